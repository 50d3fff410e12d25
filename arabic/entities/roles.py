"""Roles of people as news writes them: «وزير الخارجية الأمريكي», «المتحدث باسم الكرملين», «الشيخ».

A role is a head noun and what belongs to it; the person's name stands after it («وزير الخارجية الأمريكي أنتوني
بلينكن») or before it («ديمتري بيسكوف المتحدث باسم الكرملين»). This module tells where a role ends; whether a name
stands beside it is for :mod:`arabic.entities.persons` to say.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from arabic import cues
from arabic.entities.bodies import MEDIA
from arabic.entities.gazetteer import gazetteer, nisbas
from arabic.entities.namelists import OPENERS, REGNAL
from arabic.entities.namewords import NameWord, in_context, is_well_known, name_word, times_listed
from arabic.entities.organisations import organisation_at
from arabic.entities.places import is_kind
from arabic.entities.readings import Reading, plausible, readings
from arabic.entities.rolewords import (
    ADJECTIVES,
    BEHIND_TITLES,
    CONNECTORS,
    DANGLING,
    ENVOYS,
    HEADS,
    INNER,
    LOOSE_CONNECTORS,
    NEVER,
    OF_OFFICES,
    OF_PLACES,
    PAIRED_HEADS,
    QUALIFIED,
    SPEAKERS,
)
from arabic.entities.text import ALI, Text
from arabic.lexicon import zipf_of_folded
from arabic.wordlists import MOST_WORDS

_MOST_WORDS: Final = 14
# An adjective of a role («السابق», «التنفيذي») is common; what is rarer is a family name («السنيورة»).
_RARE_DEFINITE: Final = 4.0
# With a clitic, a place is no rarer: «لاسلو» is a Hungarian rather than «to Oslo».
_KNOWN_PLACE: Final = 3.5


class Role(NamedTuple):
    """Text ``first`` to ``last`` of a role, the first read as ``reading``. country: ISO 3166 alpha-2 or empty."""

    first: int
    last: int
    reading: Reading
    country: str


def may_be_role(word: str) -> bool:
    """Whether ``word``, clitics left out, can head a role."""
    return bool(_heads(word))


def role_at(words: Text, index: int) -> Role | None:
    """The role whose head is word ``index``, or None."""
    if index not in words.roles:
        words.roles[index] = _role(words, index)
    role: Role | None = words.roles[index]
    return role


def _role(words: Text, index: int) -> Role | None:
    heads = _heads(words.words[index])
    if not heads:
        return None
    head = next((r for r in heads if is_head(words, index, r.form)), None)
    if head is None:
        return None
    end, country = index + 1, ""
    while end < len(words) and end - index < _MOST_WORDS and words.joins(end):
        step = _step(words, end, head.form)
        if step is None:
            break
        end, found = step
        country = found or country
    while end - 1 > index and words.words[end - 1] in DANGLING:
        end -= 1
    return Role(index, end - 1, head, country)


@lru_cache(maxsize=MOST_WORDS)
def _heads(word: str) -> tuple[Reading, ...]:
    """Readings of a word that may head a role, a pronoun after it or not («زعيمها», «رئيسه التنفيذي»)."""
    found = []
    for reading in readings(word):
        base = next((reading.form.removesuffix(end) for end in ("ها", "هم", "ه") if reading.form.endswith(end)), "")
        if not plausible(word, reading):
            continue
        if reading.form in HEADS or reading.form in PAIRED_HEADS:
            found.append(reading)
        elif not base.startswith("ال") and len(base) > 3 and not is_kind(reading.form):
            head = base if base in HEADS else base.removesuffix("ت") + "ه"  # «رئيستها»
            if head in HEADS:
                found.append(reading._replace(form=head))
    return tuple(found)


def is_head(words: Text, index: int, form: str) -> bool:
    """Whether ``form``, a reading of word ``index``, can be the head of a role there."""
    following = words.word(index + 1)
    if words.joins(index) and words.words[index - 1] in MEDIA and form.startswith("ال"):
        return False  # «جريدة اللواء»
    if form in ADJECTIVES and words.joins(index) and words.words[index - 1].lstrip("بلو") in QUALIFIED:
        return False
    if form in PAIRED_HEADS:
        return following in PAIRED_HEADS[form] or (form in HEADS and bool(following))
    return form in HEADS


def _step(words: Text, at: int, head: str) -> tuple[int, str] | None:
    """Index after the part of a role that begins with word ``at`` and its country, or None where the role ends."""
    word = words.words[at]
    if word in NEVER or (word == ALI and words.is_ali(at)):
        return None
    body = organisation_at(words, at)
    if body is not None and (not body.offset or word[0] == "ل"):
        return body.last + 1, body.country
    hit = gazetteer().at(words, at)
    is_place = hit is not None and (not hit.entry.weak or (head in OF_PLACES and not hit.reading.offset))
    if hit is not None and is_place and hit.entry.type != "person":
        clitics = hit.reading.clitics
        if name_word(hit.reading.form) < NameWord.GIVEN or hit.last > hit.first:
            # «رئيس مصر» yes, «والرئيس قطر» no; و joins what is enumerated («الأوسط وشمال أفريقيا»)
            rare = hit.last == hit.first and zipf_of_folded(hit.reading.form) < _KNOWN_PLACE
            after_kind = words.joins(at) and is_kind(words.words[at - 1])
            if rare and not after_kind and name_word(hit.reading.form) and _may_follow(words.word(hit.last + 1)):
                return None  # «الأمين العام نورلان يرميكباييف»
            sure = not clitics or hit.last > hit.first or zipf_of_folded(hit.reading.form) > _KNOWN_PLACE
            return (hit.last + 1, hit.entry.country) if clitics in ("", "ل", "ب", "و") and sure else None
    following = words.word(at + 1)
    if word in nisbas():
        return None if following == "بن" else (at + 1, nisbas()[word])  # «الإمام تركي بن عبد الله»
    if word in CONNECTORS:
        is_name = word == "باسم" and head not in SPEAKERS and bool(name_word(following) or following in OPENERS)
        return None if is_name else (at + 1, "")
    if word == "الي" and head not in ENVOYS:
        return None
    if word in LOOSE_CONNECTORS:
        thing = following and (gazetteer().at(words, at + 1) or organisation_at(words, at + 1))
        definite = following.startswith("ال") and following not in NEVER and following not in cues.TITLES
        return (at + 1, "") if thing or definite else None
    if word in HEADS and not head.startswith("ال"):
        return at + 1, ""  # «نائب رئيس …»
    if word in INNER or (word[0] == "ب" and is_kind(word) and following):
        return at + 1, ""
    if word.startswith("ال"):
        if "أ" in words.form(at) or following in REGNAL:
            return None  # «ألفارو», «الملك الراحل الحسن الثاني»
        return (at + 1, "") if _is_role_word(word, head) or _is_name(following) else None
    if word.startswith(("لل", "بال", "وال")) and zipf_of_folded(word.lstrip("وبل")) and not word.endswith("الله"):
        if word[0] == "و" and word[1:] in HEADS and not head.startswith("ال"):
            return None  # «أمين العاصمة والدكتور سهيل»
        return (at + 1, "") if _is_role_word("ال" + word[2 if word.startswith("لل") else 3 :], head) else None
    return None


def _may_follow(word: str) -> bool:
    if word[:1] == "و" and zipf_of_folded(word[1:]) > _KNOWN_PLACE:
        return False  # «أنطاكية وسائر المشرق»
    return bool(word) and in_context(word, introduced=True) is not NameWord.NO


def _is_name(word: str) -> bool:
    """Whether a name begins with a word that stands after a definite one: «المجلس القروي أمين أبو عليا»."""
    return name_word(word) is NameWord.GIVEN or (not word.startswith("ال") and times_listed(word) >= _USUAL)


_USUAL: Final = 30  # times in names.tsv


def _is_role_word(word: str, head: str) -> bool:
    """Whether a definite word belongs to the role rather than being a name («الرئيس السيسي»)."""
    if word in BEHIND_TITLES or (word in ADJECTIVES and head in OF_OFFICES):
        return True
    if word in cues.TITLES and head.startswith("ال"):
        return False
    if name_word(word) >= NameWord.FAMILY:
        return (
            zipf_of_folded(word) >= _RARE_DEFINITE and name_word(word) is not NameWord.GIVEN and not is_well_known(word)
        )
    return True
