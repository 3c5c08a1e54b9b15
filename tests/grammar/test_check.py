"""From LanguageTool's matches to findings, with what its server says given in advance."""

import os
from collections.abc import Callable, Sequence

import pytest

from replylint.cache import default_folder
from replylint.drafts import read_draft
from replylint.grammar import check as module
from replylint.grammar.check import with_grammar
from replylint.grammar.matches import Match
from replylint.grammar.sentences import Sentence
from replylint.grammar.session import UnavailableError
from replylint.model import Draft, Finding, Language, Report
from replylint.packs import load_program
from replylint.program import Program
from replylint.settings import Grammar, Settings

Say = Callable[..., None]
TYPO = ("tomorow", "MORFOLOGIK_RULE_EN_US", "TYPOS", "misspelling", ("tomorrow",))
COMMA = ("order", "ANY_COMMA", "GRAMMAR", "grammar", ("order,",))


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch) -> Say:
    """Set what LanguageTool says: (excerpt, rule, category, kind, replacements) each; or why it does not."""

    class Said:
        def __init__(self, *matches: tuple[str, str, str, str, tuple[str, ...]], fault: str = "") -> None:
            self.matches, self.fault = matches, fault

        def check(self, sentences: Sequence[Sentence], *, keep: bool) -> list[tuple[Match, ...]]:
            if self.fault:
                raise UnavailableError(self.fault)
            return [tuple(self._of(one)) for one in sentences]

        def _of(self, sentence: Sentence) -> list[Match]:
            text = "".join(piece.text for piece in sentence.pieces)
            return [
                Match(
                    text.index(word),
                    text.index(word) + len(word),
                    rule,
                    category,
                    kind,
                    "Its own words",
                    found,
                )
                for word, rule, category, kind, found in self.matches
                if word in text
            ]

    def set_it(*matches: tuple[str, str, str, str, tuple[str, ...]], fault: str = "") -> None:
        monkeypatch.setattr(module, "session", lambda grammar: Said(*matches, fault=fault))

    return set_it


def program(**keys: object) -> Program:
    settings = Settings(grammar=Grammar(enabled=True), **{"select": ("grammar",), **keys})  # type: ignore[arg-type]
    return load_program(settings, default_folder(os.environ))


def draft(text: str) -> Draft:
    return read_draft(text, language="en")


def found(text: str, report: Report | None = None, **keys: object) -> tuple[Finding, ...]:
    return with_grammar(report or Report(), draft(text), None, program(**keys)).findings


def test_a_typo_with_one_replacement_is_safe_to_fix(say: Say) -> None:
    say(TYPO)
    (one,) = found("Your order comes tomorow.")
    assert (one.rule, one.level, one.source) == ("grammar/TYPOS", "warning", "MORFOLOGIK_RULE_EN_US")
    assert [(fix.text, fix.safe) for fix in one.suggestions] == [("tomorrow", True)]


def test_of_several_replacements_none_is_safe(say: Say) -> None:
    say((*TYPO[:4], ("tomorrow", "tomorrows")))
    (one,) = found("Your order comes tomorow.")
    assert not any(fix.safe for fix in one.suggestions)


def test_what_is_no_typo_is_never_safe(say: Say) -> None:
    say(COMMA)
    (one,) = found("Your order comes.")
    assert [fix.safe for fix in one.suggestions] == [False]


@pytest.mark.parametrize(
    ("interface", "said"), [("en", "Its own words."), ("ru", "не согласуются"), ("uk", "не узгоджуються")]
)
def test_the_message_is_in_the_language_of_the_operator(say: Say, interface: Language, said: str) -> None:
    say(COMMA)
    (one,) = found("Your order comes.", interface=interface)
    assert said in one.message
    assert ("Its own words" in one.why) == (interface != "en")


def test_what_another_rule_has_told_is_not_told_again(say: Say) -> None:
    say(TYPO)
    text = "Your order comes tomorow."
    other = Finding("names/misspelled", "error", "m", "w", 17, 24)
    assert [one.rule for one in found(text, Report((other,)))] == ["names/misspelled"]
    whole = Finding("tone/vague-promise", "error", "m", "w", 0, 200)
    assert len(found(text, Report((whole,)))) == 2


def test_a_mistake_beside_another_is_a_part_of_it(say: Say) -> None:
    say(TYPO, ("comes", "VERB", "GRAMMAR", "grammar", ("come",)), ("order", "NOUN", "GRAMMAR", "grammar", ()))
    assert [one.source for one in found("tomorow comes your order.")] == ["MORFOLOGIK_RULE_EN_US", "NOUN"]


@pytest.mark.parametrize(
    ("keys", "count"),
    [
        ({"select": ("tone",)}, 0),
        ({"ignore": ("grammar",)}, 0),
        ({"select": (), "ignore": ("grammar/TYPOS",)}, 0),
        ({"levels": {"grammar/TYPOS": "off"}}, 0),
        ({"select": ("grammar/TYPOS",)}, 1),
        ({"select": ()}, 1),
    ],
)
def test_select_ignore_and_levels_hold(say: Say, keys: dict[str, object], count: int) -> None:
    say(TYPO)
    assert len(found("Your order comes tomorow.", **keys)) == count


def test_a_level_of_the_config(say: Say) -> None:
    say(TYPO)
    (one,) = found("Your order comes tomorow.", levels={"grammar/TYPOS": "error"})
    assert one.level == "error"


def test_nobody_is_asked_when_nothing_of_it_is_selected(say: Say) -> None:
    say(fault="must not be asked")
    report = with_grammar(Report(), draft("Hello there."), None, program(select=("tone",)))
    assert report.problems == ()


def test_a_server_out_of_reach_is_a_problem_and_all_else_stays(say: Say) -> None:
    say(fault="grammar was not checked: no server")
    other = Finding("tone/blame", "error", "m", "w", 0, 5)
    report = with_grammar(Report((other,)), draft("Hello there."), None, program())
    assert report.findings == (other,)
    assert [(one.message, one.whole_run) for one in report.problems] == [
        ("grammar was not checked: no server", True)
    ]
