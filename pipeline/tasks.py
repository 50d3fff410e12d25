"""Celery, set up in one place for every package that has tasks.

Known weaknesses of Celery on Redis and what we do about them: a message may be lost between pop and registration, or
come again after `visibility_timeout`. So tasks are idempotent and short, and the ledger finds what the broker lost.
Tasks are addressed by name: the sender does not import the package that runs them.
"""

from __future__ import annotations

import json
import time
from typing import cast

import redis
from celery import Celery
from celery.signals import setup_logging

from config.settings import Settings
from pipeline import log
from pipeline.store import redis_url

FETCH, TEXT, DELIVER = "workers.fetch", "workers.text", "indexing.deliver"
QUEUES = {FETCH: "fetch", TEXT: "text", DELIVER: "alerts"}
SENT_AT = "sent_at"  # message header: epoch seconds
JOBS_QUEUE = "jobs"  # periodic jobs of `indexing`, run by the alert workers

# Longest that a task may run, seconds. A page takes http_timeout_s (20) at most and a text far below a second;
# what exceeds this is stuck.
SOFT_LIMIT_S, HARD_LIMIT_S = 45, 60

# Well above the hard limit, so that a running task is never delivered a second time.
VISIBILITY_TIMEOUT_S = 300


def make_app(name: str, settings: Settings, include: list[str]) -> Celery:
    """The Celery app of one package.

    name: the package; include: modules that hold its tasks. Raises pipeline.store.NoServer when no Redis is set.
    """
    app = Celery(name, broker=redis_url(settings), include=include)
    app.conf.update(
        task_serializer="json",
        accept_content=["json"],
        task_ignore_result=True,
        task_store_errors_even_if_ignored=False,
        task_acks_late=True,
        task_reject_on_worker_lost=True,
        task_acks_on_failure_or_timeout=True,
        task_soft_time_limit=SOFT_LIMIT_S,
        task_time_limit=HARD_LIMIT_S,
        task_routes={**{task: {"queue": queue} for task, queue in QUEUES.items()}, "*.jobs.*": {"queue": JOBS_QUEUE}},
        task_create_missing_queues=True,
        # One at a time: what a dead worker had prefetched would wait for the sweep.
        worker_prefetch_multiplier=1,
        # A stop waits so long for running tasks and gives the rest back to the broker.
        worker_soft_shutdown_timeout=10,
        worker_enable_soft_shutdown_on_idle=True,
        # lxml's caches grow slowly; a fresh process now and then keeps memory flat.
        worker_max_tasks_per_child=2_000,
        worker_send_task_events=False,
        broker_connection_retry_on_startup=True,
        broker_transport_options={
            "visibility_timeout": VISIBILITY_TIMEOUT_S,
            "global_keyprefix": settings.redis_prefix,
            "queue_order_strategy": "round_robin",
            "socket_timeout": 30,
            "socket_keepalive": True,
            "health_check_interval": 30,
        },
        timezone="UTC",
    )
    setup_logging.connect(lambda **_: log.configure(settings), weak=False)
    return app


class Sender:
    """Sends tasks by name. Cheap to make, safe to share between threads."""

    def __init__(self, app: Celery) -> None:
        self._app = app

    def send(self, task: str, *args: str) -> None:
        """Put a task on its queue. Raises kombu's OperationalError when the broker cannot be reached."""
        self._app.send_task(task, args=args, queue=QUEUES[task], headers={SENT_AT: time.time()})


def queue_length(store: redis.Redis, settings: Settings, queue: str) -> int:
    """Messages waiting in a queue."""
    return int(store.llen(settings.redis_prefix + queue))


def waiting_since(store: redis.Redis, settings: Settings, queue: str) -> float | None:
    """When the message that has waited longest in a queue was sent, epoch seconds; None when the queue is empty or the
    message does not say (those of Celery beat do not).

    kombu pushes on the left of a Redis list and pops from the right.
    """
    message = cast("str | None", store.lindex(settings.redis_prefix + queue, -1))
    sent_at = json.loads(message)["headers"].get(SENT_AT) if message else None
    return float(sent_at) if sent_at is not None else None
