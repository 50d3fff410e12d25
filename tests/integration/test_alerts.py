"""From matches to alerts: one a story, what holds them back, and what sends them after all."""

from __future__ import annotations

from datetime import timedelta

import pytest

from config.rule_base import QuietHours
from indexing.raising import after_quiet_hours
from tests.indexing_kit import BODY, NOON, TITLE, Bench, article, rule, source


def copies(number: int, story: str = "s1") -> list[object]:
    return [article(f"{story}-{n}", outlet=source(f"outlet-{n}"), story=story) for n in range(number)]


def test_an_alert_names_the_rule_the_article_and_the_sentence_that_matched(bench: Bench) -> None:
    bench.load(rule(severity="high", channels=["desk"]))
    bench.index(article(topics={"ضمانات": "guarantees"}))

    (alert,) = bench.alerts()
    assert alert["rule"] == {
        "id": "kremlin-on-nato",
        "name": "قاعدة kremlin-on-nato",
        "severity": "high",
        "kind": "match",
    }
    assert alert["article"]["title"] == TITLE
    assert [TITLE[mark["start"] : mark["end"]] for mark in alert["title_marks"]] == ["الكرملين", "الناتو"]
    sentence = alert["sentence"]
    assert sentence["text"] == "وأضاف أن الكرملين ينتظر من الناتو ضمانات أمنية مكتوبة قبل نهاية الشهر."
    assert BODY[sentence["start"] :].startswith(sentence["text"])
    assert [(sentence["text"][m["start"] : m["end"]], m["id"]) for m in sentence["marks"]] == [
        ("الكرملين", "kremlin"),
        ("الناتو", "nato"),
    ]
    assert alert["actors"] == [
        {"id": "kremlin", "surfaces": ["الكرملين"]},
        {"id": "nato", "surfaces": ["الناتو"]},
    ]
    assert alert["fired_at"] == "2026-03-02T12:00:00Z"
    assert [(d["channel"], d["state"], d["due_at"]) for d in alert["deliveries"]] == [
        ("desk", "pending", "2026-03-02T12:00:00Z")
    ]


def test_words_that_the_query_itself_asks_for_are_marked_too(bench: Bench) -> None:
    bench.load(rule("words", '"ضمانات أمنية" AND مقترح'))
    bench.index(article())

    (alert,) = bench.alerts()
    assert [TITLE[mark["start"] : mark["end"]] for mark in alert["title_marks"]] == ["مقترحات"]
    text = alert["sentence"]["text"]
    assert [text[mark["start"] : mark["end"]] for mark in alert["sentence"]["marks"]] == ["ضمانات", "أمنية"]


def test_copies_of_a_story_raise_one_alert_and_its_count(bench: Bench) -> None:
    bench.load(rule())
    bench.index(*copies(7))
    bench.now += timedelta(hours=1)
    bench.index(*[each.model_copy(update={"id": f"{each.id[:-1]}x"}) for each in copies(8)[6:]])

    (alert,) = bench.alerts()
    assert alert["outlets"] == 8
    assert len(alert["copies"]) == 9
    assert alert["fired_at"] == "2026-03-02T12:00:00Z"


def test_per_article_raises_one_alert_an_article(bench: Bench) -> None:
    bench.load(rule(per="article"))
    bench.index(*copies(3))
    assert len(bench.alerts()) == 3


def test_min_sources_waits_for_independent_outlets_and_fires_once(bench: Bench) -> None:
    bench.load(rule(min_sources=3, channels=["desk"]))
    one, two, three, four = copies(4)
    again = article("same-outlet", outlet=source("outlet-1"), story="s1")
    bench.index(one, two, again)
    assert "fired_at" not in bench.alerts()[0]
    assert bench.outbox.newest() == []

    bench.indexer = bench.new_indexer()  # nothing is kept in memory
    bench.now += timedelta(minutes=5)
    bench.index(three)
    bench.now += timedelta(minutes=5)
    bench.index(four)
    (alert,) = bench.alerts()
    assert alert["fired_at"] == "2026-03-02T12:05:00Z"
    assert alert["outlets"] == 4
    assert len(alert["deliveries"]) == 1


def test_a_revision_fires_only_for_a_new_match(bench: Bench) -> None:
    bench.load(rule("nato", "actors:nato", per="article"), rule("usa-talks", "actors:usa AND موافقة"))
    first = article()
    bench.index(first)
    assert [alert["rule"]["id"] for alert in bench.alerts()] == ["nato"]

    bench.now += timedelta(hours=1)
    bench.index(article(body=BODY + "\nوأعلنت واشنطن موافقة مبدئية.", seen_at=bench.now))
    assert sorted(alert["rule"]["id"] for alert in bench.alerts()) == ["nato", "usa-talks"]
    assert bench.counts() == {"created": 1, "revised": 1}


@pytest.mark.parametrize(
    ("per", "other", "held"),
    [
        ("rule", {"story": "s2"}, True),
        ("actor", {"story": "s2"}, True),
        # another actor of the same rule
        ("actor", {"story": "s2", "body": "قال الناتو إنه سيرد.", "title": "خبر"}, False),
        ("story", {"story": "s2"}, False),
    ],
)
def test_cooldown(bench: Bench, per: str, other: dict[str, str], held: bool) -> None:
    asked = rule("talks", "actors:(kremlin OR nato)", cooldown={"per": per, "minutes": 30}, channels=["desk"])
    bench.load(asked)
    bench.index(article("1", story="s1"))
    bench.now += timedelta(minutes=5)
    bench.index(article("2", outlet=source("nile"), **other))

    first, second = bench.alerts()
    assert len(first["deliveries"]) == 1
    assert second.get("suppressed_by") == (first["id"] if held else None)
    assert len(second["deliveries"]) == (not held)


def test_story_cooldown_holds_across_rules_and_ends(bench: Bench) -> None:
    cooldown = {"per": "story", "minutes": 30}
    bench.load(rule("a", "actors:kremlin", cooldown=cooldown), rule("b", "actors:usa", cooldown=cooldown))
    bench.index(article(story="s1"))
    assert sorted("suppressed_by" in alert for alert in bench.alerts()) == [False, True]
    ttl = [bench.store.ttl(key) for key in bench.store.scan_iter(f"{bench.settings.redis_prefix}cooldown:*")]
    assert len(ttl) == 1
    assert 1790 < ttl[0] <= 1800


@pytest.mark.parametrize(
    ("at", "sent"),
    [
        ("2026-03-02T12:00+00:00", "2026-03-02T12:00+00:00"),
        ("2026-03-02T19:00+00:00", "2026-03-03T03:00+00:00"),  # 22:00 in Riyadh, until 06:00 there
        ("2026-03-03T02:59+00:00", "2026-03-03T03:00+00:00"),
        ("2026-03-03T03:00+00:00", "2026-03-03T03:00+00:00"),
    ],
)
def test_quiet_hours(at: str, sent: str) -> None:
    quiet = QuietHours.model_validate({"from": "22:00", "until": "06:00", "timezone": "Asia/Riyadh"})
    now = NOON.fromisoformat(at)
    assert after_quiet_hours(rule(quiet_hours=quiet), now) == NOON.fromisoformat(sent)


def test_what_quiet_hours_held_back_is_due_when_they_end(bench: Bench) -> None:
    bench.load(rule(channels=["desk"], quiet_hours={"from": "11:00", "until": "13:30"}))
    bench.index(article())
    (alert,) = bench.alerts()
    assert bench.outbox.due(NOON + timedelta(minutes=89)) == []
    (due,) = bench.outbox.due(NOON + timedelta(minutes=90))
    assert (due.alert_id, due.delivery.channel) == (alert["id"], "desk")
