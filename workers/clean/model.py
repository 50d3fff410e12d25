"""What goes into cleaning and what comes out: plain values, no behaviour."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from arabic.dates import Precision


@dataclass(frozen=True, slots=True)
class SourceHints:
    """What the configuration knows about an outlet; every field may be missing.

    Attributes:
        name: the outlet's own name, taken off the end of titles.
        country: ISO 3166-1 alpha-2 code; gives the time zone where a page states none.
        zone: IANA time zone, if it is not the country's usual one.
        day_first: whether «03/04/2025» is the third of April here, once that has been learned.
    """

    name: str | None = None
    country: str | None = None
    zone: str | None = None
    day_first: bool | None = None


@dataclass(frozen=True, slots=True)
class FeedHints:
    """What the feed said about the article.

    Attributes:
        published: an instant with zone, or the text of the date where nobody could read it.
        authors, summary, title: as the feed gave them, without markup.
    """

    title: str | None = None
    summary: str | None = None
    published: datetime | str | None = None
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """When an article says it appeared.

    Attributes:
        value: a UTC instant, or for the precision `day` the local calendar day.
        precision: `minute`, `hour` or `day`.
        origin: which candidate won: `json-ld`, `meta`, `feed`, `microdata`, `time`, `visible` or `url`.
        confidence: 0 to 1.
        original: the words or digits the value was read from.
        zone: the zone used to get to UTC: as stated (`+03:00`), or an IANA name, or None for a day.
        disagreement: another candidate lies more than 24 hours away.
    """

    value: datetime | date
    precision: Precision
    origin: str
    confidence: float
    original: str
    zone: str | None = None
    disagreement: bool = False


@dataclass(frozen=True, slots=True)
class CleanArticle:
    """An article without its page.

    Attributes:
        title: the headline without the outlet's name.
        body: paragraphs joined with a newline; the first one is the lead.
        captions: texts under photographs, with credits, in page order and without repetition.
        language: ISO 639 code of the main language (`ar`, `fa`, `ur`, `ps`, `ckb`, `ug`, `en`, …) or `und`.
        language_shares: share of the letters by language, adding up to 1 unless there are no letters.
        place_line: the place before the lead («القاهرة»), taken out of the body.
        agency: the agency named beside the lead or below the text («رويترز»), taken out of the body.
        summary: the page's or feed's own description, if it has one.
        day_first: what this page tells about the outlet's order of day and month, to be learned; None if nothing.
        partial: the page shows only the beginning of the article.
        encoding: how the bytes were read.
        encoding_notes: what was wrong with the bytes (`mojibake repaired`, `label ignored: …`).
        notes: what else someone looking at this article should know, short English phrases.
        line_keys: keys of the lines seen before furniture was taken out, for `FurnitureStore.record`.
    """

    title: str
    body: str
    canonical_url: str
    captions: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    section: str | None = None
    keywords: tuple[str, ...] = ()
    image: str | None = None
    language: str = "und"
    language_shares: dict[str, float] = field(default_factory=dict)
    place_line: str | None = None
    agency: str | None = None
    summary: str | None = None
    published: Published | None = None
    modified: Published | None = None
    day_first: bool | None = None
    partial: bool = False
    encoding: str = "utf-8"
    encoding_notes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    line_keys: tuple[str, ...] = ()

    @property
    def paragraphs(self) -> list[str]:
        """The body as a list of paragraphs, lead first."""
        return self.body.split("\n") if self.body else []


class Reason(StrEnum):
    """Why a page is no article."""

    PAYWALL = "paywall"
    CONSENT = "consent"
    ERROR = "error"
    EMPTY = "empty"
    NOT_ARTICLE = "not-article"
    TOO_LARGE = "too-large"
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A page that holds no article, and why; `detail` is for people."""

    reason: Reason
    detail: str
