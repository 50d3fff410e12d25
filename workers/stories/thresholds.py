"""When two texts are one story: numbers chosen by measuring (bench/story.py), in one place."""

from __future__ import annotations

from typing import Final

# Share of the shorter text's shingles that must stand in the longer one. A rewrite with a new lede and without its last
# paragraph keeps more than half; a follow-up that repeats a background paragraph has less than a third.
JOIN: Final = 0.5
# One outlet seldom copies itself, but its daily reports (prices, weather, matches) differ in little more than numbers.
JOIN_SAME_SOURCE: Final = 0.8
# A flash of a sentence or two is all stock phrases: two of them must agree nearly word for word.
FLASH_WORDS: Final = 30
JOIN_FLASH: Final = 0.75
# From here on an article is a copy of the one it was joined to, not only of its story.
COPY: Final = 0.8

# Of each text so many smallest hashes are looked up. Two texts with half of their shingles in common miss one another
# with a chance of 2^-12.
INDEXED: Final = 12
# Candidates whose sketches are compared: those that share most of the hashes looked up.
CHECKED: Final = 16
# Fields of one hash of the index: with so few Redis keeps it as one compact block (hash-max-listpack-entries is 128).
# 143,000 articles a day (a million in a week) make 1.7 million fields.
BINS: Final = 1 << 14
# Articles that one field of the index lists; a hash that more share is a stock phrase.
LISTED: Final = 7
