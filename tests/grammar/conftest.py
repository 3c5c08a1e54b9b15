"""A LanguageTool server for the tests: the real one, started once for all of them."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from replylint.grammar.local_server import start_server, stop_server, warm_up
from replylint.grammar.processes import Running

JARS = "REPLYLINT_LANGUAGETOOL"


def jars() -> str:
    """The folder of LanguageTool's jars; without Java or jars the test skips."""
    folder = os.environ.get(JARS)
    if folder is None:
        pytest.skip(f"{JARS} names no folder with LanguageTool's jars; .ci/languagetool fetches them")
    if shutil.which("java") is None:
        pytest.skip("LanguageTool needs Java")
    return folder


@pytest.fixture(scope="session")
def languagetool(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server that runs and is warm; its cache folder is two above its jars' state."""
    folder = tmp_path_factory.mktemp("languagetool")
    running, _ = start_server(str(folder), jars(), "768m")
    try:
        warm_up(running.url)
        yield running
    finally:
        stop_server(str(folder))


@pytest.fixture
def empty_cache(tmp_path: Path) -> str:
    """A cache folder in which nothing is."""
    return str(tmp_path / "cache")
