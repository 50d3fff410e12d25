"""Text to tokens: a string of tags, one letter a token, beside where each token stands and what it says."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple

from arabic.dates.lexicon import LEXICON, PLACES
from arabic.dates.tags import Entry, Tag
from arabic.dates.words import UNKNOWN_ZONE
from arabic.normalise import Normalised, fold

# Digits joined by punctuation are one token, so that telephone numbers, versions, prices and scores are never read in
# parts. Every branch is linear: each repetition starts with a character that the one before cannot take.
_TOKEN: Final = re.compile(
    r"""
      (?P<word>[^\W\d_]+)
    | (?P<iso>\d{4}-\d\d-\d\dt\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:z|[+-]\d\d:?\d\d)?(?!\d))
    | (?P<offset>(?:(?<=:\d\d)|(?<=:\d\d\x20)) [+-]\d\d:?\d\d(?!\d)
               | (?:(?<=gmt)|(?<=utc)|(?<=غرينتش)) [+-]\d\d?(?::?\d\d)?(?!\d))
    | (?P<date>\d{1,4}(?P<by>[./-])\d{1,2}(?P=by)\d{1,4}(?![./:]?\d|-(?!\d{1,2}:\d\d)\d))
    | (?P<number>\d+(?:[.,:/-]\d+)*)
    | (?P<mark>[^\w\s])
    """,
    re.VERBOSE | re.IGNORECASE,
)
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
_NOTHING: Final = Entry(Tag.WORD)
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
    position = 0
    previous = ""
    unknown = str(Tag.WORD)  # an attribute of an enumeration costs more than the rest of the loop
    for match in _TOKEN.finditer(folded):
        kind = match.lastgroup
        token = match.group()
        if kind == "word" and token not in LEXICON and previous == unknown:
            continue  # most words of a text
        start, end = match.span()
        if start < position:  # inside a phrase
            continue
        if kind == "word":
            entry, position = _look_up(text, token, start, end)
            if previous == Tag.ZONE_WORD and (entry is None or token in PLACES):
                entry = Entry(Tag.PLACE, PLACES.get(token, UNKNOWN_ZONE))
            entry = entry or _NOTHING
            for tag in entry.prefixes:
                tags.append(tag)
                spans.append((start, start))
                values.append(None)
            start, end = start + entry.skip, position
            previous, value = entry.tag, entry.value
        elif kind == "mark":
            previous, value = _MARKS.get(token, _OTHER_MARK), None
        elif kind != "offset" and _in_a_name(folded, start, tags):
            previous, value = Tag.OTHER_NUMBER, None
        else:
            previous, value = _read_number(token, str(kind))
        tags.append(previous)
        spans.append((start, end))
        values.append(value)
    return Tokens(text, "".join(tags), spans, values)


def _look_up(text: Normalised, token: str, start: int, end: int) -> tuple[Entry | None, int]:
    """What the word, or the phrase that it begins, says, and where that ends."""
    folded = text.text
    for rest, entry in LEXICON.get(token, ()):
        august = entry.tag == Tag.RARELY_MONTH and token.endswith(_AUGUST)
        if august and text.original[text.offsets[start + entry.skip]] != "آ":
            continue
        after = end + len(rest)
        if folded.startswith(rest, end) and not (rest and folded[after : after + 1].isalpha()):
            return entry, after
    return None, end


def _in_a_name(folded: str, start: int, tags: list[str]) -> bool:
    """Whether the digits belong to a name: F16, كوفيد-19."""
    before = folded[start - 1 : start]
    return (before.isascii() and before.isalpha()) or (before == "-" and tags[-2:] == _HYPHENATED)


def _read_number(text: str, kind: str) -> tuple[str, object]:
    if kind == "iso":
        return _iso(text)
    if kind == "offset":
        digits = text[1:].replace(":", "")
        digits = digits.zfill(4) if len(digits) > 2 else digits.zfill(2) + "00"
        return Tag.PLACE, f"{text[0]}{digits[:2]}:{digits[2:]}"
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
            return Tag.CLOCK, (hour, minute, second)
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


def _iso(text: str) -> tuple[str, object]:
    try:
        return Tag.ISO, datetime.fromisoformat(text.upper())
    except ValueError:
        return Tag.OTHER_NUMBER, None


def _numeric_date(text: str) -> tuple[str, object]:
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
