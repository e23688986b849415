import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.config import SCHEMA, Config, ConfigError, Kind, Problem, load_config

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "123456789:AAsecretsecretsecretsecret"


class Desk:
    """A directory with a config.toml, as an operator has it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "config.toml"

    def load(self, text: str, environ: Mapping[str, str] | None = None) -> Config:
        self.path.write_text(text, "utf-8")
        return load_config(self.path, environ or {})

    def problems(self, text: str, environ: Mapping[str, str] | None = None) -> tuple[Problem, ...]:
        with pytest.raises(ConfigError) as caught:
            self.load(text, environ)
        return caught.value.problems

    def problem(self, text: str, environ: Mapping[str, str] | None = None) -> Problem:
        (only,) = self.problems(text, environ)
        return only


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_the_example_is_valid_and_says_the_defaults() -> None:
    path = ROOT / "config.example.toml"
    shipped = load_config(path, {})
    assert shipped.telegram is None
    assert shipped.matrix is None
    # An empty file beside it, so that relative paths come out alike.
    assert shipped.bot.language == "en"
    assert shipped.bot.timezone.key == "Asia/Shanghai"
    assert shipped.bot.data_dir == ROOT / "data"
    assert shipped.storage.url == f"sqlite+aiosqlite:///{ROOT}/data/linli.db"


def test_the_example_names_every_setting_and_no_other() -> None:
    written = tomllib.loads((ROOT / "config.example.toml").read_text("utf-8"))
    assert {name: set(keys) for name, keys in written.items()} == {name: set(k) for name, k in SCHEMA.items()}


def test_an_empty_file_and_none_at_all_mean_the_same_defaults_as_the_example(desk: Desk) -> None:
    example_text = (ROOT / "config.example.toml").read_text("utf-8")
    assert desk.load("") == desk.load(example_text)
    assert load_config(None, {}).bot.language == "en"


def test_every_example_default_survives_being_switched_on(desk: Desk) -> None:
    """The defaults hidden while a platform is off are the ones the example shows."""
    text = (ROOT / "config.example.toml").read_text("utf-8")
    environ = {
        "LINLI_TELEGRAM_TOKEN": TOKEN,
        "LINLI_MATRIX_HOMESERVER": "https://example.org",
        "LINLI_MATRIX_USER": "@linli:example.org",
        "LINLI_MATRIX_PASSWORD": "p",
    }
    assert desk.load(text, environ) == desk.load("", environ)


def test_a_full_file_is_read(desk: Desk) -> None:
    config = desk.load(
        f"""
        [bot]
        language = "zh-Hant"
        timezone = "Asia/Taipei"
        data_dir = "/srv/linli"
        [storage]
        url = "postgresql+asyncpg://linli:geheim@127.0.0.1:5432/linli"
        [telegram]
        token = "{TOKEN}"
        api_url = "http://127.0.0.1:8081/"
        [matrix]
        homeserver = "https://matrix.example.org/"
        user = "@linli:example.org"
        access_token = "syt_secret"
        device_name = "Linli at the gate"
        invites = ["@chen:example.org", "nachbarn.example"]
        """
    )
    assert (config.bot.language, config.bot.timezone.key, config.bot.data_dir) == (
        "zh-Hant",
        "Asia/Taipei",
        Path("/srv/linli"),
    )
    assert config.storage.url == "postgresql+asyncpg://linli:geheim@127.0.0.1:5432/linli"
    assert config.telegram is not None
    assert (config.telegram.token, config.telegram.api_url) == (TOKEN, "http://127.0.0.1:8081")
    assert config.matrix is not None
    assert config.matrix.homeserver == "https://matrix.example.org"
    assert (config.matrix.access_token, config.matrix.password) == ("syt_secret", None)
    assert config.matrix.device_name == "Linli at the gate"
    assert config.matrix.invites.admits("@chen:example.org")
    assert config.matrix.invites.admits("@anybody:nachbarn.example")
    assert not config.matrix.invites.admits("@li:example.org")
    assert not config.matrix.invites.admits("@li:evil-nachbarn.example")


def test_no_secret_is_shown_by_repr(desk: Desk) -> None:
    config = desk.load(
        f"""
        [storage]
        url = "postgresql+asyncpg://linli:canary1@127.0.0.1/linli"
        [telegram]
        token = "{TOKEN}"
        [matrix]
        homeserver = "https://example.org"
        user = "@linli:example.org"
        password = "canary2"
        """
    )
    shown = repr(config)
    assert not [word for word in ("canary1", "canary2", TOKEN) if word in shown]


def test_files_are_found_beside_the_config_and_stripped(desk: Desk) -> None:
    (desk.folder / "token.txt").write_text(f"  {TOKEN}\n")
    config = desk.load('[telegram]\ntoken_file = "token.txt"\n[storage]\nurl = "sqlite+aiosqlite:///here.db"')
    assert config.telegram is not None
    assert config.telegram.token == TOKEN
    assert config.storage.url == f"sqlite+aiosqlite:///{desk.folder}/here.db"
    assert config.bot.data_dir == desk.folder / "data"


def test_the_environment_wins_over_the_file(desk: Desk) -> None:
    text = '[bot]\nlanguage = "en"\n[telegram]\ntoken_file = "not-there"\n[matrix]\ninvites = "anyone"'
    environ = {
        "LINLI_BOT_LANGUAGE": "zh-Hans",
        "LINLI_TELEGRAM_TOKEN": TOKEN,
        "LINLI_MATRIX_HOMESERVER": "https://example.org",
        "LINLI_MATRIX_USER": "@linli:example.org",
        "LINLI_MATRIX_PASSWORD": "p",
        "LINLI_MATRIX_INVITES": "@chen:example.org, example.net",
    }
    config = desk.load(text, environ)
    assert config.bot.language == "zh-Hans"
    assert config.telegram is not None
    assert config.telegram.token == TOKEN
    assert config.matrix is not None
    assert config.matrix.invites.allowed == {"@chen:example.org", "example.net"}


@pytest.mark.parametrize(("section", "key"), [(s, k) for s, keys in SCHEMA.items() for k in keys])
def test_every_setting_has_its_variable(desk: Desk, section: str, key: str) -> None:
    """A value that will not do is blamed on the variable, which shows that the variable is read."""
    variable = f"LINLI_{section}_{key}".upper()
    found = desk.problems("", {variable: "\0"}) if key != "device_name" else ()
    if key == "device_name":
        account = {
            "LINLI_MATRIX_HOMESERVER": "https://example.org",
            "LINLI_MATRIX_USER": "@linli:example.org",
            "LINLI_MATRIX_PASSWORD": "p",
        }
        matrix = desk.load("", account | {variable: "Gate"}).matrix
        assert matrix is not None
        assert matrix.device_name == "Gate"
    else:
        assert variable in {problem.place for problem in found}


def test_empty_variables_and_foreign_ones_are_left_alone(desk: Desk) -> None:
    environ = {"LINLI_BOT_LANGUAGE": "", "LINLI_SERVICE_HOST": "127.0.0.1", "PATH": "/bin"}
    assert desk.load("", environ) == desk.load("")


def test_a_mistyped_variable_is_named(desk: Desk) -> None:
    problem = desk.problem("", {"LINLI_TELEGRAM_TOKN": TOKEN})
    assert (problem.kind, problem.near_match) == (Kind.UNKNOWN_KEY, "LINLI_TELEGRAM_TOKEN")
    assert TOKEN not in str(problem)


CASES: list[tuple[str, int, str, Kind, str | None]] = [
    ('[bot]\n\n# why\nlangauge = "en"', 4, "bot.langauge", Kind.UNKNOWN_KEY, "language"),
    ('\n[telegarm]\ntoken = "x"', 2, "telegarm", Kind.UNKNOWN_SECTION, "[telegram]"),
    ("[bot]\nlanguage = 3", 2, "bot.language", Kind.WRONG_TYPE, None),
    ("bot = 3", 1, "bot", Kind.WRONG_TYPE, None),
    ('bot.timezone = "UTC"\nbot.language = true', 2, "bot.language", Kind.WRONG_TYPE, None),
    ('[matrix]\ninvites = [\n  "a.example",\n  3,\n]', 2, "matrix.invites", Kind.WRONG_TYPE, None),
    ('[bot]\nlanguage = """\nzh-CN"""', 2, "bot.language", Kind.BAD_VALUE, "zh-Hans"),
    ('[bot]\r\nlanguage = "zh_TW"\r\n', 2, "bot.language", Kind.BAD_VALUE, "zh-Hant"),
    ('[bot]\ntimezone = "Asia/Shangai"', 2, "bot.timezone", Kind.BAD_VALUE, "Asia/Shanghai"),
    ('[bot]\ntimezone = "../etc"', 2, "bot.timezone", Kind.BAD_VALUE, None),
    ('[storage]\nurl = "postgres://a:canary@b/c"', 2, "storage.url", Kind.BAD_VALUE, "postgresql+asyncpg://"),
    ('[storage]\nurl = "sqlite:///x"', 2, "storage.url", Kind.BAD_VALUE, "sqlite+aiosqlite://"),
    ('[storage]\nurl = "sqlite+aiosqlite://"', 2, "storage.url", Kind.BAD_VALUE, None),
    ('[storage]\nurl = "sqlite+aiosqlite:///:memory:"', 2, "storage.url", Kind.BAD_VALUE, None),
    (
        '[storage]\nurl = "postgresql+asyncpg://[canary/x"',
        2,
        "storage.url",
        Kind.BAD_VALUE,
        "postgresql+asyncpg://",
    ),
    ('[telegram]\ntoken = "canary"', 2, "telegram.token", Kind.BAD_VALUE, None),
    ('[telegram]\ntoken = "1:canary\\u0000"', 2, "telegram.token", Kind.BAD_VALUE, None),
    ('[telegram]\napi_url = "ftp://x"', 2, "telegram.api_url", Kind.BAD_VALUE, None),
    ('[telegram]\napi_url = "http://x:99999999"', 2, "telegram.api_url", Kind.BAD_VALUE, None),
    ('[telegram]\napi_url = "http://u:canary@x"', 2, "telegram.api_url", Kind.BAD_VALUE, None),
    ('[telegram]\ntoken_file = "nowhere"', 2, "telegram.token_file", Kind.UNREADABLE, None),
    ('[telegram]\ntoken_file = "."', 2, "telegram.token_file", Kind.UNREADABLE, None),
    ('[telegram]\ntoken_file = "a\\u0000b"', 2, "telegram.token_file", Kind.UNREADABLE, None),
    ('[telegram]\ntoken = "1:canary"\ntoken_file = "x"', 3, "telegram.token_file", Kind.CONFLICT, None),
    ("[bot", 1, "", Kind.SYNTAX, None),
    ('[bot]\nlanguage = "en\n', 2, "", Kind.SYNTAX, None),
    ("[bot]\nlanguage = [\n\n", 2, "", Kind.SYNTAX, None),
    ("a = " + "[" * 5000, 1, "", Kind.SYNTAX, None),
    ("a = " + "9" * 5000, 1, "", Kind.SYNTAX, None),
]


@pytest.mark.parametrize(("text", "line", "key", "kind", "near_match"), CASES)
def test_a_fault_is_named_with_line_and_near_match(
    desk: Desk, text: str, line: int, key: str, kind: Kind, near_match: str | None
) -> None:
    desk.path.write_bytes(text.encode())
    with pytest.raises(ConfigError) as caught:
        load_config(desk.path, {})
    (problem,) = caught.value.problems
    assert (problem.line, problem.key, problem.kind, problem.near_match) == (line, key, kind, near_match)
    said = str(problem)
    assert said.startswith(f"config.toml:{line}: ")
    assert "canary" not in said
    assert near_match is None or near_match in said


@pytest.mark.parametrize(
    ("settings_", "key", "kind"),
    [
        ({}, "matrix.homeserver", Kind.MISSING),
        ({"homeserver": "https://example.org", "user": "@l:example.org"}, "matrix.password", Kind.MISSING),
        ({"homeserver": "https://example.org", "password": "p"}, "matrix.user", Kind.MISSING),
        (
            {"homeserver": "example.org", "user": "@l:e.org", "password": "p"},
            "matrix.homeserver",
            Kind.BAD_VALUE,
        ),
        ({"homeserver": "https://e.org", "user": "linli", "password": "p"}, "matrix.user", Kind.BAD_VALUE),
        (
            {"homeserver": "https://e.org", "user": "@l:e.org", "password": "p", "access_token": "t"},
            "matrix.access_token",
            Kind.CONFLICT,
        ),
        (
            {"homeserver": "https://e.org", "user": "@l:e.org", "password": "p", "invites": "anybody"},
            "matrix.invites",
            Kind.BAD_VALUE,
        ),
    ],
)
def test_an_incomplete_matrix_account_is_named(desk: Desk, settings_: dict[str, str], key: str, kind: Kind) -> None:
    chosen = settings_ or {"user": "@l:example.org", "password": "p"}
    text = "[matrix]\n" + "\n".join(f'{name} = "{value}"' for name, value in chosen.items())
    problem = desk.problem(text)
    assert (problem.key, problem.kind) == (key, kind)
    assert problem.line == (1 if kind is Kind.MISSING else 2 + list(chosen).index(key.removeprefix("matrix.")))


def test_all_faults_are_told_at_once_in_the_order_of_the_file(desk: Desk) -> None:
    found = desk.problems('[bot]\nlanguage = "fr"\ntimezone = 1\n[storage]\nurll = ""\n[matrix]\nuser = "x"')
    assert [problem.line for problem in found] == [2, 3, 5, 6, 6, 7]
    assert [problem.kind for problem in found][:3] == [Kind.BAD_VALUE, Kind.WRONG_TYPE, Kind.UNKNOWN_KEY]


def test_a_directory_of_zones_is_no_zone(desk: Desk) -> None:
    assert desk.problem('[bot]\ntimezone = "America"').kind is Kind.BAD_VALUE


def test_one_line_is_clear_to_read(desk: Desk) -> None:
    assert str(desk.problem('[bot]\nlangauge = "en"')) == (
        "config.toml:2: there is no setting bot.langauge; expected one of language, timezone, data_dir. "
        "Did you mean language?"
    )
    assert str(desk.problem('[bot]\nlanguage = "zh"')) == (
        "config.toml:2: bot.language must be one of en, zh-Hans, zh-Hant. Did you mean zh-Hans?"
    )


def test_a_file_that_cannot_be_read(desk: Desk) -> None:
    with pytest.raises(ConfigError) as caught:
        load_config(desk.folder / "none.toml", {})
    assert str(caught.value) == "none.toml: cannot be read: No such file or directory."
    desk.path.write_bytes(b'[bot]\nlanguage = "\xff"')
    with pytest.raises(ConfigError, match=r"config.toml:2: .*UTF-8"):
        load_config(desk.path, {})


def test_a_byte_order_mark_is_no_fault(desk: Desk) -> None:
    desk.path.write_bytes('\ufeff[bot]\nlanguage = "zh-Hans"'.encode())
    assert load_config(desk.path, {}).bot.language == "zh-Hans"


_names = st.sampled_from([*SCHEMA, *(key for keys in SCHEMA.values() for key in keys), '"a.b"', "x"])
_values = st.one_of(
    st.text(max_size=12).map(lambda text: "'" + text.replace("'", "") + "'"),
    st.sampled_from(['"anyone"', '"en"', "3", "1.5", "true", "1979-05-27", "[]", "['a', 1]", "{a = 1}", "'''\na'''"]),
    st.sampled_from(["'http://['", "'\u2100://x'", "'sqlite+aiosqlite:///a'", "'postgresql+asyncpg://h:x/d'"]),
)
_lines = st.one_of(
    st.builds("[{}]".format, _names),
    st.builds("[[{}]]".format, _names),
    st.builds("{} = {}".format, _names, _values),
    st.builds("{}.{} = {}".format, _names, _names, _values),
    st.text(max_size=20),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.one_of(st.text(), st.lists(_lines, max_size=8).map("\n".join)), variable=_names, value=st.text())
@example(text="\r", variable="x", value="")
@example(text="[[bot]]\nlanguage = 1", variable="x", value="")
def test_any_text_gives_settings_or_named_problems(desk: Desk, text: str, variable: str, value: str) -> None:
    desk.path.write_bytes(text.encode("utf-8", "surrogatepass"))
    problems: tuple[Problem, ...] = ()
    try:
        load_config(desk.path, {f"LINLI_MATRIX_{variable}".upper(): value})
    except ConfigError as error:
        problems = error.problems or pytest.fail("a refusal that names nothing")
    lines = text.count("\n") + 1
    assert [str(problem) for problem in problems if not 1 <= (problem.line or 1) <= lines] == []
