"""The record: what it says in each mode, and above all what it does not."""

from __future__ import annotations

import json
from fractions import Fraction as F
from typing import Any

import pytest

from domain.canonical import canonical, digest
from domain.electorate import electorate_hash
from domain.papers import Origin
from domain.record import hidden_measures, record_body
from domain.recount import recount
from domain.roll import SharesBasis
from domain.rule_presets import CN_ORDINARY, SIMPLE, TW_ASSEMBLY
from domain.rules import customised
from domain.sealing import H, P, blinding, commit, commitment_text, opens
from domain.secrecy import Mode
from tests.domain.closed import KEY, A, Closed, N, Y, ballot, closed, closed_secret, decided
from tests.domain.estates import e90, frozen, unit

ESTATE = frozen(
    *(unit(f"{no}", f"o{no}", area=8_000 + no * 137, share=F(1, 20)) for no in range(1, 15)),
    unit("J1", "P", "Q", area=9_999, share=F(1, 10)),
    unit("J2", "R", "S", area=12_345, share=F(1, 10)),
    unit("J3", "T", "U", area=7_777, share=F(1, 20)),
    unit("J4", "T", "U", area=3_333, share=F(1, 20)),
)
PAPERS = [
    *(ballot(f"o{no}", f"o{no}", Y if no % 3 else N, N if no % 4 else A) for no in range(1, 10)),
    ballot("o10", "o10", Y, None),
    ballot("o11", "o11", origin=Origin.PAPER, invalid="two marks"),
    ballot("o12", "holder", Y, Y, origin=Origin.PROXY),
    ballot("o13", "holder", N, Y, origin=Origin.PROXY),
    ballot("o13", "o13", Y, Y),
    ballot("P+Q", "P", Y, N),
    ballot("P+Q", "Q", N, N),
    ballot("R+S", "R", Y, N),
    ballot("R+S", "S", Y, N),
    ballot("T+U", "T", Y, Y),
    ballot("T+U", "U", N, N, origin=Origin.PAPER),
]
RULES = (CN_ORDINARY, customised(CN_ORDINARY, invalid_participates=True))


def read(file: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file)
    assert canonical(found) == file
    return found


def of(mode: Mode) -> Closed:
    return closed(mode, ESTATE, RULES, PAPERS)


def test_what_the_acts_say_of_a_decision() -> None:
    made = closed(Mode.OPEN, ESTATE, RULES, PAPERS, extended=1)
    record = read(made.file)
    announced, opened, extended, ended = (act["details"] for act in record["acts"] if "details" in act)
    words = {key: record[key] for key in ("items", "attachment", "mode", "announced_at", "opens_at")}
    assert announced == {
        "decision": 3,
        "title": "电梯 Lifts",
        "words": digest(words),
        "closes_at": "2026-10-31T08:00:00Z",
    }
    assert opened == {"decision": 3, "electorate": electorate_hash(ESTATE)}
    assert extended == {"decision": 3, "until": "2026-11-01T08:00:00Z"}
    body = {key: value for key, value in record.items() if key not in ("acts", "sha256")}
    assert ended == {"decision": 3, "electorate": electorate_hash(ESTATE), "record": digest(body)}


def test_an_open_record_tells_everything() -> None:
    record = read(of(Mode.OPEN).file)
    assert record["electorate"]["sha256"] == electorate_hash(ESTATE)
    assert len(record["electorate"]["roll"]) == 17
    assert record["hidden"] == []
    assert record["disputed"] == [{"units": ["J1"], "heads": 1, "shares": 9_999}]
    assert record["conflicts"] == [{"units": ["J3", "J4"], "counted": "chat"}]
    assert record["proxies"] == [{"units": ["12"], "holder": "Ms Zhou", "holder_no": 1}]
    assert [row["reason"] for row in record["set_aside"]].count("disputed") == 2
    assert {row["reason"] for row in record["set_aside"]} == {"disputed", "agreeing", "beside", "ended"}
    (torn,) = [paper for paper in record["papers"] if paper["invalid"]]
    assert (torn["units"], torn["origin"], torn["choices"], torn["invalid"]) == (["11"], "paper", {}, "two marks")
    assert record["items"][1]["rule"]["base"] == "cn-ordinary"
    assert record["results"][0]["yes"]["papers"] == 11
    # Who left an item blank said nothing to it.
    assert sum(record["results"][1][said]["papers"] for said in ("yes", "no", "abstain", "invalid")) == 14
    assert record["reveals"] == ""


def test_the_order_of_papers_and_parties_leaves_the_record_the_same() -> None:
    turned = closed(Mode.OPEN, ESTATE, RULES, sorted(PAPERS, key=lambda paper: (paper.party, paper.receipt)))
    assert turned.file == of(Mode.OPEN).file


@pytest.mark.parametrize("mode", Mode)
def test_receipts_are_sorted_and_the_chain_hides_what_is_not_of_this_decision(mode: Mode) -> None:
    made = closed_secret(e90(), RULES, [{1: Y, 2: N}] * 70) if mode is Mode.SECRET else of(mode)
    record = read(made.file)
    receipts = [paper["receipt"] for paper in record["papers"]]
    assert receipts == sorted(receipts)
    assert [("details" in act, act["kind"]) for act in record["acts"]] == [
        (False, "role-given"),
        (False, "opened"),
        (True, "announced"),
        (True, "opened"),
        (False, "closed"),
        (True, "closed"),
    ]


def test_a_sealed_record_joins_no_unit_to_a_choice_and_shows_no_weight() -> None:
    made = of(Mode.SEALED)
    record = read(made.file)
    assert record["hidden"] == ["shares"]
    assert "roll" not in record["electorate"]
    for paper in record["papers"]:
        assert paper.keys() == {"receipt", "choices", "invalid", "heads", "commitments"}
        assert paper["heads"] == 1
    for row in record["set_aside"]:
        assert row.keys() == {"receipt", "reason"}
    # No area of a party that voted can be read anywhere, not even as part of another number.
    numbers = {str(party.area) for party in ESTATE.parties if party.labels != ("J1",)}
    shown = json.dumps({key: record[key] for key in ("papers", "set_aside", "took_part", "conflicts", "proxies")})
    for paper in record["papers"]:
        shown = shown.replace(paper["commitments"]["shares"], "")
    assert not [number for number in numbers if number in shown]


def test_the_voter_can_check_the_own_sealed_paper() -> None:
    record = read(of(Mode.SEALED).file)
    paper = PAPERS[0]
    (row,) = [each for each in record["papers"] if each["receipt"] == paper.receipt]
    r = blinding(KEY, "shares", paper.receipt)
    assert row["commitments"]["shares"] == commitment_text(commit(8_137, r))
    assert row["commitments"]["shares"] != commitment_text(commit(8_136, r))


def test_the_opened_form_tells_the_auditor_everything() -> None:
    made = of(Mode.SEALED)
    inside, outside = read(made.opened), read(made.file)
    assert (inside["opened"], inside["published"]) == (True, outside["sha256"])
    assert inside["electorate"]["roll"]
    for paper in inside["papers"]:
        assert paper["units"]
        opened = commit(paper["shares"], int(paper["blindings"]["shares"], 16))
        assert commitment_text(opened) == paper["commitments"]["shares"]
    assert inside["results"] == outside["results"]
    with pytest.raises(ValueError, match="sealed"):
        _ = of(Mode.OPEN).opened


def test_heads_are_hidden_where_they_differ_and_shares_only_where_they_count() -> None:
    assert hidden_measures(decided(Mode.SEALED, SIMPLE)) == ()
    assert hidden_measures(decided(Mode.SEALED, CN_ORDINARY)) == ("shares",)
    assert hidden_measures(decided(Mode.SEALED, TW_ASSEMBLY)) == ("heads", "shares")
    assert hidden_measures(decided(Mode.OPEN, TW_ASSEMBLY)) == ()
    plain = read(closed(Mode.SEALED, ESTATE, [SIMPLE], PAPERS).file)
    assert {paper["shares"] for paper in plain["papers"]} == {0}
    assert "blindings" not in plain["results"][0]["yes"]


def test_a_secret_record_has_papers_and_apart_from_them_who_took_part() -> None:
    made = closed_secret(e90(), RULES, [{}, *({1: Y, 2: N if at % 2 else A} for at in range(69))])
    record = read(made.file)
    for paper in record["papers"]:
        assert paper.keys() == {"receipt", "choices", "invalid", "heads", "shares"}
    assert len(record["took_part"]) == 70
    assert record["proxies"] == [{"units": ["1"], "holder": "Ms Zhou", "holder_no": 1}]
    assert (record["set_aside"], record["disputed"], record["conflicts"]) == ([], [], [])
    assert record["results"][0]["invalid"]["papers"] == 1
    assert "roll" not in record["electorate"]


@pytest.mark.parametrize(
    ("choices", "why"), [([{1: Y}] * 9, "unanimous"), ([{1: Y}, {1: N}], "few"), ([{1: Y}, {1: N}] * 3, "")]
)
def test_the_warning_where_a_secret_result_reveals(choices: list[dict[int, Any]], why: str) -> None:
    made = closed_secret(e90(), [SIMPLE], choices)
    assert read(made.file)["reveals"] == why
    assert any("tell how somebody voted" in line for line in recount(made.file)) is bool(why)


def test_the_warning_where_a_sealed_choice_stands_alone() -> None:
    papers = [ballot(f"o{no}", f"o{no}", Y if no > 1 else N) for no in range(1, 8)]
    assert read(closed(Mode.SEALED, ESTATE, [SIMPLE], papers).file)["reveals"] == "alone"


def test_caps_of_owners_and_of_proxy_holders_in_grains() -> None:
    stated = customised(TW_ASSEMBLY, shares_basis=SharesBasis.SHARE)
    papers = [ballot(f"o{no}", "holder", Y, origin=Origin.PROXY) for no in range(1, 8)]
    papers += [ballot(f"o{no}", "other", N, origin=Origin.PROXY) for no in range(8, 10)]
    made = closed(Mode.OPEN, ESTATE, [stated], papers)
    record = read(made.file)
    assert {row["holder_no"] for row in record["proxies"]} == {1, 2}
    grain, yes = record["grain"], record["results"][0]["yes"]
    # 18 units count 18/5 and the whole 1/5 at most, of which seven papers have a part each.
    assert (F(yes["heads"], grain["heads"]), F(yes["shares"], grain["shares"])) == (F(18, 5), F(1, 5))
    assert F(record["results"][0]["no"]["heads"], grain["heads"]) == 2
    recount(made.file)
    sealed = closed(Mode.SEALED, ESTATE, [stated], papers)
    recount(sealed.file)
    recount(sealed.opened)


def test_papers_of_nobody_on_the_roll_are_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        closed(Mode.OPEN, ESTATE, [SIMPLE], [ballot("stranger", "stranger", Y)])


def test_commitments_add_up_and_bind() -> None:
    sealed = [commit(weight, r) for weight, r in ((5, 11), (7, 13))]
    assert opens(sealed, 12, 24)
    assert not opens(sealed, 13, 24)
    assert not opens(sealed, 12, 25)
    assert opens([], 0, 0)
    assert pow(H, (P - 1) // 2, P) == 1
    assert len(commitment_text(1)) == 512
    with pytest.raises(ValueError, match="below nothing"):
        commit(-1, 1)


def test_a_body_is_the_same_each_time() -> None:
    closing = of(Mode.SEALED).closing
    assert canonical(record_body(closing)) == canonical(record_body(closing))
