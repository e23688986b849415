"""What every room reads of the roll while owners elect or decide: whoever enters who owns what decides who votes."""

from __future__ import annotations

from collections.abc import Sequence

from app.context import Effects
from app.messages import Delivery
from app.words import Reply, Words, some, words
from commands.estates import name_of
from commands.under_way import under_way
from domain.objections import differences
from domain.roll import Roll, natural

MOST_NAMED = 6


async def tell_while_voting(effects: Effects, said: Words) -> None:
    """Say it in every room if owners elect or decide now, or a committee sits."""
    sit = any(member.serves for member in await effects.uow.elections.members(effects.estate.id))
    if sit or await under_way(effects):
        await effects.announce(Reply((said,), delivery=Delivery.NOTICE))


async def tell_changes(effects: Effects, before: Roll, after: Roll, by: Sequence[str]) -> None:
    """The units that have other owners from now on, those that are new, gone or of another size, and who entered that;
    the names of owners are the roll's.
    """
    names = tuple([await name_of(effects, each) for each in by])
    owners = {unit.id: unit.owners for unit in before.units}
    sold = [unit.label for unit in after.units if unit.id in owners and set(owners[unit.id]) != set(unit.owners)]
    sold.sort(key=natural)
    if sold:
        await tell_while_voting(effects, words("roll-sold-told", units=some(sold, MOST_NAMED), by=names))
    if others := differences(before, after):
        await tell_while_voting(effects, words("roll-changed-told", units=some(others, MOST_NAMED), by=names))
