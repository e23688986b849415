"""Finds which column of a roll file holds what, by the words at its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from domain.roll_cells import content, folded
from domain.roll_entries import Column

NEEDED = (Column.UNIT, Column.AREA, Column.OWNERS)

_BRACKETS = re.compile(r"[(\[{【〔「<《][^)\]}】〕」>》]*[)\]}】〕」>》]")
_PUNCTUATION = re.compile(r"[\s:*.#·,、'’\"-]")
_AREA_UNIT = re.compile(r"(?<=.)(?:m2|sqm|平方米|平方公尺|平米)$")
_PARTS = re.compile(r"[/|;&]")

# The first words say most plainly what is meant: where two columns would do, the one with the earlier word is taken.
_WORDS = {
    Column.UNIT: (
        "房号 房號 房屋号 房屋编号 房间号 房間號 室号 室號 户号 戶號 户室号 门牌号 門牌號 門牌號碼 门牌 "
        "門牌 unit unitno unitnumber unitid room roomno roomnumber flat flatno apartment apartmentno apt "
        "door doorno 单位 單位 房屋 房间 坐落 房屋坐落 房产 house houseno"
    ),
    Column.BUILDING: (
        "楼栋 樓棟 楼栋号 樓棟號 栋号 棟號 幢号 幢號 楼号 樓號 楼幢 楼幢号 栋 棟 幢 棟別 栋别 楼宇 樓宇 "
        "楼 樓 座 座号 座號 大樓 大楼 building buildingno buildingname block blockno tower towerno"
    ),
    Column.AREA: (
        "建筑面积 建築面積 房屋建筑面积 专有部分建筑面积 專有部分建築面積 专有部分面积 專有部分面積 "
        "专有面积 專有面積 产权面积 產權面積 登记面积 登記面積 权证面积 權狀面積 房屋面积 房屋面積 面积 "
        "面積 平方 平方数 平方數 area floorarea grossarea grossfloorarea unitarea exclusivearea areainm2 size m2 sqm"
    ),
    Column.OWNERS: (
        "业主 業主 业主姓名 業主姓名 业主名称 業主名稱 产权人 產權人 产权人姓名 產權人姓名 所有权人 "
        "所有權人 所有权人姓名 所有權人姓名 區分所有權人 权利人 權利人 所有人 业主名 屋主 房主 户主 戶主 "
        "owners owner ownername ownernames ownersname ownersnames nameofowner namesofowners proprietor "
        "proprietors titleholder 姓名 name names"
    ),
    Column.SHARE: (
        "应有部分 應有部分 份额 份額 产权份额 產權份額 份额比例 权利范围 權利範圍 比例 share shares "
        "shareofthewhole fraction quota mea"
    ),
    Column.REPRESENTATIVE: (
        "代表 代表人 推选人 推選人 推舉人 推选代表 推選代表 业主代表 業主代表 共有人代表 投票代表 "
        "推选的代表 representative representatives rep delegate"
    ),
    Column.KIND: (
        "用途 房屋用途 规划用途 規劃用途 类型 類型 房屋类型 房屋類型 类别 類別 房屋性质 房屋性質 性质 "
        "性質 kind use usage type unittype kindofunit"
    ),
    Column.DEVELOPER: (
        "开发商 開發商 建设单位 建設單位 建商 起造人 是否开发商 是否開發商 开发商持有 開發商持有 "
        "开发商自持 未售 未出售 developer developers heldbydeveloper developerheld developersunit unsold"
    ),
    Column.CONTACT: (
        "电话 電話 手机 手機 手机号 手機號 手机号码 手機號碼 电话号码 電話號碼 联系电话 聯絡電話 連絡電話 "
        "聯繫電話 联系方式 聯絡方式 聯繫方式 联络 聯絡 业主电话 業主電話 phone phoneno phonenumber mobile "
        "mobileno contact contacts contactno tel telephone email"
    ),
}
_ENTRANCE = "单元 單元 单元号 單元號 门洞 entrance entranceno staircase"
"""In a column of its own beside the rooms this is a staircase of the building; alone it is the unit."""
_ENTRANCE_RANK = 900

_MEANINGS: dict[str, list[tuple[int, Column]]] = {}
for _column, _words in _WORDS.items():
    for _rank, _word in enumerate(_words.split()):
        _MEANINGS.setdefault(_word, []).append((_rank, _column))
for _word in _ENTRANCE.split():
    _MEANINGS[_word] = [(_ENTRANCE_RANK, Column.UNIT)]


@dataclass(frozen=True, slots=True)
class Header:
    """Where the columns stand in the rows below, the first being 0; ``entrance`` is the column of staircases."""

    places: Mapping[Column, int]
    entrance: int | None = None

    @property
    def missing(self) -> tuple[Column, ...]:
        """What no roll can do without and this row does not name."""
        return tuple(column for column in NEEDED if column not in self.places)


def read_header(cells: Sequence[str]) -> Header:
    """What the cells of a row say if they are taken for heads of columns. One that says nothing has no places."""
    ranked: dict[Column, tuple[int, int]] = {}
    entrance = None
    for place, cell in enumerate(cells):
        for rank, column in _meanings(cell):
            if rank == _ENTRANCE_RANK and entrance is None:
                entrance = place
            if (rank, place) < ranked.get(column, (_ENTRANCE_RANK, len(cells))):
                ranked[column] = (rank, place)
            elif rank == _ENTRANCE_RANK:
                ranked.setdefault(column, (rank, place))
    places = {column: place for column, (_, place) in ranked.items()}
    return Header(places, None if entrance == places.get(Column.UNIT) else entrance)


def _meanings(cell: str) -> list[tuple[int, Column]]:
    # What is longer than this is a sentence above the table.
    if not cell or len(cell) > 60:
        return []
    for name in _names(cell):
        if found := _MEANINGS.get(name):
            return found
    return []


def _names(cell: str) -> Iterator[str]:
    """The ways to read a head, the fullest first: "*Area (m²)" is "aream2" and "area", "房号/室号" also "房号"."""
    plain = content(cell).casefold()
    outside = _BRACKETS.sub("", plain)
    for text in (plain, outside, *_PARTS.split(outside), plain.replace("(s)", "s")):
        name = _PUNCTUATION.sub("", folded(text))
        yield name
        yield _AREA_UNIT.sub("", name)
