"""When two texts are one story: numbers chosen by measuring (bench/story.py), in one place."""

from __future__ import annotations

from typing import Final

# Share of the shorter text's shingles that must stand in the longer one. A desk's own lede and two paragraphs of its
# own background leave an agency's piece 0.41 or more; two pieces on different events have less than 0.05 in common.
JOIN: Final = 0.35
# Agencies paste the same background below what is new, so a follow-up has up to 0.59 of the piece before it. So the
# newcomer's first half must have something in common with it, too: the share of its shingles, and 1.5 times the share
# of the words that both texts begin with. Follow-ups reach 0.47 of that, rewrites from the lede down 0.53 or more.
LEAD_WEIGHT: Final = 1.5
JOIN_HEAD: Final = 0.5
# One outlet seldom copies itself, but its daily reports (prices, weather, matches) differ in little more than numbers.
JOIN_SAME_SOURCE: Final = 0.8
# A flash of a sentence or two is all stock phrases: two of them must agree nearly word for word. Headlines count with
# them: one body of 25 words under two headlines has 0.74, «التفاصيل بعد قليل على موقعنا» under two less than 0.5.
FLASH_WORDS: Final = 30
JOIN_FLASH: Final = 0.7
# From here on an article is a copy of the one it was joined to, not only of its story.
COPY: Final = 0.8

# Of each text so many smallest hashes are looked up. Two texts of one length that are barely one story (JOIN) have a
# fifth of all their shingles in common, and miss one another with a chance of 0.8^16, 3%.
INDEXED: Final = 16
# Candidates whose sketches are compared: those that share most of the hashes looked up.
CHECKED: Final = 16
# Redis hashes that a day's index is parted into. One of up to 512 fields (hash-max-listpack-entries) is kept as a
# compact block; 143,000 articles a day (a million in a week) make 2.3 million fields, 140 each.
BINS: Final = 1 << 14
# Articles that one field of the index lists; a hash that more share is a stock phrase. Seven of 8 bytes stay below
# hash-max-listpack-value (64 bytes).
LISTED: Final = 7
