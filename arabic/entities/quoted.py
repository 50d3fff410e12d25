"""Organisations by the marks around their names: صحيفة «موندو», علمت «الراي», هيئة الكوارث (آفاد); or by letters."""

from __future__ import annotations

from typing import Final

from arabic.entities.bodies import HEADS, NEVER
from arabic.entities.gazetteer import gazetteer, nisbas
from arabic.entities.model import Found, Type
from arabic.entities.namelists import LETTERS
from arabic.entities.readings import readings
from arabic.entities.text import Text
from arabic.wordlists import folded

_OPENING: Final = frozenset({' "', " (", ' ("', '"'})
_CLOSING: Final = ('"', ")")
# Of the heads, those whose name news puts in quotation marks; councils and ministries go without.
_MARKED: Final = (
    HEADS
    | folded(
        "أنباء جماعات تنظيمات شركتي شركات حركتي صحيفتا صحيفتي قناتي فريق منصة تطبيق مسرح فرقة ميليشيات"
        " علمت وعلمت علمته تلقته"
    )
) - folded("وزارة مجلس محكمة نيابة سفارة حكومة هيئة لجنة جامعة مدرسة بيت وحدة قيادة غرفة مكتب")
# More words than this are a sentence, not a name; a short name in brackets has two at most.
_MOST_WORDS: Final = 4
_MOST_IN_BRACKETS: Final = 2
_FEWEST_LETTERS: Final = 3


def quoted_at(words: Text, index: int) -> Found | None:
    """The organisation in marks after word ``index``, which says what it is, or after its adjective."""
    first = index + 1
    if words.words[index] == "ل" and '"' not in words.before(first):
        return None
    if words.word(first) in nisbas():
        first += 1
    last = _marked(words, first, _MOST_WORDS)
    if last is None or words.words[first] in NEVER:
        return None
    return _found(words, first, last)


def is_marked(word: str) -> bool:
    """Whether :func:`quoted_at` looks at a word at all."""
    return word == "ل" or any(reading.form in _MARKED for reading in readings(word))


def in_brackets(words: Text, index: int) -> Found | None:
    """The short name in brackets that begins with word ``index``, an organisation standing before the bracket."""
    if "(" not in words.before(index):
        return None
    last = _marked(words, index, _MOST_IN_BRACKETS)
    hit = gazetteer().at(words, index)
    if last is None or not words.words[index].isalpha() or (hit is not None and hit.entry.type is Type.PLACE):
        return None
    return _found(words, index, last)


def letters_at(words: Text, index: int) -> Found | None:
    """Three letters or more by their names: «بي إم دبليو», «إيه إم دي»."""
    last = index
    while words.word(last + 1) in LETTERS:
        last += 1
    if words.words[last] in _WORDS:
        last -= 1
    return _found(words, index, last) if last - index + 1 >= _FEWEST_LETTERS else None


_WORDS: Final = frozenset({"ان", "في", "او"})


def _marked(words: Text, first: int, most: int) -> int | None:
    """Index of the last word between the marks before word ``first`` and those that close, if they are not too many."""
    if first >= len(words) or words.joins(first) or words.before(first) not in _OPENING:
        return None
    last = first
    while last + 1 < len(words) and words.joins(last + 1) and last - first < most:
        last += 1
    return last if last - first < most and words.before(last + 1).startswith(_CLOSING) else None


def _found(words: Text, first: int, last: int) -> Found:
    return Found(Type.ORGANISATION, first, last, 0, " ".join(words.words[first : last + 1]))
