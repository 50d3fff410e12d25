"""`rasid watch`: how the names of the watch list are understood."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.progress import Progress
from rich.table import Table

from arabic.matching.forms import forms, needs_support
from arabic.matching.matcher import Matcher
from cli.engines import connected
from cli.search import since_option
from cli.ui import errors, fail, out
from config.settings import Settings
from config.watchlist import Actor, WatchList
from indexing.backfill import count, retag
from indexing.engine import engine
from workers.enrich.watched import Watched

_SHOWN = 20  # articles listed after a backfill

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


@app.command()
def backfill(
    actor_id: str,
    since: Annotated[str, typer.Option(help="How far back: 90m, 12h, 30d, 2w, or a date.")] = "30d",
) -> None:
    """Tag the past with the present watch list, and show the articles that now name an actor (or topic).

    For an actor that was added or changed. Rules are not matched: `rasid rules replay` finds what they would raise.
    """
    settings = connected()
    watchlist = settings.watchlist
    if actor_id not in {actor.id for actor in watchlist.actors} | {topic.id for topic in watchlist.topics}:
        fail(f"watchlist.yml has no actor or topic `{actor_id}`", code=2)
    client, start = engine(settings), since_option(since)
    tagger = Watched(watchlist)
    with Progress(console=errors, transient=True) as progress:
        task = progress.add_task("tagging", total=count(client, settings.index_prefix, start))
        changed = retag(client, settings.index_prefix, tagger.extract, start, lambda: progress.advance(task))
    named = [each for each in changed if actor_id in [*each["actors"], *each["topics"]]]
    for each in named[:_SHOWN]:
        out.print(f"{each['seen_at'][:16]} {each['source']['name']}: {each['title']}", highlight=False)
    out.print(f"[green]✓[/] {len(changed)} articles changed; {len(named)} of them name {actor_id} now")
