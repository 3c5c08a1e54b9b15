"""Who speaks to a helpdesk for replylint, and where."""

from msgspec import Struct


class ZendeskAccount(Struct, frozen=True):
    """Where the account is («https://shop.zendesk.com»), and the agent and API token that speak for replylint."""

    url: str
    email: str
    token: str

    def __repr__(self) -> str:
        return f"ZendeskAccount({self.url!r})"
