"""Names of agencies and outlets, as arabic/data/media.tsv and organisations.tsv have them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from arabic.entities.readings import Reading, plausible, readings
from arabic.entities.text import Text
from arabic.normalise import fold
from arabic.wordlists import MOST_WORDS, folded, rows

_MEDIA_IDS: Final = ("agency:", "outlet:")
# Agencies of organisations.tsv whose names by themselves are people, places or words: «قال فارس», «محافظة قنا».
_WEAK_AGENCIES: Final = folded("فارس مهر بنا سبأ وفا واع قنا المسيرة المنار الحرة كان")


class Medium(NamedTuple):
    """An agency or outlet. weak: its name is a word or another name as well."""

    name: str
    id: str
    weak: bool

    @property
    def is_agency(self) -> bool:
        """Agencies sell news to outlets."""
        return self.id.startswith("agency:")


class Mention(NamedTuple):
    """A medium named by the words up to ``last``; the first from letter ``offset`` on."""

    last: int
    offset: int
    medium: Medium


# Second word of a name, or nothing → the words after the first, and the medium; the longest first.
_Names = dict[str, list[tuple[tuple[str, ...], Medium]]]


def medium_at(words: Text, index: int) -> Mention | None:
    """The longest name of an agency or outlet that begins with word ``index``."""
    best: Mention | None = None
    second = words.word(index + 1)
    for reading, names in _beginning(words.words[index]):
        for rest, medium in (*names.get(second, ()), *names.get("", ())):
            end = index + 1 + len(rest)
            if best is not None and end - 1 <= best.last:
                break
            if (rest or plausible(words.words[index], reading)) and _follows(words, index + 1, rest):
                best = Mention(end - 1, reading.offset, medium)
                break
    return best


def may_begin(word: str) -> bool:
    """Whether the name of a medium may begin with ``word``, with or without clitics."""
    return bool(_beginning(word))


def _follows(words: Text, first: int, rest: tuple[str, ...]) -> bool:
    end = first + len(rest)
    return tuple(words.words[first:end]) == rest and all(words.joins(at) for at in range(first, end))


@lru_cache(maxsize=MOST_WORDS)  # words: those of some days' news
def _beginning(word: str) -> tuple[tuple[Reading, _Names], ...]:
    by_first = _by_first()
    forms = readings(word)
    if len(word) == 3 and word[0] in "لب":  # «لبي بي سي»: too short for a clitic elsewhere
        forms = (*forms, Reading(1, word[1:], word[0]))
    return tuple((reading, by_first[reading.form]) for reading in forms if reading.form in by_first)


@cache
def _by_first() -> dict[str, _Names]:
    """Names by their first word, then by their second."""
    found: dict[str, _Names] = {}
    for name, others, identity, weak in _rows():
        for number, form in enumerate(fold(f"{name}|{others}").split("|")):
            first, *rest = form.split() or [""]
            if first:
                doubtful = not rest and ((weak and not number) or first in _WEAK_AGENCIES)
                names = found.setdefault(first, {}).setdefault(rest[0] if rest else "", [])
                if all(known != tuple(rest) for known, _ in names):
                    names.append((tuple(rest), Medium(name, identity, doubtful)))
    for by_second in found.values():
        for names in by_second.values():
            names.sort(key=lambda entry: -len(entry[0]))
    return found


def _rows() -> Iterator[tuple[str, str, str, bool]]:
    for name, others, _, identity in rows("organisations.tsv"):
        if identity.startswith(_MEDIA_IDS):
            yield name, others, identity, False
    for name, others, _, identity, weak in rows("media.tsv"):
        yield name, others, identity, bool(weak)
