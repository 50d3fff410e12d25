"""`rasid alerts`: what was raised."""

from __future__ import annotations

import time
from typing import Annotated
from urllib.parse import unquote

import typer
from rich.panel import Panel
from rich.text import Text

from cli.engines import connected
from cli.marks import marked
from cli.ui import out
from indexing.alerts import Alert
from indexing.engine import engine
from indexing.outbox import Outbox

app = typer.Typer(help="Alerts that were raised.", no_args_is_help=True)

COLOURS = {"low": "cyan", "medium": "yellow", "high": "red", "critical": "bold white on red"}
_TAIL_EVERY_S = 0.5


def _outbox() -> Outbox:
    settings = connected()
    return Outbox(engine(settings), settings.index_prefix)


@app.command("list")
def list_(size: Annotated[int, typer.Option(min=1, max=1000, help="How many.")] = 20) -> None:
    """The newest alerts, newest last."""
    for alert in reversed(_outbox().newest(size)):
        out.print(card(alert))


@app.command()
def tail() -> None:
    """The newest alerts, then each new one as it is raised, until Ctrl-C."""
    outbox = _outbox()
    shown: set[str] = set()
    try:
        while True:
            for alert in reversed(outbox.newest(50)):
                if alert.id not in shown:
                    shown.add(alert.id)
                    out.print(card(alert))
            time.sleep(_TAIL_EVERY_S)
    except KeyboardInterrupt:
        return


def card(alert: Alert) -> Panel:
    """An alert as a panel: rule, title, the sentence that matched with its words marked, outlets, deliveries."""
    text = Text(justify="right")
    if alert.article is not None:
        text.append_text(marked(alert.article.title, alert.title_marks, "bold")).append("\n")
    if alert.sentence is not None:
        text.append_text(marked(alert.sentence.text, alert.sentence.marks)).append("\n")
    tags = " ".join(f"#{tag.id}" for tag in [*alert.actors, *alert.topics])
    sources = "، ".join(dict.fromkeys(copy.source.name for copy in alert.copies))
    if tags:
        text.append(tags + "\n", "cyan")
    if sources:
        text.append(f"{sources}\n", "dim")
    if alert.article is not None:
        text.append(unquote(alert.article.url), "blue")
    deliveries = ", ".join(f"{delivery.channel}: {delivery.state}" for delivery in alert.deliveries)
    outlets = f"{alert.outlets} outlets" if alert.outlets > 1 else "1 outlet"
    return Panel(
        text,
        title=f"[{COLOURS[alert.rule.severity]}]{alert.rule.severity}[/] {alert.rule.name} ({alert.rule.id})",
        subtitle=f"{outlets} · {deliveries}" if deliveries else outlets,
        subtitle_align="left",
    )
