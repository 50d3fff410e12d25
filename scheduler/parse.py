"""A feed's bytes to entries: RSS 0.9x, 1.0, 2.0 and Atom, through feedparser. Pure."""

from __future__ import annotations

import calendar
import html
import re
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin
from xml.sax import SAXParseException

import feedparser
from lxml import etree

from arabic.encoding import decode

# A feed's content is taken for the whole article when it has so many characters of text (a lead has 150 to 400; the
# shortest agency flashes that make a page of their own have about 600) in at least two paragraphs.
_MIN_ARTICLE_CHARS = 600
_CONTINUES = re.compile(
    r"(\.\.\.|…|\[…\]|\[\.\.\.\]|(?:اقرأ|قراءة|للمزيد|تابع|المزيد|read more|continue)[^.]{0,40})\s*$", re.I
)
_TAG = re.compile(r"<[^>]*>")
_BLOCK_END = re.compile(r"</(?:p|div|li|h[1-6]|blockquote)>|<br\s*/?>\s*<br", re.I)


@dataclass(frozen=True, slots=True)
class ParsedEntry:
    """One item of a feed.

    link: absolute; summary: text without tags; content: HTML of the whole article, if the feed carries it;
    published: the feed's own text; published_at, updated_at: UTC where the text could be read.
    """

    link: str
    title: str
    summary: str
    content: str | None
    section: str | None
    published: str | None
    published_at: datetime | None
    updated: str | None


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What a feed holds. faults: what was wrong with it, for people; entries that could be read are there anyway."""

    entries: list[ParsedEntry]
    faults: list[str] = field(default_factory=list)


class NotAFeed(Exception):
    """The bytes hold no feed at all."""


def parse_feed(body: bytes, url: str, content_type: str = "") -> ParsedFeed:
    """Parse a feed.

    body: as received, decompressed; url: base of relative links; content_type: the HTTP header. Mislabelled encodings
    are put right before parsing, which feedparser does not do. Raises NotAFeed when there is no feed in the bytes.
    """
    decoded = decode(body, content_type)
    parsed = _parsed(decoded.text, url)
    if parsed.bozo and (mended := _well_formed(decoded.text)):
        # feedparser's own way with broken XML drops items at the fault; lxml's recovery seldom does
        second = _parsed(mended, url)
        if len(second.entries) > len(parsed.entries):
            second["bozo"], second["bozo_exception"] = True, parsed.get("bozo_exception")
            parsed = second
    if not parsed.get("version") and not parsed.entries:
        reason = _what_is_wrong(parsed["bozo_exception"]) if "bozo_exception" in parsed else "no feed element"
        raise NotAFeed(f"{url}: not a feed ({reason}); it begins {decoded.text[:60]!r}")
    faults = list(decoded.notes)
    if parsed.bozo:
        faults.append(_what_is_wrong(parsed.get("bozo_exception")))
    entries: list[ParsedEntry] = []
    for raw in parsed.entries:
        entry = _entry(raw, url)
        if entry is None:
            faults.append(f"an entry without a link: {str(raw.get('title', ''))[:60]!r}")
        else:
            entries.append(entry)
    return ParsedFeed(_without_build_time(entries), faults)


def _what_is_wrong(exception: Exception | None) -> str:
    """For people: the parser's words, and the line."""
    if isinstance(exception, SAXParseException):
        return f"line {exception.getLineNumber()}: {exception.getMessage()}"
    return str(exception or "malformed").strip()


def _parsed(text: str, url: str) -> Any:
    # Handed over as UTF-8 with an HTTP header that says so: by RFC 7303 the header outranks the XML declaration.
    return feedparser.parse(
        text.encode("utf-8", "replace"),
        response_headers={"content-type": "application/xml; charset=utf-8", "content-location": url},
        sanitize_html=False,
    )


def _well_formed(text: str) -> str | None:
    """Broken XML made well-formed; None where there is nothing to save."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, encoding="utf-8")
    try:
        root = etree.fromstring(text.strip().encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
    return etree.tostring(root, encoding="unicode") if root is not None else None


def _entry(raw: Any, base: str) -> ParsedEntry | None:
    link = raw.get("link") or (raw.get("id") if str(raw.get("id", "")).startswith("http") else None)
    if not link:
        return None
    contents = [c.get("value", "") for c in raw.get("content", [])]
    longest = max([*contents, raw.get("summary", "")], key=len, default="")
    tags = raw.get("tags") or []
    return ParsedEntry(
        link=urljoin(base, link.strip()),
        title=plain_text(raw.get("title", "")),
        summary=plain_text(raw.get("summary", "")),
        content=longest if holds_article(longest) else None,
        section=plain_text(tags[0].get("term") or "") or None if tags else None,
        published=_own(raw, "published") or _own(raw, "updated"),
        published_at=_instant(_own(raw, "published_parsed") or _own(raw, "updated_parsed")),
        updated=_own(raw, "updated"),
    )


def _own(raw: Any, key: str) -> Any:
    """A value that the entry itself has: feedparser answers for `updated` with `published` where it is missing."""
    return raw[key] if key in raw.keys() else None  # noqa: SIM118  `in raw` applies that mapping as well


def _without_build_time(entries: list[ParsedEntry]) -> list[ParsedEntry]:
    """Some feeds stamp every entry with the time the feed was built; that says nothing of the entries."""
    if len(entries) > 1 and len({entry.updated for entry in entries}) == 1 and entries[0].updated:
        return [
            ParsedEntry(e.link, e.title, e.summary, e.content, e.section, e.published, e.published_at, None)
            for e in entries
        ]
    return entries


def plain_text(markup: str) -> str:
    """Text of a scrap of HTML: tags and entities resolved, white space folded."""
    return " ".join(html.unescape(_TAG.sub(" ", markup)).split())


def holds_article(markup: str) -> bool:
    """Whether HTML from a feed is the whole article and not its beginning."""
    text = plain_text(markup)
    paragraphs = len(_BLOCK_END.findall(markup))
    return len(text) >= _MIN_ARTICLE_CHARS and paragraphs >= 2 and not _CONTINUES.search(text)


def _instant(parts: time.struct_time | None) -> datetime | None:
    """feedparser's struct_time is in UTC."""
    if parts is None:
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(parts), UTC)
    except (ValueError, OverflowError, OSError):
        return None
