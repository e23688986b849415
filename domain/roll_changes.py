"""Single changes of the roll: a unit that is sold, and who votes for those who own together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from domain.refusal import Refusal
from domain.roll import Owner, Roll, Unit
from domain.roll_import import fold

MOST_OWNERS = 20
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Transfer:
    """The roll after a unit changed hands: the unit as it is now, the owners who are new on the roll, those who were on
    it before, and those who own nothing any more.
    """

    roll: Roll
    unit: Unit
    fresh: tuple[Owner, ...]
    known: tuple[Owner, ...]
    gone: tuple[Owner, ...]


def transfer(
    roll: Roll, unit: Unit, names: Sequence[str], new_id: Callable[[], str], *, others: bool = False
) -> Transfer:
    """Give a unit to the owners of these names. Who is on the roll under such a name is meant, unless they are
    ``others`` of the same name. The developer holds it no longer, and nobody represents the new owners yet.

    Raises Refusal transfer-nobody, transfer-name-long, transfer-same, owner-ambiguous.
    """
    wanted = {fold(name): name for name in names if fold(name)}
    if not 0 < len(wanted) <= MOST_OWNERS:
        raise Refusal("transfer-nobody")
    if any(len(name) > LONGEST_NAME for name in wanted.values()):
        raise Refusal("transfer-name-long", most=LONGEST_NAME)
    fresh, known = [], []
    for folded, name in wanted.items():
        same = [owner for owner in roll.owners.values() if fold(owner.name) == folded]
        if same and not others:
            known.append(_only(same, unit, name))
        else:
            fresh.append(Owner(new_id(), unit.estate_id, name))
    party = tuple(sorted(owner.id for owner in (*fresh, *known)))
    if party == unit.owners and not unit.developer:
        raise Refusal("transfer-same", unit=unit.label)
    moved = replace(unit, owners=party, developer=False, representative="")
    units = tuple(moved if each.id == unit.id else each for each in roll.units)
    held = {owner_id for each in units for owner_id in each.owners}
    owners = {key: owner for key, owner in roll.owners.items() if key in held} | {each.id: each for each in fresh}
    gone = tuple(owner for key, owner in roll.owners.items() if key not in held)
    return Transfer(Roll(units, owners), moved, tuple(fresh), tuple(known), gone)


def _only(same: Sequence[Owner], unit: Unit, name: str) -> Owner:
    """The one who is meant: of several, who owns the unit already. Raises Refusal owner-ambiguous."""
    if len(same) == 1:
        return same[0]
    own = [owner for owner in same if owner.id in unit.owners]
    if len(own) != 1:
        raise Refusal("owner-ambiguous", name=name[:40])
    return own[0]


def represent(roll: Roll, unit: Unit, name: str) -> tuple[Unit, ...]:
    """The units of the unit's party, voted for by the owner of this name. Raises Refusal representative-alone,
    representative-none, owner-ambiguous.
    """
    if len(unit.owners) < 2:
        raise Refusal("representative-alone", unit=unit.label)
    owners = [roll.owners[owner_id] for owner_id in unit.owners]
    meant = [owner for owner in owners if fold(owner.name) == fold(name)]
    if not meant:
        raise Refusal("representative-none", unit=unit.label, names=tuple(owner.name for owner in owners))
    if len(meant) > 1:
        raise Refusal("owner-ambiguous", name=name[:40])
    return tuple(replace(each, representative=meant[0].id) for each in roll.units if each.owners == unit.owners)
