"""The verifier on elections: it fills the same seats from the file alone, and finds whatever was changed in it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction as F
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.acts import ActKind
from domain.canonical import digest
from domain.contest import Contest, Method
from domain.decision import Decision, Item
from domain.electorate import Electorate
from domain.recount import recount
from domain.rule_presets import CN_ORDINARY, SIMPLE, TW_ASSEMBLY
from domain.rules import Denominator, Limb, Measure, Rule
from domain.secrecy import Mode
from tests.domain.closed import (
    COMMITTEE,
    A,
    Closed,
    N,
    Steps,
    Y,
    ballot,
    calling,
    closed,
    closed_as,
    closed_secret_as,
    drawn,
    elective,
    listing,
    marking,
    steps_to,
    striking,
)
from tests.domain.elected import ESTATE, KINDS, NAMES, STRUCK, elected
from tests.domain.estates import e90, frozen, unit
from tests.domain.test_recount import (
    NOT_ANNOUNCED,
    NOT_CLOSED,
    Record,
    act_of,
    committed,
    hashed,
    head,
    leaves,
    put,
    rechained,
    republished,
    run,
    say,
    wrong,
)

ROOT = Path(__file__).parents[2]
PUBLISHED = ("open", "sealed", "secret")
Change = Callable[[Record], object]


def changed(kind: str, *changes: Change) -> bytes:
    """The election after changes by somebody who hashes the file anew."""
    record: Record = json.loads(elected(kind))
    for each in changes:
        each(record)
    return hashed(record)


# -- what a record says --------------------------------------------------------------------------------------------


def test_what_an_election_has_besides() -> None:
    record: Record = json.loads(elected("open"))
    assert record["format"] == "linli-record/2"
    assert record["contest"] == {
        "seats": 3,
        "alternates": 1,
        "max_marks": 5,
        "method": "marks",
        "agreed": 5,
        "filled": 1,
        "minimum": 3,
    }
    assert record["seating"] == {
        "ranking": [1, 6, 4, 5, 2],
        "elected": [1, 6],
        "tied": [4, 5],
        "tied_seats": 1,
        "alternates": [[2]],
        "open_seats": 0,
        "stands": True,
    }
    assert [(item["no"], item["text"]) for item in record["items"]] == [
        (no, name) for no, name in enumerate(NAMES, start=1) if no != STRUCK
    ]
    words = {key: record[key] for key in ("items", "contest", "attachment", "mode", "announced_at", "opens_at")}
    assert act_of(record, "announced")["words"] == digest(words)
    shown = [(act["kind"], "details" in act) for act in record["acts"]]
    assert shown == [
        ("role-given", False),
        ("opened", False),
        ("called", True),
        ("put-off", True),
        ("called", False),  # of another election
        ("listed", True),
        ("struck", True),
        ("announced", True),
        ("opened", True),
        ("closed", False),
        ("closed", True),
    ]


def test_a_plain_decision_is_written_as_ever() -> None:
    """Records that estates hold already must stay right, and a decision that is running must close under its words."""
    made = closed(Mode.OPEN, frozen(unit("1", "P")), [SIMPLE], [ballot("P", "P", Y)])
    record: Record = json.loads(made.file)
    assert record["sha256"] == "eab4a1beafbdda2cac72607b7be276163d20dc45a7f799ce84d349877eed0e2a"
    assert recount(made.file)


def test_the_example_of_the_documentation() -> None:
    page = (ROOT / "docs" / "record.md").read_text("utf-8")
    (told,) = re.findall(r"(?<=^```text\n).*?(?=^```$)", page, re.MULTILINE | re.DOTALL)
    assert told in "\n".join(recount(elected("open")))
    (held,) = re.findall(r"(?<=^```json\n).*?(?=^```$)", page, re.MULTILINE | re.DOTALL)
    record: Record = json.loads(elected("open"))
    assert json.loads(held) == {key: record[key] for key in ("contest", "seating")}


@pytest.mark.parametrize("kind", KINDS)
def test_how_the_seats_are_told(kind: str) -> None:
    lines = recount(elected(kind))
    assert lines[0] == "阳光花园, election 3: 业委会选举 Committee (decision taken in chat)"
    assert "Candidate 4: Olga" in lines
    assert "Candidate 3: Zhou" not in lines
    told = [line for line in lines if line.startswith("  approval, heads: ")]
    assert len(told) == 6
    begins = next(at for at, line in enumerate(lines) if line.startswith("Seats"))
    got = {
        "secret": ["68, shares 6800.00", "67, shares 6700.00", "36, shares 3600.00", "35, shares 3500.00", "32", "3200"]
    }.get(kind, ["15, shares 1540.00", "14, shares 1440.00", "8, shares 840.00", "8, shares 805.00", "7", "700"])
    assert lines[begins : begins + 8] == [
        "Seats: 3, open: 0; most marks on a paper: 5",
        f"  elected, heads {got[0]}: 1 Xu",
        f"  elected, heads {got[1]}: 6 Li Na",
        f"  tied for seats: 1, heads {got[2]}: 4 Olga",
        f"  tied for seats: 1, heads {got[2]}: 5 陈晨 Chen",
        f"  alternate 1, heads {got[3]}: 2 吴 Wu",
        f"  not approved, heads {got[4]}, shares {got[5]}.00: 7 王伟",
        "  committee: 3 of 5 seats filled, at least 3 needed: it stands",
    ]


def test_the_sealed_record_says_what_the_opened_one_does() -> None:
    assert recount(elected("sealed")) == recount(elected("opened"))
    record = json.loads(elected("sealed"))
    assert "roll" not in record["electorate"]
    assert all("shares" not in paper for paper in record["papers"])


@pytest.mark.parametrize("kind", KINDS)
def test_it_runs_alone_and_by_the_command(tmp_path: Path, kind: str) -> None:
    file = elected(kind)
    assert run(tmp_path, file) == (0, "\n".join([*recount(file), ""]), "")
    lied = changed(kind, put("seating", "elected", value=[1, 4]), rechained, republished)
    for held, code, first in ((file, 0, recount(file)[0]), (lied, 1, "WRONG: the seats: elected counts as [1, 6]")):
        record = tmp_path / "held.json"
        record.write_bytes(held)
        done = subprocess.run(  # noqa: S603 - our own interpreter
            [sys.executable, "bot.py", "verify", str(record)], check=False, cwd=ROOT, capture_output=True
        )
        assert (done.returncode, done.stderr) == (code, b"")
        assert done.stdout.decode().startswith(first)


def test_a_name_cannot_make_a_line_of_its_own() -> None:
    names = drawn(["A\n  elected, heads 99: 9 A", "B\u202e9", "C"])
    decision = elective(Mode.OPEN, SIMPLE, names)
    made = closed_as(decision, e90(), [marking(decision, "o1", "o1", 1, 2, 3)], steps_to(decision, names))
    lines = recount(made.file)
    assert not [line for line in lines if line.startswith("  elected, heads 99")]
    assert not [line for line in lines if "\n" in line or "\u202e" in line]
    # Where no share counts none is told.
    assert "  elected, heads 1: 1 " + names[0].replace("\n", " ").replace("\u202e", " ") in lines


# -- elections of all kinds ----------------------------------------------------------------------------------------


def each_of(*rows: tuple[Any, ...]) -> Closed:
    """Two stand for three seats, and everybody says yes, no or abstain of each; the rows are what the owners say."""
    names = drawn(["Chen", "Li"])
    decision = elective(Mode.OPEN, SIMPLE, names, contest=replace(COMMITTEE, method=Method.EACH, max_marks=3, filled=2))
    papers = [ballot(f"o{no}", f"o{no}", *row) for no, row in enumerate(rows, start=1)]
    return closed_as(decision, e90(), papers, steps_to(decision, names))


def test_yes_or_no_of_each() -> None:
    lines = recount(each_of((Y, N), (Y, A), (Y, N), (A, Y)).file)
    assert "Seats: 3, open: 2; most marks on a paper: 3" in lines
    assert lines[lines.index("Seats: 3, open: 2; most marks on a paper: 3") + 1].startswith("  elected, heads 3: 1 ")
    assert "  committee: 3 of 5 seats filled, at least 3 needed: it stands" in lines
    lines = recount(each_of((N, N), (A, Y), (A, N)).file)
    assert "Seats: 3, open: 3; most marks on a paper: 3" in lines
    assert "  committee: 2 of 5 seats filled, at least 3 needed: it does not stand" in lines


@pytest.mark.parametrize("mode", [Mode.OPEN, Mode.SEALED])
def test_nobody_voted(mode: Mode) -> None:
    decision = elective(mode, CN_ORDINARY, NAMES)
    made = closed_as(decision, ESTATE, [], steps_to(decision, NAMES))
    lines = recount(made.file)
    assert lines.count("  result: not approved, no quorum") == 7
    assert "Seats: 3, open: 3; most marks on a paper: 5" in lines


@pytest.mark.parametrize("mode", Mode)
def test_the_members_elect_their_chair(mode: Mode) -> None:
    """There is no call, no list and no lot: the members are there already, and no committee is at stake."""
    half = Limb(Measure.HEADS, F(1, 2), strict=True, of=Denominator.ALL)
    rule = Rule("committee-officers", (half,), min_open_days=0, proxy_cap=0)
    decision = elective(mode, rule, ["Chen", "Li", "Zhou"], contest=Contest(1, 0, 1, Method.MARKS, 0))
    members = frozen(*(unit(f"m{no}", f"m{no}", area=0) for no in range(1, 6)))
    if mode is Mode.SECRET:
        made = closed_secret_as(decision, members, [{1: Y, 2: N, 3: N}] * 5)
    else:
        made = closed_as(decision, members, [marking(decision, f"m{no}", f"m{no}", 1) for no in range(1, 6)])
    lines = recount(made.file)
    assert "  elected, heads 5: 1 Chen" in lines
    assert not [line for line in lines if "committee:" in line]
    assert json.loads(made.file)["seating"]["stands"] is False
    if mode is Mode.SEALED:
        assert recount(made.opened) == lines


def test_weights_in_grains_are_told_in_grains() -> None:
    stated = frozen(*(unit(f"{no}", f"o{no}", area=1_000 * no) for no in range(1, 6)))
    decision = elective(Mode.OPEN, TW_ASSEMBLY, NAMES)
    papers = [marking(decision, f"o{no}", "o9", 1, 2) for no in range(1, 6)]
    papers = [replace(paper, owner=f"o{no}") for no, paper in enumerate(papers, start=1)]
    made = closed_as(decision, stated, papers, steps_to(decision, NAMES))
    assert any(line.startswith("  elected, heads ") for line in recount(made.file))


# -- what was changed ----------------------------------------------------------------------------------------------


@settings(max_examples=200)
@given(st.sampled_from(KINDS), st.data())
def test_any_changed_byte_is_found(kind: str, data: st.DataObject) -> None:
    file = bytearray(elected(kind))
    at = data.draw(st.integers(0, len(file) - 1))
    file[at] ^= data.draw(st.integers(1, 255))
    wrong(bytes(file))


def test_every_byte_of_a_small_election_is_covered() -> None:
    names = drawn(["A", "B"])
    decision = elective(Mode.OPEN, SIMPLE, names, struck=1)
    made = closed_as(
        decision, frozen(unit("1", "P")), [marking(decision, "P", "P", 2)], steps_to(decision, names, struck=1)
    )
    file = made.file
    recount(file)
    for at in range(len(file)):
        for flipped in (file[at] ^ 1, file[at] ^ 32, 0x20):
            if flipped != file[at]:
                wrong(file[:at] + bytes([flipped]) + file[at + 1 :])


@pytest.mark.parametrize("kind", PUBLISHED)
def test_nothing_in_a_published_election_changes_under_the_same_head(kind: str) -> None:
    record: Record = json.loads(elected(kind))
    for path in leaves(record):
        if path[0] not in ("contest", "seating", "format", "acts", "items"):
            continue  # the rest is as in a decision
        *steps, last = path
        here: Any = record
        for step in steps:
            here = here[step]
        kept = here[last]
        here[last] = f"{kept}x" if isinstance(kept, str) else not kept if isinstance(kept, bool) else [kept]
        wrong(hashed(record))
        here[last] = kept
    assert hashed(record) == elected(kind)


CONTESTS: list[tuple[str, Change]] = [
    ("seats", put("contest", "seats", value=2)),
    ("alternates", put("contest", "alternates", value=0)),
    ("max_marks", put("contest", "max_marks", value=6)),
    ("method", put("contest", "method", value="each")),
    ("agreed", put("contest", "agreed", value=7)),
    ("filled", put("contest", "filled", value=0)),
    ("minimum", put("contest", "minimum", value=5)),
    ("name", put("items", 0, "text", value="Mr Ma")),
    ("number", put("items", 0, "no", value=3)),
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("field", "change"), CONTESTS, ids=[field for field, _ in CONTESTS])
def test_a_lazy_forger_of_what_was_announced(kind: str, field: str, change: Change) -> None:
    found = {wrong(changed(kind, *more, republished)) for more in ([change], [change, committed])}
    # Whoever stands is looked at first, since the list tells it.
    assert found == ({"others stand than were listed"} if field in ("name", "number") else {NOT_ANNOUNCED})


SEATS: list[tuple[str, Any]] = [
    ("ranking", [6, 1, 4, 5, 2]),
    ("ranking", [1, 6, 5, 4, 2]),
    ("elected", [1, 6, 4]),
    ("elected", [1, 6, 5]),
    ("elected", [1, 2]),
    ("elected", [6, 1]),
    ("tied", []),
    ("tied", [4]),
    ("tied", [2, 4, 5]),
    ("tied_seats", 0),
    ("tied_seats", True),
    ("alternates", []),
    ("alternates", [[4, 5], [2]]),
    ("alternates", [2]),
    ("open_seats", 1),
    ("stands", False),
    ("stands", 1),
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("field", "value"), SEATS)
def test_other_seats_than_follow(kind: str, field: str, value: Any) -> None:
    """Whoever hashes the file alone anew is found by the chain, whoever makes the chain anew by the sums."""
    change = put("seating", field, value=value)
    assert NOT_CLOSED in wrong(changed(kind, change, republished))
    assert f"the seats: {field} counts as" in wrong(changed(kind, change, rechained, republished))


def tie_broken(record: Record) -> None:
    """All that it takes to seat one of two who are equal."""
    record["seating"].update(elected=[1, 6, 5], tied=[], tied_seats=0, alternates=[[4], [2]])


def helped(record: Record) -> None:
    """One more vote for the one who was not approved, in the results alone."""
    for measure, more in (("papers", 1), ("heads", 1), ("shares", 14_000)):
        record["results"][-1]["yes"][measure] += more


def name_paper(record: Record, **changes: Any) -> Any:
    paper = next(paper for paper in record["papers"] if not paper["invalid"])
    paper.update(changes)
    return paper


def marks(choices: Mapping[str, str]) -> Change:
    return lambda record: name_paper(record)["choices"].update(choices)


ALL_SIX = dict.fromkeys("124567", "yes")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (tie_broken, "the seats: elected counts as [1, 6], not [1, 6, 5]"),
        (helped, ""),
        (put("seating", "more", value=1), "more or less than how seats are filled"),
        (put("contest", "more", value=1), "it fills other seats"),
        (put("contest", "seats", value=-3), "not counted in whole numbers"),
        (put("contest", "filled", value=True), "not counted in whole numbers"),
        (put("contest", "method", value="each"), "cannot be marked like this"),
        (put("contest", "method", value="lot"), "cannot be marked like this"),
        (put("contest", "seats", value=2), "the seats: tied counts as []"),
        (put("contest", "alternates", value=0), "the seats: alternates counts as []"),
        (put("contest", "minimum", value=4), "the seats: stands counts as False"),
        (put("contest", "agreed", value=6), "the seats: stands counts as False"),
        (put("contest", "filled", value=0), "the seats: stands counts as False"),
        (put("contest", "max_marks", value=3), "has more marks than 3"),
        (put("contest", "seats", value=4), "the seats or the rule are not as called"),
        (marks(ALL_SIX), "has more marks than 5"),
        (marks({"1": "abstain"}), "abstains, where candidates are marked or not"),
        (lambda record: name_paper(record)["choices"].pop("1"), "leaves candidates out"),
        (marks({"3": "no"}), "says what none can"),
        (put("items", 0, "rule", "notice_days", value=7), "the seats or the rule are not as called"),
        (put("format", value="linli-record/1"), "the format of this election is not linli-record/2"),
        (lambda record: record.pop("seating"), "not built like a record"),
        (lambda record: record.pop("contest"), ""),
    ],
    ids=range(23),
)
def test_a_careful_forger_is_found(kind: str, change: Change, said: str) -> None:
    assert said in wrong(changed(kind, change, rechained, republished))


def test_what_a_forger_of_the_whole_chain_can_do_has_another_head() -> None:
    for change in (
        put("contest", "max_marks", value=6),
        put("contest", "minimum", value=2),
        put("contest", "agreed", value=4),
    ):
        again = changed("open", change, rechained)
        assert recount(again)
        assert head(again) != head(elected("open")), "the room would not see it"


def test_no_paper_counts_that_has_too_many_marks() -> None:
    """Hidden among those that were set aside, or counted in a record whose sums all fit."""
    decision = elective(Mode.OPEN, CN_ORDINARY, NAMES)
    over = marking(decision, "o1", "o1", 1, 2, 3, 4, 5, 6)
    made = closed_as(decision, ESTATE, [over], steps_to(decision, NAMES))
    assert "has more marks than 5" in wrong(made.file)
    differing = [marking(decision, "P+Q", "P", 1, 2, 3, 4, 5, 6), marking(decision, "P+Q", "Q", 1)]
    made = closed_as(decision, ESTATE, differing, steps_to(decision, NAMES))
    assert "has more marks than 5" in wrong(made.file)


def test_seats_in_the_record_of_a_plain_decision() -> None:
    made = closed(Mode.OPEN, frozen(unit("1", "P")), [SIMPLE], [ballot("P", "P", Y)])
    for field in ("contest", "seating"):
        record: Record = json.loads(made.file)
        record[field] = None
        rechained(record)
        assert "the format of this election is not linli-record/2" in wrong(hashed(record))
    record = json.loads(made.file)
    put("format", value="linli-record/2")(record)
    rechained(record)
    assert "the format of this decision is not linli-record/1" in wrong(hashed(record))


def test_a_plain_decision_with_a_number_left_out() -> None:
    record: Record = json.loads(closed(Mode.OPEN, frozen(unit("1", "P")), [SIMPLE], []).file)
    put("items", 0, "no", value=2)(record)
    put("results", 0, "item", value=2)(record)
    rechained(record)
    assert "not numbered from 1" in wrong(hashed(record))


# -- the list and the lot ------------------------------------------------------------------------------------------


def swap_names(record: Record) -> None:
    """Two candidates change places, on the list and on the ballot."""
    rows, items = act_of(record, "listed")["candidates"], record["items"]
    rows[0]["name"], rows[1]["name"] = rows[1]["name"], rows[0]["name"]
    items[0]["text"], items[1]["text"] = items[1]["text"], items[0]["text"]


def another_seed(record: Record) -> None:
    """Drawn until somebody comes first."""
    say("listed", seed="another")(record)


def another_draw(record: Record) -> None:
    """Another seed, and everything in its order: only the call tells that it is another."""
    names = drawn([*NAMES], "another")
    say("listed", seed="another", candidates=[{"no": no, "name": name} for no, name in enumerate(names, 1)])(record)
    say("struck", name=names[STRUCK - 1])(record)
    for item in record["items"]:
        item["text"] = names[item["no"] - 1]


def hide(kind: str) -> Change:
    """Leave out what the act says, as of another matter."""

    def change(record: Record) -> None:
        next(act for act in record["acts"] if act["kind"] == kind and "details" in act).pop("details")

    return change


def drop(kind: str) -> Change:
    """Leave out the act, and number the others anew."""

    def change(record: Record) -> None:
        record["acts"].remove(next(act for act in record["acts"] if act["kind"] == kind and "details" in act))
        for no, act in enumerate(record["acts"], start=1):
            act["no"] = no

    return change


def renumbered(record: Record) -> None:
    """As if nobody had been struck."""
    for no, row in enumerate(act_of(record, "listed")["candidates"], start=2):
        row["no"] = no


def struck_late(record: Record) -> None:
    """The act that strikes comes after the announcement."""
    acts = record["acts"]
    at = next(at for at, act in enumerate(acts) if act["kind"] == "struck")
    acts[at], acts[at + 1] = acts[at + 1], acts[at]
    for no, act in enumerate(acts, start=1):
        act["no"] = no


@pytest.mark.parametrize("kind", PUBLISHED)
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (swap_names, "not in the order that the lot drew"),
        (another_seed, "the seed is not the one of the call"),
        (another_draw, "the seed is not the one of the call"),
        (hide("struck"), "others stand than were listed"),
        (drop("struck"), "others stand than were listed"),
        (hide("listed"), "not built like a record"),
        (hide("called"), "not built like a record"),
        (renumbered, "not numbered as it was drawn"),
        (struck_late, "the list was changed once the ballot was announced"),
        (say("struck", candidate=4), "somebody was struck who is not on the list"),
        (say("struck", candidate=4, name=NAMES[3]), "others stand than were listed"),
        (say("struck", election=4), "an act is of another election"),
        (say("put-off", election=4), "an act is of another election"),
        (say("called", rule={}), "the seats or the rule are not as called"),
        (say("called", seats=2), "the seats or the rule are not as called"),
        (lambda record: act_of(record, "listed")["candidates"].append({"no": 8, "name": "Xu"}), "that the lot drew"),
    ],
    ids=range(16),
)
def test_a_list_that_does_not_fit(kind: str, change: Change, said: str) -> None:
    assert said in wrong(changed(kind, change, rechained))


def test_a_list_that_is_hidden_whole() -> None:
    hidden = [hide(kind) for kind in ("called", "listed", "struck", "put-off")]
    assert "there is no list of candidates among the acts" in wrong(changed("open", *hidden))
    assert "there is no list of candidates among the acts" in wrong(changed("open", *hidden, rechained))


def listed_as(decision: Decision, electorate: Electorate, before: Steps) -> bytes:
    return closed_as(decision, electorate, [marking(decision, "o1", "o1", 2)], before).file


def test_nominations_that_were_reopened_are_drawn_anew() -> None:
    names = drawn(["A", "B", "C"], "second")
    decision = elective(Mode.OPEN, SIMPLE, names)
    file = partial(listed_as, decision, e90())
    first = [calling(decision), listing(decision, {1: "B", 2: "A"} if drawn("AB") == ["B", "A"] else {1: "A", 2: "B"})]
    second = listing(decision, dict(enumerate(names, start=1)), seed="second")
    assert recount(file([*first, calling(decision, seed="second"), second]))
    assert "the seed is not the one of the call" in wrong(file([*first, second]))
    assert "not built like a record" in wrong(file([listing(decision, dict(enumerate(names, start=1)))]))


def test_a_list_that_is_told_again_keeps_its_numbers() -> None:
    """With fewer seats: those who were struck stay away, and nobody is renumbered."""
    fewer = replace(COMMITTEE, seats=2)
    decision = elective(Mode.OPEN, SIMPLE, NAMES, struck=1, contest=fewer)
    called = calling(replace(decision, contest=COMMITTEE))
    whole = dict(enumerate(NAMES, start=1))
    rest = {no: name for no, name in whole.items() if no != 1}
    before = [called, listing(decision, whole), striking(decision, 1, NAMES[0])]
    assert recount(listed_as(decision, e90(), before))
    assert recount(listed_as(decision, e90(), [*before, listing(decision, rest)]))
    anew = dict(enumerate(rest.values(), start=1))
    for again in (whole, anew, {no: name for no, name in rest.items() if no != 2}):
        assert "not numbered as it was drawn" in wrong(listed_as(decision, e90(), [*before, listing(decision, again)]))


def test_who_is_struck_twice_was_not_on_the_list() -> None:
    decision = elective(Mode.OPEN, SIMPLE, NAMES, struck=1)
    before = [*steps_to(decision, NAMES, 1), striking(decision, 1, NAMES[0])]
    assert "somebody was struck who is not on the list" in wrong(listed_as(decision, e90(), before))


def test_acts_of_an_election_in_the_record_of_a_plain_decision() -> None:
    made = closed_as(
        replace(elective(Mode.OPEN, SIMPLE, NAMES), contest=None),
        e90(),
        [],
        [(ActKind.PUT_OFF, {"election": 3, "phase": "vetting", "until": "", "reason": ""})],
    )
    assert "do not say that this decision was announced, opened and last closed" in wrong(made.file)


def test_the_chain_of_an_election_is_whole() -> None:
    def lost(record: Record) -> None:
        record["acts"].pop(4)

    assert "broken at act 5" in wrong(changed("open", lost))


def test_two_of_one_name_are_no_list() -> None:
    names = drawn(["A", "B", "B"])
    decision = elective(Mode.OPEN, SIMPLE, names)
    assert "not in the order that the lot drew" in wrong(listed_as(decision, e90(), steps_to(decision, names)))


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ((Item(0, "A", SIMPLE), Item(2, "B", SIMPLE)), "not in the order of their numbers"),
        ((Item(2, "A", SIMPLE), Item(1, "B", SIMPLE)), "not in the order of their numbers"),
        ((Item(1, "A", SIMPLE), Item(2, "B", replace(SIMPLE, code="other"))), "have different rules"),
    ],
    ids=range(3),
)
def test_candidates_of_an_office_whom_no_list_tells(items: tuple[Item, ...], said: str) -> None:
    """What cannot be announced cannot be in a record."""
    decision = replace(elective(Mode.OPEN, SIMPLE, ["A"]), items=items, contest=Contest(1, 0, 1, Method.MARKS, 0))
    assert said in wrong(closed_as(decision, e90(), []).file)
