"""What one stage hands to the next.

scheduler → `Entry` → fetch → `Page` → text → `Article` → indexing. All are JSON on the wire; times are UTC.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from config.feeds import Feed


class Message(BaseModel):
    """Immutable, and strict about unknown fields: both ends are ours."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(Message):
    """The outlet. country: ISO 3166 alpha-2."""

    id: str
    name: str
    site: str
    country: str
    language: str

    @classmethod
    def of(cls, feed: Feed) -> Source:
        """The outlet that publishes `feed`."""
        return cls(id=feed.source_id, name=feed.name, site=feed.site, country=feed.country, language=feed.language)


class Entry(Message):
    """An article as its feed shows it.

    id: see pipeline.identity. published: the feed's own date text; published_at: the same where it could be read.
    has_content: the feed carries the whole article, kept as the raw page, so that nothing is fetched.
    """

    id: str
    url: str
    feed_id: str
    source: Source
    title: str = ""
    summary: str = ""
    section: str | None = None
    published: str | None = None
    published_at: datetime | None = None
    seen_at: datetime
    has_content: bool = False


class Page(Message):
    """A fetched page: its bytes are under `Keys.page(entry.id)`, not in the message.

    url: the last one after redirects; content_type: the HTTP header, may be empty.
    """

    entry: Entry
    url: str
    content_type: str
    fetched_at: datetime


class Publication(Message):
    """When an article says it was published.

    precision: what `published_at` is exact to; origin: which candidate won (json-ld, meta, feed, time, visible, url);
    original: its text as found; confidence: 0 to 1; disagrees: candidates differ by more than 24 h.
    """

    precision: Literal["second", "minute", "hour", "day"]
    origin: str
    original: str
    confidence: float
    disagrees: bool = False


class Mention(Message):
    """One place where an actor or topic stands. start, end: characters of the field named."""

    id: str
    field: Literal["title", "body"]
    surface: str
    start: int
    end: int
    name: str = ""
    rule: str = ""
    decided_by: str | None = None


class Story(Message):
    """The story that an article belongs to.

    id: id of the story's first article; position: 1 for the first article; copy_of: the article it copies;
    similarity: 0 to 1, to the article it was joined to.
    """

    id: str
    position: int = 1
    copy_of: str | None = None
    similarity: float | None = None


class Entity(Message):
    """A person, organisation or place named in an article, all its mentions joined.

    id: actor id, or an id of the gazetteer (`country:RU`, `city:524901`), where known. spans: [start, end, start,
    end …] in characters of the body. role, country (ISO 3166 alpha-2): what the text says of the person.
    government: a capital that stands for its government somewhere in the text («قالت موسكو»).
    """

    type: Literal["person", "organisation", "place"]
    name: str
    normal: str
    count: int
    spans: list[int] = []
    id: str | None = None
    role: str | None = None
    country: str | None = None
    location: str | None = None  # "lat,lon", for places
    government: bool = False


class Quote(Message):
    """What somebody said. start, end: characters of the field."""

    kind: Literal["direct", "reported", "title"]
    text: str
    field: Literal["title", "body"]
    start: int
    end: int
    speaker: str | None = None
    speaker_id: str | None = None
    verb: str | None = None
    stance: str | None = None


class WordOf(Message):
    """On whose word: an agency, outlet, ministry or unnamed source that the article names."""

    name: str
    type: Literal["agency", "outlet", "official", "statement", "unnamed"]
    surface: str
    start: int
    end: int
    id: str | None = None


class DateInText(Message):
    """A date named in the body. value: ISO 8601 date or instant, None where it cannot be told."""

    surface: str
    start: int
    end: int
    value: str | None
    end_value: str | None = None
    precision: str
    kind: str
    role: Literal["past", "announced", "reference"] | None = None
    confidence: float


class Category(Message):
    """What an article is about. method: `section` or `terms`; confidence: 0 to 1."""

    id: str
    method: str
    confidence: float


class Entities(Message):
    """All entities of an article, one list a type."""

    persons: list[Entity] = []
    organisations: list[Entity] = []
    places: list[Entity] = []


class Article(Message):
    """A cleaned and enriched article: the document that is indexed, less `indexed_at` and `revision`.

    body: paragraphs parted by newlines; lead: the first. hash: of title and body, normalised (see pipeline.identity),
    tells a revision from a repetition. actors, topics: ids, each once; actors_title, actors_lead: those that stand
    there.
    """

    id: str
    url: str
    canonical_url: str | None = None
    feed_id: str
    source: Source
    section: str | None = None
    title: str
    body: str
    lead: str = ""
    summary: str = ""
    captions: list[str] = []
    authors: list[str] = []
    keywords: list[str] = []
    image: str | None = None
    language: str
    place_line: str | None = None
    agency: str | None = None
    partial: bool = False
    notes: list[str] = []
    hash: str

    seen_at: datetime
    fetched_at: datetime
    published_at: datetime | None = None
    publication: Publication | None = None
    modified_at: datetime | None = None

    actors: list[str] = []
    actors_title: list[str] = []
    actors_lead: list[str] = []
    topics: list[str] = []
    actor_mentions: list[Mention] = []
    topic_mentions: list[Mention] = []

    story: Story
    entities: Entities = Entities()
    quotes: list[Quote] = []
    word_of: list[WordOf] = []
    dates: list[DateInText] = []
    keyphrases: list[str] = []
    category: Category | None = None
