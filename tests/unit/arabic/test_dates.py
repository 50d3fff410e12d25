"""Every labelled string of tests/data/dates.jsonl and dates_news.jsonl, one test each."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from arabic.dates import DateMention, find_dates, find_dates_in, parse_date
from arabic.dates.roles import role_of
from arabic.words import Words

DATA = Path(__file__).parents[2] / "data"


def read(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines()]


ROWS = read("dates.jsonl")
NEWS = read("dates_news.jsonl")


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


@pytest.mark.parametrize("row", NEWS, ids=[row["text"] for row in NEWS])
def test_sentence_of_the_news(row: dict[str, Any]) -> None:
    """Every date of a sentence with its role, and nothing else."""
    words = Words(row["text"])
    reference = datetime.fromisoformat(row["reference"])
    mentions = find_dates_in(words, reference)

    assert [mention.surface for mention in mentions] == [expected["surface"] for expected in row["dates"]]
    for mention, expected in zip(mentions, row["dates"], strict=True):
        assert written(mention.value) == expected["value"]
        assert written(mention.end_value) == expected.get("end")
        assert mention.precision == expected["precision"]
        assert role_of(words, mention, reference) == expected.get("role", role_of(words, mention, reference))


def test_the_data_cover_dates_and_traps() -> None:
    traps = [row for row in ROWS if row.get("surface", "") is None]
    assert len(ROWS) - len(traps) >= 80
    assert len(traps) >= 30
