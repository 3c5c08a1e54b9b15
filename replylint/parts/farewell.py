"""Farewells: the words with which a reply takes its leave («Хорошего дня!», "Kind regards,")."""

from functools import cache, lru_cache

from replylint.lazy import compiled

_WISHED = """
дня вечера утра ночи дней выходных недели пятницы субботы воскресенья понедельника суток настроения отдыха
отпуска дороги пути поездки путешествия полёта полета праздника праздников года лета осени зимы весны
погоды аппетита просмотра игры концерта чтения покупок покупки здоровья вечеров вечора ранку ночі днів
вихідних тижня п'ятниці суботи неділі понеділка доби вечорів настрою відпочинку відпустки шляху подорожі
польоту свята свят року літа осені зими перегляду гри концерту читання здоров'я
"""

# Lines that only a farewell is: a signature may follow, after a comma or on the next line.
_VALEDICTION = (
    r"(?:(?:с|со|із|з|зі|с большим|с глубоким|з глибокою|з великою) )?"
    r"(?:глубоким |глибокою |искренним |щирою |неизменным |наилучшими |найкращими |тёплыми |теплыми |"
    r"добрыми )?"
    r"(?:уважением|теплом|любовью|пожеланиями|наилучшими|приветом|благодарностью|заботой|"
    r"надеждой[^.!?\n]{0,40}|"
    r"повагою|побажаннями|любов'ю|вдячністю|турботою)"
    r"(?: к вам| до вас| и [а-яё ]{3,30}| та [а-яіїєґ ]{3,30})?"
    r"|с ув(?:аж)?|з пов|(?:искренне |всегда |щиро |завжди )?ваш[аиі]?"
    r"|(?:with )?(?:kind(?:est)?|best|warm(?:est)?|many|my best|sincere)? ?(?:personal )?regards|"
    r"best(?: wishes)?|"
    r"all the best|(?:yours )?(?:very )?(?:sincerely|faithfully|truly|cordially|respectfully|"
    r"warmly)(?: yours)?|"
    r"yours|cheers|(?:many |with )?thanks(?: again| in advance| so much| for [^.!?\n]{2,60})?|"
    r"thank you(?: again| so much| very much| for [^.!?\n]{2,60})?|"
    r"with (?:gratitude|appreciation|love|warm wishes|best wishes|many thanks)|take care|talk soon|"
    r"warm wishes|love|всем добра|всім добра"
)
# Sentences of farewell and wish.
_SENTENCE = (
    r"всего (?:вам |тебе )?(?:самого )?(?:доброго|хорошего|наилучшего|светлого)|всех благ|"
    r"до (?:скорого |скорой |новых )?(?:свидания|встречи|встреч|связи|скорого)|прощайте|берегите себя|"
    r"до (?:завтра|понедельника|понеділка)\Z|пока(?: что)?\Z|покеда|бывайте|будьте здоровы|не болейте|"
    r"удачи|успехов|пусть |пускай |(?:от (?:всей )?души |искренне )?(?:и )?жела(?:ю|ем) (?:вам|тебе|вашей|"
    r"всего|"
    r"удачи|приятн|хорош|добр|отличн)|обнимаю|целую|мир вам|"
    r"на этом [^\n.]{0,40}(?:заверша|заканчива|прекраща|проща|вс[её]\Z)|(?:я |мы )?проща(?:юсь|емся)|"
    r"рад(?:а|ы)? (?:был[аи]? )?(?:помочь|помогать|быть полезн)|буд(?:у|ем) рад[аы]? (?:помочь|видеть|вас|"
    r"ответить)|"
    r"жд(?:у|[её]м) (?:вас|тебя)(?=[^\n]{0,40}\Z)|обращайтесь|приходите ещё|заходите|"
    r"[ву]сього (?:вам |тобі )?(?:найкращого|доброго|хорошого|кращого)|на все добре|"
    r"до (?:скорого |нових |швидкої )?(?:побачення|зустріч(?:і|ей)|зв'язку)|бувайте|прощавайте|щасти|"
    r"бережіть себе|будьте здорові|нехай |хай |успіхів|"
    r"(?:щиро )?бажа(?:ю|ємо) (?:вам|тобі|вашій|всього|успіхів|приємн|гарн|добр)|проща(?:юсь|ємось|ємося)|"
    r"на цьому [^\n.]{0,40}(?:заверш|закінч|прощ|все\Z)|"
    r"рад(?:ий|а|і) (?:бул[аи] |був )?(?:допомогти|бути корисн)|чекаємо на вас|звертайте(?:ся|сь)|"
    r"(?:have (?:yourself|an?)|(?:enjoy|wishing you|i wish you|we wish you) (?:your |the |"
    r"an? )?)[^.!?\n]{2,60}|"
    r"good ?(?:bye|day|night|evening)|bye(?:[ -]bye)?|farewell|see (?:you|ya)|talk (?:to you )?(?:soon|"
    r"later)|"
    r"until (?:next time|then)\Z|catch you|good luck|best of luck|take (?:good )?care(?: of yoursel|(?! of))|"
    r"stay (?:safe|well|warm|healthy)|have fun|happy (?:to (?:have )?help(?:ed)?|holidays|travels|\w+ing\Z)|"
    r"(?:that|this) will be all|safe (?:travels|journey|trip)|all the best|cheers|warm(?:est)? wishes|"
    r"best wishes|"
    r"glad (?:to|i could|we could) (?:have )?help|(?:i|we) hope (?:you|the|your|to see)|looking forward to"
)
_PLEASANT = (
    r"(?:приятн|хорош|добр|отличн|удачн|тёпл|тепл|спокойн|чудесн|прекрасн|мирн|уютн|солнечн|ясн|ярк|весёл|"
    r"весел|"
    r"лёгк|легк|светл|замечательн|великолепн|продуктивн|бодр|вкусн|интересн|счастлив|радостн|волшебн|"
    r"безопасн|"
    r"крепк|гарн|приємн|чудов|спокійн|затишн|сонячн|яскрав|світл|вдал|смачн|цікав|щаслив|радісн|безпечн|"
    r"міцн|тих)"
)
_WISH = (
    rf"{_PLEASANT}(?:ого|его|ой|ей|ых|их|ої|ьої|іх)\s(?:[\w']+\s){{0,4}}?(?:{'|'.join(_WISHED.split())})\b"
)
_WISH_FIRST = rf"(?:(?:и|ещё раз|ну|вам|тебе|самого|самой|очень) ){{0,3}}{_WISH}"
_WISH_LAST = rf"\b{_WISH}\Z"
_THANKS = (
    r"(?:большое |огромное |велике |щиро )?(?:спасибо|благодарю|благодарим|дякую|дякуємо)\Z|"
    r"(?:ещё раз |большое |огромное )?(?:спасибо|благодарим|благодарю)(?: вас| вам)?[ ,]+"
    r"(?:за (?:понимание|доверие|терпение|обращение|ожидание|выбор|то, что|сотрудничество|внимание|ваш[еу])|"
    r"что (?:вы с нами|выбра|остаётесь|доверя))|заранее (?:спасибо|благодар)|"
    r"(?:ще раз |щиро |щиросердно |велике )?(?:дякуємо|дякую)(?: вам)?[ ,]+"
    r"(?:за (?:розуміння|довіру|терпіння|звернення|очікування|вибір|те, що|співпрацю|увагу|ваш)|"
    r"що (?:ви з нами|обра|лишаєтес|залишаєтес|довіря))|thank(?:s| you)(?: again)? for "
    r"(?:your |being |choosing |building |shopping |flying |staying |travel+ing |the patience)"
)
_MOST_WORDS = 16
_MARKS = " \t\r\n.!,;:…)(*_~"


@lru_cache(maxsize=256)
def is_valediction(line: str) -> bool:
    """Is the line a formula above a signature («С уважением,», "Kind regards")?"""
    bare = _bare(line)
    return 0 < len(bare) <= 90 and compiled(rf"(?:{_VALEDICTION})\Z").match(bare) is not None


def valediction_before_name(line: str) -> int:
    """Where in «С уважением, Алёна» the name begins; 0 if the line is no such thing."""
    comma = line.find(",")
    if comma < 0 or not is_valediction(line[:comma]):
        return 0
    rest = comma + 1
    while rest < len(line) and line[rest].isspace():
        rest += 1
    return rest if rest < len(line) else 0


def is_farewell(sentence: str, last_line: bool = False) -> bool:
    """Does the sentence take leave or wish well?

    `last_line`: it has a line for itself, so that thanks count too.
    """
    bare = _bare(sentence)
    if not bare.strip() or len(bare) > 160 or "?" in sentence or bare.count(" ") >= _MOST_WORDS:
        return False
    if compiled(_SENTENCE).match(bare) or compiled(_WISH_FIRST).match(bare) or is_valediction(bare):
        return True
    if bare.rsplit(None, 1)[-1] in _wished() and compiled(_WISH_LAST).search(bare):
        return True
    return last_line and compiled(_THANKS).match(bare) is not None


def _bare(line: str) -> str:
    """The line in small letters, with one kind of apostrophe and without the marks around it."""
    return line.strip(_MARKS).lower().replace("’", "'").replace("ʼ", "'")


@cache
def _wished() -> frozenset[str]:
    return frozenset(_WISHED.split())
