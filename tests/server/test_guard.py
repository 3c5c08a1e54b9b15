"""Who may ask the server, and who may not."""

from collections.abc import Callable

import pytest

from replylint.errors import ReplylintError
from replylint.server.options import ServerOptions, checked
from tests.server.conftest import Asked, error_of

TOKEN = "a-long-and-random-token"


@pytest.mark.parametrize("host", ["127.0.0.1:8350", "localhost:8350", "[::1]:8350", "LOCALHOST"])
def test_this_machine_is_answered_under_its_own_names(asked: Asked, host: str) -> None:
    assert asked.client.get("/healthz", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example:8350", "", "localhost.evil.example"]
)
def test_a_foreign_name_that_leads_here_is_refused(asked: Asked, host: str) -> None:
    response = asked.client.get("/healthz", headers={"host": host})
    assert (response.status_code, error_of(response)["code"]) == (421, "host")


def test_a_name_from_the_list_is_answered(start: Callable[..., Asked]) -> None:
    asked = start(hosts=("replies.example.com",))
    assert asked.client.get("/healthz", headers={"host": "replies.example.com"}).status_code == 200


def test_pages_of_other_sites_are_refused_and_get_no_leave_to_read(asked: Asked) -> None:
    headers = {"origin": "https://evil.example"}
    response = asked.post("/v1/check", {"draft": "x"}, headers=headers)
    assert (response.status_code, error_of(response)["code"]) == (403, "origin")
    assert "access-control-allow-origin" not in response.headers
    assert asked.post("/v1/check", {"draft": "x"}, headers={"origin": "null"}).status_code == 403


def test_the_own_page_may_ask(asked: Asked) -> None:
    response = asked.post("/v1/check", {"draft": "x"}, headers={"origin": "http://127.0.0.1:8350"})
    assert response.status_code == 200


def test_an_allowed_site_may_ask_and_read(start: Callable[..., Asked]) -> None:
    asked = start(origins=("https://shop.zendesk.com",))
    headers = {"origin": "https://shop.zendesk.com"}
    response = asked.post("/v1/check", {"draft": "x"}, headers=headers)
    assert response.status_code == 200
    assert response.headers["access-control-allow-origin"] == "https://shop.zendesk.com"
    preflight = asked.client.options(
        "/v1/check", headers={**headers, "access-control-request-method": "POST"}
    )
    assert preflight.status_code == 204
    assert "content-type" in preflight.headers["access-control-allow-headers"]
    other = asked.post(
        "/v1/check", {"draft": "x"}, headers={"origin": "https://shop.zendesk.com.evil.example"}
    )
    assert other.status_code == 403


@pytest.mark.parametrize(
    "headers", [{}, {"authorization": "Bearer wrong"}, {"authorization": TOKEN}, {"x-replylint-token": ""}]
)
def test_with_a_token_nobody_asks_without_it(start: Callable[..., Asked], headers: dict[str, str]) -> None:
    asked = start(token=TOKEN)
    response = asked.post("/v1/check", {"draft": "x"}, headers=headers)
    assert (response.status_code, error_of(response)["code"]) == (401, "token")
    assert asked.client.get("/v1/rules", headers=headers).status_code == 401


@pytest.mark.parametrize("headers", [{"authorization": f"Bearer {TOKEN}"}, {"x-replylint-token": TOKEN}])
def test_the_token_opens(start: Callable[..., Asked], headers: dict[str, str]) -> None:
    assert start(token=TOKEN).post("/v1/check", {"draft": "x"}, headers=headers).status_code == 200


def test_health_needs_no_token(start: Callable[..., Asked]) -> None:
    assert start(token=TOKEN).client.get("/healthz").status_code == 200


def test_other_machines_only_with_a_good_token() -> None:
    with pytest.raises(ReplylintError, match="needs a token"):
        checked(ServerOptions(host="0.0.0.0"))
    with pytest.raises(ReplylintError, match="shorter than 16"):
        checked(ServerOptions(host="0.0.0.0", token="short"))
    options = ServerOptions(host="0.0.0.0", token=TOKEN)
    assert checked(options) is options


@pytest.mark.parametrize("origin", ["shop.zendesk.com", "https://", "https://a.example/", "*"])
def test_an_origin_that_is_none_is_refused_at_the_start(origin: str) -> None:
    with pytest.raises(ReplylintError, match="is no origin"):
        checked(ServerOptions(origins=(origin,)))
