"""Lines that recur across an outlet's articles are its furniture: learned per source, forgotten with its redesigns.

Here is the logic only. Counts are kept by whoever implements `FurnitureStore`; a worker loads `Furniture` for a source,
cleans with it, and records the keys of the lines that it saw.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol

from workers.clean.title import letters

_DIGITS = re.compile(r"\d+")
# With fewer articles a line that two pieces of one running story share would look like furniture.
MIN_ARTICLES: Final = 5
# A short line that three articles of an outlet share, and at least every third one has, is no writer's sentence.
MIN_COUNT: Final = 3
MIN_SHARE: Final = 0.3
# Paragraphs of background («يذكر أن …») are pasted into every article of a running story, and outlets have weeks with
# one story only. A paragraph must be in nearly all articles.
LONG_LINE_WORDS: Final = 15
MIN_SHARE_LONG: Final = 0.8
# Past this many articles a store should halve all its counts, so that a redesign is learned within days.
HALVE_AT: Final = 200


def line_key(line: str) -> str:
    """Key of one line: 16 hex characters, the same for spellings and numbers that differ («3 تعليقات», «5 تعليقات»)."""
    folded = _DIGITS.sub("0", letters(line))
    return hashlib.blake2b(folded.encode("utf-8", "replace"), digest_size=8).hexdigest()


def line_keys(lines: Iterable[str]) -> list[str]:
    """Keys of the lines of one article, each once, in order: what `FurnitureStore.record` counts."""
    return list(dict.fromkeys(map(line_key, lines)))


@dataclass(frozen=True, slots=True)
class Furniture:
    """What is known of a source's lines.

    Attributes:
        articles: number of articles counted.
        counts: in how many of them each line was, by `line_key`. Keys seen once may be left out.
    """

    articles: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)

    def is_furniture(self, line: str) -> bool:
        """Whether `line` is in so many of the source's articles that it belongs to the page and not to one of them."""
        if self.articles < MIN_ARTICLES:
            return False
        count = self.counts.get(line_key(line), 0)
        share = MIN_SHARE if len(line.split()) < LONG_LINE_WORDS else MIN_SHARE_LONG
        return count >= MIN_COUNT and count >= share * self.articles

    def plus(self, keys: Iterable[str]) -> Furniture:
        """With one more article that had lines of these keys; counts are halved when there are many."""
        counts = dict(self.counts)
        for key in keys:
            counts[key] = counts.get(key, 0) + 1
        articles = self.articles + 1
        if articles < HALVE_AT:
            return Furniture(articles, counts)
        return Furniture(articles // 2, {key: count // 2 for key, count in counts.items() if count > 1})


class FurnitureStore(Protocol):
    """Where the counts of all sources are kept between articles and shared by workers."""

    def load(self, source_id: str) -> Furniture:
        """What is known of a source; an empty `Furniture` for an unknown one."""
        ...

    def record(self, source_id: str, article_id: str, keys: Iterable[str]) -> None:
        """Count one article's lines; a second revision of the same article counts no more."""
        ...
