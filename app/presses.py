"""Which button was meant: one tapped, one named by its number, or a number that was typed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from app import syntax
from app.context import Context, House
from app.messages import Incoming
from app.sent_files import SentFile

BY_NUMBER = "#"
"""Begins the action of a tap that says only the how manyth button it was."""

_SHORT_NUMBER = re.compile(r"[0-9]{1,4}")


def names_button(incoming: Incoming) -> bool:
    """Whether this may say only the number of a button, so that what bears it must be known."""
    return incoming.action.startswith(BY_NUMBER) or (incoming.private and bool(_typed_number(incoming.text)))


def _typed_number(text: str) -> str:
    number = syntax.mapped(text).strip().lstrip("#").rstrip(".")
    return number if _SHORT_NUMBER.fullmatch(number) else ""


def files_to_send(house: House, incoming: Incoming, now: datetime) -> tuple[SentFile, ...]:
    """The files of the draft that a button, if it is one that sends, is about to send."""
    if incoming.sender is None or not (incoming.action or _typed_number(incoming.text)):
        return ()
    address = replace(incoming.address, account=incoming.sender.account)
    name, _, token = _unwritten_token(house, incoming).partition(":")
    action = house.registry.actions.get(name)
    draft = house.unwritten.draft(token, address, now) if action is not None and action.takes_files else None
    return draft.files if draft is not None and not draft.sent else ()


def _unwritten_token(house: House, incoming: Incoming) -> str:
    """What the button carries that is meant, as far as memory alone can tell; "" if it cannot."""
    if incoming.action and not incoming.action.startswith(BY_NUMBER):
        return incoming.action
    answered = incoming.message_id if incoming.action else incoming.reply_to
    held = house.unwritten.post(incoming.address, answered) if answered else None
    if held is None and not answered:
        held = house.unwritten.latest_post(incoming.address, None)
    number = incoming.action[1:] if incoming.action else _typed_number(incoming.text)
    return (_numbered(held.actions, number) or "") if held is not None else ""


class SetApart(Exception):
    """What a button does must have a transaction to itself; ``token`` is what the button carries."""

    def __init__(self, token: str) -> None:
        super().__init__(token)
        self.token = token


async def tapped(context: Context) -> str | None:
    """The token of the button that was tapped; None if there is no such message or button any more."""
    incoming = context.incoming
    if not incoming.action.startswith(BY_NUMBER):
        return incoming.action
    held = context.house.unwritten.post(incoming.address, incoming.message_id)
    if held is not None:
        return _numbered(held.actions, incoming.action[1:])
    post = await context.uow.posts.by_message(incoming.platform, incoming.address.chat, incoming.message_id)
    return None if post is None else _numbered(post.actions, incoming.action[1:])


async def typed(context: Context) -> str | None:
    """The token of the button whose number was typed, under the message that is answered or, in a direct chat, under
    the latest that has buttons; None if this is something else.
    """
    incoming = context.incoming
    number = _typed_number(incoming.text)
    if not number:
        return None
    unwritten, posts = context.house.unwritten, context.uow.posts
    if incoming.reply_to and incoming.replies_to_bot:
        held = unwritten.post(incoming.address, incoming.reply_to)
        if held is None:
            post = await posts.by_message(incoming.platform, incoming.address.chat, incoming.reply_to)
            return None if post is None else _numbered(post.actions, number)
        return _numbered(held.actions, number)
    if not incoming.private:
        return None
    post = await posts.latest_with_actions(incoming.platform, incoming.address.chat)
    held = unwritten.latest_post(incoming.address, post.at if post is not None else None)
    if held is not None:
        return _numbered(held.actions, number)
    return None if post is None else _numbered(post.actions, number)


def _numbered(actions: tuple[str, ...], number: str) -> str | None:
    place = int(number) if _SHORT_NUMBER.fullmatch(number) else 0
    return actions[place - 1] if 1 <= place <= len(actions) else None
