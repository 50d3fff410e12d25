"""What is found: a date mention."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Kind(StrEnum):
    """How the text gives the date."""

    ABSOLUTE = "absolute"  # with its year, or the instant
    PARTIAL = "partial"  # without its year or its day: resolved against the reference
    RELATIVE = "relative"  # أمس, قبل ثلاثة أيام
    WEEKDAY = "weekday"
    HIJRI = "hijri"
    RANGE = "range"


class Precision(StrEnum):
    """How much of the value the text states; the rest of it is the first day, or a day, of that period."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date, instant or range that a text mentions.

    Attributes:
        start, end: half-open span in characters of the text as given.
        surface: ``text[start:end]``.
        value: Gregorian. A ``date`` for precisions from day to year (the first day of a month or year, a day within a
            week), a ``datetime`` where the text gives a time: aware if the text, or the caller, names the zone, else
            naive, which means "local time of whoever wrote it". None if the text alone does not tell and there is no
            reference.
        end_value: last day of a range, included; None for all other kinds.
        precision: how much is stated.
        confidence: 0 to 1, the share of such mentions that we expect to be right.
        kind: how the date is given.
        ambiguous: two readings remain; ``value`` is the likelier and ``alternatives`` has the others.
        alternatives: other readings, likeliest first.
        note: why confidence is lowered, in English; empty if it is not.
        word: index of the first word in the text's :class:`arabic.words.Words`.
        tense: of the verb that governs the date, a tag's letter; empty where none does.
    """

    start: int
    end: int
    surface: str
    value: date | datetime | None
    precision: Precision
    confidence: float
    kind: Kind
    end_value: date | datetime | None = None
    ambiguous: bool = False
    alternatives: tuple[date | datetime, ...] = ()
    note: str = ""
    word: int = 0
    tense: str = ""
