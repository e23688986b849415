"""Who supports a case, and what follows from how many do."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.context import Effects
from app.words import Arg, Line, Words, words
from commands.roll_words import square_metres
from domain.cases import Case, is_agenda_due, is_agenda_due_on_roll, supporters_needed
from domain.roll import Sum, held_by, total


@dataclass(frozen=True, slots=True)
class Backing:
    """Who supports a case: people, of how many known in the chat; and where a roll is kept, the heads and the area
    (hundredths of a square metre) of the owners among them, of how many there are.
    """

    people: int
    of: int
    owners: Sum | None = None
    whole: Sum = field(default_factory=Sum)

    @property
    def is_enough(self) -> bool:
        """Whether the case must be put on the agenda."""
        if self.owners is None:
            return is_agenda_due(self.people, self.of)
        return is_agenda_due_on_roll(self.owners.heads, self.whole.heads, self.owners.area, self.whole.area)

    def words(self, key: str, **args: Arg) -> Words:
        """The text of this key, or that for owners on a roll."""
        if self.owners is None:
            return words(key, count=self.people, heads=self.of, **args)
        area, whole = square_metres(self.owners.area), square_metres(self.whole.area)
        owners: dict[str, Arg] = {"heads": self.owners.heads, "of": self.whole.heads, "area": area, "whole": whole}
        return words(f"{key}-owners", count=self.people, **owners, **args)


async def backing_of(effects: Effects, case: Case) -> Backing:
    """Count who supports a case."""
    supporters = await effects.uow.cases.supporters(case.id)
    residents = len(await effects.uow.people.residents(effects.estate.id))
    roll = await effects.uow.rolls.whole(effects.estate.id)
    if not roll.units:
        return Backing(len(supporters), residents)
    basis = effects.estate.heads_basis
    return Backing(len(supporters), residents, held_by(roll, supporters, basis), total(roll, basis).whole)


async def support_lines(effects: Effects, case: Case) -> list[Line]:
    """How many support it, and what follows. That enough did once stays, with the day, whoever takes it back."""
    backing = await backing_of(effects, case)
    count = backing.words("case-supporters")
    if case.agenda_on is None:
        if not case.is_open:
            return [count]
        if backing.owners is not None:
            return [count, words("case-agenda-from-owners")]
        return [count, words("case-agenda-from", needed=supporters_needed(backing.of))]
    if not case.is_open:
        return [count, words("case-agenda-was", day=case.agenda_on)]
    must = backing.owners is not None and backing.is_enough
    return [count, words("case-agenda-owners" if must else "case-agenda", day=case.agenda_on)]
