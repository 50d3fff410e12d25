"""Where on a page the article stands, from its blocks alone.

Prose pulls its boxes: each box weighs what prose is in it, less the deeper it lies. Nearest below the headline wins.
Most pages are told so, in a fraction of the time that an extraction library needs; where the answer is not sure
(`Located.sure`), `body.py` asks one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from lxml import html

from workers.clean.blocks import HEADINGS, Block, Layout
from workers.clean.title import letters

# Prose has at least this many words; shorter lines are put back only between two lines of the article.
PROSE_WORDS: Final = 10
_MAX_LINKED: Final = 0.5
# What a box passes on to the box around it, where that has other text too. Paragraphs that each stand in two boxes of
# their own still outweigh the longest of them, and readers' comments two boxes deeper do not open the article's box.
_PASSED_ON: Final = 0.7
_LEAST: Final = 0.05
# Text above the headline is hardly ever its article; text that other prose parts from it, rather not.
_ABOVE: Final = 0.1
_PARTED: Final = 0.5
# A standfirst between headline and text is shorter than this share of the text.
_STANDFIRST: Final = 0.3
# With this share of all prose below the headline in the box found there is nothing to be in doubt about.
_SURE: Final = 0.75
# A teaser begins with a link that is a headline, and its box has a small part of the page's prose; where there are
# several headings that are links, half.
_TEASER_LINK: Final = 0.9
_TEASER_WORDS: Final = 4
_HEADING_WORDS: Final = 2
_TEASER_SHARE: Final = 0.4
_TEASER_SHARE_OF_MANY: Final = 0.5
# Labels, dates and pictures' names may stand above a teaser's link.
_LABEL_WORDS: Final = 3
# So many boxes of one kind make a series; with more than this share of the page's prose it is no appendix.
_SERIES: Final = 3
_SERIES_SHARE: Final = 0.7
# The block that repeats the headline is as long as it, but for the outlet's name.
_TITLE_SLACK: Final = 30


@dataclass(frozen=True, slots=True)
class Located:
    """The article's prose as indices of blocks.

    Attributes:
        prose: in page order; may be empty.
        headline: index of the block with the headline, or None.
        teasers: blocks that introduce other articles, or are what readers say of this one.
        sure: hardly any other prose stands below the headline.
    """

    prose: list[int]
    headline: int | None
    teasers: frozenset[int]
    sure: bool


def is_prose(block: Block) -> bool:
    """Whether `block` reads as a paragraph and not as a link, headline or caption."""
    return (
        block.words >= PROSE_WORDS
        and block.link_share < _MAX_LINKED
        and not block.caption
        and block.tag not in HEADINGS
    )


def locate(layout: Layout, title: str) -> Located:
    """Find the article whose headline is `title` (empty if unknown)."""
    blocks = layout.blocks
    headline = _headline(blocks, title)
    lengths = [len(block.text) if is_prose(block) else 0 for block in blocks]
    teasers = _teasers(layout, lengths, headline)
    lengths = [0 if index in teasers else length for index, length in enumerate(lengths)]
    remarks = _remarks(layout, lengths, headline or 0)
    lengths = [0 if index in remarks else length for index, length in enumerate(lengths)]
    if headline is not None:
        lengths[:headline] = [int(_ABOVE * length) for length in lengths[:headline]]
    before = [0, *accumulate(lengths)]  # prose before each block
    scores = _weights(layout, lengths)
    if not scores:
        return Located([], headline, teasers, sure=False)

    def score(box: html.HtmlElement) -> float:
        return scores[box] * _nearness(layout.spans[box], before, headline)

    best = max(scores, key=score)
    spans = [layout.spans[box] for box in _of_one_kind(layout, best) if box in scores]
    prose = [index for start, end in spans for index in range(start, end) if lengths[index]]
    found = sum(lengths[index] for index in prose)
    sure = headline is not None and found >= _SURE * (before[-1] - before[headline])
    return Located(prose, headline, teasers | remarks, sure)


def _headline(blocks: Sequence[Block], title: str) -> int | None:
    """The block that is the headline: an `h1` before other headings, these before other lines; else the first `h1`."""
    wanted = letters(title)
    same = [
        index
        for index, block in enumerate(blocks)
        if wanted and abs(len(block.text) - len(title)) <= _TITLE_SLACK and wanted in letters(block.text)
    ]
    ranked = sorted(same, key=lambda index: (blocks[index].tag != "h1", blocks[index].tag not in HEADINGS))
    return next(iter(ranked), None) if ranked else next((i for i, b in enumerate(blocks) if b.tag == "h1"), None)


def _weights(layout: Layout, lengths: Sequence[int]) -> dict[html.HtmlElement, float]:
    weights: dict[html.HtmlElement, float] = {}
    for index, length in enumerate(lengths):
        if not length:
            continue
        share, span = 1.0, None
        for box in layout.boxes(index):
            if span is not None and layout.spans[box] != span:
                share *= _PASSED_ON
                if share < _LEAST:
                    break
            span = layout.spans[box]
            weights[box] = weights.get(box, 0.0) + share * length
    return weights


def _nearness(span: tuple[int, int], before: Sequence[int], headline: int | None) -> float:
    start, end = span
    if headline is None or start <= headline < end:
        return 1.0
    between = before[start] - before[headline]
    return 1.0 if between <= _STANDFIRST * (before[end] - before[start]) else _PARTED


def _of_one_kind(layout: Layout, best: html.HtmlElement) -> list[html.HtmlElement]:
    """`best` and the boxes beside it with the same tag and class: articles are cut in parts for advertisements."""
    kind, around = best.get("class"), layout.around[best]
    if not kind:
        return [best]
    return [
        box
        for box, outer in layout.around.items()
        if outer is around and box.tag == best.tag and box.get("class") == kind
    ]


def _remarks(layout: Layout, lengths: Sequence[int], headline: int) -> frozenset[int]:
    """Blocks of readers' comments: boxes of one kind in a row, each prose and a line without a heading (name, date).

    Where there is little prose but such rows, the first below the headline is the article: a live blog, a gallery.
    """

    def signed(span: tuple[int, int]) -> bool:
        return not all(lengths[slice(*span)]) and all(b.tag not in HEADINGS for b in layout.blocks[slice(*span)])

    rows: dict[tuple[html.HtmlElement, str, str], list[tuple[int, int]]] = {}
    for box, (start, end) in layout.spans.items():
        around, kind = layout.around[box], box.get("class")
        if around is not None and kind and any(lengths[start:end]):
            rows.setdefault((around, box.tag, kind), []).append((start, end))
    rows = {key: row for key, row in rows.items() if len(row) >= _SERIES and all(map(signed, row))}
    found = [{index for span in row for index in range(*span)} for row in rows.values()]
    if sum(lengths[index] for row in found for index in row) > _SERIES_SHARE * sum(lengths):
        found.remove(min(found, key=lambda row: (min(row) < headline, min(row))))
    return frozenset().union(*found)


def _teasers(layout: Layout, lengths: Sequence[int], headline: int | None) -> frozenset[int]:
    """Blocks in boxes that begin with a linked headline and go on with prose."""
    found: list[tuple[int, int, int, bool]] = []
    for index, block in enumerate(layout.blocks):
        is_long = block.words >= (_HEADING_WORDS if block.tag in HEADINGS else _TEASER_WORDS)
        if block.link_share >= _TEASER_LINK and is_long and not block.caption:
            box = _teaser_box(layout, lengths, index, headline)
            if box is not None:
                start, end = layout.spans[box]
                found.append((start, end, sum(lengths[start:end]), block.tag in HEADINGS))
    total = sum(lengths)
    many = sum(heading for *_, heading in found) > 1
    return frozenset(
        index
        for start, end, length, heading in found
        if length <= (_TEASER_SHARE_OF_MANY if many and heading else _TEASER_SHARE) * total
        for index in range(start, end)
    )


def _teaser_box(layout: Layout, lengths: Sequence[int], index: int, headline: int | None) -> html.HtmlElement | None:
    """The smallest box that begins with the link at `index` and has prose after it, unless it holds the headline."""
    for box in layout.boxes(index):
        start, end = layout.spans[box]
        if any(block.words > _LABEL_WORDS for block in layout.blocks[start:index]):
            return None
        if headline is not None and start <= headline < end:
            return None
        if any(lengths[index:end]):
            return box
    return None
