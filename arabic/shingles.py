"""What a text is compared by: its shingles (runs of words), and a sketch of them that is small enough to keep.

A sketch is the smallest hashes of a text's shingles ("bottom-k", Broder 1997; Cohen & Kaplan 2007). Up to `SKETCH_SIZE`
shingles it is the whole set, so that two ordinary articles are compared exactly; longer texts are compared on a random
sample. Unlike a MinHash signature of fixed length it gives containment (how much of the shorter text stands in the
longer one) without a detour over set sizes.
"""

from collections.abc import Iterable
from hashlib import blake2b
from heapq import nsmallest
from typing import Final, NamedTuple

from arabic.normalise import fold
from arabic.tokens import tokens

SHINGLE_WORDS: Final = 3  # see bench/story.py: 2 meets in stock phrases, 4 and more miss texts edited word by word
SKETCH_SIZE: Final = 192  # hashes kept: 768 bytes; three in four news articles have no more shingles than 250
HASH_BYTES: Final = 4  # 4 billion values: two of a million articles' shingles rarely meet by chance


class Sketch(NamedTuple):
    """The sketch of one text. hashes: ascending, each once; shingles: how many different ones the whole text has."""

    hashes: tuple[int, ...]
    shingles: int

    def packed(self) -> bytes:
        """The hashes, each in `HASH_BYTES` bytes, big-endian."""
        return b"".join(value.to_bytes(HASH_BYTES, "big") for value in self.hashes)


def shingles(words: list[str]) -> set[str]:
    """All runs of `SHINGLE_WORDS` words; a shorter text is one shingle, an empty one none."""
    if not words:
        return set()
    last = max(1, len(words) - SHINGLE_WORDS + 1)
    return {" ".join(words[start : start + SHINGLE_WORDS]) for start in range(last)}


def folded_words(text: str) -> list[str]:
    """The words of `text`, folded as for matching: hamza, ى, ة, marks and the kind of digits fall away."""
    return [token.surface for token in tokens(fold(text))]


def sketch(found: Iterable[str]) -> Sketch:
    """The sketch of a set of shingles; the same in every process and version."""
    hashes = {
        int.from_bytes(blake2b(each.encode("utf-8", "surrogatepass"), digest_size=HASH_BYTES).digest())
        for each in found
    }
    return Sketch(tuple(nsmallest(SKETCH_SIZE, hashes)), len(hashes))
