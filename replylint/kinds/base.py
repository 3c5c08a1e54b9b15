"""What every rule kind is given and gives back.

A kind is a module with

* `Keys`: the keys of its rule block, a msgspec Struct that forbids unknown fields;
* `Check`: plain data that goes to the cache (may be `Keys` itself);
* `compile(keys, compiler) -> Check`: looks words up, complains about what can't work;
* `find(check, scene) -> Iterable[Hit]`: what it finds, in any order.

A check that compiled phrases with `trigger=True` is run only on texts for which
the index names one of them; every other check of a rule in force is always run,
and should say no cheaply.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from replylint.model import Company, Evidence, Language, Suggestion
from replylint.phrases.match import PhraseSet
from replylint.scene import Scene

__all__ = ["Company", "Compiler", "Evidence", "Hit", "PhraseSets", "Scene", "Suggestion"]

PhraseSets = dict[Language, PhraseSet]


class Hit(Struct, frozen=True):
    """A finding in the making; the rule adds id, level, message and reason.

    `start` and `end` are offsets in the draft. `fields` fill the {…} of the
    rule's message ({match} is always there). `suggestions` None means: the
    rule's own `suggest`, if any; an empty tuple means none. `language` is
    that of the place, when the kind knows it better than the draft does.
    """

    start: int
    end: int
    fields: dict[str, str] = {}
    suggestions: tuple[Suggestion, ...] | None = None
    evidence: tuple[Evidence, ...] = ()


class Compiler:
    """Looks words up for the kinds; knows file and line of the rule at hand."""

    def phrases(
        self,
        texts: Mapping[Language, Sequence[str]],
        *key: str | int,
        trigger: bool = False,
    ) -> PhraseSets:
        """Compile lists of phrases, a language each.

        `key` is the path of the list within the block ("phrases",), for errors.
        """
        raise NotImplementedError

    def literals(self, texts: Iterable[str]) -> None:
        """The check is to run only on texts that hold one of these strings (lower case)."""
        raise NotImplementedError

    def fail(self, message: str, *key: str | int, hint: str | None = None) -> Exception:
        """The error to raise for the value under `key`, with its file and line."""
        raise NotImplementedError

    def forms(self, word: str, language: Language, grammemes: tuple[str, ...] = ()) -> frozenset[str]:
        """All normalised forms of a word; see `replylint.language.forms.forms_of`."""
        raise NotImplementedError
