"""A ballot in words: numbers or names of who is marked, or what is said of each candidate, as people type it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app import syntax
from app.decision_arguments import meaning, read_answers
from app.spoken_names import after_name
from app.time_words import number
from app.words import Reader, words
from commands.candidate_meant import begins, by_part
from domain.contest import Method
from domain.decision import Decision, Item
from domain.marks import check_ballot, marked
from domain.papers import Choice
from domain.refusal import Refusal

_DIGITS = "一二两三四五六七八九十"
_END = r"(?=$|[\W_和与與及])"
_NUMBER = re.compile(
    rf"#?第?(?P<no>[0-9]{{1,3}}(?![0-9])|[{_DIGITS}]{{1,3}}(?=[号號位])|[{_DIGITS}]{{1,3}}{_END})[号號位]?"
)
_RANGE = re.compile(r"#?(?P<first>[0-9]{1,2})[号號]?\s*[-~到至]\s*#?(?P<last>[0-9]{1,2})[号號]?(?![0-9])")
_SIGNS = "\u201c\u201d\u2018\u2019\u2713\u2714\u2705\u2611\ufe0f\U0001f44d\U0001f3fb-\U0001f3ff"
_BETWEEN = re.compile(rf"[\s,;:|.&+!?()\"'{_SIGNS}]+")
"""What stands between two candidates, and the signs of approval that some put behind a number."""
_AND = re.compile(r"(?:[和与與及]|and\b)\s*", re.IGNORECASE)
_LEAD = re.compile(
    r"\s*(?:(?:我要|我)?(?:投票给|投票給|投给|投給|选择|選擇|选|選|投)|(?:i\s+)?(?:vote\s+)?for\b)\s*", re.IGNORECASE
)
_EVERY = re.compile(r"\s*(?:全部都|全部|全都|都|全|all\b|everybody\b|everyone\b)\s*[:=,]?\s*", re.IGNORECASE)
_IS = re.compile(r"^\s*[:=]?\s*")


def read_paper(reader: Reader, decision: Decision, text: str) -> dict[int, Choice]:
    """What is typed for a ballot: answers to its items, or the numbers or names of those who are marked (``none`` for
    nobody).

    Raises Refusal marks-unclear (given, no, example), marks-answered (no, example), each-unclear (given, no, example),
    each-missing (items, no, example), those of `read_answers`, and those of `domain.marks.check_ballot`.
    """
    if decision.contest is None:
        choices = read_answers(reader.catalogue, text, [item.no for item in decision.items])
    elif decision.contest.method is Method.EACH:
        choices = _each(reader, decision, text)
    elif text.strip() == "0" or meaning(reader.catalogue, text.strip(" .。！!"), ("none",), "marks"):
        choices = marked(decision, [])
    else:
        choices = marked(decision, _marks(reader, decision, text))
    check_ballot(decision, choices)
    return choices


# -- marks -----------------------------------------------------------------------------------------------------------


def _marks(reader: Reader, decision: Decision, text: str) -> list[int]:
    """The numbers of those who are marked. Whatever is not understood is refused: nobody is marked by half a sentence.

    Raises Refusal marks-unclear (given, no, example), marks-answered (no, example).
    """
    lead = _LEAD.match(text)
    left = text[lead.end() :] if lead is not None else text
    found: list[int] = []
    while left := _skipped(left):
        meant, left = _one_or_more(reader, decision, left)
        found += meant
    if not found:
        raise _unclear(decision, text)
    return found


def _skipped(text: str) -> str:
    """The text without what stands between two candidates."""
    found = _BETWEEN.match(syntax.mapped(text))
    return text[found.end() :] if found is not None else text


def _one_or_more(reader: Reader, decision: Decision, text: str) -> tuple[list[int], str]:
    """The candidate, or the candidates from one to another, that a text begins with; and the rest."""
    text = _after_and(decision, text)
    plain = syntax.mapped(text)
    there = {item.no for item in decision.items}
    span = _RANGE.match(plain)
    if span is not None and int(span["first"]) in there and int(span["last"]) in there:
        return list(range(int(span["first"]), int(span["last"]) + 1)), text[span.end() :]
    no, left = _candidate(decision.items, text)
    if no is not None:
        return [no], left
    if _answer(reader, _IS.sub("", plain, count=1))[0] is not None:
        raise Refusal("marks-answered", no=decision.no, example=marks_example(decision))
    raise _unclear(decision, text)


def _after_and(decision: Decision, text: str) -> str:
    """The text without an “and” before it, unless that is how a name begins."""
    found = _AND.match(syntax.mapped(text))
    is_name = any(begins(text, item.text) for item in decision.items)
    return text[found.end() :] if found is not None and not is_name else text


def _candidate(items: Iterable[Item], text: str) -> tuple[int | None, str]:
    """The number of the candidate whom a text begins with, by number, name, or a part of it; and the rest."""
    listed = list(items)
    found = _NUMBER.match(syntax.mapped(text))
    no = number(found["no"]) if found is not None else None
    if found is not None and no in {item.no for item in listed}:
        return no, text[found.end() :]
    bare = text.lstrip("@\uff20")
    for item in sorted(listed, key=lambda item: -len(item.text)):
        length = begins(bare, item.text)
        if length:
            return item.no, after_name(bare[length:])
    meant, _, said = by_part([(item.text, item.no) for item in listed], bare)
    return (meant[0], said) if len(meant) == 1 else (None, text)


def marks_example(decision: Decision) -> str:
    """How some of its candidates are marked in words."""
    numbers = [item.no for item in decision.items]
    most = decision.contest.max_marks if decision.contest is not None else 1
    return ",".join(map(str, (numbers[::2] if len(numbers) > 2 else numbers)[: min(most, 2)]))


def _unclear(decision: Decision, text: str) -> Refusal:
    part = _BETWEEN.split(syntax.mapped(text).strip(), maxsplit=1)[0] or text.strip()
    given = text.strip()[: max(len(part), 1)][:30]
    return Refusal("marks-unclear", given=given, no=decision.no, example=marks_example(decision))


# -- each --------------------------------------------------------------------------------------------------------------


def _each(reader: Reader, decision: Decision, text: str) -> dict[int, Choice]:
    """What is said of each candidate: ``1=yes 2=no``, ``夏雨同意``, or one word for all.

    Raises Refusal each-unclear (given, no, example), each-missing (items, no, example), answer-twice (item).
    """
    for whole in (text, text[found.end() :] if (found := _EVERY.match(syntax.mapped(text))) is not None else ""):
        choice, left = _answer(reader, whole)
        if choice is not None and not _skipped(left):
            return {item.no: choice for item in decision.items}
    given: dict[int, Choice] = {}
    left = text
    example = each_example(reader, decision)
    while left := _skipped(left):
        no, rest = _candidate(decision.items, _after_and(decision, left))
        choice, after = _answer(reader, _IS.sub("", syntax.mapped(rest), count=1))
        if no is None or choice is None:
            raise Refusal("each-unclear", given=left.strip()[:20], no=decision.no, example=example)
        if no in given:
            raise Refusal("answer-twice", item=no)
        given[no] = choice
        left = rest[len(rest) - len(after) :]
    missing = [str(item.no) for item in decision.items if item.no not in given]
    if missing:
        raise Refusal("each-missing", items=tuple(missing), no=decision.no, example=example)
    return given


def _answer(reader: Reader, text: str) -> tuple[Choice | None, str]:
    """The answer that a text begins with, in any language, and the rest; None if it begins otherwise."""
    catalogue, plain = reader.catalogue, syntax.mapped(text).casefold()
    said = [
        (word, choice)
        for choice in Choice
        for code in catalogue.languages
        for word in (choice.value, *catalogue.listing(code, f"choice-{choice}-words"))
    ]
    for word, choice in sorted(said, key=lambda entry: -len(entry[0])):
        behind = plain[len(word) : len(word) + 1]
        if plain.startswith(word.casefold()) and not (word.isascii() and behind.isascii() and behind.isalnum()):
            return choice, text[len(word) :]
    return None, text


def each_example(reader: Reader, decision: Decision) -> str:
    """How something is said of each of its candidates, in the reader's language."""
    said = [reader.text(words(f"choice-{choice}")).casefold() for choice in Choice]
    order = said[:2] if len(decision.items) == 2 else (said[0], said[0], said[1], said[2])
    return " ".join(f"{item.no}={order[at % len(order)]}" for at, item in enumerate(decision.items))
