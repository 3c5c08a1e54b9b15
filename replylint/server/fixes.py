"""What `POST /v1/fix` does: suggestions put into the draft, and the new draft checked again."""

from msgspec import Struct

from replylint.fixes.fix_safety import Fix
from replylint.fixes.fixing import answered, apart, applied
from replylint.records import encode
from replylint.report import Located
from replylint.server.answers import RefusedError, converted, decode_object
from replylint.server.checks import CheckAnswer, answer_of, checked
from replylint.server.engine import Engine


class WantedFix(Struct, frozen=True):
    """A suggestion of a finding, by its place in the list; the finding as `POST /v1/check` gave it."""

    rule: str
    start: int
    end: int
    suggestion: int = 0


class FixAnswer(Struct, frozen=True):
    """The draft with the suggestions in it, how many were applied, and what is still found."""

    draft: str
    applied: int
    check: CheckAnswer


def fix(body: bytes, engine: Engine) -> bytes:
    """The answer to a request: `fixes` names what to apply; without it all safe ones, with `unsafe` all
    findings that have exactly one suggestion. Raises `RefusedError`.
    """
    data = decode_object(body)
    wanted = converted(data.get("fixes"), list[WantedFix] | None, "fixes")  # type: ignore[arg-type]
    unsafe = converted(data.get("unsafe"), bool | None, "unsafe")  # type: ignore[arg-type]
    before = checked(data, engine)
    found = before.report.findings
    fixes = apart(_named(wanted, found) if wanted is not None else answered(found, unsafe=bool(unsafe)))
    draft = applied(before.request.draft, fixes)
    after = checked({**data, "draft": draft}, engine)
    return encode(FixAnswer(draft, len(fixes), answer_of(after)))


def _named(wanted: list[WantedFix], found: tuple[Located, ...]) -> list[Fix]:
    """The changes that were asked for. Raises `RefusedError` for one that is not among the findings."""
    by_place = {(one.finding.rule, one.finding.start, one.finding.end): one for one in found}
    fixes: list[Fix] = []
    for number, fix in enumerate(wanted):
        one = by_place.get((fix.rule, fix.start, fix.end))
        if one is None or not 0 <= fix.suggestion < len(one.edits):
            raise RefusedError(
                409, "fixes", "there is no such finding or suggestion any more", f"fixes[{number}]"
            )
        edit = one.edits[fix.suggestion]
        if edit is None:
            raise RefusedError(
                409, "markup", "markup stands in between; change it by hand", f"fixes[{number}]"
            )
        fixes.append(Fix(one, one.finding.suggestions[fix.suggestion].text, edit))
    return fixes
