"""How an attempt at a stage may end."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HandedOn:
    """The ledger has moved on to the next stage and its message is sent. label: the outcome counted."""

    label: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The article's way ends here, for a reason. label: the outcome counted."""

    label: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Refetch:
    """The page is no longer kept: back to fetch."""


@dataclass(frozen=True, slots=True)
class TryAgain:
    """The attempt failed; another may do better, not sooner than after `after_s` seconds."""

    reason: str
    traceback: str = ""
    after_s: float = 0.0


@dataclass(frozen=True, slots=True)
class NotYet:
    """Nothing was tried: the host's turn for this article comes in `after_s` seconds."""

    after_s: float


Outcome = HandedOn | Ended | Refetch | TryAgain | NotYet
