"""The blocks of a page that make up its article.

The page's own `articleBody`, our own location of it, or where that is unsure trafilatura's, says which lines are the
article; what was lost between and around them (leads in a box of their own, paragraphs split by a picture) is put
back.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from typing import Final

import trafilatura
from lxml import html
from trafilatura.settings import Extractor

from workers.clean.blocks import SENTENCE_END, Block, Layout, squeeze
from workers.clean.locate import Located, is_prose, locate
from workers.clean.title import NOT_LETTERS

# trafilatura logs every page it finds nothing on; that is ours to report.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

# Chosen by `bench/clean.py`.
_OPTIONS: Final = Extractor(output_format="python", fast=True, precision=True, comments=False)
# Shorter pieces of text are found on many places of a page («قال», «القاهرة»), in characters without spaces.
_TELLING: Final = 25
# The container of the article is the deepest element that holds this share of it; the rest may be a lead or a box.
_CONTAINER_SHARE: Final = 0.85
# What stands between headline and text, in a box of its own, is a standfirst if it is a sentence or this long in words.
_STANDFIRST_WORDS: Final = 15
_MAX_LINKED: Final = 0.5
# A headline that is not marked as one has this many words, and no date in it.
_HEADLINE_WORDS: Final = (4, 25)
_DIGITS_OF_DATE = re.compile(r"\d[/:.-]\d|[12]\d{3}")
# Bylines are short, and stand within a few lines of the lead or below the text.
_BYLINE_WORDS: Final = 12
_NEAR: Final = 8
_BELOW: Final = 3
# Structured data that gives this share of the page's prose gives the article; some outlets put only the lead there.
_DECLARED_OF_BEST: Final = 0.9
# If what trafilatura found is less than this share of another container's prose, it found a dialog or a teaser.
_MIN_OF_BEST: Final = 0.5


def main_blocks(root: html.HtmlElement, layout: Layout, title: str, declared: str = "") -> list[Block]:
    """Those blocks of the page below `root` that make up the article, in page order; may be empty.

    `title` is the headline. `declared` is the text that the page's structured data gives, if any: where the page shows
    all of it, nothing needs to be looked for.
    """
    if not layout.blocks:
        return []
    located = locate(layout, title)
    chosen = _chosen(root, layout, located, declared)
    return [layout.blocks[index] for index in _with_lost(chosen, layout, located)] if chosen else []


def _chosen(root: html.HtmlElement, layout: Layout, located: Located, declared: str) -> list[int]:
    blocks = layout.blocks
    own = _prose_length(located.prose, blocks)
    if declared:
        stated = _matching([declared], blocks)
        if stated and _prose_length(stated, blocks) >= _DECLARED_OF_BEST * own:
            return stated
    if located.sure:
        return located.prose
    found = [index for index in _matching(_extract(root), blocks) if index not in located.teasers]
    if not found or _prose_length(found, blocks) < _MIN_OF_BEST * own:
        return located.prose
    # the same paragraphs: ours come without the menus beside them
    is_same = {index for index in found if is_prose(blocks[index])} == set(located.prose)
    return located.prose if is_same and located.prose else found


def with_notes(main: Sequence[Block], blocks: Sequence[Block], is_note: Callable[[str], bool]) -> list[Block]:
    """`main` with the bylines, source lines and the like that stand between headline and lead, or right below."""
    if not main:
        return []
    at = {id(block): index for index, block in enumerate(blocks)}
    lead = next((at[id(block)] for block in main if is_prose(block)), at[id(main[0])])
    last = at[id(main[-1])]
    headline = next((index for index, block in enumerate(blocks[:lead]) if block.tag == "h1"), lead)
    nearby = (*blocks[max(headline + 1, lead - _NEAR) : lead], *blocks[last + 1 : last + 1 + _BELOW])
    kept = set(map(id, main))
    notes = [
        block
        for block in nearby
        if id(block) not in kept and block.words <= _BYLINE_WORDS and not block.caption and is_note(block.text)
    ]
    return sorted((*main, *notes), key=lambda block: at[id(block)])


def up_to_lead(blocks: Sequence[Block], main: Sequence[Block]) -> Sequence[Block]:
    """The lines of the page down to the article's first paragraph; all of them if it has none."""
    lead = next((block for block in main if is_prose(block)), None)
    return blocks[: next((index for index, block in enumerate(blocks) if block is lead), len(blocks))]


def below(blocks: Sequence[Block], main: Sequence[Block]) -> Sequence[Block]:
    """The few lines right below the article."""
    last = next((index for index, block in enumerate(blocks) if main and block is main[-1]), len(blocks))
    return blocks[last + 1 : last + 1 + _BELOW]


def line_above(blocks: Sequence[Block], main: Sequence[Block]) -> str:
    """The line right above the article that reads as its headline, for pages that mark none; empty if there is none."""
    above = up_to_lead(blocks, [block for block in main if SENTENCE_END.search(block.text)])
    return max((block.text for block in above[-_NEAR:] if _may_be_headline(block)), key=len, default="")


def _may_be_headline(block: Block) -> bool:
    return (
        _HEADLINE_WORDS[0] <= block.words <= _HEADLINE_WORDS[1]
        and block.link_share < _MAX_LINKED
        and not block.caption
        and not SENTENCE_END.search(block.text)
        and not _DIGITS_OF_DATE.search(block.text)
    )


def _extract(root: html.HtmlElement) -> list[str]:
    """trafilatura's lines."""
    try:
        document = trafilatura.bare_extraction(root, options=_OPTIONS)
    except (RecursionError, ValueError, TypeError, AttributeError, IndexError, KeyError, AssertionError):
        return []  # it stumbles over some broken trees; the blocks are still there
    text = document.text if document is not None and not isinstance(document, dict) else None
    return [line for raw in (text or "").splitlines() if (line := squeeze(raw))]


def _matching(found: Sequence[str], blocks: Sequence[Block]) -> list[int]:
    """Blocks whose text is among the lines found, or inside them: table cells and broken lines are joined there."""
    lines = {_bare(line) for line in found}
    whole = "\n".join(_bare(line) for line in found)
    chosen = []
    for index, block in enumerate(blocks):
        bare = _bare(block.text)
        if bare in lines or (len(bare) >= _TELLING and bare in whole):
            chosen.append(index)
    return chosen


def _bare(text: str) -> str:
    return NOT_LETTERS.sub("", text)


def _prose_length(chosen: Sequence[int], blocks: Sequence[Block]) -> int:
    return sum(len(blocks[index].text) for index in chosen if is_prose(blocks[index]))


def _container(chosen: Sequence[int], layout: Layout) -> tuple[int, int]:
    """Span of the deepest element with nearly all of the chosen text in it."""
    lengths = {index: len(layout.blocks[index].text) for index in chosen}
    total = sum(lengths.values())
    for box in layout.boxes(max(chosen, key=lengths.__getitem__)):
        start, end = layout.spans[box]
        if sum(length for index, length in lengths.items() if start <= index < end) >= _CONTAINER_SHARE * total:
            return start, end
    return chosen[0], chosen[-1] + 1


def _with_lost(chosen: Sequence[int], layout: Layout, located: Located) -> list[int]:
    """`chosen` without what lies around the article, and with what was lost of it.

    Lost are: prose between the headline and it; in the article's container all between its lines, and sentences beside
    its paragraphs. Captions count from the headline on, wherever they stand.
    """
    blocks, kept = layout.blocks, set(chosen)
    start, end = _container(chosen, layout)
    first, last = chosen[0], _with_closing(chosen[-1], end, layout)
    headline = first if located.headline is None else located.headline
    beside = {box for index in chosen if is_prose(blocks[index]) for box in _near_boxes(layout, index)}

    def belongs(index: int) -> bool:
        block, inside = blocks[index], start <= index < end
        if index in located.teasers:
            return False
        if block.caption or (block.names_a_picture and index not in kept):
            return headline < index < last or inside
        if index < first:
            is_long = block.words >= _STANDFIRST_WORDS or bool(SENTENCE_END.search(block.text))
            return headline < index and is_prose(block) and (inside or is_long)
        if not inside:
            return index in kept and (is_prose(block) or index < last)
        if index in kept or index <= last:
            return True
        is_text = is_prose(block) or bool(SENTENCE_END.search(block.text))
        return is_text and not beside.isdisjoint(_near_boxes(layout, index))

    return [index for index in range(len(blocks)) if belongs(index)]


def _with_closing(last: int, end: int, layout: Layout) -> int:
    """Index of the last of the short sentences that follow the prose, each in a box as the paragraphs are."""
    blocks = layout.blocks

    def closes(index: int) -> bool:
        after = blocks[index]
        is_alike = after.tag == blocks[last].tag and after.link_share < _MAX_LINKED and not after.caption
        return is_alike and bool(SENTENCE_END.search(after.text))

    while last + 1 < end:
        # «4-», a number or the like, may stand before each paragraph
        skipped = int(blocks[last + 1].words == 1 and last + 2 < end)
        if not closes(last + 1 + skipped):
            break
        last += 1 + skipped
    return last


def _near_boxes(layout: Layout, index: int) -> list[html.HtmlElement]:
    """The block's box and the one around it: what the paragraphs of one text share."""
    return [box for box, _ in zip(layout.boxes(index), range(2), strict=False)]
