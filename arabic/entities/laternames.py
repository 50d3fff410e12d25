"""Whether a word goes on a person's name that has begun («محمد شياع السوداني», «يون سوك يول»)."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from arabic import cues
from arabic.clitics import segment
from arabic.entities.gazetteer import gazetteer, nisbas
from arabic.entities.letters import foreignness
from arabic.entities.model import Type
from arabic.entities.namelists import (
    ALONE,
    FOREIGN_FAMILIES,
    NOT_NAMES,
    OPENERS,
    TITLES_AS_NAMES,
    TITLES_IN_NAMES,
)
from arabic.entities.namewords import (
    NameWord,
    in_context,
    is_inflected,
    is_listed,
    is_other,
    looks_like_verb,
    name_word,
    times_listed,
)
from arabic.entities.rolewords import HEADS
from arabic.entities.text import ALAN, ALI, IMAM, Text
from arabic.given_names import ARABIC_GIVEN_NAMES, FAMILY_NAMES
from arabic.lexicon import zipf_of_folded
from arabic.words import LINE_BREAK

RARE_DEFINITE, _RARER_DEFINITE = 3.6, 2.8
_VERY_RARE: Final = 2.5
_RATHER_COMMON: Final = 4.2
# Seen so often as a family name, a word is one after a given name, common as it is («عادل إمام», «محمود المصري»).
_OFTEN_A_NAME, _OFTEN_FOR_ADJECTIVE = 4, 15
_COMMON, _VERY_COMMON, _OFTEN_LISTED = 4.6, 5.2, 10
_USUAL: Final = 30  # a title that is a name as well («حسين أمير عبد اللهيان»)
# A word that goes on a name of two words or more has letters as foreign as this, if no list has it.
FOREIGN: Final = -0.5
# … and is a foreign name whatever letters it begins with, if they are as foreign as this.
SURELY_FOREIGN: Final = 1.0
# A short word in a name of the Far East or of West Africa («يون سوك يول», «أمادو با») is not more common than this.
_SHORT_AND_COMMON: Final = 4.6
_SHORT_LETTERS: Final = -2.3


def continuation(
    words: Text, index: int, first: NameWord, last: NameWord, parts: int, introduced: bool, greedy: bool
) -> NameWord:
    """What word ``index`` is, after a name of ``parts`` words whose first one is of kind ``first``."""
    word, following = words.words[index], words.word(index + 1)
    if word[0] in "بلكو" and words.is_parted(index):
        return NameWord.NO  # «رئيسا لـبيرو»
    unknown = parts > 1 and last >= NameWord.FAMILY and not zipf_of_folded(word)
    kind = kind_at(words, index, words.form(index), introduced=(introduced and parts == 1) or unknown)
    if parts > 1 and _is_place(words, index):
        return NameWord.NO  # «خواجة آصف كابول»
    if parts > 1 and kind is NameWord.MAYBE and last > NameWord.MAYBE and not _goes_on(word, introduced):
        # «أحمد علاء ألغاه الحكم», but «فاطمة محمد بيكي، …»
        return NameWord.FAMILY if _closes(words, index, introduced=introduced) else NameWord.NO
    if kind is NameWord.MAYBE and word[0] in "بل" and (word[1:] in ALONE or word[1:] in ARABIC_GIVEN_NAMES):
        return NameWord.NO  # «اتصل نتنياهو بترمب»
    if kind is not NameWord.NO:
        return kind
    if word in FOREIGN_FAMILIES and words.words[index - 1] not in ARABIC_GIVEN_NAMES and word not in cues.PARTICLES:
        sure = introduced or first is NameWord.GIVEN or foreignness(words.words[index - 1]) > 0
        return NameWord.FAMILY if sure else NameWord.MAYBE
    if word in NOT_NAMES or word in cues.VERBS or word in cues.PARTICLES:
        return NameWord.NO
    if word in cues.TITLES:
        return _title(word, following, first)
    if first is NameWord.GIVEN and (word in FAMILY_NAMES or _are_foreign(words.words[index - 1], word)):
        return NameWord.FAMILY
    if first is NameWord.GIVEN and times_listed(word) >= (_OFTEN_FOR_ADJECTIVE if word in nisbas() else _OFTEN_A_NAME):
        return NameWord.FAMILY
    if word in nisbas():
        surname = introduced and parts == 1 and first is NameWord.GIVEN and not word.startswith("ال")
        return NameWord.FAMILY if surname else NameWord.NO  # «الشاعر السوري منذر مصري»
    if (parts > 1 or introduced) and _closes(words, index, introduced=introduced):
        return NameWord.FAMILY
    if word.startswith("ال"):
        if parts > 1 and last is not NameWord.GIVEN and (last is not NameWord.FAMILY or zipf_of_folded(word)):
            return NameWord.NO
        return _definite(word, first, introduced, ends=parts == 1 and not words.joins(index + 1))
    if introduced and last is NameWord.MAYBE and is_short_part(word):
        return NameWord.MAYBE
    if first is NameWord.GIVEN and parts == 1 and _is_rare(word):
        return NameWord.FAMILY
    if introduced and parts == 1 and not zipf_of_folded(word) and len(word) > 3 and not looks_like_verb(word):
        return NameWord.MAYBE  # «كواسي أبياه»
    return (
        NameWord.MAYBE if greedy and parts == 1 and may_be_family(word, joined=words.joins(index + 1)) else NameWord.NO
    )


@lru_cache(maxsize=16_384)
def _are_foreign(given: str, word: str) -> bool:
    """«لويس سواريز»: a word of foreign letters behind a foreign given name, though news has it daily."""
    foreign = foreignness(given) > 0 and foreignness(word) > SURELY_FOREIGN
    return foreign and zipf_of_folded(word) < _RATHER_COMMON and not looks_like_verb(word) and not _has_clitic(word)


def family_behind(words: Text, index: int) -> int:
    """The definite family name behind one or two words that no list has, or 0: «عائض ساير عنيبر الجعيد»."""
    for at in range(index, index + 3):
        word = words.word(at)
        if word.startswith("ال"):
            known = name_word(word) >= NameWord.FAMILY or not zipf_of_folded(word)
            return at if at > index and known and not gazetteer().at(words, at) else 0
        if not word or not _may_stand_inside(word) or gazetteer().at(words, at) is not None:
            return 0
    return 0


@lru_cache(maxsize=16_384)
def _may_stand_inside(word: str) -> bool:
    """Whether an indefinite word may stand between a given and a family name."""
    if word[0] == "و" or word[-1] == "ا" or word in NOT_NAMES or word in HEADS:
        return False
    return may_be_family(word, joined=True) and not _has_clitic(word)


def kind_at(words: Text, index: int, form: str, *, introduced: bool) -> NameWord:
    """What word ``index``, read as ``form``, is; «علي» is a name where it is not written «على»."""
    if form not in _BY_SPELLING:
        return in_context(form, introduced=introduced)
    if form == ALI:
        return NameWord.GIVEN if words.is_ali(index) else NameWord.NO
    if form == ALAN:
        return NameWord.GIVEN if words.is_alan(index) else NameWord.NO
    if form == IMAM:
        named = words.original(index).startswith("إ") and not words.word(index + 1).startswith("ال")
        return NameWord.FAMILY if named else NameWord.NO  # «عادل إمام», but «علي الحذيفي إمام المسجد»
    return NameWord.GIVEN if introduced else in_context(form, introduced=False)


# Names that are particles as well, by their spelling or by what is before them.
_BY_SPELLING: Final = frozenset({ALI, ALAN, IMAM, "باسم"})


def _is_place(words: Text, index: int) -> bool:
    """Whether word ``index`` is a place, and nobody's name."""
    hit = gazetteer().at(words, index)
    if hit is None or hit.reading.offset or hit.entry.type is not Type.PLACE:
        return False
    return not hit.entry.weak and not is_listed(hit.reading.form)


def _closes(words: Text, index: int, *, introduced: bool) -> bool:
    """Whether a rare word with a comma or the like behind it ends a name: «سعدي أحمد بيرة، عضو», «قال … شوان إن»."""
    word = words.words[index]
    if words.joins(index + 1):
        if not introduced or words.words[index + 1] != "ان":
            return False
    elif (mark := words.before(index + 1)[:1]) not in _CLOSING_MARKS:
        return False
    elif is_inflected(word) and (mark == LINE_BREAK or not words.original(index).endswith("ة")):
        return False  # «خطيبته، …», but «بيرة، …»
    rare = zipf_of_folded(word) < RARE_DEFINITE and word.isalpha() and len(word) > 2
    accusative = word.endswith("ا") and zipf_of_folded(word[:-1]) > _VERY_RARE
    return rare and not accusative and not looks_like_verb(word) and word[0] != "و"


_CLOSING_MARKS: Final = (*",،()-:", '"', LINE_BREAK)


def _goes_on(word: str, introduced: bool) -> bool:
    """Whether a word that no list has may be the third of a name."""
    if looks_like_verb(word) or _has_clitic(word) or (not introduced and len(word) < 4):
        return False
    return foreignness(word) > FOREIGN or (not zipf_of_folded(word) and not is_inflected(word))


def _is_rare(word: str) -> bool:
    """«حكيم زياش»: after a given name, a word that the lexicon hardly knows and that is no form of another."""
    rare = zipf_of_folded(word) < _VERY_RARE and word.isalpha() and len(word) > 2 and word[0] != "و"
    return rare and not looks_like_verb(word) and not is_inflected(word) and not _has_clitic(word)


def _has_clitic(word: str) -> bool:
    split = segment(word)
    return bool(split.proclitics) and foreignness(word) < SURELY_FOREIGN and zipf_of_folded(split.stem) > _VERY_RARE


def _title(word: str, following: str, first: NameWord) -> NameWord:
    """A title as a family name: «أحمد السيد قال», but «أحمد، السيد محمود»; «حسين أمير عبد اللهيان»."""
    named = bool(name_word(following)) or following in OPENERS
    if word.startswith("ال"):
        usual = first is NameWord.GIVEN and (word in FAMILY_NAMES or times_listed(word) > 1 or word in TITLES_AS_NAMES)
        usual = usual and not named
    elif named:
        usual = times_listed(word) >= _USUAL or word in TITLES_IN_NAMES
    else:
        ends = not following or following in cues.VERBS
        usual = ends and first is NameWord.GIVEN and times_listed(word) >= _OFTEN_FOR_ADJECTIVE  # «محمد أمين قال»
    return NameWord.FAMILY if usual else NameWord.NO


def _definite(word: str, first: NameWord, introduced: bool, *, ends: bool) -> NameWord:
    """A definite word that no list has: «السرطاوي» after a given name, «ألبريني» after a role."""
    zipf = zipf_of_folded(word)
    if first is NameWord.GIVEN:
        rare = zipf < (RARE_DEFINITE if word.endswith("ي") or introduced else _RARER_DEFINITE)
        # «عبد القادر الحصرية، …»: what stands between a role with a name and a comma belongs to the name
        return NameWord.FAMILY if rare or (introduced and ends and zipf < _COMMON) else NameWord.NO
    rare = zipf < (_RARER_DEFINITE if first is NameWord.FAMILY else _VERY_RARE)
    return NameWord.MAYBE if introduced and rare else NameWord.NO


def is_short_part(word: str) -> bool:
    if len(word) > 4 or len(word) < 2 or is_listed(word):
        return False
    usable = word.isalpha() and zipf_of_folded(word) < _SHORT_AND_COMMON and not looks_like_verb(word)
    return usable and not _has_clitic(word) and not word.endswith("ت") and foreignness(word) > _SHORT_LETTERS


def may_be_family(word: str, *, joined: bool) -> bool:
    """Whether a word after a role and a given name may be the family name, common as it is («حسن نافعة»).

    joined: no comma or the like follows, so that the word may belong to what does.
    """
    common = _COMMON if joined and times_listed(word) < _OFTEN_LISTED else _VERY_COMMON
    usable = word.isalpha() and not is_other(word) and zipf_of_folded(word) < common
    return usable and not is_inflected(word) and not looks_like_verb(word)
