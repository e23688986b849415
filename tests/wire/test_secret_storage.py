"""Secret storage, against what other clients make, and against a server that keeps anything."""

import asyncio
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transports.secret_storage import (
    ALGORITHM,
    DEFAULT_KEY,
    KEY_BYTES,
    StorageKey,
    WrongRecoveryKey,
    load,
    make_storage,
    open_storage,
    read_recovery_key,
    store,
    write_recovery_key,
)

USER = "@bot:linli.test"
KEY = StorageKey("k", bytes(range(KEY_BYTES)))
# What matrix-rust-sdk tests itself with.
RECOVERY_KEY = "EsTj 3yST y93F SLpB jJsz eAXc 2XzA ygD3 w69H fGaN TKBj jXEd"
DESCRIPTION = {
    "algorithm": ALGORITHM,
    "iv": "xv5b6/p3ExEw++wTyfSHEg==",
    "mac": "ujBBbXahnTAMkmPUX2/0+VTfUh63pGyVRuBcDMgmJC8=",
}
NAME = "m.cross_signing.master"
keys = st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES)
names = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=100)

pytestmark = pytest.mark.usefixtures("ciphers")


class Shelf:
    """A server that keeps the account's data and nothing else."""

    def __init__(self, **data: dict[str, Any]) -> None:
        self.data = data
        self.written: list[str] = []
        self.fails_at = ""

    async def ask(self, method: str, *path: str, body: dict[str, Any] | None = None) -> tuple[int, dict[str, Any]]:
        assert path[:3] == ("user", USER, "account_data")
        if method == "PUT":
            assert body is not None
            if path[3] == self.fails_at:
                raise TimeoutError
            self.data[path[3]] = body
            self.written.append(path[3])
            return 200, {}
        return (200, self.data[path[3]]) if path[3] in self.data else (404, {"errcode": "M_NOT_FOUND"})


def shelf_of(description: dict[str, Any]) -> Shelf:
    return Shelf(**{DEFAULT_KEY: {"key": "a"}, "m.secret_storage.key.a": description})


# -- recovery keys


@pytest.mark.parametrize(
    ("written", "key"),
    [
        (
            "EsTc LW2K PGiF wKEA 3As5 g5c4 BXwk qeeJ ZJV8 Q9fu gUMN UE4d",
            "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a",
        ),
        (
            "EsT           pRvZTnjck8    YrhRAtw XLS84Nr2r9S9LGAWDaExVAPBvLRK   ",
            "9fbd46bb345171c6f6022c9a25d5681ba54eec6a6c4953f3adc0b96e9d91ada3",
        ),
    ],
)
def test_recovery_keys_are_those_of_other_clients(written: str, key: str) -> None:
    assert read_recovery_key(written) == bytes.fromhex(key)
    assert write_recovery_key(bytes.fromhex(key)).replace(" ", "") == written.replace(" ", "")


@given(keys)
def test_a_recovery_key_can_be_read_back(key: bytes) -> None:
    written = write_recovery_key(key)
    assert read_recovery_key(written) == key
    assert [len(group) for group in written.split(" ")] == [4] * 12


@given(keys, st.data())
def test_a_mistyped_recovery_key_is_not_another(key: bytes, data: st.DataObject) -> None:
    """The parity lets one slip in 256 through, which the storage itself then finds out; none is read as the key."""
    signs = write_recovery_key(key).replace(" ", "")
    at = data.draw(st.integers(0, len(signs) - 1))
    slip = data.draw(
        st.sampled_from("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz").filter(signs[at].__ne__)
    )
    mistyped = signs[:at] + slip + signs[at + 1 :]
    told = ""
    try:
        assert read_recovery_key(mistyped) != key
    except WrongRecoveryKey as error:
        told = str(error)
    # What was typed is nearly the key, and errors end in logs.
    assert mistyped[:8] not in told


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "0" + RECOVERY_KEY[1:],
        RECOVERY_KEY[:-1],
        RECOVERY_KEY + "1",
        "1" + RECOVERY_KEY[:-1],
        RECOVERY_KEY.replace("y93F", "y39F"),
        RECOVERY_KEY.lower(),
        "z" * 48,
        "z" * 5000,
        "口令",
    ],
    ids=lambda text: text[:12],
)
def test_what_is_no_recovery_key_is_refused(text: str) -> None:
    with pytest.raises(WrongRecoveryKey):
        read_recovery_key(text)


# -- secrets


@given(keys, names, texts)
def test_a_secret_can_be_read_back_under_its_name_with_its_key(key: bytes, name: str, secret: str) -> None:
    storage = StorageKey("k", key)
    stored = storage.encrypt(name, secret)
    assert storage.decrypt(name, stored) == secret
    for other, other_name in ((storage, name + "x"), (StorageKey("k", bytes(reversed(key)) + b""), name)):
        if (other.key, other_name) != (key, name):
            with pytest.raises(ValueError, match="damaged"):
                other.decrypt(other_name, stored)


def test_nothing_is_encrypted_alike_twice() -> None:
    assert KEY.encrypt(NAME, "secret") != KEY.encrypt(NAME, "secret")


def test_a_key_is_not_told_by_accident() -> None:
    assert repr(KEY) == "StorageKey(id='k')"


@given(st.sampled_from(["iv", "ciphertext", "mac"]), st.integers(0, 20), st.integers(1, 255))
def test_a_damaged_secret_is_not_taken_for_one(part: str, at: int, flipped: int) -> None:
    stored = KEY.encrypt(NAME, "secret" * 4)
    ciphertext, mac = stored["ciphertext"], stored["mac"]
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    was = stored[part]
    sign = alphabet[(alphabet.index(was[at]) + 1 + flipped % 63) % 64]
    stored[part] = was[:at] + sign + was[at + 1 :]
    if part == "iv":
        # The algorithm's MAC does not cover it: another text comes out, or none, and the keys in it are checked.
        assert (stored["ciphertext"], stored["mac"]) == (ciphertext, mac)
        try:
            assert KEY.decrypt(NAME, stored) != "secret" * 4
        except ValueError:
            return
    else:
        with pytest.raises(ValueError, match="damaged"):
            KEY.decrypt(NAME, stored)


@pytest.mark.parametrize(
    "change",
    [
        {"iv": None},
        {"mac": 5},
        {"ciphertext": "%"},
        {"iv": ""},
        {"iv": "AAAA" * 20},
        {"ciphertext": ["x"]},
        {"mac": ""},
    ],
    ids=repr,
)
def test_nonsense_in_place_of_a_secret_is_told(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        KEY.decrypt(NAME, {**KEY.encrypt(NAME, "secret"), **change})
    with pytest.raises(ValueError, match="not stored"):
        KEY.decrypt(NAME, {})


# -- storages


async def test_a_storage_that_another_client_made_is_opened() -> None:
    storage = await open_storage(shelf_of(DESCRIPTION), USER, RECOVERY_KEY)
    assert storage.id == "a"
    assert storage.key == read_recovery_key(RECOVERY_KEY)


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ({**DESCRIPTION, "mac": "A" * 43}, "not that of"),
        ({**DESCRIPTION, "iv": "A" * 22}, "not that of"),
        ({**DESCRIPTION, "iv": None}, "damaged"),
        ({**DESCRIPTION, "iv": "A" * 90}, "damaged"),
        ({**DESCRIPTION, "mac": "%"}, "damaged"),
        ({**DESCRIPTION, "mac": 5}, "damaged"),
        ({"algorithm": ALGORITHM, "mac": "AAAA"}, "damaged"),
        ({**DESCRIPTION, "algorithm": "of tomorrow"}, "not known"),
        ({}, "not known"),
    ],
)
async def test_a_key_that_does_not_fit_is_told(description: dict[str, Any], expected: str) -> None:
    with pytest.raises(WrongRecoveryKey, match=expected):
        await open_storage(shelf_of(description), USER, RECOVERY_KEY)


@pytest.mark.parametrize("default", [{}, {DEFAULT_KEY: {}}, {DEFAULT_KEY: {"key": 5}}], ids=repr)
async def test_an_account_without_storage_is_told(default: dict[str, Any]) -> None:
    with pytest.raises(WrongRecoveryKey, match="no secret storage"):
        await open_storage(Shelf(**default), USER, RECOVERY_KEY)


async def test_a_storage_whose_key_cannot_be_checked_beforehand_is_opened() -> None:
    assert (await open_storage(shelf_of({"algorithm": ALGORITHM}), USER, RECOVERY_KEY)).id == "a"


async def test_what_is_kept_can_be_read_with_the_recovery_key_alone() -> None:
    shelf = Shelf()
    # A blank can be in no ciphertext by chance, as the sign of a single digit can.
    made = await make_storage(shelf, USER, {"one": "a secret", "two": "2"})
    assert "a secret" not in str(shelf.data["one"]["encrypted"][made.id]["ciphertext"])
    opened = await open_storage(shelf, USER, made.recovery_key)
    assert [await load(shelf, USER, opened, name) for name in ("one", "two")] == ["a secret", "2"]
    with pytest.raises(ValueError, match="is not in"):
        await load(shelf, USER, opened, "three")


async def test_a_storage_is_the_default_only_once_it_is_whole() -> None:
    shelf = Shelf()
    await make_storage(shelf, USER, {"one": "1", "two": "2"})
    assert set(shelf.written[: shelf.written.index(DEFAULT_KEY)]) >= {"one", "two"}


async def test_until_a_new_storage_is_whole_the_old_recovery_key_opens() -> None:
    shelf = Shelf()
    old = await make_storage(shelf, USER, {"one": "1"})
    shelf.fails_at = DEFAULT_KEY
    with pytest.raises(TimeoutError):
        await make_storage(shelf, USER, {"one": "1"})
    assert await load(shelf, USER, await open_storage(shelf, USER, old.recovery_key), "one") == "1"


async def test_an_old_recovery_key_opens_nothing_any_more() -> None:
    shelf = Shelf()
    old = await make_storage(shelf, USER, {"one": "1"})
    new = await make_storage(shelf, USER, {"one": "1"})
    with pytest.raises(WrongRecoveryKey, match="not that of"):
        await open_storage(shelf, USER, old.recovery_key)
    with pytest.raises(ValueError, match="is not in"):
        await load(shelf, USER, old, "one")
    assert await load(shelf, USER, new, "one") == "1"


async def test_a_secret_is_stored_beside_other_keys_copies() -> None:
    shelf = Shelf()
    first, second = StorageKey.make(), StorageKey.make()
    await asyncio.gather(*[store(shelf, USER, first, name, name) for name in ("one", "two")])
    await store(shelf, USER, second, "one", "changed")
    assert await load(shelf, USER, first, "one") == "one"
    assert await load(shelf, USER, second, "one") == "changed"


@pytest.mark.parametrize("there", [None, [], "x", {"k": "x"}], ids=repr)
async def test_nonsense_in_the_accounts_data_is_passed_over(there: object) -> None:
    shelf = Shelf(one={"encrypted": there})
    with pytest.raises(ValueError, match="is not in"):
        await load(shelf, USER, KEY, "one")
    await store(shelf, USER, KEY, "one", "1")
    assert await load(shelf, USER, KEY, "one") == "1"
