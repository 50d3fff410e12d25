"""Where on a page the article stands, from its blocks alone.

Prose pulls its boxes: each box weighs what prose is in it, less the deeper it lies. Nearest below the headline wins.
Most pages are told so, in a fraction of the time that an extraction library needs; where the answer is not sure
(`Located.sure`), `body.py` asks one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from lxml import html

from workers.clean.blocks import HEADINGS, SENTENCE_END, Block, Layout
from workers.clean.title import letters

# Prose has at least this many words; shorter lines are put back only between two lines of the article.
PROSE_WORDS: Final = 10
_MAX_LINKED: Final = 0.5
# «الثلاثاء 24 نوفمبر 2026 - 11:28 | قرئ 506 مرة» is no paragraph.
_DATED_WORDS: Final = 16
_CLOCK = re.compile(r"\d:\d\d")
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
# Labels, dates and pictures' names may stand above a teaser's link: so many at most, of so many words.
_LABELS: Final = 4
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
    """Whether `block` reads as a paragraph and not as a link, headline, caption or date."""
    if block.words < _DATED_WORDS and _CLOCK.search(block.text) and not SENTENCE_END.search(block.text):
        return False
    return (
        block.words >= PROSE_WORDS
        and block.link_share < _MAX_LINKED
        and not block.caption
        and block.tag not in HEADINGS
    )


class _Prose:
    """Lengths of the blocks that are prose, 0 for others, and sums of them."""

    def __init__(self, lengths: Sequence[int]) -> None:
        self.lengths = lengths
        self._before = [0, *accumulate(lengths)]

    def within(self, start: int, end: int) -> int:
        """Prose in the blocks from `start` up to `end`."""
        return self._before[end] - self._before[start]

    def without(self, gone: Collection[int]) -> _Prose:
        """The same, less some blocks."""
        return _Prose([0 if index in gone else length for index, length in enumerate(self.lengths)])


def locate(layout: Layout, title: str) -> Located:
    """Find the article whose headline is `title` (empty if unknown)."""
    blocks = layout.blocks
    headline = _headline(blocks, title)
    prose = _Prose([len(block.text) if is_prose(block) else 0 for block in blocks])
    teasers = _teasers(layout, prose, headline)
    prose = prose.without(teasers)
    remarks = _remarks(layout, prose, headline or 0)
    prose = prose.without(remarks)
    if headline is not None:
        above = [int(_ABOVE * length) for length in prose.lengths[:headline]]
        prose = _Prose([*above, *prose.lengths[headline:]])
    weights = _weights(layout, prose)
    if not weights:
        return Located([], headline, teasers | remarks, sure=False)

    def score(box: html.HtmlElement) -> float:
        return weights[box] * _nearness(layout.spans[box], prose, headline)

    parts = _of_one_kind(layout, max(weights, key=score))
    chosen = [index for part in parts for index in range(*layout.spans[part]) if prose.lengths[index]]
    found = sum(prose.lengths[index] for index in chosen)
    sure = headline is not None and found >= _SURE * prose.within(headline, len(blocks))
    return Located(chosen, headline, teasers | remarks, sure)


def _headline(blocks: Sequence[Block], title: str) -> int | None:
    """The block that is the headline: an `h1` before other headings, these before other lines; else the first `h1`."""
    wanted = letters(title)
    same = [
        index
        for index, block in enumerate(blocks)
        if wanted and abs(len(block.text) - len(title)) <= _TITLE_SLACK and wanted in letters(block.text)
    ]
    if not same:
        return next((index for index, block in enumerate(blocks) if block.tag == "h1"), None)
    return min(same, key=lambda index: (blocks[index].tag != "h1", blocks[index].tag not in HEADINGS))


def _weights(layout: Layout, prose: _Prose) -> dict[html.HtmlElement, float]:
    """Of each box the prose in it, less the deeper it lies."""
    weights: dict[html.HtmlElement, float] = {}
    for index, length in enumerate(prose.lengths):
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


def _nearness(span: tuple[int, int], prose: _Prose, headline: int | None) -> float:
    start, end = span
    if headline is None or start <= headline < end:
        return 1.0
    between = prose.within(headline, start) if start > headline else 0
    return 1.0 if between <= _STANDFIRST * prose.within(start, end) else _PARTED


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


def _remarks(layout: Layout, prose: _Prose, headline: int) -> frozenset[int]:
    """Blocks of readers' comments: boxes of one kind in a row, each prose and a line without a heading (name, date).

    Where there is little prose but such rows, the first below the headline is the article: a live blog, a gallery;
    unless it stands in a box apart from the headline, and some other prose does not.
    """

    def is_signed(span: tuple[int, int]) -> bool:
        is_all_prose = all(prose.lengths[slice(*span)])
        return not is_all_prose and not any(block.tag in HEADINGS for block in layout.blocks[slice(*span)])

    rows: dict[tuple[html.HtmlElement, str, str], list[tuple[int, int]]] = {}
    for box, span in layout.spans.items():
        around, kind = layout.around[box], box.get("class")
        if around is not None and kind and prose.within(*span):
            rows.setdefault((around, box.tag, kind), []).append(span)
    series = {key: row for key, row in rows.items() if len(row) >= _SERIES and all(map(is_signed, row))}
    found = {key: {index for span in row for index in range(*span)} for key, row in series.items()}
    everything = prose.within(0, len(prose.lengths))
    in_rows = sum(prose.lengths[index] for index in set().union(*found.values()))
    if in_rows > _SERIES_SHARE * everything:
        first = min(found, key=lambda key: (min(found[key]) < headline, min(found[key])))
        start, end = layout.spans[first[0]]
        if start <= headline < end or in_rows == everything:
            del found[first]
    return frozenset().union(*found.values())


def _teasers(layout: Layout, prose: _Prose, headline: int | None) -> frozenset[int]:
    """Blocks in boxes that begin with a linked headline and go on with prose."""
    found: list[tuple[int, int, bool]] = []
    for index, block in enumerate(layout.blocks):
        is_heading = block.tag in HEADINGS
        is_long = block.words >= (_HEADING_WORDS if is_heading else _TEASER_WORDS)
        if block.link_share >= _TEASER_LINK and is_long and not block.caption:
            box = _teaser_box(layout, prose, index, headline)
            if box is not None:
                found.append((*layout.spans[box], is_heading))
    total = prose.within(0, len(prose.lengths))
    many = sum(heading for *_, heading in found) > 1
    return frozenset(
        index
        for start, end, heading in found
        if prose.within(start, end) <= (_TEASER_SHARE_OF_MANY if many and heading else _TEASER_SHARE) * total
        for index in range(start, end)
    )


def _teaser_box(layout: Layout, prose: _Prose, index: int, headline: int | None) -> html.HtmlElement | None:
    """The smallest box that begins with the link at `index` and has prose after it, unless it holds the headline."""
    for box in layout.boxes(index):
        start, end = layout.spans[box]
        if headline is not None and start <= headline < end:
            return None
        if index - start > _LABELS or any(block.words > _LABEL_WORDS for block in layout.blocks[start:index]):
            return None
        if prose.within(index, end):
            return box
    return None
