"""Words and sentences of Arabic news text, as spans of the text they stand in."""

import re
from typing import Final, NamedTuple
from unicodedata import category

# A word is a run of letters and digits of any script with the marks and invisible characters inside it. Everything
# else separates: hyphens, apostrophes, full stops, and the underscores of hashtags. The engine's tokenizer is given
# the same rule, so that a phrase matches there what it matches here.
_MARKS: Final = re.escape("".join(c for c in map(chr, range(0x10000)) if category(c) in {"Mn", "Mc", "Me", "Cf"}))
_DROPPED_LETTERS: Final = "\u0640\u06e5\u06e6"  # tatweel and small Quranic letters make no word by themselves
_WORD: Final = re.compile(rf"[^\W{_DROPPED_LETTERS}][\w{_MARKS}]*")

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
    spaced = text.replace("_", " ")  # \w has the underscore
    return [Token(match[0], match.start(), match.end()) for match in _WORD.finditer(spaced)]


_STOP: Final = re.compile(r"\n|[.!?؟۔…]+[\"'»”’)\]]*")
_TWO_ARABIC_LETTERS: Final = re.compile("[ء-ي]{2}")


def sentences(text: str) -> list[Span]:
    """The sentences of ``text`` without surrounding whitespace; together they hold every word of it.

    A sentence ends at a line end, at ! ? ؟ ۔ and at a full stop, but not at the full stop of an initial or title
    («د. أحمد», «J. Biden», «أ.ف.ب»), in or after a number that numbers what follows («3.5», «1. …»), nor at dots that
    mark a pause («بوتين.. هل»). A full stop with no space after it counts between two Arabic words, a frequent slip.
    """
    spans: list[Span] = []
    start = 0
    for match in _STOP.finditer(text):
        if _ends_sentence(text, start, match):
            _append_stripped(spans, text, start, match.end())
            start = match.end()
    _append_stripped(spans, text, start, len(text))
    return spans


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    marks = stop[0].rstrip("\"'»”’)]")
    if marks.strip(".…"):
        return True
    if marks != ".":
        return False
    at, after = stop.start(), stop.end()
    if after < len(text) and not text[after].isspace():
        return bool(_TWO_ARABIC_LETTERS.match(text, after) and _TWO_ARABIC_LETTERS.match(text, max(start, at - 2)))
    if _is_single_letter(text, at - 1):
        return _follows_number(text, at - 1)  # «سنة 1445 ه.» ends a sentence, «د. أحمد» does not
    return not text[start:at].strip().isdigit()


def _is_single_letter(text: str, index: int) -> bool:
    return index >= 0 and text[index].isalpha() and (index == 0 or not text[index - 1].isalnum())


def _follows_number(text: str, index: int) -> bool:
    before = text[max(0, index - 2) : index].rstrip()
    return before[-1:].isdigit()


def _append_stripped(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        start += len(piece) - len(piece.lstrip())
        spans.append(Span(start, start + len(stripped)))
