import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.zones import find_zone, near_zone


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("America/New York", "America/New_York"),
        ("new york", "America/New_York"),
        ("北京", "Asia/Shanghai"),
        ("上海", "Asia/Shanghai"),
        ("台北", "Asia/Taipei"),
        ("臺北", "Asia/Taipei"),
        ("香港", "Asia/Hong_Kong"),
        ("柏林", "Europe/Berlin"),
        ("纽约", "America/New_York"),
        ("紐約", "America/New_York"),
        ("ＢＥＲＬＩＮ ", "Europe/Berlin"),
        ("utc", "UTC"),
        ("China", "Asia/Shanghai"),
    ],
)
def test_a_zone_is_known_by_the_names_people_use(typed: str, zone: str) -> None:
    assert find_zone(typed) == zone


@pytest.mark.parametrize(
    ("typed", "near"), [("Berln", "Europe/Berlin"), ("asia/shangai", "Asia/Shanghai"), ("NewYork", "America/New_York")]
)
def test_a_slip_of_the_finger_is_no_zone_but_near_one(typed: str, near: str) -> None:
    assert find_zone(typed) is None
    assert near_zone(typed) == near


@pytest.mark.parametrize("typed", ["", "nowhere at all", "9", "../../etc/passwd"])
def test_other_words_are_near_nothing(typed: str) -> None:
    assert find_zone(typed) is None
    assert near_zone(typed) is None


@given(st.text(max_size=40))
def test_any_text_is_a_zone_or_none(text: str) -> None:
    find_zone(text)
    near_zone(text)
