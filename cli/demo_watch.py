"""Follows a demo run from outside, through the ledger and the engine."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime

from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from cli.ui import errors, out
from config.settings import Settings
from demo.server import Newsroom
from indexing.alerts import Alert
from indexing.engine import engine
from indexing.mappings.names import Names
from indexing.outbox import Outbox
from pipeline.ledger import Ledger
from pipeline.store import connect
from pipeline.tasks import JOBS_QUEUE, make_app
from scheduler.state import FeedStore

# Sixty articles take about 15 s here; a machine that needs ten times as long has a fault to show.
MOST_S = 180.0
_VOLUME_JOB = "indexing.jobs.volume"
_VOLUME_S = 15.0


class Watch:
    """Follows one demo run from outside, through the ledger and the engine."""

    def __init__(self, settings: Settings, newsroom: Newsroom) -> None:
        store = connect(settings)
        self._settings = settings
        self._newsroom = newsroom
        self._ledger = Ledger(store, settings)
        self._feeds = FeedStore(store, self._ledger.keys)
        self._engine = engine(settings)
        self._alert_index = Names(settings.index_prefix).alerts
        self._outbox = Outbox(self._engine, settings.index_prefix)
        self._before = self._ledger.counts()
        self._alerts_before = {alert.id for alert in self.alerts()}
        self._hooks_before = len(newsroom.webhooks)
        self._began = time.time()
        self.watched_from = datetime.now(UTC)  # from when every feed is known to be polled
        for feed in newsroom.feeds:
            self._feeds.reschedule(feed["id"], self._began)  # an earlier run may have put it off

    def alerts(self) -> list[Alert]:
        """All alerts, newest first."""
        self._engine.indices.refresh(index=self._alert_index)
        return self._outbox.newest(200)

    def _polled(self) -> int:
        return sum(self._feeds.load(feed["id"]).polled_at >= self._began for feed in self._newsroom.feeds)

    def _count(self, stage: str, *outcomes: str) -> int:
        """Articles of this run that left a stage, with these outcomes or any."""
        now, before = self._ledger.counts()[stage], self._before[stage]
        return sum(n - before.get(outcome, 0) for outcome, n in now.items() if not outcomes or outcome in outcomes)

    def until_done(self) -> bool:
        """Show progress until every feed is polled, every article is done and every alert is delivered."""
        feeds = len(self._newsroom.feeds)
        deadline = time.monotonic() + MOST_S
        with Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=errors,
        ) as progress:
            polled = progress.add_task("feeds polled", total=feeds)
            done = progress.add_task("articles done", total=None)
            while time.monotonic() < deadline:
                opened, still_open = self._count("feed", "new", "changed"), self._ledger.open_count()
                if not progress.tasks[polled].finished:
                    progress.update(polled, completed=self._polled())
                    self.watched_from = datetime.now(UTC)
                progress.update(done, completed=opened - still_open, total=opened)
                if progress.tasks[polled].finished and still_open == 0 and self._delivered():
                    break
                time.sleep(0.2)
            else:
                return False
        return self._counted()

    def _counted(self) -> bool:
        """Let the rules that count look now rather than when it is their turn, and wait for what they raise."""
        self._engine.indices.refresh(index=Names(self._settings.index_prefix).articles)
        make_app("demo", self._settings, include=[]).send_task(_VOLUME_JOB, queue=JOBS_QUEUE)
        deadline = time.monotonic() + _VOLUME_S
        while time.monotonic() < deadline:
            if any(alert.rule.kind != "match" for alert in self.alerts()) and self._delivered():
                return True
            time.sleep(0.2)
        return False

    def _delivered(self) -> bool:
        return all(delivery.state != "pending" for alert in self.alerts() for delivery in alert.deliveries)

    def summary(self, seconds: float, alerts: list[Alert]) -> None:
        """Tables: feeds, outcomes a stage, alerts."""
        feeds = Table("Feed", "Polls", "Articles", "State", title="Feeds")
        for feed in self._newsroom.feeds:
            state = self._feeds.load(feed["id"])
            verdict = (
                f"[red]{state.error}[/]" if state.error else f"[yellow]{state.faults}[/]" if state.faults else "ok"
            )
            feeds.add_row(feed["id"], str(state.polls), str(state.new_total), verdict)
        out.print(feeds)
        stages = Table("Stage", "Outcome", "This run", "In all", title="Articles")
        for stage, outcomes in self._ledger.counts().items():
            for outcome, count in outcomes.items():
                stages.add_row(stage, outcome, str(count - self._before[stage].get(outcome, 0)), str(count))
        out.print(stages)
        new = sum(alert.id not in self._alerts_before for alert in alerts)
        hooks = len(self._newsroom.webhooks) - self._hooks_before
        out.print(
            f"{new} new alerts ({len(alerts)} in all), {hooks} webhook deliveries, {seconds:.1f} seconds, "
            f"{os.cpu_count()} cores"
        )
