"""Feeds are polled as often as they bring news, within limits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from config.settings import Settings
from scheduler import pace

SETTINGS = Settings(poll_interval_s=120, poll_interval_min_s=30, poll_interval_max_s=1800)
finite = st.floats(min_value=0, max_value=1e9)


def test_an_unknown_feed_starts_at_the_usual_interval() -> None:
    assert pace.interval_s(pace.initial_rate(SETTINGS), SETTINGS) == 120


def test_a_busy_feed_is_polled_more_often_and_a_quiet_one_less() -> None:
    busy = quiet = pace.initial_rate(SETTINGS)
    for _ in range(200):
        busy = pace.updated_rate(busy, 5, 60)
        quiet = pace.updated_rate(quiet, 0, 600)
    assert pace.interval_s(busy, SETTINGS) == 30
    assert pace.interval_s(quiet, SETTINGS) == 1800


def test_the_file_may_fix_the_interval() -> None:
    assert pace.interval_s(5.0, SETTINGS, fixed_s=7) == 7


@given(finite, st.integers(min_value=0, max_value=1000), finite)
def test_interval_stays_within_limits(rate: float, new: int, elapsed: float) -> None:
    updated = pace.updated_rate(rate, new, elapsed)
    assert updated >= 0
    assert 30 <= pace.interval_s(updated, SETTINGS) <= 1800


def test_failures_double_the_wait_up_to_the_limit() -> None:
    waits = [pace.backoff_s(n, 120, SETTINGS) for n in range(1, 8)]
    assert waits[:3] == [240, 480, 960]
    assert waits[-1] == 1800


def test_a_server_that_asks_for_patience_gets_it_but_not_forever() -> None:
    assert pace.backoff_s(1, 120, SETTINGS, retry_after_s=3600) == 3600
    assert pace.backoff_s(1, 120, SETTINGS, retry_after_s=1e9) == pace.GONE_INTERVAL_S


@given(st.floats(min_value=0.1, max_value=1e6), st.floats(min_value=0, max_value=1))
def test_jitter_never_shortens(seconds: float, chance: float) -> None:
    assert seconds <= pace.jittered(seconds, chance) <= seconds * 1.1 + 1e-9
