"""Whose name, number or unit some words begin with: among candidates, members, and owners on the roll."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from app import syntax
from app.context import Context
from app.spoken_names import BLANKS, after_name, after_unit, flat_said, is_part, plain_start, surname_alone
from app.time_words import NUMBER, number
from commands.election_words import names_of
from domain.candidacies import Candidacy
from domain.refusal import Refusal
from domain.roll import Roll
from domain.roll_import import fold

T = TypeVar("T")
MOST_GIVEN = 40
_NUMBERED = re.compile(
    rf"(?:#?(?P<bare>\d{{1,4}})(?=[\s,.:;]|$)|第?(?P<spoken>{NUMBER})[号號](?![楼樓栋棟幢座])(?:候选人|候選人)?)"
)
_HEAD = re.compile(r"[\s,.:;]")
_AMONG = re.compile(r"\s*(?:[,;&/+]|\band\b|[和与與及])\s*")
"""What stands between names in a row. The words of a reason come after a colon or nothing at all."""


async def candidate_meant(ctx: Context, candidacies: Sequence[Candidacy], text: str) -> tuple[Candidacy, str]:
    """Who is meant by the first words of a text (a number on the list, a name or a part of it that only one has, a
    unit, a mention), and the rest.

    Raises Refusal candidate-whom (names), candidate-unknown (given, names), candidate-which (given, names),
    candidate-one (name, other).
    """
    names = names_of(candidacies)
    all_names = tuple(names[each.id] for each in candidacies)
    if not text.strip():
        raise Refusal("candidate-whom", names=all_names or "–")
    first, rest = syntax.first_word(text)
    # A question that was asked of an organiser goes on by the candidacy's own id.
    by_id = next((each for each in candidacies if first == f"={each.id}"), None)
    if by_id is not None:
        return by_id, rest
    text = plain_start(text)
    found = (
        _by_number(candidacies, text)
        or await _by_mention(ctx, candidacies, text)
        or _by_name(candidacies, names, text)
        or _by_flat(candidacies, text)
    )
    if found is not None:
        return found
    known = [(names[each.id], each) for each in candidacies]
    meant, given, said = by_part([(each.name, each) for each in candidacies], text)
    if len(meant) == 1:
        return meant[0], said
    if meant:
        which = tuple(name for name, each in known if each in meant)
        raise Refusal("candidate-which", given=given, names=which)
    raise Refusal("candidate-unknown", given=given, names=all_names or "–")


def _by_number(candidacies: Sequence[Candidacy], text: str) -> tuple[Candidacy, str] | None:
    """By a number on the list, as ``2``, ``#2``, ``2号``, ``第二号``."""
    found = _NUMBERED.match(syntax.mapped(text))
    if found is None:
        return None
    meant = int(found["bare"]) if found["bare"] else number(found["spoken"])
    candidacy = next((each for each in candidacies if each.number and each.number == meant), None)
    return None if candidacy is None else (candidacy, text[found.end() :].lstrip(BLANKS))


async def _by_mention(ctx: Context, candidacies: Sequence[Candidacy], text: str) -> tuple[Candidacy, str] | None:
    for form, sender in sorted(ctx.incoming.mentions.items(), key=lambda pair: -len(pair[0])):
        account = await ctx.uow.people.account(ctx.incoming.platform, sender.account) if text.startswith(form) else None
        meant = [each for each in candidacies if account is not None and each.person_id == account.person_id]
        if meant:
            return meant[0], text[len(form) :].strip()
    return None


def _by_name(candidacies: Sequence[Candidacy], names: dict[str, str], text: str) -> tuple[Candidacy, str] | None:
    """By a name as it is shown or written, or by a unit. Raises Refusal candidate-which (given, names),
    candidate-one (name, other).
    """
    plain = text.lstrip("@\uff20 ")
    known = [(called, each, after_name) for each in candidacies for called in (names[each.id], each.name)]
    known += [(each.unit, each, after_unit) for each in candidacies if each.unit]
    for name, each, after in sorted(known, key=lambda entry: -len(entry[0])):
        length = begins(plain, name)
        alike = {other.id for called, other, _ in known if called == name}
        if length and len(alike) > 1:
            which = tuple(names[each.id] for each in candidacies if each.id in alike)
            raise Refusal("candidate-which", given=name, names=which)
        if length:
            check_alone(each.name, (other.name for other in candidacies), plain[length:])
            return each, after(plain[length:])
    return None


def _by_flat(candidacies: Sequence[Candidacy], text: str) -> tuple[Candidacy, str] | None:
    labels, _, said = flat_said(text)
    there = [each for each in candidacies if fold(each.unit) in labels]
    return (there[0], said) if len(there) == 1 else None


def by_part(known: Iterable[tuple[str, T]], text: str) -> tuple[list[T], str, str]:
    """Who is called by the first words as by a part of their name: a first name, or a surname with a salutation. Also
    the words that were taken for a name, and what stands behind them. Raises Refusal candidate-one (name, other).
    """
    named = list(known)
    surname, said = surname_alone(text)
    alike = [each for name, each in named if surname and name.startswith(surname)]
    if alike:
        given = text[: len(text) - len(said)].rstrip(BLANKS)
        _check_part(named, alike, text[len(given) :])
        return alike, given, said
    plain = text.lstrip("@\uff20 ")
    head = _HEAD.split(syntax.mapped(plain), maxsplit=1)[0]
    alike = [each for name, each in named if is_part(plain[: len(head)], name)]
    _check_part(named, alike, plain[len(head) :])
    words_ = plain.split()
    two = len(words_) > 1 and all(word[:1].isupper() for word in words_[:2])
    given = " ".join(words_[:2]).rstrip(BLANKS) if two else plain[: len(head)]
    return alike, given[:MOST_GIVEN] or words_[0][:MOST_GIVEN], after_name(plain[len(head) :])


def _check_part(named: Sequence[tuple[str, T]], alike: Sequence[T], behind: str) -> None:
    if len(alike) == 1:
        meant = next(name for name, each in named if each is alike[0])
        check_alone(meant, (name for name, each in named if each is not alike[0]), behind)


def check_alone(meant: str, names: Iterable[str], behind: str) -> None:
    """Refuse several names in a row: what is said is said of one person. Raises Refusal candidate-one (name, other)."""
    among = _AMONG.match(syntax.mapped(behind))
    if among is None:
        return
    rest = behind[among.end() :].lstrip("@\uff20 ")
    other = next((name for name in names if begins(rest, name)), "")
    if other:
        raise Refusal("candidate-one", name=meant, other=other)


def begins(text: str, name: str) -> int:
    """How much of a text is this name, at its beginning; 0 if it does not begin so."""
    if not name:
        return 0
    if text.casefold().startswith(name.casefold()):
        after = text[len(name) : len(name) + 1]
        # "Li Na" is not meant by "Li Nanxi"; Chinese words follow each other without a space.
        return len(name) if not (after.isascii() and after.isalnum()) else 0
    first, _ = syntax.first_word(text)
    if first and fold(first) == fold(name):
        return len(first)
    return 0 if name.isascii() else _with_blanks(text, name)


def _with_blanks(text: str, name: str) -> int:
    """The same for a Chinese name in which somebody has typed blanks."""
    at = 0
    for sign in name:
        while at < len(text) and text[at].isspace():
            at += 1
        if at >= len(text) or text[at] != sign:
            return 0
        at += 1
    return at


def owner_named(found: Roll, text: str) -> tuple[list[str], int]:
    """The owners whose name, or whose unit's label, the text begins with, and how long that is."""
    matches: dict[int, set[str]] = {}
    for owner in found.owners.values():
        length = begins(text, owner.name)
        if length:
            matches.setdefault(length, set()).add(owner.id)
    for unit in found.units:
        length = begins(text, unit.label)
        if length:
            matches.setdefault(length, set()).update(unit.owners)
    if not matches:
        return [], 0
    longest = max(matches)
    return sorted(matches[longest], key=lambda each: (found.owners[each].name, each)), longest
