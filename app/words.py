"""Meaning on its way to a reader: a key of the locales with its data, and what a handler answers with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from decimal import Decimal
from itertools import groupby

from app.i18n import Catalogue
from app.messages import Attachment, Delivery, NativePoll, Span, Style

NAMES = frozenset({"no", "number"})
"""Variables that name a thing by its number: ``#1024`` is not a quantity and takes no thousands separator."""


@dataclass(frozen=True, slots=True)
class Soon:
    """A time said in relation to now ("tomorrow at 20:00")."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Percent:
    """A share in hundredths of a percent, already rounded down."""

    hundredths: int


@dataclass(frozen=True, slots=True)
class Words:
    """One text of the locales and its variables, not yet in any language."""

    key: str
    args: Mapping[str, Arg] = field(default_factory=dict)
    style: Style = Style.PLAIN


Listed = tuple[str | Words, ...]
"""A list, said with the separator of the reader's language."""

Arg = str | int | Decimal | date | datetime | timedelta | Soon | Percent | Words | Listed | tuple[Listed, ...]
Line = Words | Span


def words(key: str, /, **args: Arg) -> Words:
    """A text of the locales with its variables. A datetime is said in full, a timedelta as a length of time."""
    return Words(key, args)


def bold(key: str, /, **args: Arg) -> Words:
    """The same, in bold."""
    return Words(key, args, Style.BOLD)


def some(names: Sequence[str], most: int) -> Listed:
    """As many of them as one reads; three dots say that there are more."""
    return tuple(names) if len(names) <= most else (*names[: most - 1], f"{names[most - 1]} …")


def some_counted(names: Sequence[str], most: int) -> Listed:
    """As many of them as one reads, and how many more there are."""
    more = len(names) - most
    if more <= 0:
        return tuple(names)
    return (*names[: most - 1], words("list-last", last=names[most - 1], more=str(more)))


@dataclass(frozen=True, slots=True)
class Press:
    """A button to be: its label, the action it sets, and the payload with which it may open the direct chat."""

    label: Words | str
    action: str
    start: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a handler answers, before language and platform.

    ``personal``: meant for the person alone (a toast on a tap, a direct message, else a reply).
    ``in_memory``: it says what somebody chose or wrote without a name, so it never touches the disk.
    ``numbered``: the lines already number the buttons' labels.
    ``secret_taps``: what is tapped here must not be seen by others.
    ``view`` makes it a live message, ``thread`` is the topic or thread of the room where it belongs.
    ``replaces``: it takes the place of the message whose button was tapped.
    ``asks``: it waits for the person to type.
    ``opens``: on a tap, where the platform can, the bot's direct chat is opened with this payload instead.
    ``native``: it is shown as a poll of the platform's own, whose answers are the buttons.
    """

    lines: tuple[Line, ...]
    buttons: tuple[tuple[Press, ...], ...] = ()
    personal: bool = False
    alert: bool = False
    in_memory: bool = False
    numbered: bool = False
    secret_taps: bool = False
    view: str = ""
    thread: str = ""
    replaces: bool = False
    asks: bool = False
    opens: str = ""
    delivery: Delivery = Delivery.ANSWER
    attachment: Attachment | None = None
    native: NativePoll | None = None


def answer(key: str, /, **args: Arg) -> Reply:
    """A one-text answer in the conversation where it was asked."""
    return Reply((words(key, **args),))


def receipt(key: str, /, **args: Arg) -> Reply:
    """A one-text acknowledgement for the person alone."""
    return Reply((words(key, **args),), personal=True)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: language, time zone, the present, and how commands are typed on their platform."""

    catalogue: Catalogue
    language: str
    zone: tzinfo
    now: datetime
    prefix: str = "/"

    def text(self, said: Words | str) -> str:
        """The words in the reader's language. ``$p`` in a text is the sign that starts a command there."""
        if isinstance(said, str):
            return said
        args = {name: str(value) if name in NAMES else self._value(value) for name, value in said.args.items()}
        return self.catalogue.text(self.language, said.key, p=self.prefix, **args)

    def spans(self, lines: tuple[Line, ...]) -> tuple[Span, ...]:
        """The lines, each on its own; neighbours of one style are one span, so that fixed-width rows align."""
        set_lines = [line if isinstance(line, Span) else Span(self.text(line), line.style) for line in lines]
        spans: list[Span] = []
        for style, run in groupby(set_lines, key=lambda span: span.style):
            if spans:
                spans.append(Span("\n"))
            spans.append(Span("\n".join(span.text for span in run), style))
        return tuple(spans)

    def _value(self, value: Arg) -> str | int | Decimal:
        match value:
            case Words():
                return self.text(value)
            case Soon():
                return self.catalogue.relative(self.language, value.at, self.zone, self.now)
            case datetime():
                return self.catalogue.moment(self.language, value, self.zone, self.now)
            case date():
                noon = datetime.combine(value, time(12), self.zone)
                return self.catalogue.day(self.language, noon, self.zone, self.now)
            case timedelta():
                return self.catalogue.span(self.language, value)
            case Percent():
                return self.catalogue.percent(self.language, value.hundredths)
            case tuple():
                of_lists = any(isinstance(each, tuple) for each in value)
                return self.catalogue.joined(self.language, [str(self._value(each)) for each in value], lists=of_lists)
            case _:
                return value
