"""Text to tokens: a string of tags, one letter a token, beside where each token stands and what it says."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple

from arabic.dates.lexicon import LEXICON, PHRASES, PLACES
from arabic.dates.tags import Tag
from arabic.dates.words import UNKNOWN_ZONE
from arabic.normalise import Normalised, fold

# Digits joined by punctuation are one token, so that telephone numbers, versions, prices and scores are never read in
# parts. Every branch is linear: each repetition starts with a character that the one before cannot take.
_TOKEN: Final = re.compile(
    r"""
      (?P<iso>\d{4}-\d\d-\d\d[t ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:z|[+-]\d\d:?\d\d)?(?!\d))
    | (?P<offset>(?:(?<=:\d\d)|(?<=:\d\d\x20)|(?<=gmt)|(?<=utc))[+-]\d\d:?\d\d(?!\d))
    | (?P<date>\d{1,4}(?P<by>[./-])\d{1,2}(?P=by)\d{1,4}(?![./:]?\d|-(?!\d{1,2}:\d\d)\d))
    | (?P<number>\d+(?:[.,:/-]\d+)*)
    | (?P<word>[^\W\d_]+)
    | (?P<mark>[^\w\s])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LATIN: Final = re.compile("[a-z]")
_HYPHENATED: Final = [Tag.WORD, "-"]
_CLOCK: Final = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_SHORT_DATE: Final = re.compile(r"(\d{1,2})/(\d{1,2})")
_DAY_RANGE: Final = re.compile(r"(\d{1,2})-(\d{1,2})")
_YEAR_RANGE: Final = re.compile(r"(\d{4})[-/](\d{4}|\d{2})")
_LINE_BREAK: Final = re.compile(r"[\n\r\u2028\u2029]")
# آب is August, أب a father, and folding makes them one.
_AUGUST: Final = fold("آب")
# Marks that stand inside dates. All others separate.
_MARKS: Final = {mark: mark for mark in ",-/|:().+"} | {"•": "|", "·": "|"}
_OTHER_MARK: Final = "!"
# Years that news writes about: Hijri from 1300, Gregorian to 2199.
_YEARS: Final = range(1300, 2200)


class NumericDate(NamedTuple):
    """Three numbers in the order in which they stand, and how many digits the last has."""

    first: int
    second: int
    third: int
    short_year: bool


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel: `tags[i]` is the tag, `spans[i]` the half-open span in the folded text, `values[i]` the meaning, whose
    type depends on the tag."""

    text: Normalised
    tags: str
    spans: list[tuple[int, int]]
    values: list[Any]

    def original_span(self, first: int, last: int) -> tuple[int, int]:
        """Where the tokens from `first` up to, not including, `last` stand in the original text."""
        return self.text.span(self.spans[first][0], self.spans[last - 1][1])

    def cross_lines(self, first: int, last: int) -> bool:
        """Whether a line ends among the tokens from `first` up to, not including, `last`."""
        start, end = self.original_span(first, last)
        return _LINE_BREAK.search(self.text.original, start, end) is not None


def tokenise(text: Normalised) -> Tokens:
    """Tokens of a text normalised for matching. Runs of words that mean nothing in a date are one token."""
    folded = text.text
    tags: list[str] = []
    spans: list[tuple[int, int]] = []
    values: list[Any] = []

    def add(tag: str, start: int, end: int, value: object = None) -> None:
        tags.append(tag)
        spans.append((start, end))
        values.append(value)

    position = 0
    for match in _TOKEN.finditer(folded):
        start, end = match.span()
        if start < position:  # inside a phrase
            continue
        kind, token = match.lastgroup, match.group()
        if kind == "word":
            after_zone = bool(tags) and tags[-1] == Tag.ZONE_WORD
            entry = LEXICON.get(token)
            if token in PHRASES:
                for rest, phrase in PHRASES[token]:
                    if folded.startswith(rest, end) and not folded[end + len(rest) : end + len(rest) + 1].isalpha():
                        entry, end = phrase, end + len(rest)
                        break
            if token == _AUGUST and text.original[text.offsets[start]] != "آ":
                entry = None
            position = end
            if after_zone:
                add(Tag.PLACE, start, end, PLACES.get(token, UNKNOWN_ZONE))
            elif entry is not None:
                for tag in entry.prefixes:
                    add(tag, start, start)
                add(entry.tag, start + entry.skip, end, entry.value)
            elif not tags or tags[-1] != Tag.WORD:
                add(Tag.WORD, start, end)
        elif kind == "mark":
            add(_MARKS.get(token, _OTHER_MARK), start, end)
        elif _LATIN.fullmatch(folded, start - 1, start) or (tags[-2:] == _HYPHENATED and folded[start - 1] == "-"):
            add(Tag.OTHER_NUMBER, start, end)  # part of a name: F16, كوفيد-19
        else:
            add(*_number(token, str(kind), start, end))
    return Tokens(text, "".join(tags), spans, values)


def _number(text: str, kind: str, start: int, end: int) -> tuple[str, int, int, object]:
    """Tag, span and value of a token that begins with a digit."""
    tag, value = _read_number(text, kind)
    return tag, start, end, value


def _read_number(text: str, kind: str) -> tuple[Tag, object]:
    if kind == "iso":
        return _iso(text)
    if kind == "offset":
        return Tag.PLACE, text
    if kind == "date":
        return _numeric_date(text)
    if text.isdigit():
        number = int(text) if len(text) <= 4 else None
        if len(text) <= 2:
            return Tag.NUMBER, number
        return (Tag.YEAR, number) if number in _YEARS and len(text) == 4 else (Tag.OTHER_NUMBER, number)
    if match := _CLOCK.fullmatch(text):
        hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
        if hour < 24 and minute < 60 and second < 60:
            return Tag.CLOCK, (hour, minute)
    elif match := _SHORT_DATE.fullmatch(text):
        return Tag.SHORT_DATE, (int(match[1]), int(match[2]))
    elif match := _DAY_RANGE.fullmatch(text):
        return Tag.DAY_RANGE, (int(match[1]), int(match[2]))
    elif match := _YEAR_RANGE.fullmatch(text):
        first, last = int(match[1]), int(match[2])
        if last < 100:  # 2021/22
            last += first // 100 * 100
        if first in _YEARS and last in _YEARS and first < last:
            return Tag.YEAR_RANGE, (first, last)
    return Tag.OTHER_NUMBER, None


def _iso(text: str) -> tuple[Tag, object]:
    try:
        return Tag.ISO, datetime.fromisoformat(text.upper().replace(" ", "T"))
    except ValueError:
        return Tag.OTHER_NUMBER, None


def _numeric_date(text: str) -> tuple[Tag, object]:
    """Three numbers are a date if one end is a four-digit year, or both ends have at most two digits."""
    first, second, third = re.split(r"[./-]", text)
    numbers = NumericDate(int(first), int(second), int(third), short_year=len(third) == 2)
    if len(first) == 4 and len(third) <= 2 and numbers.first in _YEARS:
        return Tag.NUMERIC_DATE, numbers._replace(short_year=False)
    if len(first) <= 2 and len(third) == 4 and numbers.third in _YEARS:
        return Tag.NUMERIC_DATE, numbers
    # two-digit years only between slashes or hyphens: with points it is as likely a version or a section
    if len(first) <= 2 and len(third) == 2 and "." not in text:
        return Tag.NUMERIC_DATE, numbers
    return Tag.OTHER_NUMBER, None
