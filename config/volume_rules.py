"""Models of the rules of rules.yml that count: kinds other than `match`.

All count independent stories, not copies, by the time when an article was published (see
`indexing.documents.counted_at`).
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from config.base import Id, fault
from config.rule_base import BaseRule

_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
# Shorter ones hold too little to count; four weeks is what a newsroom compares with.
_SHORTEST, _LONGEST = timedelta(minutes=5), timedelta(weeks=4)


def _length(value: Any) -> Any:
    if isinstance(value, timedelta):
        return value
    found = re.fullmatch(r"(\d{1,4})\s*([mhdw])", str(value).strip())
    if not found:
        raise fault(f"`{value}` is no length of time", "write a number and m, h, d or w: 30m, 6h, 2d, 1w")
    length = timedelta(**{_UNITS[found[2]]: int(found[1])})
    if not _SHORTEST <= length <= _LONGEST:
        raise fault(f"`{value}` is too short or too long", "write a length from 5m to 4w")
    return length


# A length of time, written 30m, 6h, 2d or 1w.
Window = Annotated[timedelta, BeforeValidator(_length)]


class VolumeRule(BaseRule):
    """A rule that counts. query: which articles are counted, all of them unless given."""

    query: str = Field(default="*", min_length=1, max_length=10_000)


class FrequencyRule(VolumeRule):
    """Fires when `count` stories fall within a window."""

    kind: Literal["frequency"]
    count: int = Field(ge=1, le=100_000)
    window: Window


class SpikeRule(VolumeRule):
    """Fires when a window has at least `minimum` stories and `factor` times as many as usual.

    Usual: the median of the same hours (UTC) of the past `weeks` weeks, those left out in which nothing at all was
    indexed; without any such week nothing fires.
    """

    kind: Literal["spike"]
    window: Window
    factor: float = Field(default=3.0, gt=1, le=1000)
    minimum: int = Field(default=5, ge=1, le=100_000)
    weeks: int = Field(default=4, ge=1, le=26)


class FlatlineRule(VolumeRule):
    """Fires when a window has no story of an outlet (or country, or actor) that usually has at least `minimum`.

    of: what is watched, each by itself; `query` watches all articles that match together. usual: as for `spike`; with
    `minimum: 0` (only with `of: query`) silence fires whatever is usual.
    """

    kind: Literal["flatline"]
    of: Literal["query", "outlet", "country", "actor"] = "query"
    window: Window
    minimum: int = Field(default=3, ge=0, le=100_000)
    weeks: int = Field(default=4, ge=1, le=26)


class NewPairRule(VolumeRule):
    """Fires when an article names two actors that no article named together for `days` days before.

    actors: pairs with at least one of these only; all actors unless given. `in: title` or `in: lead` asks for both to
    stand there.
    """

    kind: Literal["new_pair"]
    days: int = Field(default=30, ge=1, le=365)
    actors: list[Id] = []


class NewNameRule(VolumeRule):
    """Fires when a name never seen before is in `count` stories within `window` of its first appearance."""

    kind: Literal["new_name"]
    of: list[Literal["persons", "organisations", "places"]] = Field(default=["persons", "organisations"], min_length=1)
    count: int = Field(default=5, ge=2, le=100_000)
    window: Window = timedelta(days=1)


class FirstByRule(VolumeRule):
    """Fires when `min_sources` outlets carry a story, and says which published it first.

    outlets: only stories that one of these broke; any outlet unless given.
    """

    kind: Literal["first_by"]
    min_sources: int = Field(default=3, ge=2, le=100)
    outlets: list[Id] = []


class BlindRule(VolumeRule):
    """Fires when some outlet in the reach of the rule could not be watched within a window (see `indexing.coverage`).

    min_outlets: outlets that must be newly blind at once.
    """

    kind: Literal["blind"]
    window: Window = timedelta(hours=1)
    min_outlets: int = Field(default=1, ge=1, le=10_000)


AnyVolumeRule = FrequencyRule | SpikeRule | FlatlineRule | NewPairRule | NewNameRule | FirstByRule | BlindRule
