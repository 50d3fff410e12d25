"""Words and sentences of Arabic news text, as spans of the text they stand in."""

import re
from typing import Final, NamedTuple

# A word is a run of letters and digits of any script with the marks and invisible characters inside it. Everything
# else separates: hyphens, apostrophes, full stops, and the underscores of hashtags. The engine's tokenizer is given
# the same rule, so that a phrase matches there what it matches here.
_MARKS: Final = (
    "\u0300-\u036f"  # combining accents
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0898-\u089f\u08ca-\u08ff"  # harakat
    "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"  # invisible
)
_WORD: Final = re.compile(rf"[^\W_](?:[^\W_]+|[{_MARKS}]+)*")

ENGINE_SEPARATORS: Final = r"[^\p{L}\p{N}\p{M}]+"
"""The same rule for the engine's ``pattern`` tokenizer (a Java regular expression), after its character filter."""


class Span(NamedTuple):
    """A half-open range of character indices."""

    start: int
    end: int


class Token(NamedTuple):
    """A word as written (``surface == text[start:end]``)."""

    surface: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """All words and numbers of ``text``, original or normalised, in order."""
    return [Token(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]


_SENTENCE_END: Final = re.compile(r"[.!?؟۔…]+[\"'»”)\]]*(?=\s|$)|\n+")


def sentences(text: str) -> list[Span]:
    """The sentences of ``text`` without surrounding whitespace; together they hold every word of it."""
    spans: list[Span] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        _append_stripped(spans, text, start, match.end())
        start = match.end()
    _append_stripped(spans, text, start, len(text))
    return spans


def _append_stripped(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        start += len(piece) - len(piece.lstrip())
        spans.append(Span(start, start + len(stripped)))
