"""Models of rules.yml: when an alert is raised."""

from __future__ import annotations

from datetime import time
from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, ConfigDict, Field, StringConstraints, model_validator

from config.base import Id, Severity, Strict, Text, TimeZone, check_unique_ids, fault

# ISO 3166 alpha-2, as in feeds.yml.
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]


class QuietHours(Strict):
    """Hours in which alerts of a rule wait; they are sent when the hours end. from may be later than until (22:00 to
    06:00); timezone: tz database."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    start: time = Field(alias="from")
    until: time
    timezone: TimeZone = "UTC"

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if self.start == self.until:
            raise fault("from and until are the same", "name two times, or remove quiet_hours")
        return self


class Cooldown(Strict):
    """After an alert, further ones are held back for so many minutes: those of the same rule, or those of the rule on
    the same actors, or those of any rule on the same story."""

    per: Literal["rule", "actor", "story"] = "rule"
    minutes: int = Field(ge=1, le=7 * 24 * 60)


class Rule(Strict):
    """A standing search: an alert is raised for each story in which an article matches `query`.

    query: Lucene syntax over the tagged article, as typed in Kibana (`actors:kremlin AND topics:nato`);
    channels: ids of channels.yml that are told; per: one alert a story, or one an article; enabled: false keeps the
    rule without matching it.

    in: look only there for words without a field and for actors and topics. min_mentions: places in the article where
    the actors and topics that the query names stand. sources, countries, languages: only articles of these outlets
    (source ids), countries of publication, languages. min_sources: independent outlets that carry the story before
    the alert is sent. cooldown, quiet_hours: when to hold it back. valid_from, valid_until: articles first seen before
    or after do not match.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    id: Id
    name: Text
    query: str = Field(min_length=1, max_length=10_000)
    severity: Severity = "medium"
    channels: list[Id] = []
    per: Literal["story", "article"] = "story"
    enabled: bool = True

    where: Literal["title", "lead", "body"] | None = Field(default=None, alias="in")
    min_mentions: int = Field(default=1, ge=1, le=100)
    sources: list[Id] = []
    countries: list[Country] = []
    languages: list[Language] = []
    min_sources: int = Field(default=1, ge=1, le=100)
    cooldown: Cooldown | None = None
    quiet_hours: QuietHours | None = None
    valid_from: AwareDatetime | None = None
    valid_until: AwareDatetime | None = None

    @model_validator(mode="after")
    def _keys_agree(self) -> Self:
        if self.per == "article" and self.min_sources > 1:
            raise fault("one article has one source", "use `per: story` with min_sources, or remove min_sources")
        if self.valid_from and self.valid_until and self.valid_from >= self.valid_until:
            raise fault("valid_until is not later than valid_from", "the rule would never match: change one of them")
        return self


class Rules(Strict):
    """The whole of rules.yml."""

    rules: list[Rule] = []

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        check_unique_ids(self.rules, "rules")
        return self
