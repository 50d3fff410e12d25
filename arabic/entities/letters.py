"""How far the letters of a word are those of a foreign name: «ليانغ», «إيفاريستو», but not «اعتقلت»."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Final

_WEIGHTS: Final = Path(__file__).parent.parent / "data" / "letters.tsv"


@lru_cache(maxsize=65_536)
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
    lines = _WEIGHTS.read_text(encoding="utf-8").splitlines()
    return {part: float(weight) for part, weight in (line.split("\t") for line in lines if not line.startswith("#"))}
