"""Copies join their story on a real server; workers agree, and what is asked twice is answered twice alike."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from config.settings import Settings
from demo import truth
from pipeline.messages import Article, Source, Story
from pipeline.store import connect
from tests.pipeline_kit import make_settings
from tests.story_pairs import EVENTS, gold_price, pairs
from workers.stories import Stories

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
DAY_S = 86_400
BODY = next(t.body for t in truth() if t.language == "ar" and len(t.body) > 900)


def article(name: str, body: str, outlet: str = "nile") -> Article:
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
        seen_at=NOON,
        fetched_at=NOON,
        story=Story(id=article_id),
    )


@pytest.fixture
def settings(redis_url: str, tmp_path: Path) -> Settings:
    return make_settings(redis_url, "http://127.0.0.1:9", tmp_path)


class Clock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now = NOON.timestamp()

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def stories(settings: Settings, clock: Clock) -> Stories:
    return Stories(connect(settings, decode=False), settings, clock)


@pytest.fixture
def event() -> dict[str, list[str]]:
    found: dict[str, list[str]] = yaml.safe_load(EVENTS.read_text("utf-8"))[0]
    return found


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


def test_a_story_ends_with_its_days(stories: Stories, settings: Settings, clock: Clock) -> None:
    first = stories.assign(article("a", BODY))
    clock.now += settings.story_days * DAY_S
    within = stories.assign(article("b", BODY, "atlas"))
    clock.now += (settings.story_days + 1) * DAY_S
    after = stories.assign(article("c", BODY, "cedar"))
    assert within.id == first.id
    assert after.id != first.id


def test_nothing_is_kept_for_ever(stories: Stories, settings: Settings) -> None:
    stories.assign(article("a", BODY))
    stories.assign(article("b", BODY, "atlas"))
    store = connect(settings, decode=False)
    keys = list(store.scan_iter(f"{settings.redis_prefix}story:*"))
    lives = {key: store.ttl(key) for key in keys}
    assert keys
    assert all(0 < life <= (settings.story_days + 1) * DAY_S for life in lives.values())
    assert all(life <= settings.story_days * DAY_S for key, life in lives.items() if b"article" in key)


def test_the_order_of_arrival_does_not_matter_at_midnight(stories: Stories, clock: Clock) -> None:
    """Feeds showed one at 23:59, the other at 00:01; the later one came through first."""
    early = article("a", BODY).model_copy(update={"seen_at": datetime(2026, 5, 1, 23, 59, tzinfo=UTC)})
    late = article("b", BODY, "atlas").model_copy(update={"seen_at": datetime(2026, 5, 2, 0, 1, tzinfo=UTC)})
    assert stories.assign(late).id == stories.assign(early).id


def test_a_follow_up_that_repeats_the_background_is_a_story_of_its_own(
    stories: Stories, event: dict[str, list[str]]
) -> None:
    piece, follow_up = event["piece"], [*event["follow_up"], *event["piece"][3:]]
    first = stories.assign(article("a", "\n".join(piece)))
    assert stories.assign(article("b", "\n".join(follow_up), "atlas")).id != first.id
    assert stories.assign(article("c", "\n".join([event["reworded"][0], *piece[1:]]), "cedar")).id == first.id


def test_of_several_alike_the_earliest_is_the_one_copied(stories: Stories) -> None:
    first, *copies = (article(str(n), BODY, f"outlet-{n}") for n in range(6))
    stories.assign(first)
    assert {stories.assign(each).copy_of for each in copies} == {first.id}


def test_similarity_is_the_share_of_the_shorter_text(stories: Stories) -> None:
    """80 words in a row of which the other text has the first 42: 40 of its 78 runs of three."""
    words = [f"كلمة{n}" for n in range(200)]
    stories.assign(article("a", " ".join(words[:80])))
    joined = stories.assign(article("b", " ".join([*words[:42], *words[100:138]]), "atlas"))
    assert joined.similarity == pytest.approx(40 / 78)
    assert joined.copy_of is None


def test_long_texts_are_compared_by_sample(stories: Stories) -> None:
    words = [f"كلمة{n}" for n in range(6000)]
    stories.assign(article("a", " ".join(words[:3000])))
    joined = stories.assign(article("b", " ".join([*words[:1800], *words[3000:4200]]), "atlas"))
    assert joined.similarity == pytest.approx(0.6, abs=0.1)  # three standard errors of 192 samples


def flash_pairs() -> Iterator[tuple[str, str, bool]]:
    for event in yaml.safe_load(EVENTS.read_text("utf-8")):
        yield event["flash"], event["flash_again"], True
        yield event["flash"], event["flash_other"], False


def test_flashes_join_word_for_word_only(stories: Stories) -> None:
    wrong = []
    for n, (one, other, same) in enumerate(flash_pairs()):
        first = article(f"{n} one", one).model_copy(update={"title": one})
        second = article(f"{n} other", other, "atlas").model_copy(update={"title": other})
        if (stories.assign(first).id == stories.assign(second).id) != same:
            wrong.append((one, other))
    assert not wrong


def test_two_stubs_under_different_headlines_are_two_stories(stories: Stories) -> None:
    stub = "التفاصيل بعد قليل على موقعنا"
    one = article("a", stub).model_copy(update={"title": "عاجل: استقالة وزير المالية اللبناني من منصبه"})
    other = article("b", stub, "atlas").model_copy(update={"title": "عاجل: هبوط اضطراري لطائرة ركاب في مطار مسقط"})
    assert stories.assign(one).id != stories.assign(other).id


@pytest.mark.parametrize("body", ["", "خبر", "عاجل: انفجار في العاصمة", "🙂" * 50, "a" * 100_000])
def test_any_text_has_a_story(stories: Stories, body: str) -> None:
    assert stories.assign(article("odd", body)).position == 1


def test_labelled_pairs(settings: Settings) -> None:
    """A tenth of the pairs; all of them, and the figures beside other methods: bench/story.py."""
    labelled = list(pairs())[::10]
    wrong = []
    for n, pair in enumerate(labelled):
        apart = settings.model_copy(update={"redis_prefix": f"{settings.redis_prefix}{n}:"})  # pairs do not meet
        stories = Stories(connect(apart, decode=False), apart)
        one = stories.assign(article("one", pair.one, "nile"))
        other = stories.assign(article("other", pair.other, "nile" if pair.same_source else "atlas"))
        if (one.id == other.id) != pair.same_story:
            wrong.append(pair.kind)
    assert len(wrong) <= len(labelled) // 100, wrong
