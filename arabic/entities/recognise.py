"""All entities of an article's texts: the finders together, overlaps decided, repetitions of names found."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Final

from arabic.entities import places
from arabic.entities.bodies import COMPANY_LAST
from arabic.entities.clubs import Clubs
from arabic.entities.gazetteer import Hit, gazetteer
from arabic.entities.letters import foreignness
from arabic.entities.model import Found, Type
from arabic.entities.namelists import CLOSERS, LETTERS
from arabic.entities.namewords import NameWord, is_ordinary, name_word
from arabic.entities.organisations import company_at, may_head, organisation_at
from arabic.entities.persons import find_persons, repetitions
from arabic.entities.quoted import in_brackets, letters_at, quoted_at
from arabic.entities.text import Text


def recognise(texts: list[Text]) -> list[list[Found]]:
    """Entities of each text, in order and without overlap; what one text introduces, the others may repeat."""
    first = [_pass(words) for words in texts]
    known = _family_names([found for founds in first for found in founds])
    complete = []
    for words, founds in zip(texts, first, strict=True):
        taken = {index for found in founds for index in range(found.first, found.last + 1)}
        named = [replace(one, name=known[one.name]) if _is_called(one, known) else one for one in founds]
        complete.append(sorted([*named, *repetitions(words, known, taken)], key=lambda found: found.first))
    return complete


def _is_called(found: Found, known: dict[str, str]) -> bool:
    return found.type is Type.PERSON and found.name in known


def _pass(words: Text) -> list[Found]:
    """Persons and things of one text; of two that overlap one is kept (see `_beats`)."""
    things = {index: thing for thing in _things(words) for index in range(thing.first, thing.last + 1)}
    kept: list[Found] = []
    for person in find_persons(words):
        overlapping = [things[index] for index in range(person.first, person.last + 1) if index in things]
        if not any(_beats(thing, person) for thing in overlapping):
            kept.append(person)
    taken = {index for person in kept for index in range(person.first, person.last + 1)}
    kept += [
        thing
        for index, thing in things.items()
        if index == thing.first and not taken.intersection(range(thing.first, thing.last + 1))
    ]
    return sorted(kept, key=lambda found: found.first)


def _beats(thing: Found, person: Found) -> bool:
    """Longer things are no persons («جامعة الملك سعود»), nor is a known thing for which only a verb speaks."""
    more = (thing.last - thing.first) - (person.last - person.first)
    if more or person.role is not None or thing.entry is None:
        return more > 0
    # «أطلقت بيونغ يانغ»: what the gazetteer knows, against a verb
    if thing.last > thing.first:
        return not thing.entry.weak or name_word(person.name.split()[0]) is not NameWord.GIVEN
    return person.first == person.last or name_word(person.name.split()[0]) is not NameWord.GIVEN


def _things(words: Text) -> list[Found]:
    """Organisations, places and well-known persons: at each word the longest that begins there."""
    clubs = Clubs(words)
    found: list[Found] = []
    index = 0
    while index < len(words):
        candidates = _candidates(words, index, clubs, found) if _may_begin(words.words[index]) else []
        quoted = quoted_at(words, index)
        if quoted is not None:
            found.append(quoted)
            index = quoted.last + 1
            continue
        if words.word(index + 1) in COMPANY_LAST or words.word(index + 2) in COMPANY_LAST:
            company = company_at(words, index)
            candidates += [company] if company is not None else []
        club = clubs.at(index)
        if club is not None:
            candidates.append(club)
        if not candidates and found and found[-1].last == index - 1:
            candidates += _after_thing(words, index, found[-1])
        if candidates:
            found.append(max(candidates, key=lambda thing: (thing.last, thing.entry is not None)))
            index = found[-1].last + 1
        else:
            index += 1
    return found


def _after_thing(words: Text, index: int, before: Found) -> list[Found]:
    """«غوغل وأنثروبيك»: a foreign word that no list has is what the thing is to which و joins it."""
    if not words.joins(index):
        short = in_brackets(words, index) if before.type is Type.ORGANISATION else None
        return [short] if short is not None else []
    name = words.words[index][1:]
    unknown = words.words[index][0] == "و" and name_word(name) is NameWord.MAYBE and foreignness(name) > _FOREIGN
    if not unknown or before.type is Type.PERSON or name_word(words.word(index + 1)) is not NameWord.NO:
        return []
    return [Found(before.type, index, index, 1, name)]


# As sure as this of its letters, a word is a name (see `foreignness`).
_FOREIGN: Final = 0.0


@lru_cache(maxsize=65_536)
def _may_begin(word: str) -> bool:
    """Whether any finder of things looks at a word at all; most words end here."""
    return gazetteer().begins(word) or places.may_begin(word) or may_head(word) or word in LETTERS


def _candidates(words: Text, index: int, clubs: Clubs, before: list[Found]) -> list[Found]:
    finders = (organisation_at, letters_at, places.place_at)
    candidates = [found for find in finders if (found := find(words, index))]
    hit = gazetteer().at(words, index)
    if hit is not None and (places.counts(words, hit) or clubs.is_club(hit) or _joins_place(words, hit, before)):
        found = _of_hit(words, hit)
        candidates.append(replace(found, type=Type.ORGANISATION, entry=None) if clubs.is_club(hit) else found)
    return candidates


def _joins_place(words: Text, hit: Hit, before: list[Found]) -> bool:
    """«في الجهراء والأحمدي»: what و joins to a place is one."""
    joined = hit.reading.clitics == "و" and words.joins(hit.first) and bool(before)
    return joined and before[-1].last == hit.first - 1 and before[-1].type is Type.PLACE


def _of_hit(words: Text, hit: Hit) -> Found:
    entry = hit.entry
    last = hit.last + places.has_direction(words, hit)
    name = " ".join((hit.reading.form, *words.words[hit.first + 1 : last + 1]))
    found = Found(entry.type, hit.first, last, hit.reading.offset, name, entry, country=entry.country)
    if entry.capital and places.is_government(words, hit.first, hit.last):
        return replace(found, government=True)
    return found


def _family_names(found: list[Found]) -> dict[str, str]:
    """Last words of the names by which full names are repeated → the longest full name that has it."""
    full: dict[str, set[str]] = {}
    for person in found:
        if person.type is Type.PERSON:
            words = person.name.split()
            if len(words) > 1:
                full.setdefault(words[-1], set()).add(person.name)
                # «أحمد العبدالله الأحمد الصباح» is called العبدالله
                for word in words[1:-1]:
                    if word.startswith("ال") and word not in CLOSERS and not is_ordinary(word):
                        full.setdefault(word, set()).add(person.name)
                # Chinese, Korean and Japanese family names stand first («كيم جونغ أون», «كيشيدا فوميو»)
                if name_word(words[0]) is NameWord.MAYBE and foreignness(words[0]) > 0:
                    full.setdefault(words[0], set()).add(person.name)
            elif person.role is not None or not is_ordinary(person.name):
                full.setdefault(person.name, set())
    return {family: max(names, key=len, default=family) for family, names in full.items()}
