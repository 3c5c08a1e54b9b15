"""Signatures of customers: the name at the end of a message, and how people introduce themselves."""

import re

from replylint.language import names
from replylint.language.salutation import HONORIFICS, SIGN_OFFS, THANKS
from replylint.lazy import pattern
from replylint.model import Ticket
from replylint.people.person_name import (
    TOKEN,
    PersonName,
    is_known_name,
    languages_of,
    nominative,
    person_name,
    same_family,
)
from replylint.words import normalise

# Characters at the end of a message in which its signature stands.
_ENDING = 600
_QUOTED_MAIL = pattern(
    r"^[ \t]{0,20}(?:>|On\b.{5,120}\bwrote:|.{0,120}\b(?:писала?|написала?|пишет|пише|писав|написав)(?:\(а\))?:\s*$|"
    r"-{3,}|_{5,}|(?:From|От|Від|Кому|To):\s)",
    re.MULTILINE,
)
_DEVICE = pattern(r"^\s*(?:Sent from|Отправлено (?:с|из)|Надіслано (?:з|із)|Get Outlook)\b", re.IGNORECASE)
_AFTERWORD = pattern(
    r"^\s*(?:[+\d()\s.-]{6,}|\S+@\S+|https?://\S+|www\.\S+|(?:тел|моб|tel|phone|mob)\b.*)$", re.IGNORECASE
)
_SIGN_OFF = pattern(rf"^(?:{SIGN_OFFS})(?:\s*[,.!–—-]+\s*|\s+|$)", re.IGNORECASE)
_DASH = pattern(r"^[\s–—\-/*~]+")
# "Anna Smith, accountant", «Игорь | отдел закупок».
_ROLE = pattern(r"[,|]\s|\s[–—-]\s")
_MARKS = pattern(r"[?!:;,]")
_SENTENCE_END = pattern(r"[.!?…)]+\s+|\n")
_NAME_RUN = r"([^\W\d_][\w'’ʼ-]+(?:[ \t]+(?-i:[A-ZА-ЯІЇЄҐЁ])[\w'’ʼ-]+){0,2})"
_ASKED = pattern(
    r"(?:зовите меня|называйте меня|обращайтесь ко мне|можно просто|лучше просто|для друзей|можно звать|"
    r"звіть мене|називайте мене|кличте мене|звертайте(?:ся|сь) до мене|можна просто|краще просто|"
    r"(?:please )?call me|(?:i )?go by|everyone calls me|just call me|i prefer|address me as)"
    rf"(?:\s*[:–—-])?\s+(?:просто\s+|just\s+|как\s+|як\s+)?[«\"“]?{_NAME_RUN}",
    re.IGNORECASE,
)
_INTRODUCED = pattern(
    r"(?:меня зовут|мо[её] имя|пишет вам|вас беспокоит|мене зв(?:ати|уть)|моє ім['’ʼ]я|пише вам|вас турбує|"
    r"my name is|my name's|this is|i am|i'm|i’m|(?:здравствуйте|привет|добрый день|добрый вечер|вітаю|привіт|"
    r"добрий день|доброго дня)[,.!]*\s+(?:это|це))"
    rf"(?:\s*[:–—-])?\s+[«\"“]?{_NAME_RUN}",
    re.IGNORECASE,
)


# One of these stands in every message that the two patterns above can match.
_HINTS = (
    "зов", "звать", "называйте", "обращайтесь", "просто", "друзей", "имя", "пишет", "беспокоит", "это", "звіть",
    "називайте", "кличте", "зверта", "звати", "звуть", "ім'я", "ім’я", "імʼя", "пише", "турбує", "це",
    "call", "go by", "i prefer", "address me", "name", "this is", "i am", "i'm", "i’m",
)  # fmt: skip


def _without_sign_off(line: str) -> str:
    """The line without «С уважением,», "Many thanks," and the like; "" if there is nothing else."""
    once = _SIGN_OFF.sub("", line)
    return _SIGN_OFF.sub("", once) or once if once != line else line


def name_shaped(line: str) -> bool:
    """Is the line one to four words with capital letters and nothing else: the shape of a signature?"""
    tokens = line.split()
    return 0 < len(tokens) <= 4 and all(
        TOKEN.fullmatch(token.strip('()"«»,')) and token.strip('()"«»,')[0].isupper() for token in tokens
    )


def _is_role(text: str) -> bool:
    """May these words say who somebody is: «отдел кадров»? «Глеб, спасибо» is an address."""
    words = text.split()
    return (
        text[:1].islower()
        and len(words) <= 5
        and not any(normalise(word.strip(".!")) in THANKS for word in words)
    )


class SignatureReader:
    """Reads signatures in the light of the profile and of the operators' names."""

    def __init__(self, ticket: Ticket) -> None:
        self.profile = person_name(ticket.customer.name or "")
        self.profile_written = normalise((ticket.customer.name or "").strip())
        agent = ticket.agent.name or ""
        self.agent_words = frozenset(normalise(token) for token in TOKEN.findall(agent))

    def signature(self, text: str) -> PersonName | str | None:
        """The name at the end of a message; a string if it is written like a signature, yet no known name."""
        quoted = _QUOTED_MAIL.search(text)
        if quoted and quoted.start() > 0:
            text = text[: quoted.start()]
        written = (line.strip() for line in text[-_ENDING:].splitlines())
        lines = [line for line in written if line and line[0] != ">" and not _DEVICE.match(line)]
        while lines and _AFTERWORD.match(lines[-1]):
            lines.pop()
        for back, line in enumerate(reversed(lines[-4:]), start=1):
            before = lines[-back - 1] if back < len(lines) else ""
            found = self._own_line(line, before, is_last=back == 1)
            if found is not None:
                return found
        return self._end_of_line(lines[-1]) if lines else None

    def _own_line(self, line: str, before: str, is_last: bool) -> PersonName | str | None:
        """A name on a line of its own: «Анна», "Thanks, Bob", «Игорь, отдел закупок»."""
        bare = _DASH.sub("", line)
        rest = _without_sign_off(bare)
        same_line, line_above = rest != bare, bool(before) and not _without_sign_off(before)
        first, *roles = _ROLE.split(rest)
        has_role = bool(roles) and not rest.endswith(("!", "?")) and all(_is_role(role) for role in roles)
        signed_off = same_line or line_above
        candidate = (first if signed_off or has_role else rest).strip(" .,")
        if not candidate or len(candidate) > 60:
            return None
        if normalise(candidate) == self.profile_written:
            return self.profile or candidate
        name = self._as_name(candidate)
        if name is None or not (before or same_line or is_last):
            return None
        if self.is_of_profile(name):
            return name
        # «Спасибо, Антон!» thanks the operator.
        if (same_line and rest.rstrip().endswith("!")) or self._is_agent(name):
            return None
        if name.known and name_shaped(candidate) and (is_last or signed_off):
            # A list of travellers ends with a name too.
            is_listed = before.endswith(":") or (name_shaped(before) and not signed_off)
            return None if is_listed else name
        is_signature = signed_off or (bool(before) and not line.endswith("."))
        if is_last and is_signature and candidate[0].isupper() and len(candidate.split()) <= 4:
            return None if _MARKS.search(candidate) else candidate
        return None

    def _end_of_line(self, line: str) -> PersonName | None:
        """The name after the last sentence of a chat message: «Где заказ? Саша»."""
        ends = [match.end() for match in _SENTENCE_END.finditer(line)]
        if not ends:
            return None
        rest = _SIGN_OFF.sub("", _DASH.sub("", line[ends[-1] :])).strip()
        name = self._as_name(rest.rstrip(" .")) if rest and not rest.endswith(("!", "?")) else None
        if name is None or (not self.is_of_profile(name) and (not name.known or self._is_agent(name))):
            return None
        return name if name_shaped(rest.rstrip(" .")) or self.is_of_profile(name) else None

    def name_in(self, text: str) -> PersonName | str | None:
        """Under which name a message is written: what it asks to be called, its signature, an introduction."""
        signed = self.signature(text)
        lowered = text.lower()
        if not any(hint in lowered for hint in _HINTS):
            return signed
        asked = self._last(_ASKED, text)
        if asked is not None or isinstance(signed, PersonName):
            return asked or signed
        return self._last(_INTRODUCED, text) or signed

    def _last(self, frame: re.Pattern[str], text: str) -> PersonName | None:
        found = [name for match in frame.finditer(text) if (name := self._introduced(match.group(1)))]
        return found[-1] if found else None

    def _introduced(self, run: str) -> PersonName | None:
        words = run.split()
        words[0] = nominative(words[0])
        if not is_known_name(words[0]) or (run[0].islower() and _is_common(words[0])):
            return None
        while words:
            name = person_name(" ".join(words))
            if name is not None and name.known:
                return name
            words.pop()
        return None

    def _as_name(self, text: str) -> PersonName | None:
        if len(text.split()) > 5:
            return None
        name = person_name(text)
        if name is None or any(normalise(token) in HONORIFICS for token in name.given):
            return None
        if not name.known and any(nominative(token) != token for token in name.given + name.surname):
            # «Муж Марины», «мама Димы»: a name in another case is not the writer's.
            return None
        return name

    def is_of_profile(self, name: PersonName) -> bool:
        """Is it the profile's person: a word in common, or another form of the same first name?"""
        if self.profile is None:
            return False
        mine = {normalise(word) for word in self.profile.given + self.profile.surname}
        if any(normalise(word) in mine for word in name.given + name.surname):
            return len(name.given + name.surname) <= 3
        return any(
            same_family(word, other) for word in name.given for other in self.profile.given if name.known
        )

    def _is_agent(self, name: PersonName) -> bool:
        return any(normalise(word) in self.agent_words for word in name.given + name.surname)


def _is_common(word: str) -> bool:
    return any(
        reading.common_word for language in languages_of(word) for reading in names.look_up(word, language)
    )
