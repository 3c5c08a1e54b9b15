"""Config: found upward, read strictly, laid over, cached."""

import os
from pathlib import Path

import pytest

from replylint.config import check_rule_names, find_config, load_config, settings_for
from replylint.errors import ReplylintError
from replylint.settings import Section, Settings

IDS = ("tone/blame", "tone/smileys", "leaks/secret")


def write(folder: Path, text: str, name: str = ".replylint.yaml") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def failure(folder: Path, text: str, name: str = ".replylint.yaml") -> ReplylintError:
    with pytest.raises(ReplylintError) as caught:
        settings_for(str(folder / "draft.txt"), load_config(write(folder, text, name)))
    return caught.value


def test_every_key_is_read(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    text = """\
select: [all, names/unaddressed]
ignore: [tone/smileys]
levels: {tone/blame: warning, leaks: off}
packs: [ours]
language: uk
interface: ru
as: reply
channel: chat
max_size: 500
fail_on: warning
preview: [tone]
options: {leaks/internal-note: {words: 6}}
company:
  domains: [example.com]
  emails: [help@example.com]
  phones: [+380440000000, 380440000001]
  words: [Пиксель]
  names: [Аэлита]
  allowed_hosts: [help.example.com]
  internal_hosts: [wiki.example.com]
  languages: [uk, ru]
"""
    settings = settings_for(str(tmp_path / "a.md"), load_config(write(tmp_path, text)))
    assert settings.select == ("all", "names/unaddressed")
    assert settings.ignore == ("tone/smileys",)
    assert settings.levels == {"tone/blame": "warning", "leaks": "off"}
    assert settings.packs == (str(tmp_path / "ours"),)
    assert (settings.language, settings.interface) == ("uk", "ru")
    assert (settings.kind, settings.channel) == ("reply", "chat")
    assert (settings.max_size, settings.fail_on) == (500, "warning")
    assert settings.preview == ("tone",)
    assert settings.options == {"leaks/internal-note": {"words": 6}}
    assert settings.company.phones == ("+380440000000", "380440000001")
    assert settings.company.languages == ("uk", "ru")


def test_without_a_config_all_is_default() -> None:
    assert settings_for("draft.txt") == Settings()


def test_toml_says_the_same_as_yaml(tmp_path: Path) -> None:
    yaml = "language: ru\nlevels: {tone: info}\npaths:\n  - {glob: '*.md', as: reply}\n"
    toml = (
        '[tool.replylint]\nlanguage = "ru"\nlevels = {tone = "info"}\n'
        '[[tool.replylint.paths]]\nglob = "*.md"\nas = "reply"\n'
    )
    from_yaml = load_config(write(tmp_path, yaml))
    from_toml = load_config(write(tmp_path, toml, "pyproject.toml"))
    assert from_yaml.section == from_toml.section
    assert from_toml.places["paths[0].as"][0] == 6


def test_it_is_found_upward_and_the_nearest_counts(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    above = write(tmp_path, "language: ru\n")
    assert find_config(str(deep / "draft.txt")) == above
    write(tmp_path / "a", '[project]\nname = "replylint-user"\n', "pyproject.toml")
    assert find_config(str(deep / "draft.txt")) == above
    nearer = write(tmp_path / "a", "[tool.replylint]\n", "pyproject.toml")
    assert find_config(str(deep)) == nearer


def test_sections_for_paths_are_laid_over_in_their_order(tmp_path: Path) -> None:
    text = """\
ignore: [tone/smileys]
company: {words: [A], names: [B]}
paths:
  - glob: "macros/**"
    as: template
    ignore: [tone/blame]
    company: {words: [C]}
  - glob: ["macros/push/*.txt"]
    channel: push
    levels: {leaks: info}
"""
    config = load_config(write(tmp_path, text))
    plain = settings_for(str(tmp_path / "draft.txt"), config)
    macro = settings_for(str(tmp_path / "macros" / "a.txt"), config)
    push = settings_for(str(tmp_path / "macros" / "push" / "a.txt"), config)
    assert (plain.kind, plain.ignore, plain.channel) == (None, ("tone/smileys",), None)
    assert (macro.kind, macro.ignore) == ("template", ("tone/smileys", "tone/blame"))
    assert (macro.company.words, macro.company.names) == (("C",), ("B",))
    assert (push.kind, push.channel, push.levels) == ("template", "push", {"leaks": "info"})


def test_flags_count_most(tmp_path: Path) -> None:
    config = load_config(
        write(
            tmp_path,
            "select: [leaks]\nignore: [tone]\nlevels: {tone/blame: off, leaks: info}\nlanguage: ru\n",
        )
    )
    settings = settings_for(None, config, Section(select=("tone/blame",), language="uk"))
    assert (settings.select, settings.ignore, settings.language) == (("tone/blame",), (), "uk")
    assert settings.levels == {"leaks": "info"}
    assert settings_for(None, config, Section(ignore=("names",))).ignore == ("tone", "names")


def test_what_a_text_is_by_default() -> None:
    settings = Settings()
    assert settings.draft_kind(None) == "reply"
    assert settings.draft_kind("a/b.TXT") == "reply"
    assert settings.draft_kind("a/b.md") == "template"
    assert Settings(kind="reply").draft_kind("a/b.md") == "reply"


@pytest.mark.parametrize(
    ("text", "key", "line", "said", "hint"),
    [
        ("language: ru\nselct: [a]\n", "selct", 2, "unknown key 'selct'", "'select'"),
        ("company:\n  domain: [a]\n", "company.domain", 2, "in 'company'", "'domains'"),
        ("paths:\n  - glob: a\n    chanel: push\n", "paths[0].chanel", 3, "in 'paths[0]'", "'channel'"),
        ("paths:\n  - as: reply\n", "paths[0]", 2, "'glob' is missing", None),
        ("levels:\n  tone: waning\n", "levels.tone", 2, "can't be 'waning'", "'warning'"),
        ("language: fr\n", "language", 1, "can't be 'fr'", "en, ru, uk"),
        ("select: tone\n", "select", 1, "must be a list, not a text", '["tone"]'),
        ("company:\n  words: [1]\n", "company.words[0]", 2, "must be a text", '"1"'),
        ("max_size: 0\n", "max_size", 1, "above 0", None),
        ("levels: [a]\n", "levels", 1, "must be a mapping, not a list", None),
        ("packs: [nowhere]\n", "packs[0]", 1, "no folder 'nowhere'", "nowhere"),
    ],
)
def test_errors_name_line_key_and_way_out(
    tmp_path: Path, text: str, key: str, line: int, said: str, hint: str | None
) -> None:
    error = failure(tmp_path, text)
    assert (error.key, error.line) == (key, line)
    assert said in error.message
    assert (error.hint is None) if hint is None else (hint in (error.hint or ""))
    assert str(error).startswith(str(tmp_path / ".replylint.yaml"))


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("[tool.replylint]\nlanguag = 'ru'\n", 2, "unknown key 'languag'"),
        ("[tool.replylint.company]\n# c\ndomain = []\n", 3, "unknown key 'domain'"),
        ("[tool.replylint\n", 1, "not valid TOML"),
        ("[[tool.replylint.paths]]\nglob='a'\n[[tool.replylint.paths]]\nglb='a'\n", 4, "unknown key 'glb'"),
    ],
)
def test_errors_in_toml_name_the_line_too(tmp_path: Path, text: str, line: int, said: str) -> None:
    error = failure(tmp_path, text, "pyproject.toml")
    assert error.line == line
    assert said in error.message


def test_what_is_no_config_at_all(tmp_path: Path) -> None:
    assert "mapping" in failure(tmp_path, "- a\n").message
    assert "given twice" in failure(tmp_path, "language: ru\nlanguage: uk\n").message
    assert "nested deeper" in failure(tmp_path, "a: " + "[" * 1000).message
    with pytest.raises(ReplylintError, match="no such config"):
        load_config(str(tmp_path / "nothing.yaml"))
    (tmp_path / "cp1251.yaml").write_bytes("language: рус".encode("windows-1251"))
    with pytest.raises(ReplylintError, match="not UTF-8"):
        load_config(str(tmp_path / "cp1251.yaml"))


def test_rule_names_that_do_not_exist_are_told_with_their_line(tmp_path: Path) -> None:
    config = load_config(write(tmp_path, "ignore:\n  - tone/blame\n  - tone/smilys\n"))
    with pytest.raises(ReplylintError) as caught:
        check_rule_names(config, Section(), IDS)
    assert caught.value.line == 3
    assert caught.value.hint == "Did you mean 'tone/smileys'?"
    with pytest.raises(ReplylintError, match="--select: there is no rule or pack 'tona'"):
        check_rule_names(None, Section(select=("tona",)), IDS)
    check_rule_names(load_config(write(tmp_path, "ignore: [tone, all]\n")), Section(), IDS)


def test_the_cache_gives_the_same_and_survives_anything(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    path = write(tmp_path, "language: ru\nignore: [tone]\n")
    first = load_config(path, str(cache))
    (kept,) = cache.iterdir()
    assert load_config(path, str(cache)) == first
    kept.write_bytes(b"rubbish")
    assert load_config(path, str(cache)) == first
    assert kept.read_bytes() != b"rubbish"
    write(tmp_path, "language: uk\nignore: [tone]\n")
    assert load_config(path, str(cache)).section.language == "uk"


def test_a_kept_config_needs_no_parser(tmp_path: Path) -> None:
    import subprocess
    import sys

    path = write(tmp_path, "language: ru\n")
    load_config(path, str(tmp_path / "cache"))
    code = (
        "import sys; from replylint.config import load_config; "
        f"load_config({path!r}, {str(tmp_path / 'cache')!r}); "
        "sys.exit('yaml' in sys.modules or 'tomllib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_cache_folder_that_can_not_be_written_is_fine(tmp_path: Path) -> None:
    path = write(tmp_path, "language: ru\n")
    blocked = tmp_path / "file"
    blocked.write_text("in the way of the folder")
    assert load_config(path, str(blocked)).section.language == "ru"
    assert load_config(path, os.path.join(str(blocked), "deeper")).section.language == "ru"
