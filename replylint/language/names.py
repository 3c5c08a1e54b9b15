"""First names: which name a word is, in what case, of which family, and how it is declined.

A *form* is a name as people call themselves: «Саша», «Александр» and
«Сашенька» are three forms. A *family* is a full name with all its forms;
«Саша» belongs to the families of «Александр» and «Александра». Words may be
given in any spelling and letter case; they are compared normalised
(`replylint.words.normalise`). What a function gives back is written as in the
name lists, with capital letters and ё; names that no list knows come back in
the letters they were given in.

Nothing is read before the first question about a language is asked.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from replylint.model import Gender, Language

Case = Literal["nomn", "gent", "datv", "accs", "ablt", "loct", "voct"]
CASES: tuple[Case, ...] = ("nomn", "gent", "datv", "accs", "ablt", "loct", "voct")
ADDRESS_CASES: frozenset[Case] = frozenset({"nomn", "voct"})
"""The cases in which somebody is addressed."""


class NameForm(Struct, frozen=True):
    """A first name as somebody is called, in the nominative, with the full names it may belong to."""

    form: str
    full: tuple[str, ...]
    genders: frozenset[Gender]


class NameReading(Struct, frozen=True):
    """One way to read a word as a first name.

    `common_word` says that the word, written small, is also an ordinary word
    («том», «вас», "will", and «Вера», «Роман» too): it is a name only when it
    is capitalised and stands where somebody is addressed.
    """

    form: str
    case: Case
    full: tuple[str, ...]
    genders: frozenset[Gender]
    common_word: bool = False


def name_form(word: str, language: Language) -> NameForm | None:
    """The known name whose nominative is this word; None if no list has it."""
    raise NotImplementedError


def look_up(word: str, language: Language) -> tuple[NameReading, ...]:
    """All readings of a word, in any case or as a vocative, as a known first name; empty if it is none.

    Spoken clipped vocatives count in Russian («Саш», «Кать»), the vocative case
    in Ukrainian («Олено», «Сашку»), the possessive in English ("Kate's").
    Readings in the nominative come first.
    """
    raise NotImplementedError


def is_known(word: str, language: Language) -> bool:
    """Is the word some form of a first name of the lists?"""
    raise NotImplementedError


def families(form: str, language: Language) -> frozenset[str]:
    """The full names to which the word (in any case) may belong; empty if unknown.

    «Саша» → Александр, Александра; «Женя» → Евгений, Евгения.
    """
    raise NotImplementedError


def forms_of(form: str, language: Language, gender: Gender | None = None) -> Mapping[Case, tuple[str, ...]]:
    """All case forms of a first name given in the nominative, the usual one first.

    Unknown names are declined by their endings. Without `gender`, a known name
    is declined as all its genders are, an unknown one as its ending suggests.
    The vocative of a Russian name is the nominative, then the spoken one
    («Саша», «Саш»). The letter case of `form` is kept; «Анна-Мария» is
    declined in both halves. English names do not change.
    """
    raise NotImplementedError


def same_form(a: str, b: str, language: Language, cases: frozenset[Case] | None = None) -> bool:
    """Are both words case forms (or vocatives) of one form of a name?

    «Саша» and «Саше», «Сашу» and «Саш»: yes; «Саша» and «Шура» or «Сашенька»: no.
    With `cases`, `b` must stand in one of these: «Александра» can be the
    genitive of «Александр», but with `ADDRESS_CASES` it is not he. Works for
    unknown names too, by their endings. The order of the names matters only with `cases`.
    """
    raise NotImplementedError


def related(a: str, b: str, language: Language) -> bool:
    """Do the words belong to a common family, be they the same form or not?

    Саша/Александр/Шура, Kate/Katherine, Сашко/Олександр. False for unknown names.
    """
    raise NotImplementedError


def counterpart(form: str, from_language: Language, to_language: Language) -> frozenset[str]:
    """How the same name is called or spelt in the other language, as far as the lists know it.

    Олена (uk) → Елена (ru), Николай (ru) → Микола (uk), Illia (en) → Ілля (uk).
    Forms keep their level: a short name has short names as counterparts. It
    says nothing of whether a customer likes to be called so.
    """
    raise NotImplementedError


def same_in_other_language(a: str, a_language: Language, b: str, b_language: Language) -> bool:
    """Is `b` (in any case) the name `a` (in any case) in another language or alphabet?

    Sofia/Софія, Олена/Елена, Illia/Ілля, also unknown names that are written
    alike letter by letter. The same form in the same language counts too.
    """
    raise NotImplementedError


def gender(form: str, language: Language) -> Gender | None:
    """The gender of a name in any case: None if it can be either, or if its ending does not tell."""
    raise NotImplementedError


def patronymic(word: str, language: Language) -> Gender | None:
    """The gender of a patronymic in any case («Иваныча», «Іванівно»); None if the word is none."""
    raise NotImplementedError


def surname_like(word: str, language: Language) -> bool:
    """Does the word end as surnames do, and is no known first name nor a patronymic?"""
    raise NotImplementedError


def distance(a: str, b: str, limit: int = 2) -> int:
    """How many letters apart two words are once normalised, `limit + 1` if more than `limit`.

    Inserted, lost, changed letters and two swapped neighbours count one each
    (Damerau–Levenshtein, optimal string alignment).
    """
    raise NotImplementedError
