"""What the config and the command line say, merged into one frozen `Settings` for a file.

A `Section` is one place's say (None: it says nothing); `resolve` lays sections
over each other, the last one on top.
"""

from typing import Literal

from msgspec import Struct

from replylint.model import Channel, Company, DraftKind, Language, Level
from replylint.text_files import MAX_SIZE

FailOn = Literal["error", "warning", "info", "never"]
LevelOrOff = Literal["error", "warning", "info", "off"]
Markup = Literal["html", "markdown", "plain"]
English = Literal["en-US", "en-GB", "en-AU", "en-CA", "en-NZ", "en-ZA"]


class CompanySection(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The company's own data, which the rules must not take for somebody else's."""

    domains: tuple[str, ...] | None = None
    emails: tuple[str, ...] | None = None
    phones: tuple[str | int, ...] | None = None
    words: tuple[str, ...] | None = None
    names: tuple[str, ...] | None = None
    allowed_hosts: tuple[str, ...] | None = None
    internal_hosts: tuple[str, ...] | None = None
    languages: tuple[Language, ...] | None = None


class SuppressSection(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Findings that the config silences: of these rules or packs, in the entries with these ids or titles."""

    rules: tuple[str, ...]
    entry: str | int | tuple[str | int, ...] | None = None
    title: str | tuple[str, ...] | None = None
    glob: str | tuple[str, ...] | None = None
    reason: str | None = None


class FieldSection(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where texts stand in a file of data, and what stands beside them: paths, see `replylint.field_paths`.

    `language` is a path, or the code of one of our languages. `markup` None: the text itself tells.
    """

    text: str
    title: str | None = None
    id: str | None = None
    language: str | None = None
    subject: str | None = None
    markup: Markup | None = None


class GrammarSection(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How LanguageTool is asked; `on` and `off` are ids of its rules or categories."""

    enabled: bool | None = None
    server: str | None = None
    english: English | None = None
    off: tuple[str, ...] | None = None
    on: tuple[str, ...] | None = None
    timeout: int | float | None = None


class PathSection(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename={"kind": "as"}):
    """What holds for the files that `glob` means."""

    glob: str | tuple[str, ...]
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    levels: dict[str, LevelOrOff] | None = None
    language: Language | None = None
    interface: Language | None = None
    company: CompanySection | None = None
    kind: DraftKind | None = None
    channel: Channel | None = None
    options: dict[str, dict[str, object]] | None = None
    preview: bool | tuple[str, ...] | None = None
    suppress: tuple[SuppressSection, ...] | None = None
    require_reason: bool | None = None
    reader: str | None = None
    fields: tuple[str | FieldSection, ...] | None = None
    inactive: bool | None = None
    grammar: GrammarSection | None = None
    ticket: str | None = None


class Section(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, rename={"kind": "as"}):
    """A config file, or the flags of a command; see docs/config.md for the keys."""

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    levels: dict[str, LevelOrOff] | None = None
    packs: tuple[str, ...] | None = None
    language: Language | None = None
    interface: Language | None = None
    company: CompanySection | None = None
    kind: DraftKind | None = None
    channel: Channel | None = None
    options: dict[str, dict[str, object]] | None = None
    max_size: int | None = None
    fail_on: FailOn | None = None
    preview: bool | tuple[str, ...] | None = None
    pipelines: dict[Language, str] | None = None
    suppress: tuple[SuppressSection, ...] | None = None
    require_reason: bool | None = None
    baseline: str | None = None
    exclude: tuple[str, ...] | None = None
    cache: bool | None = None
    reader: str | None = None
    fields: tuple[str | FieldSection, ...] | None = None
    inactive: bool | None = None
    grammar: GrammarSection | None = None
    ticket: str | None = None
    paths: tuple[PathSection, ...] | None = None


class Suppression(Struct, frozen=True):
    """A suppression of the config that holds for a file.

    `entries` are ids, `titles` globs; both empty: every entry, or the text of a file that has none.
    `where` is its place in the config («.replylint.yaml:12»); `of_file`: a glob means
    the file, so that what it silences is to be found there.
    """

    rules: tuple[str, ...]
    entries: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    where: str = ""
    of_file: bool = False


class Grammar(Struct, frozen=True):
    """Whether and how LanguageTool is asked.

    `server` is its URL, None for the one that `replylint grammar start` started, which is looked up in `folder`
    (the cache folder; None: there is no such server, and nothing is kept). `english` is the variety of English,
    None for American and British alike. `timeout` is in seconds, for the answer to one request.
    """

    enabled: bool = False
    server: str | None = None
    english: English | None = None
    off: tuple[str, ...] = ()
    on: tuple[str, ...] = ()
    timeout: float = 20.0
    folder: str | None = None


class Settings(Struct, frozen=True):
    """All that is settled for one file.

    `select` empty means every rule; `packs` are folders of the user's own, as
    absolute paths; `language` and `interface` None mean the draft's own; `today` is the
    ISO date with which dates are compared where the ticket has none (None: then not at all);
    `max_size` is in bytes; `pipelines` are trained spaCy models, by language, for
    `tokens` rules. `reader` is the name of the file format (None: recognised), `fields` where
    texts stand in a file of data (empty: its format tells), `inactive` whether macros that are switched
    off are checked, too. `suppress` are the config's suppressions for this file; `require_reason`: a
    directive must say why; `baseline` is the absolute path of the file of known findings.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: dict[str, str] = {}
    packs: tuple[str, ...] = ()
    language: Language | None = None
    interface: Language | None = None
    company: Company = Company()
    options: dict[str, dict[str, object]] = {}
    kind: DraftKind | None = None
    channel: Channel | None = None
    max_size: int = MAX_SIZE
    fail_on: FailOn = "error"
    preview: bool | tuple[str, ...] = False
    pipelines: dict[Language, str] = {}
    today: str | None = None
    reader: str | None = None
    fields: tuple[str | FieldSection, ...] = ()
    inactive: bool = False
    suppress: tuple[Suppression, ...] = ()
    require_reason: bool = False
    baseline: str | None = None
    grammar: Grammar = Grammar()

    def draft_kind(self, path: str | None) -> DraftKind:
        """What the file is if nobody says: a reply from standard input (None) and `.txt`, else a template."""
        if self.kind is not None:
            return self.kind
        return "reply" if path is None or path.lower().endswith(".txt") else "template"


SIMPLE_KEYS = (
    "language",
    "interface",
    "kind",
    "channel",
    "max_size",
    "fail_on",
    "preview",
    "packs",
    "pipelines",
    "reader",
    "fields",
    "inactive",
    "require_reason",
)
COMPANY_KEYS = CompanySection.__struct_fields__
GRAMMAR_KEYS = GrammarSection.__struct_fields__


class Layer(Struct, frozen=True):
    """One section to lay over the others; `strong` (the command line) also lifts what others ignore.

    `prefix` is where its keys stand in the config: "" or "paths[2].".
    """

    section: Section | PathSection
    strong: bool = False
    prefix: str = ""


def resolve(layers: "tuple[Layer, ...] | list[Layer]") -> Settings:
    """Lay the sections over each other.

    A later `select`, or a list of the company, replaces an earlier one;
    `ignore` adds up, `levels` and `options` merge key by key. A strong
    `select` forgets what the sections before it switched off.
    """
    simple: dict[str, object] = {}
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: dict[str, str] = {}
    company: dict[str, tuple[str, ...]] = {}
    options: dict[str, dict[str, object]] = {}
    grammar: dict[str, object] = {}
    for layer in layers:
        section = layer.section
        for key in SIMPLE_KEYS:
            value = getattr(section, key, None)
            if value is not None:
                simple[key] = value
        # Which of the two says how a file is read, the closer one decides.
        if section.fields is not None:
            simple.pop("reader", None)
        elif section.reader is not None:
            simple.pop("fields", None)
        if section.select is not None:
            select = section.select
            if layer.strong:
                ignore = ()
                levels = {entry: level for entry, level in levels.items() if level != "off"}
        if section.ignore is not None:
            ignore += tuple(entry for entry in section.ignore if entry not in ignore)
        if section.levels:
            levels = levels | section.levels
        if section.company is not None:
            for key in COMPANY_KEYS:
                values = getattr(section.company, key)
                if values is not None:
                    company[key] = tuple(str(value) for value in values)
        if section.grammar is not None:
            for key in GRAMMAR_KEYS:
                value = getattr(section.grammar, key)
                if value is not None:
                    grammar[key] = value
        if section.options:
            for name, values in section.options.items():
                options[name] = options.get(name, {}) | values
    return Settings(
        select=select,
        ignore=ignore,
        levels=levels,
        company=Company(**company),
        options=options,
        grammar=Grammar(**grammar),  # type: ignore[arg-type]
        **simple,  # type: ignore[arg-type]
    )


def blocks(level: Level, fail_on: FailOn) -> bool:
    """Is a finding of this level enough for a failure?"""
    if fail_on == "never":
        return False
    ranks = ("info", "warning", "error")
    return ranks.index(level) >= ranks.index(fail_on)
