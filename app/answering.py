"""Bringing an answer to its reader: a toast on a tap, a direct message, or a reply where it was asked."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.context import Context
from app.messages import Incoming, Kind
from app.refusals import refusal_words
from app.words import Reply, words
from domain.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Toast:
    """What is said to a tapper in place, after the commit. An empty text only stops the spinner.

    ``opens`` is the payload with which the direct chat is opened instead.
    """

    incoming: Incoming
    text: str
    alert: bool
    opens: str = ""


async def answer(context: Context, reply: Reply) -> Toast | None:
    """Bring a reply to its reader: in place, by direct message, or in the conversation.

    Returns the toast for a tap, to be shown after the commit.
    """
    incoming = context.incoming
    tapped = incoming.kind in (Kind.TAP, Kind.UNTAP, Kind.BALLOT, Kind.POLL_ENDED)
    aside = reply.personal or (tapped and reply.alert)
    if tapped and aside and context.capabilities.toasts:
        reader = context.own_reader
        text = "\n".join(span.text for span in reader.spans(reply.lines))
        opens = reply.opens if context.capabilities.start_links else ""
        return Toast(incoming, text.strip(), alert=reply.alert, opens=opens)
    done = Toast(incoming, "", alert=False) if tapped else None
    if aside and not incoming.private:
        told = await context.tell(context.person.id, reply, platform=incoming.platform, opening=tapped and reply.alert)
        if told:
            return done
        if tapped:
            return done  # everybody sees the reaction and the count that moved: that is the acknowledgement
    _speak(context, reply, tapped=tapped)
    return done


def _speak(context: Context, reply: Reply, *, tapped: bool) -> None:
    incoming = context.incoming
    address = incoming.address
    if incoming.private:
        address = replace(address, account=context.account.account)
    reply_to = incoming.message_id if not (incoming.private or tapped) else ""
    message = context.compose(reply, context.reader, address, reply_to=reply_to)
    if tapped and reply.replaces:
        # What it replaces is not to go on saying what no longer holds.
        message = replace(message, edits=incoming.message_id, until=None)
    if reply.in_memory:
        context.turn.spoken.append(message)
    else:
        context.uow.outbox.add(message)


def with_file_left_out(context: Context, reply: Reply | None) -> Reply | None:
    """The reply to a command that came with a file in a direct message, and has no use for it."""
    if reply is None or context.incoming.file is None or not context.incoming.private:
        return reply
    return replace(reply, lines=(*reply.lines, words("file-left-out")))


def refused(refusal: Refusal) -> Reply:
    """What a refusal says to the person."""
    return Reply((refusal_words(refusal),), personal=False, alert=True)
