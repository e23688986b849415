"""Codenames: long enough, written in any way people write, and nothing else taken for one."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.codenames import (
    LIST_LENGTH,
    WORDS,
    Codename,
    begins_like_codename,
    hash_codename,
    make_codename,
    read_codename,
    spelled,
)
from tests.app.declared import CATALOGUE

LISTS = tuple(CATALOGUE.codewords.values())
ENGLISH, HANS, HANT = (CATALOGUE.codewords[language] for language in ("en", "zh-Hans", "zh-Hant"))
CODENAMES = st.tuples(*[st.integers(0, LIST_LENGTH - 1)] * WORDS)


def test_there_are_at_least_fifty_random_bits() -> None:
    assert LIST_LENGTH**WORDS >= 2**50
    assert all(len(words) == len(set(words)) == LIST_LENGTH for words in LISTS)
    dice = random.Random(3)  # noqa: S311 - a test's dice
    assert len({make_codename(dice.randrange) for _ in range(1000)}) == 1000


@given(CODENAMES, st.sampled_from(LISTS), st.sampled_from(["-", " ", "\u2014", " - ", "\u00b7", "\n"]))
def test_it_is_read_whatever_is_between_its_words(codename: Codename, words: list[str], gap: str) -> None:
    shown = spelled(codename, words)
    found = read_codename(shown.replace("-", gap), LISTS)
    assert found is not None
    assert (found.codename, found.rest, found.divided) == (codename, "", True)
    assert found.dashed is (gap.strip() != "")


@given(CODENAMES)
def test_it_means_the_same_in_every_language(codename: Codename) -> None:
    hashes = set()
    for words in LISTS:
        found = read_codename(spelled(codename, words), LISTS)
        assert found is not None
        hashes.add(found.codename)
    assert hashes == {codename}


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("abandon-ability-able-about-above", ""),
        ("ABANDON-Ability-able-about-above", ""),
        ("aban abil able abou abov", ""),
        ("\uff41\uff42\uff41\uff4e\uff44\uff4f\uff4e-ability-able-about-above", ""),
        ("  abandon-ability-able-about-above  One more thing", "One more thing"),
        ("abandon-ability-able-about-above\u7684", "\u7684"),
        ("abandon-ability-able-about-above: and", ": and"),
    ],
)
def test_what_people_make_of_it_is_still_read(typed: str, rest: str) -> None:
    found = read_codename(typed, LISTS)
    assert found is not None
    assert (found.codename, found.rest) == ((0, 1, 2, 3, 4), rest)


@pytest.mark.parametrize(
    "typed",
    ["", "417", "abandon-ability-able-about", "abandon-ability-able-about-abov3", "abandon-ability-able-about-abovex",
     "aba-ability-able-about-above", "The lamp at gate two", "-----"],
)  # fmt: skip
def test_what_is_none_is_not_taken_for_one(typed: str) -> None:
    assert read_codename(typed, LISTS) is None


@pytest.mark.parametrize(
    "typed",
    ["abandon-ability-able-about-abovx", "Abandon ability able about abovx", "abandon ability xx about above and more",
     "abandon–ability–able–about", "abandon-ability-able-about-above-absent", "aband0n-ability-able-about-above",
     "停-车-费-太-贵", "停 车 费 太 贵", "停车费太贵"],
)  # fmt: skip
def test_a_slip_in_a_codename_is_noticed(typed: str) -> None:
    assert begins_like_codename(typed, LISTS)


@pytest.mark.parametrize(
    "typed",
    ["", "417", "The lamp at gate two is broken", "Please more light at the gate", "More light", "电梯又坏了",
     "二号楼的电梯又坏了", "水停了,请修", "Bins stink - please empty them - every day", "abandon ability able"],
)  # fmt: skip
def test_what_is_a_sentence_is_no_slip(typed: str) -> None:
    assert not begins_like_codename(typed, LISTS)


def test_of_words_with_blanks_between_them_a_command_takes_all_for_a_suggestion() -> None:
    assert not begins_like_codename("abandon ability able about abovx", LISTS, dashed=True)
    assert begins_like_codename("abandon-ability-able-about-abovx", LISTS, dashed=True)


@given(st.text(max_size=60))
def test_any_text_has_a_slip_or_none(text: str) -> None:
    assert begins_like_codename(text, LISTS) in (True, False)


@given(st.text(max_size=60))
def test_any_text_is_a_codename_or_none(text: str) -> None:
    found = read_codename(text, LISTS)
    assert found is None or text.endswith(found.rest)


def test_what_is_stored_is_no_codename_and_the_same_each_time() -> None:
    stored = hash_codename((0, 1, 2, 3, 4))
    assert stored == hash_codename((0, 1, 2, 3, 4)) != hash_codename((1, 0, 2, 3, 4))
    assert len(stored) == 32
