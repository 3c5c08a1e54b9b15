from hypothesis import given
from hypothesis import strategies as st

from replylint.kinds.overlap import repeated
from replylint.model import Message, Ticket
from replylint.words import Words
from tests.kinds.helpers import excerpts, report

BLOCK = "kind: overlap\ncourtesy: {ru: [спасибо за ожидание и терпение вам]}"
NOTE = "Поставщик признал брак всей партии и заменит её без проверки. Скажи, что это мы решили."


def _ticket(*notes: str, public: str = "Термос не держит тепло.") -> Ticket:
    return Ticket(
        messages=(Message(text=public), *(Message(text=note, author="agent", public=False) for note in notes))
    )


def test_eight_words_in_a_row() -> None:
    text = "Анна, знайте: поставщик признал брак всей партии и заменит ее, а мы рады."
    assert excerpts(BLOCK, text, ticket=_ticket(NOTE)) == ["поставщик признал брак всей партии и заменит ее"]


def test_seven_words_are_not_enough() -> None:
    assert excerpts(BLOCK, "Анна, поставщик признал брак всей партии и точка.", ticket=_ticket(NOTE)) == []


def test_a_whole_sentence_of_five_words() -> None:
    ticket = _ticket("Звонила на склад. Водитель забыл вторую коробку там! Молчи.")
    assert excerpts(BLOCK, "Привезём завтра. Водитель забыл вторую коробку там.", ticket=ticket) == [
        "Водитель забыл вторую коробку там."
    ]
    shorter = _ticket("Звонила на склад. Водитель забыл вторую коробку! Молчи.")
    assert excerpts(BLOCK, "Водитель забыл вторую коробку.", ticket=shorter) == []


def test_punctuation_case_and_yo_do_not_matter() -> None:
    text = "ПОСТАВЩИК — признал брак; всей партии, и заменит ЕЕ «без проверки»."
    assert len(excerpts(BLOCK, text, ticket=_ticket(NOTE))) == 1


def test_what_the_customer_wrote_is_known() -> None:
    said = "Ваш поставщик признал брак всей партии и заменит её без проверки, мне сказали."
    text = "Да, поставщик признал брак всей партии и заменит её без проверки."
    assert excerpts(BLOCK, text, ticket=_ticket(NOTE, public=said)) == []


def test_known_words_do_not_hide_the_rest() -> None:
    said = "Мне сказали, поставщик признал брак всей партии."
    text = "Поставщик признал брак всей партии и заменит её без проверки."
    assert len(excerpts(BLOCK, text, ticket=_ticket(NOTE, public=said))) == 1


def test_courtesy_is_no_secret() -> None:
    note = "Спасибо за ожидание и терпение вам. Это в начало."
    assert excerpts(BLOCK, "Спасибо за ожидание и терпение вам.", ticket=_ticket(note)) == []


def test_the_note_is_quoted_and_named() -> None:
    finding = report(
        BLOCK,
        "Поставщик признал брак всей партии и заменит её без проверки.",
        ticket=_ticket("Ещё нет.", NOTE),
    ).findings[0]
    assert [(evidence.text, evidence.where) for evidence in finding.evidence] == [
        ("Поставщик признал брак всей партии и заменит её без проверки", "internal note 2")
    ]
    assert [suggestion.text for suggestion in finding.suggestions] == [""]


def test_part_of_a_sentence_is_not_offered_for_deletion() -> None:
    text = "Анна, знайте: поставщик признал брак всей партии и заменит ее, а мы рады."
    assert report(BLOCK, text, ticket=_ticket(NOTE)).findings[0].suggestions == ()


def test_silent_without_notes() -> None:
    text = "Поставщик признал брак всей партии и заменит её без проверки."
    assert excerpts(BLOCK, text) == []
    assert excerpts(BLOCK, text, ticket=_ticket(public="Где заказ?")) == []


def test_a_long_ticket() -> None:
    ticket = _ticket(*(f"{NOTE} Номер {number}." for number in range(500)))
    text = "Поставщик признал брак всей партии и заменит её без проверки. " * 20
    assert len(excerpts(BLOCK, text, ticket=ticket)) == 1


words = st.lists(st.sampled_from("а б в г".split()), max_size=30).map(" ".join)


@given(words, st.lists(words, max_size=3))
def test_runs_stand_in_their_note(draft: str, notes: list[str]) -> None:
    taken = [Words(note) for note in notes]
    norm = Words(draft).norm
    past = 0
    for run in repeated(norm, taken, 4, 2):
        assert past <= run.first < run.past <= len(norm)
        assert run.past - run.first >= 2
        length = run.note_past - run.note_first
        assert taken[run.note].norm[run.note_first : run.note_past] == norm[run.first : run.first + length]
        past = run.first + 1


@given(words, words)
def test_every_long_repetition_is_found(draft: str, note: str) -> None:
    norm, noted = Words(draft).norm, Words(note).norm
    covered: set[int] = set()
    for run in repeated(norm, [Words(note)], 4, 99):
        covered.update(range(run.first, run.past))
    grams = {tuple(noted[at : at + 4]) for at in range(len(noted) - 3)}
    for at in range(len(norm) - 3):
        if tuple(norm[at : at + 4]) in grams:
            assert covered.issuperset(range(at, at + 4))
