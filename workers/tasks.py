"""The two tasks, thin: each begins an attempt, does its stage, and says in the ledger how it ended.

Every way out of a stage is one of: handed on, ended with an outcome, to be tried again, quarantined.
"""

from __future__ import annotations

import gc
import traceback
from collections.abc import Callable
from functools import cache, cached_property
from typing import TYPE_CHECKING

from celery import current_app, shared_task
from celery.exceptions import SoftTimeLimitExceeded

from config.settings import Settings
from pipeline.ledger import Attempt, Ledger, Stage
from pipeline.log import logger
from pipeline.store import connect
from pipeline.tasks import FETCH, TEXT, Sender
from workers.outcome import Ended, HandedOn, NotYet, Outcome, Refetch, TryAgain

if TYPE_CHECKING:
    from workers.fetch import Fetcher
    from workers.text import Texter

log = logger("worker")

# From the default of 5 s: 5, 20, 80, 320 s. A hiccup of a server is over by the first, a restart by the third.
_RETRY_FACTOR = 4.0


class Stages:
    """What the tasks of one process share, each part imported and made at first use: a fetcher cleans nothing."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.ledger = Ledger(connect(settings), settings)
        self.sender = Sender(current_app)

    @cached_property
    def fetcher(self) -> Fetcher:
        """The stage `fetch`."""
        from workers.fetch import Fetcher

        return Fetcher(self.settings, self.ledger, self.sender)

    @cached_property
    def texter(self) -> Texter:
        """The stage `text`."""
        from workers.text import Texter

        return Texter(self.settings, self.ledger)


@cache
def stages() -> Stages:
    """The one `Stages` of this process."""
    return Stages(Settings())


def load_before_fork() -> None:
    """Load names and models in the parent of a `text` worker, to be shared by its children; a faulty watch list stops
    the worker here (ConfigError) and not at the first article."""
    _ = stages().texter
    gc.freeze()  # the collector would touch, and so copy, every page that the children share


@shared_task(name=FETCH)
def fetch(article_id: str) -> None:
    """Fetch one article's page and hand the article on to `text`."""
    _run(article_id, "fetch", stages().fetcher.run)


@shared_task(name=TEXT)
def text(article_id: str) -> None:
    """Clean and enrich one article and hand it on to the indexers."""
    _run(article_id, "text", stages().texter.run)


def _run(article_id: str, stage: Stage, work: Callable[[Attempt], Outcome]) -> None:
    ledger, most = stages().ledger, stages().settings.max_attempts
    attempt = ledger.begin(article_id, stage)
    if attempt is None:
        log.debug("nothing to do", article=article_id, at=stage)
        return
    if attempt.number > most:
        # The attempts before this one left no word: they took their process with them.
        ledger.bury(article_id, stage, f"gave no result in {most} attempts; each ended with its process")
        log.error("quarantined", article=article_id, at=stage, reason="no result")
        return
    try:
        outcome = work(attempt)
    except SoftTimeLimitExceeded:
        outcome = TryAgain("took too long", traceback.format_exc())
    except Exception as error:  # noqa: BLE001  whatever goes wrong with one article is that article's affair
        outcome = TryAgain(f"{type(error).__name__}: {error}", traceback.format_exc())
    _settle(ledger, attempt, stage, outcome)


def _settle(ledger: Ledger, attempt: Attempt, stage: Stage, outcome: Outcome) -> None:
    article_id = attempt.entry.id
    match outcome:
        case HandedOn(label):
            log.info("handed on", article=article_id, at=stage, outcome=label)
        case Ended(label, detail):
            ledger.finish(article_id, stage, label)
            log.info("ended", article=article_id, at=stage, outcome=label, detail=detail)
        case Refetch():
            if ledger.requeue(article_id, stage, "fetch"):
                stages().sender.send(FETCH, article_id)
        case NotYet(after_s):
            ledger.retry(article_id, stage, after_s, made=False)
            log.debug("not its turn yet", article=article_id, at=stage, wait_s=after_s)
        case TryAgain(reason, trace, after_s):
            if attempt.number >= stages().settings.max_attempts:
                ledger.bury(article_id, stage, reason, trace)
                log.error("quarantined", article=article_id, at=stage, reason=reason)
            else:
                wait_s = max(after_s, stages().settings.retry_first_s * _RETRY_FACTOR ** (attempt.number - 1))
                ledger.retry(article_id, stage, wait_s)
                log.warning("to be tried again", article=article_id, at=stage, reason=reason, wait_s=wait_s)
