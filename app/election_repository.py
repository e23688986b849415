"""The repository of elections: their phases, those who stand, and the committee that is seated."""

from __future__ import annotations

from typing import Protocol

from domain.candidacies import Candidacy, CandidateQuestion
from domain.committee import Member, Recall
from domain.elections import Election


class Elections(Protocol):
    """Elections and whatever belongs to one."""

    async def by_no(self, estate_id: str, no: int) -> Election | None:
        """The election by the number people use."""

    async def by_id(self, election_id: str) -> Election | None:
        """The election a button speaks of; the caller checks the estate."""

    async def of_estate(self, estate_id: str) -> tuple[Election, ...]:
        """All elections of the estate by number."""

    def put(self, election: Election) -> None:
        """Keep it."""

    async def candidacies(self, election_id: str) -> tuple[Candidacy, ...]:
        """All candidacies of an election in the order in which they came."""

    async def candidacy(self, candidacy_id: str) -> Candidacy | None:
        """The candidacy a button speaks of; the caller checks the election."""

    async def of_person(self, person_id: str) -> tuple[Candidacy, ...]:
        """All candidacies of a person, of all elections, in the order in which they came."""

    def put_candidacy(self, candidacy: Candidacy) -> None:
        """Keep it, with its nominations and vettings."""

    async def photo(self, candidacy_id: str) -> bytes | None:
        """The candidate's photo."""

    def put_photo(self, candidacy_id: str, content: bytes) -> None:
        """Keep it in place of an earlier one."""

    def drop_photo(self, candidacy_id: str) -> None:
        """Keep it no longer."""

    async def questions(self, election_id: str) -> tuple[CandidateQuestion, ...]:
        """The questions put to candidates, by number."""

    def put_question(self, question: CandidateQuestion) -> None:
        """Keep it."""

    async def members(self, estate_id: str) -> tuple[Member, ...]:
        """All who are or were members of the estate's committee, in the order in which they were seated."""

    def put_member(self, member: Member) -> None:
        """Keep it."""

    async def recalls(self, estate_id: str) -> tuple[Recall, ...]:
        """All recalls that were asked for, oldest first."""

    async def recall(self, recall_id: str) -> Recall | None:
        """The recall a button speaks of; the caller checks the estate."""

    def put_recall(self, recall: Recall) -> None:
        """Keep it."""
