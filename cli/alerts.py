"""`rasid alerts`: what was raised."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import unquote

import typer
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from cli.engines import connected
from cli.marks import marked
from cli.ui import fail, out
from indexing.alerts import Alert, Delivery, with_deliveries
from indexing.engine import engine
from indexing.outbox import Outbox
from indexing.volume.wording import headline

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


@app.command()
def show(alert_id: str) -> None:
    """One alert: every outlet that carries it, and every delivery."""
    alert = _one(alert_id)
    out.print(card(alert))
    outlets = Table("Seen", "Outlet", "Title", "Address", title="Carried by")
    for copy in alert.copies:
        outlets.add_row(f"{copy.seen_at:%Y-%m-%d %H:%M:%S}", copy.source.name, copy.title, unquote(copy.url))
    out.print(outlets)
    deliveries = Table("Channel", "State", "Attempts", "Sent", "Next", "Error", title="Deliveries")
    for delivery in alert.deliveries:
        times = [f"{at:%Y-%m-%d %H:%M:%S}" if at else "-" for at in (delivery.sent_at, delivery.due_at)]
        deliveries.add_row(delivery.channel, delivery.state, str(delivery.attempts), *times, delivery.error or "")
    out.print(deliveries)


@app.command()
def resend(
    alert_id: str,
    channel: Annotated[str | None, typer.Option(help="Only on this channel.")] = None,
) -> None:
    """Send an alert again: its deliveries are due at once, whatever became of them."""
    now = datetime.now(UTC)
    alert = _one(alert_id)
    if channel is not None and channel not in {delivery.channel for delivery in alert.deliveries}:
        fail(f"the alert has no delivery on `{channel}`", code=2)

    def due_again(stored: Alert) -> Alert:
        return with_deliveries(
            stored,
            [
                Delivery(channel=delivery.channel, due_at=now) if channel in {None, delivery.channel} else delivery
                for delivery in stored.deliveries
            ],
        )

    _outbox().change(alert.id, due_again)
    out.print("[green]✓[/] due now; the alert workers deliver it")


def _one(alert_id: str) -> Alert:
    return _outbox().get(alert_id) or fail(f"there is no alert `{alert_id}`", code=2)


def card(alert: Alert) -> Panel:
    """An alert as a panel: rule, title, the sentence that matched with its words marked, outlets, deliveries."""
    text = Text(justify="right")
    if alert.volume is not None:
        text.append(headline(alert.rule.kind, alert.volume, "ar", str) + "\n", "bold")
    if alert.article is not None:
        text.append_text(marked(alert.article.title, alert.title_marks, "bold")).append("\n")
    if alert.sentence is not None:
        text.append_text(marked(alert.sentence.text, alert.sentence.marks)).append("\n")
    if alert.said_by is not None:
        text.append(f"— {alert.said_by}\n", "italic")
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
