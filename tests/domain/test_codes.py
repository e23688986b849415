import itertools
import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.codes import (
    ALPHABET,
    LENGTH,
    find_long_code,
    hash_code,
    looks_like_code,
    make_code,
    read_code,
    read_long_code,
    spelled,
)
from domain.refusal import Refusal

SIGNS = st.text(alphabet=ALPHABET, min_size=LENGTH - 1, max_size=LENGTH - 1)


def code_of(signs: str) -> str:
    """The code whose signs before the check are these."""
    chosen = iter(signs)
    return make_code(lambda below: ALPHABET.index(next(chosen)))


def outcome(text: str) -> str:
    """What comes of reading a text as a code."""
    try:
        signs = read_code(text)
    except Refusal as refusal:
        return refusal.code
    return "read" if len(signs) == LENGTH else signs


def test_no_sign_looks_like_another() -> None:
    assert not set("01OIL") & set(ALPHABET)
    assert len(set(ALPHABET)) == len(ALPHABET) == 31


@given(SIGNS)
def test_a_code_is_read_however_it_is_typed(signs: str) -> None:
    code = code_of(signs)
    plain = code.replace("-", "")
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in plain)
    for typed in (code, code.lower(), plain, f" {code} ", code.replace("-", "\u2014"), code.replace("-", " "), wide):
        assert read_code(typed) == plain
    assert spelled(plain) == code
    assert len(code) == LENGTH + 1


@given(SIGNS, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET + "01OIL"))
def test_one_wrong_sign_is_noticed(signs: str, place: int, wrong: str) -> None:
    plain = code_of(signs).replace("-", "")
    typed = plain[:place] + wrong + plain[place + 1 :]
    if typed == plain:
        return
    with pytest.raises(Refusal, match="code-typo"):
        read_code(typed)


@given(SIGNS)
def test_two_neighbours_exchanged_are_noticed(signs: str) -> None:
    plain = code_of(signs).replace("-", "")
    for first in range(LENGTH - 1):
        second = first + 1
        typed = plain[:first] + plain[second] + plain[first] + plain[second + 1 :]
        if typed != plain:
            with pytest.raises(Refusal, match="code-typo"):
                read_code(typed)


@given(st.text())
def test_any_text_is_a_code_or_refused(text: str) -> None:
    looks_like_code(text)
    assert outcome(text) in ("read", "code-shape", "code-typo")


@pytest.mark.parametrize("text", ["", "K7QM", "K7QM-2R4TT", "hello", "K7QM/2R4T", "小区小区小区小区"])
def test_what_has_not_the_shape_of_a_code_is_told_so(text: str) -> None:
    with pytest.raises(Refusal, match="code-shape"):
        read_code(text)


@pytest.mark.parametrize(
    "text",
    ["saturday", "Saturday", "tomorrow", "well-done", "good bye", "2", "hello there", "vote 1 yes", "never answers"],
)
def test_talk_is_not_taken_for_a_code(text: str) -> None:
    assert not looks_like_code(text)


@given(SIGNS)
def test_a_code_is_known_as_one_among_talk(signs: str) -> None:
    assert looks_like_code(code_of(signs))
    assert looks_like_code(code_of(signs).lower())


def test_codes_differ_and_their_hashes_do_not_tell_them() -> None:
    codes = {make_code(secrets.randbelow) for _ in range(200)}
    assert len(codes) == 200
    for one, other in itertools.pairwise(sorted(codes)):
        assert hash_code(read_code(one)) != hash_code(read_code(other))
        assert read_code(one) not in hash_code(read_code(one)).upper()


@pytest.mark.parametrize(
    "text",
    [
        "我的登记码是 XJJT-N5BM-CTQ2。",
        "code is xjjt n5bm ctq2 thanks",
        "XJJT—N5BM—CTQ2",
        "登记码：ＸＪＪＴＮ５ＢＭＣＴＱ２",
    ],
)
def test_the_code_of_a_letter_is_found_among_words(text: str) -> None:
    assert read_long_code(text) == "XJJTN5BMCTQ2"
    assert find_long_code(text)


def test_a_slip_in_a_code_among_words_is_shown_whole() -> None:
    with pytest.raises(Refusal, match="register-typo") as refusal:
        read_long_code("我的登记码是 XJJT-N5BM-CTQ3")
    assert refusal.value.data == {"given": "XJJT-N5BM-CTQ3"}
    assert find_long_code("our lift must work in 2026, says room 3-201") == ""
