"""Who the customer is and how they ask to be called, as far as a ticket tells.

The form signed last in the customer's own messages counts before the one in
their profile: whoever signs «Саша» is Саша, whatever the passport says.
"""

import re
from functools import lru_cache

import msgspec
from msgspec import Struct

from replylint.language import names
from replylint.language.salutation import HONORIFICS, SIGN_OFFS
from replylint.model import Evidence, Message, Ticket
from replylint.person_name import (
    TOKEN,
    PersonName,
    is_known_name,
    languages_of,
    nominative,
    person_name,
    same_family,
)
from replylint.words import normalise

# A signature or introduction older than that says little, and a thread may be very long.
_MESSAGES_READ = 40
_LONGEST = 60
_QUOTED_MAIL = re.compile(
    r"^\s*(?:>|On\b.{5,120}\bwrote:|.{0,120}\b(?:писала?|написала?|пишет|пише|писав|написав)(?:\(а\))?:\s*$|"
    r"-{3,}|_{5,}|(?:From|От|Від|Кому|To):\s)",
    re.MULTILINE,
)
_DEVICE = re.compile(r"^\s*(?:Sent from|Отправлено (?:с|из)|Надіслано (?:з|із)|Get Outlook)\b", re.IGNORECASE)
_AFTERWORD = re.compile(
    r"^\s*(?:[+\d()\s.-]{6,}|\S+@\S+|https?://\S+|www\.\S+|(?:тел|моб|tel|phone|mob)\b.*)$", re.IGNORECASE
)
_SIGN_OFF = re.compile(rf"^(?:{SIGN_OFFS})(?:\s*[,.!–—-]+\s*|\s+|$)", re.IGNORECASE)
_DASH = re.compile(r"^[\s–—\-/*~]+")
_SENTENCE_END = re.compile(r"[.!?…)]+\s+|\n")
_NAME_RUN = r"([^\W\d_][\w'’ʼ-]+(?:[ \t]+(?-i:[A-ZА-ЯІЇЄҐЁ])[\w'’ʼ-]+){0,2})"
_ASKED = re.compile(
    r"(?:зовите меня|называйте меня|обращайтесь ко мне|можно просто|лучше просто|для друзей|можно звать|"
    r"звіть мене|називайте мене|кличте мене|звертайте(?:ся|сь) до мене|можна просто|краще просто|"
    r"(?:please )?call me|(?:i )?go by|everyone calls me|just call me|i prefer|address me as)"
    rf"(?:\s*[:–—-])?\s+(?:просто\s+|just\s+|как\s+|як\s+)?[«\"“]?{_NAME_RUN}",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(
    r"(?:меня зовут|мо[её] имя|пишет вам|вас беспокоит|мене зв(?:ати|уть)|моє ім['’ʼ]я|пише вам|вас турбує|"
    r"my name is|my name's|this is|i am|i'm|i’m|(?:здравствуйте|привет|добрый день|добрый вечер|вітаю|привіт|"
    r"добрий день|доброго дня)[,.!]*\s+(?:это|це))"
    rf"(?:\s*[:–—-])?\s+[«\"“]?{_NAME_RUN}",
    re.IGNORECASE,
)


class CustomerNames(Struct, frozen=True):
    """The names of a ticket's customer.

    `called` is how they ask to be called: signed last, or else the profile's
    name; None if neither is a person's name. `source` proves it. `others` are
    names under which other messages of the thread are signed.
    """

    called: PersonName | None = None
    source: Evidence | None = None
    profile: PersonName | None = None
    written: tuple[str, ...] = ()
    """All names as they stand in profile and signatures, also those that are no person's."""
    others: tuple[PersonName, ...] = ()
    signed: bool = False


def name_shaped(line: str) -> bool:
    """Is the line one to four words with capital letters and nothing else: the shape of a signature?"""
    tokens = line.split()
    return 0 < len(tokens) <= 4 and all(
        TOKEN.fullmatch(token.strip('()"«»,')) and token.strip('()"«»,')[0].isupper() for token in tokens
    )


class _Reader:
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
        lines = [line.strip() for line in text.splitlines() if line.strip() and not _DEVICE.match(line)]
        while lines and _AFTERWORD.match(lines[-1]):
            lines.pop()
        for back, line in enumerate(reversed(lines[-4:]), start=1):
            before = lines[-back - 1] if back < len(lines) else ""
            found = self._own_line(line, before, is_last=back == 1)
            if found is not None:
                return found
        return self._end_of_line(lines[-1]) if lines else None

    def _own_line(self, line: str, before: str, is_last: bool) -> PersonName | str | None:
        bare = _DASH.sub("", line)
        rest = _SIGN_OFF.sub("", bare)
        after_sign_off = rest != bare or bool(_SIGN_OFF.sub("", before) == "" and before)
        if rest != bare:
            again = _SIGN_OFF.sub("", rest)
            rest = again or rest
        # "Best regards, Anna Smith, accountant": what follows the name is who they are.
        candidate = (
            re.split(r"[,|]\s|\s[–—-]\s", rest)[0].strip(" .,") if after_sign_off else rest.strip(" .,")
        )
        if not candidate or len(candidate) > 60:
            return None
        if normalise(candidate) == self.profile_written:
            return self.profile or candidate
        thanked = rest != bare and rest.rstrip().endswith("!")
        name = self._as_name(candidate)
        if name is None or (not before and rest == bare and not is_last):
            return None
        if self.is_of_profile(name):
            return name
        if thanked or self._is_agent(name):
            return None
        if name.known and name_shaped(candidate) and (is_last or after_sign_off):
            # A list of travellers ends with a name too.
            listed = before.endswith(":") or (name_shaped(before) and not after_sign_off)
            own_line = rest == bare or bool(name.surname)
            return name if not listed and (own_line or is_last) else None
        if (
            is_last
            and len(candidate.split()) <= 4
            and (after_sign_off or before)
            and not re.search(r"[?!:;,]", candidate)
        ):
            return (
                candidate if candidate[0].isupper() and (after_sign_off or not line.endswith(".")) else None
            )
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

    def introduction(self, text: str) -> tuple[PersonName | None, PersonName | None]:
        """How the writer asks to be called, and how they introduce themselves."""
        asked = [name for match in _ASKED.finditer(text) if (name := self._introduced(match.group(1)))]
        introduced = [
            name for match in _INTRODUCED.finditer(text) if (name := self._introduced(match.group(1)))
        ]
        return (asked[-1] if asked else None), (introduced[-1] if introduced else None)

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


@lru_cache(maxsize=16)
def customer_names(ticket: Ticket) -> CustomerNames:
    """Who the customer of a ticket is and how they ask to be called."""
    reader = _Reader(ticket)
    profile_name = (ticket.customer.name or "").strip()
    written = [profile_name] if 0 < len(profile_name) <= _LONGEST else []
    called: PersonName | None = None
    source: Evidence | None = None
    others: list[PersonName] = []
    own = [(number, message) for number, message in enumerate(ticket.messages, start=1) if _is_own(message)]
    for number, message in reversed(own[-_MESSAGES_READ:]):
        signed = reader.signature(message.text)
        asked, introduced = reader.introduction(message.text)
        if isinstance(signed, str):
            written.append(signed)
        name = asked or (signed if isinstance(signed, PersonName) else None) or introduced
        if name is None:
            continue
        written.append(name.written)
        if called is None:
            called = _completed(name, reader.profile)
            source = Evidence(name.written, f"message {number}")
        else:
            others.append(name)
    is_signed = called is not None
    if called is None and reader.profile is not None:
        called, source = reader.profile, Evidence(reader.profile.written, "profile")
    return CustomerNames(called, source, reader.profile, tuple(written), tuple(others), is_signed)


def _is_own(message: Message) -> bool:
    return message.author == "customer" and message.public and bool(message.text)


def _completed(name: PersonName, profile: PersonName | None) -> PersonName:
    """A name signed with a surname only (or with initials) gets its first name from the profile."""
    if profile is None or name.known:
        return name
    surnames = {normalise(word) for word in profile.surname or profile.given}
    signed = name.given + name.surname
    if len(signed) != 1 or normalise(signed[0]) not in surnames or name.given == profile.given:
        return name
    # Where the family name comes first («Nguyen Thi Mai»), what looks like a surname is the first name.
    given = tuple(dict.fromkeys(profile.given + name.given))
    return msgspec.structs.replace(profile, given=given, titles=name.titles)
