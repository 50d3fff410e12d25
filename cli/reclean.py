"""`rasid reclean`: the newest cleaning over pages that were kept, and what it changes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.progress import track

from cli.engines import connected
from cli.ui import errors, fail, out
from indexing.documents import short_diff
from indexing.engine import engine
from indexing.mappings.names import Names
from pipeline.ledger import Ledger
from pipeline.messages import Article
from pipeline.store import connect
from workers.archive import archived
from workers.clean import Refusal
from workers.text import Texter


def reclean(
    warc: Annotated[Path | None, typer.Option(help="Folder of WARC files; RASID_WARC_DIR when not given.")] = None,
    send: Annotated[bool, typer.Option("--send", help="Index what changed, as new revisions.")] = False,
) -> None:
    """Clean every page of the archive anew and show what differs from what is indexed."""
    settings = connected()
    folder = warc or settings.warc_dir
    if folder is None or not folder.is_dir():
        fail(
            "there is no archive. Remedy: set RASID_WARC_DIR before pages are fetched, or name a folder: --warc DIR", 2
        )
    store, client = connect(settings), engine(settings)
    ledger, index = Ledger(store, settings), Names(settings.index_prefix).articles
    texter = Texter(settings, ledger)
    verdicts: Counter[str] = Counter()
    # A page that was fetched again is there again: the last one counts.
    newest = {page.entry.id: (page, raw) for page, raw in archived(folder)}
    for page, raw in track(list(newest.values()), "cleaning", console=errors, transient=True):
        found = client.search(index=index, query={"ids": {"values": [page.entry.id]}}, size=1)["hits"]["hits"]
        article = texter.anew(page, raw)
        verdict, report = compare(found[0]["_source"] if found else None, article)
        verdicts[verdict] += 1
        if report:
            title = escape(page.entry.title or page.url)
            out.print(f"[bold]{title}[/] {verdict}\n{escape(report)}", highlight=False)
        if send and verdict == "changed" and isinstance(article, Article):
            ledger.hand_on(article)
    out.print(", ".join(f"{n} {verdict}" for verdict, n in sorted(verdicts.items())) or "the archive is empty")


def compare(indexed: dict[str, str] | None, now: Article | Refusal) -> tuple[str, str]:
    """A verdict in a word, and for people what changed."""
    if isinstance(now, Refusal):
        return ("refused", f"{now.reason}: {now.detail}") if indexed else ("refused as before", "")
    if indexed is None:
        return "not indexed", ""
    if indexed["hash"] == now.hash:
        return "unchanged", ""
    title = f"- {indexed['title']}\n+ {now.title}\n" if indexed["title"] != now.title else ""
    return "changed", title + short_diff(indexed["body"], now.body)
