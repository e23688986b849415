"""Calls to the Telegram Bot API, and what its refusals mean. Nothing here repeats the token or a message's words."""

import logging
import re
from typing import Any
from urllib.parse import quote

from telegram import Bot
from telegram.error import NetworkError, TelegramError

from app.ports import (
    ChatGone,
    ChatMoved,
    MessageGone,
    RetryLater,
    SendFailure,
    SendRefused,
    TransportDown,
    TransportRefused,
)
from transports.answers import pause_seconds, read_json
from transports.telegram_request import NEVER_SENT, AiohttpRequest
from transports.telegram_salvage import salvaged

log = logging.getLogger(__name__)

PAUSE_SECONDS = 5.0
"""What to wait when Telegram does not say how long."""

BAD_TOKEN_PAUSE_SECONDS = 60.0

MOST_SPOILT = 3
"""How often in a row an answer may be no JSON before it is taken to pieces."""

EDIT_IMPOSSIBLE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "message identifier is not specified",
)
CHAT_MISSING = ("chat not found", "peer_id_invalid", "chat_id_invalid")


class Rejection(TelegramError):
    """The Bot API answered, and the answer is no.

    ``code`` is the HTTP status, ``retry_after`` seconds or None, ``migrate_to`` the chat's new id or "".
    """

    def __init__(self, code: int, description: str, parameters: object = None) -> None:
        super().__init__(description)
        given = parameters if isinstance(parameters, dict) else {}
        retry_after, migrate_to = given.get("retry_after"), given.get("migrate_to_chat_id")
        self.code = code
        self.description = description
        self.retry_after = pause_seconds(retry_after)
        self.migrate_to = str(migrate_to) if isinstance(migrate_to, int) else ""

    def says(self, *words: str) -> bool:
        """Whether Telegram's description contains one of these (lower case)."""
        return any(word in self.description.lower() for word in words)

    @property
    def reason(self) -> str:
        """Telegram's words without what they quote from ours."""
        return re.sub(r"""'.*'|".*\"""", "'…'", self.description, flags=re.DOTALL)[:120]


class NoAnswer(NetworkError):
    """Something answered, with this HTTP status, and it was not the Bot API: a proxy, a portal, half an answer."""

    def __init__(self, code: int) -> None:
        super().__init__(f"HTTP {code} without an answer of the Bot API")
        self.code = code


class ApiRequest(AiohttpRequest):
    """The library's HTTP client, which lets through nothing but results.

    The library would log answers it cannot read, put them into its errors, and warn at every flood error; so
    everything else becomes a Rejection or a NetworkError before the library looks at it.

    A batch of updates that is no JSON again and again is not half of an answer: then all of it is read that can be.
    """

    _spoilt = 0

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:
        """The value of an answer that is known to be JSON, however deep."""
        return read_json(payload)

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """The status and payload of a successful call. Raises TelegramError."""
        try:
            code, payload = await super().do_request(*args, **kwargs)
        except ValueError:
            # Not the network's fault, so trying again would not help.
            raise Rejection(400, "the call cannot be encoded") from None
        answer = read_answer(payload)
        self._spoilt = self._spoilt + 1 if answer is None else 0
        if self._spoilt >= MOST_SPOILT:
            payload = salvaged(payload)
            answer = read_answer(payload)
        if answer is None:
            raise NoAnswer(code)
        if answer["ok"]:
            return 200, payload
        raise rejected(code, answer)


def rejected(code: int, answer: dict[str, Any]) -> Rejection:
    """The refusal that an answer is."""
    description = answer.get("description")
    return Rejection(code, description if isinstance(description, str) else "", answer.get("parameters"))


def read_answer(payload: bytes) -> dict[str, Any] | None:
    """The JSON object that every answer of the Bot API is; None for anything else, such as a proxy's page."""
    try:
        answer = read_json(payload)
    except ValueError:
        return None
    if not isinstance(answer, dict) or not isinstance(answer.get("ok"), bool):
        return None
    return None if answer["ok"] and "result" not in answer else answer


class BotApi:
    """The methods of the Bot API by name, with raw JSON in and out.

    Long polls have a connection pool of their own, so that a burst of sends cannot starve them, nor they the sends.
    ``answer_seconds`` is how long any other call may take.
    """

    def __init__(self, token: str, api_url: str, answer_seconds: float) -> None:
        quiet_libraries()
        root = api_url.rstrip("/")
        self._files = f"{root}/file/bot{token}"
        self._polling = ApiRequest(2, answer_seconds)
        self._sending = ApiRequest(16, answer_seconds)
        self._bot = Bot(
            token,
            base_url=lambda secret: f"{root}/bot{secret}",
            base_file_url=self._files,
            request=self._sending,
            get_updates_request=self._polling,
        )

    async def open(self) -> None:
        """Make ready for calls, also after ``close``."""
        await self._polling.initialize()
        await self._sending.initialize()

    async def close(self) -> None:
        """Let go of connections."""
        await self._polling.shutdown()
        await self._sending.shutdown()

    async def call(self, method: str, arguments: dict[str, Any] | None = None, *, seconds: float | None = None) -> Any:
        """The result of a method; it may take ``seconds``. Raises TelegramError."""
        # The library warns when a raw call names a method that it also offers typed; it knows `sendMessage` and
        # `send_message`, and makes `sendMessage` of `send_Message`.
        endpoint = re.sub(r"([A-Z])", r"_\1", method)
        if seconds is None:
            return await self._bot.do_api_request(endpoint, arguments)
        return await self._bot.do_api_request(endpoint, arguments, read_timeout=seconds)

    async def download(self, path: str, most: int) -> bytes:
        """The content of a file, by the path that ``getFile`` tells. Raises TelegramError; SendRefused if it has more
        than ``most`` bytes."""
        code, content = await self._sending.download(f"{self._files}/{quote(path)}", most)
        if code == 200:
            return content
        answer = read_answer(content)
        raise NoAnswer(code) if answer is None else rejected(code, answer)


def quiet_libraries() -> None:
    """Keep out of the logs what the libraries tell at lower levels: addresses with the token, whole updates."""
    for name in ("httpx", "httpcore", "telegram"):
        logging.getLogger(name).setLevel(logging.WARNING)


def polling_failure(error: TelegramError) -> TransportDown | TransportRefused:
    """What an error means for receiving."""
    if not isinstance(error, Rejection):
        return TransportDown(f"Telegram cannot be reached ({cause_of(error)})")
    if error.code in (401, 404):
        return TransportRefused("Telegram does not know this bot token")
    if error.code == 409 and error.says("webhook"):
        return TransportDown("a webhook takes the updates of this bot")
    if error.code == 409:
        return TransportDown("another program is polling with this bot token")
    if error.retry_after is not None or error.code == 429:
        seconds = PAUSE_SECONDS if error.retry_after is None else error.retry_after
        return TransportDown(f"Telegram asks to wait {seconds:g} s", seconds)
    return TransportDown(f"Telegram answers {error.code}: {error.reason}")


def sending_failure(error: TelegramError, *, new: bool = False) -> SendFailure:
    """What an error means for one message; ``new`` is one that Telegram would show twice."""
    perhaps = new and perhaps_done(error)
    if not isinstance(error, Rejection):
        reason = f"Telegram cannot be reached ({cause_of(error)})"
        return RetryLater(PAUSE_SECONDS, whole_platform=True, perhaps_sent=perhaps, reason=reason)
    if error.code in (401, 404):
        # Receiving is refused at the same time and stops the platform: keep what is queued until then.
        log.error("Telegram does not know this bot token")
        return RetryLater(BAD_TOKEN_PAUSE_SECONDS, whole_platform=True, reason="the bot token is not accepted")
    if error.migrate_to:
        return ChatMoved(error.migrate_to)
    if error.retry_after is not None or error.code == 429:
        return RetryLater(PAUSE_SECONDS if error.retry_after is None else error.retry_after)
    if error.code >= 500:
        reason = f"Telegram answers {error.code}"
        return RetryLater(PAUSE_SECONDS, whole_platform=True, perhaps_sent=perhaps, reason=reason)
    if error.code == 403 or error.says(*CHAT_MISSING):
        return ChatGone(error.reason)
    if error.says(*EDIT_IMPOSSIBLE):
        return MessageGone(error.reason)
    return SendRefused(error.reason)


def perhaps_done(error: TelegramError) -> bool:
    """Whether a call that failed may have been done all the same: it was sent, and then the answer was lost, spoilt,
    or that of somebody in between who does not know. What is answered with 4xx was not done.
    """
    if isinstance(error, Rejection | NoAnswer):
        return error.code >= 500 or (isinstance(error, NoAnswer) and error.code < 300)
    return not isinstance(error.__cause__, NEVER_SENT)


def cause_of(error: TelegramError) -> str:
    """A few words on an error of the network: our own, or the kind of the HTTP client's (its words may hold the
    address, and with it the token)."""
    cause = error.__cause__
    return error.message if cause is None else type(cause).__name__
