"""The check while somebody types, and the one when the reply is sent."""

import json
from importlib.resources import files
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_POST
from helpdesk.decorators import helpdesk_staff_member_required
from helpdesk.user import HelpdeskUser
from helpdesk.views.staff import UpdateTicketView

from replylint_helpdesk.checks import blocking, check, key_of
from replylint_helpdesk.server import UnreachableError, ask, is_strict
from replylint_helpdesk.words import words_in

_TYPES = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}


@helpdesk_staff_member_required
@require_POST
def check_view(request: HttpRequest, ticket_id: int) -> JsonResponse:
    """The findings in a draft, for the script of the ticket page."""
    ticket = get_object_or_404(HelpdeskUser(request.user).accessible_tickets(), id=ticket_id)
    try:
        draft = json.loads(request.body)["draft"]
    except (ValueError, KeyError, TypeError):
        return _error(400, "json", "the body must hold a draft")
    if not isinstance(draft, str):
        return _error(422, "draft", "the draft must be a text")
    try:
        return JsonResponse(check(draft, ticket, name_of(request.user)))
    except UnreachableError as error:
        return _error(503, "unreachable", str(error))


def _error(status: int, code: str, message: str) -> JsonResponse:
    return JsonResponse({"error": {"code": code, "message": message}}, status=status)


def name_of(user: Any) -> str:
    """The operator as customers know them."""
    return str(user.get_full_name() or user.get_username())


@require_GET
@cache_control(max_age=3600)
def asset(request: HttpRequest, name: str) -> HttpResponse:
    """A script or style sheet: our own, or one that all helpdesk apps share and that comes with replylint."""
    kind = _TYPES.get(name.rpartition(".")[2])
    for package in ("replylint_helpdesk", "replylint.server"):
        file = files(package) / "assets" / name
        if kind is not None and "/" not in name and file.is_file():
            return HttpResponse(file.read_bytes(), content_type=kind)
    raise Http404


class CheckedUpdateTicketView(UpdateTicketView):
    """django-helpdesk's own view, which stores nothing while an error stands in a public reply."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Store the follow-up, unless the check says that it must not leave."""
        draft = form.data.get("comment", "").replace("\r\n", "\n")
        if not draft.strip() or not form.data.get("public"):
            return super().form_valid(form)
        words = words_in(get_language())
        ticket, operator = self.get_object(), name_of(self.request.user)
        try:
            answer = check(draft, ticket, operator)
        except UnreachableError as error:
            if is_strict():
                form.add_error(None, words["held"].format(message=error))
                return self.form_invalid(form)
            messages.warning(self.request, words["unchecked"].format(message=error))
            return super().form_valid(form)
        reasons = _reasons(form.data.get("replylint_overrides", ""))
        standing = [one for one in blocking(answer) if not reasons.get(key_of(one))]
        if standing:
            for one in standing:
                form.add_error(None, f"{one['message']} {one['why']}")
            return self.form_invalid(form)
        stored = super().form_valid(form)
        for finding in blocking(answer):
            self._keep(finding, reasons[key_of(finding)], str(ticket.pk))
        return stored

    def _keep(self, finding: dict[str, Any], reason: str, ticket: str) -> None:
        """Write the override down; that this fails must not undo a reply that was sent."""
        who = self.request.user.get_username()
        named = {"rule": finding["rule"], "excerpt": finding["excerpt"]}
        try:
            ask("/v1/overrides", {"finding": named, "reason": reason, "who": who, "ticket": ticket})
        except UnreachableError as error:
            messages.warning(self.request, words_in(get_language())["unkept"].format(message=error))


def _reasons(data: str) -> dict[tuple[str, str], str]:
    """The reasons that the operator gave, by finding."""
    try:
        given = json.loads(data) if data else []
        return {key_of(one): str(one["reason"]).strip() for one in given}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}
