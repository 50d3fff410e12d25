"""Later mentions of a person by a part of the name: «لافروف», «عبد العاطي», «السوداني»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from arabic import cues
from arabic.entities.evidence import is_announced, is_introduced
from arabic.entities.gazetteer import nisbas
from arabic.entities.model import Found, Type
from arabic.entities.namelists import OPENERS, SUFFIXES
from arabic.entities.namewords import NameWord, is_ordinary, looks_like_verb, name_word
from arabic.entities.places import is_kind
from arabic.entities.readings import Reading, plausible, readings
from arabic.entities.text import ALI, Text


def repetitions(words: Text, known: Mapping[str, str], taken: set[int]) -> Iterator[Found]:
    """Single words that are the family name of a person of the article. known: that name → the full name."""
    if not known:
        return
    # Most words are nobody's name, with or without the two clitics a name can have.
    may = [i for i, w in enumerate(words.words) if w in known or w[1:] in known or w[2:] in known]
    for index in may:
        if index in taken:
            continue
        word = words.words[index]
        for reading in readings(word):
            if reading.form in known and plausible(word, reading):
                if reading.form == ALI and not words.is_ali(index):
                    break
                first = _first(words, index, reading, known[reading.form])
                if first is not None and first not in taken:
                    offset = reading.offset if first == index else 0
                    yield Found(Type.PERSON, first, index, offset, known[reading.form])
                break


def _first(words: Text, index: int, reading: Reading, full: str) -> int | None:
    """First word of a repetition whose last word is ``index``: «عبد العاطي», «إمام أوغلو»; None if it is none."""
    name = full.split()
    place = name.index(reading.form) if reading.form in name else 0
    opener = name[place - 1] if place else ""
    if opener in OPENERS or reading.form in SUFFIXES:
        return index - 1 if words.joins(index) and words.words[index - 1] == opener else None
    return index if _repeats(words, index, reading) else None


def _repeats(words: Text, index: int, reading: Reading) -> bool:
    """Whether a family name by itself is the person again: «أشار السوداني», but not «الشعب السوداني»."""
    before, after = words.words[index - 1] if words.joins(index) else "", words.word(index + 1)
    if name_word(after) is NameWord.GIVEN or (before and is_kind(before)):
        return False  # somebody else, or a place
    if not is_ordinary(reading.form):
        return not (name_word(before) is NameWord.GIVEN and not looks_like_verb(before))
    if is_introduced(words, index) or is_announced(before) or before in _PREPOSITIONS:
        return True
    if reading.form in nisbas():
        verb = before.removeprefix("و")
        return bool(verb) and not verb.startswith("ال") and looks_like_verb(verb) and verb not in cues.TITLES
    return False


# No adjective stands after these, so a family name that looks like one is the person's.
_PREPOSITIONS: Final = frozenset({"من", "الي", "مع", "علي", "عن", "ان", "بان", "لكن"})
