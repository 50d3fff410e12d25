"""Matches of the grammar to parts of a date: numbers and names, not yet placed in time."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from arabic.dates import grammar
from arabic.dates.lexer import NumericDate, Tokens
from arabic.dates.tags import Tag


class CalendarDate(NamedTuple):
    """A date of one calendar, with None for what is not said.

    `which` is -1, 0 or 1 for «الماضي», «الجاري», «المقبل»; `year_shift` the same for «من العام الماضي».
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    which: int | None = None
    year_shift: int | None = None


class Clock(NamedTuple):
    """A time of day; `hour` is None where morning or evening is not said, `zone` is None or a value of tag PLACE.

    `minute` is None where only the hour is said. `alone` says that the words are a time even without a date beside them.
    """

    hour: int | None
    minute: int | None
    zone: str | None
    alone: bool


@dataclass(frozen=True, slots=True)
class Part:
    """What the tokens from `first` up to, not including, `last` say. Fields that they do not speak of are None or empty.

    Attributes:
        weekday: Monday = 0.
        which: of the weekday: -1, 0, 1 for «الماضي», «الحالي», «المقبل».
        named_day: the weekday has «يوم» or a part of the day before it.
        days: from the reference's day.
        gregorian, hijri: readings, likeliest first.
        instant: an ISO 8601 instant.
        clock: time of day.
        ago: count and unit before the reference.
        period: unit and shift: («month», -1) is last month.
        until: the range's last part.
    """

    first: int
    last: int
    weekday: int | None = None
    which: int | None = None
    named_day: bool = False
    days: int | None = None
    gregorian: tuple[CalendarDate, ...] = ()
    hijri: tuple[CalendarDate, ...] = ()
    instant: datetime | None = None
    clock: Clock | None = None
    ago: tuple[int, str] | None = None
    period: tuple[str, int] | None = None
    until: "Part | None" = None


@dataclass(frozen=True, slots=True)
class Context:
    """What the readers may look at beside the match."""

    tokens: Tokens
    day_first: bool | None
    lenient: bool  # the whole text is a date line

    def value(self, match: re.Match[str], group: str) -> int:
        """The number that the group's first token stands for."""
        number: int = self.tokens.values[match.start(group)]
        return number

    def before(self, index: int) -> str:
        """The tag before the token `index`, or an empty string."""
        return self.tokens.tags[index - 1 : index] if index else ""


_HIJRI_YEARS: Final = range(1300, 1501)
# A two-digit year is of this century: news of the last century writes all four.
_CENTURY: Final = 2000
# How far apart the ends of a range of years may lie before they are more likely other numbers.
_LONGEST_YEARS: Final = 100


def _day(context: Context, match: re.Match[str]) -> int:
    """Day of the month, as a number or as the sum of the ordinal's words."""
    start, end = match.span("day")
    words = {Tag.TEEN: 10}
    total = 0
    for index in range(start, end):
        value = context.tokens.values[index]
        total += value if isinstance(value, int) else words.get(Tag(context.tokens.tags[index]), 0)
    return total


def _month(context: Context, match: re.Match[str]) -> tuple[int, str] | None:
    """The month and its tags; None for two names that are not of one month."""
    start, end = match.span("months")
    named = [
        (context.tokens.values[index], context.tokens.tags[index])
        for index in range(start, end)
        if context.tokens.tags[index] in "MmvHh"
    ]
    numbers = {value for value, _ in named}
    tags = "".join(tag for _, tag in named)
    if len(numbers) != 1 or len({tag in "Hh" for tag in tags}) != 1:
        return None
    return numbers.pop(), tags


def _tail(context: Context, match: re.Match[str]) -> tuple[int | None, int | None, int | None]:
    """Year, which and year's shift after a month's name."""
    year = context.value(match, "year") if match["year"] else None
    which = context.value(match, "which") if match["which"] else None
    shift = context.value(match, "which_year") if match["which_year"] else 0 if match["this_year"] else None
    return year, which, shift


def _in_calendar(match: re.Match[str], day: CalendarDate, hijri: bool) -> Part | None:
    """A part of one calendar, if its year and era belong to it."""
    era = match["era"]
    if hijri:
        if (day.year is not None and day.year not in _HIJRI_YEARS) or (era and era != Tag.HIJRI_ERA):
            return None
        return Part(*match.span(), hijri=(day,))
    return None if era == Tag.HIJRI_ERA else Part(*match.span(), gregorian=(day,))


def _day_month(match: re.Match[str], context: Context) -> Part | None:
    day = _day(context, match)
    month = _month(context, match)
    if month is None or not 1 <= day <= 31:
        return None
    number, tags = month
    year, which, shift = _tail(context, match)
    placed = year is not None or which is not None or shift is not None
    spelt = match["of"] or Tag.MONTH_WORD in match.group()
    if not placed:
        # «ثورة 25 يناير», «مدينة السادس من أكتوبر»: a name
        if context.before(match.start()) == Tag.NAMESAKE:
            return None
        # «5 رمضان» may be five goals of a man of that name
        if Tag.HIJRI_OR_WORD in tags and not spelt:
            return None
    if match["day"][0] == Tag.ORDINAL and not (spelt or placed):
        return None
    return _in_calendar(match, CalendarDate(year, number, day, which, shift), tags[0] in "Hh")


def _month_day_year(match: re.Match[str], context: Context) -> Part | None:
    month = _month(context, match)
    if month is None:
        return None
    day = CalendarDate(context.value(match, "year"), month[0], context.value(match, "day"))
    return _in_calendar(match, day, month[1][0] in "Hh")


# What may stand before a month's name to make it a month, for unmistakable names and for those that are words as well.
_LEADS: Final = {Tag.MONTH: "isBTfab&", Tag.MONTH_OR_WORD: "isBT", Tag.RARELY_MONTH: ""}


def _month_alone(match: re.Match[str], context: Context) -> Part | None:
    month = _month(context, match)
    if month is None:
        return None
    number, tags = month
    year, which, shift = _tail(context, match)
    placed = year is not None or which is not None or shift is not None
    hijri = tags[0] in "Hh"
    led = match.group()[0] == Tag.MONTH_WORD
    before = context.before(match.start())
    if hijri and not placed:
        return None  # «رمضان» may be any year's
    if tags in (Tag.RARELY_MONTH, Tag.HIJRI_OR_WORD) and not (led or before == Tag.IN):
        return None  # «تيريزا ماي 2018»
    if not placed and len(tags) == 1 and not led and (not before or before not in _LEADS[Tag(tags)]):
        return None
    return _in_calendar(match, CalendarDate(year, number, None, which, shift), hijri)


def _months(match: re.Match[str], context: Context) -> Part | None:
    first, last = context.value(match, "first"), context.value(match, "last")
    hijri = {context.tokens.tags[match.start(group)] in "Hh" for group in ("first", "last")}
    if len(hijri) != 1 or first == last:
        return None
    year = context.value(match, "year")
    end = _in_calendar(match, CalendarDate(year, last), hijri == {True})
    start = _in_calendar(match, CalendarDate(year if first < last else year - 1, first), hijri == {True})
    return _through(start, end)


def _through(start: Part | None, end: Part | None) -> Part | None:
    if start is None or end is None:
        return None
    return Part(start.first, end.last, gregorian=start.gregorian, hijri=start.hijri, until=end)


def _day_of_this_month(match: re.Match[str], context: Context) -> Part | None:
    unit = context.tokens.values[match.end() - 2]
    if unit != "month":
        return None
    day = CalendarDate(day=context.value(match, "day"), which=context.value(match, "which"))
    return Part(*match.span(), gregorian=(day,))


def _days(match: re.Match[str], context: Context) -> Part | None:
    if match["joined"]:
        first, last = context.tokens.values[match.start("joined")]
    else:
        first, last = context.value(match, "first"), context.value(match, "last")
        if Tag.AND in match.group() and match["lead"] != Tag.BETWEEN and last != first + 1:
            return None  # «3 و15 مايو» are two days; the second is found by itself
    month = _month(context, match)
    if month is None or not 1 <= first < last <= 31:
        return None
    year, which, shift = _tail(context, match)
    hijri = month[1][0] in "Hh"
    if hijri and year is None:
        return None
    start, end = (_in_calendar(match, CalendarDate(year, month[0], day, which, shift), hijri) for day in (first, last))
    return _through(start, end)


def _numeric(match: re.Match[str], context: Context) -> Part | None:
    if match["spaced"]:
        index = match.start()
        first, second, third = (context.tokens.values[index + step] for step in (0, 2, 4))
        numbers = NumericDate(first, second, third, short_year=False)
    else:
        numbers = context.tokens.values[match.start()]
    if numbers.short_year and not (context.lenient or _told_day(context, match.start())):
        return None
    readings = tuple(_readings(numbers, context.day_first))
    year = readings[0].year if readings else 0
    hijri = match["era"] == Tag.HIJRI_ERA or year in _HIJRI_YEARS
    if hijri:
        return Part(*match.span(), hijri=readings) if year in _HIJRI_YEARS else None
    return Part(*match.span(), gregorian=readings) if readings else None


def _told_day(context: Context, index: int) -> bool:
    """Whether «يوم» or a weekday stands before the token."""
    before = context.tokens.tags[max(0, index - 2) : index].rstrip(",")
    return before.endswith((Tag.DAY, Tag.WEEKDAY))


def _readings(numbers: NumericDate, day_first: bool | None) -> Iterator[CalendarDate]:
    """All dates that three numbers can mean, likeliest first: year first if it is, else day first as Arabic writes."""
    first, second, third, short_year = numbers
    if first > 99:
        orders = [(first, second, third), (first, third, second)]
        # year-day-month is written nowhere: only a reading where nothing else is possible
        orders = orders[:1] if second <= 12 else orders[1:]
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


def _short(match: re.Match[str], context: Context) -> Part | None:
    first, second = context.tokens.values[match.start()]
    readings = _readings(NumericDate(first, second, _CENTURY, short_year=False), context.day_first)
    yearless = tuple(reading._replace(year=None) for reading in readings)
    return Part(*match.span(), gregorian=yearless) if yearless else None


def _iso(match: re.Match[str], context: Context) -> Part:
    return Part(*match.span(), instant=context.tokens.values[match.start()])


def _years(match: re.Match[str], context: Context) -> Part | None:
    lead = match["lead"]
    if match["joined"]:
        first, last = context.tokens.values[match.start("joined")]
    else:
        first, last = context.value(match, "first"), context.value(match, "last")
        if not lead or (match["by"] == Tag.AND and Tag.BETWEEN not in lead and last != first + 1):
            return None
    hijri = match["era"] == Tag.HIJRI_ERA
    if not first < last <= first + _LONGEST_YEARS or (hijri and last not in _HIJRI_YEARS):
        return None
    if not hijri and first in _HIJRI_YEARS:
        return None  # of which calendar is not said
    start, end = (_in_calendar(match, CalendarDate(year), hijri) for year in (first, last))
    return _through(start, end)


def _year(match: re.Match[str], context: Context) -> Part | None:
    year = context.value(match, "year" if match["year"] else "bare")
    hijri = match["era"] == Tag.HIJRI_ERA
    if not hijri and not match["era"] and year in _HIJRI_YEARS:
        return None  # of which calendar is not said
    return _in_calendar(match, CalendarDate(year), hijri)


def _weekday(match: re.Match[str], context: Context) -> Part | None:
    if match["week"]:
        return None  # «الأحد من الأسبوع الماضي»: the week begins on another day in each country
    return Part(
        *match.span(),
        weekday=context.value(match, "weekday"),
        which=context.value(match, "which") if match["which"] else None,
        named_day=match.start("weekday") > match.start(),
    )


def _bare_weekday(match: re.Match[str], context: Context) -> Part:
    return Part(*match.span(), weekday=context.value(match, "weekday"))


def _day_word(match: re.Match[str], context: Context) -> Part | None:
    if match["first"]:
        if context.value(match, "before") != -1:
            return None
        return Part(*match.span(), days=-2)
    if match["after"]:
        return Part(*match.span(), days=2)
    if match["tomorrow"]:
        return Part(*match.span(), days=1)
    days = context.value(match, "day")
    if days == 0 and match.start("day") == match.start() and context.before(match.start()) == Tag.IN:
        return None  # «في اليوم» is "a day" or "on the day that"
    if match["next"] == Tag.ORDINAL:
        # «أمس الأول» is the day before yesterday, «اليوم الأول» the first day
        return Part(*match.span(), days=-2) if days == -1 and context.value(match, "next") == 1 else None
    shift = context.value(match, "next") if match["next"] else 0
    return Part(*match.span(), days=days + shift)


def _unit(match: re.Match[str], context: Context) -> Part:
    unit = context.tokens.values[match.start("unit") if match["unit"] else match.start("this")]
    return Part(*match.span(), period=(str(unit), context.value(match, "which") if match["which"] else 0))


def _ago(match: re.Match[str], context: Context) -> Part | None:
    unit, count = context.tokens.values[match.start("unit")]
    if match["count"]:
        if count == 2:
            return None
        start, end = match.span("count")
        count = 10 if Tag.TEEN in match["count"] else 0
        count += sum(value for value in context.tokens.values[start:end] if isinstance(value, int))
    return Part(*match.span(), ago=(count, unit)) if count else None


def _time(match: re.Match[str], context: Context) -> Part | None:
    groups = {name.rstrip("23"): name for name, value in match.groupdict().items() if value}
    half = context.tokens.values[match.start(groups["half"])] if "half" in groups else None
    zone = context.tokens.values[match.end(groups["zone"]) - 1] if "zone" in groups else None
    alone = "zone" in groups or "oclock" in groups
    if "clock" in groups:
        hour, minute = context.tokens.values[match.start("clock")]
        return Part(*match.span(), clock=Clock(_hour(hour, half) if half else hour, minute, zone, alone))
    hour = context.value(match, groups["hour"])
    if hour > 23 or ("oclock" not in groups and not 1 <= hour <= 12):
        return None
    told = _hour(hour, half) if half or hour > 12 else None
    minute = _minutes(context, match, groups.get("minutes"))
    if told is not None and minute is not None and minute < 0:
        told, minute = (told - 1) % 24, minute + 60
    return Part(*match.span(), clock=Clock(told, minute, zone, alone))


def _hour(hour: int, half: object) -> int:
    """Hour of 24 from the hour of 12 and the part of the day. «12 مساء» is noon as in CLDR, where م is pm."""
    if hour > 12:
        return hour
    hour %= 12
    if half == "evening" or (half == "afternoon" and hour < 10) or (half == "night" and hour >= 6):
        return hour + 12
    return hour


def _minutes(context: Context, match: re.Match[str], group: str | None) -> int | None:
    if group is None:
        return None
    start, end = match.span(group)
    minutes = next(value for value in context.tokens.values[start:end] if isinstance(value, int))
    return -minutes if context.tokens.tags[start] == Tag.LESS else minutes


_Reader = Callable[[re.Match[str], Context], Part | None]
_READERS: Final[tuple[tuple[re.Pattern[str], _Reader], ...]] = (
    (grammar.ISO, _iso),
    (grammar.NUMERIC, _numeric),
    (grammar.SHORT, _short),
    (grammar.DAYS, _days),
    (grammar.DAY_MONTH, _day_month),
    (grammar.MONTH_DAY_YEAR, _month_day_year),
    (grammar.MONTHS, _months),
    (grammar.MONTH, _month_alone),
    (grammar.DAY_OF_THIS_MONTH, _day_of_this_month),
    (grammar.YEARS, _years),
    (grammar.YEAR, _year),
    (grammar.WEEKDAY, _weekday),
    (grammar.BARE_WEEKDAY, _bare_weekday),
    (grammar.DAY_WORD, _day_word),
    (grammar.UNIT, _unit),
    (grammar.AGO, _ago),
    (grammar.TIME, _time),
)


def read_parts(context: Context) -> list[Part]:
    """All parts in the text, in order and without overlap: of two that overlap the earlier, then the longer, stays."""
    found = [
        part
        for pattern, read in _READERS
        for match in pattern.finditer(context.tokens.tags)
        if (part := read(match, context)) is not None and not context.tokens.cross_lines(part.first, part.last)
    ]
    found.sort(key=lambda part: (part.first, -part.last))
    parts: list[Part] = []
    for part in found:
        if not parts or part.first >= parts[-1].last:
            parts.append(part)
    return parts
