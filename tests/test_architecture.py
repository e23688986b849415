"""How the house is built: who may import whom, and how big a piece may grow."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("app", "commands", "domain", "storage", "transports")
MAX_MODULE_LINES = 300
MAX_FUNCTION_LINES = 50


def _sources(*folders: str) -> list[Path]:
    found = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    assert found, f"nothing found in {folders}: this test looks in the wrong place"
    return found


def _all_sources() -> list[Path]:
    return [*sorted(ROOT.glob("*.py")), *_sources(*PACKAGES)]


def _shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _is_migration(path: Path) -> bool:
    """Tell whether this is a migration, which is one long list of columns by nature."""
    return "migrations" in path.relative_to(ROOT).parts


def _imported_roots(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name.split(".")[0]
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, (node.module or "").split(".")[0]


def test_imports_keep_to_the_contracts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.syspath_prepend(str(ROOT))
    status = lint_imports(no_cache=True, no_logo=True)
    assert status == 0, capsys.readouterr().out


def test_the_domain_knows_the_standard_library_alone() -> None:
    strangers = [
        f"{_shown(path)}:{line}: {name}"
        for path in _sources("domain")
        for line, name in _imported_roots(ast.parse(path.read_text("utf-8")))
        if name not in sys.stdlib_module_names and name != "domain"
    ]
    assert strangers == []


def test_the_composition_root_leaves_platforms_and_database_to_their_packages() -> None:
    hidden = {"telegram", "nio", "sqlalchemy", "alembic", "aiosqlite", "asyncpg"}
    seen = [
        f"{_shown(path)}:{line}: {name}"
        for path in sorted(ROOT.glob("*.py"))
        for line, name in _imported_roots(ast.parse(path.read_text("utf-8")))
        if name in hidden
    ]
    assert seen == []


def test_nothing_imports_the_composition_root() -> None:
    importers = [
        f"{_shown(path)}:{line}"
        for path in _sources(*PACKAGES)
        for line, name in _imported_roots(ast.parse(path.read_text("utf-8")))
        if name == "bot"
    ]
    assert importers == []


def test_no_drawer_for_odds_and_ends() -> None:
    """A module named for nothing in particular gathers everything."""
    names = {"utils", "util", "helpers", "misc", "common"}
    assert [_shown(path) for path in _sources(*PACKAGES) if path.stem in names] == []
    managers = [
        f"{_shown(path)}:{node.lineno}: {node.name}"
        for path in _sources(*PACKAGES)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef) and node.name.endswith("Manager")
    ]
    assert managers == []


def test_modules_stay_readable() -> None:
    long = [
        f"{_shown(path)}: {lines} lines"
        for path in _all_sources()
        if (lines := len(path.read_text("utf-8").splitlines())) > MAX_MODULE_LINES and not _is_migration(path)
    ]
    assert long == []


def test_functions_stay_readable() -> None:
    long = [
        f"{_shown(path)}:{node.lineno}: {node.name}, {lines} lines"
        for path in _all_sources()
        if not _is_migration(path)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > MAX_FUNCTION_LINES
    ]
    assert long == []
