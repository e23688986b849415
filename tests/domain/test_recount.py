"""The verifier: it finds the same result from the file alone, and whatever was changed in it."""

from __future__ import annotations

import json
import runpy
import subprocess
import sys
from collections.abc import Callable, Mapping
from fractions import Fraction as F
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain import recount as verifier
from domain.canonical import canonical, digest
from domain.papers import Choice, Origin, Paper
from domain.recount import RecordWrong, main, recount
from domain.rule_presets import CN_ORDINARY, CN_SPECIAL, HK_FIRST_COMMITTEE, PRESETS, SIMPLE, TW_ASSEMBLY
from domain.rules import Rule, customised
from domain.secrecy import Mode
from tests.domain.closed import A, N, Y, ballot, closed, closed_secret
from tests.domain.estates import e90, frozen, unit
from tests.domain.test_record import ESTATE, PAPERS, RULES

Record = dict[str, Any]
SCRIPT = Path(verifier.__file__)
KINDS = ("open", "sealed", "opened", "secret")


@cache
def example(kind: str) -> bytes:
    """One record of each kind; small enough that bytes can be flipped by the thousand."""
    if kind == "secret":
        return closed_secret(e90(), RULES, [{}, *({1: Y, 2: N if at % 2 else A} for at in range(69))]).file
    made = closed(Mode.OPEN if kind == "open" else Mode.SEALED, ESTATE, RULES, PAPERS)
    return made.opened if kind == "opened" else made.file


def wrong(data: bytes) -> str:
    with pytest.raises(RecordWrong) as found:
        recount(data)
    return found.value.what


def forged(kind: str, change: Callable[[Record], object]) -> str:
    """What is found wrong after a change by somebody who writes the file properly and hashes it anew."""
    record: Record = json.loads(example(kind))
    change(record)
    record.pop("sha256")
    return wrong(canonical({**record, "sha256": digest(record)}))


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_right_is_said_line_by_line(kind: str) -> None:
    lines = recount(example(kind))
    assert lines[0] == "阳光花园, decision 3: 电梯 Lifts (decision taken in chat)"
    published: Record = json.loads(example("sealed" if kind == "opened" else kind))
    assert lines[-2].endswith(published["sha256"])
    assert lines[-1].endswith(published["acts"][-1]["hash"])
    assert any(line.startswith("  participation, heads: ") for line in lines)


def test_the_words_of_a_result() -> None:
    papers = [ballot(f"o{no}", f"o{no}", Y if no <= 31 else N) for no in range(1, 61)]
    assert recount(closed(Mode.OPEN, e90(), [CN_ORDINARY], papers).file)[1:8] == [
        "Item 1: Item 1 of building 2",
        "  papers: yes 31, no 29, abstain 0, invalid 0, disputed 0",
        "  participation, heads: 60*3 = 180 >= 180: met",
        "  participation, shares: 6000.00*3 = 18000.00 >= 18000.00: met",
        "  approval, heads: 31*2 = 62 > 60: met",
        "  approval, shares: 3100.00*2 = 6200.00 > 6000.00: met",
        "  result: adopted",
    ]
    for these, result in (
        (papers[:59], "not adopted, no quorum"),
        ([*papers[1:], ballot("o61", "o61", N)], "not adopted"),
    ):
        lines = recount(closed(Mode.OPEN, e90(), [CN_ORDINARY], these).file)
        assert f"  result: {result}" in lines


@pytest.mark.parametrize("rule", PRESETS.values(), ids=lambda rule: rule.code)
@pytest.mark.parametrize("mode", [Mode.OPEN, Mode.SEALED])
def test_every_preset_is_recounted(rule: Rule, mode: Mode) -> None:
    made = closed(mode, ESTATE, [rule, rule], PAPERS)
    assert recount(made.file)
    if mode is Mode.SEALED:
        assert recount(made.opened)


def test_nobody_took_part() -> None:
    for mode in (Mode.OPEN, Mode.SEALED):
        lines = recount(closed(mode, ESTATE, [CN_ORDINARY], []).file)
        assert "  result: not adopted, no quorum" in lines
        assert "  approval, heads: 0*2 = 0 <= 0: not met, nothing to compare with" in lines


# -- what was changed ----------------------------------------------------------------------------------------------


@settings(max_examples=300)
@given(st.sampled_from(KINDS), st.data())
def test_any_changed_byte_is_found(kind: str, data: st.DataObject) -> None:
    file = bytearray(example(kind))
    at = data.draw(st.integers(0, len(file) - 1))
    file[at] ^= data.draw(st.integers(1, 255))
    wrong(bytes(file))


def test_every_byte_of_a_small_record_is_covered() -> None:
    file = closed(Mode.OPEN, frozen(unit("1", "P")), [SIMPLE], [ballot("P", "P", Y)]).file
    recount(file)
    for at in range(len(file)):
        for flipped in (file[at] ^ 1, file[at] ^ 32, 0x20):
            if flipped != file[at]:
                wrong(file[:at] + bytes([flipped]) + file[at + 1 :])


@given(st.sampled_from(KINDS), st.data())
def test_bytes_taken_out_or_put_in_are_found(kind: str, data: st.DataObject) -> None:
    file = example(kind)
    at = data.draw(st.integers(0, len(file) - 1))
    wrong(file[:at] + file[at + 1 :])
    wrong(file[:at] + data.draw(st.sampled_from([b" ", b"\n", b"0", b'"', b"\xff"])) + file[at:])


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (b"", "not built like a record"),
        (b"{}", "not built like a record"),
        (b"[]", "not built like a record"),
        (b"null", "not built like a record"),
        (b"\xff", "not built like a record"),
        (b'"\\ud800"', "not built like a record"),
        (b"[" * 100_000, "not built like a record"),
        (b"9" * 5_000, "not built like a record"),
        (b'{ "a":1}', "it was changed"),
        (b'{"a":1,"a":1}', "it was changed"),
        (b'{"format":"linli-record/2"}', "the format"),
    ],
    ids=range(11),
)
def test_what_is_no_record(file: bytes, said: str) -> None:
    assert said in wrong(file)


def turn(record: Record, at: int = 0) -> None:
    """Make a yes of the paper a no, or the other way round."""
    choices = record["papers"][at]["choices"]
    choices["1"] = "no" if choices.get("1") == "yes" else "yes"


def put(*path: Any, value: Any) -> Callable[[Record], None]:
    def change(record: Record) -> None:
        here: Any = record
        for step in path[:-1]:
            here = here[step]
        here[path[-1]] = value

    return change


def rechained(record: Record) -> None:
    """Rewrite the end of the chain to fit, as whoever keeps the file could: only the room remembers the other head."""
    last = record["acts"][-1]
    last["details"] |= {"papers": digest(record["papers"]), "results": digest(record["results"])}
    last["details"]["electorate"] = record["electorate"]["sha256"]
    last["details_hash"] = digest(last["details"])
    last["hash"] = digest({key: last[key] for key in ("no", "kind", "at", "details_hash", "previous")})


def both(*changes: Callable[[Record], object]) -> Callable[[Record], None]:
    def change(record: Record) -> None:
        for each in changes:
            each(record)

    return change


@pytest.mark.parametrize(
    ("kind", "change", "said"),
    [
        ("open", put("mode", value="public"), "no such mode"),
        ("open", put("hidden", value=["shares"]), "only a sealed record"),
        ("open", turn, "the papers or results are not those closed"),
        ("open", both(turn, rechained), "counts as"),
        ("sealed", both(turn, rechained), "not those sealed"),
        ("secret", both(lambda record: turn(record, 1), rechained), "counts as"),
        ("opened", both(turn, rechained), "not the record that was published"),
        ("opened", put("published", value="0" * 64), "not the record that was published"),
        ("open", put("acts", 0, "kind", value="voided"), "broken at act 1"),
        ("open", put("acts", 2, "details", "decision", value=4), "details of act 3"),
        ("open", lambda record: record["acts"].pop(1), "broken at act 2"),
        ("open", lambda record: record["acts"].pop(), "say once that this decision was closed"),
        ("open", lambda record: record["acts"][2].pop("details"), "say once that this decision was opened"),
        ("open", put("decision", value=4), "of another decision"),
        ("open", put("electorate", "sha256", value="0" * 64), "not the one frozen"),
        ("open", both(lambda record: record["papers"].reverse(), rechained), "not sorted by receipt"),
        ("open", lambda record: record["set_aside"].reverse(), "not sorted by receipt"),
        ("open", lambda record: record["took_part"].reverse(), "not sorted"),
        ("open", lambda record: record["took_part"].pop(), "not as many papers"),
        ("open", put("took_part", 0, value=["1", "1"]), "took part twice"),
        ("sealed", put("disputed", 0, "units", value=["1"]), "took part twice"),
        ("sealed", put("electorate", "parties", value=3), "more took part than there are"),
        ("open", put("took_part", 0, value=["0"]), "other parties took part"),
        ("open", put("electorate", "roll", 0, "units", 0, "area", value=1), "the roll does not have the hash"),
        ("open", put("electorate", "heads", value=18), "totals of the roll"),
        ("open", put("electorate", "shares", value=18), "totals of the roll"),
        ("open", put("electorate", "parties", value=18), "number of parties"),
        ("open", put("electorate", "units", value=19), "number of units"),
        ("open", put("proxies", value=[]), "proxies are not those"),
        ("open", both(put("papers", 0, "shares", value=1), rechained), "does not follow"),
        ("open", put("disputed", 0, "shares", value=1), "does not follow"),
        ("secret", both(put("papers", 0, "shares", value=-1), rechained), "has no weight"),
        ("secret", both(put("papers", 0, "heads", value=True), rechained), "has no weight"),
        ("open", both(put("papers", 0, "choices", value={"7": "yes"}), rechained), "says what none can"),
        ("open", both(put("papers", 0, "choices", value={"1": "maybe"}), rechained), "says what none can"),
        ("open", both(put("results", 0, "adopted", value=False), rechained), "adopted counts as"),
        ("open", both(put("results", 0, "quorate", value=1), rechained), "quorate counts as"),
        ("open", both(put("results", 0, "more", value=1), rechained), "more or less than a result"),
        ("open", both(put("results", value=[]), rechained), "one result for each item"),
        ("open", put("items", 0, "rule", "approval", value=[]), "approval counts as"),
        ("open", put("items", 0, "rule", "participation", 0, "fraction", value="1/3"), "participation counts as"),
        ("open", put("items", 1, "rule", "invalid_participates", value=False), "participating counts as"),
        ("sealed", both(put("results", 0, "yes", "shares", value=1), rechained), "not those sealed"),
        ("sealed", both(put("results", 0, "yes", "shares", value=-1), rechained), "not those sealed"),
        ("sealed", both(put("results", 0, "no", "blindings", "shares", value="1"), rechained), "not those sealed"),
        ("sealed", both(put("papers", 0, "commitments", "shares", value="1"), rechained), "not those sealed"),
    ],
    ids=lambda value: value if isinstance(value, str) else "forged",
)
def test_a_careful_forger_is_found(kind: str, change: Callable[[Record], object], said: str) -> None:
    assert said in forged(kind, change)


def reopened(change: Callable[[Record], object]) -> str:
    """As `forged`, but the forger of an opened record publishes another record to fit."""

    def both_forms(record: Record) -> None:
        change(record)
        record["published"] = digest(verifier.as_published(record))

    return forged("opened", both_forms)


def test_the_auditor_sees_that_a_weight_was_sealed_wrongly() -> None:
    assert "does not follow" in reopened(put("papers", 0, "shares", value=1))
    assert "sealed otherwise" in reopened(put("papers", 0, "blindings", "shares", value="1"))


# -- recount equals count ------------------------------------------------------------------------------------------


rules = st.sampled_from([CN_ORDINARY, CN_SPECIAL, SIMPLE, HK_FIRST_COMMITTEE, TW_ASSEMBLY]).flatmap(
    lambda rule: st.builds(
        lambda abstain, invalid: customised(rule, abstain_participates=abstain, invalid_participates=invalid),
        st.booleans(),
        st.booleans(),
    )
)
choice = st.none() | st.sampled_from(Choice)
parties = st.lists(st.sampled_from(["P", "Q", "P+Q", "Q+R", "S", "T", "U+V"]), min_size=1, max_size=9)


@st.composite
def votings(draw: st.DrawFn) -> tuple[Any, Rule, list[Paper]]:
    owned = draw(parties)
    estate = frozen(
        *(
            unit(
                f"{no}",
                *owners.split("+"),
                area=draw(st.integers(1, 99_999)),
                share=draw(st.sampled_from([F(1, 9), F(1, 7)])),
            )
            for no, owners in enumerate(owned)
        )
    )
    papers: dict[str, Paper] = {}
    for owners in set(owned):
        for caster in draw(st.lists(st.sampled_from([*owners.split("+"), "X"]), max_size=3, unique=True)):
            origin = Origin.PROXY if caster == "X" else draw(st.sampled_from([Origin.CHAT, Origin.PAPER]))
            cast = ballot(owners, caster, draw(choice), origin=origin, invalid=draw(st.sampled_from(["", "", "torn"])))
            papers[cast.receipt] = cast
    return estate, draw(rules), list(papers.values())


@settings(max_examples=60, deadline=None)
@given(votings(), st.sampled_from([Mode.OPEN, Mode.SEALED]))
def test_recount_equals_count(voting: tuple[Any, Rule, list[Paper]], mode: Mode) -> None:
    estate, rule, papers = voting
    made = closed(mode, estate, [rule], papers)
    lines = recount(made.file)
    (result,) = made.closing.count.results
    assert (
        f"  result: {'adopted' if result.adopted else 'not adopted' if result.quorate else 'not adopted, no quorum'}"
        in lines
    )
    for each in (*result.participation, *result.approval):
        assert any(line.endswith(each.written()) for line in lines)
    if mode is Mode.SEALED:
        assert recount(made.opened)[1:-2] == lines[1:-2]


@settings(deadline=None)
@given(st.lists(st.dictionaries(st.just(1), st.sampled_from(Choice), min_size=1), min_size=1, max_size=20))
def test_a_secret_recount_equals_the_count(choices: list[Mapping[int, Choice]]) -> None:
    made = closed_secret(e90(), [CN_ORDINARY], choices)
    lines = recount(made.file)
    for each in (*made.closing.count.results[0].participation, *made.closing.count.results[0].approval):
        assert any(line.endswith(each.written()) for line in lines)


# -- as a program --------------------------------------------------------------------------------------------------


def run(tmp_path: Path, file: bytes) -> tuple[int, str, str]:
    """A copy elsewhere, in a Python that sees nothing of ours."""
    script, record = tmp_path / "recount.py", tmp_path / "record.json"
    script.write_bytes(SCRIPT.read_bytes())
    record.write_bytes(file)
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-I", str(script), str(record)], check=False, cwd=tmp_path, capture_output=True
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_it_runs_alone(tmp_path: Path, kind: str) -> None:
    code, out, err = run(tmp_path, example(kind))
    assert (code, out.splitlines(), err) == (0, recount(example(kind)), "")
    code, out, err = run(tmp_path, example(kind).replace(b"Lifts", b"Lofts"))
    assert (code, err) == (1, "")
    assert out == "WRONG: the file does not have the hash it claims: it was changed\n"


def test_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    record = tmp_path / "record.json"
    record.write_bytes(example("open"))
    assert main([str(record)]) == 0
    assert "result: adopted" in capsys.readouterr().out
    record.write_bytes(b"{}")
    assert main([str(record)]) == 1
    assert main([str(tmp_path / "nothing")]) == 1
    assert main([]) == 2
    assert capsys.readouterr().out.splitlines()[-1].startswith("usage")
    record.write_bytes(example("secret"))
    monkeypatch.setattr(sys, "argv", [str(SCRIPT), str(record)])
    with pytest.raises(SystemExit, match="0"):
        runpy.run_path(str(SCRIPT), run_name="__main__")


def test_it_is_one_short_file_of_the_standard_library() -> None:
    lines = SCRIPT.read_text("utf-8").splitlines()
    assert len(lines) <= 300
    imported = {line.split()[1] for line in lines if line.startswith(("import ", "from "))}
    assert imported == {"__future__", "hashlib", "json", "sys", "fractions", "pathlib", "typing"}
