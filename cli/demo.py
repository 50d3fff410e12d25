"""`rasid demo`: the whole pipeline over a small newsroom of our own, on loopback."""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from cli.alerts import card
from cli.demo_setup import DemoFolder
from cli.engines import engines
from cli.rules import show_trial
from cli.search import show as show_hits
from cli.services import background_services, prepare
from cli.ui import errors, fail, out
from config.rules import Rule
from config.settings import Settings
from demo.server import Newsroom
from indexing.alerts import Alert
from indexing.engine import engine
from indexing.mappings.names import Names
from indexing.outbox import Outbox
from indexing.replay import try_rule
from indexing.search import search
from pipeline.ledger import Ledger
from pipeline.store import connect
from scheduler.state import FeedStore

# Forty articles take about 15 s here; a machine that needs ten times as long has a fault to show.
_MOST_S = 180.0
_QUERY = "الضمانات الأمنية"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(demo)


def demo(
    data_dir: Annotated[Path | None, typer.Option(help="Where to keep the demo's data between runs.")] = None,
    stay: Annotated[bool, typer.Option("--stay", help="Keep everything running until Ctrl-C.")] = False,
) -> None:
    """Run everything on a small newsroom: feeds, articles, alerts, a search. Exit code 0 when all went well."""
    began = time.monotonic()
    base = Settings()
    _ = base.watchlist, base.rules  # faults end it here
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    folder = DemoFolder((data_dir or base.data_dir / "demo").absolute())
    with ExitStack() as running:
        newsroom = running.enter_context(folder.newsroom())
        settings = running.enter_context(engines(folder.settings(base, newsroom)))
        out.print(f"[green]✓[/] newsroom of {len(newsroom.feeds)} feeds at {newsroom.base_url}", highlight=False)
        out.print(f"[green]✓[/] engines: {settings.elasticsearch_url} (search), Redis; data in {folder.path}")
        prepare(settings)
        watch = Watch(settings, newsroom)
        running.enter_context(background_services(settings, folder.path / "logs" / "services.log"))
        finished = watch.until_done()
        alerts = watch.alerts()
        for alert in reversed(alerts):
            out.print(card(alert))
        out.rule(f"search: {_QUERY}")
        show_hits(search(engine(settings), f'"{_QUERY}"', prefix=settings.index_prefix, size=3))
        out.rule("a rule tried on the past")
        trial = Rule(id="un-on-ceasefire", name="الأمم المتحدة والهدنة", query="actors:un AND topics:ceasefire")
        month_ago = datetime.now(UTC) - timedelta(days=30)
        rules = settings.rules.match
        show_trial(trial, try_rule(engine(settings), settings.index_prefix, trial, month_ago, others=rules, size=1))
        watch.summary(time.monotonic() - began, alerts)
        if not finished:
            fail(f"not everything was done within {_MOST_S:.0f} s; see {folder.path / 'logs'}")
        if stay:
            errors.print(
                f"Running. In another terminal: RASID_DATA_DIR={folder.path} RASID_CONFIG_DIR={settings.config_dir} "
                "rasid status | search | alerts tail. Ctrl-C stops.",
                soft_wrap=True,
            )
            signal.sigwait({signal.SIGINT, signal.SIGTERM})


class Watch:
    """Follows one demo run from outside, through the ledger and the engine."""

    def __init__(self, settings: Settings, newsroom: Newsroom) -> None:
        store = connect(settings)
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
        deadline = time.monotonic() + _MOST_S
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
                progress.update(polled, completed=self._polled())
                progress.update(done, completed=opened - still_open, total=opened)
                if self._polled() == feeds and still_open == 0 and self._delivered():
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
