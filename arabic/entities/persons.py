"""Persons: names beside a role or a verb of saying, names that are names by themselves, and their repetitions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from arabic import cues
from arabic.entities.gazetteer import gazetteer, nisbas
from arabic.entities.model import Found, Type
from arabic.entities.names import ALONE, NameWord, is_ordinary, name_end, name_word
from arabic.entities.places import is_kind
from arabic.entities.readings import Reading, is_verb, plausible, readings
from arabic.entities.roles import Role, may_be_role, role_at
from arabic.entities.text import Text
from arabic.normalise import fold

_OPENERS: Final = frozenset({"بن", "ابن", "ابو", "ابي", "ابا", "ال", "ام", "عبد", "دي", "فون", "فان", "بنت", "ولد"})


_HONOURS: Final = frozenset(
    fold("الملك الأمير الأميرة الشيخ الشيخة البابا السلطان السيد السيدة العاهل الإمام القس").split()
)


def find_persons(words: Text) -> Iterator[Found]:
    """Persons whom their surroundings or their names give away, in order and without overlap."""
    index, before = 0, None
    while index < len(words):
        if not _openings(words.words[index]) and not may_be_role(words.words[index]):
            index += 1
            continue
        role = role_at(words, index)
        if role is not None:
            named = _named_by(words, role)
            if named is not None:
                yield named
                index = named.last + 1
                continue
        found = _by_itself(words, index, before)
        if found is not None:
            yield found
            before = found
            index = found.last + 1
        else:
            index = (role.first if role is not None else index) + 1


def repetitions(words: Text, known: Mapping[str, str], taken: set[int]) -> Iterator[Found]:
    """Single words that are the family name of a person of the article. known: that name → the full name."""
    for index, word in enumerate(words.words):
        if index in taken:
            continue
        for reading in readings(word):
            if reading.form in known and plausible(word, reading):
                if not is_ordinary(reading.form) or _introduced(words, index):
                    yield Found(Type.PERSON, index, index, reading.offset, known[reading.form])
                break


def family_name(name: str) -> str:
    """The part of a folded full name that repetitions use: its last word, with the particles before it dropped."""
    return name.split()[-1]


def _named_by(words: Text, role: Role) -> Found | None:
    """The person whose name follows a role."""
    for last in range(role.last, role.first - 1, -1):  # the role may have swallowed the name («السفير الأحمد»)
        start = last + 1
        if start >= len(words) or not words.joins(start):
            if last == role.last and start < len(words) and _is_opening(words.before(start)):
                continue
            if start >= len(words):
                continue
        if not words.joins(start) or (start <= role.last and gazetteer().at(words, start) is not None):
            continue
        end = name_end(words, start, words.words[start], single=True, greedy=role.reading.form not in _HONOURS)
        if end is not None and (start > role.last or _strong(words, start, end)):
            span = (role.first, last, role.reading.offset)
            name = " ".join(words.words[start:end])
            return Found(Type.PERSON, start, end - 1, 0, name, role=span, country=role.country)
        if last <= role.last - 2:
            break
    return None


def _strong(words: Text, start: int, end: int) -> bool:
    return words.words[start] in ALONE or (end - start > 1 and name_word(words.words[start]) is NameWord.GIVEN)


def _is_opening(between: str) -> bool:
    return between.strip() in ("(", '"')


def _by_itself(words: Text, index: int, before: Found | None) -> Found | None:
    possible = _openings(words.words[index])
    if not possible or (words.joins(index) and is_kind(words.words[index - 1])):
        return None
    introduced = _introduced(words, index)
    after_nisba = words.joins(index) and words.words[index - 1].startswith("ال") and words.words[index - 1] in nisbas()
    enumerated = before is not None and before.last == index - 1 and words.joins(index)
    for reading in possible:
        single = (introduced and not reading.offset) or reading.form in ALONE
        if enumerated and reading.clitics == "و":
            single = single or name_word(reading.form) >= NameWord.FAMILY
        end = name_end(words, index, reading.form, single=single)
        if end is None and (after_nisba or _acts(words, index)) and not reading.offset:  # «الصربي نوفاك ديوكوفيتش»
            end = name_end(words, index, reading.form, single=True)
            end = end if end is not None and end - index > 1 else None
        if end is None or not (_believable(words, index, end, reading) or (after_nisba and not reading.offset)):
            continue
        if reading.offset and not plausible(words.words[index], reading):
            continue
        if introduced and end == index + 1 and name_word(reading.form) is NameWord.MAYBE and _is_place(words, index):
            continue
        name = " ".join((reading.form, *words.words[index + 1 : end]))
        apposition = _apposition(words, end)
        span = (apposition.first, apposition.last, apposition.reading.offset) if apposition else None
        country = apposition.country if apposition else ""
        return Found(Type.PERSON, index, end - 1, reading.offset, name, role=span, country=country)
    return None


@lru_cache(maxsize=65_536)
def _openings(word: str) -> tuple[Reading, ...]:
    """Readings of a word with which a name may begin."""
    return tuple(r for r in readings(word) if r.form in _OPENERS or name_word(r.form))


def _believable(words: Text, index: int, end: int, reading: Reading) -> bool:
    """A name by itself begins with a given name, or every word of it is on a list."""
    if end - index == 1:
        return True
    if reading.form.startswith("ال") and reading.form != "ال":
        return False  # «الفلاح أرزقي بن عيسى»: what he is, and then his name
    if reading.form in _OPENERS:
        return reading.form not in ("ال", "ام") or _introduced(words, index)
    return (
        name_word(reading.form) is NameWord.GIVEN
        or words.words[end - 1] in ALONE
        or _introduced(words, index)
        or _apposition(words, end) is not None
    )


def _is_place(words: Text, index: int) -> bool:
    hit = gazetteer().at(words, index)
    return hit is not None and hit.entry.type is not Type.PERSON


def _introduced(words: Text, index: int) -> bool:
    """Whether a verb of saying stands right before word ``index``."""
    if not index or not words.joins(index):
        return False
    before = words.words[index - 1]
    if not is_verb(before, cues.SAYING):
        return False
    # «كتب مدبولي», but not «أعلن هدنة»
    form = words.words[index]
    return not is_verb(before, cues.SAYING_OF_THINGS) or (name_word(form) is NameWord.FAMILY and not is_ordinary(form))


def _acts(words: Text, index: int) -> bool:
    """Whether a verb that people do stands before word ``index``: with two words that look like a name, it is one."""
    return words.joins(index) and is_verb(words.words[index - 1], cues.ACTING)


def _apposition(words: Text, index: int) -> Role | None:
    """The role that follows a name, with or without a comma, unless it introduces another name."""
    if index >= len(words):
        return None
    between = words.before(index).strip()
    if not words.joins(index) and between not in (",", "،"):
        return None
    role = role_at(words, index)
    if role is None or role.reading.offset or (role.last == role.first and between):
        return None
    return None if _named_by(words, role) is not None else role
