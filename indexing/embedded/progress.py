"""A progress bar for the first download of the search engine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeRemainingColumn, TransferSpeedColumn
from rich.progress import Progress as Bar

from indexing.embedded.jars import Progress


@contextmanager
def download_bar(console: Console | None = None) -> Iterator[Progress]:
    """Give `EmbeddedStack` something to call while it downloads; shows a bar from the first call to the last byte.

    ``console``: where to draw; the standard error output if not given.
    """
    bar = Bar(
        TextColumn("Search engine (first start only)"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
        console=console or Console(stderr=True),
    )
    task = bar.add_task("download")

    def stop() -> None:
        if bar.live.is_started:
            bar.stop()

    def show(done: int, total: int) -> None:
        bar.start()
        bar.update(task, completed=done, total=total)
        if done == total:
            stop()

    try:
        yield show
    finally:
        stop()
