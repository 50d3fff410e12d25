"""Waiting for an engine that is busy or away: nothing is lost by it, and nothing is quarantined for it."""

from __future__ import annotations

import threading

from elastic_transport import TransportError
from elasticsearch import ApiError
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception,
    sleep_using_event,
    stop_when_event_set,
    wait_exponential_jitter,
)

from pipeline.log import logger

log = logger("index")

# A restart of the engine takes some seconds, a full queue less than one. From 0.2 s doubling to 15 s.
_FIRST_S, _LONGEST_S = 0.2, 15.0


class EngineBusy(Exception):
    """The engine answered, but had no time or no room for a part of the request: ask again."""


def is_busy(status: int) -> bool:
    """Whether an HTTP status says that the same request may succeed later: 429 and all of 5xx."""
    return status == 429 or status >= 500


def may_pass(error: BaseException) -> bool:
    """Whether `error` is the engine's affair and not that of what was asked."""
    if isinstance(error, ApiError):
        return is_busy(error.status_code)
    return isinstance(error, TransportError | EngineBusy)


def patiently(stop: threading.Event) -> Retrying:
    """Call again and again while the engine is busy or away, ever more seldom, until `stop` is set.

    Then, and for any other error, the error itself is raised.
    """
    return Retrying(
        retry=retry_if_exception(may_pass),
        stop=stop_when_event_set(stop),
        wait=wait_exponential_jitter(multiplier=_FIRST_S, max=_LONGEST_S, jitter=_FIRST_S),
        sleep=sleep_using_event(stop),
        before_sleep=_tell,
        reraise=True,
    )


def _tell(state: RetryCallState) -> None:
    error = state.outcome.exception() if state.outcome else None
    log.warning("engine is busy or away; trying again", attempt=state.attempt_number, reason=str(error)[:300])
