"""Draws a transcript as the screen that neighbours see at its end: `python docs/pictures/draw.py`.

The pictures are made from the `*.chat` files beside this one, which a test plays: they show what the bot really says.
An edited message is drawn where it was posted, with its last words, as every client shows it. Of what
follows a line `# not drawn` nothing is in the picture, after `# room drawn` what everybody reads, after `# drawn` all.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from wcwidth import wcswidth, wcwidth

HERE = Path(__file__).resolve().parent
WIDTH, MARGIN, BUBBLE = 640, 24, 470
SIZE, LINE, PAD = 15, 24, 14
COLUMN = SIZE * 0.56
"""The width of a narrow character, roughly: which font the reader has is not known. Wide ones have two columns."""
BAR, COUNT = 110, 106

BOT = re.compile(r"bot(?:@(?P<whom>[^\s>~]+))?(?P<sign>[>~]) (?P<text>.*)")
SAID = re.compile(r"(?P<who>[^\s#@>:]+)(?P<where>[>@]) (?P<text>.+)")
BUTTON = re.compile(r"\[(\d+)\] (.+?)(?=  \[|$)")
COUNTED = re.compile(r"(?P<option>\d+  .*?) +(?P<bar>[█░]+)  (?P<count>.+)")
PIECES = re.compile(r"\s+|[\u2e80-\uffdf][。,、:;?!)”\uff01-\uff1f]*|[^\s\u2e80-\uffdf]+")
"""What stays on one line: a word; a wide character, with the marks that may not begin a line."""
TAP, CLOCK = ":tap ", ":clock "
BOT_NAME = "Linli 邻里"
DRAWN = {"# drawn": (True, True), "# room drawn": (True, False), "# not drawn": (False, False)}
"""Whether what everybody reads is drawn, and whether what one person alone reads is."""


@dataclass(slots=True)
class Said:
    """One thing on the screen: ``who`` is "" for the bot; ``whom`` is who alone sees it, or to whom alone it is said,
    "" for everybody.
    """

    who: str
    lines: list[str]
    whom: str = ""
    buttons: list[str] = field(default_factory=list)
    tapped: bool = False
    drawn: bool = True


def read(transcript: str) -> list[Said]:
    """What is on the screen at the end of a transcript, in its order from above. A time that passed has no lines."""
    screen: list[Said] = []
    current: Said | None = None
    drawn = DRAWN["# drawn"]
    for line in transcript.splitlines():
        if line in DRAWN:
            drawn = DRAWN[line]
        elif found := BOT.fullmatch(line):
            current = Said("", [found["text"]], found["whom"] or "", drawn=drawn[bool(found["whom"])])
            if found["sign"] == "~":
                place = _edited(screen, current)
                current.drawn = screen[place].drawn
                screen[place] = current
            else:
                screen.append(current)
        elif line.startswith("  ") and current is not None:
            if pressed := BUTTON.findall(line):
                current.buttons += [label for _, label in pressed]
            else:
                current.lines.append(line.strip())
        elif found := SAID.fullmatch(line):
            screen.append(_spoken(screen, found["who"], found["text"]))
            screen[-1].whom = BOT_NAME if found["where"] == "@" else ""
            screen[-1].drawn = drawn[found["where"] == "@"]
        elif line.startswith(CLOCK):
            screen.append(Said(CLOCK, [line.removeprefix(CLOCK)], drawn=drawn[0]))
    return screen


def _edited(screen: list[Said], newer: Said) -> int:
    """Where the message is that has new words, to the same readers: the latest whose first line they begin with, or one
    whose buttons were pressed.
    """
    there = [(place, said) for place, said in enumerate(screen) if not said.who and said.whom == newer.whom]
    alike = [place for place, said in there if said.lines[0] == newer.lines[0]]
    return max(alike or [place for place, said in there if said.buttons])


def _spoken(screen: list[Said], who: str, text: str) -> Said:
    if not text.startswith(TAP):
        return Said(who, [text])
    number = int(text.removeprefix(TAP))
    buttons = next(said.buttons for said in reversed(screen) if said.buttons)
    return Said(who, [buttons[number - 1]], tapped=True)


def wrap(text: str, columns: int) -> list[str]:
    """The text in lines of at most so many columns, broken at spaces or between wide characters."""
    lines, line = [], ""
    for piece in PIECES.findall(text):
        if line and wcswidth(line + piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()]


def width_of(text: str) -> float:
    """The width of a text in pixels, roughly."""
    return sum(max(0, wcwidth(character)) for character in text) * COLUMN


class Sheet:
    """An SVG that grows downwards."""

    def __init__(self) -> None:
        self.y = float(MARGIN)
        self._parts: list[str] = []

    def box(self, x: float, width: float, height: float, style: str, *, down: float = 0, round_: float = 12) -> None:
        """A rounded rectangle at the present height."""
        self._parts.append(
            f'<rect x="{x:.0f}" y="{self.y + down:.0f}" width="{width:.0f}" height="{height:.0f}" rx="{round_:g}"'
            f' class="{style}"/>'
        )

    def text(self, x: float, words: str, style: str, *, down: float = 0) -> None:
        """One line of text, its baseline so far below the present height."""
        self._parts.append(f'<text x="{x:.0f}" y="{self.y + down:.0f}" class="{style}">{escape(words)}</text>')

    def svg(self, label: str) -> str:
        """The whole picture."""
        height = self.y + MARGIN
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}"'
            f' height="{height:.0f}" role="img" aria-label="{escape(label)}">\n<style>{STYLE}</style>\n'
            f'<rect width="{WIDTH}" height="{height:.0f}" rx="18" class="wall"/>\n'
            + "\n".join(self._parts)
            + "\n</svg>\n"
        )


STYLE = (
    f"text{{white-space:pre;font:{SIZE}px system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',"
    "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;fill:#1c2733}"
    ".wall{fill:#dfe9ee}.bot{fill:#fff}.person{fill:#d6f3cd}.alone{fill:#33414e}.button{fill:#eaf1f6}"
    ".rail{fill:#e6ebf0}.bar{fill:#2f8f74}.time{fill:#c6d5dc}"
    ".name{font-weight:600;font-size:13px;fill:#2f8f74}.bold{font-weight:600}"
    ".light{fill:#fff;font-size:14px}.small{font-size:13px;fill:#4d5d6b}.mid{text-anchor:middle}"
)


def draw(transcript: str) -> str:
    """The SVG of a transcript."""
    sheet = Sheet()
    screen = [said for said in read(transcript) if said.drawn]
    for said in screen:
        if said.who == CLOCK:
            _time(sheet, said.lines[0])
        elif said.who:
            _person(sheet, said)
        elif said.whom:
            _alone(sheet, said)
        else:
            _bot(sheet, said)
    return sheet.svg(next(said.lines[0] for said in screen if not said.who))


def _time(sheet: Sheet, moment: str) -> None:
    width = width_of(moment) + 2 * PAD
    sheet.box((WIDTH - width) / 2, width, LINE + 2, "time")
    sheet.text(WIDTH / 2, moment, "small mid", down=18)
    sheet.y += LINE + 18


def _person(sheet: Sheet, said: Said) -> None:
    lines = [f"☝ {said.lines[0]}"] if said.tapped else wrap(said.lines[0], int(BUBBLE * 0.78 / COLUMN))
    who = f"{said.who} → {said.whom}" if said.whom else said.who
    width = max(width_of(line) for line in (*lines, who)) + 2 * PAD
    x = WIDTH - MARGIN - width
    sheet.box(x, width, LINE * (len(lines) + 1) + 6, "person")
    sheet.text(x + PAD, who, "name", down=20)
    for number, line in enumerate(lines, start=1):
        sheet.text(x + PAD, line, "plain", down=20 + LINE * number)
    sheet.y += LINE * (len(lines) + 1) + 16


def _alone(sheet: Sheet, said: Said) -> None:
    """What one person alone reads: a toast, or a direct message."""
    columns = int((WIDTH - 2 * MARGIN - 2 * PAD) / COLUMN)
    first, *more = said.lines
    lines = [part for line in (f"→ {said.whom}   {first}", *more) for part in wrap(line, columns)]
    width = max(width_of(line) for line in lines) + 2 * PAD
    sheet.box(WIDTH - MARGIN - width, width, LINE * len(lines) + 8, "alone", round_=16)
    for number, line in enumerate(lines):
        sheet.text(WIDTH - MARGIN - width + PAD, line, "light", down=21 + LINE * number)
    sheet.y += LINE * len(lines) + 20


def _bot(sheet: Sheet, said: Said) -> None:
    rows = list(_rows(said))
    buttons = LINE + 16 if said.buttons else 0
    sheet.box(MARGIN, BUBBLE, LINE * (len(rows) + 1) + 8 + buttons, "bot")
    sheet.text(MARGIN + PAD, BOT_NAME, "name", down=20)
    for number, (words, style, bar, count) in enumerate(rows, start=1):
        down = 20 + LINE * number
        sheet.text(MARGIN + PAD, words, style, down=down)
        if count:
            x = MARGIN + BUBBLE - PAD - BAR - 14 - max(COUNT, width_of(count))
            sheet.box(x, BAR, 12, "rail", down=down - 11, round_=6)
            if bar:
                sheet.box(x, BAR * bar, 12, "bar", down=down - 11, round_=6)
            sheet.text(x + BAR + 14, count, "plain", down=down)
    sheet.y += LINE * (len(rows) + 1) + 8
    _buttons(sheet, said.buttons)
    sheet.y += buttons + 12


def _rows(said: Said) -> Iterator[tuple[str, str, float, str]]:
    """Each line of a message: its words, their style, how full its bar is, and what stands behind the bar."""
    for number, line in enumerate(said.lines):
        counted = COUNTED.fullmatch(line)
        if counted:
            yield counted["option"], "plain", counted["bar"].count("█") / len(counted["bar"]), counted["count"]
            continue
        for part in wrap(line, int((BUBBLE - 2 * PAD) / COLUMN)):
            yield part, "bold" if number == 0 else "small", 0.0, ""


def _buttons(sheet: Sheet, labels: list[str]) -> None:
    width = (BUBBLE - 2 * PAD - 8 * (len(labels) - 1)) / max(1, len(labels))
    for number, label in enumerate(labels):
        x = MARGIN + PAD + number * (width + 8)
        sheet.box(x, width, LINE + 8, "button", round_=8)
        sheet.text(x + width / 2, label, "mid", down=21)


def main() -> None:
    """Draw every transcript beside this file."""
    for path in sorted(HERE.glob("*.chat")):
        path.with_suffix(".svg").write_text(draw(path.read_text("utf-8")), "utf-8")
        sys.stdout.write(f"{path.with_suffix('.svg').name}\n")


if __name__ == "__main__":
    main()
