"""Whatever people try and however late the program is, an election keeps to its phases, its notices and its judges.

Every act can be tried at any time by any person. What each may do when is written down here a second time.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from domain.candidacies import Candidacy, CandidateQuestion, Standing
from domain.candidates_page import answer, ask, reply, state
from domain.election_calendar import LATE, Lengths, in_order, lengths_of, propose
from domain.election_choices import fewer_choices, reopen, with_each, with_fewer_seats
from domain.election_law import law_of
from domain.election_list import ballot_of, listed
from domain.election_phases import Event, Step, call, closed, due, follow_ballot, hold, put_off, step, void
from domain.elections import Calendar, Election, Phase
from domain.nominating import accept, decline, nominate, withdraw
from domain.refusal import Refusal
from domain.rule_presets import CN_ORDINARY, SIMPLE
from domain.rules import customised
from domain.tally.seats import Scored, fill
from domain.vetting import standing_persons, strike, vet
from tests.domain.elections import DAY, HOUR, NOW, ZONE, draft

T = TypeVar("T")
LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
ORGANISERS = ("p-1", "p-2", "p-3", "p-4")
PERSONS = (*ORGANISERS, "p-5", "p-6", "p-7", "p-8", "p-9")
MINUTE = timedelta(minutes=1)

persons = st.sampled_from(PERSONS)
organisers = st.sampled_from(ORGANISERS)
them_or_others = st.sampled_from([*PERSONS, *[""] * 6])
"""A person; "" for whoever the candidate is."""
indexes = st.integers(0, 11)
waits = st.sampled_from([timedelta(), MINUTE, HOUR, HOUR + MINUTE, 5 * HOUR, DAY, 2.5 * DAY, 9 * DAY])

FOLLOWS = {
    Phase.CALLED: {Phase.NOMINATING},
    Phase.NOMINATING: {Phase.VETTING},
    Phase.VETTING: {Phase.NOTICE, Phase.STOPPED},
    Phase.NOTICE: {Phase.VOTING, Phase.STOPPED},
    Phase.VOTING: {Phase.RESULT_NOTICE},
    Phase.RESULT_NOTICE: {Phase.SEATED},
    Phase.STOPPED: {Phase.NOMINATING, Phase.NOTICE},
    Phase.SEATED: set(),
    Phase.VOID: set(),
}
"""What can come next, besides void."""
OVER = (Phase.SEATED, Phase.VOID)
BEFORE_VOTING = {Phase.CALLED, Phase.NOMINATING, Phase.VETTING, Phase.NOTICE}
LIVING = set(Phase) - set(OVER)


class ElectionMachine(RuleBasedStateMachine):
    """One election, its people and the clock."""

    election: Election
    now: datetime

    def __init__(self) -> None:
        super().__init__()
        self.there: dict[str, Candidacy] = {}
        self.questions: dict[int, CandidateQuestion] = {}
        self.published: datetime | None = None
        self.announced = timedelta()
        self.numbers: dict[str, int] = {}
        self.settled: tuple[Election, dict[str, Candidacy], dict[int, CandidateQuestion]] | None = None

    @initialize(
        china=st.booleans(),
        contested=st.booleans(),
        opens=st.sampled_from([None, 2 * DAY]),
        days=st.lists(st.integers(0, 9), min_size=5, max_size=5),
        exact=st.booleans(),
        stand=st.integers(0, 7),
        lates=st.lists(st.sampled_from([timedelta(), MINUTE, HOUR, 5 * HOUR, 2.5 * DAY]), max_size=4),
    )
    def begin_somewhere(
        self,
        china: bool,
        contested: bool,
        opens: timedelta | None,
        days: list[int],
        exact: bool,
        stand: int,
        lates: list[timedelta],
    ) -> None:
        """From a phase that acts at random would seldom come to; all that is checked of them is checked here."""
        self.begin(china, contested, opens, days, exact)
        if lates and self.election.phase is Phase.CALLED:
            self.come_due(timedelta(), 0)
        self.many_stand(stand)
        for late in lates:
            self.come_due(late, 0)
            self.let_all_pass("p-1")

    def begin(self, china: bool, contested: bool, opens: timedelta | None, days: list[int], exact: bool) -> None:
        rule_, seats = (CN_ORDINARY, 5) if china else (SIMPLE, 2)
        # An assembly without days of its own leaves those of the list; a short longest time is soon reached.
        rule_ = customised(rule_, max_open_days=10, notice_days=0 if exact else rule_.notice_days)
        self.now = NOW
        lengths = Lengths(*(day * DAY for day in days))
        opens_at = None if opens is None else NOW + opens
        calendar = propose(rule_, NOW, ZONE, lengths, opens_at)
        if exact:
            # Somebody who types dates makes them as short as the law allows, to the second.
            begin, days_ = calendar.nominate_from, law_of(rule_).list_days
            voting = max(begin + (2 + days_) * DAY, NOW + rule_.notice_days * DAY)
            calendar = Calendar(NOW, begin, begin + DAY, begin + 2 * DAY, voting, voting + DAY, voting + 4 * DAY)
        minimum = law_of(rule_).minimum
        made = draft(
            rule=rule_,
            contested=contested,
            seats=seats,
            agreed=seats,
            max_marks=seats,
            minimum=minimum,
            calendar=calendar,
            alternates=1,
            most_nominations=4,
        )
        self.election = call(made, NOW)
        self.called = lengths_of(calendar)
        self.announced = calendar.notice_until - calendar.vet_until

    # -- how acts are tried ---------------------------------------------------------------------------------------

    def attempt(self, phases: set[Phase], act: Callable[[], T], *, in_time: bool = False) -> T | None:
        """What the act comes to, None where it was refused. It may only succeed in these phases, and, where it must
        come in time, before the end of the phase.
        """
        before = (self.election, dict(self.there))
        try:
            done = act()
        except Refusal:
            assert (self.election, self.there) == before
            return None
        assert self.election.phase in phases, (self.election.phase, phases)
        ends = due(self.election)
        assert not in_time or ends is None or self.now < ends
        return done

    @property
    def all(self) -> tuple[Candidacy, ...]:
        return tuple(self.there.values())

    def pick(self, index: int) -> Candidacy | None:
        return self.all[index % len(self.all)] if self.all else None

    def keep(self, candidacy: Candidacy | None) -> None:
        if candidacy is not None:
            self.there[candidacy.id] = candidacy

    def took(self, done: Step | None) -> None:
        """Keep a step, and look at what it was."""
        if done is None:
            return
        before = self.election
        if done.event is Event.HELD:
            assert done.election.phase is before.phase
            assert (due(done.election) or self.now) > self.now
        if done.event is Event.LISTED:
            self.published = self.now
            self.check_judges(done.candidacies)
        if done.event is Event.VOTING:
            self.check_notice(done)
        assert done.moved is (done.election.calendar != before.calendar)
        assert [each.id for each in done.candidacies] == list(self.there)
        self.enter(done.election, done.candidacies)

    def enter(self, election: Election, candidacies: Sequence[Candidacy]) -> None:
        before = self.election.phase
        if election.phase is not before and election.phase is not Phase.VOID:
            assert election.phase in FOLLOWS[before], (before, election.phase)
        self.election, self.there = election, {each.id: each for each in candidacies}
        if election.phase in OVER and self.settled is None:
            self.settled = (election, dict(self.there), dict(self.questions))

    def check_judges(self, candidacies: Sequence[Candidacy]) -> None:
        """Nobody was judged by somebody who stands."""
        standing = standing_persons(candidacies)
        for each in listed(candidacies):
            assert not {said.person_id for said in each.vettings} & standing
            assert any(said.passes for said in each.vettings)
            assert each.confirmed is not None

    def check_notice(self, done: Step) -> None:
        """The list was under notice as long as the law and the call say; and enough stand."""
        election, voted_on = done.election, listed(done.candidacies)
        assert self.election.phase is Phase.NOTICE
        assert self.published is not None
        ran = self.now - self.published
        assert ran >= law_of(election.rule).list_days * DAY
        assert ran >= self.announced - LATE
        assert self.now >= election.calendar.called_at + election.rule.notice_days * DAY
        opened, ends = election.calendar.notice_until, election.calendar.vote_until
        assert election.rule.min_open_days * DAY <= ends - opened <= election.rule.max_open_days * DAY
        assert voted_on
        assert not election.contested or len(voted_on) > election.seats
        items = ballot_of(election, done.candidacies).items
        assert [item.no for item in items] == sorted({item.no for item in items})
        assert len({item.text for item in items}) == len(items)

    # -- time -----------------------------------------------------------------------------------------------------

    @rule(by=waits)
    def wait(self, by: timedelta) -> None:
        self.now += by

    @rule(late=waits, waiting=st.sampled_from([0, 0, 0, 1]))
    def come_due(self, late: timedelta, waiting: int) -> None:
        """The phase ends, more or less late."""
        at = due(self.election)
        if at is not None:
            self.now = max(self.now, at + late)
        self.advance(waiting)

    @rule(waiting=st.sampled_from([0, 1]))
    def advance(self, waiting: int) -> None:
        phases = BEFORE_VOTING | {Phase.RESULT_NOTICE}
        at = due(self.election)
        done = self.attempt(phases, lambda: step(self.election, self.all, self.now, waiting=waiting))
        assert done is None or (at is not None and self.now >= at)
        if done is not None and waiting and self.election.phase in (Phase.NOTICE, Phase.RESULT_NOTICE):
            assert done.event is Event.HELD
        self.took(done)

    @rule()
    def hold(self) -> None:
        done = self.attempt(BEFORE_VOTING | {Phase.RESULT_NOTICE}, lambda: hold(self.election, self.now))
        if done is not None:
            self.enter(done, self.all)

    @rule(by=waits)
    def put_off(self, by: timedelta) -> None:
        until = (due(self.election) or self.now) + by - HOUR
        done = self.attempt(
            BEFORE_VOTING | {Phase.RESULT_NOTICE}, lambda: put_off(self.election, until, self.now), in_time=True
        )
        if done is not None:
            assert due(done) == until > (due(self.election) or until)
            self.enter(done, self.all)

    # -- standing -------------------------------------------------------------------------------------------------

    @rule(by=persons, who=persons, on_roll=st.sampled_from([True, True, False]))
    def nominate(self, by: str, who: str, on_roll: bool) -> None:
        owner = f"o-{who}" if on_roll else ""
        new = Candidacy(
            f"c-{len(self.there)}", "e", owner, who if on_roll else "", "Li" if who > "p-6" else who, who, who
        )
        found = self.attempt(
            {Phase.NOMINATING},
            lambda: nominate(self.election, self.all, new, by=by, reason="", now=self.now),
            in_time=True,
        )
        if found is not None:
            assert len({each.person_id for each in found.nominations}) == len(found.nominations)
        self.keep(found)

    @rule(
        index=indexes,
        person=them_or_others,
        confirmed=st.sampled_from([(1, 2), (1, 2), (2,), ()]),
    )
    def accept(self, index: int, person: str, confirmed: tuple[int, ...]) -> None:
        who = self.pick(index)
        if who is None:
            return
        person = person or who.person_id
        found = self.attempt(
            {Phase.NOMINATING}, lambda: accept(self.election, who, person, confirmed, self.now), in_time=True
        )
        assert found is None or (person == who.person_id and who.owner_id and set(confirmed) == {1, 2})
        self.keep(found)

    @rule(index=indexes, person=them_or_others, leave=st.sampled_from([decline, withdraw]))
    def leave(self, index: int, person: str, leave: Callable[[Election, Candidacy, str], Candidacy]) -> None:
        who = self.pick(index)
        if who is None:
            return
        person = person or who.person_id
        phases = {Phase.NOMINATING, Phase.VETTING, Phase.STOPPED}
        found = self.attempt(phases, lambda: leave(self.election, who, person))
        assert found is None or (person == who.person_id and not self.election.listed)
        self.keep(found)

    @rule(number=st.integers(1, 9))
    def many_stand(self, number: int) -> None:
        """A campaign: so many nominate themselves and accept."""
        for person in PERSONS[len(PERSONS) - number :]:
            self.nominate(person, person, on_roll=True)
            for index, each in enumerate(self.all):
                if each.person_id == person:
                    self.accept(index, person, (1, 2))

    # -- judging --------------------------------------------------------------------------------------------------

    @rule(index=indexes, by=organisers, passes=st.sampled_from([True, True, False]), reason=st.sampled_from(["x", ""]))
    def vet(self, index: int, by: str, passes: bool, reason: str) -> None:
        who = self.pick(index)
        if who is None:
            return
        found = self.attempt(
            {Phase.VETTING},
            lambda: vet(self.election, self.all, who, by=by, passes=passes, reason=reason, now=self.now),
            in_time=True,
        )
        if found is not None:
            assert by not in standing_persons(self.all)
            assert (who.standing, passes or bool(reason)) == (Standing.ACCEPTED, True)
        self.keep(found)

    @rule(by=organisers)
    def let_all_pass(self, by: str) -> None:
        for index in range(len(self.all)):
            self.vet(index, by, True, "")

    @rule(index=indexes, by=organisers, objected=st.sampled_from([True, True, False]))
    def strike(self, index: int, by: str, objected: bool) -> None:
        who = self.pick(index)
        if who is None:
            return
        found = self.attempt(
            {Phase.NOTICE},
            lambda: strike(self.election, self.all, who, by=by, reason="x", now=self.now, objected=objected),
        )
        if found is not None:
            assert objected
            assert by not in standing_persons(self.all)
            assert self.published is not None
            against = {said.person_id for said in found.vettings if said.at >= self.published and not said.passes}
            assert (found.standing is Standing.STRUCK) is (len(against) >= 2)
        self.keep(found)

    # -- speaking -------------------------------------------------------------------------------------------------

    @rule(index=indexes, person=persons, act=st.sampled_from(["state", "reply", "ask", "answer"]))
    def speak(self, index: int, person: str, act: str) -> None:
        who = self.pick(index)
        if who is None:
            return
        election, now = self.election, self.now
        if act == "state":
            open_to = {Phase.NOMINATING, Phase.VETTING, Phase.STOPPED}
            found = self.attempt(open_to, lambda: state(election, who, "x", person))
            assert found is None or not election.listed
            self.keep(found)
        elif act == "reply":
            self.keep(
                self.attempt(LIVING - {Phase.CALLED, Phase.NOMINATING}, lambda: reply(election, who, person, "x"))
            )
        else:
            known = tuple(self.questions.values())
            question = next((each for each in known if each.candidacy_id == who.id), None)
            spoken = LIVING - {Phase.CALLED, Phase.RESULT_NOTICE}
            if act == "ask":
                made = self.attempt(spoken, lambda: ask(election, who, known, person_id=person, text="?", now=now))
            elif question is not None:
                asked = question
                made = self.attempt(spoken, lambda: answer(election, asked, who, person, "x", now))
            else:
                made = None
            if made is not None:
                self.questions[made.no] = made

    # -- the ballot, and what organisers choose --------------------------------------------------------------------

    @rule(heads=st.lists(st.integers(0, 4), min_size=12, max_size=12), late=waits)
    def close(self, heads: list[int], late: timedelta) -> None:
        if self.election.phase is Phase.VOTING:
            self.now = max(self.now, self.election.calendar.vote_until + late - HOUR)
        scored = [
            Scored(each.number, heads[each.number % 12], 0, heads[each.number % 12] > 0) for each in listed(self.all)
        ]
        seating = fill(self.election.contest, scored)
        done = self.attempt({Phase.VOTING}, lambda: closed(self.election, self.all, seating, self.now))
        if done is not None:
            assert self.now >= self.election.calendar.vote_until
            assert len(seating.elected) + seating.tied_seats + seating.open_seats == self.election.seats
            self.enter(*done)

    @rule(by=st.sampled_from([DAY, 3 * DAY]))
    def extend_ballot(self, by: timedelta) -> None:
        until = self.election.calendar.vote_until + by
        done = self.attempt({Phase.VOTING}, lambda: follow_ballot(self.election, until))
        if done is not None:
            self.enter(done, self.all)

    @rule(by=waits, seed=st.sampled_from(["one", "two"]))
    def reopen(self, by: timedelta, seed: str) -> None:
        done = self.attempt(
            {Phase.STOPPED},
            lambda: reopen(self.election, self.all, self.now + by, seed, lengths=self.called, now=self.now, zone=ZONE),
        )
        if done is None:
            return
        calendar = done[0].calendar
        assert calendar.notice_until - calendar.vet_until >= self.announced
        # A vetting that was cut short is in full again.
        assert calendar.vet_until - calendar.nominate_until >= self.called.vet
        self.announced, self.published = calendar.notice_until - calendar.vet_until, None
        self.numbers.clear()
        self.enter(*done)

    @rule(by=organisers)
    def second_round(self, by: str) -> None:
        """Nominations are reopened, and an organiser who vetted in the first round stands in the second."""
        self.reopen(2 * DAY, "two")
        self.nominate(by, by, True)
        for index, each in enumerate(self.all):
            if each.person_id == by:
                self.accept(index, by, (1, 2))
        self.come_due(MINUTE, 0)
        for other in ORGANISERS:
            if other != by:
                self.let_all_pass(other)

    @rule(index=indexes, later=waits)
    def fewer_seats(self, index: int, later: timedelta) -> None:
        self.now += later
        choices = fewer_choices(self.election, self.all) or (1,)
        seats = choices[index % len(choices)]
        self.took(self.attempt({Phase.STOPPED}, lambda: with_fewer_seats(self.election, self.all, seats, self.now)))

    @rule(later=waits)
    def each(self, later: timedelta) -> None:
        self.now += later
        self.took(self.attempt({Phase.STOPPED}, lambda: with_each(self.election, self.all, self.now)))

    @precondition(lambda self: self.now > NOW + 20 * DAY)
    @rule(upheld=st.booleans(), reason=st.sampled_from(["x", ""]))
    def void(self, upheld: bool, reason: str) -> None:
        done = self.attempt(LIVING, lambda: void(self.election, reason, upheld=upheld))
        if done is not None:
            assert reason
            assert upheld or self.election.phase is not Phase.RESULT_NOTICE
            self.enter(done, self.all)

    # -- what is always so -----------------------------------------------------------------------------------------

    @invariant()
    def dates_stay_in_order(self) -> None:
        assert in_order(self.election.calendar)

    @invariant()
    def what_is_over_never_changes(self) -> None:
        assert self.settled is None or self.settled == (self.election, self.there, self.questions)

    @invariant()
    def a_rejection_has_two_organisers(self) -> None:
        for each in self.all:
            against = {said.person_id for said in each.vettings if not said.passes}
            if each.standing in (Standing.REJECTED, Standing.STRUCK):
                assert len(against) >= 2
            assert each.person_id not in {said.person_id for said in each.vettings} or not each.person_id
            assert all(said.passes or said.reason for said in each.vettings)

    @invariant()
    def numbers_are_kept(self) -> None:
        for each in self.all:
            if each.number:
                assert self.numbers.setdefault(each.id, each.number) == each.number
        assert self.election.listed or not any(each.number for each in self.all)

    @invariant()
    def a_list_is_published_when_its_notice_begins(self) -> None:
        if self.election.phase in (Phase.CALLED, Phase.NOMINATING, Phase.VETTING):
            assert not self.election.listed
        elif self.election.phase not in (Phase.STOPPED, Phase.VOID):
            assert self.election.listed


ElectionMachine.TestCase.settings = settings(
    max_examples=5000 if LONG else 300,
    stateful_step_count=40,
    deadline=None,
    derandomize=not LONG,
    database=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)
TestElection = pytest.mark.timeout(0 if LONG else 120)(ElectionMachine.TestCase)


@pytest.mark.parametrize("end", [Phase.SEATED, Phase.STOPPED, Phase.VOID])
def test_the_machine_can_come_to_every_end(end: Phase) -> None:
    """An election that never got anywhere would find nothing."""
    machine = ElectionMachine()
    machine.begin(china=True, contested=True, opens=None, days=[7, 3, 7, 14, 7], exact=False)
    machine.many_stand(3 if end is Phase.STOPPED else 6)
    machine.come_due(MINUTE, 0)
    machine.let_all_pass("p-1")
    machine.come_due(HOUR, 0)
    if end is not Phase.STOPPED:
        machine.come_due(DAY, 0)
        machine.close([1, 2, 3, 4, 3, 2, 1, 0, 0, 0, 0, 0], HOUR)
        if end is Phase.VOID:
            machine.void(upheld=True, reason="x")
        machine.come_due(timedelta(), 0)
    assert machine.election.phase is end
    machine.what_is_over_never_changes()
