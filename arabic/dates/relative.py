"""Days and instants that are named from where the writer stands."""

from datetime import date, datetime, timedelta
from typing import Final

from arabic.dates.model import Kind, Precision
from arabic.dates.parts import Part
from arabic.dates.resolution import BARE_NAME, DOUBTFUL, LIKELY, NEAR, RELATIVE, STATED, TODAY, Resolution
from arabic.dates.tags import Tag

# A weekday 5 or 6 days back is as well the day after tomorrow or tomorrow.
_FAR_WEEKDAY: Final = 5


def relative_day(days: int, weekday: int | None, today: date | None) -> Resolution:
    """«أمس», «أمس الخميس»: `days` from `today`, corrected by the weekday where the reference is a little off."""
    if today is None:
        return _without_reference(Precision.DAY, Kind.RELATIVE)
    day = today + timedelta(days)
    if weekday is None:
        return Resolution(day, Precision.DAY, RELATIVE if days else TODAY, Kind.RELATIVE)
    off = (weekday - day.weekday() + 5) % 7 - 5  # a text is read on the day that it is written, or later
    if off == 0:
        return Resolution(day, Precision.DAY, STATED, Kind.RELATIVE)
    meant = day + timedelta(off)
    if abs(off) == 1:  # a page fetched the day after, or a zone in which it is another day
        return Resolution(meant, Precision.DAY, LIKELY, Kind.RELATIVE, note="weekday is not the reference's")
    return Resolution(
        meant, Precision.DAY, DOUBTFUL, Kind.RELATIVE, alternatives=(day,), note="weekday is far from the reference's"
    )


def weekday_alone(part: Part, weekday: int, today: date | None, tense: str) -> Resolution:
    """«الجمعة», «الأحد المقبل»: the last one, today included, unless the words or the sentence say the next."""
    if today is None:
        return _without_reference(Precision.DAY, Kind.WEEKDAY)
    if part.week is not None:
        return _of_week(weekday, today + timedelta(weeks=part.week))
    back = (today.weekday() - weekday) % 7
    last, following = today - timedelta(back), today + timedelta(7 - back)
    if part.which:
        weeks = timedelta(weeks=abs(part.which) - 1)
        before = (last if back else last - timedelta(7)) - weeks
        return Resolution(before if part.which < 0 else following + weeks, Precision.DAY, NEAR, Kind.WEEKDAY)
    if back and (tense in (Tag.FUTURE, Tag.PRESENT) or part.which == 0):
        return Resolution(following, Precision.DAY, LIKELY, Kind.WEEKDAY, note="the sentence speaks of the future")
    if back >= _FAR_WEEKDAY and tense not in (Tag.PAST, Tag.SINCE):
        return Resolution(
            last, Precision.DAY, DOUBTFUL, Kind.WEEKDAY, alternatives=(following,), note="past or coming week not said"
        )
    # without «يوم» or a part of the day it may be the name of a person or a place; without a verb in the past, the next
    signs = (part.last - part.first > 1) + bool(tense)
    return Resolution(last, Precision.DAY, (BARE_NAME, LIKELY, NEAR)[signs], Kind.WEEKDAY)


def time_ago(count: int, unit: str, reference: datetime | None) -> Resolution:
    """«قبل ثلاثة أيام», «منذ ساعتين»; to the unit only, so months and years give their first day."""
    precision = Precision(unit)
    if reference is None:
        return _without_reference(precision, Kind.RELATIVE)
    value: date = reference
    if unit in ("minute", "hour"):
        value = reference - timedelta(**{f"{unit}s": count})
    elif unit in ("day", "week"):
        value = reference.date() - timedelta(**{f"{unit}s": count})
    else:
        value = _first_day(reference, unit, -count)
    return Resolution(value, precision, RELATIVE, Kind.RELATIVE)


def period(unit: str, shift: int, reference: datetime | None) -> Resolution:
    """«الأسبوع الماضي», «العام الجاري»"""
    precision = Precision(unit)
    if reference is None:
        return _without_reference(precision, Kind.RELATIVE)
    value = reference.date() + timedelta(weeks=shift) if unit == "week" else _first_day(reference, unit, shift)
    return Resolution(value, precision, RELATIVE, Kind.RELATIVE)


def _of_week(weekday: int, day: date) -> Resolution:
    """«الثلاثاء من الأسبوع المقبل»: in the week of `day`, which begins on Sunday here, on Monday there."""
    monday = day - timedelta(day.weekday())
    sunday = day - timedelta((day.weekday() + 1) % 7)
    meant, other = sunday + timedelta((weekday + 1) % 7), monday + timedelta(weekday)
    if meant == other:
        return Resolution(meant, Precision.DAY, NEAR, Kind.WEEKDAY)
    note = "weeks begin on Sunday or on Monday"
    return Resolution(meant, Precision.DAY, DOUBTFUL, Kind.WEEKDAY, alternatives=(other,), note=note)


def stretch(count: int, unit: str, reference: datetime | None) -> Resolution:
    """«الأيام الثلاثة الماضية», «العامين المقبلين»: up to the reference, or from it on."""
    precision = Precision(unit)
    if reference is None:
        return _without_reference(precision, Kind.RANGE)
    ends: list[date]
    if unit == "hour":
        ends = [reference, reference + timedelta(hours=count)]
    elif unit in ("day", "week"):
        ends = [reference.date(), reference.date() + timedelta(**{f"{unit}s": count})]
    elif count < 0:
        ends = [reference.date(), _first_day(reference, unit, count)]
    else:
        ends = [reference.date(), _first_day(reference, unit, count + 1) - timedelta(1)]
    return Resolution(min(ends), precision, RELATIVE, Kind.RANGE, end_value=max(ends))


def _first_day(day: date, unit: str, shift: int) -> date:
    """First day of the month or year that lies `shift` from that of `day`."""
    if unit == "year":
        return date(day.year + shift, 1, 1)
    year, month = divmod(day.year * 12 + day.month - 1 + shift, 12)
    return date(year, month + 1, 1)


def _without_reference(precision: Precision, kind: Kind) -> Resolution:
    return Resolution(None, precision, DOUBTFUL, kind, note="no reference to tell it from")
