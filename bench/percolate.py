"""Percolation: milliseconds a document, by number of rules and size of batch, asked in two ways.

`python bench/percolate.py` starts the embedded engine; with RASID_ELASTICSEARCH_URL it measures that one.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import platformdirs
from elasticsearch import Elasticsearch
from rich.console import Console
from rich.table import Table

from config.rules import Rule
from indexing.client import connect, describe_engine
from indexing.documents import Document, document
from indexing.embedded.stack import EmbeddedStack
from indexing.mappings.names import Names
from indexing.mappings.setup import ensure_indices
from indexing.percolate import percolate
from indexing.rules import load
from pipeline.identity import article_id, content_hash
from pipeline.messages import Article, Source, Story

RULES, BATCHES = (100, 1_000, 10_000), (1, 10, 100)
ACTORS, VOCABULARY = 20_000, 5_000
# Rounds of each measurement; the first warms up and is not counted.
ROUNDS = 4

Ask = Callable[[Elasticsearch, str, list[Document]], None]


@contextmanager
def engine_url() -> Iterator[str]:
    """The engine that the environment names, or an embedded one."""
    if url := os.environ.get("RASID_ELASTICSEARCH_URL"):
        yield url
        return
    cache = Path(os.environ.get("RASID_CACHE_DIR") or platformdirs.user_cache_dir("rasid"))
    with tempfile.TemporaryDirectory(prefix="rasid-bench-") as folder:
        Path(folder).chmod(0o755)
        with EmbeddedStack(Path(folder), cache) as stack:
            yield stack.elasticsearch_url


def words(chance: Random, count: int) -> str:
    """Made-up words, the frequent ones far more frequent, as in any text."""
    return " ".join(f"كلمة{int(VOCABULARY * chance.random() ** 3)}" for _ in range(count))


def rules(chance: Random, count: int) -> Iterator[Rule]:
    """Two actors; an actor and a word; an actor and a phrase, in thirds. One in ten looks at one country only."""
    for number in range(count):
        one, two = chance.randrange(ACTORS), chance.randrange(ACTORS)
        query = (
            f"actors:a{one} AND actors:a{two}",
            f"actors:a{one} AND {words(chance, 1)}",
            f'(actors:a{one} OR actors:a{two}) AND "{words(chance, 2)}"',
        )[number % 3]
        countries = ["EG"] if number % 10 == 0 else []
        yield Rule(id=f"r{number}", name=f"rule {number}", query=query, countries=countries)


def article(chance: Random, number: int) -> Document:
    """A news article of 300 words that names eight actors."""
    url = f"https://outlet.example/{number}"
    now = datetime.now(UTC)
    title, body = words(chance, 10), "\n".join(words(chance, 50) for _ in range(6))
    actors = [f"a{chance.randrange(ACTORS)}" for _ in range(8)]
    made = Article(
        id=article_id(url),
        url=url,
        feed_id="outlet",
        source=Source(id="outlet", name="Outlet", site="outlet.example", country="EG", language="ar"),
        title=title,
        body=body,
        lead=body.split("\n", 1)[0],
        language="ar",
        hash=content_hash(title, body),
        seen_at=now,
        fetched_at=now,
        actors=actors,
        story=Story(id=article_id(url)),
    )
    return document(made, now)


def singles(client: Elasticsearch, prefix: str, batch: list[Document]) -> None:
    """As the indexer does: one msearch, one question a document."""
    percolate(client, prefix, batch)


def together(client: Elasticsearch, prefix: str, batch: list[Document]) -> None:
    """One percolation of all documents."""
    query: dict[str, Any] = {"percolate": {"field": "match", "documents": batch}}
    client.search(
        index=Names(prefix).rules, query={"constant_score": {"filter": query}}, size=10_000, source_includes=["rule"]
    )


def ms_a_document(client: Elasticsearch, prefix: str, ask: Ask, documents: list[Document], size: int) -> float:
    """Median over rounds, each of all documents in batches of `size` (at most 100 documents)."""
    taken = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for first in range(0, len(documents), size):
            ask(client, prefix, documents[first : first + size])
        taken.append((time.perf_counter() - started) * 1000 / len(documents))
    return statistics.median(taken[1:])


def main() -> None:
    """Measure and print one table."""
    console = Console()
    chance = Random(7)
    documents = [article(chance, number) for number in range(100)]
    with engine_url() as url:
        client = connect(url, timeout_s=120)
        info = describe_engine(client)
        table = Table(title=f"Percolation, ms a document ({info.distribution} {info.version})")
        for heading in ("rules", "load, s", "asked"):
            table.add_column(heading, justify="right")
        for size in BATCHES:
            table.add_column(f"batches of {size}", justify="right")
        for count in RULES:
            prefix = f"bench-{uuid.uuid4().hex[:8]}-"
            ensure_indices(client, prefix)
            started = time.perf_counter()
            loaded = load(client, prefix, list(rules(chance, count)), Path("rules.yml"))
            load_s = time.perf_counter() - started
            if loaded.problems:
                raise SystemExit(f"rules were refused: {loaded.problems[0]}")
            for name, ask in (("msearch of singles", singles), ("documents together", together)):
                figures = [ms_a_document(client, prefix, ask, documents, size) for size in BATCHES]
                table.add_row(f"{count:,}", f"{load_s:.1f}", name, *(f"{figure:.2f}" for figure in figures))
            client.indices.delete(index=f"{prefix}*")
            client.indices.delete_index_template(name=Names(prefix).articles_template)
    console.print(table)


if __name__ == "__main__":
    main()
