"""A quick poll: what may be asked, how it may be answered, and when it ends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from domain.refusal import Refusal
from domain.tally.dates import Answer

MAX_OPTIONS = 30
MAX_QUESTION = 300
MAX_OPTION = 100


class PollKind(StrEnum):
    """How a poll is answered and counted."""

    SINGLE = "single"
    MULTI = "multi"
    RANKED = "ranked"
    DATES = "dates"


class PollStatus(StrEnum):
    """A poll is open, closed (its result stands), or void (it counts for nothing, with a reason)."""

    OPEN = "open"
    CLOSED = "closed"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer; ``number`` counts from 1 and never changes. ``added_by``: the resident who added it, or ""."""

    number: int
    text: str
    added_by: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """What one person chose: option numbers (in order of preference when ranked), with answers for dates."""

    options: tuple[int, ...]
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class Vote:
    """A cast vote. ``voter`` is a person's id, or for anonymous polls a keyed hash that only the open poll can make.

    ``cast_on`` is None for anonymous polls: a time would help to find the person.
    """

    poll_id: str
    voter: str
    choice: Choice
    cast_at: datetime | None


@dataclass(frozen=True, slots=True)
class Poll:
    """A consultative poll of one estate, shown in all its rooms.

    ``revision`` grows whenever the words change, so that a button of an older text cannot vote on a newer one.
    ``max_marks`` is for MULTI polls the most options one may choose. ``opened_in`` is the room's id ("" for a direct
    message) and ``opened_thread`` the topic or thread in it. All times are aware UTC.
    """

    id: str
    estate_id: str
    no: int
    kind: PollKind
    question: str
    options: tuple[Option, ...]
    opened_by: str
    opened_in: str
    opened_at: datetime
    opened_thread: str = ""
    closes_at: datetime | None = None
    max_marks: int = 1
    anonymous: bool = False
    hidden: bool = False
    residents_add: bool = False
    remind_before: timedelta | None = None
    status: PollStatus = PollStatus.OPEN
    closed_at: datetime | None = None
    void_reason: str = ""
    revision: int = 1

    @property
    def is_open(self) -> bool:
        """Whether votes are taken."""
        return self.status is PollStatus.OPEN

    @property
    def results_visible(self) -> bool:
        """Whether anybody may see counts now."""
        return not (self.hidden and self.is_open)


def check_words(question: str, options: tuple[str, ...]) -> None:
    """Refuse a question or options that cannot be put to a vote.

    Raises Refusal: question-empty, question-too-long, options-too-few, options-too-many, option-empty,
    option-too-long, option-twice.
    """
    if not question.strip():
        raise Refusal("question-empty")
    if len(question) > MAX_QUESTION:
        raise Refusal("question-too-long", most=MAX_QUESTION, length=len(question))
    if len(options) < 2:
        raise Refusal("options-too-few")
    if len(options) > MAX_OPTIONS:
        raise Refusal("options-too-many", most=MAX_OPTIONS, given=len(options))
    seen: dict[str, int] = {}
    for number, text in enumerate(options, start=1):
        check_option(text)
        same = seen.setdefault(fold(text), number)
        if same != number:
            raise Refusal("option-twice", option=text)


def check_option(text: str) -> None:
    """Refuse one option's text. Raises Refusal: option-empty, option-too-long."""
    if not text.strip():
        raise Refusal("option-empty")
    if len(text) > MAX_OPTION:
        raise Refusal("option-too-long", most=MAX_OPTION, option=text[:20])


def fold(text: str) -> str:
    """The form in which two texts count as the same words (case and white space do not matter)."""
    return " ".join(text.split()).casefold()


def options_from(texts: tuple[str, ...]) -> tuple[Option, ...]:
    """Number the texts from 1."""
    return tuple(Option(number, text.strip()) for number, text in enumerate(texts, start=1))


def require_open(poll: Poll, now: datetime) -> None:
    """Refuse what needs an open poll. Raises Refusal: poll-closed, poll-void."""
    if poll.status is PollStatus.VOID:
        raise Refusal("poll-void", no=poll.no, reason=poll.void_reason)
    if poll.status is PollStatus.CLOSED or (poll.closes_at is not None and now >= poll.closes_at):
        raise Refusal("poll-closed", no=poll.no)


def check_choice(poll: Poll, choice: Choice) -> Choice:
    """The choice as it will be counted: multi marks sorted, nothing twice.

    Raises Refusal: option-unknown, choice-empty, choice-one-only, choice-too-many, choice-repeats.
    """
    if not choice.options:
        raise Refusal("choice-empty", no=poll.no)
    for number in choice.options:
        if not 1 <= number <= len(poll.options):
            raise Refusal("option-unknown", no=poll.no, last=len(poll.options))
    if poll.kind is PollKind.RANKED and len(set(choice.options)) != len(choice.options):
        raise Refusal("choice-repeats", no=poll.no)
    if poll.kind is PollKind.SINGLE and len(set(choice.options)) > 1:
        raise Refusal("choice-one-only", no=poll.no)
    if poll.kind is PollKind.MULTI and len(set(choice.options)) > poll.max_marks:
        raise Refusal("choice-too-many", no=poll.no, most=poll.max_marks, given=len(set(choice.options)))
    if poll.kind is PollKind.RANKED:
        return Choice(choice.options)
    if poll.kind is PollKind.DATES:
        answered = dict(zip(choice.options, choice.answers or (Answer.YES,) * len(choice.options), strict=True))
        return Choice(tuple(sorted(answered)), tuple(answered[number] for number in sorted(answered)))
    return Choice(tuple(sorted(set(choice.options))))


def close(poll: Poll, now: datetime) -> Poll:
    """The poll, closed; its deadline may be what closed it. Raises Refusal: poll-closed, poll-void."""
    if not poll.is_open:
        require_open(poll, now)
    return replace(poll, status=PollStatus.CLOSED, closed_at=now)


def extend(poll: Poll, until: datetime, now: datetime) -> Poll:
    """The poll with a later deadline. Raises Refusal: poll-closed, poll-void, time-past, extend-earlier."""
    require_open(poll, now)
    if until <= now:
        raise Refusal("time-past", at=until)
    if poll.closes_at is not None and until <= poll.closes_at:
        raise Refusal("extend-earlier", no=poll.no, at=poll.closes_at)
    return replace(poll, closes_at=until)


def void(poll: Poll, reason: str, now: datetime) -> Poll:
    """The poll, declared void with a reason everybody reads. Raises Refusal: poll-void, reason-missing."""
    if poll.status is PollStatus.VOID:
        raise Refusal("poll-void", no=poll.no, reason=poll.void_reason)
    if not reason.strip():
        raise Refusal("reason-missing", no=poll.no)
    return replace(poll, status=PollStatus.VOID, closed_at=now, void_reason=reason.strip())


def add_option(poll: Poll, text: str, by: str, now: datetime, *, manager: bool) -> Poll:
    """The poll with one more option. Residents may add where the poll says so, those who run it always.

    Raises Refusal: poll-closed, poll-void, options-fixed, options-too-many, option-twice, option-empty,
    option-too-long.
    """
    require_open(poll, now)
    if not (poll.residents_add or manager):
        raise Refusal("options-fixed", no=poll.no)
    check_option(text)
    if any(fold(option.text) == fold(text) for option in poll.options):
        raise Refusal("option-twice", option=text)
    if len(poll.options) >= MAX_OPTIONS:
        raise Refusal("options-too-many", most=MAX_OPTIONS, given=len(poll.options) + 1)
    return replace(poll, options=(*poll.options, Option(len(poll.options) + 1, text.strip(), by)))


def reword(poll: Poll, question: str, options: tuple[str, ...], votes: int, now: datetime) -> Poll:
    """The poll in other words, which only a poll without votes may get.

    Raises Refusal: poll-closed, poll-void, words-fixed, and those of check_words.
    """
    require_open(poll, now)
    if votes:
        raise Refusal("words-fixed", no=poll.no, votes=votes)
    texts = options or tuple(option.text for option in poll.options)
    check_words(question, texts)
    return replace(poll, question=question.strip(), options=options_from(texts), revision=poll.revision + 1)
