"""Fetching LanguageTool, by language-tool-python: the one module that imports it, as it is GPL-3.0.

https://github.com/jxmorris12/language_tool_python; replylint works without it wherever a server runs.
"""

import os
import warnings

from replylint.errors import ReplylintError
from replylint.extras import needs
from replylint.grammar.local_server import find_jars, folder_in


def install(cache_folder: str) -> tuple[str, bool]:
    """The folder of LanguageTool, and whether it was fetched just now.

    The archive is compared with the checksum that language-tool-python knows, and a bar on standard error shows how
    far it is. Raises `ReplylintError`.
    """
    needs("grammar", "language_tool_python")
    from language_tool_python.download_lt import LTP_DOWNLOAD_VERSION, LocalLanguageTool
    from language_tool_python.exceptions import LanguageToolError

    folder = folder_in(cache_folder)
    wanted = os.path.join(folder, f"LanguageTool-{LTP_DOWNLOAD_VERSION}")
    if os.path.isdir(wanted):
        return wanted, False
    os.makedirs(folder, exist_ok=True)
    # Where it unpacks to is told in the environment alone; who sets these themselves wants no checksum, or no download.
    os.environ["LTP_PATH"] = folder
    for name in ("LTP_BYPASS_VERIFIED_DOWNLOADS", "LTP_JAR_DIR_PATH"):
        os.environ.pop(name, None)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            LocalLanguageTool.from_version_name(LTP_DOWNLOAD_VERSION).download()
    except (ModuleNotFoundError, SystemError, SystemExit) as error:
        raise ReplylintError(f"LanguageTool can't be used here: {error}", hint=_JAVA) from None
    except (LanguageToolError, OSError, ValueError) as error:
        raise ReplylintError(f"LanguageTool could not be fetched: {_short(error)}", hint=_OFFLINE) from None
    found = find_jars(cache_folder)
    if found is None:
        raise ReplylintError("LanguageTool was fetched, but nothing was unpacked", path=folder)
    return found, True


_JAVA = "It needs Java, version 17 or newer: https://adoptium.net, or a package of your system's."
_OFFLINE = "With the jars at hand it needs no download: replylint grammar start --jars FOLDER"


def _short(error: BaseException) -> str:
    if type(error).__name__ in ("ConnectionError", "ConnectTimeout", "ProxyError", "SSLError"):
        return "github.com can't be reached"
    line = " ".join(str(error).split())
    return line if len(line) <= 300 else f"{line[:299]}…"
