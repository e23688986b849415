"""Telegram, through the Bot API: updates in, messages out."""

import asyncio
import logging
from typing import Any

from telegram.error import TelegramError

from app.messages import (
    Address,
    Batch,
    Capabilities,
    Delivery,
    FoundPoll,
    Incoming,
    Menus,
    Outgoing,
    Pace,
)
from app.ports import Clock, MessageGone, RetryLater, SendFailure, SendRefused, TransportDown
from app.sent_files import SentFile
from transports import telegram_files
from transports.telegram_api import BotApi, Rejection, polling_failure, sending_failure
from transports.telegram_batch import batch_of
from transports.telegram_format import Call, calls, caption_call, edit_call, menu_calls, toast
from transports.telegram_updates import PLATFORM, WANTED, Me

log = logging.getLogger(__name__)

CAPABILITIES = Capabilities(
    buttons=True,
    private_taps=True,
    toasts=True,
    start_links=True,
    opens_direct=False,
    max_text=4096,
    most_buttons=100,
    prefix="/",
)
TELEGRAM_PACE = Pace(per_chat_seconds=1.0, per_group_minute=20, overall_second=30)

ACKNOWLEDGE_SECONDS = 5.0
"""How long answering a tap may take: the spinner does not turn much longer."""

MOST_UNFINISHED = 100
"""How many messages of several pieces may be half sent at once."""

# Telegram's own words, in lower case.
TOPIC_GONE = ("message thread not found", "topic_deleted")
TOPIC_CLOSED = "topic_closed"
UNCHANGED = "message is not modified"
WITHOUT_TEXT = "there is no text in the message to edit"
STRANGER = ("user not found", "participant_id_invalid", "member not found", "user_not_participant")


class TelegramTransport:
    """The Telegram side of the road.

    ``api_url`` is the root of a Bot API server. A poll waits up to ``poll_seconds`` for news; other calls may take
    ``answer_seconds``. An instance is for one event loop.
    """

    def __init__(
        self,
        token: str,
        api_url: str,
        clock: Clock,
        *,
        poll_seconds: int = 30,
        answer_seconds: float = 20.0,
        pace: Pace = TELEGRAM_PACE,
    ) -> None:
        self._api = BotApi(token, api_url, answer_seconds)
        self._clock = clock
        self._poll_seconds = poll_seconds
        self._answer_seconds = answer_seconds
        self._pace = pace
        self._me = Me(0, "")
        self._half_sent: dict[tuple[str, int], int] = {}
        self._in_doubt = False

    @property
    def platform(self) -> str:
        """ "telegram"."""
        return PLATFORM

    @property
    def capabilities(self) -> Capabilities:
        """What Telegram can show."""
        return CAPABILITIES

    @property
    def pace(self) -> Pace:
        """How fast Telegram may be written to."""
        return self._pace

    @property
    def identity(self) -> str:
        """The bot's id, "" before the start."""
        return str(self._me.id) if self._me.id else ""

    async def start(self) -> None:
        """Learn who the bot is, and see that no webhook takes its updates. Raises TransportDown, TransportRefused."""
        await self._api.open()
        try:
            me = await self._api.call("getMe")
            hook = await self._api.call("getWebhookInfo")
            if hook["url"]:
                log.warning("a webhook was set for this bot; it is removed, as updates are polled")
                await self._api.call("deleteWebhook", {"drop_pending_updates": False})
            self._me = Me(int(me["id"]), str(me["username"]))
        except TelegramError as error:
            raise polling_failure(error) from None
        except (KeyError, TypeError, ValueError):
            raise TransportDown("the Bot API does not say who the bot is") from None

    async def look(self) -> tuple[str, ...]:
        """Log in; there is nothing more to tell. Raises TransportDown, TransportRefused."""
        await self.start()
        return ()

    async def poll(self, cursor: str) -> Batch:
        """The next updates; those before the cursor are settled. Raises TransportDown, TransportRefused."""
        arguments: dict[str, Any] = {"timeout": self._poll_seconds, "allowed_updates": list(WANTED)}
        if cursor:
            arguments["offset"] = int(cursor)
        try:
            updates = await self._api.call("getUpdates", arguments, seconds=self._poll_seconds + self._answer_seconds)
        except TelegramError as error:
            raise polling_failure(error) from None
        return batch_of(updates, cursor, self._me, self._clock())

    async def open_direct(self, account: str) -> str:
        """The person's own id, which Telegram takes as the chat's. Only they can open it."""
        return account

    async def send(self, message: Outgoing) -> str:
        """Send a message, in several pieces if it is long; the id is that of the last, which bears the buttons.

        A message that stopped half-way goes on from there when it is tried again. Raises SendFailure.
        """
        await self._be_sure()
        made = calls(message, self.start_link)
        key = (message.token, hash((message.address, message.body)))
        done = self._half_sent.pop(key, 0)
        message_id = ""
        for number, call in enumerate(made[done:]):
            if number:
                # Each piece is a message to Telegram, which takes only so many a second in one chat.
                await asyncio.sleep(self._pace.per_chat_seconds)
            try:
                message_id = await self._deliver(call, message.delivery)
            except SendFailure:
                if done:
                    self._half_sent[key] = done
                    while len(self._half_sent) > MOST_UNFINISHED:
                        del self._half_sent[next(iter(self._half_sent))]
                raise
            done += 1
        return message_id

    async def _be_sure(self) -> None:
        """After a message that perhaps arrived, see that Telegram answers before the next: an outage puts one message
        in doubt and no more."""
        if self._in_doubt:
            try:
                await self._api.call("getMe")
            except TelegramError as error:
                raise sending_failure(error) from None
            self._in_doubt = False

    async def _deliver(self, call: Call, delivery: Delivery) -> str:
        """Make one sending call. What belongs to a topic that is gone is said outside of it, as is a notice whose
        topic was closed."""
        try:
            sent = await self._api.call(call.method, call.arguments)
        except TelegramError as error:
            lost = isinstance(error, Rejection) and (
                error.says(*TOPIC_GONE) or (error.says(TOPIC_CLOSED) and delivery is Delivery.NOTICE)
            )
            if not lost or "message_thread_id" not in call.arguments:
                failure = sending_failure(error, new=True)
                self._in_doubt = isinstance(failure, RetryLater) and failure.perhaps_sent
                raise failure from None
            elsewhere = {key: value for key, value in call.arguments.items() if key != "message_thread_id"}
            return await self._deliver(Call(call.method, elsewhere), delivery)
        if not isinstance(sent, dict) or "message_id" not in sent:
            # It was taken: sending it again would show it twice.
            raise SendRefused("the Bot API does not say which message was sent")
        return str(sent["message_id"])

    async def edit(self, message: Outgoing, message_id: str) -> None:
        """Replace a message's text and buttons. Raises SendFailure.

        A file cannot take a message's place (MessageGone: post it anew), nor can more than one message (SendRefused).
        """
        if message.attachment is not None:
            raise MessageGone("a message cannot be turned into a file")
        call = edit_call(message, message_id, self.start_link)
        try:
            await self._api.call(call.method, call.arguments)
        except TelegramError as error:
            if isinstance(error, Rejection) and error.says(UNCHANGED):
                return
            if not (isinstance(error, Rejection) and error.says(WITHOUT_TEXT)):
                raise sending_failure(error) from None
        else:
            return
        await self._edit_caption(caption_call(call))

    async def _edit_caption(self, call: Call) -> None:
        try:
            await self._api.call(call.method, call.arguments)
        except TelegramError as error:
            if not (isinstance(error, Rejection) and error.says(UNCHANGED)):
                raise sending_failure(error) from None

    async def acknowledge(self, tap: Incoming, text: str, *, alert: bool, opens: str = "") -> bool:
        """Answer a tap to the tapper alone, in at most 200 characters; "" only stops the spinner. False if the answer
        did not arrive: that is ordinary after a while, and nothing to try again for."""
        arguments: dict[str, Any] = {"callback_query_id": tap.tap_id}
        if opens:
            arguments["url"] = self.start_link(opens)
        elif text:
            arguments |= {"text": toast(text), "show_alert": alert}
        seconds = min(ACKNOWLEDGE_SECONDS, self._answer_seconds)
        try:
            await self._api.call("answerCallbackQuery", arguments, seconds=seconds)
        except TelegramError as error:
            reason = error.reason if isinstance(error, Rejection) else type(error).__name__
            # Without the event's id: in a direct chat it names the person.
            log.info("telegram: a tap could not be answered (%s)", reason)
            return False
        return True

    async def is_admin(self, address: Address, account: str) -> bool:
        """Whether the account administers the group; in a direct chat everybody does. Raises SendFailure."""
        if address.account:
            return True
        try:
            member = await self._api.call("getChatMember", {"chat_id": address.chat, "user_id": account})
        except TelegramError as error:
            if isinstance(error, Rejection) and error.says(*STRANGER):
                return False
            raise sending_failure(error) from None
        return isinstance(member, dict) and member.get("status") in ("creator", "administrator")

    async def find_poll(self, address: Address, message_id: str) -> FoundPoll | None:
        """There are no polls of the platform's own to be taken over here."""
        return None

    async def fetch(self, file: SentFile, most: int) -> bytes:
        """The content of a file that somebody sent. Raises RetryLater, SendRefused."""
        return await telegram_files.fetch(self._api, file, most)

    async def erase(self, address: Address, message_id: str) -> bool:
        """Delete a message: the bot's own, in a direct chat the person's too, and where it administers anybody's;
        False if Telegram does not let it, as after two days. Raises RetryLater."""
        return await telegram_files.erase(self._api, address, message_id)

    async def publish_menus(self, menus: Menus) -> None:
        """Set the command menus of groups and of direct chats in every language. Raises SendFailure."""
        try:
            for call in menu_calls(menus):
                await self._api.call(call.method, call.arguments)
        except TelegramError as error:
            raise sending_failure(error) from None

    def start_link(self, payload: str) -> str:
        """The address that opens the direct chat with the bot, "" before the start."""
        return f"https://t.me/{self._me.username}?start={payload}" if self._me.username else ""

    async def close(self) -> None:
        """Let go of connections."""
        await self._api.close()
