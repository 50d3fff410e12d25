"""Which feeds a rule reaches, and when silence proves nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from config.feeds import Feed
from config.rules import Rule
from indexing.coverage.reach import reach
from indexing.coverage.report import Blind, Outlet, Troubled, longest, reasons, verdict
from tests.indexing_kit import NOON

DAY_BEFORE = NOON - timedelta(days=1)


def feed(feed_id: str, country: str, **changes: object) -> Feed:
    site = {"url": f"http://{feed_id}.example/rss", "site": f"http://{feed_id}.example"}
    return Feed.model_validate({"id": feed_id, "name": feed_id, "country": country, **site, **changes})


FEEDS = [
    feed("nile", "EG"),
    feed("nile-2", "EG", source="nile"),
    feed("atlas", "MA"),
    feed("volga", "RU", language="ru"),
    feed("closed", "EG", enabled=False),
]
ALL = ["nile", "nile-2", "atlas", "volga"]


@pytest.mark.parametrize(
    ("query", "reached"),
    [
        ("actors:nato", ALL),
        ("*", ALL),
        ("source.country:EG", ["nile", "nile-2"]),
        ("source.country:(EG OR MA) AND actors:nato", ["nile", "nile-2", "atlas"]),
        ("actors:imf AND (actors:egypt OR source.country:EG)", ALL),
        ("actors:imf (source.country:MA OR source.id:volga)", ["atlas", "volga"]),
        ("actors:imf OR source.country:EG", ALL),
        ("actors:imf AND NOT source.country:RU", ["nile", "nile-2", "atlas"]),
        ("actors:imf -source.id:nile", ["atlas", "volga"]),
        ("actors:imf AND NOT (source.country:RU AND title:نفط)", ALL),
        ("NOT (source.country:RU OR title:نفط)", ["nile", "nile-2", "atlas"]),
        ('source.id:"atlas" AND "حلف الناتو"', ["atlas"]),
        ("source.id:ni* && +topics:gas", ["nile", "nile-2"]),
        ("source.id:/ni.*/", ALL),
        ("source.country:EG AND source.country:MA", []),
        ("source.country:EG AND title:(", ["nile", "nile-2"]),
    ],
)
def test_reach_of_a_query(query: str, reached: list[str]) -> None:
    assert [each.id for each in reach(Rule(id="r", name="r", query=query), FEEDS)] == reached


def test_reach_of_filters_and_of_no_rule() -> None:
    def ids(**fields: list[str]) -> list[str]:
        return [each.id for each in reach(Rule.model_validate({"id": "r", "name": "r", "query": "*", **fields}), FEEDS)]

    assert ids(sources=["nile"]) == ["nile", "nile-2"]
    assert ids(countries=["RU", "MA"]) == ["atlas", "volga"]
    assert ids(languages=["ar"]) == ["nile", "nile-2", "atlas"]
    assert [each.id for each in reach(None, FEEDS)] == ALL


def gap(start: datetime, minutes: int) -> Blind:
    return Blind(start=start, end=start + timedelta(minutes=minutes), why="timed out", feed_id="nile")


def trouble(state: str, reason: str = "") -> Troubled:
    seen_at = NOON - timedelta(hours=2)
    return Troubled.model_validate(
        {"source_id": "nile", "seen_at": seen_at, "stage": "fetch", "state": state, "reason": reason}
    )


def judged(
    gaps: list[Blind] | None = None, troubled: list[Troubled] | None = None, seen: int = 3, usual: float | None = 4.0
) -> list[Blind]:
    return reasons(gaps or [], troubled or [], seen, usual, DAY_BEFORE, NOON)


def test_nothing_amiss_is_complete() -> None:
    assert judged() == []
    assert judged(seen=0, usual=None) == []
    assert judged(seen=0, usual=4.0) == [], "an outlet with so few may well have none"
    assert judged(troubled=[trouble("open")]) == [], "an article on its way is no loss"


def test_each_reason_says_from_when_to_when_and_why() -> None:
    late, early = gap(NOON - timedelta(hours=1), 40), gap(NOON - timedelta(hours=5), 50)
    assert judged(gaps=[late, early]) == [early, late]
    (dead,) = judged(troubled=[trouble("dead", "HTTP 500")])
    assert (dead.start, dead.end) == (NOON - timedelta(hours=2), NOON)
    assert dead.why == "an article is in quarantine at stage fetch: HTTP 500"
    (stuck,) = judged(troubled=[trouble("stuck")])
    assert stuck.why == "an article is not through at stage fetch"
    (doubt,) = judged(seen=0, usual=12.0)
    assert (doubt.start, doubt.end) == (DAY_BEFORE, NOON)
    assert doubt.why == "no article, though 12 are usual and its feeds answer"


def test_the_verdict_is_complete_only_where_no_outlet_was_missed() -> None:
    def outlet(blind: list[Blind]) -> Outlet:
        numbers = {"due": 1, "made": 1, "failed": 0, "seen": 1, "usual": None, "dead": 0, "open": 0, "stuck": 0}
        names = {"id": "nile", "name": "nile", "country": "EG", "longest_gap_s": 0.0, "blind": blind}
        return Outlet.model_validate({**numbers, **names})

    assert verdict([outlet([]), outlet([])]) == "complete"
    assert verdict([outlet([]), outlet([gap(NOON, 1)])]) == "blind"
    assert verdict([]) == "blind"
    assert longest([gap(NOON, 3), gap(NOON, 7)]) == timedelta(minutes=7)
    assert longest([]) == timedelta(0)
