"""What a refusal says to its reader."""

from __future__ import annotations

from app.statutes import cited
from app.words import Arg, Words
from domain.refusal import Refusal


def refusal_words(refused: Refusal) -> Words:
    """The sentence of a refusal, with all that it tells; a law as people cite it."""
    told: dict[str, Arg] = dict(refused.data)
    source = told.get("source")
    if isinstance(source, str):
        told["source"] = cited(source)
    return Words(f"refusal-{refused.code}", told)
