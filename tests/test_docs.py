"""The pages under docs/ say what the code does."""

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from replylint.kinds import BUILT_IN, kind
from replylint.rulefile import CommonKeys
from tests.kinds.helpers import program_of

PAGE = (Path(__file__).parents[1] / "docs" / "rules.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### (\S+)\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL))


def keys_of(keys: Any) -> set[str]:
    return {item.encode_name for item in msgspec.structs.fields(keys)}


def test_every_common_key_is_named() -> None:
    table = PAGE[: PAGE.index("### ")]
    assert [
        key for key in keys_of(CommonKeys) | {"kind", "checks"} if not re.search(rf"`{key}:?`", table)
    ] == []


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_kind_is_named_with_all_its_keys_in_a_valid_example(name: str) -> None:
    example = re.search(r"```yaml\n(.*?)```", SECTIONS[name], re.DOTALL)
    assert example
    program_of(example[1])
    given = re.findall(r"^([a-z_]+):", example[1], re.MULTILINE)
    assert given[0] == "kind" and f"kind: {name}\n" in example[1]
    named = [key for key in keys_of(kind(name).Keys) if key in given or f"`{key}`" in SECTIONS[name]]
    assert keys_of(kind(name).Keys) - set(named) == set()
