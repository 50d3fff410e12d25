"""Decide with the whole article in view which of the places found are mentions.

Each actor is decided without regard to the others, and only then are places inside longer names left out. So adding a
name to the watch list never takes away another actor's mention, unless the new name covers it.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Final, NamedTuple

from arabic.matching.context import ActorName
from arabic.matching.scan import Candidate
from arabic.matching.surroundings import Judgement, Verdict
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
    others = [place for place in places if place.name.is_full and place.judgement.verdict is Verdict.AGAINST]
    alone = []
    namesake = ""
    for place in places:
        outcome, reason = _decide_alone(place, context, full=full)
        longer = next((other for other in others if _lies_in(place, other)), None)
        if outcome is not _Outcome.OUT and longer is not None:
            outcome, reason = _Outcome.OUT, longer.judgement.reason  # صلاح in مصطفى محمد صلاح
        elif outcome is not _Outcome.OUT and namesake and not full and not place.judgement.names_person:
            outcome, reason = _Outcome.OUT, f"somebody else is introduced before it ({namesake})"
        elif place.judgement.namesake:
            namesake = place.judgement.reason
        alone.append((place, outcome, reason))
    supported = any(outcome is _Outcome.COUNTS and _speaks_for_others(place, why) for place, outcome, why in alone)
    return [
        Decided(place, True, "another place of the article supports it", full)
        if supported and outcome is _Outcome.NEEDS_SUPPORT
        else Decided(place, outcome is _Outcome.COUNTS, reason, full)
        for place, outcome, reason in alone
    ]


def _lies_in(place: Found, other: Found) -> bool:
    if place.field != other.field or place is other:
        return False
    return other.candidate.first <= place.candidate.first and place.candidate.last <= other.candidate.last


class _Outcome(Enum):
    COUNTS = "counts"
    NEEDS_SUPPORT = "needs support from another place"
    OUT = "does not count"


def _decide_alone(place: Found, context: ContextPlaces, *, full: bool) -> tuple[_Outcome, str]:
    """Decide one place by its own surroundings and by whether the full name stands in the article."""
    verdict, reason = place.judgement.verdict, place.judgement.reason
    actor = place.name.actor
    if not place.name.is_full and (beside := context.near(place, BESIDE_WORDS, wanted=False)):
        return _Outcome.OUT, f"not_context: {beside} beside it"
    if verdict is Verdict.AGAINST:
        return _Outcome.OUT, reason
    if place.name.is_full and verdict is not Verdict.DOUBTFUL:
        return _Outcome.COUNTS, reason
    if full:
        return _Outcome.COUNTS, "the full name stands in the article"
    if actor.with_full_name and not place.judgement.names_person:
        return _Outcome.NEEDS_SUPPORT, "with_full_name: neither a full name nor a title with it in the article"
    if actor.context and not actor.with_full_name:
        near = context.near(place, NEAR_WORDS, wanted=True)
        if not near:
            return _Outcome.NEEDS_SUPPORT, f"{_CONTEXT}: none of its words near"
        return _Outcome.COUNTS, f"{_CONTEXT}: {near}"
    if verdict is Verdict.OPEN and place.candidate.changes and len(place.name.name) <= _FEW_LETTERS:
        return _Outcome.NEEDS_SUPPORT, "spelled otherwise, and nothing supports it"
    return _Outcome.NEEDS_SUPPORT if verdict is Verdict.DOUBTFUL else _Outcome.COUNTS, reason


_CONTEXT: Final = "context"


def _speaks_for_others(place: Found, reason: str) -> bool:
    return place.judgement.verdict is Verdict.FOR or reason.startswith(_CONTEXT)


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
