"""What tells one finding from another in every run, so that a program knows the old ones again."""

from replylint.model import Problem
from replylint.report import FileReport
from replylint.reporters.wording import single_line

LENGTH = 32
"""Hexadecimal digits of a fingerprint."""


def fingerprints(file: FileReport, path: str) -> list[str]:
    """One for each finding of the file, all different.

    They are made of the rule, the path, the entry and the words, not of the line, and so outlive
    changes elsewhere in the file. Of equal findings the first, the second and so on are told apart.
    """
    from hashlib import sha256

    seen: dict[str, int] = {}
    found = []
    for one in file.findings:
        entry = (one.entry.id or one.entry.title or "") if one.entry is not None else ""
        field = (one.entry.field or "") if one.entry is not None else ""
        told = "\0".join((one.finding.rule, path, entry, field, single_line(one.excerpt)))
        number = seen[told] = seen.get(told, 0) + 1
        whole = f"{told}\0{number}".encode("utf-8", "surrogatepass")
        found.append(sha256(whole).hexdigest()[:LENGTH])
    return found


def of_problem(problem: Problem, path: str) -> str:
    """The fingerprint of a problem: another for another message or file."""
    from hashlib import sha256

    whole = f"{path}\0{problem.line}\0{problem.message}".encode("utf-8", "surrogatepass")
    return sha256(whole).hexdigest()[:LENGTH]
