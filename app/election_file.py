"""What elections and the committee keep of a person, for the file that they can read."""

from __future__ import annotations

from base64 import b64encode
from datetime import datetime
from typing import Any

from app.context import Effects
from domain.candidacies import Candidacy
from domain.committee import Member
from domain.elections import Election


async def elections_of_person(effects: Effects, estate_id: str, person_id: str) -> list[dict[str, Any]]:
    """Where the person stood, whom they nominated, asked or vetted, by election; none where they did nothing.

    Others who nominated or vetted the person are not named: what they said may have been said to the bot alone.
    """
    told = []
    for election in await effects.uow.elections.of_estate(estate_id):
        found = await _election(effects, election, person_id)
        if any(found.values()):
            told.append({"no": election.no, "title": election.title} | found)
    return told


async def committee_of_person(effects: Effects, estate_id: str, person_id: str) -> dict[str, Any]:
    """When the person was a member of the committee, and the recalls that they asked for or support."""
    members = await effects.uow.elections.members(estate_id)
    names = {member.id: member.name for member in members}
    return {
        "member": [_member(member) for member in members if member.person_id == person_id],
        "recalls": [
            {
                "of": names.get(recall.member_id),
                "asked": recall.asked_at.isoformat() if recall.asked_by == person_id else None,
                "reason": recall.reason if recall.asked_by == person_id else None,
                "supported": person_id in recall.supporters,
            }
            for recall in await effects.uow.elections.recalls(estate_id)
            if person_id in (recall.asked_by, *recall.supporters)
        ],
    }


async def _election(effects: Effects, election: Election, person_id: str) -> dict[str, Any]:
    candidacies = await effects.uow.elections.candidacies(election.id)
    names = {each.id: each.name or each.given for each in candidacies}
    questions = await effects.uow.elections.questions(election.id)
    return {
        "stood": [await _candidacy(effects, each) for each in candidacies if each.person_id == person_id],
        "nominated": [
            {"name": names[candidacy.id], "reason": each.reason, "at": each.at.isoformat()}
            for candidacy in candidacies
            for each in candidacy.nominations
            if each.person_id == person_id
        ],
        "vetted": [
            {"name": names[candidacy.id], "passes": each.passes, "reason": each.reason, "at": each.at.isoformat()}
            for candidacy in candidacies
            for each in candidacy.vettings
            if each.person_id == person_id
        ],
        "asked": [
            {"name": names[each.candidacy_id], "text": each.text, "at": each.asked_at.isoformat()}
            for each in questions
            if each.person_id == person_id
        ],
    }


async def _candidacy(effects: Effects, candidacy: Candidacy) -> dict[str, Any]:
    questions = await effects.uow.elections.questions(candidacy.election_id)
    photo = await effects.uow.elections.photo(candidacy.id)
    return {
        "name": candidacy.name,
        "unit": candidacy.unit,
        "given": candidacy.given,
        "standing": candidacy.standing.value,
        "confirmed": _time(candidacy.confirmed),
        "statement": candidacy.statement,
        "photo_in_base64": None if photo is None else b64encode(photo).decode(),
        "reply": candidacy.reply,
        "number": candidacy.number or None,
        "outcome": None if candidacy.outcome is None else candidacy.outcome.value,
        "place": candidacy.place or None,
        "nominations": [{"reason": each.reason, "at": each.at.isoformat()} for each in candidacy.nominations],
        "verdicts": [
            {"passes": each.passes, "reason": each.reason, "at": each.at.isoformat()} for each in candidacy.vettings
        ],
        "questions": [
            {"no": each.no, "text": each.text, "answer": each.answer, "answered": _time(each.answered_at)}
            for each in questions
            if each.candidacy_id == candidacy.id
        ],
    }


def _member(member: Member) -> dict[str, Any]:
    return {
        "name": member.name,
        "office": member.office.value,
        "duty": member.duty,
        "since": member.since.isoformat(),
        "until": member.until.isoformat(),
        "ended": _time(member.ended_at),
        "why": None if member.ended is None else member.ended.value,
    }


def _time(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
