"""Normalise Arabic text at three levels, with the way back to the original.

============ =====================================================================================================
``DISPLAY``  what a person reads: letters instead of presentation forms; no invisible characters, no tatweel
``SEARCH``   what the search engine's analyses make of a text: letters, digits and marks of Arabic and Latin folded
``MATCH``    what names are looked up in: as ``SEARCH``, and all other scripts, punctuation and whitespace unified
============ =====================================================================================================

All levels are idempotent and take linear time on any string, lone surrogates included. The rules are the tables in
:mod:`arabic.tables`.
"""

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Final

from arabic.tables import CharMap, display_char, match_char, search_char


class Level(StrEnum):
    """How much of the spelling is folded away."""

    DISPLAY = "display"
    SEARCH = "search"
    MATCH = "match"


_MAPS: Final = {
    Level.DISPLAY: CharMap(display_char),
    Level.SEARCH: CharMap(search_char),
    Level.MATCH: CharMap(match_char),
}
# Characters that no level changes. A regular expression finds the others three times as fast as a set of all would.
_SETTLED: Final = [char for char in map(chr, (*range(0x20, 0x7F), *range(0x600, 0x700))) if match_char(char) == char]
_SETTLED_SEPARATORS: Final = frozenset(char for char in _SETTLED if not char.isalnum())
_UNSETTLED: Final = re.compile(f"[^{re.escape(''.join(_SETTLED))}]")
_STRETCH: Final = 65_536  # characters searched at a time, so that a long text needs no long list of findings
_INDICES: Final = array("I", range(_STRETCH))
# str.replace takes one fast pass for each distinct character that changes. Ordinary Arabic has 10 to 30 of them;
# beyond this many, one slower pass over all characters is cheaper and keeps time linear in the length of the text.
_MANY_CHANGES: Final = 64
_SPACES: Final = re.compile("  +")
_SEPARATOR: Final = re.compile(r"[\W_]")


@dataclass(frozen=True)
class Normalised:
    """A normalised text that knows where each of its characters stood in the original."""

    original: str
    text: str
    level: Level
    _unsettled: frozenset[str] = field(repr=False)

    @cached_property
    def offsets(self) -> Sequence[int]:
        """For each character of ``text`` the index of its source in ``original``, then ``len(original)``."""
        mapping = _MAPS[self.level]
        irregular = sorted(char for char in self._unsettled if len(mapping[char]) != 1)
        if not irregular and len(self.text) == len(self.original):
            return range(len(self.text) + 1)
        offsets = _offsets(self.original, mapping, irregular)
        if self.level is Level.MATCH:
            offsets = _without_repeated_spaces(offsets, _replace(self.original, mapping, self._unsettled))
        return offsets

    @cached_property
    def spaced(self) -> str:
        """``text``, as long as it is, with a space for everything but letters and digits."""
        mapping = _MAPS[self.level]
        if len(self._unsettled) > _MANY_CHANGES:
            return _SEPARATOR.sub(" ", self.text)
        spaced = self.text
        for char in _SETTLED_SEPARATORS.union(*(mapping[unsettled] for unsettled in self._unsettled)):
            if not char.isalnum():
                spaced = spaced.replace(char, " ")
        return spaced

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The part of ``original`` that became ``text[start:end]``, both as half-open index pairs.

        Marks, tatweel and other dropped characters that follow the last letter without a gap belong to the part.

        Raises:
            ValueError: unless ``0 <= start <= end <= len(text)``.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"span {start}:{end} is outside the text of {len(self.text)} characters")
        if start == end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self._end_of_cluster(self.offsets[end - 1] + 1)

    def _end_of_cluster(self, index: int) -> int:
        mapping = _MAPS[self.level]
        while index < len(self.original) and not mapping[self.original[index]]:
            index += 1
        return index


def normalise(text: str, level: Level = Level.MATCH) -> Normalised:
    """Fold ``text`` at ``level`` and keep the way back; offsets are worked out only when asked for."""
    unsettled = _unsettled(text)
    return Normalised(text, _fold(text, level, unsettled), level, unsettled)


def fold(text: str, level: Level = Level.MATCH) -> str:
    """Fold ``text`` at ``level``; for those who need no way back."""
    return _fold(text, level, _unsettled(text))


def _fold(text: str, level: Level, unsettled: frozenset[str]) -> str:
    folded = _replace(text, _MAPS[level], unsettled)
    return _SPACES.sub(" ", folded) if level is Level.MATCH and "  " in folded else folded


def _unsettled(text: str) -> frozenset[str]:
    """The characters of a text that some level may change."""
    found: set[str] = set()
    for start in range(0, len(text), _STRETCH):
        found.update(_UNSETTLED.findall(text, start, start + _STRETCH))
    return frozenset(found)


def _replace(text: str, mapping: CharMap, unsettled: frozenset[str]) -> str:
    if len(unsettled) > _MANY_CHANGES:
        return "".join(map(mapping.__getitem__, text))
    for char in unsettled:  # in any order: no replacement contains a character that changes itself
        text = text.replace(char, mapping[char])
    return text


def _offsets(text: str, mapping: CharMap, irregular: list[str]) -> "array[int]":
    """Source index of each folded character. ``irregular``: those that do not become exactly one character."""
    offsets = array("I")
    position = 0
    dropped = "".join(char for char in irregular if not mapping[char])
    expanded = "".join(char for char in irregular if mapping[char])
    classes = [f"[{re.escape(chars)}]{repeat}" for chars, repeat in ((dropped, "+"), (expanded, "")) if chars]
    for match in re.finditer("|".join(classes), text) if classes else ():
        _extend(offsets, position, match.start())
        position = match.end()
        offsets.extend([match.start()] * len(mapping[text[match.start()]]))
    _extend(offsets, position, len(text) + 1)
    return offsets


def _extend(offsets: "array[int]", start: int, stop: int) -> None:
    """Append the numbers from ``start`` to ``stop``; copying them is ten times as fast as counting."""
    offsets.extend(_INDICES[start:stop])
    offsets.extend(range(max(start, len(_INDICES)), stop))


def _without_repeated_spaces(offsets: "array[int]", folded: str) -> "array[int]":
    kept = array("I")
    position = 0
    for match in _SPACES.finditer(folded):
        kept.extend(offsets[position : match.start() + 1])
        position = match.end()
    kept.extend(offsets[position:])
    return kept
