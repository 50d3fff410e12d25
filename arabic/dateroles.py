"""Whether a date in a text is when something happened, when something is to happen, or names something."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final, Literal

from arabic.dates import DateMention, Precision
from arabic.normalise import fold

Role = Literal["past", "announced", "reference"]

_WORD: Final = re.compile(r"[^\W_]+")
_NEAR: Final = 60  # characters before a date in which its noun or verb stands
# «الصادر في 22 يوليو 2020», «قرار 1701 لعام 2006», «اتفاق 17 مايو»: the date tells which one is meant.
_NAMES: Final = frozenset(
    fold(
        "الصادر الصادرة الموقع الموقعة المبرم المبرمة المؤرخ المؤرخة المعتمد المعتمدة دستور قانون قرار القرار اتفاق "
        "اتفاقية معاهدة هدنة"
        " ثورة أحداث هجمات حرب انتخابات حدود هزيمة نكسة نكبة انقلاب الانقلاب مذبحة مجزرة انتفاضة حراك احتجاجات "
        "مونديال كأس دورة موسم"
        " لعام لسنة عام سنة"
    ).split()
)
_AHEAD: Final = frozenset(
    fold(
        "المقرر مقرر المزمع المنتظر المتوقع المرتقب المرتقبة المقررة سيعقد ستعقد يعتزم تعتزم المقبل المقبلة القادم "
        "القادمة سوف غدا حتى بحلول"
    ).split()
)


def role_of(text: str, mention: DateMention, published: datetime) -> Role:
    """What ``mention`` of ``text`` is.

    ``announced``: after the day of publication, or the words before it look ahead; ``reference``: it tells which
    treaty, war or election is meant, or is a whole year that is past; else ``past``.
    """
    before = [fold(word) for word in _WORD.findall(text[max(0, mention.start - _NEAR) : mention.start])][-4:]
    inside = [fold(word) for word in _WORD.findall(mention.surface)]
    day = _day(mention.end_value or mention.value)
    if day is not None and day > published.date():
        return "announced"
    if day is not None and mention.precision is Precision.YEAR and day.year == published.year and set(before) & _AHEAD:
        return "announced"
    if day is None and set(before + inside) & _AHEAD:
        return "announced"
    if mention.precision is Precision.YEAR or set(before[-2:]) & _NAMES:
        return "reference"
    return "past"


def _day(value: date | datetime | None) -> date | None:
    return value.date() if isinstance(value, datetime) else value
