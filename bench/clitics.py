"""Clitics: how well words are cut, beside stripping always and a plain frequency rule.

On words of our own (tests/data/clitics.tsv), half of them never used for making the rules. A cut counts as found if
all proclitics (or the suffix) of the word are as labelled; precision, recall and F1 are over the words that are cut.

    python -m bench.clitics
"""

import csv
from collections.abc import Callable, Iterable
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from arabic.clitics import Split, segment, splits
from arabic.lexicon import load, zipf

WORDS = Path(__file__).parent.parent / "tests" / "data" / "clitics.tsv"


class Word(NamedTuple):
    """A labelled word: ``cut`` is the word with + after each proclitic and = before the suffix."""

    half: str
    source: str
    word: str
    cut: str


def read_words(path: Path = WORDS) -> list[Word]:
    """The labelled words, in the order of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        return [Word(**row) for row in rows]


def labelled(word: Word) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Proclitics and enclitics of the label."""
    front, _, suffix = word.cut.partition("=")
    return tuple(front.split("+")[:-1]), (suffix,) if suffix else ()


def f1(pairs: Iterable[tuple[tuple[str, ...], tuple[str, ...]]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of pairs (labelled, found); the empty tuple is no cut."""
    pairs = list(pairs)
    right = sum(gold == found != () for gold, found in pairs)
    precision = right / max(1, sum(found != () for _, found in pairs))
    recall = right / max(1, sum(gold != () for gold, _ in pairs))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def strip_always(word: str) -> Split:
    """The analysis with most proclitics."""
    return max(splits(word), key=lambda split: (len(split.proclitics), -len(split.enclitics)))


def commonest_stem(word: str) -> Split:
    """The analysis whose stem is commonest, the whole word among them."""
    return max(splits(word), key=lambda split: zipf(split.stem))


RULES: dict[str, Callable[[str], Split]] = {
    "always strip": strip_always,
    "commonest stem": commonest_stem,
    "arabic.clitics.segment": segment,
}


def main() -> None:
    """Print the table."""
    load()
    words = read_words()
    table = Table(title=f"Clitics of {len(words)} labelled words (P / R / F1)")
    for column in ("rule", "words", "proclitics, dev", "proclitics, held out", "suffixes, held out", "µs a word"):
        table.add_column(column, justify="left" if column in {"rule", "words"} else "right")
    for name, rule in RULES.items():
        start = perf_counter()
        found = {word.word: rule(word.word) for word in words}
        microseconds = (perf_counter() - start) / len(found) * 1e6
        for kind in ("running text", "hard words"):
            cells = []
            for half, part in (("dev", 0), ("held", 0), ("held", 1)):
                chosen = [
                    w for w in words if w.half == half and w.source.startswith("text") == (kind == "running text")
                ]
                parts = [(labelled(w)[part], (found[w.word].proclitics, found[w.word].enclitics)[part]) for w in chosen]
                cuts_any = any(found_part for _, found_part in parts)
                cells.append(" / ".join(f"{value:.3f}" for value in f1(parts)) if cuts_any else "never cut")
            table.add_row(name, kind, *cells, f"{microseconds:.0f}")
    Console(width=130).print(table)


if __name__ == "__main__":
    main()
