"""What a handler is given: the transaction, the present, the people, and ways to speak to others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app import degrade
from app.declare import Registry
from app.facts import NOTHING_ASKED, Facts
from app.held import Held, HeldDecision, HeldElection, HeldNomination, HeldRoll, HeldSecond
from app.i18n import Catalogue
from app.limits import Guesses, Limits
from app.messages import Address, Capabilities, Delivery, Incoming, Outgoing, Sender
from app.ports import Ids, Keys
from app.repositories import Prompt, UnitOfWork
from app.turn import Turn
from app.typed import Names
from app.unwritten import Unwritten
from app.words import Reader, Reply
from domain.estate import Account, Estate, Grant, Person, Room
from domain.refusal import Refusal
from domain.rights import may_organise

PROMPT_LIFE = timedelta(hours=1)
ANSWER_LIFE = timedelta(minutes=10)
"""After this an answer that could not be sent, in a chat that is kept waiting, would only be noise."""


@dataclass(frozen=True, slots=True)
class House:
    """What does not change while the program runs: what is declared, the locales, the platforms, the defaults.

    ``limits`` say how much one person may ask at once (None: anything), ``guesses`` counts wrong codes, and ``busy``
    tells whether so many pictures wait to be drawn that nobody should ask for more. ``unwritten`` is what is held in
    memory alone, ``held_rolls`` and ``held_decisions`` too; ``hides_steps`` whether the database forgets in which order
    it was written.
    """

    registry: Registry
    names: Names
    catalogue: Catalogue
    capabilities: Mapping[str, Capabilities]
    keys: Keys
    ids: Ids
    language: str
    zone: str
    start_link: Callable[[str, str], str]
    limits: Limits | None = None
    guesses: Guesses = field(default_factory=Guesses)
    unwritten: Unwritten = field(default_factory=Unwritten)
    held_rolls: Held[HeldRoll] = field(default_factory=lambda: Held(8))
    held_decisions: Held[HeldDecision] = field(default_factory=lambda: Held(200))
    held_elections: Held[HeldElection] = field(default_factory=lambda: Held(200))
    held_nominations: Held[HeldNomination] = field(default_factory=lambda: Held(1000))
    held_seconds: Held[HeldSecond] = field(default_factory=lambda: Held(50))
    hides_steps: bool = True
    busy: Callable[[], bool] = lambda: False


class Effects:
    """What commands, buttons and due jobs can do beyond answering."""

    def __init__(self, house: House, turn: Turn, estate: Estate) -> None:
        self.house = house
        self.turn = turn
        self.estate = estate

    @property
    def uow(self) -> UnitOfWork:
        """The transaction."""
        return self.turn.uow

    @property
    def now(self) -> datetime:
        """The present, UTC."""
        return self.turn.now

    @property
    def zone(self) -> ZoneInfo:
        """The estate's time zone."""
        return ZoneInfo(self.estate.zone)

    @property
    def catalogue(self) -> Catalogue:
        """The locales."""
        return self.house.catalogue

    def room_reader(self, room: Room) -> Reader:
        """The reader that a room is."""
        return self.reader_in(room.language or self.estate.language, room.platform)

    def person_reader(self, person: Person, platform: str) -> Reader:
        """The reader that a person is in a direct message."""
        return self.reader_in(person.language or self.estate.language, platform)

    def reader_in(self, language: str | None, platform: str) -> Reader:
        """A reader of a language (None: the estate's) on a platform."""
        prefix = self.house.capabilities[platform].prefix
        return Reader(self.catalogue, language or self.estate.language, self.zone, self.now, prefix)

    def compose(self, reply: Reply, reader: Reader, address: Address, *, reply_to: str = "") -> Outgoing:
        """The reply in its final words for one chat."""
        capabilities = self.house.capabilities[address.platform]
        body, buttons = degrade.show(reply, reader, capabilities, private=bool(address.account))
        return Outgoing(
            token=self.house.ids.new(),
            address=address,
            body=body,
            buttons=buttons,
            reply_to=reply_to,
            view=reply.view,
            delivery=reply.delivery,
            force_reply=reply.asks,
            attachment=reply.attachment,
            native=reply.native,
            unwritten=reply.in_memory,
            until=self.now + ANSWER_LIFE if reply.delivery is Delivery.ANSWER and not reply.view else None,
        )

    async def _reachable(self, person_id: str, platform: str, *, opening: bool) -> Account | None:
        accounts = await self.uow.people.accounts_of(person_id)
        for account in sorted(accounts, key=lambda account: account.platform != platform):
            capabilities = self.house.capabilities.get(account.platform)
            if capabilities is None or account.blocked:
                continue
            if account.direct or (opening and capabilities.opens_direct):
                return account
        return None

    async def tell(self, person_id: str, reply: Reply, *, platform: str = "", opening: bool = False) -> bool:
        """Write to a person; False if there is no way.

        ``platform`` is where they are now, which comes first. ``opening``: where no direct chat is known yet one may
        be opened, if the platform lets a bot write first.
        """
        account = await self._reachable(person_id, platform, opening=opening)
        if account is None:
            return False
        person = await self.uow.people.get(person_id)
        address = Address(account.platform, account.direct, account=account.account)
        message = self.compose(reply, self.person_reader(person, account.platform), address)
        if reply.in_memory:
            self.turn.spoken.append(message)
        else:
            self.uow.outbox.add(message)
        return True

    async def announce(self, reply: Reply, *, only: str = "", thread: str = "") -> None:
        """Say something in every room of the estate, or in one only."""
        for room in await self.rooms():
            if only and room.id != only:
                continue
            address = Address(room.platform, room.chat, thread if only else "")
            self.uow.outbox.add(self.compose(reply, self.room_reader(room), address))

    async def rooms(self) -> tuple[Room, ...]:
        """The estate's rooms that can be written to now."""
        rooms = await self.uow.rooms.of_estate(self.estate.id)
        return tuple(room for room in rooms if room.active and room.platform in self.house.capabilities)

    def refresh(self, view: str) -> None:
        """The view's subject is new or has changed: at the end of the transaction its live messages are brought up
        to date in every room of the estate, and posted where there is none yet.
        """
        self.turn.stale[view] = self.estate.id


class Context(Effects):
    """One event and who caused it."""

    def __init__(
        self,
        house: House,
        turn: Turn,
        estate: Estate,
        *,
        incoming: Incoming,
        sender: Sender,
        room: Room | None,
        person: Person,
        account: Account,
        grants: tuple[Grant, ...],
        room_admin: bool,
        resident: bool,
    ) -> None:
        super().__init__(house, turn, estate)
        self.incoming = incoming
        self.sender = sender
        self.room = room
        self.person = person
        self.account = account
        self.own_address = replace(incoming.address, account=account.account)
        """Where this is said, as the writer's: what is held there for them is nobody else's."""
        self.grants = grants
        self.room_admin = room_admin
        self.resident = resident
        self.unwritten = False
        """Whether nothing of this event may touch the disk: see `leave_unwritten`."""
        self.step_by_step = False
        """Whether the command is being made question by question."""
        self.facts: Facts = NOTHING_ASKED
        """What only the platform knows of this event."""
        self.interrupted = False
        """Whether another command was waiting for an answer, which is now dropped."""

    async def turn_to(self, estate_id: str) -> None:
        """Go on in another estate of a direct chat's: its roles count, not those of the one last spoken of."""
        self.estate = await self.uow.estates.get(estate_id)
        self.grants = await self.uow.people.grants(estate_id)
        self.resident = await self.uow.people.lives_in(estate_id, self.person.id)

    async def turn_back(self, estate_id: str) -> None:
        """Go on in the estate that a button came from, whichever the person has turned to since.

        Raises Refusal button-old (in a group, which has only one), need-resident.
        """
        if estate_id == self.estate.id:
            return
        if self.room is not None:
            raise Refusal("button-old")
        if estate_id not in await self.uow.people.estates_of(self.person.id):
            raise Refusal("need-resident")
        await self.turn_to(estate_id)

    def leave_unwritten(self) -> None:
        """Let no row tell of this event, and let questions wait in memory: somebody may be about to send something
        without a name. After a restart the event may come again, and finds the draft gone.
        """
        self.unwritten = True
        self.turn.unnoted.add(self.incoming.event_id)

    def ask(self, line: str, asking: str, joiner: str) -> None:
        """Take the person's next message, or a button's text, as what comes next in a command's line."""
        expires_at = self.now + PROMPT_LIFE
        address, account = self.incoming.address, self.account.account
        # Whoever is in no estate yet may have found one by the time they answer.
        estate_id = self.estate.id if self.room is None and self.resident else ""
        self.wait(Prompt(address, account, line, asking, joiner, expires_at, self.room_admin, estate_id))

    def wait(self, prompt: Prompt) -> None:
        """Wait for an answer."""
        if self.unwritten:
            self.house.unwritten.ask(prompt)
        else:
            self.uow.prompts.put(prompt)

    async def waiting(self) -> Prompt | None:
        """The command that waits for the person's answer here."""
        address, account = self.incoming.address, self.account.account
        prompt = self.house.unwritten.prompt(address, account) or await self.uow.prompts.find(address, account)
        if prompt is None or prompt.expires_at <= self.now:
            return None
        if prompt.estate_id not in ("", self.estate.id):
            # Numbers mean nothing in another estate: what was asked in one that is gone is not asked any more.
            return prompt if prompt.estate_id in await self.uow.people.estates_of(self.person.id) else None
        return prompt

    async def take_up(self, prompt: Prompt) -> None:
        """Go on with what waits, in the estate it was asked in."""
        self.step_by_step = True
        self.room_admin = self.room_admin or prompt.room_admin
        if prompt.estate_id:
            await self.turn_back(prompt.estate_id)

    def stop_waiting(self) -> None:
        """No command waits any more."""
        self.house.unwritten.stop_asking(self.incoming.address, self.account.account)
        self.uow.prompts.delete(self.incoming.address, self.account.account)

    @property
    def reader(self) -> Reader:
        """Who reads the answer: the room in a group, the person in a direct message."""
        if self.room is not None:
            return self.room_reader(self.room)
        return self.person_reader(self.person, self.account.platform)

    @property
    def own_reader(self) -> Reader:
        """The person as the reader of what is for them alone (a toast); the room's language if they chose none."""
        if self.person.language is None and self.room is not None:
            return self.room_reader(self.room)
        return self.person_reader(self.person, self.account.platform)

    @property
    def is_organiser(self) -> bool:
        """Whether the person may organise the estate here."""
        return may_organise(self.person.id, self.grants, room_admin=self.room_admin)

    @property
    def capabilities(self) -> Capabilities:
        """What the platform of this conversation can show."""
        return self.house.capabilities[self.incoming.platform]

    @property
    def secret_here(self) -> bool:
        """Whether what is typed here is seen by the person and the bot only."""
        return self.incoming.private
