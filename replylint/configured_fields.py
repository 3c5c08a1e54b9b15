"""The fields of a config, checked: every path can be read, and no section says two things."""

from replylint.errors import ReplylintError
from replylint.field_paths import parse_path
from replylint.model import LANGUAGES
from replylint.settings import FieldSection, PathSection, Section
from replylint.validation import KeyPath, Places, dotted_key

_PATHS = ("text", "title", "id", "language", "subject")


def check_fields(section: Section, path: str, places: Places) -> None:
    """Raise `ReplylintError` with the line of a path that can't be read, or of `fields` beside a `reader`."""
    parts: list[tuple[KeyPath, Section | PathSection]] = [((), section)]
    parts += [(("paths", index), part) for index, part in enumerate(section.paths or ())]
    for base, part in parts:
        if part.fields is not None and part.reader is not None:
            hint = "A reader knows where the texts of its format stand; fields say it for all other files."
            message = "'fields' and 'reader' can't stand side by side"
            raise _error((*base, "fields"), message, hint, path, places)
        for index, field in enumerate(part.fields or ()):
            for key, text in _paths((*base, "fields", index), field):
                try:
                    parse_path(text)
                except ReplylintError as error:
                    message = f"'{dotted_key(key)}': {error.message}"
                    raise _error(key, message, error.hint, path, places) from None


def _paths(base: KeyPath, field: str | FieldSection) -> list[tuple[KeyPath, str]]:
    if isinstance(field, str):
        return [(base, field)]
    given = [((*base, key), getattr(field, key)) for key in _PATHS]
    return [
        (key, text)
        for key, text in given
        if text is not None and not (key[-1] == "language" and text in LANGUAGES)
    ]


def _error(key: KeyPath, message: str, hint: str | None, path: str, places: Places) -> ReplylintError:
    line, column = places.line_of(key)
    return ReplylintError(message, path=path, line=line, column=column, key=dotted_key(key), hint=hint)
