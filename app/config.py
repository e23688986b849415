"""The settings of a running bot, read from a TOML file and the environment into values with types."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from app import config_checks as checks
from app.config_problems import ConfigError, Kind, Problem
from app.config_source import Schema, Setting, Source

__all__ = [
    "BotSettings",
    "Config",
    "ConfigError",
    "EncryptionSettings",
    "InvitePolicy",
    "Kind",
    "MatrixSettings",
    "Problem",
    "StorageSettings",
    "TelegramSettings",
    "load_config",
]

T = TypeVar("T")

SCHEMA: Schema = {
    "bot": {"language": str, "timezone": str, "data_dir": str},
    "storage": {"url": str},
    "telegram": {"token": str, "token_file": str, "api_url": str},
    "matrix": {
        "homeserver": str,
        "user": str,
        "password": str,
        "password_file": str,
        "access_token": str,
        "access_token_file": str,
        "device_name": str,
        "invites": list,
        "encryption_key": str,
        "encryption_key_file": str,
        "recovery_key": str,
        "recovery_key_file": str,
        "unsigned_devices": str,
    },
}
"""Every setting there is. Each can also be given as a variable: `LINLI_BOT_LANGUAGE` and so on."""

DEFAULT_LANGUAGE = "en"
DEFAULT_TIMEZONE = "Asia/Shanghai"
DEFAULT_DATA_DIR = "data"
DEFAULT_STORAGE_URL = checks.SQLITE + ":///{data_dir}/linli.db"
DEFAULT_TELEGRAM_API = "https://api.telegram.org"
DEFAULT_DEVICE_NAME = "Linli"
ANYONE = "anyone"


@dataclass(frozen=True, slots=True)
class BotSettings:
    """What holds for every estate until it chooses for itself. `data_dir` is where Linli keeps its files."""

    language: str
    timezone: ZoneInfo
    data_dir: Path


@dataclass(frozen=True, slots=True)
class StorageSettings:
    """Which database holds everything. The URL may contain a password, so it is never shown."""

    url: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TelegramSettings:
    """The bot's account on Telegram. `api_url` is the root of a Bot API server, without a final slash."""

    token: str = field(repr=False)
    api_url: str


@dataclass(frozen=True, slots=True)
class InvitePolicy:
    """Whose invitations into Matrix rooms are accepted: anyone's, or those of certain users and servers."""

    anyone: bool
    allowed: frozenset[str] = frozenset()

    def admits(self, user_id: str) -> bool:
        """Tell whether an invitation by this Matrix user is to be accepted."""
        return self.anyone or user_id in self.allowed or user_id.partition(":")[2] in self.allowed


@dataclass(frozen=True, slots=True)
class EncryptionSettings:
    """How encrypted rooms are read. `key` seals what is kept of their keys; `recovery_key` opens the account's secret
    storage, to take up keys that were made elsewhere. `strict`: devices that their owners have not signed are neither
    believed nor written to.
    """

    key: str = field(repr=False)
    recovery_key: str | None = field(default=None, repr=False)
    strict: bool = True


@dataclass(frozen=True, slots=True)
class MatrixSettings:
    """The bot's account on Matrix. Exactly one of `password` and `access_token` is there. Without `encryption`,
    encrypted rooms cannot be read.
    """

    homeserver: str
    user: str
    password: str | None = field(repr=False)
    access_token: str | None = field(repr=False)
    device_name: str
    invites: InvitePolicy
    encryption: EncryptionSettings | None = None


@dataclass(frozen=True, slots=True)
class Config:
    """All settings. A platform that is None is off."""

    bot: BotSettings
    storage: StorageSettings
    telegram: TelegramSettings | None
    matrix: MatrixSettings | None


def load_config(path: Path | None, environ: Mapping[str, str]) -> Config:
    """Return the settings of a TOML file, overridden by `LINLI_SECTION_KEY` variables.

    Without a file the defaults hold. Relative paths are taken from the file's directory. Raises ConfigError
    with every problem found. Reads files, so it is for start-up, not for the event loop.
    """
    reader = _Reader(Source(path, environ, SCHEMA))
    bot = reader.bot()
    config = Config(bot, reader.storage(bot.data_dir), reader.telegram(), reader.matrix())
    if reader.source.problems:
        raise ConfigError(reader.source.problems)
    return config


class _Reader:
    """Makes typed settings of a source. A value that will not do is noted; its default stands in for it."""

    def __init__(self, source: Source) -> None:
        self.source = source

    def bot(self) -> BotSettings:
        language = self._checked("bot", "language", DEFAULT_LANGUAGE, checks.language)
        zone = self._checked("bot", "timezone", DEFAULT_TIMEZONE, checks.time_zone)
        folder = self._checked(
            "bot", "data_dir", DEFAULT_DATA_DIR, lambda text: checks.directory(text, self.source.base)
        )
        return BotSettings(language, zone, folder)

    def storage(self, data_dir: Path) -> StorageSettings:
        def check(text: str) -> str:
            return checks.database_url(text, data_dir.absolute(), self.source.base.absolute())

        return StorageSettings(self._checked("storage", "url", DEFAULT_STORAGE_URL, check))

    def telegram(self) -> TelegramSettings | None:
        api_url = self._checked(
            "telegram",
            "api_url",
            DEFAULT_TELEGRAM_API,
            lambda text: checks.web_address(text, DEFAULT_TELEGRAM_API),
        )
        found = self.source.secret("telegram", "token")
        if found is None:
            return None
        token, setting = found
        if token:
            token = self._suitable(setting, token, "", checks.telegram_token)
        return TelegramSettings(token, api_url)

    def matrix(self) -> MatrixSettings | None:
        get = self.source.get
        device, invites, encryption = get("matrix", "device_name"), self._invites(), self._encryption()
        secret = self.source.secret("matrix", "password", "access_token")
        if not (get("matrix", "homeserver") or get("matrix", "user") or secret):
            return None
        homeserver = self._required("homeserver", _homeserver, 'such as "https://matrix.example.org"')
        user = self._required("user", checks.matrix_user, 'such as "@linli:example.org"')
        if secret is None:
            self.source.missing("matrix", "password", "give password, access_token, or one of their _file keys")
        is_token = secret is not None and secret[1].key.startswith("matrix.access_token")
        value = secret[0] if secret else ""
        return MatrixSettings(
            homeserver,
            user,
            password=None if is_token else value,
            access_token=value if is_token else None,
            device_name=device.text.strip() if device else DEFAULT_DEVICE_NAME,
            invites=invites,
            encryption=encryption,
        )

    def _encryption(self) -> EncryptionSettings | None:
        recovery = self.source.secret("matrix", "recovery_key")
        strict = self._checked("matrix", "unsigned_devices", checks.REFUSE, checks.unsigned_devices)
        found = self.source.secret("matrix", "encryption_key")
        if found is None:
            return None
        key, setting = found
        if key:
            key = self._suitable(setting, key, "", checks.encryption_key)
        return EncryptionSettings(key, recovery[0] if recovery else None, strict)

    def _invites(self) -> InvitePolicy:
        setting = self.source.get("matrix", "invites")
        if setting is None or setting.value == ANYONE:
            return InvitePolicy(anyone=True)
        # A variable holds one text, so a list is written there with commas; in the file it is a real list.
        in_file = setting.place.line is not None
        if isinstance(setting.value, str) and in_file:
            self.source.wrong(setting, f'"{ANYONE}", or a list of "@user:server" and "server"')
            return InvitePolicy(anyone=False)
        names = setting.value if isinstance(setting.value, list) else setting.value.split(",")
        allowed = [self._suitable(setting, name, "", checks.matrix_user_or_server) for name in names if name.strip()]
        return InvitePolicy(anyone=False, allowed=frozenset(allowed))

    def _required(self, key: str, check: Callable[[str], str], example: str) -> str:
        setting = self.source.get("matrix", key)
        if setting is None:
            self.source.missing("matrix", key, f"Matrix needs it, {example}")
            return ""
        return self._suitable(setting, setting.text, "", check)

    def _checked(self, section: str, key: str, default: str, check: Callable[[str], T]) -> T:
        setting = self.source.get(section, key)
        standard = check(default)
        return standard if setting is None else self._suitable(setting, setting.text, standard, check)

    def _suitable(self, setting: Setting, text: str, instead: T, check: Callable[[str], T]) -> T:
        try:
            return check(text)
        except checks.Unsuitable as unsuitable:
            self.source.wrong(setting, unsuitable.expected, unsuitable.near_match)
            return instead


def _homeserver(text: str) -> str:
    return checks.web_address(text, "https://matrix.example.org")
