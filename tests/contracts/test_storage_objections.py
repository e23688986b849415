"""Proxies, notices and objections in every database, and what goes with a person who is forgotten."""

from dataclasses import replace
from datetime import timedelta

from app.messages import Address, Post
from app.repositories import Prompt
from domain.objections import Objection, RollNotice
from domain.proxies import Proxy
from storage.store import Store
from tests.contracts.storage_samples import NOW, an_account, settle_in

PROXY = Proxy("p1", "estate", ("o1", "o2"), "wang", "olga", NOW, 7, NOW + timedelta(days=1))
NOTICE = RollNotice("n1", "estate", "wang", NOW, NOW + timedelta(days=7), names=True)
SAID = Objection("x1", "estate", "roll:n1", 1, "wang", "3-201 东", "太小 «»", NOW)


async def test_they_are_found_as_they_were_put(store: Store) -> None:
    await settle_in(store)
    later = replace(NOTICE, id="n2", opened_at=NOW + timedelta(days=9), ended=True, shown="ab cd", broken=True)
    second = replace(SAID, id="x2", no=2, made_at=NOW + timedelta(1)).answered("对", "olga", NOW + timedelta(2))
    bare = replace(PROXY, id="p2", party=("o3",), ballot=0, until=None, recorded_at=NOW + timedelta(1))
    async with store.transaction() as unit:
        for proxy in (bare, PROXY):
            unit.proxies.put(proxy)
        for notice in (later, NOTICE):
            unit.objections.put_notice(notice)
        for said in (second, SAID):
            unit.objections.put(said)
    async with store.transaction() as unit:
        assert await unit.proxies.of_estate("estate") == (PROXY, bare)
        assert await unit.proxies.get("p1") == PROXY
        assert await unit.objections.latest_notice("estate") == later
        assert await unit.objections.notice("n1") == NOTICE
        assert await unit.objections.of_estate("estate") == (SAID, second)
        assert await unit.objections.of_subject("estate", "roll:n1") == (SAID, second)
        assert await unit.objections.of_subject("estate", "roll:n2") == ()
        assert await unit.objections.latest_notice("elsewhere") is None
        unit.proxies.delete("p1")
        assert await unit.proxies.of_estate("estate") == (bare,)
    async with store.transaction() as unit:
        assert await unit.proxies.get("p1") is None


async def test_of_a_forgotten_account_nothing_is_left_to_write_to(store: Store) -> None:
    await settle_in(store)
    here, elsewhere = Address("console", "@wang", account="wang"), Address("console", "-100")
    async with store.transaction() as unit:
        unit.people.put_account(replace(an_account("wang", "wang"), direct="@wang"))
        for address in (here, elsewhere):
            unit.posts.put(Post(address, "m1", "", ("a",), NOW))
            unit.prompts.put(Prompt(address, "wang", "/poll", "question", " ", NOW))
    async with store.transaction() as unit:
        await unit.posts.drop_chat("console", "@wang")
        await unit.prompts.drop_chat("console", "@wang")
        unit.people.delete_account("console", "wang")
    async with store.transaction() as unit:
        assert await unit.people.account("console", "wang") is None
        assert await unit.people.accounts_of("wang") == ()
        assert await unit.posts.by_message("console", "@wang", "m1") is None
        assert await unit.prompts.find(here, "wang") is None
        assert await unit.posts.by_message("console", "-100", "m1") is not None
        assert await unit.prompts.find(elsewhere, "wang") is not None
