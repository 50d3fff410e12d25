"""Organisations that no list has: a head noun and what belongs to it («وزارة الخارجية الروسية», «شركة سينوفاك»).

The words of each kind are in :mod:`arabic.entities.bodies`, the rules of what follows a head in
:mod:`arabic.entities.complements`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from arabic.entities import bodies
from arabic.entities.complements import (
    RARE_FIRST,
    Complement,
    complement,
    is_adjective,
    is_domain,
    is_place,
    named_end,
    purpose,
    qualified,
)
from arabic.entities.gazetteer import nisbas
from arabic.entities.model import Found, Type
from arabic.entities.namewords import NameWord, name_word
from arabic.entities.readings import Reading, plausible, readings
from arabic.entities.text import Text
from arabic.lexicon import zipf_of_folded
from arabic.wordlists import MOST_WORDS


def organisation_at(words: Text, index: int) -> Found | None:
    """The organisation whose head is word ``index``, or None."""
    heads = _heads(words.words[index])
    if not heads:
        return None
    if index not in words.bodies:
        before = words.words[index - 1] if words.joins(index) else ""
        words.bodies[index] = next((found for h in heads if (found := _from_head(words, index, h, before))), None)
    body: Found | None = words.bodies[index]
    return body


def may_head(word: str) -> bool:
    """Whether ``word``, clitics left out, can be the head of an organisation's name."""
    return bool(_heads(word))


@lru_cache(maxsize=MOST_WORDS)
def _heads(word: str) -> tuple[Reading, ...]:
    return tuple(
        reading
        for reading in readings(word)
        if reading.form in bodies.HEADS
        or reading.form in bodies.SEVERAL
        or (
            (reading.form in bodies.DEFINITE or reading.form in bodies.WITH_ARTICLE or reading.form in bodies.PAIRS)
            and plausible(word, reading)
        )
    )


def _from_head(words: Text, index: int, head: Reading, before: str) -> Found | None:
    if head.form in bodies.SEVERAL:
        end = named_end(words, index + 1, head.form)
        name = Reading(0, words.words[index + 1], "") if end > index + 1 else None
        return found_at(words, index + 1, end - 1, name, "") if name is not None else None
    if head.form in bodies.HEADS:
        if head.form == "مجلس" and words.word(index + 1) in _BOARDS:
            return None  # «مجلس إدارة الهيئة»: the authority is the body
        if head.form == "اداره" and before.endswith("مجلس"):
            return None
        if head.form == "لواء" and before == "تحت":
            return None
        if before.lstrip("لوب") in bodies.OFFICES and _is_office(words, index, head.form):
            return None
        found = complement(words, index + 1, head.form)
        if found.end == index + 1 or not _is_name(words, index, head.form, found):
            return None
        return found_at(words, index, found.end - 1, head, found.country)
    if before.lstrip("ولب") in bodies.OF_OFFICE or not words.word(index + 1):
        return None  # «وزير الدفاع التركي», «مستشار الأمن القومي»: an office, not a body
    second = words.words[index + 1]
    if second in bodies.PAIRS.get(head.form, ()) or (
        head.form in bodies.WITH_ARTICLE and second in bodies.PROPER and _agree(head.form, second)
    ):
        found = qualified(words, index + 2, head.form)
        if found.country and not _agree(head.form, words.words[found.end - 1]):
            return found_at(words, index, found.end - 2, head, "")  # «قائد القوات المسلحة السوداني»
        if not found.country and (head.form == "القوات" or _is_vague(head.form, second, words, found)):
            return None
        return found_at(words, index, found.end - 1, head, found.country or nisbas().get(second, ""))
    country = nisbas().get(second)
    if country is None and head.form in bodies.WITH_ARTICLE and is_adjective(second) and _agree(head.form, second):
        end = purpose(words, index + 2, any_noun=True) if words.word(index + 2) else 0
        if end:  # «المركز المغاربي للصحافة»
            return found_at(words, index, qualified(words, end, head.form).end - 1, head, "")
    if country is None or not _agree(head.form, second):
        return None
    found = qualified(words, index + 2, head.form)
    if found.end == index + 2 and head.form in bodies.WITH_ARTICLE and words.word(index + 2).startswith("لل"):
        end = index + 3 + (words.word(index + 3).startswith("وال"))  # «المعهد الفلبيني للبراكين والزلازل»
        return found_at(words, index, end - 1, head, country)
    if head.form in bodies.DEFINITE:
        return found_at(words, index, found.end - 1, head, country)
    if head.form in bodies.WITH_ARTICLE and found.end > index + 2:  # «المركز المصري للدراسات», but «الشركة المصرية»
        return found_at(words, index, found.end - 1, head, country)
    return None


def _is_vague(head: str, second: str, words: Text, found: Complement) -> bool:
    """«المجلس العسكري», «القيادة السياسية»: anybody's, if nothing follows."""
    alone = words.words[found.end - 1] == second
    return alone and head in bodies.VAGUE_HEADS and second in bodies.VAGUE


_BODIES_LED: Final = frozenset({"حزب", "حركه", "اتحاد", "منظمه", "وكاله", "صحيفه", "نادي", "جامعه", "تنظيم"})
_BOARDS: Final = frozenset({"اداره", "الاداره", "امناء"})


def _is_office(words: Text, index: int, head: str) -> bool:
    """«رئيس مجلس الوزراء» is a prime minister."""
    return head == "مجلس" and words.word(index + 1) == "الوزراء" and words.word(index + 2) not in nisbas()


def _is_name(words: Text, index: int, head: str, found: Complement) -> bool:
    """Whether a head and its complement are a name, not anybody's council or company."""
    first, length = words.words[index + 1], found.end - index
    if head == "اداره" and first in bodies.WITH_ARTICLE:
        return False
    inner = first in bodies.DEFINITE or first in bodies.WITH_ARTICLE or first in _BODIES_LED
    if head in bodies.OF_BODIES and inner:
        return False  # «قوات الجيش الليبي», «قيادة حزب الوفد»: the army, the party is the body
    if head == "مركز" and found.end == index + 2 and not first.startswith("ال") and is_place(words, index + 1):
        return False  # «مركز أسوان» is a district
    if first in bodies.ORDINARY and length < 4 and not found.country:
        return False
    if head in bodies.NEEDS_PROPER:
        if (head in ("محكمه", "غرفه") and is_domain(first)) or (head == "قناه" and first.startswith("ال")):
            return True
        return found.proper or (length > 3 and first.startswith("ال")) or (length > 2 and head in bodies.FOR_WHAT)
    # «متحف اللوفر», «مستشفى الرازي»
    rare = first.startswith("ال") and (zipf_of_folded(first) < RARE_FIRST or name_word(first) is NameWord.FAMILY)
    return found.proper or rare or length > 2 or head in bodies.SURE_HEADS or is_domain(first)


def _agree(head: str, adjective: str) -> bool:
    """«الخارجية الروسية» is a ministry; in «وزير الخارجية الروسي» the adjective is the minister's."""
    feminine = head.endswith("ه") or head in _FEMININE
    return feminine == (adjective.endswith("ه") or adjective in ("العليا", "الحمراء"))


_FEMININE: Final = frozenset(
    {"الاستخبارات", "المخابرات", "الجمارك", "الخطوط", "القوات", "الوكالات", "السلطات", "الدار"}
)


def found_at(words: Text, first: int, last: int, head: Reading, country: str) -> Found:
    name = " ".join((head.form, *words.words[first + 1 : last + 1]))
    return Found(Type.ORGANISATION, first, last, head.offset, name, country=country)
