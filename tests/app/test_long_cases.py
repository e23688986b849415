"""Answers stay in sight however much is said to a case, and all of it can be read."""

import re
from pathlib import Path

import pytest

from tests.chats.harness import play

LINES = [
    "# language en",
    "olga> /setup Lakeside | English | Shanghai",
    "anna> hello",
    "anna@ /suggest light",
    "anna@ :tap 2",
]


async def rehearse(folder: Path, lines: list[str]) -> list[str]:
    """What is said after these lines, beginning with the last of them."""
    said = (await play("\n".join([*LINES, *lines]) + "\n", folder)).split("\n")
    return said[len(said) - said[::-1].index(lines[-1]) - 1 :]


async def number(folder: Path) -> str:
    found = re.search(r"#(\d+)", " ".join(await rehearse(folder, [":clock +1d"])))
    assert found is not None
    return found[1]


async def test_additions_do_not_push_answers_out_of_sight(tmp_path_factory: pytest.TempPathFactory) -> None:
    no = await number(tmp_path_factory.mktemp("number"))
    lines = [f"olga@ /answer {no} A lamp is ordered.", f"anna@ /suggest {no} and", "anna@ :tap 1"]
    for day in range(1, 4):
        for turn in range(3):
            lines += [f"anna@ /suggest {no} more {day}.{turn}", "anna@ :tap 1"]
        lines.append(":clock +1d")
    said = await rehearse(tmp_path_factory.mktemp("chat"), [*lines, f"olga@ /publish {no}", f"anna> /case {no}"])
    assert any("A lamp is ordered." in line for line in said)
    assert any("6 earlier notes are not shown" in line for line in said)
    assert any("more 3.2" in line for line in said)


async def test_what_does_not_fit_is_cut_and_is_whole_in_a_file(tmp_path_factory: pytest.TempPathFactory) -> None:
    no = await number(tmp_path_factory.mktemp("number"))
    lines = [f"olga@ /answer {no} {sign * 1500}" for sign in "abc"]
    for name, last in (("cut", f"olga@ /case {no}"), ("whole", f"olga@ /case {no} all")):
        said = await rehearse(tmp_path_factory.mktemp(name), [*lines, last])
        if name == "cut":
            assert any("Some of it is cut here" in line for line in said)
            assert all(any(f"{sign * 400}…" in line for line in said) for sign in "abc")
        else:
            assert any("All of it is in this file." in line for line in said)
            assert any(f"<case-{no}.txt>" in line for line in said)
