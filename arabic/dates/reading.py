"""All parts of dates in a text: every pattern of the grammar with its reader."""

import re
from collections.abc import Callable
from typing import Final

from arabic.dates import calendar_parts, grammar, period_parts, relative_parts
from arabic.dates.parts import Context, Part

_Reader = Callable[[re.Match[str], Context], Part | None]
_READERS: Final[tuple[tuple[re.Pattern[str], _Reader], ...]] = (
    (grammar.ISO, calendar_parts.iso),
    (grammar.NUMERIC, calendar_parts.numeric),
    (grammar.SHORT, calendar_parts.short),
    (grammar.DAYS, calendar_parts.days),
    (grammar.DAY_MONTH, calendar_parts.day_month),
    (grammar.MONTH_DAY_YEAR, calendar_parts.month_day_year),
    (grammar.MONTHS, calendar_parts.months),
    (grammar.MONTH, calendar_parts.month_alone),
    (grammar.DAY_OF_THIS_MONTH, calendar_parts.day_of_this_month),
    (grammar.YEARS, calendar_parts.years),
    (grammar.YEAR, calendar_parts.year),
    (grammar.PART_OF_YEAR, period_parts.part_of_year),
    (grammar.FIRST_MONTHS, period_parts.first_months),
    (grammar.STRETCH, period_parts.stretch),
    (grammar.EDGE, period_parts.edge),
    (grammar.CENTURY, period_parts.century),
    (grammar.DECADE, period_parts.decade),
    (grammar.NIGHT, relative_parts.night),
    (grammar.WEEKDAY, relative_parts.weekday),
    (grammar.BARE_WEEKDAY, relative_parts.bare_weekday),
    (grammar.DAY_WORD, relative_parts.day_word),
    (grammar.UNIT, relative_parts.unit),
    (grammar.AGO, relative_parts.ago),
    (grammar.CLOCK, relative_parts.clock),
    (grammar.FOUR_DIGITS, relative_parts.four_digits),
    (grammar.OCLOCK, relative_parts.hour),
    (grammar.HOUR, relative_parts.hour),
    (grammar.ZONE, relative_parts.zone),
)


def read_parts(context: Context) -> list[Part]:
    """All parts, in order and without overlap or line end inside: of two that overlap the earlier, then the longer."""
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
