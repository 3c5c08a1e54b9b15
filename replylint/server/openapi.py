"""The OpenAPI document, made of the very records that the server reads and writes."""

from functools import cache
from typing import Any, Literal

import msgspec
from msgspec import Struct

from replylint.batch import CHANNELS, KINDS, LineError
from replylint.model import LANGUAGES
from replylint.server.answers import ErrorAnswer
from replylint.server.checks import CheckAnswer, RuleRecord
from replylint.server.engine import CheckOptions
from replylint.server.fixes import FixAnswer, WantedFix
from replylint.server.overrides import LONGEST_REASON, OverrideAnswer, OverrideRequest
from replylint.server.ticket_schema import ticket_schema
from replylint.server.webhooks.calls import PATH as WEBHOOK
from replylint.server.webhooks.calls import AuditState, WebhookAnswer, WebhookCall
from replylint.version import __version__

REF = "#/components/schemas/{name}"
_DRAFT_KEYS: dict[str, Any] = {
    "id": {"description": "Given back as it is."},
    "draft": {"type": "string", "description": "What the customer is to read."},
    "as": {"enum": [*KINDS, None], "description": "A reply unless it says template."},
    "channel": {"enum": [*CHANNELS, None]},
    "lang": {"enum": [*LANGUAGES, None], "description": "The language of the draft; else it is recognised."},
}


class Health(Struct, frozen=True):
    """`problem` tells why changed rules or a changed config are not in force yet; `audit` is null if there is none."""

    status: Literal["ok"]
    version: str
    rules: int
    problem: str | None
    audit: AuditState | None


class Rules(Struct, frozen=True):
    """All rules in force, sorted by id."""

    rules: list[RuleRecord]


@cache
def document() -> dict[str, Any]:
    """The document, OpenAPI 3.1."""
    records = [
        CheckAnswer, CheckOptions, ErrorAnswer, FixAnswer, Health, LineError, OverrideAnswer,
        OverrideRequest, Rules, WantedFix, WebhookAnswer, WebhookCall,
    ]  # fmt: skip
    _, schemas = msgspec.json.schema_components(records, ref_template=REF)
    schemas["OverrideRequest"]["properties"]["reason"] |= {"pattern": r"\S", "maxLength": LONGEST_REASON}
    draft = {
        **_DRAFT_KEYS,
        "ticket": ticket_schema(),
        "options": _or_null("CheckOptions"),
    }
    schemas["CheckRequest"] = {"type": "object", "required": ["draft"], "properties": draft}
    fixes = {"type": ["array", "null"], "items": {"$ref": REF.format(name="WantedFix")}}
    schemas["FixRequest"] = {
        "type": "object",
        "required": ["draft"],
        "properties": {**draft, "fixes": fixes, "unsafe": {"type": ["boolean", "null"]}},
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "replylint",
            "version": __version__,
            "description": "Checks what a company writes to its customers. "
            "Offsets are Unicode code points, ends exclusive.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "security": [{}, {"token": []}],
        "paths": {
            "/v1/check": {"post": _post("Check a draft", "CheckRequest", "CheckAnswer", 404, 413, 415, 422, 429)},
            "/v1/fix": {"post": _post("Apply suggestions", "FixRequest", "FixAnswer", 404, 409, 413, 415, 422, 429)},
            "/v1/overrides": {
                "post": _post(
                    "Write down that a draft was sent all the same",
                    "OverrideRequest", "OverrideAnswer", 404, 413, 415, 422, status=201,
                )
            },
            WEBHOOK: {"post": _webhook()},
            "/v1/rules": {"get": _get("The rules in force", "Rules")},
            "/healthz": {"get": _get("Is the server up?", "Health")},
        },
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer"},
                "signature": {
                    "type": "apiKey",
                    "in": "header",
                    "name": "X-Zendesk-Webhook-Signature",
                    "description": "base64(HMAC-SHA256(timestamp + body)), by the webhook's signing secret",
                },
            },
        },
    }  # fmt: skip


def _or_null(name: str) -> dict[str, Any]:
    return {"anyOf": [{"$ref": REF.format(name=name)}, {"type": "null"}]}


def _content(name: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": REF.format(name=name)}}}


def _webhook() -> dict[str, Any]:
    call = _post("A call of Zendesk's", "WebhookCall", "WebhookAnswer", 404, 413, 415, 422, 503, status=202)
    return {**call, "security": [{"signature": []}]}


_ERRORS = {
    400: "Not JSON",
    401: "The token or the signature is missing or wrong",
    403: "A page of that site may not ask; a call of Zendesk's that is too old, or made before",
    404: "There is no such rule, or nothing is kept or audited",
    408: "The body took too long to arrive",
    409: "The findings are not those of this draft, or markup stands in the way",
    413: "Too large, or it takes too long",
    415: "Not application/json",
    421: "The server does not answer under that name",
    422: "A key has a wrong value",
    429: "Too many checks at once",
    503: "The call could not be kept; it is to be made again",
}


def _responses(answer: str, status: int, errors: tuple[int, ...]) -> dict[str, Any]:
    responses: dict[str, Any] = {str(status): {"description": "Done", "content": _content(answer)}}
    for code in errors:
        responses[str(code)] = {"description": _ERRORS[code], "content": _content("ErrorAnswer")}
    return responses


def _get(summary: str, answer: str) -> dict[str, Any]:
    return {"summary": summary, "responses": _responses(answer, 200, (401, 403, 421))}


def _post(summary: str, body: str, answer: str, *errors: int, status: int = 200) -> dict[str, Any]:
    return {
        "summary": summary,
        "requestBody": {"required": True, "content": _content(body)},
        "responses": _responses(answer, status, (400, 401, 403, 408, *errors, 421)),
    }
