"""Persons: names beside a role or a verb of saying, names that are names by themselves, and their repetitions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from arabic import cues
from arabic.entities.evidence import (
    COMMON,
    FOREIGN,
    acts_before,
    begins_later,
    behind_role,
    is_announced,
    is_behind_slash,
    is_clitic,
    is_country,
    is_introduced,
    is_place,
    is_single,
    is_told_apart,
    qualifies,
    will_act,
)
from arabic.entities.gazetteer import gazetteer, nisbas
from arabic.entities.letters import foreignness
from arabic.entities.lists import begins_list, next_item, person_in_list
from arabic.entities.model import Found, Type
from arabic.entities.namelists import ALONE, BEFORE_RELIGION, BEFORE_THINGS, OPENERS
from arabic.entities.names import may_precede, name_end
from arabic.entities.namewords import (
    NameWord,
    in_context,
    is_often_given,
    is_well_known,
    listed,
    name_word,
    times_listed,
)
from arabic.entities.places import is_kind
from arabic.entities.readings import Reading, readings
from arabic.entities.roles import Role, may_be_role, role_at
from arabic.entities.rolewords import HEADS, HONOURS, OF_BODIES, SPEAKERS
from arabic.entities.text import ALI, Text
from arabic.given_names import GIVEN_NAMES
from arabic.lexicon import zipf_of_folded
from arabic.wordlists import MOST_WORDS

_USUAL: Final = 10  # times in names.tsv, for a word to be a name although it is an ordinary one as well
# What a role may part from its name with: «وزير الخارجية، سيرغي لافروف،».
_COMMA: Final = frozenset({", ", "، ", ","})


def find_persons(words: Text) -> Iterator[Found]:
    """Persons whom their surroundings or their names give away, in order and without overlap."""
    before: Found | None = None
    index, item, count = 0, -1, len(words)
    likely = list(map(_may_begin, words.words))
    while index < count:
        if not likely[index] and index != item:
            index += 1
            continue
        found = _person_at(words, index, before) if likely[index] else None
        if found is None and (index == item or begins_list(words, index)):
            found = person_in_list(words, index)
        if found is None:
            index += 1
            continue
        yield found
        before, index = found, found.last + 1
        item = next_item(words, index)


def _person_at(words: Text, index: int, before: Found | None) -> Found | None:
    """The person named from word ``index`` on, or by the role that begins there. before: the person found last."""
    if words.words[index] == ALI and not words.is_ali(index):
        return None
    role = role_at(words, index)
    taken = before is not None and before.role is not None and before.role[0] == index
    named = _named_by(words, role) if role is not None and not taken else None
    return named or _by_itself(words, index, before)


@lru_cache(maxsize=MOST_WORDS)
def _may_begin(word: str) -> bool:
    """Whether a word is worth a look: it, or what follows its و, may be a name or a role."""
    bare = word.removeprefix("و")
    if bare.startswith("ال") and name_word("أ" + bare[1:]) is not NameWord.NO:
        return True
    return (
        word == "باسم"
        or bool(_openings(word))
        or may_be_role(word)
        or in_context(bare, introduced=True) is not NameWord.NO
    )


def _named_by(words: Text, role: Role) -> Found | None:
    """The person whose name follows a role, or stands at the end of what was taken for it («السفير الأحمد»)."""
    for last in range(role.last, max(role.first, role.last - 2) - 1, -1):
        start = behind_role(words, last + 1)
        if start >= len(words) or not _follows(words, start, role):
            continue
        if words.words[start] == "باسم" and role.reading.form in SPEAKERS:
            continue
        word = words.words[start]
        if word[0] == "و" and name_word(word[1:]) >= NameWord.FAMILY > name_word(word):
            continue  # «قائممقام الحمدانية وشعلان عبد الرزاق»
        if start <= role.last and gazetteer().at(words, start) is not None:
            continue
        end = name_end(words, start, word, single=True, greedy=role.reading.form not in HONOURS)
        if end == start + 1 and _is_given(role) and name_word(word) >= NameWord.FAMILY:
            return Found(Type.PERSON, role.first, start, 0, f"{words.words[role.first]} {word}")
        if end is None or not (_fits(words, role, start, end) if start > role.last else _strong(words, start, end)):
            continue
        span = (role.first, last, role.reading.offset)
        return Found(Type.PERSON, start, end - 1, 0, " ".join(words.words[start:end]), role=span, country=role.country)
    return None


def _is_given(role: Role) -> bool:
    """Whether what was taken for a role is a given name: «أمين عمر», «أمير سعيود»."""
    form = role.reading.form
    alone = role.first == role.last and not role.reading.offset and not form.startswith("ال")
    return alone and listed().get(form, (0, 0))[0] > _USUAL


def _follows(words: Text, start: int, role: Role) -> bool:
    """Whether word ``start`` stands right after a role or a slash, or after a comma behind a role of several words."""
    if words.joins(start) or is_behind_slash(words, start):
        return True
    return start == role.last + 1 and role.last > role.first and words.before(start) in _COMMA


def _fits(words: Text, role: Role, start: int, end: int) -> bool:
    """After a comma only a name of two words is sure to be the role's."""
    if role.first == role.last and end - start == 1 and role.reading.form in OF_BODIES:
        return name_word(words.words[start]) is not NameWord.MAYBE  # «مؤسس أنثروبيك»
    if end - start == 1 and words.words[start].startswith("ال") and words.word(end).startswith("ال"):
        return False  # «المخرج المسرحي التونسي …»
    single = end - start == 1 and role.first == role.last and not role.reading.form.startswith("ال")
    if single and words.word(end).startswith("ال") and words.words[start] not in ALONE:
        return False  # «شيخ عقل الطائفة»
    if words.joins(start) or is_behind_slash(words, start):
        return not (end - start == 1 and is_place(words, start) and name_word(words.words[start]) < NameWord.FAMILY)
    if end - start == 1:
        return False
    first = words.words[start]
    sure = name_word(first) >= NameWord.FAMILY or first in OPENERS or words.words[start + 1] in _SONS
    return sure or foreignness(first) > FOREIGN or (name_word(first) is NameWord.MAYBE and not words.joins(end))


def _strong(words: Text, start: int, end: int) -> bool:
    return words.words[start] in ALONE or (end - start > 1 and name_word(words.words[start]) is NameWord.GIVEN)


def _by_itself(words: Text, index: int, before: Found | None) -> Found | None:
    possible = _openings(words.form(index))
    if words.joins(index) and is_kind(words.words[index - 1]):
        return None
    if words.words[index].removeprefix("و") == "روي" and not words.is_dotted(index):
        return None  # «روى», not «روي»
    introduced = is_introduced(words, index)
    previous = words.words[index - 1] if words.joins(index) else ""
    if previous in cues.NAMED_THINGS or previous in BEFORE_THINGS:
        possible = tuple(r for r in possible if name_word(r.form) is NameWord.GIVEN)
    nationality = "ال" + previous[2:] if previous.startswith("لل") else previous.removeprefix("و").removeprefix("ب")
    after_nisba = nationality.startswith("ال") and nationality in nisbas()
    expected = introduced or after_nisba or acts_before(words, index) or is_announced(previous)
    told = is_told_apart(words, index)
    expected = expected or told
    if (
        (told or not possible)
        and expected
        and (in_context(words.form(index), introduced=True) or may_precede(words, index))
    ):
        possible = (Reading(0, words.form(index), ""),)
    if not possible and words.words[index] == "باسم" and is_announced(previous):
        possible = (Reading(0, "باسم", ""),)  # «بحضور باسم الروبي»
    if not possible and words.word(index + 1) in _SONS and may_precede(words, index):
        possible = (Reading(0, words.words[index], ""),)
        expected = True
    enumerated = before is not None and before.last == index - 1 and words.joins(index)
    if (
        not possible
        and enumerated
        and words.words[index][0] == "و"
        and not may_be_role(words.words[index])
        and in_context(words.words[index][1:], introduced=True)
    ):
        possible = (Reading(1, words.words[index][1:], "و"),)
    for reading in possible:
        if reading.clitics == "و" and words.words[index] in HEADS:
            continue  # «وليا للعهد»
        whole = not reading.offset
        single = (introduced and whole) or (not previous and is_well_known(reading.form) and will_act(words, index + 1))
        single = single or (reading.form in ALONE and not qualifies(reading.form, previous))
        end = name_end(words, index, reading.form, single=single, greedy=introduced and whole)
        if end is None and enumerated and reading.clitics == "و":
            end = name_end(words, index, reading.form, single=True)
            unknown = name_word(reading.form) is NameWord.MAYBE and not words.joins(index + 1)
            if end == index + 1 and name_word(reading.form) < NameWord.FAMILY and not unknown:
                end = None  # «هادي حبيش وسجيع عطية» are two people, «هادي حبيش وأوفد» one
        if end is None and whole and expected:
            end = name_end(words, index, reading.form, single=True)
            if end is not None and end - index == 1 and not is_single(words, index, previous, after_nisba):
                end = None
        sure = (after_nisba and whole) or (enumerated and reading.clitics == "و")
        if end is None or not (sure or _believable(words, index, end, reading)):
            continue
        if reading.form == "ابن" and end - index > 2 and name_word(words.words[index + 1]) is NameWord.GIVEN:
            continue  # «هو ابن علال الفاسي»
        if end - index > 2 and begins_later(words, index, reading.form):
            continue
        if reading.offset and not is_clitic(words.words[index], reading):
            continue
        if is_place(words, index) and (name_word(reading.form) is NameWord.MAYBE or is_country(words, index)):
            continue
        name = " ".join((words.words[index][reading.offset :], *words.words[index + 1 : end]))
        apposition = _apposition(words, end)
        span = (apposition.first, apposition.last, apposition.reading.offset) if apposition else None
        country = apposition.country if apposition else ""
        return Found(Type.PERSON, index, end - 1, reading.offset, name, role=span, country=country)
    return None


@lru_cache(maxsize=MOST_WORDS)
def _openings(word: str) -> tuple[Reading, ...]:
    """Readings of a word with which a name may begin, the likelier first: «وميتسوبيشي» is و with a name."""
    if word.startswith("لل") and "ال" + word[2:] in nisbas():
        return ()
    found = [
        r
        for r in readings(word)
        if r.form in OPENERS
        or r.form == ALI
        or r.form in BEFORE_RELIGION
        or name_word(r.form)
        or is_often_given(r.form)
    ]
    if word[0] != "و":
        return tuple(found)
    return tuple(sorted(found, key=lambda r: (-name_word(r.form), -foreignness(r.form))))


_SONS: Final = frozenset({"بن", "بنت"})


def _believable(words: Text, index: int, end: int, reading: Reading) -> bool:
    """A name by itself begins with a given name, or every word of it is on a list."""
    if end - index == 1:
        return True
    if reading.form.startswith("ال") and reading.form != "ال":
        # «الفلاح أرزقي بن عيسى»: what he is, and then his name; but «وقدم الفاضل الجزيري»
        before = words.words[index - 1] if words.joins(index) else ""
        sure = (
            acts_before(words, index)
            or before in nisbas()
            or is_introduced(words, index)
            or reading.form in GIVEN_NAMES
        )
        return sure and name_word(reading.form) is NameWord.GIVEN
    if reading.form in BEFORE_RELIGION:
        return True
    if reading.form in OPENERS:
        return reading.form not in ("ال", "ام") or is_introduced(words, index)
    return (
        name_word(reading.form) is NameWord.GIVEN
        or is_often_given(reading.form)
        or reading.form == ALI
        or words.words[index + 1] in _SONS
        or (listed().get(reading.form, (0, 0))[0] > 0 and zipf_of_folded(reading.form) < COMMON)
        or words.words[end - 1] in ALONE
        or is_introduced(words, index)
        or is_told_apart(words, index)
        or is_announced(words.words[index - 1] if words.joins(index) else "")
        or (acts_before(words, index) and foreignness(words.words[end - 1]) > 0)
        or _apposition(words, end) is not None
        or foreignness(reading.form) > FOREIGN
        or all(foreignness(word) > 0 for word in (reading.form, *words.words[index + 1 : end]))
    )


def _apposition(words: Text, index: int) -> Role | None:
    """The role that follows a name, with or without a comma, unless it introduces another name."""
    if index >= len(words):
        return None
    between = words.before(index).strip()
    if not words.joins(index) and between not in (",", "،"):
        return None
    role = role_at(words, index)
    if role is None or role.reading.offset or (role.last == role.first and between):
        return None
    if role.last == role.first and times_listed(words.word(role.last + 1)) >= _USUAL:
        return None  # «شكر العبسي الرئيس سلام»: it is the next one's
    named = _named_by(words, role)
    # «سردار سيامندن قائممقام مخمور، خليل هايش»: behind a comma there is the next person
    return role if named is None or not words.joins(named.first) else None
