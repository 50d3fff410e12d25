"""Volume rules on the real engine, with a clock that the test sets: firing, not firing, and once over a restart."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter

from config.feeds import Feed
from config.volume_rules import AnyVolumeRule, VolumeRule
from indexing import jobs
from indexing.alerts import Alert
from indexing.outbox import Outbox
from indexing.shared import shared
from indexing.volume.run import Volume
from pipeline.keys import Keys
from pipeline.messages import Article, Entities, Entity
from pipeline.polls import PollHistory
from pipeline.tasks import make_app, queue_length
from tests.indexing_kit import NOON, Bench, article, source

HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(weeks=1)


def volume_rule(kind: str, **fields: Any) -> AnyVolumeRule:
    values = {"id": f"by-{kind.replace('_', '-')}", "name": "قاعدة", "kind": kind, "channels": ["desk"], **fields}
    made: AnyVolumeRule = TypeAdapter(AnyVolumeRule).validate_python(values)
    return made


@pytest.fixture
def desk(bench: Bench) -> Bench:
    """A bench whose configuration names an outlet and two actors."""
    site = {"url": "http://atlas.example/feed", "site": "http://atlas.example", "country": "MA"}
    feeds = {"feeds": [{"id": "atlas", "name": "صحيفة الأطلس", **site}]}
    actors = [
        {"id": actor, "type": "organisation", "names": [name]}
        for actor, name in (("kremlin", "الكرملين"), ("nato", "حلف الناتو"))
    ]
    for name, content in (("feeds.yml", feeds), ("watchlist.yml", {"actors": actors})):
        (bench.settings.config_dir / name).write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return bench


def look(desk: Bench, *rules: VolumeRule, at: datetime | None = None) -> list[Alert]:
    """A look by a process that knows nothing of those before it."""
    desk.refresh()
    return Volume(desk.settings, desk.client, desk.store).look(rules, at or desk.now)  # type: ignore[arg-type]


def look_that_dies(desk: Bench, rule: VolumeRule, monkeypatch: pytest.MonkeyPatch, at: datetime | None = None) -> int:
    """A look whose process ends as soon as it stored an alert, before it remembers that it looked; the new alerts."""
    add = Outbox.add

    def add_and_die(outbox: Outbox, alert: Alert) -> bool:
        add(outbox, alert)
        raise SystemExit(1)

    before = len(desk.alerts())
    with monkeypatch.context() as patch:
        patch.setattr(Outbox, "add", add_and_die)
        with pytest.raises(SystemExit):
            look(desk, rule, at=at)
    return len(desk.alerts()) - before


def written(minutes: float, slug: str, **fields: Any) -> Article:
    """An article published so many minutes after noon and seen at once, a story of its own unless told otherwise."""
    at = NOON + timedelta(minutes=minutes)
    return article(slug, **{"seen_at": at, "published_at": at, **fields})


def index_at(desk: Bench, now: datetime, *articles: Article) -> None:
    desk.now = now
    desk.index(*articles)


def test_frequency_fires_once_for_so_many_stories_and_not_for_copies(
    desk: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = volume_rule("frequency", count=3, window="1h", query="actors:kremlin")
    copies = [written(n, f"copy-{n}", outlet=source(f"o{n}"), story="s1") for n in range(5)]
    index_at(desk, NOON + HOUR, *copies, written(20, "2"), written(25, "other", words={}))
    assert look(desk, rule) == []

    index_at(desk, NOON + HOUR, written(40, "3"))
    assert look_that_dies(desk, rule, monkeypatch) == 1
    assert look(desk, rule) == []
    (alert,) = desk.alerts()
    assert alert["rule"]["kind"] == "frequency"
    assert alert["volume"]["found"] == 3
    assert len(alert["copies"]) == 3
    assert alert["deliveries"][0]["state"] == "pending"

    index_at(desk, NOON + HOUR, written(45, "4"))
    assert look(desk, rule) == [], "the same event"


def test_a_late_article_counts_where_it_belongs_and_makes_its_window_fire_once(desk: Bench) -> None:
    rule = volume_rule("frequency", count=3, window="1h")
    index_at(desk, NOON + HOUR, written(0, "1"), written(10, "2"))
    assert look(desk, rule) == []

    late = NOON + 6 * HOUR
    index_at(desk, late, article("3", seen_at=late, published_at=NOON + timedelta(minutes=20)))
    (alert,) = look(desk, rule)
    assert alert.volume is not None
    assert alert.volume.start <= NOON < alert.volume.end <= NOON + HOUR + timedelta(minutes=20)
    assert look(desk, rule) == []


def test_no_window_is_left_out_when_nobody_looked_for_days(desk: Bench) -> None:
    rule = volume_rule("frequency", count=3, window="1h")
    assert look(desk, rule, at=NOON - HOUR) == []
    index_at(desk, NOON + HOUR, *(written(n, f"a{n}") for n in range(3)))
    index_at(desk, NOON + 2 * DAY, *(written(2 * 1440 + n, f"b{n}") for n in range(3)))
    assert len(look(desk, rule, at=NOON + 3 * DAY)) == 2


def test_spike_fires_against_the_same_hours_of_past_weeks(desk: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    rule = volume_rule("spike", window="1h", factor=3, minimum=4)
    past = [written(-week * 7 * 1440 + n, f"w{week}-{n}") for week in (1, 2, 3) for n in range(2)]
    index_at(desk, NOON, *past)
    index_at(desk, NOON + HOUR, *(written(n, f"now-{n}") for n in range(5)))
    assert look(desk, rule) == [], "five are less than three times two"

    index_at(desk, NOON + HOUR, written(6, "now-6"))
    assert look_that_dies(desk, rule, monkeypatch) == 1
    assert look(desk, rule) == []
    (alert,) = desk.alerts()
    assert (alert["volume"]["found"], alert["volume"]["usual"]) == (6, 2.0)


def test_a_spike_needs_a_past_to_compare_with(desk: Bench) -> None:
    index_at(desk, NOON + HOUR, *(written(n, f"now-{n}") for n in range(20)))
    assert look(desk, volume_rule("spike", window="1h", minimum=4)) == []


def test_flatline_tells_of_each_outlet_that_fell_silent_once(desk: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    rule = volume_rule("flatline", of="outlet", window="6h", minimum=3)
    outlets = [source("atlas"), source("nile")]
    past = [
        written(-week * 7 * 1440 + 30 * n, f"w{week}-{n}", outlet=outlet)
        for week in (1, 2)
        for n in range(48)
        for outlet in outlets
    ]
    morning = [written(-30 * n, f"morning-{n}", outlet=outlet) for n in range(1, 13) for outlet in outlets]
    index_at(desk, NOON, *past, *morning)
    assert look(desk, rule, at=NOON) == []
    index_at(desk, NOON + 6 * HOUR, *(written(60 * n, f"nile-{n}", outlet=outlets[1]) for n in range(24)))

    assert look(desk, rule, at=NOON + 6 * HOUR) == [], "an article may take half an hour to arrive"
    assert look_that_dies(desk, rule, monkeypatch, at=NOON + 7 * HOUR) == 1
    assert look(desk, rule, at=NOON + 7 * HOUR) == []
    assert look(desk, rule, at=NOON + 12 * HOUR) == [], "still silent is nothing new"
    (alert,) = desk.alerts()
    assert alert["volume"]["key"] == "atlas"
    assert alert["volume"]["names"] == ["صحيفة الأطلس"]
    assert alert["volume"]["found"] == 0
    assert alert["volume"]["usual"] >= 3


def test_flatline_of_a_query_without_a_past(desk: Bench) -> None:
    rule = volume_rule("flatline", query="actors:kremlin", window="1h", minimum=0)
    index_at(desk, NOON, written(0, "1"))
    assert look(desk, rule, at=NOON) == []
    (alert,) = look(desk, rule, at=NOON + 3 * HOUR)
    assert alert.volume is not None
    assert alert.volume.start > NOON
    assert [copy.id for copy in alert.copies] == [written(0, "1").id], "the last that was heard"


def test_new_pair_fires_for_two_actors_that_were_not_together_for_days(
    desk: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = volume_rule("new_pair", days=30)
    with_usa = {"الكرملين": "kremlin", "واشنطن": "usa"}
    index_at(desk, NOON, written(-40 * 1440, "old"), written(-10 * 1440, "known", words=with_usa))
    index_at(desk, NOON + HOUR, written(30, "again", words=with_usa))
    assert look(desk, rule) == []

    index_at(desk, NOON + HOUR, written(40, "both", words={"الكرملين": "kremlin", "الناتو": "nato"}))
    assert look_that_dies(desk, rule, monkeypatch) == 1
    index_at(desk, NOON + HOUR, written(10, "late", words={"الكرملين": "kremlin", "الناتو": "nato"}))
    index_at(desk, NOON + HOUR, written(50, "next", words={"الكرملين": "kremlin", "الناتو": "nato"}))
    assert look(desk, rule) == []
    (alert,) = desk.alerts()
    assert alert["volume"]["key"] == "kremlin+nato"
    assert alert["volume"]["names"] == ["الكرملين", "حلف الناتو"]
    assert alert["article"]["id"] == written(40, "both").id


def named(minutes: float, slug: str, name: str) -> Article:
    person = Entity(type="person", name=name, normal=name, count=1)
    return written(minutes, slug, entities=Entities(persons=[person]))


def test_new_name_fires_when_a_name_never_seen_before_becomes_frequent(
    desk: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = volume_rule("new_name", count=3, window="1d")
    index_at(desk, NOON, named(-20 * 1440, "old", "كريم العمري"))
    index_at(desk, NOON + HOUR, *(named(n, f"old-{n}", "كريم العمري") for n in range(5)))
    index_at(desk, NOON + HOUR, *(named(n, f"new-{n}", "ليلى الحداد") for n in range(2)))
    assert look(desk, rule) == []

    index_at(desk, NOON + HOUR, named(30, "new-3", "ليلى الحداد"))
    assert look_that_dies(desk, rule, monkeypatch) == 1
    index_at(desk, NOON + 2 * HOUR, named(-30, "new-late", "ليلى الحداد"))
    assert look(desk, rule) == []
    (alert,) = desk.alerts()
    assert alert["volume"]["names"] == ["ليلى الحداد"]
    assert alert["volume"]["found"] == 3


def test_first_by_says_who_broke_a_story_once_enough_outlets_carry_it(
    desk: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = volume_rule("first_by", min_sources=3)
    # The second in the index was the first to publish.
    index_at(desk, NOON + HOUR, written(10, "a", outlet=source("nile"), story="s1"))
    index_at(desk, NOON + HOUR, written(5, "b", outlet=source("atlas"), story="s1"))
    index_at(desk, NOON + HOUR, written(20, "c", outlet=source("nile"), story="s1"))
    assert look(desk, rule) == []

    index_at(desk, NOON + HOUR, written(30, "d", outlet=source("cedar"), story="s1"))
    assert look_that_dies(desk, rule, monkeypatch) == 1
    index_at(desk, NOON + HOUR, written(40, "e", outlet=source("sahel"), story="s1"))
    assert look(desk, rule) == []
    (alert,) = desk.alerts()
    assert alert["volume"]["names"] == ["صحيفة atlas"]
    assert alert["story"] == "s1"
    assert [copy["source"]["id"] for copy in alert["copies"]] == ["atlas", "nile", "cedar"]

    other = volume_rule("first_by", id="only-nile", min_sources=3, outlets=["nile"])
    assert look(desk, other) == []


def test_blind_tells_of_outlets_that_could_not_be_watched_once(desk: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    rule = volume_rule("blind", window="1h", query="source.country:MA")
    feed = Feed(id="atlas", name="أطلس", url="http://atlas.example/feed", site="http://atlas.example", country="MA")
    history = PollHistory(desk.store, desk.settings)

    def poll(since: datetime, until: datetime, error: str = "") -> None:
        minutes = range(int((until - since).total_seconds() // 60))
        for at in (since.timestamp() + 60 * minute for minute in minutes):
            history.record(feed, at, ok=not error, new=0, due_at=at + 60, error=error)

    poll(NOON - 2 * HOUR, NOON)
    assert look(desk, rule, at=NOON) == []
    poll(NOON, NOON + HOUR)
    assert look(desk, rule, at=NOON + HOUR) == []

    poll(NOON + HOUR, NOON + 3 * HOUR, error="HTTP 503")
    assert look_that_dies(desk, rule, monkeypatch, at=NOON + 3 * HOUR) == 1
    assert look(desk, rule, at=NOON + 3 * HOUR) == []
    (alert,) = desk.alerts()
    assert alert["volume"]["names"] == ["صحيفة الأطلس"]
    assert alert["volume"]["reason"] == "HTTP 503"

    poll(NOON + 3 * HOUR, NOON + 5 * HOUR)
    assert look(desk, rule, at=NOON + 5 * HOUR) == []
    assert len(look(desk, rule, at=NOON + 7 * HOUR)) == 1, "blind again: now nobody polls"


def test_the_periodic_job_sends_what_it_raises(desk: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in desk.settings.as_environment().items():
        monkeypatch.setenv(name, value)
    definition = {"id": "many", "name": "كثير", "kind": "frequency", "count": 2, "window": "1h", "channels": ["desk"]}
    (desk.settings.config_dir / "rules.yml").write_text(yaml.safe_dump({"rules": [definition]}), encoding="utf-8")
    now = datetime.now(UTC)
    desk.now = now
    desk.index(*(article(slug, seen_at=now, published_at=now) for slug in "12"))
    shared.cache_clear()
    make_app("indexing", desk.settings, include=[]).set_current()
    with desk.store.lock(Keys(desk.settings.redis_prefix).volume_lock, timeout=5):
        jobs.volume()
    assert desk.alerts() == [], "another look is under way"
    jobs.volume()
    jobs.volume()
    (alert,) = desk.alerts()
    assert alert["rule"]["id"] == "many"
    assert queue_length(desk.store, desk.settings, "alerts") == 1
    shared.cache_clear()


def test_a_rule_that_is_switched_on_again_begins_anew(desk: Bench) -> None:
    rule = volume_rule("frequency", count=2, window="1h")
    look(desk, rule, at=NOON)
    look(desk, at=NOON + HOUR)
    index_at(desk, NOON + 2 * HOUR, written(60, "1"), written(61, "2"))
    assert look(desk, rule, at=NOON + 20 * HOUR) == []


def test_a_rule_is_tried_on_the_past_and_nothing_is_kept(desk: Bench) -> None:
    week_before = [written(-7 * 1440 + n * 15, f"w{n}") for n in range(24)]
    index_at(desk, NOON - WEEK + DAY, *week_before)
    index_at(desk, NOON + DAY, *(written(n, f"a{n}") for n in range(3)), *(written(600 + n, f"b{n}") for n in range(3)))
    desk.refresh()
    volume = Volume(desk.settings, desk.client, desk.store)
    since, now = NOON - DAY, NOON + DAY

    def tried(kind: str, **fields: Any) -> list[int]:
        alerts = volume.try_rule(volume_rule(kind, **fields), since, now)
        return [alert.volume.found for alert in alerts if alert.volume is not None]

    assert tried("frequency", count=3, window="1h", query="actors:kremlin") == [3, 3]
    assert tried("frequency", count=9, window="1h") == []
    assert tried("flatline", of="outlet", window="2h", minimum=3) == [0], "further than one look goes"
    assert desk.alerts() == []
    assert look(desk, volume_rule("frequency", count=9, window="1h")) == []


def test_a_faulty_query_stops_no_other_rule(desk: Bench) -> None:
    faulty = volume_rule("frequency", id="faulty", count=1, window="1h", query="title:(")
    index_at(desk, NOON, written(0, "1"))
    assert len(look(desk, faulty, volume_rule("frequency", count=1, window="1h"))) == 1
