"""Particles written as part of a word: which analyses there are, and which one a reader would choose.

Proclitics, in the only order they come in: a conjunction (و ف), a preposition or particle (ب ل ك س), the article (ال,
which after ل is written لل). Enclitics are the pronoun suffixes. Words are taken and given in the spelling that
:func:`arabic.normalise.fold` makes.
"""

import re
from typing import Final, NamedTuple

from arabic.lexicon import zipf
from arabic.normalise import fold

ARTICLE: Final = "ال"
CONJUNCTIONS: Final = ("و", "ف")
PARTICLES: Final = ("ب", "ل", "ك", "س")

# For the search engine, which adds these readings of a word as further tokens at the same place (index time only).
PROCLITIC_CAPTURES: Final = (r"^[وف](.{2,})$", r"^[وف]?[بلكس](.{2,})$", r"^[وف]?[بلك]?ال(.{2,})$", r"^[وف]?لل(.{2,})$")
"""Patterns for ``pattern_capture`` with ``preserve_original``: group 1 is the word without its proclitics."""
LAM_ARTICLE: Final = (r"^[وف]?لل(.{2,})$", "ال$1")
"""Pattern and replacement (``pattern_replace``): the article that ل swallows, للكرملين → الكرملين."""


class Split(NamedTuple):
    """One analysis of a word. ``"".join(proclitics)`` + stem + enclitics is the word, but for the alef lost in لل."""

    proclitics: tuple[str, ...]
    stem: str
    enclitics: tuple[str, ...] = ()


_PROCLITICS: Final = re.compile("([وف]?)([بلكس]?)(.+)", re.DOTALL)


def splits(word: str) -> list[Split]:
    """All analyses of ``word`` by its letters alone, the whole word first. The article stays with the stem."""
    word = fold(word)
    found = [Split((), word)]
    for conjunction in ("", *CONJUNCTIONS):
        for particle in ("", *PARTICLES):
            prefix = conjunction + particle
            stem = word[len(prefix) :]
            if not prefix or not word.startswith(prefix) or len(stem) < 2:
                continue
            proclitics = tuple(filter(None, (conjunction, particle)))
            found.append(Split(proclitics, stem))
            if particle == "ل" and stem.startswith("ل"):
                found.append(Split(proclitics, ARTICLE + stem[1:]))
    return found


def segment(word: str) -> Split:
    """The analysis a reader would choose, by how common its parts are."""
    return max(splits(word), key=_score)


def _score(split: Split) -> float:
    return zipf(split.stem) - 1.5 * len(split.proclitics)


def strip_is_plausible(word: str, stem: str) -> bool:
    """Whether ``word``, found where ``stem`` ends it, is clitics + ``stem`` rather than a word of its own."""
    word, stem = fold(word), fold(stem)
    if word == stem:
        return True
    candidates = [split for split in splits(word) if split.stem == stem]
    return bool(candidates) and zipf(word) - zipf(stem) < 1.0
