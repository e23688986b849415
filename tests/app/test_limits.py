"""What one person may ask at once: ordinary life is let through, a flood is told once, memory is bounded."""

import itertools
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.limits import MOST_PEOPLE, REST, TAPS, WORDS, Guesses, Limits, Verdict
from app.messages import Address, Incoming, Kind, Outgoing, Sender
from app.rehearsal_clock import RehearsalClock
from app.rehearsal_lines import Press
from app.workshop import MOST_WAITING, Workshop
from commands import results
from tests.chats.harness import CountedIds, Stage, each, play, program
from tests.contracts.storage_samples import opened

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
TAKE, REFUSE, IGNORE = Verdict.TAKE, Verdict.REFUSE, Verdict.IGNORE
_numbers = itertools.count()


def event(kind: Kind = Kind.MESSAGE, account: str = "wang") -> Incoming:
    number = str(next(_numbers))
    address = Address("telegram", "room")
    return Incoming("telegram", number, kind, address, private=False, at=NOW, sender=Sender(account, account))


def judged(limits: Limits, count: int, kind: Kind = Kind.MESSAGE, *, seconds: float = 0, account: str = "wang") -> str:
    """The verdicts on so many events, a letter each."""
    now = NOW + timedelta(seconds=seconds)
    return "".join(limits.judge(event(kind, account), now).name[0] for _ in range(count))


def test_who_types_too_fast_is_told_once_and_read_again_after_a_minute() -> None:
    limits = Limits()
    most = WORDS.at_once
    assert judged(limits, most + 30) == "T" * most + "R" + "I" * 29
    assert judged(limits, 3, seconds=59.9) == "III"
    # A minute has given as many back as may be had at once.
    assert judged(limits, most + 1, seconds=REST.total_seconds()) == "T" * most + "R"


def test_one_in_three_seconds_can_be_typed_for_ever() -> None:
    limits = Limits()
    assert {judged(limits, 1, seconds=3 * number) for number in range(500)} == {"T"}


def test_every_tap_too_many_is_refused_with_words_and_the_next_that_fits_counts() -> None:
    limits = Limits()
    assert judged(limits, TAPS.at_once + 3, Kind.TAP) == "T" * TAPS.at_once + "RRR"
    assert judged(limits, 2, Kind.TAP, seconds=1) == "TR"


def test_taps_and_words_and_persons_are_counted_apart() -> None:
    limits = Limits()
    judged(limits, 500)
    assert judged(limits, 1, Kind.TAP) == "T"
    assert judged(limits, 1, account="li") == "T"


def test_what_comes_again_is_judged_as_before_and_not_counted() -> None:
    limits = Limits()
    first = event()
    assert {limits.judge(first, NOW) for _ in range(500)} == {TAKE}
    assert judged(limits, WORDS.at_once - 1) == "T" * (WORDS.at_once - 1)
    refused = event()
    assert [limits.judge(refused, NOW) for _ in range(3)] == [REFUSE] * 3
    assert limits.judge(refused, NOW + REST * 2) is REFUSE


def test_a_clock_that_is_set_back_neither_gives_nor_shuts_for_longer() -> None:
    limits = Limits()
    judged(limits, WORDS.at_once)
    assert judged(limits, 1, seconds=-3600) == "R"
    assert judged(limits, 1, seconds=0) == "T"


def test_a_crowd_of_strangers_takes_no_more_memory_than_some_thousand_people() -> None:
    limits, guesses = Limits(), Guesses(everybody=10**9)
    for number in range(MOST_PEOPLE + 500):
        judged(limits, 1, account=f"stranger {number}")
        guesses.wrong("telegram", f"stranger {number}", NOW)
    assert len(limits._buckets) == MOST_PEOPLE
    assert len(guesses._own) == MOST_PEOPLE
    assert len(limits._judged) <= MOST_PEOPLE


def test_after_five_wrong_codes_none_of_that_person_is_looked_at_for_ten_minutes() -> None:
    guesses = Guesses()
    for minute in range(4):
        guesses.wrong("telegram", "wang", NOW + timedelta(minutes=minute))
    last = NOW + timedelta(minutes=9)
    assert guesses.shut("telegram", "wang", last) == ""
    guesses.wrong("telegram", "wang", last)
    assert guesses.shut("telegram", "wang", last) == "own"
    assert guesses.shut("telegram", "li", last) == ""
    assert guesses.shut("matrix", "wang", last) == ""
    assert guesses.shut("telegram", "wang", last + timedelta(minutes=9, seconds=59)) == "own"
    assert guesses.shut("telegram", "wang", last + timedelta(minutes=10)) == ""


def test_wrong_codes_long_apart_are_slips_of_the_finger() -> None:
    guesses = Guesses()
    for hour in range(50):
        guesses.wrong("telegram", "wang", NOW + timedelta(minutes=3 * hour))
        assert guesses.shut("telegram", "wang", NOW + timedelta(minutes=3 * hour)) == ""


def test_many_who_guess_once_each_are_stopped_together() -> None:
    guesses = Guesses()
    for number in range(100):
        assert guesses.shut("telegram", "li", NOW) == ""
        guesses.wrong("telegram", f"stranger {number}", NOW)
    assert guesses.shut("telegram", "li", NOW) == "all"
    assert guesses.shut("telegram", "li", NOW + timedelta(minutes=10)) == ""


@pytest.mark.parametrize("limited", [False, True])
async def test_a_tap_too_many_says_that_it_does_not_count(tmp_path: Path, limited: bool) -> None:
    stage = "# limited yes\n" if limited else ""
    taps = "".join(f"b202> :tap {1 + number % 2}\n" for number in range(TAPS.at_once + 1))
    said = await play(f"{stage}a101> /poll Gate? | Yes | No\n{taps}", tmp_path)
    assert said.count("does not count") == limited
    # The last tap was on the other option than the one before.
    tally = [line.split()[-3] for line in said.splitlines() if line.endswith("%)")][-2:]
    assert tally == (["0", "1"] if limited else ["1", "0"])


async def test_talk_among_neighbours_is_no_flood(tmp_path: Path) -> None:
    talk = "a101> The lift is out again.\n" * (WORDS.at_once + 5)
    said = await play(f"# limited yes\na101> /status\n{talk}a101> /status\n", tmp_path)
    assert "slower" not in said


async def test_who_asks_for_a_picture_too_many_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "MOST_PICTURES", 2)
    said: list[str] = []
    clock = RehearsalClock(lambda: NOW, flows=False)
    async with program(Stage(), said.append, tmp_path, clock=clock, ids=CountedIds()) as rehearsal:
        lines = ["a101> /poll Gate? | Yes | No", "b202> :tap 1", "a101> /results 1"]
        await rehearsal.run(each(lines))
        line = rehearsal.console.read("a101> :tap 1")
        assert isinstance(line, Press)
        for _ in range(3):
            rehearsal.console.hear(line, NOW)
        await rehearsal.intake.take(await rehearsal.console.poll(rehearsal._cursor))
        await rehearsal.workshop.idle()
        await rehearsal.sender.drain()
    assert len([line for line in said if "Many pictures" in line]) == 1
    assert len([line for line in said if "poll-1.png" in line]) == 2


async def test_the_workshop_tells_when_too_much_waits(migrated_sqlite_url: str) -> None:
    go_on = threading.Event()

    def slow() -> Outgoing:
        go_on.wait(5)
        raise ValueError("nothing to draw")

    async with opened(migrated_sqlite_url) as store:
        workshop = Workshop(store, lambda: None)
        workshop.take([slow] * (MOST_WAITING - 1))
        full = [workshop.full]
        workshop.take([slow])
        full.append(workshop.full)
        go_on.set()
        await workshop.idle()
        full.append(workshop.full)
    assert full == [False, True, False]
