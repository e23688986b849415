"""Laws as people cite them in their language: 《物业管理条例》第14条, where the rules have ``物业管理条例 14``."""

from __future__ import annotations

import re

from app.words import Arg, Words, words

_LAWS = {
    "中华人民共和国民法典": "civil-code",
    "法释〔2009〕7号": "interpretation",
    "物业管理条例": "management",
    "建房〔2009〕274号": "guidance",
    "公寓大廈管理條例": "apartments",
    "同條例施行細則": "apartments-rules",
}
"""The laws that have a name of their own in some language, by how the rules write them."""
_ARTICLES = re.compile(r"(?P<law>.+?) (?P<articles>\d+(?:, \d+)*)")


def cited(source: str) -> Words | str:
    """A source of a rule, such as ``民法典 278; 物业管理条例 14``; as it is written, where it is of no such law."""
    first, _, rest = source.partition("; ")
    said = _cited(first)
    return words("law-more", first=said, rest=cited(rest)) if rest else said


def _cited(source: str) -> Words | str:
    found = _ARTICLES.fullmatch(source)
    if found is None or found["law"] not in _LAWS:
        return source
    articles: Arg = tuple(found["articles"].split(", "))
    return words(f"law-cited-{_LAWS[found['law']]}", articles=articles)
