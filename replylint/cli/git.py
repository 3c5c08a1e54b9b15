"""What git tells of a work tree: which files and lines changed since a revision, and how a file was."""

import os
import subprocess
from collections.abc import Mapping

from replylint.changes import Change, read_numbers, read_patch
from replylint.errors import ReplylintError

# Whatever the user's settings say, the patch is to be read by a program.
_PLAIN = (
    "-c", "core.quotePath=false",
    "-c", "diff.relative=false",
    "-c", "diff.interHunkContext=0",
    "-c", "core.pager=cat",
)  # fmt: skip
_DIFF = (
    "diff", "--no-ext-diff", "--no-textconv", "--no-color", "--find-renames",
    "--ignore-submodules=all", "--src-prefix=a/", "--dst-prefix=b/",
)  # fmt: skip


class Repository:
    """A work tree, compared with the commit that `revision` and its present one have in common.

    Raises `ReplylintError` if git is missing, if there is no such revision, or nothing in common.
    """

    def __init__(self, folder: str, revision: str) -> None:
        self.folder = folder
        self._revision = revision
        self._base = self._common_commit()
        patch = self._run(*_DIFF, "--unified=0", self._base, "--")
        numbers = self._run(*_DIFF, "--numstat", "-z", self._base, "--")
        self._changes: Mapping[bytes, Change] = {**read_patch(patch), **read_numbers(numbers)}
        self._tracked = frozenset(self._run("ls-files", "-z").split(b"\0"))

    def change(self, path: str) -> Change | None:
        """What changed in a file of this work tree; None: nothing. A file that git doesn't know is new."""
        name = self._name(path)
        found = self._changes.get(name)
        if found is not None:
            return found
        return None if name in self._tracked else Change(None)

    def old_version(self, change: Change) -> bytes | None:
        """The file as it was in the common commit, written as in the work tree; None if it was not there."""
        if change.old_path is None:
            return None
        name = os.fsdecode(change.old_path)
        done = self._start("cat-file", "--filters", f"{self._base}:{name}")
        return done.stdout if done.returncode == 0 else None

    def _name(self, path: str) -> bytes:
        return os.fsencode(os.path.relpath(os.path.realpath(path), self.folder).replace(os.sep, "/"))

    def _common_commit(self) -> str:
        revision = self._revision
        known = self._start("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        if known.returncode != 0:
            # Only with the error in words: is it the revision, or the repository itself?
            self._run("rev-parse", "--git-dir")
            raise ReplylintError(
                f"--changed-since: there is no revision '{revision}' in the repository",
                path=self.folder,
                hint=self._fetch_hint(f"Fetch it first: git fetch origin {revision.removeprefix('origin/')}"),
            )
        commit = known.stdout.decode().strip()
        common = self._start("merge-base", commit, "HEAD")
        if common.returncode != 0:
            raise ReplylintError(
                f"--changed-since: '{revision}' and the present commit have no commit in common",
                path=self.folder,
                hint=self._fetch_hint("Is it a revision of another project?"),
            )
        return common.stdout.decode().split()[0]

    def _fetch_hint(self, otherwise: str) -> str:
        shallow = self._start("rev-parse", "--is-shallow-repository")
        if shallow.stdout.strip() == b"true":
            return (
                "The clone is shallow, its history is cut off: git fetch --unshallow, "
                "or fetch-depth: 0 in the checkout of your CI."
            )
        return otherwise

    def _run(self, *arguments: str) -> bytes:
        done = self._start(*arguments)
        if done.returncode != 0:
            said = [line for line in done.stderr.decode("utf-8", "replace").splitlines() if line.strip()]
            reason = said[0].removeprefix("fatal: ") if said else f"exit code {done.returncode}"
            # Of a repository of somebody else's git says in its further lines what to do.
            hint = " ".join(line.strip() for line in said[1:]) or None
            raise ReplylintError(f"--changed-since: git says: {reason}", path=self.folder, hint=hint)
        return done.stdout

    def _start(self, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
        # Looking must not write: without this git may refresh its index, and lock it for others.
        environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
        try:
            return subprocess.run(
                ["git", *_PLAIN, *arguments],
                cwd=self.folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
            )
        except FileNotFoundError:
            raise ReplylintError("--changed-since needs git, and there is none on this machine") from None
        except OSError as error:
            raise ReplylintError(f"--changed-since: git can't be run: {error.strerror or error}") from None


class Repositories:
    """The repositories in which the files of a run lie, each looked at once."""

    def __init__(self, revision: str) -> None:
        if not revision.strip() or revision.startswith("-"):
            raise ReplylintError(
                f"--changed-since: '{revision}' is no revision",
                hint="For example --changed-since origin/main.",
            )
        self._revision = revision
        self._roots: dict[str, str | None] = {}
        self._found: dict[str, Repository] = {}

    def of(self, path: str) -> Repository | None:
        """The repository of a file; None if it is in none. Raises `ReplylintError` as `Repository` does."""
        root = self._root(os.path.dirname(os.path.realpath(path)))
        if root is None:
            return None
        if root not in self._found:
            self._found[root] = Repository(root, self._revision)
        return self._found[root]

    def _root(self, folder: str) -> str | None:
        """The nearest folder above with a `.git` (a folder; in submodules and further work trees a file)."""
        passed: list[str] = []
        root: str | None = None
        while True:
            if folder in self._roots:
                root = self._roots[folder]
                break
            passed.append(folder)
            if os.path.lexists(os.path.join(folder, ".git")):
                root = folder
                break
            parent = os.path.dirname(folder)
            if parent == folder:
                break
            folder = parent
        self._roots.update(dict.fromkeys(passed, root))
        return root
