"""Articles that come without markup: the same second pass, once the headline has been found among the lines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from arabic.encoding import Decoded, repair_mojibake
from arabic.normalise import fold
from workers.clean import phrases
from workers.clean.article import build
from workers.clean.blocks import Block, text_blocks
from workers.clean.dateline import read_line
from workers.clean.furniture import Furniture
from workers.clean.metadata import Metadata
from workers.clean.model import CleanArticle, FeedHints, Reason, Refusal, SourceHints
from workers.clean.refuse import reason_to_refuse
from workers.clean.sift import sift
from workers.clean.tree import MAX_BYTES

# A headline has at least this many words; names, posts and picture titles above it have fewer.
_HEADLINE_WORDS: Final = 4
# A line of more words is a paragraph, and so is one of half as many with a full stop: headlines have none.
_PARAGRAPH_WORDS: Final = 22


def clean_text(
    text: str,
    *,
    url: str = "",
    source: SourceHints | None = None,
    feed_entry: FeedHints | None = None,
    furniture: Furniture | None = None,
    now: datetime,
) -> CleanArticle | Refusal:
    """Clean a text without markup: masthead, headline, picture captions and paragraphs, one a line.

    Arguments as for `clean_page`; the headline is the feed's, if there is one, else the first line that reads like one.
    """
    if len(text) > MAX_BYTES:
        return Refusal(Reason.TOO_LARGE, f"{len(text)} characters, more than {MAX_BYTES}")
    source, feed = source or SourceHints(), feed_entry or FeedHints()
    repaired = repair_mojibake(text.replace("\x00", ""))
    blocks = text_blocks(repaired)
    at = _headline(blocks, feed.title)
    title = blocks[at].text if at is not None else feed.title or ""
    above, below = (blocks[:at], blocks[at + 1 :]) if at is not None else ([], blocks)
    head = sift(above, outlet=source.name, furniture=furniture)
    sifted = sift(below, title=title, outlet=source.name, furniture=furniture)
    sifted.authors = head.authors + sifted.authors
    sifted.places = head.places + sifted.places
    sifted.agencies = head.agencies + sifted.agencies
    metadata = Metadata(title=title, canonical_url=url)
    refusal = reason_to_refuse(metadata, sifted, page_text=text[:600], expected=True)
    if refusal:
        return refusal
    date_lines = [*head.date_lines, *sifted.date_lines]
    return build(
        metadata,
        sifted,
        lines=[block.text for block in blocks],
        dates=[*([("feed", feed.published)] if feed.published else []), *(("visible", line) for line in date_lines)],
        url=url,
        source=source,
        feed=feed,
        now=now,
        decoded=Decoded(repaired, "str", () if repaired == text else ("mojibake repaired",)),
        notes=(),
    )


def _is_paragraph(block: Block) -> bool:
    words = block.words * 2 if block.text.endswith(".") else block.words
    return words > _PARAGRAPH_WORDS


def _headline(blocks: Sequence[Block], feed_title: str | None) -> int | None:
    """Index of the headline: the feed's, else the longest line above the first paragraph."""
    if feed_title:
        wanted = fold(feed_title)
        if (at := next((i for i, block in enumerate(blocks) if fold(block.text) == wanted), None)) is not None:
            return at
    paragraph = next((i for i, block in enumerate(blocks) if _is_paragraph(block)), len(blocks))
    candidates = [
        i
        for i, block in enumerate(blocks[:paragraph])
        if block.words >= _HEADLINE_WORDS
        and not phrases.MASTHEAD.match(fold(block.text))
        and not phrases.FOLLOW.match(fold(block.text))
        and read_line(block.text) is None
    ]
    return max(candidates, key=lambda i: blocks[i].words, default=None)
