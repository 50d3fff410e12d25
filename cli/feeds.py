"""`rasid feeds`: list, check and add feeds."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import urlsplit

import typer
import yaml
from rich.markup import escape
from rich.table import Table

from cli.engines import connected
from cli.ui import complain, fail, out, span
from config.errors import ConfigError
from config.feeds import Feed, Feeds
from config.loading import load
from config.settings import Settings
from pipeline.http import FetchError, get, make_client
from pipeline.keys import Keys
from pipeline.store import connect
from scheduler.parse import NotAFeed, parse_feed
from scheduler.state import FeedStore

app = typer.Typer(help="The feeds that are polled.", no_args_is_help=True)


@app.command("list")
def list_(failing: Annotated[bool, typer.Option("--failing", help="Only those that cannot be read.")] = False) -> None:
    """Feeds with their state: last poll, next poll, new articles, faults."""
    settings = connected()
    store = FeedStore(connect(settings), Keys(settings.redis_prefix))
    now = time.time()
    table = Table("Feed", "Country", "Polled", "Next in", "Polls", "Articles", "State")
    for feed in settings.feeds.feeds:
        state, due = store.load(feed.id), store.due_at(feed.id)
        if failing and not (feed.enabled and state.error):
            continue
        table.add_row(
            feed.id,
            feed.country,
            f"{span(now - state.polled_at)} ago" if state.polled_at else "never",
            span(max(due - now, 0)) if due else "-",
            str(state.polls),
            str(state.new_total),
            describe(feed.enabled, state.error, state.faults, state.failures),
        )
    out.print(table)


def describe(enabled: bool, error: str, faults: str, failures: int) -> str:
    """The state of a feed in a few words."""
    if not enabled:
        return "[dim]off[/]"
    if error:
        return f"[red]failed {failures}x[/] {escape(error)}"
    return f"[yellow]readable, but:[/] {escape(faults)}" if faults else "[green]ok[/]"


@app.command()
def check(url: Annotated[str, typer.Argument(help="Address of a feed.")]) -> None:
    """Fetch and parse a feed without storing anything; show what the pipeline would see."""
    settings = Settings()
    try:
        answer = get(make_client(settings), url, settings)
        if answer.status != 200:
            fail(f"{answer.url}: HTTP {answer.status}")
        parsed = parse_feed(answer.body, answer.url, answer.headers.get("content-type", ""))
    except (FetchError, NotAFeed) as error:
        fail(str(error))
    table = Table("Published", "Title", "Whole article", "Link", title=f"{len(parsed.entries)} entries")
    for entry in parsed.entries[:20]:
        published = entry.published_at.strftime("%Y-%m-%d %H:%M") if entry.published_at else entry.published or "-"
        table.add_row(published, escape(entry.title), "yes" if entry.content else "", escape(entry.link))
    out.print(table)
    if answer.moved_to:
        out.print(f"[yellow]moved[/] for good to {answer.moved_to}: use that address in feeds.yml")
    for fault in parsed.faults:
        out.print(f"[yellow]fault[/] {escape(fault)}", highlight=False)
    conditional = "yes" if {"etag", "last-modified"} & set(answer.headers) else "no"
    out.print(f"Conditional GET: {conditional}. {len(answer.body)} bytes, read {datetime.now(UTC):%H:%M:%S} UTC.")


@app.command()
def add(
    url: Annotated[str, typer.Argument(help="Address of the feed.")],
    country: Annotated[str, typer.Option(help="ISO 3166 alpha-2 code of the outlet's country.")],
    name: Annotated[str, typer.Option(help="Name of the outlet.")],
    id_: Annotated[str | None, typer.Option("--id", help="Id; made from the host when not given.")] = None,
    site: Annotated[str | None, typer.Option(help="Address of the outlet; the feed's host when not given.")] = None,
    language: str = "ar",
) -> None:
    """Add a feed to feeds.yml. A running scheduler takes it up within seconds."""
    settings = Settings()
    path = settings.config_dir / "feeds.yml"
    parts = urlsplit(url)
    feed = {
        "id": id_ or "-".join((parts.hostname or "").removeprefix("www.").split(".")[:-1]),
        "name": name,
        "url": url,
        "site": site or f"{parts.scheme}://{parts.netloc}",
        "country": country,
        "language": language,
    }
    before = path.read_text(encoding="utf-8") if path.is_file() else "feeds:\n"
    entry = yaml.safe_dump([feed], allow_unicode=True, sort_keys=False)
    # Appended as text, so that the comments of whoever wrote the file stay.
    indented = "".join(f"  {line}\n" for line in entry.splitlines())
    path.write_text(before.rstrip("\n").removesuffix(" []") + "\n\n" + indented, encoding="utf-8")
    try:
        feeds = load(path, Feeds)
    except ConfigError:
        path.write_text(before, encoding="utf-8")
        complain("not added; feeds.yml is as it was")
        raise
    added: Feed = feeds.feeds[-1]
    out.print(f"[green]✓[/] {added.id} added to {path}; {len(feeds.feeds)} feeds")
