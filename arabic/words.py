"""The words of one text, folded for matching, as the name matcher and its context rules read them."""

import re
from functools import lru_cache
from typing import Final, Literal

from arabic.normalise import Normalised, normalise

Field = Literal["title", "body"]
"""Where in an article a text stands."""

LINE_BREAK: Final = "|"
"""Stands for a line break between words: folding would make it a space, but a headline is no part of a sentence."""
# What may stand between the words of one name. A line break too: some feeds wrap their lines.
_INSIDE_NAME: Final = re.compile(rf"[ '\-{LINE_BREAK}]+|[ \-]*\. ?")


class Words:
    """Folded words of ``text`` by index, with what stands between them and where they are in ``text``.

    Attributes:
        words: letters and digits only.
        starts: index of each word's first letter in the folded text.
        normalised: the folded text, in which line breaks are marks of their own (:data:`LINE_BREAK`).
    """

    def __init__(self, text: str) -> None:
        self.text: Final = text
        self.normalised, self.words, self.starts = _read(text)

    def __len__(self) -> int:
        return len(self.words)

    def before(self, index: int) -> str:
        """What stands between word ``index`` and the word before it, or the beginning or end of the text."""
        start = self.starts[index - 1] + len(self.words[index - 1]) if index else 0
        end = self.starts[index] if index < len(self.words) else len(self.normalised.text)
        return self.normalised.text[start:end]

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
        return self.normalised.span(self.starts[first] + offset, self.starts[last] + len(self.words[last]))


@lru_cache(maxsize=4)  # title and body of the article in hand, which several steps read, and of the one before
def _read(text: str) -> tuple[Normalised, list[str], list[int]]:
    """The folded text, its words, and for each the index of its first letter in the folded text."""
    normalised = normalise(text.replace("\n", LINE_BREAK))
    words: list[str] = []
    starts: list[int] = []
    start = 0
    for word in normalised.spaced.split(" "):
        if word:
            words.append(word)
            starts.append(start)
        start += len(word) + 1
    return normalised, words, starts
