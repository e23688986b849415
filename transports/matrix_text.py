"""Reading what people write in Matrix: quotes of what they answer, mentions, and numbers as reactions."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import unquote

from transports.matrix_json import Json, items, part, words

USER_ID = re.compile(r"@[^\s:@]+:(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?")
PILL = re.compile(r"(?:https://matrix\.to/#/|matrix:u/)(?P<user>[^?/]+)")
VARIATION_SELECTOR, KEYCAP = "\ufe0f", "\u20e3"
TEN = "\U0001f51f"


def number_of(key: str) -> int:
    """The number a reaction stands for (1️⃣ to 9️⃣, 🔟, plain digits), 0 if it is another reaction."""
    plain = unicodedata.normalize("NFKC", key.replace(TEN, "10").replace(VARIATION_SELECTOR, "").replace(KEYCAP, ""))
    return int(plain) if re.fullmatch(r"[1-9]|10", plain) else 0


def key_of(number: int) -> str:
    """The reaction that stands for a number from 1 to 10."""
    return TEN if number == 10 else f"{number}{VARIATION_SELECTOR}{KEYCAP}"


def without_quote(body: str) -> str:
    """What was written, without the quotation that older clients put before an answer."""
    lines = body.split("\n")
    if not lines[0].startswith("> "):
        return body
    while lines and lines[0].startswith(">"):
        lines.pop(0)
    return "\n".join(lines).removeprefix("\n")


@dataclass(frozen=True, slots=True)
class Mentions:
    """What a text says about whom it names: spelled form to account, the bot's own forms apart."""

    others: dict[str, str]
    bot: tuple[str, ...]
    addressed: bool


class _Pills(HTMLParser):
    """Collects links to people: what they read, and whom they mean."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._user = ""
        self._text = ""
        self._quotes = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A link to a person begins."""
        if tag == "mx-reply":
            self._quotes += 1
        if tag == "a":
            link = PILL.match(dict(attrs).get("href") or "")
            user = unquote(link["user"]) if link else ""
            self._user = user if user.startswith("@") or not link else f"@{user}"
            self._text = ""

    def handle_endtag(self, tag: str) -> None:
        """It ends."""
        if tag == "mx-reply":
            self._quotes -= 1
        if tag == "a":
            if self._text.strip() and USER_ID.fullmatch(self._user) and self._quotes <= 0:
                self.found[self._text.strip()] = self._user
            self._user = ""

    def handle_data(self, data: str) -> None:
        """Part of what it reads."""
        if self._user:
            self._text += data


def read_mentions(content: Json, body: str, me: str, my_name: str) -> Mentions:
    """Whom a message names: by links, by ids spelled out, and as its sender's client tells."""
    pills = _Pills()
    pills.feed(words(content, "formatted_body"))
    spelled = pills.found | {found: found for found in USER_ID.findall(body)}
    told = [user for user in items(part(content), "m.mentions", "user_ids") if isinstance(user, str)]
    named = _begins_with_name(body, my_name)
    mine = [form for form, user in spelled.items() if user == me]
    addressed = bool(mine) or me in told or named
    if addressed:
        mine += [me, *([f"@{my_name}", my_name] if my_name else [])]
    others = {form: user for form, user in spelled.items() if user != me}
    others |= {user: user for user in told if user != me}
    return Mentions(others, tuple(dict.fromkeys(mine)), addressed)


def _begins_with_name(body: str, name: str) -> bool:
    """Whether the bot is spoken to by name, as in "Linli: help"."""
    return bool(name) and re.match(rf"@?{re.escape(name)}\s*[:,：，、]", body.lstrip(), re.IGNORECASE) is not None


def without_bot(body: str, mentions: Mentions) -> str:
    """The text without the first mention of the bot in it."""
    if not mentions.addressed:
        return body
    for form in sorted(mentions.bot, key=len, reverse=True):
        pattern = rf"(^|\s){re.escape(form)}(?:\s*[:,：，、]|(?=\s|$))\s*"
        cut = re.sub(pattern, r"\1", body, count=1, flags=re.IGNORECASE)
        if cut != body:
            return cut.strip()
    return body
