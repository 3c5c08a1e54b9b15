"""Lines of a signature: names, teams, positions, ways to reach them («Надя, «Фарфор и чай»»)."""

from functools import cache, lru_cache

from replylint.lazy import compiled

_NO_SIGNATURE = r"[-–—•*·]\s|--|\d{1,2}[.)]\s|.*[^\s@/\0]{25}"
# Names of people that are words of a sentence, too, when written small.
_ALSO_NAMES = frozenset(["will", "may", "see", "art", "call", "is"])
_CONTACT = (
    r"(?i)(?:тел|телефон|моб|факс|phone|tel|mobile|fax|e-?mail|почта|пошта|сайт|web|website|адрес|адреса|"
    r"address|"
    r"skype|telegram|телеграм|viber|whatsapp|www\.|https?:|\+\d|\(\d{3}|8[ (-]\d{3}|sent from my|"
    r"отправлено с|"
    r"надіслано з|отправлено из|надіслано із|get outlook)"
)
_ORGANISATION = (
    r"(?i)\b(?:команд|отдел|служб|поддержк|магазин|маркет|банк|клуб|школ|отел|готел|сервис|сервіс|центр|"
    r"клини|кліні|"
    r"компани|компані|агент|агенц|редакц|администра|адміністра|дирекц|дирекція|менеджер|оператор|специалист|"
    r"спеціаліст|консультант|директор|руководител|керівник|инженер|інженер|відділ|підтримк|крамниц|касса|"
    r"каса|"
    r"бухгалтер|правлен|правлінн|деканат|регистратур|реєстратур|мастерск|майстерн|студия|студія|салон|"
    r"ресторан|кафе|"
    r"автошкол|турагент|страхов|логист|логіст|склад|кабинет|бюро|фонд|ателье|ательє|пекарн|аптек|библиотек|"
    r"бібліотек|"
    r"ооо\b|тов\b|фоп\b|ип\b|ао\b|пао\b|осбб|тсж|химчистк|хімчистк|онлайн-|интернет-|інтернет-|"
    r"team\b|support\b|care\b|desk\b|department|manager|office|service|relations|success|college|group\b|"
    r"co\b|ltd|llc|"
    r"inc\b|gmbh|assistant|specialist|advisor|director|engineer|admissions|bank\b|shop\b|store\b|studio|"
    r"clinic|"
    r"school|crew\b|folks at|people at|head of)"
)
_QUOTED = r"«[^«»\n]{1,60}»|\"[^\"\n]{1,60}\"|“[^“”\n]{1,60}”|„[^„“”\n]{1,60}[“”]"
_WORD = r"[^\W\d_]+(?:['’ʼ.-][^\W\d_]+)*"
_VERB_ENDINGS = "ться тися ешь ишь аем яем уем емо имо ємо ают яют уют ает яет ует ють уть"
_IMPERATIVE_ENDINGS = "йте йтесь йтеся ите итесь іть іться айся"
_JOINING = "и та і й по с з із of and the for at de van von from от від"
_SENTENCE_WORDS = """
не нет да ні так я мы вы он она они вас вам нас нам мне меня тебя тебе вами нами его её ее их если чтобы
что как когда это этот эта эти будет будут есть был была было были можно нужно надо уже ещё еще только
тоже также или но а же бы спасибо благодарю благодарим пожалуйста ждите жду ждём ждем пишите звоните
готово хорошо плохо отлично нормально доволен довольна недоволен ок окей понятно принято ми ви він вона
вони мені мене тебе його її їх якщо щоб що як коли це цей ця ці буде будуть був була було були можна треба
вже ще тільки теж також або але ж б дякую дякуємо добре погано чудово готово задоволений задоволена i we
you he she they it us me him her them if that this these those what when is are be will can have has was
were do does did not no yes your please thanks thank ok okay done good bad great now see get click reply
call contact let don't
""".strip()


@lru_cache(maxsize=256)
def is_signature_line(line: str) -> bool:
    """May the line stand in a signature, once a farewell or a name stands above it?"""
    bare = line.strip().strip("*_")
    if not bare or len(bare) > 90 or compiled(_NO_SIGNATURE).match(bare):
        return False
    if compiled(_CONTACT).match(bare):
        return True
    outside = _without_quoted(bare)
    if any(mark in outside for mark in "?!;") or bare.endswith((":", ",")) or ". " in outside:
        return False
    words = compiled(_WORD).findall(outside)
    if bare.endswith(".") and len(words) > 4:
        return False
    return len(words) <= 10 and not _speaks(words)


def is_name_line(line: str) -> bool:
    """Is the line, with nothing above that announces a signature, the name of a person or a team?"""
    bare = line.strip().strip("*_")
    if not bare or len(bare) > 60 or bare[-1] in ".!?:;,)" or not _may_begin_name(bare[0]):
        return False
    if not is_signature_line(bare):
        return False
    outside = _without_quoted(bare)
    if any(character.isdigit() for character in outside) or "/" in outside:
        return False
    words = compiled(_WORD).findall(outside)
    if len(words) > 7:
        return False
    capital = [word[0].isupper() or word.lower() in _listed(_JOINING) for word in words]
    if outside != bare or "\0" in bare or all(capital):
        return True
    if compiled(_ORGANISATION).search(bare):
        return True
    name = outside.split(",", 1)[0].split()
    return "," in outside and len(name) <= 3 and all(word[0].isupper() for word in name)


def _may_begin_name(character: str) -> bool:
    return character.isupper() or character in '«"“„\0'


def _without_quoted(line: str) -> str:
    if "«" in line or '"' in line or "“" in line or "„" in line:
        return compiled(_QUOTED).sub("", line)
    return line


def _speaks(words: list[str]) -> bool:
    """Do the words make a sentence, with a verb or a pronoun, rather than a name?"""
    for word in words:
        lower = word.lower()
        if lower in _ALSO_NAMES and word[0].isupper():
            continue
        if lower in _sentence_words() or lower.endswith(_listed(_IMPERATIVE_ENDINGS)):
            return True
        if word[0].islower() and lower.endswith(_listed(_VERB_ENDINGS)):
            return True
    return False


@cache
def _listed(listed: str) -> tuple[str, ...]:
    return tuple(listed.split())


@cache
def _sentence_words() -> frozenset[str]:
    return frozenset(_SENTENCE_WORDS.split())
