"""A second look at what was indexed lately, by search: it catches what the percolator missed.

The percolator sees a bounded part of a very long text, and a document that it refuses not at all. A search sees
everything that is indexed. Both make the same alert id, so what was raised already is not raised again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from elasticsearch import Elasticsearch

from config.rules import Rule
from indexing.alerts import Alert
from indexing.raising import Raiser
from indexing.replay import counts, matches_of
from indexing.rules import engine_query

# Twelve times the interval of the job: whatever an outage of an hour kept it from seeing is seen by the next look.
LOOK_BACK = timedelta(hours=1)


def catch_up(client: Elasticsearch, prefix: str, raiser: Raiser, rules: Sequence[Rule], now: datetime) -> list[Alert]:
    """Raise what `rules` match among the articles indexed within `LOOK_BACK`; returns the alerts that fired by it.

    Raises what the client raises when the engine is away: look again.
    """
    when = {"range": {"indexed_at": {"gte": (now - LOOK_BACK).isoformat()}}}
    on = [rule for rule in rules if rule.enabled]
    found = counts(client, prefix, ([engine_query(rule), when] for rule in on))
    fired: list[Alert] = []
    for rule, (articles, _) in zip(on, found, strict=True):
        if articles:
            fired += raiser.raise_alerts(matches_of(client, prefix, rule, when), now)
    return fired
