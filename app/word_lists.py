"""The words of codenames in each language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from mnemonic import Mnemonic

_NAMES = {"en": "english", "zh-Hans": "chinese_simplified", "zh-Hant": "chinese_traditional"}


@cache
def word_lists() -> Mapping[str, Sequence[str]]:
    """2,048 words by language. In Chinese they are single characters, the traditional at the same places as the
    simplified; English words differ within four letters. They were made to be written down and typed again (BIP 39).
    """
    return {language: tuple(Mnemonic(name).wordlist) for language, name in _NAMES.items()}
