"""How the audit of sent replies is set up: secrets from the environment, and where the queue is."""

from collections.abc import Mapping

from msgspec import Struct

from replylint.errors import ReplylintError
from replylint.helpdesk_api.account import ZendeskAccount
from replylint.lazy import pattern

SECRET = "REPLYLINT_ZENDESK_SECRET"
SUBDOMAIN = "REPLYLINT_ZENDESK_SUBDOMAIN"
EMAIL = "REPLYLINT_ZENDESK_EMAIL"
TOKEN = "REPLYLINT_ZENDESK_TOKEN"
URL = "REPLYLINT_ZENDESK_URL"

_SUBDOMAIN = pattern(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_URL = pattern(r"https://[^/\s@]+|http://(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?")


class ZendeskSetup(Struct, frozen=True):
    """The signing secret of the webhook, the account, and the file of the queue."""

    secret: str
    account: ZendeskAccount
    queue_path: str

    def __repr__(self) -> str:
        return f"ZendeskSetup({self.account!r}, {self.queue_path!r})"


def zendesk_setup(environment: Mapping[str, str], queue_path: str) -> ZendeskSetup:
    """Read it. Raises `ReplylintError` that names every variable that is missing."""
    given = {name: environment.get(name, "").strip() for name in (SECRET, SUBDOMAIN, EMAIL, TOKEN, URL)}
    missing = [name for name in (SECRET, SUBDOMAIN, EMAIL, TOKEN) if not given[name]]
    if given[URL] and SUBDOMAIN in missing:
        missing.remove(SUBDOMAIN)
    if missing:
        raise ReplylintError(
            f"the audit of Zendesk replies needs {', '.join(missing)} in the environment",
            hint="docs/audit.md tells where in Zendesk each of them is found.",
        )
    url = given[URL].rstrip("/") or f"https://{_subdomain(given[SUBDOMAIN])}.zendesk.com"
    if not _URL.fullmatch(url):
        raise ReplylintError(
            f"{URL} must be https:// and a host, as the API token is sent there",
            hint="http:// is for this machine only.",
        )
    return ZendeskSetup(given[SECRET], ZendeskAccount(url, given[EMAIL], given[TOKEN]), queue_path)


def _subdomain(said: str) -> str:
    name = said.removesuffix(".zendesk.com")
    if not _SUBDOMAIN.fullmatch(name):
        raise ReplylintError(
            f"{SUBDOMAIN} must be the name before .zendesk.com, found '{said}'",
            hint="For https://shop.zendesk.com it is: shop",
        )
    return name
