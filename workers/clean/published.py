"""Which of the dates that page, feed and address state is the article's.

Candidates that lie within a day of one another support each other; the day with the most trusted support wins, and
within it the most exact candidate gives the instant. What lies in the future, at an epoch's zero or cannot be told is
no candidate: a wrong date is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

from arabic.dates import Precision, parse_date
from workers.clean.model import Published

# How far each origin is to be trusted, 0 to 1. Machine-readable publication dates come first; dates in the text of a
# page may be another article's; an address knows the day on which its draft was made.
TRUST: Final = {
    "json-ld": 0.95,
    "meta": 0.93,
    "microdata": 0.9,
    "feed": 0.9,
    "time": 0.85,
    "visible": 0.8,
    "url": 0.6,
}
# Clocks of outlets run ahead of ours by minutes.
_AHEAD: Final = timedelta(minutes=15)
# No outlet had web pages before; 1970, 1900 and 0001 are what an empty date field turns into.
_FIRST_YEAR: Final = 1995
# Days begin this long before UTC's in the easternmost zone.
_EASTERNMOST: Final = timedelta(hours=14)
# Both readings of 03/04 may be past. News is fetched fresh, so one within this time of the fetch beats one that is not.
_FRESH: Final = timedelta(days=3)
_DAY: Final = timedelta(days=1)
_EXACT: Final = frozenset({Precision.MINUTE})
_USABLE: Final = _EXACT | {Precision.HOUR, Precision.DAY}
_URL_DATE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:(?P<mark>[/_-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
    r"|(?P<month2>\d\d)(?P<day2>\d\d))(?!\d)"
)
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?\Z")
_EPOCH = re.compile(r"\s*(\d{10})(?:\d{3})?\s*\Z")
# «15:33-1 ديسمبر», «10 - 9 - 2028», «23rd, September»: read as «15:33 - 1 ديسمبر», «10-9-2028», «23 September».
_GLUED = re.compile(r"(\d:\d\d)-(?=\d)")
_SPACED = re.compile(r"(?<!\d)(\d{1,2}) ?([-/]) ?(\d{1,2}) ?\2 ?(\d{4})(?!\d)")
_ORDINAL = re.compile(r"(\d)(?:st|nd|rd|th)\b,?")
# Points stand between day, month and year in that order only.
_POINTS = re.compile(r"(?<!\d)\d{1,2}\.\d{1,2}\.\d{4}(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(?:\d\d)?")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*\d{4}(?!\d)")
_ARABIC_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """One reading of one stated date.

    `value` is a day, a local time (naive) where no zone was stated, or an instant; `sure` is False if another reading
    of the same text remains.
    """

    origin: str
    original: str
    precision: Precision
    value: date | datetime
    sure: bool = True

    @property
    def day(self) -> date:
        return self.value.date() if isinstance(self.value, datetime) else self.value

    @property
    def instant(self) -> datetime | None:
        """The value where it is an instant."""
        return self.value if isinstance(self.value, datetime) and self.value.tzinfo else None

    @property
    def wall(self) -> datetime | None:
        """Local time to the minute, as a reader sees it on the page."""
        if not isinstance(self.value, datetime):
            return None
        return self.value.replace(second=0, microsecond=0, tzinfo=None)


def choose(
    stated: Iterable[tuple[str, str | datetime]],
    *,
    now: datetime,
    zone: tzinfo | None = None,
    day_first: bool | None = None,
) -> Published | None:
    """The publication date among those stated, or None.

    Args:
        stated: (origin, text or aware datetime) pairs; origins are the keys of `TRUST`.
        now: when the page was fetched, with zone.
        zone: the outlet's zone, for times that state none.
        day_first: the outlet's order of day and month, once learned.
    """
    read = [one for origin, text in dict.fromkeys(stated) for one in _read(origin, text, now, zone, day_first)]
    candidates = [one for one in _with_zones(read, zone, now) if _is_possible(one, now)]
    sure = [one for one in candidates if one.sure] or _fresh_reading(candidates, now)
    if not sure:
        return None
    winner = max(sure, key=lambda one: (_support(one, candidates), TRUST[one.origin]))
    near = [one for one in candidates if abs(one.day - winner.day) <= _DAY and (one.sure or one.day == winner.day)]
    exact = max(near, key=lambda one: (_exactness(one), one.sure, TRUST[one.origin]))
    chosen = exact if _exactness(exact) > _exactness(winner) else winner
    return _published(chosen, disagreement=any(_apart(one, chosen) for one in sure))


def _with_zones(read: Sequence[_Candidate], zone: tzinfo | None, now: datetime) -> list[_Candidate]:
    """Local times turned into instants, by the outlet's zone or the one that another candidate states.

    Many systems write local time and call it UTC. That is so where a reader sees the same clock time on the page
    without a zone, and where the instant would lie in the future.
    """
    shown = {one.wall for one in read if one.wall and not one.instant}
    stated = next((one.instant.tzinfo for one in read if one.instant and not _says_utc(one)), None)
    local = zone or stated
    settled = []
    for one in read:
        if one.wall is None:
            settled.append(one)
        elif one.instant is None:
            # without any zone the time is worth nothing, and the day still is
            value = one.value.replace(tzinfo=local) if isinstance(one.value, datetime) and local else one.day
            precision = one.precision if local else Precision.DAY
            settled.append(replace(one, value=value, precision=precision))
        elif local and _says_utc(one) and (one.wall in shown or one.instant > now + _AHEAD):
            settled.append(replace(one, value=one.instant.replace(tzinfo=local)))
        else:
            settled.append(one)
    return settled


def _fresh_reading(candidates: Sequence[_Candidate], now: datetime) -> list[_Candidate]:
    """Where all that is stated has two readings: the only one that is possible, or the only one that is days old."""
    for readings in (candidates, [one for one in candidates if now.date() - one.day <= _FRESH]):
        if len({one.day for one in readings}) == 1:
            return list(readings)
    return []


def day_order(original: str, day: date) -> bool | None:
    """What «25/03/2025», known to be `day`, tells of an outlet's order: True for day first, False for month first."""
    found = _NUMERIC.search(original.translate(_ARABIC_DIGITS))
    if not found or day.day == day.month:
        return None
    first, second = int(found[1]), int(found[2])
    if (first, second) == (day.day, day.month):
        return True
    return False if (first, second) == (day.month, day.day) else None


def url_date(url: str) -> list[str]:
    """The day in an address such as `/2025/03/12/title`, as ISO text, if there is one."""
    for found in _URL_DATE.finditer(url):
        month, day = found["month"] or found["month2"], found["day"] or found["day2"]
        try:
            return [date(int(found["year"]), int(month), int(day)).isoformat()]
        except ValueError:
            continue
    return []


def _read(
    origin: str, text: str | datetime, now: datetime, zone: tzinfo | None, day_first: bool | None
) -> list[_Candidate]:
    if isinstance(text, datetime):
        return [_candidate(origin, text.isoformat(), Precision.MINUTE, text)]
    if epoch := _EPOCH.match(text):
        return [_candidate(origin, text, Precision.MINUTE, datetime.fromtimestamp(int(epoch[1]), UTC))]
    # a date is short, and an attribute may hold anything
    text = _COMPACT.sub(r"\1-\2-\3T\4:\5", text.strip()[:200])
    if _ISO.match(text):
        try:
            return [_candidate(origin, text, Precision.MINUTE, datetime.fromisoformat(text))]
        except ValueError:
            pass  # the thirteenth month and the like are for `parse_date` to turn down
    text = _SPACED.sub(r"\1\2\3\2\4", _ORDINAL.sub(r"\1", _GLUED.sub(r"\1 - ", text)))
    order = True if _POINTS.search(text) else day_first
    mention = parse_date(text, now.astimezone(zone) if zone else now, day_first=order)
    if mention is None or mention.precision not in _USABLE:
        return []
    values = (mention.value, *mention.alternatives)
    return [
        _candidate(origin, mention.surface, mention.precision, value, sure=not mention.ambiguous)
        for value in values
        if value is not None
    ]


def _candidate(
    origin: str, original: str, precision: Precision, value: date | datetime, *, sure: bool = True
) -> _Candidate:
    if isinstance(value, datetime) and value.time() == time(0):
        value = value.date()  # midnight sharp is how systems write a day
    if not isinstance(value, datetime):
        precision = Precision.DAY
    return _Candidate(origin, original, precision, value, sure)


def _is_possible(one: _Candidate, now: datetime) -> bool:
    if one.day.year < _FIRST_YEAR:
        return False
    if one.instant:
        return one.instant <= now + _AHEAD
    return one.day <= (now + _EASTERNMOST).date()


def _says_utc(one: _Candidate) -> bool:
    return one.instant is not None and one.instant.utcoffset() == timedelta(0)


def _support(candidate: _Candidate, candidates: Sequence[_Candidate]) -> float:
    """Sum of the trust in the origins that state this day or one beside it (zones move a day by one)."""
    return sum(TRUST[origin] for origin in {one.origin for one in candidates if abs(one.day - candidate.day) <= _DAY})


def _exactness(one: _Candidate) -> int:
    if one.instant is None:
        return 0
    return 2 if one.precision in _EXACT else 1


def _apart(one: _Candidate, other: _Candidate) -> bool:
    if one.instant and other.instant:
        return abs(one.instant - other.instant) > _DAY
    return abs(one.day - other.day) > _DAY


def _published(one: _Candidate, *, disagreement: bool) -> Published:
    confidence = TRUST[one.origin] * (0.7 if disagreement else 1.0) * (1.0 if one.sure else 0.8)
    zone = str(one.instant.tzinfo) if one.instant else None
    value = one.instant.astimezone(UTC) if one.instant else one.day
    return Published(value, one.precision, one.origin, round(confidence, 2), one.original, zone, disagreement)
