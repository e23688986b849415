"""How owners can be reached, encrypted: the key lies outside the database, and in no backup of it."""

from __future__ import annotations

import binascii
import hmac
import unicodedata
from base64 import urlsafe_b64decode, urlsafe_b64encode

from Crypto.Cipher import ChaCha20_Poly1305
from Crypto.Random import get_random_bytes

NONCE_BYTES = 24
TAG_BYTES = 16
MARK_BYTES = 12


class Unreadable(Exception):
    """The contact was sealed under another key or for another owner, or is spoiled."""


class Contacts:
    """What one estate keeps secret of its owners. ``key`` has 32 bytes."""

    def __init__(self, key: bytes) -> None:
        self._key, self._marks, self._codes = (hmac.digest(key, use, "sha256") for use in (b"seal", b"mark", b"code"))

    def seal(self, contact: str, owner_id: str) -> str:
        """The contact, readable only with the key, and only as this owner's."""
        nonce = get_random_bytes(NONCE_BYTES)
        cipher = ChaCha20_Poly1305.new(key=self._key, nonce=nonce)
        cipher.update(owner_id.encode())
        sealed, tag = cipher.encrypt_and_digest(contact.encode())
        return urlsafe_b64encode(nonce + tag + sealed).decode()

    def open(self, sealed: str, owner_id: str) -> str:
        """The contact again. Raises Unreadable."""
        try:
            content = urlsafe_b64decode(sealed)
            nonce, tag = content[:NONCE_BYTES], content[NONCE_BYTES : NONCE_BYTES + TAG_BYTES]
            cipher = ChaCha20_Poly1305.new(key=self._key, nonce=nonce)
            cipher.update(owner_id.encode())
            return cipher.decrypt_and_verify(content[NONCE_BYTES + TAG_BYTES :], tag).decode()
        except (ValueError, binascii.Error) as error:
            raise Unreadable from error

    def mark(self, contact: str) -> str:
        """What is the same for the same contact, however it is spelled, and tells nothing of it; "" for none."""
        plain = "".join(
            sign for sign in unicodedata.normalize("NFKC", contact).casefold() if sign.isalnum() or sign == "@"
        )
        return hmac.digest(self._marks, plain.encode(), "sha256")[:MARK_BYTES].hex() if plain else ""

    def hash_code(self, signs: str) -> str:
        """What is stored of a registration code: it lives for months, so guessing must need the key."""
        return hmac.digest(self._codes, signs.encode(), "sha256").hex()
