"""Every labelled string of tests/data/dates.jsonl, one test each."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from arabic.dates import DateMention, find_dates, parse_date

ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in (Path(__file__).parents[2] / "data" / "dates.jsonl").read_text("utf-8").splitlines()
]


def written(value: date | datetime | None) -> str | None:
    """As the data file writes it: a date, or a datetime with its offset if it has a zone."""
    return value.isoformat() if value else None


def found(row: dict[str, Any]) -> list[DateMention]:
    reference = datetime.fromisoformat(row["reference"]) if row["reference"] else None
    if row["as"] == "line":
        mention = parse_date(row["text"], reference)
        return [mention] if mention else []
    return find_dates(row["text"], reference)


@pytest.mark.parametrize("row", ROWS, ids=[row["text"] for row in ROWS])
def test_labelled_string(row: dict[str, Any]) -> None:
    mentions = found(row)

    if row.get("surface", "") is None:
        assert mentions == []
        return
    (mention,) = mentions
    assert written(mention.value) == row["value"]
    assert written(mention.end_value) == row.get("end")
    assert mention.precision == row["precision"]
    assert mention.kind == row["kind"]
    assert mention.ambiguous == row.get("ambiguous", False)
    assert [written(other) for other in mention.alternatives] == row.get("alternatives", [])
    assert mention.surface == row.get("surface", mention.surface)


def test_the_data_cover_dates_and_traps() -> None:
    traps = [row for row in ROWS if row.get("surface", "") is None]
    assert len(ROWS) - len(traps) >= 80
    assert len(traps) >= 30
