"""`python -m bench [ROW …]`: measure, and print one table."""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench import rows_counts, rows_estate, rows_load, rows_road, rows_start
from bench.figures import Figure, table
from bench.machine import described
from bench.processes import Settings

LAST_ROW = 10

Measure = Callable[[Settings, frozenset[int]], Iterator[Figure]]
MEASURES: tuple[tuple[frozenset[int], Measure], ...] = (
    (rows_road.ROWS, rows_road.measure),
    (rows_start.ROWS, rows_start.measure),
    (rows_load.ROWS, rows_load.measure),
    (rows_counts.ROWS, rows_counts.measure),
    (rows_estate.ROWS, rows_estate.measure),
)


def main() -> None:
    """Measure what is asked for."""
    options = _options()
    settings = Settings(options.pairs, options.scale, options.scratch, options.profile)
    wanted = frozenset(options.rows) or frozenset(range(1, LAST_ROW + 1))
    begun = time.monotonic()
    figures: list[Figure] = []
    for rows, measure in MEASURES:
        if rows & wanted:
            sys.stderr.write(f"measuring {', '.join(map(str, sorted(rows & wanted)))}\n")
            for figure in measure(settings, rows & wanted):
                figures.append(figure)
                sys.stderr.write(f"  {figure.row} {figure.what}: {figure.median:.2f} ({figure.absolute})\n")
    machine = described(settings.scratch)
    extent = f"{settings.pairs} interleaved pairs, sizes × {settings.scale:g}, {time.monotonic() - begun:.0f} s"
    sys.stdout.write("\n".join([*machine, extent, "", table(figures)]) + "\n")
    if options.json:
        told = {"machine": machine, "extent": extent, "figures": [figure.as_json() for figure in figures]}
        options.json.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n")


def _row(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= LAST_ROW:
        raise argparse.ArgumentTypeError(f"there are rows 1 to {LAST_ROW}, not {text}")
    return int(text)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description="Linli against bots that do nothing.")
    # Not by `choices`: with those, no rows at all would be refused too.
    parser.add_argument("rows", nargs="*", type=_row, metavar="ROW", help="1 to 10; all if none")
    parser.add_argument("--pairs", type=_pairs, default=5, help="how often each is measured, in turns (5)")
    parser.add_argument("--scale", type=_scale, default=1.0, help="share of the usual sizes (1)")
    parser.add_argument("--scratch", type=Path, default=Path(tempfile.gettempdir()), help="a folder on the disk")
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    parser.add_argument("--profile", type=Path, help="rows 1 to 3: profile Linli into this file, which slows it")
    return parser.parse_args()


def _pairs(text: str) -> int:
    if (pairs := int(text)) < 1:
        raise ValueError(text)
    return pairs


def _scale(text: str) -> float:
    if not 0 < (scale := float(text)) < math.inf:
        raise ValueError(text)
    return scale


if __name__ == "__main__":
    main()
