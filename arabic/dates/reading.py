"""All parts of dates in a text: every pattern of the grammar with its reader."""

import re
from collections.abc import Callable
from typing import Final

from arabic.dates import calendar_parts, grammar, period_parts, relative_parts
from arabic.dates.parts import Context, Part

_Reader = Callable[[re.Match[str], Context], Part | None]
# The last are the tags of which each match has one: without them no text needs to be searched.
_READERS: Final[tuple[tuple[re.Pattern[str], _Reader, str], ...]] = (
    (grammar.ISO, calendar_parts.iso, "I"),
    (grammar.NUMERIC, calendar_parts.numeric, "Qy"),
    (grammar.SHORT, calendar_parts.short, "q"),
    (grammar.DAYS, calendar_parts.days, "MmvHh"),
    (grammar.DAY_MONTH, calendar_parts.day_month, "MmvHh"),
    (grammar.MONTH_DAY_YEAR, calendar_parts.month_day_year, "y"),
    (grammar.MONTHS, calendar_parts.months, "y"),
    (grammar.MONTH, calendar_parts.month_alone, "MmvHh"),
    (grammar.DAY_OF_THIS_MONTH, calendar_parts.day_of_this_month, "U"),
    (grammar.YEARS, calendar_parts.years, "yR"),
    (grammar.YEAR, calendar_parts.year, "y"),
    (grammar.PART_OF_YEAR, period_parts.part_of_year, "F"),
    (grammar.FIRST_MONTHS, period_parts.first_months, "`"),
    (grammar.STRETCH, period_parts.stretch, "@u"),
    (grammar.EDGE, period_parts.edge, "U"),
    (grammar.CENTURY, period_parts.century, "{"),
    (grammar.DECADE, period_parts.decade, "}"),
    (grammar.NIGHT, relative_parts.night, "P"),
    (grammar.WEEKDAY, relative_parts.weekday, "W"),
    (grammar.BARE_WEEKDAY, relative_parts.bare_weekday, "w"),
    (grammar.DAY_WORD, relative_parts.day_word, "Dg"),
    (grammar.UNIT, relative_parts.unit, "U"),
    (grammar.AGO, relative_parts.ago, "BS"),
    (grammar.CLOCK, relative_parts.clock, "K'"),
    (grammar.FOUR_DIGITS, relative_parts.four_digits, "C"),
    (grammar.OCLOCK, relative_parts.hour, "C"),
    (grammar.HOUR, relative_parts.hour, "P"),
    (grammar.ZONE, relative_parts.zone, "Z"),
)


def read_parts(context: Context) -> list[Part]:
    """All parts, in order and without overlap or line end inside: of two that overlap the earlier, then the longer."""
    tags = set(context.tokens.tags)
    found = [
        part
        for pattern, read, needed in _READERS
        if not tags.isdisjoint(needed)
        for match in pattern.finditer(context.tokens.tags)
        if (part := read(match, context)) is not None and not context.tokens.cross_lines(part.first, part.last)
    ]
    found.sort(key=lambda part: (part.first, -part.last))
    parts: list[Part] = []
    for part in found:
        if not parts or part.first >= parts[-1].last:
            parts.append(part)
    return parts
