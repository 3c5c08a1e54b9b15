"""The VS Code extension: its own checks and tests, and what is in the package that `npm run package` makes."""

import json
import zipfile

from tests.e2e.hosts import PLUGINS, node

EXTENSION = PLUGINS / "vscode"


def test_its_types_and_its_own_tests_hold() -> None:
    node(EXTENSION, "run", "check")
    assert "# fail 0" in node(EXTENSION, "test")


def test_the_package_holds_what_runs_and_nothing_else() -> None:
    node(EXTENSION, "run", "package")
    with zipfile.ZipFile(EXTENSION / "dist" / "replylint.vsix") as package:
        names = {name.removeprefix("extension/") for name in package.namelist()}
        manifest = json.loads(package.read("extension/package.json"))
        code = package.read("extension/" + manifest["main"].removeprefix("./")).decode()
        licences = package.read("extension/dist/licences.txt").decode()
        readme = package.read("extension/readme.md").decode()
    assert names >= {manifest["icon"], "LICENSE.txt", "l10n/bundle.l10n.ru.json", "l10n/bundle.l10n.uk.json"}
    assert names >= {
        "package.nls.json",
        "package.nls.ru.json",
        "package.nls.uk.json",
        "images/screenshot.png",
    }
    assert not [name for name in names if name.startswith(("src/", "tests/", "node_modules/"))]
    assert "images/screenshot.png" in readme
    # All that it needs is in the one file, but for VS Code and for Node itself.
    assert 'require("vscode")' in code and 'require("vscode-languageclient' not in code
    assert "vscode-languageclient 10" in licences and "MIT" in licences


def test_the_extension_and_the_server_name_the_same_commands() -> None:
    from replylint.lsp.actions import DISABLE, FIX_ALL, OPEN_RULE

    code = (EXTENSION / "src" / "commands.ts").read_text(encoding="utf-8")
    assert [name for name in (DISABLE, FIX_ALL, OPEN_RULE) if f'"{name}"' not in code] == []


def test_the_extension_and_the_server_name_the_same_options() -> None:
    import msgspec

    from replylint.lsp.session import Options

    code = (EXTENSION / "src" / "settings.ts").read_text(encoding="utf-8")
    interface = code[code.index("interface ServerOptions") : code.index("/** The command that asks")]
    page = (PLUGINS.parent / "docs" / "editors.md").read_text(encoding="utf-8")
    names = [field.encode_name for field in msgspec.structs.fields(Options)]
    assert [name for name in names if f"readonly {name}" not in interface or f"`{name}`" not in page] == []
