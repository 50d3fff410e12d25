"""Categories measured on articles of our own, and how far their confidence can be trusted: `python -m bench.about`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from arabic.category import Verdict, categorise
from arabic.entities.text import Text

ROWS: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "tests" / "data" / "about.jsonl").read_text("utf-8").splitlines()
]
SETS = {
    "briefs": "two sentences",
    "allusive": "two sentences that name nothing plainly",
    "news": "four sentences, as agencies write",
    "more news": "the same, written after all changes",
}
BANDS = ((0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01))


def main() -> None:
    """Print the tables."""
    verdicts = [(row, categorise(Text(row["title"]), Text(row["body"]))) for row in ROWS]
    console = Console(width=110)
    console.print(_by_set(verdicts))
    console.print(_by_confidence(verdicts))


def _is_right(row: dict[str, Any], verdict: Verdict) -> bool:
    return verdict.id in row["categories"]


def _by_set(verdicts: list[tuple[dict[str, Any], Verdict | None]]) -> Table:
    table = Table(title=f"Categories of {len(ROWS)} articles")
    for column in ("articles", "number", "right", "wrong", "left open", "of none: left open"):
        table.add_column(column, justify="left" if column == "articles" else "right")
    for name, what in SETS.items():
        told = [(row, verdict) for row, verdict in verdicts if row["set"] == name and row["categories"]]
        unclear = [verdict for row, verdict in verdicts if row["set"] == name and not row["categories"]]
        right = sum(verdict is not None and _is_right(row, verdict) for row, verdict in told)
        is_open = sum(verdict is None for _, verdict in told)
        figures = (len(told), right, len(told) - right - is_open, is_open)
        none = f"{sum(verdict is None for verdict in unclear)} of {len(unclear)}" if unclear else ""
        table.add_row(f"{name}: {what}", *map(str, figures), none)
    return table


def _by_confidence(verdicts: list[tuple[dict[str, Any], Verdict | None]]) -> Table:
    table = Table(title="Share that is right, by confidence")
    for column in ("confidence", "verdicts", "right"):
        table.add_column(column, justify="right")
    for low, high in BANDS:
        band = [_is_right(row, verdict) for row, verdict in verdicts if verdict and low <= verdict.confidence < high]
        share = f"{sum(band) / len(band):.2f}" if band else ""
        table.add_row(f"{low:.1f} to {min(high, 1.0):.1f}", str(len(band)), share)
    return table


if __name__ == "__main__":
    main()
