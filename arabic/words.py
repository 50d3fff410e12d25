"""The words of one text, folded for matching, as the name matcher and its context rules read them."""

import re
from functools import cached_property
from typing import Final, Literal

from arabic.foreign import skeleton
from arabic.normalise import normalise

Field = Literal["title", "body"]
"""Where in an article a text stands."""

LINE_BREAK: Final = "|"
"""Stands for a line break between words: folding would make it a space, but a headline is no part of a sentence."""
# What may stand between the words of one name. A line break too: some feeds wrap their lines.
_INSIDE_NAME: Final = re.compile(rf"[ '\-{LINE_BREAK}]+|[ \-]*\. ?")

_WORD: Final = re.compile("[^ ]+")


class Words:
    """Folded words of ``text`` by index, with what stands between them and where they are in ``text``."""

    def __init__(self, text: str) -> None:
        self.text: Final = text
        self._normalised: Final = normalise(text.replace("\n", LINE_BREAK))
        self._spaced: Final = _only_words(self._normalised.text)
        self.words: Final = self._spaced.split()
        self.joined: Final = f" {' '.join(self.words)} "
        """All words with one space around each."""

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def skeletons(self) -> list[str]:
        """The skeleton of each word (:func:`arabic.foreign.skeleton`)."""
        return self.joined_skeletons[1:-1].split(" ") if self.words else []

    @cached_property
    def joined_skeletons(self) -> str:
        """All skeletons with one space around each; that of a word of vowels is empty."""
        return skeleton(self.joined)

    @cached_property
    def starts(self) -> list[int]:
        """Index of each word's first letter in the folded text."""
        return [match.start() for match in _WORD.finditer(self._spaced)]

    def before(self, index: int) -> str:
        """What stands between word ``index`` and the word before it, or the beginning or end of the text."""
        start = self.starts[index - 1] + len(self.words[index - 1]) if index else 0
        end = self.starts[index] if index < len(self.words) else len(self._spaced)
        return self._normalised.text[start:end]

    def joins(self, index: int) -> bool:
        """Whether word ``index`` and the word before it stand together as the words of one name do."""
        between = self.before(index)
        if between == " ":
            return True
        if not _INSIDE_NAME.fullmatch(between):
            return False
        return "." not in between or len(self.words[index - 1]) == 1  # an initial

    def original(self, index: int) -> str:
        """Word ``index`` as it is written."""
        start, end = self.span(index, index, 0)
        return self.text[start:end]

    def span(self, first: int, last: int, offset: int) -> tuple[int, int]:
        """Half-open range of ``text`` from letter ``offset`` of word ``first`` to the end of word ``last``."""
        return self._normalised.span(self.starts[first] + offset, self.starts[last] + len(self.words[last]))


def _only_words(folded: str) -> str:
    for char in set(folded):
        if not char.isalnum():
            folded = folded.replace(char, " ")
    return folded
