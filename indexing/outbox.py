"""The outbox: alerts in the engine, each with a delivery record a channel, stored before anything is sent.

Every change reads the alert, works out the new one, and writes it under the condition that nobody else wrote in
between; otherwise it starts anew. So indexers that join copies and workers that record deliveries never undo one
another's work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from elasticsearch import ConflictError, Elasticsearch, NotFoundError

from indexing.alerts import Alert
from indexing.mappings.names import Names

# A change that loses this often against others has met a bug and not a race: alerts have few writers.
_MOST_RACES = 50


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

    def due(self, now: datetime, limit: int = 500) -> Iterator[tuple[str, str]]:
        """(alert id, channel) of deliveries whose time has come, the longest waiting first."""
        self._client.indices.refresh(index=self._index)
        found = self._client.search(
            index=self._index,
            query={"range": {"next_due_at": {"lte": now.isoformat()}}},
            sort=["next_due_at"],
            size=limit,
            source_includes=["deliveries"],
        )
        for hit in found["hits"]["hits"]:
            for delivery in hit["_source"]["deliveries"]:
                due_at = delivery.get("due_at")
                if due_at is not None and datetime.fromisoformat(due_at) <= now:
                    yield hit["_id"], delivery["channel"]

    def newest(self, size: int = 20, **filters: str) -> list[Alert]:
        """The newest fired alerts; filters: field (dots as `__`) = value."""
        terms: list[dict[str, Any]] = [{"term": {name.replace("__", "."): value}} for name, value in filters.items()]
        found = self._client.search(
            index=self._index,
            query={"bool": {"filter": [{"exists": {"field": "fired_at"}}, *terms]}},
            sort=[{"fired_at": "desc"}, {"id": "asc"}],
            size=size,
        )
        return [Alert.model_validate(hit["_source"]) for hit in found["hits"]["hits"]]


def _dump(alert: Alert) -> dict[str, Any]:
    return alert.model_dump(mode="json", exclude_none=True)
