"""From a page, or a text without markup, to an article or a reason why there is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from arabic.encoding import Decoded, decode, repair_mojibake
from arabic.normalise import fold
from workers.clean import phrases
from workers.clean.article import build
from workers.clean.blocks import page_layout, text_blocks
from workers.clean.body import below, line_above, main_blocks, up_to_lead, with_notes
from workers.clean.dateline import read_line
from workers.clean.furniture import Furniture
from workers.clean.metadata import Metadata, read_metadata
from workers.clean.model import CleanArticle, FeedHints, Reason, Refusal, SourceHints
from workers.clean.prune import prune
from workers.clean.published import url_date
from workers.clean.refuse import reason_to_refuse
from workers.clean.sift import Sifted, sift
from workers.clean.tree import MAX_BYTES, parse
from workers.clean.visible import dated_lines, visible_dates

# First bytes of what is no page: PDF, pictures, archives, films.
_BINARY: Final = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"RIFF",
    b"\x00\x00\x00",
    b"ID3",
    b"\x1f\x8b",
)
_PAGE_TYPES: Final = (
    "text/",
    "application/xhtml",
    "application/xml",
    "application/rss",
    "application/json",
    "application/ld",
)
# The text of the page's own structured data is taken when what we found has less than this share of its words.
_MIN_OF_DECLARED: Final = 0.6
# A description this long in words stands for an article whose text is not on the page (films, galleries).
_DESCRIPTION_WORDS: Final = 6
# A headline that says something has four words or more.
_HEADLINE_SPACES: Final = 3
# Enough of a page's text to see that it is an error or a dialog.
_PAGE_TEXT: Final = 600


def clean_page(
    raw: bytes | str,
    *,
    url: str,
    content_type: str | None = None,
    source: SourceHints | None = None,
    feed_entry: FeedHints | None = None,
    furniture: Furniture | None = None,
    now: datetime,
) -> CleanArticle | Refusal:
    """Clean one page; pure, and never raises for anything that `raw` may hold.

    Args:
        raw: the page, as bytes (decompressed) or as text.
        url: where it was fetched from.
        content_type: the HTTP header.
        source: what is configured or learned about the outlet.
        feed_entry: what the feed said about the article; a page that a feed pointed to is expected to be one.
        furniture: the outlet's recurring lines, as learned so far.
        now: when it was fetched, with zone.
    """
    if len(raw) > MAX_BYTES:
        return Refusal(Reason.TOO_LARGE, f"{len(raw)} bytes, more than {MAX_BYTES}")
    if isinstance(raw, bytes) and (reason := _no_page(raw, content_type)):
        return Refusal(Reason.NOT_ARTICLE, reason)
    decoded = decode(raw, content_type) if isinstance(raw, bytes) else Decoded(repair_mojibake(raw), "str")
    root = parse(decoded.text)
    if isinstance(root, Refusal):
        return root
    source, feed = source or SourceHints(), feed_entry or FeedHints()
    metadata = read_metadata(root, url, outlet=source.name, feed_title=feed.title)
    prune(root)
    layout = page_layout(root)
    blocks = layout.blocks
    main = main_blocks(root, layout, metadata.title, metadata.article_body)
    if not metadata.title:
        metadata = replace(metadata, title=line_above(blocks, main))
    outlet = source.name or metadata.site

    def is_note(line: str) -> bool:
        is_byline = any(read_line(part, outlet, metadata.authors) for part in (line, *line.split("|")))
        return is_byline or phrases.says_that_more_follows(fold(line))

    sifted = sift(
        with_notes(main, blocks, is_note),
        title=metadata.title,
        outlet=outlet,
        authors=metadata.authors,
        furniture=furniture,
    )
    is_shown = any(block.text == metadata.title for block in blocks)
    is_expected = metadata.is_article or feed_entry is not None
    headline = metadata.title if is_shown and is_expected else ""
    notes = [
        *_fill_from_declared(sifted, metadata, feed, furniture, headline),
        *(["live blog"] if metadata.is_live else []),
    ]
    page_text = " ".join((metadata.title, *(block.text for block in blocks)))[:_PAGE_TEXT]
    refusal = reason_to_refuse(metadata, sifted, page_text=page_text, expected=feed_entry is not None)
    if refusal:
        return refusal
    visible = [
        *visible_dates(root, up_to_lead(blocks, main), metadata.title),
        *(("visible", line) for line in sifted.date_lines),
    ]
    # right below the text if nowhere else; further down stand other articles' dates
    visible = visible or [("visible", line) for line in dated_lines(below(blocks, main))]
    return build(
        metadata,
        sifted,
        lines=[block.text for block in main],
        dates=[*metadata.dates, *_feed_date(feed), *visible, *(("url", day) for day in url_date(url))],
        url=url,
        source=source,
        feed=feed,
        now=now,
        decoded=decoded,
        notes=notes,
    )


def _no_page(raw: bytes, content_type: str | None) -> str | None:
    """Why the bytes are no page at all, or None."""
    kind = (content_type or "").split(";")[0].strip().lower()
    if kind and not kind.startswith(_PAGE_TYPES):
        return f"content type {kind}"
    return f"binary data ({raw[:4]!r})" if raw.startswith(_BINARY) else None


def _feed_date(feed: FeedHints) -> list[tuple[str, str | datetime]]:
    return [("feed", feed.published)] if feed.published else []


def _fill_from_declared(
    sifted: Sifted, metadata: Metadata, feed: FeedHints, furniture: Furniture | None, headline: str
) -> list[str]:
    """Take the body from the page's structured data, or its description, where the page itself shows much less.

    Pages built in the reader's browser have their text nowhere else. Breaking news may be a headline and no more,
    which is then the text (`headline` is empty where the page does not show it). Changes `sifted`; returns notes.
    """
    words = sum(len(line.split()) for line in sifted.body)
    if metadata.article_body:
        declared = sift(text_blocks(metadata.article_body), title=metadata.title, furniture=furniture)
        if words < _MIN_OF_DECLARED * sum(len(line.split()) for line in declared.body):
            sifted.body = declared.body
            sifted.partial = declared.partial
            return ["body from structured data"]
    description = metadata.description or feed.summary or ""
    if not words and metadata.is_article and len(description.split()) >= _DESCRIPTION_WORDS:
        sifted.body = [description]
        sifted.partial = True
        return ["body from description"]
    if not words and headline.count(" ") >= _HEADLINE_SPACES and not sifted.paywall:
        sifted.body = [headline]
        sifted.partial = True
        return ["body from headline"]
    return []
