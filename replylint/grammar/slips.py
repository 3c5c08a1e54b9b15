"""Slips of the pen that can be put right unseen."""

_VOWELS = frozenset("aeiouyаеёиоуыэюяіїє")
_SILENT = frozenset("ьъ'’ʼ")
_SURE = 5
"""Letters of a word at least: a shorter one is near to too many others."""


def is_slip(written: str, meant: str) -> bool:
    """Is `written` surely nothing but `meant` with one slip in it?

    Sure are two letters in each other's place, a doubled letter that is single or the other way round, a vowel for
    a vowel, a sign without a sound that is missing or too much. All else («hyperlocal», of which a dictionary
    makes «hyperfocal») may be a word that the dictionary lacks; and with a capital it may be a name.
    """
    if len(written) < _SURE or not (written.isalpha() and meant.isalpha() and written.islower()):
        return False
    start = 0
    while start < min(len(written), len(meant)) and written[start] == meant[start]:
        start += 1
    end = 0
    while end < min(len(written), len(meant)) - start and written[-1 - end] == meant[-1 - end]:
        end += 1
    was, is_now = written[start : len(written) - end], meant[start : len(meant) - end]
    if len(was) == len(is_now) == 1:
        return was in _VOWELS and is_now in _VOWELS
    if len(was) == len(is_now) == 2:
        return was == is_now[::-1]
    lone = was or is_now
    if len(lone) != 1 or (was and is_now):
        return False
    return lone in _SILENT or written[start - 1 : start] == lone
