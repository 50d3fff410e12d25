"""Stories: labelled pairs beside exact hashes and SimHash; speed; memory of a week of a million articles."""

from __future__ import annotations

import hashlib
import random
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import SecretStr
from rich.console import Console
from rich.progress import track
from rich.table import Table

from arabic.shingles import folded_words, shingles
from config.settings import Settings
from indexing.embedded.valkey import Valkey
from pipeline.identity import content_hash
from pipeline.messages import Article, Source, Story
from pipeline.store import connect
from tests.story_pairs import Pair, pairs
from workers.stories import Stories

START = datetime(2026, 1, 1, 12, tzinfo=UTC)
ARTICLES = 50_000  # stored for the memory's sake, and extrapolated to a million
SIMHASH_BITS = 3  # the usual distance for near duplicates (Manku, Jain, Das Sarma 2007)


def article(name: str, body: str, outlet: str, seen_at: datetime) -> Article:
    """An article with this body."""
    source = Source(id=outlet, name=outlet, site="", country="EG", language="ar")
    article_id = hashlib.sha256(name.encode()).hexdigest()[:32]
    return Article(
        id=article_id,
        url="",
        feed_id=outlet,
        source=source,
        title="",
        body=body,
        language="ar",
        hash="",
        seen_at=seen_at,
        fetched_at=seen_at,
        story=Story(id=article_id),
    )


def simhash(text: str) -> int:
    """64-bit SimHash of word shingles (Charikar 2002)."""
    weights = [0] * 64
    for shingle in shingles(folded_words(text)):
        value = int.from_bytes(hashlib.blake2b(shingle.encode(), digest_size=8).digest())
        for bit in range(64):
            weights[bit] += 1 if value >> bit & 1 else -1
    return sum(1 << bit for bit, weight in enumerate(weights) if weight > 0)


def judge(name: str, labelled: list[Pair], same: Callable[[int, Pair], bool], table: Table) -> None:
    """Add a row: precision, recall, and which kinds go wrong."""
    verdicts = [(pair, same(n, pair)) for n, pair in enumerate(labelled)]
    right = sum(pair.same_story and verdict for pair, verdict in verdicts)
    told = sum(verdict for _, verdict in verdicts)
    wanted = sum(pair.same_story for pair, _ in verdicts)
    wrong = sorted({pair.kind for pair, verdict in verdicts if verdict != pair.same_story})
    table.add_row(name, f"{right / told:.3f}", f"{right / wanted:.3f}", ", ".join(wrong) or "-")


def quality(stories: Stories) -> Table:
    """All methods on all pairs."""
    labelled = list(pairs())
    same = sum(pair.same_story for pair in labelled)
    table = Table(
        "Method",
        "Precision",
        "Recall",
        "Kinds with errors",
        title=f"{same} pairs of one story, {len(labelled) - same} not",
    )

    def ours(n: int, pair: Pair) -> bool:
        seen_at = START + timedelta(days=30 * n)  # pairs do not meet
        one = stories.assign(article(f"{n} one", pair.one, "nile", seen_at))
        other = stories.assign(article(f"{n} other", pair.other, "nile" if pair.same_source else "atlas", seen_at))
        return one.id == other.id

    judge("rasid", labelled, ours, table)
    judge("exact hash", labelled, lambda _, pair: content_hash("", pair.one) == content_hash("", pair.other), table)
    for bits in (SIMHASH_BITS, 10):
        judge(
            f"SimHash, {bits} bits",
            labelled,
            lambda _, pair, bits=bits: (simhash(pair.one) ^ simhash(pair.other)).bit_count() <= bits,  # type: ignore[misc]
            table,
        )
    return table


def generated(words: list[str], chance: random.Random) -> str:
    """About 250 words in an order of their own: no two articles are alike, and all use the same words."""
    return " ".join(chance.choices(words, k=250))


def load(stories: Stories, redis_url: str) -> Table:
    """Speed and memory over many articles of one week."""
    chance = random.Random(11)
    words = sorted({word for pair in pairs() for word in folded_words(pair.one)})
    settings = Settings(redis_url=SecretStr(redis_url))
    store = connect(settings)
    before = store.info("memory")["used_memory"]
    seconds = 0.0
    for n in track(range(ARTICLES), "storing", console=Console(stderr=True), transient=True):
        made = article(f"load {n}", generated(words, chance), f"o{n % 50}", START - timedelta(days=90 + n % 7))
        began = time.perf_counter()
        stories.assign(made)
        seconds += time.perf_counter() - began
    bytes_each = (store.info("memory")["used_memory"] - before) / ARTICLES
    table = Table("Articles", "ms an article", "Bytes an article", "A million articles", title="One client, one server")
    table.add_row(
        f"{ARTICLES:,}", f"{1000 * seconds / ARTICLES:.2f}", f"{bytes_each:.0f}", f"{bytes_each / 1000:.2f} GB"
    )
    return table


def main() -> None:
    """Print both tables."""
    with tempfile.TemporaryDirectory(prefix="rasid-bench-") as folder:
        valkey = Valkey(Path(folder))
        valkey.spawn()
        valkey.wait_ready(time.monotonic() + 30)
        try:
            settings = Settings(redis_url=SecretStr(valkey.url))
            stories = Stories(connect(settings, decode=False), settings)
            Console().print(quality(stories))
            Console().print(load(stories, valkey.url))
        finally:
            valkey.process.terminate()
            valkey.process.wait_stopped()


if __name__ == "__main__":
    main()
