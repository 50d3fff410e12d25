"""Normalising: megabytes of UTF-8 a second on one core, beside a bare `str.translate` table and a Rust package.

python bench/normalise.py
"""

import importlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

from rich.console import Console
from rich.table import Table

from arabic.normalise import Level, fold, normalise
from arabic.tables import SEARCH_MAP

SENTENCES = Path(__file__).parent.parent / "tests" / "data" / "clitics.tsv"
ARTICLE_CHARACTERS = 2_034  # of the article that the figures of the design were measured on
SECONDS = 0.5  # of repetitions for each figure; the best of three is printed


def article() -> str:
    """Running text of our own of an article's length, with the punctuation and vowel signs of a newspaper."""
    words = [line.split("\t")[2] for line in SENTENCES.read_text(encoding="utf-8").splitlines() if "\ttext " in line]
    sentences = [" ".join(words[start : start + 9]) for start in range(0, len(words), 9)]
    text = "\n".join(f"وأضاف أيضًا: «{sentence}»، في 17 ديسمبر." for sentence in sentences)
    return text[:ARTICLE_CHARACTERS]


def best_seconds(function: Callable[[str], object], text: str) -> float:
    """Seconds of one call, the best of three rounds."""
    function(text)
    start = perf_counter()
    function(text)
    calls = max(1, int(SECONDS / max(1e-7, perf_counter() - start)))
    rounds = []
    for _ in range(3):
        start = perf_counter()
        for _ in range(calls):
            function(text)
        rounds.append((perf_counter() - start) / calls)
    return min(rounds)


def contestants() -> dict[str, Callable[[str], object] | None]:
    """What is measured; None for a package that is not installed."""
    table = str.maketrans(SEARCH_MAP)
    found: dict[str, Callable[[str], object] | None] = {f"fold, {level}": partial(fold, level=level) for level in Level}
    found["normalise with offsets, match"] = lambda text: normalise(text).offsets
    found["str.translate (letters only, no offsets)"] = lambda text: text.translate(table)
    for name, function in (("arabic_norm", "normalize"), ("arabic_normalize", "normalize")):
        try:
            found[f"{name} (Rust, fewer rules, no offsets)"] = getattr(importlib.import_module(name), function)
        except ImportError:
            found[name] = None
    return found


def main() -> None:
    """Print the table."""
    text = article()
    megabytes = len(text.encode()) / 1e6
    table = Table(title=f"Normalising an article of {len(text)} characters, {megabytes * 1e3:.1f} kB")
    table.add_column("what")
    table.add_column("µs", justify="right")
    table.add_column("MB/s", justify="right")
    for name, function in contestants().items():
        if function is None:
            table.add_row(name, "not installed", "")
        else:
            seconds = best_seconds(function, text)
            table.add_row(name, f"{seconds * 1e6:.0f}", f"{megabytes / seconds:.0f}")
    Console().print(table)


if __name__ == "__main__":
    main()
