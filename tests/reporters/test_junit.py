"""JUnit: a case a finding, figures that add up, any text parses again."""

import xml.etree.ElementTree as ET

from hypothesis import given

from replylint.report import RunReport
from replylint.reporters.junit import render
from tests.reporters.helpers import REPORT, reports, single


def parsed(report: RunReport) -> ET.Element:
    return ET.fromstring("".join(render(report)).encode("utf-8"))


def figures(element: ET.Element) -> tuple[int, int, int]:
    tests, failures, errors = (int(element.attrib[name]) for name in ("tests", "failures", "errors"))
    return tests, failures, errors


def test_the_figures_add_up() -> None:
    root = parsed(REPORT)
    assert root.tag == "testsuites"
    assert figures(root) == (8, 1, 3)
    suites = root.findall("testsuite")
    assert [suite.attrib["name"] for suite in suites] == [
        *("письма/a b.md", "export.json", "clean.txt"),
        *("broken.json", "export.json", "."),
    ]
    for suite in suites:
        cases = suite.findall("testcase")
        counted = len(cases), len(suite.findall(".//failure")), len(suite.findall(".//error"))
        assert figures(suite) == counted
    assert tuple(map(sum, zip(*map(figures, suites), strict=True))) == figures(root)


def test_what_stops_the_sending_fails() -> None:
    blame, closing = parsed(REPORT).findall("testsuite")[0]
    assert blame.attrib == {
        "name": "tone/blame 3:1",
        "classname": "письма/a b.md",
        "file": "письма/a b.md",
        "time": "0",
        "line": "3",
    }
    failure = blame.find("failure")
    assert failure is not None and failure.text is not None
    assert failure.attrib == {"message": "Так нельзя: не вините.", "type": "tone/blame"}
    assert failure.text.split("\n") == [
        "письма/a b.md:3:1",
        "Так нельзя: не вините.",
        "Почему: Упрёк обижает.",
        "Лучше: «Давайте разберёмся», убрать это",
    ]
    assert closing.find("failure") is None
    assert "warning: письма/a b.md:4:1" in str(closing.findtext("system-out"))


def test_the_macro_is_named() -> None:
    case = parsed(REPORT).findall("testsuite")[1][0]
    assert "export.json:1:44 (“Refund”, 7, value)" in str(case.findtext("system-out"))


def test_a_clean_file_is_one_case_that_passes() -> None:
    (case,) = parsed(REPORT).findall("testsuite")[2]
    assert case.attrib["name"] == "no findings"
    assert list(case) == []


def test_control_characters_and_markup_come_through_as_far_as_xml_can() -> None:
    root = parsed(single("abc", 0, 1, message='a\x00\x1b\ud800\ufffe <b> & "c" ]]>\n'))
    (failure,) = root.iter("failure")
    assert failure.attrib["message"] == 'a\ufffd\ufffd\ufffd\ufffd <b> & "c" ]]>'


@given(reports())
def test_any_text_parses_again(report: RunReport) -> None:
    root = parsed(report)
    assert figures(root)[0] == 3
    (_, suite) = root.findall("testsuite")
    (error,) = suite.iter("error")
    assert error.attrib["message"]
