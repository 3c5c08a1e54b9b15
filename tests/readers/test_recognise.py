"""Which reader takes which file: each export its own, and nobody the files of other programs."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replylint.config import load_config
from replylint.errors import ReplylintError, UnknownFormatError
from replylint.model import Problem
from replylint.readers import Passage, known_suffixes
from replylint.readers.passage import Source
from replylint.readers.recognise import syntax_error
from replylint.readers.table import DATA_READERS, check_reader_names, reader_names
from replylint.readers.trees import parse_tree
from replylint.settings import Settings
from tests.readers.reading import FILES, file_text, passages, texts

OWNERS = {"ticket.autoresp.yaml": "osticket"}
EXPORTS = sorted(path.name for path in FILES.iterdir() if path.suffix != ".po")

FOREIGN: dict[str, object] = {
    "package.json": {
        "name": "shop",
        "version": "1.0.0",
        "keywords": ["macros", "content"],
        "scripts": {"actions": "x"},
        "content": "field value",
    },
    "tsconfig.json": {"compilerOptions": {"strict": True}, "include": ["src"]},
    "manifest.json": {
        "name": "App",
        "author": {"name": "N", "email": "a@example.com"},
        "location": {"support": {"ticket_sidebar": {"url": "x"}}},
        "frameworkVersion": "2.0",
        "defaultLocale": "ru",
    },
    "openapi.yaml": {
        "openapi": "3.1.0",
        "info": {"title": "Macros", "description": "actions, field, value"},
        "paths": {"/macros": {"get": {"responses": {"200": {"description": "macros", "content": {}}}}}},
        "components": {"schemas": {"Macro": {"properties": {"title": {}, "actions": {}, "body": {}}}}},
    },
    "workflow.yml": {
        "name": "CI",
        "on": {"push": None},
        "jobs": {"x": {"steps": [{"uses": "actions/checkout@v4", "with": {"field": 1, "value": 2}}]}},
    },
    ".replylint.yaml": {"paths": [{"glob": "macros/*", "reader": "zendesk-macros", "as": "template"}]},
    "rule.yaml": {"kind": "phrase", "message": {"ru": "x"}, "phrases": {"ru": ["macros"]}},
    ".pre-commit-config.yaml": {"repos": [{"repo": "x", "rev": "v1", "hooks": [{"id": "replylint"}]}]},
    "ru.json": {"macros": {"title": "Макросы", "actions": {"field": "Поле", "value": "Значение"}}},
    "triggers.json": {
        "triggers": [
            {
                "title": "T",
                "conditions": {"all": [], "any": []},
                "actions": [{"field": "notification_user", "value": ["requester_id", "S", "B"]}],
            }
        ]
    },
    "quiz.json": [{"title": "T", "response": "R", "score": 3}],
    "pages.csv.json": [{"name": "N", "keywords": "a", "content": "C", "url": "x"}],
    "posts.json": [{"id": 1, "title": "T", "body": "B", "locale": "ru"}],
    "pages.json": [{"id": 1, "name": "N", "keywords": ["a"], "content": "C", "active": True}],
    "snippets.json": [{"name": "N", "preview": "P"}, {"name": "N", "text": "T"}],
    "products.json": {"items": [{"name": "N", "variants": [{"id": 1, "price": 3, "content": None}]}]},
    "tree.json": {
        "type": "Program",
        "body": [{"type": "macro", "name": "x", "arguments": []}],
        "actions": [],
    },
    "tickets.json": {
        "ticket": {"id": 1, "subject": "S"},
        "comments": [{"id": 2, "body": "B", "public": True}],
    },
    "fixture.json": [{"model": "helpdesk.ticket", "pk": 1, "fields": {"title": "T", "body": "B"}}],
    "numbers.json": [1, 2, ["macros"]],
    "text.json": "macros",
    "empty.json": {},
    "tips.yaml": {"dashboard": {"title": "T", "content": "%{ticket} response", "notes": "x"}},
}
"""Data of other programs that has the words of an export."""


def owner(name: str) -> str:
    """The reader that the file beside the tests belongs to."""
    return OWNERS.get(name, name.rpartition(".")[0])


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_is_recognised_by_its_own_reader_alone(name: str) -> None:
    from importlib import import_module

    root, _ = parse_tree(Source(file_text(name), name), "." + name.rpartition(".")[2])
    takers = [
        reader
        for reader, module in DATA_READERS.items()
        if import_module(f"replylint.readers.{module}").recognises(root)
    ]
    assert takers == [owner(name)]


@pytest.mark.parametrize("name", EXPORTS)
def test_the_config_can_name_the_reader_whatever_the_file_is_called(name: str) -> None:
    expected = [(one.text, one.entry, one.active) for one in passages(file_text(name), name)]
    if name.endswith(".csv") or "autoresp" in name:
        other = f"x/{name}"
    else:
        other = "export"
    found = passages(file_text(name), other, Settings(reader=owner(name)))
    assert [(one.text, one.entry, one.active) for one in found] == expected


@pytest.mark.parametrize("name", FOREIGN)
def test_files_of_other_programs_are_left_alone(name: str) -> None:
    with pytest.raises(UnknownFormatError):
        texts(json.dumps(FOREIGN[name]), name)


def test_most_files_of_other_programs_are_not_even_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError("parsed")

    monkeypatch.setattr("replylint.readers.recognise.parse_tree", refuse)
    for name in ("tsconfig.json", "manifest.json", "empty.json", ".pre-commit-config.yaml"):
        with pytest.raises(UnknownFormatError):
            texts(json.dumps(FOREIGN[name]), name)


def test_a_reader_that_does_not_fit_says_what_it_expects() -> None:
    with pytest.raises(ReplylintError, match="not what the reader 'zendesk-macros' reads") as caught:
        texts(json.dumps(FOREIGN["posts.json"]), "posts.json", Settings(reader="zendesk-macros"))
    assert caught.value.hint is not None and "actions" in caught.value.hint


def test_a_broken_export_is_an_error_with_its_place() -> None:
    broken = file_text("zendesk-macros.json")[:700]
    with pytest.raises(ReplylintError, match="not valid JSON") as caught:
        texts(broken, "macros.json")
    assert not isinstance(caught.value, UnknownFormatError)
    assert caught.value.line == broken.count("\n") + 1


def test_what_is_broken_and_nobodys_is_left_alone() -> None:
    with pytest.raises(UnknownFormatError):
        texts('{"actions": [{"field": 1, "value": 2, "value": 3}]', "policy.json")


@pytest.mark.parametrize("name", [name for name in EXPORTS if name not in ("zammad.csv", *OWNERS)])
def test_every_export_is_known_even_if_it_is_broken(name: str) -> None:
    broken = file_text(name).replace('"', '""') + "\n- {"
    if name != "ticket.autoresp.yaml":
        with pytest.raises(ReplylintError, match="not valid"):
            texts(broken, name)


def test_what_nobody_knows_and_nobody_can_parse() -> None:
    with pytest.raises(UnknownFormatError):
        texts("{", "x.json")
    error = syntax_error(Source("{", "x.json"))
    assert error is not None and error.line == 1
    assert syntax_error(Source("{}", "x.json")) is None


def test_a_broken_line_of_json_lines_does_not_stop_the_others() -> None:
    line = json.dumps({"short_code": "a", "content": "Да"})
    found = texts(f'{line}\n{{"short_code": "b", "con\n{line}\n', "canned.jsonl")
    assert [item.text for item in found if isinstance(item, Passage)] == ["Да", "Да"]
    [problem] = [item for item in found if isinstance(item, Problem)]
    assert (problem.line, problem.unread) == (2, True)


def test_empty_answers_of_a_helpdesk_hold_nothing() -> None:
    assert texts('{"macros": [], "meta": {"has_more": false}}', "macros.json") == []
    assert texts('{"articles": []}', "articles.json") == []


def test_an_export_on_standard_input() -> None:
    assert len(passages(file_text("chatwoot.json"), "-")) == 2
    for draft in ("[Name], our macros", "{{name}}, our macros {", "{name} macros"):
        assert [one.text for one in passages(draft, "-")] == [draft]


def test_folders_are_searched_for_all_formats() -> None:
    assert {".txt", ".md", ".po", ".json", ".jsonl", ".yaml", ".yml", ".csv"} <= set(known_suffixes())


def test_a_reader_that_does_not_exist_is_an_error_of_the_config(tmp_path: Path) -> None:
    path = tmp_path / ".replylint.yaml"
    path.write_text("paths:\n  - glob: '*.json'\n    reader: zendesk-macro\n", encoding="utf-8")
    with pytest.raises(ReplylintError, match="there is no reader 'zendesk-macro'") as caught:
        check_reader_names(load_config(str(path)))
    assert (caught.value.line, caught.value.hint) == (3, "Did you mean 'zendesk-macros'?")


def test_every_reader_has_a_file_here() -> None:
    assert {owner(name) for name in EXPORTS} == set(DATA_READERS) <= set(reader_names())


def test_the_page_on_formats_names_every_reader() -> None:
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    assert [reader for reader in DATA_READERS if f"| `{reader}` |" not in page] == []


KEYS = st.sampled_from(
    "macros macro title actions field value id active data type name body body_text available_on content "
    "content_html folder_id text chatText preview _results subject short_code keywords arguments body_html "
    "language locale draft section_id items variants locale_id response isenabled notes lang model fields pk "
    "conditions raw_title group_ids".split()
)
TEXTS = [
    *("", "Да", "<b>Да", "ru", "false", "channel:chat", "comment_value", "rsp_1", "macro", "subject"),
    *("helpdesk.presetreply", "comment_mode_is_public", "side_conversation", "addInternalNote"),
]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 3) | st.sampled_from(TEXTS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=25,
)


@settings(max_examples=150, deadline=None)
@given(VALUES, st.sampled_from(sorted(DATA_READERS)))
def test_no_shape_of_the_data_makes_a_reader_fail(value: object, name: str) -> None:
    from importlib import import_module

    source = Source(json.dumps(value, ensure_ascii=False), "x.json")
    module = import_module(f"replylint.readers.{DATA_READERS[name]}")
    root, _ = parse_tree(source, ".json")
    module.recognises(root)
    for text in module.read(root, source):
        assert not isinstance(text, Passage) or text.text.strip()
