"""What an editor is shown, by a real server over standard input and output."""

import json

import pytest
from lsprotocol import types

from tests.lsp.conftest import Desk, at, place

RULE = "acme/promise"
pytestmark = pytest.mark.asyncio


async def test_a_finding_is_at_the_column_that_the_editor_counts(desk: Desk) -> None:
    uri = desk.open("a.md", "# Ответ\r\n\r\n😀 е́й придёт завтра точно.\r\n")
    assert await desk.found(uri) == [(RULE, (2, 14, 2, 26))]


async def test_columns_are_bytes_where_that_was_agreed_on(utf8_desk: Desk) -> None:
    uri = utf8_desk.open("a.md", "😀 завтра точно.\n")
    assert await utf8_desk.found(uri) == [(RULE, (0, 5, 0, 28))]


async def test_a_finding_says_its_level_its_rule_and_its_source(desk: Desk) -> None:
    uri = desk.open("a.md", "Придёт завтра точно.\n")
    (one,) = (await desk.pull(uri)).items
    assert (one.severity, one.code, one.source) == (types.DiagnosticSeverity.Error, RULE, "replylint")
    assert one.message == "Не пишите «завтра точно»."


async def test_what_did_not_change_is_not_sent_again(desk: Desk) -> None:
    uri = desk.open("a.md", "Придёт завтра точно.\n")
    first = await desk.pull(uri)
    again = await desk.pull(uri, first.result_id)
    assert (again.kind, again.result_id) == ("unchanged", first.result_id)
    desk.change(uri, 2, types.TextDocumentContentChangePartial(at(0, 0), "Да. "))
    assert (await desk.pull(uri, first.result_id)).kind == "full"


async def test_edits_of_one_message_follow_each_other(desk: Desk) -> None:
    uri = desk.open("a.md", "Придёт 😀\r\nконец\r\n")
    desk.change(
        uri,
        2,
        types.TextDocumentContentChangePartial(at(0, 7, 9), "завтра\r\n"),
        types.TextDocumentContentChangePartial(
            types.Range(types.Position(0, 13), types.Position(1, 0)), " точно"
        ),
    )
    assert await desk.found(uri) == [(RULE, (0, 7, 0, 19))]
    desk.change(uri, 3, types.TextDocumentContentChangeWholeDocument("Всё хорошо."))
    assert await desk.found(uri) == []


async def test_a_line_ends_where_the_protocol_says_and_nowhere_else(desk: Desk) -> None:
    uri = desk.open("a.md", "Вот\u2028и\u0085всё\x0cвроде.\rПридёт.\n")
    desk.change(uri, 2, types.TextDocumentContentChangePartial(at(1, 6), " завтра точно"))
    assert await desk.found(uri) == [(RULE, (1, 7, 1, 19))]


async def test_an_editor_that_does_not_ask_is_told(pushed_desk: Desk) -> None:
    uri = pushed_desk.open("a.md", "Придёт завтра точно.\n")
    (one,) = await pushed_desk.pushed(uri, 1)
    assert place(one.range) == (0, 7, 0, 19)
    pushed_desk.change(uri, 2, types.TextDocumentContentChangePartial(at(0, 6, 13), ""))
    assert await pushed_desk.pushed(uri, 2) == []


async def test_what_was_shown_of_a_text_goes_when_it_is_closed(pushed_desk: Desk) -> None:
    uri = pushed_desk.open("a.md", "Придёт завтра точно.\n")
    assert len(await pushed_desk.pushed(uri, 1)) == 1
    pushed_desk.client.text_document_did_close(
        types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri))
    )
    assert await pushed_desk.pushed(uri) == []


async def test_an_export_shows_its_findings_inside_its_strings(desk: Desk) -> None:
    macro = {
        "id": 1,
        "title": "Срок",
        "active": True,
        "actions": [{"field": "comment_value_html", "value": "<p>Придёт <b>завтра</b> точно.</p>"}],
    }
    uri = desk.open("macros.json", json.dumps({"macros": [macro]}, ensure_ascii=False), "json")
    found = await desk.found(uri)
    assert [rule for rule, _ in found] == [RULE]


async def test_a_text_that_was_never_saved_is_checked(desk: Desk) -> None:
    uri = desk.open("untitled:Untitled-1", "Придёт завтра точно.", "plaintext")
    assert await desk.found(uri) == [(RULE, (0, 7, 0, 19))]


async def test_data_of_other_programs_is_left_alone(desk: Desk) -> None:
    uri = desk.open("package.json", '{"name": "завтра точно"}', "json")
    assert await desk.found(uri) == []


async def test_what_the_config_leaves_out_is_left_out(desk: Desk) -> None:
    desk.write(".replylint.yaml", "packs: [packs]\nselect: [acme]\nexclude: [old/**]\n")
    uri = desk.open("old/a.md", "Придёт завтра точно.\n")
    assert await desk.found(uri) == []


async def test_each_folder_has_its_own_config(desk: Desk) -> None:
    desk.write("strict/.replylint.yaml", "packs: [../packs]\nselect: [acme]\nlevels: {acme/promise: info}\n")
    for name, severity in (("a.md", 1), ("strict/a.md", 3)):
        uri = desk.open(name, "Придёт завтра точно.\n")
        assert [one.severity for one in (await desk.pull(uri)).items] == [severity]


async def test_a_changed_config_and_a_changed_rule_hold(desk: Desk) -> None:
    uri = desk.open("a.md", "Придёт завтра точно, клянусь.\n")
    assert len(await desk.found(uri)) == 1
    path = desk.folder / "packs" / "acme" / "promise.yaml"
    rule = path.read_text(encoding="utf-8").replace("ru: [завтра точно]", "ru: [завтра точно, клянусь]")
    path.write_text(rule, encoding="utf-8")
    saved(desk, path.as_uri())
    await desk.comes_to(uri, 1, 1)
    saved(desk, desk.write(".replylint.yaml", "packs: [packs]\nselect: []\nignore: [all]\n").as_uri())
    await desk.comes_to(uri)


async def test_a_config_with_a_fault_is_told_with_its_place(desk: Desk) -> None:
    config = desk.write(".replylint.yaml", "packs: [packs]\nselekt: [acme]\n")
    uri = desk.open("a.md", "Придёт завтра точно.\n")
    (one,) = (await desk.pull(uri)).items
    assert "unknown key 'selekt'" in one.message and "Did you mean 'select'?" in one.message
    assert one.related_information[0].location.uri == config.as_uri()
    assert one.related_information[0].location.range.start.line == 1
    saved(desk, desk.write(".replylint.yaml", "packs: [packs]\nselect: [acme]\n").as_uri())
    (one,) = await desk.comes_to(uri, 1)
    assert one.code == RULE


async def test_a_finding_of_the_baseline_is_not_shown(desk: Desk) -> None:
    from replylint.cli import main

    desk.write("a.md", "Придёт завтра точно.\n")
    config = "packs: [packs]\nselect: [acme]\nbaseline: known.jsonl\n"
    desk.write(".replylint.yaml", config)
    with pytest.raises(SystemExit):
        import os
        import sys

        os.chdir(desk.folder)
        sys.argv = ["replylint", "baseline", "write"]
        main()
    uri = desk.open("a.md", "Придёт завтра точно.\n\nИ это завтра точно.\n")
    assert [where[0] for _, where in await desk.found(uri)] == [2]


async def test_all_texts_of_the_folders_are_reported(desk: Desk) -> None:
    desk.write("b.md", "Придёт завтра точно.\n")
    desk.write("deep/c.txt", "Придёт завтра точно, Саша.\n")
    desk.write("clean.md", "Придёт.\n")
    opened = desk.open("b.md", "Не придёт.\n", version=7)
    report = await desk.client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams([]))
    found = {one.uri: (len(one.items), one.version) for one in report.items}
    assert found[opened] == (0, 7)
    assert found[desk.uri("deep/c.txt")] == (1, None)
    assert found[desk.uri("clean.md")] == (0, None)
    before = [types.PreviousResultId(one.uri, one.result_id) for one in report.items]
    (desk.folder / "clean.md").unlink()
    again = await desk.client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams(before))
    kinds = {one.uri: one.kind for one in again.items}
    assert kinds.pop(desk.uri("clean.md")) == "full"
    assert set(kinds.values()) == {"unchanged"}


def saved(desk: Desk, uri: str) -> None:
    desk.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))


async def test_options_may_be_changed_later(desk: Desk) -> None:
    uri = desk.open("a.md", "Придёт завтра точно.\n")
    await desk.comes_to(uri, 1)
    for settings in ({"replylint": {"ignore": ["acme"]}}, {"replylint": {"ignore": 5}}, {"others": 1}, None):
        desk.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings))
        await desk.comes_to(uri)
    desk.client.workspace_did_change_configuration(types.DidChangeConfigurationParams({"replylint": {}}))
    await desk.comes_to(uri, 1)
