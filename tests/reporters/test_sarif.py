"""SARIF: valid by its schema, places exact, fixes that a program can apply, nothing empty."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from replylint.lines import Lines
from replylint.report import RunReport
from replylint.reporters.sarif import FINGERPRINT, render
from tests.reporters.helpers import EXPORT, REPORT, TEXT, reports, single
from tests.schemas import SARIF, faults


def written(report: RunReport) -> Any:
    return json.loads("".join(render(report)))


def results(report: RunReport) -> list[Any]:
    return written(report)["runs"][0]["results"]  # type: ignore[no-any-return]


def empties(data: Any) -> list[Any]:
    """Empty strings, anywhere."""
    if isinstance(data, dict):
        return [found for value in data.values() for found in empties(value)]
    if isinstance(data, list):
        return [found for value in data for found in empties(value)]
    return [data] if data == "" else []


def cut(region: dict[str, int], text: str) -> str:
    """What a region means, by lines and columns alone."""
    lines = Lines(text)
    start = lines.bounds(region["startLine"])[0] + region["startColumn"] - 1
    end = lines.bounds(region["endLine"])[0] + region["endColumn"] - 1
    return text[start:end]


def test_it_follows_its_schema() -> None:
    assert faults(written(REPORT), SARIF) == []
    assert faults(written(RunReport()), SARIF) == []


def test_the_schema_would_see_a_fault() -> None:
    broken = written(REPORT)
    broken["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert len(faults(broken, SARIF)) == 1


@given(reports())
@settings(max_examples=40, deadline=None)
def test_it_follows_its_schema_whatever_the_texts_are(report: RunReport) -> None:
    data = written(report)
    assert faults(data, SARIF) == []
    assert empties(data) == []


def test_regions_are_the_excerpts_in_code_points() -> None:
    run = written(REPORT)["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in run["results"]]
    assert [
        cut(region, text) for region, text in zip(regions, (TEXT, TEXT, EXPORT, EXPORT), strict=True)
    ] == [
        "Вы сами виноваты",
        "Всего доброго",
        "You &amp; you",
        "you",
    ]
    assert [region["snippet"]["text"] for region in regions[:2]] == ["Вы сами виноваты", "Всего доброго"]


def test_paths_are_relative_references() -> None:
    place = results(REPORT)[0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "%D0%BF%D0%B8%D1%81%D1%8C%D0%BC%D0%B0/a%20b.md"


@pytest.mark.parametrize(
    ("path", "folder", "uri"),
    [
        ("a.txt", "/repo/macros", "macros/a.txt"),
        ("./b/../a.txt", "/repo", "a.txt"),
        ("/repo/macros/a.txt", "/repo/macros", "macros/a.txt"),
        ("../a.txt", "/repo/macros", "a.txt"),
        ("../../a.txt", "/repo/macros", "file:///a.txt"),
        ("-", "/repo/macros", "-"),
        ("100%:#?.txt", "/repo", "100%25%3A%23%3F.txt"),
    ],
)
def test_paths_start_at_the_root_of_the_repository(path: str, folder: str, uri: str) -> None:
    (result,) = results(single("abc", 0, 1, path=path, folder=folder, root="/repo"))
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_a_fix_replaces_exactly_its_region_and_a_deletion_inserts_nothing() -> None:
    first, _, third, fourth = results(REPORT)
    replace, delete = (fix["artifactChanges"][0]["replacements"][0] for fix in first["fixes"])
    assert cut(replace["deletedRegion"], TEXT) == cut(delete["deletedRegion"], TEXT) == "Вы сами виноваты"
    assert replace["insertedContent"]["text"] == "Давайте разберёмся"
    assert "insertedContent" not in delete
    (narrow,) = third["fixes"]
    assert cut(narrow["artifactChanges"][0]["replacements"][0]["deletedRegion"], EXPORT) == "You"
    assert "fixes" not in fourth


def test_each_result_says_its_macro_and_its_reason() -> None:
    first, _, third, _ = results(REPORT)
    assert first["message"]["text"].startswith(
        "Так нельзя: не вините.\nПочему: Упрёк обижает.\nЛучше: «Давайте"
    )
    assert third["message"]["text"].startswith("“Refund”, 7: Warmer?")
    assert third["locations"][0]["logicalLocations"] == [
        {"name": "“Refund”, 7", "fullyQualifiedName": "7/value", "kind": "resource"}
    ]
    assert first["properties"]["evidence"] == ["сам виноват (internal note 2)"]
    assert third["properties"]["excerpt"] == "You & you"


def test_rules_are_those_that_found_something_and_results_point_to_them() -> None:
    run = written(REPORT)["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["tone/blame", "tone/cold-closing", "tone/dismissive"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert [rule["name"] for rule in rules] == ["ToneBlame", "ToneColdClosing", "ToneDismissive"]
    assert rules[0]["fullDescription"]["text"] == "Упрёк обижает."
    assert "replylint rules explain tone/blame" in rules[0]["help"]["text"]


def test_a_rule_leads_to_its_page() -> None:
    linked = replace(REPORT, links={"tone/blame": "https://wiki.example.com/blame"})
    assert faults(written(linked), SARIF) == []
    rules = written(linked)["runs"][0]["tool"]["driver"]["rules"]
    assert [rule.get("helpUri") for rule in rules] == ["https://wiki.example.com/blame", None, None]


def test_fingerprints_differ_and_stay() -> None:
    prints = [result["partialFingerprints"][FINGERPRINT] for result in results(REPORT)]
    assert len(set(prints)) == 4
    text = "abc abc"
    moved = results(single("new line\n" + text, 9, 12))[0]["partialFingerprints"]
    assert moved == results(single(text, 0, 3))[0]["partialFingerprints"]
    assert list(moved) == [FINGERPRINT]


def test_findings_of_one_rule_in_one_line_are_told_apart_for_github() -> None:
    _, _, third, fourth = results(REPORT)
    hashes = {result["partialFingerprints"]["primaryLocationLineHash"] for result in (third, fourth)}
    assert len(hashes) == 2


def test_problems_are_notifications_and_an_unread_file_makes_the_run_fail() -> None:
    (invocation,) = written(REPORT)["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    first, second, third = invocation["toolExecutionNotifications"]
    assert (first["level"], second["level"]) == ("error", "warning")
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "broken.json"},
        "region": {"startLine": 3, "startColumn": 7},
    }
    assert "locations" not in third
    (clean,) = written(RunReport())["runs"][0]["invocations"]
    assert clean == {"executionSuccessful": True}
