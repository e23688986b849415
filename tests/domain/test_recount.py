"""The verifier: it finds the same result from the file alone, and whatever was changed in it."""

from __future__ import annotations

import json
import runpy
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
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
PUBLISHED = ("open", "sealed", "secret")


@cache
def example(kind: str) -> bytes:
    """One record of each kind; small enough that bytes can be flipped by the thousand."""
    if kind == "secret":
        return closed_secret(e90(), RULES, [{}, *({1: Y, 2: N if at % 2 else A} for at in range(69))]).file
    made = closed(Mode.OPEN if kind == "open" else Mode.SEALED, ESTATE, RULES, PAPERS, extended=1)
    return made.opened if kind == "opened" else made.file


def wrong(data: bytes) -> str:
    with pytest.raises(RecordWrong) as found:
        recount(data)
    return str(found.value)


def hashed(record: Record) -> bytes:
    """The file, written properly and hashed anew."""
    inside = {key: value for key, value in record.items() if key != "sha256"}
    return canonical({**inside, "sha256": digest(inside)})


def changed(kind: str, *changes: Callable[[Record], object]) -> bytes:
    """The example after changes by somebody who hashes it anew."""
    record: Record = json.loads(example(kind))
    for each in changes:
        each(record)
    return hashed(record)


def head(file: bytes) -> str:
    """The hash that the room was told when the decision was closed."""
    found: str = json.loads(file)["acts"][-1]["hash"]
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_right_is_said_line_by_line(kind: str) -> None:
    lines = recount(example(kind))
    assert lines[0] == "阳光花园, decision 3: 电梯 Lifts (decision taken in chat)"
    published: Record = json.loads(example("sealed" if kind == "opened" else kind))
    assert lines[-5:-3] == [
        f"head of the record: {published['sha256']}",
        f"head of the chain:  {published['acts'][-1]['hash']}",
    ]
    opened = next(act["hash"] for act in published["acts"] if act["kind"] == "opened" and "details" in act)
    assert lines[-3:] == [
        "NOW COMPARE with the chain of acts as the room was told it. Of a made-up file it is another:",
        f"  when voting opened: {opened[:16]}",
        f"  with the result:    {head(example(kind))[:16]}",
    ]
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


def act_of(record: Record, kind: str) -> Any:
    """What this decision's act of the kind says."""
    return next(act["details"] for act in record["acts"] if act["kind"] == kind and "details" in act)


def say(kind: str, **details: Any) -> Callable[[Record], None]:
    """Make the act say something else."""
    return lambda record: act_of(record, kind).update(details)


def chained(record: Record) -> None:
    """Hash all acts anew."""
    previous = "0" * 64
    for act in record["acts"]:
        if "details" in act:
            act["details_hash"] = digest(act["details"])
        act["previous"] = previous
        previous = act["hash"] = digest({key: act[key] for key in ("no", "kind", "at", "details_hash", "previous")})


def committed(record: Record) -> None:
    """Let the last act commit to the record as it is now."""
    shown = verifier.as_published(record) if record["opened"] else record
    body = {key: value for key, value in shown.items() if key not in ("acts", "sha256")}
    act_of(record, "closed").update(electorate=record["electorate"]["sha256"], record=digest(body))
    chained(record)


def rechained(record: Record) -> None:
    """Rewrite the whole chain to fit, as whoever keeps the file could: only the room remembers the other head."""
    names = ("items", "contest", "attachment", "mode", "announced_at", "opens_at")
    words = {key: record[key] for key in names if key in record}
    say("announced", decision=record["decision"], title=record["title"], words=digest(words))(record)
    committed(record)


NOT_CLOSED = "the record is not the one closed"
NOT_ANNOUNCED = "the title, items, rules, mode or times are not those announced"
WORDS: list[tuple[str, Callable[[Record], None]]] = [
    ("title", put("title", value="Lofts")),
    ("items.text", put("items", 0, "text", value="Item 1 of building 3")),
    ("attachment", put("attachment", value="Offer of 800,000")),
    ("items.rule.code", put("items", 0, "rule", "code", value="cn-special")),
    ("items.rule.source", put("items", 0, "rule", "source", value="Another law")),
    ("items.rule.verified", put("items", 0, "rule", "verified", value="maybe")),
    ("items.rule.notice_days", put("items", 0, "rule", "notice_days", value=0)),
    ("items.rule.extensions", put("items", 0, "rule", "extensions", value=9)),
    ("announced_at", put("announced_at", value="2026-10-01T08:00:00Z")),
    ("opens_at", put("opens_at", value="2026-10-26T08:00:00Z")),
]
REST: list[tuple[str, str, Callable[[Record], None]]] = [
    *((kind, "estate", put("estate", value="月光花园")) for kind in KINDS),
    *((kind, "label", put("label", value="decision backed by signed papers")) for kind in KINDS),
    *((kind, "closed_at", put("closed_at", value="2026-11-02T08:00:00Z")) for kind in KINDS),
    *((kind, "reveals", put("reveals", value="few")) for kind in KINDS),
    ("sealed", "took_part", lambda record: record["took_part"].__setitem__(-1, ["JX"])),
    ("secret", "took_part", lambda record: record["took_part"].__setitem__(-1, ["99X"])),
    ("sealed", "disputed", put("disputed", 0, "units", value=["JX"])),
    *((kind, "conflicts", put("conflicts", value=[])) for kind in KINDS[:3]),
    ("secret", "conflicts", put("conflicts", value=[{"units": ["1"], "counted": "paper"}])),
    ("open", "set_aside.units", put("set_aside", 0, "units", value=["99"])),
    ("open", "set_aside", put("set_aside", value=[])),
    ("sealed", "set_aside", put("set_aside", 0, "reason", value="elsewhere")),
    ("opened", "set_aside", put("set_aside", value=[])),
    ("sealed", "proxies", put("proxies", value=[])),
    ("secret", "proxies", put("proxies", 0, "holder", value="Mr Li")),
    ("secret", "electorate.units", put("electorate", "units", value=91)),
]


def republished(record: Record) -> None:
    """The forger of an opened record publishes another record to fit."""
    if record["opened"]:
        record["published"] = digest(verifier.as_published(record))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("field", "change"), WORDS, ids=[field for field, _ in WORDS])
def test_other_words_than_those_announced(kind: str, field: str, change: Callable[[Record], None]) -> None:
    assert NOT_ANNOUNCED in wrong(changed(kind, change, republished))
    assert NOT_ANNOUNCED in wrong(changed(kind, change, committed, republished)), field
    again = changed(kind, change, rechained, republished)
    assert recount(again)
    assert head(again) != head(example(kind)), "the room would not see it"


@pytest.mark.parametrize(("kind", "field", "change"), REST, ids=[f"{kind}-{field}" for kind, field, _ in REST])
def test_a_lazy_forger_is_found(kind: str, field: str, change: Callable[[Record], None]) -> None:
    """Who hashes the file anew but not the chain is found; who makes a chain to fit has another head."""
    assert NOT_CLOSED in wrong(changed(kind, change, republished)), field
    again = changed(kind, change, rechained, republished)
    assert recount(again)
    assert head(again) != head(example(kind)), "the room would not see it"


def leaves(value: Any, *path: Any) -> Iterator[tuple[Any, ...]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if not inside or not value:
        yield path
    for key, each in inside:
        yield from leaves(each, *path, key)


@pytest.mark.parametrize("kind", PUBLISHED)
def test_nothing_in_a_published_record_changes_under_the_same_head(kind: str) -> None:
    record: Record = json.loads(example(kind))
    paths = [path for path in leaves(record) if path[0] != "sha256"]
    assert {path[0] for path in paths} == record.keys() - {"sha256"}
    for path in paths:
        *steps, last = path
        here: Any = record
        for step in steps:
            here = here[step]
        kept = here[last]
        here[last] = f"{kept}x" if isinstance(kept, str) else not kept if isinstance(kept, bool) else [kept]
        wrong(hashed(record))
        here[last] = kept
    assert hashed(record) == example(kind)


def at_end(value: str) -> Callable[[Record], None]:
    return put("closes_at", value=value)


END, BEFORE, LATER = "2026-11-01T08:00:00Z", "2026-10-31T08:00:00Z", "2026-11-02T08:00:00Z"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ([at_end(LATER)], "the end is not the one announced or put off to"),
        ([at_end(BEFORE)], "the end is not the one announced or put off to"),
        ([put("extended", value=0)], "the end is not the one announced or put off to"),
        ([put("extended", value=2)], "the end is not the one announced or put off to"),
        ([say("extended", until=LATER)], "the end is not the one announced or put off to"),
        ([say("extended", decision=4)], "the end is not the one announced or put off to"),
        ([say("announced", closes_at=END)], ""),
        ([say("announced", more=1)], NOT_ANNOUNCED),
        ([say("announced", title="Lofts")], NOT_ANNOUNCED),
        ([put("decision", value=4)], NOT_ANNOUNCED),
        ([put("decision", value=4), say("announced", decision=4)], "not the one frozen"),
        ([say("opened", electorate="0" * 64)], "not the one frozen"),
    ],
    ids=range(12),
)
def test_whoever_makes_the_chain_anew_must_still_tell_one_story(
    changes: list[Callable[[Record], None]], said: str
) -> None:
    file = changed("open", *changes, committed)
    assert said in wrong(file) if said else recount(file)


def test_how_often_the_end_was_put_off() -> None:
    for often in range(3):
        made = closed(Mode.OPEN, ESTATE, RULES, PAPERS, extended=often)
        assert recount(made.file)
        assert [act.kind for act in made.acts].count("extended") == often


def test_no_act_comes_after_the_one_that_closed() -> None:
    def another(record: Record) -> None:
        record["acts"].append({**record["acts"][0], "no": len(record["acts"]) + 1})
        chained(record)

    assert "announced, opened and last closed" in wrong(changed("open", another))


@pytest.mark.parametrize("kind", ["announced", "opened", "extended", "closed"])
def test_an_act_of_the_decision_that_is_missing_or_there_twice(kind: str) -> None:
    def hidden(record: Record) -> None:
        next(act for act in record["acts"] if act["kind"] == kind and "details" in act).pop("details")

    def twice(record: Record) -> None:
        record["acts"][1] |= {"kind": kind, "details": act_of(record, kind)}
        chained(record)

    said = (
        "the end is not"
        if kind == "extended"
        else "do not say that this decision was announced, opened and last closed"
    )
    assert said in wrong(changed("open", hidden))
    assert "do not say that this decision was announced, opened and last closed" in wrong(changed("open", twice))


@pytest.mark.parametrize(
    ("kind", "change", "said"),
    [
        ("open", put("acts", 0, "kind", value="voided"), "broken at act 1"),
        ("open", put("acts", 3, "details", "decision", value=4), "details of act 4"),
        ("open", lambda record: record["acts"].pop(1), "broken at act 2"),
        ("open", lambda record: record["acts"].pop(), "announced, opened and last closed"),
        ("open", turn, NOT_CLOSED),
        ("opened", turn, "not the record that was published"),
        ("opened", put("published", value="0" * 64), "not the record that was published"),
    ],
    ids=range(7),
)
def test_a_chain_that_does_not_fit(kind: str, change: Callable[[Record], object], said: str) -> None:
    assert said in wrong(changed(kind, change))


@pytest.mark.parametrize(
    ("kind", "change", "said"),
    [
        ("open", put("mode", value="public"), "no such mode"),
        ("open", put("hidden", value=["shares"]), "only a sealed record"),
        ("open", turn, "counts as"),
        ("sealed", turn, "not those sealed"),
        ("secret", lambda record: turn(record, 1), "counts as"),
        ("opened", turn, "not the record that was published"),
        ("open", put("electorate", "sha256", value="0" * 64), "not the one frozen"),
        ("open", lambda record: record["papers"].reverse(), "not sorted by receipt"),
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
        ("open", put("papers", 0, "shares", value=1), "does not follow"),
        ("open", put("disputed", 0, "shares", value=1), "does not follow"),
        ("secret", put("papers", 0, "shares", value=-1), "has no weight"),
        ("secret", put("papers", 0, "heads", value=True), "has no weight"),
        ("open", put("papers", 0, "choices", value={"7": "yes"}), "says what none can"),
        ("open", put("papers", 0, "choices", value={"1": "maybe"}), "says what none can"),
        ("open", put("results", 0, "adopted", value=False), "adopted counts as"),
        ("open", put("results", 0, "quorate", value=1), "quorate counts as"),
        ("open", put("results", 0, "more", value=1), "more or less than a result"),
        ("open", put("results", value=[]), "one result for each item"),
        ("open", put("items", 0, "rule", "approval", value=[]), "approval counts as"),
        ("open", put("items", 0, "rule", "participation", 0, "fraction", value="1/3"), "participation counts as"),
        ("open", put("items", 1, "rule", "invalid_participates", value=False), "participating counts as"),
        ("sealed", put("results", 0, "yes", "shares", value=1), "not those sealed"),
        ("sealed", put("results", 0, "yes", "shares", value=-1), "not those sealed"),
        ("sealed", put("results", 0, "no", "blindings", "shares", value="1"), "not those sealed"),
        ("sealed", put("papers", 0, "commitments", "shares", value="1"), "not those sealed"),
    ],
    ids=lambda value: value if isinstance(value, str) else "forged",
)
def test_a_careful_forger_is_found(kind: str, change: Callable[[Record], object], said: str) -> None:
    assert said in wrong(changed(kind, change, rechained))


def test_the_auditor_sees_that_a_weight_was_sealed_wrongly() -> None:
    assert "does not follow" in wrong(changed("opened", put("papers", 0, "shares", value=1), rechained, republished))
    assert "sealed otherwise" in wrong(
        changed("opened", put("papers", 0, "blindings", "shares", value="1"), rechained, republished)
    )


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
    assert len(lines) <= 400
    imported = {line.split()[1] for line in lines if line.startswith(("import ", "from "))}
    assert imported == {"__future__", "hashlib", "json", "sys", "fractions", "pathlib", "typing"}
