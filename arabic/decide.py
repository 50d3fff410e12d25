"""Decide with the whole article in view which of the places found are mentions.

Each actor is decided without regard to the others, and only then are places inside longer names left out. So adding a
name to the watch list never takes away another actor's mention, unless the new name covers it.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from arabic.context import ActorName
from arabic.scan import Candidate
from arabic.surroundings import Judgement, Verdict
from arabic.words import Field

# Beside: the next word or the one after. Near: about a sentence either way.
BESIDE_WORDS: Final = 2
NEAR_WORDS: Final = 25
# Of a foreign name with few consonants, another spelling may be another word.
_FEW_LETTERS: Final = 5


class Found(NamedTuple):
    """A place where a form of an actor's name stands, with what its neighbours say."""

    field: Field
    candidate: Candidate
    name: ActorName
    judgement: Judgement


class Decided(NamedTuple):
    """Whether a place counts, and why (not). named_in_full: the article also has the actor's full name."""

    found: Found
    accepted: bool
    reason: str
    named_in_full: bool


class ContextPlaces:
    """Where the words of the actors' `context` and `not_context` stand in one article."""

    def __init__(self) -> None:
        self._places: Final[defaultdict[tuple[str, bool], dict[Field, list[tuple[int, int, str]]]]] = defaultdict(dict)

    def add(self, actor_id: str, *, wanted: bool, field: Field, first: int, last: int, word: str) -> None:
        """Note a word of `context` (wanted) or `not_context`; within a field in the order of ``last``."""
        self._places[actor_id, wanted].setdefault(field, []).append((last, first, word))

    def near(self, place: Found, within: int, *, wanted: bool) -> str | None:
        """A context word within so many words of a place; a wanted one may also stand anywhere in the other field."""
        by_field: Mapping[Field, list[tuple[int, int, str]]] = self._places.get((place.name.actor.id, wanted), {})
        for field, places in by_field.items():
            if field != place.field:
                if wanted:
                    return places[0][2]
                continue
            nearest = bisect_left(places, (place.candidate.first - within,))
            if nearest < len(places) and places[nearest][1] <= place.candidate.last + within:
                return places[nearest][2]
        return None


def decide(places: Sequence[Found], context: ContextPlaces) -> list[Decided]:
    """Decide every place of one actor in an article; ``places`` in the order of the text."""
    full = any(place.name.is_full and place.judgement.verdict is Verdict.FOR for place in places)
    decisions = []
    namesake = ""
    for place in places:
        accepted, reason = _decide_alone(place, context, full=full)
        if accepted and namesake and not full and not place.judgement.names_person:
            accepted, reason = False, f"somebody else is introduced before it ({namesake})"
        elif place.judgement.namesake:
            namesake = place.judgement.reason
        decisions.append(Decided(place, accepted, reason, full))
    if not any(decided.accepted and _speaks_for_others(decided) for decided in decisions):
        return decisions
    return [
        decided._replace(accepted=True, reason="another place of the article supports it")
        if not decided.accepted and _may_be_supported(decided)
        else decided
        for decided in decisions
    ]


def _decide_alone(place: Found, context: ContextPlaces, *, full: bool) -> tuple[bool, str]:
    """Decide one place by its own surroundings and by whether the full name stands in the article."""
    verdict, reason = place.judgement.verdict, place.judgement.reason
    actor = place.name.actor
    if place.name.is_full:
        return verdict is not Verdict.AGAINST, reason
    if beside := context.near(place, BESIDE_WORDS, wanted=False):
        return False, f"{_NOT_CONTEXT}: {beside} beside it"
    if verdict is Verdict.AGAINST:
        return False, reason
    if full:
        return True, "the full name stands in the article"
    if actor.with_full_name:
        if place.judgement.names_person:
            return True, reason
        return False, "with_full_name: the article has neither a full name nor a title with it"
    if actor.context:
        near = context.near(place, NEAR_WORDS, wanted=True)
        return (True, f"{_CONTEXT}: {near}") if near else (False, f"{_CONTEXT}: none of its words near")
    if verdict is Verdict.OPEN and place.candidate.changes and len(place.name.name) <= _FEW_LETTERS:
        return False, "spelled otherwise, and nothing supports it"
    return verdict is not Verdict.DOUBTFUL, reason


_CONTEXT: Final = "context"
_NOT_CONTEXT: Final = "not_context"


def _speaks_for_others(decided: Decided) -> bool:
    return decided.found.judgement.verdict is Verdict.FOR or decided.reason.startswith(_CONTEXT)


def _may_be_supported(decided: Decided) -> bool:
    return decided.found.judgement.verdict is Verdict.DOUBTFUL and not decided.reason.startswith(_NOT_CONTEXT)


def without_covered(accepted: Iterable[Decided]) -> list[Decided]:
    """Leave out what lies inside a longer name, whoever bears it.

    For one actor, overlapping places count once; of several actors who share a short form, those count whose full
    names stand in the article, if any do.
    """
    by_field: defaultdict[Field, list[Decided]] = defaultdict(list)
    for decided in accepted:
        by_field[decided.found.field].append(decided)
    return [kept for decisions in by_field.values() for kept in _without_covered_in_field(decisions)]


def _without_covered_in_field(decisions: list[Decided]) -> list[Decided]:
    named: defaultdict[tuple[int, int], bool] = defaultdict(bool)
    for decided in decisions:
        named[_place(decided)] |= decided.named_in_full
    decisions.sort(key=lambda decided: (decided.found.candidate.first, -decided.found.candidate.last))
    kept: list[Decided] = []
    outer = (-1, -1)  # of the places begun before, the one that ends last
    taken: dict[str, int] = {}
    for decided in decisions:
        first, last = place = _place(decided)
        inside = place != outer and last <= outer[1]
        if last > outer[1]:
            outer = place
        actor_id = decided.found.name.actor.id
        if inside or taken.get(actor_id, -1) >= first or decided.named_in_full is not named[place]:
            continue
        taken[actor_id] = last
        kept.append(decided)
    return kept


def _place(decided: Decided) -> tuple[int, int]:
    return decided.found.candidate.first, decided.found.candidate.last
