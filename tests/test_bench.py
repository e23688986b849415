"""The measurements measure, and tell honestly what they found; how fast anything is, they are asked for elsewhere."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench import rows_counts
from bench.__main__ import main
from bench.figures import Figure, percentile, table
from bench.limits import Limits, allowed
from bench.processes import Settings

ROOT = Path(__file__).parents[1]
RATIO = r"[\d.]+"
LINE = re.compile(rf"\| (\d+) +\| (.+?) +\| ({RATIO}) +\| ({RATIO}) to ({RATIO}) +\|", re.MULTILINE)


def bench(*arguments: str) -> subprocess.CompletedProcess[str]:
    """`python -m bench` to its end."""
    return subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-m", "bench", *arguments], cwd=ROOT, capture_output=True, text=True, timeout=50, check=False
    )


def test_processes_are_measured_in_pairs_and_told_in_a_table(tmp_path: Path) -> None:
    kept = tmp_path / "figures.json"
    ended = bench("2", "--pairs", "1", "--scale", "0.001", "--scratch", str(tmp_path), "--json", str(kept))
    assert ended.returncode == 0, ended.stderr
    assert "1 interleaved pairs, sizes × 0.001" in ended.stdout
    lines = LINE.findall(ended.stdout)
    assert [(row, what) for row, what, *_ in lines] == [("2", "durable votes/s ÷ raw sqlite3 commits/s")]
    assert all(float(median) > 0 for _, _, median, *_ in lines)
    told = json.loads(kept.read_text())
    assert [figure["what"] for figure in told["figures"]] == [what for _, what, *_ in lines]
    assert {len(figure["ratios"]) for figure in told["figures"]} == {1}
    assert list(tmp_path.iterdir()) == [kept], "what was measured on is left behind"


def test_every_count_is_measured_as_often_as_asked_for(tmp_path: Path) -> None:
    kept = tmp_path / "figures.json"
    ended = bench("9", "--pairs", "3", "--scale", "0.001", "--json", str(kept))
    assert ended.returncode == 0, ended.stderr
    figures = json.loads(kept.read_text())["figures"]
    assert [figure["row"] for figure in figures] == [9] * (2 * len(rows_counts.methods()))
    assert {len(figure["ratios"]) for figure in figures} == {3}
    for figure, (_, _, *shown) in zip(figures, LINE.findall(ended.stdout), strict=True):
        low, middle, high = sorted(figure["ratios"])
        assert shown == [f"{value:.2f}" for value in (middle, low, high)]
        assert figure["median"] == middle


@pytest.mark.parametrize("wrong", [["0"], ["11"], ["votes"], ["9", "--pairs", "0"], ["9", "--scale", "-1"]])
def test_what_cannot_be_measured_is_refused(
    wrong: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["bench", *wrong])
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr()
    assert (ended.value.code, said.out) == (2, "")
    assert wrong[-1] in said.err


def test_without_a_row_all_are_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[frozenset[int]] = []

    def measure(_: Settings, rows: frozenset[int]) -> Iterator[Figure]:
        asked.append(rows)
        yield Figure(1, "speed", (1.0,), None)

    monkeypatch.setattr("bench.__main__.MEASURES", ((frozenset(range(1, 11)), measure),))
    monkeypatch.setattr(sys, "argv", ["bench"])
    main()
    assert asked == [frozenset(range(1, 11))]


def test_a_promise_is_kept_by_the_median_alone() -> None:
    below = Figure(10, "cost", (1.0, 9.0, 1.1), 1.2)
    above = Figure(1, "speed", (0.5, 2.5, 1.0), 2.0, at_least=True)
    open_end = Figure(7, "calls", (3.0, 250.0), None)
    assert (below.met, above.met, open_end.met) == (True, False, True)
    assert [line.split("|")[3:7] for line in table([below, above, open_end]).splitlines()[2:5]] == [
        [" 1.10   ", " 1.00 to 9.00 ", " ≤ 1.2  ", " met    "],
        [" 1.00   ", " 0.50 to 2.50 ", " ≥ 2    ", " missed "],
        [" 126    ", " 3.00 to 250  ", "        ", "        "],
    ]


@pytest.mark.parametrize(("percent", "value"), [(0, 1), (50, 51), (99, 100), (100, 100)])
def test_a_percentile_is_one_of_the_values(percent: float, value: float) -> None:
    assert percentile([float(number) for number in range(100, 0, -1)], percent) == value


def test_what_a_strict_telegram_would_refuse_is_counted() -> None:
    limits = Limits()
    for second in range(20):
        limits.note("-1", second * 2.0)
    assert limits.refused == 0
    limits.note("-1", 40.0)
    limits.note("-1", 40.5)
    assert limits.refused == 2


def test_what_a_group_may_be_sent_is_twenty_a_minute_and_one_a_second() -> None:
    assert allowed([], 0.0, 9.5) == 10
    assert allowed([], 0.0, 59.0) == 20
    assert allowed([float(second) for second in range(-20, 0)], 0.0, 39.5) == 0
