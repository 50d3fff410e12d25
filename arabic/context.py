"""Is it the watched person? What a careful reader concludes from the words around a short name.

Every place is first judged by its neighbours alone (:func:`judge`): they speak for the watched actor, against, or leave
it open. :mod:`arabic.decide` then decides with the whole article in view.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Final, NamedTuple

from arabic import cues
from arabic.clitics import ARTICLE
from arabic.foreign import difference, may_be_foreign
from arabic.given_names import GIVEN_NAMES
from arabic.lexicon import zipf
from arabic.scan import Candidate
from arabic.variants import is_noun, sequences
from arabic.words import LINE_BREAK, Words
from config.watchlist import Actor

# Beside: the next word or the one after. Near: about a sentence either way.
BESIDE_WORDS: Final = 2
NEAR_WORDS: Final = 25
# A title may stand this far before its name: رئيس مجلس الأمن القومي الروسي السابق ميدفيديف.
_TITLE_WORDS: Final = 6
_NATURE_WORDS: Final = 5
# Below one in a hundred million words the word before a family name is rather a given name than a noun.
_UNKNOWN_ZIPF: Final = 2.0


class Kind(Enum):
    """What a form of a name is by itself, which says how much support it needs."""

    FULL = "full name"
    CLEAR = "short form that nothing else is called"
    NAME = "short form that is also a given name"
    WORD = "short form that is also an ordinary word"
    THING = "name of a place or an organisation"


class Verdict(Enum):
    """What the words around a name say."""

    FOR = "for"
    AGAINST = "against"
    OPEN = "open"
    DOUBTFUL = "doubtful"


class Judgement(NamedTuple):
    """A verdict and the rule that led to it, in words. names_person: a title or the own given name stands with it."""

    verdict: Verdict
    reason: str
    names_person: bool = False


NOTHING_AGAINST: Final = "nothing beside it speaks against it"


@dataclass(slots=True, frozen=True, eq=False)
class ActorName:
    """One name of an actor. own: folded words of the actor's full names that are not in this one."""

    actor: Actor
    name: str
    is_full: bool
    kind: Kind
    own: frozenset[str]


def actor_names(actor: Actor) -> list[ActorName]:
    """All names of ``actor``, full ones first."""
    kind = Kind.FULL if actor.type == "person" else Kind.THING
    names = [ActorName(actor, name, True, kind, frozenset()) for name in actor.names]
    if actor.short:
        full_words = {word for name in actor.names for sequence in sequences(name) for word in sequence.words}
        for name in actor.short:
            words = {word for sequence in sequences(name) for word in sequence.words}
            names.append(ActorName(actor, name, False, _kind(actor, name), frozenset(full_words - words)))
    return names


def _kind(actor: Actor, name: str) -> Kind:
    if actor.type != "person":
        return Kind.THING
    found = sequences(name)
    if not found or len(found[0].words) > 1:
        return Kind.CLEAR
    (word,) = found[0].words
    if is_noun(word):
        return Kind.WORD
    return Kind.NAME if word in GIVEN_NAMES else Kind.CLEAR


def judge(words: Words, candidate: Candidate, name: ActorName) -> Judgement:
    """What the words around ``candidate`` say about its being ``name``'s actor."""
    place = _Place(words, candidate, name)
    if name.kind is Kind.FULL:
        return _judge_full(place)
    if name.kind is Kind.THING:
        return _judge_thing(place)
    for rule in (_part_of_a_name, _named_thing, _title, _verb, _belonging, _ordinary_word):
        judgement = rule(place)
        if judgement is not None:
            return judgement
    return Judgement(Verdict.OPEN, NOTHING_AGAINST)


class _Place:
    """A candidate with the words beside it, each empty where punctuation or a clitic stands between."""

    def __init__(self, words: Words, candidate: Candidate, name: ActorName) -> None:
        self.words = words
        self.first = candidate.first
        self.last = candidate.last
        self.name = name
        self.clitics = words.words[candidate.first][: candidate.offset]
        self.own_word = words.words[candidate.first][candidate.offset :]
        joined = not self.clitics and self.first > 0 and words.before(self.first) == " "
        self.previous = words.words[self.first - 1] if joined else ""
        joined = self.last + 1 < len(words) and words.before(self.last + 1) == " "
        self.next = words.words[self.last + 1] if joined else ""

    def back(self, count: int) -> list[str]:
        """Up to ``count`` words before it in the same clause, nearest first."""
        found: list[str] = []
        index = self.first
        while index > 0 and len(found) < count and self.words.before(index).strip(" \"'()") == "":
            index -= 1
            found.append(self.words.words[index])
        return found

    def is_ordinary(self) -> bool:
        return self.name.kind is Kind.WORD

    def is_adjective_like(self) -> bool:
        return self.own_word.endswith("ي") and not self.own_word.startswith(ARTICLE)


def _judge_full(place: _Place) -> Judgement:
    """A full name of two common given names may be a part of a longer one: محمد علي حسن is not علي حسن."""
    if place.next in cues.NAME_CLOSERS:
        return Judgement(Verdict.AGAINST, f"part of a longer name with {place.next}")
    words = place.words.words[place.first : place.last + 1]
    if len(words) > 1 and place.previous in GIVEN_NAMES and words[0] in GIVEN_NAMES and words[-1] in GIVEN_NAMES:
        return Judgement(Verdict.AGAINST, f"part of a longer name with {place.previous}")
    return Judgement(Verdict.FOR, "full name")


def _judge_thing(place: _Place) -> Judgement:
    """مالي after an indefinite noun is the adjective, not the country."""
    previous = place.previous
    if (
        place.first == place.last
        and place.is_adjective_like()
        and is_noun(place.own_word)
        and previous
        and is_noun(previous)
        and not previous.startswith(ARTICLE)
        and previous not in cues.PARTICLES
        and previous not in cues.VERBS
        and previous not in cues.NAMED_THINGS
    ):
        return Judgement(Verdict.AGAINST, f"adjective of {previous}")
    return Judgement(Verdict.FOR, "name of a place or an organisation")


def _part_of_a_name(place: _Place) -> Judgement | None:
    """A given name before it: the actor's own, or that of another person of the family."""
    own = place.name.own
    before = place.back(2)
    previous = place.previous
    bare = previous if previous in GIVEN_NAMES else cues.strip_conjunction(previous, GIVEN_NAMES)
    if previous and len(before) > 1 and (previous in cues.NAME_CLOSERS or before[1] == "عبد"):
        whole = f"{before[1]} {previous}"
        if {before[1], previous} <= own or before[1] + previous in own:
            return Judgement(Verdict.FOR, f"own given name {whole} before it", names_person=True)
        return Judgement(Verdict.AGAINST, f"another given name before it: {whole}")
    if previous and _is_own(bare, own):
        return Judgement(Verdict.FOR, f"own given name {bare} before it", names_person=True)
    if previous in cues.NAME_OPENERS and previous not in own:
        return Judgement(Verdict.AGAINST, f"part of a longer name with {previous}")
    if place.next in cues.NAME_CLOSERS and place.next not in own:
        return Judgement(Verdict.AGAINST, f"part of a longer name with {place.next}")
    if _is_given_name(place, bare):
        return Judgement(Verdict.AGAINST, f"another given name before it: {bare}")
    if place.own_word in GIVEN_NAMES and _is_family_name(place.next):
        return Judgement(Verdict.AGAINST, f"given name of somebody else: {place.own_word} {place.next}")
    return None


def _is_own(word: str, own: frozenset[str]) -> bool:
    if word in cues.NAME_OPENERS or word in cues.TITLES:
        return False
    if len(word) == 1:
        return any(name.startswith(word) for name in own)
    return word in own or any(may_be_foreign(name) and difference(name, word) is not None for name in own)


def _is_given_name(place: _Place, word: str) -> bool:
    if not word or word in cues.TITLES or word in cues.VERBS or word in cues.PARTICLES:
        return word == "علي" and place.words.original(place.first - 1).endswith("ي")  # not the preposition على
    if word in GIVEN_NAMES:
        return True
    return (
        may_be_foreign(word)
        and zipf(word) < _UNKNOWN_ZIPF
        and not word.endswith(("ه", "ت", "ات", "ين", "ون", "وا"))
        and not (word[0] in "وفبلكسيت" and zipf(word[1:]) > _UNKNOWN_ZIPF)
    )


def _is_family_name(word: str) -> bool:
    if not word or word in cues.TITLES or word in cues.VERBS or word in cues.PARTICLES:
        return False
    if word in GIVEN_NAMES or word in ("بن", "ابن"):
        return True
    return zipf(word) < 3.5 and not is_noun(word) and word[0] not in "وفبلكسيت"


def _named_thing(place: _Place) -> Judgement | None:
    previous = place.previous
    ordinary = place.is_ordinary() and previous in cues.THINGS
    if previous in cues.NAMED_THINGS or ordinary:
        return Judgement(Verdict.AGAINST, f"{previous} before it makes it the name of something else")
    return None


def _title(place: _Place) -> Judgement | None:
    """A title before it, with its adjectives, or after it; a headline's speaker before a colon."""
    for word in place.back(_TITLE_WORDS) if not place.clitics or place.clitics == "ل" else []:
        bare = word if word in cues.TITLES else _without_clitics(word)
        if bare in cues.TITLES:
            return Judgement(Verdict.FOR, f"title before it: {bare}", names_person=True)
        if word in cues.PARTICLES or cues.strip_conjunction(word, cues.VERBS) in cues.VERBS:
            break
    after = place.words.words[place.last + 1] if place.last + 1 < len(place.words) else ""
    if after in cues.TITLES and place.words.before(place.last + 1).strip(" ,-(") == "":
        return Judgement(Verdict.FOR, f"title after it: {after}", names_person=True)
    begins = place.first == 0 or LINE_BREAK in place.words.before(place.first)
    if begins and place.words.before(place.last + 1).lstrip().startswith(":"):
        return Judgement(Verdict.FOR, "speaker of a headline")
    return None


def _without_clitics(word: str) -> str:
    for prefix in ("و", "ل", "ب", "ف", "ول", "وب"):
        if word.startswith(prefix) and word[len(prefix) :] in cues.TITLES:
            return word[len(prefix) :]
    if word.startswith("لل") and ARTICLE + word[2:] in cues.TITLES:
        return ARTICLE + word[2:]
    return word


def _verb(place: _Place) -> Judgement | None:
    """A verb beside it that a person is the subject of."""
    before = cues.strip_conjunction(place.previous, cues.VERBS)
    after = place.next
    if after in ("قد", "لم", "لن", "لا", "سوف") and place.last + 2 < len(place.words):
        after = place.words.words[place.last + 2]
    if place.is_ordinary():
        if before in cues.SAYING - cues.SAYING_OF_THINGS:
            return Judgement(Verdict.FOR, f"verb before it: {before}")
        if after in cues.SAYING:
            return Judgement(Verdict.FOR, f"verb after it: {after}")
        return None
    if before in cues.VERBS:
        return Judgement(Verdict.FOR, f"verb before it: {before}")
    if after in cues.VERBS:
        return Judgement(Verdict.FOR, f"verb after it: {after}")
    return None


def _belonging(place: _Place) -> Judgement | None:
    previous = place.previous
    if previous not in cues.BELONGING:
        previous = cues.strip_conjunction(previous, cues.BELONGING)
    if previous in cues.BELONGING and not (place.is_ordinary() and previous in cues.BELONGING_TO_THINGS):
        return Judgement(Verdict.FOR, f"{previous} before it goes with a person")
    return None


def _ordinary_word(place: _Place) -> Judgement | None:
    """For a short form that is also an ordinary word: is it that word here?"""
    if not place.is_ordinary():
        return None
    words = place.words.words
    around = words[max(0, place.first - _NATURE_WORDS) : place.first]
    around += words[place.last + 1 : place.last + 1 + _NATURE_WORDS]
    for word in around:
        if word in cues.NATURE:
            return Judgement(Verdict.AGAINST, f"meant as the ordinary word, beside {word}")
    before = place.back(1)
    previous = before[0] if before else ""
    if not previous:
        return None
    if "و" in place.clitics and place.is_adjective_like() and previous.endswith("ي"):
        return Judgement(Verdict.AGAINST, f"adjective beside {previous}")
    if place.clitics in ("ب", "ل", "ك", "وب", "ول"):
        return None
    if previous in cues.PLACE_PARTICLES:
        return Judgement(Verdict.DOUBTFUL, f"{previous} before it rather goes with a thing")
    if previous in cues.PARTICLES or cues.strip_conjunction(previous, cues.VERBS) in cues.VERBS:
        return None
    if place.is_adjective_like() and not previous.startswith(ARTICLE):
        return Judgement(Verdict.AGAINST, f"adjective of {previous}")
    return Judgement(Verdict.DOUBTFUL, f"may be an ordinary word after {previous}")
