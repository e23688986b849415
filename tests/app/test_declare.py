"""Declarations: the grammar that a signature is, and the words every declared thing must have."""

from datetime import timedelta
from typing import Any

import pytest

from app import syntax
from app.arguments import BallotNo, Count, FreeText, Length, Options, Question, Switch, Until, Word
from app.declare import Command, Registry
from app.i18n import LANGUAGES
from app.typed import Bound, Missing, Names, bind
from app.words import Reply
from domain.refusal import Refusal
from tests.app.declared import CATALOGUE, NAMES, NOW, REGISTRY, SHANGHAI, reading

LONGEST_SUMMARY = 60
COMMANDS = sorted(REGISTRY.commands)


async def ask(
    ctx: Any,
    question: Question,
    options: Options,
    *,
    multi: Count | None = None,
    until: Until | None = None,
    remind: Length | None = None,
    hidden: Switch | None = None,
) -> Reply | None:
    """A handler with every kind of flag."""


async def choose(ctx: Any, ballot: BallotNo, choice: FreeText | None = None) -> Reply | None:
    """A handler with an optional argument."""


async def nothing(ctx: Any) -> Reply | None:
    """A handler without any."""


def small() -> tuple[Registry, Names]:
    registry = Registry()
    registry.command("poll", group="polls")(ask)
    registry.command("vote", group="polls")(choose)
    registry.command("status", group="room")(nothing)
    return registry, Names(registry, CATALOGUE)


def bound(name: str, text: str) -> Bound:
    registry, names = small()
    return bind(registry.commands[name], text, names, reading())


def test_a_flag_is_read_wherever_it_stands() -> None:
    """Also the second one behind a switch, where blanks go with what is taken out."""
    for text in (
        "Roof? yes | no --hidden --until 3d --remind 2h",
        "Roof? yes | no --until 3d --hidden --remind 2h",
        "Roof? yes | no  --hidden   --remind 2h   --until 3d",
        "Roof? yes | no --remind 2h --until 3d --hidden",
    ):
        found = bound("poll", text)
        assert set(found.flags) == {"hidden", "until", "remind"}, text
        assert "--" not in str(found.positional), text


def missing(name: str, text: str) -> str:
    with pytest.raises(Missing) as caught:
        bound(name, text)
    return caught.value.parameter.name


def refused(name: str, text: str) -> tuple[str, dict[str, object]]:
    with pytest.raises(Refusal) as caught:
        bound(name, text)
    return caught.value.code, dict(caught.value.data)


# -- the grammar ----------------------------------------------------------------------------------------------------


def test_a_signature_is_the_grammar() -> None:
    registry, _ = small()
    poll = registry.commands["poll"]
    assert [(given.name, given.type, given.optional) for given in poll.arguments] == [
        ("question", Question, False),
        ("options", Options, False),
    ]
    assert [(flag.name, flag.type, flag.optional) for flag in poll.flags] == [
        ("multi", Count, True),
        ("until", Until, True),
        ("remind", Length, True),
        ("hidden", Switch, True),
    ]


def test_arguments_are_read_in_order() -> None:
    assert bound("vote", "#7 Next year").positional == (7, "Next year")
    assert bound("vote", "７").positional == (7, None)
    assert bound("poll", "Bins? | yes | no").positional == ("Bins?", ("yes", "no"))


def test_the_first_argument_that_is_not_there_is_asked_for() -> None:
    assert missing("vote", "") == "ballot"
    assert missing("poll", "") == "question"
    assert missing("poll", "Bins?") == "options"
    assert missing("poll", "Bins? --hidden") == "options"


def test_what_a_command_does_not_take_is_not_swallowed() -> None:
    _, names = small()
    vote = Command("vote", choose, (REGISTRY.commands["close"].arguments[0],), (), *_rest())
    with pytest.raises(Refusal, match="too-much"):
        bind(vote, "7 8", names, reading())


def _rest() -> tuple[Any, bool, bool, bool, bool, str]:
    close = REGISTRY.commands["close"]
    return close.needs, close.admin_fact, close.room_only, close.private_only, close.hidden, close.group


def test_a_command_without_arguments_does_not_mind_words_after_it() -> None:
    assert bound("status", "of the gate").positional == ()


@pytest.mark.parametrize(
    "text",
    [
        "Bins? | yes | no --multi 2 --hidden",
        "--hidden --multi=2 Bins? | yes | no",
        "Bins? --multi 2 --hidden | yes | no",
        "Bins? | yes | no \u2014multi 2 \u2013hidden",
        "Bins?｜yes｜no －－多选 ２ ——隐藏",
        "Bins?\nyes\nno\n--MULTI 2\n--hidden",
    ],
    ids=["behind", "before", "between", "dashes of a phone", "full width and Chinese", "on lines of their own"],
)
def test_flags_may_stand_anywhere_and_be_typed_as_phones_do(text: str) -> None:
    read = bound("poll", text)
    assert read.positional == ("Bins?", ("yes", "no"))
    assert read.flags == {"multi": 2, "hidden": 1}


def test_a_flag_whose_number_may_be_left_out() -> None:
    read = bound("poll", "Bins? | yes | no --multi")
    assert read.flags == {"multi": 0}


def test_a_flag_takes_a_time_of_several_words() -> None:
    read = bound("poll", "Bins? | yes | no --until tomorrow 19:00 --remind 2h")
    until = read.flags["until"]
    assert isinstance(until, Until)
    assert until.at.astimezone(SHANGHAI).isoformat() == "2026-11-24T19:00:00+08:00"
    assert read.flags["remind"] == timedelta(hours=2)
    assert until.at > NOW


def test_an_unknown_flag_is_named_with_a_near_one() -> None:
    assert refused("poll", "Bins? | yes | no --hiden") == ("flag-unknown-near", {"flag": "hiden", "near": "hidden"})
    assert refused("poll", "Bins? | yes | no --xyzzy") == ("flag-unknown", {"flag": "xyzzy"})


def test_a_flag_without_its_value_is_told_so() -> None:
    assert refused("poll", "Bins? | yes | no --until") == ("flag-value", {"flag": "until"})


def test_a_flag_of_another_command_is_unknown() -> None:
    code, _ = refused("vote", "--xyzzy")
    assert code == "ballot-number"


# -- names ----------------------------------------------------------------------------------------------------------


BOTH = ("zh-Hans", "zh-Hant")


def found(text: str) -> tuple[str, str, tuple[str, ...]] | None:
    """The command, what follows it, and the languages of its name."""
    typed = syntax.read_command(text)
    named = NAMES.find(typed) if typed is not None else None
    return None if named is None else (named.command.name, named.typed.rest, named.languages)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/vote 7 2", ("vote", "7 2", ())),
        ("!VOTE 7 2", ("vote", "7 2", ())),
        ("/vote@linli_bot 7 2", ("vote", "7 2", ())),
        ("／投票　７ ２", ("vote", "７ ２", BOTH)),
        ("/投票7 2", ("vote", "7 2", BOTH)),
        ("/发起投票 扔垃圾?", ("poll", "扔垃圾?", ("zh-Hans",))),
        ("/發起投票 倒垃圾?", ("poll", "倒垃圾?", ("zh-Hant",))),
        ("/设置小区", ("setup", "", ("zh-Hans",))),
        ("/設定社區", ("setup", "", ("zh-Hant",))),
        ("/xyzzy", None),
        ("vote 7", None),
        ("a /vote 7", None),
    ],
)
def test_a_command_is_found_by_any_of_its_names(text: str, expected: tuple[str, str, tuple[str, ...]] | None) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(("typed", "near"), [("vot", "vote"), ("pol", "poll"), ("helpp", "help"), ("zzzzzz", None)])
def test_a_slip_of_the_finger_is_near_a_name(typed: str, near: str | None) -> None:
    assert NAMES.nearest(typed) == near


# -- the words of everything declared -------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_words(name: str, language: str) -> None:
    command = REGISTRY.commands[name]
    summary = CATALOGUE.text(language, f"{name}-summary")
    assert 0 < len(summary) <= LONGEST_SUMMARY
    assert "\n" not in summary
    assert CATALOGUE.text(language, f"group-{command.group}")
    for flag in command.flags:
        assert CATALOGUE.text(language, f"flag-{flag.name}-summary")
    for parameter in command.arguments:
        if not parameter.optional:
            keys = (f"ask-{name}-{parameter.name}", f"ask-{parameter.name}")
            assert any(CATALOGUE.has(key) for key in keys), f"nothing asks for {parameter.name} of /{name}"
        keys = (f"argument-{name}-{parameter.name}", f"argument-{parameter.name}")
        assert any(CATALOGUE.has(key) for key in keys), f"{parameter.name} of /{name} has no name in its usage line"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", COMMANDS)
def test_every_alias_is_understood(name: str, language: str) -> None:
    for alias in CATALOGUE.listing(language, f"{name}-aliases"):
        read = found(f"/{alias}")
        assert read is not None, alias
        assert read[:2] == (name, "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", COMMANDS)
def test_every_example_does_what_it_shows(name: str, language: str) -> None:
    for line in CATALOGUE.text(language, f"{name}-example", p="/").splitlines():
        typed = syntax.read_command(line)
        assert typed is not None, line
        named = NAMES.find(typed)
        assert named is not None, line
        assert named.command.name == name
        read = bind(named.command, named.typed.rest, NAMES, reading(language))
        assert len(read.positional) == len(named.command.arguments)


def test_one_word_is_read_in_small_letters() -> None:
    assert Word.take("ＣＳＶ now", reading()) == ("csv", "now")
