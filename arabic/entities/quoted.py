"""Names of organisations in quotation marks or brackets after what they are: صحيفة «موندو», وكالة أنباء (كيودو)."""

from __future__ import annotations

from typing import Final

from arabic.entities.bodies import HEADS, NEVER
from arabic.entities.gazetteer import nisbas
from arabic.entities.model import Found, Type
from arabic.entities.namelists import words_of
from arabic.entities.readings import readings
from arabic.entities.text import Text

_OPENING: Final = frozenset({' "', " (", ' ("', '"'})
_CLOSING: Final = ('"', ")")
# Of the heads, those whose name news puts in quotation marks; councils and ministries go without.
_MARKED: Final = (
    HEADS | words_of("أنباء جماعات تنظيمات شركتي شركات حركتي صحيفتا صحيفتي قناتي فريق منصة تطبيق مسرح فرقة ميليشيات")
) - words_of("وزارة مجلس محكمة نيابة سفارة حكومة هيئة لجنة جامعة مدرسة بيت وحدة قيادة غرفة مكتب")
# More words than this are a sentence, not a name.
_MOST_WORDS: Final = 4


def quoted_at(words: Text, index: int) -> Found | None:
    """The organisation in marks after word ``index``, which says what it is, or after its adjective."""
    if not any(reading.form in _MARKED for reading in readings(words.words[index])):
        return None
    first = index + 1
    if words.word(first) in nisbas():
        first += 1
    if first >= len(words) or words.joins(first) or words.before(first) not in _OPENING:
        return None
    last = first
    while last + 1 < len(words) and words.joins(last + 1) and last - first < _MOST_WORDS:
        last += 1
    after = words.before(last + 1)
    if not after.startswith(_CLOSING) or last - first >= _MOST_WORDS or words.words[first] in NEVER:
        return None
    return Found(Type.ORGANISATION, first, last, 0, " ".join(words.words[first : last + 1]))
