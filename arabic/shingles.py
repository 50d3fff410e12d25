"""What a text is compared by: its shingles (runs of words), and a sketch of them that is small enough to keep.

A sketch is the smallest hashes of a text's shingles ("bottom-k", Broder 1997; Cohen & Kaplan 2007). Up to `SKETCH_SIZE`
shingles it is the whole set, so that two ordinary articles are compared exactly; longer texts are compared on a random
sample. Unlike a MinHash signature of fixed length it gives containment (how much of the shorter text stands in the
longer one) without a detour over set sizes.
"""

from hashlib import blake2b
from heapq import nsmallest
from typing import Final, NamedTuple

from arabic.normalise import fold
from arabic.tokens import tokens

SHINGLE_WORDS: Final = 3  # see bench/story.py: 2 meets in stock phrases, 4 and more miss texts edited word by word
SKETCH_SIZE: Final = 192  # 768 bytes; of a text of 250 words that samples three runs in four: an error of 1 to 2 points
HASH_BYTES: Final = 4  # 4 billion values: two of a million articles' shingles rarely meet by chance


class Sketch(NamedTuple):
    """The sketch of one text.

    hashes: ascending, each once; in_head: for each of them, whether its shingle stands in the first half of the text,
    where news is, and not only in the second, where background is; shingles: how many different ones the text has.
    """

    hashes: tuple[int, ...]
    in_head: tuple[bool, ...]
    shingles: int

    def packed(self) -> bytes:
        """The hashes, each in `HASH_BYTES` bytes, big-endian."""
        return b"".join(value.to_bytes(HASH_BYTES, "big") for value in self.hashes)

    def packed_heads(self) -> bytes:
        """`in_head`, each in one byte: 1 or 0."""
        return bytes(self.in_head)


def shingles(words: list[str]) -> set[str]:
    """All runs of `SHINGLE_WORDS` words; a shorter text is one shingle, an empty one none."""
    if not words:
        return set()
    last = max(1, len(words) - SHINGLE_WORDS + 1)
    return {" ".join(words[start : start + SHINGLE_WORDS]) for start in range(last)}


def folded_words(text: str) -> list[str]:
    """The words of `text`, folded as for matching: hamza, ى, ة, marks and the kind of digits fall away."""
    return [token.surface for token in tokens(fold(text))]


def sketch(words: list[str]) -> Sketch:
    """The sketch of a text of these folded words; the same in every process and version."""
    head = shingles(words[: (len(words) + 1) // 2])
    in_head = {_hash(shingle): shingle in head for shingle in shingles(words)}
    kept = tuple(nsmallest(SKETCH_SIZE, in_head))
    return Sketch(kept, tuple(in_head[value] for value in kept), len(in_head))


def _hash(shingle: str) -> int:
    return int.from_bytes(blake2b(shingle.encode("utf-8", "surrogatepass"), digest_size=HASH_BYTES).digest())
