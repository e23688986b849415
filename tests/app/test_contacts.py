"""Contacts under a key: read with it alone, each as its own owner's, and told apart without being read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.contacts import Contacts, Unreadable

KEY, OTHER = bytes(range(32)), bytes(32)


@given(st.text())
def test_what_is_sealed_is_opened_again(contact: str) -> None:
    contacts = Contacts(KEY)
    sealed = contacts.seal(contact, "o1")
    assert contacts.open(sealed, "o1") == contact
    if len(contact) > 3:
        assert contact not in sealed


def test_the_same_twice_does_not_look_the_same() -> None:
    contacts = Contacts(KEY)
    assert contacts.seal("138 0000 1111", "o1") != contacts.seal("138 0000 1111", "o1")


def test_nobody_else_opens_it() -> None:
    sealed = Contacts(KEY).seal("138", "o1")
    for contacts, content, owner in (
        (Contacts(OTHER), sealed, "o1"),
        (Contacts(KEY), sealed, "o2"),
        (Contacts(KEY), sealed[:-8] + "AAAAAAAA", "o1"),
        (Contacts(KEY), "", "o1"),
        (Contacts(KEY), "no base64 at all, 王", "o1"),
    ):
        with pytest.raises(Unreadable):
            contacts.open(content, owner)


def test_one_contact_is_one_however_it_is_spelled() -> None:
    contacts = Contacts(KEY)
    assert contacts.mark("138-0000 1111") == contacts.mark("１３８00001111")
    assert contacts.mark("138") != contacts.mark("139") != ""
    assert contacts.mark(" - ") == contacts.mark("") == ""
    assert contacts.mark("138") != Contacts(OTHER).mark("138")
    assert "138" not in contacts.mark("138")


def test_a_code_is_stored_so_that_only_the_key_can_check_a_guess() -> None:
    assert Contacts(KEY).hash_code("K7QM2R4T9XWD") != Contacts(OTHER).hash_code("K7QM2R4T9XWD")
