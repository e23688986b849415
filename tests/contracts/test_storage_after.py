"""An estate's own rules, objections to a result and tasks, in every database."""

from dataclasses import replace
from datetime import timedelta

from domain.decision import Decision, Item, Label
from domain.rule_presets import CN_ORDINARY, SIMPLE
from domain.rules import customised
from domain.secrecy import Mode
from domain.tasks import Task
from storage.store import Store
from tests.contracts.storage_samples import NOW, settle_in

OURS = customised(CN_ORDINARY, notice_days=3)
TASK = Task("t1", "estate", 1, 7, "粉刷 «gate»", "wang", "olga", NOW, NOW + timedelta(days=3))
DECISION = Decision("d1", "estate", 7, "Gate", (Item(1, "Gate", SIMPLE),), Mode.OPEN, Label.CHAT, "wang", NOW, NOW, NOW)


async def test_they_are_found_as_they_were_put(store: Store) -> None:
    await settle_in(store)
    done = replace(TASK, id="t2", no=2, due=None).done(NOW)
    async with store.transaction() as unit:
        unit.decisions.put(DECISION)
        unit.after.put_rule("estate", "ours", replace(OURS, notice_days=9))
        unit.after.put_rule("estate", "ours", OURS)
        unit.after.put_rule("estate", "另一条", SIMPLE)
        unit.after.put_objection("d1", "b", "too dear")
        unit.after.put_objection("d1", "a", "太贵")
        unit.after.put_objection("d1", "b", "still too dear")
        unit.after.put_departed("d1", "o1", "wang")
        unit.after.put_task(done)
        unit.after.put_task(TASK)
    async with store.transaction() as unit:
        assert await unit.after.rules("estate") == {"ours": OURS, "另一条": SIMPLE}
        assert await unit.after.rules("elsewhere") == {}
        assert await unit.after.objecting("d1") == {"a": "太贵", "b": "still too dear"}
        assert await unit.after.objecting("d2") == {}
        assert await unit.after.departed("d1") == {"o1": "wang"}
        assert await unit.after.departed("d2") == {}
        assert await unit.after.tasks("estate") == (TASK, done)
        assert await unit.after.task("t2") == done
        assert await unit.after.task("t3") is None
        unit.after.delete_rule("estate", "ours")
    async with store.transaction() as unit:
        assert await unit.after.rules("estate") == {"另一条": SIMPLE}
