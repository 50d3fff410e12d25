"""The outbox: alerts in the engine, each with a delivery record a channel, stored before anything is sent.

Every change reads the alert, works out the new one, and writes it under the condition that nobody else wrote in
between; otherwise it starts anew. So indexers that join copies and workers that record deliveries never undo one
another's work.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from elasticsearch import ConflictError, Elasticsearch, NotFoundError

from indexing.alerts import Alert, Delivery
from indexing.mappings.names import Names

# A change that loses this often against others has met a bug and not a race: alerts have few writers.
_MOST_RACES = 50


# What one search of the engine returns at most; beyond it the next bundle takes the rest.
_MOST_BUNDLED = 10_000


@dataclass(frozen=True, slots=True)
class Due:
    """A delivery whose time has come."""

    alert_id: str
    delivery: Delivery


class Outbox:
    """The alert index. All methods raise what the client raises when the engine is away."""

    def __init__(self, client: Elasticsearch, prefix: str) -> None:
        self._client = client
        self._index = Names(prefix).alerts

    def add(self, alert: Alert) -> bool:
        """Store a new alert; False when there is one with its id."""
        try:
            self._client.create(index=self._index, id=alert.id, document=_dump(alert))
        except ConflictError:
            return False
        return True

    def get(self, alert_id: str) -> Alert | None:
        """One alert as it is now (no refresh needed), None when there is none."""
        found = self._read(alert_id)
        return found[0] if found else None

    def change(self, alert_id: str, how: Callable[[Alert], Alert]) -> Alert | None:
        """Replace an alert by `how(alert)`; nothing is written when that returns the alert itself.

        `how` may be called several times. Returns the alert as it is then, None when there is none.
        """
        for _ in range(_MOST_RACES):
            found = self._read(alert_id)
            if found is None:
                return None
            alert, seq_no, primary_term = found
            changed = how(alert)
            if changed is alert:
                return alert
            try:
                self._client.index(
                    index=self._index,
                    id=alert_id,
                    document=_dump(changed),
                    if_seq_no=seq_no,
                    if_primary_term=primary_term,
                )
            except ConflictError:
                continue
            return changed
        raise RuntimeError(f"alert {alert_id} is being changed by someone else, again and again")

    def _read(self, alert_id: str) -> tuple[Alert, int, int] | None:
        try:
            found = self._client.get(index=self._index, id=alert_id)
        except NotFoundError:
            return None
        return Alert.model_validate(found["_source"]), found["_seq_no"], found["_primary_term"]

    def due(self, now: datetime, limit: int = 500) -> list[Due]:
        """Deliveries whose time has come, the longest waiting first, of at most `limit` alerts."""
        return [
            Due(alert.id, delivery)
            for alert in self._due_alerts(now, limit)
            for delivery in alert.deliveries
            if delivery.due_at is not None and delivery.due_at <= now
        ]

    def _due_alerts(self, now: datetime, limit: int, **terms: str) -> list[Alert]:
        self._client.indices.refresh(index=self._index)
        due: dict[str, Any] = {"range": {"next_due_at": {"lte": now.isoformat()}}}
        found = self._client.search(
            index=self._index,
            query={"bool": {"filter": [due, *_terms(terms)]}},
            sort=["next_due_at", "id"],
            size=limit,
        )
        return [Alert.model_validate(hit["_source"]) for hit in found["hits"]["hits"]]

    def held(self, held: Delivery, now: datetime) -> list[Alert]:
        """All alerts with a delivery that is held back as `held` is: on its channel, for its reason, until its time."""
        alerts = self._due_alerts(now, _MOST_BUNDLED, deliveries__channel=held.channel, deliveries__state=held.state)
        like = (held.channel, held.state, held.due_at)
        return [alert for alert in alerts if any((d.channel, d.state, d.due_at) == like for d in alert.deliveries)]

    def has_told(self, rule_id: str, key: str, start: datetime, end: datetime) -> bool:
        """Whether there is an alert of a volume rule, for this key, whose window overlaps start to end."""
        self._client.indices.refresh(index=self._index)
        overlaps: list[dict[str, Any]] = [
            {"range": {"volume.start": {"lt": end.isoformat()}}},
            {"range": {"volume.end": {"gt": start.isoformat()}}},
        ]
        terms = _terms({"rule.id": rule_id, "volume.key": key})
        return bool(self._client.count(index=self._index, query={"bool": {"filter": [*overlaps, *terms]}})["count"])

    def newest(self, size: int = 20, **filters: str) -> list[Alert]:
        """The newest fired alerts, bundles left out; filters: field (dots as `__`) = value."""
        bundles: dict[str, Any] = {"terms": {"rule.kind": ["digest", "storm"]}}
        found = self._client.search(
            index=self._index,
            query={"bool": {"filter": [{"exists": {"field": "fired_at"}}, *_terms(filters)], "must_not": [bundles]}},
            sort=[{"fired_at": "desc"}, {"id": "asc"}],
            size=size,
        )
        return [Alert.model_validate(hit["_source"]) for hit in found["hits"]["hits"]]


def _terms(filters: Mapping[str, str]) -> list[dict[str, Any]]:
    return [{"term": {name.replace("__", "."): value}} for name, value in filters.items()]


def _dump(alert: Alert) -> dict[str, Any]:
    return alert.model_dump(mode="json", exclude_none=True)
