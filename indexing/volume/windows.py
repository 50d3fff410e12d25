"""Windows of time. Pure functions.

Windows of one length overlap: each begins a twelfth of its length after the one before, counted from the epoch. So the
same window is the same for ever, whoever looks and when, and what falls within eleven twelfths of a window's length
stands in one window whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import median

STEPS = 12
WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From `start` until before `end`, UTC."""

    start: datetime
    end: datetime

    def earlier(self, weeks: int) -> Span:
        """The same hours so many weeks before."""
        return Span(self.start - weeks * WEEK, self.end - weeks * WEEK)


def step(length: timedelta) -> timedelta:
    """What lies between the beginnings of two windows of `length`."""
    return length / STEPS


def around(cells: Iterable[datetime], length: timedelta) -> list[Span]:
    """The windows that hold any of the cells (steps of time, by their beginning), the earliest first."""
    starts = {cell - number * step(length) for cell in cells for number in range(STEPS)}
    return [Span(start, start + length) for start in sorted(starts)]


def ended(after: datetime, until: datetime, length: timedelta) -> list[Span]:
    """The windows that end after `after` and not after `until`, the earliest first."""
    first = int(after.timestamp() // step(length).total_seconds()) + 1
    last = int(until.timestamp() // step(length).total_seconds())
    ends = (datetime.fromtimestamp(number * step(length).total_seconds(), UTC) for number in range(first, last + 1))
    return [Span(end - length, end) for end in ends]


def usual(past: Iterable[tuple[int, int]]) -> float | None:
    """Median of the counts in past weeks. past: (count, articles of any kind) a week; a week without any articles says
    nothing. None when no week does."""
    counts = [count for count, articles in past if articles]
    return float(median(counts)) if counts else None
