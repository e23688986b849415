"""What every room reads of the roll while owners elect or decide: whoever enters who owns what decides who votes."""

from __future__ import annotations

from collections.abc import Sequence

from app.context import Effects
from app.messages import Delivery
from app.words import Reply, Words, some, words
from commands.estates import name_of
from commands.under_way import under_way
from domain.roll import Roll, natural

MOST_NAMED = 6


async def tell_while_voting(effects: Effects, said: Words) -> None:
    """Say it in every room if owners elect or decide now, or a committee sits."""
    sit = any(member.serves for member in await effects.uow.elections.members(effects.estate.id))
    if sit or await under_way(effects):
        await effects.announce(Reply((said,), delivery=Delivery.NOTICE))


async def tell_sales(effects: Effects, before: Roll, after: Roll, by: Sequence[str]) -> None:
    """The units whose owners are others from now on, and who entered that; the names of owners are the roll's."""
    owners = {unit.id: unit.owners for unit in before.units}
    sold = [unit.label for unit in after.units if unit.id in owners and set(owners[unit.id]) != set(unit.owners)]
    if sold:
        sold.sort(key=natural)
        names = tuple([await name_of(effects, each) for each in by])
        said = words("roll-sold-told", units=some(sold, MOST_NAMED), by=names)
        await tell_while_voting(effects, said)
