"""`rasid coverage`: whether silence means that nothing happened."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from cli.engines import connected
from cli.search import since_option
from cli.ui import fail, out
from config.rule_base import BaseRule
from config.settings import Settings
from indexing.coverage import Outlet, Report, coverage
from indexing.engine import engine
from pipeline.store import connect

# Reasons listed of one outlet; the JSON form has them all.
_MOST_REASONS = 3


def coverage_(
    rule: Annotated[str | None, typer.Option(help="Id of a rule: only the outlets in its reach.")] = None,
    since: Annotated[str, typer.Option(help="How far back: 90m, 12h, 30d, 2w, or a date.")] = "24h",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of a table.")] = False,
) -> None:
    """Does silence mean that nothing happened? Exit code 0: complete; 1: some outlet could not be watched."""
    settings = connected()
    now = datetime.now(UTC)
    wanted = _rule(settings, rule) if rule else None
    report = coverage(settings, engine(settings), connect(settings), wanted, since_option(since), now)
    if as_json:
        typer.echo(report.model_dump_json(indent=2))
    else:
        show(report)
    raise typer.Exit(0 if report.verdict == "complete" else 1)


def _rule(settings: Settings, rule_id: str) -> BaseRule:
    found = next((rule for rule in settings.rules.rules if rule.id == rule_id), None)
    return found or fail(f"rules.yml has no rule `{rule_id}`", code=2)


def show(report: Report) -> None:
    """The report as a table, the blind outlets first, why they are blind, and the verdict."""
    table = Table("Outlet", title=f"Coverage from {_instant(report.since)} to {_instant(report.until)}")
    for heading in ("Due", "Made", "Failed", "Seen", "Usual", "Longest gap", "Dead", "Open"):
        table.add_column(heading, justify="right")
    outlets = sorted(report.outlets, key=lambda outlet: (not outlet.blind, outlet.id))
    for outlet in outlets:
        table.add_row(*_row(outlet))
    out.print(table)
    for outlet in outlets:
        for line in _reasons(outlet):
            out.print(f"[red]{outlet.id}[/] {escape(line)}", highlight=False, soft_wrap=True)
    blind = sum(1 for outlet in outlets if outlet.blind)
    if report.verdict == "complete":
        out.print(f"[bold green]complete[/]: all {len(report.outlets)} outlets were watched without a gap")
    elif report.outlets:
        out.print(f"[bold red]blind[/]: {blind} of {len(report.outlets)} outlets could not be watched all the time")
    else:
        out.print("[bold red]blind[/]: the rule reaches no outlet of feeds.yml")


def _row(outlet: Outlet) -> list[str]:
    numbers = [outlet.due, outlet.made, outlet.failed, outlet.seen]
    usual = "-" if outlet.usual is None else f"{outlet.usual:g}"
    gap = f"{outlet.longest_gap_s / 60:.0f} min" if outlet.longest_gap_s else "-"
    return [outlet.id, *map(str, numbers), usual, gap, str(outlet.dead), str(outlet.open)]


def _reasons(outlet: Outlet) -> list[str]:
    reasons = [f"{_instant(each.start)} – {_instant(each.end)}: {each.why}" for each in outlet.blind[:_MOST_REASONS]]
    more = len(outlet.blind) - _MOST_REASONS
    return [*reasons, f"and {more} more"] if more > 0 else reasons


def _instant(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"
