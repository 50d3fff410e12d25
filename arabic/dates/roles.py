"""Whether a date in a text is when something happened, when something is to happen, or names something."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final, Literal

from arabic.dates import DateMention, Kind, Precision
from arabic.dates.tags import Tag
from arabic.normalise import fold
from arabic.wordlists import folded
from arabic.words import Words

Role = Literal["past", "announced", "reference"]

_LOOK_BACK: Final = 2  # words before a date in which the noun stands that it tells from others
# «الصادر في 22 يوليو 2020», «قرار 1701 لعام 2006», «اتفاق 17 مايو»: the date tells which one is meant.
_NAMES: Final = frozenset(
    fold(
        "الصادر الصادرة الموقع الموقعة المبرم المبرمة المؤرخ المؤرخة المعتمد المعتمدة دستور قانون قرار القرار اتفاق "
        "اتفاقية معاهدة هدنة ثورة أحداث هجمات حرب انتخابات حدود هزيمة نكسة نكبة انقلاب الانقلاب مذبحة مجزرة انتفاضة "
        "حراك احتجاجات مونديال كأس دورة موسم مواليد"
    ).split()
)
# Before a week, month or year that is not over: what the text speaks of is still to come.
_ITS_END: Final = folded("نهاية أواخر ختام حتى بحلول")
# At most so many days of a period that the text names by its first day, or by a day in it, are to come.
_DAYS: Final = {Precision.WEEK: 6, Precision.MONTH: 27, Precision.YEAR: 364}
_AHEAD: Final = (Tag.FUTURE, Tag.PRESENT)


def role_of(words: Words, mention: DateMention, published: datetime) -> Role:
    """What ``mention`` of the text that ``words`` are of is.

    ``announced``: after the day of publication, or not before it and the words around look ahead; ``reference``: it
    tells which treaty, war or election is meant, or is a whole year, decade or century; else ``past``.
    """
    day = _day(mention.end_value or mention.value)
    before = words.words[max(0, mention.word - _LOOK_BACK) : mention.word]
    today = published.date()
    if day is None:
        ahead = mention.tense == Tag.FUTURE
    elif day > today:
        ahead = True
    else:
        not_over = mention.end_value is None and day + timedelta(_DAYS.get(mention.precision, 0)) >= today
        ahead = not_over and (
            mention.tense in _AHEAD
            or (mention.precision in _DAYS and not _ITS_END.isdisjoint((*before[-1:], words.words[mention.word])))
        )
    if ahead:
        return "announced"
    if _tells_which(mention, day, today) or not _NAMES.isdisjoint(before):
        return "reference"
    return "past"


def _tells_which(mention: DateMention, end: date | None, today: date) -> bool:
    """Whether it is a whole year or more, but not «السنوات العشر الماضية», which reach up to now."""
    return mention.precision is Precision.YEAR and not (mention.kind is Kind.RANGE and end == today)


def _day(value: date | datetime | None) -> date | None:
    return value.date() if isinstance(value, datetime) else value
