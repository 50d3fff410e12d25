"""Mapping of an alert: one document a rule and story (or article), with what was sent where."""

from __future__ import annotations

from indexing.mappings.analysis import text_field
from indexing.mappings.articles import (
    BOOLEAN,
    DATE,
    FLOAT,
    INTEGER,
    KEYWORD,
    LONG_KEYWORD,
    SOURCE,
    STORED_KEYWORD,
    STORED_OBJECT,
    Mapping,
    fields_of,
)


def alert_mapping(version: str) -> Mapping:
    """See `indexing.alerts.Alert` for what the fields mean."""
    return {
        "dynamic": "strict",
        "_meta": {"version": version},
        "properties": {
            "id": KEYWORD,
            "rule": fields_of(id=KEYWORD, name=KEYWORD, severity=KEYWORD, kind=KEYWORD),
            "story": KEYWORD,
            "article": fields_of(
                id=KEYWORD, title=text_field(), url=LONG_KEYWORD, source=SOURCE, published_at=DATE, seen_at=DATE
            ),
            "title_marks": STORED_OBJECT,
            "sentence": STORED_OBJECT,
            "said_by": KEYWORD,
            "actors": fields_of(id=KEYWORD, surfaces=KEYWORD),
            "topics": fields_of(id=KEYWORD, surfaces=KEYWORD),
            "copies": fields_of(id=KEYWORD, title=STORED_KEYWORD, url=STORED_KEYWORD, source=SOURCE, seen_at=DATE),
            "outlets": INTEGER,
            "min_sources": INTEGER,
            "channels": KEYWORD,
            "created_at": DATE,
            "fired_at": DATE,
            "updated_at": DATE,
            "suppressed_by": KEYWORD,
            "replayed": BOOLEAN,
            "volume": {
                **fields_of(key=KEYWORD, start=DATE, end=DATE, found=INTEGER, usual=FLOAT),
                "dynamic": False,  # the rest is for people to read
            },
            "bundle": STORED_OBJECT,
            "deliveries": fields_of(
                channel=KEYWORD,
                state=KEYWORD,
                attempts=INTEGER,
                due_at=DATE,
                sent_at=DATE,
                error=STORED_KEYWORD,
                bundle=KEYWORD,
            ),
            # The earliest `due_at` of the deliveries not ended: in an object's arrays the engine cannot tell which
            # date belongs to which state, so the sweep asks for this.
            "next_due_at": DATE,
        },
    }
