"""Template, indices and aliases: made when missing, upgraded in place where the engine allows it.

`ensure_indices` may run at any time, from several processes at once; it changes nothing that is as it should be.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from elasticsearch import BadRequestError, Elasticsearch, NotFoundError

from indexing.client import describe_engine
from indexing.mappings.alerts import alert_mapping
from indexing.mappings.analysis import analysis
from indexing.mappings.articles import article_mapping
from indexing.mappings.names import Names
from indexing.mappings.rules import rule_mapping
from pipeline.log import logger

log = logger("index")

# Rules that one percolation may return; the engine's own default of 10,000 is what one large rule set has.
MAX_RULES = 50_000

_COMMON: dict[str, Any] = {
    # One machine has nowhere to put a replica; a cluster gets one as soon as it has a second node.
    "auto_expand_replicas": "0-1",
    "number_of_shards": 1,
}
_REFRESH = "1s"

# Well above the terms of the longest text that is matched (100,000 characters, some 15,000 words) in all analyses.
_CLAUSES, _MOST_CLAUSES = "indices.query.bool.max_clause_count", 32_768


def mapping_version() -> str:
    """Hash of analyses and mappings: changes when either does."""
    everything = [analysis(), article_mapping(""), rule_mapping(""), alert_mapping("")]
    return hashlib.sha256(json.dumps(everything, sort_keys=True).encode()).hexdigest()[:12]


def ensure_indices(client: Elasticsearch, prefix: str = "") -> None:
    """Make template, indices and aliases that are missing and bring mappings up to date.

    Analyses and types of fields cannot be changed in an index. So when they differ, a new article index is begun and
    the older ones stay searchable as they are; the percolator index is made anew, empty, and `indexing.rules.load`
    fills it; alerts only ever gain fields. Raises what the client raises when the engine cannot be reached or refuses.
    """
    names, version = Names(prefix), mapping_version()
    _raise_clause_limit(client)
    _put_template(client, names, version)
    _ensure_articles(client, names, version)
    _ensure_alerts(client, names, version)
    _ensure_rules(client, names, version)
    _ensure_volume_states(client, names)


def _raise_clause_limit(client: Elasticsearch) -> None:
    """Let the percolator look for rules by all terms of an article at once.

    An article has some two thousand terms in all analyses. Beyond the limit (1,024 in OpenSearch; Elasticsearch sets
    it by the memory it has, far higher) the percolator tries every rule of which any one term occurs: measured, 410
    of 1,000 rules instead of 25.
    """
    if describe_engine(client).distribution == "opensearch":
        client.cluster.put_settings(persistent={_CLAUSES: _MOST_CLAUSES})


def _put_template(client: Elasticsearch, names: Names, version: str) -> None:
    client.indices.put_index_template(
        name=names.articles_template,
        index_patterns=[names.article_indices],
        # Above the general templates that a shared cluster may have.
        priority=200,
        template={
            "settings": {
                "index": {
                    **_COMMON,
                    "refresh_interval": _REFRESH,
                    "query.default_field": ["title", "body"],
                    "analysis": analysis(),
                }
            },
            "mappings": article_mapping(version),
            "aliases": {names.articles: {}},
        },
    )


def _ensure_articles(client: Elasticsearch, names: Names, version: str) -> None:
    if not client.indices.exists_alias(name=names.articles_write):
        # The template adds analyses, mapping and the read alias.
        _create(client, names.article_index(1), aliases={names.articles_write: {}})
    elif _version_of(client, names.articles_write) != version:
        begin_article_index(client, names)


def _ensure_alerts(client: Elasticsearch, names: Names, version: str) -> None:
    if not client.indices.exists_alias(name=names.alerts):
        _create(
            client,
            names.alert_index,
            settings={"index": {**_COMMON, "refresh_interval": _REFRESH, "analysis": analysis()}},
            mappings=alert_mapping(version),
            aliases={names.alerts: {}},
        )
    elif _version_of(client, names.alerts) != version:
        client.indices.put_mapping(index=names.alerts, **alert_mapping(version))


def _ensure_rules(client: Elasticsearch, names: Names, version: str) -> None:
    index = names.rule_index(version)
    current = _indices_of(client, names.rules)
    if current == [index]:
        return
    _create(client, index, **_rule_index_body(version))
    actions: list[dict[str, Any]] = [{"add": {"index": index, "alias": names.rules}}]
    actions += [{"remove_index": {"index": old}} for old in current if old != index]
    client.indices.update_aliases(actions=actions)


def _ensure_volume_states(client: Elasticsearch, names: Names) -> None:
    if not client.indices.exists(index=names.volume_states):
        # Read by id only.
        mappings = {"dynamic": "strict", "properties": {"state": {"type": "object", "enabled": False}}}
        _create(client, names.volume_states, settings={"index": _COMMON}, mappings=mappings)


def _rule_index_body(version: str) -> dict[str, Any]:
    settings = {
        **_COMMON,
        "refresh_interval": -1,  # loading refreshes when it is done
        "analysis": analysis(),
        "query.default_field": ["title", "body"],
        "max_result_window": MAX_RULES,
    }
    return {"settings": {"index": settings}, "mappings": rule_mapping(version)}


@contextmanager
def trial_rule_index(client: Elasticsearch, prefix: str) -> Iterator[str]:
    """A percolator index of one's own, deleted at the end. Yields its name."""
    index = Names(prefix).rule_index(f"trial-{uuid4().hex[:12]}")
    client.indices.create(index=index, **_rule_index_body("trial"))
    try:
        yield index
    finally:
        client.indices.delete(index=index)


def _create(client: Elasticsearch, index: str, **body: Any) -> None:
    """Create an index unless another process was faster."""
    try:
        client.indices.create(index=index, **body)
        log.info("index.created", index=index)
    except BadRequestError as error:
        if error.error != "resource_already_exists_exception":
            raise


def _indices_of(client: Elasticsearch, alias: str) -> list[str]:
    try:
        return sorted(client.indices.get_alias(name=alias))
    except NotFoundError:
        return []


def _version_of(client: Elasticsearch, alias: str) -> str | None:
    state, *_ = client.indices.get_mapping(index=alias).values()
    version: str | None = state["mappings"].get("_meta", {}).get("version")
    return version


def begin_article_index(client: Elasticsearch, names: Names, conditions: dict[str, Any] | None = None) -> bool:
    """Begin the next article index; with `conditions` (max_age, max_docs) only where one of them is met.

    Returns whether one was begun.
    """
    answer = client.indices.rollover(alias=names.articles_write, conditions=conditions)
    if answer["rolled_over"]:
        # The indexer finds the ids of older indices by a search, which sees only what has been refreshed.
        client.indices.refresh(index=answer["old_index"])
        log.info("index.rolled_over", old=answer["old_index"], new=answer["new_index"])
    return bool(answer["rolled_over"])


def roll_over(client: Elasticsearch, prefix: str, max_age_days: int, max_docs: int) -> bool:
    """Periodic job: begin a new article index when the newest is old or large enough. Returns whether it was."""
    return begin_article_index(client, Names(prefix), {"max_age": f"{max_age_days}d", "max_docs": max_docs})


def drop_old(client: Elasticsearch, prefix: str, retention_days: int, now: datetime | None = None) -> list[str]:
    """Periodic job: delete article indices whose newest article is older than `retention_days`, and alerts as old.

    The index being written to is never deleted. Returns the names of the deleted indices.
    """
    names = Names(prefix)
    limit = (now or datetime.now(UTC)) - timedelta(days=retention_days)
    writing = _indices_of(client, names.articles_write)
    dropped = []
    for index in _indices_of(client, names.articles):
        if index in writing:
            continue
        found = client.search(index=index, size=0, aggs={"newest": {"max": {"field": "seen_at"}}})
        newest = found["aggregations"]["newest"]["value"]  # epoch milliseconds, None in an empty index
        if newest is None or newest < limit.timestamp() * 1000:
            client.indices.delete(index=index)
            log.info("index.dropped", index=index)
            dropped.append(index)
    client.delete_by_query(
        index=names.alerts, query={"range": {"created_at": {"lt": limit.isoformat()}}}, conflicts="proceed"
    )
    return dropped
