"""Suggestions and cases."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from sqlalchemy import select

from domain.case_files import CaseFile
from domain.case_thread import Note, Speaker
from domain.cases import Area, Case, CaseStatus, Showing
from storage.case_tables import case_file_contents, case_files, case_notes, case_supports, cases
from storage.columns import fields_of
from storage.layout import lay_in_order
from storage.staging import Row, Session, Shelf

Support = tuple[str, str]
"""A case's id and the id of a person who supports it."""
Content = tuple[str, bytes]
"""A file's id and what is in it."""


class CaseRecord:
    """A case's row."""

    table = cases

    def key(self, value: Case) -> str:
        """Its id."""
        return value.id

    def groups(self, value: Case) -> tuple[Hashable, ...]:
        """By estate, by number, and by codename where it has one."""
        known = ("estate", value.estate_id), ("no", value.estate_id, value.no)
        return (*known, ("codename", value.codename)) if value.codename else known

    def row(self, value: Case) -> dict[str, Any]:
        """Its columns."""
        plain = {"area": value.area.value, "status": value.status.value, "showing": value.showing.value}
        return fields_of(value) | plain

    def value(self, row: Row) -> Case:
        """The case of a row."""
        kinds = {
            "area": Area(row["area"]),
            "status": CaseStatus(row["status"]),
            "showing": Showing(row["showing"]),
        }
        return Case(**(dict(row) | kinds))


class NoteRecord:
    """A note's row."""

    table = case_notes

    def key(self, value: Note) -> str:
        """Its id."""
        return value.id

    def groups(self, value: Note) -> tuple[Hashable, ...]:
        """By case."""
        return (value.case_id,)

    def row(self, value: Note) -> dict[str, Any]:
        """Its columns."""
        return fields_of(value) | {"speaker": value.speaker.value}

    def value(self, row: Row) -> Note:
        """The note of a row."""
        return Note(**(dict(row) | {"speaker": Speaker(row["speaker"])}))


class FileRecord:
    """What is known of a file beside its content."""

    table = case_files

    def key(self, value: CaseFile) -> str:
        """Its id."""
        return value.id

    def groups(self, value: CaseFile) -> tuple[Hashable, ...]:
        """By case."""
        return (value.case_id,)

    def row(self, value: CaseFile) -> dict[str, Any]:
        """Its columns."""
        return fields_of(value)

    def value(self, row: Row) -> CaseFile:
        """The file of a row."""
        return CaseFile(**row)


class ContentRecord:
    """The content of a file, which is read only where somebody looks at it."""

    table = case_file_contents

    def key(self, value: Content) -> str:
        """The file's id."""
        return value[0]

    def groups(self, value: Content) -> tuple[Hashable, ...]:
        """It is looked for by its id alone."""
        return ()

    def row(self, value: Content) -> dict[str, Any]:
        """Its columns."""
        return {"id": value[0], "content": value[1]}

    def value(self, row: Row) -> Content:
        """The content of a row."""
        return row["id"], row["content"]


class SupportRecord:
    """That a person supports a case."""

    table = case_supports

    def key(self, value: Support) -> Support:
        """The case and the person."""
        return value

    def groups(self, value: Support) -> tuple[Hashable, ...]:
        """By case and by person."""
        return ("case", value[0]), ("person", value[1])

    def row(self, value: Support) -> dict[str, Any]:
        """Its columns."""
        return {"case_id": value[0], "person_id": value[1]}

    def value(self, row: Row) -> Support:
        """The support of a row."""
        return row["case_id"], row["person_id"]


class Cases:
    """The cases of a unit of work."""

    def __init__(self, session: Session) -> None:
        self.shelf = Shelf(session, CaseRecord())
        self.said = Shelf(session, NoteRecord())
        self.support = Shelf(session, SupportRecord())
        self.enclosed = Shelf(session, FileRecord())
        self.contents = Shelf(session, ContentRecord())
        self._session = session

    async def by_no(self, estate_id: str, no: int) -> Case | None:
        """The case by the number people use."""
        found = await self.shelf.group(("no", estate_id, no), estate_id=estate_id, no=no)
        return found[0] if found else None

    async def by_id(self, case_id: str) -> Case | None:
        """The case a button speaks of; the caller checks the estate."""
        return await self.shelf.get(case_id)

    async def by_codename(self, codename: str) -> Case | None:
        """The case, of any estate, whose codename has this hash."""
        found = await self.shelf.group(("codename", codename), codename=codename)
        return found[0] if found else None

    async def of_estate(self, estate_id: str) -> tuple[Case, ...]:
        """All cases of the estate by number."""
        found = await self.shelf.group(("estate", estate_id), estate_id=estate_id)
        return tuple(sorted(found, key=lambda case: case.no))

    def put(self, case: Case) -> None:
        """Stage it."""
        self.shelf.put(case)

    async def notes(self, case_id: str) -> tuple[Note, ...]:
        """What was said to a case, in its order."""
        return tuple(sorted(await self.said.group(case_id, case_id=case_id), key=lambda note: note.place))

    def put_note(self, note: Note) -> None:
        """Stage it."""
        self.said.put(note)

    async def files(self, case_id: str) -> tuple[CaseFile, ...]:
        """What goes along with a case, in the order of names."""
        return tuple(sorted(await self.enclosed.group(case_id, case_id=case_id), key=lambda file: (file.name, file.id)))

    async def files_of_estate(self, estate_id: str) -> tuple[CaseFile, ...]:
        """What goes along with the estate's cases, as it was before this transaction."""
        theirs = select(cases.c.id).where(cases.c.estate_id == estate_id)
        return tuple(await self.enclosed.read_values(case_files.select().where(case_files.c.case_id.in_(theirs))))

    async def file_content(self, file_id: str) -> bytes | None:
        """What is in a file."""
        found = await self.contents.get(file_id)
        return found[1] if found is not None else None

    def add_file(self, file: CaseFile, content: bytes) -> None:
        """Stage it."""
        self.enclosed.put(file)
        self.contents.put((file.id, content))

    def put_file(self, file: CaseFile) -> None:
        """Stage what is known of it."""
        self.enclosed.put(file)

    def drop_file(self, file_id: str) -> None:
        """Stage its end."""
        self.enclosed.delete(file_id)
        self.contents.delete(file_id)

    async def supporters(self, case_id: str) -> frozenset[str]:
        """The ids of the people who support a case."""
        return frozenset(person for _, person in await self.support.group(("case", case_id), case_id=case_id))

    async def supported_by(self, person_id: str) -> frozenset[str]:
        """The ids of the cases that a person supports."""
        found = await self.support.group(("person", person_id), person_id=person_id)
        return frozenset(case for case, _ in found)

    def add_support(self, case_id: str, person_id: str) -> None:
        """Stage that the person supports it."""
        self.support.put((case_id, person_id))

    def remove_support(self, case_id: str, person_id: str) -> None:
        """Stage that they no longer do."""
        self.support.delete((case_id, person_id))

    @property
    def shelves(self) -> tuple[Shelf[Any, Any], ...]:
        """All of its shelves, parents before those that point to them."""
        return self.shelf, self.said, self.support, self.enclosed, self.contents

    async def lay_in_order(self) -> None:
        """Write the rows anew in the order of their keys, which are random, if anything of a case was written."""
        if not any(shelf.staged_keys for shelf in self.shelves):
            return
        await lay_in_order(self._session, cases)
        await lay_in_order(self._session, case_notes)
        if self.contents.staged_keys:
            # Only those without a name among them, as they are large.
            unnamed = select(case_files.c.id).where(~case_files.c.named)
            await lay_in_order(self._session, case_file_contents, case_file_contents.c.id.in_(unnamed))
            await lay_in_order(self._session, case_files)
