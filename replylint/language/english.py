"""English word forms by rule, with the irregular verbs and nouns of everyday letters."""

from functools import cache

_IRREGULAR = """
be am is are was were been being|have has had having|do does did done doing|go goes went gone going
say says said saying|get gets got gotten getting|make makes made making|know knows knew known knowing
think thinks thought thinking|take takes took taken taking|see sees saw seen seeing|come comes came coming
give gives gave given giving|find finds found finding|tell tells told telling|feel feels felt feeling
leave leaves left leaving|keep keeps kept keeping|let lets letting|begin begins began begun beginning
write writes wrote written writing|send sends sent sending|pay pays paid paying|read reads reading
lose loses lost losing|buy buys bought buying|bring brings brought bringing|hold holds held holding
stand stands stood standing|hear hears heard hearing|mean means meant meaning|put puts putting
set sets setting|meet meets met meeting|run runs ran running|speak speaks spoke spoken speaking
spend spends spent spending|understand understands understood understanding|cut cuts cutting
hurt hurts hurting|break breaks broke broken breaking|choose chooses chose chosen choosing
forget forgets forgot forgotten forgetting|draw draws drew drawn drawing|drive drives drove driven driving
eat eats ate eaten eating|fall falls fell fallen falling|fly flies flew flown flying|grow grows grew grown growing
throw throws threw thrown throwing|show shows showed shown showing|sell sells sold selling
sit sits sat sitting|sleep sleeps slept sleeping|steal steals stole stolen stealing|teach teaches taught teaching
wear wears wore worn wearing|win wins won winning|build builds built building|catch catches caught catching
deal deals dealt dealing|fight fights fought fighting|quit quits quitting|cost costs costing|hit hits hitting
shut shuts shutting|lead leads led leading|learn learns learned learnt learning|lend lends lent lending
wake wakes woke woken waking|withdraw withdraws withdrew withdrawn withdrawing|lie lies lay lain lying lied
man men|woman women|child children|person people persons|foot feet|tooth teeth|wife wives|life lives|half halves
good better best|bad worse worst
"""
_FAMILIES = {
    words.split()[0]: tuple(words.split())
    for line in _IRREGULAR.strip().split("\n")
    for words in line.split("|")
}
_VOWELS = "aeiou"


def word_forms(word: str) -> frozenset[str]:
    """All inflected forms of a word given in its dictionary form: plural, tenses, -ing, comparison, possessive.

    Some of the forms may not exist in English; that costs nothing, nobody writes them.
    """
    word = word.lower()
    if word in _FAMILIES:
        forms = set(_FAMILIES[word])
    else:
        forms = {word, _with_s(word)}
        forms.update(_stem(word, ending) for ending in ("ed", "ing", "er", "est"))
        forms.update(_doubled(word))
        if word.endswith("e"):
            forms.update((word + "d", word + "r"))
    forms.update([f"{word}'s", f"{_with_s(word)}'"])
    return frozenset(forms)


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _stem(word: str, ending: str) -> str:
    if word.endswith("ie") and ending == "ing":
        return word[:-2] + "ying"
    if word.endswith("ee"):
        return word + ending.removeprefix("e") if ending != "ing" else word + ending
    if word.endswith("e"):
        return word[:-1] + ending
    if word.endswith("y") and word[-2:-1] not in _VOWELS and ending != "ing":
        return word[:-1] + "i" + ending
    return word + ending


def _doubled(word: str) -> frozenset[str]:
    # stop → stopped, stopping
    if len(word) < 3 or word[-1] in _VOWELS + "wxy" or word[-2] not in _VOWELS or word[-3] in _VOWELS:
        return frozenset()
    return frozenset(word + word[-1] + ending for ending in ("ed", "ing", "er", "est"))


@cache
def _lemmas() -> dict[str, str]:
    return {form: lemma for lemma, forms in _FAMILIES.items() for form in forms}


def lemma_of(word: str) -> str:
    """The dictionary form of a normalised word, by rule: said → say, refunded → refund, policies → policy.

    Where a rule can't know (hoped, of hope or hop), the word without e is taken.
    """
    word = word.removesuffix("'s")
    if word in _lemmas():
        return _lemmas()[word]
    for ending, instead in (
        ("ies", "y"),
        ("ied", "y"),
        ("sses", "ss"),
        ("shes", "sh"),
        ("ches", "ch"),
        ("xes", "x"),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending) + instead
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and any(letter in _VOWELS + "y" for letter in stem):
            if stem[-1] == stem[-2] and stem[-1] not in "lsz":
                return stem[:-1]
            ends_in_e = stem[-1] in "cuvz" or (
                stem[-1] in "gst" and stem[-2] in "aou" and stem[-3] not in _VOWELS
            )
            return stem + "e" if ends_in_e else stem
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word
