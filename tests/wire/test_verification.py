"""Verification by emoji: as a strict client does it, and as somebody does who means no good."""

import asyncio
import contextlib
import hashlib
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import vodozemac
from hypothesis import given
from hypothesis import strategies as st

from tests.wire.matrix_account import MatrixAccount, meet
from tests.wire.strict_person import StrictPerson
from transports.cross_signing import PrivateKeys, sign_own_device, take_up
from transports.matrix_verification import (
    LIFE,
    METHOD,
    MOST,
    MOST_OF_ONE,
    OFFERS,
    PREFIX,
    REQUEST,
    Answer,
    Me,
    Received,
    Verifications,
)
from transports.signed_json import canonical, encode, public_key

Json = dict[str, Any]
Accounts = Callable[[str], Awaitable[MatrixAccount]]
Strict = Callable[[MatrixAccount], Awaitable[StrictPerson]]

pytestmark = pytest.mark.usefixtures("ciphers")

# -- with a strict client


class Bot:
    """The bot's side of a real conversation: what comes of its syncs goes into the verifications, and back."""

    def __init__(self, account: MatrixAccount, master: str) -> None:
        self.account = account
        self.verifications = Verifications(Me(account.user, account.device, account.ed25519, master))
        self.received: list[Received] = []
        self.called_off = asyncio.Event()

    @property
    def emoji(self) -> tuple[str, ...]:
        return next((got.emoji for got in reversed(self.received) if got.emoji), ())

    async def run(self, since: str) -> None:
        while True:
            answer = await self.account.call("GET", "sync", since=since, timeout="10000")
            since = answer["next_batch"]
            now = datetime.now(UTC)
            for event in answer.get("to_device", {}).get("events", []):
                await self.send(self.verifications.to_device(event, now), event, "")
            for room, joined in answer.get("rooms", {}).get("join", {}).items():
                for event in joined["timeline"]["events"]:
                    await self.send(self.verifications.in_room(event, now), event, room)

    async def send(self, received: Received, event: Json, room: str) -> None:
        self.received.append(received)
        if received.cancelled:
            self.called_off.set()
        for answer in received.answers:
            if room:
                assert answer.device == ""
                path = ("rooms", room, "send", answer.kind, secrets.token_hex(8))
                await self.account.call("PUT", *path, body=answer.content)
            else:
                messages = {event["sender"]: {answer.device: answer.content}}
                device_path = ("sendToDevice", answer.kind, secrets.token_hex(8))
                await self.account.call("PUT", *device_path, body={"messages": messages})


@contextlib.asynccontextmanager
async def listening(bot: Bot) -> AsyncIterator[None]:
    """The bot answers until the block ends."""
    since = (await bot.account.call("GET", "sync"))["next_batch"]
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(bot.run(since))
        yield
        task.cancel()


async def cross_signed_bot(account: MatrixAccount) -> Bot:
    async def save(keys: PrivateKeys) -> None:
        pass

    keys = await take_up(account, account.user, None, save)
    await sign_own_device(account, account.user, account.device, account.ed25519, keys)
    return Bot(account, public_key(keys.master))


async def compare(client: StrictPerson, bot: Bot, **where: Any) -> str:
    """Go as far as the emoji on both sides; return what the client calls the verification."""
    name: str = await client.do("verify", user=bot.account.user, **where)
    await client.until(lambda person: person.verifications[name]["phase"] == "Ready")
    await client.do("start_sas", verification=name)
    shown = await client.until(lambda person: person.verifications[name].get("emoji"))
    assert tuple(shown) == bot.emoji
    assert any(got.decimals == tuple(client.verifications[name]["decimal"]) for got in bot.received)
    return name


@pytest.fixture
async def people(accounts: Accounts, strict: Strict) -> tuple[StrictPerson, Bot]:
    """Li with a strict client, and a bot whose devices Li's client follows."""
    li = await accounts("Li")
    bot = await cross_signed_bot(await accounts("bot"))
    client = await strict(li)
    await client.do("cross_sign", password=li.password)
    await meet(client, bot.account)
    assert (await client.do("trust", user=bot.account.user))["verified"] is False
    return client, bot


async def open_room(client: StrictPerson, bot: Bot) -> str:
    room: str = await client.do("create_room", invite=[bot.account.user], direct=True, encrypted=False)
    await bot.account.call("POST", "join", room, body={})
    return room


async def trusts(client: StrictPerson, bot: Bot) -> None:
    """Wait until the client takes the bot for verified: it signs, uploads, and learns of it with a later sync."""
    async with asyncio.timeout(15):
        for _ in range(1000):
            if (await client.do("trust", user=bot.account.user))["verified"]:
                return
            await asyncio.sleep(0.05)
    raise AssertionError("the bot is not verified")


@pytest.mark.parametrize("in_room", [True, False], ids=["in a room", "between devices"])
async def test_equal_emoji_make_the_bot_verified(people: tuple[StrictPerson, Bot], in_room: bool) -> None:
    client, bot = people
    room = await open_room(client, bot)
    async with listening(bot):
        name = await compare(client, bot, **({"room": room} if in_room else {"device": bot.account.device}))
        await client.do("confirm", verification=name)
        await client.until(lambda person: person.verifications[name]["phase"] == "Done")
        await trusts(client, bot)
    assert any(got.done for got in bot.received)
    devices = await client.do("devices", user=bot.account.user)
    assert devices[bot.account.device] == {"signed": True, "verified": True}


async def test_other_emoji_leave_the_bot_as_it_was(people: tuple[StrictPerson, Bot]) -> None:
    client, bot = people
    room = await open_room(client, bot)
    async with listening(bot):
        name = await compare(client, bot, room=room)
        await client.do("mismatch", verification=name)
        await client.until(lambda person: person.verifications[name]["phase"] == "Cancelled")
        async with asyncio.timeout(15):
            await bot.called_off.wait()
    assert {got.cancelled for got in bot.received} == {"", "m.mismatched_sas"}
    assert not any(got.done for got in bot.received)
    assert (await client.do("trust", user=bot.account.user))["verified"] is False


async def test_a_bot_that_proves_another_master_key_is_not_verified(people: tuple[StrictPerson, Bot]) -> None:
    client, bot = people
    room = await open_room(client, bot)
    other = Bot(bot.account, public_key(PrivateKeys.make().master))
    async with listening(other):
        name = await compare(client, other, room=room)
        # A key that nobody has named is passed over by clients, and only the device counts then.
        await client.do("confirm", verification=name)
        await client.until(lambda person: person.verifications[name]["phase"] == "Done")
    devices = await client.do("devices", user=bot.account.user)
    assert devices[bot.account.device]["verified"] is True
    assert (await client.do("trust", user=bot.account.user))["verified"] is False


# -- with somebody who may mean no good

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
ME = Me("@bot:linli.test", "BOTDEVICE", encode(bytes(32)), encode(bytes([1] * 32)))
LI, DEVICE = "@li:linli.test", "LIDEVICE"


def milliseconds(at: datetime) -> int:
    return round(at.timestamp() * 1000)


class Partner:
    """The other side, to the letter unless told otherwise."""

    def __init__(self, *, in_room: bool = True, user: str = LI, transaction: str = "$request") -> None:
        self.in_room, self.user, self.transaction = in_room, user, transaction
        self.sas = vodozemac.Sas()
        self.own = self.sas.public_key.to_base64()
        self.theirs = ""
        self.shared: vodozemac.EstablishedSas | None = None

    def event(self, kind: str, content: Json) -> Json:
        if self.in_room:
            relation = {"m.relates_to": {"rel_type": "m.reference", "event_id": self.transaction}}
            return {"type": PREFIX + kind, "sender": self.user, "event_id": "$later", "content": content | relation}
        return {"type": PREFIX + kind, "sender": self.user, "content": content | {"transaction_id": self.transaction}}

    def request(self, sent: datetime = NOW, **change: Any) -> Json:
        content = {"from_device": DEVICE, "methods": [METHOD, "m.qr_code.scan.v1"]}
        if not self.in_room:
            return self.event("request", content | {"timestamp": milliseconds(sent)} | change)
        content |= {"msgtype": REQUEST, "to": ME.user, "body": "asks you to verify"} | change
        return {
            "type": "m.room.message",
            "sender": self.user,
            "event_id": self.transaction,
            "origin_server_ts": milliseconds(sent),
            "content": content,
        }

    def start(self, **change: Any) -> Json:
        offers = {name: ["of yesterday", wanted] for name, wanted in OFFERS.items()}
        ways = {"short_authentication_string": ["decimal", "emoji"]}
        return self.event("start", {"from_device": DEVICE, "method": METHOD, **offers, **ways} | change)

    def key(self, **change: Any) -> Json:
        return self.event("key", {"key": self.own} | change)

    def take_key(self, answer: Answer) -> tuple[str, ...]:
        """The info of the short string, once the bot's key is here."""
        self.theirs = answer.content["key"]
        self.shared = self.sas.diffie_hellman(vodozemac.Curve25519PublicKey.from_base64(self.theirs))
        ends = f"{self.user}|{DEVICE}|{self.own}|{ME.user}|{ME.device}|{self.theirs}"
        return tuple(map(str, self.shared.bytes(f"MATRIX_KEY_VERIFICATION_SAS|{ends}|{self.transaction}").decimals))

    def mac(self, **change: Any) -> Json:
        shared = self.shared or vodozemac.Sas().diffie_hellman(vodozemac.Sas().public_key)
        info = f"MATRIX_KEY_VERIFICATION_MAC{self.user}{DEVICE}{ME.user}{ME.device}{self.transaction}"
        macs = {f"ed25519:{DEVICE}": shared.calculate_mac("key", f"{info}ed25519:{DEVICE}")}
        keys = shared.calculate_mac(",".join(sorted(macs)), f"{info}KEY_IDS")
        return self.event("mac", {"mac": macs, "keys": keys} | change)


def hear(verifications: Verifications, event: Json, now: datetime = NOW) -> Received:
    return (verifications.in_room if "event_id" in event else verifications.to_device)(event, now)


def kinds(received: Received) -> list[str]:
    return [answer.kind.removeprefix(PREFIX) for answer in received.answers]


def code(received: Received) -> str:
    """Why the bot calls it off, and that it says so."""
    assert kinds(received) == ["cancel"]
    assert received.answers[0].content["code"] == received.cancelled
    return received.cancelled


@pytest.mark.parametrize("in_room", [True, False])
def test_a_verification_from_end_to_end(in_room: bool) -> None:
    bot, li = Verifications(ME), Partner(in_room=in_room)
    ready = hear(bot, li.request())
    assert kinds(ready) == ["ready"]
    start = li.start()
    [accept] = hear(bot, start).answers
    received = hear(bot, li.key())
    assert kinds(received) == ["key", "mac"]
    shown, mac = li.take_key(received.answers[0]), received.answers[1].content
    assert tuple(map(str, received.decimals)) == shown
    assert len(received.emoji) == 7
    committed = hashlib.sha256(li.theirs.encode() + canonical(start["content"])).digest()
    assert accept.content["commitment"] == encode(committed)
    assert li.shared is not None
    info = f"MATRIX_KEY_VERIFICATION_MAC{ME.user}{ME.device}{LI}{DEVICE}{li.transaction}"
    for key_id, key in ((ME.device, ME.ed25519), (ME.master, ME.master)):
        li.shared.verify_mac(key, f"{info}ed25519:{key_id}", mac["mac"][f"ed25519:{key_id}"])
    done = hear(bot, li.mac())
    assert (kinds(done), done.done) == (["done"], True)
    assert hear(bot, li.event("done", {})) == Received()
    for answer in (*ready.answers, accept, *received.answers, *done.answers):
        if in_room:
            assert answer.content["m.relates_to"] == {"rel_type": "m.reference", "event_id": "$request"}
        else:
            assert answer.content["transaction_id"] == "$request"
        assert answer.device == ("" if in_room else DEVICE)


@pytest.mark.parametrize("in_room", [True, False])
@pytest.mark.parametrize(
    ("old", "answered"),
    [
        (timedelta(minutes=9, seconds=59), True),
        (timedelta(minutes=10, seconds=1), False),
        (timedelta(minutes=-4, seconds=-59), True),
        (timedelta(minutes=-5, seconds=-1), False),
        (timedelta(days=400), False),
    ],
    ids=str,
)
def test_only_a_request_of_now_is_answered(in_room: bool, old: timedelta, answered: bool) -> None:
    received = hear(Verifications(ME), Partner(in_room=in_room).request(NOW - old))
    assert kinds(received) == (["ready"] if answered else [])


@pytest.mark.parametrize("sent", [None, "now", 10**30, -(10**30), 1.5, [], True], ids=repr)
def test_a_request_that_does_not_say_when_is_passed_over(sent: object) -> None:
    li = Partner(in_room=False)
    assert hear(Verifications(ME), li.request(timestamp=sent)) == Received()
    assert hear(Verifications(ME), Partner().request() | {"origin_server_ts": sent}) == Received()


@pytest.mark.parametrize(
    "change",
    [{"to": "@chen:linli.test"}, {"to": None}, {"from_device": 5}, {"from_device": ""}, {"methods": "m.sas.v1"}],
    ids=repr,
)
def test_what_is_not_asked_of_the_bot_is_passed_over(change: Json) -> None:
    assert hear(Verifications(ME), Partner().request(**change)) == Received()


def test_what_neighbours_verify_among_themselves_is_passed_over() -> None:
    bot, li = Verifications(ME), Partner()
    hear(bot, li.request())
    other = Partner(transaction="$other")
    for event in (other.start(), other.key(), other.mac(), other.event("cancel", {}), other.event("done", {})):
        assert hear(bot, event) == Received()
        assert hear(bot, event | {"sender": "@chen:linli.test"}) == Received()
    # Nor can they speak in Li's place, or a message to the device in the room's.
    assert hear(bot, li.event("cancel", {}) | {"sender": "@chen:linli.test"}) == Received()
    assert hear(bot, Partner(in_room=False).event("cancel", {})) == Received()
    assert kinds(hear(bot, li.start())) == ["accept"]


def test_one_who_cannot_show_emoji_is_told() -> None:
    bot, li = Verifications(ME), Partner()
    assert code(hear(bot, li.request(methods=["m.qr_code.scan.v1"]))) == "m.unknown_method"
    assert hear(bot, li.start()) == Received()


@pytest.mark.parametrize(
    "change",
    [
        {"method": "m.reciprocate.v1"},
        {"hashes": ["md5"]},
        {"key_agreement_protocols": ["curve25519"]},
        {"message_authentication_codes": ["hkdf-hmac-sha256"]},
        {"short_authentication_string": ["colours"]},
        {"short_authentication_string": "emoji"},
        {"hashes": None},
    ],
    ids=repr,
)
def test_other_methods_than_todays_are_called_off(change: Json) -> None:
    bot, li = Verifications(ME), Partner()
    hear(bot, li.request())
    assert code(hear(bot, li.start(**change))) == "m.unknown_method"
    assert hear(bot, li.start()) == Received()


def test_one_who_shows_numbers_alone_is_promised_no_emoji() -> None:
    bot, li = Verifications(ME), Partner()
    hear(bot, li.request())
    [accept] = hear(bot, li.start(short_authentication_string=["decimal"])).answers
    assert accept.content["short_authentication_string"] == ["decimal"]


def begun(*steps: str) -> tuple[Verifications, Partner]:
    """A verification that has come so far."""
    bot, li = Verifications(ME), Partner()
    hear(bot, li.request())
    if "start" in steps:
        hear(bot, li.start())
    if "key" in steps:
        li.take_key(hear(bot, li.key()).answers[0])
    if "mac" in steps:
        assert hear(bot, li.mac()).done
    return bot, li


@pytest.mark.parametrize(
    ("steps", "next_step", "expected"),
    [
        ("", "key", "m.unexpected_message"),
        ("", "mac", "m.unexpected_message"),
        ("start", "start", "m.unexpected_message"),
        ("start", "mac", "m.unexpected_message"),
        ("start key", "start", "m.unexpected_message"),
        ("start key", "key", "m.unexpected_message"),
        ("start key mac", "mac", "m.unexpected_message"),
        ("start key mac", "key", "m.unexpected_message"),
    ],
)
def test_steps_out_of_turn_call_it_off(steps: str, next_step: str, expected: str) -> None:
    bot, li = begun(*steps.split())
    step: Json = getattr(li, next_step)()
    assert code(hear(bot, step)) == expected
    for event in (li.start(), li.key(), li.mac()):
        assert hear(bot, event) == Received()


def test_another_device_cannot_go_on() -> None:
    bot, li = begun()
    assert code(hear(bot, li.start(from_device="OTHER"))) == "m.unexpected_message"


@pytest.mark.parametrize("key", [None, "", "%", "A" * 43, "AAAA", 5, {"a": 1}], ids=repr)
def test_what_is_no_key_calls_it_off(key: object) -> None:
    bot, li = begun("start")
    assert code(hear(bot, li.key(key=key))) == "m.invalid_message"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"keys": encode(bytes(32))}, "m.key_mismatch"),
        ({"keys": "%"}, "m.key_mismatch"),
        ({"mac": {"ed25519:OTHER": "x"}}, "m.key_mismatch"),
        ({"mac": {}}, "m.key_mismatch"),
        ({"mac": []}, "m.unexpected_message"),
        ({"keys": None}, "m.unexpected_message"),
    ],
    ids=repr,
)
def test_a_proof_that_does_not_hold_calls_it_off(change: Json, expected: str) -> None:
    bot, li = begun("start", "key")
    assert code(hear(bot, li.mac(**change))) == expected
    assert hear(bot, li.mac()) == Received()


def test_what_cannot_be_committed_to_is_called_off() -> None:
    bot, li = begun()
    assert code(hear(bot, li.start(extra=0.5))) == "m.invalid_message"


def test_a_request_told_again_changes_nothing() -> None:
    bot, li = begun("start", "key")
    assert hear(bot, li.request()) == Received()
    assert hear(bot, li.mac()).done


def test_a_cancelled_verification_is_over() -> None:
    bot, li = begun("start")
    assert hear(bot, li.event("cancel", {"code": "m.user", "reason": "no"})) == Received(cancelled="m.user")
    assert hear(bot, li.key()) == Received()


def test_a_verification_that_takes_too_long_is_over() -> None:
    bot, li = begun("start")
    assert hear(bot, li.key(), NOW + LIFE + timedelta(seconds=1)) == Received()
    bot, li = begun("start")
    assert kinds(hear(bot, li.key(), NOW + LIFE)) == ["key", "mac"]


def test_nobody_can_take_up_all_of_the_bots_room() -> None:
    bot, chen = Verifications(ME), Partner(user="@chen:linli.test")
    hear(bot, chen.request())
    crowd = [Partner(transaction=f"${number}") for number in range(MOST + 1)]
    for li in crowd:
        assert kinds(hear(bot, li.request())) == ["ready"]
    assert kinds(hear(bot, chen.start())) == ["accept"]
    assert [kinds(hear(bot, li.start())) for li in crowd[-MOST_OF_ONE:]] == [["accept"]] * MOST_OF_ONE
    assert hear(bot, crowd[-MOST_OF_ONE - 1].start()) == Received()
    # Nor many together: those who came first give way.
    for number in range(MOST):
        assert kinds(hear(bot, Partner(user=f"@{number}:linli.test").request())) == ["ready"]
    assert hear(bot, chen.key()) == Received()


steps = st.sampled_from(["request", "start", "key", "mac", "done", "cancel"])
nonsense = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)
FIELDS = [
    "from_device",
    "methods",
    "method",
    "hashes",
    "key",
    "mac",
    "keys",
    "short_authentication_string",
    "code",
    "to",
]


@given(
    st.lists(st.tuples(steps, st.dictionaries(st.sampled_from(FIELDS), nonsense, max_size=1)), max_size=8),
    st.booleans(),
)
def test_in_whatever_order_only_the_right_one_proves_anything(order: list[tuple[str, Json]], in_room: bool) -> None:
    bot, li = Verifications(ME), Partner(in_room=in_room)
    honest: list[str] = []
    for step, change in order:
        event = li.event(step, {}) if step in ("done", "cancel") else getattr(li, step)()
        received = hear(bot, event | {"content": event["content"] | change})
        if any(answer.kind == f"{PREFIX}key" for answer in received.answers):
            with contextlib.suppress(ValueError):
                li.take_key(received.answers[0])
        for answer in received.answers:
            kind = answer.kind.removeprefix(PREFIX)
            expected = {"ready": "request", "accept": "start", "key": "key", "mac": "key", "done": "mac"}
            assert kind == "cancel" or expected[kind] == step
            if kind in ("ready", "accept", "mac", "done"):
                honest = [kind] if kind == "ready" else [*honest, kind]
        if received.done:
            assert honest == ["ready", "accept", "mac", "done"]


@given(nonsense, nonsense, nonsense, st.sampled_from([REQUEST, f"{PREFIX}start", "m.room.message", f"{PREFIX}"]))
def test_nonsense_is_passed_over(content: object, sender: object, relation: object, kind: str) -> None:
    for event in (
        {"type": kind, "sender": sender, "content": content},
        {"type": kind, "sender": LI, "content": {"m.relates_to": relation, "transaction_id": relation}},
        {"type": content, "sender": LI, "content": {}},
    ):
        assert Verifications(ME).in_room(event, NOW) == Verifications(ME).to_device(event, NOW) == Received()
