"""Persons in a list of persons, whose names no list of ours need have: «بونو، شيريشيف، وهتان باهبري»."""

from __future__ import annotations

from typing import Final

from arabic.entities.evidence import FOREIGN, is_place
from arabic.entities.letters import foreignness
from arabic.entities.model import Found, Type
from arabic.entities.names import name_end
from arabic.entities.namewords import NameWord, in_context, is_listed, is_other, looks_like_verb, name_word
from arabic.entities.readings import Reading
from arabic.entities.rolewords import HEADS, PAIRED_HEADS
from arabic.entities.text import Text
from arabic.lexicon import zipf_of_folded

_MARKS: Final = frozenset({",", "،", "-", "–"})
# What is said of one of them, in brackets: «غازينسكي (الدقيقة 12)، …».
_MOST_IN_BRACKETS: Final = 6
_THEY: Final = frozenset({"هم", "وهم", "هما", "وهما"})
_RARE: Final = 3.5  # Zipf frequency


def begins_list(words: Text, index: int) -> bool:
    """Whether a list may begin with word ``index``: «الأهداف: غازينسكي (12)», «وهم سندرا صلاح، …»."""
    if words.joins(index):
        return words.words[index - 1] in _THEY
    return words.before(index).strip() == ":"


def next_item(words: Text, index: int) -> int:
    """Word with which a list goes on whose last person ends before word ``index``, or -1."""
    if index >= len(words):
        return -1
    between = words.before(index).strip()
    if between in _MARKS:
        return index
    if between != "(":
        return -1
    for at in range(index + 1, min(index + _MOST_IN_BRACKETS, len(words))):
        between = words.before(at)
        if ")" in between:
            mark = between.strip(") ")
            return at if mark in _MARKS or (not mark and words.words[at][0] == "و") else -1
    return -1


def person_in_list(words: Text, index: int) -> Found | None:
    """The person who is the next of a list with word ``index``: a name that ends where the list goes on or ends."""
    word = words.words[index]
    if word in HEADS or word[1:] in HEADS:
        return None  # «وليا للعهد»
    joined = word[0] == "و" and len(word) > 2 and not is_listed(word)
    for reading in (Reading(1, word[1:], "و"), Reading(0, word, "")) if joined else (Reading(0, word, ""),):
        if not _may_be_name(reading.form) or is_place(words, index):
            continue
        end = name_end(words, index, reading.form, single=True)
        if end is None or not _is_item_end(words, end):
            continue
        parts = (reading.form, *words.words[index + 1 : end])
        if len(parts) > 1 or (name_word(parts[0]) is NameWord.MAYBE and foreignness(parts[0]) > FOREIGN):
            return Found(Type.PERSON, index, end - 1, reading.offset, " ".join(parts))
    return None


def _may_be_name(form: str) -> bool:
    if is_other(form) or form in HEADS or form in PAIRED_HEADS or looks_like_verb(form):
        return False
    known = name_word(form) is not NameWord.NO
    return known or (zipf_of_folded(form) < _RARE and in_context(form, introduced=True) is not NameWord.NO)


def _is_item_end(words: Text, end: int) -> bool:
    """Whether a mark stands before word ``end``, or another name that و joins."""
    if end >= len(words) or not words.joins(end):
        return True
    following = words.words[end]
    return following[0] == "و" and name_word(following[1:]) is not NameWord.NO
