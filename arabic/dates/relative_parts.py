"""Readers of matches that name a day or an instant from where the writer stands: weekdays, «أمس», «قبل ساعتين», times.

Each takes a match of its pattern in :mod:`arabic.dates.grammar` and gives the part, or None if it is no date after all.
"""

import re

from arabic.dates.parts import Clock, Context, Part
from arabic.dates.tags import Tag


def weekday(match: re.Match[str], context: Context) -> Part | None:
    """«الجمعة», «مساء الأحد الماضي»"""
    week = _week(match, context)
    day = context.value(match, "weekday")
    if day == 0 and context.before(match.start("weekday")) == Tag.BETWEEN and match["pair"] is None:
        return None  # «بين الاثنين» is "between the two"
    which = context.optional(match, "which")
    last = match.end("day") if week is None else match.end("week")
    return Part(match.start(), last, weekday=day, which=which, week=week, half=context.half(match))


def _week(match: re.Match[str], context: Context) -> int | None:
    """-1, 0 or 1 for «من الأسبوع الماضي», «من هذا الأسبوع»; None if no week is said."""
    if not match["week"] or context.tokens.values[match.start("unit" if match["unit"] else "this")] != "week":
        return None
    return context.optional(match, "week_which") or 0


def night(match: re.Match[str], context: Context) -> Part | None:
    """«ليل الأحد الاثنين», the night between the two"""
    first, second = context.value(match, "first"), context.value(match, "second")
    if context.tokens.values[match.start("half")] != "night" or (second - first) % 7 != 1:
        return None
    return Part(*match.span(), weekday=first, half="night")


def bare_weekday(match: re.Match[str], context: Context) -> Part:
    """«جمعة, 17 ديسمبر»"""
    return Part(*match.span(), weekday=context.value(match, "weekday"))


def day_word(match: re.Match[str], context: Context) -> Part | None:
    """«اليوم», «مساء أمس», «أول من أمس», «بعد غد»"""
    days = _days(match, context)
    return None if days is None else Part(*match.span(), days=days, half=context.half(match))


def _days(match: re.Match[str], context: Context) -> int | None:
    if match["before"]:  # «أول أمس», but «أول اليوم» is nothing
        return -2 if context.value(match, "before") == -1 else None
    if match["after"]:
        return 2
    if match["tomorrow"]:
        return 1
    days = context.value(match, "day")
    before = context.before(match.start())
    if days == 0 and before in (Tag.MASTHEAD, Tag.THIS, Tag.EVERY):
        return None  # «المصري اليوم», «ذلك اليوم», «كل اليوم»
    if days == 0 and before == Tag.IN and match.start("day") == match.start():
        return None  # «في اليوم» is "a day" or "on the day that"
    following = context.optional(match, "next") or 0
    if match["next"] == Tag.ORDINAL:
        # «أمس الأول» is the day before yesterday, «اليوم الأول» the first day
        return -2 if days == -1 and following == 1 else None
    return days + following


def unit(match: re.Match[str], context: Context) -> Part:
    """«الشهر الماضي», «هذا العام»"""
    name: str = context.tokens.values[match.start("unit") if match["unit"] else match.start("this")]
    return Part(*match.span(), period=(name, context.optional(match, "which") or 0))


def ago(match: re.Match[str], context: Context) -> Part | None:
    """«قبل ثلاثة أيام», «منذ ساعتين», «قبل عام»"""
    name, count = context.tokens.values[match.start("unit")]
    if match["count"]:
        if count == 2:
            return None  # a dual takes no number
        start, end = match.span("count")
        count = sum(value for value in context.tokens.values[start:end] if isinstance(value, int))
    return Part(*match.span(), ago=(count, name)) if count else None


def clock(match: re.Match[str], context: Context) -> Part | None:
    """«15:45», «03:45 م بتوقيت القاهرة»"""
    hour, minute, second = context.tokens.values[match.start("clock")]
    return _at(match, context, Clock(hour, minute, second, None, digital=True, zone=None))


def four_digits(match: re.Match[str], context: Context) -> Part | None:
    """«الساعة 0915 بتوقيت غرينتش», as agencies write it"""
    hour, minute = divmod(context.optional(match, "clock") or 0, 100)
    if hour > 23 or minute > 59:
        return None
    zone = context.tokens.values[match.end() - 1]
    return Part(*match.span(), clock=Clock(hour, minute, 0, None, digital=True, zone=zone))


def hour(match: re.Match[str], context: Context) -> Part | None:
    """«الساعة 5 مساء», «السادسة والنصف مساء»"""
    if match["of"] and match["hour"] != Tag.HOUR:
        return None  # «5 من مساء الأحد» is none: «الخامسة من مساء الأحد»
    number = context.value(match, "hour")
    minutes = _minutes(match, context)
    if minutes is not None and minutes < 0:
        number, minutes = number - 1, minutes + 60
    if not 0 <= number <= 23 or (minutes or 0) > 59:
        return None
    return _at(match, context, Clock(number, minutes, 0, None, digital=False, zone=None))


def zone(match: re.Match[str], context: Context) -> Part:
    """«بتوقيت بيروت» apart from its time"""
    return Part(*match.span(), zone=context.tokens.values[match.end() - 1])


def _at(match: re.Match[str], context: Context, clock: Clock) -> Part:
    """`clock` with the part of the day and the zone that follow it."""
    half = context.tokens.values[match.start("half")] if match["half"] else None
    zone = context.tokens.values[match.end("zone") - 1] if match["zone"] else None
    return Part(*match.span(), clock=clock._replace(half=half, zone=zone))


def _minutes(match: re.Match[str], context: Context) -> int | None:
    """Minutes after the hour: 30 for «والنصف», -15 for «إلا الربع»; None if not said."""
    if not match["minutes"]:
        return None
    start, end = match.span("minutes")
    minutes: int = next(value for value in context.tokens.values[start:end] if isinstance(value, int))
    return -minutes if context.tokens.tags[start] == Tag.LESS else minutes
