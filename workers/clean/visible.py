"""Dates that a reader sees on the page: `time` elements, and lines near the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lxml import html

from arabic.normalise import fold
from workers.clean.blocks import Block, squeeze
from workers.clean.phrases import folded_pattern

# How far from the headline a page's own date stands, in blocks.
_BEFORE: Final = 4
_AFTER: Final = 8
# «تم النشر في: الأربعاء 12 آذار/مارس 2025 - 14:05 بتوقيت القاهرة» has 11 words; the date of an update may follow.
_MAX_WORDS: Final = 20
_DATED = re.compile(r"\d")
# «منذ ساعتين», «نشر اليوم»: at the beginning of a short line only; sentences and outlets' names say «اليوم» too.
_RELATIVE = re.compile(
    r"\W*(?:(?:تم )?(?:ال)?(?:نشر\w*|نُشر|كتب\w*|أضيف|بتاريخ|تاريخ النشر)\W*(?:في\W*)?)?(?:منذ|قبل|أمس|امس|اليوم)(?!\w)"
)
_RELATIVE_WORDS: Final = 6
_YEAR = re.compile(r"\d{4}|[٠-٩]{4}|\d[/.-]\d")
# The clock time may be a line of its own below the day.
_CLOCK = re.compile(r"\W*\d{1,2}\s?:\s?\d{2}(?!\d).{0,12}\Z")
_UPDATED = folded_pattern(r"(?:آخر |تم ال?)?(?:تحديث|تعديل)|عدل في|modified|updated")
_PUBLISHED = folded_pattern(r"نشر|كتب|published|posted")


def visible_dates(root: html.HtmlElement, blocks: Sequence[Block], title: str) -> Iterator[tuple[str, str]]:
    """(origin, text) of publication dates: `time` elements, then lines near the headline. Updates are left out."""
    for element in root.iter("time"):
        text = element.get("datetime") or squeeze(element.text_content())
        if text and not _UPDATED.search(fold(f"{element.get('class', '')} {_label(element)}")):
            yield "time", text
            break  # further ones belong to other articles or to updates
    above, below = _near_headline(blocks, title)
    # what stands above the headline is often today's date
    yield from (("visible", text) for text in list(dated_lines(below)) or dated_lines(above))


def dated_lines(blocks: Sequence[Block]) -> Iterator[str]:
    """Texts that may say when the article appeared."""
    day = ""
    for block in blocks:
        if day and _CLOCK.match(block.text):
            yield f"{day} {block.text}"
        day = ""
        if _is_dated(block):
            parts = list(_parts(block.text))
            yield from parts
            day = parts[-1] if parts and ":" not in parts[-1] else ""


def _is_dated(block: Block) -> bool:
    """Whether the line may say when the article appeared; one that is only relative must be short."""
    if block.words > _MAX_WORDS:
        return False
    if _DATED.search(block.text) and _YEAR.search(block.text):
        return True
    return block.words <= _RELATIVE_WORDS and bool(_DATED.search(block.text) or _RELATIVE.match(block.text))


def _label(element: html.HtmlElement) -> str:
    """The words right before the element: «آخر تحديث:»."""
    parent = element.getparent()
    if parent is None:
        return ""
    previous = element.getprevious()
    before = previous.tail or previous.text_content() if previous is not None else parent.text
    return (before or "")[-30:]


def _near_headline(blocks: Sequence[Block], title: str) -> tuple[Sequence[Block], Sequence[Block]]:
    """Lines above the headline, and it and those below."""
    folded = fold(title)
    at = next((i for i, block in enumerate(blocks) if folded and fold(block.text) == folded), 0)
    return blocks[max(0, at - _BEFORE) : at], blocks[at : at + 1 + _AFTER]


def _parts(text: str) -> Iterator[str]:
    """`text`, without what says when the article was updated."""
    update = _UPDATED.search(fold(text))
    if not update or len(fold(text)) != len(text):
        yield text
        return
    published = _PUBLISHED.search(fold(text))
    if published and published.start() < update.start():
        yield text[: update.start()]
    elif published:
        yield text[published.start() :]
    elif _YEAR.search(before := text[: update.start()]):
        yield before
