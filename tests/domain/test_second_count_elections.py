"""Thousands of made-up elections, counted by Linli and by `tests.domain.second_count`: both must seat the same.

Where they differ, neither is right because of the other: what the rules of counting say decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from fractions import Fraction as F
from random import Random

import pytest

from domain.contest import Contest, Method
from domain.counting import Count as DomainCount
from domain.counting import count
from domain.decision import Decision, announce
from domain.electorate import Electorate
from domain.marks import check_ballot
from domain.papers import Choice, Paper
from domain.recount import recount
from domain.refusal import Refusal
from domain.rule_data import rule_to_data
from domain.rule_presets import CN_ORDINARY
from domain.rules import Denominator, Limb, Measure, customised
from domain.secrecy import Mode
from tests.domain.closed import closed_as, drawn, elective, steps_to
from tests.domain.second_count import Ballot, Seats, Unit, count_again, papers_again, seats_again
from tests.domain.test_second_count import (
    Case,
    families_of,
    interleaved,
    linli_papers,
    linli_roll,
    make_roll,
    make_rules,
)

ELECTIONS = 6_000
BLOCKS = 6
RECORDED = 150
SEALED_EVERY = 15
MOST_CANDIDATES = 5
TENTH = tuple(Limb(measure, F(1, 10), strict=False, of=Denominator.ALL) for measure in Measure)
EASY = (TENTH, TENTH[:1], CN_ORDINARY.approval)


@dataclass(frozen=True, slots=True)
class Race:
    """One election: a case whose ballots are as people filled them in, some of them with too many marks."""

    case: Case
    decision: Decision
    names: list[str]
    struck: int

    @property
    def contest(self) -> Contest:
        assert self.decision.contest is not None
        return self.decision.contest

    @property
    def numbers(self) -> list[int]:
        return [item.no for item in self.decision.items]


# How elections are made up.


def make_race(seed: int) -> Race:
    random = Random(f"second count of seats {seed}")  # noqa: S311  # the same elections each time, not a secret
    roll = make_roll(random, random.randint(1, 10))
    rule = next(make_rules(random))
    if random.random() < 0.75:  # most rules want so much that there are seldom more approved than seats
        rule = customised(rule, participation=(), approval=random.choice(EASY), least_parties=0)
    # What owners may object to stays a matter of decisions; here it only matters who is counted.
    rule = customised(rule, objection=(), objection_days=0, notice_days=0)
    names = drawn([f"Name {no}" for no in range(1, random.randint(3, MOST_CANDIDATES) + 1)])
    struck = random.choice((0, 0, random.randint(1, len(names))))
    left = len(names) - bool(struck)
    method = random.choice((*[Method.MARKS] * 5, Method.EACH))
    seats = random.randint(left, 5) if method is Method.EACH else random.choice((1, 1, 2, 3, 5))
    agreed = seats + random.choice((0, 0, 1, 2, 5))
    filled = random.randint(0, agreed - seats)
    contest = Contest(
        seats,
        random.randint(0, 3),
        random.choice((seats, 2, 3, 5, 5)),
        method,
        agreed,
        filled,
        random.randint(0, agreed),
    )
    decision = elective(Mode.OPEN, rule, names, struck, contest)
    case = Case(seed, roll, (rule,) * len(names), [], {})
    race = Race(case, decision, names, struck)
    holders = {tuple(unit["label"] for unit in family): random.choice(("h1", "h2")) for family in families_of(roll)}
    slates = [make_marks(random, race) for _ in range(random.choice((1, 2, 3)))]
    scripts = [list(make_script(random, race, list(family), holders, slates)) for family in unique(roll)]
    return replace(race, case=replace(case, ballots=interleaved(random, scripts), holders=holders))


def unique(roll: Sequence[Unit]) -> list[list[Unit]]:
    return list({tuple(unit["label"] for unit in family): family for family in families_of(roll)}.values())


def make_marks(random: Random, race: Race) -> dict[int, str]:
    """What somebody wants to say, with little regard for how many marks are allowed."""
    blank = ("no", "no", "abstain") if race.contest.method is Method.EACH else ("no",)
    return {no: "yes" if random.random() < 0.6 else random.choice(blank) for no in race.numbers}


def make_script(
    random: Random,
    race: Race,
    family: Sequence[Unit],
    holders: Mapping[tuple[str, ...], str],
    slates: Sequence[dict[int, str]],
) -> Iterator[Ballot]:
    """What one party casts. Many vote for a slate, so that candidates often get the very same votes."""
    owners = sorted({owner for unit in family for owner in unit["owners"]})
    usual = random.choice(slates)
    for _ in range(random.choice((0, 1, 1, 1, 1, 2, 3))):
        origin = random.choice(("chat", "chat", "chat", "paper", "proxy"))
        holder = holders[tuple(unit["label"] for unit in family)]
        invalid = origin == "paper" and random.random() < 0.15
        choices = {} if invalid else usual if random.random() < 0.8 else make_marks(random, race)
        yield Ballot(
            unit=random.choice(family)["label"],
            by=holder if origin == "proxy" else random.choice(owners),
            origin=origin,
            invalid=invalid,
            choices=dict(choices),
        )


# How Linli counts them.


def entered(race: Race) -> Iterator[Ballot]:
    """What comes of the ballots: one that cannot be cast is not there, or was entered from paper as invalid."""
    for ballot in race.case.ballots:
        try:
            if not ballot["invalid"]:
                check_ballot(race.decision, {no: Choice(choice) for no, choice in ballot["choices"].items()})
        except Refusal:  # of all that can be wrong with a paper, only too many marks are made up here
            if ballot["origin"] == "paper":
                yield {**ballot, "invalid": True, "choices": {}}
        else:
            yield ballot


def linli_election(race: Race) -> tuple[Electorate, dict[str, tuple[Paper, ...]], DomainCount]:
    announced = announce(replace(race.decision, announced_at=race.decision.opens_at))
    assert announced.items == race.decision.items
    electorate = linli_roll(race.case)
    papers = linli_papers(replace(race.case, ballots=list(entered(race))), electorate)
    return electorate, papers, count(race.decision, electorate, papers)


def counted_again(race: Race) -> Seats:
    ballots = papers_again(race.case.ballots, race.contest.max_marks)
    rules = [rule_to_data(rule) for rule in race.case.rules]
    counts = {no: count_again(race.case.roll, ballots, rules, no) for no in race.numbers}
    yes = {no: found["sums"]["yes"] for no, found in counts.items() if found["adopted"]}
    return seats_again(asdict(race.contest), {no: (sums["heads"], sums["shares"]) for no, sums in yes.items()})


def as_seats(made: DomainCount) -> Seats:
    seating = made.seating
    assert seating is not None
    return {
        "elected": set(seating.elected),
        "tied": set(seating.tied),
        "tied_seats": seating.tied_seats,
        "alternates": [set(place) for place in seating.alternates],
        "open_seats": seating.open_seats,
        "stands": seating.stands,
    }


@pytest.mark.parametrize("block", range(BLOCKS))
def test_both_seat_the_same(block: int) -> None:
    seen = dict.fromkeys(("tied", "elected", "alternates", "shared", "open", "stands", "struck", "over"), 0)
    for seed in range(block, ELECTIONS, BLOCKS):
        race = make_race(seed)
        _, _, made = linli_election(race)
        found, again = as_seats(made), counted_again(race)
        assert found == again, f"seed {seed}: {race.contest}"
        seen["tied"] += bool(found["tied"])
        seen["elected"] += bool(found["elected"])
        seen["alternates"] += bool(found["alternates"])
        seen["shared"] += any(len(place) > 1 for place in found["alternates"])
        seen["open"] += found["open_seats"] > 0
        seen["stands"] += found["stands"]
        seen["struck"] += race.struck > 0
        seen["over"] += list(entered(race)) != race.case.ballots
    # The elections are worth something: everything happens, and often.
    each = ELECTIONS // BLOCKS
    assert all(each // 66 < many < each - each // 20 for many in seen.values()), seen


@pytest.mark.parametrize("seed", range(RECORDED))
def test_the_record_and_its_verifier_agree(seed: int) -> None:
    race = make_race(seed)
    electorate, papers, made = linli_election(race)
    cast = [paper for each in papers.values() for paper in each]
    for mode in Mode.OPEN, *((Mode.SEALED,) if seed % SEALED_EVERY == 0 else ()):
        decision = replace(race.decision, mode=mode)
        closed = closed_as(decision, electorate, cast, steps_to(decision, race.names, race.struck))
        lines = recount(closed.file)
        if mode is Mode.SEALED:
            assert recount(closed.opened) == lines
        again = counted_again(race)
        told = {
            fate: {int(line.rsplit(": ", 1)[1].split()[0]) for line in lines if line.startswith(f"  {fate}, heads")}
            for fate in (
                "elected",
                f"tied for seats: {again['tied_seats']}",
                *(f"alternate {at}" for at in range(1, 6)),
            )
        }
        assert list(told.values())[:2] == [again["elected"], again["tied"]]
        assert [place for place in list(told.values())[2:] if place] == again["alternates"]
        stands = any(line.startswith("  committee: ") and line.endswith(": it stands") for line in lines)
        assert stands is again["stands"]
        assert made.seating == closed.closing.count.seating


@pytest.mark.parametrize(
    ("got", "seats", "elected", "tied"),
    [
        ({1: (9, 1), 2: (9, 2), 3: (8, 9)}, 2, {1, 2}, set()),
        ({1: (9, 1), 2: (9, 1), 3: (8, 9)}, 1, set(), {1, 2}),
        ({1: (9, 1), 2: (8, 9), 3: (8, 9), 4: (8, 9)}, 3, {1}, {2, 3, 4}),
        ({}, 3, set(), set()),
    ],
)
def test_the_rules_again(got: dict[int, tuple[int, int]], seats: int, elected: set[int], tied: set[int]) -> None:
    contest = {"seats": seats, "alternates": 0, "agreed": 0, "filled": 0, "minimum": 0}
    found = seats_again(contest, {no: (F(heads), F(shares)) for no, (heads, shares) in got.items()})
    assert (found["elected"], found["tied"]) == (elected, tied)
