"""The watch list compiled for one pass over a text: words of names, and which names they may belong to.

Every name becomes one pattern per way to write it; of each pattern the word that texts have least often, its *anchor*,
goes into an automaton (Aho-Corasick) and the others are checked around it. So a hundred people called محمد cost nothing
where محمد stands without their family names.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import ahocorasick

from arabic.clitics import ARTICLE
from arabic.foreign import LEAST_CONSONANTS, allowed_changes, consonants, word_skeleton
from arabic.given_names import ARABIC_GIVEN_NAMES, GIVEN_NAMES
from arabic.lexicon import zipf_of_folded
from arabic.matching.variants import Sequence, is_foreign, is_noun, word_forms

# الله and الف are no words with an article: at least this many letters must be left without it.
_LEAST_AFTER_ARTICLE: Final = 3


@dataclass(slots=True, eq=False)
class NameWord:
    """One word of a name: its spellings without the article, and the patterns that hang on it.

    article: True if the word must have ال, False if it must not, None if either will do.
    changes: in how many letters a spelling may differ besides, 0 for Arabic names. rarity: smaller for words that
    texts have less often. single: patterns of this word alone. left, right: patterns by the
    skeleton of the word before or, if this is the first word, after it.
    """

    core: str
    article: bool | None
    forms: dict[str, str]
    changes: int
    rarity: tuple[float, int]
    single: "list[Pattern]" = field(default_factory=list)
    left: "dict[str, list[Pattern]]" = field(default_factory=dict)
    right: "dict[str, list[Pattern]]" = field(default_factory=dict)


@dataclass(slots=True, frozen=True, eq=False)
class Pattern:
    """One way to write a name. owner: whatever the name stands for. gap: a middle name may come in."""

    owner: Hashable
    words: tuple[NameWord, ...]
    anchor: int
    rule: str
    gap: bool


class Reading(NamedTuple):
    """A written word read as a word of a name: where the name begins in it, and which rules that took."""

    offset: int
    rules: tuple[str, ...]
    changes: int


@dataclass(slots=True, frozen=True)
class Spelling:
    """How the words of a name are treated.

    person: given names, middle names and family names. inflected: Arabic nouns in it take case endings.
    any_article: every word may have ال or not, as in a topic's phrase.
    """

    person: bool = False
    inflected: bool = False
    any_article: bool = False


PERSON: Final = Spelling(person=True)
ORGANISATION: Final = Spelling(inflected=True)
PHRASE: Final = Spelling(inflected=True, any_article=True)


AnchorReadings = tuple[tuple[NameWord, Reading], ...]
"""The words of names that a written word may be."""


class NameIndex:
    """Names added one by one with :meth:`add`, then looked up through its automatons after :meth:`freeze`."""

    def __init__(self) -> None:
        self._words: dict[tuple[str, Spelling, bool, bool], NameWord] = {}
        self._entries: dict[str, list[NameWord]] = {}
        self._skeletons: dict[str, list[NameWord]] = {}
        self.exact: ahocorasick.Automaton | None = None
        """Spelling and a space to (its length, its words). None if there is nothing to find."""
        self.similar: ahocorasick.Automaton | None = None
        """Skeleton and a space to the skeleton and the foreign words that have it."""
        self.longest = 0
        """Letters of the longest spelling."""
        self.readings: dict[str, AnchorReadings] = {}
        """What written words were found to be: a memory for :mod:`arabic.matching.scan`."""

    def add(self, sequence: Sequence, owner: Hashable, spelling: Spelling) -> Pattern:
        """Make the pattern for one way to write a name."""
        words = tuple(
            self._word(word, spelling, index, len(sequence.words)) for index, word in enumerate(sequence.words)
        )
        anchor = min(range(len(words)), key=lambda index: words[index].rarity)
        gap = spelling.person and len(words) > 1 and not self._both_given(words)
        pattern = Pattern(owner, words, anchor, sequence.rule, gap)
        self._hang(pattern)
        return pattern

    def freeze(self) -> None:
        """Build the automatons; nothing is added after this."""
        # Another spelling of a foreign name may have as many letters more as it may differ in.
        self.longest = max(
            (len(form) + word.changes for form, words in self._entries.items() for word in words), default=0
        )
        self.exact = _automaton((form + " ", (len(form), words)) for form, words in self._entries.items())
        self.similar = _automaton((key + " ", (key, words)) for key, words in self._skeletons.items())
        self._words.clear()
        self._entries.clear()
        self._skeletons.clear()

    def _word(self, word: str, spelling: Spelling, index: int, count: int) -> NameWord:
        last = index == count - 1
        key = (word, spelling, last, count == 1)
        if key not in self._words:
            self._words[key] = self._make_word(word, spelling, alone=count == 1, last=last)
        return self._words[key]

    def _make_word(self, word: str, spelling: Spelling, *, alone: bool, last: bool) -> NameWord:
        article = word.startswith(ARTICLE) and len(word) >= len(ARTICLE) + _LEAST_AFTER_ARTICLE
        core = word[len(ARTICLE) :] if article else word
        foreign = not spelling.any_article and is_foreign(core, ARABIC_GIVEN_NAMES)
        forms = word_forms(core, foreign=foreign, inflected=spelling.inflected)
        if foreign:
            forms = {form: rule for form, rule in forms.items() if form == core or not _is_other_word(form)}
        # السيستاني and سيستاني after a given name; الناتو and ناتو, but not الأسد and أسد.
        either = (last and not alone) if spelling.person else (article and alone and foreign)
        return NameWord(
            core,
            None if either or spelling.any_article else article,
            forms,
            allowed_changes(core) if foreign else 0,
            (zipf_of_folded(core), -len(core)),
        )

    def _both_given(self, words: tuple[NameWord, ...]) -> bool:
        # محمد علي صلاح is not محمد صلاح, but بشار حافظ الأسد is بشار الأسد: of two given names any two people may
        # be made, a family name belongs to few.
        return words[0].core in GIVEN_NAMES and words[-1].core in GIVEN_NAMES and words[-1].article is not True

    def _hang(self, pattern: Pattern) -> None:
        word = pattern.words[pattern.anchor]
        if not (word.single or word.left or word.right):
            for form in word.forms:
                self._entries.setdefault(form, []).append(word)
            if word.changes and len(consonants(word.core)) >= LEAST_CONSONANTS:
                self._skeletons.setdefault(word_skeleton(word.core), []).append(word)
        if len(pattern.words) == 1:
            word.single.append(pattern)
            return
        neighbours = word.left if pattern.anchor else word.right
        neighbour = pattern.words[pattern.anchor - 1 if pattern.anchor else 1]
        for key in {word_skeleton(form) for form in neighbour.forms}:
            neighbours.setdefault(key, []).append(pattern)


def _is_other_word(form: str) -> bool:
    return form in GIVEN_NAMES or is_noun(form)


def _automaton(entries: Iterable[tuple[str, object]]) -> ahocorasick.Automaton | None:
    automaton = ahocorasick.Automaton()
    for key, value in entries:
        automaton.add_word(key, value)
    if not len(automaton):
        return None
    automaton.make_automaton()
    return automaton
