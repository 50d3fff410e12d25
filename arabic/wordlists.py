"""Lists of words: as the modules write them, folded, with or without conjunctions; and those of arabic/data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from arabic.normalise import fold

MOST_WORDS: Final = 65_536
"""Words of which a cache by word keeps what was found: those of some days' news."""
_DATA: Final = Path(__file__).parent / "data"


def folded(text: str) -> frozenset[str]:
    """The words of ``text``, folded."""
    return frozenset(fold(text).split())


def folded_with_and(text: str) -> frozenset[str]:
    """The words of ``text``, folded, each by itself and with و before it."""
    return with_conjunctions(folded(text), ("", "و"))


def with_conjunctions(words: Iterable[str], conjunctions: Iterable[str] = ("", "و", "ف")) -> frozenset[str]:
    """Each word by itself and with each conjunction before it."""
    return frozenset(conjunction + word for word in words for conjunction in conjunctions)


def rows(file: str) -> Iterator[list[str]]:
    """The lines of a table of arabic/data by column, those left out that begin with #."""
    for line in _DATA.joinpath(file).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")
