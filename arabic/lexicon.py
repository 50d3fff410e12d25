"""How common a word is in Arabic, by the word list that ships with the ``wordfreq`` package.

Zipf values are log10 of occurrences in a thousand million words: 7 is one word in a hundred, 3 one in a million.

Read at the first question (0.3 s of processor time, 70 MB); a process that forks workers calls :func:`load` before.
"""

import math
from collections.abc import Iterable
from functools import cache
from typing import Final

from arabic.normalise import fold

# wordfreq's large list goes down to 1.0. What is below 2.0 (once in ten million words) is mostly misspellings,
# makes no clitic and no name of the labelled sets come out better, and would take twice the time and memory.
LEAST_ZIPF: Final = 2.0
_TEH_MARBUTA: Final = "ة"
_FEMININE: Final = ("ه", _TEH_MARBUTA)
_KEPT_TEH_MARBUTA: Final = "\ue000"  # a private-use character, which folding leaves alone


def zipf(word: str) -> float:
    """Zipf frequency of a word form, all spellings that fold alike taken together; 0.0 if it is not listed."""
    return zipf_of_folded(fold(word))


def zipf_of_folded(form: str) -> float:
    """As :func:`zipf`, for a form that is folded already; a ة at the end counts as the ه it folds to."""
    table = _table()
    if form[-1:] not in _FEMININE:
        return table.get(form, 0.0)
    one, other = table.get(form[:-1] + "ه", 0.0), table.get(form[:-1] + _TEH_MARBUTA, 0.0)
    return math.log10(10**one + 10**other) if one and other else one or other


def zipf_of_spelling(form: str) -> float:
    """As :func:`zipf`, but كتابة (writing) and كتابه (his book) are two: ``form`` is folded with ة kept."""
    return _table().get(form, 0.0)


def zipf_of_all(forms: Iterable[str]) -> float:
    """Zipf frequency of any of several forms (folded with ة kept) taken together; 0.0 if none is listed."""
    total = sum(10 ** _table()[form] for form in forms if form in _table())
    return math.log10(total) if total else 0.0


def fold_keeping_teh_marbuta(text: str) -> str:
    """``text`` folded for matching, but with ة as it stands."""
    return fold(text.replace(_TEH_MARBUTA, _KEPT_TEH_MARBUTA)).replace(_KEPT_TEH_MARBUTA, _TEH_MARBUTA)


def load() -> None:
    """Read the word list now, so that processes forked later share its memory."""
    _table()


@cache
def _table() -> dict[str, float]:
    from wordfreq import available_languages, read_cBpack  # 0.2 s to import

    # read_cBpack, unlike the functions above it in wordfreq, does not keep a second copy of the list in memory.
    levels = read_cBpack(available_languages("large")["ar"])[: round((9 - LEAST_ZIPF) * 100) + 1]  # one per 0.01 Zipf
    sums: dict[str, float] = {}
    for level, words in enumerate(levels):
        frequency = 10 ** (9 - level / 100)
        # All words of a level at once: folding one by one would take longer than everything else here.
        for word in fold_keeping_teh_marbuta(" ".join(filter(str.isalpha, words))).split():
            sums[word] = sums.get(word, 0.0) + frequency
    return {word: math.log10(total) for word, total in sums.items()}
