"""What a refusal says to its reader."""

from __future__ import annotations

from app.statutes import cited
from app.words import Arg, Words, words
from domain.refusal import Refusal


def refusal_words(refused: Refusal) -> Words:
    """The sentence of a refusal, with all that it tells; a law as people cite it, columns in their language."""
    told: dict[str, Arg] = dict(refused.data)
    source = told.get("source")
    if isinstance(source, str):
        told["source"] = cited(source)
    missing = told.get("missing")
    if refused.code == "roll-file-header" and isinstance(missing, tuple):
        told["missing"] = tuple(words(f"roll-column-{column}") for column in missing)
    return Words(f"refusal-{refused.code}", told)
