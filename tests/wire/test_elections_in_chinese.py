"""A whole election on both wires in Chinese, in each script: typed on a Chinese keyboard, answered in the script."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain.recount import recount
from tests.wire.house import CODE, House, code_in, running_house, telegram_says
from tests.wire.matrix_person import MatrixPerson
from tests.wire.synapse import Synapse
from tests.wire.telegram_people import User
from tests.wire.test_elections import People, Scene, file_of

OWNERS = ("陈伟", "李娜", "王芳", "赵敏", "孙浩", "周杰")
ROLL = "".join(("房号,面积,业主\n", *(f"1-10{no},100,{name}\n" for no, name in enumerate(OWNERS, start=1)))).encode()
CANDIDATES = ("李娜", "赵敏", "周杰")

TRADITIONAL = {
    "/设置小区 湖畔 | 简体中文 | 上海": "/設定社區 湖畔 | 繁體中文 | 台北",
    "湖畔 设置好了": "湖畔 設定好了",
    "/连接": "/連結",
    "读一遍": "讀一遍",
    "同样的登记码": "同樣的登記碼",
    "登记 {code}": "登記 {code}",
    "您已登记为": "您已登記為",
    "/组织者 Sun": "/組織者 Sun",
    "请您担任": "請您擔任",
    "/公示 1天": "/公示 1天",
    "名册现在公示": "名冊現在公示",
    "/选举 业主委员会 --席位 2 --规则 simple": "/選舉 業主委員會 --席位 2 --規則 simple",
    "将要发起：业主委员会": "將要發起：業主委員會",
    "差额选举": "差額選舉",
    "发起": "發起",
    "选举：征集候选人": "選舉：徵求候選人",
    "请逐条确认": "請逐條確認",
    "参选 1 全部": "參選 1 全部",
    "您已参选 #1 业主委员会": "您已參選 #1 業主委員會",
    "👥 提名结束。": "👥 提名結束。",
    "/审查 1 {name} 合格": "/審查 1 {name} 合格",
    "{name}通过": "{name}通過",
    "👥 候选人名单公示：": "👥 候選人名單公示：",
    "👥 开始投票：": "👥 開始投票：",
    "您的票已投入票箱": "您的票已投入票箱",
    "您选的是": "您選的是",
    "回执码": "回執碼",
    "👥 选举结果：": "👥 選舉結果：",
    "您当选了": "您當選了",
    "委员会选出，结果已生效": "委員會選出，結果已生效",
    "您是委员会委员了": "您是委員會委員了",
}
"""What is typed and read in simplified characters, and the same in traditional ones. Names are as the roll has them."""


class Script:
    """The words of one script."""

    def __init__(self, code: str) -> None:
        self.code = code

    def __call__(self, words: str, **given: str) -> str:
        """These words, written in simplified characters here, in the script."""
        return (TRADITIONAL.get(words, words) if self.code == "zh-hant" else words).format(**given)


@pytest.fixture
async def house(synapse: Synapse, tmp_path: Path) -> AsyncIterator[House]:
    async with running_house(synapse, tmp_path) as running:
        yield running


async def settled(house: House, matrix_person: People, say: Script) -> Scene:
    """陈伟, 李娜 and 王芳 on Telegram, 赵敏, 孙浩 and 周杰 on Matrix, all registered; the first and 孙浩 organise."""
    zhao, sun, zhou = [await matrix_person(name) for name in ("Zhao", "Sun", "Zhou")]
    on_telegram = [house.telegram.user(name, language_code=say.code) for name in OWNERS[:3]]
    group = house.telegram.group("湖畔", creator=on_telegram[0])
    house.telegram.add_bot(group)
    it = Scene(house, on_telegram[0], on_telegram[1], on_telegram[2], group, zhao, sun, zhou)
    await it.alice.start()
    await it.alice.say(group, say("/设置小区 湖畔 | 简体中文 | 上海"))
    await it.shows(group, say("湖畔 设置好了"))
    await it.alice.say(group, say("/连接"))
    code = code_in(await telegram_says(house, it.alice.private, lambda text: CODE.search(text) is not None))
    it.room = await it.chen.create_room(name="湖畔", invite=[house.matrix.user, it.dan.user_id, it.wang.user_id])
    await it.dan.join(it.room)
    await it.wang.join(it.room)
    await it.hears(it.chen, "poll", room=True)
    await it.chen.say(it.room, f"!link {code}")
    await it.hears(it.chen, "湖畔", room=True)
    await it.alice.send_file(it.alice.private, "roll.csv", ROLL, kind="text/csv")
    offer = await it.tap(it.alice, "roll.csv", say("读一遍"))
    await it.becomes(offer, "就用它")
    await it.alice.tap(offer, "就用它")
    await it.alice.dm("/codes")
    letters = (await it.shows(it.alice.private, say("同样的登记码"))).media
    assert letters is not None
    codes = {row[0]: row[3] for row in csv.reader(io.StringIO(letters.data.decode("utf-8-sig")))}
    for user in on_telegram:
        await user.dm("/" + say("登记 {code}", code=codes[user.name]))
        await it.shows(user.private, say("您已登记为"))
    for person, name in zip((zhao, sun, zhou), OWNERS[3:], strict=True):
        it.direct[person.user_id] = await person.create_room(direct=True, invite=[house.matrix.user])
        await it.tell(person, "!" + say("登记 {code}", code=codes[name]))
        await it.hears(person, say("您已登记为"))
    await it.alice.say(group, say("/组织者 Sun"))
    await it.hears(it.dan, say("请您担任"))
    await it.alice.say(group, say("/公示 1天"))
    await it.tap(it.alice, "公示", "公示", group=True)
    await it.both_hear(say("名册现在公示"))
    return it


async def candidates(it: Scene, say: Script) -> None:
    """Called by buttons; one stands by buttons on Telegram, two in words on Matrix; both organisers let them pass."""
    await it.alice.dm(say("/选举 业主委员会 --席位 2 --规则 simple"))
    draft = await it.tap(it.alice, say("将要发起：业主委员会"), say("差额选举"))
    await it.alice.tap(draft, say("发起"))
    await it.both_hear(say("选举：征集候选人"))
    await it.bob.say(it.group, "/提名 1 我")
    await it.bob.dm("/" + say("参选 1 全部"))
    await it.shows(it.bob.private, say("您已参选 #1 业主委员会"))
    for person in (it.chen, it.wang):
        await it.chen.say(it.room, "!提名 1 我") if person is it.chen else await it.tell(person, "!提名1我")
        await it.hears(person, say("请逐条确认"))
        await it.tell(person, "!" + say("参选 1 全部"))
        await it.hears(person, say("您已参选 #1 业主委员会"))
    await it.on_day(8)
    await it.both_hear(say("👥 提名结束。"))
    for name in CANDIDATES:
        await it.alice.dm(say("/审查 1 {name} 合格", name=name))
        await it.shows(it.alice.private, say("{name}通过", name=name))


async def box(it: Scene, say: Script, who: User | MatrixPerson, marks: str) -> None:
    """A paper that is typed, read once more, and cast by a button or a reaction."""
    if isinstance(who, User):
        await who.dm(f"/投票 1 {marks}")
        paper = await it.shows(who.private, say("您选的是"))
        await it.becomes(paper, say("回执码"))
        await who.tap(paper, "投出")
        await it.becomes(paper, say("您的票已投入票箱"))
    else:
        await it.tell(who, f"!投票 1 {marks}")
        await it.react(who, say("您选的是"), "1️⃣")
        await it.hears(who, say("您的票已投入票箱"))


@pytest.mark.timeout(180)
@pytest.mark.parametrize("code", ["zh-hans", "zh-hant"])
async def test_an_election_in_chinese_in_both_apps(house: House, matrix_person: People, code: str) -> None:
    say = Script(code)
    it = await settled(house, matrix_person, say)
    await candidates(it, say)
    await it.on_day(13)
    await it.both_hear(say("👥 候选人名单公示："))
    await it.on_day(22)
    await it.both_hear(say("👥 开始投票："))
    for who, marks in (
        (it.alice, "李娜、赵敏"),
        (it.bob, "李娜，赵敏"),
        (it.eva, "李娜;赵敏"),
        (it.chen, "赵敏、李娜"),
        (it.dan, "周杰、赵敏"),
        (it.wang, "周杰"),
    ):
        await box(it, say, who, marks)
    await it.on_day(45)
    await it.both_hear(say("👥 选举结果："))
    record = await file_of(it, it.group, "record-1.json")
    assert recount(record.data)
    await it.shows(it.bob.private, say("您当选了"))
    await it.hears(it.chen, say("您当选了"))
    await it.on_day(55)
    await it.both_hear(say("委员会选出，结果已生效"))
    await it.shows(it.bob.private, say("您是委员会委员了"))
    await it.hears(it.chen, say("您是委员会委员了"))
