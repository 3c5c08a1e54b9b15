"""From the tree of a phrase to what the matcher runs, with all words looked up.

The words by which the index finds a phrase (its anchor) are taken from the very
tests that the matcher runs, so the index can't know other words than the matcher.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from replylint.language.forms import NoSuchFormError, UnknownWordError, forms_of
from replylint.model import Language
from replylint.phrases import match as op
from replylint.phrases.anchor import Anchor, Commonness
from replylint.phrases.match import Code, Phrase, Test
from replylint.phrases.parse import (
    Choice,
    Class,
    Edge,
    Element,
    Gap,
    Listed,
    Mark,
    Not,
    PhraseError,
    Sequence,
    Word,
    parse,
)
from replylint.words import Words


class Compiled(NamedTuple):
    """A phrase ready to run, with the tests it numbers, in order, and its anchor."""

    phrase: Phrase
    anchor: Anchor


class Interned:
    """The tests of one language's part of a program; equal ones stand once."""

    def __init__(self) -> None:
        self.tests: list[Test] = []
        self._numbers: dict[Test, int] = {}

    def number(self, test: Test) -> int:
        """The number of the test, added if it is new."""
        if test not in self._numbers:
            self._numbers[test] = len(self.tests)
            self.tests.append(test)
        return self._numbers[test]


class Lists:
    """The named lists that the phrases of one pack may use, in one language; what was made of them is kept."""

    def __init__(self, phrases: Mapping[str, list[str]]) -> None:
        self.phrases = phrases
        self.resolved: dict[tuple[str, tuple[str, ...]], Choice] = {}
        self.single: dict[int, Test | None] = {}
        self.must: dict[int, Anchor | None] = {}


def compile_phrase(
    text: str, language: Language, tests: Interned, lists: Lists, common: Commonness
) -> Compiled:
    """Compile one phrase; raises `PhraseError` if it can't be read or can't match."""
    tree = parse(text)
    writer = _Writer(language, tests, lists, common)
    parts = tuple(writer.code(part) for part in tree.parts)
    absent = tuple(writer.code(part) for part in tree.absent)
    musts = [must for part in tree.parts for must in writer.musts(part)]
    if not musts:
        raise PhraseError("the phrase holds no word that a text must hold: it would match everywhere")
    anchor = min(musts, key=common.of)
    # The anchor itself is there whenever the phrase is a candidate; of the others the rarest says no soonest.
    others = sorted((must for must in musts if must is not anchor and not must.stems), key=common.of)
    required = dict.fromkeys(tests.number(Test(must.words)) for must in others)
    phrase = Phrase(text, parts, absent, tree.distance, tuple(required))
    return Compiled(phrase, anchor)


class _Writer:
    def __init__(
        self,
        language: Language,
        tests: Interned,
        lists: Lists,
        common: Commonness,
        within: tuple[str, ...] = (),
    ) -> None:
        self.language = language
        self.tests = tests
        self.lists = lists
        self.common = common
        self.within = within

    def code(self, sequence: Sequence) -> Code:
        code: Code = []
        self._sequence(sequence, code)
        code.append([op.DONE])
        if all(step[0] not in (op.TEST, op.NOT) for step in code):
            raise PhraseError("a phrase needs a word")
        return code

    def _sequence(self, sequence: Sequence, code: Code) -> None:
        for element in sequence:
            self._element(element, code)

    def _element(self, element: Element, code: Code) -> None:
        if isinstance(element, Word):
            words = self._words(element)
            if len(words) == 1:
                code.append([op.TEST, self.tests.number(self._test(element))])
            else:
                for number in words:
                    code.append([op.TEST, number])
        elif isinstance(element, Class):
            code.append([op.TEST, self.tests.number(Test(classes=(element.name,)))])
        elif isinstance(element, Gap):
            self._gap(element, code)
        elif isinstance(element, Mark):
            code.append([op.MARK, element.text])
        elif isinstance(element, Edge):
            code.append([op.BEGIN if element.text == "^" else op.END])
        elif isinstance(element, Not):
            code.append([op.NOT, self.code((Choice(element.branches, optional=False),))])
        else:
            self._choice(self._resolved(element), code)

    def _gap(self, gap: Gap, code: Code) -> None:
        anything = self.tests.number(Test(classes=("word",)))
        out = len(code) + 2 * gap.longest
        for _ in range(gap.longest):
            here = len(code)
            code.append([op.SPLIT, out, here + 1])
            code.append([op.TEST, anything])

    def _choice(self, choice: Choice, code: Code) -> None:
        single = self._single(choice)
        if single is not None:
            if choice.optional:
                code.append([op.SPLIT, len(code) + 1, len(code) + 2])
            code.append([op.TEST, self.tests.number(single)])
            return
        jumps: list[list[Any]] = []
        last = len(choice.branches) - 1
        for index, branch in enumerate(choice.branches):
            split: list[Any] | None = None
            if index < last or choice.optional:
                split = [op.SPLIT, len(code) + 1, -1]
                code.append(split)
            self._sequence(branch, code)
            if index < last:
                jump = [op.JUMP, -1]
                jumps.append(jump)
                code.append(jump)
            if split is not None:
                split[2] = len(code)
        for jump in jumps:
            jump[1] = len(code)

    def _single(self, choice: Choice) -> Test | None:
        """All branches as one test, if each is a single word."""
        if id(choice) not in self.lists.single:
            made = self._one_test(choice)
            if not self._is_listed(choice):
                return made
            self.lists.single[id(choice)] = made
        return self.lists.single[id(choice)]

    def _is_listed(self, choice: Choice) -> bool:
        """Is it a named list, which lives as long as what is kept of it?"""
        return any(choice is known for known in self.lists.resolved.values())

    def _one_test(self, choice: Choice) -> Test | None:
        tests = []
        for branch in choice.branches:
            if len(branch) != 1:
                return None
            element = branch[0]
            if isinstance(element, Word) and len(self._words(element)) == 1:
                tests.append(self._test(element))
            elif isinstance(element, Choice | Listed):
                inner = self._resolved(element)
                single = None if inner.optional else self._single(inner)
                if single is None:
                    return None
                tests.append(single)
            elif isinstance(element, Class):
                tests.append(Test(classes=(element.name,)))
            else:
                return None
        return Test(
            frozenset().union(*(test.words for test in tests)),
            tuple(dict.fromkeys(stem for test in tests for stem in test.stems)),
            tuple(dict.fromkeys(ending for test in tests for ending in test.endings)),
            tuple(dict.fromkeys(name for test in tests for name in test.classes)),
        )

    def _resolved(self, element: Element) -> Choice:
        """A choice as it is, or a named list as the choice of its phrases."""
        if isinstance(element, Choice):
            return element
        assert isinstance(element, Listed)
        if element.name in self.within:
            raise PhraseError(f"the list @{element.name} holds itself", element.column)
        known = self.lists.resolved.get((element.name, element.grammemes))
        if known is None:
            known = self._resolve(element)
            self.lists.resolved[element.name, element.grammemes] = known
        return known

    def _resolve(self, element: Listed) -> Choice:
        phrases = self.lists.phrases.get(element.name)
        if phrases is None:
            raise PhraseError(f"there is no list @{element.name}", element.column)
        if not phrases:
            raise PhraseError(f"the list @{element.name} has nothing in this language", element.column)
        branches = []
        for phrase in phrases:
            tree = parse(phrase)
            if len(tree.parts) > 1 or tree.absent:
                raise PhraseError(f"'{phrase}' of the list @{element.name} may not hold '&'", element.column)
            branch = _narrowed(tree.parts[0], element.grammemes)
            if not element.grammemes or self._has_forms(branch):
                branches.append(branch)
        if not branches:
            wanted = ", ".join(element.grammemes)
            raise PhraseError(
                f"no word of the list @{element.name} has a form that is {wanted}", element.column
            )
        inner = _Writer(self.language, self.tests, self.lists, self.common, (*self.within, element.name))
        return Choice(tuple(inner._flat(branch) for branch in branches), optional=False)

    def _has_forms(self, sequence: Sequence) -> bool:
        """Has every word of a list's phrase a form as the list's grammemes ask? «мочь» has no imperative."""
        try:
            for part in sequence:
                if isinstance(part, Word) and part.how == "inflected":
                    forms_of(part.text, self.language, part.grammemes)
        except UnknownWordError:
            return True
        except NoSuchFormError:
            return False
        return True

    def _flat(self, sequence: Sequence) -> Sequence:
        """Lists inside a list, resolved with the knowledge of which lists we are in."""
        return tuple(self._resolved(part) if isinstance(part, Listed) else part for part in sequence)

    def _words(self, word: Word) -> list[int]:
        """The tests of a written word; more than one where our tokens cut it in two."""
        if word.how != "exact":
            return [0]
        pieces = _pieces(word.text)
        if len(pieces) == 1:
            return [0]
        return [self.tests.number(Test(frozenset([piece]))) for piece in pieces]

    def _test(self, word: Word) -> Test:
        try:
            return _test_of(word.text, word.how, word.grammemes, self.language)
        except UnknownWordError:
            raise PhraseError(
                f"'{word.text}' is in no dictionary, so its forms are not known: "
                f"write them out, or '{word.text[:-1]}*'",
                word.column,
            ) from None
        except ValueError as error:
            raise PhraseError(str(error), word.column) from None

    def musts(self, sequence: Sequence) -> list[Anchor]:
        """Anchors of which every match holds all."""
        found = []
        for element in sequence:
            if isinstance(element, Word):
                test = self._test(element)
                if test.words or test.stems:
                    found.append(Anchor(test.words, test.stems))
            elif isinstance(element, Choice | Listed):
                choice = self._resolved(element)
                must = None if choice.optional else self._must_of(choice)
                if must is not None:
                    found.append(must)
        return found

    def _must_of(self, choice: Choice) -> Anchor | None:
        """The anchor of a choice, if each of its branches has one."""
        if id(choice) in self.lists.must:
            return self.lists.must[id(choice)]
        each = [min(self.musts(branch), key=self.common.of, default=None) for branch in choice.branches]
        anchors = [anchor for anchor in each if anchor is not None]
        made = None
        if len(anchors) == len(each):
            words = frozenset().union(*(anchor.words for anchor in anchors))
            made = Anchor(words, tuple(dict.fromkeys(stem for anchor in anchors for stem in anchor.stems)))
        if self._is_listed(choice):
            self.lists.must[id(choice)] = made
        return made


@lru_cache(maxsize=65536)
def _pieces(text: str) -> tuple[str, ...]:
    return tuple(Words(text).norm)


@lru_cache(maxsize=65536)
def _test_of(text: str, how: str, grammemes: tuple[str, ...], language: Language) -> Test:
    word = _pieces(text)[0]
    if how == "stem":
        return Test(stems=(word,))
    if how == "ending":
        return Test(endings=(word,))
    if how == "exact":
        return Test(frozenset([word]))
    return Test(forms_of(text, language, grammemes))


def _narrowed(sequence: Sequence, grammemes: tuple[str, ...]) -> Sequence:
    """The phrase of a list with the grammemes that stand behind the list's name."""
    if not grammemes:
        return sequence
    return tuple(
        part._replace(grammemes=(*part.grammemes, *grammemes))
        if isinstance(part, Word) and part.how == "inflected"
        else part
        for part in sequence
    )
