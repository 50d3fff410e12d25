"""`rasid watch`: how the names of the watch list are understood."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table

from arabic.forms import forms, needs_support
from arabic.matcher import Matcher
from cli.ui import fail, out
from config.settings import Settings
from config.watchlist import Actor, WatchList

app = typer.Typer(help="How the watch list's names are understood.", no_args_is_help=True)


def _actor(watchlist: WatchList, actor_id: str) -> Actor:
    found = next((actor for actor in watchlist.actors if actor.id == actor_id), None)
    return found or fail(f"watchlist.yml has no actor `{actor_id}`", code=2)


@app.command()
def show(actor_id: str) -> None:
    """All forms made of an actor's names, and what its short forms need."""
    watchlist = Settings().watchlist
    actor = _actor(watchlist, actor_id)
    made = forms(actor)
    table = Table("Form", "Made of", "By", title=f"{actor.id}: {len(made)} forms; و ف ب ل ك may stand before each")
    for form in made:
        table.add_row(form.text, form.name, form.rule)
    out.print(table)
    for need in needs_support(WatchList(actors=[actor])):
        out.print(f"[yellow]{need.name}[/]: {need.why}; it counts with {need.needs}", highlight=False)


@app.command()
def explain(
    actor_id: str,
    text: Annotated[str, typer.Option(help="The text to look at.")],
) -> None:
    """Why a text names an actor, or does not: each place where a form of its names stands. Exit code 1: it does not."""
    watchlist = Settings().watchlist
    actor = _actor(watchlist, actor_id)
    found = Matcher(watchlist).explain(actor.id, text)
    table = Table("Words", "Place", "Counts", "Name", "Form", "Because")
    for place in found:
        counts = "[green]yes[/]" if place.accepted else "[red]no[/]"
        table.add_row(place.surface, f"{place.start}–{place.end}", counts, place.name, place.rule, place.reason)
    if found:
        out.print(table)
    else:
        out.print("No form of its names stands in the text.")
    if not any(place.accepted for place in found):
        raise typer.Exit(1)
