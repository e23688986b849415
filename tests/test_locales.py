"""What the locale files must keep to, whatever texts they hold."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from app.i18n import LANGUAGES, REFERENCE, Catalogue

LOCALES = Path(__file__).parents[1] / "locales"
OTHERS = tuple(language for language in LANGUAGES if language != REFERENCE)
LEFTOVER = re.compile(r"TODO|FIXME|XXX|\?\?\?")
COMMAND_NAME = re.compile(r"[a-z]{1,32}")

# GB 2312 and Big5 hold the characters in everyday use of each script, and these few of the other's as well.
TRADITIONAL_IN_GB2312 = frozenset("後於")
SIMPLIFIED_IN_BIG5 = frozenset("体么万与党听胜适价异网后复虫夸")
# A mark of Latin print right behind a Chinese one, which lists that the program reads may have.
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff”」》][,:;?!()]")
# Characters of both scripts, in words that only simplified Chinese writes with them.
SIMPLIFIED_WORDS = re.compile("里面|家里|楼里|干部|干净|划分|制作|几[个位天次]|台风|松开|才能够|只身|冲突")


class Parts(Visitor):
    """Collects what a text is made of."""

    def __init__(self, entry: ast.BaseNode) -> None:
        self.variables: set[str] = set()
        self.words: list[str] = []
        self.literals: list[str] = []
        self.visit(entry)

    def visit_VariableReference(self, node: Any) -> None:
        self.variables.add(node.id.name)

    def visit_TextElement(self, node: Any) -> None:
        self.words.append(node.value)

    def visit_StringLiteral(self, node: Any) -> None:
        self.literals.append(node.parse()["value"])

    def visit_Comment(self, node: Any) -> None:
        """Leave comments out: they are for translators."""


def bodies(language: str) -> Iterator[tuple[str, ast.EntryType]]:
    for path in sorted((LOCALES / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            yield path.name, entry


def messages(language: str) -> dict[str, ast.Message]:
    return {entry.id.name: entry for _, entry in bodies(language) if isinstance(entry, ast.Message)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_is_understood(language: str) -> None:
    junk = [f"{file}: {entry.content}" for file, entry in bodies(language) if isinstance(entry, ast.Junk)]
    assert junk == []


def test_there_are_no_locales_but_the_known_ones() -> None:
    assert sorted(path.name for path in LOCALES.iterdir() if path.is_dir()) == sorted(LANGUAGES)


def test_every_file_is_in_every_language() -> None:
    names = {language: sorted(path.name for path in (LOCALES / language).iterdir()) for language in LANGUAGES}
    assert names == dict.fromkeys(LANGUAGES, names[REFERENCE])


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_is_in_every_language(language: str) -> None:
    assert messages(language).keys() ^ messages(REFERENCE).keys() == set()


@pytest.mark.parametrize("language", OTHERS)
def test_a_text_takes_the_same_variables_in_every_language(language: str) -> None:
    translated = messages(language)
    different = {
        key: (sorted(Parts(entry).variables), sorted(Parts(translated[key]).variables))
        for key, entry in messages(REFERENCE).items()
        if key in translated and Parts(entry).variables != Parts(translated[key]).variables
    }
    assert different == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_says_something(language: str) -> None:
    empty = {key for key, entry in messages(language).items() if entry.value is None}
    leftovers = {
        key
        for key, entry in messages(language).items()
        if "" in Parts(entry).literals or LEFTOVER.search("".join(Parts(entry).words))
    }
    assert empty | leftovers == set()


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_is_left_in_english(language: str) -> None:
    english = {key: " ".join(Parts(entry).words) for key, entry in messages(REFERENCE).items()}
    sentences = {key for key, words in english.items() if len(re.findall(r"[A-Za-z]{2,}", words)) > 3}
    translated = messages(language)
    assert {
        key for key in sentences & translated.keys() if " ".join(Parts(translated[key]).words) == english[key]
    } == set()


def foreign_characters(language: str, text: str) -> set[str]:
    """Return the ideographs and words in `text` that only the other Chinese script writes so."""
    encoding = "gb2312" if language == "zh-Hans" else "big5"
    known = TRADITIONAL_IN_GB2312 if language == "zh-Hans" else SIMPLIFIED_IN_BIG5
    found = set() if language == "zh-Hans" else set(SIMPLIFIED_WORDS.findall(text))
    for char in text:
        if "\u3400" <= char <= "\u9fff" and (char in known or not char.encode(encoding, "ignore")):
            found.add(char)
    return found


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_each_chinese_is_written_in_its_own_script(language: str) -> None:
    # Aliases are what people may type: readers of one script may well write the other.
    found = {
        key: foreign
        for key, entry in messages(language).items()
        if not key.endswith("-aliases")
        if (foreign := foreign_characters(language, "".join(Parts(entry).words)))
    }
    assert found == {}


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_chinese_has_full_width_marks(language: str) -> None:
    found = {
        key: said
        for key, entry in messages(language).items()
        if not key.endswith(("-aliases", "-words")) and key != "language-names"
        for said in Parts(entry).words
        if HALF_WIDTH.search(said)
    }
    assert found == {}


def test_a_half_width_mark_is_noticed() -> None:
    assert HALF_WIDTH.search("已登记,共 3 户")
    assert HALF_WIDTH.search("（周一)")
    assert not HALF_WIDTH.search("/投票 1 1,3（周一 20:00）")


def test_the_other_script_is_noticed() -> None:
    assert foreign_characters("zh-Hans", "發起投票後") == {"發", "後"}
    assert foreign_characters("zh-Hant", "发起投票后,电梯") == {"发", "后", "电"}
    assert foreign_characters("zh-Hans", "发起投票之后") == set()
    assert foreign_characters("zh-Hant", "鄰里發起投票之後") == set()


def alias_groups(catalogue: Catalogue) -> Iterator[tuple[str, str, str, list[str]]]:
    """Yield language, kind, name and words of every alias list: `vote-aliases`, `flag-multi-aliases`."""
    for key in messages(REFERENCE):
        stem, found, _ = key.rpartition("-aliases")
        if found and key.endswith("-aliases"):
            kind, _, name = stem.rpartition("-")
            for language in LANGUAGES:
                words = [unicodedata.normalize("NFKC", word).casefold() for word in catalogue.listing(language, key)]
                yield language, kind, name, words


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load(LOCALES, strict=True)


def test_an_alias_means_one_thing_in_whatever_language_it_is_typed(catalogue: Catalogue) -> None:
    meanings: dict[tuple[str, str], set[str]] = {}
    for _, kind, name, words in alias_groups(catalogue):
        for word in {*words, name}:
            meanings.setdefault((kind, word), set()).add(name)
    assert {word: names for word, names in meanings.items() if len(names) > 1} == {}


def test_no_alias_is_given_twice_in_a_list(catalogue: Catalogue) -> None:
    assert [
        (language, name, words) for language, _, name, words in alias_groups(catalogue) if len(words) != len(set(words))
    ] == []


def test_commands_are_named_as_platforms_allow(catalogue: Catalogue) -> None:
    named = {
        word
        for language, kind, name, words in alias_groups(catalogue)
        if kind == ""
        for word in (name, *(words if language == REFERENCE else ()))
    }
    assert {word for word in named if not COMMAND_NAME.fullmatch(word)} == set()
