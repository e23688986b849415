"""How a proxy is said, and what happens when it ends, whatever ends it: both sides hear of it."""

from __future__ import annotations

from collections.abc import Collection

from app.context import Context, Effects
from app.words import Arg, Reply, Words, words
from commands.estates import estate_words, name_of
from commands.roll_words import labels
from domain.proxies import Proxy
from domain.roll import PartyKey, Roll, natural

PROXY_JOB = "proxy.end"


def principals(found: Roll, party: PartyKey) -> list[str]:
    """Who of a party is registered."""
    return [found.owners[owner].person_id for owner in party if owner in found.owners and found.owners[owner].person_id]


async def drop(effects: Effects, gone: Proxy) -> None:
    """Delete it, and the alarm of its day."""
    effects.uow.proxies.delete(gone.id)
    for alarm in await effects.uow.alarms.of_ref(PROXY_JOB, gone.id):
        effects.uow.alarms.delete(alarm.id)


async def tell(effects: Effects, found: Roll, told: Proxy, what: str, *, but: str = "") -> None:
    """Tell both sides, except whoever is doing it or is named by ``but``."""
    actor = effects.person.id if isinstance(effects, Context) else but
    said = await line(effects, found, told)
    for person in dict.fromkeys((told.holder, *principals(found, told.party))):
        if person == actor:
            continue
        side = "holder" if person == told.holder else "principal"
        title = words(f"proxy-{what}-{side}", estate=estate_words(effects.estate))
        after = [words(f"proxy-given-{side}-next")] if what == "given" else []
        await effects.tell(person, Reply((title, said, *after)))


async def line(effects: Effects, found: Roll, shown: Proxy) -> Words:
    """Who may vote for whom, and how long."""
    units = sorted(found.parties().get(shown.party, ()), key=lambda unit: natural(unit.label))
    said: dict[str, Arg] = {
        "holder": await name_of(effects, shown.holder),
        "names": tuple(found.owners[owner].name for owner in shown.party if owner in found.owners),
        "units": labels(units),
    }
    if shown.ballot and shown.until is not None:
        return words("proxy-line-both", number=shown.ballot, until=shown.until, **said)
    if shown.ballot:
        return words("proxy-line-ballot", number=shown.ballot, **said)
    return words("proxy-line-until", until=shown.until or effects.now, **said)


async def end_fallen(effects: Effects, before: Roll, after: Roll) -> int:
    """End those whose party a change of the roll has taken away, and tell both sides. Returns how many."""
    parties: Collection[PartyKey] = after.parties()
    fallen = [each for each in await effects.uow.proxies.of_estate(effects.estate.id) if each.party not in parties]
    for each in fallen:
        await drop(effects, each)
        await tell(effects, before, each, "ended")
    return len(fallen)
