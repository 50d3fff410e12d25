"""Where on the page the article is.

trafilatura says which lines are the article; our own blocks then carry the text, since they know their place in the
page. What it lost between and around them (leads in a box of their own, paragraphs split by a picture) is put back:
prose that stands in the same container. Its settings are chosen by `bench/clean.py`.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

import trafilatura
from lxml import html
from trafilatura.settings import Extractor

from workers.clean.blocks import HEADINGS, SENTENCE_END, Block, squeeze

# trafilatura logs every page it finds nothing on; that is ours to report.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_OPTIONS: Final = Extractor(output_format="python", fast=True, precision=True, comments=False)
_NOT_LETTERS = re.compile(r"[\W_]+")
# Shorter pieces of text are found on many places of a page («قال», «القاهرة»), in characters without spaces.
_TELLING: Final = 25
# The container of the article is the deepest element that holds this share of it; the rest may be a lead or a box.
_CONTAINER_SHARE: Final = 0.85
# Prose has at least this many words; shorter lines are put back only between two lines of the article.
_PROSE_WORDS: Final = 10
_MAX_LINKED: Final = 0.5
# A teaser's heading is one link, and its box a small part of what was found.
_TEASER_LINK: Final = 0.9
_TEASER_SHARE: Final = 0.4
# Bylines are short, and stand within a few lines of the lead.
_BYLINE_WORDS: Final = 10
_NEAR: Final = 8
# If our blocks explain less than this share of what trafilatura found, its own lines are taken.
_MIN_EXPLAINED: Final = 0.6
# Structured data that gives this share of the page's prose gives the article; some outlets put only the lead there.
_DECLARED_OF_BEST: Final = 0.9
# If what it found is less than this share of another container's prose, it found a dialog or a teaser.
_MIN_OF_BEST: Final = 0.5


def main_blocks(root: html.HtmlElement, blocks: Sequence[Block], declared: str = "") -> list[Block]:
    """Those of `blocks` (of the page below `root`) that make up the article, in page order; may be empty.

    `declared` is the text that the page's structured data gives, if any: where the page shows all of it, nothing
    needs to be looked for.
    """
    if not blocks:
        return []
    best = _densest(blocks)
    chosen = _matching([declared], blocks) if declared else []
    if not chosen or _prose_length(chosen) < _DECLARED_OF_BEST * _prose_length(best):
        found = _extract(root)
        chosen = _matching(found, blocks)
        if _prose_length(chosen) < _MIN_OF_BEST * _prose_length(best):
            chosen = best
        elif sum(len(block.text) for block in chosen) < _MIN_EXPLAINED * sum(map(len, found)):
            return [Block(line) for line in found]
    return _without_teasers(_with_lost(chosen, blocks))


def with_bylines(main: Sequence[Block], blocks: Sequence[Block], is_byline: Callable[[str], bool]) -> list[Block]:
    """`main` with the bylines and source lines of the page that stand between headline and lead, or right below."""
    if not main:
        return []
    at = {id(block): index for index, block in enumerate(blocks)}
    if id(main[0]) not in at or id(main[-1]) not in at:
        return list(main)
    first, last = at[id(main[0])], at[id(main[-1])]
    headline = next((index for index, block in enumerate(blocks[:first]) if block.tag == "h1"), first)

    def bylines(part: Sequence[Block]) -> list[Block]:
        return [one for one in part if one.words <= _BYLINE_WORDS and not one.caption and is_byline(one.text)]

    above = bylines(blocks[headline + 1 : first][-_NEAR:])
    return [*above, *main, *bylines(blocks[last + 1 :][:2])]


def _extract(root: html.HtmlElement) -> list[str]:
    """trafilatura's lines."""
    try:
        document = trafilatura.bare_extraction(root, options=_OPTIONS)
    except (RecursionError, ValueError, TypeError, AttributeError, IndexError, KeyError, AssertionError):
        return []  # it stumbles over some broken trees; the blocks are still there
    text = document.text if document is not None and not isinstance(document, dict) else None
    return [line for raw in (text or "").splitlines() if (line := squeeze(raw))]


def _matching(found: Sequence[str], blocks: Sequence[Block]) -> list[Block]:
    """Blocks whose text is among the lines found, or inside them: table cells and broken lines are joined there."""
    lines = {_bare(line) for line in found}
    whole = "\n".join(_bare(line) for line in found)
    chosen = []
    for block in blocks:
        bare = _bare(block.text)
        if bare in lines or (len(bare) >= _TELLING and bare in whole):
            chosen.append(block)
    return chosen


def _bare(text: str) -> str:
    return _NOT_LETTERS.sub("", text)


def _is_prose(block: Block) -> bool:
    return (
        block.words >= _PROSE_WORDS
        and block.link_share < _MAX_LINKED
        and not block.caption
        and block.tag not in HEADINGS
    )


def _prose_length(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks if _is_prose(block))


def _densest(blocks: Sequence[Block]) -> list[Block]:
    """The prose of the element that has most of it among its children and grandchildren."""
    weight: Counter[html.HtmlElement] = Counter()
    for block in blocks:
        if block.element is None or not _is_prose(block):
            continue
        parent = block.element if block.tag == "div" else block.element.getparent()
        if parent is not None:
            weight[parent] += len(block.text)
            if (grandparent := parent.getparent()) is not None:
                # half, so that a page of many short teasers does not beat the article
                weight[grandparent] += len(block.text) // 2
    if not weight:
        return []
    container = max(weight, key=weight.__getitem__)
    return [block for block in _inside(container, blocks) if _is_prose(block)]


def _inside(container: html.HtmlElement, blocks: Sequence[Block]) -> list[Block]:
    members = set(container.iter())
    return [block for block in blocks if block.element in members]


def _container(chosen: Sequence[Block]) -> html.HtmlElement | None:
    """The deepest element with nearly all of the chosen text below it."""
    weight: Counter[html.HtmlElement] = Counter()
    total = 0
    depth: dict[html.HtmlElement, int] = {}
    for block in chosen:
        if block.element is None:
            continue
        total += len(block.text)
        line = [block.element, *block.element.iterancestors()]
        for distance, element in enumerate(line):
            weight[element] += len(block.text)
            depth[element] = len(line) - distance
    holders = [element for element, length in weight.items() if length >= _CONTAINER_SHARE * total]
    return max(holders, key=depth.__getitem__, default=None)


def _with_lost(chosen: Sequence[Block], blocks: Sequence[Block]) -> list[Block]:
    """`chosen` without what lies around the article, and with what was lost of it.

    Lost are, in the article's container: prose from the headline on, all between its lines, and sentences beside its
    paragraphs. Captions count from the headline on, wherever they stand.
    """
    container = _container(chosen)
    if container is None:
        return list(chosen)
    kept = set(map(id, chosen))
    inside = set(map(id, _inside(container, blocks)))
    places = [index for index, block in enumerate(blocks) if id(block) in kept]
    first, last = places[0], places[-1]
    headline = next((index for index, block in enumerate(blocks) if block.tag == "h1"), first)
    beside = {element for block in chosen if _is_prose(block) for element in _boxes(block)}

    def belongs(index: int, block: Block) -> bool:
        if block.caption or (block.names_a_picture and id(block) not in kept):
            return headline < index < last or id(block) in inside
        if id(block) not in inside:
            return id(block) in kept and (_is_prose(block) or index < last)
        if id(block) in kept or first < index < last:
            return True
        if index < first:
            return headline < index and _is_prose(block)
        is_text = _is_prose(block) or bool(SENTENCE_END.search(block.text))
        return is_text and not beside.isdisjoint(_boxes(block))

    return [block for index, block in enumerate(blocks) if belongs(index, block)]


def _without_teasers(article: Sequence[Block]) -> list[Block]:
    """Without paragraphs that share a small box with a heading that is a link: those introduce other articles."""
    weight: Counter[html.HtmlElement] = Counter()
    for block in article:
        for box in _boxes(block):
            weight[box] += len(block.text)
    total = sum(len(block.text) for block in article)
    teasers = {
        box
        for block in article
        if block.tag in HEADINGS and block.link_share >= _TEASER_LINK
        for box in _boxes(block)[1:]
        if weight[box] < _TEASER_SHARE * total
    }
    return [block for block in article if teasers.isdisjoint(_boxes(block))]


def _boxes(block: Block) -> list[html.HtmlElement]:
    """The block's element and its parent: what the paragraphs of one text share."""
    if block.element is None:
        return []
    parent = block.element.getparent()
    return [block.element] if parent is None else [block.element, parent]
