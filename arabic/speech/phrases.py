"""Noun phrases beside a verb of saying: where they end, which person stands in them, whether they are somebody."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from arabic.entities.gazetteer import nisbas
from arabic.entities.namewords import NameWord, name_word
from arabic.entities.organisations import may_head
from arabic.entities.text import Text
from arabic.lexicon import zipf_of_folded
from arabic.speech import speakerwords as lists
from arabic.speech.clauses import THAT
from arabic.speech.saying import SAYING_OF, VERBS

# A description ends before these: when and where it was said, what was said, what is told of the speaker.
_ENDINGS: Final = (
    (lists.ADVERBS - lists.SAME)
    | lists.RELATIVES
    | lists.OBJECT_SET
    | lists.ENDING
    | THAT
    | SAYING_OF
    | {word for word, verb in VERBS.items() if not verb.participle}
)
_MOST_WORDS: Final = 9  # of a description
_RARE: Final = 3.4  # Zipf: names that no list has are below it, nouns and adjectives of the news above


class Speaker(NamedTuple):
    """Somebody who speaks. name: as the article has it in full, or the words that describe him. id: actor id."""

    name: str
    type: str = "unnamed"
    id: str | None = None
    role: str | None = None


class Place(NamedTuple):
    """A mention of a possible speaker in the text."""

    start: int
    end: int
    speaker: Speaker


class Phrases:
    """The words of one text with the mentions of people, bodies and countries in it."""

    def __init__(self, words: Text, places: Sequence[Place]) -> None:
        self._text: Final = words
        self._words: Final = words.words
        self._starts: Final = [start for start, _ in words.places]
        # word → the speaker whose name begins there; a clitic is a part of the word
        self.at: Final = {bisect_right(self._starts, place.start) - 1: place for place in places}
        self._firsts: Final = sorted(self.at)

    def past_adverbs(self, first: int, last: int) -> int:
        """Past when it was said and to whom: «قال اليوم لرويترز مسؤول», «وقال لشبكة «سكاي» الإيطالية»."""
        while first < last:
            word = self._words[first]
            if word in lists.ADVERBS and not self._text.original(first).startswith("آ"):  # «الآن», but not «آلان»
                first += 1
            elif word.startswith("ل") and self.is_told(first):
                first = bisect_left(self._starts, self.at[first].end)
            elif word.startswith("ل") and (word == "ل" or word[1:] in lists.MEDIA):
                first += 1 + (word == "ل")
                while first < last and (not self._text.joins(first) or self._words[first] in nisbas()):
                    first += 1
            else:
                break
        return first

    def is_told(self, index: int) -> bool:
        """«قال لرويترز مسؤول»: whom it was said to."""
        place = self.at.get(index)
        return place is not None and place.start > self._text.places[index][0]

    def is_human(self, first: int, last: int) -> bool:
        """Whether a description may be of somebody: it is no clause, no object in the accusative, no preposition."""
        head = self._words[first]
        return is_somebody(head) or (
            head not in THAT
            and head not in VERBS
            and head not in lists.RELATIVES
            and not head.isdigit()
            and (head.startswith("ال") or last - first > 1)
            and not head.startswith(("لل", "بال"))
        )

    def person(self, first: int, last: int) -> Speaker | None:
        """The first person of these words who is not spoken to or about."""
        for index, place in self.within(first, last):
            if place.speaker.type != "person":
                continue
            offset = place.start - self._text.places[index][0]
            if offset > 0 and self._words[index][0] in "لبك":
                continue
            before = self._words[first:index]
            if before and self._text.joins(index) and _governs(before[-1]):
                continue
            # «التقى بيسكوف نظيره بلينكن», but «وأيدها نظيرها النرويجي …» may begin with one
            if "مع" not in before and not lists.COUNTERPARTS.intersection(before[2:]):
                return place.speaker
        return None

    def extent(self, first: int, last: int) -> int:
        """Index after the words that describe a speaker: up to a comma, a verb, or when and where it was said."""
        at = first + 1
        while at < min(last, first + _MOST_WORDS) and self._describes(first, at, last):
            at += 1
        return at

    def _describes(self, first: int, at: int, last: int) -> bool:
        """Whether word ``at`` goes on with the description that begins at ``first``."""
        word = self._words[at]
        following = self._words[at + 1] if at + 1 < last else ""
        definite = self._words[first].startswith("ال") and self._words[first] not in nisbas()
        if at == first + 1 and definite and not _follows_definite(word):
            return False
        if not self.flows(at) or word in _ENDINGS:
            return False
        if word in lists.WITHIN:
            return bool(following) and following not in lists.OCCASIONS
        if word[0] != "ل":
            return True
        if word.startswith("لل"):
            return may_head(self._words[first])
        return not (word == "ل" or word[1:] in lists.MEDIA or self.is_told(at))

    def flows(self, index: int) -> bool:
        """Whether word ``index`` goes on from the word before it, quotation marks and brackets left out."""
        return self._text.joins(index) or self._text.before(index).strip() in lists.MARKS

    def is_relative(self, first: int, last: int) -> bool:
        """«نقلا عن قيادي في الحزب قال إن»: what follows somebody indefinite is told of him, whatever stands before."""
        head = self._words[first]
        if head in lists.PREPOSITIONS or head.startswith("ال") or not is_somebody(head) or may_head(head):
            return False
        return not self._words[first + 1].startswith("ال") if last - first > 1 else True

    def within(self, first: int, last: int) -> list[tuple[int, Place]]:
        low, high = bisect_left(self._firsts, first), bisect_left(self._firsts, last)
        return [(index, self.at[index]) for index in self._firsts[low:high]]

    def name(self, first: int, last: int) -> str:
        start, end = self._text.places[first][0], self._text.places[last - 1][1]
        return self._text.text[start:end]


def is_unheard(word: str) -> bool:
    """Whether a word is as rare as names that no list has, and no noun with a pronoun."""
    return not word.endswith(("ها", "هم", "نا")) and zipf_of_folded(word) < _RARE


def _governs(word: str) -> bool:
    """Whether a person after ``word`` is no subject: «مع …», «باسم …», «بأستاذها …»."""
    return word in lists.GOVERNING or (len(word) > 5 and word[0] in "بل" and word.endswith(("ها", "هم", "ته")))


def _follows_definite(word: str) -> bool:
    """Whether a word may go on with «المتحدث …»: an adjective, a name, باسم; not an object («قدر المتحدث حجم …»)."""
    if word.startswith(("ال", "با", "لل")) or word in lists.AFTER_DEFINITE or word in lists.SAME:
        return True
    return name_word(word) is not NameWord.NO or zipf_of_folded(word) < _RARE


def is_somebody(head: str) -> bool:
    """Whether a description that begins with ``head`` is of people or a body."""
    return head in lists.HUMAN or (head.endswith("ا") and head[:-1] in lists.HUMAN) or may_head(head)


def bare(word: str) -> str:
    return word.removeprefix("ال")
