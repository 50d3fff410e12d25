"""Places: names that need a cue, names after a kind of place («بلدة كفركلا»), capitals as governments."""

from __future__ import annotations

from typing import Final

from arabic import cues
from arabic.entities.gazetteer import Hit
from arabic.entities.model import Found, Type
from arabic.entities.names import NameWord, name_word
from arabic.entities.readings import is_verb, readings
from arabic.entities.text import Text
from arabic.lexicon import zipf_of_folded
from arabic.normalise import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


# Kinds whose name is the word after them.
_KINDS: Final = _words("""
مدينة بمدينة لمدينة ومدينة مدينتي بلدة ببلدة لبلدة وبلدة قرية بقرية لقرية وقرية محافظة بمحافظة ومحافظة ولاية بولاية
وولاية منطقة بمنطقة ومنطقة إقليم بإقليم حي بحي قضاء ناحية بلدتي قريتي ضاحية مقاطعة بمقاطعة
""")
# Zipf frequencies: a name below the first, an ordinary adjective («قرية صغيرة») above the second.
_RARE: Final = 4.0
_COMMON: Final = 4.3
# Kinds that are a part of the name.
_KINDS_INSIDE: Final = _words(
    "مطار مخيم معبر ميناء جزيرة جزر جبل جبال نهر بحيرة مضيق خليج وادي سد حقل شارع ميدان ساحة جسر قاعدة"
)
# «كأس أمم أفريقيا», «دوري أبطال أوروبا» are competitions.
_OF_COMPETITION: Final = _words("أمم أبطال كأس دوري بطولة مونديال سوبر")
_FIRST_PARTS: Final = _words("كفر دير بيت عين تل خان رأس أبو أم بني")
_BARE_KINDS_INSIDE: Final = frozenset(kind.lstrip("بلو") for kind in _KINDS_INSIDE)
_NAMED_AFTER: Final = _words(
    "مدينة بلدة قرية مخيم بمدينة ببلدة بقرية ومدينة وبلدة وقرية حي بحي لمدينة بمخيم مطار ميناء معبر"
)
# A word after these kinds is a name only if it is rare: «محافظة جديدة».
_RARELY_NAMED_AFTER: Final = _words("ولاية محافظة إقليم مقاطعة ولواء قضاء بولاية بمحافظة بإقليم بمقاطعة ناحية جزيرة")
_BEFORE: Final = _words(
    "في من إلى قرب شمال جنوب شرق غرب وسط بين نحو عبر ريف داخل خارج باتجاه حتى غربي شرقي شمالي جنوبي ضواحي أطراف"
)
# Nouns that a capital follows when its government is meant.
_OF_GOVERNMENT: Final = _words("""
استعداد موقف مواقف بين وبين مطالب مقترحات رد دعم اتهام اتهامات علاقات تصريحات سياسة قرار قرارات التزام مخاوف ضغوط حلفاء
حليف حليفة مصالح رفض موافقة دعوة دعوات محادثات مباحثات اتفاق عن تعتبر ضد وعد إصرار جهود عقوبات أن وأن إن بأن لكن
""")


def counts(words: Text, hit: Hit) -> bool:
    """Whether a weak name of the gazetteer is the place here."""
    if words.joins(hit.first) and words.words[hit.first - 1] in _OF_COMPETITION:
        return False
    if not hit.entry.weak:
        return True
    if hit.reading.clitics.endswith("ب") or (words.words[hit.first].startswith("ب") and hit.reading.offset):
        return True
    if not hit.first or not words.joins(hit.first):
        return False
    before = words.words[hit.first - 1]
    return before in _KINDS or before in _KINDS_INSIDE or (before in _BEFORE and not hit.reading.offset)


def is_kind(word: str) -> bool:
    """Whether the name after ``word`` is a place's."""
    return word in _NAMED_AFTER or word in _KINDS or word in _KINDS_INSIDE


def after_kind(words: Text, index: int) -> Found | None:
    """The place that a kind of place at word ``index`` names, where no list has it."""
    word = words.words[index]
    following = words.word(index + 1)
    if word in _KINDS_INSIDE and (zipf_of_folded(following) >= _RARE or following.endswith("ها")):
        return None  # «ميناء المدينة», «ميناء وجهتها»
    rare = word in _RARELY_NAMED_AFTER and zipf_of_folded(following) < _RARE
    if following and (word in _NAMED_AFTER or rare):
        last = _name_end(words, index + 1)
        first = index if word in _KINDS_INSIDE else index + 1
        if last is not None:
            return Found(Type.PLACE, first, last, 0, " ".join(words.words[first : last + 1]))
    return None


def is_part_of_name(word: str) -> bool:
    """Whether ``word``, clitics off, is a kind of place that makes one name with the place after it («مطار بيروت»)."""
    return word.lstrip("بلو") in _BARE_KINDS_INSIDE


def inside_kind(words: Text, hit: Hit) -> bool:
    """Whether the word before a place makes one name with it: «مطار بيروت», «معبر رفح»."""
    return bool(
        hit.first and not hit.reading.offset and words.joins(hit.first) and is_part_of_name(words.words[hit.first - 1])
    )


def is_government(words: Text, first: int, last: int) -> bool:
    """Whether a capital acts as its government does: «قالت موسكو», «واشنطن تنفي», «استعداد موسكو»."""
    before = words.words[first - 1] if first and words.joins(first) else ""
    if (is_verb(before, cues.VERBS) and before.endswith(("ت", "ي"))) or any(
        reading.form in _OF_GOVERNMENT for reading in readings(before)
    ):
        return True
    after = words.word(last + 1)
    return after.startswith("ت") and after in cues.VERBS


def _name_end(words: Text, first: int) -> int | None:
    word = words.words[first]
    if word in _FIRST_PARTS and words.word(first + 1):
        return first + 1
    ordinary = (word.endswith(("ه", "ات", "ين")) and zipf_of_folded(word) > _COMMON) or is_verb(word, cues.VERBS)
    if word.startswith("ال"):
        return first if len(word) > 4 else None
    return first if name_word(word) is not NameWord.NO or not (ordinary or word in cues.PARTICLES) else None
