"""How neighbours speak of each other: a salutation behind a name or before it, a surname alone, a flat said in full."""

from __future__ import annotations

import re

from app import syntax

_BEHIND = (
    "先生 女士 小姐 太太 阿姨 叔叔 老师 老師 大姐 大哥 大叔 大妈 大媽 大爷 大爺 奶奶 爷爷 爺爺 "
    "伯伯 伯母 婆婆 师傅 師傅 同志 医生 醫生 医师 醫師 教授 主任"
).split()
_BRIEF = "哥姐叔姨伯婶嬸嫂总總工"
"""One character, which stands behind a surname alone."""
_BEHIND_NAME = re.compile("|".join(_BEHIND))
_BEHIND_SURNAME = re.compile(rf"(?P<surname>[\u4e00-\u9fff]{{1,2}}?)(?:{'|'.join(_BEHIND)}|[{_BRIEF}](?=$|[\s,.:;]))")
_BEFORE_SURNAME = re.compile(r"[小老阿](?P<surname>[\u4e00-\u9fff])(?=$|[\s,.:;])")
_BEFORE = re.compile(r"(?:mr|mrs|ms|miss|dr)\b\.?\s*", re.IGNORECASE)
_LABEL = re.compile(r"(?:姓名|名字|房号|房號|戶號|户号|name|unit)\s*:\s*(?=\S)", re.IGNORECASE)
_QUOTED = re.compile("[\"'\u201c\u201d\u2018\u2019\u300c\u300d\u300e\u300f]+")
_FLAT = re.compile(
    r"(?P<building>\d{1,3})\s*(?:号|號)?(?P<house>[楼樓栋棟幢座])?[-\s]*(?:(?P<entrance>\d{1,2})\s*(?:单元|單元)[-\s]*)?"
    r"(?P<door>\d{2,5})(?P<end>[室号號房户戶])?"
)
_BEHIND_UNIT = re.compile("[室号號房户戶]")
MAX_GIVEN = 60
LONGEST_NAME = 3
"""So many words in a row are a name and no reason."""
_SEPARATED = re.compile(r"[,:;|]|\s-+\s")
BLANKS = " ,:;.\uff0c\uff1a\uff1b\u3001\u3002"
"""What stands between a name and the words behind it."""


def plain_start(text: str) -> str:
    """The text without what people put before a name: quotation marks, “Mr”, a label such as ``姓名：``."""
    bare = _QUOTED.sub(" ", text, count=2).strip() if _QUOTED.match(text.lstrip()) else text.lstrip()
    for pattern in (_LABEL, _BEFORE):
        found = pattern.match(syntax.mapped(bare))
        bare = bare[found.end() :] if found is not None else bare
    return bare


def after_name(text: str) -> str:
    """What is said after a name, without a salutation that belongs to it and what divides the two."""
    found = _BEHIND_NAME.match(text)
    return (text[found.end() :] if found is not None else text).lstrip(BLANKS)


def after_unit(text: str) -> str:
    """What is said after a unit's label, without a word for flat at once behind it."""
    found = _BEHIND_UNIT.match(text)
    return (text[found.end() :] if found is not None else text).lstrip(BLANKS)


def surname_alone(text: str) -> tuple[str, str]:
    """The surname by which somebody is spoken of (``李阿姨``, ``小李``), "" if it is none, and what is said behind."""
    found = _BEHIND_SURNAME.match(syntax.mapped(text)) or _BEFORE_SURNAME.match(syntax.mapped(text))
    return (found["surname"], text[found.end() :].lstrip(BLANKS)) if found is not None else ("", text)


def flat_said(text: str) -> tuple[tuple[str, ...], str, str]:
    """A flat as people say it (``2号楼104室``): the labels it may have on a roll, as it was said, and the rest. Nothing
    where it is not said in full.
    """
    found = _FLAT.match(syntax.mapped(text))
    if found is None or not (found["house"] or found["entrance"] or found["end"]):
        return (), "", text
    building, entrance, door = found["building"], found["entrance"], found["door"]
    parts = (building, door) if entrance is None else (building, entrance, door)
    return ("-".join(parts), f"{building}-{door}"), found.group(), text[found.end() :].lstrip(BLANKS)


def given_name(text: str) -> tuple[str, str]:
    """A name that is nobody's on the roll, and the reason: what stands before a comma or colon; all of it where it is
    no longer than a name; else the words with a capital at the beginning, or the first.
    """
    found = _SEPARATED.search(syntax.mapped(text))
    if found is not None and found.start() <= MAX_GIVEN:
        return text[: found.start()].lstrip("@\uff20 "), text[found.end() :].strip()
    parts = text.split()
    if len(parts) <= LONGEST_NAME:
        return text.lstrip("@\uff20 ").strip(), ""
    capitals = next((at for at, part in enumerate(parts) if not part[:1].isupper()), len(parts))
    length = max(1, min(capitals, LONGEST_NAME - 1))
    return " ".join(parts[:length]).lstrip("@\uff20"), " ".join(parts[length:])


def is_part(given: str, name: str) -> bool:
    """Whether a name is called by a part of it: ``Wei`` of ``Chen Wei``, ``小红`` of ``林小红``."""
    words_ = given.casefold().split()
    if given.isascii():
        return bool(words_) and set(words_) < set(name.casefold().split())
    return 1 < len(given) < len(name) and name.endswith(given)
