"""Lists of words as the modules write them: folded, with or without conjunctions."""

from __future__ import annotations

from collections.abc import Iterable

from arabic.normalise import fold


def folded(text: str) -> frozenset[str]:
    """The words of ``text``, folded."""
    return frozenset(fold(text).split())


def folded_with_and(text: str) -> frozenset[str]:
    """The words of ``text``, folded, each by itself and with و before it."""
    return with_conjunctions(folded(text), ("", "و"))


def with_conjunctions(words: Iterable[str], conjunctions: Iterable[str] = ("", "و", "ف")) -> frozenset[str]:
    """Each word by itself and with each conjunction before it."""
    return frozenset(conjunction + word for word in words for conjunction in conjunctions)
