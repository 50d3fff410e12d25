"""Dates in Arabic text: Gregorian months of every region, Hijri, weekdays, relative words, ranges and times.

A wrong date is worse than none: what cannot be told is left out or marked `ambiguous`, and confidence says how sure the
rest is. The steps are :mod:`~arabic.dates.lexer` (words to tags), :mod:`~arabic.dates.grammar` (what dates look like as
tags), :mod:`~arabic.dates.parts` (what they say), :mod:`~arabic.dates.joining` (parts that are one date) and
:mod:`~arabic.dates.resolve` (which day that is).
"""

from arabic.dates.find import find_dates, find_dates_in, parse_date
from arabic.dates.model import DateMention, Kind, Precision

__all__ = ["DateMention", "Kind", "Precision", "find_dates", "find_dates_in", "parse_date"]
