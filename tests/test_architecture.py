"""How the house is built: who may import whom, and how big a piece may grow."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("app", "commands", "domain", "storage", "transports")
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
MAX_MODULE_LINES = 300
MAX_FUNCTION_LINES = 50
# Whoever does not trust us copies this one file and reads it: in two it could be neither copied nor read as easily.
MAX_LINES_ALONE = {"domain/recount.py": 400}


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


def test_imports_keep_to_the_contracts() -> None:
    # In a process of its own: import-linter sets up logging, and with that silences every logger there is, so
    # that tests which read the log would find nothing to object to.
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", LINT_IMPORTS, "--no-cache", "--no-logo"],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


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
        if (lines := len(path.read_text("utf-8").splitlines())) > MAX_LINES_ALONE.get(_shown(path), MAX_MODULE_LINES)
        and not _is_migration(path)
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
