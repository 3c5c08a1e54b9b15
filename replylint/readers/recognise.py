"""Which reader takes a file: what the config says, the ending of its name, or what stands in it."""

from collections.abc import Iterable
from itertools import chain
from types import ModuleType

from replylint.errors import ReplylintError, UnknownFormatError
from replylint.lazy import pattern
from replylint.model import Problem
from replylint.readers.passage import Comment, Passage, Source
from replylint.readers.table import (
    DATA_READERS,
    TEXT_ENDINGS,
    TEXT_READERS,
    ending_of,
    foreign_readers,
    module_of,
    unknown_reader,
)
from replylint.readers.tree import Node
from replylint.readers.trees import TREE_ENDINGS, parse_tree
from replylint.settings import Settings

Text = Passage | Comment | Problem
"""What readers give."""

_HEAD = 1 << 16
_JSON = pattern(r"\s*(?:\{\s*\"|\[\s*\{)")
_YAML = (".yaml", ".yml")

STANDARD_INPUT = "-"
"""The path of a source that is no file."""


def read_texts(source: Source, settings: Settings) -> Iterable[Text]:
    """All texts of a file, by the reader that the settings name, or that knows the file.

    Raises `UnknownFormatError` for a data file that is of none of the known formats, and `ReplylintError` for
    what can't be read. A file with an ending that nobody knows is plain text; standard input (`-`)
    may be an export in JSON as well.
    """
    ending = ending_of(source.path)
    if settings.reader is not None:
        return _read_as(settings.reader, source, ending)
    if settings.fields and ending in TREE_ENDINGS:
        return _read_fields(source, settings, ending)
    if ending in TEXT_ENDINGS:
        return _with_texts(TEXT_ENDINGS[ending], source)
    data_ending = ending
    if source.path == STANDARD_INPUT and _JSON.match(source.text):
        data_ending = ".json"
    found = _read_recognised(source, data_ending) if data_ending in TREE_ENDINGS else None
    if found is not None:
        return found
    if ending:
        for module in foreign_readers().values():
            if ending in module.SUFFIXES:
                return _read(module, source)
    if ending in TREE_ENDINGS:
        raise UnknownFormatError(
            "none of the formats that are known",
            path=source.path,
            hint="Name the format in the config (reader:), or where its texts are (fields:).",
        )
    return _with_texts("text", source)


def is_foreign(data: bytes, path: str, settings: Settings) -> bool:
    """Is this, by its bytes alone, surely data of another program? For what is no text in UTF-8."""
    ending = ending_of(path)
    if ending not in TREE_ENDINGS or settings.reader is not None or settings.fields:
        return False
    if any(ending in module.SUFFIXES for module in foreign_readers().values()):
        return False
    # The keys of exports are ASCII; in UTF-16 there is a NUL beside each letter.
    text = data.replace(b"\0", b"").decode("latin-1")
    modules = [module_of(name) for name in DATA_READERS.values()]
    return not any(ending in module.ENDINGS and _may_be(module, text) for module in modules)


def syntax_error(source: Source) -> ReplylintError | None:
    """What is wrong with a data file that nobody recognises, if it can't even be parsed."""
    try:
        parse_tree(source, ending_of(source.path))
    except ReplylintError as error:
        return error
    return None


def _read_as(name: str, source: Source, ending: str) -> Iterable[Text]:
    if name in TEXT_READERS:
        return _with_texts(name, source)
    if name not in DATA_READERS:
        if name in foreign_readers():
            return _read(foreign_readers()[name], source)
        message, hint = unknown_reader(name)
        raise ReplylintError(f"reader: {message}", path=source.path, hint=hint)
    module = module_of(DATA_READERS[name])
    root, problems = parse_tree(source, ending if ending in module.ENDINGS else "")
    if not module.recognises(root) and not problems:
        message = f"not what the reader '{name}' reads"
        raise ReplylintError(message, path=source.path, line=1, column=1, hint=module.EXPECTED)
    return chain(problems, _read_data(module, root, source, ending))


def _read_fields(source: Source, settings: Settings, ending: str) -> Iterable[Text]:
    from replylint.readers import fields

    root, problems = parse_tree(source, ending)
    return chain(problems, fields.read(root, source, settings.fields), _comments(root, source, ending))


def _read_recognised(source: Source, ending: str) -> Iterable[Text] | None:
    modules = [module_of(name) for name in DATA_READERS.values()]
    waiting = [module for module in modules if ending in module.ENDINGS]
    parsed: tuple[Node, tuple[Problem, ...]] | None = None
    # The first entries of an export have its words; only for all else is the whole of 20 MB looked through.
    for stretch in (source.text[:_HEAD], source.text):
        for module in [module for module in waiting if _may_be(module, stretch)]:
            waiting.remove(module)
            try:
                root, problems = parsed = parsed or parse_tree(source, ending)
            except ReplylintError:
                if any(word in source.text for one in modules for word in one.OWN):
                    raise
                return None
            if module.recognises(root):
                return chain(problems, _read_data(module, root, source, ending))
    return parsed[1] or None if parsed is not None else None


def _read_data(module: ModuleType, root: Node, source: Source, ending: str) -> Iterable[Text]:
    texts: Iterable[Text] = module.read(root, source)
    yield from _at_their_anchors(texts) if ending in _YAML else texts
    yield from _comments(root, source, ending)


def _at_their_anchors(texts: Iterable[Text]) -> Iterable[Text]:
    """Each text once: the alias of one in YAML stands where its anchor does."""
    seen: set[tuple[int, int]] = set()
    for text in texts:
        place = text.in_file(0, len(text.text)) if isinstance(text, Passage) else None
        if place is None or place not in seen:
            yield text
        if place is not None:
            seen.add(place)


def _comments(root: Node, source: Source, ending: str) -> Iterable[Text]:
    if ending in _YAML or ending == ".toml":
        from replylint.readers.yaml_comments import yaml_comments

        yield from yaml_comments(root, source.text)


def _may_be(module: ModuleType, text: str) -> bool:
    return any(all(word in text for word in group) for group in module.MARKS)


def _with_texts(name: str, source: Source) -> Iterable[Text]:
    return _read(module_of(TEXT_READERS[name]), source)


def _read(module: ModuleType, source: Source) -> Iterable[Text]:
    texts: Iterable[Text] = module.read(source)
    return texts
