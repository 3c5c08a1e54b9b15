"""Requests and answers of the server, as a client sees them."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import write_rule
from tests.server.conftest import Asked, error_of

BLAME = "Здравствуйте! Вы сами виноваты, что не прочли."


def test_a_draft_is_checked_with_what_the_operator_needs_to_decide(asked: Asked) -> None:
    answer = asked.check(BLAME, id=7)
    assert answer["id"] == 7
    assert answer["blocked"] is True
    assert answer["fail_on"] == "error"
    assert answer["language"] == answer["interface"] == "ru"
    assert answer["summary"] == {"files": 1, "errors": 1, "warnings": 0, "infos": 0}
    assert answer["verdict"] == "Отправлять нельзя: 1 ошибка."
    (finding,) = answer["findings"]
    assert finding["excerpt"] == BLAME[finding["start"] : finding["end"]] == "Вы сами виноваты"
    assert finding["why"] == "Упрёк обижает."


def test_options_of_a_request_hold_for_it_alone(asked: Asked) -> None:
    english = asked.check(BLAME, options={"interface": "en"})
    assert english["findings"][0]["why"] == "Reproach hurts."
    assert asked.check(BLAME, options={"ignore": ["calm"]})["findings"] == []
    off = asked.check(BLAME, options={"levels": {"calm/blame": "info"}})
    assert (off["blocked"], off["findings"][0]["level"]) == (False, "info")
    assert len(asked.check(BLAME)["findings"]) == 1
    assert len(asked.check(BLAME, options={"preview": True})["findings"]) == 2


def test_the_config_of_the_folder_holds(start: Callable[..., Asked]) -> None:
    asked = start("levels: {calm/blame: warning}\nfail_on: warning\ninterface: uk\n")
    answer = asked.check(BLAME)
    assert (answer["blocked"], answer["fail_on"], answer["interface"]) == (True, "warning", "uk")
    assert answer["findings"][0]["level"] == "warning"


def test_a_draft_in_html_is_read_as_the_customer_reads_it(asked: Asked) -> None:
    draft = "<p>Добрый день!</p><p>Вы <b>сами&nbsp;ви</b>новаты.</p>"
    answer = asked.check(draft, options={"markup": "html"})
    (finding,) = answer["findings"]
    assert finding["excerpt"].replace("\xa0", " ") == "Вы сами виноваты"
    assert draft[finding["start"] : finding["end"]] == "Вы <b>сами&nbsp;ви</b>новаты"


def test_long_drafts_are_checked_in_the_other_process_with_the_same_result(
    start: Callable[..., Asked], tmp_path: Path
) -> None:
    write_rule(tmp_path / "own", "house/blame")
    asked = start(f"packs: ['{tmp_path / 'own'}']\nselect: [house]\n")
    padding = "Мы отправили вам новую посылку сегодня утром. " * 500
    assert asked.check(padding + BLAME)["findings"][0]["excerpt"] == "Вы сами виноваты"
    assert asked.check(padding + BLAME, options={"ignore": ["house/blame"]})["findings"] == []
    refused = asked.post("/v1/check", {"draft": padding, "lang": "de"})
    assert (refused.status_code, error_of(refused)["path"]) == (422, "lang")


def test_a_text_that_takes_too_long_is_given_up_and_the_next_one_is_checked(
    start: Callable[..., Asked],
) -> None:
    asked = start(check_seconds=0.05)
    padding = "Мы отправили вам новую посылку сегодня утром. " * 20_000
    refused = asked.post("/v1/check", {"draft": padding})
    assert (refused.status_code, error_of(refused)["code"]) == (413, "time")
    assert asked.check(BLAME)["blocked"]


@pytest.mark.parametrize(
    ("body", "code", "path"),
    [
        ({}, "draft", "draft"),
        ({"draft": 5}, "draft", "draft"),
        ({"draft": "x", "as": "letter"}, "as", "as"),
        ({"draft": "x", "ticket": {"messages": 3}}, "ticket", "ticket"),
        ({"draft": "x", "options": {"markup": "word"}}, "value", "options.markup"),
        ({"draft": "x", "options": {"selct": []}}, "value", "options"),
        ({"draft": "x", "options": False}, "value", "options"),
    ],
)
def test_a_wrong_key_is_named(asked: Asked, body: object, code: str, path: str) -> None:
    response = asked.post("/v1/check", body)
    assert response.status_code == 422
    error = error_of(response)
    assert (error["code"], error["path"]) == (code, path)
    assert error["message"]


def test_a_rule_that_does_not_exist_is_named_with_the_nearest(asked: Asked) -> None:
    response = asked.post("/v1/check", {"draft": "x", "options": {"select": ["calm/blam"]}})
    assert response.status_code == 404
    error = error_of(response)
    assert error["path"] == "options.select"
    assert "calm/blame" in error["message"]


def test_what_is_no_json_object_is_refused(asked: Asked) -> None:
    headers = {"content-type": "application/json"}
    assert asked.client.post("/v1/check", content=b"{", headers=headers).status_code == 400
    assert asked.client.post("/v1/check", content=b"[]", headers=headers).status_code == 400
    plain = asked.client.post("/v1/check", content=b"{}", headers={"content-type": "text/plain"})
    assert (plain.status_code, error_of(plain)["code"]) == (415, "type")


def test_unknown_paths_and_methods_are_refused_in_json(asked: Asked) -> None:
    assert error_of(asked.client.get("/v2/check"))["code"] == "path"
    response = asked.client.get("/v1/check")
    assert (response.status_code, response.headers["allow"]) == (405, "POST")


def test_a_body_that_is_too_large_is_refused_whether_it_says_so_or_not(start: Callable[..., Asked]) -> None:
    asked = start(max_body=2000)
    assert asked.post("/v1/check", {"draft": "а" * 2000}).status_code == 413
    pieces = (b'{"draft": "', b"a" * 3000, b'"}')
    headers = {"content-type": "application/json"}
    response = asked.client.post("/v1/check", content=iter(pieces), headers=headers)
    assert (response.status_code, error_of(response)["code"]) == (413, "size")


def test_suggestions_are_applied_and_the_new_draft_is_checked(asked: Asked) -> None:
    (finding,) = asked.check(BLAME)["findings"]
    wanted = {"rule": finding["rule"], "start": finding["start"], "end": finding["end"], "suggestion": 0}
    fixed = asked.post("/v1/fix", {"draft": BLAME, "fixes": [wanted]}).json()
    assert fixed["draft"] == "Здравствуйте! Давайте разберёмся, что не прочли."
    assert (fixed["applied"], fixed["check"]["blocked"]) == (1, False)
    html = "<p>Вы <i>сами</i> виноваты &amp; точка.</p>"
    all_fixed = asked.post("/v1/fix", {"draft": html.replace("<i>", "").replace("</i>", ""), "unsafe": True,
                                       "options": {"markup": "html"}}).json()  # fmt: skip
    assert all_fixed["draft"] == "<p>Давайте разберёмся &amp; точка.</p>"


def test_only_safe_fixes_are_made_by_themselves(asked: Asked) -> None:
    untouched = asked.post("/v1/fix", {"draft": BLAME}).json()
    assert (untouched["draft"], untouched["applied"]) == (BLAME, 0)


def test_a_fix_for_a_finding_that_is_gone_is_refused(asked: Asked) -> None:
    wanted = {"rule": "calm/blame", "start": 0, "end": 3}
    response = asked.post("/v1/fix", {"draft": BLAME, "fixes": [wanted]})
    assert (response.status_code, error_of(response)["path"]) == (409, "fixes[0]")


def test_an_override_is_kept_without_the_text(asked: Asked) -> None:
    body = {
        "finding": {"rule": "calm/blame", "excerpt": "Вы сами виноваты"},
        "reason": "Цитата клиента",
        "who": "Тася",
        "ticket": "48101",
    }
    response = asked.post("/v1/overrides", body)
    assert response.status_code == 201
    assert response.json()["id"] == 1
    path = asked.folder / "overrides.sqlite"
    with closing(sqlite3.connect(path)) as store:
        ((rule, excerpt, reason, who, ticket),) = store.execute(
            "SELECT rule, excerpt, reason, who, ticket FROM overrides"
        )
        assert (rule, reason, who, ticket) == ("calm/blame", "Цитата клиента", "Тася", "48101")
        assert len(excerpt) == 24
        for change in ("DELETE FROM overrides", "UPDATE overrides SET reason = ''"):
            with pytest.raises(sqlite3.DatabaseError, match="only ever added"):
                store.execute(change)
    stored = b"".join(file.read_bytes() for file in asked.folder.iterdir())
    assert "виноваты".encode() not in stored
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({"finding": {"rule": "calm/blame"}, "reason": "  "}, "reason"),
        ({"finding": {"rule": "calm/blame"}, "reason": "x" * 1001}, "reason"),
        ({"finding": {}, "reason": "x"}, "finding"),
        ({"reason": "x"}, None),
    ],
)
def test_an_override_needs_a_known_rule_and_a_reason(asked: Asked, body: object, path: str | None) -> None:
    response = asked.post("/v1/overrides", body)
    assert response.status_code == 422
    assert error_of(response).get("path") == path


def test_an_override_of_an_unknown_rule_is_refused(asked: Asked) -> None:
    response = asked.post("/v1/overrides", {"finding": {"rule": "calm/none"}, "reason": "x"})
    assert (response.status_code, error_of(response)["path"]) == (404, "finding.rule")


def test_a_server_may_keep_no_overrides(start: Callable[..., Asked]) -> None:
    asked = start(overrides_path=None)
    body = {"finding": {"rule": "calm/blame"}, "reason": "x"}
    assert asked.post("/v1/overrides", body).status_code == 404


def test_rules_and_health(asked: Asked) -> None:
    listed = asked.client.get("/v1/rules").json()["rules"]
    assert [rule["id"] for rule in listed] == ["calm/blame"]
    assert listed[0]["why"]["ru"] == "Упрёк обижает."
    assert asked.client.get("/healthz").json()["rules"] == 1
