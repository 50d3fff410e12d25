"""Loading rules: seconds for 10,000 of them, and how many the engine writes when some change.

`python -m bench.rules` starts the embedded engine; with RASID_ELASTICSEARCH_URL it measures that one.
"""

from __future__ import annotations

import time
import uuid
from pathlib import Path
from random import Random

from elasticsearch import Elasticsearch
from rich.console import Console
from rich.table import Table

from bench.percolate import engine_url, rules
from config.rules import Rule
from indexing.client import connect, describe_engine
from indexing.mappings.names import Names
from indexing.mappings.setup import ensure_indices
from indexing.rules import check, load

COUNT = 10_000
TARGET_S = 10.0
FILE = Path("rules.yml")


def written(client: Elasticsearch, index: str) -> int:
    """Documents that were indexed or deleted in the index so far, as the engine itself counts them."""
    counted = client.indices.stats(index=index, metric="indexing")["_all"]["primaries"]["indexing"]
    return int(counted["index_total"]) + int(counted["delete_total"])


def main() -> None:
    """Measure and print one table."""
    all_rules = list(rules(Random(7), COUNT))
    half = COUNT // 2
    edited = all_rules[half].model_copy(update={"query": "actors:somebody"})
    one_changed = [*all_rules[:half], edited, *all_rules[half + 1 :]]
    one_less = one_changed[:-1]
    steps: list[tuple[str, list[Rule]]] = [
        ("all new", all_rules),
        ("nothing changed", all_rules),
        ("one changed", one_changed),
        ("one removed", one_less),
    ]
    with engine_url() as url:
        client = connect(url, timeout_s=120)
        info = describe_engine(client)
        table = Table(title=f"Loading {COUNT:,} rules ({info.distribution} {info.version}), target {TARGET_S:g} s")
        for heading in ("what", "s", "rules written"):
            table.add_column(heading, justify="right")
        prefix = f"bench-{uuid.uuid4().hex[:8]}-"
        ensure_indices(client, prefix)
        index = Names(prefix).rules
        try:
            for what, wanted in steps:
                before, started = written(client, index), time.perf_counter()
                loaded = load(client, prefix, wanted, FILE)
                taken_s = time.perf_counter() - started
                if loaded.problems:
                    raise SystemExit(f"rules were refused: {loaded.problems[0]}")
                table.add_row(what, f"{taken_s:.2f}", f"{written(client, index) - before:,}")
            started = time.perf_counter()
            check(client, prefix, all_rules, FILE)
            table.add_row("checked, not loaded (rasid config check)", f"{time.perf_counter() - started:.2f}", "0")
        finally:
            client.indices.delete(index=f"{prefix}*")
            client.indices.delete_index_template(name=Names(prefix).articles_template)
    Console().print(table)


if __name__ == "__main__":
    main()
