"""The servers that a command works with: those of the settings, or embedded ones started for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pydantic import SecretStr
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

from cli.ui import errors, fail
from config.settings import Settings
from indexing.embedded import EmbeddedStack, EmbeddedStackError


@contextmanager
def engines(settings: Settings) -> Iterator[Settings]:
    """Settings whose server addresses are filled in; embedded engines run as long as the context is open."""
    if settings.redis_url is not None and settings.elasticsearch_url is not None:
        yield settings
        return
    if settings.redis_url is not None or settings.elasticsearch_url is not None:
        fail("only one of RASID_REDIS_URL and RASID_ELASTICSEARCH_URL is set. Remedy: set both, or neither", code=2)
    progress = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
        console=errors,
        transient=True,
    )
    bar = progress.add_task("Search engine (first run only)", start=False, visible=False)

    def show(had: int, total: int) -> None:
        progress.start_task(bar)
        progress.update(bar, completed=had, total=total, visible=had < total)

    stack = EmbeddedStack(settings.data_dir, settings.cache_dir, show)
    try:
        with progress, errors.status("Starting the embedded engines …"):
            stack.start()
    except EmbeddedStackError as error:
        fail(str(error))
    try:
        yield settings.model_copy(
            update={"redis_url": SecretStr(stack.redis_url), "elasticsearch_url": stack.elasticsearch_url}
        )
    finally:
        stack.stop()
