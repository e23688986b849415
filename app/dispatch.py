"""From an event to its effects: room and person, the command's declaration, rights, handler, answer."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime

from app import syntax
from app.answering import Toast, answer, refused, with_file_left_out
from app.arguments import Reading
from app.context import Context, House
from app.declare import Action, Command, Parameter
from app.facts import Facts, Plan
from app.i18n import match_language
from app.identify import NOWHERE, identify
from app.incidents import incident, keep
from app.limits import Verdict
from app.messages import Incoming, Kind
from app.native_polls import IN_POLLS, in_native_poll, is_live
from app.ports import StorageFailure
from app.presses import SetApart, files_to_send, tapped, typed
from app.repositories import Prompt
from app.room_events import room_event
from app.turn import Turn
from app.typed import Missing, Named, bind
from app.words import Press, Reply, words
from domain import rights
from domain.refusal import Refusal
from domain.rights import Right

log = logging.getLogger(__name__)

TAP_SEPARATOR = ":"


class Dispatch:
    """Turns events into effects within a transaction that the caller opens and commits."""

    def __init__(self, house: House) -> None:
        self.house = house

    def plan(self, incoming: Incoming, now: datetime) -> Plan:
        """What of this event only the platform knows, and matters."""
        if incoming.sender is None:
            return Plan()
        if incoming.private:
            named = self._named(incoming) if incoming.file is not None else None
            if named is not None and named.command.reads_files and incoming.file is not None:
                return Plan(files=(incoming.file,))
            return Plan(files=files_to_send(self.house, incoming, now))
        if incoming.kind is Kind.TAP:
            action = self._action(incoming.action)
            runs = incoming.action.startswith("run:")
            return Plan(asks_admin=runs or (action is not None and action.admin_fact))
        if incoming.kind is Kind.POLL_ENDED:
            return Plan(asks_admin=True)
        named = self._named(incoming)
        if named is None:
            return Plan()
        file = (incoming.file,) if incoming.file is not None and named.command.takes_files else ()
        return Plan(named.command.admin_fact, named.command.poll_fact and bool(incoming.reply_to), file)

    async def handle(self, turn: Turn, incoming: Incoming, facts: Facts) -> Toast | None:
        """Do what one event asks. What it staged is dropped if it is refused or fails; it never raises for those.

        Returns the toast for a tap. Raises only what the database raises.
        """
        text, action = syntax.sound(incoming.text), syntax.sound(incoming.action)
        if (text, action) != (incoming.text, incoming.action):
            incoming = replace(incoming, text=text, action=action)
        verdict = self._judged(incoming, turn)
        if verdict is Verdict.IGNORE:
            return None
        mark = turn.mark()
        failed: Exception | None = None
        try:
            if verdict is Verdict.REFUSE:
                raise Refusal("too-fast" if incoming.kind is Kind.MESSAGE else "too-fast-tap")
            return await self._handle(turn, incoming, facts)
        except Refusal as refusal:
            reply = refused(refusal)
        except SetApart as apart:
            turn.apart.append(replace(incoming, action=apart.token))
            return None
        except StorageFailure:
            raise
        except Exception as failure:
            reply, failed = incident(self.house, incoming, failure), failure
        turn.rewind(mark)
        if failed is not None:
            keep(turn, incoming, failed)
            mark = turn.mark()
        try:
            context = await identify(self.house, turn, incoming, admin=facts.admin, language=None)
            if turn.sealed:
                turn.uow.rewind(mark.staged)
                reply = replace(reply, in_memory=True)
            return None if context is None else await answer(context, reply)
        except StorageFailure:
            raise
        except Exception as failure:
            # What cannot even be answered must not come back with the batch, again and again.
            incident(self.house, incoming, failure)
            turn.rewind(mark)
            keep(turn, incoming, failure)
            return None

    def _judged(self, incoming: Incoming, turn: Turn) -> Verdict:
        """Whether the sender asks too much at once of the bot; what neighbours say to each other does not count."""
        match incoming.kind:
            case _ if self.house.limits is None:
                return Verdict.TAKE
            case Kind.TAP | Kind.UNTAP:
                # Where a refusal could not be shown to the tapper alone, the platform itself limits reactions.
                meant = self.house.capabilities[incoming.platform].toasts
            case Kind.MESSAGE:
                to_bot = incoming.private or incoming.addressed or incoming.replies_to_bot
                meant = to_bot or self._named(incoming) is not None
            case _:
                meant = False
        return self.house.limits.judge(incoming, turn.now) if meant else Verdict.TAKE

    async def _handle(self, turn: Turn, incoming: Incoming, facts: Facts) -> Toast | None:
        if incoming.kind in IN_POLLS and not await is_live(turn, incoming):
            return None
        if incoming.kind in (Kind.MESSAGE, Kind.TAP, Kind.UNTAP, *IN_POLLS):
            named = self._named(incoming) if incoming.kind is Kind.MESSAGE else None
            language = self._language_of(named, incoming) if named is not None else None
            context = await identify(self.house, turn, incoming, admin=facts.admin, language=language)
            if context is None:
                return None
            context.facts = facts
            if turn.sealed:
                # Whatever else is new of the person was noted in the transaction in which this was set apart.
                turn.uow.rewind(0)
            reply = await self._reply(context, named)
            if reply is None:
                return Toast(incoming, "", alert=False) if incoming.kind is Kind.TAP else None
            return await answer(context, reply)
        await room_event(self.house, turn, incoming, command=self._named(incoming) is not None)
        return None

    async def _reply(self, context: Context, named: Named | None) -> Reply | None:
        if context.turn.sealed:
            return await self._act(context, context.incoming.action)
        if context.incoming.kind is Kind.MESSAGE:
            return await self._message(context, named)
        return await (in_native_poll(context) if context.incoming.kind in IN_POLLS else self._tap(context))

    def _language_of(self, named: Named, incoming: Incoming) -> str | None:
        """The language in which a new room is spoken to: that of the command's name, as far as it tells."""
        hint = match_language(incoming.sender.language) if incoming.sender is not None else None
        for likely in (hint, self.house.language):
            if likely in named.languages:
                return likely
        return named.languages[0] if named.languages else None

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
        if incoming.private and incoming.file is not None and not incoming.text.strip():
            return await self.house.registry.hooks["file"](context)
        prompt = await context.waiting()
        if prompt is not None:
            return await self._prompted(context, prompt, incoming.text)
        return await self._talk(context)

    async def _talk(self, context: Context) -> Reply | None:
        """Plain words: a number or an option said to a message with buttons, else help where the bot was meant."""
        incoming = context.incoming
        token = await typed(context)
        if token is not None:
            return await self._act(context, token)
        if incoming.reply_to and incoming.replies_to_bot:
            post = await context.uow.posts.by_message(incoming.platform, incoming.address.chat, incoming.reply_to)
            view = (post.view if post is not None else "").partition(TAP_SEPARATOR)
            handler = self.house.registry.hooks.get(f"reply-{view[0]}")
            said = await handler(context, view[2], incoming.text) if handler is not None else None
            if said is not None:
                return said
        for hook in ("said", "plain") if incoming.private else ():
            if (said := await self.house.registry.hooks[hook](context, incoming.text)) is not None:
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
        if command.unwritten and context.incoming.private:
            context.leave_unwritten()
        if context.room is not None:
            log.info("%s: %s in room %s", context.incoming.platform, command.name, context.room.id)
        reading = Reading(context.now, context.zone, context.reader.language, context.catalogue)
        waiting = await context.waiting()
        context.interrupted = waiting is not None
        context.stop_waiting()
        try:
            bound = bind(command, text, self.house.names, reading)
        except Missing as missing:
            return await self._ask(context, command, text, missing.parameter)
        except Refusal as refusal:
            reply = refused(refusal)
            if context.step_by_step and waiting is not None:
                context.wait(waiting)
                return replace(reply, lines=(*reply.lines, words("ask-or-cancel")))
            example = words(f"{command.name}-example")
            return replace(reply, lines=(*reply.lines, words("for-example", example=example)))
        done = await command.handler(context, *bound.positional, **bound.flags)
        if context.room is None and not context.unwritten:
            # Where, never who, as an event's id may name them; nothing of a secret vote, or the log were its clock.
            log.info("%s: %s in a direct chat", context.incoming.platform, command.name)
        return done if command.takes_files else with_file_left_out(context, done)

    async def _ask(self, context: Context, command: Command, text: str, parameter: Parameter) -> Reply:
        context.ask(f"{command.name} {text}".strip(), parameter.name, parameter.type.joiner)
        key = f"ask-{command.name}-{parameter.name}"
        question = words(key if context.catalogue.has(key) else f"ask-{parameter.name}")
        chooser = self.house.registry.hooks.get(f"choices-{parameter.name}")
        buttons: tuple[tuple[Press, ...], ...] = ()
        if chooser is not None:
            offered = await chooser(context, command.name)
            buttons = offered.buttons if offered is not None else ()
        lines = (question, words("ask-or-cancel"))
        return Reply(lines, buttons=buttons, asks=not buttons, in_memory=context.unwritten)

    async def _prompted(self, context: Context, prompt: Prompt, text: str) -> Reply | None:
        name, _, line = prompt.line.partition(" ")
        command = self.house.registry.commands[name]
        joiner = prompt.joiner if line else ""
        await context.take_up(prompt)
        return await self.run(context, command, f"{line}{joiner}{text.strip()}")

    def _action(self, token: str) -> Action | None:
        return self.house.registry.actions.get(token.partition(TAP_SEPARATOR)[0])

    async def _tap(self, context: Context) -> Reply | None:
        if context.room is None and not context.incoming.private:
            raise Refusal("button-old")
        token = await tapped(context)
        if token is None and context.incoming.private and context.incoming.kind is Kind.TAP:
            # What was under the number is forgotten: it was never written down.
            raise Refusal("button-old")
        return None if token is None else await self._act(context, token)

    async def _act(self, context: Context, token: str) -> Reply | None:
        """Do what a token says, whoever made it. Raises Refusal."""
        name, *parts = token.split(TAP_SEPARATOR)
        if context.incoming.kind is Kind.UNTAP:
            untap = self.house.registry.actions.get(f"un{name}")
            return None if untap is None else await untap.handler(context, *untap.read(parts))
        if name == "say":
            prompt = await context.waiting()
            if prompt is None:
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
        if action.unwritten:
            context.leave_unwritten()
        if action.sealed and not context.turn.sealed:
            raise SetApart(token)
        return await action.handler(context, *action.read(parts))
