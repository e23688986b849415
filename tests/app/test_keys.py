"""Every text the program asks the locales for is there: a missing one would be found by a resident, not by us."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.app.declared import CATALOGUE, REGISTRY

ROOT = Path(__file__).parents[2]
SPEAKERS = frozenset({"words", "bold", "answer", "receipt", "Words"})


def calls(*folders: str) -> Iterator[tuple[str, str, ast.Call]]:
    """Every call in the sources: where it stands, the name of what is called, and the call."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", node.func.id, node


def literals(node: ast.expr) -> Iterator[str]:
    """The texts that an argument may be: one, or either of two."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from literals(body)
            yield from literals(orelse)


HANDING_ON = {"Refusal": 0, "within": 2, "_check_length": 0, "_check_theirs": 2}
"""What refuses with a code that it is given, and which of its arguments that is."""


def refused() -> Iterator[tuple[str, str]]:
    """Every code of a refusal in the sources, and where it stands."""
    for where, name, call in calls("domain", "app", "commands"):
        place = HANDING_ON.get(name)
        if place is not None and len(call.args) > place:
            yield from ((where, code) for code in literals(call.args[place]))


def test_every_refusal_has_its_sentence() -> None:
    raised = [(where, f"refusal-{code}") for where, code in refused()]
    assert len(raised) > 50
    assert [(where, key) for where, key in raised if not CATALOGUE.has(key)] == []


def test_everything_said_has_its_words() -> None:
    said = [
        (where, key)
        for where, name, call in calls("app", "commands")
        if name in SPEAKERS and call.args
        for key in literals(call.args[0])
    ]
    assert len(said) > 100
    assert [(where, key) for where, key in said if not CATALOGUE.has(key)] == []


def test_no_refusal_is_written_that_is_never_raised() -> None:
    raised = {code for _, code in refused()}
    # Put together from the role's name, handed on by what reads two kinds of codes, and chosen before they are raised.
    made = {"organiser-not", "auditor-not", "code-typo", "register-typo", "nominate-declined", "nominate-withdrawn"}
    keys = {
        line.partition(" =")[0].removeprefix("refusal-")
        for path in (ROOT / "locales" / "en").glob("*.ftl")
        for line in path.read_text("utf-8").splitlines()
        if line.startswith("refusal-")
    }
    assert keys - raised - made == set()


def test_a_button_without_a_handler_would_be_noticed() -> None:
    pressed = {
        prefix
        for _, name, call in calls("commands")
        if name == "Press" and len(call.args) > 1
        for prefix in _action_names(call.args[1])
    }
    assert pressed - {"say", "run"} <= REGISTRY.actions.keys()


def _action_names(node: ast.expr) -> Iterator[str]:
    """The name before the first colon, where the call itself says it."""
    for text in literals(node):
        yield text.partition(":")[0]
    if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
        name, colon, _ = str(node.values[0].value).partition(":")
        if colon:
            yield name
