"""Companies that no head announces: by their last word («ميتسوبيشي هيفي») or the word before («أسهم إيغلز»)."""

from __future__ import annotations

from typing import Final

from arabic import cues
from arabic.entities import bodies
from arabic.entities.complements import KNOWN_NOUN, RARE_FIRST, is_unknown
from arabic.entities.letters import foreignness
from arabic.entities.model import Found
from arabic.entities.namewords import NameWord, is_listed, looks_like_verb, name_word
from arabic.entities.organisations import found_at
from arabic.entities.readings import Reading, readings
from arabic.entities.text import Text
from arabic.lexicon import zipf_of_folded


def foreign_at(words: Text, index: int) -> Found | None:
    """The company or body whose foreign name, on no list, follows word ``index``: «أسهم إيغلز», «متحدث باسم هولسيم»."""
    last = index
    sure = words.words[index] in bodies.SHARES
    while last - index < _MOST_FOREIGN and (following := words.word(last + 1)):
        if not is_unknown(following) and not (sure and name_word(following) and foreignness(following) > 0):
            break
        last += 1
    if last == index or foreignness(words.words[index + 1]) < 0 or name_word(words.word(last + 1)) >= NameWord.FAMILY:
        return None
    return found_at(words, index + 1, last, Reading(0, words.words[index + 1], ""), "")


_MOST_FOREIGN: Final = 3


def company_at(words: Text, index: int) -> Found | None:
    """A company that only its last word gives away: «ميتسوبيشي هيفي», «طلعت مصطفى القابضة»."""
    for last in (index + 1, index + 2):
        if words.word(last) in bodies.COMPANY_LAST:
            found = [r for r in readings(words.words[index]) if _is_company_first(r.form, near=last == index + 1)]
            return found_at(words, index, last, found[-1], "") if found else None
    return None


def _is_company_first(form: str, *, near: bool) -> bool:
    if form.endswith("ت") and zipf_of_folded(form[:-1]) > KNOWN_NOUN:
        return False  # a verb
    if form in cues.PARTICLES or form in cues.VERBS or form in bodies.HEADS or form in bodies.WITH_ARTICLE:
        return False
    return (
        bool(name_word(form))
        or (form.startswith("ال") and is_listed(form))
        or (near and zipf_of_folded(form) < RARE_FIRST and not looks_like_verb(form))
    )
