"""What the value of a setting must look like. Each check returns the value or raises Unsuitable."""

import re
from pathlib import Path
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo, available_timezones

from app.config_source import near

LANGUAGES = ("en", "zh-Hans", "zh-Hant")
# How people and systems call the same languages.
_OTHER_LANGUAGE_NAMES = {
    "zh": "zh-Hans",
    "cn": "zh-Hans",
    "zh-cn": "zh-Hans",
    "zh-sg": "zh-Hans",
    "zh-tw": "zh-Hant",
    "tw": "zh-Hant",
    "zh-hk": "zh-Hant",
    "zh-mo": "zh-Hant",
    "english": "en",
}
SQLITE = "sqlite+aiosqlite"
POSTGRESQL = "postgresql+asyncpg"
_OTHER_SCHEMES = {"sqlite": SQLITE, "sqlite3": SQLITE, "postgres": POSTGRESQL, "postgresql": POSTGRESQL}

REFUSE, ACCEPT = "refuse", "accept"
SHORTEST_KEY = 24

_MATRIX_SERVER = r"(?:[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?"


class Unsuitable(Exception):
    """A value cannot be used. `expected` says what should stand there, `near_match` what may be meant."""

    def __init__(self, expected: str, near_match: str | None = None) -> None:
        self.expected, self.near_match = expected, near_match
        super().__init__(expected)


def language(text: str) -> str:
    """Return a language Linli speaks."""
    if text in LANGUAGES:
        return text
    plain = text.strip().replace("_", "-").lower()
    match = _OTHER_LANGUAGE_NAMES.get(plain) or near(plain, LANGUAGES)
    raise Unsuitable(f"one of {', '.join(LANGUAGES)}", match)


def time_zone(text: str) -> ZoneInfo:
    """Return the time zone of an IANA name."""
    try:
        return ZoneInfo(text)
    except (KeyError, ValueError, OSError):
        match = near(text.strip().replace(" ", "_"), available_timezones())
        raise Unsuitable('the IANA name of a time zone, such as "Asia/Shanghai"', match) from None


def directory(text: str, base: Path) -> Path:
    """Return a directory, taken from `base` unless it is absolute; it need not exist yet."""
    if not text.isprintable():
        raise Unsuitable("the path of a directory")
    return base / text


def web_address(text: str, example: str) -> str:
    """Return an http(s) address without its final slash."""
    parts = _split(text.strip())
    if parts is None or "://" not in text:
        bare = text.strip() if re.fullmatch(_MATRIX_SERVER, text.strip()) else None
        raise Unsuitable(f"an address such as {example}", bare and f"https://{bare}")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Unsuitable(f"an address that begins with https:// or http://, such as {example}")
    if parts.username or parts.password or parts.query or parts.fragment or re.search(r"\s", text.strip()):
        raise Unsuitable(f"an address alone, without a name, password, ? or #, such as {example}")
    return text.strip().rstrip("/")


def database_url(text: str, data_dir: Path, base: Path) -> str:
    """Return the address of a database, with `{data_dir}` filled in and a relative file taken from `base`."""
    url = text.strip().replace("{data_dir}", str(data_dir))
    parts = _split(url)
    scheme, _, rest = url.partition("://")
    if parts is None or scheme not in (SQLITE, POSTGRESQL) or not url.isprintable():
        # The rest may hold a password, so only the scheme is suggested.
        match = _OTHER_SCHEMES.get(scheme) or near(scheme, (SQLITE, POSTGRESQL))
        expected = f"empty, or an address that begins with {SQLITE}:/// or {POSTGRESQL}://"
        raise Unsuitable(expected, match and f"{match}://")
    if scheme == SQLITE:
        file = rest.removeprefix("/")
        if not rest.startswith("/") or file in ("", ":memory:") or file.startswith("?"):
            raise Unsuitable(f"the address of a file, such as {SQLITE}:///{{data_dir}}/linli.db")
        return f"{SQLITE}:///{base / file}"
    if not parts.path.strip("/"):
        raise Unsuitable(f"an address with the name of a database, such as {POSTGRESQL}://linli@127.0.0.1/linli")
    return url


def telegram_token(text: str) -> str:
    """Return a bot token as BotFather gives it."""
    if not re.fullmatch(r"\d+:[A-Za-z0-9_-]+", text, re.ASCII):
        raise Unsuitable("a token as BotFather gives it: digits, a colon, letters")
    return text


def matrix_user(text: str) -> str:
    """Return a full Matrix user id."""
    user = text.strip()
    if not re.fullmatch(rf"@[^:\s\0]+:{_MATRIX_SERVER}", user):
        name = user.removeprefix("@")
        match = f'"@{name}:the-homeserver"' if re.fullmatch(r"[a-z0-9._=/+-]+", name) else None
        raise Unsuitable('a full Matrix id, such as "@linli:example.org"', match)
    return user


def matrix_user_or_server(text: str) -> str:
    """Return a full Matrix user id, or the name of a server."""
    if re.fullmatch(_MATRIX_SERVER, text.strip()):
        return text.strip()
    return matrix_user(text)


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts


def encryption_key(text: str) -> str:
    """Return a key drawn by lot; whoever could guess it could read what it seals."""
    if len(text) >= SHORTEST_KEY and len(set(text)) >= SHORTEST_KEY // 3:
        return text
    raise Unsuitable(
        f"at least {SHORTEST_KEY} characters drawn by lot, such as those of: "
        'python3 -c "import secrets; print(secrets.token_urlsafe(32))"'
    )


def unsigned_devices(text: str) -> bool:
    """Return whether devices that their owners have not signed are refused."""
    if text in (REFUSE, ACCEPT):
        return text == REFUSE
    raise Unsuitable(f'"{REFUSE}" or "{ACCEPT}"', near(text.strip().lower(), (REFUSE, ACCEPT)))
