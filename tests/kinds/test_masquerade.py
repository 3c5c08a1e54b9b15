from replylint.drafts import read_draft
from replylint.linter import lint
from tests.kinds.helpers import excerpts, program_of

BLOCK = """
kind: masquerade
claims: {ru: [живой человек], en: [a real person, service notice]}
shows: {ru: [создано автоматически], en: [generated automatically, gift card]}
except: {ru: [ответит сотрудник], en: [a colleague will answer]}
"""


def test_claim_and_proof() -> None:
    text = "Я живой человек, поверьте.\n\nПисьмо создано автоматически."
    assert excerpts(BLOCK, text) == [text]


def test_one_side_alone_is_honest() -> None:
    assert excerpts(BLOCK, "Я живой человек, поверьте.") == []
    assert excerpts(BLOCK, "Письмо создано автоматически.") == []


def test_what_makes_it_honest() -> None:
    assert excerpts(BLOCK, "Это не живой человек. Письмо создано автоматически. Вам ответит сотрудник.") == []


def test_the_subject_may_claim() -> None:
    program = program_of(BLOCK)
    draft = read_draft("A gift card is waiting.", language="en", subject="Service notice")
    found = lint(draft, None, program)
    assert [evidence.where for evidence in found[0].evidence] == ["subject", "draft"]
    assert lint(read_draft("A gift card is waiting.", language="en"), None, program) == []


def test_small_print_shows_it() -> None:
    text = "I'm a real person.\n\nKind regards,\nTom\n\n--\nThis message was generated automatically."
    assert len(excerpts(BLOCK, text, "en")) == 1


def test_quoted_mail_does_not_count() -> None:
    text = "I'm a real person.\n\n> This message was generated automatically."
    assert excerpts(BLOCK, text, "en") == []
