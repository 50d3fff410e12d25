"""The words of one text as all extractors read them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, Final

from arabic.words import Words

# What may stand between the words of one name or role. No line break: in a cleaned text that parts paragraphs.
_INSIDE: Final = frozenset({" ", "-", "'"})
_INITIAL: Final = re.compile(r"\. ?")
ALI: Final = "علي"
"""Folded form of a name and of a preposition (على)."""
ALAN: Final = "الان"
"""Folded form of a name (آلان) and of «now» (الآن)."""

IMAM: Final = "امام"
"""Folded form of a name (إمام) and of «before» (أمام)."""


class Text(Words):
    """Words with what many questions need, worked out once.

    hits: what the gazetteer has found, by word. bodies: which organisation begins with a word.
    roles: which role begins with a word.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.hits: Final[dict[int, Any]] = {}
        self.bodies: Final[dict[int, Any]] = {}
        self.roles: Final[dict[int, Any]] = {}
        self._count: Final = len(self.words)

    def __len__(self) -> int:
        return self._count

    def joins(self, index: int) -> bool:
        """Whether word ``index`` stands together with the word before it as the words of one name do."""
        return index < self._count and self._joined[index]

    def word(self, index: int) -> str:
        """Word ``index``; empty where the text ends or anything but a space parts it from the word before."""
        return self._linked[index] if 0 <= index < self._count else ""

    def follow(self, index: int, count: int) -> tuple[str, ...]:
        """``count`` words from word ``index`` on, empty where they do not stand together."""
        return tuple(self._linked[index : index + count])

    def is_ali(self, index: int) -> bool:
        """Whether word ``index``, folded to «علي» after clitics, is the name. Egypt writes both «على»."""
        if self.is_dotted(index):
            return True
        return self._undotted and self.joins(index) and self.joins(index + 1)

    def is_parted(self, index: int) -> bool:
        """Whether the first letter of word ``index`` is written apart as a clitic: «لـبيرو»."""
        at = self.normalised.offsets[self.starts[index]]
        return self.text[at + 1 : at + 2] == "ـ"

    def form(self, index: int) -> str:
        """Word ``index``, but with «أل» where a foreign name begins so («ألبين») rather than with the article."""
        word = self.words[index]
        at = word.find("ال", 0, 3)
        if at < 0 or self.text[self.normalised.offsets[self.starts[index] + at]] not in "أإآ":
            return word
        return f"{word[:at]}أ{word[at + 1 :]}"

    def is_alan(self, index: int) -> bool:
        """Whether word ``index``, folded to «الان», is the name."""
        return self.original(index).startswith(("آ", "أ"))

    def is_dotted(self, index: int) -> bool:
        """Whether word ``index`` is written with ي at its end, not with ى."""
        return self.text[self.normalised.offsets[self.starts[index] + len(self.words[index]) - 1]] == "ي"

    @cached_property
    def _undotted(self) -> bool:
        """Whether the text writes ى for ي at the end of words, too."""
        return "فى" in self.text and " في " not in self.text

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """For each word the half-open range of the original text that it stands in."""
        offsets = self.normalised.offsets
        return [
            (offsets[start], offsets[start + len(word) - 1] + 1)
            for start, word in zip(self.starts, self.words, strict=True)
        ]

    @cached_property
    def _linked(self) -> list[str]:
        return [word if joined else "" for word, joined in zip(self.words, self._joined, strict=True)]

    @cached_property
    def _joined(self) -> list[bool]:
        text, joined, end = self.normalised.text, [], 0
        before = ""
        for start, word in zip(self.starts, self.words, strict=True):
            if start - end == 1 and before:
                mark = text[end]
                joined.append(mark == " " or mark in _INSIDE or (mark == "." and len(before) == 1))
            else:
                joined.append(len(before) == 1 and _INITIAL.fullmatch(text, end, start) is not None)
            end = start + len(word)
            before = word
        return joined
