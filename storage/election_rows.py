"""How elections and what belongs to them are kept in their tables."""

from __future__ import annotations

import json
from collections.abc import Hashable
from typing import Any

from domain.candidacies import Candidacy, CandidateQuestion, Nomination, Outcome, Standing, Vetting
from domain.committee import Ended, Member, Office, Recall, RecallState
from domain.contest import Contest, Method
from domain.elections import Calendar, Election, Phase, Purpose
from domain.rule_data import rule_from_data, rule_to_data
from domain.secrecy import Mode
from storage import election_tables as tables
from storage.columns import fields_of
from storage.parts import Part
from storage.staging import Row

Photo = tuple[str, bytes]
"""A candidacy's id and the candidate's photo."""


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def contest_text(contest: Contest | None) -> str | None:
    """What a ballot is about, as the column of a decision that is one; None for a plain decision."""
    return None if contest is None else _written(fields_of(contest) | {"method": contest.method.value})


def contest_of(column: str | None) -> Contest | None:
    """What the column says."""
    if column is None:
        return None
    data = json.loads(column)
    return Contest(**(data | {"method": Method(data["method"])}))


class ElectionRecord:
    """An election's row."""

    table = tables.elections

    def key(self, value: Election) -> str:
        """Its id."""
        return value.id

    def groups(self, value: Election) -> tuple[Hashable, ...]:
        """By estate, and by number."""
        return ("estate", value.estate_id), ("no", value.estate_id, value.no)

    def row(self, value: Election) -> dict[str, Any]:
        """Its columns; the times of its calendar have one each."""
        plain = fields_of(value)
        calendar = fields_of(plain.pop("calendar"))
        kinds = {name: plain[name].value for name in ("purpose", "mode", "method", "phase")}
        written = {"conditions": _written(value.conditions), "rule": _written(rule_to_data(value.rule))}
        return plain | calendar | kinds | written

    def value(self, row: Row) -> Election:
        """The election of a row."""
        rest = dict(row)
        calendar = Calendar(**{name: rest.pop(name) for name in Calendar.__slots__})
        kinds = {
            "purpose": Purpose(row["purpose"]),
            "mode": Mode(row["mode"]),
            "method": Method(row["method"]),
            "phase": Phase(row["phase"]),
        }
        written = {"conditions": tuple(json.loads(row["conditions"])), "rule": rule_from_data(json.loads(row["rule"]))}
        return Election(**(rest | kinds | written), calendar=calendar)


class CandidacyRecord:
    """A candidacy's row; when it came among others is the database's own affair."""

    table = tables.candidacies
    parts = (
        Part(tables.nominations, "nominations", fields_of, Nomination),
        Part(tables.vettings, "vettings", fields_of, Vetting),
    )

    def key(self, value: Candidacy) -> str:
        """Its id."""
        return value.id

    def groups(self, value: Candidacy) -> tuple[Hashable, ...]:
        """By election, and by the person who stands."""
        known: tuple[Hashable, ...] = (("election", value.election_id),)
        return (*known, ("person", value.person_id)) if value.person_id else known

    def row(self, value: Candidacy) -> dict[str, Any]:
        """Its columns."""
        plain = {name: field for name, field in fields_of(value).items() if name not in ("nominations", "vettings")}
        outcome = None if value.outcome is None else value.outcome.value
        return plain | {"standing": value.standing.value, "outcome": outcome}

    def value(self, row: Row) -> Candidacy:
        """The candidacy of a row, to which its nominations and vettings are still to be added."""
        outcome = None if row["outcome"] is None else Outcome(row["outcome"])
        rest = {name: row[name] for name in row if name != "came"}
        return Candidacy(**(rest | {"standing": Standing(row["standing"]), "outcome": outcome}))


class PhotoRecord:
    """A candidate's photo."""

    table = tables.candidate_photos

    def key(self, value: Photo) -> str:
        """The candidacy's id."""
        return value[0]

    def groups(self, value: Photo) -> tuple[Hashable, ...]:
        """It is looked for by its key alone."""
        return ()

    def row(self, value: Photo) -> dict[str, Any]:
        """Its columns."""
        return {"candidacy_id": value[0], "content": value[1]}

    def value(self, row: Row) -> Photo:
        """The photo of a row."""
        return row["candidacy_id"], row["content"]


class QuestionRecord:
    """The row of a question to a candidate."""

    table = tables.candidate_questions

    def key(self, value: CandidateQuestion) -> tuple[str, int]:
        """The election and the number."""
        return value.election_id, value.no

    def groups(self, value: CandidateQuestion) -> tuple[Hashable, ...]:
        """By election."""
        return (value.election_id,)

    def row(self, value: CandidateQuestion) -> dict[str, Any]:
        """Its columns."""
        return fields_of(value)

    def value(self, row: Row) -> CandidateQuestion:
        """The question of a row."""
        return CandidateQuestion(**row)


class MemberRecord:
    """A member's row; when they were seated among others is the database's own affair."""

    table = tables.committee_members

    def key(self, value: Member) -> str:
        """Its id."""
        return value.id

    def groups(self, value: Member) -> tuple[Hashable, ...]:
        """By estate."""
        return (value.estate_id,)

    def row(self, value: Member) -> dict[str, Any]:
        """Its columns."""
        ended = None if value.ended is None else value.ended.value
        return fields_of(value) | {"office": value.office.value, "ended": ended}

    def value(self, row: Row) -> Member:
        """The member of a row."""
        ended = None if row["ended"] is None else Ended(row["ended"])
        rest = {name: row[name] for name in row if name != "came"}
        return Member(**(rest | {"office": Office(row["office"]), "ended": ended}))


def _columns_of_supporter(person_id: str) -> dict[str, Any]:
    return {"person_id": person_id}


def _supporter(person_id: str) -> str:
    return person_id


class RecallRecord:
    """The row of a recall that is asked for; when it came among others is the database's own affair."""

    table = tables.recalls
    parts = (Part(tables.recall_supporters, "supporters", _columns_of_supporter, _supporter),)

    def key(self, value: Recall) -> str:
        """Its id."""
        return value.id

    def groups(self, value: Recall) -> tuple[Hashable, ...]:
        """By estate."""
        return (value.estate_id,)

    def row(self, value: Recall) -> dict[str, Any]:
        """Its columns."""
        plain = {name: field for name, field in fields_of(value).items() if name != "supporters"}
        return plain | {"state": value.state.value}

    def value(self, row: Row) -> Recall:
        """The recall of a row, to which its supporters are still to be added."""
        rest = {name: row[name] for name in row if name != "came"}
        return Recall(**(rest | {"state": RecallState(row["state"])}))
