"""A word of a text with and without the clitics before it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from arabic.clitics import ARTICLE, CONJUNCTIONS, strip_is_plausible
from arabic.wordlists import MOST_WORDS


class Reading(NamedTuple):
    """A word from letter ``offset`` on. form: folded, the article restored where ل swallowed it."""

    offset: int
    form: str
    clitics: str


@lru_cache(maxsize=MOST_WORDS)
def readings(word: str) -> tuple[Reading, ...]:
    """Readings of a folded word, the whole word first. At most one conjunction and one of ب ل ك are taken off."""
    found = [Reading(0, word, "")]
    if len(word) > 2 and word[0] in CONJUNCTIONS:
        found.append(Reading(1, word[1:], word[0]))
    for offset, form, clitics in tuple(found):
        if len(form) < 4 or form[0] not in "بلك":
            continue
        if form.startswith("لل"):
            found.append(Reading(offset + 1, ARTICLE + form[2:], clitics + "ل"))
        found.append(Reading(offset + 1, form[1:], clitics + form[0]))
    return tuple(found)


@lru_cache(maxsize=MOST_WORDS)
def plausible(word: str, reading: Reading) -> bool:
    """Whether the clitics of ``reading`` are clitics rather than letters of ``word``."""
    return not reading.offset or strip_is_plausible(word, reading.form)


def is_verb(word: str, verbs: frozenset[str]) -> bool:
    """Whether a folded word is one of ``verbs``, with or without و or ف before it."""
    return word in verbs or (word[:1] in CONJUNCTIONS and word[1:] in verbs)
