"""Zendesk's API, as far as the audit of sent replies needs it: a ticket with its comments, and an internal note.

https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_comments/ and, for updates that
don't run into each other, https://developer.zendesk.com/documentation/ticketing/managing-tickets/creating-and-updating-tickets

httpx2 is the client: it keeps connections open through a burst of events, waits without a thread a
request, and follows no redirect, which would carry the token to another host.
"""

import asyncio
import time
from email.utils import parsedate_to_datetime
from typing import Any, Literal

import httpx2
import msgspec

from replylint.helpdesk_api.account import ZendeskAccount

PAGE_SIZE = 100
"""Comments a page, the most that Zendesk gives."""
MOST_PAGES = 20
"""Pages of comments that are read, the newest first."""
SECONDS = 30.0
"""How long one request may take."""
LONGEST_WAIT = 3600.0
"""Seconds that a Retry-After is obeyed at most."""


Trouble = Literal["later", "limit", "login", "changed", "refused"]
"""What to do about it: try later, wait for all, have the login looked at, read again, give up."""


class ZendeskError(Exception):
    """Zendesk did not do it. `reason` is short and holds no text of a ticket; `seconds` is the wait it asks for."""

    def __init__(self, trouble: Trouble, reason: str, seconds: float | None = None) -> None:
        super().__init__(reason)
        self.trouble = trouble
        self.reason = reason
        self.seconds = seconds


class Zendesk:
    """One account. Every method raises `ZendeskError`."""

    def __init__(self, account: ZendeskAccount) -> None:
        self._client = httpx2.AsyncClient(
            base_url=account.url,
            auth=httpx2.BasicAuth(f"{account.email}/token", account.token),
            headers={"accept": "application/json", "user-agent": "replylint"},
            timeout=SECONDS,
        )

    async def ticket(self, ticket: str) -> dict[str, Any]:
        """`{"ticket", "users", "comments"}`, the comments in the order in which they were written."""
        # The ticket comes first: a comment that is written in between then shows as a changed ticket.
        found = await self._ask("GET", f"/api/v2/tickets/{ticket}.json", params={"include": "users"})
        subject = found.get("ticket")
        if not isinstance(subject, dict):
            raise ZendeskError("later", "no ticket in the answer")
        comments, users = await self._comments(ticket)
        return {"ticket": subject, "comments": comments, "users": [*_objects(found, "users"), *users]}

    async def _comments(self, ticket: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        comments: list[dict[str, Any]] = []
        users: list[dict[str, Any]] = []
        params = {"include": "users", "sort": "-created_at", "page[size]": str(PAGE_SIZE)}
        for _ in range(MOST_PAGES):
            page = await self._ask("GET", f"/api/v2/tickets/{ticket}/comments.json", params=params)
            comments += _objects(page, "comments")
            users += _objects(page, "users")
            meta = page.get("meta")
            cursor = meta.get("after_cursor") if isinstance(meta, dict) and meta.get("has_more") else None
            if not isinstance(cursor, str):
                break
            params = {**params, "page[after]": cursor}
        comments.sort(key=lambda comment: (str(comment.get("created_at")), _number(comment.get("id"))))
        return comments, users

    async def add_note(self, ticket: dict[str, Any], html: str, tag: str | None) -> None:
        """Add an internal note, and a tag if there is one, unless the ticket was changed after it was read.

        A note that is on its way, but whose answer was lost, so never makes two: only one of
        them finds the ticket as it was (`safe_update`, "changed" for the other).
        """
        tags = [one for one in ticket.get("tags") or () if isinstance(one, str)]
        update: dict[str, Any] = {
            "comment": {"html_body": html, "public": False},
            "updated_stamp": ticket.get("updated_at"),
            "safe_update": True,
        }
        if tag is not None and tag not in tags:
            update["tags"] = [*tags, tag]
        await self._ask("PUT", f"/api/v2/tickets/{ticket.get('id')}.json", json={"ticket": update})

    async def _ask(self, method: str, path: str, **more: Any) -> dict[str, Any]:
        try:
            async with asyncio.timeout(SECONDS):
                response = await self._client.request(method, path, **more)
        except (httpx2.HTTPError, OSError, TimeoutError) as error:
            raise ZendeskError("later", f"no answer ({type(error).__name__})") from None
        if response.status_code != 200:
            raise _refusal(response)
        try:
            data = msgspec.json.decode(response.content)
        except (msgspec.DecodeError, UnicodeError):
            data = None
        if not isinstance(data, dict):
            raise ZendeskError("later", "an answer that is no JSON object")
        return data

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()


def _refusal(response: httpx2.Response) -> ZendeskError:
    status = response.status_code
    reason = f"Zendesk answered {status}"
    wait = _seconds(response.headers.get("retry-after"))
    if status == 429 or (status == 503 and wait is not None):
        return ZendeskError("limit", reason, wait)
    if status in (401, 403):
        return ZendeskError("login", reason)
    if status == 409:
        return ZendeskError("changed", reason)
    if status == 408 or status >= 500 or 300 <= status < 400:
        return ZendeskError("later", reason, wait)
    return ZendeskError("refused", reason)


def _seconds(said: str | None) -> float | None:
    """A Retry-After, in seconds or as a date (RFC 9110, section 10.2.3)."""
    if said is None:
        return None
    try:
        wait = (
            float(said) if said.strip().isdigit() else parsedate_to_datetime(said).timestamp() - time.time()
        )
    except (ValueError, OverflowError):
        return None
    return min(max(wait, 0.0), LONGEST_WAIT)


def _objects(data: dict[str, Any], key: str) -> list[dict[str, Any]]:
    found = data.get(key)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _number(value: Any) -> int:
    return value if isinstance(value, int) else int(value) if str(value).isdigit() else 0
