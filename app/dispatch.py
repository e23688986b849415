"""From an event to its effects: room and person, the command's declaration, rights, handler, answer."""

from __future__ import annotations

import logging
import re
import traceback
from dataclasses import dataclass, replace

from app import syntax
from app.answering import Toast, answer, refused
from app.arguments import Reading
from app.context import Context, Effects, House, Turn
from app.declare import Action, Command, Missing, Named, Parameter, bind
from app.i18n import match_language
from app.identify import NOWHERE, find_account, find_room, identify, nowhere
from app.messages import Incoming, Kind
from app.ports import StorageFailure
from app.repositories import Prompt
from app.room_moves import follow
from app.words import Press, Reply, words
from domain import rights
from domain.refusal import Refusal
from domain.rights import Right

log = logging.getLogger(__name__)

TAP_SEPARATOR = ":"

_SHORT_NUMBER = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True, slots=True)
class Plan:
    """What an event will want from the platform before its transaction may open."""

    asks_admin: bool


class Dispatch:
    """Turns events into effects within a transaction that the caller opens and commits."""

    def __init__(self, house: House) -> None:
        self.house = house

    def plan(self, incoming: Incoming) -> Plan:
        """Whether the sender's standing on the platform matters for this event."""
        if incoming.private or incoming.sender is None:
            return Plan(asks_admin=False)
        if incoming.kind is Kind.TAP:
            action = self._action(incoming.action)
            runs = incoming.action.startswith("run:")
            return Plan(asks_admin=runs or (action is not None and action.admin_fact))
        named = self._named(incoming)
        return Plan(asks_admin=named is not None and named.command.admin_fact)

    async def handle(self, turn: Turn, incoming: Incoming, *, admin: bool) -> Toast | None:
        """Do what one event asks. What it staged is dropped if it is refused or fails; it never raises for those.

        Returns the toast for a tap. Raises only what the database raises.
        """
        mark = turn.mark()
        try:
            return await self._handle(turn, incoming, admin=admin)
        except Refusal as refusal:
            reply = refused(refusal)
        except StorageFailure:
            raise
        except Exception as failure:
            reply = self._incident(incoming, failure)
        turn.rewind(mark)
        context = await identify(self.house, turn, incoming, admin=admin, language=None)
        return None if context is None else await answer(context, reply)

    def _incident(self, incoming: Incoming, failure: Exception) -> Reply:
        code = self.house.ids.code()[:4]
        # The frames, never the message: an exception's text may quote what somebody wrote.
        frames = "".join(traceback.format_tb(failure.__traceback__))
        log.error(
            "incident %s: %s event %s (%s)\n%s",
            code,
            incoming.platform,
            incoming.event_id,
            type(failure).__name__,
            frames,
        )
        return Reply((words("incident", code=code),), personal=True, alert=True)

    async def _handle(self, turn: Turn, incoming: Incoming, *, admin: bool) -> Toast | None:
        if incoming.kind in (Kind.MESSAGE, Kind.TAP, Kind.UNTAP):
            named = self._named(incoming) if incoming.kind is Kind.MESSAGE else None
            language = named.language if named is not None else None
            context = await identify(self.house, turn, incoming, admin=admin, language=language)
            if context is None:
                return None
            reply = await (self._message(context, named) if incoming.kind is Kind.MESSAGE else self._tap(context))
            if reply is None:
                return Toast(incoming, "", alert=False) if incoming.kind is Kind.TAP else None
            return await answer(context, reply)
        await self._room_event(turn, incoming)
        return None

    async def _room_event(self, turn: Turn, incoming: Incoming) -> None:
        uow = turn.uow
        match incoming.kind:
            case Kind.BOT_REMOVED:
                room = await uow.rooms.find(incoming.platform, incoming.address.chat)
                if room is not None:
                    uow.rooms.put(replace(room, active=False))
                await uow.outbox.drop_chat(incoming.platform, incoming.address.chat)
            case Kind.ROOM_MOVED:
                await follow(turn, incoming.platform, incoming.address.chat, incoming.moved_to)
            case Kind.BLOCKED | Kind.UNBLOCKED:
                if incoming.sender is not None:
                    account = await find_account(self.house, turn, incoming.platform, incoming.sender, "")
                    blocked = incoming.kind is Kind.BLOCKED
                    uow.people.put_account(replace(account, blocked=blocked))
            case Kind.BOT_ADDED:
                if not incoming.private:
                    await self._say_in_room(turn, incoming, Reply((words("welcome-room"),)))
            case Kind.ENCRYPTED if incoming.private:
                self._say_to_stranger(turn, incoming, Reply((words("encrypted-room"),)))
            case Kind.ENCRYPTED:
                await self._say_in_room(turn, incoming, Reply((words("encrypted-room"),)))
            case Kind.ANONYMOUS:
                if self._named(incoming) is not None:
                    await self._say_in_room(turn, incoming, Reply((words("anonymous-admin"),)))

    def _say_to_stranger(self, turn: Turn, incoming: Incoming, reply: Reply) -> None:
        """An answer in a direct chat that cannot be used, so that nobody is made known by it."""
        language = match_language(incoming.sender.language) if incoming.sender is not None else None
        voice = Effects(self.house, turn, nowhere(self.house, turn, language))
        account = incoming.sender.account if incoming.sender is not None else incoming.address.chat
        address = replace(incoming.address, account=account)
        turn.uow.outbox.add(voice.compose(reply, voice.reader_in(language, incoming.platform), address))

    async def _say_in_room(self, turn: Turn, incoming: Incoming, reply: Reply) -> None:
        room = await find_room(self.house, turn, incoming)
        estate = await turn.uow.estates.get(room.estate_id)
        voice = Effects(self.house, turn, estate)
        message = voice.compose(reply, voice.room_reader(room), incoming.address, reply_to=incoming.message_id)
        turn.uow.outbox.add(message)

    # -- messages -------------------------------------------------------------------------------------------------

    def _named(self, incoming: Incoming) -> Named | None:
        typed = syntax.read_command(incoming.text)
        return None if typed is None else self.house.names.find(typed)

    async def _message(self, context: Context, named: Named | None) -> Reply | None:
        incoming = context.incoming
        typed = syntax.read_command(incoming.text)
        if named is not None:
            return await self.run(context, named.command, named.typed.rest)
        if typed is not None and (incoming.private or incoming.addressed):
            return self._unknown(context, typed.name)
        if typed is not None:
            return None
        prompt = await context.uow.prompts.find(incoming.address, context.account.account)
        if prompt is not None and prompt.expires_at > context.now:
            return await self._prompted(context, prompt, incoming.text)
        return await self._talk(context)

    async def _talk(self, context: Context) -> Reply | None:
        """Plain words: a number or an option said to a message with buttons, else help where the bot was meant."""
        incoming = context.incoming
        post = None
        if incoming.reply_to and incoming.replies_to_bot:
            post = await context.uow.posts.by_message(incoming.platform, incoming.address.chat, incoming.reply_to)
        elif incoming.private:
            post = await context.uow.posts.latest_with_actions(incoming.platform, incoming.address.chat)
        if post is not None:
            number = syntax.mapped(incoming.text).strip().lstrip("#").rstrip(".")
            if _SHORT_NUMBER.fullmatch(number) and 1 <= int(number) <= len(post.actions):
                return await self._act(context, post.actions[int(number) - 1])
            view = post.view.partition(TAP_SEPARATOR)
            if incoming.replies_to_bot and f"reply-{view[0]}" in self.house.registry.hooks:
                handler = self.house.registry.hooks[f"reply-{view[0]}"]
                said = await handler(context, view[2], incoming.text)
                if said is not None:
                    return said
        heard = self.house.registry.hooks.get("said")
        if incoming.private and heard is not None:
            said = await heard(context, incoming.text)
            if said is not None:
                return said
        if incoming.private or incoming.addressed:
            return Reply((words("not-understood"),))
        return None

    def _unknown(self, context: Context, name: str) -> Reply:
        near = self.house.names.nearest(name)
        if near is None:
            return Reply((words("command-unknown", name=name[:32]),))
        return Reply((words("command-unknown-near", name=name[:32], near=near),))

    async def run(self, context: Context, command: Command, text: str) -> Reply | None:
        """Run a command on what was typed after its name. Raises Refusal."""
        if command.room_only and context.room is None:
            raise Refusal("room-only")
        if command.private_only and context.room is not None:
            raise Refusal("private-only")
        if command.needs is not Right.ANYONE and context.estate.id == NOWHERE:
            raise Refusal("no-estate")
        rights.check(
            command.needs,
            person_id=context.person.id,
            grants=context.grants,
            room_admin=context.room_admin,
            resident=context.resident,
        )
        log.info("%s event %s: %s", context.incoming.platform, context.incoming.event_id, command.name)
        reading = Reading(context.now, context.zone, context.reader.language, context.catalogue)
        waiting = await context.uow.prompts.find(context.incoming.address, context.account.account)
        context.interrupted = waiting is not None and waiting.expires_at > context.now
        context.uow.prompts.delete(context.incoming.address, context.account.account)
        try:
            bound = bind(command, text, self.house.names, reading)
        except Missing as missing:
            return await self._ask(context, command, text, missing.parameter)
        except Refusal as refusal:
            reply = refused(refusal)
            if context.step_by_step and waiting is not None:
                context.uow.prompts.put(waiting)
                return replace(reply, lines=(*reply.lines, words("ask-or-cancel")))
            example = words(f"{command.name}-example")
            return replace(reply, lines=(*reply.lines, words("for-example", example=example)))
        return await command.handler(context, *bound.positional, **bound.flags)

    async def _ask(self, context: Context, command: Command, text: str, parameter: Parameter) -> Reply:
        context.ask(f"{command.name} {text}".strip(), parameter.name, parameter.type.joiner)
        key = f"ask-{command.name}-{parameter.name}"
        question = words(key if context.catalogue.has(key) else f"ask-{parameter.name}")
        chooser = self.house.registry.hooks.get(f"choices-{parameter.name}")
        buttons: tuple[tuple[Press, ...], ...] = ()
        if chooser is not None:
            offered = await chooser(context, command.name)
            buttons = offered.buttons if offered is not None else ()
        return Reply((question, words("ask-or-cancel")), buttons=buttons, asks=not buttons)

    async def _prompted(self, context: Context, prompt: Prompt, text: str) -> Reply | None:
        name, _, line = prompt.line.partition(" ")
        command = self.house.registry.commands[name]
        joiner = prompt.joiner if line else ""
        context.step_by_step = True
        context.room_admin = context.room_admin or prompt.room_admin
        return await self.run(context, command, f"{line}{joiner}{text.strip()}")

    # -- buttons --------------------------------------------------------------------------------------------------

    def _action(self, token: str) -> Action | None:
        return self.house.registry.actions.get(token.partition(TAP_SEPARATOR)[0])

    async def _tap(self, context: Context) -> Reply | None:
        token = context.incoming.action
        if not token.startswith("#"):
            return await self._act(context, token)
        post = await context.uow.posts.by_message(
            context.incoming.platform, context.incoming.address.chat, context.incoming.message_id
        )
        number = int(token[1:]) if _SHORT_NUMBER.fullmatch(token[1:]) else 0
        if post is None or not 1 <= number <= len(post.actions):
            return None
        return await self._act(context, post.actions[number - 1])

    async def _act(self, context: Context, token: str) -> Reply | None:
        """Do what a token says, whoever made it. Raises Refusal."""
        name, *parts = token.split(TAP_SEPARATOR)
        if context.incoming.kind is Kind.UNTAP:
            untap = self.house.registry.actions.get(f"un{name}")
            return None if untap is None else await untap.handler(context, *untap.read(parts))
        if name == "say":
            prompt = await context.uow.prompts.find(context.incoming.address, context.account.account)
            if prompt is None or prompt.expires_at <= context.now:
                raise Refusal("button-old")
            return await self._prompted(context, prompt, TAP_SEPARATOR.join(parts))
        if name == "run":
            command, _, rest = TAP_SEPARATOR.join(parts).partition(" ")
            if command not in self.house.registry.commands:
                raise Refusal("button-old")
            return await self.run(context, self.house.registry.commands[command], rest)
        action = self.house.registry.actions.get(name)
        if action is None:
            raise Refusal("button-old")
        return await action.handler(context, *action.read(parts))
