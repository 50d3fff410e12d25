"""The two calendars, and which days a reading can be in them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from hijridate import Gregorian, Hijri

from arabic.dates.parts import CalendarDate


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar of twelve months.

    Attributes:
        day: the Gregorian day of a year, month and day; None if there is no such day or the calendar does not reach it.
        month_of: year and month of a Gregorian day; None beyond the calendar's reach.
    """

    day: Callable[[int, int, int], date | None]
    month_of: Callable[[date], tuple[int, int] | None]

    def last_day(self, year: int, month: int | None) -> date | None:
        """The last day of a month, or of a year if `month` is None."""
        following = self.day(year + 1, 1, 1) if month in (None, 12) else self.day(year, month + 1, 1)
        return following and following - timedelta(days=1)


def _gregorian_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _hijri_day(year: int, month: int, day: int) -> date | None:
    try:
        return date.fromisoformat(Hijri(year, month, day).to_gregorian().isoformat())
    except (ValueError, OverflowError):
        return None


def _hijri_month(day: date) -> tuple[int, int] | None:
    try:
        hijri = Gregorian.fromdate(day).to_hijri()
    except (ValueError, OverflowError):
        return None
    return hijri.year, hijri.month


GREGORIAN: Final = Calendar(_gregorian_day, lambda day: (day.year, day.month))
# Umm al-Qura, which reaches from 1343 to 1500 AH (1924 to 2077 CE).
HIJRI: Final = Calendar(_hijri_day, _hijri_month)


def candidates(reading: CalendarDate, today: date | None, calendar: Calendar) -> list[date]:
    """Gregorian days that `reading` can mean in a text of `today`, in order: one for each year around if it says none.

    A month or a year stands for its first day. Empty if there is no such day, or nothing to tell the year from.
    """
    month, day = reading.month or 1, reading.day or 1
    if reading.year is not None:
        return _existing(calendar, [(reading.year, month, day)])
    now = calendar.month_of(today) if today else None
    if today is None or now is None:
        return []
    year, this_month = now
    if reading.month is None:  # «17 من الشهر الجاري»
        years, index = divmod(year * 12 + this_month - 1 + (reading.which or 0), 12)
        return _existing(calendar, [(years, index + 1, day)])
    if reading.year_shift is not None:
        return _existing(calendar, [(year + reading.year_shift, month, day)])
    days = _existing(calendar, [(near, month, day) for near in (year - 1, year, year + 1)])
    if reading.which is None:
        return days
    if abs(reading.which) > 1:
        return []  # «ديسمبر قبل الماضي» is said of weeks and years, not of months
    # a month is past or to come as a whole
    bound = today if reading.day else calendar.day(year, this_month, 1) or today
    if reading.which == 0:
        return [found for found in days if calendar.month_of(found) == now]
    if reading.which < 0:
        return [found for found in days if found < bound][-1:]
    return [found for found in days if found > bound][:1]


def _existing(calendar: Calendar, days: list[tuple[int, int, int]]) -> list[date]:
    return [day for parts in days if (day := calendar.day(*parts))]
