"""Periodic jobs, each harmless when it runs twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from celery import shared_task

from indexing import bundles
from indexing.mappings import setup
from indexing.shared import shared
from pipeline.tasks import DELIVER, QUEUES, queue_length

# What a retry waits beyond its due time at most.
_OUTBOX_EVERY_S = 2.0
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


@shared_task(name="indexing.jobs.upkeep")
def upkeep() -> None:
    """Begin a new article index when it is time, and delete what is too old."""
    settings, client = shared().settings, shared().client
    setup.roll_over(client, settings.index_prefix, settings.rollover_days, settings.rollover_docs)
    setup.drop_old(client, settings.index_prefix, settings.retention_days)
