"""The long-running parts, each by itself. A part imports only what it needs."""

from __future__ import annotations

import os
import signal
import threading
from importlib import import_module
from typing import Annotated

import typer

from cli.parent import end_with_parent
from cli.ui import fail
from config.settings import Settings
from pipeline import log

WORKERS = ("fetch", "text", "alerts")


def scheduler() -> None:
    """Poll feeds, and find what was lost on the way."""
    from scheduler.run import Scheduler

    Scheduler(service_settings()).run(_stop_on_signals())


def indexer() -> None:
    """Index articles, match rules, raise alerts."""
    from indexing.indexer import run

    run(service_settings())


def worker(
    kind: Annotated[str, typer.Argument(help=f"One of: {', '.join(WORKERS)}.")],
    concurrency: Annotated[int | None, typer.Option(help="Threads (fetch, alerts) or processes (text).")] = None,
) -> None:
    """A Celery worker for one kind of task."""
    settings = service_settings()
    if kind == "fetch":
        _celery("workers.app", "fetch", "threads", concurrency or settings.fetch_concurrency)
    elif kind == "text":
        _ = settings.watchlist  # faults end it here, before anything is connected
        import_module("workers.app")  # tasks belong to the app that is there first
        import_module("workers.tasks").load_before_fork()
        _celery("workers.app", "text", "prefork", concurrency or settings.text_concurrency)
    elif kind == "alerts":
        _ = settings.channels
        _celery("indexing.app", "alerts,jobs", "threads", concurrency or settings.alert_concurrency)
    else:
        fail(f"`{kind}` is no kind of worker. Remedy: one of {', '.join(WORKERS)}", code=2)


def beat() -> None:
    """Send the periodic jobs (retries of deliveries, rollover, retention) to the alert workers. Run exactly one."""
    service_settings()
    # The schedule is kept in memory: all jobs are intervals, and each finds out from the engine what is due.
    import_module("indexing.app").app.start(["--quiet", "beat", "--scheduler", "celery.beat:Scheduler"])


def _celery(module: str, queues: str, pool: str, concurrency: int) -> None:
    app = import_module(module).app
    # gossip, mingle and heartbeat are for workers that watch one another; the ledger watches ours
    alone = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    name = f"{queues.split(',')[0]}-{os.getpid()}@%h"
    app.worker_main(["--quiet", "worker", "-Q", queues, "-P", pool, "-c", str(concurrency), "-n", name, *alone])


def service_settings() -> Settings:
    """The settings, for a process that logs and ends with the one that started it."""
    settings = Settings()
    log.configure(settings)
    end_with_parent()
    return settings


def _stop_on_signals() -> threading.Event:
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    return stop
