import pytest
from hypothesis import given
from hypothesis import strategies as st

from replylint.branching import MOST, variants
from replylint.drafts import read_draft
from replylint.linter import examine
from tests.kinds.helpers import program_of


def _seen(text: str) -> set[str]:
    return {" ".join(one.split()) for one in variants(text)}


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("{% if a %}Hi{% else %}Hello{% endif %}, you", {"Hi , you", "Hello , you"}),
        ("{% if a %}Hi{% endif %} you", {"Hi you", "you"}),
        ("{% if a %}1{% endif %} {% unless a %}2{% endunless %}", {"1", "2"}),
        ("{% if l == 'r' %}R{% endif %}{% if l == 'e' %}E{% endif %}", {"R", "E", ""}),
        ("{% case x %}no{% when 'a' %}A{% when 'b' %}B{% else %}C{% endcase %}", {"A", "B", "C"}),
        ("{% if a %}A{% elsif b %}B{% endif %}{% if b %}D{% endif %}", {"A D", "A", "B D", ""}),
        ("{% comment %}note{% endcomment %}ok", {"ok"}),
        ("{% for c in d %}x{% endfor %}", {"x"}),
        ("{% if a %}{%customer.firstName%}{% endif %}!", {"{%customer.firstName%} !", "!"}),
    ],
)
def test_variants(text: str, seen: set[str]) -> None:
    assert _seen(text) == seen


@pytest.mark.parametrize(
    "text", ["no tags", "{% if a %}x", "x{% endif %}", "{% load i18n %}x", "{%user.name%}"]
)
def test_nothing_to_choose(text: str) -> None:
    assert variants(text) == []


def test_many_conditions_are_bounded_and_every_branch_is_seen() -> None:
    text = "".join(f"{{% if a{i} %}}yes{i} {{% else %}}no{i} {{% endif %}}" for i in range(12))
    found = variants(text)
    assert 2 <= len(found) <= MOST
    assert all(any(f"{said}{i} " in one for one in found) for i in range(12) for said in ("yes", "no"))


@given(
    st.lists(
        st.sampled_from(["{% if a %}", "{% else %}", "{% endif %}", "text ", "{{x}}", "\n"]), max_size=20
    )
)
def test_a_variant_is_the_template_with_blanks(pieces: list[str]) -> None:
    text = "".join(pieces)
    for one in variants(text):
        assert len(one) == len(text)
        assert all(char in (original, " ") for char, original in zip(one, text, strict=True))


def _excerpts(block: str, text: str) -> list[str]:
    draft = read_draft(text, language="en", kind="template")
    return [text[one.start : one.end] for one in examine(draft, None, program_of(block)).findings]


def test_a_phrase_across_a_tag_is_found() -> None:
    block = 'kind: phrase\nphrases: {en: ["have a good one"]}'
    text = "Have a {% if vip %}very {% else %}good one{% endif %}."
    assert _excerpts(block, text) == ["Have a {% if vip %}very {% else %}good one"]


def test_what_stands_in_two_branches_is_not_together() -> None:
    block = "kind: count\ncount: phrases\nmax: 1\nphrases: {en: [sorry]}"
    assert _excerpts(block, "{% if a %}sorry{% else %}sorry{% endif %}") == []
    assert len(_excerpts(block, "sorry {% if a %}sorry{% else %}x{% endif %}")) == 1


def test_a_finding_of_all_variants_is_told_once() -> None:
    block = "kind: phrase\nphrases: {en: [sorry]}"
    assert _excerpts(block, "sorry {% if a %}x{% else %}y{% endif %}") == ["sorry"]


def test_a_fix_never_takes_a_tag_away() -> None:
    block = "kind: swap\nswap: {en: [{from: good one, to: better one}]}"
    draft = read_draft("good {% if a %}one{% endif %}", language="en", kind="template")
    (finding,) = examine(draft, None, program_of(block)).findings
    assert finding.suggestions == ()
