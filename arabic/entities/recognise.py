"""All entities of an article's texts: the finders together, overlaps decided, repetitions of names found."""

from __future__ import annotations

from arabic.entities.letters import foreignness
from arabic.entities.model import Found, Type
from arabic.entities.namelists import CLOSERS
from arabic.entities.namewords import NameWord, is_ordinary, name_word
from arabic.entities.persons import find_persons
from arabic.entities.repetitions import repetitions
from arabic.entities.text import Text
from arabic.entities.things import find_things


def recognise(texts: list[Text]) -> list[list[Found]]:
    """Entities of each text, in order and without overlap; what one text introduces, the others may repeat."""
    first = [_pass(words) for words in texts]
    known = _family_names([found for founds in first for found in founds])
    complete = []
    for words, founds in zip(texts, first, strict=True):
        taken = {index for found in founds for index in range(found.first, found.last + 1)}
        named = [one._replace(name=known[one.name]) if _is_called(one, known) else one for one in founds]
        complete.append(sorted([*named, *repetitions(words, known, taken)], key=lambda found: found.first))
    return complete


def _is_called(found: Found, known: dict[str, str]) -> bool:
    return found.type is Type.PERSON and found.name in known


def _pass(words: Text) -> list[Found]:
    """Persons and things of one text; of two that overlap one is kept (see `_beats`)."""
    things = {index: thing for thing in find_things(words) for index in range(thing.first, thing.last + 1)}
    kept: list[Found] = []
    for person in find_persons(words):
        overlapping = [things[index] for index in range(person.first, person.last + 1) if index in things]
        if not any(_beats(thing, person) for thing in overlapping):
            kept.append(person)
    taken = {index for person in kept for index in range(person.first, person.last + 1)}
    kept += [
        thing
        for index, thing in things.items()
        if index == thing.first and taken.isdisjoint(range(thing.first, thing.last + 1))
    ]
    return kept


def _beats(thing: Found, person: Found) -> bool:
    """Longer things are no persons («جامعة الملك سعود»), nor is a known thing for which only a verb speaks."""
    more = (thing.last - thing.first) - (person.last - person.first)
    if more or person.role is not None:
        return more > 0
    if thing.entry is None:  # «لـ«سودان تربيون»»
        return thing.type is Type.ORGANISATION and name_word(person.name.split()[0]) is not NameWord.GIVEN
    # «أطلقت بيونغ يانغ», «قبل رولان غاروس»: what the gazetteer knows, against a verb or a name
    sure = thing.last > thing.first and not thing.entry.weak
    return sure or person.first == person.last or name_word(person.name.split()[0]) is not NameWord.GIVEN


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
