"""Ten thousand made-up decisions, counted by Linli and by `tests.domain.second_count`: both must say the same.

Where they differ, neither is right because of the other: what the rules of counting say decides.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction as F
from random import Random
from typing import Any

import pytest

from domain.counting import Count as DomainCount
from domain.counting import count
from domain.electorate import Electorate, Party
from domain.papers import Choice, Origin, Paper, cast, check_cast, check_proxy
from domain.recount import recount
from domain.refusal import Refusal
from domain.roll import HeadsBasis, SharesBasis
from domain.rule_data import rule_to_data
from domain.rule_presets import CN_ORDINARY, PRESETS
from domain.rules import Conflict, Denominator, Limb, Measure, Rule, customised
from domain.secrecy import Mode
from tests.domain.closed import closed, decided
from tests.domain.estates import frozen
from tests.domain.estates import unit as domain_unit
from tests.domain.second_count import MEASURES, Ballot, Count, Unit, count_again

ESTATES = 10_000
BLOCKS = 10
LARGE_EVERY = 250
RECORDED_OPEN = 400
RECORDED_SEALED = 12
FRACTIONS = (F(1, 2), F(2, 3), F(3, 4), F(1, 3), F(1, 5), F(3, 10), F(1))
CAPS = (None, None, None, F(1, 5), F(1, 3), F(1, 7), F(2, 5), F(1))
MOST_DIGITS = 10**9


@dataclass(frozen=True, slots=True)
class Case:
    """One decision as plain data. ``holders`` tells who holds the authority of the party with these units."""

    seed: int
    roll: list[Unit]
    rules: tuple[Rule, ...]
    ballots: list[Ballot]
    holders: dict[tuple[str, ...], str]

    @property
    def size(self) -> tuple[int, int, int]:
        return len(self.roll), len(self.ballots), len(self.rules)

    def counted_again(self, item: int) -> Count:
        return count_again(self.roll, self.ballots, [rule_to_data(rule) for rule in self.rules], item)


def plain_unit(label: str, *owners: str, area: int = 10_000, share: str = "1/100", developer: bool = False) -> Unit:
    return Unit(label=label, area=area, share=share, owners=owners, representative=None, developer=developer)


def plain_ballot(unit: str, by: str, choice: str, origin: str = "chat", *, invalid: bool = False) -> Ballot:
    return Ballot(unit=unit, by=by, origin=origin, invalid=invalid, choices={} if invalid else {1: choice})


def e90() -> list[Unit]:
    return [plain_unit(f"{no}", f"o{no}", share="1/90") for no in range(1, 91)]


def e100() -> list[Unit]:
    sizes = [("A", 60, 8_000), ("B", 30, 12_000), ("C", 10, 16_000)]
    return [plain_unit(f"{kind}{no}", f"{kind}-{no}", area=area) for kind, most, area in sizes for no in range(most)]


# How cases are made up.


def make_case(seed: int) -> Case:
    random = Random(f"second count {seed}")  # noqa: S311  # the same estates each time, not a secret
    large = seed % LARGE_EVERY == 0
    roll = random.choice((e90, e100))() if large else make_roll(random, random.randint(1, 12))
    rules = tuple(make_rules(random))
    families = list({tuple(unit["label"] for unit in family): family for family in families_of(roll)}.items())
    holders = {labels: random.choice(("h1", "h2", "h3", "p1")) for labels, _ in families}
    scripts = []
    turnout, mood = random.choice((0.5, 0.67, 0.85, 1.0)), make_mood(random)
    for labels, family in families:
        if random.random() < turnout:
            scripts.append(list(make_script(random, family, holders[labels], len(rules), mood)))
    return aimed(random, Case(seed, roll, rules, interleaved(random, scripts), holders))


def families_of(roll: Sequence[Unit]) -> Iterator[list[Unit]]:
    for unit in roll:
        key = (unit["developer"], () if unit["developer"] else unit["owners"])
        yield [other for other in roll if (other["developer"], () if other["developer"] else other["owners"]) == key]


def make_roll(random: Random, size: int) -> list[Unit]:
    people = [f"p{no}" for no in range(1, size + 2)]
    style, by_developer = random.choice(("alike", "few", "any")), random.choice((0.0, 0.0, 0.3))
    named: dict[tuple[str, ...], str | None] = {}
    roll: list[Unit] = []
    for no in range(1, size + 1):
        developer = random.random() < by_developer
        if developer:
            owners: tuple[str, ...] = random.choice((("builder",), ("builder",), ("builder", "p1"), ("p2",)))
        elif roll and random.random() < 0.2:
            owners = random.choice(roll)["owners"]
        else:
            owners = tuple(sorted(random.sample(people, random.choice((1, 1, 1, 2, 2, min(3, len(people)))))))
        party = ("developer",) if developer else owners
        among = "builder" if developer else random.choice(owners)
        named.setdefault(party, among if (developer or len(owners) > 1) and random.random() < 0.35 else None)
        unit = plain_unit(f"{no}", *owners, area=make_area(random, style), share=make_share(random, style, size))
        said = named[party] if random.random() < 0.8 and (not developer or "builder" in owners) else None
        roll.append({**unit, "developer": developer, "representative": said})
    return roll


def make_area(random: Random, style: str) -> int:
    if style == "any":
        return random.randint(1, 30_000)
    return 10_000 if style == "alike" else random.choice((5_000, 10_000, 15_000, 20_000))


def make_share(random: Random, style: str, size: int) -> str:
    if style == "any":
        return f"{random.randint(1, 9)}/{random.randint(1, 40)}"
    return f"1/{size}" if style == "alike" else f"{random.randint(1, 4)}/20"


def make_rules(random: Random) -> Iterator[Rule]:
    """A preset, or a custom rule, for each item: any that can stand together in one decision."""
    first = random.choice(list(PRESETS.values()))
    if random.random() < 0.65:
        basis = {
            "heads_basis": random.choice(list(HeadsBasis)),
            "shares_basis": random.choice(list(SharesBasis)),
            "holder_cap": random.choice(CAPS),
            "conflict": random.choice(list(Conflict)),
        }
        first = customised(first, **basis, **make_conditions(random))
    yield first
    common = {name: getattr(first, name) for name in ("heads_basis", "holder_cap", "conflict")}
    column = first.shares_basis if first.counts_shares else random.choice(list(SharesBasis))
    for _ in range(random.choice((0, 0, 0, 1, 2))):
        other = random.choice(list(PRESETS.values()))
        if random.random() < 0.5:
            other = customised(other, **make_conditions(random))
        # A rule that counts no shares may say of them what it likes.
        yield customised(other, **common, **({"shares_basis": column} if other.counts_shares else {}))


def make_conditions(random: Random) -> dict[str, Any]:
    changes: dict[str, Any] = {
        "abstain_participates": random.random() < 0.6,
        "invalid_participates": random.random() < 0.5,
        "least_parties": random.choice((0, 0, 0, 1, 2, 3, 5)),
    }
    if random.random() < 0.6:
        changes["participation"] = make_limbs(random, random.choice((0, 1, 1, 2)), (Denominator.ALL,))
    if random.random() < 0.6:
        changes["approval"] = make_limbs(random, random.choice((1, 1, 2, 3)), tuple(Denominator))
    return changes


def make_limbs(random: Random, most: int, denominators: Sequence[Denominator]) -> tuple[Limb, ...]:
    limbs = []
    for _ in range(most):
        below = random.randint(1, 12)
        fraction = random.choice((*FRACTIONS, F(random.randint(1, below), below)))
        strict = fraction < 1 and random.random() < 0.5
        limbs.append(Limb(random.choice(list(Measure)), fraction, strict, random.choice(denominators)))
    return tuple(limbs)


def make_mood(random: Random) -> list[str]:
    """What is said how often in this decision."""
    return ["yes"] * random.choice((1, 3, 6)) + ["no"] * random.choice((0, 1, 3)) + ["abstain"] * random.choice((0, 1))


def make_script(
    random: Random, family: Sequence[Unit], holder: str, items: int, mood: Sequence[str]
) -> Iterator[Ballot]:
    """What is cast for one party, one after the other; some of it will be refused."""
    owners = sorted({owner for unit in family for owner in unit["owners"]})
    usual = {item: random.choice(mood) for item in range(1, items + 1)}
    for _ in range(random.choice((1, 1, 1, 1, 2, 3) if len(owners) == 1 else (1, 2, 2, 3, 4))):
        origin = random.choice(("chat", "chat", "chat", "chat", "paper", "paper", "proxy"))
        by = random.choice(owners) if random.random() < 0.96 else "stranger"
        choices = usual if random.random() < 0.7 else {item: random.choice(mood) for item in usual}
        if origin != "chat" and random.random() < 0.15:
            choices = {item: choice for item, choice in choices.items() if random.random() < 0.5}
        invalid = origin == "paper" and random.random() < 0.25
        yield Ballot(
            unit=random.choice(family)["label"],
            by=holder if origin == "proxy" else by,
            origin=origin,
            invalid=invalid,
            choices={} if invalid and random.random() < 0.7 else dict(choices),
        )


def interleaved(random: Random, scripts: Sequence[list[Ballot]]) -> list[Ballot]:
    turns = [at for at, script in enumerate(scripts) for _ in script]
    random.shuffle(turns)
    left = [iter(script) for script in scripts]
    return [next(left[at]) for at in turns]


def aimed(random: Random, case: Case) -> Case:
    """The same, or more often one condition is set to exactly what was reached, or to a hair more or less."""
    if random.random() < 0.3:
        return case
    item = random.randint(1, len(case.rules))
    rule, sums = case.rules[item - 1], case.counted_again(item)["sums"]
    name = random.choice(("participation", "approval") if rule.participation else ("approval",))
    limbs: list[Limb] = list(getattr(rule, name))
    at = random.randrange(len(limbs))
    measure = str(limbs[at].measure)
    wholes = {
        Denominator.ALL: sums["total"][measure],
        Denominator.PARTICIPATING: sums["participating"][measure],
        Denominator.CAST: sums["yes"][measure] + sums["no"][measure],
    }
    whole = wholes[limbs[at].of]
    part = sums["yes" if name == "approval" else "participating"][measure]
    fraction = (part / whole if whole else F(0)) + random.choice((0, 0, 0, F(1, 10_000), F(-1, 10_000)))
    strict = random.random() < 0.5
    if not 0 < fraction <= 1 or (strict and fraction == 1) or fraction.denominator >= MOST_DIGITS:
        return case
    limbs[at] = replace(limbs[at], fraction=fraction, strict=strict)
    rules = [*case.rules]
    rules[item - 1] = customised(rule, **{name: tuple(limbs)})
    return replace(case, rules=tuple(rules))


# How Linli counts them.


def linli_roll(case: Case) -> Electorate:
    return frozen(
        *(
            domain_unit(
                unit["label"],
                *unit["owners"],
                area=unit["area"],
                share=F(unit["share"] or 0),
                developer=unit["developer"],
                representative=unit["representative"] or "",
            )
            for unit in case.roll
        )
    )


def linli_papers(case: Case, electorate: Electorate) -> dict[str, tuple[Paper, ...]]:
    """Cast the ballots as people would: what Linli refuses is not there."""
    parties = {label: party for party in electorate.parties for label in party.labels}
    authorities = {parties[labels[0]].key: holder for labels, holder in case.holders.items()}
    papers: dict[str, tuple[Paper, ...]] = {}
    for no, ballot in enumerate(case.ballots):
        party = parties[ballot["unit"]]
        paper = Paper(
            party.key,
            ballot["by"],
            Origin(ballot["origin"]),
            {item: Choice(choice) for item, choice in ballot["choices"].items()},
            f"R-{no:04}",
            "torn" if ballot["invalid"] else "",
        )
        held = papers.get(party.key, ())
        if may_cast(party, paper, authorities, held):
            papers[party.key] = cast(held, paper, case.rules[0].conflict, party.representative).papers
    return papers


def may_cast(party: Party, paper: Paper, authorities: dict[str, str], held: Sequence[Paper]) -> bool:
    try:
        if paper.origin is Origin.PROXY:
            check_proxy(party, paper.owner, authorities, held)
        else:
            check_cast(party, paper.owner, {owner: owner for owner in party.owners})
    except Refusal:
        return False
    return True


def linli_count(case: Case) -> DomainCount:
    electorate = linli_roll(case)
    return count(decided(Mode.OPEN, *case.rules), electorate, linli_papers(case, electorate))


def differences(case: Case, made: DomainCount) -> Iterator[str]:
    for item, result in enumerate(made.results, start=1):
        again = case.counted_again(item)
        for name, sums in again["sums"].items():
            found = getattr(result, name)
            grains = {"papers": 1, "heads": made.grain.heads, "shares": made.grain.shares}
            for measure in MEASURES:
                one = F(getattr(found, measure), grains[measure])
                if one != sums[measure]:
                    yield f"item {item}, {name}, {measure}: Linli {one}, again {sums[measure]}"
        if (result.quorate, result.adopted) != (again["quorate"], again["adopted"]):
            yield f"item {item}: Linli {result.quorate, result.adopted}, again {again['quorate'], again['adopted']}"


def told(case: Case, wrong: Sequence[str]) -> str:
    rows = [f"seed {case.seed}", *wrong, *(f"{unit}" for unit in case.roll), *(f"{one}" for one in case.ballots)]
    return "\n".join([*rows, *(json.dumps(rule_to_data(rule)) for rule in case.rules)])


def equalities(made: DomainCount) -> int:
    limbs = [each for result in made.results for each in (*result.participation, *result.approval)]
    return sum(each.left == each.right and each.whole > 0 for each in limbs)


@pytest.mark.parametrize("block", range(BLOCKS))
def test_both_counts_agree(block: int) -> None:
    worst: tuple[tuple[int, int, int], str] | None = None
    failed, equal, seen = 0, 0, {"quorate": 0, "adopted": 0, "disputed": 0, "invalid": 0, "cut": 0}
    for seed in range(block, ESTATES, BLOCKS):
        case = make_case(seed)
        made = linli_count(case)
        wrong = list(differences(case, made))
        if wrong:
            failed += 1
            worst = min(filter(None, (worst, (case.size, told(case, wrong)))))
        equal += equalities(made)
        seen["quorate"] += made.results[0].quorate
        seen["adopted"] += made.results[0].adopted
        seen["disputed"] += made.results[0].disputed.papers > 0
        seen["invalid"] += made.results[0].invalid.papers > 0
        seen["cut"] += made.grain.heads > 1
    assert worst is None, f"{failed} differ, the smallest of them:\n{worst[1]}"
    # The cases are worth something: everything happens often, and often to the last hundredth.
    each = ESTATES // BLOCKS
    assert equal > each // 3
    assert all(each // 20 < many < each - each // 20 for many in seen.values()), seen


# The record and the verifier that stands alone.


def record_agrees(case: Case, mode: Mode) -> None:
    electorate = linli_roll(case)
    papers = [paper for cast in linli_papers(case, electorate).values() for paper in cast]
    made = closed(mode, electorate, case.rules, papers)
    for file in (made.file, made.opened) if mode is Mode.SEALED else (made.file,):
        recount(file)
    record = json.loads(made.file)
    for result in record["results"]:
        again = case.counted_again(result["item"])
        for name, sums in again["sums"].items():
            grains = {"papers": 1, **record["grain"]}
            assert {measure: F(result[name][measure], grains[measure]) for measure in MEASURES} == sums, told(case, [])
        assert result["parties"]["there"] == again["sums"]["participating"]["papers"], told(case, [])
        assert (result["quorate"], result["adopted"]) == (again["quorate"], again["adopted"]), told(case, [])


@pytest.mark.parametrize(("mode", "many"), [(Mode.OPEN, RECORDED_OPEN), (Mode.SEALED, RECORDED_SEALED)])
def test_the_record_and_its_verifier_agree(mode: Mode, many: int) -> None:
    for seed in range(1, many + 1):
        record_agrees(make_case(seed), mode)


# The worked examples of the rules, counted again.


def came_out(roll: list[Unit], said: Sequence[tuple[Unit, str]], **changes: bool) -> str:
    rule = rule_to_data(customised(CN_ORDINARY, **changes))
    ballots = [
        plain_ballot(unit["label"], unit["owners"][0], choice, "paper", invalid=choice == "invalid")
        for unit, choice in said
    ]
    found = count_again(roll, ballots, [rule])
    return "adopted" if found["adopted"] else "rejected" if found["quorate"] else "not quorate"


def answers(roll: Sequence[Unit], *many: tuple[str, int]) -> list[tuple[Unit, str]]:
    return list(zip(roll, [choice for choice, times in many for _ in range(times)], strict=False))


@pytest.mark.parametrize(("yes", "no", "verdict"), [(31, 29, "adopted"), (30, 30, "rejected"), (31, 28, "not quorate")])
def test_worked_example_1_again(yes: int, no: int, verdict: str) -> None:
    assert came_out(e90(), answers(e90(), ("yes", yes), ("no", no))) == verdict


def test_worked_example_2_again() -> None:
    roll = e100()
    by_area, by_heads = roll[:67], roll[:19] + roll[60:]
    assert (len(by_area), sum(unit["area"] for unit in by_area)) == (67, 564_000)
    assert (len(by_heads), sum(unit["area"] for unit in by_heads)) == (59, 672_000)
    for there in (by_area, by_heads):
        assert came_out(roll, [(unit, "yes") for unit in there]) == "not quorate"


def test_worked_example_3_again() -> None:
    said = answers(e90(), ("yes", 29), ("no", 24), ("abstain", 5), ("invalid", 2))
    assert came_out(e90(), said) == "not quorate"
    assert came_out(e90(), said, invalid_participates=True) == "rejected"


def test_worked_example_4_again() -> None:
    others = [plain_unit(f"{no}", f"o{no}") for no in range(7)]
    builder = [plain_unit(f"D{no}", "builder", developer=True) for no in range(10)]
    roll = [*others, *builder, *(plain_unit(f"S{no}", "wang") for no in range(3))]
    total = count_again(roll, [], [rule_to_data(CN_ORDINARY)])["sums"]["total"]
    assert total == {"papers": 9, "heads": 7 + 1 + 1, "shares": 20 * 10_000}
