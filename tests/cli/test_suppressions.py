"""Suppressions from end to end: a comment in each format that has comments, the config for those that have none."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Result, Run

BLAME = "Вы сами виноваты."
GOOD = "Мы поможем."
RULES = "calm/blame, macro"


def found(result: Result) -> list[tuple[int, str]]:
    """Line and rule of each finding, those of macro/blame left out."""
    return [
        (one["line"], one["rule"])
        for file in json.loads(result.out)["files"]
        for one in file["findings"]
        if one["rule"] != "macro/blame"
    ]


def check(run: Run, path: Path, text: str) -> Result:
    path.write_text(text, encoding="utf-8")
    return run("check", path.name, "--format", "json")


FILES = {
    "a.md": f"""\
# Возврат

<!-- replylint-disable-next-line {RULES} -- юрист -->
{BLAME}

{BLAME} <!-- replylint-disable-line {RULES} -->

<!-- replylint-disable {RULES} -->
{BLAME}
[//]: # (replylint-enable)
""",
    "b.html": f"""\
<p>Здравствуйте!</p>
<!-- replylint-disable-next-line {RULES} -->
<p>{BLAME}</p>
<p>{BLAME} <!-- replylint-disable-line {RULES} --></p>
<!-- replylint-disable {RULES} --><p>{BLAME}</p><!-- replylint-enable {RULES} -->
""",
    "c.liquid": f"""\
Здравствуйте, {{{{ ticket.requester.first_name }}}}!
{{% comment %}} replylint-disable-next-line {RULES} {{% endcomment %}}
{BLAME}
{{%- # replylint-disable-line {RULES} -%}} {BLAME}
{{% comment %}}replylint-disable {RULES}{{% endcomment %}}
{BLAME}
{{% comment %}}replylint-enable{{% endcomment %}}
""",
    "d.po": f"""\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"
"Language: ru\\n"

# replylint-disable-next-line {RULES} -- юрист
#: shop.py:1
msgid "one"
msgstr ""
"Здравствуйте!\\n"
"{BLAME}"

# replylint-disable {RULES}
msgid "two"
msgstr "{BLAME}"

# replylint-enable {RULES}
msgid "three"
msgstr "{GOOD}"
""",
    "e.yaml": f"""\
# replylint-disable-file macro
- model: helpdesk.presetreply
  pk: 1
  fields:
    name: Возврат
    # replylint-disable-next-line calm
    body: "{BLAME}"
- model: helpdesk.presetreply
  pk: 2
  fields: # replylint-disable calm/blame
    name: Обмен
    body: |
      Здравствуйте!
      {BLAME}
    # replylint-enable calm/blame
""",
}
"""A file of each format, all of whose findings are suppressed; the last line is outside of every directive's reach."""

LAST = {
    "a.md": f"\n{BLAME}\n",
    "b.html": f"<p>{BLAME}</p>\n",
    "c.liquid": f"{BLAME}\n",
    "d.po": f'\nmsgid "four"\nmsgstr "{BLAME}"\n',
    "e.yaml": f"- model: helpdesk.presetreply\n  pk: 3\n  fields: {{name: x, body: {BLAME}}}\n",
}


@pytest.mark.parametrize("name", FILES)
def test_comments_silence_in_every_format(here: Path, run: Run, name: str) -> None:
    result = check(run, here / name, FILES[name])
    assert found(result) == []
    assert result.code == 0
    assert json.loads(result.out)["suppressed"] >= 4


@pytest.mark.parametrize("name", FILES)
def test_what_follows_is_found(here: Path, run: Run, name: str) -> None:
    text = FILES[name] + LAST[name]
    assert found(check(run, here / name, text)) == [(text.count("\n"), "calm/blame")]


@pytest.mark.parametrize("name", FILES)
def test_without_the_comments_all_is_found(here: Path, run: Run, name: str) -> None:
    before = json.loads(check(run, here / name, FILES[name]).out)["suppressed"]
    result = check(run, here / name, FILES[name].replace("replylint-", "was-"))
    findings = json.loads(result.out)["files"][0]["findings"]
    assert len(findings) == before


@pytest.mark.parametrize("name", FILES)
def test_unused_directives_are_told_and_taken_out(here: Path, run: Run, name: str) -> None:
    path = here / name
    text = FILES[name].replace(BLAME, GOOD)
    rules = {rule for _, rule in found(check(run, path, text))}
    assert rules == {"suppressions/unused"}
    assert run("check", name, "--fix").code == 0
    left = path.read_text(encoding="utf-8")
    assert "disable" not in left and left.count(GOOD) == text.count(GOOD)


@pytest.mark.parametrize("name", FILES)
def test_malformed_directives_silence_nothing(here: Path, run: Run, name: str) -> None:
    text = FILES[name].replace("calm", "clam")
    result = check(run, here / name, text)
    rules = [rule for _, rule in found(result)]
    assert result.code == 1
    assert "calm/blame" in rules and "suppressions/malformed" in rules


def macros(path: Path, *bodies: str) -> None:
    listed = [
        {"id": number, "title": f"Макрос::[{number}]", "active": True,
         "actions": [{"field": "comment_value_html", "value": body}]}
        for number, body in enumerate(bodies, 1)
    ]  # fmt: skip
    path.write_text(json.dumps({"macros": listed}, ensure_ascii=False, indent=1), encoding="utf-8")


def test_a_comment_in_a_body_in_an_export_holds_in_this_body(here: Path, run: Run) -> None:
    macros(
        here / "macros.json",
        f"<p>Привет!</p>\n<!-- replylint-disable-next-line {RULES} -->\n<p>{BLAME}</p>",
        f"<p>{BLAME}</p><!-- replylint-disable-file {RULES} -->",
        f"<p>{BLAME}</p>",
        "<p>Мы поможем.</p><!-- replylint-disable-line calm -->",
    )
    result = run("check", "macros.json", "--format", "json")
    entries = [(one["entry"]["id"], one["rule"]) for one in json.loads(result.out)["files"][0]["findings"]]
    assert entries == [("3", "calm/blame"), ("3", "macro/blame"), ("4", "suppressions/unused")]


def test_template_comments_hold_in_plain_macros(here: Path, run: Run) -> None:
    body = f"Привет!\n{{% comment %}}replylint-disable-next-line {RULES}{{% endcomment %}}\n{BLAME}\n{BLAME}"
    entry = {"id": 1, "title": "x", "active": True, "actions": [{"field": "comment_value", "value": body}]}
    result = check(run, here / "macros.json", json.dumps({"macros": [entry]}, ensure_ascii=False))
    findings = json.loads(result.out)["files"][0]["findings"]
    assert len(findings) == 2 and json.loads(result.out)["suppressed"] == 2


def test_comments_hold_in_toml_whose_fields_the_config_names(here: Path, run: Run) -> None:
    (here / ".replylint.yaml").write_text(
        'paths: [{glob: "*.toml", fields: [body, last]}]\n', encoding="utf-8"
    )
    text = f"""\
# replylint-disable-next-line {RULES}
body = "{BLAME}"
last = '''
# replylint-disable-file {RULES}
{BLAME}
'''
"""
    assert found(check(run, here / "a.toml", text)) == [(5, "calm/blame")]


CONFIG = """\
suppress:
  - {rules: [calm/blame, macro], entry: 1, reason: lawyers}
  - {rules: [calm, macro], title: "*::[2]", glob: "*.json"}
  - {rules: [calm], entry: 4}
  - {rules: [calm], entry: 99, glob: "*.json"}
  - {rules: [calm], entry: 98}
"""


def test_the_config_silences_where_there_are_no_comments(here: Path, run: Run) -> None:
    (here / ".replylint.yaml").write_text(CONFIG, encoding="utf-8")
    macros(here / "macros.json", BLAME, BLAME, BLAME, GOOD)
    result = run("check", "macros.json", "--format", "json", "--interface", "en")
    findings = json.loads(result.out)["files"][0]["findings"]
    assert [(one.get("entry", {}).get("id"), one["rule"]) for one in findings] == [
        (None, "suppressions/unused"),
        ("3", "calm/blame"),
        ("3", "macro/blame"),
        ("4", "suppressions/unused"),
    ]
    assert ".replylint.yaml:5" in findings[0]["message"]
    assert ".replylint.yaml:4" in findings[3]["message"]


def test_levels_hold_for_suppressions_and_names_are_checked(here: Path, run: Run) -> None:
    (here / ".replylint.yaml").write_text("levels: {suppressions/unused: error}\n", encoding="utf-8")
    (here / "a.md").write_text("<!-- replylint-disable-line calm/blame -->\n", encoding="utf-8")
    assert run("check", "a.md").code == 1
    assert run("check", "a.md", "--ignore", "suppressions").code == 0
    result = run("check", "a.md", "--ignore", "suppressions/unusd")
    assert result.code == 2 and "suppressions/unused" in result.err


def test_a_file_that_can_not_be_read_can_not_be_suppressed(here: Path, run: Run) -> None:
    text = (
        f"# replylint-disable-file calm, macro\n- model: helpdesk.presetreply\n  fields: {{body: '{BLAME}\n"
    )
    (here / "e.yaml").write_text(text, encoding="utf-8")
    assert run("check", "e.yaml").code == 2


def test_explain_tells_of_the_rules_about_suppressions(run: Run) -> None:
    out = run("rules", "explain", "suppressions/unused").out
    assert "suppressions/unused: warning" in out and "[ru]" in out
    listed = run("rules", "list", "suppressions").out.splitlines()
    assert [line.split()[0] for line in listed] == [
        "suppressions/malformed", "suppressions/no-reason", "suppressions/unused",
    ]  # fmt: skip
    assert run("rules", "explain", "suppressions/nothing").code == 2


def test_explain_silence_tells_of_suppressions(here: Path, run: Run) -> None:
    (here / "a.md").write_text(FILES["a.md"], encoding="utf-8")
    assert "3 of its findings suppressed" in run("check", "a.md", "--explain-silence", "calm/blame").out
    (here / "a.md").write_text(BLAME, encoding="utf-8")
    assert "suppressed" not in run("check", "a.md", "--explain-silence", "calm/blame").out


def test_show_config_tells_what_is_suppressed_and_where(here: Path, run: Run) -> None:
    (here / ".replylint.yaml").write_text(f"{CONFIG}require_reason: false\nbaseline: known.json\n")
    rows = [line.split() for line in run("check", "macros.json", "--show-config").out.splitlines()]
    assert ["suppress", "calm/blame,", "macro:", "1", ".replylint.yaml:2"] in rows
    assert ["baseline", "known.json", ".replylint.yaml:8"] in rows


def test_a_directive_in_code_is_an_example(here: Path, run: Run) -> None:
    text = f"""\
Write `<!-- replylint-disable-lin x -->` or ``{{% # replylint-disable-lin %}}`` here: {BLAME}

```html
<!-- replylint-disable-file {RULES} -->
```

    <!-- replylint-disable-file {RULES} -->

It's `code`, <!-- replylint-disable-line {RULES} --> and `more`: {BLAME}
"""
    assert found(check(run, here / "a.md", text)) == [(1, "calm/blame")]
