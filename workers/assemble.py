"""A cleaned page and what its feed said → the article document. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, time

from pipeline.identity import content_hash
from pipeline.messages import Article, Entry, Page, Publication, Story
from workers.clean import CleanArticle, FeedHints, Published, SourceHints


def source_hints(entry: Entry, day_first: bool | None) -> SourceHints:
    """What cleaning may know of the outlet. day_first: as learned, None while it is not."""
    return SourceHints(name=entry.source.name, country=entry.source.country, day_first=day_first)


def feed_hints(entry: Entry) -> FeedHints:
    """What cleaning may know from the feed."""
    return FeedHints(
        title=entry.title or None,
        summary=entry.summary or None,
        published=entry.published_at or entry.published,
    )


def assemble(page: Page, clean: CleanArticle) -> Article:
    """The document before enrichment; it is a story of its own until the story step says otherwise."""
    entry = page.entry
    return Article(
        id=entry.id,
        url=entry.url,
        canonical_url=clean.canonical_url or None,
        feed_id=entry.feed_id,
        source=entry.source,
        section=clean.section or entry.section,
        title=clean.title or entry.title,
        body=clean.body,
        lead=clean.paragraphs[0] if clean.paragraphs else "",
        summary=clean.summary or entry.summary,
        captions=list(clean.captions),
        authors=list(clean.authors),
        keywords=list(clean.keywords),
        image=clean.image,
        language=clean.language,
        place_line=clean.place_line,
        agency=clean.agency,
        partial=clean.partial,
        notes=[*clean.encoding_notes, *clean.notes],
        hash=content_hash(clean.title, clean.body),
        seen_at=entry.seen_at,
        fetched_at=page.fetched_at,
        published_at=_instant(clean.published),
        publication=_publication(clean.published),
        modified_at=_instant(clean.modified),
        story=Story(id=entry.id),
    )


def _instant(published: Published | None) -> datetime | None:
    """A day without a time counts from its first minute, UTC; `publication.precision` says so."""
    if published is None:
        return None
    if isinstance(published.value, datetime):
        return published.value
    return datetime.combine(published.value, time(), UTC)


def _publication(published: Published | None) -> Publication | None:
    if published is None:
        return None
    return Publication(
        precision=published.precision.value,
        origin=published.origin,
        original=published.original,
        confidence=published.confidence,
        disagrees=published.disagreement,
    )
