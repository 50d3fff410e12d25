"""Which of the dates stated is the article's; a wrong one is worse than none."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic.dates import Precision
from workers.clean.model import Published, SourceHints
from workers.clean.published import TRUST, choose, day_order, url_date
from workers.clean.zones import zone_of

CAIRO = ZoneInfo("Africa/Cairo")  # UTC+2 in March
NOW = datetime(2025, 3, 13, 12, tzinfo=UTC)
NOON = datetime(2025, 3, 12, 12, 5, tzinfo=UTC)


def chosen(
    *stated: tuple[str, str | datetime], zone: ZoneInfo | None = CAIRO, day_first: bool | None = None
) -> Published | None:
    return choose(stated, now=NOW, zone=zone, day_first=day_first)


def value(
    *stated: tuple[str, str | datetime], zone: ZoneInfo | None = CAIRO, day_first: bool | None = None
) -> datetime | date | None:
    found = chosen(*stated, zone=zone, day_first=day_first)
    return found.value if found else None


@pytest.mark.parametrize(
    "stated",
    [
        ("json-ld", "2025-03-12T14:05:00+02:00"),
        ("json-ld", "2025-03-12T12:05:00.000Z"),
        ("meta", "2025-03-12 14:05:00"),
        ("meta", "20250312T140500"),
        ("meta", "1741781100"),
        ("feed", NOON),
        ("feed", "الأربعاء، 12 مارس 2025 14:05:00 +0200"),
        ("visible", "الأربعاء 12/مارس/2025 - 02:05 م"),
        ("visible", "١٢ آذار ٢٠٢٥ - ١٤:٠٥"),
    ],
)
def test_an_instant_is_read_to_the_minute(stated: tuple[str, str | datetime]) -> None:
    assert value(stated) == NOON


def test_local_time_that_calls_itself_utc_is_seen_through() -> None:
    assert value(("json-ld", "2025-03-12T14:05:00Z"), ("visible", "12 مارس 2025 14:05")) == NOON
    # the page shows another clock time, so the zone is no lie
    assert value(("json-ld", "2025-03-12T12:05:00Z"), ("visible", "12 مارس 2025 14:05")) == NOON
    # it would lie in the future
    assert value(("json-ld", "2025-03-13T13:30:00Z")) == datetime(2025, 3, 13, 11, 30, tzinfo=UTC)


def test_a_day_is_made_exact_by_what_else_is_stated() -> None:
    assert value(("json-ld", "2025-03-12T00:00:00Z"), ("visible", "12/03/2025 02:05 م")) == NOON
    found = chosen(("json-ld", "2025-03-12"))
    assert found is not None
    assert (found.value, found.precision, found.zone) == (date(2025, 3, 12), Precision.DAY, None)


@pytest.mark.parametrize(
    "text",
    [
        "1970-01-01T00:00:00Z",
        "0001-01-01T00:00:00",
        "0000-00-00",
        "1900-01-01",
        "2026-03-13T10:00:00Z",
        "2025-03-15",
        "x",
    ],
)
def test_impossible_dates_are_no_candidates(text: str) -> None:
    assert value(("json-ld", text)) is None
    assert value(("json-ld", text), ("visible", "12 مارس 2025 14:05")) == NOON


def test_time_without_any_zone_is_a_day() -> None:
    assert value(("visible", "12 مارس 2025 14:05"), zone=None) == date(2025, 3, 12)
    assert value(
        ("visible", "12 مارس 2025 14:05"), ("meta", "2025-03-12T14:05:20+02:00"), zone=None
    ) == NOON + timedelta(seconds=20)


def test_order_of_day_and_month() -> None:
    # the third of December has not come yet
    assert value(("visible", "12/03/2025")) == date(2025, 3, 12)
    # the fifth of March and the third of May
    late = datetime(2025, 8, 1, tzinfo=UTC)
    assert choose([("visible", "05/03/2025")], now=late, zone=CAIRO) is None
    assert value(("visible", "05/03/2025"), day_first=True) == date(2025, 3, 5)
    found = choose([("visible", "05/03/2025"), ("url", "2025-05-03")], now=late, zone=CAIRO)
    assert found is not None
    assert found.value == date(2025, 5, 3)


def test_order_is_learned_from_pages_that_tell_it() -> None:
    assert day_order("25/03/2025", date(2025, 3, 25)) is True
    assert day_order("٠٣/٢٥/٢٠٢٥", date(2025, 3, 25)) is False
    assert day_order("03/03/2025", date(2025, 3, 3)) is None
    assert day_order("25 آذار 2025", date(2025, 3, 25)) is None


def test_one_that_stands_alone_loses_and_is_flagged() -> None:
    found = chosen(("json-ld", "2020-01-01T10:00:00Z"), ("feed", NOON), ("visible", "12 مارس 2025"))
    assert found is not None
    assert (found.value, found.origin, found.disagreement) == (NOON, "feed", True)
    agreed = chosen(("json-ld", "2025-03-12T12:05:00Z"), ("url", "2025-03-12"))
    assert agreed is not None
    assert not agreed.disagreement
    assert agreed.confidence > found.confidence


@pytest.mark.parametrize(
    ("url", "days"),
    [
        ("https://a.example/2025/03/12/title", ["2025-03-12"]),
        ("https://a.example/news/2025-3-12/x", ["2025-03-12"]),
        ("https://a.example/20250312/x", ["2025-03-12"]),
        ("https://a.example/2025/13/12/x", []),
        ("https://a.example/2025/02/30/x", []),
        ("https://a.example/news/120250312345", []),
    ],
)
def test_day_in_an_address(url: str, days: list[str]) -> None:
    assert url_date(url) == days


@pytest.mark.parametrize(
    ("source", "url", "zone"),
    [
        (SourceHints(country="EG"), "https://a.example", "Africa/Cairo"),
        (SourceHints(country="us"), "https://a.example", "America/New_York"),
        (SourceHints(country="EG", zone="Asia/Riyadh"), "https://a.example", "Asia/Riyadh"),
        (SourceHints(country="EG", zone="Nowhere/At_all"), "https://a.example", "Africa/Cairo"),
        (None, "https://www.alraqib.com.sa/1", "Asia/Riyadh"),
        (None, "https://alraqib.tv/1", "None"),
    ],
)
def test_zone_of_an_outlet(source: SourceHints | None, url: str, zone: str) -> None:
    assert str(zone_of(source, url)) == zone


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(TRUST)), st.text(max_size=40) | st.datetimes(timezones=st.just(UTC))),
        max_size=5,
    )
)
def test_never_raises_and_never_gives_the_future(stated: list[tuple[str, str | datetime]]) -> None:
    found = choose(stated, now=NOW, zone=CAIRO)
    if found and isinstance(found.value, datetime):
        assert datetime(1994, 12, 31, tzinfo=UTC) < found.value <= NOW + timedelta(minutes=15)
