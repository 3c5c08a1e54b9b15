"""`broken-link`: a link that leads nowhere, or elsewhere than it says.

Keys: `sample_hosts`, hosts that only examples have (a host covers what is under it);
`sample_words`, what somebody wrote where the address was to stand («ссылка»);
`about`, phrases of a sentence that speaks of addresses («замените example.com на свой
домен»), in which an example is one. A finding is a link in Markdown or HTML with an
empty target, `#` or a scheme alone; a target that is an example; and a text that names
another site than the target's, unless that is one of the company's.

Field for the message: `{target}`, the target as it is written.
"""

from collections.abc import Iterator

from msgspec import Struct

from replylint.kinds.base import Compiler, Hit, PhraseSets, Scene
from replylint.lazy import pattern
from replylint.model import Language
from replylint.shapes.hosts import host_fits
from replylint.shapes.link_targets import WrittenLink, find_links, host_of, is_same_site, shown_host
from replylint.shapes.surroundings import sentence_around

_NOTHING = pattern(
    r"(?i)(?:#|\.{2,}|…|(?:https?|ftp):/{0,3}(?:www\.?)?(?:\.{2,}|…|_{2,}|x{3,}|\?{2,})?/?|/|about:blank|javascript:.*)?\Z"
)
_PLACEHOLDER = ("{", "%", "$", "[", "<")


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of the rule block."""

    sample_hosts: tuple[str, ...]
    sample_words: tuple[str, ...] = ()
    about: dict[Language, list[str]] = {}


class Check(Struct, frozen=True, array_like=True):
    """The rule block with its phrases compiled."""

    sample_hosts: tuple[str, ...]
    sample_words: tuple[str, ...]
    about: PhraseSets


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Look up the phrases; the check runs on texts with something of a link."""
    compiler.literals(["](", "href", "://", *(host for host in keys.sample_hosts)])
    return Check(
        keys.sample_hosts,
        tuple(word.casefold() for word in keys.sample_words),
        compiler.phrases(keys.about, "about"),
    )


def find(check: Check, scene: Scene) -> Iterator[Hit]:
    """Broken links of the parts that the rule looks at, code left out."""
    code = [mask for mask in scene.draft.masks if mask.kind == "code"]
    for link in find_links(scene.text):
        if scene.part_at(link.start) not in scene.parts:
            continue
        if any(mask.start <= link.start < mask.end for mask in code) or not _is_broken(link, check, scene):
            continue
        yield Hit(link.start, link.end, fields={"target": link.target})


def _is_broken(link: WrittenLink, check: Check, scene: Scene) -> bool:
    target = link.target.strip()
    if target.startswith(_PLACEHOLDER) and target != "[]":
        return False
    host = (
        host_of(target) if link.shown is not None or "://" in target else target.partition("/")[0].casefold()
    )
    if _is_empty(link, target, check) or (host and _is_sample(host, check)):
        return not _is_about_addresses(link, check, scene)
    named = shown_host(link.shown) if link.shown is not None else None
    if named is None or not host or "." not in host or is_same_site(named, host):
        return False
    company = scene.company
    return not host_fits(host, "", company.domains) and not host_fits(host, "", company.allowed_hosts)


def _is_empty(link: WrittenLink, target: str, check: Check) -> bool:
    if _NOTHING.match(target):
        # Bare dots are punctuation: only a link in markup, or a scheme, makes them a target.
        return link.shown is not None or ":" in target
    if link.shown is None:
        return False
    return target.casefold().removeprefix("https://").removeprefix("http://") in check.sample_words


def _is_sample(host: str, check: Check) -> bool:
    return host_fits(host, "", check.sample_hosts)


def _is_about_addresses(link: WrittenLink, check: Check, scene: Scene) -> bool:
    host = host_of(link.target) or link.target.casefold()
    if len(host) > 4 and any(host in message.text.casefold() for message in scene.customer_messages):
        return True
    low, high = sentence_around(scene.text, link.start, link.end)
    return any(scene.find_in(scene.text[low:high], check.about))
