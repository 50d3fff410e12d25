"""A place where a name may stand, with the words around it: what the rules of context look at."""

import re
from collections.abc import Collection, Iterator, Set
from enum import Enum
from typing import Final, NamedTuple

from arabic import cues
from arabic.clitics import ARTICLE
from arabic.given_names import FAMILY_NAMES, GIVEN_NAMES
from arabic.lexicon import zipf_of_folded
from arabic.scan import Candidate
from arabic.variants import is_noun
from arabic.words import Words

# A clause reaches over quotation marks and brackets, not over commas and line breaks.
_SAME_CLAUSE: Final = " \"'()"
_CONJUNCTIONS: Final = ("و", "ف")
# A verb and its object with a preposition: التقى رئيس الوزراء العراقي بالأسد.
_GOVERNED_WORDS: Final = 5
_PROCLITICS: Final = (*_CONJUNCTIONS, "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
# Names that no list has are rare words: below once in 300,000 words, and once in three million if they begin with
# alef as so many verbs and plurals do.
_NAME_ZIPF: Final = 3.5
_ALEF_NAME_ZIPF: Final = 2.5
# After a given name, a name is likelier than before a family name.
_FAMILY_ZIPF: Final = 4.0
_NAME_EXCESS: Final = 1.0


class Verdict(Enum):
    """What the words around a name say about its being the watched actor's."""

    FOR = "for"
    OPEN = "open"
    DOUBTFUL = "doubtful"
    AGAINST = "against"


class Judgement(NamedTuple):
    """A verdict and the rule that led to it, in words.

    names_person: a title or the actor's own given name stands with it. namesake: somebody else is called so here.
    """

    verdict: Verdict
    reason: str
    names_person: bool = False
    namesake: bool = False


class Surroundings:
    """The words around a candidate. ``previous`` and ``next`` are empty across punctuation, ``previous`` also if the
    candidate has a proclitic. ``named``: indices of words at which actors' names end."""

    def __init__(self, words: Words, candidate: Candidate, named: Set[int]) -> None:
        self.words: Final = words
        self._named: Final = named
        self.first: Final = candidate.first
        self.last: Final = candidate.last
        written = words.words[candidate.first]
        self.clitics: Final = written[: candidate.offset]
        self.name: Final = written[candidate.offset :]
        """The (first) word of the name as it stands here."""
        self.single: Final = candidate.first == candidate.last
        self.before: Final = words.words[self.first - 1] if self._adjacent(self.first) else ""
        """The word before it, clitics or not."""
        self.previous: Final = "" if self.clitics else self.before
        self.next: Final = words.words[self.last + 1] if self._adjacent(self.last + 1) else ""
        self.joins_name: Final = "و" in self.clitics and self.first - 1 in named
        self.follows_name: Final = not self.clitics and self.first - 1 in named

    def _adjacent(self, index: int) -> bool:
        return 0 < index < len(self.words) and self.words.before(index) == " "

    def back(self, count: int) -> list[str]:
        """Up to ``count`` words before it in the same clause, nearest first."""
        found: list[str] = []
        index = self.first
        while index > 0 and len(found) < count and not self.words.before(index).strip(_SAME_CLAUSE):
            index -= 1
            found.append(self.words.words[index])
        return found

    def around(self, count: int) -> list[str]:
        """Up to ``count`` words on either side."""
        words = self.words.words
        return words[max(0, self.first - count) : self.first] + words[self.last + 1 : self.last + 1 + count]

    def follows(self, *cues_by_proclitic: tuple[str, Set[str]]) -> str:
        """Of pairs (preposition, words): a word that stands shortly before the name with that preposition."""
        for preposition, known in cues_by_proclitic:
            if self.clitics.endswith(preposition):
                for word in self.back(_GOVERNED_WORDS):
                    if found := known_as(word, known):
                        return found
        return ""

    def begins_line(self) -> bool:
        """Whether nothing but punctuation stands before it in its line."""
        return self.first == 0 or "|" in self.words.before(self.first)

    def followed_by(self, marks: str) -> bool:
        """Whether the next character that is no space is one of ``marks``."""
        return self.words.before(self.last + 1).lstrip()[:1] in tuple(marks)

    @property
    def has_article(self) -> bool:
        return self.name.startswith(ARTICLE) or (self.clitics.endswith("ل") and self.name.startswith("ل"))

    @property
    def like_adjective(self) -> bool:
        """Whether it has the form of a nisba: بري, مالي, السوداني."""
        return self.single and self.name.endswith("ي")

    @property
    def joins_adjective(self) -> bool:
        """Whether it is one of two adjectives: بري وجوي, but بري وميقاتي."""
        other = self.next.removeprefix("و")
        two = self.like_adjective and other != self.next and other.endswith("ي") and not other.startswith(ARTICLE)
        return two and not self.has_article and self.last + 1 not in self._named and is_noun(other)


def known_as(word: str, known: Collection[str], *, verbs: bool = False) -> str:
    """``word`` without its proclitics if it is one of the ``known`` words, else nothing. Verbs take و and ف alone."""
    if word in known:
        return word
    for proclitics in _CONJUNCTIONS if verbs else _PROCLITICS:
        if word.startswith(proclitics) and word[len(proclitics) :] in known:
            return word[len(proclitics) :]
    if not verbs and word.startswith("لل") and ARTICLE + word[2:] in known:
        return ARTICLE + word[2:]
    return ""


def without_pronoun(word: str, known: Collection[str]) -> str:
    """استقباله البرهان, زيارتها, ابنها: the one of the ``known`` nouns to which a pronoun is added; else nothing."""
    for pronoun in ("ه", "ها", "هما", "هم"):
        stem = word.removesuffix(pronoun)
        if stem != word and len(stem) > 2:
            for noun in (
                stem,
                stem[:-1] + "ه" if stem.endswith("ت") else stem,
                stem[:-1] + "ء" if stem[-1] in "يو" else stem,
            ):
                if bare := known_as(noun, known):
                    return bare
    return ""


def has_feminine(word: str, excess: float = _NAME_EXCESS) -> bool:
    """Whether a nisba is as common in the feminine (السوداني, السودانية), up to ``excess`` orders of magnitude."""
    return zipf_of_folded(word + "ه") > max(0.0, zipf_of_folded(word) - excess)


def is_verb(word: str) -> bool:
    """Whether ``word`` is a verb of what people in the news do."""
    return bool(known_as(word, cues.VERBS, verbs=True))


def looks_like_given_name(words: Words, index: int) -> bool:
    """Whether word ``index``, which stands before a family name, is rather a given name than anything else."""
    word = words.words[index]
    if word == "علي":
        return words.original(index).endswith("ي")  # and not the preposition على
    if _is_other_cue(word):
        return False
    return word in GIVEN_NAMES or _is_unlisted_name(word)


def looks_like_family_name(words: Words, index: int) -> bool:
    """Whether word ``index``, which stands after a given name, is rather a further name than anything else."""
    word = words.words[index]
    if word == "علي":
        return words.original(index).endswith("ي")
    if word in FAMILY_NAMES or word in cues.NAME_OPENERS:
        return True
    if _is_other_cue(word):
        return False
    if word.startswith(ARTICLE) and word.endswith("ي"):
        # النوري is a name; of an adjective (السياسي) the feminine is about as common.
        return not has_feminine(word)
    return word in GIVEN_NAMES or _is_unlisted_name(word.removeprefix(ARTICLE), at_most=_FAMILY_ZIPF)


def _is_other_cue(word: str) -> bool:
    return any(word in known for known in (cues.TITLES, cues.VERBS, cues.PARTICLES, cues.BELONGING, cues.NAMED_THINGS))


def _is_unlisted_name(word: str, at_most: float = _NAME_ZIPF) -> bool:
    """A rare word that no text inflects, and that is not a rarer form of another: clitics, endings, weak spellings."""
    if len(word) < _LEAST_LETTERS or not word.isalpha() or word.endswith(_ENDINGS) or _OTHER_FORM.match(word):
        return False
    if _is_conjugated(word):
        return False
    frequency = zipf_of_folded(word)
    if frequency > (_ALEF_NAME_ZIPF if word[0] in "اتين" else at_most) or is_noun(word):
        return False
    common = max(frequency, _LEAST_SHORTER_ZIPF)
    return all(zipf_of_folded(other) <= common for other in _plainer_forms(word))


def _plainer_forms(word: str) -> Iterator[str]:
    """جديدا, محامو, مقربي, هدفان and clitics: words that this would be a form of."""
    if word[-1] == "ا":
        yield word[:-1]
    if word[-1] == "و":
        yield from (word + "ن", word[:-1] + "ي")
    if word[-1] == "ي":
        yield word + "ن"
    if word.endswith("ان"):
        yield word[:-2]
    if word[0] in "وفبلكس":
        yield word[1:]


def _is_conjugated(word: str) -> bool:
    """Whether texts have other persons or tenses of ``word`` as of no name: أمهل (يمهل), يوبخ (توبخ), استبق."""
    if word[0] in "يت":
        return word[1:3] == "ست" or any(
            map(zipf_of_folded, (("ت" if word[0] == "ي" else "ي") + word[1:], "س" + word, word + "ون", word[1:]))
        )
    if word[0] == "ا":
        return word.startswith("است") or bool(zipf_of_folded("ي" + word[1:]))
    if word[2] == "ي":  # تصفير is a noun beside the name صفير
        return bool(zipf_of_folded("ي" + word))
    return bool(zipf_of_folded("ي" + word) or zipf_of_folded("ت" + word))


_LEAST_LETTERS: Final = 4  # of three letters, more are verbs than names
_ENDINGS: Final = ("ه", "ها", "هم", "كم", "نا", "ات", "ين", "ون", "وا", "تم", "اء", "ت")
# Articles; plurals like معاقل, هواجس, أزلام; participles like متجاوزا.
_OTHER_FORM: Final = re.compile("ال|لل|م.ا..$|م.*ا$|.وا..$|ا..ا.$")
_LEAST_SHORTER_ZIPF: Final = 2.0
