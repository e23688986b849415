"""The running house: what the composition root puts together, and how it is started and stopped."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from app.context import House
from app.declare import Registry
from app.due import AlarmClock, Due
from app.hardship import Outage
from app.i18n import Catalogue
from app.intake import Intake
from app.limits import Limits
from app.menus import menus
from app.messages import Outgoing
from app.outbox import Sender
from app.ports import Clock, Ids, Keys, SendFailure, StorageTrouble, Store, Transport
from app.repositories import UnitOfWork
from app.room_moves import follow
from app.scrub import overwrite_own_blocks, overwrite_small_blocks
from app.turn import Turn
from app.typed import Names
from app.unwritten import KEY_LIFE
from app.views import looking, settle
from app.workshop import Workshop

log = logging.getLogger(__name__)

# With what an intake may take for its last batch (BATCH_PATIENCE), less than the ten seconds after which whoever
# stops programs loses patience.
DRAIN_PATIENCE = 6.0
SEEN_LIFE = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Defaults:
    """Where nothing else is said: the language and the IANA time zone. ``limited``: there is a limit to what one person
    may ask at once; where scripts type, there had better be none.
    """

    language: str
    zone: str
    limited: bool = False


class Engine:
    """Intake, outbox and alarm clock over one store and some platforms."""

    def __init__(
        self,
        registry: Registry,
        store: Store,
        transports: Sequence[Transport],
        catalogue: Catalogue,
        *,
        clock: Clock,
        ids: Ids,
        keys: Keys,
        defaults: Defaults,
    ) -> None:
        self._transports = {transport.platform: transport for transport in transports}
        self._store = store
        self._changed = asyncio.Event()
        self.house = House(
            registry=registry,
            names=Names(registry, catalogue),
            catalogue=catalogue,
            capabilities={name: transport.capabilities for name, transport in self._transports.items()},
            keys=keys,
            ids=ids,
            language=defaults.language,
            zone=defaults.zone,
            start_link=lambda platform, payload: self._transports[platform].start_link(payload),
            limits=Limits() if defaults.limited else None,
            busy=lambda: self.workshop.full,
            hides_steps=store.hides_steps,
        )
        self.workshop = Workshop(store, self._wake_senders)
        self.due = Due(self.house, store, clock, workshop=self.workshop, committed=self._wake_senders)
        self.alarm_clock = AlarmClock(self.due, clock)
        self.senders = {
            name: Sender(store, transport, clock, moved=self._moved, gone=self._gone, look=self._look)
            for name, transport in self._transports.items()
        }
        self.intakes = {
            name: Intake(
                self.house,
                store,
                transport,
                clock,
                workshop=self.workshop,
                committed=self._committed,
                quiet=self.senders[name].quiet,
            )
            for name, transport in self._transports.items()
        }
        self._clock = clock

    async def sweep_keys(self) -> None:
        """Destroy the keys of polls that are no longer open: a crash may have come between close and destruction."""
        for poll_id in await asyncio.to_thread(self.house.keys.poll_ids):
            async with self._store.transaction() as uow:
                poll = await uow.polls.by_id(poll_id)
            if poll is not None and not poll.is_open:
                await asyncio.to_thread(self.house.keys.destroy_poll_key, poll_id)

    async def run(self) -> None:
        """Serve every platform until cancelled, then send what can still be sent in a few seconds.

        Raises TransportRefused, StorageFailure: what only the operator can mend.
        """
        for transport in self._transports.values():
            with suppress(SendFailure):
                await transport.publish_menus(menus(self.house))
        await self.alarm_clock.start()
        senders = [asyncio.create_task(sender.run(), name=f"send-{n}") for n, sender in self.senders.items()]
        try:
            async with asyncio.TaskGroup() as serving:
                serving.create_task(self._keep_alarm_set(), name="alarm")
                serving.create_task(self._forget(), name="forget")
                serving.create_task(self._forget_senders(), name="forget-senders")
                for name, intake in self.intakes.items():
                    serving.create_task(intake.run(), name=f"intake-{name}")
                for task in senders:
                    serving.create_task(_watch(task))
        except ExceptionGroup as group:
            raise first_of(group) from None
        finally:
            self.alarm_clock.stop()
            for task in senders:
                task.cancel()
            await asyncio.gather(*senders, return_exceptions=True)
            await self._last_words()

    async def _last_words(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(DRAIN_PATIENCE):
                await self.workshop.idle()
                drains = (sender.drain(patience=DRAIN_PATIENCE) for sender in self.senders.values())
                await asyncio.gather(*drains, return_exceptions=True)
        await asyncio.gather(*(sender.stop() for sender in self.senders.values()))

    async def _keep_alarm_set(self) -> None:
        while True:
            await self._changed.wait()
            self._changed.clear()
            await self.alarm_clock.ring()

    async def _forget(self) -> None:
        """Once a day, forget which events were seen: platforms offer them again for a day at most."""
        outage = Outage("forgetting what is past")
        while True:
            try:
                await self._store.purge(self._clock() - SEEN_LIFE)
            except StorageTrouble as trouble:
                await asyncio.sleep(outage.met(trouble))
                continue
            outage.over()
            await asyncio.sleep(SEEN_LIFE.total_seconds() / 2)

    async def _forget_senders(self) -> None:
        """Once a day, forget who sent something without a name, and whatever else memory holds of it."""
        while True:
            await asyncio.sleep(KEY_LIFE.total_seconds())
            self.house.unwritten.forget(self._clock())
            self.house.catalogue.forget()
            await asyncio.to_thread(overwrite_small_blocks)
            overwrite_own_blocks()

    def _committed(self, uow: UnitOfWork) -> None:
        """A batch is in: look at the queue and at the alarms, if it changed them. Most votes change neither."""
        if uow.outbox.changed:
            self._wake_senders()
        if uow.alarms.changed:
            self._changed.set()

    def _wake_senders(self) -> None:
        for sender in self.senders.values():
            sender.wake()

    async def _look(self, message: Outgoing) -> Outgoing | None:
        async with self._store.transaction() as uow:
            return await looking(self.house, Turn(uow, self._clock()), message)

    async def _moved(self, platform: str, old: str, new: str) -> None:
        async with self._store.transaction() as uow:
            turn = Turn(uow, self._clock())
            await follow(turn, platform, old, new)
            await settle(self.house, turn)

    async def _gone(self, message: Outgoing) -> None:
        """The bot may no longer write there: remember it, and drop what else is queued for that chat."""
        address = message.address
        async with self._store.transaction() as uow:
            turn = Turn(uow, self._clock())
            if address.account:
                account = await uow.people.account(address.platform, address.account)
                if account is not None:
                    uow.people.put_account(account.unreachable())
            else:
                room = await uow.rooms.find(address.platform, address.chat)
                if room is not None:
                    uow.rooms.put(room.left())
            if address.chat:
                await uow.outbox.drop_chat(address.platform, address.chat)
            await settle(self.house, turn)


async def _watch(task: asyncio.Task[None]) -> None:
    """Let a sender that died end the program, while a cancelled program leaves the senders to finish."""
    await asyncio.shield(task)


def first_of(group: ExceptionGroup[Exception]) -> Exception:
    """What one of several tasks died of, for the operator to read."""
    first = group.exceptions[0]
    return first_of(first) if isinstance(first, ExceptionGroup) else first
