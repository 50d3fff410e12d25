"""Windows are the same whoever looks, none is left out, and the usual is a median."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from indexing.volume.windows import STEPS, Span, around, ended, step, usual

LENGTHS = st.integers(1, 2016).map(lambda fives: timedelta(minutes=5 * fives))
INSTANTS = st.integers(1_600_000_000, 1_900_000_000).map(lambda s: datetime.fromtimestamp(s, UTC))


@given(LENGTHS, INSTANTS)
def test_every_instant_stands_in_as_many_windows_as_there_are_steps(length: timedelta, at: datetime) -> None:
    step_s = step(length).total_seconds()
    cell = datetime.fromtimestamp(at.timestamp() // step_s * step_s, UTC)
    spans = around([cell], length)
    assert len(spans) == STEPS
    assert all(span.start <= at < span.end and span.end - span.start == length for span in spans)


@given(LENGTHS, INSTANTS, st.lists(st.integers(0, 100_000), min_size=1, max_size=5))
def test_windows_ended_are_each_told_once_however_often_one_looks(
    length: timedelta, start: datetime, waits: list[int]
) -> None:
    looks = [start]
    for wait in waits:
        looks.append(min(looks[-1] + timedelta(seconds=wait), start + 20 * length))
    piecemeal, looked = [], start
    for now in looks:
        spans = ended(looked, now, length)
        piecemeal += spans
        looked = spans[-1].end if spans else looked
    assert piecemeal == ended(start, looks[-1], length)
    assert all(start < span.end <= looks[-1] for span in piecemeal)


def test_usual_is_the_median_of_the_weeks_of_which_something_is_known() -> None:
    assert usual([(2, 9), (10, 9), (3, 9), (0, 0)]) == 3.0
    assert usual([(0, 9), (4, 9)]) == 2.0
    assert usual([(0, 0)]) is None
    assert usual([]) is None


def test_the_same_hours_of_an_earlier_week() -> None:
    monday = datetime(2026, 3, 2, 12, tzinfo=UTC)
    span = Span(monday, monday + timedelta(hours=1)).earlier(2)
    assert (span.start, span.end) == (datetime(2026, 2, 16, 12, tzinfo=UTC), datetime(2026, 2, 16, 13, tzinfo=UTC))
