"""The two questions: which dates does a text mention, and which date is this line."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Final

from arabic.dates.joining import join_parts
from arabic.dates.lexer import Tokens, tokenise
from arabic.dates.lexicon import WORD
from arabic.dates.model import DateMention
from arabic.dates.parts import Context, Part
from arabic.dates.reading import read_parts
from arabic.dates.resolve import resolve
from arabic.dates.tags import Tag
from arabic.dates.tense import tense_before
from arabic.words import Words

# «نشر في», «آخر تحديث», an author's or a section's name; a sentence has more.
_WORDS_BESIDE: Final = 6
_EVERY: Final = re.compile(rf"{Tag.FROM}?{Tag.EVERY}")
_TO_ONE_LINE: Final = dict.fromkeys(map(ord, "\n\r\u2028\u2029"), " ")


def find_dates(
    text: str,
    reference: datetime | None = None,
    *,
    zone: tzinfo | None = None,
    day_first: bool | None = None,
) -> list[DateMention]:
    """All dates that `text` mentions, in order, without overlap; linear in the length of the text, and never raises.

    Args:
        text: any string; offsets in the result are of this very string.
        reference: when the text was written. Without it, dates that need it have the value None.
        zone: zone of the writer: of clock times that name none, and the one in which the reference's day is taken.
        day_first: the order of «05/03/2025», if the outlet's is known. None: both readings are given.
    """
    return find_dates_in(Words(text), reference, zone=zone, day_first=day_first)


def find_dates_in(
    words: Words, reference: datetime | None = None, *, zone: tzinfo | None = None, day_first: bool | None = None
) -> list[DateMention]:
    """As :func:`find_dates`, for a text whose words have been read already."""
    tokens = tokenise(words)
    return [mention for _, mention in _mentions(tokens, Context(tokens, day_first, lenient=False), reference, zone)]


def parse_date(
    text: str,
    reference: datetime | None = None,
    *,
    zone: tzinfo | None = None,
    day_first: bool | None = None,
) -> DateMention | None:
    """The date of a string that is a date and little else: a page's date line, a feed's `pubDate`.

    Arguments as for :func:`find_dates`. Dates with two-digit years are read here too. Of several dates the first counts
    that does not follow «آخر تحديث». None if there is no date or too much beside it.
    """
    one_line = text.translate(_TO_ONE_LINE)  # a page may spread its date over lines
    tokens = tokenise(Words(one_line), everything=True)
    found = list(_mentions(tokens, Context(tokens, day_first, lenient=True), reference, zone))
    beside = sum(len(WORD.findall(gap)) for gap in _gaps(one_line, [mention for _, mention in found]))
    if not found or beside > _WORDS_BESIDE:
        return None
    published = [
        mention for part, mention in found if Tag.UPDATED not in tokens.tags[max(0, part.first - 3) : part.first]
    ]
    mention = (published or [mention for _, mention in found])[0]
    return replace(mention, surface=text[mention.start : mention.end])


def _gaps(text: str, mentions: list[DateMention]) -> list[str]:
    """What is left of `text` around `mentions`."""
    ends = [0, *(mention.end for mention in mentions)]
    starts = [*(mention.start for mention in mentions), len(text)]
    return [text[end:start] for end, start in zip(ends, starts, strict=True)]


def _mentions(
    tokens: Tokens, context: Context, reference: datetime | None, zone: tzinfo | None
) -> Iterator[tuple[Part, DateMention]]:
    if reference is not None and reference.tzinfo is not None and zone is not None:
        with suppress(OverflowError):  # the first or last day of all, which has no other zone
            reference = reference.astimezone(zone)
    for part in join_parts(read_parts(context), tokens):
        mention = _mention(part, tokens, reference, zone)
        if mention is not None:
            yield part, mention


def _mention(part: Part, tokens: Tokens, reference: datetime | None, zone: tzinfo | None) -> DateMention | None:
    if _EVERY.match(tokens.tags, part.last):  # «31 ديسمبر من كل عام» is no day of one year
        return None
    word = tokens.word(part.first)
    tense = tense_before(tokens.words, word)
    resolution = resolve(part, reference, zone, tense)
    if resolution is None:
        return None
    start, end = tokens.original_span(part.first, part.last)
    return DateMention(
        start=start,
        end=end,
        surface=tokens.words.text[start:end],
        value=resolution.value,
        precision=resolution.precision,
        confidence=resolution.confidence,
        kind=resolution.kind,
        end_value=resolution.end_value,
        ambiguous=bool(resolution.alternatives),
        alternatives=resolution.alternatives,
        note=resolution.note,
        word=word,
        tense=tense,
    )
