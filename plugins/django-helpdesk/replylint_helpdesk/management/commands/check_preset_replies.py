"""`manage.py check_preset_replies`: every pre-set reply, before somebody sends it a thousand times."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import get_language
from helpdesk.models import PreSetReply

from replylint_helpdesk.checks import BLOCKING, INTERFACES
from replylint_helpdesk.server import UnreachableError, ask


class Command(BaseCommand):
    """Exit code 1 if one of them holds an error."""

    help = "Check all pre-set replies with replylint."

    def add_arguments(self, parser: Any) -> None:
        """`--fail-on`, as everywhere in replylint."""
        parser.add_argument(
            "--fail-on", choices=tuple(BLOCKING), default="error", help="What makes the exit code 1."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Check and report."""
        language = (get_language() or "en")[:2]
        failed = count = 0
        replies = PreSetReply.objects.order_by("pk")
        for reply in replies:
            body = {
                "draft": reply.body.replace("\r\n", "\n"),
                "as": "template",
                "options": {
                    "interface": language if language in INTERFACES else "en",
                },
            }
            try:
                answer = ask("/v1/check", body)
            except UnreachableError as error:
                raise CommandError(f"replylint can't be reached: {error}", returncode=2) from None
            for finding in answer["findings"]:
                count += 1
                failed += finding["level"] in BLOCKING[options["fail_on"]]
                self.stdout.write(
                    f"{reply.name} (id {reply.pk}):{finding['line']}:{finding['column']}: "
                    f"{finding['level']}: {finding['rule']}: {finding['message']}"
                )
        self.stdout.write(f"{len(replies)} pre-set replies, {count} findings")
        if failed:
            raise SystemExit(1)
