"""Stories: labelled pairs beside exact hashes and SimHash; speed; memory of a week of a million articles."""

from __future__ import annotations

import hashlib
import itertools
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
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


def article(name: str, body: str, outlet: str) -> Article:
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
        seen_at=START,
        fetched_at=START,
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


def judge(labelled: list[Pair], same: Callable[[Pair], bool]) -> tuple[str, str, str]:
    """Precision, recall, and how many pairs of which kinds go wrong."""
    verdicts = [(pair, same(pair)) for pair in labelled]
    right = sum(pair.same_story and verdict for pair, verdict in verdicts)
    told = sum(verdict for _, verdict in verdicts)
    wanted = sum(pair.same_story for pair in labelled)
    wrong = Counter(pair.kind for pair, verdict in verdicts if verdict != pair.same_story)
    kinds = ", ".join(f"{kind} {count}" for kind, count in wrong.most_common(4)) + (" …" if len(wrong) > 4 else "")
    return f"{right / told:.3f}" if told else "-", f"{right / wanted:.3f}", kinds or "-"


def quality(redis_url: str) -> Iterator[Table]:
    """All methods on the pairs that the thresholds were chosen on, then on those held out."""
    prefixes = (f"pair-{n}:" for n in itertools.count())  # pairs do not meet

    def ours(pair: Pair) -> bool:
        settings = Settings(redis_url=SecretStr(redis_url), redis_prefix=next(prefixes))
        stories = Stories(connect(settings, decode=False), settings)
        one = stories.assign(article("one", pair.one, "nile"))
        return stories.assign(article("other", pair.other, "nile" if pair.same_source else "atlas")).id == one.id

    def simhash_within(bits: int) -> Callable[[Pair], bool]:
        return lambda pair: (simhash(pair.one) ^ simhash(pair.other)).bit_count() <= bits

    methods = {
        "rasid": ours,
        "exact hash": lambda pair: content_hash("", pair.one) == content_hash("", pair.other),
        **{f"SimHash, {bits} bits": simhash_within(bits) for bits in (SIMHASH_BITS, 10, 16)},
    }
    every = list(pairs())
    for held_out in (False, True):
        labelled = [pair for pair in every if pair.held_out == held_out]
        same = sum(pair.same_story for pair in labelled)
        title = f"{same} pairs of one story, {len(labelled) - same} not" + (" (held out)" if held_out else "")
        table = Table("Method", "Precision", "Recall", "Pairs that go wrong", title=title)
        for name, method in methods.items():
            table.add_row(name, *judge(labelled, method))
        yield table


def generated(words: list[str], chance: random.Random) -> str:
    """About 250 words in an order of their own: no two articles are alike, and all use the same words."""
    return " ".join(chance.choices(words, k=250))


def load(redis_url: str) -> Table:
    """Speed and memory over many articles of one day."""
    chance = random.Random(11)
    words = sorted({word for pair in pairs() for word in folded_words(pair.one)})
    settings = Settings(redis_url=SecretStr(redis_url))
    store = connect(settings, decode=False)
    stories = Stories(store, settings)
    store.flushall()
    store.config_resetstat()
    before = store.info("memory")["used_memory"]
    seconds = 0.0
    for n in track(range(ARTICLES), "storing", console=Console(stderr=True), transient=True):
        made = article(f"load {n}", generated(words, chance), f"o{n % 50}")
        began = time.perf_counter()
        stories.assign(made)
        seconds += time.perf_counter() - began
    bytes_each = (store.info("memory")["used_memory"] - before) / ARTICLES
    on_server = store.info("commandstats")["cmdstat_evalsha"]["usec_per_call"] / 1000
    table = Table("Articles", "A second", "ms on the server", "Bytes an article", "A million", title="One worker")
    table.add_row(
        f"{ARTICLES:,}",
        f"{ARTICLES / seconds:.0f}",
        f"{on_server:.2f}",
        f"{bytes_each:.0f}",
        f"{bytes_each / 1000:.2f} GB",
    )
    return table


def main() -> None:
    """Print the tables."""
    with tempfile.TemporaryDirectory(prefix="rasid-bench-") as folder:
        valkey = Valkey(Path(folder))
        valkey.spawn()
        valkey.wait_ready(time.monotonic() + 30)
        try:
            for table in quality(valkey.url):
                Console().print(table)
            Console().print(load(valkey.url))
        finally:
            valkey.process.terminate()
            valkey.process.wait_stopped()


if __name__ == "__main__":
    main()
