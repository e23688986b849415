"""How elections are said: what is to be filled, where an election is, who stands, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.context import Context, Effects
from app.messages import Delivery
from app.statutes import cited
from app.words import Line, Press, Reply, Words, bold, words
from commands.decision_words import mode_words, rules_lines
from domain.candidacies import Candidacy, Standing
from domain.contest import Method
from domain.election_choices import fewer_choices
from domain.election_law import law_deadlines, law_of
from domain.election_list import listed, names_on_list
from domain.elections import OFFICES, Election, Phase, Purpose
from domain.lot import lot_hash, shown_names
from domain.refusal import Refusal

MOST_LISTED = 40


async def find_election(effects: Effects, no: int | None) -> Election:
    """The estate's election of this number; where none is named it is the only one that is not over.

    Raises Refusal election-unknown (no, running), election-none, election-which (numbers).
    """
    if not no:
        return await _only_election(effects)
    found = await effects.uow.elections.by_no(effects.estate.id, no)
    if found is None:
        raise await election_unknown(effects, no)
    return found


async def election_unknown(effects: Effects, no: int) -> Refusal:
    """What is said of a number that is no election's: which ones run (``running``: "none", or their numbers)."""
    running = [f"#{each.no}" for each in await effects.uow.elections.of_estate(effects.estate.id) if is_running(each)]
    return Refusal("election-unknown", no=no, running=tuple(running) or "none")


async def _only_election(effects: Effects) -> Election:
    known = [each for each in await effects.uow.elections.of_estate(effects.estate.id) if is_running(each)]
    if not known:
        raise Refusal("election-none")
    if len(known) > 1:
        raise Refusal("election-which", numbers=tuple(f"#{each.no}" for each in known))
    return known[0]


def is_running(election: Election) -> bool:
    """Whether it is not over yet; of officers' ballots only members speak."""
    return election.phase not in (Phase.SEATED, Phase.VOID) and election.purpose not in OFFICES


async def election_of_button(ctx: Context, election_id: str) -> Election:
    """The election a button speaks of, if the person may see it; the conversation is about its estate from here on.
    Raises Refusal button-old, need-resident.
    """
    election = await ctx.uow.elections.by_id(election_id)
    if election is None:
        raise Refusal("button-old")
    await ctx.turn_back(election.estate_id)
    return election


def title_line(election: Election) -> Words:
    """Number and title."""
    return bold("election-title", no=election.no, title=election.title)


def seats_lines(election: Election) -> list[Line]:
    """How many are chosen, for how long, and how a ballot is marked."""
    whole = election.purpose is Purpose.COMMITTEE
    seats = words("election-seats", count=election.seats, years=election.term_years)
    lines: list[Line] = [seats if whole else words("election-seats-left", count=election.seats)]
    if election.alternates:
        lines.append(words("election-alternates", count=election.alternates))
    lines.append(words("election-marks", count=election.max_marks))
    if election.contested:
        lines.append(words("election-contested"))
    return lines


def condition_lines(election: Election) -> list[Line]:
    """What whoever stands has to confirm, each with its number; nothing where there is nothing to confirm."""
    if not election.conditions:
        return []
    numbered = enumerate(election.conditions, start=1)
    return [words("election-conditions"), *(words("condition", item=no, text=text) for no, text in numbered)]


def dates_lines(election: Election, now: datetime) -> list[Line]:
    """What is still to come, and when."""
    dates = election.calendar
    shown: list[tuple[str, datetime]] = []
    if election.purpose in (Purpose.COMMITTEE, Purpose.FURTHER):
        shown += [("nominate-from", dates.nominate_from)] if dates.nominate_from > dates.called_at else []
        shown += [("nominate", dates.nominate_until), ("vet", dates.vet_until)]
    shown += [("notice", dates.notice_until), ("vote", dates.vote_until)]
    shown += [("result", dates.result_until)] if election.purpose not in OFFICES else []
    return [words(f"dates-{name}", at=at) for name, at in shown if at > now]


def law_lines(election: Election) -> list[Line]:
    """Which of these dates and numbers a law asks for, and which law."""
    law = law_of(election.rule)
    lines: list[Line] = []
    if election.rule.notice_days and law.notice_source:
        lines.append(words("law-notice", days=election.rule.notice_days, source=cited(law.notice_source)))
    if law.list_days > 1:
        lines.append(words("law-list", days=law.list_days))
    if law.seats_source and election.purpose is Purpose.COMMITTEE:
        lines.append(words("law-seats", least=law.least_seats, most=law.most_seats, source=cited(law.seats_source)))
    return lines + after_lines(election)


def after_lines(election: Election) -> list[Line]:
    """What the law asks for once somebody is elected, and until when: its days count from the end of voting."""
    return [
        words(f"law-{each.name}", at=each.at, days=each.days, source=cited(each.source))
        for each in law_deadlines(election)
    ]


def rule_and_mode(election: Election) -> list[Line]:
    """The rule, what a mark means under it, and who sees what."""
    lines: list[Line] = rules_lines([election.rule])
    if election.method is Method.MARKS:
        lines.append(words("marks-mean"))
    return [*lines, mode_words(election.mode, members=election.purpose in OFFICES)]


def lot_line(election: Election) -> Words:
    """What holds the bot to an order of candidates before anybody stands."""
    return words("election-lot", hash=lot_hash(election.lot_seed)[:16])


def phase_line(election: Election) -> Words:
    """Where it is now, and until when."""
    dates = election.calendar
    until = {
        Phase.CALLED: dates.nominate_from,
        Phase.NOMINATING: dates.nominate_until,
        Phase.VETTING: dates.vet_until,
        Phase.NOTICE: dates.notice_until,
        Phase.VOTING: dates.vote_until,
        Phase.RESULT_NOTICE: dates.result_until,
    }.get(election.phase)
    if until is None:
        return words(f"phase-{election.phase}", reason=election.void_reason)
    return words(f"phase-{election.phase}", at=until)


# -- who stands ----------------------------------------------------------------------------------------------------


def names_of(candidacies: Sequence[Candidacy]) -> dict[str, str]:
    """What each is called where all are, by candidacy."""
    return dict(shown_names(candidacies))


def list_lines(candidacies: Sequence[Candidacy]) -> list[Line]:
    """The published list, in the order of the lot."""
    names = names_on_list(candidacies)
    return [words("candidate-line", number=each.number, name=names[each.id]) for each in listed(candidacies)]


def nominee_lines(candidacies: Sequence[Candidacy]) -> list[Line]:
    """Who was nominated, before there is a list."""
    lines: list[Line] = []
    names = names_of(candidacies)
    # A name that is nobody's here is for who typed it, and not for everybody to read.
    unknown = sum(
        not each.owner_id and not each.person_id and each.standing is Standing.NOMINATED for each in candidacies
    )
    for each in candidacies[:MOST_LISTED]:
        if not each.owner_id and not each.person_id:
            continue
        if each.standing in (Standing.DECLINED, Standing.WITHDRAWN, Standing.REJECTED, Standing.LAPSED):
            continue
        supporters = len({made.person_id for made in each.nominations} - {each.person_id})
        key = "nominee-stands" if each.standing is not Standing.NOMINATED else "nominee-asked"
        missing = "" if each.owner_id and each.person_id else "-unknown"
        lines.append(words(f"{key}{missing}", name=names[each.id], count=supporters))
    return [*lines, words("nominees-unknown", count=unknown)] if unknown else lines


def place_among(candidacies: Sequence[Candidacy], candidacy: Candidacy) -> int:
    """The place among those who came out alike: the first alternate is the first, however many were elected."""
    alike = [each.place for each in candidacies if each.outcome is candidacy.outcome]
    return 1 + sum(place < candidacy.place for place in alike)


# -- where voting may not open -------------------------------------------------------------------------------------


def stopped_reply(election: Election, candidacies: Sequence[Candidacy]) -> Reply:
    """What organisers can do where too few stand."""
    count = sum(each.standing is Standing.PASSED for each in candidacies)
    lines: list[Line] = [title_line(election), words("stopped-why", count=count, seats=election.seats)]
    rows = [(Press(words("button-nominate-again"), f"estopr:{election.id}"),)]
    for seats in fewer_choices(election, candidacies)[:3]:
        rows.append((Press(words("button-fewer", count=seats), f"estops:{election.id}:{seats}"),))
    if count:
        rows.append((Press(words("button-each"), f"estope:{election.id}"),))
    lines.append(words("stopped-how", no=election.no))
    return Reply(tuple(lines), tuple(rows), delivery=Delivery.NOTICE)
