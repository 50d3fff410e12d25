"""What a few neighbouring tokens say of a date, not yet placed in time."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from arabic.dates.lexer import Tokens
from arabic.dates.tags import Tag


class CalendarDate(NamedTuple):
    """A date of one calendar, with None for what is not said.

    `which` is -1, 0 or 1 for «الماضي», «الجاري», «المقبل», and -2 or 2 for «قبل الماضي», «بعد المقبل»; `year_shift` the
    same for «من العام الماضي».
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    which: int | None = None
    year_shift: int | None = None

    @property
    def placed(self) -> bool:
        """Whether more than day and month is said."""
        return self.year is not None or self.which is not None or self.year_shift is not None


class Clock(NamedTuple):
    """A time of day.

    Attributes:
        hour: 0 to 23, as written.
        minute: None where only the hour is said.
        second: 0 where it is not said.
        half: part of the day (a value of tag PART_OF_DAY or HALF_DAY), None if not said.
        digital: written «15:45», so that an hour without a part of the day is one of 24.
        zone: a value of tag PLACE, None if not said.
    """

    hour: int
    minute: int | None
    second: int
    half: str | None
    digital: bool
    zone: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """What the tokens from `first` up to, not including, `last` say; None or empty for what they do not speak of.

    Attributes:
        weekday: Monday = 0.
        week: the week of the weekday: -1 for «من الأسبوع الماضي».
        which: of the weekday, as in :class:`CalendarDate`.
        half: part of the day beside a day: «مساء الجمعة».
        days: from the reference's day.
        gregorian, hijri: readings, likeliest first.
        instant: an ISO 8601 instant.
        clock: time of day.
        zone: of a time said elsewhere: «السبت بتوقيت بيروت».
        ago: count and unit before the reference.
        period: unit and shift: («month», -1) is last month.
        stretch: count, negative if it is past, and unit: «الأيام الثلاثة الماضية» is (-3, "day").
        until: the range's last part.
    """

    first: int
    last: int
    weekday: int | None = None
    which: int | None = None
    week: int | None = None
    half: str | None = None
    days: int | None = None
    gregorian: tuple[CalendarDate, ...] = ()
    hijri: tuple[CalendarDate, ...] = ()
    instant: datetime | None = None
    clock: Clock | None = None
    zone: str | None = None
    ago: tuple[int, str] | None = None
    period: tuple[str, int] | None = None
    stretch: tuple[int, str] | None = None
    until: "Part | None" = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader of matches may look at beside the match.

    Attributes:
        tokens: of the whole text.
        day_first: the order of «05/03/2025», None if not known.
        lenient: the text is a date line, in which two-digit years are read as well.
    """

    tokens: Tokens
    day_first: bool | None
    lenient: bool

    def value(self, match: re.Match[str], group: str) -> int:
        """The number that the group's first token stands for."""
        number: int = self.tokens.values[match.start(group)]
        return number

    def optional(self, match: re.Match[str], group: str) -> int | None:
        """The same, or None if the group took no part in the match."""
        return self.value(match, group) if match[group] else None

    def half(self, match: re.Match[str]) -> str | None:
        """The part of the day that leads the match: «مساء الجمعة», «يوم مساء الجمعة»."""
        index = match.group().find(Tag.PART_OF_DAY, 0, 2)
        half: str | None = self.tokens.values[match.start() + index] if index >= 0 else None
        return half

    def before(self, index: int) -> str:
        """The tag before the token `index`, or an empty string."""
        return self.tokens.tags[index - 1 : index] if index else ""
