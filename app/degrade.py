"""The one place where a meaning becomes what a platform can show.

Buttons become numbered lines or reactions where there are none, links where links open the direct chat; what must not
be tapped in public loses its buttons and says where to answer instead; what is too long is cut honestly.
"""

from __future__ import annotations

from app.messages import Button, Capabilities, Span, Style
from app.words import Line, Press, Reader, Reply, words

Shown = tuple[tuple[Span, ...], tuple[tuple[Button, ...], ...]]


def show(reply: Reply, reader: Reader, capabilities: Capabilities, *, private: bool) -> Shown:
    """Body and buttons of a reply in the reader's language, as far as the platform can show them."""
    if reply.native is not None:
        body = _fit(reader.spans(reply.lines), capabilities.max_text, reader)
        return body, tuple(tuple(_button(press, reader, capabilities) for press in row) for row in reply.buttons)
    lines: tuple[Line, ...] = reply.lines
    presses = reply.buttons
    if reply.secret_taps and not private and not capabilities.private_taps:
        presses = ()
        lines = (*lines, words("answer-in-direct-message"))
    labels = [press for row in presses for press in row]
    if labels and not capabilities.private_taps:
        if not reply.numbered:
            lines = (*lines, *_numbered(labels, reader))
        if len(labels) > capabilities.most_buttons:
            lines = (*lines, words("answer-by-typing", most=capabilities.most_buttons))
            presses = (tuple(labels[: capabilities.most_buttons]),)
    body = _fit(reader.spans(lines), capabilities.max_text, reader)
    return body, tuple(tuple(_button(press, reader, capabilities) for press in row) for row in presses)


def _numbered(labels: list[Press], reader: Reader) -> tuple[Span, ...]:
    return tuple(Span(f"{number}. {reader.text(press.label)}") for number, press in enumerate(labels, start=1))


def _button(press: Press, reader: Reader, capabilities: Capabilities) -> Button:
    label = reader.text(press.label)
    if press.start and capabilities.start_links:
        return Button(label, start=press.start)
    return Button(label, action=press.action)


def units(text: str) -> int:
    """The length in UTF-16 code units, which is how platforms count."""
    return len(text.encode("utf-16-le")) // 2


def _fit(body: tuple[Span, ...], most: int, reader: Reader) -> tuple[Span, ...]:
    """The body within the limit: cut at a line's end, with a line that says so."""
    if sum(units(span.text) for span in body) <= most:
        return body
    notice = "\n" + reader.text(words("cut-short"))
    left = most - units(notice)
    kept: list[Span] = []
    for span in body:
        if units(span.text) <= left:
            kept.append(span)
            left -= units(span.text)
            continue
        kept.append(Span(_cut(span.text, left), span.style))
        break
    return (*kept, Span(notice, Style.PLAIN))


def _cut(text: str, most: int) -> str:
    cut = text[:most]
    while units(cut) > most:
        cut = cut[:-1]
    return cut[: cut.rfind("\n")] if "\n" in cut else cut
