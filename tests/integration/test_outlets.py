"""Recurring lines are counted by many workers on a real server, each article once."""

from __future__ import annotations

from pathlib import Path

from pipeline.store import connect
from tests.pipeline_kit import make_settings
from workers.clean.furniture import HALVE_AT, line_key
from workers.outlets import Outlets

MASTHEAD, STORY = "رئيس مجلسى الإدارة والتحرير", "وصل الوفد إلى العاصمة صباح اليوم"


def make(redis_url: str, tmp_path: Path) -> Outlets:
    settings = make_settings(redis_url, "http://127.0.0.1:9", tmp_path)
    ticks = iter(range(0, 10**6, 60))  # every look is a minute after the one before: nothing is cached
    return Outlets(connect(settings), settings, lambda: next(ticks))


def test_a_line_of_many_articles_is_furniture_and_of_one_is_not(redis_url: str, tmp_path: Path) -> None:
    store = make(redis_url, tmp_path)
    for n in range(6):
        store.record("nile", f"a{n}", [line_key(MASTHEAD), line_key(f"{STORY} {'ابتثج'[n % 5]}")])
    known = store.load("nile")
    assert known.articles == 6
    assert known.is_furniture(MASTHEAD)
    assert not known.is_furniture(STORY)
    assert not store.load("other").is_furniture(MASTHEAD)


def test_an_article_that_comes_twice_counts_once(redis_url: str, tmp_path: Path) -> None:
    store = make(redis_url, tmp_path)
    for _ in range(10):
        store.record("nile", "a1", [line_key(MASTHEAD)])
    assert store.load("nile").articles == 1


def test_counts_are_halved_so_that_a_redesign_is_learned(redis_url: str, tmp_path: Path) -> None:
    store = make(redis_url, tmp_path)
    for n in range(HALVE_AT):
        store.record("nile", f"a{n}", [line_key(MASTHEAD), line_key(f"سطر {n:b}".translate({48: "ا", 49: "ب"}))])
    known = store.load("nile")
    assert known.articles == HALVE_AT // 2
    assert dict(known.counts) == {line_key(MASTHEAD): HALVE_AT // 2}


def test_the_order_of_day_and_month_is_remembered(redis_url: str, tmp_path: Path) -> None:
    store = make(redis_url, tmp_path)
    assert store.day_first("nile") is None
    store.learn_day_first("nile", False)
    assert store.day_first("nile") is False
    assert store.day_first("other") is None
