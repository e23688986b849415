import pytest

from app.refusals import refusal_words
from app.words import Arg, Reader, some, some_counted, words
from domain.refusal import Refusal
from tests.app.declared import CATALOGUE, NOW, SHANGHAI

NAMES = ("丹阳", "何静", "吴燕")


def said(value: Arg, language: str) -> str:
    """What stands for a value in a text whose words are none but the value."""
    return Reader(CATALOGUE, language, SHANGHAI, NOW).text(words("span-pair", larger=value, smaller="")).rstrip()


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        ((), "", ""),
        (NAMES[:1], "丹阳", "丹阳"),
        (NAMES, "丹阳, 何静, 吴燕", "丹阳、何静、吴燕"),
        ((NAMES[:2], NAMES[2:]), "丹阳, 何静; 吴燕", "丹阳、何静；吴燕"),
        ((NAMES[:1], NAMES[1:2]), "丹阳; 何静", "丹阳；何静"),
        (some(NAMES, 3), "丹阳, 何静, 吴燕", "丹阳、何静、吴燕"),
        (some(NAMES, 2), "丹阳, 何静 …", "丹阳、何静 …"),
        (some_counted(NAMES, 3), "丹阳, 何静, 吴燕", "丹阳、何静、吴燕"),
        (some_counted(NAMES, 1), "丹阳 … (+2)", None),
    ],
)
def test_a_list_reads_as_its_reader_writes_one(value: Arg, english: str, chinese: str | None) -> None:
    assert said(value, "en") == english
    if chinese is not None:
        assert {said(value, "zh-Hans"), said(value, "zh-Hant")} == {chinese}


def test_the_list_of_a_refusal_is_in_the_language_of_who_reads_it() -> None:
    refused = refusal_words(Refusal("items-missing", items=("3", "4", "5")))
    assert "3, 4, 5" in Reader(CATALOGUE, "en", SHANGHAI, NOW).text(refused)
    assert "3、4、5" in Reader(CATALOGUE, "zh-Hans", SHANGHAI, NOW).text(refused)
