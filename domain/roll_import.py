"""What a roll file changes: which units and owners are new, which stay who they are, which go."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from domain.roll import Owner, PartyKey, Roll, Unit, natural
from domain.roll_entries import Entry, OwnerEntry


@dataclass(frozen=True, slots=True)
class Import:
    """What becomes of the roll: the whole of it afterwards, and the labels of the units that are new, changed, gone.

    ``lost`` are people in the chat who would no longer be an owner: (owner's name, person's id); ``renamed`` are owners
    who were found again under another name: (the old, the new).
    """

    roll: Roll
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    same: int
    lost: tuple[tuple[str, str], ...]
    renamed: tuple[tuple[str, str], ...] = ()

    @property
    def changes_nothing(self) -> bool:
        """Whether the roll says all of this already."""
        return not (self.added or self.changed or self.removed)


def fold(label: str) -> str:
    """The form in which two spellings of a unit or a name are the same."""
    return "".join(unicodedata.normalize("NFKC", label).casefold().split())


Person = tuple[str, str]
"""A folded name, and the mark of a contact where namesakes are told apart by it."""


class _Owners:
    """The owners of a file, each found again among those who are on the roll."""

    def __init__(self, estate_id: str, roll: Roll, new_id: Callable[[], str], mark: Callable[[str], str]) -> None:
        self._estate_id, self._new_id, self._mark = estate_id, new_id, mark
        self._left: dict[str, list[Owner]] = defaultdict(list)
        self._marked: dict[str, list[Owner]] = defaultdict(list)
        for owner in sorted(roll.owners.values(), key=lambda owner: owner.id):
            self._left[fold(owner.name)].append(owner)
            self._marked[owner.contact_mark].append(owner)
        self._units: dict[str, set[str]] = defaultdict(set)
        for unit in roll.units:
            for owner_id in unit.owners:
                self._units[owner_id].add(fold(unit.label))
        self._found: dict[Person, Owner] = {}

    def settle(self, entries: Sequence[Entry]) -> None:
        """Find everybody: by contact, by a unit they had under their name, by a contact under another name, then by a
        name that one alone bears.
        """
        held: dict[Person, set[str]] = defaultdict(set)
        given: dict[Person, OwnerEntry] = {}
        contacts: dict[str, set[str]] = defaultdict(set)
        for entry in entries:
            for owner in entry.owners:
                contacts[fold(owner.name)].add(self._mark(owner.contact))
        self._namesakes = {name for name, marks in contacts.items() if len(marks - {""}) > 1}
        for entry in entries:
            for owner in entry.owners:
                person = self.person(owner)
                held[person].add(fold(entry.unit))
                if person not in given or not given[person].contact:
                    given[person] = owner
        self._bearers = Counter(self._mark(owner.contact) for owner in given.values())
        for rule in (self._same_contact, self._same_unit, self._same_contact_renamed, self._same_name):
            for person, entry_owner in given.items():
                if person not in self._found:
                    match = rule(person, entry_owner, held[person], self._left[person[0]])
                    if match is not None:
                        self._left[fold(match.name)].remove(match)
                        self._found[person] = self._updated(match, entry_owner)
        for person, entry_owner in given.items():
            if person not in self._found:
                fresh = Owner(self._new_id(), self._estate_id, entry_owner.name)
                self._found[person] = self._updated(fresh, entry_owner)

    def person(self, owner: OwnerEntry) -> Person:
        """Who is meant: namesakes with different contacts are different people."""
        name = fold(owner.name)
        return name, self._mark(owner.contact) if name in self._namesakes else ""

    def of(self, entry: Entry) -> list[Owner]:
        """The owners of a unit."""
        return [self._found[self.person(owner)] for owner in entry.owners]

    def _updated(self, owner: Owner, entry: OwnerEntry) -> Owner:
        mark = self._mark(entry.contact)
        known = (
            owner
            if not mark or mark == owner.contact_mark
            else replace(owner, contact=entry.contact, contact_mark=mark)
        )
        return (
            known
            if fold(known.name) == fold(entry.name) and known.name == entry.name
            else replace(known, name=entry.name)
        )

    def _same_contact(self, person: Person, entry: OwnerEntry, units: set[str], left: list[Owner]) -> Owner | None:
        mark = self._mark(entry.contact)
        return next((owner for owner in left if mark and owner.contact_mark == mark), None)

    def _same_unit(self, person: Person, entry: OwnerEntry, units: set[str], left: list[Owner]) -> Owner | None:
        return next((owner for owner in left if self._units[owner.id] & units), None)

    def _same_contact_renamed(
        self, person: Person, entry: OwnerEntry, units: set[str], left: list[Owner]
    ) -> Owner | None:
        """Who married keeps the telephone number; a number that several share tells nobody apart."""
        mark = self._mark(entry.contact)
        known = self._marked.get(mark, []) if mark and self._bearers[mark] == 1 else []
        return known[0] if len(known) == 1 and known[0] in self._left[fold(known[0].name)] else None

    def _same_name(self, person: Person, entry: OwnerEntry, units: set[str], left: list[Owner]) -> Owner | None:
        mark = self._mark(entry.contact)
        alone = len(left) == 1 and person[0] not in self._namesakes
        return left[0] if alone and not (mark and left[0].contact_mark) else None


def plan_import(
    estate_id: str, roll: Roll, entries: Sequence[Entry], new_id: Callable[[], str], mark: Callable[[str], str]
) -> Import:
    """What the entries, which are free of grave problems, make of the roll.

    ``mark`` gives what tells contacts apart ("" for none). Contacts that are new stand in the result as they were
    given: they are still to be sealed. Who is registered stays so, as long as they own something.
    """
    owners = _Owners(estate_id, roll, new_id, mark)
    owners.settle(entries)
    before = {fold(unit.label): unit for unit in roll.units}
    units: list[Unit] = []
    kept: dict[str, Owner] = {}
    added, changed, same = [], [], 0
    for entry in entries:
        own = owners.of(entry)
        kept |= {owner.id: owner for owner in own}
        known = before.pop(fold(entry.unit), None)
        unit = _unit(estate_id, entry, own, known, new_id)
        units.append(unit)
        if known is None:
            added.append(unit.label)
        elif known != unit or any(roll.owners[owner.id] != owner for owner in own if owner.id in roll.owners):
            changed.append(unit.label)
        else:
            same += 1
    removed = sorted((unit.label for unit in before.values()), key=natural)
    lost = [(owner.name, owner.person_id) for owner in roll.owners.values() if owner.person_id and owner.id not in kept]
    after = Roll(tuple(sorted(units, key=lambda unit: natural(unit.label))), kept)
    renamed = [(roll.owners[each.id].name, each.name) for each in kept.values() if each.id in roll.owners]
    renamed = sorted(pair for pair in renamed if fold(pair[0]) != fold(pair[1]))
    return Import(after, tuple(added), tuple(changed), tuple(removed), same, tuple(sorted(lost)), tuple(renamed))


def _unit(estate_id: str, entry: Entry, owners: list[Owner], known: Unit | None, new_id: Callable[[], str]) -> Unit:
    party: PartyKey = tuple(sorted({owner.id for owner in owners}))
    named = fold(entry.representative or "")
    chosen = next((owner.id for owner in owners if named and fold(owner.name) == named), "")
    if entry.representative is None and known is not None and known.representative in party:
        # Who votes for them was agreed in the chat; a file without that column does not take it back.
        chosen = known.representative
    return Unit(
        id=known.id if known is not None else new_id(),
        estate_id=estate_id,
        label=entry.unit,
        building=entry.building,
        area=entry.area,
        owners=party,
        share=entry.share,
        kind=entry.kind,
        developer=entry.developer,
        representative=chosen,
    )


def entries_of(roll: Roll, contact: Callable[[Owner], str]) -> tuple[Entry, ...]:
    """The roll as a file would give it. ``contact`` opens what is sealed, or gives "" to keep it back."""
    found = []
    for row, unit in enumerate(sorted(roll.units, key=lambda unit: natural(unit.label)), 2):
        owners = sorted((roll.owners[owner_id] for owner_id in unit.owners), key=lambda owner: (owner.name, owner.id))
        found.append(
            Entry(
                row=row,
                unit=unit.label,
                building=unit.building,
                area=unit.area,
                owners=tuple(OwnerEntry(owner.name, contact(owner)) for owner in owners),
                share=unit.share,
                representative=roll.owners[unit.representative].name if unit.representative in roll.owners else "",
                kind=unit.kind,
                developer=unit.developer,
            )
        )
    return tuple(found)
