"""The servers that a command works with: those of the settings, or embedded ones."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pydantic import SecretStr

from cli.ui import errors, fail
from config.settings import Settings
from indexing.embedded.errors import EmbeddedStackError
from indexing.embedded.folder import find_running


def connected() -> Settings:
    """Settings with server addresses: those set, or those of the stack that `rasid up` runs on the data folder."""
    settings = Settings()
    if _both_set(settings):
        return settings
    running = find_running(settings.data_dir)
    if running is None or not running.redis_url:
        fail(
            f"nothing is running on {settings.data_dir}. Remedy: start `rasid up`, or set RASID_REDIS_URL and "
            "RASID_ELASTICSEARCH_URL"
        )
    return _with_servers(settings, running.redis_url, running.elasticsearch_url)


@contextmanager
def engines(settings: Settings) -> Iterator[Settings]:
    """Settings with server addresses; embedded engines are started when none are set, and run as long as the context
    is open."""
    if _both_set(settings):
        yield settings
        return
    # slow to import, and rarely needed
    from indexing.embedded.progress import download_bar
    from indexing.embedded.stack import EmbeddedStack

    try:
        with download_bar(errors) as show:
            stack = EmbeddedStack(settings.data_dir, settings.cache_dir, show).start()
    except EmbeddedStackError as error:
        fail(str(error))
    try:
        yield _with_servers(settings, stack.redis_url, stack.elasticsearch_url)
    finally:
        stack.stop()


def _both_set(settings: Settings) -> bool:
    set_ones = [settings.redis_url is not None, settings.elasticsearch_url is not None]
    if any(set_ones) and not all(set_ones):
        fail("only one of RASID_REDIS_URL and RASID_ELASTICSEARCH_URL is set. Remedy: set both, or neither", code=2)
    return all(set_ones)


def _with_servers(settings: Settings, redis_url: str, elasticsearch_url: str) -> Settings:
    return settings.model_copy(update={"redis_url": SecretStr(redis_url), "elasticsearch_url": elasticsearch_url})
