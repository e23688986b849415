"""The list of candidates: how it comes about, who is on it, and the ballot that is made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from domain.candidacies import Candidacy, Outcome, Standing
from domain.contest import Method
from domain.decision import Decision, DecisionState, Item, Label
from domain.elections import Election
from domain.lot import numbered, shown_names
from domain.tally.seats import Seating
from domain.vetting import verdict


def listed(candidacies: Iterable[Candidacy]) -> tuple[Candidacy, ...]:
    """Those who are on the published list, by number; not those who were struck."""
    there = (each for each in candidacies if each.standing is Standing.PASSED and each.number)
    return tuple(sorted(there, key=lambda each: each.number))


def in_the_running(candidacies: Iterable[Candidacy]) -> tuple[Candidacy, ...]:
    """Those who passed vetting, published or not yet."""
    return tuple(each for each in candidacies if each.standing is Standing.PASSED)


def judged(candidacies: Iterable[Candidacy]) -> tuple[Candidacy, ...]:
    """All, those who accepted as the organisers' verdicts leave them."""
    return tuple(replace(each, standing=verdict(each)) for each in candidacies)


def with_numbers(election: Election, candidacies: Sequence[Candidacy]) -> tuple[Candidacy, ...]:
    """All, those who passed vetting with the numbers that the lot drew; numbers that were drawn before are kept."""
    if election.listed:
        return tuple(candidacies)
    drawn = {each.id: each for each in numbered(in_the_running(candidacies), election.lot_seed)}
    return tuple(drawn.get(each.id, each) for each in candidacies)


def as_listed(election: Election, candidates: int) -> Election:
    """The election as its list of so many candidates makes it: who need not be chosen among is voted on one by one."""
    if candidates > election.seats:
        return election
    return replace(election, method=Method.EACH, max_marks=election.seats)


def too_few(election: Election, candidates: int) -> bool:
    """Whether voting may not open on so many candidates."""
    return candidates == 0 or (election.contested and candidates <= election.seats)


def names_on_list(candidacies: Iterable[Candidacy]) -> dict[str, str]:
    """What those with a number are called, by the candidacy's id. Who was struck still counts, so that nobody is called
    otherwise than on the list.
    """
    return dict(shown_names(each for each in candidacies if each.number))


def ballot_of(election: Election, candidacies: Sequence[Candidacy]) -> Decision:
    """The decision that its voting is: the listed candidates under their numbers. It is announced, and still to be
    opened.
    """
    names = names_on_list(candidacies)
    return Decision(
        id=election.id,
        estate_id=election.estate_id,
        no=election.no,
        title=election.title,
        items=tuple(Item(each.number, names[each.id], election.rule) for each in listed(candidacies)),
        mode=election.mode,
        label=Label.CHAT,
        proposed_by=election.called_by,
        announced_at=election.calendar.called_at,
        opens_at=election.calendar.notice_until,
        closes_at=election.calendar.vote_until,
        state=DecisionState.ANNOUNCED,
        contest=election.contest,
    )


def with_outcomes(candidacies: Sequence[Candidacy], seating: Seating) -> tuple[Candidacy, ...]:
    """All, those who were voted on with how they came out. ValueError for a number that nobody on the list has."""
    there = {each.number for each in listed(candidacies)}
    if not there >= set(seating.ranking):
        raise ValueError("a seating of others than those on the list")
    places = dict(zip(seating.ranking, seating.places, strict=True))
    outcomes = {
        **dict.fromkeys(seating.elected, Outcome.ELECTED),
        **dict.fromkeys(seating.tied, Outcome.TIED),
        **{no: Outcome.ALTERNATE for group in seating.alternates for no in group},
    }
    voted_on = {each.id for each in listed(candidacies)}
    return tuple(
        replace(each, outcome=outcomes.get(each.number, Outcome.NOT_ELECTED), place=places.get(each.number, 0))
        if each.id in voted_on
        else each
        for each in candidacies
    )


def runoff_candidates(
    runoff: Election, candidacies: Iterable[Candidacy], ids: Callable[[], str]
) -> tuple[Candidacy, ...]:
    """Those who are tied in the election before, as candidates of their run-off, with numbers by its own lot."""
    tied = [
        replace(
            each,
            id=ids(),
            election_id=runoff.id,
            nominations=(),
            vettings=(),
            reply="",
            number=0,
            outcome=None,
            place=0,
        )
        for each in candidacies
        if each.outcome is Outcome.TIED
    ]
    return numbered(tied, runoff.lot_seed)
