"""`rasid rules`: try rules on the past, and raise what they would have raised."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from elasticsearch import BadRequestError, Elasticsearch
from rich.progress import Progress, SpinnerColumn, TextColumn
from rich.table import Table

from cli.alerts import card
from cli.engines import connected
from cli.search import card as hit_card
from cli.search import reason, since_option
from cli.ui import errors, fail, out
from config.loading import load
from config.rules import Rule, Rules
from config.settings import Settings
from config.volume_rules import AnyVolumeRule
from indexing.alerts import Alert
from indexing.engine import engine
from indexing.outbox import Outbox
from indexing.raising import Raiser
from indexing.replay import Trial, replay, send_missing, try_rule, volumes
from indexing.volume.run import Volume
from pipeline.store import connect

app = typer.Typer(help="Rules: try them on the past, replay them.", no_args_is_help=True)

Since = Annotated[str, typer.Option(help="How far back: 90m, 12h, 30d, 2w, or a date.")]
_BAR = 40  # characters of the longest bar of the small chart


def _rule(settings: Settings, rule_id: str) -> Rule:
    found = next((rule for rule in settings.rules.match if rule.id == rule_id), None)
    return found or fail(f"rules.yml has no rule `{rule_id}`", code=2)


@app.command("list")
def list_(since: Since = "7d") -> None:
    """All rules, with the stories a day that each found lately."""
    settings = connected()
    now = datetime.now(UTC)
    days = max(1, round((now - since_option(since)).total_seconds() / 86_400))
    rules = settings.rules.match
    found = volumes(engine(settings), settings.index_prefix, rules, now, days)
    table = Table("Rule", "Name", "Severity", "Channels", "On", f"Stories a day, last {days} d")
    for rule in rules:
        on = "[green]yes[/]" if rule.enabled else "[dim]no[/]"
        table.add_row(rule.id, rule.name, rule.severity, ", ".join(rule.channels), on, f"{found[rule.id]:.1f}")
    out.print(table)


@app.command("test")
def try_rules(
    what: Annotated[str, typer.Argument(help="A query, the id of a rule, or a file of rules.")],
    since: Since = "30d",
) -> None:
    """Try a query or rules on the past: how much they find, what, and which rules find it already."""
    settings = connected()
    client, start = engine(settings), since_option(since)
    for rule in _wanted(settings, what):
        try:
            if isinstance(rule, Rule):
                others = settings.rules.match
                show_trial(rule, try_rule(client, settings.index_prefix, rule, start, others=others))
            else:
                volume = Volume(settings, client, connect(settings))
                show_alerts(rule, volume.try_rule(rule, start, datetime.now(UTC)))
        except BadRequestError as error:
            fail(f"the query of {rule.id} cannot be read: {reason(error)}", code=2)


def _wanted(settings: Settings, what: str) -> list[Rule | AnyVolumeRule]:
    if Path(what).is_file():
        return load(Path(what), Rules).rules
    return [rule for rule in settings.rules.rules if rule.id == what] or [Rule(id="query", name=what, query=what)]


def show_alerts(rule: AnyVolumeRule, alerts: list[Alert]) -> None:
    """The alerts that a volume rule would have raised."""
    out.rule(f"{rule.name} ({rule.id})")
    out.print(f"{len(alerts)} alerts")
    for alert in alerts:
        out.print(card(alert))


def show_trial(rule: Rule, trial: Trial) -> None:
    """The trial as a chart, tables and the newest hits."""
    out.rule(f"{rule.name} ({rule.id})")
    out.print(f"{trial.articles} articles, {trial.stories} stories")
    most = max((count for _, count in trial.days), default=0)
    for day, count in trial.days:
        if count:
            out.print(f"{day} {'█' * max(1, round(_BAR * count / most))} {count}", highlight=False)
    for label, counts in (("actors", trial.actors), ("topics", trial.topics), ("also found by", trial.overlap)):
        if counts:
            found = ", ".join(f"{name} {count}" for name, count in counts)
            out.print(f"{label}: {found}", highlight=False, markup=False)
    for hit in trial.newest:
        out.print(hit_card(hit))


@app.command("replay")
def replay_(
    rule_id: str,
    since: Since = "7d",
    send: Annotated[bool, typer.Option("--send", help="Raise and send what is missing.")] = False,
) -> None:
    """The alerts that a rule would have raised: which were sent, and which are missing."""
    settings = connected()
    client, rule = engine(settings), _rule(settings, rule_id)
    now = datetime.now(UTC)
    found = replay(client, settings.index_prefix, rule, since_option(since), now)
    out.print(f"{len(found.sent)} were sent, {len(found.missing)} are missing")
    for alert in found.missing:
        out.print(card(alert))
    if send and found.missing:
        fired = _send(settings, client, rule, since_option(since), now)
        out.print(f"[green]✓[/] {fired} raised; the alert workers deliver them")


def _send(settings: Settings, client: Elasticsearch, rule: Rule, since: datetime, now: datetime) -> int:
    raiser = Raiser(Outbox(client, settings.index_prefix), connect(settings), settings.redis_prefix)
    with Progress(SpinnerColumn(), TextColumn("{task.description}"), console=errors, transient=True) as progress:
        task = progress.add_task("0 articles")

        def told(done: int) -> None:
            progress.update(task, description=f"{done} articles")

        return len(send_missing(client, settings.index_prefix, raiser, rule, since, now, now, told))
