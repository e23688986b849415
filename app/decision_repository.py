"""The repository of decisions: formal votes, their frozen rolls and papers, acts and records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from domain.acts import Act
from domain.decision import Decision
from domain.electorate import Electorate
from domain.paper_slips import Slip
from domain.papers import Paper, SecretPaper
from domain.rules import Rule
from domain.tasks import Task


class Decisions(Protocol):
    """Decisions, and everything that belongs to one.

    What is said in a secret ballot is put in a sealed transaction, with nothing else than that somebody took part.
    """

    async def by_no(self, estate_id: str, no: int) -> Decision | None:
        """The decision by the number people use."""

    async def by_id(self, decision_id: str) -> Decision | None:
        """The decision a button speaks of; the caller checks the estate."""

    async def of_estate(self, estate_id: str) -> tuple[Decision, ...]:
        """All decisions of the estate by number."""

    def put(self, decision: Decision) -> None:
        """Keep it."""

    async def electorate(self, decision_id: str) -> Electorate | None:
        """The frozen roll; None before the decision was opened."""

    def put_electorate(self, decision_id: str, electorate: Electorate) -> None:
        """Keep the frozen roll."""

    async def papers(self, decision_id: str) -> dict[str, tuple[Paper, ...]]:
        """The papers by party key, each party's in the order they were cast."""

    async def papers_of(self, decision_id: str, party: str) -> tuple[Paper, ...]:
        """One party's papers in the order they were cast."""

    async def put_papers(self, decision_id: str, party: str, papers: Sequence[Paper]) -> None:
        """Keep these, in this order, in place of all the party's before.

        Raises ValueError for another party's, and for two of one person and way.
        """

    async def slip(self, code: str) -> Slip | None:
        """The paper ballot that waits for its confirmation under this code."""

    async def slips(self, decision_id: str) -> tuple[Slip, ...]:
        """The paper ballots that wait, oldest first."""

    def put_slip(self, slip: Slip) -> None:
        """Keep it."""

    def delete_slip(self, code: str) -> None:
        """Keep it no longer."""

    async def took_part(self, decision_id: str) -> dict[str, str]:
        """Who took part in a secret ballot: by party key, "" or the person id of the proxy's holder."""

    def note_part(self, decision_id: str, party: str, holder: str = "") -> None:
        """Note that the party took part in a secret ballot."""

    async def secret_papers(self, decision_id: str) -> tuple[SecretPaper, ...]:
        """The papers of a secret ballot, sorted by receipt."""

    def put_secret_paper(self, decision_id: str, paper: SecretPaper) -> None:
        """Keep it in place of the one with its receipt."""

    async def acts(self, estate_id: str) -> tuple[Act, ...]:
        """The estate's whole chain, by number."""

    def add_act(self, estate_id: str, act: Act) -> None:
        """Keep it. The transaction fails if there is another act of its number."""

    async def record(self, decision_id: str) -> bytes | None:
        """The published record; None if there is none."""

    async def opened_record(self, decision_id: str) -> bytes | None:
        """The record in the auditor's form; None if there is none."""

    def put_record(self, decision_id: str, published: bytes, opened: bytes | None) -> None:
        """Keep the record."""


class Aftermath(Protocol):
    """An estate's own rules, objections to a result, and what follows from a decision."""

    async def rules(self, estate_id: str) -> dict[str, Rule]:
        """The estate's own rules, by name."""

    def put_rule(self, estate_id: str, name: str, rule: Rule) -> None:
        """Keep it in place of one of that name."""

    def delete_rule(self, estate_id: str, name: str) -> None:
        """Keep it no longer."""

    async def objecting(self, decision_id: str) -> dict[str, str]:
        """The parties that object to a result, with their reasons."""

    def put_objection(self, decision_id: str, party: str, reason: str) -> None:
        """A party objects."""

    async def departed(self, decision_id: str) -> dict[str, str]:
        """The people who were registered as owners that left the roll while the decision was open, by owner."""

    def put_departed(self, decision_id: str, owner_id: str, person_id: str) -> None:
        """This person goes on voting as the owner in this decision."""

    async def tasks(self, estate_id: str) -> tuple[Task, ...]:
        """All tasks, by number."""

    async def task(self, task_id: str) -> Task | None:
        """A task."""

    def put_task(self, task: Task) -> None:
        """Keep it."""
