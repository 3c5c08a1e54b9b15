"""Obscene words as frames: what may stand before a root, the root, and what may follow it.

A frame describes a whole word, so a root never fires inside an innocent one
(«застрахуй», «употреблять», "Scunthorpe"). Words come folded: lower case, ё as
е, ъ as ь. Mild words are bodily or coarse but printable; they count only where
even a hint is too much, as in a preview that is cut short.
"""

import re
from functools import cache, lru_cache

from replylint.lazy import pattern

# Cheap to look for: a text that holds none of these has no plain obscene word.
# A space stands for anything that is no letter.
_CYRILLIC_SEEDS = """
хуй хуя хую хуе хуи хує хуї хулі хули пизд пезд пізд писд пизж пздц |бля |бле |блэ млят мляд убля ыбля набл
|еб |єб |эба ьеб аеб оеб уеб иеб ыеб ееб зеб аєб оєб уєб иєб єєб йоб їб |іб аіб оіб уіб |иба |ипа |куйло ьиб
аиб |манд |монд |пид |підо |піда |піде опид апид спид педик педер педри говн гавн гівн дерьм дирьм залуп
золуп гондо гандо мудак мудач мудац мудил мудоз мудах мудох мудло шлюх шлюш шлюн шльон хвойд |курв |чмо чмыр
|сук |суч сцук жоп срат срал сран срак срач срет |сру высер ссат ссал ссан дроч |трах атрах ытрах отрах |хер
охер ахер ихер ехер |хєр ублюд |перд |бзд минет отсос лайно |нах
"""
_LATIN_SEEDS = """
fuck fuk fck fvck phuc shit cunt bitch biatc |ass dumbass jackass fatass smartass fassed |arse cocksu dickh
dickf dickw twat wank bolloc piss slut whore nigg faggo |kike wtf stfu gtfo lmfao omfg blowj motherf mofo
dipsh douche bastar |dick |crap |dam godda blya blia hujl huyl huil hues ahui ahuy ahuj akhu ohui ohuy ohuj
okhu ohue ihuy huyn huin huet pizd pisd ebat eban yoba yeba zaeb naeb dolbo dolba uebok mudak pidor pidar
zalup govno gandon shluh shlyu kurwa
"""
CYRILLIC_SEEDS = tuple(_CYRILLIC_SEEDS.split())
LATIN_SEEDS = tuple(_LATIN_SEEDS.split())

_A = "[а-яіїє]"
_BEFORE = (
    "(?:вы|ви|вз?ь|взь|за|на|ра[зс]ь?|роз'?|отьй?|від'?|обь?|до|по"
    "|подь?|під'?|при|про|пере|пре|изь?|сь|у|недо|не|о|а)"
)
_FORMS = "(?:|а|у|е|ы|и|і|о|ом|ою|ой|ов|ів|ам|ами|ах)"

_STRONG_CYRILLIC = (
    # root -eb-
    f"(?!подебат[иу]|найобач|оебал?ан){_BEFORE}?(?:[еє]б|йоб|їб)(?:а{_A}*|у(?:|т|ть|сь|тся|ть?ся|ч{_A}+|щ{_A}+|н{_A}?)"
    "|е(?:т|те|шь|ш|м|ня|ней|ням|нях|нь|ни|тся|тесь|шься)|и(?:|те|сь|тесь|м|шь|ст[а-я]+|щ[а-я]+|ческ[а-я]+)"
    f"|ы(?:рь|ря|ш{_A}*|ва{_A}+)|л(?:о|а|и|у|е|ом|я|ю|ей|ись|ась|ся|ет|ан{_A}*|ищ{_A}+|ив{_A}+)"
    f"|н(?:у{_A}+|е[тшм]{_A}*|и{_A}*)|о(?:т[а-я]*|с{_A}*|шь{_A}*)|ть?|ты|енят{_A}*)",
    f"{_BEFORE}(?:[еє]б|йоб|їб)(?:|ы|ов|ом|ц[аоы]|к[аиуе]|кой|ок|к[ао]м|щик{_A}*|ищ{_A}*)",
    "эба(?:ть|ли?|ла|ло|н[а-я]*|ш[а-я]+)|и[бп]ан(?:ут[а-я]+|ый|ая|ое|ые)|ибан(?:у[а-я]+|ат[а-я]*|ись)|ибать|ибали?|ипать|куйло",
    "(?:за|на|ра[зс]ь?|подь|обь|сь|вь|отьь?)иба(?:ть|л|ла|ли|н[а-я]*|ться)",
    f"(?!кара|підоб|{_A}*найоб){_A}{{2,}}[оа](?:[еє]б|йоб|їб)(?:{_FORMS[3:-1]}|к[аиуе]|кой|ск{_A}+|изм{_A}*|ин{_A}+|н{_A}+|ств{_A}+|ан{_A}*)",
    # root -hui-
    f"(?:на|по|о|ни|до|за|от|а|вы|рас|недо|при|под|не|про|ви)?ху(?:й{_A}*|[еєї]{_A}*|ю(?:|шк{_A}+)"
    f"|я(?:|м|ми|х|к{_A}*|р{_A}+|ч{_A}+|с{_A}*)|и(?:|л{_A}+|щ{_A}+|т{_A}+|н{_A}*|зм{_A}*|ст{_A}*|сос{_A}*|вый))",
    "хул[иі]|однохуйственно|нах",
    # root -pizd-
    f"{_A}*п[иі]зд{_A}*|(?:рас|о|с|на|за|от|под|вы)?пезд{_A}+|{_A}*пизж{_A}+|пи[сц]д(?:[аыуе]|ец|ой|уй|ит){_A}*|пздц",
    # root -blya-
    f"бля|бля[дт]{_A}*|(?:вы|на|за|от|про|по|раз|недо|о|ви)бляд{_A}+|бле[ая]т?дь?|блэт|мля[тд]ь|блеать",
    # the rest
    f"манд(?:а|ы|у|ой|ою|ец|авош{_A}+|юк{_A}*)|монд(?:а|у|авош{_A}+)",
    f"п[иі]д[оаеэ]р{_FORMS}|п[иі]д[оаеэ]р(?:ил|к[аи]|ск|юг|ш){_A}*|{_A}*п[иі]д[оае]р[ао][сз]{_A}*|пидр(?:|а|ы|у|ов|ам|ами|ил{_A}+)"
    f"|педик{_FORMS}|педрил{_A}+|педераст{_A}*",
    f"(?:за|об|раз|на)?г[оа]вн{_A}+|гівн{_A}+|{_A}{{0,3}}д[еи]рьм{_A}*|лайно",
    f"муда[кчц]{_A}*|мудил{_A}*|муд[оа](?:зв|ха){_A}+|мудло|муден(?:ь|я)",
    f"г[оа]ндон{_FORMS}|г[оа]ндон(?:ищ|чик|ск){_A}*|{_A}*з[ао]луп{_A}*",
    f"шлю[хн](?:|а|и|у|е|ой|ам|ами|ах|ан|ін)|шлюш{_A}+|шльондр{_A}+|хвойд{_A}+|курв(?:а|и|ы|у|о|ою|ой|і|ам|ами|ах|ин{_A}*)",
    f"чмо|чмошн{_A}+|чмыр{_A}+|ублюд{_A}+|с?сц?ук(?:а|и|у|е|і|о|ой|ою|ам|ами|ах)"
    f"|суч(?:ка|ки|ку|ке|кой|кою|ко|ек|кам|ками|ар(?:а|ы|и|у|ой|е)|ий|ье|ья|ьи|ьей|ьего|ьему|ьих|ьими|оно?к|енок|і)",
    f"(?:в|на|по|{_A}{{2,10}}[оа])?жоп(?:{_FORMS[3:-1]}|[иы]й|ая|ые|ого|ых|ому|ым|ыми|ую|{_A}?ник{_A}*|к{_A}{{1,2}}|оч?к{_A}+|ошн{_A}+|[оа]л[иы]з{_A}*|ень|ец)|(?:ни|по|на|до)?срак(?:а|и|у|ою|ой|е)",
    f"(?:на|по|за|об|обо|о|вы|ви|про|рас|у|под|ис|при|от|до)?сра(?:ть|ти|ться|тися|л|ла|ло|ли|лся|лась|лись"
    f"|н(?:ый|ая|ое|ые|ого|ому|ой|ую|ым|ых|ыми|ь|ью|ец|ий|ої)|нц{_A}+|ч|ча|че|чу|ли)|ср(?:ет|у|ешь)|высер(?:|а|ы|у|ов|ом)",
    "(?:на|по|за|об|обо|о|вы|про|рас|у|под|ис|от|до)?сса(?:ть|ти|л|ла|ли|ло|лся|лась|н(?:ый|ая|ое|ые|ого|ым|ых|ина|ье))",
    f"(?:на|за|по|от|вз|вы|под|пере|об)?дроч(?:у|и|и[тлмш]{_A}*|ат|ер{_A}*|ун{_A}*|к[аиуе]|кой|ащ{_A}+)",
    "(?:за|от|на|пере|по|вы)?трах(?:а(?:ть|ться|л|ла|ли|лся|лась|лись|ю|ет|ем|ешь|ют|й)|ну(?:ть|л|ла|ли|т)|нет|нем)",
    f"(?:на|по|ни|до|за|о|а|от)х[еє]р(?:|а|у|ел|ела|ели|еть|ачить|ачил{_A}*|енн?{_A}+)|х[еє]р(?:н[яюиеі]|ней|ня|ов{_A}+|ачи{_A}+)",
    f"перд(?:еть|ел|ит|ун{_A}*|еж{_A}*|ак{_A}*)|бзд(?:еть|ун{_A}*|ит|ел)|минет(?:а|ы|у|ом)|отсоси(?:те)?",
)
# Words that are also names, codes or parts of names when they are not written small.
_SMALL_CYRILLIC = ("хер(?:|а|у|ом)|еб|ебу",)

_STRONG_LATIN = (
    "[a-z]*fuck[a-z]*|phuck[a-z]*|fuk(?:in|ing|er|ers|ed)|fck(?:|ing|in|n|ed|s)|fvck[a-z]*|mofo|motherf[a-z]+",
    "(?:bull|horse|dip|bat|chicken|dog|jack|holy)?shit(?:|s|ty|tier|tiest|ting|ing|head|heads|hole|holes|show|shows"
    "|storm|load|face|bag|bags|ted|ter|e|less|stain)|cunt(?:|s|y|face)|(?:sonofa)?bitch(?:|es|y|ing|ed|in)|bi[ao]tch",
    "(?:dumb|fat|smart|jack)ass(?:|es|ed)|half-?assed|ass(?:hole|holes|hat|hats|wipe|wipes|clown)|arse(?:|s|hole|holes)",
    "cocksuck[a-z]*|dick(?:head|heads|face|wad)|twats?|wank(?:|er|ers|ing|ed)|bollocks|piss(?:|ed|ing|er|y)",
    "slut(?:|s|ty)|whores?|nigg(?:er|ers|a|as|az)|faggots?|kikes?|wtf|stfu|gtfo|lmfao|omfg|blowjobs?|douchebags?|bastards?",
    # Russian and Polish in Latin letters
    "bl[yi]a(?:t|d|dt|tt)?(?:i|skiy|skii|stvo)?|(?:na|po|ni|do|o|za)k?h(?:ui|uy|uj|uya|uia)|k?hu[iyj](?:lo|nya|nia|ni|nyu)"
    "|hu(?:esos[a-z]*|eta|evo|evyi|evy)|[oa]hue(?:t|l|nn?o|nn?y[a-z]*|v[a-z]+)",
    "(?:ras|o|s|na)?pi[zs]d(?:a|u|y|oi|oy|ec|ets|ez|ato|uk|yuk|it|ili?|obol)[a-z]*|y?eba(?:t|ny[a-z]*|nut[a-z]*|nat|lo)"
    "|yob(?:an[a-z]+|t)|(?:za|na|vy|ot|do)ye?ba(?:l|li|la|t)|(?:za|na)eba[a-z]*|zaebis|dolb[oa]y?eb[a-z]*|uy?[eo]bok",
    "mudak(?:|i|a|ov|am)|pid[oa]r(?:|y|i|a|as|asy|asi|asov|ov)|zalupa|govno|gandon[a-z]?|shly?u[kh]+a|kurwa|cyka",
)
_SMALL_LATIN = ("ass|asses|dicks|crap|crappy|damn|damned|dammit|damnit|goddamn|goddamned",)

_MILD_CYRILLIC = (
    f"сук|сучк?|минет|хер|х[еє]р(?:а|ов|н)|ху|член(?:|а|у|ом|е|ы|ов|ам)|жо|говн|гавн|дерьм|срак?|ссы|бля|пис(?:я|ька|ьку|ю|ек)|писек"
    f"|анал|анус{_FORMS}|вагин{_A}*|пенис{_FORMS}|секс|сис(?:ь|ьк{_A}+|ек|и|я)|тить?к?|титьк{_A}+|поп(?:а|у|ка|ку)|какашк{_A}*|кака"
    f"|трах|хрен{_FORMS}|хренов{_A}+|хрень|дуп(?:а|у|и|і|ою)|лайн|задниц{_A}*|зад|сперм{_A}*|оргазм{_A}*|педо?|пид|пидо|муд|мудо?|манд|курв"
    f"|шлюх?|пердун?|перд|бзд|кончил?|порно?|проститут{_A}*|повія|цицьк{_A}*|цицк{_A}*|куни|гей|гон(?:до?)?н|гандо|еба?|пиз|дроч|минет|блуд|яйца|ср|моч[аеуи]|гад"
)
_MILD_LATIN = (
    "ass|asse?s|arse|cocks?|dicks?|tits?|titties|cum|cums|anal|anus|sex|shit|piss|pee|poo|poop|crap(?:|py|s)|fag|fags|slut|butt|butts"
    "|boobs?|damn|hell|nig|penis|vagina|porn|prick|pricks|pussy|pussies|bum|bums|knob|balls|nude|rape|homo|dildo|horny|whor|cun|fuc|bitc|wan|turd"
)

# Many words of an obscene look have a second, decent trade.
INNOCENT = (
    (
        "сук(?:а|и|у|е|ой|ою|ам|ами|ах|і)|суч(?:ка|ки|ку|ке|кой|ек|кам|ками|ье|ья|ьев|ью|ьей|ьями)",
        "собак|собач|щен|кобел|пород|питомник|вязк|стерилиз|течк[аиу]|помет|ветерин|овчар|вольер|лабрадор|доск|древес"
        "|дерев|брус|паркет|сосн|дуб|ствол|ветк|ветв|фанер|цуцен|песик|дошк|сучков|пилом|распил|спил|обрез|дров|кост[её]р|участ",
    ),
    ("bastards?", "bastard[- ](?:file|sword|cut|title|wing)"),
    ("bitch(?:es)?", "dog|pup|breed|kennel|litter|spay"),
    ("ass|asses", "donkey|mule|stable|subtitle|nubian"),
)


_REPEATED = pattern(r"(.)\1{2,}")
_DOUBLED = pattern(r"(.)\1+")


@cache
def _frames(name: str) -> re.Pattern[str]:
    frames: dict[str, tuple[str, ...]] = {
        "cyrillic": _STRONG_CYRILLIC,
        "latin": _STRONG_LATIN,
        "small": (*_SMALL_CYRILLIC, *_SMALL_LATIN),
        "mild": (_MILD_CYRILLIC, _MILD_LATIN),
    }
    return pattern("(?:" + "|".join(frames[name]) + r")\Z")


@lru_cache(maxsize=8192)
def is_obscene_word(word: str, small: bool = True) -> bool:
    """Is this folded word obscene, letters repeated for emphasis or not («хуууй»)?

    `small` says that the text has it in small letters; some words are names otherwise.
    """
    if len(word) > 40:
        return False
    once = _REPEATED.sub(r"\1", word)
    frames = _frames("latin" if word.isascii() else "cyrillic")
    if frames.match(once) or frames.match(_DOUBLED.sub(r"\1", word)):
        return True
    return small and _frames("small").match(once) is not None


@lru_cache(maxsize=4096)
def is_mild_word(word: str) -> bool:
    """Is this folded word bodily or coarse, or the beginning of one that is cut off?"""
    return len(word) <= 40 and _frames("mild").match(word) is not None
