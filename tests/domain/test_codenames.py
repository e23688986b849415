"""Codenames: long enough, written in any way people write, and nothing else taken for one."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.codenames import LIST_LENGTH, WORDS, Codename, hash_codename, make_codename, read_codename, spelled
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


@given(st.text(max_size=60))
def test_any_text_is_a_codename_or_none(text: str) -> None:
    found = read_codename(text, LISTS)
    assert found is None or text.endswith(found.rest)


def test_what_is_stored_is_no_codename_and_the_same_each_time() -> None:
    stored = hash_codename((0, 1, 2, 3, 4))
    assert stored == hash_codename((0, 1, 2, 3, 4)) != hash_codename((1, 0, 2, 3, 4))
    assert len(stored) == 32
