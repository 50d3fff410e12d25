"""Put together what the parts found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from arabic.encoding import Decoded
from arabic.normalise import fold
from workers.clean.furniture import line_keys
from workers.clean.language import detect
from workers.clean.metadata import Metadata
from workers.clean.model import CleanArticle, FeedHints, SourceHints
from workers.clean.published import choose, day_order
from workers.clean.sift import Sifted
from workers.clean.zones import zone_of


def build(
    metadata: Metadata,
    sifted: Sifted,
    *,
    lines: Sequence[str],
    dates: Sequence[tuple[str, str | datetime]],
    url: str,
    source: SourceHints,
    feed: FeedHints,
    now: datetime,
    decoded: Decoded,
    notes: Sequence[str],
) -> CleanArticle:
    """The article from what the page says of itself (`metadata`), its lines told apart (`sifted`) and the dates stated.

    `lines` are the lines before furniture was taken out, which is what is learned from.
    """
    zone = zone_of(source, url)
    outlet = fold(source.name or metadata.site or "")  # stands where an agency would, and is none
    published = choose(dates, now=now, zone=zone, day_first=source.day_first)
    body = "\n".join(sifted.body)
    languages = detect(f"{metadata.title}\n{body}")
    return CleanArticle(
        title=metadata.title,
        body=body,
        canonical_url=metadata.canonical_url,
        captions=tuple(sifted.captions),
        authors=_distinct([*metadata.authors, *sifted.authors] or feed.authors),
        section=metadata.section,
        keywords=metadata.keywords,
        image=metadata.image,
        language=languages.main,
        language_shares=languages.shares,
        place_line="، ".join(_distinct(sifted.places)) or None,
        agency="، ".join(name for name in _distinct(sifted.agencies) if fold(name) != outlet) or None,
        summary=metadata.description or feed.summary,
        published=published,
        modified=choose(metadata.modified, now=now, zone=zone, day_first=source.day_first),
        day_first=_day_first(dates, published.value if published else None),
        partial=sifted.partial or sifted.paywall,
        encoding=decoded.encoding,
        encoding_notes=decoded.notes,
        notes=tuple(notes),
        line_keys=tuple(line_keys(lines)),
    )


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, in its first spelling."""
    return tuple({fold(name): name for name in reversed(list(names))}.values())[::-1]


def _day_first(dates: Sequence[tuple[str, str | datetime]], published: datetime | date | None) -> bool | None:
    if published is None:
        return None
    day = published.date() if isinstance(published, datetime) else published
    orders = [day_order(text, day) for _, text in dates if isinstance(text, str)]
    return next((order for order in orders if order is not None), None)
