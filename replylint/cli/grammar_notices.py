"""What a run tells about grammar besides its findings: where drafts go to, and that the server was started anew."""

import ipaddress
import sys
import time
from urllib.parse import urlsplit

from replylint.settings import Grammar, Settings


class GrammarNotices:
    """Tells each thing once, on standard error."""

    def __init__(self) -> None:
        self._told: set[str] = set()
        self._began = time.time()
        self._folders: set[str] = set()

    def before(self, settings: Settings) -> None:
        """Say so if drafts are about to leave this machine."""
        grammar = settings.grammar
        if leaves_machine(grammar) and grammar.server not in self._told:
            self._told.add(grammar.server or "")
            sys.stderr.write(
                f"replylint: for grammar, drafts are sent to {grammar.server}, as grammar.server says\n"
            )
        if grammar.server is None and grammar.folder is not None:
            self._folders.add(grammar.folder)

    def after(self) -> None:
        """Say so if a server of this machine had to be started anew meanwhile."""
        from replylint.grammar.local_server import last_server

        for folder in self._folders:
            running = last_server(folder)
            if running is not None and running.because and running.started >= self._began:
                sys.stderr.write(
                    f"replylint: the LanguageTool server of this machine {running.because}; it was started anew\n"
                )


def leaves_machine(grammar: Grammar) -> bool:
    """Does the server stand on another machine?"""
    if grammar.server is None:
        return False
    host = urlsplit(grammar.server).hostname or ""
    try:
        return not ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host != "localhost"
