"""Elections, those who stand in them, and the committee that is seated."""

from __future__ import annotations

from typing import Any

from domain.candidacies import Candidacy, CandidateQuestion
from domain.committee import Member, Recall
from domain.elections import Election
from storage.election_rows import (
    CandidacyRecord,
    ElectionRecord,
    MemberRecord,
    PhotoRecord,
    QuestionRecord,
    RecallRecord,
)
from storage.parts import ArrivalShelf
from storage.staging import Session, Shelf


class Elections:
    """The elections of a unit of work."""

    def __init__(self, session: Session) -> None:
        self.shelf = Shelf(session, ElectionRecord())
        self._candidacies = ArrivalShelf(session, CandidacyRecord(), CandidacyRecord.parts)
        self._photos = Shelf(session, PhotoRecord())
        self._questions = Shelf(session, QuestionRecord())
        self._members = ArrivalShelf(session, MemberRecord())
        self._recalls = ArrivalShelf(session, RecallRecord(), RecallRecord.parts)

    @property
    def shelves(self) -> tuple[Shelf[Any, Any], ...]:
        """All of its shelves, parents before those that point to them."""
        return self.shelf, self._candidacies, self._photos, self._questions, self._members, self._recalls

    async def by_no(self, estate_id: str, no: int) -> Election | None:
        """The election by the number people use."""
        found = await self.shelf.group(("no", estate_id, no), estate_id=estate_id, no=no)
        return found[0] if found else None

    async def by_id(self, election_id: str) -> Election | None:
        """The election a button speaks of; the caller checks the estate."""
        return await self.shelf.get(election_id)

    async def of_estate(self, estate_id: str) -> tuple[Election, ...]:
        """All elections of the estate by number."""
        found = await self.shelf.group(("estate", estate_id), estate_id=estate_id)
        return tuple(sorted(found, key=lambda election: election.no))

    def put(self, election: Election) -> None:
        """Stage it."""
        self.shelf.put(election)

    async def candidacies(self, election_id: str) -> tuple[Candidacy, ...]:
        """All candidacies of an election in the order in which they came."""
        found = await self._candidacies.group(("election", election_id), election_id=election_id)
        return self._candidacies.in_order(found)

    async def candidacy(self, candidacy_id: str) -> Candidacy | None:
        """The candidacy a button speaks of; the caller checks the election."""
        return await self._candidacies.get(candidacy_id)

    async def of_person(self, person_id: str) -> tuple[Candidacy, ...]:
        """All candidacies of a person, of all elections, in the order in which they came; none of nobody's."""
        if not person_id:
            return ()
        found = await self._candidacies.group(("person", person_id), person_id=person_id)
        return self._candidacies.in_order(found)

    def put_candidacy(self, candidacy: Candidacy) -> None:
        """Stage it, with its nominations and vettings."""
        self._candidacies.put(candidacy)

    async def photo(self, candidacy_id: str) -> bytes | None:
        """The candidate's photo."""
        found = await self._photos.get(candidacy_id)
        return None if found is None else found[1]

    def put_photo(self, candidacy_id: str, content: bytes) -> None:
        """Stage it in place of an earlier one."""
        self._photos.put((candidacy_id, content))

    def drop_photo(self, candidacy_id: str) -> None:
        """Stage its end."""
        self._photos.delete(candidacy_id)

    async def questions(self, election_id: str) -> tuple[CandidateQuestion, ...]:
        """The questions put to candidates, by number."""
        found = await self._questions.group(election_id, election_id=election_id)
        return tuple(sorted(found, key=lambda question: question.no))

    def put_question(self, question: CandidateQuestion) -> None:
        """Stage it."""
        self._questions.put(question)

    async def members(self, estate_id: str) -> tuple[Member, ...]:
        """All who are or were members of the estate's committee, in the order in which they were seated."""
        return self._members.in_order(await self._members.group(estate_id, estate_id=estate_id))

    def put_member(self, member: Member) -> None:
        """Stage it."""
        self._members.put(member)

    async def recalls(self, estate_id: str) -> tuple[Recall, ...]:
        """All recalls that were asked for, oldest first."""
        return self._recalls.in_order(await self._recalls.group(estate_id, estate_id=estate_id))

    async def recall(self, recall_id: str) -> Recall | None:
        """The recall a button speaks of; the caller checks the estate."""
        return await self._recalls.get(recall_id)

    def put_recall(self, recall: Recall) -> None:
        """Stage it."""
        self._recalls.put(recall)
