"""The repository of suggestions and cases."""

from __future__ import annotations

from typing import Protocol

from domain.case_files import CaseFile
from domain.case_thread import Note
from domain.cases import Case


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

    async def files(self, case_id: str) -> tuple[CaseFile, ...]:
        """What goes along with a case, in the order of names."""

    async def files_of_estate(self, estate_id: str) -> tuple[CaseFile, ...]:
        """What goes along with the estate's cases, as it was before this transaction."""

    async def file_content(self, file_id: str) -> bytes | None:
        """What is in a file."""

    def add_file(self, file: CaseFile, content: bytes) -> None:
        """Keep it."""

    def put_file(self, file: CaseFile) -> None:
        """Keep what is known of it beside its content."""

    def drop_file(self, file_id: str) -> None:
        """Keep it no longer."""

    async def supporters(self, case_id: str) -> frozenset[str]:
        """The ids of the people who support a case."""

    async def supported_by(self, person_id: str) -> frozenset[str]:
        """The ids of the cases that a person supports."""

    def add_support(self, case_id: str, person_id: str) -> None:
        """Note that the person supports it."""

    def remove_support(self, case_id: str, person_id: str) -> None:
        """Take that back."""
