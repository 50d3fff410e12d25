"""Names: how many are found and how many falsely, how fast, and beside the search engine doing the same job.

`python -m bench.names` starts the embedded engine; with RASID_ELASTICSEARCH_URL it asks that one.
"""

from __future__ import annotations

import gc
import json
import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from typing import Any, NamedTuple, TypeVar

import psutil
import yaml
from elasticsearch import Elasticsearch
from rich.console import Console
from rich.table import Table

from arabic.given_names import FAMILY_NAMES, GIVEN_NAMES
from arabic.lexicon import load
from arabic.matching.matcher import Matcher
from arabic.normalise import fold
from arabic.tokens import tokens
from bench.percolate import engine_url
from config.watchlist import Actor, WatchList
from indexing.client import connect
from indexing.mappings.analysis import analysis, text_field

ROOT = Path(__file__).parent.parent
T = TypeVar("T")

DATA = ROOT / "tests" / "data"
ARTICLE_CHARACTERS, ARTICLE_NAMES = 2_000, 5
ARTICLES = 200
PERCOLATED_NAMES, BATCH = 10_000, 100


class Row(NamedTuple):
    """A labelled sentence; ``actors`` are those who are meant in it."""

    kind: str
    trap: bool
    held: bool
    text: str
    actors: frozenset[str]


Found = list[frozenset[str]]


def labelled(
    watchlist: Path = DATA / "names-watchlist.yml", sentences: Path = DATA / "names.jsonl"
) -> tuple[WatchList, list[Row]]:
    """A watch list and the sentences that are labelled with its actors: those of tests/data unless others are given."""
    rows = [json.loads(line) for line in sentences.read_text("utf-8").splitlines()]
    return WatchList.model_validate(yaml.safe_load(watchlist.read_text("utf-8"))), [
        Row(
            row["kind"],
            row["trap"],
            row["split"] == "held",
            row["text"],
            frozenset(actor["id"] for actor in row["actors"]),
        )
        for row in rows
    ]


def ours(watchlist: WatchList, texts: list[str]) -> Found:
    """The matcher."""
    matcher = Matcher(watchlist)
    return [frozenset(matcher.match_text(text).actor_ids) for text in texts]


def substrings(watchlist: WatchList, texts: list[str]) -> Found:
    """Names anywhere in the normalised text."""
    names = [(actor.id, fold(name)) for actor in watchlist.actors for name in (*actor.names, *actor.short)]
    return [frozenset(actor for actor, name in names if name in fold(text)) for text in texts]


def exact_tokens(watchlist: WatchList, texts: list[str]) -> Found:
    """Names as sequences of whole normalised words."""

    def spaced(text: str) -> str:
        return f" {' '.join(token.surface for token in tokens(fold(text)))} "

    names = [(actor.id, spaced(name)) for actor in watchlist.actors for name in (*actor.names, *actor.short)]
    return [frozenset(actor for actor, name in names if name in spaced(text)) for text in texts]


def engine_phrases(
    client: Elasticsearch, mapping: dict[str, Any], field: str
) -> Callable[[WatchList, list[str]], Found]:
    """Phrase queries for all names of each actor, on an index with ``mapping``."""

    def found(watchlist: WatchList, texts: list[str]) -> Found:
        actors: defaultdict[int, set[str]] = defaultdict(set)
        with index(client, {"text": mapping}) as name:
            operations = [
                part for number, text in enumerate(texts) for part in ({"index": {"_id": number}}, {"text": text})
            ]
            client.bulk(index=name, operations=operations, refresh=True)
            for actor in watchlist.actors:
                answer = client.search(index=name, query=phrases(actor, field), size=len(texts), source=False)
                for hit in answer["hits"]["hits"]:
                    actors[int(hit["_id"])].add(actor.id)
        return [frozenset(actors[number]) for number in range(len(texts))]

    return found


def phrases(actor: Actor, field: str) -> dict[str, Any]:
    """The query for any name of an actor."""
    return {"bool": {"should": [{"match_phrase": {field: name}} for name in (*actor.names, *actor.short)]}}


@contextmanager
def index(client: Elasticsearch, properties: dict[str, Any]) -> Iterator[str]:
    """An index of that mapping, for as long as it is needed."""
    name = f"bench-names-{uuid.uuid4().hex[:8]}"
    settings = {"number_of_shards": 1, "number_of_replicas": 0, "analysis": analysis()}
    client.indices.create(index=name, settings=settings, mappings={"properties": properties})
    try:
        yield name
    finally:
        client.indices.delete(index=name)


def scores(rows: Iterable[Row], found: Iterable[frozenset[str]]) -> tuple[float, float, int]:
    """Precision and recall over pairs of sentence and actor, and the number of trap sentences with a false alarm."""
    right = wrong = missed = trapped = 0
    for row, actors in zip(rows, found, strict=True):
        right += len(actors & row.actors)
        wrong += len(actors - row.actors)
        missed += len(row.actors - actors)
        trapped += row.trap and bool(actors - row.actors)
    return right / max(1, right + wrong), right / max(1, right + missed), trapped


def quality(client: Elasticsearch, console: Console) -> None:
    """Print how well each method does, and ours by kind of sentence."""
    watchlist, rows = labelled()
    texts = [row.text for row in rows]
    methods = {
        "Rasid": ours,
        "normalised substring": substrings,
        "exact tokens (normalised)": exact_tokens,
        "engine, `arabic` analyzer, phrase": engine_phrases(client, {"type": "text", "analyzer": "arabic"}, "text"),
        "engine, our `.exact`, phrase": engine_phrases(client, text_field(), "text.exact"),
    }
    found = {name: method(watchlist, texts) for name, method in methods.items()}
    for part, chosen in (("all", (False, True)), ("held out: never looked at", (True,))):
        table = Table("method", "precision", "recall", "traps fired on", title=f"Names in labelled sentences, {part}")
        for name, actors in found.items():
            kept = [(row, got) for row, got in zip(rows, actors, strict=True) if row.held in chosen]
            precision, recall, trapped = scores([row for row, _ in kept], [got for _, got in kept])
            traps = sum(row.trap for row, _ in kept)
            table.add_row(name, f"{precision:.3f}", f"{recall:.3f}", f"{trapped} of {traps}")
        console.print(table)
    default, shipped = labelled(ROOT / "config" / "watchlist.yml", DATA / "names-default.jsonl")
    precision, recall, _ = scores(shipped, ours(default, [row.text for row in shipped]))
    console.print(f"The watch list that is shipped, {len(shipped)} sentences: {precision:.3f} / {recall:.3f}\n")
    kinds: Counter[str] = Counter(row.kind for row in rows)
    table = Table("kind", "sentences", "all right: Rasid", "exact tokens", title="By kind")
    for kind, count in kinds.most_common():
        right = [
            sum(got == row.actors for row, got in zip(rows, found[name], strict=True) if row.kind == kind)
            for name in ("Rasid", "exact tokens (normalised)")
        ]
        table.add_row(kind, str(count), *map(str, right))
    console.print(table)


def made_up_names(chance: Random, count: int) -> list[str]:
    """Distinct full names: a given name, now and then a second, and a family name that exists or could."""
    given, families = sorted(GIVEN_NAMES), sorted(FAMILY_NAMES)
    syllables = [consonant + vowel for consonant in "بتجدرزسشطفقكلمنه" for vowel in ("ا", "ي", "و", "ان", "ير", "ول")]
    names: set[str] = set()
    while len(names) < count:
        made = "".join(chance.choice(syllables) for _ in range(chance.randint(2, 4)))
        family = chance.choice(families) if chance.random() < 0.3 else made
        names.add(" ".join([*chance.sample(given, 2 if chance.random() < 0.3 else 1), family]))
    return sorted(names)


def articles(chance: Random, names: list[str], count: int) -> list[str]:
    """Words of labelled sentences in random order, cut at the length of an article, some of the names in them."""
    words = [word for row in labelled()[1] for word in row.text.split()]
    made = []
    for _ in range(count):
        text = chance.choices(words, k=ARTICLE_CHARACTERS // 4)
        for name in chance.choices(names, k=ARTICLE_NAMES):
            text[chance.randrange(200)] = name
        made.append(" ".join(text)[:ARTICLE_CHARACTERS])
    return made


def watch(names: list[str]) -> WatchList:
    """A person of each name."""
    return WatchList(actors=[Actor(id=f"a{number}", type="person", names=[name]) for number, name in enumerate(names)])


def seconds(matcher: Matcher, texts: list[str]) -> float:
    """Processor time of matching all texts once."""
    start = process_time()
    for text in texts:
        matcher.match_text(text)
    return process_time() - start


def speed(console: Console) -> None:
    """Print time and memory of building and of matching; processor time, so that other work does not count."""
    load()
    table = Table(
        "names", "load s", "memory MB", "ms an article", "characters/s", title="Speed, one core, best of three"
    )
    for count in (1_000, 10_000, 50_000):
        chance = Random(count)
        names = made_up_names(chance, count)
        watchlist, texts = watch(names), articles(chance, names, ARTICLES)
        gc.collect()
        memory, start = psutil.Process().memory_info().rss, process_time()
        matcher = Matcher(watchlist)
        loaded, memory = process_time() - start, psutil.Process().memory_info().rss - memory
        for text in articles(chance, names, ARTICLES):  # others, as a worker has seen: it remembers words, not texts
            matcher.match_text(text)
        spent = min(seconds(matcher, texts) for _ in range(3))
        each = f"{spent / len(texts) * 1e3:.2f}"
        table.add_row(
            f"{count:,}", f"{loaded:.1f}", f"{memory / 1e6:.0f}", each, f"{sum(map(len, texts)) / spent:,.0f}"
        )
    console.print(table)


def quickest(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds of the quickest of three runs, and what it gave."""
    runs: list[tuple[float, T]] = []
    for _ in range(3):
        start = perf_counter()
        result = work()
        runs.append((perf_counter() - start, result))
    return min(runs, key=lambda run: run[0])


def percolator(client: Elasticsearch, console: Console) -> None:
    """Print the matcher beside the percolator: one phrase query for each name."""
    chance = Random(1)
    names = made_up_names(chance, PERCOLATED_NAMES)
    watchlist, texts = watch(names), articles(chance, names, BATCH)
    matcher = Matcher(watchlist)
    matched, mine = quickest(lambda: [set(matcher.match_text(text).actor_ids) for text in texts])
    with index(client, {"match": {"type": "percolator"}, "text": text_field()}) as name:
        for first in range(0, len(names), 1_000):
            chunk = watchlist.actors[first : first + 1_000]
            operations = [
                part for a in chunk for part in ({"index": {"_id": a.id}}, {"match": phrases(a, "text.exact")})
            ]
            client.bulk(index=name, operations=operations, refresh=True)
        query = {"percolate": {"field": "match", "documents": [{"text": text} for text in texts]}}
        question = {"constant_score": {"filter": query}}
        percolated, answer = quickest(
            lambda: client.search(index=name, query=question, size=len(names), source=False, request_cache=False)
        )
    theirs: defaultdict[int, set[str]] = defaultdict(set)
    for hit in answer["hits"]["hits"]:
        for slot in hit["fields"]["_percolator_document_slot"]:
            theirs[slot].add(hit["_id"])
    table = Table(
        "method", "ms an article", "ratio", "names found", title=f"{PERCOLATED_NAMES:,} names, {BATCH} articles"
    )
    table.add_row("Rasid", f"{matched / BATCH * 1e3:.2f}", "1", str(sum(map(len, mine))))
    found = str(sum(map(len, theirs.values())))
    table.add_row("percolator", f"{percolated / BATCH * 1e3:.2f}", f"{percolated / matched:.1f}", found)
    console.print(table)


def main() -> None:
    """Print all tables."""
    console = Console(width=120)
    speed(console)
    with engine_url() as url:
        client = connect(url)
        quality(client, console)
        percolator(client, console)


if __name__ == "__main__":
    main()
