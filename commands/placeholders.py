"""Words of our own hints that only mark a place: whoever types or pastes them has not said anything yet."""

from __future__ import annotations

import re

from app import syntax
from app.context import Context
from domain.refusal import Refusal

_ASIDE = re.compile(r"\([^()]*\)")


def is_placeholder(ctx: Context, text: str) -> bool:
    """Whether a text is only such a word, in any language."""
    plain = _ASIDE.sub("", syntax.mapped(text)).casefold()
    said = "".join(sign for sign in plain if sign.isalnum()).removeprefix("加")
    listed = (word for code in ctx.catalogue.languages for word in ctx.catalogue.listing(code, "placeholder-words"))
    # No letter and no figure at all is nothing said either.
    return not said or said in listed


def require_own_words(ctx: Context, text: str, *, command: str, no: int | str = "", number: int = 0) -> None:
    """Refuse a text that only marks the place of what ``command`` takes; ``no`` is what stands before it in an example,
    with the ``number`` of a question or an objection.

    Raises Refusal placeholder (given, command, no, number).
    """
    if text.strip() and is_placeholder(ctx, text):
        raise Refusal("placeholder", given=text.strip()[:30], command=command, no=str(no), number=str(number))
