"""What is told of coverage, and the verdict. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Literal

from pipeline.messages import Message

# An outlet that usually has fewer articles may well have none.
_TELLING = 5.0


class Blind(Message):
    """A time in which articles of an outlet may have been missed, UTC, and why. feed_id: None where it is not of one
    feed."""

    start: datetime
    end: datetime
    why: str
    feed_id: str | None = None


class Outlet(Message):
    """One outlet in reach.

    due, made, failed: polls of all its feeds; seen: articles indexed that count in the time; usual: median of the same
    hours of past weeks, None without any; longest_gap_s: longest time in which one of its feeds was not seen; dead:
    articles in quarantine; open: articles on their way, of which `stuck` for too long; blind: the reasons for which
    silence proves nothing, empty where it does.
    """

    id: str
    name: str
    country: str
    due: int
    made: int
    failed: int
    seen: int
    usual: float | None
    longest_gap_s: float
    dead: int
    open: int
    stuck: int
    blind: list[Blind] = []


class Report(Message):
    """Coverage of a rule (None: of all outlets) from since until now."""

    rule: str | None
    since: datetime
    until: datetime
    verdict: Literal["complete", "blind"]
    outlets: list[Outlet]


class Troubled(Message):
    """An article that is not indexed: since when it was seen, where it is, and why it stays there."""

    source_id: str
    seen_at: datetime
    stage: str
    state: Literal["dead", "stuck", "open"]
    reason: str = ""


def reasons(
    gaps: Iterable[Blind],
    troubled: Iterable[Troubled],
    seen: int,
    usual: float | None,
    since: datetime,
    until: datetime,
) -> list[Blind]:
    """Why silence of an outlet proves nothing, the earliest first.

    Its feeds could not be read for longer than a feed may be left alone; an article of it was seen but never reached
    the index; or nothing came where much is usual, so that its feeds, though they answer, are in doubt.
    """
    found = list(gaps)
    for article in troubled:
        if article.state != "open":
            where = "in quarantine" if article.state == "dead" else "not through"
            why = f"an article is {where} at stage {article.stage}" + (f": {article.reason}" if article.reason else "")
            found.append(Blind(start=article.seen_at, end=until, why=why))
    if not found and not seen and usual is not None and usual >= _TELLING:
        found.append(Blind(start=since, end=until, why=f"no article, though {usual:g} are usual and its feeds answer"))
    return sorted(found, key=lambda blind: (blind.start, blind.end))


def longest(gaps: Iterable[Blind]) -> timedelta:
    """The longest of the gaps."""
    return max((gap.end - gap.start for gap in gaps), default=timedelta(0))


def verdict(outlets: Iterable[Outlet]) -> Literal["complete", "blind"]:
    """complete only where no outlet was missed; a rule that reaches no outlet at all sees nothing."""
    found = list(outlets)
    return "blind" if not found or any(outlet.blind for outlet in found) else "complete"
