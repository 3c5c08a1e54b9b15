"""A Zendesk for tests: a local server with the calls that replylint makes, which checks what it gets."""

import base64
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

EMAIL, TOKEN = "audit@shop.example", "an-api-token"
CUSTOMER, AGENT, ROBOT = 11, 22, 33
LOGIN = "Basic " + base64.b64encode(f"{EMAIL}/token:{TOKEN}".encode()).decode()


class Desk:
    """Tickets, what was asked, and what is to go wrong. `page` is the number of comments that a page has at most."""

    def __init__(self) -> None:
        self.tickets: dict[str, dict[str, Any]] = {}
        self.comments: dict[str, list[dict[str, Any]]] = {}
        self.asked: list[str] = []
        self.troubles: list[str] = []
        self.answers: list[tuple[int, dict[str, str]]] = []
        """Statuses and headers to answer with, before anything is done, in turn; 0 hangs up."""
        self.lost_notes = 0
        """How many notes are added whose answer never arrives."""
        self.delay = 0.0
        self.answer_delay = 0.0
        """Seconds between the adding of a note and the answer."""
        self.page = 100
        self.lock = threading.RLock()
        self.address = ""
        self._next = 1000

    def ticket(self, number: int = 35, **more: Any) -> str:
        """A new ticket without comments."""
        at = _now()
        self.tickets[str(number)] = {
            "id": number, "requester_id": CUSTOMER, "assignee_id": AGENT, "tags": ["vip"],
            "via": {"channel": "email"}, "created_at": at, "updated_at": at, "description": "", **more,
        }  # fmt: skip
        self.comments[str(number)] = []
        return str(number)

    def say(self, ticket: str, html: str, author: int, *, public: bool = True, **more: Any) -> str:
        """A comment is added; its id."""
        with self.lock:
            self._next += 1
            plain = html.replace("<p>", "").replace("</p>", "\n")
            self.comments[ticket].append(
                {
                    "id": self._next,
                    "type": "Comment",
                    "author_id": author,
                    "public": public,
                    "html_body": html,
                    "body": plain,
                    "plain_body": plain,
                    "attachments": [],
                    "via": {"channel": "web"},
                    "created_at": _now(),
                    **more,
                }
            )
            self.tickets[ticket]["updated_at"] = f"{_now()}#{self._next}"
            return str(self._next)

    def notes(self, ticket: str = "35") -> list[str]:
        """The notes of replylint's in a ticket."""
        with self.lock:
            return [one["html_body"] for one in self.comments[ticket] if one["author_id"] == ROBOT]

    def all_notes(self) -> list[str]:
        return [note for ticket in list(self.comments) for note in self.notes(ticket)]

    def answer(self, handler: "_Handler", method: str) -> tuple[int, dict[str, Any], dict[str, str]]:
        """What is answered to a request."""
        split = urlsplit(handler.path)
        query = {key: values[0] for key, values in parse_qs(split.query).items()}
        self.asked.append(f"{method} {split.path}")
        time.sleep(self.delay)
        with self.lock:
            if self.answers:
                status, headers = self.answers.pop(0)
                return status, {"error": "in the way"}, headers
            if handler.headers.get("authorization") != LOGIN:
                return 401, {"error": "Couldn't authenticate you"}, {}
            number, _, rest = split.path.removeprefix("/api/v2/tickets/").partition("/")
            number = number.removesuffix(".json")
            ticket = self.tickets.get(number)
            if ticket is None:
                return 404, {"error": "RecordNotFound"}, {}
            if method == "GET" and rest == "comments.json":
                return 200, self._page(number, query), {}
            if method == "GET" and not rest:
                return 200, {"ticket": ticket, "users": self._users()}, {}
            return self._update(number, ticket, handler)

    def _page(self, number: str, query: dict[str, str]) -> dict[str, Any]:
        if query.get("sort") != "-created_at" or query.get("include") != "users":
            self.troubles.append(f"asked for comments with {query}")
        newest_first = self.comments[number][::-1]
        begin, size = int(query.get("page[after]", 0)), min(self.page, int(query["page[size]"]))
        more = begin + size < len(newest_first)
        return {
            "comments": newest_first[begin : begin + size],
            "users": self._users(),
            "meta": {"has_more": more, "after_cursor": str(begin + size) if more else None},
        }

    def _users(self) -> list[dict[str, Any]]:
        return [
            {"id": CUSTOMER, "role": "end-user", "name": "Саша Петренко", "email": "sasha@mail.example"},
            {"id": AGENT, "role": "agent", "name": "Ира"},
            {"id": ROBOT, "role": "agent", "name": "replylint"},
        ]

    def _update(
        self, number: str, ticket: dict[str, Any], handler: "_Handler"
    ) -> tuple[int, dict[str, Any], dict[str, str]]:
        said = json.loads(handler.rfile.read(int(handler.headers["content-length"])))["ticket"]
        comment = said["comment"]
        if comment.get("public") is not False or len(comment["html_body"].encode()) > 65_535:
            self.troubles.append(f"a note that is none: {comment}")
        if ticket.get("status") == "closed":
            return 422, {"error": "RecordInvalid"}, {}
        if not said.get("safe_update"):
            self.troubles.append("an update that is not safe")
        if said["updated_stamp"] != ticket["updated_at"]:
            return 409, {"error": "UpdateConflict"}, {}
        self.say(number, comment["html_body"], ROBOT, public=False)
        ticket["tags"] = said.get("tags", ticket["tags"])
        if self.lost_notes:
            self.lost_notes -= 1
            return 0, {}, {}
        return 200, {"ticket": ticket}, {}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    desk: Desk

    def do_GET(self) -> None:
        self._reply("GET")

    def do_PUT(self) -> None:
        self._reply("PUT")

    def _reply(self, method: str) -> None:
        status, data, headers = self.desk.answer(self, method)
        if method == "PUT":
            time.sleep(self.desk.answer_delay)
        if status == 0:
            self.close_connection = True
            return
        # What was not read of a refused update would be taken for the next request.
        self.close_connection = method == "PUT" and status != 200
        body = json.dumps(data).encode()
        self.send_response(status)
        for name, value in {
            **headers,
            "content-type": "application/json",
            "content-length": str(len(body)),
        }.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("connection", "close")
        # Whoever asked may be gone by now.
        with suppress(OSError):
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *said: Any) -> None:
        pass


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@contextmanager
def opened() -> Iterator[Desk]:
    """A desk that can be reached under its address. Fails if it was ever sent what Zendesk would not want."""
    desk = Desk()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"desk": desk}))
    server.daemon_threads = True
    desk.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield desk
    finally:
        server.shutdown()
        server.server_close()
    assert desk.troubles == []
