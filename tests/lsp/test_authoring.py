"""What the author of a rule or of a config is told while writing."""

import pytest
from lsprotocol import types

from tests.lsp.conftest import RULE, Desk, place

NAME = "packs/acme/promise.yaml"
pytestmark = pytest.mark.asyncio


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n")


async def told(desk: Desk, name: str, text: str) -> list[tuple[int, int, int, str]]:
    uri = desk.open(name, text, "yaml")
    return [(*place(one.range)[:2], place(one.range)[3], one.message) for one in (await desk.pull(uri)).items]


async def completed(
    desk: Desk, name: str, marked: str, language: str = "yaml"
) -> dict[str, types.CompletionItem]:
    """What may be written where | stands."""
    before, _, after = marked.partition("|")
    uri = desk.open(name, before + after, language)
    line = before.count("\n")
    place = types.Position(line, len(before.rpartition("\n")[2]))
    params = types.CompletionParams(types.TextDocumentIdentifier(uri), place)
    found = await desk.client.text_document_completion_async(params)
    assert isinstance(found, list)
    return {one.label: one for one in found}


async def test_a_rule_whose_examples_hold_is_left_in_peace(desk: Desk) -> None:
    assert await told(desk, NAME, RULE) == []


async def test_a_key_that_nobody_knows_is_told_at_the_key(desk: Desk) -> None:
    found = await told(desk, NAME, RULE.replace("safe:", "saef:"))
    assert found == [(line_of(RULE, "safe:"), 0, 4, "unknown key 'saef'\nDid you mean 'safe'?")]


async def test_an_example_that_does_not_hold_is_told_at_the_example(desk: Desk) -> None:
    text = RULE.replace(
        "«завтра точно».], good: [Придёт завтра., Точно", "«завтра» точно.], good: [Завтра точно., Точно"
    )
    found = await told(desk, NAME, text)
    assert {line for line, *_ in found} == {line_of(text, "ru: {bad:")}
    messages = "\n".join(one[-1] for one in found)
    assert "expected «завтра», found «завтра точно»" in messages
    assert "good, but acme/promise finds «Завтра точно»" in messages


async def test_a_missing_near_miss_is_told(desk: Desk) -> None:
    text = RULE.replace("good: [Прийде завтра., Точно прийде.]", "good: [Прийде завтра.]")
    ((line, _, _, message),) = await told(desk, NAME, text)
    assert line == line_of(text, "uk: {bad:")
    assert message.startswith("1 good example(s) in uk: at least two are needed")


async def test_a_phrase_that_cannot_match_is_told_at_the_phrase(desk: Desk) -> None:
    text = RULE.replace("ru: [завтра точно]", "ru: [завтра точно, (]")
    ((line, column, _, message),) = await told(desk, NAME, text)
    assert (line, column) == (line_of(text, "ru: [завтра точно,"), 21)
    assert message.startswith("'('")


async def test_a_good_example_is_good_for_the_whole_pack(desk: Desk) -> None:
    other = RULE.replace("завтра точно", "на днях").replace("tomorrow for sure", "some day")
    other = other.replace("[завтра]", "[скоро]").replace("[tomorrow]", "[soon]")
    desk.write("packs/acme/days.yaml", other)
    text = RULE.replace("Точно придёт.", "Придёт на днях.")
    ((_, _, _, message),) = await told(desk, NAME, text)
    assert message == "good, but acme/days finds «на днях»"


async def test_a_rule_outside_the_packs_is_known_by_its_keys(desk: Desk) -> None:
    found = await told(desk, "drafts/new.yaml", RULE.replace("level: error", "level: eror"))
    assert [message for *_, message in found] == ["'level' can't be 'eror'\nDid you mean 'error'?"]


async def test_a_fault_of_a_config_is_told_at_its_key(desk: Desk) -> None:
    found = await told(desk, ".replylint.yaml", "packs: [packs]\nselekt: [acme]\n")
    assert found == [(1, 0, 6, "unknown key 'selekt'\nDid you mean 'select'?")]


async def test_the_line_above_a_rule_counts_examples_and_files(desk: Desk) -> None:
    desk.write("a.md", "Придёт завтра точно.\n")
    desk.write("b.md", "Придёт.\n")
    uri = desk.open(NAME, RULE, "yaml")
    params = types.CodeLensParams(types.TextDocumentIdentifier(uri))
    lenses = await desk.client.text_document_code_lens_async(params)
    assert lenses is not None and len(lenses) == 1
    resolved = await desk.client.code_lens_resolve_async(lenses[0])
    assert resolved.command is not None
    assert resolved.command.title == "Examples: 9 of 9 hold · Fires in 1 of 2 files here"
    other = desk.open("a.md", "Придёт.")
    params = types.CodeLensParams(types.TextDocumentIdentifier(other))
    assert not await desk.client.text_document_code_lens_async(params)


async def test_rules_are_completed_in_a_directive(desk: Desk) -> None:
    found = await completed(desk, "a.md", "<!-- replylint-disable-next-line acme/pr|", "markdown")
    item = found["acme/promise"]
    assert isinstance(item.text_edit, types.TextEdit)
    assert place(item.text_edit.range) == (0, 33, 0, 40)
    assert item.detail == "error: Don't write “{match}”."
    assert "acme" in found


async def test_directives_are_completed(desk: Desk) -> None:
    found = await completed(desk, "a.md", "<!-- replylint-dis|", "markdown")
    assert "replylint-disable-next-line" in found
    assert await completed(desk, "b.md", "Придёт зав|", "markdown") == {}


@pytest.mark.parametrize(
    ("text", "some"),
    [
        ("lev|", {"level", "kind", "checks"}),
        ("kind: phr|", {"phrase", "count"}),
        ("kind: phrase\nlevel: |", {"error", "warning", "info"}),
        ("kind: phrase\n|\nlevel: error\n", {"phrases", "examples"}),
        ("checks:\n  - kind: phrase\n    |", {"phrases"}),
        ("message:\n  |", {"ru", "uk", "en"}),
        ("examples:\n  ru:\n    bad:\n      - draft: x\n        |", {"excerpt", "fix"}),
    ],
)
async def test_keys_and_words_of_a_rule_are_completed(desk: Desk, text: str, some: set[str]) -> None:
    found = await completed(desk, NAME, text)
    assert some <= set(found)
    assert ("level" in found) == ("lev|" in text)


@pytest.mark.parametrize(
    ("text", "some"),
    [
        ("|", {"select", "language", "paths"}),
        ("as: |", {"reply", "template"}),
        ("select:\n  - acme/|", {"acme/promise", "acme"}),
        ("levels:\n  ac|", {"acme/promise"}),
        ("levels:\n  acme/promise: |", {"error", "off"}),
        ("paths:\n  - glob: x\n    |", {"language", "select"}),
    ],
)
async def test_keys_words_and_rules_of_a_config_are_completed(desk: Desk, text: str, some: set[str]) -> None:
    assert some <= set(await completed(desk, ".replylint.yaml", text))
