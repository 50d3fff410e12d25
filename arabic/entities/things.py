"""Organisations, places and well-known persons of a text: which finder looks at which word, and the longest find."""

from __future__ import annotations

from enum import IntFlag
from functools import lru_cache
from typing import Final

from arabic.entities import places
from arabic.entities.bodies import BEFORE_COMPANIES, COMPANY_LAST
from arabic.entities.clubs import Clubs
from arabic.entities.companies import company_at, foreign_at
from arabic.entities.gazetteer import Hit, gazetteer
from arabic.entities.letters import foreignness
from arabic.entities.model import Found, Type
from arabic.entities.namelists import LETTERS
from arabic.entities.namewords import NameWord, name_word
from arabic.entities.organisations import may_head, organisation_at
from arabic.entities.quoted import in_brackets, is_marked, letters_at, quoted_at
from arabic.entities.text import Text
from arabic.wordlists import MOST_WORDS

# Letters of a word that no list has, which is what the thing is to which و joins it (see `foreignness`).
_FOREIGN: Final = 0.0


class Look(IntFlag):
    """Which finders look at a word. Most words are none of their business, and news repeats its words."""

    LISTED = 1
    BODY = 2
    PLACE = 4
    LETTER = 8
    MARKED = 16
    COMPANY = 32


@lru_cache(maxsize=MOST_WORDS)
def _looks(word: str) -> int:
    # A plain int: the flags of IntFlag are slow to ask.
    return (
        (Look.LISTED.value if gazetteer().begins(word) else 0)
        | (Look.BODY.value if may_head(word) else 0)
        | (Look.PLACE.value if places.may_begin(word) else 0)
        | (Look.LETTER.value if word in LETTERS else 0)
        | (Look.MARKED.value if is_marked(word) else 0)
        | (Look.COMPANY.value if word in BEFORE_COMPANIES else 0)
    )


_LISTED, _BODY, _PLACE, _LETTER, _MARKED, _COMPANY = (flag.value for flag in Look)


def find_things(words: Text) -> list[Found]:
    """What stands in a text apart from persons, in order and without overlap; the longest that begins at each word."""
    clubs = Clubs(words)
    companies = _before_company_words(words)
    found: list[Found] = []
    last, plain = -1, not companies and not clubs.sport
    for index, looks in enumerate(map(_looks, words.words)):
        if index <= last or (plain and not looks and (last < index - 1 or not found)):
            continue
        candidates = _candidates(words, index, looks, clubs, found) if looks else []
        if index in companies and (company := company_at(words, index)) is not None:
            candidates.append(company)
        if clubs.sport and (club := clubs.at(index)) is not None:
            candidates.append(club)
        if not candidates and found and last == index - 1:
            candidates = _after_thing(words, index, found[-1])
        if candidates:
            found.append(max(candidates, key=lambda thing: (thing.last, thing.entry is not None)))
            last = found[-1].last
    return found


def _before_company_words(words: Text) -> frozenset[int]:
    """Words at which the name of a company can begin, which only its last word gives away."""
    if COMPANY_LAST.isdisjoint(words.words):
        return frozenset()
    lasts = [index for index, word in enumerate(words.words) if word in COMPANY_LAST]
    return frozenset(first for last in lasts for first in (last - 1, last - 2))


def _candidates(words: Text, index: int, looks: int, clubs: Clubs, before: list[Found]) -> list[Found]:
    if looks & _MARKED and (quoted := quoted_at(words, index)) is not None:
        return [quoted]
    candidates: list[Found | None] = []
    if looks & _BODY:
        candidates.append(organisation_at(words, index))
    if looks & _PLACE:
        candidates.append(places.place_at(words, index))
    if looks & _COMPANY and gazetteer().at(words, index + 1) is None:
        candidates.append(foreign_at(words, index))
    if looks & _LETTER:
        candidates.append(letters_at(words, index))
    if looks & _LISTED:
        candidates.append(_listed(words, index, clubs, before))
    return [found for found in candidates if found is not None]


def _listed(words: Text, index: int, clubs: Clubs, before: list[Found]) -> Found | None:
    hit = gazetteer().at(words, index)
    if hit is None:
        return None
    if clubs.sport and clubs.is_club(hit):
        return _of_hit(words, hit)._replace(type=Type.ORGANISATION, entry=None)
    return _of_hit(words, hit) if places.counts(words, hit) or _joins_place(words, hit, before) else None


def _joins_place(words: Text, hit: Hit, before: list[Found]) -> bool:
    """«في الجهراء والأحمدي»: what و joins to a place is one."""
    joined = hit.reading.clitics == "و" and words.joins(hit.first) and bool(before)
    return joined and before[-1].last == hit.first - 1 and before[-1].type is Type.PLACE


def _of_hit(words: Text, hit: Hit) -> Found:
    entry = hit.entry
    last = hit.last + places.has_direction(words, hit)
    name = " ".join((hit.reading.form, *words.words[hit.first + 1 : last + 1]))
    government = entry.capital and places.is_government(words, hit.first, hit.last)
    return Found(
        entry.type, hit.first, last, hit.reading.offset, name, entry, country=entry.country, government=government
    )


def _after_thing(words: Text, index: int, before: Found) -> list[Found]:
    """«غوغل وأنثروبيك»: a foreign word that no list has is what the thing is to which و joins it."""
    if not words.joins(index):
        short = in_brackets(words, index) if before.type is Type.ORGANISATION else None
        return [short] if short is not None else []
    if before.type is Type.PLACE and (place := places.joined_to_place(words, index)) is not None:
        return [place]
    name = words.words[index][1:]
    unknown = words.words[index][0] == "و" and name_word(name) is NameWord.MAYBE and foreignness(name) > _FOREIGN
    if not unknown or before.type is Type.PERSON or name_word(words.word(index + 1)) is not NameWord.NO:
        return []
    return [Found(before.type, index, index, 1, name)]
