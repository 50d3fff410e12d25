"""Models of rules.yml: when an alert is raised."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from config.base import Strict, check_unique_ids, fault
from config.rule_base import BaseRule
from config.volume_rules import AnyVolumeRule, VolumeRule


class Cooldown(Strict):
    """After an alert, further ones are held back for so many minutes: those of the same rule, or those of the rule on
    the same actors, or those of any rule on the same story."""

    per: Literal["rule", "actor", "story"] = "rule"
    minutes: int = Field(ge=1, le=7 * 24 * 60)


class Rule(BaseRule):
    """A standing search: an alert is raised for each story in which an article matches `query`.

    per: one alert a story, or one an article. min_mentions: places in the article where the actors and topics that the
    query names stand. min_sources: independent outlets that carry the story before the alert is sent. cooldown: when to
    hold further ones back.
    """

    kind: Literal["match"] = "match"
    per: Literal["story", "article"] = "story"
    min_mentions: int = Field(default=1, ge=1, le=100)
    min_sources: int = Field(default=1, ge=1, le=100)
    cooldown: Cooldown | None = None

    @model_validator(mode="after")
    def _keys_agree(self) -> Self:
        if self.per == "article" and self.min_sources > 1:
            raise fault("one article has one source", "use `per: story` with min_sources, or remove min_sources")
        return self


def _with_kind(value: Any) -> Any:
    return {"kind": "match", **value} if isinstance(value, dict) else value


AnyRule = Annotated[
    Annotated[Rule | AnyVolumeRule, Field(discriminator="kind")],
    BeforeValidator(_with_kind),
]


class Rules(Strict):
    """The whole of rules.yml."""

    rules: list[AnyRule] = []

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        check_unique_ids(self.rules, "rules")
        return self

    @property
    def match(self) -> list[Rule]:
        """The rules that articles are matched against one by one."""
        return [rule for rule in self.rules if isinstance(rule, Rule)]

    @property
    def volume(self) -> list[AnyVolumeRule]:
        """The rules that count."""
        return [rule for rule in self.rules if isinstance(rule, VolumeRule)]
