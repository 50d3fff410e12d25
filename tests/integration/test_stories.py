"""Copies join their story on a real server; workers agree, and what is asked twice is answered twice alike."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from config.settings import Settings
from demo import truth
from pipeline.messages import Article, Source, Story
from pipeline.store import connect
from tests.pipeline_kit import make_settings
from tests.story_pairs import gold_price, pairs
from workers.stories import Stories

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
BODY = next(t.body for t in truth() if t.language == "ar" and len(t.body) > 900)


def article(name: str, body: str, outlet: str = "nile", seen_at: datetime = NOON) -> Article:
    source = Source(id=outlet, name=outlet, site="", country="EG", language="ar")
    article_id = hashlib.sha256(name.encode()).hexdigest()[:32]
    return Article(
        id=article_id,
        url=f"http://{outlet}.example/{name}",
        feed_id=outlet,
        source=source,
        title=f"عنوان {name}",
        body=body,
        language="ar",
        hash="",
        seen_at=seen_at,
        fetched_at=seen_at,
        story=Story(id=article_id),
    )


@pytest.fixture
def settings(redis_url: str, tmp_path: Path) -> Settings:
    return make_settings(redis_url, "http://127.0.0.1:9", tmp_path)


@pytest.fixture
def stories(settings: Settings) -> Stories:
    return Stories(connect(settings, decode=False), settings)


def test_the_first_article_begins_a_story_and_copies_join_it(stories: Stories) -> None:
    first = article("a", BODY)
    copy = article("b", BODY.replace("أ", "ا"), "atlas")
    rewrite = article("c", "\n".join(["مقدمة جديدة كتبها محرر آخر في صحيفة أخرى.", *BODY.split("\n")[1:-1]]), "cedar")
    assert stories.assign(first) == Story(id=first.id, position=1)
    joined = stories.assign(copy)
    assert (joined.id, joined.position, joined.copy_of, joined.similarity) == (first.id, 2, first.id, 1.0)
    later = stories.assign(rewrite)
    assert (later.id, later.position) == (first.id, 3)
    assert later.similarity is not None
    assert later.similarity < 1


def test_asked_again_the_answer_is_the_same(stories: Stories) -> None:
    articles = [article(str(n), BODY, f"outlet-{n}") for n in range(4)]
    answers = [stories.assign(each) for each in articles]
    assert [stories.assign(each) for each in articles] == answers
    assert [answer.position for answer in answers] == [1, 2, 3, 4]


def test_workers_that_meet_copies_at_the_same_time_agree(stories: Stories) -> None:
    articles = [article(str(n), BODY, f"outlet-{n}") for n in range(40)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(stories.assign, articles))
    assert len({answer.id for answer in answers}) == 1
    assert sorted(answer.position for answer in answers) == list(range(1, 41))


def test_daily_reports_of_one_outlet_are_stories_of_their_own(stories: Stories) -> None:
    answers = [stories.assign(article(f"gold {day}", gold_price(day))) for day in range(10)]
    assert len({answer.id for answer in answers}) == 10


def test_a_story_ends_with_its_days(stories: Stories, settings: Settings) -> None:
    first = stories.assign(article("a", BODY))
    within = stories.assign(article("b", BODY, "atlas", NOON + timedelta(days=settings.story_days - 1)))
    after = stories.assign(article("c", BODY, "cedar", NOON + timedelta(days=3 * settings.story_days)))
    assert within.id == first.id
    assert after.id != first.id


@pytest.mark.parametrize("body", ["", "خبر", "عاجل: انفجار في العاصمة", "🙂" * 50, "a" * 100_000])
def test_any_text_has_a_story(stories: Stories, body: str) -> None:
    assert stories.assign(article("odd", body)).position == 1


def test_labelled_pairs(stories: Stories) -> None:
    """Far more pairs, and their figures beside other methods: bench/story.py."""
    wrong = []
    for n, pair in enumerate(list(pairs())[::5]):
        # each pair is a week of its own, so that pairs do not meet
        week = NOON + timedelta(days=30 * n)
        one = stories.assign(article(f"{n} one", pair.one, "nile", week))
        other = stories.assign(article(f"{n} other", pair.other, "nile" if pair.same_source else "atlas", week))
        if (one.id == other.id) != pair.same_story:
            wrong.append(pair.kind)
    assert len(wrong) <= 1, wrong
