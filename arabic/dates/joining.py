"""Neighbouring parts that are one date («الجمعة» and «17 ديسمبر 2021» and «03:45 م») or the ends of one range."""

from collections.abc import Callable
from dataclasses import fields, replace

from arabic.dates.grammar import AGAIN, JOIN, THROUGH
from arabic.dates.lexer import Tokens
from arabic.dates.parts import CalendarDate, Part
from arabic.dates.tags import Tag
from arabic.dates.words import LOCAL_ZONE, UNKNOWN_ZONE

_SAID = [field.name for field in fields(Part) if field.name not in ("first", "last", "which", "week", "half")]


def join_parts(parts: list[Part], tokens: Tokens) -> list[Part]:
    """Dates made of neighbouring parts, then ranges made of neighbouring dates.

    Args:
        parts: in order, without overlap.
        tokens: the text. Nothing is joined across the end of a line.
    """
    dates = _join(parts, tokens, _one_date)
    for index in range(len(dates) - 1, 0, -1):
        left, right = dates[index - 1 : index + 1]
        if tokens.tags[left.last : right.first] == Tag.AND:  # «3 مايو و5 يونيو 2021»
            shared = _sharing_year(left.gregorian, right.gregorian)
            dates[index - 1] = replace(left, gregorian=shared[0]) if shared else left
    return _join(dates, tokens, _one_range)


def _join(parts: list[Part], tokens: Tokens, join: Callable[[Part, Part, Tokens], Part | None]) -> list[Part]:
    joined: list[Part] = []
    for part in parts:
        whole = join(joined[-1], part, tokens) if joined else None
        if whole and not tokens.cross_lines(joined[-1].last - 1, part.first + 1):
            joined[-1] = whole
        else:
            joined.append(part)
    return joined


def _says(part: Part) -> set[str]:
    return {name for name in _SAID if getattr(part, name) not in (None, ())}


# Values of Clock.zone that do not tell the instant.
_NO_ZONES = (None, LOCAL_ZONE, UNKNOWN_ZONE)
# The parts of one date, and which of them stand before which: the day named before the day numbered.
_DAY_FIELDS = {"weekday", "days", "gregorian", "hijri", "clock"}
_BEFORE = {"weekday": {"gregorian", "hijri"}, "days": {"weekday", "gregorian", "hijri"}}


def _one_date(left: Part, right: Part, tokens: Tokens) -> Part | None:
    said, more = _says(left), _says(right)
    gap = tokens.tags[left.last : right.first]
    last = right.last
    if "(" in gap and ")" not in gap and tokens.tags[last : last + 1] == ")":
        last += 1
    if more == {"clock"} and left.clock and right.clock and right.clock.zone and AGAIN.fullmatch(gap):
        # «14:30 بالتوقيت المحلي (12:30 بتوقيت غرينتش)»: the same instant twice; the zone that is known counts
        return replace(left, last=last, clock=right.clock if left.clock.zone in _NO_ZONES else left.clock)
    if more == {"zone"} and left.clock and left.clock.zone is None and gap in ("", ","):
        return replace(left, last=last, clock=left.clock._replace(zone=right.zone))
    if not (said | more <= _DAY_FIELDS and not said & more and _whole(left) and _whole(right)):
        return None
    starts = more == {"clock"} and gap in (Tag.FROM, Tag.IN + Tag.FROM)  # «الأحد بداية من الساعة الثامنة»
    if not JOIN.fullmatch(gap) and not starts and not (said == {"clock"} and gap == Tag.FROM):
        return None
    turned = any(name in more and _BEFORE[name] & said for name in _BEFORE)
    # «17 ديسمبر، الجمعة» is one date, but «في 17 ديسمبر - الجمعة» and «17 ديسمبر اليوم» are not
    if turned and ("days" in more or not (gap in ("", ",", "(") or Tag.CORRESPONDING in gap)):
        return None
    return replace(
        left,
        last=last,
        half=left.half or right.half,
        which=left.which if left.which is not None else right.which,
        week=left.week if left.week is not None else right.week,
        **{name: getattr(right, name) for name in more},
    )


def _whole(part: Part) -> bool:
    """Whether the part can have a weekday or a time beside it: months and years cannot."""
    return all(reading.day is not None for reading in (*part.gregorian, *part.hijri))


def _one_range(left: Part, right: Part, tokens: Tokens) -> Part | None:
    gap = tokens.tags[left.last : right.first]
    lead = tokens.tags[left.first - 1 : left.first] if left.first else ""
    if not THROUGH.fullmatch(gap) or (gap == Tag.AND and lead != Tag.BETWEEN and not _two_days(left, right, tokens)):
        return None
    said, more = _says(left), _says(right)
    if "clock" in said | more or said not in ({"gregorian"}, {"hijri"}, {"weekday"}, {"days"}):
        return None
    if said != more and not (said == {"days"} and more == {"weekday"}):
        return None
    first = left.first - 1 if lead in (Tag.FROM, Tag.BETWEEN) and lead else left.first
    gregorian, hijri = _sharing_year(left.gregorian, right.gregorian), _sharing_year(left.hijri, right.hijri)
    if gregorian is None or hijri is None:
        return None
    end = replace(right, gregorian=gregorian[1], hijri=hijri[1])
    return replace(left, first=first, last=right.last, gregorian=gregorian[0], hijri=hijri[0], until=end)


def _two_days(left: Part, right: Part, tokens: Tokens) -> bool:
    """«يومي الأحد والاثنين»"""
    if left.weekday is None or right.weekday is None or (right.weekday - left.weekday) % 7 != 1:
        return False
    return tokens.tags[left.first] == Tag.DAY and tokens.values[left.first] == ("day", None)


_Readings = tuple[CalendarDate, ...]


def _sharing_year(starts: _Readings, ends: _Readings) -> tuple[_Readings, _Readings] | None:
    """Both ends with the year that «من 3 مايو إلى 5 يونيو 2021» says once; None if they cannot be one range."""
    if not starts:
        return starts, ends
    if len(starts) != 1 or len(ends) != 1 or (starts[0].day is None) != (ends[0].day is None):
        return None
    (start,), (end,) = starts, ends
    if start.month is None or end.month is None:
        return starts, ends
    wraps = start.month > end.month
    if start.year is None and end.year is not None:
        start = start._replace(year=end.year - wraps)
    elif end.year is None and start.year is not None:
        end = end._replace(year=start.year + wraps)
    return (start,), (end,)
