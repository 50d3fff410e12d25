"""What each article of the newsroom really holds, for tests and benchmarks to measure against."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from demo.model import Article, articles, outlets


@dataclass(frozen=True)
class Truth:
    """Gold values of one article.

    `path` is its canonical path on its house's host. `body` has one line a paragraph, subheading, list item or
    embedded post, and neither dateline (`place`), byline (`authors`), agency tag (`agency`) nor caption. `published`
    is UTC, exact to the minute; `states` says how much of it the page itself shows. Articles with the same `story`
    are copies of one piece. `actors` are the persons and organisations of config/watchlist.yml that a reader finds in
    title and body, by id; places are left out. `edited_*` are what an edit makes of it (empty when it has none).
    `served` is False for a page that always answers
    404, `partial` True for one that shows only the beginning.
    """

    id: str
    outlet: str
    country: str
    path: str
    title: str
    body: str
    captions: tuple[str, ...]
    published: datetime
    states: Literal["minute", "day"]
    authors: tuple[str, ...]
    place: str
    section: str
    story: str
    copy_of: str
    agency: str
    language: str
    actors: tuple[str, ...]
    edited_title: str
    edited_body: str
    edited_actors: tuple[str, ...]
    served: bool
    partial: bool


def of(article: Article, now: datetime) -> Truth:
    """Gold values of `article` in a newsroom opened at `now`."""
    outlet = outlets()[article.outlet]
    edited = article.edited() if article.edit else None
    return Truth(
        id=article.id,
        outlet=outlet.id,
        country=outlet.country,
        path=article.path(outlet),
        title=article.title,
        body=article.text,
        captions=article.captions,
        published=article.instant(now).astimezone(UTC),
        states=outlet.states,
        authors=article.authors,
        place=article.place,
        section=article.section,
        story=article.story,
        copy_of=article.copy_of,
        agency=article.agency,
        language=article.language,
        actors=article.actors,
        edited_title=edited.title if edited else "",
        edited_body=edited.text if edited else "",
        edited_actors=edited.actors if edited else (),
        served=not article.gone,
        partial=article.partial,
    )


def truth(now: datetime | None = None) -> list[Truth]:
    """Gold values of every article; `now` is when the newsroom opened (default: this minute, aware)."""
    opened = (now or datetime.now(UTC)).replace(second=0, microsecond=0)
    return [of(article, opened) for article in articles().values()]
