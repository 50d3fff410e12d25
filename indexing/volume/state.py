"""How far each volume rule has looked: one document a rule, in the engine."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from elasticsearch import Elasticsearch

from indexing.mappings.names import Names
from pipeline.messages import Message


class State(Message):
    """What a rule remembers between two looks.

    looked: rules that count: `indexed_at` of the newest article that was looked at; rules on silence: the end of the
    last window that was judged. silent: outlets, countries, actors that were silent (or blind) then.
    """

    looked: datetime
    silent: list[str] = []


class States:
    """The states of all rules. All methods raise what the client raises."""

    def __init__(self, client: Elasticsearch, prefix: str) -> None:
        self._client = client
        self._index = Names(prefix).volume_states

    def load(self, rule_ids: Collection[str]) -> dict[str, State]:
        """The states of these rules, as far as there are any. Read by id, so that no write is missed."""
        if not rule_ids:
            return {}
        found = self._client.mget(index=self._index, ids=list(rule_ids))
        return {
            item["_id"]: State.model_validate(item["_source"]["state"]) for item in found["docs"] if item.get("found")
        }

    def save(self, rule_id: str, state: State) -> None:
        """Remember the state of a rule."""
        self._client.index(index=self._index, id=rule_id, document={"state": state.model_dump(mode="json")})

    def keep_only(self, rule_ids: Collection[str]) -> None:
        """Forget the other rules: one that is switched on again begins anew, not where it was left long ago."""
        self._client.indices.refresh(index=self._index)
        others = {"bool": {"must_not": {"ids": {"values": list(rule_ids)}}}}
        self._client.delete_by_query(index=self._index, query=others, conflicts="proceed")
