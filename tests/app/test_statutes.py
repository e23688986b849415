"""Laws are cited as people write them, in the signs of their language."""

from dataclasses import fields
from datetime import UTC, datetime

import pytest

from app.refusals import refusal_words
from app.statutes import cited
from app.words import Reader, words
from domain.election_law import CN
from domain.refusal import Refusal
from domain.rule_presets import PRESETS
from tests.app.declared import CATALOGUE

SOURCES = sorted(
    {rule.source for rule in PRESETS.values() if rule.source}
    | {str(getattr(CN, field.name)) for field in fields(CN) if field.name.endswith("_source")}
)
SIMPLIFIED, TRADITIONAL = set("国业释号条则厦"), set("國業釋號條則廈")


def a_reader(language: str) -> Reader:
    return Reader(CATALOGUE, language, UTC, datetime(2026, 12, 1, tzinfo=UTC))


def said(language: str, source: str) -> str:
    return a_reader(language).text(words("rule-source", source=cited(source)))


@pytest.mark.parametrize("source", SOURCES)
def test_a_source_is_written_in_the_signs_of_its_reader(source: str) -> None:
    assert said("en", source) == f"Source: {source}"
    assert not SIMPLIFIED & set(said("zh-Hant", source))
    assert not TRADITIONAL & set(said("zh-Hans", source))


def test_a_law_is_cited_by_its_articles() -> None:
    source = "中华人民共和国民法典 278; 法释〔2009〕7号 8, 9"
    assert "《中华人民共和国民法典》第278条；法释〔2009〕7号第8、9条" in said("zh-Hans", source)
    assert "《中華人民共和國民法典》第278條；法釋〔2009〕7號第8、9條" in said("zh-Hant", source)
    refused = refusal_words(Refusal("seats-even", seats=6, source="建房〔2009〕274号 31"))
    assert "建房〔2009〕274號第31條" in a_reader("zh-Hant").text(refused)
