"""A directive changes nothing but what it silences: the text around it is read as if it were not there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replylint.file_check import check_file
from replylint.settings import Settings
from tests.kinds.helpers import program_of

PROGRAM = program_of("""\
kind: phrase
phrases: {ru: [сами виноваты, как уже говорилось]}
""")
DIRECTIVES = {
    "a.md": "<!-- replylint-disable-next-line own/other -- because the lawyers want it so -->",
    "a.html": "<!-- replylint-disable-next-line own/other -- because the lawyers want it so -->",
    "a.liquid": "{% comment %} replylint-disable-next-line own/other -- as the lawyers want it {% endcomment %}",
}
LINES = st.lists(
    st.sampled_from(
        [
            "Вы сами виноваты, что потеряли чек.",
            "Как уже говорилось, возврат идёт три дня.",
            "Мы поможем: {{ ticket.id }}!",
            "- Вы сами виноваты & всё.",
            "Если вы",
            "сами виноваты, мы поможем.",
            "<p>Сами виноваты?</p>",
            "",
        ]
    ),
    min_size=1,
    max_size=8,
)


def found(text: str, path: str) -> list[str]:
    report = check_file(text, path, Settings(ignore=("suppressions",)), None, PROGRAM)
    return [one.excerpt for one in report.findings]


@pytest.mark.parametrize("path", DIRECTIVES)
@given(lines=LINES, data=st.data())
@settings(max_examples=80, deadline=None)
def test_a_directive_for_another_rule_changes_nothing(
    path: str, lines: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(lines)))
    with_directive = [*lines[:at], DIRECTIVES[path], *lines[at:]]
    assert found("\n".join(with_directive), path) == found("\n".join(lines), path)
