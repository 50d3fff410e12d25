"""What all kinds of rules have in common."""

from __future__ import annotations

from datetime import time
from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, ConfigDict, Field, StringConstraints, model_validator

from config.base import Id, Severity, Strict, Text, TimeZone, fault

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


class BaseRule(Strict):
    """Which articles a rule looks at, and who is told.

    query: Lucene syntax over the tagged article, as typed in Kibana (`actors:kremlin AND topics:nato`); channels: ids
    of channels.yml that are told; enabled: false keeps the rule without using it. in: look only there for words without
    a field and for actors and topics. sources, countries, languages: only articles of these outlets (source ids),
    countries of publication, languages. quiet_hours: when to hold alerts back. valid_from, valid_until: articles first
    seen before or after do not match.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    id: Id
    name: Text
    query: str = Field(min_length=1, max_length=10_000)
    severity: Severity = "medium"
    channels: list[Id] = []
    enabled: bool = True

    where: Literal["title", "lead", "body"] | None = Field(default=None, alias="in")
    sources: list[Id] = []
    countries: list[Country] = []
    languages: list[Language] = []
    quiet_hours: QuietHours | None = None
    valid_from: AwareDatetime | None = None
    valid_until: AwareDatetime | None = None

    @model_validator(mode="after")
    def _valid_for_some_time(self) -> Self:
        if self.valid_from and self.valid_until and self.valid_from >= self.valid_until:
            raise fault("valid_until is not later than valid_from", "the rule would never match: change one of them")
        return self
