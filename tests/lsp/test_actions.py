"""What an editor offers to do, and what becomes of the text."""

import asyncio
import json

import pytest
from lsprotocol import types

from replylint.lsp.positions import Positions
from tests.lsp.conftest import Desk, applied, at, place

TEXT = "# Ответ\r\n\r\n😀 Придёт завтра точно.\r\n"
HERE = at(2, 12)
pytestmark = pytest.mark.asyncio


def changed(text: str, edit: types.WorkspaceEdit | None) -> str:
    """The text with an edit in, as an editor would put it."""
    assert edit is not None
    if edit.document_changes:
        (change,) = edit.document_changes
        assert isinstance(change, types.TextDocumentEdit)
        edits = [one for one in change.edits if isinstance(one, types.TextEdit)]
    else:
        (edits,) = [list(edits) for edits in (edit.changes or {}).values()]
    positions = Positions(text)
    for one in sorted(edits, key=lambda one: place(one.range), reverse=True):
        start, end = positions.offsets(one.range)
        text = text[:start] + one.new_text + text[end:]
    return text


async def test_a_suggestion_is_a_quick_fix(desk: Desk) -> None:
    uri = desk.open("a.md", TEXT)
    fix = (await desk.actions(uri, HERE))[0]
    assert (fix.title, fix.kind, fix.is_preferred) == ("Заменить на «завтра»", "quickfix", True)
    assert fix.diagnostics is not None and fix.diagnostics[0].code == "acme/promise"
    assert changed(TEXT, fix.edit) == TEXT.replace("завтра точно", "завтра")


async def test_elsewhere_there_is_nothing_to_do(desk: Desk) -> None:
    uri = desk.open("a.md", TEXT)
    assert await desk.actions(uri, at(0, 0)) == []


async def test_all_safe_fixes_are_made_at_once_when_they_are_asked_for(desk: Desk) -> None:
    text = "Придёт завтра точно.\n\nДа.\n\nПовторяю: завтра точно.\n"
    uri = desk.open("a.md", text)
    (fix,) = await desk.actions(uri, at(0, 0), "source.fixAll")
    assert fix.kind == "source.fixAll.replylint"
    assert changed(text, fix.edit) == text.replace("завтра точно", "завтра")
    assert await desk.actions(uri, at(0, 0), "source.organizeImports") == []


async def test_a_fix_in_an_export_is_written_as_its_format_wants(desk: Desk) -> None:
    value = "<p>Да, это завтра &#1090;очно.</p>"
    macro = {"title": "а", "active": True, "actions": [{"field": "comment_value_html", "value": value}]}
    text = json.dumps({"macros": [macro]})
    uri = desk.open("macros.json", text, "json")
    stretch = (await desk.pull(uri)).items[0].range
    fix = (await desk.actions(uri, stretch))[0]
    after = json.loads(changed(text, fix.edit))
    assert after["macros"][0]["actions"][0]["value"] == "<p>Да, это завтра.</p>"


@pytest.mark.parametrize(
    ("name", "text", "line", "after"),
    [
        (
            "a.md",
            "Ответ.\n\nПридёт завтра точно.\n",
            2,
            "Ответ.\n\n<!-- replylint-disable-next-line acme/promise -- здесь причина -->\nПридёт завтра точно.\n",
        ),
        (
            "paragraph.md",
            "Ответ такой:\nпридёт завтра точно.\n",
            1,
            "Ответ такой:\nпридёт завтра точно. <!-- replylint-disable-line acme/promise -- здесь причина -->\n",
        ),
        (
            "a.html",
            "<div>\r\n  <p>Придёт завтра точно.</p>\r\n</div>\r\n",
            1,
            "<div>\r\n  <!-- replylint-disable-next-line acme/promise -- здесь причина -->\r\n"
            "  <p>Придёт завтра точно.</p>\r\n</div>\r\n",
        ),
        (
            "a.po",
            '#: mail.py:1\nmsgid "when"\nmsgstr "Придёт завтра точно."\n',
            2,
            "# replylint-disable-next-line acme/promise -- здесь причина\n"
            '#: mail.py:1\nmsgid "when"\nmsgstr "Придёт завтра точно."\n',
        ),
    ],
)
async def test_a_finding_is_disabled_where_a_comment_can_stand(
    desk: Desk, name: str, text: str, line: int, after: str
) -> None:
    uri = desk.open(name, text)
    actions = {one.title: one for one in await desk.actions(uri, (await desk.pull(uri)).items[0].range)}
    result = changed(text, actions["Не проверять здесь acme/promise, с причиной"].edit)
    assert result == after
    desk.change(uri, 2, types.TextDocumentContentChangeWholeDocument(result))
    assert await desk.found(uri) == []


async def test_plain_text_has_no_comments_to_disable_with(desk: Desk) -> None:
    uri = desk.open("a.txt", "Придёт завтра точно.\n", "plaintext")
    titles = [one.title for one in await desk.actions(uri, at(0, 10))]
    assert titles == ["Заменить на «завтра»", "О правиле acme/promise"]


async def test_an_editor_that_can_asks_for_the_reason(asking_desk: Desk) -> None:
    uri = asking_desk.open("a.md", TEXT)
    actions = {one.title: one for one in await asking_desk.actions(uri, HERE)}
    command = actions["Не перевіряти тут acme/promise, із причиною"].command
    assert command is not None and command.command == "editor.askReason" and command.arguments
    run = types.ExecuteCommandParams("replylint.disableHere", arguments=[*command.arguments, "  так\nтреба "])
    await asking_desk.client.workspace_execute_command_async(run)
    comment = "<!-- replylint-disable-next-line acme/promise -- так треба -->\r\n"
    assert changed(TEXT, applied[0]) == TEXT.replace("😀", comment + "😀")


async def test_a_hover_gives_the_reason_and_a_good_example(desk: Desk) -> None:
    uri = desk.open("a.md", TEXT)
    params = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(2, 12))
    told = await desk.client.text_document_hover_async(params)
    assert told is not None and told.range is not None and isinstance(told.contents, types.MarkupContent)
    assert place(told.range) == (2, 10, 2, 22)
    assert told.contents.value.split("\n\n") == [
        "**Не пишите «завтра точно».**",
        "Почему: Так обещают чужие.",
        "Лучше: *завтра*",
        "Хорошо: *Придёт завтра.*",
        "`acme/promise`",
    ]


async def test_from_a_finding_one_goes_to_the_file_of_its_rule(desk: Desk) -> None:
    uri = desk.open("a.md", TEXT)
    params = types.DefinitionParams(types.TextDocumentIdentifier(uri), types.Position(2, 12))
    found = await desk.client.text_document_definition_async(params)
    assert isinstance(found, list)
    assert [one.uri for one in found] == [desk.uri("packs/acme/promise.yaml")]


async def test_the_page_of_a_rule_is_shown(desk: Desk) -> None:
    uri = desk.open("a.md", TEXT)
    about = (await desk.actions(uri, HERE))[-1].command
    assert about is not None and about.title == "О правиле acme/promise"
    run = types.ExecuteCommandParams(about.command, arguments=about.arguments)
    await desk.client.workspace_execute_command_async(run)
    assert [(one.uri, bool(one.external)) for one in desk.client.shown_documents] == [
        (desk.uri("packs/acme/promise.yaml"), False)
    ]
    path = desk.folder / "packs" / "acme" / "promise.yaml"
    path.write_text(
        path.read_text(encoding="utf-8") + "link: https://example.com/promise\n", encoding="utf-8"
    )
    await desk.client.workspace_execute_command_async(run)
    page = desk.client.shown_documents[1]
    assert (page.uri, page.external) == ("https://example.com/promise", True)
    saved = types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri))
    desk.client.text_document_did_save(saved)
    for _ in range(100):
        (one,) = (await desk.pull(uri)).items
        if one.code_description is not None:
            break
        await asyncio.sleep(0.2)
    assert one.code_description.href == "https://example.com/promise"
