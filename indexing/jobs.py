"""Periodic jobs, each harmless when it runs twice."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from celery import shared_task
from redis.exceptions import LockError

from indexing import bundles, catchup
from indexing.alerts import Alert
from indexing.mappings import setup
from indexing.raising import Raiser
from indexing.shared import shared
from pipeline.keys import Keys
from pipeline.tasks import DELIVER, HARD_LIMIT_S, QUEUES, queue_length

# What a retry waits beyond its due time at most.
_OUTBOX_EVERY_S = 2.0
# Volume rules speak of windows of five minutes or longer.
_VOLUME_EVERY_S = 20.0
# What the percolator misses is rare, and late by so much at most.
_CATCH_UP_EVERY_S = 300.0
# A delivery stays due until a worker takes it up. While so many messages wait, the sweep adds none, or it would fill
# the queue with repetitions: some seconds' work of one worker.
_MOST_WAITING = 200

SCHEDULE: dict[str, dict[str, Any]] = {
    # A sweep that nobody took up before the next one is superfluous.
    "outbox": {
        "task": "indexing.jobs.outbox",
        "schedule": _OUTBOX_EVERY_S,
        "options": {"expires": 2 * _OUTBOX_EVERY_S},
    },
    # Its work is short beside this when little is new; a window is judged as often as it gets new articles.
    "volume": {
        "task": "indexing.jobs.volume",
        "schedule": _VOLUME_EVERY_S,
        "options": {"expires": _VOLUME_EVERY_S},
    },
    "catch_up": {
        "task": "indexing.jobs.catch_up",
        "schedule": _CATCH_UP_EVERY_S,
        "options": {"expires": _CATCH_UP_EVERY_S},
    },
    "upkeep": {"task": "indexing.jobs.upkeep", "schedule": timedelta(hours=1), "options": {"expires": 3600}},
}


@shared_task(name="indexing.jobs.outbox")
def outbox() -> None:
    """Send on every delivery that is due: retries, what was held back, and what a crash left."""
    waiting = queue_length(shared().store, shared().settings, QUEUES[DELIVER])
    now = datetime.now(UTC)
    due = shared().outbox.due(now, limit=max(0, _MOST_WAITING - waiting))
    for each in due:
        if each.delivery.state == "pending":
            shared().sender.send(DELIVER, each.alert_id, each.delivery.channel)
    for bundle in bundles.make(shared().outbox, due, shared().settings.channels.channels, now):
        shared().sender.send(DELIVER, bundle.id, bundle.channels[0])


@shared_task(name="indexing.jobs.volume")
def volume() -> None:
    """Let the volume rules look at what is new, one look at a time; a look that breaks off is made again."""
    rules, store = shared().rules.refresh().volume, shared().store
    lock = store.lock(Keys(shared().settings.redis_prefix).volume_lock, timeout=HARD_LIMIT_S)
    if not lock.acquire(blocking=False):
        return
    try:
        _send(shared().volume.look(rules, datetime.now(UTC)))
    finally:
        with suppress(LockError):  # it may have run out
            lock.release()


@shared_task(name="indexing.jobs.catch_up")
def catch_up() -> None:
    """Look again at what was indexed lately, by search."""
    settings, rules = shared().settings, shared().rules.refresh().match
    raiser = Raiser(shared().outbox, shared().store, settings.redis_prefix)
    _send(catchup.catch_up(shared().client, settings.index_prefix, raiser, rules, datetime.now(UTC)))


def _send(alerts: Iterable[Alert]) -> None:
    """Send on the deliveries of new alerts that are due at once; the others wait for `outbox`."""
    for alert in alerts:
        for delivery in alert.deliveries:
            if delivery.due_at is not None and delivery.due_at <= alert.updated_at:
                shared().sender.send(DELIVER, alert.id, delivery.channel)


@shared_task(name="indexing.jobs.upkeep")
def upkeep() -> None:
    """Begin a new article index when it is time, and delete what is too old."""
    settings, client = shared().settings, shared().client
    setup.roll_over(client, settings.index_prefix, settings.rollover_days, settings.rollover_docs)
    setup.drop_old(client, settings.index_prefix, settings.retention_days)
