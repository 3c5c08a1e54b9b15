"""Placeholders that no helpdesk fills in, because their braces or what is inside them are broken."""

from collections.abc import Iterator

from replylint.helpdesks.syntax import TAG_WORDS
from replylint.lazy import pattern
from replylint.liquid import Fault, expression_faults, is_django, parses, structure_faults, tags

_NAME = r"[A-Za-z_][\w.\[\]-]{0,120}"
_FILTERS = r"(?:\s{0,20}\|[^{}\n]{0,200})?"

_UNREAD = pattern(r"\{%-?\s{0,10}(comment|raw)\s{0,10}-?%\}")
_UNREAD_END = {name: pattern(rf"\{{%-?\s{{0,10}}end{name}\s{{0,10}}-?%\}}") for name in ("comment", "raw")}
# Braces on both sides and a plain name inside: nothing can be wrong with these, nor with a text that has no others.
_WELL_FORMED = pattern(r"\{\{(?<!\{\{\{)-?\s*[A-Za-z_]\w*(?:\.\w+)*\s*-?\}\}(?!\})")
_OUTPUT = pattern(r"\{\{\{[^{}]{0,400}\}\}\}|\{\{[^{}]{0,400}\}\}")
_TAG = pattern(r"\{%[^{}]{0,600}?%\}")
_HELP_SCOUT = pattern(
    r"\{%\s*(?:(?:customer|conversation|mailbox|user)\.\w+|subject)\s*(?:,\s*fallback\s*=[^{}%\n]*)?\s*%\}"
)
_HELP_SCOUT_NAME = pattern(r"\{%\s*(?:customer|conversation|mailbox|user)\.\w")
_PLAIN = pattern(r"-?\s*(?:[A-Za-z_]\w*)(?:\.\w+|\[[^\]]*\])*\s*-?")
_HANDLEBARS = ("#", "/", ">", "&", "^", "!", "=", "~")
_MARKUP = pattern(r"</?[A-Za-z][^<>]{0,200}>|&(?:nbsp|lt|gt|amp|quot|#\d{1,6});|\*\*|(?<!\w)__(?=\w)")
_UNQUOTED = pattern(r"\|\s*fallback\s*(?::\s*[^\s\"']|[^:\s\w])|\|\s*fallback\s*$")
SLIP_OF_FILTER = pattern(
    r"\|\s*(falback|fallbck|fallbak|fallack|fallbac|fall_back|fallbacks|fallaback|dafault|defualt|defalt|deafult)\b"
)

_OPEN_BRACES = pattern(rf"\{{\{{\s{{0,10}}(?:{_NAME})?{_FILTERS}\s{{0,10}}[\])}}]{{0,2}}")
_OPEN_TAG = pattern(r"\{%-?\s{0,10}[A-Za-z]\w*(?:[^{}%\n]{0,200}(?:\}|%(?!\}))|[\w.]*)")
_ONE_SHORT = pattern(
    rf"(?<!\{{)\{{\s{{0,10}}{_NAME}{_FILTERS}\s{{0,10}}\}}\}}(?!\}})"
    r"|(?<![\w.{#%$])[A-Za-z_]\w*(?:\.\w+){1,6}\s{0,3}\}\}(?!\})"
    r"|(?<!\{)\{\s?[A-Za-z]\w*(?:\.\w+){1,6}(?:,fallback=[^{}%\n]{0,60})?%\}"
    r"|(?<![{\w.%])[A-Za-z]\w*(?:\.\w+){1,6}(?:,fallback=[^{}%\n]{0,60})?%\}"
)
_SPACED = pattern(
    rf"\{{\s{{1,5}}\{{\s{{0,10}}{_NAME}{_FILTERS}\s{{0,10}}\}}\s{{0,5}}\}}|\{{\{{\s{{0,10}}{_NAME}{_FILTERS}\s{{0,10}}\}}\s{{1,5}}\}}"
)
_SPLIT = pattern(
    r"\{(?:</?[A-Za-z][^<>]{0,200}>|\*\*|__){1,4}\{[^{}]{0,300}\}\s?(?:</?[A-Za-z][^<>]{0,200}>|\*\*|__){0,4}\}|\{\{[^{}]{0,300}\}(?:</?[A-Za-z][^<>]{0,200}>|\*\*|__){1,4}\}"
)
_HASHED = pattern(r"([#%$])\{(?![{%])\s{0,10}(\$?[A-Za-z_][\w.]{0,120})([^{}\n]{0,200}\}{1,2})?")
_WELL_HASHED = pattern(r"\s{0,10}(?:\([^{}\n]{0,160}\))?\s{0,10}\}")
_SMARTY = pattern(r"(?<![{\w])\{\$([A-Za-z][\w.]{0,80})(?![\w.]*(?:\|[^{}\n]{0,80})?\})")
_SQUARE = pattern(
    r"\[\[[A-Za-z_][\w.]{0,60}\|[^\[\]\n]{0,80}\](?!\])|(?<!\[)\[[A-Za-z_]\w{0,60}\|[^\[\]\n]{0,80}\]\]"
)
_PERCENT = pattern(r"%(?<![\w%]%)[A-Z]{2,}_[A-Z_]{2,40}(?![\w%])")
_ICU = pattern(r"\{\s?\w+,\s?(?:plural|select|selectordinal),")


def broken(text: str) -> Iterator[Fault]:
    """Broken placeholders of all syntaxes, and what Liquid can't read; they may overlap.

    `reason` is one of "braces" (too few or the wrong ones), "markup" (HTML or
    Markdown inside), "inside" (a space, a wrong quote, a double dot),
    "unclosed", "stray", "wrong-end", "expression" (of a tag).
    """
    held: list[Fault] = []
    if "{%" in text:
        text = _without_unread(text)
    if "{" in text or "}}" in text:
        others = _WELL_FORMED.sub(" ", text)
        if "{" in others or "}" in others:
            held.extend(_outputs(text))
            held.extend(_braces(text))
            held.extend(_hashed(text))
    held.extend(_bracketed(text))
    yield from held
    if "{%" in text:
        yield from _tags(text, held)


def _without_unread(text: str) -> str:
    """The text with what stands in comments and raw blocks as blanks."""
    pieces: list[str] = []
    at = 0
    opening = _UNREAD.search(text)
    while opening is not None:
        end = _UNREAD_END[opening[1]].search(text, opening.end())
        if end is None:
            break
        pieces.append(text[at : opening.end()])
        pieces.append(" " * (end.start() - opening.end()))
        at = end.start()
        opening = _UNREAD.search(text, end.end())
    return "".join(pieces) + text[at:]


def _outputs(text: str) -> Iterator[Fault]:
    """Outputs with both braces, and something wrong inside."""
    for match in _OUTPUT.finditer(text):
        if match[0].startswith("{{{"):
            continue
        reason = _wrong_inside(match[0][2:-2])
        if reason:
            yield Fault(match.start(), match.end(), reason)


def _wrong_inside(inside: str) -> str | None:
    bare = inside.strip().strip("-").strip()
    if _PLAIN.fullmatch(inside):
        return None
    if not bare:
        return "inside"
    if bare.startswith(_HANDLEBARS) or bare == "else":
        return None
    if _MARKUP.search(inside):
        return "markup"
    if _UNQUOTED.search(inside) or SLIP_OF_FILTER.search(inside):
        return "inside"
    # {{имя клиента}} and {{order number}} are fine in systems that are no Liquid.
    if "." not in bare and "|" not in bare:
        return None
    if not bare.isascii() and "|" not in bare:
        return None
    return None if parses("{{" + inside + "}}") else "inside"


def _braces(text: str) -> Iterator[Fault]:
    """Too few braces, or braces apart."""
    good = [match.span() for match in _OUTPUT.finditer(text)]
    good += [match.span() for match in _TAG.finditer(text)]
    for split in _SPLIT.finditer(text):
        yield Fault(split.start(), split.end(), "markup")
    for spaced in _SPACED.finditer(text):
        yield Fault(spaced.start(), spaced.end(), "braces")
    if not _ICU.search(text):
        for short in _ONE_SHORT.finditer(text):
            is_code = "." not in short[0] and " " in short[0]
            if not is_code and not _inside(short.start(), good):
                yield Fault(short.start(), short.end(), "braces")
    at = text.find("{{")
    while at >= 0:
        if not _inside(at, good):
            match = _OPEN_BRACES.match(text, at)
            end = match.end() if match else at + 2
            if match and any(char.isalpha() for char in match[0]):
                yield Fault(at, at + len(text[at:end].rstrip()), "braces")
            at = end
        at = text.find("{{", at + 2)


def _inside(offset: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _hashed(text: str) -> Iterator[Fault]:
    """#{…}, %{…}, ${…} and {$…} that are not closed."""
    for match in _HASHED.finditer(text):
        well = _WELL_HASHED.match(text, match.end(2))
        if well is None:
            closed = match[3] is not None and (match[1] != "$" or match[3].strip(" }") == "")
            if match[1] == "$" and not closed:
                # `${a + b}` is code, not a variable that was broken.
                if match[3] is None and "." in match[2]:
                    yield Fault(match.start(), match.end(2), "braces")
                continue
            yield Fault(match.start(), match.end() if match[3] else match.end(2), "braces")
        elif text.startswith("}", well.end()) and match[1] != "$":
            yield Fault(match.start(), well.end() + 1, "braces")
    for smarty in _SMARTY.finditer(text):
        yield Fault(smarty.start(), smarty.end(), "braces")


def _bracketed(text: str) -> Iterator[Fault]:
    """[[…]] and %NAME% that are not closed."""
    if "[" in text:
        for square in _SQUARE.finditer(text):
            yield Fault(square.start(), square.end(), "braces")
    if "%" in text:
        for percent in _PERCENT.finditer(text):
            yield Fault(percent.start(), percent.end(), "braces")


def _tags(text: str, held: list[Fault]) -> Iterator[Fault]:
    """Tags without their end, Help Scout's variables that are written wrong, and Liquid's own complaints."""
    source = list(text)
    whole = True
    good = [match.span() for match in _TAG.finditer(text)]
    at = text.find("{%")
    while at >= 0:
        if not _inside(at, good) and not _inside(at, [(one.start, one.end) for one in held]):
            match = _OPEN_TAG.match(text, at)
            end = match.end() if match else at + 2
            yield Fault(at, end, "braces")
            source[at:end] = " " * (end - at)
            whole = False
        at = text.find("{%", at + 2)
    for start, end in good:
        if _HELP_SCOUT_NAME.match(text, start) or _is_variable(text[start:end]):
            if not _HELP_SCOUT.fullmatch(text, start, end) and _HELP_SCOUT_NAME.match(text, start):
                yield Fault(start, end, "inside")
            source[start:end] = " " * (end - start)
    plain = "".join(source)
    if "{%" not in plain or is_django(plain):
        return
    found = tags(_OUTPUT.sub(lambda output: " " * len(output[0]), plain).replace("{{", "  "))
    for fault in structure_faults(found):
        # The end of a block whose beginning was broken is no second mistake.
        if whole or fault.reason == "unclosed":
            yield fault
    yield from expression_faults(found)


def _is_variable(tag: str) -> bool:
    """A variable of Help Scout's kind that is not documented, `{%foo.bar%}`."""
    name = tag.strip("{}%- ").partition(",")[0].strip()
    return (
        name.replace(".", "").isalnum() and name.partition(" ")[0] not in TAG_WORDS and "." in name
    ) or name == "subject"
