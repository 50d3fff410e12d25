"""`rasid search`: full-text search over everything seen."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Annotated
from urllib.parse import unquote

import typer
from elasticsearch import BadRequestError
from rich.panel import Panel
from rich.text import Text

from cli.engines import connected
from cli.marks import marked
from cli.ui import fail, out
from indexing.engine import engine
from indexing.search import Hit, Result
from indexing.search import search as find

_SINCE = re.compile(r"^(\d+)([mhdw])$")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def since_option(value: str) -> datetime:
    """«30d», «12h», «2w», «90m» or an ISO date → an instant."""
    if match := _SINCE.match(value):
        return datetime.now(UTC) - timedelta(**{_UNITS[match[2]]: int(match[1])})
    try:
        instant = datetime.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter("write 90m, 12h, 30d, 2w or a date such as 2026-01-31") from None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


def search(
    query: Annotated[str, typer.Argument(help="Lucene syntax: بوتين، title:هدنة، actors:nato AND topics:ceasefire")],
    since: Annotated[str | None, typer.Option(help="Seen within: 90m, 12h, 30d, 2w, or since a date.")] = None,
    size: Annotated[int, typer.Option(min=1, max=100, help="Most hits to show.")] = 10,
    newest: Annotated[bool, typer.Option("--newest", help="Newest first instead of best first.")] = False,
) -> None:
    """Search the articles; matched words are marked."""
    settings = connected()
    try:
        result = find(
            engine(settings),
            query,
            prefix=settings.index_prefix,
            size=size,
            since=since_option(since) if since else None,
            newest_first=newest,
        )
    except BadRequestError as error:
        fail(f"the query cannot be read: {reason(error)}. Remedy: check brackets, quotes and colons", code=2)
    show(result)


def reason(error: BadRequestError) -> str:
    """What the engine says is wrong with a query."""
    causes = error.info.get("error", {}).get("root_cause", []) if isinstance(error.info, dict) else []
    return str(causes[0].get("reason", error)) if causes else str(error)


def show(result: Result) -> None:
    """Print the hits."""
    for hit in result.hits:
        out.print(card(hit))
    out.print(f"{len(result.hits)} of {result.total} articles")


def card(hit: Hit) -> Panel:
    """A hit as a panel: title, where and when, matching sentences."""
    article = hit.article
    text = Text(justify="right")
    text.append_text(marked(article["title"], hit.title_marks, "bold"))
    text.append(f"\n{article['source']['name']} · {(article.get('published_at') or article['seen_at'])[:16]}\n", "dim")
    for sentence in hit.sentences:
        text.append_text(marked(sentence.text, sentence.marks)).append("\n")
    text.append(unquote(article["url"]), "blue")
    tags = " ".join(f"#{tag}" for tag in [*article.get("actors", []), *article.get("topics", [])][:8])
    return Panel(text, subtitle=tags or None, subtitle_align="left")
