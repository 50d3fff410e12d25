"""What a text is about in a few of its own phrases: noun phrases that it repeats and that are rare elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Set
from functools import lru_cache
from itertools import chain
from typing import Final

from arabic import cues
from arabic.clitics import ARTICLE
from arabic.entities.text import Text
from arabic.lexicon import zipf_of_folded
from arabic.nounphrases import Nouns, Phrase, word_of
from arabic.wordlists import MOST_WORDS

_RAREST: Final = 7.5  # information of a word: this less its Zipf frequency
_MOST_WORDS: Final = 4
_LEAD: Final = 40  # words: the first paragraph
_TITLE_WEIGHT: Final = 2.0
# An office is in every text, and whose it is stands with the person.
_OFFICE_WEIGHT: Final = 0.4
# A word by itself says less than a phrase; it has to be repeated so often (the title counts twice), and to
# be rarer than this.
_ONE_WORD_WEIGHT: Final = 0.5
_LEAST_OF_ONE_WORD: Final = 3
_COMMON: Final = 5.0
_ADJECTIVES: Final = ("ي", "يه")

_Key = tuple[str, ...]
_Place = tuple[Text, int, int]


def keyphrases(title: Text, body: Text, *, people: Set[str] = frozenset(), most: int = 8) -> list[str]:
    """Up to ``most`` phrases as the text writes them, weightiest first; none has a word of another.

    A phrase weighs its occurrences times the information of its words (rare in general Arabic), with a bonus where the
    title has it. What the text says once counts only in the title and where the body begins. ``people``: folded words
    of people's names, which are no phrases.
    """
    texts = [Nouns(title, people, prose=False), Nouns(body, people)]
    singles = [nouns.single() for nouns in texts]
    of_title = set(singles[0])
    counts = Counter(chain.from_iterable(singles))
    worth = {key for key, count in counts.items() if count > 1} | of_title
    places: defaultdict[_Key, list[_Place]] = defaultdict(list)
    for nouns in texts:
        for phrase in nouns.phrases():
            whole = nouns.words is title or phrase.last < _LEAD
            if whole or phrase.keys[phrase.core - phrase.first] in worth:
                for key, first, last in _parts(phrase, worth, whole=whole):
                    places[key].append((nouns.words, first, last))
    weights = {
        key: _weight(key, len(at), of_title)
        for key, at in places.items()
        if len(at) > 1 or at[0][0] is title or at[0][2] < _LEAD
    }
    for word, count in counts.items():
        if count + (word in of_title) >= _LEAST_OF_ONE_WORD and _stands_alone(word):
            found = next(((nouns.words, at, at) for nouns in texts if (at := nouns.definite(word)) is not None), None)
            if found is not None:
                places[word,].append(found)
                weights[word,] = _weight((word,), count, of_title)
    return [_surface(places[key]) for key in _heaviest(weights, most)]


def _heaviest(weights: Mapping[_Key, float], most: int) -> list[_Key]:
    """Up to ``most`` keys, none of which has a word of another."""
    chosen: list[_Key] = []
    taken: set[str] = set()
    for key in sorted(weights, key=lambda key: -weights[key]):
        if taken.isdisjoint(key):
            chosen.append(key)
            taken.update(key)
        if len(chosen) == most:
            break
    return chosen


def _parts(phrase: Phrase, worth: set[str], *, whole: bool) -> Iterator[tuple[_Key, int, int]]:
    """The parts of two words and more that are phrases of words in ``worth``, with their place; all if ``whole``."""
    keys, first = phrase.keys, phrase.first
    for last in range(phrase.core, phrase.last + 1):
        longest = max(first, last - _MOST_WORDS + 1)
        for start in range(longest, min(phrase.core + 1, last)):
            key = keys[start - first : last - first + 1]
            if (whole and last == phrase.last and start == longest) or worth.issuperset(key):
                yield key, start, last


def _stands_alone(word: str) -> bool:
    """Whether a word without others says something: it is rare, no adjective and no office."""
    return (
        zipf_of_folded(word) < _COMMON and len(word) > 3 and not word.endswith(_ADJECTIVES) and word not in cues.TITLES
    )


def _weight(key: _Key, count: int, of_title: set[str]) -> float:
    information = sum(map(_information, key))
    in_title = sum(word in of_title for word in key) / len(key)
    kind = _ONE_WORD_WEIGHT if len(key) == 1 else _OFFICE_WEIGHT if key[0] in cues.TITLES else 1.0
    return count * information * (1 + _TITLE_WEIGHT * in_title) * kind


@lru_cache(maxsize=MOST_WORDS)
def _information(word: str) -> float:
    return _RAREST - zipf_of_folded(word)


def _surface(places: list[_Place]) -> str:
    """The phrase as it is written first without ل, which swallows the article."""
    words, first, last = next((at for at in places if not at[0].words[at[1]].startswith("لل")), places[0])
    offset = word_of(words.words[first]).offset
    start, end = words.span(first, last, offset)
    swallowed = offset and words.words[first][offset - 1 :].startswith("لل")
    return ARTICLE + words.text[start + 1 : end] if swallowed else words.text[start:end]
