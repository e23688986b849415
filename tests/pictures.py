"""Files such as people send: a photo that tells who took it, a document, and what only looks like a photo."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

OWNER = "Chen Owner of Unit 12"
CAMERA = "SECRETPHONE 7"
COMMENT = b"comment: block 3, chen"
MARKS = (OWNER.encode(), CAMERA.encode(), COMMENT, b"Exif", b"31.2304")
DOCUMENT = b"%PDF-1.4\n% written by " + OWNER.encode() + b"\n%%EOF\n"


def three_blocks(header: str, owners: Sequence[str], areas: Sequence[int] = (100,) * 12) -> tuple[str, ...]:
    """A roll of twelve owners with a unit each, 1-101 to 3-104, four to a block."""
    doors = [(block, door) for block in (1, 2, 3) for door in (1, 2, 3, 4)]
    rows = zip(doors, owners, areas, strict=True)
    return (header, *(f"{block}-10{door},{block},{area},{name}" for (block, door), name, area in rows))


ROLLS = {
    "roll.csv": (
        "unit,building,area,owners,representative,developer,phone",
        "1-101,1,89.50,Chen Wei,,,138 0000 1111",
        "1-102,1,100,Li Na; Wang Fang,Li Na,,",
        "1-103,1,100,Olga Braun,,,",
        "2-101,2,120.25,Chen Wei,,,138 0000 1111",
        "2-102,2,80,Lakeside Ltd,,yes,",
        "2-103,2,80,Lakeside Ltd,,yes,",
    ),
    "roll-later.csv": (
        "unit,building,area,owners,representative,developer,phone",
        "1-101,1,89.50,Chen Wei-Lund,,,138 0000 1111",
        "1-102,1,100,Li Na; Wang Fang,Li Na,,",
        "1-103,1,100.5,Dan Roe,,,",
        "2-101,2,120.25,Chen Wei-Lund,,,138 0000 1111",
        "2-102,2,80,Eva Lund,,,",
        "2-104,2,60,Lakeside Ltd,,yes,",
    ),
    "roll-terrace.csv": three_blocks(
        "unit,building,area,owners",
        (
            *("Chen Wei", "Li Na", "Wang Fang", "Zhao Min"),
            *("Olga Braun", "Dan Roe", "Eva Lund", "Sun Hao"),
            *("Zhou Jie", "Wu Yan", "Xu Lei", "Ma Ling"),
        ),
    ),
    "名册-大院.csv": three_blocks(
        "房号,楼栋,建筑面积,业主",
        "陈伟 李娜 王芳 赵敏 孙浩 周杰 吴燕 徐磊 马玲 朱军 胡静 郭强".split(),
        range(80, 140, 5),
    ),
    "阳光花园.csv": three_blocks(
        "房号,楼栋,建筑面积,业主", "陈伟 李娜 王芳 赵敏 周宁 丹阳 夏雨 孙浩 周杰 吴燕 徐磊 马玲".split()
    ),
    "roll-shares.csv": ("unit,area,owners,share", "1-101,89.50,Chen Wei,0.5", "1-102,100,Li Na,1/3"),
    "roll-wrong.csv": (
        "unit,area,owners",
        "1-101,89.50,Chen Wei",
        "1-101,none,",
        ",0,Li Na",
    ),
    "roll-headless.csv": ("unit,owners", "1-101,Chen Wei"),
    "名册.csv": (
        "房号,楼栋,建筑面积(㎡),业主,开发商,电话",
        "1-101,1,89.5㎡,王伟,,13800001111",
        "1-102,1,１００,李娜、张强,,",
        "2-101,2,120.25,王伟,,13800001111",
        "2-102,2,80,湖畔置业,是,",
    ),
}
"""Rolls as organisers send them."""


def photo(side: int = 64, *, turned: bool = False) -> bytes:
    """A photo whose upper half is red and whose lower half is blue, with all that a phone writes into one. ``turned``:
    its pixels lie on their side, and a note says so.
    """
    picture = Image.new("RGB", (side, 2 * side), "red")
    picture.paste("blue", (0, side, side, 2 * side))
    exif = Image.Exif()
    exif[Base.Artist] = OWNER
    exif[Base.Model] = CAMERA
    exif[Base.DateTime] = "2026:11:20 08:15:00"
    gps = exif.get_ifd(IFD.GPSInfo)
    gps[GPS.GPSLatitude] = (31.0, 13.0, 49.44)
    gps[GPS.GPSMapDatum] = "31.2304"
    if turned:
        exif[Base.Orientation] = 6
        picture = picture.rotate(90, expand=True)
    out = BytesIO()
    picture.save(out, "JPEG", exif=exif, comment=COMMENT, quality=90)
    return out.getvalue()


def lay_out(desk: Path) -> Path:
    """Put such files into a folder: lamp.jpg, gate.png, notice.pdf, broken.jpg."""
    desk.mkdir(exist_ok=True)
    (desk / "lamp.jpg").write_bytes(photo())
    (desk / "notice.pdf").write_bytes(DOCUMENT)
    (desk / "offer.txt").write_text("The offer in full. " + "A line of it. " * 30, "utf-8")
    (desk / "broken.jpg").write_bytes(photo()[:40])
    for name, rows in ROLLS.items():
        (desk / name).write_text("\n".join(rows) + "\n", "utf-8")
    with Image.new("RGBA", (30, 20), (0, 0, 0, 0)) as clear:
        clear.save(desk / "gate.png")
    return desk
