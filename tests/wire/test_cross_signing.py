"""Cross-signing against a real homeserver, and as a client sees it that trusts signed devices alone."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from tests.wire.matrix_account import MatrixAccount, meet
from tests.wire.strict_person import StrictPerson
from transports.cross_signing import (
    NEEDS_APPROVAL,
    NEEDS_RECOVERY,
    NEEDS_SIGN_IN,
    OTHER_KEYS,
    CrossSigningRefused,
    Identity,
    PrivateKeys,
    keep,
    publish,
    query,
    recover,
    sign_own_device,
    sign_user,
    take_up,
)
from transports.secret_storage import ServerRefused, WrongRecoveryKey, open_storage
from transports.signed_json import add_signature, encode, public_key

UPLOAD = ("keys", "device_signing", "upload")
Json = dict[str, Any]
Accounts = Callable[[str], Awaitable[MatrixAccount]]
Strict = Callable[[MatrixAccount], Awaitable[StrictPerson]]

pytestmark = pytest.mark.usefixtures("ciphers")


class Safe:
    """Where an account's keys are saved, the latest last."""

    def __init__(self) -> None:
        self.saved: list[PrivateKeys] = []
        self.broken = False

    @property
    def kept(self) -> PrivateKeys | None:
        return self.saved[-1] if self.saved else None

    async def save(self, keys: PrivateKeys) -> None:
        if self.broken:
            raise OSError("no space left on the device")
        self.saved.append(keys)

    async def take_up(self, account: MatrixAccount, **how: Any) -> PrivateKeys:
        return await take_up(account, account.user, self.kept, self.save, **how)


async def identity(account: MatrixAccount, user: str = "") -> Identity:
    return Identity.read(user or account.user, await query(account, user or account.user))


async def owned_devices(account: MatrixAccount) -> set[str]:
    answer = await query(account, account.user)
    who = Identity.read(account.user, answer)
    return {name for name, told in answer["device_keys"][account.user].items() if who.owns(told)}


# -- the account's keys


async def test_a_first_set_of_keys_needs_no_password(accounts: Accounts) -> None:
    bot, safe = await accounts("bot"), Safe()
    keys = await safe.take_up(bot)
    assert safe.saved == [keys]
    assert (await identity(bot)).holds(keys)


async def test_kept_keys_are_taken_up_without_a_word(accounts: Accounts) -> None:
    bot, safe = await accounts("bot"), Safe()
    keys = await safe.take_up(bot)
    bot.writes.clear()
    assert await safe.take_up(bot) == keys
    assert bot.writes == []
    assert safe.saved == [keys]


async def test_keys_that_cannot_be_saved_are_not_published(accounts: Accounts) -> None:
    bot, safe = await accounts("bot"), Safe()
    safe.broken = True
    with pytest.raises(OSError, match="no space"):
        await safe.take_up(bot)
    assert bot.writes == []
    assert await identity(bot) == Identity(bot.user)


async def test_what_was_broken_off_after_saving_is_taken_up_again(accounts: Accounts) -> None:
    bot, safe = await accounts("bot"), Safe()
    await safe.save(PrivateKeys.make())
    keys = await safe.take_up(bot)
    assert [keys] == safe.saved
    assert (await identity(bot)).holds(keys)


async def test_other_keys_need_the_password(accounts: Accounts) -> None:
    bot, safe = await accounts("bot"), Safe()
    old = await safe.take_up(bot)
    for password in (None, "another"):
        with pytest.raises(CrossSigningRefused) as refused:
            await safe.take_up(bot, replace=True, password=password)
        assert refused.value.reason == NEEDS_SIGN_IN
        # What was kept is kept still, and goes on to be what the server has.
        assert safe.kept == old
        assert await safe.take_up(bot) == old
    new = await safe.take_up(bot, replace=True, password=bot.password)
    assert new != old
    assert safe.kept == new
    assert (await identity(bot)).holds(new)


async def test_keys_that_are_not_here_are_not_replaced_unasked(accounts: Accounts) -> None:
    bot = await accounts("bot")
    await Safe().take_up(bot)
    there, safe = await identity(bot), Safe()
    with pytest.raises(CrossSigningRefused) as refused:
        await safe.take_up(bot, password=bot.password)
    assert refused.value.reason == NEEDS_RECOVERY
    assert safe.saved == []
    assert await identity(bot) == there


async def test_keys_that_somebody_has_replaced_are_found_out(accounts: Accounts) -> None:
    bot, safe, elsewhere = await accounts("bot"), Safe(), Safe()
    old = await safe.take_up(bot)
    new = await elsewhere.take_up(bot, replace=True, password=bot.password)
    with pytest.raises(CrossSigningRefused) as refused:
        await safe.take_up(bot, password=bot.password)
    assert refused.value.reason == OTHER_KEYS
    assert safe.kept == old
    assert (await identity(bot)).holds(new)
    recovery_key = (await keep(bot, bot.user, new)).recovery_key
    assert await safe.take_up(bot, recovery_key=recovery_key) == safe.kept == new


# -- recovery


async def test_a_new_device_recovers_the_keys_and_is_signed(accounts: Accounts) -> None:
    bot, safe = await accounts("bot"), Safe()
    keys = await safe.take_up(bot)
    recovery_key = (await keep(bot, bot.user, keys)).recovery_key
    there = await identity(bot)
    anew, empty = await accounts("bot"), Safe()
    assert await empty.take_up(anew, recovery_key=recovery_key) == keys
    assert empty.saved == [keys]
    assert await identity(anew) == there
    assert anew.writes == []
    await sign_own_device(anew, anew.user, anew.device, anew.ed25519, keys)
    assert await owned_devices(anew) == {anew.device}


async def test_a_wrong_recovery_key_changes_nothing(accounts: Accounts) -> None:
    bot, safe = await accounts("bot"), Safe()
    keys = await safe.take_up(bot)
    old_key = (await keep(bot, bot.user, keys)).recovery_key
    recovery_key = (await keep(bot, bot.user, keys)).recovery_key
    bot.writes.clear()
    last = "2" if recovery_key.endswith("1") else "1"
    for wrong in (old_key, recovery_key[:-1] + last, "", "nothing of the kind"):
        empty = Safe()
        with pytest.raises((WrongRecoveryKey, CrossSigningRefused)):
            await empty.take_up(bot, recovery_key=wrong)
        assert empty.saved == []
    assert bot.writes == []


async def test_recovered_keys_that_are_not_the_accounts_any_more_are_not_taken(accounts: Accounts) -> None:
    bot, safe, empty = await accounts("bot"), Safe(), Safe()
    recovery_key = (await keep(bot, bot.user, await safe.take_up(bot))).recovery_key
    await safe.take_up(bot, replace=True, password=bot.password)
    with pytest.raises(CrossSigningRefused) as refused:
        await empty.take_up(bot, recovery_key=recovery_key)
    assert refused.value.reason == OTHER_KEYS
    assert empty.saved == []


async def test_a_storage_without_the_keys_says_so(accounts: Accounts) -> None:
    bot, safe = await accounts("bot"), Safe()
    storage = await keep(bot, bot.user, await safe.take_up(bot))
    await bot.call("PUT", "user", bot.user, "account_data", "m.cross_signing.user_signing", body={})
    with pytest.raises(ValueError, match="user_signing is not in"):
        await Safe().take_up(bot, recovery_key=storage.recovery_key)
    again = await keep(bot, bot.user, await safe.take_up(bot))
    assert await recover(bot, bot.user, await open_storage(bot, bot.user, again.recovery_key)) == safe.kept


# -- signing


async def test_only_a_signed_device_is_owned(accounts: Accounts) -> None:
    bot, safe = await accounts("bot"), Safe()
    keys = await safe.take_up(bot)
    assert await owned_devices(bot) == set()
    await sign_own_device(bot, bot.user, bot.device, bot.ed25519, keys)
    # Neither the one that registered nor another that logs in is signed along with it.
    await accounts("bot")
    assert await owned_devices(bot) == {bot.device}
    # With other keys it is nobody's again.
    await safe.take_up(bot, replace=True, password=bot.password)
    assert await owned_devices(bot) == set()


class Liar:
    """A server that tells other things of a device, or of somebody's keys, than it was told."""

    def __init__(self, account: MatrixAccount, change: Callable[[Json], None]) -> None:
        self.account, self.change = account, change

    async def ask(self, method: str, *path: str, body: Json | None = None) -> tuple[int, Json]:
        status, answer = await self.account.ask(method, *path, body=body)
        if path == ("keys", "query"):
            self.change(answer)
        return status, answer


async def test_a_server_cannot_have_its_own_keys_signed_among_the_devices(accounts: Accounts) -> None:
    bot = await accounts("bot")
    keys = await Safe().take_up(bot)
    device = (bot.user, bot.device)

    def listens(answer: Json) -> None:
        answer["device_keys"][device[0]][device[1]]["keys"][f"curve25519:{device[1]}"] = encode(bytes(32))

    def hides(answer: Json) -> None:
        del answer["device_keys"][device[0]][device[1]]

    def garbles(answer: Json) -> None:
        answer["device_keys"] = [5]

    for lie in (listens, hides, garbles):
        with pytest.raises(LookupError):
            await sign_own_device(Liar(bot, lie), *device, bot.ed25519, keys)
    with pytest.raises(LookupError):
        await sign_own_device(bot, *device, encode(bytes(32)), keys)
    assert await owned_devices(bot) == set()


async def test_a_signature_that_the_server_will_not_have_is_told(accounts: Accounts) -> None:
    bot = await accounts("bot")
    await Safe().take_up(bot)
    with pytest.raises(ServerRefused) as refused:
        await sign_own_device(bot, bot.user, bot.device, bot.ed25519, PrivateKeys.make())
    assert refused.value.code == "M_INVALID_SIGNATURE"


async def test_only_the_compared_master_key_is_vouched_for(accounts: Accounts) -> None:
    bot, li = await accounts("bot"), await accounts("Li")
    keys, theirs = await Safe().take_up(bot), await Safe().take_up(li)
    with pytest.raises(LookupError):
        await sign_user(bot, bot.user, li.user, public_key(keys.master), keys)
    await sign_user(bot, bot.user, li.user, public_key(theirs.master), keys)
    told = (await query(bot, li.user))["master_keys"][li.user]
    assert f"ed25519:{public_key(keys.user_signing)}" in told["signatures"][bot.user]
    # Nobody else is told whom the bot vouches for.
    assert bot.user not in (await query(li, li.user))["master_keys"][li.user].get("signatures", {})


# -- what is read of others


def answer_of(keys: PrivateKeys, user: str) -> Json:
    return {f"{usage}_keys": {user: key} for usage, key in keys.public(user).items()}


def test_keys_of_others_are_read_as_far_as_their_signatures_hold() -> None:
    li, keys, other = "@li:linli.test", PrivateKeys.make(), PrivateKeys.make()
    answer = answer_of(keys, li)
    assert Identity.read(li, answer).holds(keys)
    assert Identity.read("@chen:linli.test", answer) == Identity("@chen:linli.test")
    # A server that slips in a self-signing key of its own.
    slipped = {**answer, "self_signing_keys": answer_of(other, li)["self_signing_keys"]}
    assert Identity.read(li, slipped) == Identity(li, public_key(keys.master), "", public_key(keys.user_signing))
    device = add_signature({"user_id": li, "device_id": "D"}, li, other.self_signing)
    assert not Identity.read(li, slipped).owns(device)
    assert not Identity.read(li, {}).owns(device)
    assert Identity.read(li, answer_of(other, li)).owns(device)


@pytest.mark.parametrize(
    "change",
    [
        {"user_id": "@chen:linli.test"},
        {"usage": ["self_signing"]},
        {"usage": "master"},
        {"keys": {}},
        {"keys": {"ed25519:A": "B"}},
        {"keys": {"ed25519:A": "A", "ed25519:B": "B"}},
        {"keys": ["ed25519:A"]},
        {"keys": {"ed25519:5": 5}},
    ],
    ids=repr,
)
def test_nonsense_is_no_master_key(change: Json) -> None:
    li = "@li:linli.test"
    answer = answer_of(PrivateKeys.make(), li)
    answer["master_keys"][li] |= change
    assert Identity.read(li, answer) == Identity(li)


def test_keys_can_be_written_down_and_are_not_told_by_accident() -> None:
    keys = PrivateKeys.make()
    assert PrivateKeys.read(keys.write()) == keys
    assert repr(keys) == "PrivateKeys()"
    for nonsense in (
        {},
        {**keys.write(), "master": "AAAA"},
        {**keys.write(), "master": 5},
        {**keys.write(), "master": "%"},
    ):
        with pytest.raises(ValueError, match=r"."):
            PrivateKeys.read(nonsense)


# -- what servers ask before they take keys


class Asking:
    """A server that asks for something before it takes keys. What it is asked for is in ``bodies``."""

    def __init__(self, *flows: list[str], **params: Json) -> None:
        self.challenge = {"flows": [{"stages": stages} for stages in flows], "params": params, "session": "s"}
        self.bodies: list[Json] = []

    async def ask(self, method: str, *path: str, body: Json | None = None) -> tuple[int, Json]:
        assert path == UPLOAD
        assert body is not None
        self.bodies.append(dict(body))
        return (200, {}) if "auth" in body else (401, self.challenge)


async def test_servers_that_ask_for_nothing_are_given_it() -> None:
    server = Asking(["m.login.sso"], ["m.login.dummy"])
    await publish(server, "@bot:linli.test", PrivateKeys.make())
    assert server.bodies[1]["auth"] == {"type": "m.login.dummy", "session": "s"}
    assert server.bodies[1].items() > server.bodies[0].items()


@pytest.mark.parametrize("stage", ["m.oauth", "org.matrix.cross_signing_reset"])
async def test_the_operator_is_told_where_to_approve(stage: str) -> None:
    server = Asking([stage], **{stage: {"url": "https://account.example/reset"}})
    with pytest.raises(CrossSigningRefused) as refused:
        await publish(server, "@bot:linli.test", PrivateKeys.make(), "password")
    assert (refused.value.reason, refused.value.url) == (NEEDS_APPROVAL, "https://account.example/reset")


async def test_the_password_is_given_only_to_a_server_that_asks_for_it() -> None:
    server = Asking(["m.login.sso"], ["m.login.recaptcha", "m.login.password"])
    with pytest.raises(CrossSigningRefused) as refused:
        await publish(server, "@bot:linli.test", PrivateKeys.make(), "password")
    assert refused.value.reason == NEEDS_SIGN_IN
    assert "password" not in str(server.bodies)


# -- as a strict client sees it


async def test_a_strict_client_recovers_with_our_recovery_key(accounts: Accounts, strict: Strict) -> None:
    bot = await accounts("bot")
    keys = await Safe().take_up(bot)
    recovery_key = (await keep(bot, bot.user, keys)).recovery_key
    await sign_own_device(bot, bot.user, bot.device, bot.ed25519, keys)
    there = await identity(bot)
    client = await strict(bot)
    recovered = await client.do("recover", key=recovery_key)
    assert recovered["ready"] is True
    assert recovered["status"]["privateKeysInSecretStorage"] is True
    assert all(recovered["status"]["privateKeysCachedLocally"].values())
    assert await identity(bot) == there
    devices = await client.do("devices", user=bot.user)
    assert devices[bot.device] == {"signed": True, "verified": True}
    # The client has signed itself with the keys it has recovered.
    assert len(await owned_devices(bot)) == 2


async def test_whom_the_bot_vouches_for_is_verified_to_its_owner(accounts: Accounts, strict: Strict) -> None:
    bot, li = await accounts("bot"), await accounts("Li")
    keys, theirs = await Safe().take_up(bot), await Safe().take_up(li)
    recovery_key = (await keep(bot, bot.user, keys)).recovery_key
    await sign_user(bot, bot.user, li.user, public_key(theirs.master), keys)
    await sign_own_device(li, li.user, li.device, li.ed25519, theirs)
    client = await strict(bot)
    await client.do("recover", key=recovery_key)
    await meet(client, li)
    assert (await client.do("devices", user=li.user))[li.device] == {"signed": True, "verified": True}
    assert (await client.do("trust", user=li.user))["verified"] is True


async def test_a_strict_client_tells_signed_devices_from_others(accounts: Accounts, strict: Strict) -> None:
    bot, other, li = await accounts("bot"), await accounts("bot"), await accounts("Li")
    keys = await Safe().take_up(bot)
    await sign_own_device(bot, bot.user, bot.device, bot.ed25519, keys)
    client = await strict(li)
    await client.do("cross_sign", password=li.password)
    await meet(client, bot)
    devices = await client.do("devices", user=bot.user)
    assert devices[bot.device]["signed"] is True
    assert devices[other.device]["signed"] is False
    assert await client.do("trust", user=bot.user) == {"verified": False, "needs_approval": False}
