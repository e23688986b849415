"""An estate's own rules, objections to a result, and what follows from a decision."""

from __future__ import annotations

import json
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

from domain.rule_data import rule_from_data, rule_to_data
from domain.rules import Rule
from domain.tasks import Task
from storage.after_tables import departed_owners, estate_rules, party_objections, tasks
from storage.columns import fields_of
from storage.staging import Row, Session, Shelf


@dataclass(frozen=True, slots=True)
class NamedRule:
    """A rule by the name that an estate gave it."""

    estate_id: str
    name: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class PartyObjection:
    """That a party objects to a result, and why."""

    decision_id: str
    party: str
    reason: str


@dataclass(frozen=True, slots=True)
class Departed:
    """Who was registered as an owner that left the roll while a decision was open."""

    decision_id: str
    owner_id: str
    person_id: str


class RuleRecord:
    """A rule's row."""

    table = estate_rules

    def key(self, value: NamedRule) -> tuple[str, str]:
        """Whose, and its name."""
        return value.estate_id, value.name

    def groups(self, value: NamedRule) -> tuple[Hashable, ...]:
        """By estate."""
        return (value.estate_id,)

    def row(self, value: NamedRule) -> dict[str, Any]:
        """Its columns."""
        written = json.dumps(rule_to_data(value.rule), ensure_ascii=False)
        return {"estate_id": value.estate_id, "name": value.name, "rule": written}

    def value(self, row: Row) -> NamedRule:
        """The rule of a row."""
        return NamedRule(row["estate_id"], row["name"], rule_from_data(json.loads(row["rule"])))


class PartyObjectionRecord:
    """An objection's row."""

    table = party_objections

    def key(self, value: PartyObjection) -> tuple[str, str]:
        """To what, and whose."""
        return value.decision_id, value.party

    def groups(self, value: PartyObjection) -> tuple[Hashable, ...]:
        """By decision."""
        return (value.decision_id,)

    def row(self, value: PartyObjection) -> dict[str, Any]:
        """Its columns."""
        return fields_of(value)

    def value(self, row: Row) -> PartyObjection:
        """The objection of a row."""
        return PartyObjection(**row)


class DepartedRecord:
    """The row of an owner who left the roll."""

    table = departed_owners

    def key(self, value: Departed) -> tuple[str, str]:
        """In which decision, and who."""
        return value.decision_id, value.owner_id

    def groups(self, value: Departed) -> tuple[Hashable, ...]:
        """By decision."""
        return (value.decision_id,)

    def row(self, value: Departed) -> dict[str, Any]:
        """Its columns."""
        return fields_of(value)

    def value(self, row: Row) -> Departed:
        """The owner of a row."""
        return Departed(**row)


class TaskRecord:
    """A task's row."""

    table = tasks

    def key(self, value: Task) -> str:
        """Its id."""
        return value.id

    def groups(self, value: Task) -> tuple[Hashable, ...]:
        """By estate."""
        return (value.estate_id,)

    def row(self, value: Task) -> dict[str, Any]:
        """Its columns."""
        return fields_of(value)

    def value(self, row: Row) -> Task:
        """The task of a row."""
        return Task(**row)


class Aftermath:
    """The rules, objections and tasks of a unit of work."""

    def __init__(self, session: Session) -> None:
        self._rules = Shelf(session, RuleRecord())
        self._objections = Shelf(session, PartyObjectionRecord())
        self._departed = Shelf(session, DepartedRecord())
        self._tasks = Shelf(session, TaskRecord())

    @property
    def shelves(self) -> tuple[Shelf[Any, Any], ...]:
        """All of its shelves."""
        return self._rules, self._objections, self._departed, self._tasks

    async def rules(self, estate_id: str) -> dict[str, Rule]:
        """The estate's own rules, by name."""
        found = await self._rules.group(estate_id, estate_id=estate_id)
        return {each.name: each.rule for each in sorted(found, key=lambda each: each.name)}

    def put_rule(self, estate_id: str, name: str, rule: Rule) -> None:
        """Stage it in place of one of that name."""
        self._rules.put(NamedRule(estate_id, name, rule))

    def delete_rule(self, estate_id: str, name: str) -> None:
        """Stage its end."""
        self._rules.delete((estate_id, name))

    async def objecting(self, decision_id: str) -> dict[str, str]:
        """The parties that object to a result, with their reasons."""
        found = await self._objections.group(decision_id, decision_id=decision_id)
        return {each.party: each.reason for each in sorted(found, key=lambda each: each.party)}

    def put_objection(self, decision_id: str, party: str, reason: str) -> None:
        """Stage that a party objects."""
        self._objections.put(PartyObjection(decision_id, party, reason))

    async def departed(self, decision_id: str) -> dict[str, str]:
        """The people who were registered as owners that left the roll while the decision was open, by owner."""
        found = await self._departed.group(decision_id, decision_id=decision_id)
        return {each.owner_id: each.person_id for each in sorted(found, key=lambda each: each.owner_id)}

    def put_departed(self, decision_id: str, owner_id: str, person_id: str) -> None:
        """Stage that this person goes on voting as the owner in this decision."""
        self._departed.put(Departed(decision_id, owner_id, person_id))

    async def tasks(self, estate_id: str) -> tuple[Task, ...]:
        """All tasks, by number."""
        found = await self._tasks.group(estate_id, estate_id=estate_id)
        return tuple(sorted(found, key=lambda each: each.no))

    async def task(self, task_id: str) -> Task | None:
        """A task."""
        return await self._tasks.get(task_id)

    def put_task(self, task: Task) -> None:
        """Stage it."""
        self._tasks.put(task)
