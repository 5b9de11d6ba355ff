"""Rules about the house itself: which room may import which, and that the README names every setting."""

import ast
import sys
from pathlib import Path

import pytest

from portal.settings import ROOT, Settings

PACKAGE = ROOT / "portal"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Room -> rooms of the house that it may use; what is not named here (the factory, cli, serving) may use all.
MAY_USE: dict[str, set[str]] = {
    "policy": {"policy"},
    "mail": {"mail"},
    "store": {"store", "policy"},
    "acceptance": {"acceptance", "store", "policy", "mail"},
    "sender": {"sender", "store", "policy", "mail", "settings"},
    "web": {"web", "acceptance", "store", "policy", "mail", "settings", "publishing", "export"},
}


def imported(module: Path) -> set[str]:
    """The names of all modules that a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_keep_to_the_rooms(module: Path) -> None:
    """policy and mail know nobody; web and sender never meet."""
    room = module.relative_to(PACKAGE).parts[0]
    if room not in MAY_USE:
        return
    used = {name.split(".")[1] for name in imported(module) if name.startswith("portal.")}
    assert used <= MAY_USE[room]


@pytest.mark.parametrize("module", sorted((PACKAGE / "policy").rglob("*.py")), ids=lambda path: path.name)
def test_policy_needs_the_standard_library_alone(module: Path) -> None:
    """And of it nothing that reads a clock, a file or the network."""
    tops = {name.split(".")[0] for name in imported(module)} - {"portal"}
    assert tops <= sys.stdlib_module_names
    assert not tops & {"os", "io", "pathlib", "socket", "time", "subprocess", "sqlite3", "logging"}


def test_bleach_is_imported_in_one_place() -> None:
    """It is frozen; one day it will be replaced there."""
    users = [module for module in MODULES if any(name.split(".")[0] == "bleach" for name in imported(module))]
    assert [str(module.relative_to(PACKAGE)) for module in users] == ["mail/markup.py"]


@pytest.mark.parametrize("name", [f"PORTAL_{name.upper()}" for name in Settings.model_fields])
def test_every_setting_is_in_the_readme(name: str) -> None:
    """An operator finds it without reading code."""
    assert f"`{name}`" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_what_it_is_for(module: Path) -> None:
    """A docstring on top of each."""
    assert ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))
