"""Obscene and provocative names, of which a company must not repeat one.

Names are judged otherwise than words of a text: some decent surnames look
obscene, and some jokes («Хрен Моржовый», "Mike Hunt") only work as names.
"""

import re
from functools import cache

from replylint.language.obscene import find_obscene
from replylint.lazy import pattern

# Nahui Olin, James Gandon, Kike Setién: people have these names.
_DECENT = frozenset(("nahui", "gandon", "gandona", "kike", "kikes", "wank", "huia", "nah", "нах", "пидр"))
# Also surnames, unless the word is all there is.
_DECENT_BESIDE_ANOTHER = frozenset(("манда", "монда", "срака", "сука", "bastard"))

_BODY = (
    r"п[иі]с(?:ька|ьки|ю|юн|юлька|ькин[а-я]*|я)|пип[иі]ськ?[а-яіїє]*|с[иі]с(?:ьк|юл)[а-яіїє]*|титьк[а-яіїє]*|членосос[а-яіїє]*"
    r"|какашк[а-яіїє]*|ваг[иі]н[а-яіїє]*|пен[иі]с[а-яіїє]*|сперм[а-яіїє]*|мраз(?:ь|ота)|проститутк[а-яіїє]*|шалав[а-яіїє]*"
    r"|penis[a-z]*|vagina[a-z]*|dildo[a-z]*|boob(?:s|ies)|tits|titties|pussy|anus|jerkoff"
)
_ALONE = (
    r"твар(?:ь|ина)|деб[иі]л[а-яіїє]*|[иі]д[иі]от[а-яіїє]*|придур(?:ок|ки)|дур(?:ак|епа)|урод(?:ина|ище)?|потвора|покидьок"
    r"|повія|падл[аюо]|падлюк[а-яіїє]*|гнид[а-яіїє]*|хрен|член|козлина|скотина"
    r"|idiots?|retard(?:ed)?|loser|scumbag|cum|ass|asses|cock|dicks|crap|pimp|hooker"
)
# Read aloud, or run together, they say something else.
_JOKE_NAMES = """
mikehunt hughjanus hughjass bendover dixienormous dixienormus moelester philmccracken seymourbutts
seymorebutts jackmehoff jackmeoff jackinoff mikeoxlong mikeoxmaul mikeoxsmall mikehawk heywoodjablome
haywoodjablowme ipfreely cravenmoorehead wilmadickfit busterhymen dickhertz bigusdickus barrymccockiner
barrymcockiner anitahanjaab amandahugginkiss ivanahumpalot pattymayonnaise oliverclothesoff dickhead asshole
cocksucker motherfucker dumbass bullshit shithead fuckface bigdick bigcock douchebag dickface buttface
fuckyou sonofabitch sonofbitch asswipe buttplug dickbutt chesterthemolester adolfhitler адольфгитлер
адольфгітлер хуанпедрила хулиоебальдос ебаныйврот какашка пошелты пошелнафиг идинафиг хренсгоры хренморжовый
херморжовый хренсобачий членморжовый хринморжовий хрінморжовий пеньморжовый никтотвойсын твоюмать твоямать
ктотвойпапа сынсобаки курвасин сукинсын сучийсын сучийпотрох
"""
_JOKES = frozenset(_JOKE_NAMES.split())


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return pattern(rf"(?:{words})\Z")


def is_obscene_name(name: str) -> bool:
    """Is this name, as a customer signed or registered it, obscene or provocative?

    Decent surnames that only look so are not («Сукач», «Хренов», "Dick Cockburn").
    """
    words = re.findall(r"[^\W\d_]+", name.lower().replace("ё", "е"))
    if "".join(words) in _JOKES:
        return True
    for hit in find_obscene(name):
        if hit.word in _DECENT or (len(words) > 1 and hit.word in _DECENT_BESIDE_ANOTHER):
            continue
        return True
    if len(words) == 1 and _pattern(_ALONE).match(words[0]):
        return True
    return any(_pattern(_BODY).match(word) for word in words)
