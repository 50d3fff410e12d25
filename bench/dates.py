"""Dates: what is read right, wrong or not at all, beside dateparser and htmldate; and how long it takes.

On strings of our own (tests/data/dates.jsonl): date lines, dates in sentences, and traps that are no dates. A value is
right if it agrees in all that the string states (month, day, minute …), of a range in its first day. In a trap nothing
may be found. dateparser gets the reference, day-first order and the languages Arabic and English; it reads lines with
`parse` and sentences with `search_dates`, where one right date among several is enough. htmldate sees only the lines,
each as a page's text.

    python bench/dates.py
"""

import json
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

import dateparser
from dateparser.search import search_dates
from htmldate import find_date
from rich.console import Console
from rich.table import Table

from arabic.dates import find_dates, parse_date

DATA = Path(__file__).parent.parent / "tests" / "data"
Row = dict[str, Any]
# How many characters of an ISO 8601 date the precision states.
STATED = {"year": 4, "month": 7, "week": 10, "day": 10, "hour": 13, "minute": 16}


def read_rows() -> list[Row]:
    """The labelled strings, in the order of the file."""
    return [json.loads(line) for line in (DATA / "dates.jsonl").read_text("utf-8").splitlines()]


def ours(row: Row) -> list[date]:
    """Values by arabic.dates."""
    reference = datetime.fromisoformat(row["reference"]) if row["reference"] else None
    if row["as"] == "line":
        mention = parse_date(row["text"], reference)
        return [mention.value] if mention and mention.value else []
    return [mention.value for mention in find_dates(row["text"], reference) if mention.value]


def by_dateparser(row: Row) -> list[date]:
    """Values by dateparser."""
    settings: dict[str, Any] = {"DATE_ORDER": "DMY", "PREFER_DATES_FROM": "past"}
    if row["reference"]:
        settings["RELATIVE_BASE"] = datetime.fromisoformat(row["reference"]).replace(tzinfo=None)
    if row["as"] == "line":
        value = dateparser.parse(row["text"], languages=["ar", "en"], settings=settings)
        return [value] if value else []
    found = search_dates(row["text"], languages=["ar", "en"], settings=settings) or []
    return [value for _, value in found]


def by_htmldate(*, extensive: bool) -> Callable[[Row], list[date] | None]:
    """Values by htmldate in one of its modes; None for sentences, which it is not made for."""

    def read(row: Row) -> list[date] | None:
        if row["as"] != "line":
            return None
        page = f"<html><body><article><p>{row['text']}</p></article></body></html>"
        found = find_date(page, extensive_search=extensive, outputformat="%Y-%m-%d")
        return [date.fromisoformat(found)] if found else []

    return read


SYSTEMS: dict[str, Callable[[Row], list[date] | None]] = {
    "arabic.dates": ours,
    "dateparser": by_dateparser,
    "htmldate fast": by_htmldate(extensive=False),
    "htmldate extensive": by_htmldate(extensive=True),
}


def verdict(row: Row, values: list[date]) -> str:
    """`right`, `wrong` or `none`."""
    expected = row.get("value")
    if expected is None:  # a trap, or nothing to tell the date from
        return "wrong" if values else "right"
    if not values:
        return "none"
    length = STATED[row["precision"]]
    return "right" if any(agrees(value, expected, length) for value in values) else "wrong"


def agrees(value: date, expected: str, length: int) -> bool:
    """Whether both say the same up to `length` characters; as instants where both have a zone."""
    label = datetime.fromisoformat(expected)
    if isinstance(value, datetime) and value.tzinfo and label.tzinfo:
        value, expected = value.astimezone(UTC), label.astimezone(UTC).isoformat()
    return value.isoformat()[:length] == expected[:length]


def group(row: Row) -> str:
    """What the row tests."""
    if row.get("surface", "") is None:
        return "no dates (traps)"
    return "date lines" if row["as"] == "line" and row["kind"] in ("absolute", "relative") else row["kind"]


def main() -> None:
    """Print the tables."""
    rows = read_rows()
    groups = Counter(map(group, rows))
    table = Table(title=f"Dates: {len(rows)} labelled strings (right / wrong / none)")
    table.add_column("strings")
    table.add_column("number", justify="right")
    columns: list[list[str]] = []
    for name, read in SYSTEMS.items():
        table.add_column(name, justify="right")
        start = perf_counter()
        verdicts = [(group(row), verdict(row, values)) for row in rows if (values := read(row)) is not None]
        milliseconds = (perf_counter() - start) / max(1, len(verdicts)) * 1000
        counted = Counter(verdicts)
        totals = Counter(result for _, result in verdicts)
        cells = [" / ".join(str(counted[part, result]) for result in ("right", "wrong", "none")) for part in groups]
        cells = [cell if cell != "0 / 0 / 0" else "" for cell in cells]
        columns.append([*cells, " / ".join(str(totals[r]) for r in ("right", "wrong", "none")), f"{milliseconds:.2f}"])
    names = [*groups.items(), ("all", len(rows)), ("ms a string", "")]
    for (name, number), *cells in zip(names, *columns, strict=True):
        table.add_row(name, str(number), *cells, end_section=name == list(groups)[-1])
    console = Console(width=110)
    console.print(table)
    console.print(speed(rows))


def speed(rows: list[Row]) -> Table:
    """Time of find_dates on an article made of the sentences, and on texts that could run away."""
    sentences = " ".join(row["text"] for row in rows if row["as"] == "prose")
    reference = datetime(2021, 12, 24, 20, tzinfo=UTC)
    table = Table(title="find_dates")
    for column in ("text", "characters", "dates", "ms"):
        table.add_column(column, justify="left" if column == "text" else "right")
    plain = "قالت مصادر مطلعة إن المحادثات بين الجانبين ما زالت مستمرة وإن الاتفاق لم ينجز بعد. "
    texts = {
        "article, as many dates as the news has": (plain * 6 + "وفي 17 ديسمبر، أصدرت الوزارة بيانا أمس الخميس. ") * 4,
        "sentences full of dates": sentences[:2_000],
        "1 MB of «17 ديسمبر »": "17 ديسمبر " * 100_000,
        "1 MB of «1/»": "1/" * 500_000,
        "1 MB of «م»": "م" * 1_000_000,
    }
    for name, text in texts.items():
        times = []
        for _ in range(3 if len(text) > 10_000 else 50):
            start = perf_counter()
            found = find_dates(text, reference)
            times.append(perf_counter() - start)
        table.add_row(name, f"{len(text):,}", f"{len(found):,}", f"{min(times) * 1000:,.2f}")
    return table


if __name__ == "__main__":
    main()
