"""Text to tokens: a string of tags, one letter a token, beside where each token stands and what it says."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple

from arabic.dates.lexicon import ANCHORS, LEXICON, PLACES
from arabic.dates.tags import Entry, Tag
from arabic.dates.words import UNKNOWN_ZONE
from arabic.normalise import fold
from arabic.words import Words

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
_DOTTED: Final = re.compile(r"(\d{1,2})\.(\d{2})")
_SHORT_DATE: Final = re.compile(r"(\d{1,2})/(\d{1,2})")
_DAY_RANGE: Final = re.compile(r"(\d{1,2})-(\d{1,2})")
_YEAR_RANGE: Final = re.compile(r"(\d{4})[-/](\d{4}|\d{2})")
_LINE_BREAK: Final = re.compile(r"[\n\r\u2028\u2029]")
# آب is August, أب a father, and folding makes them one.
_AUGUST: Final = fold("آب")
# Marks that stand inside dates. All others separate.
_MARKS: Final = {mark: mark for mark in ",-/|:().+"} | {"•": "|", "·": "|"}
_OTHER_MARK: Final = "!"
# An attribute of an enumeration costs more than the rest of a step.
_UNKNOWN: Final = str(Tag.WORD)
_ZONE_WORD: Final = str(Tag.ZONE_WORD)
# Numbers shorter than a year are no date by themselves: «17/12» needs a weekday, «3-5» a month.
_YEAR_LETTERS: Final = 4
# How far before and after a word of a date the words may stand that belong to it («بين الثالث والخامس من مايو», «مايو
# من العام قبل الماضي») or that make it none.
_BEFORE: Final = 6
_AFTER: Final = 4
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

    words: Words
    tags: str
    spans: list[tuple[int, int]]
    values: list[Any]

    def original_span(self, first: int, last: int) -> tuple[int, int]:
        """Where the tokens from `first` up to, not including, `last` stand in the original text."""
        return self.words.normalised.span(self.spans[first][0], self.spans[last - 1][1])

    def cross_lines(self, first: int, last: int) -> bool:
        """Whether a line ends among the tokens from `first` up to, not including, `last`."""
        start, end = self.original_span(first, last)
        return _LINE_BREAK.search(self.words.text, start, end) is not None

    def word(self, token: int) -> int:
        """The index in `words` of the word that a token is, or that stands before a mark."""
        return bisect_right(self.words.starts, self.spans[token][0]) - 1


def tokenise(words: Words, *, everything: bool = False) -> Tokens:
    """Tokens of what stands around the words that dates are made of; between such stretches one that ends all dates.

    ``everything``: of the whole text, for that of a date line, where 17/12/21 may stand alone.
    """
    lexer = _Lexer(words)
    for first, last in [(0, len(words))] if everything and len(words) else _stretches(words.words):
        lexer.read(first, last)
    return Tokens(words, "".join(lexer.tags), lexer.spans, lexer.values)


def _stretches(words: list[str]) -> Iterator[tuple[int, int]]:
    """Half-open ranges of words around those of a date, in order and apart from one another."""
    first = last = 0
    anchors = [
        index
        for index, word in enumerate(words)
        if word in ANCHORS or (len(word) >= _YEAR_LETTERS and not word.isalpha())
    ]
    for index in anchors:
        if index - _BEFORE > last:
            if last:
                yield first, last
            first = index - _BEFORE
        last = index + 1 + _AFTER
    if last:
        yield first, min(last, len(words))


class _Lexer:
    """Tokens of one text; a run of words that mean nothing in a date is one token."""

    def __init__(self, words: Words) -> None:
        self._words: Final = words
        self._folded: Final = words.normalised.text
        self._end = 0
        self.tags: Final[list[str]] = []
        self.spans: Final[list[tuple[int, int]]] = []
        self.values: Final[list[Any]] = []

    def read(self, first: int, last: int) -> None:
        """Words `first` up to, not including, `last`, and the marks beside them."""
        folded, starts = self._folded, self._words.starts
        self._end = max(self._end, starts[first - 1] + len(self._words.words[first - 1]) if first else 0)
        if self.tags:
            self._add(_OTHER_MARK, self._end, self._end, None)
        for index in range(first, last):
            word, start = self._words.words[index], starts[index]
            if start < self._end:  # inside a phrase or a number
                continue
            if word.isalpha() and (start == self._end or folded[self._end : start] == " "):
                self._add_word(word, start)
            else:
                self._add_all(self._end, start + len(word))
        if last == len(starts):
            self._add_all(self._end, len(folded))
        elif starts[last] > self._end + 1:
            self._add_all(self._end, starts[last])

    def _add_all(self, start: int, end: int) -> None:
        """Whatever begins from `start` up to `end`: words, numbers and marks."""
        for match in _TOKEN.finditer(self._folded, start):
            if match.start() >= end:
                break
            token, kind = match.group(), match.lastgroup
            if match.start() < self._end:  # inside a phrase
                continue
            if kind == "word":
                self._add_word(token, match.start())
            elif kind == "mark":
                self._add(_MARKS.get(token, _OTHER_MARK), *match.span(), None)
            elif kind != "offset" and _in_a_name(self._folded, match.start(), self.tags):
                self._add(Tag.OTHER_NUMBER, *match.span(), None)
            else:
                tag, value = _read_number(token, str(kind))
                self._add(tag, *match.span(), value)

    def _add_word(self, word: str, start: int) -> None:
        entry, end = self._look_up(word, start)
        if self.tags and self.tags[-1] == _ZONE_WORD and (entry is None or word in PLACES):
            entry = Entry(Tag.PLACE, PLACES.get(word, UNKNOWN_ZONE))
        if entry is None:
            self._end = end
            if not self.tags or self.tags[-1] != _UNKNOWN:  # most words of a text
                self._add(_UNKNOWN, start, end, None)
            return
        for tag in entry.prefixes:
            self._add(tag, start, start, None)
        self._add(entry.tag, start + entry.skip, end, entry.value)

    def _look_up(self, word: str, start: int) -> tuple[Entry | None, int]:
        """What the word, or the phrase that it begins, says, and where that ends."""
        end = start + len(word)
        for rest, entry in LEXICON.get(word, ()):
            august = entry.tag == Tag.RARELY_MONTH and word.endswith(_AUGUST)
            if august and self._original(start + entry.skip) != "آ":
                continue
            after = end + len(rest)
            if not rest or (self._folded.startswith(rest, end) and not self._folded[after : after + 1].isalpha()):
                return entry, after
        return None, end

    def _original(self, index: int) -> str:
        return self._words.text[self._words.normalised.offsets[index]]

    def _add(self, tag: str, start: int, end: int, value: object) -> None:
        self._end = end
        self.tags.append(tag)
        self.spans.append((start, end))
        self.values.append(value)


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
    if match := _CLOCK.fullmatch(text) or _DOTTED.fullmatch(text):
        hour, minute, second = (int(number or 0) for number in (*match.groups(), 0)[:3])
        if hour < 24 and minute < 60 and second < 60:
            return Tag.CLOCK if ":" in text else Tag.DOTTED, (hour, minute, second)
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
