"""What kind of name a form is, and what the words around one of its places say."""

from collections.abc import Set
from dataclasses import dataclass
from enum import Enum
from typing import Final

from arabic.given_names import ARABIC_GIVEN_NAMES, GIVEN_NAMES
from arabic.lexicon import zipf_of_folded
from arabic.matching.ordinary import OPEN
from arabic.matching.persons import judge_full_name, judge_short_name
from arabic.matching.scan import Candidate
from arabic.matching.surroundings import Judgement, Named, Surroundings, Verdict
from arabic.matching.things import judge_thing
from arabic.matching.variants import is_foreign, is_noun, sequences
from arabic.words import Words
from config.watchlist import Actor


class Kind(Enum):
    """What a form of a name is by itself, which says how much support it needs."""

    FULL = "full name of a person"
    CLEAR = "short form that nothing else is called"
    NAME = "short form that is also a given name"
    WORD = "short form that is also an ordinary word"
    THING = "name of a place or an organisation"
    THING_WORD = "name of a place or an organisation that is also an ordinary word"


@dataclass(slots=True, frozen=True, eq=False)
class ActorName:
    """One name of an actor. own: folded words of the actor's full names that are not in this one. goes_on: those that
    follow it in a full name, as الدولي follows صندوق النقد."""

    actor: Actor
    name: str
    is_full: bool
    kind: Kind
    own: Set[str]
    goes_on: Set[str] = frozenset()


def actor_names(actor: Actor) -> list[ActorName]:
    """All names of ``actor``, full ones first."""
    names = [ActorName(actor, name, True, _kind(actor, name, is_full=True), frozenset()) for name in actor.names]
    if actor.short:
        full = [sequence.words for name in actor.names for sequence in sequences(name)]
        full_words = {word for words in full for word in words}
        for name in actor.short:
            forms = [sequence.words for sequence in sequences(name)]
            goes_on = {
                word for form in forms for words in full if words[: len(form)] == form for word in words[len(form) :]
            }
            own = full_words - {word for words in forms for word in words}
            kind = _kind(actor, name, is_full=False)
            names.append(ActorName(actor, name, False, kind, frozenset(own), frozenset(goes_on)))
    return names


def _kind(actor: Actor, name: str, *, is_full: bool) -> Kind:
    if is_full and actor.type == "person":
        return Kind.FULL
    words = next((sequence.words for sequence in sequences(name)), ())
    ordinary = len(words) == 1 and is_noun(words[0])
    if actor.type != "person":
        return Kind.THING_WORD if ordinary else Kind.THING
    if ordinary and not (_is_foreigner(actor) and zipf_of_folded(words[0]) < _COMMON_ZIPF):
        return Kind.WORD
    return Kind.NAME if len(words) == 1 and words[0] in GIVEN_NAMES else Kind.CLEAR


def _is_foreigner(actor: Actor) -> bool:
    """Whether the given names are foreign: إيلون ماسك, ناريندرا مودي are called by no Arabic word."""
    given = [sequences(name)[0].words[0] for name in actor.names if sequences(name)]
    arabic = [word for word in given if not word.isascii()]
    return bool(arabic) and all(is_foreign(word, ARABIC_GIVEN_NAMES) for word in arabic)


# The word is met once in 60,000 words: then it is an Arabic word, whoever is called so (ماي the month).
_COMMON_ZIPF: Final = 4.2


def judge(words: Words, candidate: Candidate, name: ActorName, named: Named) -> Judgement:
    """What the words around ``candidate`` say about its being ``name``'s actor.

    named: indices of the words of the text at which names of actors end.
    """
    place = Surroundings(words, candidate, named)
    if place.single and _is_spelled_otherwise(words, candidate, name):
        return Judgement(Verdict.AGAINST, "another word by its hamza or madda")
    if name.kind is Kind.FULL:
        return judge_full_name(place)
    if name.kind in (Kind.THING, Kind.THING_WORD):
        ordinary = name.kind is Kind.THING_WORD
        is_place = name.actor.type == "place"
        return judge_thing(place, name.own, name.goes_on, ordinary=ordinary, is_place=is_place)
    judgement = judge_short_name(place, name.own, ordinary=name.kind is Kind.WORD)
    if judgement is OPEN and name.kind is Kind.CLEAR and place.beside_name:
        return Judgement(Verdict.FOR, "beside another name")  # بوتين لترمب
    return judgement


def _is_spelled_otherwise(words: Words, candidate: Candidate, name: ActorName) -> bool:
    """مؤدي is not مودي, مآرب not مأرب: whoever is careless leaves marks out, nobody puts them in."""
    start, end = words.span(candidate.first, candidate.last, candidate.offset)
    written = words.text[start:end]
    return any(written.count(letter) > name.name.count(letter) for letter in _MARKED)


_MARKED: Final = "آ", "ؤ", "ئ"
