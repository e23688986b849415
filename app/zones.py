"""Time zones as people name them: by IANA's name, by a city in any of our languages, or by a country of one zone."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from difflib import get_close_matches
from zoneinfo import available_timezones

from babel import Locale

_CHINESE_LOCALES = ("zh_Hans", "zh_Hant")
# Cities and countries that IANA has under another name. Both scripts where they differ.
_OTHER_NAMES = {
    "Asia/Shanghai": "beijing peking shenzhen guangzhou hangzhou nanjing wuhan chengdu china prc"
    " 北京 北京时间 北京時間 深圳 广州 廣州 杭州 南京 武汉 武漢 成都 西安 天津 苏州 蘇州 中国 中國",
    "Asia/Hong_Kong": "hongkong hk",
    "Asia/Macau": "macao 澳门 澳門",
    "Asia/Taipei": "taiwan kaohsiung 臺北 台湾 台灣 臺灣 高雄 台中 臺中",
    "Asia/Kuala_Lumpur": "malaysia 马来西亚 馬來西亞",
    "Asia/Tokyo": "japan 日本",
    "Asia/Seoul": "korea 韩国 韓國",
    "Europe/Berlin": "germany munich hamburg frankfurt cologne 德国 德國",
    "Europe/London": "uk england 英国 英國",
    "Europe/Paris": "france 法国 法國",
    "America/New_York": "boston washington",
    "America/Los_Angeles": "san_francisco seattle 旧金山 舊金山",
    "America/Toronto": "ottawa",
    "UTC": "utc gmt",
}
_CONTINENTS = frozenset("Africa America Antarctica Arctic Asia Atlantic Australia Europe Indian Pacific".split())


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "_".join(plain.replace("_", " ").split())


def _names() -> Iterator[tuple[str, str]]:
    """Every name and the zone it means, the surest first."""
    zones = sorted(available_timezones(), key=lambda zone: (zone.count("/"), zone))
    for zone in zones:
        yield _fold(zone), zone
    for zone, others in _OTHER_NAMES.items():
        for other in others.split():
            yield _fold(other), zone
    for zone in zones:
        if zone.split("/")[0] in _CONTINENTS:
            yield _fold(zone.rsplit("/", 1)[-1]), zone
    for code in _CHINESE_LOCALES:
        for zone, told in Locale.parse(code).time_zones.items():
            if "city" in told and zone in zones:
                yield _fold(told["city"]), zone


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for name, zone in _names():
        table.setdefault(name, zone)
    return table


# Read once when the program starts: the files of zones and cities are not to be opened while it serves.
_ZONES = _table()


def find_zone(name: str) -> str | None:
    """The IANA zone that is meant, None if no zone or city has this name."""
    return _ZONES.get(_fold(name))


def near_zone(name: str) -> str | None:
    """The IANA zone whose name looks most like this, None if none does."""
    close = get_close_matches(_fold(name), _ZONES, n=1, cutoff=0.7)
    return _ZONES[close[0]] if close else None
