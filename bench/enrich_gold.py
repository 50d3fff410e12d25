"""Reads the annotated passages of tests/data/enrich and compares an enriched article with them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from arabic.normalise import fold
from pipeline.messages import Article, Entity

FOLDER = Path(__file__).parent.parent / "tests" / "data" / "enrich"
_MARKUP = re.compile(r"\[([POL]) ([^\]]+)\]")
_TYPES = {"P": "person", "O": "organisation", "L": "place"}


@dataclass
class Passage:
    """A passage with what it holds: spans with type, quotes as (speaker, beginning), sources as (type, surface)."""

    text: str
    entities: set[tuple[int, int, str]]
    quotes: list[tuple[str, str]] = field(default_factory=list)
    sources: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Score:
    """Counts of right, wrong and missed answers."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of the answers that are right; 0 without any."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of what there is that was found."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)

    def add(self, found: int, expected: int, right: int) -> None:
        """Count one passage."""
        self.right += right
        self.wrong += found - right
        self.missed += expected - right


def passages(split: str) -> list[Passage]:
    """`dev`, `held`, `fresh` or `second`. Raises ValueError for a line that is none of T, Q and W."""
    read: list[Passage] = []
    for line in FOLDER.joinpath(f"{split}.txt").read_text(encoding="utf-8").splitlines():
        kind, _, rest = line.partition(" ")
        if not line or kind == "#":
            continue
        if kind == "T":
            read.append(_passage(rest))
        elif kind in ("Q", "W"):
            first, _, second = rest.partition(" | ")
            (read[-1].quotes if kind == "Q" else read[-1].sources).append((first, second))
        else:
            raise ValueError(f"{split}.txt: a line begins with {kind!r}; T, Q, W or # are wanted")
    return read


def _passage(marked: str) -> Passage:
    text, at, entities = "", 0, set()
    for match in _MARKUP.finditer(marked):
        text += marked[at : match.start()]
        entities.add((len(text), len(text) + len(match[2]), _TYPES[match[1]]))
        text += match[2]
        at = match.end()
    return Passage(text + marked[at:], entities)


def entities_of(article: Article) -> set[tuple[int, int, str]]:
    """Spans of the body with their types."""
    everything = [*article.entities.persons, *article.entities.organisations, *article.entities.places]
    return {(start, end, entity.type) for entity in everything for start, end in _spans(entity)}


def _spans(entity: Entity) -> list[tuple[int, int]]:
    return list(zip(entity.spans[::2], entity.spans[1::2], strict=True))


def right_quotes(article: Article, passage: Passage) -> int:
    """Quotes whose beginning and speaker are those of the passage."""
    left = list(passage.quotes)
    for quote in article.quotes:
        for gold in left:
            if fold(gold[1])[:12] in fold(quote.text)[:60] and same_name(gold[0], quote.speaker or ""):
                left.remove(gold)
                break
    return len(passage.quotes) - len(left)


def right_sources(article: Article, passage: Passage) -> int:
    """Sources named whose type is right and whose words are those of the passage, or a part of them."""
    left = list(passage.sources)
    for source in article.word_of:
        for gold in left:
            mine, theirs = fold(source.surface), fold(gold[1])
            if source.type == gold[0] and (mine in theirs or theirs in mine):
                left.remove(gold)
                break
    return len(passage.sources) - len(left)


def same_name(one: str, other: str) -> bool:
    """One of the names is part of the other, articles left out: «المصدر» is «مصدر أمني»."""
    mine, theirs = ({word.removeprefix("ال") for word in re.findall(r"\w+", fold(name))} for name in (one, other))
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)
