"""Decisions, their frozen rolls and papers, acts and records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from domain.acts import Act
from domain.decision import Decision
from domain.electorate import Electorate
from domain.paper_slips import Slip
from domain.papers import Paper, SecretPaper
from storage.decision_rows import (
    ActRecord,
    DecisionRecord,
    ElectorateRecord,
    Link,
    Minutes,
    MinutesRecord,
    PaperRecord,
    PartRecord,
    Placed,
    Secret,
    SecretRecord,
    SlipRecord,
)
from storage.layout import lay_in_order
from storage.staging import Session, Shelf


class ActShelf(Shelf[tuple[str, int], Link]):
    """The acts of a unit of work, which are only ever added."""

    async def write_values(self, values: Sequence[Link]) -> None:
        """Insert the acts; where one of this number is kept, nothing takes its place and the transaction fails."""
        await self.session.write(self.record.table.insert(), [self.record.row(value) for value in values])


class Decisions:
    """The decisions of a unit of work."""

    def __init__(self, session: Session) -> None:
        self.shelf = Shelf(session, DecisionRecord())
        self._electorates = Shelf(session, ElectorateRecord())
        self._papers = Shelf(session, PaperRecord())
        self._slips = Shelf(session, SlipRecord())
        self._parts = Shelf(session, PartRecord())
        self._secrets = Shelf(session, SecretRecord())
        self._acts = ActShelf(session, ActRecord())
        self._records = Shelf(session, MinutesRecord())
        self._session = session

    @property
    def secret_shelves(self) -> tuple[Shelf[Any, Any], ...]:
        """What secret ballots are kept in."""
        return self._parts, self._secrets

    @property
    def shelves(self) -> tuple[Shelf[Any, Any], ...]:
        """All of its shelves, parents before those that point to them."""
        return (
            self.shelf,
            self._electorates,
            self._papers,
            self._slips,
            *self.secret_shelves,
            self._acts,
            self._records,
        )

    async def by_no(self, estate_id: str, no: int) -> Decision | None:
        """The decision by the number people use."""
        found = await self.shelf.group(("no", estate_id, no), estate_id=estate_id, no=no)
        return found[0] if found else None

    async def by_id(self, decision_id: str) -> Decision | None:
        """The decision a button speaks of; the caller checks the estate."""
        return await self.shelf.get(decision_id)

    async def of_estate(self, estate_id: str) -> tuple[Decision, ...]:
        """All decisions of the estate by number."""
        found = await self.shelf.group(("estate", estate_id), estate_id=estate_id)
        return tuple(sorted(found, key=lambda decision: decision.no))

    def put(self, decision: Decision) -> None:
        """Stage it."""
        self.shelf.put(decision)

    async def electorate(self, decision_id: str) -> Electorate | None:
        """The frozen roll."""
        found = await self._electorates.get(decision_id)
        return None if found is None else found[1]

    def put_electorate(self, decision_id: str, electorate: Electorate) -> None:
        """Stage the frozen roll."""
        self._electorates.put((decision_id, electorate))

    async def papers(self, decision_id: str) -> dict[str, tuple[Paper, ...]]:
        """The papers by party key, each party's in the order they were cast."""
        placed = await self._papers.group(("decision", decision_id), decision_id=decision_id)
        found: dict[str, list[Paper]] = {}
        for each in sorted(placed, key=lambda each: (each.paper.party, each.place)):
            found.setdefault(each.paper.party, []).append(each.paper)
        return {party: tuple(papers) for party, papers in found.items()}

    async def papers_of(self, decision_id: str, party: str) -> tuple[Paper, ...]:
        """One party's papers in the order they were cast."""
        return tuple(each.paper for each in sorted(await self._placed(decision_id, party), key=lambda each: each.place))

    async def put_papers(self, decision_id: str, party: str, papers: Sequence[Paper]) -> None:
        """Stage that these are the party's papers.

        Raises ValueError for another party's, and for two of one person and way.
        """
        ways = {(paper.owner, paper.origin) for paper in papers}
        if len(ways) < len(papers) or any(paper.party != party for paper in papers):
            raise ValueError("papers of several parties, or two of one person and way")
        for each in await self._placed(decision_id, party):
            if (each.paper.owner, each.paper.origin) not in ways:
                self._papers.delete(self._papers.record.key(each))
        for place, paper in enumerate(papers, start=1):
            self._papers.put(Placed(decision_id, place, paper))

    async def _placed(self, decision_id: str, party: str) -> tuple[Placed, ...]:
        group = ("party", decision_id, party)
        if self._papers.has_asked(("decision", decision_id)):
            return self._papers.known(group)
        return await self._papers.group(group, decision_id=decision_id, party=party)

    async def slip(self, code: str) -> Slip | None:
        """The paper ballot that waits under this code."""
        return await self._slips.get(code)

    async def slips(self, decision_id: str) -> tuple[Slip, ...]:
        """The paper ballots that wait, oldest first."""
        found = await self._slips.group(decision_id, decision_id=decision_id)
        return tuple(sorted(found, key=lambda slip: (slip.entered_at, slip.code)))

    def put_slip(self, slip: Slip) -> None:
        """Stage it."""
        self._slips.put(slip)

    def delete_slip(self, code: str) -> None:
        """Stage its end."""
        self._slips.delete(code)

    async def took_part(self, decision_id: str) -> dict[str, str]:
        """Who took part in a secret ballot: by party key, "" or the person id of the proxy's holder."""
        return {
            party: holder for _, party, holder in sorted(await self._parts.group(decision_id, decision_id=decision_id))
        }

    def note_part(self, decision_id: str, party: str, holder: str = "") -> None:
        """Stage that the party took part in a secret ballot."""
        self._parts.put((decision_id, party, holder))

    async def secret_papers(self, decision_id: str) -> tuple[SecretPaper, ...]:
        """The papers of a secret ballot, sorted by receipt."""
        found = await self._secrets.group(decision_id, decision_id=decision_id)
        return tuple(sorted((each.paper for each in found), key=lambda paper: paper.receipt))

    def put_secret_paper(self, decision_id: str, paper: SecretPaper) -> None:
        """Stage it in place of the one with its receipt."""
        self._secrets.put(Secret(decision_id, paper))

    async def acts(self, estate_id: str) -> tuple[Act, ...]:
        """The estate's whole chain, by number."""
        found = await self._acts.group(estate_id, estate_id=estate_id)
        return tuple(sorted((each.act for each in found), key=lambda act: act.no))

    def add_act(self, estate_id: str, act: Act) -> None:
        """Stage it."""
        self._acts.put(Link(estate_id, act))

    async def record(self, decision_id: str) -> bytes | None:
        """The published record."""
        found = await self._records.get(decision_id)
        return None if found is None else found.published

    async def opened_record(self, decision_id: str) -> bytes | None:
        """The record in the auditor's form."""
        found = await self._records.get(decision_id)
        return None if found is None else found.opened

    def put_record(self, decision_id: str, published: bytes, opened: bytes | None) -> None:
        """Stage the record."""
        self._records.put(Minutes(decision_id, published, opened))

    async def lay_in_order(self) -> None:
        """Write secret ballots anew in the order of their keys, if one was written: who took part by the party's key,
        papers by their receipt, which is random.
        """
        if any(shelf.staged_keys for shelf in self.secret_shelves):
            for shelf in self.secret_shelves:
                await lay_in_order(self._session, shelf.record.table)
