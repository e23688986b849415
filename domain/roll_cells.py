"""What one cell of a roll file says. Numbers are read as they are written: nothing is rounded on the way."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from domain.roll import Kind

LARGEST_AREA = 100_000_00
"""In hundredths of a square metre. No unit is as large as 100,000 m²: somebody wrote another unit, or no point."""
FORMULA_SIGNS = frozenset("=+-@'＝＋－＠＇")
"""With these a spreadsheet takes text for a formula, or for the mark that it is none."""

_KEPT_FORMATS = frozenset("\u200c\u200d")
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212_"), "-")
_DIVIDERS = dict.fromkeys(map(ord, "\n\r\u2028\uff0c\ufe50"), "、")
_NOTHING = frozenset(
    ["", "-", "--", "—", "–", "/", "\\", "无", "無", "n/a", "#n/a", "#ref!", "#value!", "#name?", "#div/0!", "#null!"]
)
_CJK = re.compile(r"[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]")

_AREA_UNITS = re.compile(r"(?:m2|m\^2|sqm|sq\.?m\.?|qm|平方米|平方公尺|平米|平方|平)$")
_PLAIN = re.compile(r"([0-9]+)(?:\.([0-9]+))?")
_POINT_AFTER_GROUPS = re.compile(r"([1-9][0-9]{0,2}(?:,[0-9]{3})+)\.([0-9]+)|([1-9][0-9]{0,2}(?:,[0-9]{3}){2,})")
_COMMA_AFTER_GROUPS = re.compile(r"([1-9][0-9]{0,2}(?:\.[0-9]{3})+),([0-9]+)")
_COMMA = re.compile(r"([0-9]+),([0-9]+)")
_GROUP = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")

_RATIO = re.compile(r"([0-9]{1,30})/([0-9]{1,30})")
_RATIO_SPOKEN = re.compile(r"([0-9]{1,30}|[百千万萬])分之([0-9]{1,30})")
_DECIMAL = re.compile(r"([0-9]{0,15})(?:[.,]([0-9]{1,24}))?([%‰]?)")
_WHOLES = {"百": 100, "千": 1000, "万": 10_000, "萬": 10_000}

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DATE = re.compile(
    r"(?:1[89]|20)[0-9]{2}[-/.年][01]?[0-9][-/.月][0-3]?[0-9]日?(?:[t ][0-9:.]+)?"
    r"|[01]?[0-9]月[0-3]?[0-9]日"
    r"|[0-3]?[0-9]/[0-3]?[0-9]/(?:1[89]|20)[0-9]{2}"
    rf"|[0-3]?[0-9][- ](?:{_MONTHS})(?:[- ][0-9]{{2,4}})?"
    rf"|(?:{_MONTHS})[- ][0-9]{{2,4}}"
)

_YES = frozenset("是 对 對 有 y yes true t 1 √ ✓ ✔ v 开发商 開發商 建商 建设单位 建設單位 developer".split())
_NO = frozenset("否 不 不是 非 没有 沒有 n no false f 0 x × ✗ ✘".split())
_KINDS = {
    Kind.RESIDENTIAL: (
        "residential residence dwelling flat apartment home house housing 住宅 住房 居住 公寓 别墅 別墅 "
        "洋房 住家 住家用 居住用房"
    ),
    Kind.COMMERCIAL: (
        "commercial shop store retail office business 商业 商業 商铺 商鋪 商舖 店铺 店鋪 店面 商用 商服 "
        "门面 办公 辦公 写字楼 辦公室 办公室 店舖 營業 营业"
    ),
    Kind.PARKING: (
        "parking garage parkingspace parkinglot carpark 车位 車位 车库 車庫 停车位 停車位 停车 停車 机动车位"
    ),
    Kind.OTHER: "other others storage cellar 其他 其它 非住宅 储藏室 儲藏室 储物间 仓库 倉庫 地下室",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}


class Unreadable(Exception):
    """A cell does not say what its column asks for; ``code`` names the problem."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def tidy(text: str) -> str:
    """The text on one line, its full-width signs made plain, without what cannot be seen."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join(unicodedata.normalize("NFKC", "".join(map(_seen, text))).split())


def _seen(sign: str) -> str:
    category = unicodedata.category(sign)
    if category in {"Cc", "Zl", "Zp", "Zs"}:
        return " "
    return "" if category in {"Cf", "Cs"} and sign not in _KEPT_FORMATS else sign


def content(text: str) -> str:
    """What a cell holds: tidy, without the mark that keeps a spreadsheet from taking it for a formula, and "" where
    it only says that there is nothing ("/", "无", "#N/A").
    """
    plain = tidy(text)
    if plain[:1] == "'" and plain[1:2] in FORMULA_SIGNS:
        plain = plain[1:]
    return _unless_nothing(plain)


def _unless_nothing(plain: str) -> str:
    return "" if plain.casefold() in _NOTHING else plain


def guarded(text: str) -> str:
    """The text for a cell, marked where a spreadsheet would run it as a formula; `content` takes the mark off."""
    return f"'{text}" if text[:1] in FORMULA_SIGNS else text


def folded(text: str) -> str:
    """The text as it is compared: case, spaces and kinds of dashes make no difference."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().translate(_DASHES).split())


def is_date(text: str) -> bool:
    """Whether a tidy text is a date: what spreadsheets make of a unit such as 3-2 unless they are told not to."""
    return _DATE.fullmatch(text.casefold()) is not None


def read_area(text: str) -> int:
    """An area in hundredths of a square metre, with any decimal sign and with or without a unit.

    Raises Unreadable: area-missing, area-unreadable, area-zero (or below), area-huge, area-fine (more than two
    decimals), area-two-ways: ``1,234`` is a thousand times more to one reader than to another.
    """
    plain = "".join(content(text).split()).casefold()
    if not plain:
        raise Unreadable("area-missing")
    plain = _AREA_UNITS.sub("", plain)
    negative = plain[:1] in {"-", "−"}
    whole, part = _number(plain[1:] if negative else plain)
    part = part.rstrip("0")
    # Counted before it is reckoned with: a number may be a thousand digits long.
    if len(whole.lstrip("0")) > len(str(LARGEST_AREA)):
        raise Unreadable("area-zero" if negative else "area-huge")
    hundredths = int(whole) * 100 + int(part[:2].ljust(2, "0"))
    if negative or (hundredths == 0 and len(part) <= 2):
        raise Unreadable("area-zero")
    if hundredths > LARGEST_AREA or (hundredths == LARGEST_AREA and len(part) > 2):
        raise Unreadable("area-huge")
    if len(part) > 2:
        raise Unreadable("area-fine")
    return hundredths


def _number(plain: str) -> tuple[str, str]:
    """The digits before and after the decimal sign."""
    if match := _PLAIN.fullmatch(plain):
        return match[1], match[2] or ""
    if match := _POINT_AFTER_GROUPS.fullmatch(plain):
        return (match[1] or match[3]).replace(",", ""), match[2] or ""
    if match := _COMMA_AFTER_GROUPS.fullmatch(plain):
        return match[1].replace(".", ""), match[2]
    if _GROUP.fullmatch(plain):
        raise Unreadable("area-two-ways")
    if match := _COMMA.fullmatch(plain):
        return match[1], match[2]
    raise Unreadable("area-unreadable")


def read_share(text: str) -> Fraction | None:
    """A part of the whole, above 0 and at most 1: ``125/10000``, ``1.25%``, ``0.0125``, ``10000分之125``; None where
    the cell is empty. Raises Unreadable: share-unreadable.
    """
    # U+2044 is what a ready-made fraction such as ½ is taken apart with.
    plain = "".join(content(text).split()).replace("\u2044", "/")
    if not plain:
        return None
    share = _share(plain)
    if not 0 < share <= 1:
        raise Unreadable("share-unreadable")
    return share


def _share(plain: str) -> Fraction:
    if match := _RATIO.fullmatch(plain):
        return _ratio(int(match[1]), int(match[2]))
    if match := _RATIO_SPOKEN.fullmatch(plain):
        return _ratio(int(match[2]), _WHOLES.get(match[1]) or int(match[1]))
    match = _DECIMAL.fullmatch(plain)
    if match is None or not (match[1] or match[2]):
        raise Unreadable("share-unreadable")
    decimals = match[2] or ""
    value = Fraction(int((match[1] or "0") + decimals), 10 ** len(decimals))
    return value / {"": 1, "%": 100, "‰": 1000}[match[3]]


def _ratio(over: int, under: int) -> Fraction:
    if under == 0:
        raise Unreadable("share-unreadable")
    return Fraction(over, under)


def write_share(share: Fraction) -> str:
    """The share such that `read_share` gives it again, and that no spreadsheet takes it for a date (as 1/80)."""
    for digits in range(2, 13):
        scaled = share * 10**digits
        if scaled.denominator == 1:
            whole, part = divmod(scaled.numerator, 10**digits)
            return f"{whole}.{part:0{digits}d}"
    # No date has a year of five digits.
    times = 1 if share.denominator >= 10_000 else -(-10_000 // share.denominator)
    return f"{share.numerator * times}/{share.denominator * times}"


def read_kind(text: str) -> Kind | None:
    """What a unit is used for: residential where the cell is empty, None where the word is unknown."""
    plain = folded(content(text))
    if not plain:
        return Kind.RESIDENTIAL
    if (known := _KIND_OF.get(plain)) is not None:
        return known
    inside = {kind for word, kind in _KIND_OF.items() if not word.isascii() and word in plain}
    return inside.pop() if len(inside) == 1 else None


def read_flag(text: str) -> bool:
    """Yes or no, no where the cell is empty. Raises Unreadable: developer-unreadable."""
    plain = folded(content(text))
    if plain in _YES:
        return True
    if not plain or plain in _NO:
        return False
    raise Unreadable("developer-unreadable")


def split(text: str, dividers: str = ";") -> list[str]:
    """The parts of a cell that names several people or numbers, empty ones included: between line breaks, 、 and the
    ``dividers``. & and / stand inside names ("Li & Wang Ltd", "c/o").

    A comma divides only where Chinese, Japanese or Korean is written: elsewhere it stands inside names
    ("Smith, John").
    """
    lines = text.replace("\r\n", "\n").strip().translate(_DIVIDERS)
    plain = content(lines)
    signs = re.escape(f"、{dividers}," if _CJK.search(plain) else f"、{dividers}")
    return [_unless_nothing(part.strip()) for part in re.split(f"[{signs}]", plain)]


def split_contacts(text: str) -> list[str]:
    """The same of telephone numbers, which / and & divide too."""
    return split(text, ";/&")


def joined(parts: list[str]) -> str:
    """The parts in one cell, such that `split` gives them again if they came from there."""
    return "、".join(parts)
