"""Which of several decodings of a file in Chinese is meant, where nothing but the names of people tells."""

from __future__ import annotations

MOST_SIGNS = 20_000
"""So much of a text is looked at."""

_SURNAMES = frozenset(
    "王李张劉刘陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭田董潘袁蔡蒋蔣余于"
    "杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付傅方邹鄒熊白孟秦邱侯江尹薛闫閻段雷龙龍黎史陶贺賀顾顧毛"
    "郝龚龔邵万萬钱錢严嚴赖賴覃洪武莫孔汤湯向常温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟殷詹欧歐申耿关關兰蘭"
    "焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂成苗谷曲盛冉翁蓝藍路游辛靳管柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤阳"
)
"""The signs with which most names of people begin, simple and traditional."""
_OF_ROLLS = frozenset("楼樓栋棟室号號单單元户戶区區座层層幢业業主公司有限开開发發商住宅车車位店面铺鋪面积積电電话話")
_COMMON = {"gb2312": (0xB0, 0xD7), "big5": (0xA4, 0xC6)}
"""Between these first bytes a character set keeps the signs that people use most."""


def likelihood(text: str, charset: str) -> float:
    """How likely it is that the text was meant so: the more of its signs are common in ``charset`` (gb2312, big5) and
    in names of people, the higher. Signs that no standard knows tell against it.
    """
    signs = [sign for sign in text[:MOST_SIGNS] if not sign.isascii()]
    if not signs:
        return 0.0
    return sum(_weight(sign, charset) for sign in signs) / len(signs)


def _weight(sign: str, charset: str) -> float:
    if "\ue000" <= sign <= "\uf8ff" or sign >= "\U000f0000":
        return -5.0
    if sign in _SURNAMES or sign in _OF_ROLLS:
        return 3.0
    first, last = _COMMON[charset]
    try:
        return 1.0 if first <= sign.encode(charset)[0] <= last else 0.0
    except UnicodeEncodeError:
        return -1.0
