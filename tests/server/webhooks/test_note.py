"""What the team reads in the internal note."""

from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from replylint.model import Evidence, Language, Level
from replylint.records import FindingRecord, SuggestionRecord
from replylint.report import Summary
from replylint.reporters.zendesk_html import HIDDEN, LONGEST
from replylint.server.checks import CheckAnswer
from replylint.server.webhooks.note import Outcome, note


def finding(
    excerpt: str = "сами виноваты",
    *,
    rule: str = "tone/blame",
    level: Level = "error",
    message: str = "Так нельзя.",
    better: tuple[str, ...] = ("Давайте разберёмся",),
    evidence: tuple[Evidence, ...] = (),
) -> FindingRecord:
    suggestions = tuple(SuggestionRecord(text, False) for text in better)
    return FindingRecord(
        rule, level, message, "Упрёк обижает.", 0, 1, 1, 1, 1, 2, excerpt, suggestions, evidence, None
    )


def outcome(
    *findings: FindingRecord,
    language: Language = "ru",
    problems: tuple[str, ...] = (),
    blocked: bool = True,
) -> Outcome:
    summary = Summary(1, sum(one.level == "error" for one in findings))
    answer = CheckAnswer(
        None, list(findings), list(problems), summary, blocked, "error", "Нельзя.", language, language
    )
    return Outcome("77", answer)


class Shown(HTMLParser):
    """What a browser would show, and the tags that are in it."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.text, self.tags = "", set[str]()
        self.feed(source)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)
        assert attrs == []


def test_a_finding_in_the_language_of_the_team() -> None:
    assert note([outcome(finding())], "sent") == (
        "<p><strong>Проверка отправленного ответа: 1 ошибка.</strong></p>"
        "<ul><li><strong>ошибка: tone/blame</strong><br>«сами виноваты»<br>Так нельзя."
        "<br>Почему: Упрёк обижает.<br>Лучше: «Давайте разберёмся»</li></ul>"
        "<p>replylint · 77</p>"
    )
    assert "Check of the draft. It can be sent." in note([outcome(language="en", blocked=False)], "draft")
    assert "Перевірка надісланої відповіді: 1 помилка." in note([outcome(finding(), language="uk")], "sent")


def test_what_could_not_be_checked_is_told() -> None:
    said = note([outcome(finding(), problems=("tone/blame: took too long",))], "sent")
    assert "Проверить удалось не всё: tone/blame: took too long" in said


def test_half_a_check_of_a_draft_is_no_leave_to_send() -> None:
    said = note([outcome(problems=("tone/blame: took too long",), blocked=False)], "draft")
    assert said == (
        "<p><strong>Проверка черновика.</strong></p>"
        "<p>Проверить удалось не всё: tone/blame: took too long</p><p>replylint · 77</p>"
    )


def test_words_are_not_told_twice() -> None:
    said = note([outcome(finding("Всего доброго", message="«Всего доброго» холодно."))], "sent")
    assert said.count("Всего доброго") == 1


def test_a_secret_is_not_repeated_wherever_it_stands() -> None:
    card = finding("4111 1111 1111 1111", rule="leaks/card", better=("**** 1111",), message="Номер открыт.")
    leak = finding(
        "Карта 4111 1111 1111 1111 его жены",
        rule="leaks/note",
        evidence=(Evidence("карта 4111 1111 1111 1111", "internal note 1"),),
    )
    said = note([outcome(card, leak)], "sent", frozenset({"leaks/card"}))
    assert "4111" not in said
    assert "leaks/card</strong><br>Номер открыт." in said
    assert f"Карта {HIDDEN} его жены" in said and "**** 1111" in said


def test_placeholders_are_shown_and_not_filled_in() -> None:
    said = note([outcome(finding("{{ticket.requester.email}} {% if x %}", better=("{{dc.x}}",)))], "sent")
    assert "{{" not in said and "{%" not in said
    assert "ticket.requester.email" in said


@given(st.lists(st.text(max_size=60), min_size=1, max_size=4), st.sampled_from(("sent", "draft")))
def test_any_words_are_words(words: list[str], wanted: str) -> None:
    found = [finding(one, message=one, better=(one,)) for one in words]
    said = note([outcome(*found)], "sent" if wanted == "sent" else "draft")
    said.encode("utf-8")
    assert Shown(said).tags == {"p", "strong", "ul", "li", "br"}
    assert "{{" not in said and "{%" not in said


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 400), st.integers(1, 5))
def test_a_note_is_never_longer_than_zendesk_takes_and_always_has_its_mark(count: int, replies: int) -> None:
    said = note([outcome(*[finding("слово " * 40)] * count)] * replies, "sent")
    assert len(said.encode()) <= LONGEST
    assert said.count("replylint · 77") == replies
    assert ("И ещё находок" in said) == (said.count("<li>") < count * replies)
