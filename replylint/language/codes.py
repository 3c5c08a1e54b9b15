"""Language codes as other programs write them."""

from replylint.model import LANGUAGES, Language


def known_language(code: str | None) -> Language | None:
    """The language that a code such as `ru`, `ru-RU` or `uk_UA` means; None if it is none of ours."""
    if code is None:
        return None
    short = code.lower().replace("_", "-").partition("-")[0]
    return next((language for language in LANGUAGES if language == short), None)
