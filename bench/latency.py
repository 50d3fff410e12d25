"""From an item that appears in a feed to the webhook that is told of it, through every real part.

The newsroom publishes one article after the other; its feed is polled twice a second, so that up to half a second of
each figure is waiting for the poll.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

from config.settings import Settings
from demo.server import Newsroom
from indexing.embedded.stack import EmbeddedStack
from pipeline.ledger import Ledger
from pipeline.store import connect
from tests.pipeline_kit import make_settings, services, unlike_any, wait_for, watch_newsroom

ITEMS = 60


def measure(newsroom: Newsroom) -> list[float]:
    """Seconds from publishing to the accepted webhook call, one an item."""
    seconds = []
    chance = random.Random(3)
    for n in track(range(ITEMS), "publishing", console=Console(stderr=True), transient=True):
        title = f"الكرملين والناتو يبحثان الملف رقم {n}"
        body = unlike_any(chance)
        began = time.monotonic()
        newsroom.publish("nile", title=title, body=body)
        wait_for(partial(told, newsroom, title), 30, title)
        seconds.append(time.monotonic() - began)
    return seconds


def told(newsroom: Newsroom, title: str) -> bool:
    """Whether the receiver has accepted an alert on the article."""
    return any(call.accepted and call.json["article"]["title"] == title for call in newsroom.webhooks)


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory(prefix="rasid-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        with EmbeddedStack(folder / "engines", Settings().cache_dir) as stack, Newsroom() as newsroom:
            settings = make_settings(
                stack.redis_url, stack.elasticsearch_url, folder, poll_interval_s=0.5, poll_interval_max_s=0.5
            )
            watch_newsroom(settings, newsroom)
            ledger = Ledger(connect(settings), settings)
            with services(settings):
                wait_for(lambda: ledger.counts()["feed"] and not ledger.open_count(), 120, "the first articles")
                seconds = measure(newsroom)
    percentiles = statistics.quantiles(seconds, n=100)
    table = Table("Items", "p50", "p95", "p99", "max", title="From feed to webhook, seconds")
    figures = (percentiles[49], percentiles[94], percentiles[98], max(seconds))
    table.add_row(str(len(seconds)), *(f"{figure:.2f}" for figure in figures))
    Console().print(table)


if __name__ == "__main__":
    main()
