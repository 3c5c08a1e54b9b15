"""Obscene words behind a mask: «х*й», «п..дец», "f**k", "sh*t".

A mask hides letters, so a frame can't be matched against it. Instead the
letters that are left are looked up in a list of the forms that people do mask.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from replylint.language.obscene_words import is_obscene_word
from replylint.lazy import pattern

# The forms people mask are few, so a list is enough.
_CYRILLIC_FORMS = """
_ на по до ни + ху: й я ю ем е и ев
ху: ям ями ях йня йню йни йней йло йла йлом евый евая евое евые ево евого ета ету еты есос есосы ли
о а + ху: ел ела ели еть енно енный енная енные енное ительно евший евшие евать еваете
на по до ни о + хер: _ а ели еть
хер: ня ню ни ней ово овый овая овые овое ом
на по + хрен: _
по: хуизм ебень ебать хуист ебота
_ рас с за на от + пизд: ить ил или ит ят ишь еть
пизд: а ы е у ой ец еца ецу еж ежь юк юки атый ато обол оболы юлей ун ун еть
рас: пиздяй пиздяи пиздяйство
пид: ор ора оры оров орам орас орасы орасов арас арасы арасов арасам арасами ар ары аров р
пед: ик ики иков рила ерасты
бл: ять ядь ядский ядство яди ядей я ядина ятский
вы: блядок блядки
_ за на вы про от до у разъ съ подъ въ пере объ долбо + еб: ал ала али ало ать ет ут у ешь ете
_ за на вы про от до у разъ съ подъ въ + еб: аться ался ались алась ется ись итесь
_ за на вы про от до у разъ + еб: аный аная аное аные анный
за про вы у подъ долбо долба мозго + еб: _ а у ы ов ок ки
_ за на у + еб: нуть нул нулся нулась нулись нутый нутая нутые нись
_ у + еб: ан аны ище ищный ывай ывайте
вы: ебываться ебывается ебываетесь ебоны
еб: аного аную аных аному анутый анутая анутые анат анаты анько альник
еб: ло лан ланы лом ля учий учая учие алом ень
под на: ебка ебки
дол: бойоб
му: дак дака даки даков даку дакам даками дацкий дила дилы дозвон дачье
су: ка ки ке ку кой ками чка чки чара чий чье чары
г: овно овна овну овном овне авно овнюк овенный овняный ондон ондоны ондонов андон андоны
дер: ьмо ьма ьму ьмом ьмовый ьмовая ьмовое ьмовые
жо: па пу пе пой пы
шлю: ха хи ху хой шка шки
_ на за об про + ср: ать ал али ала алась ался ались
ср: аный аная аное аные анье ака аку аки ань
за: сранец сранцы
зал: упа упу упы
дро: чить чит чила чил чер черы
ублюд: ок ки ков
тра: хать хал хнуть хал
йоб: аний ана ане аний нутий
за на ви + їб: ав али ало ати аний ана ане
заєб: ав али
пізд: ець а
гівн: о а ом
кур: ва ви
"""
_LATIN_FORMS = """
fuck: _ s er ers ed ing in
motherfuck: er ers ing
shit: _ s ty ting head show hole
bullshit: _
horseshit: _
cunt: _ s
bitch: _ es y ing
ass: _ hole holes hat
dick: head heads
cock: sucker suckers
pussy: _
bastard: _ s
nigg: er ers a as
whore: _ s
slut: _ s
wank: er ers ing
faggot: _ s
twat: _ s
"""
_CYRILLIC = pattern("[а-яіїє]")
_TO_CYRILLIC = str.maketrans("aceikmoptuxy", "асеикмортиху")
_STAR = "*#@$%&^=~+|"
_LETTERS = r"[^\W\d_]{1,12}"
_RUN = rf"(?:[{_STAR}]{{1,12}}|(?<=[a-z])!(?=[a-z])|\.{{1,12}}|…|-{{1,12}}|_{{1,12}}|\d)"
# A cut word needs no star: everybody reads «бл…» to its end.
_CUT = frozenset(("бл", "ху", "хуе", "еб", "заеб", "пиз", "пизд", "бляд"))
_KNOWN_BY_EDGES = frozenset(("хй", "бь", "пц"))
# «на...й» is a pause, not a mask.
_LITTLE_WORDS = frozenset(("на", "по", "за", "до", "ни", "об", "от", "вы", "про", "да", "но", "не", "то"))
_OPENERS = {"х": 2, "п": 2, "б": 2, "е": 2, "f": 3, "s": 3}


@cache
def _tokens() -> re.Pattern[str]:
    # The bounds keep the work for each place small, whatever the text.
    return pattern(
        rf"(?<![\w{_STAR}.…/\-]){_LETTERS}(?:{_RUN}{_LETTERS}){{0,5}}"
        r"(?:[*#]{2,12}|@|\.{2,12}|…)?(?!\w|[*@])"
    )


@cache
def _pieces() -> re.Pattern[str]:
    return pattern(rf"({_LETTERS})({_RUN}|[*#]{{2,12}}|@)?")


def _spell(table: str) -> str:
    """Each line of the table is `prefixes + root: endings`; `_` stands for nothing."""
    forms: set[str] = set()
    for line in table.strip().splitlines():
        stem, endings = line.split(": ")
        prefixes, _, root = stem.rpartition(" + ")
        for prefix in prefixes.split() or ["_"]:
            forms.update(f"{prefix}{root}{ending}".replace("_", "") for ending in endings.split())
    return "\n" + "\n".join(sorted(forms)) + "\n"


@cache
def cyrillic_forms() -> str:
    """The Cyrillic forms, one a line, each between line breaks."""
    return _spell(_CYRILLIC_FORMS.replace("ъ", "ь"))


@cache
def latin_forms() -> str:
    """The Latin forms, one a line, each between line breaks."""
    return _spell(_LATIN_FORMS)


@lru_cache(maxsize=4096)
def _hides(word: str) -> bool:
    if _CYRILLIC.search(word):
        word = word.translate(_TO_CYRILLIC)
    pieces = _pieces().findall(word)
    letters = "".join(known for known, _ in pieces)
    cyrillic = not letters.isascii()
    *inner, (last, tail) = pieces
    if tail:
        return _is_cut(letters, tail) if not inner else _fits(pieces, letters, cyrillic)
    if not inner:
        return False
    return _fits(pieces, letters, cyrillic) or (cyrillic and _is_split(inner, last, letters))


def _is_cut(letters: str, tail: str) -> bool:
    if tail[0] in ".…":
        return letters in _CUT
    if tail == "@":
        return is_obscene_word(letters + "а")
    if len(letters) == 1:
        return len(tail) >= _OPENERS.get(letters, 99)
    return _fits([(letters, tail)], letters, not letters.isascii())


def _is_split(inner: list[tuple[str, str]], last: str, letters: str) -> bool:
    """Only something put between the letters: «е.ба.нат», «с*ука»."""
    return min(len(last), *(len(known) for known, _ in inner)) <= 2 and is_obscene_word(letters)


def _fits(pieces: list[tuple[str, str]], letters: str, cyrillic: bool) -> bool:
    """Do the letters that are left belong to one of the forms?"""
    forms = cyrillic_forms() if cyrillic else latin_forms()
    if "\n" + pieces[0][0] not in forms:
        return False
    pattern, needed = "", 2
    for known, run in pieces:
        pattern += known
        if not run:
            continue
        size = len(run)
        if run[0] in _STAR + "!":
            most = size if not cyrillic else 2 if size == 1 else size + 1
            most = 5 if letters in _KNOWN_BY_EDGES else most
        elif size == 1 and run != "…":
            if run == "-":
                return False
            most, needed = 1, 3
        else:
            most, needed = size if run != "…" else 5, 2 if letters in _KNOWN_BY_EDGES else 3
            if pieces[0][0] in _LITTLE_WORDS:
                return False
        pattern += f"[а-яіїє]{{1,{most}}}" if cyrillic else f"[a-z]{{{most}}}"
    return len(letters) >= needed and re.search(f"\n{pattern}\n", forms) is not None


def find_masked(lower: str, places: Iterable[int] | None = None) -> list[tuple[int, int]]:
    """Where masked obscene words stand in a folded text (offsets in that text).

    `places`, in order, are those where a mask may stand; None: anywhere.
    """
    if places is None:
        return [match.span() for match in _tokens().finditer(lower) if _hides(match.group())]
    found: list[tuple[int, int]] = []
    looked_at = 0
    for place in places:
        if place >= looked_at:
            # No word has a space in it, so only what stands between spaces is looked at.
            start, end = lower.rfind(" ", 0, place) + 1, lower.find(" ", place)
            looked_at = end if end >= 0 else len(lower)
            words = _tokens().finditer(lower, start, looked_at)
            found += [match.span() for match in words if _hides(match.group())]
    return found
