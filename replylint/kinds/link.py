"""`link`: a link that the customer can't open.

Internal is a link

* whose host the config names in `internal_hosts`, or that fits one of the rule's `hosts`
  (`*.slack.com/archives`: host, everything under it, beginning of the path);
* one of whose host's labels, the last two aside, is among `labels` (`jira.…`, `admin.…`);
* whose host ends with one of `suffixes` (`wiki.corp`), or is a single word (`http://wiki/…`);
* whose path begins with one of `paths` (`/admin/…`);
* to this machine or to a private address.

Innocent are hosts of the config's `allowed_hosts`, those of `public`, help
pages (a label or a part of the path is among `help`), and a host that the
customer wrote. A private address, this machine and `device_suffixes` are the
customer's own where the sentence or the customer's messages speak of a
`device` (router, printer, …). A bare number with three dots after a word of
`version` is no address.
"""

from collections.abc import Iterator

from msgspec import Struct

from replylint.kinds.base import Compiler, Hit, PhraseSets, Scene
from replylint.model import Language
from replylint.shapes.hosts import Link, host_fits, is_address, is_private_address, links
from replylint.shapes.surroundings import lead_in, sentence_around


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of the rule block."""

    hosts: tuple[str, ...]
    labels: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    device_suffixes: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    public: tuple[str, ...] = ()
    help: tuple[str, ...] = ()
    device: dict[Language, list[str]] = {}
    version: dict[Language, list[str]] = {}


class Check(Struct, frozen=True):
    """The rule block with its phrases compiled."""

    keys: Keys
    device: PhraseSets
    version: PhraseSets


def compile(keys: Keys, compiler: Compiler) -> Check:
    """Look up the phrases; the rest is taken as it stands."""
    bare = Keys(
        keys.hosts, keys.labels, keys.suffixes, keys.device_suffixes, keys.paths, keys.public, keys.help
    )
    return Check(bare, compiler.phrases(keys.device, "device"), compiler.phrases(keys.version, "version"))


def find(check: Check, scene: Scene) -> Iterator[Hit]:
    """Links to internal hosts."""
    text = scene.text
    for span in scene.spans(scene.parts):
        for link in links(text, span.start, span.end):
            if _is_internal(link, check.keys, scene) and not _is_innocent(link, check, scene):
                yield Hit(link.start, link.end, fields={"host": link.host})


def _is_internal(link: Link, keys: Keys, scene: Scene) -> bool:
    company, host = scene.company, link.host
    if host_fits(host, link.path, company.internal_hosts):
        return True
    if host_fits(host, link.path, company.allowed_hosts) or host_fits(host, link.path, keys.public):
        return False
    if host_fits(host, link.path, keys.hosts):
        return not _is_help(link, keys)
    if is_address(host):
        return is_private_address(host)
    if host == "localhost" or "." not in host:
        # A single word without scheme is a word; in front of :// it is a machine in our network.
        return host.isascii() and (not link.bare or bool(link.port or link.path))
    labels = host.split(".")
    if labels[-1] in keys.suffixes or labels[-1] in keys.device_suffixes:
        # «…магазин.Local» is a full stop without its space.
        return not link.bare or scene.text[link.start : link.end].islower()
    if _is_help(link, keys):
        return False
    if any(label in keys.labels for label in labels[:-2]):
        return True
    return bool(link.path) and any(_begins(link.path, path) for path in keys.paths)


def _begins(path: str, beginning: str) -> bool:
    return path == beginning or path.startswith((beginning + "/", beginning + "?", beginning + "#"))


def _is_help(link: Link, keys: Keys) -> bool:
    words = {*link.host.split("."), *link.path.partition("?")[0].split("/")}
    return not words.isdisjoint(keys.help)


def _is_innocent(link: Link, check: Check, scene: Scene) -> bool:
    if any(link.host in message.text.casefold() for message in scene.customer_messages if message.public):
        return True
    of_device = link.host.rpartition(".")[2] in check.keys.device_suffixes
    if not (of_device or is_address(link.host) or link.host == "localhost"):
        return False
    low, high = sentence_around(scene.text, link.start, link.end)
    if link.bare and any(scene.find_in(lead_in(scene.text, low, link.start), check.version)):
        return True
    if any(scene.find_in(scene.text[low:high], check.device)):
        return True
    return any(
        any(scene.find_in(message.text, check.device))
        for message in scene.customer_messages
        if message.public
    )
