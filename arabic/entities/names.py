"""Where a person's name ends."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from arabic import cues
from arabic.entities.gazetteer import gazetteer
from arabic.entities.laternames import (
    FOREIGN,
    RARE_DEFINITE,
    SURELY_FOREIGN,
    continuation,
    family_behind,
    is_short_part,
    kind_at,
    may_be_family,
)
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
    is_listed,
    is_often_given,
    is_other,
    name_word,
    times_listed,
)
from arabic.entities.rolewords import HEADS, INNER
from arabic.entities.text import ALI, Text
from arabic.given_names import ARABIC_GIVEN_NAMES, GIVEN_NAMES
from arabic.lexicon import zipf_of_folded

# No name in the news is longer, particles counted.
_MOST_WORDS: Final = 7
# Zipf frequencies: a given name by itself is below this («قال كريم», but not «قال نور»); a definite word after a given
# name is a family name below that, and lower still if it does not end like an adjective.
_TOO_COMMON: Final = 5.6
_COMMON: Final = 4.7
_USUAL: Final = 40  # times in names.tsv
_FEW: Final = 3  # parts of a name behind which words that no list has may stand before the family name


def name_end(words: Text, first: int, form: str, *, single: bool, greedy: bool = False) -> int | None:
    """Index after the last word of the name whose first word, read as ``form``, is word ``first``.

    single: a role or a verb of saying stands before it, so that one word is enough and rare words may be names.
    greedy: the second word is taken for a name unless it cannot be one. None if no name begins there.
    """
    if form[:2] == "ال" and "أ" in words.form(first):
        form = "أ" + form[1:]
    index = first + 1
    kind = kind_at(words, first, form, introduced=single)
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
    elif kind is NameWord.NO and is_often_given(form) and (words.word(index) == "بن" or _is_family(words.word(index))):
        kind = NameWord.GIVEN  # «نور الشريف»
    elif kind is NameWord.NO and single and words.word(index) in REGNAL and is_listed(form):
        kind = NameWord.GIVEN  # «الحسن الثاني»
    elif kind is NameWord.NO and single and _is_titled(words, first, form):
        kind = NameWord.GIVEN  # «الأستاذ سفر القحطاني»
    elif kind is NameWord.NO and single and _is_odd_first(words, index, form):
        kind = NameWord.MAYBE  # «غير بيدرسن», «هينا فيركونن»
    elif form in TITLES_IN_NAMES and single and name_word(words.word(index)) >= NameWord.FAMILY:
        kind = NameWord.GIVEN  # «الناقد المصري أمير رمسيس عوض»
    elif form in _COMPOUND_FIRSTS and name_word(words.word(index)) is NameWord.GIVEN:
        kind, index = NameWord.GIVEN, index + 1  # «سيد أحمد ولد محمد»
    elif kind is NameWord.NO and single and _before_name(words, index) and may_be_family(form, joined=False):
        kind = NameWord.FAMILY  # «الجنرال سهل عبد الله عمر»
    if kind is NameWord.NO:
        return None
    parts, best, last = 1, NameWord(kind), NameWord(kind)
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
        if word in JUNIOR and last and not words.word(index + 1).startswith("ال"):
            return index + 1
        if len(word) == 1 and words.before(index + 1).startswith("."):
            return index + 1  # «عباس م.»
        if word == "و" + ALI:
            break
        if word[0] == "و" and _is_joined(word, parts == 1, single):
            break  # «بلينكن وستولتنبرغ» are two, «روزماري وانجيرو» is one
        after = continuation(words, index, kind, last, parts, single, greedy)
        if after is NameWord.NO:
            family = family_behind(words, index) if parts < _FEW and kind is NameWord.GIVEN else 0
            if not family:
                break
            parts, best, last, index = parts + 1, NameWord.FAMILY, NameWord.FAMILY, family + 1
            continue
        parts, best, last, index = parts + 1, max(best, after), after, index + 1
    if parts >= 2 and (best >= NameWord.FAMILY or single or _all_foreign((form, *words.words[first + 1 : index]))):
        return index
    if parts == 1 and single and _stands_alone(form, kind):
        return index
    return None


@lru_cache(maxsize=16_384)
def _is_joined(word: str, second: bool, introduced: bool) -> bool:
    """Whether a word behind a name is و with something else, rather than a part of the name."""
    rest = word[1:]
    if word in GIVEN_NAMES or (is_listed(word) and not is_listed(rest)):
        return False  # «رامي واكيم»
    if in_context(rest, introduced=introduced) is NameWord.NO:
        return zipf_of_folded(rest) > RARE_DEFINITE  # «أنطاكية وسائر»
    if name_word(rest) is NameWord.GIVEN:
        return True
    unknown = bool(name_word(rest)) or not zipf_of_folded(rest)
    if second and not introduced and not is_listed(rest) and unknown:
        return False
    return is_listed(rest) or foreignness(word) < foreignness(rest)


def _is_family(word: str) -> bool:
    """Whether a definite word is a family name rather than a noun to which the word before belongs."""
    rare = zipf_of_folded(word) < _COMMON
    return (
        word.startswith("ال") and rare and not is_other(word) and (times_listed(word) > 3 or not zipf_of_folded(word))
    )


def _is_titled(words: Text, first: int, form: str) -> bool:
    """Whether an ordinary word stands between a definite title and a family name."""
    before, family = words.words[first - 1].removeprefix("و") if words.joins(first) else "", words.word(first + 1)
    if not (before.startswith("ال") and before in HEADS) or form in INNER or name_word(family) < NameWord.FAMILY:
        return False
    usual = times_listed(form) >= _USUAL  # «الشيخ صباح خالد»
    return usual or (family.startswith("ال") and may_be_family(form, joined=False))


_COMPOUND_FIRSTS: Final = frozenset({"سيد", "سيدي"})
_ODD_FIRSTS: Final = frozenset({"غير", "لو", "دين", "مي", "بان", "لي"})


def _is_odd_first(words: Text, index: int, form: str) -> bool:
    """Whether a word that is a particle or seems inflected stands before a foreign family name."""
    following = words.word(index)
    if following not in ALONE and (not name_word(following) or foreignness(following) < SURELY_FOREIGN):
        return False
    return form in _ODD_FIRSTS or (form.isalpha() and not is_other(form) and zipf_of_folded(form) < RARE_DEFINITE)


def may_precede(words: Text, index: int) -> bool:
    """Whether word ``index``, which no list has, may be the first of a name: a given name is behind it."""
    return _before_name(words, index + 1) and may_be_family(words.words[index], joined=False)


def _before_name(words: Text, index: int) -> bool:
    following = words.word(index)
    opener = following in OPENERS and _may_follow_opener(words, index + 1)
    return opener or following in ARABIC_GIVEN_NAMES


def _all_foreign(forms: tuple[str, ...]) -> bool:
    """Whether words that no list has are a name by themselves, their letters being foreign enough on the average."""
    letters = [foreignness(form) for form in forms]
    return min(letters) > FOREIGN and sum(letters) > SURELY_FOREIGN * len(letters)


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


def _is_far_eastern(word: str) -> bool:
    return word in FOREIGN_FAMILIES or name_word(word) is NameWord.MAYBE or (bool(word) and is_short_part(word))


def _is_particle(words: Text, index: int, introduced: bool) -> bool:
    """«فون دير لاين», «جي دي فانس», «رونالدو دا ليما»."""
    word, following = words.words[index], words.word(index + 1)
    if not (word in FOREIGN_PARTICLES or (introduced and word in INITIALS)):
        return False
    if introduced and word in FOREIGN_PARTICLES and 1 < len(following) < 6 and not is_other(following):
        return True
    return following in FOREIGN_PARTICLES or in_context(following, introduced=True) is not NameWord.NO


def _may_follow_opener(words: Text, index: int) -> bool:
    word = words.word(index)
    if word == ALI:
        return words.is_ali(index)
    if words.words[index - 1] in _OPENERS_AND_WORDS and not (name_word(word) or word.startswith("ال")):
        return False  # «ولد عام …» was born
    return bool(word) and word.isalpha() and not (word in NOT_NAMES or word in cues.PARTICLES or word in cues.VERBS)


_OPENERS_AND_WORDS: Final = frozenset({"ولد", "نصر", "سيف", "ام", "ذو", "ابن"})
