"""What kind of name a form is, and what the words around one of its places say."""

from collections.abc import Set
from dataclasses import dataclass
from enum import Enum
from typing import Final

from arabic.given_names import GIVEN_NAMES
from arabic.ordinary import OPEN
from arabic.persons import judge_full_name, judge_short_name
from arabic.scan import Candidate
from arabic.surroundings import Judgement, Named, Surroundings, Verdict
from arabic.things import judge_thing
from arabic.variants import is_noun, sequences
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
    """One name of an actor. own: folded words of the actor's full names that are not in this one."""

    actor: Actor
    name: str
    is_full: bool
    kind: Kind
    own: Set[str]


def actor_names(actor: Actor) -> list[ActorName]:
    """All names of ``actor``, full ones first."""
    names = [ActorName(actor, name, True, _kind(actor, name, is_full=True), frozenset()) for name in actor.names]
    if actor.short:
        full_words = {word for name in actor.names for sequence in sequences(name) for word in sequence.words}
        for name in actor.short:
            words = {word for sequence in sequences(name) for word in sequence.words}
            kind = _kind(actor, name, is_full=False)
            names.append(ActorName(actor, name, False, kind, frozenset(full_words - words)))
    return names


def _kind(actor: Actor, name: str, *, is_full: bool) -> Kind:
    if is_full and actor.type == "person":
        return Kind.FULL
    words = next((sequence.words for sequence in sequences(name)), ())
    ordinary = len(words) == 1 and is_noun(words[0])
    if actor.type != "person":
        return Kind.THING_WORD if ordinary else Kind.THING
    if ordinary:
        return Kind.WORD
    return Kind.NAME if len(words) == 1 and words[0] in GIVEN_NAMES else Kind.CLEAR


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
        return judge_thing(place, name.own, ordinary=ordinary, is_place=name.actor.type == "place")
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
