"""How far the letters of a word are those of a foreign name: «ليانغ», «إيفاريستو», but not «اعتقلت»."""

from __future__ import annotations

from functools import cache, lru_cache

from arabic.wordlists import MOST_WORDS, rows


@lru_cache(maxsize=MOST_WORDS)
def foreignness(form: str) -> float:
    """Log-odds that a folded word is a foreign name rather than a common Arabic word, by its letters alone.

    Of names held out from learning (tools/build_letters.py) 77 % are above 0, of common words 3 %, most of which are
    loanwords.
    """
    weights = _weights()
    return weights[""] + sum([weights.get(part, 0.0) for part in pieces(form)])


def pieces(form: str) -> list[str]:
    """All pairs and triples of neighbouring letters, the word's ends marked."""
    marked = f"^{form}$"
    return [marked[at : at + size] for size in (2, 3) for at in range(len(marked) - size + 1)]


@cache
def _weights() -> dict[str, float]:
    return {part: float(weight) for part, weight in rows("letters.tsv")}
