"""Names as neighbours say them: with a salutation, by a surname alone, and flats said in full."""

import pytest

from app.spoken_names import after_name, after_unit, flat_said, plain_start, surname_alone


@pytest.mark.parametrize(
    ("text", "surname", "said"),
    [
        ("李阿姨", "李", ""),
        ("李阿姨她人好", "李", "她人好"),
        ("陈先生，他熟悉小区", "陈", "他熟悉小区"),
        ("歐陽老師 很公道", "歐陽", "很公道"),
        ("小李 热心", "李", "热心"),
        ("王姐", "王", ""),
        ("李娜", "", "李娜"),
        ("小红花", "", "小红花"),
        ("Chen Wei", "", "Chen Wei"),
    ],
)
def test_a_surname_alone_is_told_from_a_name(text: str, surname: str, said: str) -> None:
    assert surname_alone(text) == (surname, said)


@pytest.mark.parametrize(
    ("text", "labels", "given"),
    [
        ("2号楼104室", ("2-104", "2-104"), "2号楼104室"),
        ("2棟 104 室", ("2-104", "2-104"), "2棟 104"),
        ("2号楼1单元104", ("2-1-104", "2-104"), "2号楼1单元104"),
        ("2-104", (), ""),
        ("王芳", (), ""),
    ],
)
def test_a_flat_said_in_full_has_a_label(text: str, labels: tuple[str, ...], given: str) -> None:
    assert flat_said(text)[:2] == (labels, given)


def test_what_belongs_to_a_name_is_no_reason() -> None:
    assert after_name("阿姨 她人好") == "她人好"
    assert after_name("、她人好") == "她人好"
    assert after_unit("室，热心") == "热心"
    assert plain_start("“吴燕” 公道").split() == ["吴燕", "公道"]
    assert plain_start("姓名：吴燕") == "吴燕"
    assert plain_start("Mr. Chen Wei") == "Chen Wei"
    assert plain_start("Mrinal") == "Mrinal"
