"""Visible dates in the houses' styles."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from demo.dates import FEED_DATES, MONTHS, visible
from demo.model import outlets

AFTERNOON = datetime(2021, 12, 24, 16, 12, tzinfo=ZoneInfo("Africa/Cairo"))


@pytest.mark.parametrize(
    ("outlet", "expected"),
    [
        ("dostor", "الجمعة 24/ديسمبر/2021 - 04:12 م"),
        ("cedar", "24 كانون الأول 2021 | 16:12"),
        ("najd", "٢٤ ديسمبر ٢٠٢١م - ١٦:١٢"),
        ("atlas", "الجمعة 24 دجنبر 2021 - 16:12"),
        ("rafidain", "24 كانون الأول/ديسمبر 2021"),
        ("mashriq", "نُشر في 24/12/2021 الساعة 16:12"),
        ("ufuq", "24 ديسمبر 2021 04:12 مساءً"),
    ],
)
def test_house_style(outlet: str, expected: str) -> None:
    house = outlets()[outlet]
    assert visible(AFTERNOON, house.date, house.months, house.digits) == expected


def test_midnight_and_noon_on_a_twelve_hour_clock() -> None:
    midnight = AFTERNOON.replace(hour=0, minute=5)
    noon = AFTERNOON.replace(hour=12, minute=5)
    assert visible(midnight, "{hour12}:{minute} {half}", "egyptian") == "12:05 ص"
    assert visible(noon, "{hour12}:{minute} {half}", "egyptian") == "12:05 م"


def test_each_calendar_has_twelve_different_months() -> None:
    assert all(len(set(months)) == 12 for months in MONTHS.values())


def test_feed_dates() -> None:
    assert FEED_DATES["rfc822"](AFTERNOON) == "Fri, 24 Dec 2021 16:12:00 +0200"
    assert FEED_DATES["iso"](AFTERNOON) == "2021-12-24T16:12:00+02:00"
    assert FEED_DATES["arabic"](AFTERNOON) == "الجمعة، 24 ديسمبر 2021 16:12"
    assert FEED_DATES["none"](AFTERNOON) == ""
