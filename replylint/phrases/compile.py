"""From the tree of a phrase to what the matcher runs, with all words looked up.

The words by which the index finds a phrase (its anchor) are taken from the very
tests that the matcher runs, so the index can't know other words than the matcher.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from replylint.language.forms import NoSuchFormError, UnknownWordError, forms_of
from replylint.model import Language
from replylint.phrases import match as op
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

Lists = Callable[[str], list[str] | None]
"""The phrases of a named list in the language at hand, or None if there is no such list."""

# Words found in nearly every letter make poor anchors: the index would always say "maybe".
_EVERY_RULE = 50
_EVERYWHERE = frozenset(
    "и в во не на я с что а по это как но к у вы за то все так его мы она он они от из для о же вас вам вами ваш "
    "ваша ваше ваши вашего вашей вашу ваших вашем нас нам нами наш наша наши будет есть был была были бы или если "
    "до при уже ещё еще только можно нет да нашей нашего "
    "і й та в у не на я з що а по це як але до ви за то все так його ми вона він вони від із для про же вас вам "
    "вами ваш ваша ваше ваші вашого вашої вашу ваших нас нам наш наша наші буде є був була були б або якщо вже ще "
    "the a an to of and in is it you i that for on are with as your be this we have not at but they our us can "
    "will was if or from by so please me my do just been has any all would about when what out up".split()
)


class Anchor(NamedTuple):
    """What a text must hold for a phrase to match: one of these words, or a word that begins so."""

    words: frozenset[str]
    stems: tuple[str, ...]


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


Commonness = Mapping[str, int]
"""How common a word is: in the examples of how many rules it stands. A word that is not there is rare."""


def compile_phrase(
    text: str, language: Language, tests: Interned, lists: Lists, common: Commonness | None = None
) -> Compiled:
    """Compile one phrase; raises `PhraseError` if it can't be read or can't match."""
    tree = parse(text)
    writer = _Writer(language, tests, lists, common or {})
    parts = tuple(writer.code(part) for part in tree.parts)
    absent = tuple(writer.code(part) for part in tree.absent)
    musts = [must for part in tree.parts for must in writer.musts(part)]
    if not musts:
        raise PhraseError("the phrase holds no word that a text must hold: it would match everywhere")
    anchor = min(musts, key=writer.commonness)
    required = dict.fromkeys(tests.number(Test(must.words)) for must in musts if not must.stems)
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

    def commonness(self, anchor: Anchor) -> tuple[int, int]:
        """How often the index would say "maybe" for this anchor."""
        common = self.common
        count = sum(common.get(word, 0) + (word in _EVERYWHERE) * _EVERY_RULE for word in anchor.words)
        if anchor.stems:
            count += sum(number for word, number in common.items() if word.startswith(anchor.stems))
        return count, len(anchor.words) + 30 * len(anchor.stems)

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
        phrases = self.lists(element.name)
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
        pieces = Words(word.text).norm
        if len(pieces) == 1:
            return [0]
        return [self.tests.number(Test(frozenset([piece]))) for piece in pieces]

    def _test(self, word: Word) -> Test:
        text = Words(word.text).norm[0]
        if word.how == "stem":
            return Test(stems=(text,))
        if word.how == "ending":
            return Test(endings=(text,))
        if word.how == "exact":
            return Test(frozenset([text]))
        try:
            return Test(forms_of(word.text, self.language, word.grammemes))
        except UnknownWordError:
            raise PhraseError(
                f"'{word.text}' is in no dictionary, so its forms are not known: write them out, or '{word.text[:-1]}*'",
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
                if choice.optional:
                    continue
                each = [
                    min(self.musts(branch), key=self.commonness, default=None) for branch in choice.branches
                ]
                if all(anchor is not None for anchor in each):
                    anchors = [anchor for anchor in each if anchor is not None]
                    found.append(
                        Anchor(
                            frozenset().union(*(anchor.words for anchor in anchors)),
                            tuple(dict.fromkeys(stem for anchor in anchors for stem in anchor.stems)),
                        )
                    )
        return found


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
