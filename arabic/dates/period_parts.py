"""Readers of matches that name a stretch of time: quarters, decades, centuries, «الأيام الثلاثة الماضية».

Each takes a match of its pattern in :mod:`arabic.dates.grammar` and gives the part, or None if it is no date after all.
"""

import re
from dataclasses import replace
from typing import Final

from arabic.dates.parts import CalendarDate, Context, Part
from arabic.dates.tags import Tag

_MONTHS_OF_YEAR: Final = 12
# «القرن الماضي» is the twentieth in all news that is written now.
_CENTURIES: Final = {-1: 20, 0: 21}
# A lower one may be meant by the Hijri calendar, unless it is called Gregorian.
_LEAST_CENTURY: Final = 15
# «في الثلاثينيات» without its century is of the last; «العشرينيات» may be of this one.
_LAST_CENTURY: Final = 1900
_CLEAR_DECADES: Final = range(30, 100, 10)
_EDGES: Final = ("edge", "during")


def part_of_year(match: re.Match[str], context: Context) -> Part | None:
    """«الربع الثالث من عام 2023», «النصف الثاني من العام الجاري», «النصف الأول من مايو»"""
    # النصف is 30 as minutes of an hour, so 6 as months of a year; الربع 15 and 3
    share: int = context.tokens.values[match.start()]
    parts = 60 // share
    nth = parts if match["nth"] == Tag.LAST else context.value(match, "nth")
    if not 1 <= nth <= parts:
        return None
    if match["month"]:
        return _half_of_month(match, context, nth) if parts == 2 else None
    date = _year(match, context)
    length = _MONTHS_OF_YEAR // parts
    return date and _months(match, date, (nth - 1) * length + 1, nth * length)


def first_months(match: re.Match[str], context: Context) -> Part | None:
    """«الأشهر التسعة الأولى من 2023», «التسعة أشهر الأولى من العام»"""
    units, counted = ("units", "count") if match["units"] else ("after", "before")
    name, _ = context.tokens.values[match.start(units)]
    count = _count(match, context, counted)
    date = _year(match, context)
    if name != "month" or date is None or not 1 < count < _MONTHS_OF_YEAR:
        return None
    return _months(match, date, 1, count)


def stretch(match: re.Match[str], context: Context) -> Part | None:
    """«الأيام الثلاثة الماضية», «الـ48 ساعة الماضية», «العامين المقبلين»"""
    name, count = context.tokens.values[match.start("units") if match["units"] else match.start("after")]
    said = _count(match, context, "count" if match["units"] else "before")
    count = said or count
    which = -1 if match["which"] == Tag.LAST else context.value(match, "which")
    if count is None or abs(which) != 1:
        return None
    return Part(*match.span(), stretch=(which * count, name))


def edge(match: re.Match[str], context: Context) -> Part | None:
    """«مطلع الأسبوع», «نهاية العام»"""
    if context.tokens.values[match.start()] != "edge":
        return None
    return Part(*match.span(), period=(context.tokens.values[match.start("unit")], 0))


def century(match: re.Match[str], context: Context) -> Part | None:
    """«القرن الماضي», «القرن التاسع عشر», «ثمانينيات القرن الماضي»"""
    start, end = match.span("nth")
    if match["nth"] == Tag.WHICH:
        number = _CENTURIES.get(context.tokens.values[start], 0)
    else:
        number = sum(value for value in context.tokens.values[start:end] if isinstance(value, int))
        if number < _LEAST_CENTURY and match["era"] != Tag.GREGORIAN_ERA:
            return None
    if not 1 <= number <= 21 or match["era"] == Tag.HIJRI_ERA:
        return None
    if match["decade"]:
        return _decade(match, (number - 1) * 100 + context.value(match, "decade"))
    return _years(match, (number - 1) * 100 + 1, number * 100)


def decade(match: re.Match[str], context: Context) -> Part | None:
    """«منذ الثمانينيات», «أواخر الستينيات»; «رجل في الستينيات» is a man's age"""
    lead = match.start("lead")
    since = match["lead"] == Tag.SINCE
    number = context.value(match, "decade")
    if number not in _CLEAR_DECADES or not (since or context.tokens.values[lead] in _EDGES):
        return None
    part = _decade(match, _LAST_CENTURY + number)
    return replace(part, first=match.start("decade"))


def _count(match: re.Match[str], context: Context, group: str) -> int:
    """The sum of a count's words; 0 if it is not said."""
    if not match[group]:
        return 0
    start, end = match.span(group)
    return sum(value for value in context.tokens.values[start:end] if isinstance(value, int))


def _year(match: re.Match[str], context: Context) -> CalendarDate | None:
    """The year that a part of it is of."""
    if match["year"]:
        return CalendarDate(context.value(match, "year")) if match["era"] != Tag.HIJRI_ERA else None
    if match["unit"] and context.tokens.values[match.start("unit")] != "year":
        return None
    return CalendarDate(year_shift=context.optional(match, "which") or 0)


def _months(match: re.Match[str], year: CalendarDate, first: int, last: int) -> Part:
    end = Part(*match.span(), gregorian=(year._replace(month=last),))
    return Part(*match.span(), gregorian=(year._replace(month=first),), until=end)


def _half_of_month(match: re.Match[str], context: Context, nth: int) -> Part:
    year = context.optional(match, "month_year")
    month = CalendarDate(year, context.value(match, "month"), which=context.optional(match, "month_which"))
    start = month._replace(day=1 if nth == 1 else 16)
    end = month._replace(day=15) if nth == 1 else month
    return Part(*match.span(), gregorian=(start,), until=Part(*match.span(), gregorian=(end,)))


def _decade(match: re.Match[str], first: int) -> Part:
    return _years(match, first, first + 9)


def _years(match: re.Match[str], first: int, last: int) -> Part:
    end = Part(*match.span(), gregorian=(CalendarDate(last),))
    return Part(*match.span(), gregorian=(CalendarDate(first),), until=end)
