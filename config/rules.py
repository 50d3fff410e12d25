"""Models of rules.yml: when an alert is raised."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from config.base import Id, Strict, Text, check_unique_ids

Severity = Literal["low", "medium", "high", "critical"]


class Rule(Strict):
    """A standing search: an alert is raised for each story in which an article matches `query`.

    query: Lucene syntax over the tagged article, as typed in Kibana (`actors:kremlin AND topics:nato`);
    channels: ids of channels.yml that are told; per: one alert a story, or one an article; enabled: false keeps the
    rule without matching it.
    """

    id: Id
    name: Text
    query: str = Field(min_length=1, max_length=10_000)
    severity: Severity = "medium"
    channels: list[Id] = []
    per: Literal["story", "article"] = "story"
    enabled: bool = True


class Rules(Strict):
    """The whole of rules.yml."""

    rules: list[Rule] = []

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        check_unique_ids(self.rules, "rules")
        return self
