"""Connections to Redis."""

from __future__ import annotations

import redis
from redis.backoff import ExponentialWithJitterBackoff
from redis.retry import Retry

from config.errors import OperatorError
from config.settings import Settings

# A restart of the server takes a few seconds; eight tries from 0.1 s doubling to 2 s bridge about ten.
_RETRY = (ExponentialWithJitterBackoff(base=0.1, cap=2.0), 8)


class NoServer(OperatorError):
    """No address was given for a server that is needed."""


def connect(settings: Settings, *, decode: bool = True) -> redis.Redis:
    """A client for the server of `settings.redis_url`.

    decode: strings come back as str; False for raw pages. Lost connections are opened anew and the command tried
    again. Raises NoServer when no address is set.
    """
    return redis.Redis.from_url(
        redis_url(settings),
        decode_responses=decode,
        retry=Retry(*_RETRY),
        retry_on_error=[redis.ConnectionError, redis.TimeoutError, redis.exceptions.BusyLoadingError],
        socket_timeout=30,
        socket_connect_timeout=5,
        health_check_interval=30,
    )


def redis_url(settings: Settings) -> str:
    """The server's address. Raises NoServer when none is set."""
    if settings.redis_url is None:
        raise NoServer("no Redis server is set. Remedy: set RASID_REDIS_URL, or let `rasid up` start an embedded one")
    return settings.redis_url.get_secret_value()
