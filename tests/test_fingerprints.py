"""A finding is known again however its file is moved about and written anew."""

from hypothesis import given, settings
from hypothesis import strategies as st

from replylint.fingerprints import Fingerprint, fingerprint
from replylint.model import Entry, Finding
from replylint.report import Context, Located


def of(text: str, excerpt: str, *, entry: Entry | None = None, rule: str = "tone/blame") -> Fingerprint:
    start = text.index(excerpt)
    finding = Finding(rule, "error", "", "", start, start + len(excerpt))
    return fingerprint(Located(finding, excerpt, entry=entry), text)


BEFORE = "Добрый день!\n\nВы сами виноваты, что не дочитали условия договора. Мы поможем."


def test_lines_spacing_case_and_neighbours_do_not_matter() -> None:
    one = of(BEFORE, "Вы сами виноваты")
    assert one == of("Новое начало.\n\n" + BEFORE, "Вы сами виноваты")
    assert one == of(BEFORE.replace(", что не", ",\nчто\r\nне"), "Вы сами виноваты")
    assert one == of(BEFORE.replace("Мы поможем", "Мы очень поможем"), "Вы сами виноваты")
    assert one == of(BEFORE.replace("Вы сами", "вы  сами"), "вы  сами виноваты")
    assert one == of(BEFORE.replace("Вы сами виноваты", "**Вы сами\nвиноваты**"), "Вы сами\nвиноваты")


def test_the_words_of_the_sentence_tell_equal_findings_apart() -> None:
    one, other = of(BEFORE, "Вы сами виноваты"), of("Вы сами виноваты в этом.", "Вы сами виноваты")
    assert one.likeness == other.likeness
    assert one.sentence != other.sentence


def test_rule_words_and_entry_make_a_difference() -> None:
    one = of(BEFORE, "Вы сами виноваты")
    assert one.likeness != of(BEFORE, "Вы сами").likeness
    assert one.likeness != of(BEFORE, "Вы сами виноваты", rule="tone/guilt").likeness
    assert one.likeness != of(BEFORE, "Вы сами виноваты", entry=Entry("Возврат", "1")).likeness


def test_an_entry_is_known_by_its_id_and_without_one_by_its_title() -> None:
    def of_entry(entry: Entry) -> Fingerprint:
        return of(BEFORE, "Вы сами виноваты", entry=entry)

    assert of_entry(Entry("Возврат", "1", "body")) == of_entry(Entry("Возврат денег", "1", "body_text"))
    assert of_entry(Entry("Возврат", None)) == of_entry(Entry(" Возврат ", None))
    assert of_entry(Entry("Возврат", None)) != of_entry(Entry("Обмен", None))
    assert of_entry(Entry("Возврат", None)).entry == ""


def test_marks_without_words_are_told_apart() -> None:
    assert of("Так!!! Да", "!!!").words != of("Так??? Да", "???").words


def test_what_the_customer_reads_counts_not_the_markup_of_the_file() -> None:
    finding = Finding("tone/blame", "error", "", "", 30, 60)
    shown = Context(BEFORE, BEFORE.index("Вы сами"), BEFORE.index("Вы сами") + len("Вы сами виноваты"))
    in_json = Located(finding, "Вы сами виноваты", context=shown)
    assert fingerprint(in_json, '{"body": "…"}' * 9) == of(BEFORE, "Вы сами виноваты")


WORD = st.text("абвгдabcї", min_size=1, max_size=8)
SPACE = st.sampled_from([" ", "  ", "\n", "\r\n", "\n  ", "\t"])


@given(st.lists(WORD, min_size=1, max_size=8), st.data())
@settings(max_examples=200)
def test_wrapping_a_sentence_anew_changes_nothing(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    past = data.draw(st.integers(first + 1, len(words)))

    def wrapped() -> tuple[str, int, int]:
        text, start, end = "", 0, 0
        for index, word in enumerate(words):
            start = len(text) if index == first else start
            text += word
            end = len(text) if index == past - 1 else end
            text += data.draw(SPACE)
        around = data.draw(st.sampled_from(["", "Before it.\n\n", "- One\n\n"]))
        return around + text + "\n\nAfter.", len(around) + start, len(around) + end

    (one, start, end), (other, other_start, other_end) = wrapped(), wrapped()
    finding = Finding("tone/blame", "error", "", "", start, end)
    moved = Finding("tone/blame", "error", "", "", other_start, other_end)
    assert fingerprint(Located(finding, one[start:end]), one) == fingerprint(
        Located(moved, other[other_start:other_end]), other
    )


@given(st.text(max_size=40), st.data())
@settings(max_examples=200)
def test_any_stretch_of_any_text_has_one(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    finding = Finding("tone/blame", "error", "", "", start, end)
    found = fingerprint(Located(finding, text[start:end]), text)
    assert len(found.words) == len(found.sentence) == 16
    assert found == fingerprint(Located(finding, text[start:end]), text)
