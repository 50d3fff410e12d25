"""The indexer on the real engines: from the stream to documents, alerts and the ledger."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from indexing import indexer as indexer_module
from indexing.mappings.setup import begin_article_index
from tests.indexing_kit import BODY, NOON, Bench, article, rule, source


def test_a_new_article_is_indexed_once_and_closed_in_the_ledger(bench: Bench) -> None:
    one = article()
    bench.index(one)

    stored = bench.stored(one.id)
    assert stored["title"] == one.title
    assert stored["revision"] == 1
    assert stored["indexed_at"] == NOON.isoformat()
    assert bench.counts() == {"created": 1}
    assert bench.ledger.open_count() == 0
    assert bench.store.xlen(bench.ledger.keys.articles) == 0


def test_a_repetition_changes_nothing_and_is_counted_as_such(bench: Bench) -> None:
    one = article()
    bench.index(one)
    bench.now += timedelta(minutes=1)
    bench.store.delete(bench.ledger.keys.seen(one.id))  # as if Redis had been lost
    bench.index(one.model_copy(update={"fetched_at": one.fetched_at + timedelta(minutes=1)}))

    assert bench.stored(one.id)["indexed_at"] == NOON.isoformat()
    assert bench.counts() == {"created": 1, "duplicate": 1}


def test_a_changed_page_becomes_a_revision_of_the_same_id(bench: Bench) -> None:
    one = article()
    bench.index(one)
    later = NOON + timedelta(hours=1)
    changed = article(body=BODY.replace("ولم يصدر تعليق من واشنطن.", "وردت واشنطن ببيان قصير."), seen_at=later)
    bench.now = later
    bench.index(changed)

    stored = bench.stored(one.id)
    assert stored["revision"] == 2
    assert stored["hash"] == changed.hash
    assert stored["seen_at"] == one.model_dump(mode="json")["seen_at"]
    assert stored["revisions"] == [
        {
            "revision": 1,
            "hash": one.hash,
            "fetched_at": one.model_dump(mode="json")["fetched_at"],
            "title": one.title,
            "diff": "-ولم يصدر تعليق من واشنطن.\n+وردت واشنطن ببيان قصير.",
        }
    ]
    assert bench.counts() == {"created": 1, "revised": 1}


def test_two_revisions_in_one_batch_are_applied_in_order(bench: Bench) -> None:
    first = article()
    second = article(body=BODY + "\nتحديث أول.", seen_at=NOON + timedelta(minutes=1))
    bench.send(first)
    # The ledger lets an article in once at a time; the stream may still hold two of it after a rewind.
    bench.store.xadd(bench.ledger.keys.articles, {"article": second.model_dump_json()})
    bench.indexer.step()

    assert bench.stored(first.id)["revision"] == 2
    assert bench.stored(first.id)["hash"] == second.hash


def test_an_article_of_an_older_index_is_not_created_again(bench: Bench) -> None:
    one = article()
    bench.index(one)
    assert begin_article_index(bench.client, bench.names)
    bench.index(article("2"))
    changed = article(body=BODY + "\nتحديث.", seen_at=NOON + timedelta(hours=1))
    bench.index(changed)

    found = bench.client.search(index=bench.names.articles, query={"term": {"id": one.id}}, size=10)
    assert [(hit["_index"], hit["_source"]["revision"]) for hit in found["hits"]["hits"]] == [
        (bench.names.article_index(1), 2)
    ]
    assert bench.stored(article("2").id)["revision"] == 1


def test_one_bad_document_does_not_block_its_batch(bench: Bench) -> None:
    good, bad = article("good"), article("bad", language="x" * 40_000)  # a term longer than Lucene takes
    bench.index(bad, good)

    assert bench.stored(good.id)["revision"] == 1
    assert bench.counts() == {"created": 1, "dead": 1}
    (dead,) = bench.ledger.dead()
    assert dead.id == bad.id
    assert dead.stage == "index"
    assert "immense term" in dead.reason


def test_an_unreadable_stream_entry_is_quarantined_and_removed(bench: Bench) -> None:
    one = article()
    bench.send(one)
    (entry,) = bench.store.xrange(bench.ledger.keys.articles)
    bench.store.xdel(bench.ledger.keys.articles, entry[0])
    for text in (json.dumps({"id": one.id, "nonsense": 1}), "no json", ""):
        bench.store.xadd(bench.ledger.keys.articles, {"article": text})
    bench.index(article("2"))

    assert bench.store.xlen(bench.ledger.keys.articles) == 0
    (dead,) = bench.ledger.dead()
    assert dead.id == one.id
    assert "no readable article" in dead.reason
    assert bench.stored(article("2").id)["revision"] == 1


def test_entries_of_a_crashed_consumer_are_taken_over(bench: Bench) -> None:
    bench.load(rule())
    one = article()
    bench.send(one)
    crashed = bench.new_indexer()
    crashed._stream.consumer = "crashed"
    assert len(crashed._stream.read(10, 0.01)) == 1

    assert bench.indexer.step() == 0
    assert bench.indexer.take_over(idle_s=0) == 1
    assert bench.stored(one.id)["revision"] == 1
    assert bench.counts() == {"created": 1}
    assert len(bench.alerts()) == 1
    assert bench.store.xpending(bench.ledger.keys.articles, "indexers")["pending"] == 0


def test_an_entry_that_keeps_killing_its_indexers_is_quarantined(bench: Bench) -> None:
    one = article()
    bench.send(one)
    bench.indexer._stream.read(10, 0.01)
    for _ in range(bench.settings.max_attempts - 1):
        bench.indexer._stream.claim(10, 0)

    assert bench.indexer.take_over(idle_s=0) == 1
    (dead,) = bench.ledger.dead()
    assert dead.reason == "5 indexers ended while they had it"


@pytest.mark.parametrize("step", ["write", "match", "raise_alerts", "finish", "remove"])
def test_a_crash_after_any_step_loses_nothing_and_doubles_nothing(
    bench: Bench, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The step is done and then the process is gone; another indexer takes over."""

    class Crash(BaseException):
        pass

    bench.load(rule())
    articles = [article("1", story="s1"), article("2", story="s1", outlet=source("nile", "EG")), article("3")]
    bench.send(*articles)
    first = bench.new_indexer()
    first._stream.consumer = "first"
    owners = {"raise_alerts": first._raiser, "finish": first._ledger, "remove": first._stream}
    owner = owners.get(step, indexer_module)
    done = getattr(owner, step)

    def crash(*args: object, **kwargs: object) -> None:
        done(*args, **kwargs)
        raise Crash

    with monkeypatch.context() as patch:
        patch.setattr(owner, step, crash)
        with pytest.raises(Crash):
            first.step()
    bench.now += timedelta(minutes=1)
    bench.indexer.take_over(idle_s=0)

    assert bench.counts() == {"created": 3}
    assert bench.ledger.open_count() == 0
    alerts = bench.alerts()
    assert sorted(alert["outlets"] for alert in alerts) == [1, 2]
    assert all(len(alert["deliveries"]) == 0 for alert in alerts)


def test_rules_follow_the_file(bench: Bench) -> None:
    assert bench.load(rule()).changed == ["kremlin-on-nato"]
    assert bench.load(rule(), rule("usa", "actors:usa")).changed == ["usa"]
    assert bench.load(rule("usa", "actors:usa")).dropped == ["kremlin-on-nato"]
    bench.index(article())
    assert [alert["rule"]["id"] for alert in bench.alerts()] == ["usa"]
