"""Finds articles that the broker lost, or whose planned retry is due, and sends them on again."""

from __future__ import annotations

from typing import Literal, cast

import redis

from config.settings import Settings
from pipeline.keys import Keys
from pipeline.ledger import Ledger, Overdue, Stage
from pipeline.log import logger
from pipeline.tasks import FETCH, QUEUES, TEXT, Sender, waiting_since

log = logger("sweep")

# An article's message is sent right after the ledger has moved, at most so many seconds later.
_SENT_WITHIN_S = 10.0

_TASKS: dict[Stage, str] = {"fetch": FETCH, "text": TEXT, "index": FETCH}


def decide(overdue: Overdue, oldest_waiting: float | None) -> Literal["send", "wait"]:
    """What to do with an article that has been at its stage for too long.

    oldest_waiting: epoch seconds when the oldest message still in the stage's queue was sent, None for an empty queue.
    Queues are first in, first out: a message not younger than the article's own means that the article's turn has not
    come, however long that takes. Otherwise its message is gone.
    """
    if overdue.planned or oldest_waiting is None:
        return "send"
    return "wait" if oldest_waiting <= overdue.since + _SENT_WITHIN_S else "send"


def sweep(store: redis.Redis, settings: Settings, ledger: Ledger, sender: Sender) -> int:
    """One pass over what is overdue; the number of articles sent on. store: a decoding client."""
    overdue = ledger.overdue()
    if not overdue:
        return 0
    oldest: dict[Stage, float | None] = {
        "fetch": waiting_since(store, settings, QUEUES[FETCH]),
        "text": waiting_since(store, settings, QUEUES[TEXT]),
        "index": oldest_in_stream(store, ledger.keys),
    }
    sent = 0
    for article in overdue:
        if decide(article, oldest[article.stage]) == "wait":
            continue
        # What is lost between the stream and the engine is fetched anew: the stream was its only copy.
        to: Stage = "fetch" if article.stage == "index" else article.stage
        if ledger.requeue(article.id, article.stage, to):
            sender.send(_TASKS[to], article.id)
            sent += 1
            log.info("sent again", article=article.id, at=article.stage, planned=article.planned)
    return sent


def oldest_in_stream(store: redis.Redis, keys: Keys) -> float | None:
    """When the oldest article that no indexer has finished was put on the stream, epoch seconds."""
    first = cast("list[tuple[str, dict[str, str]]]", store.xrange(keys.articles, count=1))
    return int(first[0][0].split("-")[0]) / 1000 if first else None
