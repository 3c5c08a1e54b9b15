"""Files of helpdesks through the whole command: what is checked, what is left out, what is an error."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.readers.reading import FILES

BAD = "Вы сами виноваты."


def macros(*entries: dict[str, object]) -> str:
    return json.dumps({"macros": entries}, ensure_ascii=False, indent=1)


def macro(title: str, text: str = BAD, *, public: bool = True, **more: object) -> dict[str, object]:
    actions = [
        {"field": "comment_value", "value": text},
        {"field": "comment_mode_is_public", "value": public},
    ]
    return {"id": 7, "title": title, "actions": actions, **more}


def findings(out: str) -> list[tuple[str, int, int, str | None, str]]:
    """Path, line, column, title and excerpt of each finding in the JSON report."""
    return [
        (file["path"], one["line"], one["column"], one.get("entry", {}).get("title"), one["excerpt"])
        for file in json.loads(out)["files"]
        for one in file["findings"]
    ]


def test_a_folder_of_exports_is_checked_and_data_of_others_is_not(run: Run, here: Path) -> None:
    (here / "macros.json").write_text(macros(macro("Отказ")), encoding="utf-8")
    (here / "package.json").write_text(json.dumps({"name": BAD}), encoding="utf-8")
    (here / "data.yaml").write_text(f"text: {BAD}\n", encoding="utf-8")
    (here / "broken.json").write_text("{", encoding="utf-8")
    result = run("check", ".", "--select", "calm", "--format", "json")
    assert findings(result.out) == [("macros.json", 9, 16, "Отказ", BAD[:-1])]
    assert result.code == 1 and json.loads(result.out)["problems"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f'{{"name": "{BAD}"}}',
            "data.json: none of the formats that are known. Name the format in the config",
        ),
        ("[1,", "data.json:1:4: not valid JSON"),
    ],
)
def test_data_of_others_is_an_error_if_it_is_named(run: Run, here: Path, text: str, expected: str) -> None:
    (here / "data.json").write_text(text, encoding="utf-8")
    result = run("check", "data.json")
    assert result.code == 2
    assert expected in result.out


@pytest.mark.parametrize("flags", [(), ("--diff",)])
def test_data_of_others_in_another_encoding_is_left_alone(
    run: Run, here: Path, flags: tuple[str, ...]
) -> None:
    (here / "prices.csv").write_bytes("товар;цена\nчай;1\n".encode("windows-1251"))
    (here / "note.json").write_bytes('{"имя": 1}'.encode("utf-16-le"))
    (here / "macro.md").write_text("Ответим завтра.", encoding="utf-8")
    result = run("check", ".", *flags)
    assert result.code == 0, result.out
    (here / "modules.csv").write_bytes("id,name,keywords,content\n1,Отказ,,Нет\n".encode("windows-1251"))
    result = run("check", ".", *flags)
    assert result.code == 2
    told = result.out + result.err
    assert "modules.csv:2:3: not UTF-8" in told and "prices.csv" not in told
    named = run("check", "prices.csv", *flags)
    assert "prices.csv:1:1: not UTF-8" in named.out + named.err


def test_a_broken_export_is_told_and_the_rest_is_checked(run: Run, here: Path) -> None:
    (here / "a.json").write_text(macros(macro("Отказ"))[:-20], encoding="utf-8")
    (here / "b.json").write_text(macros(macro("Отказ")), encoding="utf-8")
    result = run("check", ".", "--select", "calm")
    assert result.code == 2
    assert "b.json:9:16" in result.out
    assert "a.json:" in result.out and "not valid JSON: the file ends" in result.out


def test_notes_and_inactive_macros_are_left_out_and_counted(run: Run, here: Path) -> None:
    entries = [macro("Заметка", public=False), macro("Старый", active=False), macro("Новый", "Да")]
    (here / "macros.json").write_text(macros(*entries), encoding="utf-8")
    result = run("check", "macros.json", "--interface", "ru")
    assert (result.code, result.out) == (
        0,
        "Можно отправлять. Не проверялись: 1 внутренняя заметка, 1 отключённый макрос.\n",
    )


@pytest.mark.parametrize("asked", ["flag", "config"])
def test_inactive_macros_are_checked_on_request(run: Run, here: Path, asked: str) -> None:
    (here / "macros.json").write_text(macros(macro("Старый", active=False)), encoding="utf-8")
    if asked == "config":
        (here / ".replylint.yaml").write_text("inactive: true\n", encoding="utf-8")
    flags = ["--include-inactive"] if asked == "flag" else []
    result = run("check", "macros.json", "--select", "calm", "--format", "json", *flags)
    assert [title for _, _, _, title, _ in findings(result.out)] == ["Старый"]


def test_the_config_names_the_reader_of_a_file(run: Run, here: Path) -> None:
    (here / "export").write_text(macros(macro("Отказ")), encoding="utf-8")
    (here / ".replylint.yaml").write_text(
        "paths:\n  - glob: export\n    reader: zendesk-macros\n", encoding="utf-8"
    )
    result = run("check", "export", "--select", "calm", "--format", "json")
    assert [title for _, _, _, title, _ in findings(result.out)] == ["Отказ"]
    shown = run("check", "export", "--show-config").out
    assert "zendesk-macros" in shown and ".replylint.yaml:3" in shown


def test_a_reader_that_does_not_exist_stops_with_the_nearest(run: Run, here: Path) -> None:
    (here / ".replylint.yaml").write_text("reader: zendesk\n", encoding="utf-8")
    result = run("check", "-", stdin="Да")
    assert result.code == 2
    assert ".replylint.yaml:1:1: reader: there is no reader 'zendesk'" in result.err
    (here / ".replylint.yaml").write_text("reader: freshdesc\n", encoding="utf-8")
    assert "Did you mean 'freshdesk'?" in run("check", "-", stdin="Да").err


def test_an_export_on_standard_input_is_a_template(run: Run) -> None:
    text = macros(macro("Отказ", f"{{{{ticket.requester.first_name}}}}, {BAD}"))
    result = run("check", "-", "--format", "json", stdin=text)
    assert {title for _, _, _, title, _ in findings(result.out)} == {"Отказ"}


def test_silence_is_explained_text_by_text(run: Run, here: Path) -> None:
    entries = [macro("A", "Да"), macro("B", "Нет"), macro("C", public=False), macro("D", active=False)]
    (here / "macros.json").write_text(macros(*entries), encoding="utf-8")
    told = run("check", "macros.json", "--explain-silence", "calm/blame").out.splitlines()
    assert told == [
        "macros.json: calm/blame (“A”, 7, comment_value, and 1 more)",
        "  None of its phrases is in the text.",
        "macros.json: calm/blame (“C”, 7, comment_value)",
        "  It is an internal note, which no customer reads.",
        "macros.json: calm/blame (“D”, 7, comment_value)",
        "  It is switched off; --include-inactive checks it.",
    ]


@pytest.mark.parametrize("name", sorted(path.name for path in FILES.iterdir()))
def test_every_format_is_found_in_a_folder(run: Run, here: Path, name: str) -> None:
    (here / "in").mkdir()
    (here / "in" / name).write_bytes((FILES / name).read_bytes())
    result = run("check", "in", "--format", "json", "--lang", "ru")
    report = json.loads(result.out)
    assert [file["path"] for file in report["files"]] == [str(Path("in") / name)]
    assert report["problems"] == []
