"""From parts to values: which day is meant, how sure that is, and what else it could be."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from arabic.dates.calendars import GREGORIAN, HIJRI, Calendar, candidates
from arabic.dates.model import Kind, Precision
from arabic.dates.parts import CalendarDate, Clock, Part
from arabic.dates.words import LOCAL_ZONE, UNKNOWN_ZONE

# Confidences are judgements, in the order in which a careful reader would trust the forms: what is written out, above
# what follows from the reference, above what needs a guess at the year or the week.
_STATED: Final = 0.98
_STATED_MONTH: Final = 0.95
_STATED_YEAR: Final = 0.9
_RELATIVE: Final = 0.9
_TODAY: Final = 0.8  # «اليوم» alone is also "nowadays"
_NEAR: Final = 0.85
_LIKELY: Final = 0.7
_HALF: Final = 0.5  # two readings, or words that contradict each other
_UNPLACED: Final = 0.5  # nothing to resolve against

# A weekday 5 or 6 days back is tomorrow's or the day after's as well.
_FAR_WEEKDAY: Final = 5
# News looks back: a date ahead must be three times as near as the one behind to be preferred.
_PAST_LEANING: Final = 3
_CLEAR_RATIO: Final = 0.2
_FAIR_RATIO: Final = 0.4
# Sighted months begin up to a day before or after those of the Umm al-Qura calendar.
_SIGHTING: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Resolution:
    """A value and what is known about it; the fields are those of :class:`arabic.dates.model.DateMention`."""

    value: date | datetime | None
    precision: Precision
    confidence: float
    kind: Kind
    end_value: date | datetime | None = None
    alternatives: tuple[date | datetime, ...] = ()
    note: str = ""


def resolve(part: Part, reference: datetime | None, zone: tzinfo | None, ahead: bool) -> Resolution | None:
    """Place `part` in time; None where it is no possible date.

    Args:
        part: what the text says.
        reference: instant at which the text was written, in the writer's zone.
        zone: the zone of clock times that name none.
        ahead: the sentence speaks of the future.
    """
    if part.until is not None:
        return _range(part, part.until, reference, zone, ahead)
    if part.instant is not None:
        instant = part.instant if part.instant.tzinfo or zone is None else part.instant.replace(tzinfo=zone)
        return Resolution(instant, Precision.MINUTE, _STATED, Kind.ABSOLUTE)
    if part.ago is not None:
        return _ago(part.ago, reference)
    if part.period is not None:
        return _period(part.period, reference)
    today = reference.date() if reference else None
    day = _day(part, today, ahead)
    if day is None or part.clock is None:
        return day
    return _at(day, part.clock, zone)


def _day(part: Part, today: date | None, ahead: bool) -> Resolution | None:
    if part.gregorian and part.hijri:
        return _both_calendars(part, today)
    if part.gregorian:
        return _calendar_day(part.gregorian, part.weekday, today, GREGORIAN)
    if part.hijri:
        return _calendar_day(part.hijri, part.weekday, today, HIJRI)
    if part.days is not None:
        return _relative_day(part.days, part.weekday, today)
    if part.weekday is not None:
        return _weekday(part, part.weekday, today, ahead)
    if part.clock is not None and part.clock.alone:
        return Resolution(today, Precision.DAY, _HALF, Kind.PARTIAL, note="time without a date")
    return None


def _calendar_day(
    readings: Iterable[CalendarDate], weekday: int | None, today: date | None, calendar: Calendar
) -> Resolution | None:
    reading = next(iter(readings))
    precision = _precision(reading)
    stated = reading.year is not None
    kind = Kind.HIJRI if calendar is HIJRI else Kind.ABSOLUTE if stated else Kind.PARTIAL
    if not stated and today is None:
        return Resolution(None, precision, _UNPLACED, kind, note="no year, and no reference to tell it from")
    days = [day for reading in readings for day in candidates(reading, today, calendar)]
    if not days:
        return None
    note = ""
    if weekday is not None:
        matching = [day for day in days if day.weekday() == weekday]
        if not matching and calendar is HIJRI:
            matching = [
                day + step for day in days for step in (-_SIGHTING, _SIGHTING) if (day + step).weekday() == weekday
            ]
        note = "" if matching else "weekday and date disagree"
        days = matching or days
    if today is None or stated or len(days) == 1:
        confidence = {Precision.DAY: _STATED, Precision.MONTH: _STATED_MONTH}.get(precision, _STATED_YEAR)
        confidence = confidence if stated else _NEAR
        others = tuple(days[1:])
    else:
        days, confidence = _nearest(days, today if precision is Precision.DAY else today.replace(day=1))
        others = tuple(days[1:]) if confidence <= _HALF else ()
    if others:
        confidence, note = min(confidence, _HALF), note or "more than one reading"
    if note:
        confidence = min(confidence, _HALF)
    elif weekday is not None:
        confidence = max(confidence, _STATED)
    return Resolution(days[0], precision, confidence, kind, alternatives=others, note=note)


def _precision(reading: CalendarDate) -> Precision:
    if reading.day is not None:
        return Precision.DAY
    return Precision.MONTH if reading.month is not None else Precision.YEAR


def _nearest(days: list[date], today: date) -> tuple[list[date], float]:
    """`days` ordered by how likely a text written on `today` means them, and how clear the first is."""

    def distance(day: date) -> int:
        away = (day - today).days
        return -away if away <= 0 else away * _PAST_LEANING

    ordered = sorted(days, key=distance)
    ratio = distance(ordered[0]) / max(1, distance(ordered[1]))
    confidence = _NEAR if ratio <= _CLEAR_RATIO else _LIKELY if ratio <= _FAIR_RATIO else _HALF
    return ordered[:2], confidence


def _both_calendars(part: Part, today: date | None) -> Resolution | None:
    """A date in both calendars: the Gregorian one counts, the Hijri one confirms it and supplies a missing year."""
    hijri = _calendar_day(part.hijri, None, today, HIJRI)
    anchor = hijri.value if hijri else None
    gregorian = _calendar_day(part.gregorian, part.weekday, anchor or today, GREGORIAN)
    if gregorian is None or gregorian.value is None or anchor is None:
        return gregorian or hijri
    day = min((gregorian.value, *gregorian.alternatives), key=lambda day: abs(day - anchor))
    if abs(day - anchor) <= 2 * _SIGHTING:
        return replace(gregorian, value=day, alternatives=(), confidence=_STATED, note="")
    return replace(gregorian, alternatives=(anchor,), confidence=_HALF, note="Hijri and Gregorian dates disagree")


# --- relative to the reference ----------------------------------------------------------------------------------------


def _relative_day(days: int, weekday: int | None, today: date | None) -> Resolution:
    if today is None:
        return Resolution(None, Precision.DAY, _UNPLACED, Kind.RELATIVE, note="no reference")
    day = today + timedelta(days)
    if weekday is None:
        return Resolution(day, Precision.DAY, _RELATIVE if days else _TODAY, Kind.RELATIVE)
    off = (weekday - day.weekday() + 3) % 7 - 3
    if off == 0:
        return Resolution(day, Precision.DAY, _STATED, Kind.RELATIVE)
    # The reference is off: a page fetched the day after, or a zone in which it is already tomorrow.
    note = f"weekday is {abs(off)} day(s) from the reference's"
    meant = day + timedelta(off)
    if abs(off) == 1:
        return Resolution(meant, Precision.DAY, _LIKELY, Kind.RELATIVE, note=note)
    return Resolution(meant, Precision.DAY, _HALF, Kind.RELATIVE, alternatives=(day,), note=note)


def _weekday(part: Part, weekday: int, today: date | None, ahead: bool) -> Resolution:
    if today is None:
        return Resolution(None, Precision.DAY, _UNPLACED, Kind.WEEKDAY, note="no reference")
    back = (today.weekday() - weekday) % 7
    last, following = today - timedelta(back), today + timedelta(7 - back)
    if part.which is not None:
        if part.which == -1:
            return Resolution(last if back else today - timedelta(7), Precision.DAY, _NEAR, Kind.WEEKDAY)
        if part.which == 1:
            return Resolution(following, Precision.DAY, _NEAR, Kind.WEEKDAY)
        ahead = True  # «الجمعة الجاري» is this week's
    if ahead and back:
        return Resolution(following, Precision.DAY, _LIKELY, Kind.WEEKDAY, note="the sentence speaks of the future")
    if back >= _FAR_WEEKDAY:
        return Resolution(
            last, Precision.DAY, _HALF, Kind.WEEKDAY, alternatives=(following,), note="past or coming week not said"
        )
    return Resolution(last, Precision.DAY, _NEAR if part.named_day else _LIKELY, Kind.WEEKDAY)


def _ago(ago: tuple[int, str], reference: datetime | None) -> Resolution | None:
    count, unit = ago
    precision = Precision(unit)
    if reference is None:
        return Resolution(None, precision, _UNPLACED, Kind.RELATIVE, note="no reference")
    try:
        if unit in ("minute", "hour"):
            value: date = reference - timedelta(**{f"{unit}s": count})
        elif unit in ("day", "week"):
            value = reference.date() - timedelta(**{f"{unit}s": count})
        elif unit == "month":
            value = _month_from(reference.date(), -count)
        else:
            value = date(reference.year - count, 1, 1)
    except (ValueError, OverflowError):
        return None
    return Resolution(value, precision, _RELATIVE, Kind.RELATIVE)


def _period(period: tuple[str, int], reference: datetime | None) -> Resolution:
    unit, shift = period
    precision = Precision(unit)
    if reference is None:
        return Resolution(None, precision, _UNPLACED, Kind.RELATIVE, note="no reference")
    today = reference.date()
    if unit == "week":
        value = today + timedelta(weeks=shift)
    else:
        value = _month_from(today, shift) if unit == "month" else date(today.year + shift, 1, 1)
    return Resolution(value, precision, _RELATIVE, Kind.RELATIVE)


def _month_from(day: date, months: int) -> date:
    """First day of the month that lies `months` from the month of `day`."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


# --- times and ranges -------------------------------------------------------------------------------------------------


def _at(day: Resolution, clock: Clock, zone: tzinfo | None) -> Resolution:
    if clock.hour is None:
        return replace(day, note=day.note or "morning or evening not said")
    if clock.zone == UNKNOWN_ZONE:
        return replace(day, note=day.note or "hour of a zone that is not known")
    moment = time(clock.hour, clock.minute or 0, tzinfo=_zone(clock.zone, zone))
    value = day.value and datetime.combine(day.value, moment)
    others = tuple(datetime.combine(other, moment) for other in day.alternatives)
    precision = Precision.HOUR if clock.minute is None else Precision.MINUTE
    return replace(day, value=value, alternatives=others, precision=precision)


def _zone(name: str | None, default: tzinfo | None) -> tzinfo | None:
    if name is None or name == LOCAL_ZONE:
        return default if name is None else None
    if name[0] in "+-":
        sign = -1 if name[0] == "-" else 1
        digits = name[1:].replace(":", "")
        offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        return timezone(sign * offset) if offset < timedelta(days=1) else None
    if name == "UTC":
        return UTC
    return ZoneInfo(name)


def _range(part: Part, until: Part, reference: datetime | None, zone: tzinfo | None, ahead: bool) -> Resolution | None:
    start = resolve(replace(part, until=None), reference, zone, ahead)
    end = resolve(until, reference, zone, ahead)
    if start is None or end is None:
        return None
    confidence = min(start.confidence, end.confidence)
    if start.value is None or end.value is None:
        return Resolution(None, start.precision, confidence, Kind.RANGE, note=start.note or end.note)
    first, last = start.value, end.value
    if until.weekday is not None and not (until.gregorian or until.hijri):
        last = first + timedelta((until.weekday - first.weekday()) % 7)
    calendar, readings = (HIJRI, until.hijri) if until.hijri else (GREGORIAN, until.gregorian)
    if readings and readings[0].day is None and readings[0].year is not None:
        last = calendar.last_day(readings[0].year, readings[0].month) or last
    if isinstance(first, datetime) != isinstance(last, datetime) or first > last:
        return None
    return Resolution(
        first, start.precision, confidence, Kind.RANGE, last, start.alternatives, note=start.note or end.note
    )
