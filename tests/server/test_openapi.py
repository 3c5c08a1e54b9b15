"""The OpenAPI document is true: it names the routes there are, and no answer is one that it does not promise."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from starlette.routing import Route

from replylint.server.openapi import document
from tests.e2e.conftest import serving
from tests.server.conftest import Asked


def test_every_route_is_described_and_nothing_else(asked: Asked) -> None:
    described = {
        (path, method.upper()) for path, methods in document()["paths"].items() for method in methods
    }
    app = asked.client.app._app  # type: ignore[attr-defined]
    routes = {
        (route.path, method)
        for route in app.routes
        if isinstance(route, Route)
        for method in route.methods or ()
        if method != "HEAD" and not route.path.startswith(("/assets", "/openapi.json")) and route.path != "/"
    }
    assert described == routes


def test_the_document_is_valid(asked: Asked) -> None:
    served = asked.client.get("/openapi.json").json()
    assert served == json.loads(json.dumps(document()))
    references = str(served).split("#/components/schemas/")[1:]
    names = {reference.split("'")[0] for reference in references}
    assert names <= set(served["components"]["schemas"])


@pytest.mark.slow
def test_no_answer_but_those_that_are_promised(tmp_path: Path) -> None:
    pytest.importorskip("schemathesis", reason="schemathesis is not installed")
    # With everything on that can be; nobody answers at this address, and without a signature nobody is asked.
    zendesk = {
        "REPLYLINT_ZENDESK_SECRET": "a-signing-secret",
        "REPLYLINT_ZENDESK_URL": "http://127.0.0.1:9",
        "REPLYLINT_ZENDESK_EMAIL": "audit@shop.example",
        "REPLYLINT_ZENDESK_TOKEN": "token",
    }
    with serving(tmp_path, "--zendesk-webhook", **zendesk) as served:
        done = subprocess.run(
            [sys.executable, "-m", "schemathesis.cli", "run", served.address + "/openapi.json",
             "--max-examples", "80", "--seed", "7", "--no-color"],
            cwd=tmp_path, capture_output=True, text=True, timeout=300,
        )  # fmt: skip
    assert done.returncode == 0, done.stdout[-4000:]
