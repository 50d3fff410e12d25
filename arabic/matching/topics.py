"""Topics: words and phrases in any, all or none of them, near one another, often enough, or in the title.

A phrase in inner quotation marks (`'"حل الدولتين"'`) is found as written up to clitics, articles and case endings.
Words without them are compared by light stems: ضمانات أمنية also finds الضمان الأمني.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

import ahocorasick

from arabic.matching.names import PHRASE, NameIndex
from arabic.matching.variants import sequences
from arabic.stem import stem, stems
from arabic.words import Field, Words
from config.watchlist import Topic

_QUOTES: Final = (('"', '"'), ("«", "»"), ("“", "”"))


@dataclass(frozen=True, slots=True)
class TopicHit:
    """A word or phrase of a topic that occurs: ``surface == text[start:end]`` of the given ``field``."""

    topic_id: str
    surface: str
    start: int
    end: int
    field: Field


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """One entry of a topic's `any`, `all` or `none`."""

    topic: Topic
    group: Literal["any", "all", "none"]
    text: str


class TermPlace(NamedTuple):
    """Where a term stands: words ``first`` to ``last`` of a field, from letter ``offset`` of the first."""

    term: Term
    first: int
    last: int
    offset: int


class _Stems(NamedTuple):
    """A term as the stems that each of its words may have; ``key`` is the index of the one to look for, the longest."""

    term: Term
    stems: tuple[frozenset[str], ...]
    key: int


# News says the same words again and again: of a new article, less than a tenth.
_MOST_REMEMBERED: Final = 50_000
_LONGEST_WORD: Final = 64  # letters: three times as many as Arabic words have with all their clitics


class TopicIndex:
    """Topics compiled: quoted phrases go into the index of names, all else into one of stems."""

    def __init__(self, topics: Iterable[Topic], phrases: NameIndex) -> None:
        by_stem: defaultdict[str, list[_Stems]] = defaultdict(list)
        for term in (term for topic in topics for term in _terms(topic)):
            for sequence in sequences(_unquoted(term.text)):
                if _is_quoted(term.text):
                    phrases.add(sequence, term, PHRASE)
                else:
                    key = max(range(len(sequence.words)), key=lambda index: len(stem(sequence.words[index])))
                    found = _Stems(term, tuple(map(stems, sequence.words)), key)
                    for key_stem in found.stems[key]:
                        by_stem[key_stem].append(found)
        self._by_stem: Final = dict(by_stem)
        self._automaton: Final = ahocorasick.Automaton(ahocorasick.STORE_LENGTH)
        for key_stem in by_stem:
            self._automaton.add_word(key_stem)
        if by_stem:
            self._automaton.make_automaton()
        self._remembered: Final[dict[str, Sequence[_Stems]]] = {}

    def stemmed(self, words: Words) -> list[TermPlace]:
        """Places of the terms that are compared by stems."""
        if not self._by_stem:
            return []
        places = []
        for position, word in enumerate(words.words):
            terms = self._remembered.get(word)
            if terms is None:
                terms = self._remember(word)
            if terms:
                places += [place for term in terms if (place := _fit(words, term, position))]
        return places

    def _remember(self, word: str) -> Sequence[_Stems]:
        """The terms whose key is a form of ``word``; its stem is a part of it, and is made only of what holds a key."""
        holds_key = len(word) <= _LONGEST_WORD and any(True for _ in self._automaton.iter(word))
        if len(self._remembered) >= _MOST_REMEMBERED:
            self._remembered.clear()
        return self._remembered.setdefault(word, self._by_stem.get(stem(word), ()) if holds_key else ())


def topic_hits(fields: Mapping[Field, tuple[Words, Sequence[TermPlace]]]) -> Iterator[TopicHit]:
    """Hits of every topic whose conditions hold in an article, topic by topic in the order of the text."""
    by_topic: defaultdict[str, dict[Field, list[TermPlace]]] = defaultdict(dict)
    for field, (_, places) in fields.items():
        for place in sorted(places, key=lambda place: (place.first, place.last)):
            by_topic[place.term.topic.id].setdefault(field, []).append(place)
    for topic_id, places_by_field in by_topic.items():
        for field, place in _counting(places_by_field):
            words = fields[field][0]
            start, end = words.span(place.first, place.last, place.offset)
            yield TopicHit(topic_id, words.text[start:end], start, end, field)


def _terms(topic: Topic) -> Iterator[Term]:
    yield from (Term(topic, "any", text) for text in topic.any)
    yield from (Term(topic, "all", text) for text in topic.all)
    yield from (Term(topic, "none", text) for text in topic.none)


def _is_quoted(text: str) -> bool:
    return (text[0], text[-1]) in _QUOTES


def _unquoted(text: str) -> str:
    return text[1:-1] if _is_quoted(text) else text


def _fit(words: Words, term: _Stems, position: int) -> TermPlace | None:
    first = position - term.key
    last = first + len(term.stems) - 1
    if first < 0 or last >= len(words):
        return None
    for index, wanted in enumerate(term.stems, first):
        if index != position and stem(words.words[index]) not in wanted:
            return None
        if index > first and not words.joins(index):
            return None
    return TermPlace(term.term, first, last, 0)


def _counting(places: Mapping[Field, list[TermPlace]]) -> list[tuple[Field, TermPlace]]:
    """The places that make their topic occur; none if one of its conditions fails."""
    topic = next(place.term.topic for found in places.values() for place in found)
    if topic.title_only:
        places = {"title": places.get("title", [])}
    seen = [(field, place) for field, found in places.items() for place in found]
    if any(place.term.group == "none" for _, place in seen):
        return []
    if topic.within is not None:
        seen = [(field, place) for field, found in places.items() for place in _near(topic, topic.within, found)]
    if {place.term.text for _, place in seen if place.term.group == "all"} != set(topic.all):
        return []
    wanted = [(field, place) for field, place in seen if place.term.group == "any"]
    if topic.any and len(_without_overlaps(wanted)) < topic.min_count:
        return []
    return _without_overlaps(seen)


_ANY: Final = "\0any"  # no text of a watch list holds a NUL


def _near(topic: Topic, within: int, places: Sequence[TermPlace]) -> list[TermPlace]:
    """Those of ``places``, in order, that lie in a stretch of ``within`` words that has all that is wanted."""
    needed = set(topic.all) | ({_ANY} if topic.any else set())
    counts: defaultdict[str, int] = defaultdict(int)
    kept: list[TermPlace] = []
    left = reached = 0
    for right, place in enumerate(places):
        counts[_key(place)] += 1
        while place.last - places[left].first >= within:
            counts[_key(places[left])] -= 1
            left += 1
        if all(counts[key] for key in needed):
            kept += places[max(left, reached) : right + 1]
            reached = right + 1
    return kept


def _key(place: TermPlace) -> str:
    return _ANY if place.term.group == "any" else place.term.text


def _without_overlaps(places: list[tuple[Field, TermPlace]]) -> list[tuple[Field, TermPlace]]:
    """Of terms that overlap (ضمانات أمنية, ضمانات) the longest that begins first."""
    kept: list[tuple[Field, TermPlace]] = []
    for field, place in sorted(places, key=lambda item: (item[0] == "body", item[1].first, -item[1].last)):
        if not kept or kept[-1][0] != field or place.first > kept[-1][1].last:
            kept.append((field, place))
    return kept
