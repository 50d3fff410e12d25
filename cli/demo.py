"""`rasid demo`: the whole pipeline over a small newsroom of our own, on loopback."""

from __future__ import annotations

import signal
import sys
import time
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from cli.alerts import card
from cli.coverage import show as show_coverage
from cli.demo_setup import DemoFolder
from cli.demo_watch import MOST_S, Watch
from cli.engines import engines
from cli.rules import show_trial
from cli.search import show as show_hits
from cli.ui import errors, fail, out
from cli.up import background_services, prepare
from config.rules import Rule
from config.settings import Settings
from indexing.coverage import coverage
from indexing.engine import engine
from indexing.replay import try_rule
from indexing.search import search
from pipeline.store import connect

_QUERY = "الضمانات الأمنية"


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
        out.rule("proof of silence")
        now = datetime.now(UTC)
        show_coverage(coverage(settings, engine(settings), connect(settings), None, watch.watched_from, now))
        watch.summary(time.monotonic() - began, alerts)
        if not finished:
            fail(f"not everything was done within {MOST_S:.0f} s; see {folder.path / 'logs'}")
        if stay:
            errors.print(
                f"Running. In another terminal: RASID_DATA_DIR={folder.path} RASID_CONFIG_DIR={settings.config_dir} "
                "rasid status | search | alerts tail. Ctrl-C stops.",
                soft_wrap=True,
            )
            signal.sigwait({signal.SIGINT, signal.SIGTERM})
