"""How often to poll a feed: pure functions of what the feed has shown so far.

A feed that brings r new entries a second is polled every 1/(2r) seconds, so that an entry waits a quarter of the usual
gap between two entries on average; within the limits of the settings, and with jitter so that feeds do not fall into
step.
"""

from __future__ import annotations

import math

from config.settings import Settings

# The rate is an exponential moving average over two hours: long enough to smooth over an hour's lull, short enough to
# follow a newsroom from night to day.
_MEMORY_S = 7200.0
_JITTER = 0.1
# Doubling from the feed's own interval, at most this often: 2^6 takes 30 s to half an hour.
_MAX_DOUBLINGS = 6
# A feed that answers 410 (Gone) is asked once a day, in case the outlet errs.
GONE_INTERVAL_S = 86_400.0


def initial_rate(settings: Settings) -> float:
    """New entries a second to assume before anything is known: the one that gives `poll_interval_s`."""
    return 0.5 / settings.poll_interval_s


def updated_rate(rate: float, new_entries: int, elapsed_s: float) -> float:
    """The rate after a poll that found `new_entries`, `elapsed_s` seconds after the poll before."""
    elapsed_s = max(elapsed_s, 1.0)  # two polls within a second say no more than one
    weight = 1 - math.exp(-elapsed_s / _MEMORY_S)
    return rate + weight * (new_entries / elapsed_s - rate)


def interval_s(rate: float, settings: Settings, fixed_s: float | None = None) -> float:
    """Seconds until the next poll of a healthy feed. fixed_s: what feeds.yml asks for, if it does."""
    if fixed_s is not None:
        return fixed_s
    wanted = 0.5 / rate if rate > 0 else math.inf
    return min(max(wanted, settings.poll_interval_min_s), settings.poll_interval_max_s)


def backoff_s(failures: int, usual_s: float, settings: Settings, retry_after_s: float | None = None) -> float:
    """Seconds until the next poll after `failures` failures in a row; never sooner than the server asks."""
    doubled = usual_s * 2.0 ** min(failures, _MAX_DOUBLINGS)
    bounded = min(doubled, max(settings.poll_interval_max_s, usual_s))
    return max(bounded, min(retry_after_s or 0.0, GONE_INTERVAL_S))


def jittered(seconds: float, chance: float) -> float:
    """`seconds`, up to a tenth more. chance: 0 to 1."""
    return seconds * (1 + _JITTER * chance)
