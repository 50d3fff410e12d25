"""Readers of matches that name days, months and years of a calendar.

Each takes a match of its pattern in :mod:`arabic.dates.grammar` and gives the part, or None if it is no date after all.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from arabic.dates.lexer import NumericDate
from arabic.dates.parts import CalendarDate, Context, Part
from arabic.dates.tags import Tag
from arabic.normalise import fold

_HIJRI_YEARS: Final = range(1300, 1501)
# A two-digit year is of this century: news of the last century writes all four.
_CENTURY: Final = 2000
# How far apart the ends of a range of years may lie before they are more likely other numbers.
_LONGEST_YEARS: Final = 100
# A number of other years is as likely to count something.
_YEARS_OF_NEWS: Final = range(1900, 2100)
# After these tags, or at the end, nothing is counted.
_ENDS: Final = ("", *",.!)|")
# Small words that end like what is counted.
_COUNTS_NOTHING: Final = frozenset(
    map(
        fold,
        "ما إذا هذا هذه كما ولا لا عندما بينما وهذا بعدما فيما مما إلا وما أيضا كثيرا قليلا تقريبا "
        "مثلا رسميا نهائيا مجددا".split(),
    )
)
_HIJRI_MONTHS: Final = Tag.HIJRI_MONTH + Tag.HIJRI_OR_WORD
_MONTHS: Final = Tag.MONTH + Tag.MONTH_OR_WORD + Tag.RARELY_MONTH + _HIJRI_MONTHS
# What must stand before a month's name alone to make it a month: less for names that are nothing else.
_LEADS: Final = {
    Tag.MONTH: Tag.IN + Tag.SINCE + Tag.BEFORE + Tag.AFTER + Tag.TO + Tag.FROM + Tag.BETWEEN,
    Tag.MONTH_OR_WORD: Tag.IN + Tag.SINCE + Tag.BEFORE + Tag.TO,
    Tag.RARELY_MONTH: "",
}


def day_month(match: re.Match[str], context: Context) -> Part | None:
    """«17 ديسمبر 2021», «السابع عشر من ديسمبر الماضي», «15 رمضان 1445هـ»"""
    day, month = _day(match, context), _month(match, context)
    if month is None or not 1 <= day <= 31:
        return None
    number, tags = month
    date = _with_tail(CalendarDate(month=number, day=day), match, context)
    # «الأسبوع الأول من نوفمبر» is no first of November
    if match["day"][0] == Tag.ORDINAL and context.before(match.start()) == Tag.THE_UNIT:
        return None
    spelt = match["of"] or Tag.MONTH_WORD in match.group()
    if not date.placed:
        # «ثورة 25 يناير», «مدينة السادس من أكتوبر»: a name
        if context.before(match.start()) == Tag.NAMESAKE:
            return None
        # «5 رمضان» may be five goals of a man of that name
        if Tag.HIJRI_OR_WORD in tags and not spelt:
            return None
        # «الأول ديسمبر»: the first of something, and then December
        if match["day"][0] == Tag.ORDINAL and not spelt:
            return None
    part = _in_calendar(match, date, tags)
    return part and replace(part, half=context.half(match))


def month_day_year(match: re.Match[str], context: Context) -> Part | None:
    """«ديسمبر 17, 2021», as weblogs write it."""
    month = _month(match, context)
    if month is None:
        return None
    number, tags = month
    return _in_calendar(match, CalendarDate(context.value(match, "year"), number, context.value(match, "day")), tags)


def month_alone(match: re.Match[str], context: Context) -> Part | None:
    """«ديسمبر 2021», «مارس الماضي», «في يناير»"""
    month = _month(match, context)
    if month is None:
        return None
    number, tags = month
    date = _with_tail(CalendarDate(month=number), match, context)
    before = context.before(match.start())
    if before in (Tag.BRAND, Tag.NUMBER):
        return None  # «سيارة نيسان 2018»; «ثورة 25 يناير», which is no date, is not January either
    if match.group()[0] != Tag.MONTH_WORD:
        if tags in (Tag.RARELY_MONTH, Tag.HIJRI_OR_WORD) and before != Tag.IN:
            return None  # «تيريزا ماي 2018»
        if not date.placed and len(tags) == 1 and not (before and before in _LEADS.get(Tag(tags), "")):
            return None
    if not date.placed and tags[0] in _HIJRI_MONTHS:
        return None  # «شهر رمضان» may be any year's
    return _in_calendar(match, date, tags)


def months(match: re.Match[str], context: Context) -> Part | None:
    """«من يناير إلى مارس 2021»"""
    tags = match["first"] + match["last"]
    first, last, year = (context.value(match, group) for group in ("first", "last", "year"))
    start = _in_calendar(match, CalendarDate(year if first < last else year - 1, first), tags)
    return _through(start, _in_calendar(match, CalendarDate(year, last), tags))


def day_of_this_month(match: re.Match[str], context: Context) -> Part | None:
    """«17 من الشهر الجاري»"""
    if context.tokens.values[match.start("unit")] != "month":
        return None
    date = CalendarDate(day=_day(match, context), which=context.value(match, "which"))
    return Part(*match.span(), gregorian=(date,))


def days(match: re.Match[str], context: Context) -> Part | None:
    """«من 3 إلى 5 مايو», «3-5 مايو», «بين 3 و5 مايو»"""
    if match["joined"]:
        first, last = context.tokens.values[match.start("joined")]
    else:
        first, last = context.value(match, "first"), context.value(match, "last")
        if match["by"] == Tag.AND and match["lead"] != Tag.BETWEEN and last != first + 1:
            return None  # «3 و15 مايو» are two days; the second is found by itself
    month = _month(match, context)
    if month is None or not 1 <= first < last <= 31:
        return None
    number, tags = month
    date = _with_tail(CalendarDate(month=number), match, context)
    if tags[0] in _HIJRI_MONTHS and not date.placed:
        return None
    start, end = (_in_calendar(match, date._replace(day=day), tags) for day in (first, last))
    return _through(start, end)


def numeric(match: re.Match[str], context: Context) -> Part | None:
    """«17/12/2021», «2021-12-17», «17 / 12 / 2021», «13/05/1443هـ»"""
    index = match.start()
    if context.before(index) == Tag.NUMBERED:
        return None  # «قرار رقم 12/5/2021»
    if match["spaced"]:
        first, second, third = context.tokens.values[index : index + 5 : 2]
        numbers = NumericDate(first, second, third, short_year=False)
    else:
        numbers = context.tokens.values[index]
        if numbers.short_year and not (context.lenient or _follows_day(context, index)):
            return None
    readings = tuple(_readings(numbers, context.day_first))
    if not readings:
        return None
    if match["era"] == Tag.HIJRI_ERA or readings[0].year in _HIJRI_YEARS:
        return Part(*match.span(), hijri=readings) if readings[0].year in _HIJRI_YEARS else None
    return Part(*match.span(), gregorian=readings)


def short(match: re.Match[str], context: Context) -> Part | None:
    """«17/12» after a weekday or «يوم»"""
    first, second = context.tokens.values[match.start()]
    readings = _readings(NumericDate(first, second, _CENTURY, short_year=False), context.day_first)
    yearless = tuple(reading._replace(year=None) for reading in readings)
    return Part(*match.span(), gregorian=yearless) if yearless else None


def iso(match: re.Match[str], context: Context) -> Part:
    """«2021-12-17T15:45:00Z»"""
    return Part(*match.span(), instant=context.tokens.values[match.start()])


def years(match: re.Match[str], context: Context) -> Part | None:
    """«بين عامي 2015 و2019», «2015-2019»"""
    if match["joined"]:
        index = match.start("joined")
        first, last = context.tokens.values[index]
        start, end = context.tokens.spans[index]
        if not match["lead"] and end - start < len("2021-2022"):
            return None  # «2021-22» alone may be any number
    else:
        first, last = context.value(match, "first"), context.value(match, "last")
        if not match["lead"] or (match["by"] == Tag.AND and Tag.BETWEEN not in match["lead"] and last != first + 1):
            return None
    if not first < last <= first + _LONGEST_YEARS:
        return None
    return _through(_year_in_calendar(match, first), _year_in_calendar(match, last))


def year(match: re.Match[str], context: Context) -> Part | None:
    """«عام 2021», «منذ 2011», «سنة 1440 هـ»"""
    if match["bare"] and not _is_year(match, context):
        return None
    return _year_in_calendar(match, context.value(match, "year" if match["year"] else "bare"))


def _is_year(match: re.Match[str], context: Context) -> bool:
    """Whether a number after «في» or «حرب» is a year: «في 2019 أعلن», but «في 2000 مدرسة», «في 1980 متجرا»."""
    number = context.value(match, "bare")
    following = context.tokens.tags[match.end() : match.end() + 1]
    if context.before(match.start("bare")) == Tag.NAMESAKE:
        return bool(context.tokens.values[match.start("bare") - 1] == "event")
    if match["era"] or following in _ENDS:
        return True
    word = context.tokens.words.words[context.tokens.word(match.end())]
    counted = word.endswith(("ا", "ه")) and not word.startswith("ال") and word not in _COUNTS_NOTHING
    return number in _YEARS_OF_NEWS and number % 100 != 0 and following != Tag.COUNTED and not counted


def _year_in_calendar(match: re.Match[str], year: int) -> Part | None:
    hijri = match["era"] == Tag.HIJRI_ERA
    if year in _HIJRI_YEARS and not match["era"]:
        return None  # of which calendar is not said
    return _in_calendar(match, CalendarDate(year), Tag.HIJRI_MONTH if hijri else Tag.MONTH)


def _day(match: re.Match[str], context: Context) -> int:
    """Day of the month: a number, or the sum of an ordinal's words."""
    start, end = match.span("day")
    values = context.tokens.values[start:end]
    return sum(value for value in values if isinstance(value, int))


def _month(match: re.Match[str], context: Context) -> tuple[int, str] | None:
    """The month and the tags of its names; None if two names are not of one month."""
    start, end = match.span("months")
    named = [index for index in range(start, end) if context.tokens.tags[index] in _MONTHS]
    numbers = {context.tokens.values[index] for index in named}
    return (numbers.pop(), "".join(context.tokens.tags[index] for index in named)) if len(numbers) == 1 else None


def _with_tail(date: CalendarDate, match: re.Match[str], context: Context) -> CalendarDate:
    """`date` with what stands after the month: a year, «الماضي», «من العام الماضي»."""
    shift = 0 if match["this_year"] else context.optional(match, "which_year")
    if match["unit"] and context.tokens.values[match.start("unit")] != "year":
        shift = None  # «13 أبريل من الشهر المقبل» says it twice
    return date._replace(year=context.optional(match, "year"), which=context.optional(match, "which"), year_shift=shift)


def _in_calendar(match: re.Match[str], date: CalendarDate, tags: str) -> Part | None:
    """A part in the calendar of the months tagged `tags`; None unless names, year and era are of one calendar."""
    hijri = {tag in _HIJRI_MONTHS for tag in tags}
    era = match["era"]
    if hijri == {False} and era != Tag.HIJRI_ERA:
        return Part(*match.span(), gregorian=(date,))
    if hijri == {True} and era in (None, Tag.HIJRI_ERA) and (date.year is None or date.year in _HIJRI_YEARS):
        return Part(*match.span(), hijri=(date,))
    return None


def _through(start: Part | None, end: Part | None) -> Part | None:
    if start is None or end is None:
        return None
    return Part(start.first, end.last, gregorian=start.gregorian, hijri=start.hijri, until=end)


def _follows_day(context: Context, index: int) -> bool:
    """Whether «يوم» or a weekday stands before the token."""
    before = context.tokens.tags[max(0, index - 2) : index].rstrip(",")
    return before.endswith((Tag.DAY, Tag.WEEKDAY))


def _readings(numbers: NumericDate, day_first: bool | None) -> Iterator[CalendarDate]:
    """All dates that three numbers can mean, likeliest first: year first if it is, else day first, as Arabic writes."""
    first, second, third, short_year = numbers
    if first > 99:
        # year-day-month is written nowhere: only where nothing else is possible
        orders = [(first, second, third) if second <= 12 else (first, third, second)]
    else:
        year = third + _CENTURY if short_year else third
        orders = [(year, second, first), (year, first, second)]
        if day_first is False:
            orders.reverse()
        if day_first is not None and orders[0][1] <= 12:
            del orders[1]
        if short_year:
            orders.append((first + _CENTURY, second, third))
    for year, month, day in dict.fromkeys(orders):
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield CalendarDate(year, month, day)
