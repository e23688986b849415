"""Ids and codes that nobody can guess."""

from __future__ import annotations

import secrets

from domain.codes import make_code


class RandomIds:
    """Ids and codes from the operating system's randomness."""

    def new(self) -> str:
        """16 hexadecimal digits."""
        return secrets.token_hex(8)

    def code(self) -> str:
        """A one-time code such as K7QM-2R4T."""
        return make_code(secrets.randbelow)

    def below(self, bound: int) -> int:
        """A number from 0 to ``bound`` - 1."""
        return secrets.randbelow(bound)
