"""The texts that the config names by their fields, in any file of data: JSON, JSON Lines, YAML, TOML, CSV."""

from collections.abc import Iterator, Sequence

from replylint.field_paths import Item, Key, Step, Where, parse_path, shown_path
from replylint.language.codes import known_language
from replylint.lines import Lines
from replylint.model import LANGUAGES, Language, Problem
from replylint.readers.entries import Facts, html, html_or_plain, language_of, plain
from replylint.readers.field_search import Match, find, find_beside, reason
from replylint.readers.nested import markdown
from replylint.readers.passage import Comment, Passage, Source
from replylint.readers.tree import Node
from replylint.settings import FieldSection

_WRITTEN = {"html": html, "markdown": markdown, "plain": plain, None: html_or_plain}


def read(
    root: Node, source: Source, fields: Sequence[str | FieldSection]
) -> Iterator[Passage | Comment | Problem]:
    """The texts at the configured paths, in the order of the file, each once.

    A path that leads to nothing, or to what is no text, is a problem; if that is true of all of them,
    the file counts as unread.
    """
    found: list[tuple[Match, _Field]] = []
    problems: list[Problem] = []
    seen: set[int] = set()
    empty = False
    for section in fields:
        field = _Field(section, root)
        matches, misses = find(root, field.path)
        texts = [match for match in matches if match.node.text is not None]
        for match in texts:
            # The alias of a text in YAML stands where its anchor does.
            if match.node.start not in seen:
                seen.add(match.node.start)
                found.append((match, field))
        wrong = next((match.node for match in matches if isinstance(match.node.value, (list, dict))), None)
        if wrong is not None:
            problems.append(_problem(_no_text(field.path, wrong), wrong, source))
        elif misses and not matches:
            message = f"fields: nothing is at {shown_path(field.path)}. {reason(field.path, misses)}"
            problems.append(_problem(message, max(misses, key=lambda miss: miss.at).node, source))
        else:
            empty = True
        problems += _missing_beside(field, texts, source)
    unread = not found and not empty
    for problem in problems:
        yield Problem(problem.message, problem.path, problem.line, problem.column, unread=unread)
    for match, field in sorted(found, key=lambda one: one[0].node.start):
        yield from field.texts(match)


class _Field:
    """A field of the config for one file: its paths, and what stands at them beside a text."""

    def __init__(self, section: str | FieldSection, root: Node) -> None:
        section = FieldSection(section) if isinstance(section, str) else section
        listed = isinstance(root.value, list)
        self.path = _path(section.text, listed)
        self.markup = section.markup
        self.language = next((language for language in LANGUAGES if language == section.language), None)
        given = {"title": section.title, "id": section.id, "subject": section.subject}
        if self.language is None:
            given["language"] = section.language
        self.beside = {key: _path(path, listed) for key, path in given.items() if path is not None}

    def texts(self, match: Match) -> Iterator[Passage | Comment | Problem]:
        """The passages of a text."""
        language, foreign = self.language, False
        if "language" in self.beside:
            language, foreign = language_of(self._at(match, "language"))
        elif language is None:
            language = _language_of_key(match, self.path)
        title, entry = self._at(match, "title"), self._at(match, "id")
        facts = Facts(title, entry, None, language, foreign, subject=self._at(match, "subject"))
        yield from _WRITTEN[self.markup](match.node, _name(match), facts)

    def _at(self, match: Match, key: str) -> str | None:
        path = self.beside.get(key)
        if path is None:
            return None
        found, _ = find_beside(match, self.path, path)
        value = found[0].node.value if found else None
        return None if value is None or isinstance(value, (bool, list, dict)) or value == "" else str(value)


def _path(text: str, listed: bool) -> tuple[Step, ...]:
    steps = parse_path(text)
    # In a file that is one list (CSV, JSON Lines) every item is meant, said or not.
    return steps if not listed or isinstance(steps[0], (Item, Where)) else (Item(None), *steps)


def _language_of_key(match: Match, path: Sequence[Step]) -> Language | None:
    """The language that a key names for which the path has a star: `replies.*` and `{"ru": …, "uk": …}`.

    A single such code among other names may be a country's.
    """
    for at in range(len(path) - 1, -1, -1):
        met = match.met[at]
        if path[at] == Key(None) and isinstance(met, Key) and (language := known_language(met.name)):
            names = match.trail[at].members
            if len(names) == 1 or sum(known_language(name) is not None for name in names) > 1:
                return language
    return None


def _name(match: Match) -> str:
    """What the text is called within its item: «actions[field=comment_value].value»."""
    last = max((at for at, step in enumerate(match.met) if isinstance(step, Item)), default=-1)
    return shown_path(match.met[last + 1 :] or match.met)


def _no_text(path: Sequence[Step], node: Node) -> str:
    shown = shown_path(path)
    if isinstance(node.value, list):
        return f"fields: {shown} is a list, not a text; its items are {shown}[]."
    return f"fields: {shown} is an object, not a text; it has {', '.join(list(node.members)[:8]) or 'no members'}."


def _missing_beside(field: _Field, texts: Sequence[Match], source: Source) -> Iterator[Problem]:
    """A problem for each path that leads to nothing beside any of the texts, such as one with a slip."""
    for key, path in field.beside.items():
        misses = []
        for match in texts:
            found, missed = find_beside(match, field.path, path)
            if found or not missed:
                break
            misses += missed
        else:
            if misses:
                message = f"fields: no {key} is at {shown_path(path)}. {reason(path, misses)}"
                yield _problem(message, misses[0].node, source)


def _problem(message: str, node: Node, source: Source) -> Problem:
    line, column = Lines(source.text).place(node.start)
    return Problem(message, source.path, line, column)
