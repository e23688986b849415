"""Polls, their options and their votes."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, repeat
from typing import Any

from sqlalchemy import Select, bindparam, delete, func, select

from domain.poll import Choice, Option, Poll, PollKind, PollStatus, Vote
from domain.tally.dates import Answer
from storage import tables
from storage.staging import Row, Session, Shelf, upsert

_polls = tables.polls.c
_options = tables.poll_options.c
_votes = tables.votes.c
# A poll's columns that hold its field of the same name as it is.
_PLAIN = (
    *(
        "id",
        "estate_id",
        "no",
        "question",
        "opened_by",
        "opened_in",
        "opened_thread",
        "opened_at",
        "closes_at",
        "max_marks",
    ),
    *("anonymous", "hidden", "residents_add", "remind_before", "closed_at", "void_reason", "revision"),
)
# How many ids one question may name; every database takes as many.
_AT_ONCE = 500


class PollRecord:
    """A poll's row, without its options."""

    table = tables.polls

    def key(self, value: Poll) -> str:
        """Its id."""
        return value.id

    def groups(self, value: Poll) -> tuple[Hashable, ...]:
        """By estate, by number, and while it is open."""
        known = ("estate", value.estate_id), ("no", value.estate_id, value.no)
        return (*known, ("open", value.estate_id)) if value.is_open else known

    def row(self, value: Poll) -> dict[str, Any]:
        """Its columns."""
        plain = {name: getattr(value, name) for name in _PLAIN}
        return plain | {"kind": value.kind.value, "status": value.status.value}

    def value(self, row: Row) -> Poll:
        """The poll of a row, to which the options are still to be added."""
        plain = {name: row[name] for name in _PLAIN}
        return Poll(options=(), kind=PollKind(row["kind"]), status=PollStatus(row["status"]), **plain)


class PollShelf(Shelf[str, Poll]):
    """Polls, which have their options in a table of their own."""

    async def read_values(self, statement: Select[Any], values: Row | None = None) -> Iterable[Poll]:
        """Polls with their options."""
        rows = await self.session.rows(statement, values)
        options: dict[str, list[Option]] = defaultdict(list)
        ids = [row["id"] for row in rows]
        for start in range(0, len(ids), _AT_ONCE):
            wanted = select(tables.poll_options).where(_options.poll_id.in_(ids[start : start + _AT_ONCE]))
            for row in await self.session.rows(wanted.order_by(_options.poll_id, _options.number)):
                options[row["poll_id"]].append(Option(row["number"], row["text"], row["added_by"]))
        return [replace(self.record.value(row), options=tuple(options[row["id"]])) for row in rows]

    async def write_values(self, values: Sequence[Poll]) -> None:
        """Polls, and the options that changed."""
        await super().write_values(values)
        rows, last = [], []
        for poll in values:
            known = self.loaded(poll.id)
            if known is None or known.options != poll.options:
                last.append({"of_poll": poll.id, "last": len(poll.options)})
                rows += [
                    {"poll_id": poll.id, "number": each.number, "text": each.text, "added_by": each.added_by}
                    for each in poll.options
                ]
        if last:
            mine = _options.poll_id == bindparam("of_poll")
            beyond = _options.number > bindparam("last")
            await self.session.write(delete(tables.poll_options).where(mine, beyond), last)
        if rows:
            await self.session.write(upsert(self.session, tables.poll_options), rows)


class VoteRecord:
    """A vote's row."""

    table = tables.votes

    def key(self, value: Vote) -> tuple[str, str]:
        """The poll and the voter."""
        return value.poll_id, value.voter

    def groups(self, value: Vote) -> tuple[Hashable, ...]:
        """By poll and by voter."""
        return ("poll", value.poll_id), ("voter", value.voter)

    def row(self, value: Vote) -> dict[str, Any]:
        """Its columns."""
        chosen: dict[str, list[int] | list[str]] = {"options": list(value.choice.options)}
        if value.choice.answers:
            chosen["answers"] = [answer.value for answer in value.choice.answers]
        choice = json.dumps(chosen, separators=(",", ":"))
        return {"poll_id": value.poll_id, "voter": value.voter, "choice": choice, "cast_at": value.cast_at}

    def value(self, row: Row) -> Vote:
        """The vote of a row."""
        return Vote(row["poll_id"], row["voter"], choice_of(row["choice"]), row["cast_at"])


@lru_cache(maxsize=4096)
def choice_of(column: str) -> Choice:
    """The choice a column holds. Most people choose what others chose too."""
    chosen = json.loads(column)
    return Choice(tuple(chosen["options"]), tuple(Answer(answer) for answer in chosen.get("answers", ())))


class Polls:
    """The polls of a unit of work."""

    def __init__(self, session: Session) -> None:
        self.shelf = PollShelf(session, PollRecord())
        self.cast = Shelf(session, VoteRecord())

    async def in_estate(self, estate_id: str, no: int) -> Poll | None:
        """The poll by the number people use."""
        found = await self.shelf.group(("no", estate_id, no), estate_id=estate_id, no=no)
        return found[0] if found else None

    async def by_id(self, poll_id: str) -> Poll | None:
        """The poll a button speaks of; the caller checks the estate."""
        return await self.shelf.get(poll_id)

    async def open_in(self, estate_id: str) -> tuple[Poll, ...]:
        """Open polls of the estate by number."""
        found = await self.shelf.group(("open", estate_id), estate_id=estate_id, status=PollStatus.OPEN.value)
        return tuple(sorted(found, key=lambda poll: poll.no))

    async def latest_in(self, estate_id: str, limit: int) -> tuple[Poll, ...]:
        """The newest polls of the estate, whatever their status, newest first."""
        # As many more as could have been staged into another estate.
        most = limit + self.shelf.staged_keys
        newest = select(tables.polls).where(_polls.estate_id == estate_id).order_by(_polls.no.desc()).limit(most)
        await self.shelf.load(newest)
        found = self.shelf.known(("estate", estate_id))
        return tuple(sorted(found, key=lambda poll: -poll.no)[:limit])

    def put(self, poll: Poll) -> None:
        """Stage it, options included."""
        self.shelf.put(poll)

    async def votes(self, poll_id: str) -> Mapping[str, Vote]:
        """Votes by voter."""
        found = await self.cast.group(("poll", poll_id), poll_id=poll_id)
        return {vote.voter: vote for vote in found}

    async def vote_of(self, poll_id: str, voter: str) -> Vote | None:
        """One voter's vote."""
        return await self.cast.get((poll_id, voter))

    async def choices(self, poll_id: str) -> tuple[Choice, ...]:
        """What was chosen, once for every vote, sorted."""
        if self.cast.has_asked(("poll", poll_id)) or self.cast.has_staged(("poll", poll_id)):
            cast = Counter(vote.choice for vote in (await self.votes(poll_id)).values())
        else:
            # The database counts equal papers far faster than we could read them.
            of_poll = select(_votes.choice, func.count().label("times")).where(_votes.poll_id == poll_id)
            rows = await self.cast.session.rows(of_poll.group_by(_votes.choice))
            cast = Counter({choice_of(row["choice"]): row["times"] for row in rows})
        in_order = sorted(cast, key=lambda choice: (choice.options, choice.answers))
        return tuple(chain.from_iterable(repeat(choice, cast[choice]) for choice in in_order))

    def put_vote(self, vote: Vote) -> None:
        """Stage the vote in place of the voter's earlier one."""
        self.cast.put(vote)

    def delete_vote(self, poll_id: str, voter: str) -> None:
        """Stage its withdrawal."""
        self.cast.delete((poll_id, voter))

    async def open_with_vote_of(self, person_id: str) -> tuple[Poll, ...]:
        """Open polls, of any estate, in which the person has a named vote."""
        mine, is_open = _votes.voter == person_id, _polls.status == PollStatus.OPEN.value
        of_poll = tables.votes.join(tables.polls, _polls.id == _votes.poll_id)
        await self.cast.load(select(tables.votes).select_from(of_poll).where(mine, is_open))
        polls = [await self.shelf.get(vote.poll_id) for vote in self.cast.known(("voter", person_id))]
        found = [poll for poll in polls if poll is not None and poll.is_open and not poll.anonymous]
        return tuple(sorted(found, key=lambda poll: (poll.estate_id, poll.no)))
