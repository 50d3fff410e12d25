"""How common a word is, and whether it is used as a given or a family name.

Word frequencies come from the ``wordfreq`` package (list ``ar``, large), folded as for matching, so that spelling
variants count together. Loaded at the first question.
"""

import math
from collections import defaultdict
from functools import cache
from typing import Final

from wordfreq import get_frequency_list

from arabic.normalise import fold

# Zipf scale: log10 of occurrences per thousand million words (van Heuven et al. 2014). 3 is one in a million.
COMMON_WORD_ZIPF: Final = 4.0
# wordfreq's large list goes down to Zipf 1.0; below 1.5 it is mostly misspellings, at two fifths of the memory.
_LEAST_ZIPF: Final = 1.5


def zipf(word: str) -> float:
    """Zipf frequency of a word form (all spellings that fold alike together); 0.0 if it is not listed."""
    return _zipf_table().get(fold(word), 0.0)


def is_common_word(word: str) -> bool:
    """Whether a word form is among the common ones of Arabic text, names included."""
    return zipf(word) >= COMMON_WORD_ZIPF


@cache
def _zipf_table() -> dict[str, float]:
    per_thousand_million: defaultdict[str, float] = defaultdict(float)
    for centibels, words in enumerate(get_frequency_list("ar", "large")):
        zipf_value = 9 - centibels / 100
        if zipf_value < _LEAST_ZIPF:
            break
        if words:
            for word in fold("\n".join(words)).split(" "):
                per_thousand_million[word] += 10**zipf_value
    return {word: math.log10(count) for word, count in per_thousand_million.items()}
