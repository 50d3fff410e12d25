"""What a volume rule found, in one line of Arabic or English. Pure functions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Literal

from indexing.volume.facts import Facts

Language = Literal["ar", "en"]
Isolate = Callable[[object], str]

# Names in one line; the others are counted.
_MOST_NAMES = 5


def headline(kind: str, facts: Facts, language: Language, isolate: Isolate) -> str:
    """One line. kind: of the rule; isolate: keeps a name or number together in text of another direction."""
    return _arabic(kind, facts, isolate) if language == "ar" else _english(kind, facts, isolate)


def _arabic(kind: str, facts: Facts, isolate: Isolate) -> str:
    stories, span = _counted_ar(facts.found, _STORY, isolate), _length_ar(facts.end - facts.start, isolate)
    since, until = _instant(facts.start, isolate), _instant(facts.end, isolate)
    names = _names(facts.names, "، ", isolate)
    match kind:
        case "frequency":
            return f"{stories} في {span} منذ {since}"
        case "spike":
            return f"{stories} في {span} منذ {since}، والمعتاد {isolate(_number(facts.usual))}"
        case "flatline":
            who = f"{names}: " if names else ""
            return f"{who}لا أخبار في {span} حتى {until}، والمعتاد {isolate(_number(facts.usual))}"
        case "new_pair":
            return f"أول خبر يجمع {_names(facts.names, ' و', isolate)} منذ {span}"
        case "new_name":
            return f"اسم جديد: {names}، {stories} منذ {since}"
        case "first_by":
            others = _counted_ar(facts.found - 1, _OUTLET, isolate)
            return f"السبق لـ{names} في {since}، ثم نقلت الخبر {others}"
        case _:
            outlets = _counted_ar(facts.found, _OUTLET, isolate)
            return f"انقطاع الرصد من {since} إلى {until}: {outlets} ({names})، والسبب: {isolate(facts.reason)}"


def _english(kind: str, facts: Facts, isolate: Isolate) -> str:
    stories = f"{isolate(facts.found)} {'story' if facts.found == 1 else 'stories'}"
    span = _length_en(facts.end - facts.start, isolate)
    since, until = _instant(facts.start, isolate), _instant(facts.end, isolate)
    names = _names(facts.names, ", ", isolate)
    match kind:
        case "frequency":
            return f"{stories} in {span} from {since}"
        case "spike":
            return f"{stories} in {span} from {since}; usual are {isolate(_number(facts.usual))}"
        case "flatline":
            who = f"{names}: " if names else ""
            return f"{who}nothing in {span} until {until}; usual are {isolate(_number(facts.usual))}"
        case "new_pair":
            return f"{_names(facts.names, ' and ', isolate)} in one article for the first time in {span}"
        case "new_name":
            return f"a new name: {names}, {stories} since {since}"
        case "first_by":
            others = facts.found - 1
            return f"{names} was first, at {since}; {isolate(others)} {'outlet' if others == 1 else 'outlets'} followed"
        case _:
            outlets = f"{isolate(facts.found)} {'outlet' if facts.found == 1 else 'outlets'}"
            return f"blind from {since} to {until}: {outlets} ({names}), because: {isolate(facts.reason)}"


# One, two, from three to ten, from eleven to ninety-nine, whole hundreds.
_Forms = tuple[str, str, str, str, str]
_STORY: _Forms = ("خبر واحد", "خبران", "أخبار", "خبرا", "خبر")
_OUTLET: _Forms = ("وسيلة إعلام واحدة", "وسيلتا إعلام", "وسائل إعلام", "وسيلة إعلام", "وسيلة إعلام")
_MINUTE: _Forms = ("دقيقة واحدة", "دقيقتين", "دقائق", "دقيقة", "دقيقة")
_HOUR: _Forms = ("ساعة واحدة", "ساعتين", "ساعات", "ساعة", "ساعة")
_DAY: _Forms = ("يوم واحد", "يومين", "أيام", "يوما", "يوم")


def _counted_ar(number: int, forms: _Forms, isolate: Isolate) -> str:
    """Number and counted noun agree: one and two are the noun alone, 3 to 10 take the plural, the rest the singular."""
    one, two, few, many, hundreds = forms
    if number in {1, 2}:
        return one if number == 1 else two
    rest = number % 100
    noun = few if 3 <= rest <= 10 else many if rest >= 11 else hundreds
    return f"{isolate(number)} {noun}"


def _length_ar(length: timedelta, isolate: Isolate) -> str:
    number, unit = _measured(length)
    return _counted_ar(number, {"minute": _MINUTE, "hour": _HOUR, "day": _DAY}[unit], isolate)


def _length_en(length: timedelta, isolate: Isolate) -> str:
    number, unit = _measured(length)
    return f"{isolate(number)} {unit}{'' if number == 1 else 's'}"


def _measured(length: timedelta) -> tuple[int, Literal["minute", "hour", "day"]]:
    """The largest unit that measures the length without a rest."""
    minutes = round(length.total_seconds() / 60)
    if minutes and minutes % 1440 == 0:
        return minutes // 1440, "day"
    return (minutes // 60, "hour") if minutes and minutes % 60 == 0 else (minutes, "minute")


def _names(names: Sequence[str], joint: str, isolate: Isolate) -> str:
    shown = joint.join(isolate(name) for name in names[:_MOST_NAMES])
    rest = len(names) - _MOST_NAMES
    return f"{shown}{joint}+{isolate(rest)}" if rest > 0 else shown


def _number(value: float | None) -> str:
    return "0" if value is None else f"{value:g}"


def _instant(at: datetime, isolate: Isolate) -> str:
    return isolate(f"{at:%Y-%m-%d %H:%M} UTC")
