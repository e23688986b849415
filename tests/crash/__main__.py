"""The long kill loop, `make crash KILLS=3000`: rounds of a hundred kills, each judged, and a table of all of them."""

import argparse
import asyncio
import random
import shutil
import sys
import tempfile
from pathlib import Path

from tests.crash.kill_loop import run, ways
from tests.crash.nursery import Nursery
from tests.crash.report import Report

ROUND = 100


async def one_round(folder: Path, seed: int, kills: int) -> Report:
    """So many kills, and what came of them."""
    async with Nursery() as nursery:
        return await run(folder, nursery, seed, ways(kills, seed))


def main() -> int:
    """Run the rounds; status 1 at the first that finds something wrong, whose folder is kept."""
    parser = argparse.ArgumentParser(prog="make crash", description="Kill the bot again and again.")
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=None)
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(1_000_000)
    total = Report(seed)
    for start in range(0, options.kills, ROUND):
        kills = min(ROUND, options.kills - start)
        folder = Path(tempfile.mkdtemp(prefix="linli-crash-"))
        report = asyncio.run(one_round(folder, seed + start, kills))
        total.add(report)
        sys.stdout.write(f"{start + kills} kills, {total.updates} updates, {len(total.wrong)} wrong\n")
        sys.stdout.flush()
        if report.wrong:
            sys.stdout.write("\n".join(report.wrong[:50]) + f"\n{report.table()}\nThe folder of this round: {folder}\n")
            break
        shutil.rmtree(folder)
    sys.stdout.write(f"\n{total.table()}\n")
    return 1 if total.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
