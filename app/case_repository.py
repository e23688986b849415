"""The repository of suggestions and cases."""

from __future__ import annotations

from typing import Protocol

from domain.cases import Case, Note


class Cases(Protocol):
    """Cases, what was said to them, and who supports them."""

    async def by_no(self, estate_id: str, no: int) -> Case | None:
        """The case by the number people use."""

    async def by_id(self, case_id: str) -> Case | None:
        """The case a button speaks of; the caller checks the estate."""

    async def by_codename(self, codename: str) -> Case | None:
        """The case, of any estate, whose codename has this hash."""

    async def of_estate(self, estate_id: str) -> tuple[Case, ...]:
        """All cases of the estate by number."""

    def put(self, case: Case) -> None:
        """Keep it."""

    async def notes(self, case_id: str) -> tuple[Note, ...]:
        """What was said to a case, in its order."""

    def put_note(self, note: Note) -> None:
        """Keep it."""

    async def supporters(self, case_id: str) -> frozenset[str]:
        """The ids of the people who support a case."""

    async def supported_by(self, person_id: str) -> frozenset[str]:
        """The ids of the cases that a person supports."""

    def add_support(self, case_id: str, person_id: str) -> None:
        """Note that the person supports it."""

    def remove_support(self, case_id: str, person_id: str) -> None:
        """Take that back."""
