"""`rasid dead`: articles that had to be given up, and what to do about them."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import unquote

import typer
from rich.markup import escape
from rich.table import Table

from cli.engines import connected
from cli.ui import fail, out
from pipeline.identity import ID_LENGTH
from pipeline.ledger import Dead, Ledger
from pipeline.store import connect

app = typer.Typer(help="Articles in quarantine.", no_args_is_help=True)
Ids = Annotated[list[str] | None, typer.Argument(help="Article ids.")]
All = Annotated[bool, typer.Option("--all", help="All of them.")]


def _ledger() -> Ledger:
    settings = connected()
    return Ledger(connect(settings), settings)


def _chosen(ledger: Ledger, ids: list[str] | None, everything: bool) -> list[Dead]:
    if everything:
        return list(ledger.dead())
    if not ids:
        fail("say which: article ids, or --all", code=2)
    chosen: list[Dead] = []
    for article_id in ids:
        found = ledger.dead_one(article_id)
        if found is None:
            fail(f"no article {article_id} in quarantine. Remedy: `rasid dead list` shows them", code=2)
        chosen.append(found)
    return chosen


@app.command("list")
def list_() -> None:
    """Where each died, when, and why."""
    found = sorted(_ledger().dead(), key=lambda d: d.at)
    if not found:
        out.print("no article is in quarantine")
        return
    table = Table("Stage", "Since", "Outlet", "Title and reason")
    table.add_column("Article", no_wrap=True, min_width=ID_LENGTH)  # to be copied
    for dead in found:
        what = f"{escape(dead.entry.title)}\n[red]{escape(reason(dead))}[/]"
        table.add_row(dead.stage, f"{dead.at:%m-%d %H:%M}", escape(dead.entry.source.name), what, dead.id)
    out.print(table)
    out.print(f"{len(found)} articles. `rasid dead show ID` tells more; `rasid dead retry ID` or `--all` tries again")


def reason(dead: Dead) -> str:
    """Why it was given up, without the article's own address, which `show` has."""
    return unquote(dead.reason.removeprefix(f"{dead.entry.url}: "))


@app.command()
def show(article_id: str) -> None:
    """One of them, with its traceback."""
    (dead,) = _chosen(_ledger(), [article_id], False)
    out.print(dead.entry.title, style="bold", highlight=False, markup=False)
    out.print(unquote(dead.entry.url), highlight=False, markup=False, soft_wrap=True)
    out.print(f"{dead.entry.source.name}, stage {dead.stage}, {dead.at:%Y-%m-%d %H:%M:%S} UTC", markup=False)
    out.print(reason(dead), style="red", highlight=False, markup=False, soft_wrap=True)
    if dead.traceback:
        out.print(dead.traceback, highlight=False, markup=False)


@app.command()
def retry(ids: Ids = None, everything: All = False) -> None:
    """Send them on their way again, from the first stage."""
    ledger = _ledger()
    revived = sum(ledger.revive(dead) for dead in _chosen(ledger, ids, everything))
    out.print(f"[green]✓[/] {revived} sent on again")


@app.command()
def drop(ids: Ids = None, everything: All = False) -> None:
    """Forget them."""
    ledger = _ledger()
    dropped = sum(ledger.drop_dead(dead.id) for dead in _chosen(ledger, ids, everything))
    out.print(f"[green]✓[/] {dropped} dropped")
