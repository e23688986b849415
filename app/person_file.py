"""Everything that is kept about a person, as a file for them."""

from __future__ import annotations

import json
from typing import Any

from app.contacts import Contacts, Unreadable
from app.context import Effects
from app.election_file import committee_of_person, elections_of_person
from app.merge import EVERY_POLL
from domain.estate import Grant, Person
from domain.poll import Choice, Poll
from domain.roll import Owner, natural


async def person_file(effects: Effects, person: Person, contacts: dict[str, Contacts]) -> bytes:
    """What is kept about the person, as JSON with two spaces. ``contacts`` open those of each estate with a roll.

    Votes in anonymous polls and suggestions without a name are not in it: nobody can tell whose they are.
    """
    uow = effects.uow
    accounts = await uow.people.accounts_of(person.id)
    told: dict[str, Any] = {
        "accounts": [
            {"platform": each.platform, "account": each.account, "name": each.name, "handle": each.handle}
            for each in accounts
        ],
        "language": person.language,
        "owner": [await _owner(effects, owner, contacts) for owner in await uow.rolls.owners_of_person(person.id)],
        "estates": [
            await _in_estate(effects, estate_id, person.id)
            for estate_id in sorted(await uow.people.estates_of(person.id))
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2).encode()


async def _owner(effects: Effects, owner: Owner, contacts: dict[str, Contacts]) -> dict[str, Any]:
    found = await effects.uow.rolls.whole(owner.estate_id)
    try:
        contact = contacts[owner.estate_id].open(owner.contact, owner.id) if owner.contact else ""
    except Unreadable:
        contact = "?"
    units = [{"unit": unit.label, "area_in_hundredths": unit.area} for unit in found.units_of(owner.id)]
    return {"name": owner.name, "contact": contact, "units": units}


async def _in_estate(effects: Effects, estate_id: str, person_id: str) -> dict[str, Any]:
    uow = effects.uow
    estate = await uow.estates.get(estate_id)
    grants = [grant for grant in await uow.people.grants(estate_id) if grant.person_id == person_id]
    objections = [each for each in await uow.objections.of_estate(estate_id) if each.person_id == person_id]
    reminders = [
        each
        for each in await uow.alarms.of_estate(estate_id, "reminder")
        if person_id in (each.created_by, each.person_id)
    ]
    return {
        "name": estate.name,
        "roles": [await _role(effects, grant) for grant in grants],
        "polls": [
            told
            for poll in await uow.polls.latest_in(estate_id, EVERY_POLL)
            if (told := await _poll(effects, poll, person_id))
        ],
        "suggestions": await _cases(effects, estate_id, person_id),
        "objections": [
            {
                "no": each.no,
                "about": each.about,
                "text": each.text,
                "made": each.made_at.isoformat(),
                "answer": each.answer,
            }
            for each in objections
        ],
        "proxies": await _proxies(effects, estate_id, person_id),
        "elections": await elections_of_person(effects, estate_id, person_id),
        "committee": await committee_of_person(effects, estate_id, person_id),
        "reminders": [{"text": each.text, "due": each.due_at.isoformat()} for each in reminders],
    }


async def _name(effects: Effects, person_id: str | None) -> str | None:
    """The name by which neighbours know somebody, None for nobody or for somebody who is forgotten."""
    accounts = await effects.uow.people.accounts_of(person_id) if person_id else ()
    return accounts[0].name if accounts else None


async def _role(effects: Effects, grant: Grant) -> dict[str, Any]:
    """``given_by`` is None where the group's standing gave it, or whoever gave it is forgotten."""
    return {
        "role": grant.role.value,
        "since": grant.given_at.isoformat(),
        "given_by": await _name(effects, grant.given_by),
        "until": grant.ends_at.isoformat() if grant.ends_at is not None else None,
    }


async def _proxies(effects: Effects, estate_id: str, person_id: str) -> list[dict[str, Any]]:
    """Those by which the person votes for others, and those by which somebody votes for the person."""
    found = await effects.uow.rolls.whole(estate_id)
    parties = found.parties()
    mine = {owner.id for owner in found.owners.values() if owner.person_id == person_id}
    return [
        {
            "side": "holder" if each.holder == person_id else "principal",
            "holder": await _name(effects, each.holder),
            "owners": [found.owners[owner].name for owner in each.party if owner in found.owners],
            "units": sorted((unit.label for unit in parties.get(each.party, ())), key=natural),
            "ballot": each.ballot or None,
            "until": each.until.isoformat() if each.until is not None else None,
            "recorded": each.recorded_at.isoformat(),
            "recorded_by": await _name(effects, each.recorded_by),
        }
        for each in await effects.uow.proxies.of_estate(estate_id)
        if each.holder == person_id or mine & set(each.party)
    ]


async def _poll(effects: Effects, poll: Poll, person_id: str) -> dict[str, Any]:
    """What the person had to do with a poll; empty for nothing."""
    vote = None if poll.anonymous else await effects.uow.polls.vote_of(poll.id, person_id)
    told: dict[str, Any] = {}
    if poll.opened_by == person_id:
        told["opened"] = poll.opened_at.isoformat()
    if vote is not None:
        told["vote"] = _chosen(poll, vote.choice)
        told["voted"] = vote.cast_at.isoformat() if vote.cast_at is not None else None
    return {"no": poll.no, "question": poll.question} | told if told else {}


def _chosen(poll: Poll, choice: Choice) -> list[str]:
    texts = [poll.options[number - 1].text for number in choice.options if number <= len(poll.options)]
    marks = [answer.value for answer in choice.answers]
    return [f"{text}: {mark}" for text, mark in zip(texts, marks, strict=True)] if marks else texts


async def _cases(effects: Effects, estate_id: str, person_id: str) -> list[dict[str, Any]]:
    told = []
    supported = await effects.uow.cases.supported_by(person_id)
    for case in await effects.uow.cases.of_estate(estate_id):
        notes = [note.text for note in await effects.uow.cases.notes(case.id) if note.person == person_id]
        if case.author == person_id or notes or case.id in supported:
            mine = {"text": case.text, "day": case.opened_on.isoformat()} if case.author == person_id else {}
            told.append({"no": case.no, "notes": notes, "supported": case.id in supported} | mine)
    return told
