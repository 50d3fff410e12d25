"""Where a person's name ends."""

from __future__ import annotations

from typing import Final

from arabic import cues
from arabic.clitics import segment
from arabic.entities.gazetteer import gazetteer, nisbas
from arabic.entities.letters import foreignness
from arabic.entities.model import Type
from arabic.entities.namelists import (
    ALONE,
    BEFORE_RELIGION,
    CLOSERS,
    FOREIGN_FAMILIES,
    FOREIGN_PARTICLES,
    INITIALS,
    JUNIOR,
    NOT_NAMES,
    OPENERS,
    REGNAL,
    SUFFIXES,
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
from arabic.entities.text import ALAN, ALI, Text
from arabic.given_names import ARABIC_GIVEN_NAMES, FAMILY_NAMES, GIVEN_NAMES
from arabic.lexicon import zipf_of_folded

# No name in the news is longer, particles counted.
_MOST_WORDS: Final = 7
# Zipf frequencies: a given name by itself is below this («قال كريم», but not «قال نور»); a definite word after a given
# name is a family name below that, and lower still if it does not end like an adjective.
_TOO_COMMON: Final = 5.6
_RARE_DEFINITE, _RARER_DEFINITE = 3.6, 2.8
_VERY_RARE: Final = 2.5
# Seen so often as a family name, a word is one after a given name, common as it is («عادل إمام», «محمود المصري»).
_OFTEN_A_NAME, _OFTEN_FOR_ADJECTIVE = 4, 15
_COMMON, _VERY_COMMON, _OFTEN_LISTED = 4.6, 5.2, 10
_USUAL: Final = 30  # a title that is a name as well («حسين أمير عبد اللهيان»)
# A word that goes on a name of two words or more has letters as foreign as this, if no list has it.
_FOREIGN: Final = -0.5
# Words that no list has are a name by themselves if their letters are as foreign as this on the average.
_SURELY_FOREIGN: Final = 1.0
# A short word in a name of the Far East or of West Africa («يون سوك يول», «أمادو با») is not more common than this.
_SHORT_AND_COMMON: Final = 4.6
_SHORT_LETTERS: Final = -2.3


def name_end(words: Text, first: int, form: str, *, single: bool, greedy: bool = False) -> int | None:
    """Index after the last word of the name whose first word, read as ``form``, is word ``first``.

    single: a role or a verb of saying stands before it, so that one word is enough and rare words may be names.
    greedy: the second word is taken for a name unless it cannot be one. None if no name begins there.
    """
    if form[:2] == "ال" and "أ" in words.form(first):
        form = "أ" + form[1:]
    index = first + 1
    kind = _kind(words, first, form, introduced=single)
    if form in OPENERS and form not in CLOSERS:
        if not _may_follow_opener(words, index):
            return None
        kind, index = NameWord.GIVEN, index + 1
    elif form in INITIALS and single and words.word(index):
        kind = NameWord.GIVEN
    elif form in FOREIGN_FAMILIES and single and _is_far_eastern(words.word(index)):
        kind = NameWord.MAYBE  # «يو هان كو»
    elif words.word(index) == "الدين" and form in BEFORE_RELIGION:
        kind, index = NameWord.GIVEN, index + 1  # «نور الدين»
    elif kind is NameWord.NO and single and _is_odd_first(words, index, form):
        kind = NameWord.MAYBE  # «غير بيدرسن», «هينا فيركونن»
    elif form in TITLES_IN_NAMES and single and name_word(words.word(index)) >= NameWord.FAMILY:
        kind = NameWord.GIVEN  # «الناقد المصري أمير رمسيس عوض»
    elif form in _COMPOUND_FIRSTS and name_word(words.word(index)) is NameWord.GIVEN:
        kind, index = NameWord.GIVEN, index + 1  # «سيد أحمد ولد محمد»
    elif kind is NameWord.NO and single and _before_name(words, index) and _may_be_family(form, joined=False):
        kind = NameWord.FAMILY  # «الجنرال سهل عبد الله عمر»
    if kind is NameWord.NO:
        return None
    parts, best, last = 1, kind, kind
    while index - first < _MOST_WORDS and (word := words.word(index)) and not _is_thing(words, index):
        if words.word(index + 1) in SUFFIXES and word not in cues.VERBS:
            parts, best, last, index = parts + 1, NameWord.FAMILY, NameWord.FAMILY, index + 2
            continue
        if word in CLOSERS and last >= NameWord.FAMILY:
            index += 1
            continue
        if word in OPENERS and _may_follow_opener(words, index + 1):
            index += 1 if words.word(index + 1) in OPENERS else 2
            last = max(name_word(words.words[index - 1]), NameWord.FAMILY)
            parts, best = parts + 1, max(best, last)
            continue
        if _is_particle(words, index, single):
            index += 1 if words.word(index + 1) in FOREIGN_PARTICLES else 2
            parts, best, last = parts + 1, max(best, NameWord.MAYBE), NameWord.MAYBE
            continue
        if word in REGNAL and single and parts == 1:
            return index + 1 + (words.word(index + 1) == "عشر")
        if word in JUNIOR and last:
            return index + 1
        if len(word) == 1 and words.before(index + 1).startswith("."):
            return index + 1  # «عباس م.»
        if word == "و" + ALI:
            break
        if word[0] == "و" and word not in GIVEN_NAMES and in_context(word[1:], introduced=single):
            if name_word(word[1:]) is NameWord.GIVEN:
                break
            one = parts == 1 and not single and not is_listed(word[1:]) and bool(name_word(word))
            if not one and (is_listed(word[1:]) or foreignness(word) < foreignness(word[1:])):
                break  # «بلينكن وستولتنبرغ» are two, «روزماري وانجيرو» is one
        after = _continuation(words, index, kind, last, parts, single, greedy)
        if after is NameWord.NO:
            break
        parts, best, last, index = parts + 1, max(best, after), after, index + 1
    if parts >= 2 and (best >= NameWord.FAMILY or single or _all_foreign((form, *words.words[first + 1 : index]))):
        return index
    if parts == 1 and single and _stands_alone(form, kind):
        return index
    return None


_COMPOUND_FIRSTS: Final = frozenset({"سيد", "سيدي"})


_ODD_FIRSTS: Final = frozenset({"غير", "لو", "دين", "مي", "بان", "لي"})


def _is_odd_first(words: Text, index: int, form: str) -> bool:
    """Whether a word that is a particle or seems inflected stands before a foreign family name."""
    following = words.word(index)
    if following not in ALONE and (not name_word(following) or foreignness(following) < _SURELY_FOREIGN):
        return False
    return form in _ODD_FIRSTS or (form.isalpha() and not is_other(form) and zipf_of_folded(form) < _RARE_DEFINITE)


def may_precede(words: Text, index: int) -> bool:
    """Whether word ``index``, which no list has, may be the first of a name: a given name is behind it."""
    return _before_name(words, index + 1) and _may_be_family(words.words[index], joined=False)


def _before_name(words: Text, index: int) -> bool:
    following = words.word(index)
    opener = following in OPENERS and _may_follow_opener(words, index + 1)
    return opener or following in ARABIC_GIVEN_NAMES


def _all_foreign(forms: tuple[str, ...]) -> bool:
    letters = [foreignness(form) for form in forms]
    return min(letters) > _FOREIGN and sum(letters) > _SURELY_FOREIGN * len(letters)


def _kind(words: Text, index: int, form: str, *, introduced: bool) -> NameWord:
    """What word ``index``, read as ``form``, is; «علي» is a name where it is not written «على»."""
    if form == ALI:
        return NameWord.GIVEN if words.is_ali(index) else NameWord.NO
    if form == ALAN:
        return NameWord.GIVEN if words.is_alan(index) else NameWord.NO
    if form == "باسم" and introduced:
        return NameWord.GIVEN
    return in_context(form, introduced=introduced)


def _stands_alone(form: str, kind: NameWord) -> bool:
    """Whether one word after a role or a verb is a name."""
    if form in OPENERS or form == ALI:
        return True
    if name_word(form) is NameWord.NO:
        return False
    return kind is not NameWord.GIVEN or zipf_of_folded(form) < _TOO_COMMON


def _is_thing(words: Text, index: int) -> bool:
    """Whether a place or organisation of several words begins here («شهباز شريف إسلام آباد»)."""
    hit = gazetteer().at(words, index)
    if hit is None or hit.last == hit.first or hit.entry.type is Type.PERSON:
        return False
    is_name = hit.entry.id.startswith("division:") or hit.entry.weak
    return not (is_name and name_word(hit.reading.form) is not NameWord.NO)


def _is_place(words: Text, index: int) -> bool:
    """Whether word ``index`` is a place, and nobody's name."""
    hit = gazetteer().at(words, index)
    if hit is None or hit.reading.offset or hit.entry.type is not Type.PLACE:
        return False
    return not hit.entry.weak and not is_listed(hit.reading.form)


def _continuation(
    words: Text, index: int, first: NameWord, last: NameWord, parts: int, introduced: bool, greedy: bool
) -> NameWord:
    """What word ``index`` is, after a name of ``parts`` words whose first one is of kind ``first``."""
    word, following = words.words[index], words.word(index + 1)
    if words.is_parted(index):
        return NameWord.NO  # «رئيسا لـبيرو»
    unknown = parts > 1 and last >= NameWord.FAMILY and not zipf_of_folded(word)
    kind = _kind(words, index, words.form(index), introduced=(introduced and parts == 1) or unknown)
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
    if first is NameWord.GIVEN and word in FAMILY_NAMES:
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
        return _definite(word, first, introduced, ends=not words.joins(index + 1))
    if introduced and last is NameWord.MAYBE and _is_short_part(word):
        return NameWord.MAYBE
    if first is NameWord.GIVEN and parts == 1 and _is_rare(word):
        return NameWord.FAMILY
    if introduced and parts == 1 and not zipf_of_folded(word) and len(word) > 3 and not looks_like_verb(word):
        return NameWord.MAYBE  # «كواسي أبياه»
    return (
        NameWord.MAYBE if greedy and parts == 1 and _may_be_family(word, joined=words.joins(index + 1)) else NameWord.NO
    )


def _closes(words: Text, index: int, *, introduced: bool) -> bool:
    """Whether a rare word with a comma or the like behind it ends a name: «سعدي أحمد بيرة، عضو», «قال … شوان إن»."""
    word = words.words[index]
    if words.joins(index + 1):
        if not introduced or words.words[index + 1] != "ان":
            return False
    elif words.before(index + 1)[:1] not in _CLOSING_MARKS:
        return False
    rare = zipf_of_folded(word) < _RARE_DEFINITE and word.isalpha() and len(word) > 2
    accusative = word.endswith("ا") and zipf_of_folded(word[:-1]) > _VERY_RARE
    return rare and not accusative and not looks_like_verb(word) and word[0] != "و"


_CLOSING_MARKS: Final = tuple(",،()-:") + ('"',)


def _goes_on(word: str, introduced: bool) -> bool:
    """Whether a word that no list has may be the third of a name."""
    if looks_like_verb(word) or _has_clitic(word) or (not introduced and len(word) < 4):
        return False
    return foreignness(word) > _FOREIGN or (not zipf_of_folded(word) and not is_inflected(word))


def _is_rare(word: str) -> bool:
    """«حكيم زياش»: after a given name, a word that the lexicon hardly knows and that is no form of another."""
    rare = zipf_of_folded(word) < _VERY_RARE and word.isalpha() and len(word) > 2 and word[0] != "و"
    return rare and not looks_like_verb(word) and not is_inflected(word) and not _has_clitic(word)


def _has_clitic(word: str) -> bool:
    return bool(segment(word).proclitics) and foreignness(word) < _SURELY_FOREIGN


def _title(word: str, following: str, first: NameWord) -> NameWord:
    """A title as a family name: «أحمد السيد قال», but «أحمد، السيد محمود»; «حسين أمير عبد اللهيان»."""
    named = bool(name_word(following)) or following in OPENERS
    if word.startswith("ال"):
        usual = first is NameWord.GIVEN and (word in FAMILY_NAMES or times_listed(word) > 1) and not named
    else:
        usual = named and (times_listed(word) >= _USUAL or word in TITLES_IN_NAMES)
    return NameWord.FAMILY if usual else NameWord.NO


def _definite(word: str, first: NameWord, introduced: bool, *, ends: bool) -> NameWord:
    """A definite word that no list has: «السرطاوي» after a given name, «ألبريني» after a role."""
    zipf = zipf_of_folded(word)
    if first is NameWord.GIVEN:
        rare = zipf < (_RARE_DEFINITE if word.endswith("ي") or introduced else _RARER_DEFINITE)
        # «عبد القادر الحصرية، …»: what stands between a role with a name and a comma belongs to the name
        return NameWord.FAMILY if rare or (introduced and ends and zipf < _COMMON) else NameWord.NO
    rare = zipf < (_RARER_DEFINITE if first is NameWord.FAMILY else _VERY_RARE)
    return NameWord.MAYBE if introduced and rare else NameWord.NO


def _is_far_eastern(word: str) -> bool:
    return word in FOREIGN_FAMILIES or name_word(word) is NameWord.MAYBE or (bool(word) and _is_short_part(word))


def _is_short_part(word: str) -> bool:
    if len(word) > 4 or len(word) < 2 or is_listed(word):
        return False
    usable = word.isalpha() and zipf_of_folded(word) < _SHORT_AND_COMMON and not looks_like_verb(word)
    return usable and not _has_clitic(word) and not word.endswith("ت") and foreignness(word) > _SHORT_LETTERS


def _is_particle(words: Text, index: int, introduced: bool) -> bool:
    """«فون دير لاين», «جي دي فانس», «رونالدو دا ليما»."""
    word, following = words.words[index], words.word(index + 1)
    if not (word in FOREIGN_PARTICLES or (introduced and word in INITIALS)):
        return False
    if introduced and word in FOREIGN_PARTICLES and 1 < len(following) < 6 and not is_other(following):
        return True
    return following in FOREIGN_PARTICLES or in_context(following, introduced=True) is not NameWord.NO


def _may_be_family(word: str, *, joined: bool) -> bool:
    """Whether a word after a role and a given name may be the family name, common as it is («حسن نافعة»).

    joined: no comma or the like follows, so that the word may belong to what does.
    """
    common = _COMMON if joined and times_listed(word) < _OFTEN_LISTED else _VERY_COMMON
    usable = word.isalpha() and not is_other(word) and zipf_of_folded(word) < common
    return usable and not is_inflected(word) and not looks_like_verb(word)


def _may_follow_opener(words: Text, index: int) -> bool:
    word = words.word(index)
    if word == ALI:
        return words.is_ali(index)
    if words.words[index - 1] in _OPENERS_AND_WORDS and not (name_word(word) or word.startswith("ال")):
        return False  # «ولد عام …» was born
    return bool(word) and word.isalpha() and not (word in NOT_NAMES or word in cues.PARTICLES or word in cues.VERBS)


_OPENERS_AND_WORDS: Final = frozenset({"ولد", "نصر", "سيف", "ام", "ذو", "ابن"})
