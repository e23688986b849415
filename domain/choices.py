"""Reading a typed choice against a poll: by number, by an order, by answers to dates, or by an option's words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from domain.poll import Choice, Poll, PollKind, fold
from domain.refusal import Refusal
from domain.tally.dates import Answer

_NUMBERS = re.compile(r"#?\d+(?:\s*[,;+&\s]\s*#?\d+)*", re.ASCII)
_ORDER = re.compile(r"#?\d+(?:\s*[>,;\s]\s*#?\d+)*", re.ASCII)


def read_choice(poll: Poll, text: str, answer_words: Mapping[str, Answer]) -> Choice:
    """The choice that was typed. ``text`` has plain signs already; ``answer_words`` maps folded yes, maybe and no of
    every language. The numbers are not checked against the poll here.

    Raises Refusal: choice-unclear, choice-ambiguous.
    """
    said = text.strip().rstrip(".")
    if poll.kind is PollKind.DATES:
        dated = _dated(said, answer_words)
        if dated is not None:
            return dated
    pattern = _ORDER if poll.kind is PollKind.RANKED else _NUMBERS
    if pattern.fullmatch(said):
        numbers = tuple(_number(number) for number in re.findall(r"\d+", said))
        if all(1 <= number <= len(poll.options) for number in numbers):
            return Choice(numbers)
        if _by_words(poll, said) is None:
            return Choice(numbers)
    return Choice(_by_texts(poll, said))


def _number(digits: str) -> int:
    """What the digits say; all that is far beyond any option is one number (thousands of digits cannot be read)."""
    return int(digits) if len(digits) <= 9 else 10**9


def _dated(said: str, answer_words: Mapping[str, Answer]) -> Choice | None:
    parts = [part for part in re.split(r"[,;\s]+", said) if part]
    joined = " ".join(parts)
    joined = re.sub(r"\s*=\s*", "=", joined)
    answers: dict[int, Answer] = {}
    for part in joined.split():
        found = re.fullmatch(r"#?(\d+)[=:]?(.*)", part, re.ASCII)
        if found is None:
            return None
        word = fold(found[2])
        if word and word not in answer_words:
            return None
        answers[_number(found[1])] = answer_words[word] if word else Answer.YES
    if not answers:
        return None
    return Choice(tuple(answers), tuple(answers.values()))


def _by_texts(poll: Poll, said: str) -> tuple[int, ...]:
    whole = _by_words(poll, said)
    if whole is not None:
        return (whole,)
    separator = ">" if poll.kind is PollKind.RANKED else ","
    parts = [part for part in said.split(separator) if part.strip()]
    if len(parts) < 2:
        raise _unclear(poll, said)
    numbers = []
    for part in parts:
        number = _by_words(poll, part)
        if number is None:
            raise _unclear(poll, part)
        numbers.append(number)
    return tuple(numbers)


def _by_words(poll: Poll, said: str) -> int | None:
    """The one option whose words are these, or begin with these."""
    wanted = fold(said)
    if not wanted:
        return None
    for option in poll.options:
        if fold(option.text) == wanted:
            return option.number
    begun = [option for option in poll.options if fold(option.text).startswith(wanted)]
    if len(begun) > 1:
        raise Refusal("choice-ambiguous", no=poll.no, first=begun[0].text, second=begun[1].text)
    return begun[0].number if begun else None


def _unclear(poll: Poll, said: str) -> Refusal:
    if poll.anonymous:
        return Refusal("choice-unclear", no=poll.no, last=len(poll.options))
    return Refusal("choice-unclear-said", no=poll.no, last=len(poll.options), said=said.strip()[:40])
