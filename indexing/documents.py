"""From an article to the document that is indexed, and from one revision to the next. Pure functions."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from pipeline.messages import Article, Mention

Document = dict[str, Any]

# Differences are kept for people: beyond this many characters nobody reads on.
_LONGEST_DIFF = 4_000
# Live pages change all day; the last revisions are those that someone asks about.
_MOST_REVISIONS = 20
# Longer than any outage that the list in a feed bridges; what is dated further back is an old article shown again.
_LONGEST_DELAY = timedelta(days=1)


def document(article: Article, indexed_at: datetime) -> Document:
    """The document of an article seen for the first time."""
    return {
        **article.model_dump(mode="json"),
        "actors_body": _ids(m for m in article.actor_mentions if m.field == "body"),
        "topics_title": _ids(m for m in article.topic_mentions if m.field == "title"),
        "topics_lead": _ids(m for m in article.topic_mentions if m.field == "body" and m.start < len(article.lead)),
        "topics_body": _ids(m for m in article.topic_mentions if m.field == "body"),
        "counted_at": counted_at(article).isoformat(),
        "indexed_at": indexed_at.isoformat(),
        "revision": 1,
    }


def counted_at(article: Article) -> datetime:
    """When volume rules count an article: when it was published, if that is known to the hour and at most a day before
    it was seen; else when it was seen. So an article that we came by late counts where it belongs, and a wrong date
    moves none far."""
    published, seen = article.published_at, article.seen_at
    exact = article.publication is None or article.publication.precision != "day"
    if published is not None and exact and seen - _LONGEST_DELAY <= published <= seen:
        return published
    return seen


def _ids(mentions: Iterable[Mention]) -> list[str]:
    return list(dict.fromkeys(mention.id for mention in mentions))


def revised(old: Document, new: Document) -> Document:
    """`new` as the next revision of `old`: when it was first seen and counted stays, and what changed is kept."""
    change = {
        "revision": old["revision"],
        "hash": old["hash"],
        "fetched_at": old["fetched_at"],
        "title": old["title"],
        "diff": short_diff(old["body"], new["body"]),
    }
    return {
        **new,
        "seen_at": old["seen_at"],
        "counted_at": old.get("counted_at", old["seen_at"]),
        "revision": old["revision"] + 1,
        "revisions": [*old.get("revisions", []), change][-_MOST_REVISIONS:],
    }


def short_diff(old: str, new: str) -> str:
    """Paragraphs that went (-) and came (+), at most 4,000 characters."""
    lines = difflib.unified_diff(old.split("\n"), new.split("\n"), n=0, lineterm="")
    text = "\n".join(line for line in lines if not line.startswith(("---", "+++", "@@")))
    return text if len(text) <= _LONGEST_DIFF else text[: _LONGEST_DIFF - 1] + "…"


def article_of(indexed: Document) -> Article:
    """The article that a document of the index was made of, as it is now."""
    return Article.model_validate({name: indexed[name] for name in Article.model_fields if name in indexed})
