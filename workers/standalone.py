"""Cleaning and enriching outside the pipeline: plain records in and out, for the filters of the command line."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from pipeline.identity import article_id, content_hash
from pipeline.messages import Article, Source, Story
from workers.clean import Refusal, clean_page, clean_text

_NOWHERE = Source(id="-", name="", site="", country="ZZ", language="ar")


def cleaned_record(page: bytes | str, url: str, now: datetime, *, is_text: bool = False) -> dict[str, Any]:
    """A page as {"title", "body", "captions", …}, or {"refused", "detail"} when it holds no article.

    url may be empty; is_text: `page` is text without HTML.
    """
    if is_text:
        text = page.decode("utf-8", "replace") if isinstance(page, bytes) else page
        cleaned = clean_text(text, url=url, now=now)
    else:
        cleaned = clean_page(page, url=url, now=now)
    if isinstance(cleaned, Refusal):
        return {"refused": str(cleaned.reason), "detail": cleaned.detail}
    record = asdict(cleaned)
    del record["line_keys"]  # of use to the learner of furniture only
    if published := record["published"]:
        record["published"] = published | {"value": published["value"].isoformat()}
    if modified := record["modified"]:
        record["modified"] = modified | {"value": modified["value"].isoformat()}
    return record


def article_of(record: dict[str, Any], now: datetime) -> Article:
    """An article from {"id", "title", "body"} and any further fields of `Article`.

    Raises KeyError for a missing id or body, ValueError for a field that cannot be used.
    """
    title, body, url = record.get("title") or "", record["body"], record.get("url") or ""
    record_id = str(record["id"])
    given = {key: value for key, value in record.items() if key in Article.model_fields}
    return Article.model_validate(
        {
            "source": _NOWHERE,
            "feed_id": "-",
            "url": url,
            "language": "ar",
            "lead": body.split("\n", 1)[0],
            "hash": content_hash(title, body),
            "seen_at": now,
            "fetched_at": now,
            "story": Story(id=article_id(url) if url else record_id),
            **given,
            "id": record_id,
            "title": title,
        }
    )
