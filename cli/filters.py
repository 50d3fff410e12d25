"""The stages as filters: `rasid clean`, `rasid enrich`, `rasid match`. They need no server. Formats are stable."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from arabic.matching.matcher import Matcher
from cli.ui import errors, fail
from config.loading import load
from config.settings import Settings
from config.watchlist import WatchList

Jsonl = Annotated[bool, typer.Option("--jsonl", help="Read and write one JSON object a line.")]
WatchlistFile = Annotated[
    Path | None, typer.Option("--watchlist", help="Watch list to use instead of the configured one.")
]


def clean(
    jsonl: Jsonl = False,
    url: Annotated[str, typer.Option(help="Address of the page, for links and dates.")] = "",
    text: Annotated[bool, typer.Option("--text", help="The input is text without HTML.")] = False,
) -> None:
    """Page to article: HTML on standard input, one JSON article on standard output.

    With --jsonl: lines {"id", "url", "html"} to lines {"id", "title", "body", …}; a page that is no article gives
    {"id", "refused", "detail"}.
    """
    from workers.standalone import cleaned_record  # slow to import, and `match` does not need it

    now = datetime.now(UTC)
    if jsonl:
        _each_line(lambda record: {"id": record["id"], **cleaned_record(_page(record), record.get("url", ""), now)})
        return
    record = cleaned_record(sys.stdin.buffer.read(), url, now, is_text=text)
    _write(record)
    if "refused" in record:
        errors.print(f"refused: {record['refused']} ({record['detail']})", highlight=False, markup=False)
        raise typer.Exit(1)


def _page(record: dict[str, Any]) -> str:
    page = record.get("html", record.get("text"))
    if not isinstance(page, str):
        raise ValueError("`html` must be a string")
    return page


def enrich(jsonl: Jsonl = False, watchlist: WatchlistFile = None) -> None:
    """Article to enriched article: {"id", "title", "body", …} in, the same with actors, topics and more out.

    Without --jsonl the whole input is one JSON object.
    """
    from workers.enrich import Enricher
    from workers.standalone import article_of

    enricher = Enricher(_watchlist(watchlist), Settings().ner_model)

    def one(record: dict[str, Any]) -> dict[str, Any]:
        return enricher.enrich(article_of(record, datetime.now(UTC))).model_dump(mode="json")

    if jsonl:
        _each_line(one)
    else:
        _write(one(_object(sys.stdin.read(), 1)))


def match(jsonl: Jsonl = False, watchlist: WatchlistFile = None) -> None:
    """Text to the actors and topics in it: {"id", "text"} in, {"id", "actors", "topics"} out.

    start and end are characters of the given text. Without --jsonl the whole input is one plain text.
    """
    matcher = Matcher(_watchlist(watchlist))

    def one(record: dict[str, Any]) -> dict[str, Any]:
        found = matcher.match_text(record["text"])
        return {
            "id": record["id"],
            "actors": [
                {
                    "id": m.actor_id,
                    "surface": m.surface,
                    "start": m.start,
                    "end": m.end,
                    "name": m.name,
                    "rule": m.rule,
                    "decided_by": m.decided_by,
                }
                for m in found.mentions
            ],
            "topics": [{"id": t.topic_id, "surface": t.surface, "start": t.start, "end": t.end} for t in found.topics],
        }

    if jsonl:
        _each_line(one)
    else:
        _write(one({"id": "-", "text": sys.stdin.read()}))


def _watchlist(path: Path | None) -> WatchList:
    return load(path, WatchList) if path else Settings().watchlist


def _object(line: str, number: int) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"line {number}: not JSON ({error.msg} at column {error.colno})") from None
    if not isinstance(record, dict):
        raise ValueError(f"line {number}: a JSON object is wanted")
    return record


def _lines() -> Iterator[tuple[int, str]]:
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    yield from ((number, line) for number, line in enumerate(sys.stdin, 1) if line.strip())


def _each_line(work: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Apply `work` to each line; a line that cannot be used is reported and costs only itself (exit code 2 at the
    end)."""
    bad = 0
    for number, line in _lines():
        try:
            record = _object(line, number)
            _write(work(record))
        except KeyError as error:
            bad += 1
            errors.print(f"line {number}: the field {error} is missing", highlight=False, markup=False)
        except ValueError as error:
            bad += 1
            errors.print(f"line {number}: {error}", highlight=False, markup=False)
    if bad:
        fail(f"{bad} lines could not be used", code=2)


def _write(record: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(record, ensure_ascii=False, default=str) + "\n")
    sys.stdout.flush()
