"""From parts to values: which day is meant, how sure that is, and what else it could be."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from arabic.dates.calendars import GREGORIAN, HIJRI, Calendar, candidates
from arabic.dates.model import Kind, Precision
from arabic.dates.parts import CalendarDate, Clock, Part
from arabic.dates.relative import period, relative_day, stretch, time_ago, weekday_alone
from arabic.dates.resolution import DOUBTFUL, LIKELY, NEAR, STATED, STATED_MONTH, STATED_YEAR, Resolution
from arabic.dates.tags import Tag
from arabic.dates.words import BYWORDS, LOCAL_ZONE, UNKNOWN_ZONE

# News looks back: a date ahead must be three times as near as the one behind to be preferred.
_PAST_LEANING: Final = 3
# The nearer date is clear if the other is five times as far, and fairly so if two and a half times.
_CLEAR_RATIO: Final = 0.2
_FAIR_RATIO: Final = 0.4
# Sighted months begin up to a day before or after those of the Umm al-Qura calendar.
_SIGHTING: Final = timedelta(days=1)
# «7 أكتوبر» in a text of those weeks is this year's; else it is the day that the words stand for.
_ANNIVERSARY: Final = timedelta(days=30)


def resolve(part: Part, reference: datetime | None, zone: tzinfo | None, tense: str) -> Resolution | None:
    """Place `part` in time; None where there is no such day.

    Args:
        part: what the text says.
        reference: instant at which the text was written, in the writer's zone.
        zone: the zone of clock times that name none.
        tense: tag FUTURE, PAST or SINCE if a word before the date says so, else empty.
    """
    try:
        if part.until is not None:
            return _range(part, part.until, reference, zone, tense)
        return _single(part, reference, zone, tense)
    except (OverflowError, ValueError):
        return None  # beyond the first or the last year that the calendar has


def _single(part: Part, reference: datetime | None, zone: tzinfo | None, tense: str) -> Resolution | None:
    if part.instant is not None:
        instant = part.instant if part.instant.tzinfo or zone is None else part.instant.replace(tzinfo=zone)
        return Resolution(instant, Precision.MINUTE, STATED, Kind.ABSOLUTE)
    if part.ago is not None:
        return time_ago(*part.ago, reference)
    if part.period is not None:
        return period(*part.period, reference)
    if part.stretch is not None:
        return stretch(*part.stretch, reference)
    day = _day(part, reference.date() if reference else None, tense)
    if day is None or part.clock is None:
        return day
    return _at(day, part.clock, part.half, zone)


def _day(part: Part, today: date | None, tense: str) -> Resolution | None:
    if part.gregorian and part.hijri:
        return _both_calendars(part, today)
    if part.gregorian:
        return _calendar_day(part.gregorian, part.weekday, today, GREGORIAN, tense)
    if part.hijri:
        return _calendar_day(part.hijri, part.weekday, today, HIJRI, tense)
    if part.days is not None:
        return relative_day(part.days, part.weekday, today)
    if part.weekday is not None:
        return weekday_alone(part, part.weekday, today, tense)
    if part.clock is not None and part.clock.zone not in (None, LOCAL_ZONE, UNKNOWN_ZONE):
        return Resolution(today, Precision.DAY, DOUBTFUL, Kind.PARTIAL, note="time without a date")
    return None


def _calendar_day(
    readings: tuple[CalendarDate, ...], weekday: int | None, today: date | None, calendar: Calendar, tense: str = ""
) -> Resolution | None:
    """The day that one of `readings` means; all of them have the same parts."""
    reading = readings[0]
    stated = reading.year is not None
    precision = Precision.DAY if reading.day else Precision.MONTH if reading.month else Precision.YEAR
    kind = Kind.HIJRI if calendar is HIJRI else Kind.ABSOLUTE if stated else Kind.PARTIAL
    if not stated and today is None:
        return Resolution(None, precision, DOUBTFUL, kind, note="no reference to tell the year from")
    days = [day for reading in readings for day in candidates(reading, today, calendar)]
    if not days:
        return None
    if tense == Tag.SINCE and today is not None:
        days = [day for day in days if day <= today][-1:] or days
    if weekday is not None:
        days, agrees = _on_weekday(days, weekday, calendar)
        if not agrees:
            value = days[0] if stated else None  # which year's is not known then
            return Resolution(value, precision, DOUBTFUL, kind, note="weekday and date disagree")
    if stated or len(days) == 1 or today is None:
        confidence = _stated_confidence(precision) if stated or weekday is not None else NEAR
        others = tuple(days[1:])
    else:
        days, confidence = _nearest(days, today if precision is Precision.DAY else today.replace(day=1))
        others = tuple(days[1:]) if confidence <= DOUBTFUL else ()
    byword = _byword(reading, days[0], today) if weekday is None and calendar is GREGORIAN else None
    if byword:
        return Resolution(byword, precision, DOUBTFUL, kind, alternatives=(days[0],), note="known by its day and month")
    if others:
        return Resolution(days[0], precision, DOUBTFUL, kind, alternatives=others, note="more than one reading")
    return Resolution(days[0], precision, confidence, kind)


def _stated_confidence(precision: Precision) -> float:
    return {Precision.DAY: STATED, Precision.MONTH: STATED_MONTH}.get(precision, STATED_YEAR)


def _on_weekday(days: list[date], weekday: int, calendar: Calendar) -> tuple[list[date], bool]:
    """Those of `days` that fall on `weekday`, moved by a day where sighting may have; or all of them and False."""
    steps = (timedelta(), -_SIGHTING, _SIGHTING) if calendar is HIJRI else (timedelta(),)
    for step in steps:
        matching = [day + step for day in days if (day + step).weekday() == weekday]
        if matching:
            return matching, True
    return days, False


def _nearest(days: list[date], today: date) -> tuple[list[date], float]:
    """The two of `days` that a text written on `today` likeliest means, and how clear the first is."""

    def distance(day: date) -> int:
        away = (day - today).days
        return -away if away <= 0 else away * _PAST_LEANING

    ordered = sorted(days, key=distance)
    ratio = distance(ordered[0]) / max(1, distance(ordered[1]))
    confidence = NEAR if ratio <= _CLEAR_RATIO else LIKELY if ratio <= _FAIR_RATIO else DOUBTFUL
    return ordered[:2], confidence


def _byword(reading: CalendarDate, nearest: date, today: date | None) -> date | None:
    """The day that a yearless day and month stand for by themselves, unless its anniversary is now."""
    year = BYWORDS.get((reading.day, reading.month))
    if year is None or today is None or reading.placed:
        return None
    day = date(year, nearest.month, nearest.day)
    return day if day < nearest and abs(nearest - today) > _ANNIVERSARY else None


def _both_calendars(part: Part, today: date | None) -> Resolution | None:
    """A date in both calendars: the Gregorian one counts, the Hijri one confirms it and supplies a missing year."""
    hijri = _calendar_day(part.hijri, None, today, HIJRI)
    anchor = hijri.value if hijri else None
    gregorian = _calendar_day(part.gregorian, part.weekday, anchor or today, GREGORIAN)
    if gregorian is None or gregorian.value is None or anchor is None:
        return gregorian or hijri
    day = min((gregorian.value, *gregorian.alternatives), key=lambda day: abs(day - anchor))
    if abs(day - anchor) <= 2 * _SIGHTING:
        return replace(gregorian, value=day, alternatives=(), confidence=STATED, note="")
    return replace(gregorian, alternatives=(anchor,), confidence=DOUBTFUL, note="Hijri and Gregorian dates disagree")


def _at(day: Resolution, clock: Clock, half: str | None, zone: tzinfo | None) -> Resolution:
    """`day` at a time, or `day` alone where the time cannot be told."""
    half = clock.half or half
    if half is None and not clock.digital and clock.hour <= 12:
        return replace(day, note=day.note or "morning or evening not said")
    if clock.zone == UNKNOWN_ZONE:
        return replace(day, note=day.note or "hour of a zone that is not known")
    moment = time(_hour_of_24(clock.hour, half), clock.minute or 0, clock.second, tzinfo=_zone(clock.zone, zone))
    value = day.value and datetime.combine(day.value, moment)
    others = tuple(datetime.combine(other, moment) for other in day.alternatives)
    precision = Precision.HOUR if clock.minute is None else Precision.MINUTE
    return replace(day, value=value, alternatives=others, precision=precision)


def _hour_of_24(hour: int, half: str | None) -> int:
    """«12 مساء» is noon, as in CLDR, where م is pm; «10 ظهرا» is before noon and «6 ليلا» after it."""
    if half is None or hour > 12:
        return hour
    hour %= 12
    after_noon = half == "evening" or (half == "afternoon" and hour < 10) or (half == "night" and hour >= 6)
    return hour + 12 if after_noon else hour


def _zone(name: str | None, default: tzinfo | None) -> tzinfo | None:
    if name is None:
        return default
    if name == LOCAL_ZONE:
        return None
    if name[0] in "+-":
        sign = -1 if name[0] == "-" else 1
        digits = name[1:].replace(":", "")
        return timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:])))
    return UTC if name == "UTC" else ZoneInfo(name)


def _range(part: Part, until: Part, reference: datetime | None, zone: tzinfo | None, tense: str) -> Resolution | None:
    start = _single(part, reference, zone, tense)
    end = _single(until, reference, zone, tense)
    if start is None or end is None:
        return None
    confidence = min(start.confidence, end.confidence)
    note = start.note or end.note
    if start.value is None or end.value is None:
        return Resolution(None, start.precision, confidence, Kind.RANGE, note=note)
    first, last = start.value, end.value
    if until.weekday is not None:
        if until.which is None and until.week is None:  # the first such day after the start
            last = first + timedelta((last.weekday() - first.weekday()) % 7)
        else:
            first = last - timedelta((last.weekday() - first.weekday()) % 7)
    calendar, readings = (HIJRI, until.hijri) if until.hijri else (GREGORIAN, until.gregorian)
    if readings and readings[0].day is None:
        year = readings[0].year or (last.year if calendar is GREGORIAN else None)
        last = (year and calendar.last_day(year, readings[0].month)) or last
    if first > last:
        return None
    alternatives = () if until.which is not None or until.week is not None else start.alternatives
    return Resolution(first, start.precision, confidence, Kind.RANGE, last, alternatives, note)
