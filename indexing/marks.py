"""Matched words as places in a text, and the sentences that hold them. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from arabic.tokens import sentences
from pipeline.messages import Message


class Mark(Message):
    """A matched word. start, end: characters of the text that holds it; id: actor or topic, None for a word that the
    query itself asked for."""

    start: int
    end: int
    id: str | None = None


class Sentence(Message):
    """A sentence as written. start: where it begins in the body; marks: places in `text`."""

    text: str
    start: int
    marks: list[Mark]


class Words(Message):
    """Where the words stand that a query itself asks for."""

    title: list[Mark] = []
    body: list[Mark] = []


NO_WORDS = Words()


def best_sentences(text: str, marks: Sequence[Mark], most: int) -> list[Sentence]:
    """The sentences with the most different things marked, the earlier of equals, in the order of the text."""
    found: list[tuple[int, Sentence]] = []
    for span in sentences(text):
        inside = [mark for mark in marks if span.start <= mark.start and mark.end <= span.end]
        if inside:
            moved = [
                Mark(start=mark.start - span.start, end=mark.end - span.start, id=mark.id)
                for mark in sorted(inside, key=lambda mark: (mark.start, mark.end))
            ]
            variety = len({mark.id or text[mark.start : mark.end] for mark in inside})
            found.append((variety, Sentence(text=text[span.start : span.end], start=span.start, marks=moved)))
    best = sorted(found, key=lambda pair: -pair[0])[:most]
    return sorted((sentence for _, sentence in best), key=lambda sentence: sentence.start)


def marks_between(before: str, after: str, tagged: str) -> list[Mark]:
    """Where the tagged words stand in the text without tags. before, after: one character each."""
    marks: list[Mark] = []
    tags = 0
    for match in re.finditer(f"{before}([^{after}]*){after}", tagged):
        start = match.start() - tags
        marks.append(Mark(start=start, end=start + len(match[1])))
        tags += 2
    return marks


def pieces(text: str, marks: Sequence[Mark]) -> Iterator[tuple[str, bool]]:
    """`text` in pieces, and whether each is marked; overlapping marks are joined."""
    end = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.end <= end:
            continue
        start = max(mark.start, end)
        if start > end:
            yield text[end:start], False
        yield text[start : mark.end], True
        end = mark.end
    if end < len(text):
        yield text[end:], False
