"""Signing JSON, against what Matrix's specification gives as examples."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transports.signed_json import SEED_BYTES, add_signature, canonical, decode, encode, is_signed, public_key

# The key of the specification's examples, and what it makes of them.
SEED = decode("YJDBA9Xnr2sVqXD9Vj7XVUnmFZcZrlw8Md7kMW+3XA1")
USER = "@bot:linli.test"
OF_NOTHING = "K8280/U9SSy9IVtjBuVeLr+HpOB4BQFWbg+UZaADMtTdGYI7Geitb76LTrr5QV/7Xg4ahLwYGYZzuHGZKM5ZAQ"
OF_DATA = "KqmLSbO39/Bzb0QIYE82zqLwsA+PDzYIpIRA2sRQ4sL53+sN6/fpNSoqE7BP7vBZhG6kYdD13EIMJpvhJI+6Bw"

whole_numbers = st.integers(-(2**53) + 1, 2**53 - 1)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
values = st.recursive(
    st.none() | st.booleans() | whole_numbers | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
objects = st.dictionaries(texts, values, max_size=4).filter(lambda made: not made.keys() & {"signatures", "unsigned"})


def shuffled(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: shuffled(value[key]) for key in reversed(value)}
    return [shuffled(part) for part in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{}", "{}"),
        ('{ "one": 1, "two": "Two" }', '{"one":1,"two":"Two"}'),
        ('{"b": "2", "a": "1"}', '{"a":"1","b":"2"}'),
        ('{"a": "日本語"}', '{"a":"日本語"}'),
        ('{"本": 2, "日": 1}', '{"日":1,"本":2}'),
        (r'{"a": "\u65E5"}', '{"a":"日"}'),
        ('{"a": null}', '{"a":null}'),
        (r'{"a": "\u000b\n\"\\/"}', r'{"a":"\u000b\n\"\\/"}'),
        ('{"b": {"y": [], "x": true}, "a": -0}', '{"a":0,"b":{"x":true,"y":[]}}'),
        # By code points: UTF-16 would put the second before the first.
        ('{"😀": 1, "\uff41": 2}', '{"\uff41":2,"😀":1}'),
    ],
)
def test_there_is_one_way_to_write_an_object(written: str, expected: str) -> None:
    assert canonical(json.loads(written)) == expected.encode()


@pytest.mark.parametrize(
    "value", [0.5, 1.0, float("nan"), float("inf"), 2**53, -(2**53), "\ud800", [{"deep": 2**60}]], ids=repr
)
def test_what_readers_may_read_otherwise_is_not_written(value: object) -> None:
    with pytest.raises(ValueError, match=r"number|surrogates"):
        canonical({"a": value})


@pytest.mark.parametrize(
    ("content", "expected"),
    [({}, OF_NOTHING), ({"one": 1, "two": "Two"}, OF_DATA)],
    ids=["nothing", "data"],
)
def test_signatures_are_those_of_the_specification(content: dict[str, Any], expected: str) -> None:
    signed = add_signature({**content, "unsigned": {"age_ts": 5}}, USER, SEED)
    assert signed["signatures"] == {USER: {f"ed25519:{public_key(SEED)}": expected}}
    assert signed["unsigned"] == {"age_ts": 5}
    assert is_signed(signed, USER, public_key(SEED), public_key(SEED))


@given(objects, st.binary(min_size=SEED_BYTES, max_size=SEED_BYTES))
def test_what_is_signed_stays_so_however_it_travels(content: dict[str, Any], seed: bytes) -> None:
    key = public_key(seed)
    signed = add_signature(content, USER, seed)
    travelled = {**shuffled(json.loads(json.dumps(signed))), "unsigned": {"age": 1}}
    assert is_signed(travelled, USER, key, key)
    assert not is_signed({**travelled, "another": 1}, USER, key, key)
    assert not is_signed(travelled, "@other:linli.test", key, key)
    assert not is_signed(travelled, USER, key, public_key(SEED))


def test_a_signature_stands_beside_others() -> None:
    other = bytes(SEED_BYTES)
    signed = add_signature(add_signature(add_signature({"a": 1}, USER, other), "@li:linli.test", other), USER, SEED)
    for user, seed in ((USER, other), (USER, SEED), ("@li:linli.test", other)):
        assert is_signed(signed, user, public_key(seed), public_key(seed))


@pytest.mark.parametrize("there", [None, 1, [], {USER: "nonsense"}, {USER: ["x"]}], ids=repr)
def test_nonsense_for_signatures_does_not_keep_one_from_signing(there: object) -> None:
    assert is_signed(add_signature({"a": 1, "signatures": there}, USER, SEED), USER, *[public_key(SEED)] * 2)


@pytest.mark.parametrize(
    "signatures",
    [None, {}, {USER: None}, {USER: {"ed25519:D": None}}, {USER: {"ed25519:D": "%"}}, {USER: {"ed25519:D": OF_DATA}}],
    ids=repr,
)
def test_nonsense_is_no_signature(signatures: object) -> None:
    assert not is_signed({"a": 1, "signatures": signatures}, USER, "D", public_key(SEED))


@pytest.mark.parametrize("key", ["", "%", "AAAA", encode(bytes(31)), encode(bytes(57)), "é"], ids=repr)
def test_nonsense_is_no_key(key: str) -> None:
    assert not is_signed(add_signature({}, USER, SEED), USER, public_key(SEED), key)


def test_a_signed_abyss_is_passed_over() -> None:
    abyss: list[Any] = []
    for _ in range(100_000):
        abyss = [abyss]
    assert not is_signed({"a": abyss, "signatures": {USER: {"ed25519:D": OF_DATA}}}, USER, "D", public_key(SEED))


@given(st.binary(max_size=40))
def test_base64_is_read_with_and_without_padding(content: bytes) -> None:
    text = encode(content)
    assert "=" not in text
    assert decode(text) == decode(text + "=" * (-len(text) % 4)) == content


@pytest.mark.parametrize("text", ["a", "ab*d", "ab-_", "é"])
def test_other_things_are_not_base64(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode(text)
