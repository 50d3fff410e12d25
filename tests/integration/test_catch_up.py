"""What the percolator misses is caught by a search, once."""

from __future__ import annotations

from datetime import timedelta

from indexing.catchup import LOOK_BACK, catch_up
from indexing.percolate import MATCHED_CHARACTERS
from indexing.raising import Raiser
from tests.indexing_kit import Bench, article, rule


def test_a_word_beyond_the_bounded_text_is_found_by_the_second_look(bench: Bench) -> None:
    words = rule("rare-word", "body:قرنبيط", channels=["desk"])
    bench.load(words, rule())
    body = "قال المتحدث إن الجلسة مستمرة. " * (MATCHED_CHARACTERS // 28) + "\nوذكر القرنبيط في ختام الجلسة."
    assert len(body) > MATCHED_CHARACTERS
    bench.index(article("long", body=body, words={}), article("short"))
    assert [alert["rule"]["id"] for alert in bench.alerts()] == ["kremlin-on-nato"]

    raiser = Raiser(bench.outbox, bench.store, bench.settings.redis_prefix)
    prefix, rules = bench.settings.index_prefix, [words, rule()]
    fired = catch_up(bench.client, prefix, raiser, rules, bench.now + timedelta(minutes=5))
    assert [alert.rule.id for alert in fired] == ["rare-word"]
    assert catch_up(bench.client, prefix, raiser, rules, bench.now + timedelta(minutes=10)) == []
    assert len(bench.alerts()) == 2


def test_what_was_indexed_long_ago_is_left_alone(bench: Bench) -> None:
    bench.index(article("before the rule"))
    raiser = Raiser(bench.outbox, bench.store, bench.settings.redis_prefix)
    later = bench.now + LOOK_BACK + timedelta(minutes=1)
    assert catch_up(bench.client, bench.settings.index_prefix, raiser, [rule()], later) == []
