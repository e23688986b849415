"""Two accounts that become one person: which vote is the later one."""

from pathlib import Path

from tests.stateful.estate import Estate
from tests.stateful.model import Intent, Wanted
from tests.stateful.platforms import direct_chat
from tests.stateful.polls import listens
from tests.stateful.reading import CODE

QUESTION = "Q1?"


def votes(account: str, number: int) -> Intent:
    return lambda model, now: model.vote(account, "plaza", 1, (number,), now)


async def test_who_votes_the_same_again_has_voted_later(tmp_path: Path) -> None:
    estate = Estate(tmp_path)
    await estate.house.start()
    wish = Wanted(QUESTION, ("Ash", "Birch"))
    estate.say(
        "t-anna", "plaza", f"/poll {QUESTION} | Ash | Birch", lambda m, now: m.open("t-anna", "plaza", wish, now)
    )
    for account, number in (("t-ben", 1), ("t-cai", 2), ("t-ben", 1)):
        estate.say(account, "plaza", f"/vote 1 {number}", votes(account, number))
        await estate.serve()
    estate.say("t-cai", None, "/link me", listens("t-cai", None))
    await estate.serve()
    said = estate.servers["telegram"].in_chat(direct_chat("t-cai"))[-1].text
    code = CODE.search(said)
    assert code is not None
    estate.model.codes[code[0]] = ("person", "t-cai", estate.clock.now.replace(year=2027))
    estate.say("t-ben", None, code[0], lambda m, now: m.link("t-ben", code[0], now))
    await estate.serve()
    estate.check()
    assert [poll.votes for poll in estate.house.polls()] == [{"t-ben t-cai": (1,)}]
    await estate.house.stop()
