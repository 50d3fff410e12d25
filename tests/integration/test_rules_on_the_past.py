"""Rules tried and replayed on articles that are there already."""

from __future__ import annotations

from datetime import date, timedelta

from indexing.raising import Raiser
from indexing.replay import replay, send_missing, try_rule, volumes
from tests.indexing_kit import NOON, Bench, article, rule, source

SINCE, UNTIL = NOON - timedelta(days=3), NOON + timedelta(hours=1)


def fill(bench: Bench) -> None:
    """Two stories two days ago, one of them with three outlets, and one story today."""
    early = NOON - timedelta(days=2)
    bench.index(
        *[article(f"a{n}", outlet=source(f"outlet-{n}"), story="a", seen_at=early) for n in range(3)],
        article("b", story="b", seen_at=early, words={"الكرملين": "kremlin"}),
        article("c", story="c"),
    )


def test_a_rule_is_tried_on_the_past(bench: Bench) -> None:
    fill(bench)
    others = [rule("kremlin", "actors:kremlin"), rule("none", "actors:nobody"), rule("broken", "title:(")]
    trial = try_rule(bench.client, bench.settings.index_prefix, rule(), SINCE, UNTIL, others)

    assert (trial.articles, trial.stories) == (4, 2)
    assert trial.days == [
        (date(2026, 2, 27), 0),
        (date(2026, 2, 28), 3),
        (date(2026, 3, 1), 0),
        (date(2026, 3, 2), 1),
    ]
    assert trial.actors[0] == ("kremlin", 4)
    assert trial.overlap == [("kremlin", 4)]
    assert trial.newest[0].article["story"]["id"] == "c"
    assert volumes(bench.client, bench.settings.index_prefix, [rule(), *others], NOON + timedelta(hours=1)) == {
        "kremlin-on-nato": 2 / 7,
        "kremlin": 3 / 7,
        "none": 0,
        "broken": 0,
    }


def test_a_replay_says_what_was_sent_and_raises_the_rest_once(bench: Bench) -> None:
    prefix = bench.settings.index_prefix
    fill(bench)
    wanted = rule(channels=["desk"])
    bench.load(wanted)
    bench.index(article("c2", outlet=source("nile"), story="c"))  # the live rule fires for story c alone

    found = replay(bench.client, prefix, wanted, SINCE, UNTIL)
    assert [alert.story for alert in found.sent] == ["c"]
    assert [(alert.story, alert.outlets) for alert in found.missing] == [("a", 3)]
    assert len(bench.alerts()) == 1, "looking changes nothing"

    bench.now += timedelta(hours=2)
    raiser = Raiser(bench.outbox, bench.store, bench.settings.redis_prefix)
    told: list[int] = []
    fired = send_missing(bench.client, prefix, raiser, wanted, SINCE, UNTIL, bench.now, told.append)
    assert [(alert.story, alert.replayed) for alert in fired] == [("a", True)]
    assert told == [5]
    assert send_missing(bench.client, prefix, raiser, wanted, SINCE, UNTIL, bench.now + timedelta(1)) == []
    assert sorted(alert["outlets"] for alert in bench.alerts()) == [2, 3]


def test_a_replay_judges_min_sources_and_min_mentions(bench: Bench) -> None:
    prefix = bench.settings.index_prefix
    fill(bench)
    patient = replay(bench.client, prefix, rule(min_sources=2), SINCE, UNTIL)
    assert [alert.story for alert in patient.missing] == ["a"]
    assert replay(bench.client, prefix, rule(min_mentions=9), SINCE, UNTIL).missing == []
