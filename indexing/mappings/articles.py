"""Mapping of an article: every field of `pipeline.messages.Article`, and what indexing adds to it."""

from __future__ import annotations

from typing import Any

from indexing.mappings.analysis import text_field

Mapping = dict[str, Any]

KEYWORD: Mapping = {"type": "keyword"}
# Lucene refuses terms of more than 32,766 bytes; 8,000 characters of any script stay below that.
LONG_KEYWORD: Mapping = {"type": "keyword", "ignore_above": 8000}
DATE: Mapping = {"type": "date"}
INTEGER: Mapping = {"type": "integer"}
FLOAT: Mapping = {"type": "float"}
BOOLEAN: Mapping = {"type": "boolean"}
# Kept with the document, never searched: offsets, addresses of images, differences between revisions.
STORED_NUMBER: Mapping = {"type": "integer", "index": False, "doc_values": False}
STORED_KEYWORD: Mapping = {"type": "keyword", "index": False, "doc_values": False}
STORED_OBJECT: Mapping = {"type": "object", "enabled": False}


def fields_of(**properties: Mapping) -> Mapping:
    """An object. Not `nested`: that would make each mention a document of its own, at ten times the cost."""
    return {"properties": properties}


SOURCE = fields_of(id=KEYWORD, name=KEYWORD, site=KEYWORD, country=KEYWORD, language=KEYWORD)

_ENTITY: Mapping = {
    "type": KEYWORD,
    "name": KEYWORD,
    "normal": KEYWORD,
    "count": INTEGER,
    "spans": STORED_NUMBER,
    "id": KEYWORD,
    "role": LONG_KEYWORD,
    "country": KEYWORD,
    "location": {"type": "geo_point"},
    "government": BOOLEAN,
}


def article_properties() -> Mapping:
    """`properties` of the article mapping."""
    return {
        "id": KEYWORD,
        "url": LONG_KEYWORD,
        "canonical_url": LONG_KEYWORD,
        "feed_id": KEYWORD,
        "source": SOURCE,
        "section": KEYWORD,
        "title": text_field(),
        "body": text_field(),
        "lead": text_field(),
        "summary": text_field(),
        "captions": text_field(),
        "authors": KEYWORD,
        "keywords": LONG_KEYWORD,
        "image": STORED_KEYWORD,
        "language": KEYWORD,
        "place_line": KEYWORD,
        "agency": KEYWORD,
        "partial": BOOLEAN,
        "notes": LONG_KEYWORD,
        "hash": KEYWORD,
        "seen_at": DATE,
        "fetched_at": DATE,
        "published_at": DATE,
        "publication": fields_of(
            precision=KEYWORD, origin=KEYWORD, original=LONG_KEYWORD, confidence=FLOAT, disagrees=BOOLEAN
        ),
        "modified_at": DATE,
        "actors": KEYWORD,
        "actors_title": KEYWORD,
        "actors_lead": KEYWORD,
        "topics": KEYWORD,
        "actor_mentions": STORED_OBJECT,
        "topic_mentions": STORED_OBJECT,
        "story": fields_of(id=KEYWORD, position=INTEGER, copy_of=KEYWORD, similarity=FLOAT),
        "entities": fields_of(
            persons={"properties": _ENTITY}, organisations={"properties": _ENTITY}, places={"properties": _ENTITY}
        ),
        "quotes": fields_of(
            kind=KEYWORD,
            text=text_field(),
            field=STORED_KEYWORD,
            start=STORED_NUMBER,
            end=STORED_NUMBER,
            speaker=LONG_KEYWORD,
            speaker_id=KEYWORD,
            verb=KEYWORD,
            stance=KEYWORD,
        ),
        "word_of": fields_of(
            name=LONG_KEYWORD,
            type=KEYWORD,
            surface=STORED_KEYWORD,
            start=STORED_NUMBER,
            end=STORED_NUMBER,
            id=KEYWORD,
        ),
        "dates": fields_of(
            surface=STORED_KEYWORD,
            start=STORED_NUMBER,
            end=STORED_NUMBER,
            # A date far outside the engine's range is no reason to refuse the article.
            value={"type": "date", "ignore_malformed": True},
            end_value={"type": "date", "ignore_malformed": True},
            precision=KEYWORD,
            kind=KEYWORD,
            role=KEYWORD,
            confidence=FLOAT,
        ),
        "keyphrases": LONG_KEYWORD,
        "category": fields_of(id=KEYWORD, method=KEYWORD, confidence=FLOAT),
        # Added by `indexing.documents`
        "actors_body": KEYWORD,
        "topics_title": KEYWORD,
        "topics_lead": KEYWORD,
        "topics_body": KEYWORD,
        "counted_at": DATE,
        "indexed_at": DATE,
        "revision": INTEGER,
        "revisions": STORED_OBJECT,
    }


def article_mapping(version: str) -> Mapping:
    """The whole mapping; strict, so that no field appears by accident. version: see `setup.mapping_version`."""
    return {"dynamic": "strict", "_meta": {"version": version}, "properties": article_properties()}
