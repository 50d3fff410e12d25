"""Workers die in the middle of their work; nothing is lost, nothing is done twice."""

from __future__ import annotations

import random
import time
from pathlib import Path

from demo.server import Newsroom
from indexing.engine import engine
from indexing.outbox import Outbox
from pipeline.identity import article_id
from pipeline.ledger import Ledger
from pipeline.store import connect
from tests.pipeline_kit import SERVICES, Service, indexed, make_settings, services, unlike_any, wait_for, watch_newsroom


def test_text_workers_killed_with_sigkill_lose_and_repeat_nothing(
    redis_url: str, elasticsearch_url: str, tmp_path: Path
) -> None:
    """A child of the pool and whole workers are killed while they work on 60 articles of their own story each."""
    with Newsroom() as newsroom:
        settings = make_settings(redis_url, elasticsearch_url, tmp_path, max_attempts=20)
        watch_newsroom(settings, newsroom)
        chance = random.Random(5)
        published = [
            newsroom.publish("nile", title=f"الكرملين والناتو والملف {n} من ملفات التفاوض", body=unlike_any(chance))
            for n in range(1000, 1060)
        ]
        ledger = Ledger(connect(settings), settings)
        store = connect(settings)
        others = [service for service in SERVICES if service != "worker text"]
        with services(settings, *others):
            wait_for(lambda: ledger.counts()["fetch"].get("fetched", 0) > 60, 60, "pages to wait for a text worker")
            log = settings.data_dir / "logs" / "text.log"
            worker = Service("worker text", settings, log)
            kills = 0
            while ledger.counts()["text"].get("cleaned", 0) < 100 and kills < 8:
                done = ledger.counts()["text"].get("cleaned", 0)
                wait_for(lambda: ledger.counts()["text"].get("cleaned", 0) > done, 60, "a text to be done")  # noqa: B023
                time.sleep(random.random() / 5)
                children = worker.children()
                if kills % 2 and children:
                    random.choice(children).kill()
                else:
                    worker.kill()
                    worker = Service("worker text", settings, log)
                kills += 1
            try:
                wait_for(lambda: ledger.open_count() == 0, 120, "every article to be done")
                outbox = Outbox(engine(settings), settings.index_prefix)

                def delivered() -> bool:
                    engine(settings).indices.refresh(index=f"{settings.index_prefix}alerts")
                    alerts = outbox.newest(1000)
                    return all(d.state == "sent" for alert in alerts for d in alert.deliveries)

                wait_for(delivered, 60, "every alert to be delivered")
            finally:
                worker.stop()
        assert kills >= 4
        documents = indexed(settings)
        assert [url for url in published if article_id(url) not in documents] == []
        counts = ledger.counts()
        assert counts["text"]["cleaned"] == sum(counts["index"].values()) == len(documents)
        assert counts["index"] == {"created": len(documents)}
        assert store.hlen(ledger.keys.dead) == 0
        keys = [call.headers["idempotency-key"] for call in newsroom.webhooks if call.accepted]
        assert len(keys) == len(set(keys)) == len(outbox.newest(1000)) >= 60
