"""A place where a name may stand, with the words around it: what the rules of context look at."""

from collections.abc import Set
from enum import Enum
from typing import Final, NamedTuple

from arabic import cues
from arabic.clitics import ARTICLE
from arabic.grammar import has_feminine, is_feminine_verb, is_verb, known_as, may_be_verb
from arabic.matching.scan import Candidate
from arabic.matching.variants import is_noun
from arabic.plurals import PLURALS
from arabic.words import Words

# A clause reaches over quotation marks and brackets, not over commas and line breaks.
_SAME_CLAUSE: Final = " \"'()"
# What a name is set apart by: «حماس», (حماس).
_OPENING: Final = ('"', "(", "[", "'")
_CLOSING: Final = ('"', ")", "]", "'")
# A verb and its object with a preposition: التقى رئيس الوزراء العراقي بالأسد.
_GOVERNED_WORDS: Final = 5
# A verb, its subject with an attribute, and its object: طالب البيان الختامي حماس.
_OBJECT_WORDS: Final = 4
# Whom a headline's speaker speaks to: بري لصحيفة «النهار».
_ADDRESSED_WORDS: Final = 5
_PRONOUNS: Final = ("ه", "ها", "هم")
_PLURAL_ENDINGS: Final = ("ات", "ون", "ين")
_MASCULINE: Final = ("وجه", "فقه", "جاه")  # their ه is no ة
_QUESTIONS: Final = frozenset({"لماذا", "متي", "كيف", "هل", "اين", "ماذا"})
_LEAST_PLURAL: Final = 4  # longer than بين, حين
_CLITICS: Final = frozenset({"و", "ف", "ب", "ل", "ك", "ول", "وب"})


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


class Named(NamedTuple):
    """Where forms of actors' names stand in a text, as indices of words.

    ends: last words of any. joined: first words of those written with و that are no ordinary words, or are the names of
    persons. full_ends: last words of full names of persons.
    """

    ends: Set[int]
    joined: Set[int]
    full_ends: Set[int]


class Surroundings:
    """The words around a candidate. ``previous`` and ``next`` are empty across punctuation, but for quotation marks
    or brackets around the name alone; ``previous`` also if the candidate has a proclitic."""

    def __init__(self, words: Words, candidate: Candidate, named: Named) -> None:
        self.words: Final = words
        self._named: Final = named
        self.first: Final = candidate.first
        self.last: Final = candidate.last
        written = words.words[candidate.first]
        self.clitics = written[: candidate.offset]
        self.name: Final = written[candidate.offset :]
        """The (first) word of the name as it stands here."""
        self.single: Final = candidate.first == candidate.last
        self.phrase: Final = " ".join([self.name, *words.words[self.first + 1 : self.last + 1]])
        self.quoted: Final = self._is_quoted()
        """Whether it stands by itself in quotation marks or brackets."""
        first = self.first
        if self.quoted and first and words.before(first) == '"' and words.words[first - 1] in _CLITICS:  # و«حماس»
            first -= 1
            self.clitics = words.words[first]
        self.before: Final = words.words[first - 1] if first and self._adjacent(first) else ""
        """The word before it, clitics or not."""
        self.previous: Final = "" if self.clitics else self.before
        self.next: Final = words.words[self.last + 1] if self._adjacent(self.last + 1) else ""
        self.beside_name: Final = first - 1 in named.ends and bool(self.before)
        self.joins_name: Final = "و" in self.clitics and self.beside_name
        self.follows_name: Final = not self.clitics and self.beside_name
        self.follows_full_name: Final = not self.clitics and first - 1 in named.full_ends
        self.precedes_name: Final = self.next.startswith("و") and self.last + 1 in named.joined
        """Whether the name of another actor follows with و: أمل وحزب الله."""

    def _is_quoted(self) -> bool:
        before, after = self.words.before(self.first).strip(), self.words.before(self.last + 1).strip()
        return not self.clitics and before.endswith(_OPENING) and after.startswith(_CLOSING)

    def _adjacent(self, index: int) -> bool:
        if not 0 < index < len(self.words):
            return False
        between = self.words.before(index)
        return between == " " or (self.quoted and not between.strip(_SAME_CLAUSE))

    def follows_first_verb(self) -> bool:
        """Whether the word before it begins a clause and may be a verb, as Arabic clauses do: شكل سعيد لجنة."""
        if not self.previous or not may_be_verb(self.previous):
            return False
        if self.words.before(self.first - 1) != " " or self.follows_question():
            return True
        return self.first - 2 in self._named.ends  # بري وضع عون في الجو

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

    def follows_question(self) -> bool:
        """Whether a verb with a question word stands before it: لماذا صمت الأسد؟"""
        return bool(self.previous) and "".join(self.back(2)[1:]) in _QUESTIONS

    def object_of_verb(self) -> bool:
        """Whether it follows a verb and its subject: تتهم القوات البرهان, دعمت طهران الأسد."""
        subject = self.previous
        definite = subject.startswith(ARTICLE) or (subject and not subject.endswith(_PRONOUNS) and not is_noun(subject))
        if not definite or is_verb(subject) or (self.adjective and not subject.endswith(("ه", *_PLURAL_ENDINGS))):
            return False  # يعد القمح محصول رئيسي: not of what an adjective may be said
        for word in self.back(_OBJECT_WORDS)[1:]:
            if is_verb(word) or is_feminine_verb(word):
                return True
            if word in cues.PARTICLES:
                return False
        return False

    def follows_compound(self) -> bool:
        """إلى جانب بري, من قبل بري, تحت حكم سعيد: two words that are one preposition."""
        return bool(self.previous) and tuple(self.back(2)[::-1]) in cues.COMPOUNDS

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

    def speaks_in_headline(self) -> bool:
        """Whether a headline quotes it: بري: لا جلسة; بري لـ«النهار»: لا جلسة."""
        if not self.begins_line():
            return False
        after = self.last + 1
        reach = (
            _ADDRESSED_WORDS if self.words.words[after : after + 1] and self.words.words[after].startswith("ل") else 1
        )
        return any(":" in self.words.before(index) for index in range(after, min(after + reach, len(self.words) + 1)))

    @property
    def has_article(self) -> bool:
        return self.name.startswith(ARTICLE) or (self.clitics.endswith("ل") and self.name.startswith("ل"))

    @property
    def like_adjective(self) -> bool:
        """Whether it has the form of a nisba: بري, مالي, السوداني."""
        return self.single and self.name.endswith("ي")

    @property
    def adjective(self) -> bool:
        """Whether it is a word that goes with feminines too: بري, سعيد, صالح; not so صلاح."""
        if not self.single or self.has_article or self.name in cues.IDEAS:  # سلام is no masculine of سلامة
            return False
        return self.like_adjective or has_feminine(self.name)

    def agrees_no_more(self, noun: str) -> bool:
        """Whether ``noun`` is of another number or gender than an adjective of this form: كتلة سعيد, معارضون سعيد."""
        plural = noun.endswith(_PLURAL_ENDINGS) and len(noun) > _LEAST_PLURAL
        return (
            plural
            or noun in PLURALS
            or (noun.endswith("ه") and not noun.startswith(ARTICLE) and not noun.endswith(_MASCULINE))
        )

    def may_agree_with(self, noun: str) -> bool:
        """Whether it may be an adjective of ``noun``: هجوم بري, but not كتلة بري, الوفد بري, مصادر بري."""
        if not self.like_adjective or self.has_article:
            return False
        return not noun.startswith(ARTICLE) and not self.agrees_no_more(noun)

    @property
    def joins_adjective(self) -> bool:
        """Whether it is one of two adjectives: بري وجوي, but بري وميقاتي."""
        other = self.next.removeprefix("و")
        two = self.like_adjective and other != self.next and other.endswith("ي") and not other.startswith(ARTICLE)
        return two and not self.has_article and self.last + 1 not in self._named.ends and is_noun(other)
