"""Organisations that no list has: a head noun and what belongs to it («وزارة الخارجية الروسية», «شركة سينوفاك»).

The name runs from the head over nouns in the construct («محكمة جنايات القاهرة») to a definite noun or a proper name, and
on over adjectives («مجلس الأمن الدولي»), what the body is for («وزارة التربية والتعليم», «الاتحاد العام للفنانين العرب») and
the adjective of its country. The words of each kind are in :mod:`arabic.entities.bodies`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from arabic import cues
from arabic.entities import bodies
from arabic.entities.gazetteer import gazetteer, nisbas
from arabic.entities.letters import foreignness
from arabic.entities.model import Found, Type
from arabic.entities.namelists import ALONE, FOREIGN_PARTICLES, LETTERS
from arabic.entities.names import name_end
from arabic.entities.namewords import NameWord, in_context, is_listed, is_well_known, looks_like_verb, name_word
from arabic.entities.readings import Reading, plausible, readings
from arabic.entities.rolewords import HEADS as ROLES
from arabic.entities.text import ALI, Text
from arabic.lexicon import zipf_of_folded

_MOST_WORDS: Final = 7
# A noun in the construct is no rarer than this: what is rarer is a name.
_KNOWN_NOUN: Final = 2.5


class _Complement(NamedTuple):
    """Index after a complement; its country; whether a proper name is in it."""

    end: int
    country: str = ""
    proper: bool = False


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


@lru_cache(maxsize=65_536)
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
        end = _named(words, index + 1, head.form)
        return (
            _found(words, index + 1, end - 1, Reading(0, words.words[index + 1], ""), "") if end > index + 1 else None
        )
    if head.form in bodies.HEADS:
        if head.form == "مجلس" and words.word(index + 1) in _BOARDS:
            return None  # «مجلس إدارة الهيئة»: the authority is the body
        if before.lstrip("لوب") in bodies.OFFICES and _is_office(words, index, head.form):
            return None
        found = _complement(words, index + 1, head.form)
        if found.end == index + 1 or not _is_name(words, index, head.form, found):
            return None
        return _found(words, index, found.end - 1, head, found.country)
    if before.lstrip("ولب") in bodies.OF_OFFICE or not words.word(index + 1):
        return None  # «وزير الدفاع التركي», «مستشار الأمن القومي»: an office, not a body
    second = words.words[index + 1]
    if second in bodies.PAIRS.get(head.form, ()) or (
        head.form in bodies.WITH_ARTICLE and second in bodies.PROPER and _agree(head.form, second)
    ):
        found = _qualified(words, index + 2, head.form)
        if head.form == "القوات" and not found.country:
            return None
        return _found(words, index, found.end - 1, head, found.country or nisbas().get(second, ""))
    country = nisbas().get(second)
    if country is None and head.form in bodies.WITH_ARTICLE and _is_adjective(second) and _agree(head.form, second):
        end = _purpose(words, index + 2, any_noun=True) if words.word(index + 2) else 0
        if end:  # «المركز المغاربي للصحافة»
            return _found(words, index, _qualified(words, end, head.form).end - 1, head, "")
    if country is None or not _agree(head.form, second):
        return None
    found = _qualified(words, index + 2, head.form)
    if found.end == index + 2 and head.form in bodies.WITH_ARTICLE and words.word(index + 2).startswith("لل"):
        end = index + 3 + (words.word(index + 3).startswith("وال"))  # «المعهد الفلبيني للبراكين والزلازل»
        return _found(words, index, end - 1, head, country)
    if head.form in bodies.DEFINITE:
        return _found(words, index, found.end - 1, head, country)
    if head.form in bodies.WITH_ARTICLE:
        if found.end > index + 2:  # «المركز المصري للدراسات», but «الشركة المصرية»
            return _found(words, index, found.end - 1, head, country)
    return None


_BOARDS: Final = frozenset({"اداره", "الاداره", "امناء"})


def _is_office(words: Text, index: int, head: str) -> bool:
    """«رئيس مجلس الوزراء» is a prime minister and «رئيس بلدية إسطنبول» a mayor."""
    return head == "مجلس" and words.word(index + 1) == "الوزراء" and words.word(index + 2) not in nisbas()


def _is_name(words: Text, index: int, head: str, found: _Complement) -> bool:
    """Whether a head and its complement are a name, not anybody's council or company."""
    first, length = words.words[index + 1], found.end - index
    if head == "اداره" and first in bodies.WITH_ARTICLE:
        return False
    if head in bodies.OF_BODIES and (first in bodies.DEFINITE or first in bodies.WITH_ARTICLE):
        return False  # «قوات الجيش الليبي»: the army is the body
    if head == "مركز" and found.end == index + 2 and not first.startswith("ال") and _is_place(words, index + 1):
        return False  # «مركز أسوان» is a district
    if first in bodies.ORDINARY and length < 4 and not found.country:
        return False
    if head in bodies.NEEDS_PROPER:
        if (head == "محكمه" and _is_domain(first)) or (head == "قناه" and first.startswith("ال")):
            return True
        return found.proper or (length > 3 and first.startswith("ال")) or (length > 2 and head in bodies.FOR_WHAT)
    rare = first.startswith("ال") and zipf_of_folded(first) < _RARE_FIRST  # «متحف اللوفر»
    return found.proper or rare or length > 2 or head in bodies.SURE_HEADS or _is_domain(first)


def _complement(words: Text, start: int, head: str) -> _Complement:
    """What belongs to the head before word ``start``."""
    at = start
    while at < len(words) and at - start < _MOST_WORDS and words.joins(at):
        word = words.words[at]
        if word in bodies.NEVER or (word in ROLES and not _is_honoured(words, at, start)):
            break
        hit = gazetteer().at(words, at)
        if hit is not None and hit.reading.clitics == "" and hit.entry.type is not Type.PERSON:
            country = hit.entry.country
            if hit.entry.type is Type.ORGANISATION and head in bodies.OF_BODIES and hit.entry.country == "":
                return _Complement(at)  # «بعثة صندوق النقد»
            if hit.entry.id.startswith("country:"):
                at = _party_goes_on(words, hit.last + 1, head)
                return _Complement(at + (words.word(at) in bodies.CLOSING), country, True)
            return _closed(words, _party_goes_on(words, hit.last + 1, head), country)
        if word in nisbas():
            return _qualified(words, at, head) if at > start else _Complement(at)
        if word in bodies.HONOURS and head not in bodies.OF_PEOPLE:
            named = name_end(words, at + 1, words.words[at + 1], single=True)
            return _closed(words, named, "") if named else _Complement(at)
        if word.startswith("ال") and word not in cues.PARTICLES:
            return _qualified(words, at + 1, head)
        if word in bodies.DIRECTIONS and at == start:
            at += 1
            continue
        named = _named(words, at, head) if at == start or name_word(word) is not NameWord.NO else at
        if named > at and not (at > start and words.words[at - 1] in bodies.DIRECTIONS):
            return _closed(words, named, "")
        if at == start and head in bodies.FOR_WHAT and word.isalpha() and (end := _purpose_after(words, at)):
            return _closed(words, end, "")
        if not _is_construct(words, at):
            break
        at += 1
    while at > start and not words.words[at - 1].startswith("ال"):
        at -= 1  # construct nouns without their noun
    return _Complement(at)


def _purpose_after(words: Text, at: int) -> int:
    """«مركز جسور للدراسات», «شركة مبادلة للاستثمار»: any noun may be a name before what the body is for."""
    if not words.word(at + 1) or words.words[at] in cues.PARTICLES:
        return 0
    return _purpose(words, at + 1, any_noun=True)


def _party_goes_on(words: Text, at: int, head: str) -> int:
    """«حركة طالبان باكستان», «حزب بلوشستان عوامي»: after a proper name, a party's goes on with rare words."""
    if head not in bodies.PARTIES or not words.word(at):
        return at
    hit = gazetteer().at(words, at)
    if hit is not None and not hit.reading.clitics and hit.entry.type is Type.PLACE:
        return hit.last + 1
    word = words.words[at]
    return at + 1 if in_context(word, introduced=True) is NameWord.MAYBE and not is_listed(word) else at


def _named(words: Text, at: int, head: str) -> int:
    """Index after the rare or foreign words that name a company, party or group from word ``at`` on."""
    end = at
    while end - at < 4 and (word := words.word(end)) and not words.words[end].startswith("ال"):
        following = words.word(end + 1)
        if end == at and name_word(word) is NameWord.GIVEN:
            return at if head in bodies.OF_PEOPLE else name_end(words, at, word, single=False) or at + 1
        if word in LETTERS and (following in LETTERS or (end > at and words.words[end - 1] in LETTERS)):
            end += 1
            continue
        if end == at and not word.startswith("ال") and _is_unknown(following) and word not in cues.PARTICLES:
            if word in FOREIGN_PARTICLES or (head in bodies.FOREIGN_NAMED and word.isalpha()):
                end += 2  # «ذا فيرج», «قناة خبر تورك»
                continue
        if (
            word in bodies.DOMAINS
            or word in cues.VERBS
            or word in cues.PARTICLES
            or word in nisbas()
            or word in ALONE
            or (head in bodies.OF_PEOPLE and is_well_known(word))
        ):
            break
        if word.endswith(("ي", "يه")) and max(zipf_of_folded("ال" + word), zipf_of_folded(word + "ه")) > _KNOWN_NOUN:
            break  # «برنامج استعجالي»
        if word[0] in "لب" and foreignness(word) < 0 and zipf_of_folded(word[1:]) > _KNOWN_NOUN:
            break  # «شبكة لتهريب المخدرات»
        if end > at and word[0] == "و" and name_word(word) < NameWord.FAMILY:
            break
        kind = in_context(word, introduced=True)
        person = kind is NameWord.GIVEN or (kind is NameWord.FAMILY and name_word(following) is not NameWord.NO)
        if kind is NameWord.NO or (end > at and person):
            break  # «شركة سوناطراك رشيد حشيشي»: its director's name follows
        end += 1
    while end > at and (words.words[end - 1] in _NO_LAST_LETTER):
        end -= 1  # «مجموعة آي إن جي أن …»
    if end > at and words.words[end - 1] == "في" and words.words[end - 2] != "تي":
        end -= 1
    return end


def _is_unknown(word: str) -> bool:
    return bool(word) and name_word(word) is NameWord.MAYBE


_NO_LAST_LETTER: Final = frozenset({"ان", "او"})


def _is_construct(words: Text, at: int) -> bool:
    """Whether an indefinite word is a noun in the construct: what a body is for, or any noun with its noun after it."""
    word, following = words.words[at], words.word(at + 1)
    if (
        not following
        or name_word(word) is NameWord.GIVEN
        or (word in cues.VERBS and word not in cues.VERBS_OR_NOUNS)
        or word in cues.PARTICLES
        or word[0] == "و"
        or not word.isalpha()
    ):
        return False
    goes_on = following.startswith("ال") or following in bodies.DOMAINS or _is_place(words, at + 1)
    goes_on = goes_on or (following in bodies.SURE_HEADS and bool(words.word(at + 2)))
    if word in bodies.DOMAINS or word in bodies.HEADS:
        return goes_on or following.startswith("وال") or _is_construct(words, at + 1)
    if word[0] in "لبك" and zipf_of_folded(word[1:]) > zipf_of_folded(word):
        return False  # «شبكة لتهريب المخدرات»
    return goes_on and zipf_of_folded(word) > _KNOWN_NOUN and not looks_like_verb(word) and not word.endswith("ا")


def _is_place(words: Text, at: int) -> bool:
    hit = gazetteer().at(words, at)
    return hit is not None and hit.entry.type is Type.PLACE and not hit.reading.clitics


def _qualified(words: Text, at: int, head: str) -> _Complement:
    """The end of a name whose last word so far is definite: adjectives, further purposes, the country."""
    country = ""
    while word := words.word(at):
        if word in bodies.NEVER:
            break
        before = words.words[at - 1]
        if word in nisbas():
            country, at = nisbas()[word], at + 1
            if not _goes_on(words, at, head):
                return _Complement(at, country, True)
            continue
        if (_is_adjective(word) and gazetteer().at(words, at) is None) or (
            word.startswith("وال") and _is_domain(word[1:]) and not country
        ):
            at += 1
        elif (head in bodies.FOR_WHAT or head.startswith("ال")) and (
            step := _purpose(words, at, any_noun=head.startswith("ال"))
        ):
            at = step
        elif word == "غير" and words.word(at + 1).startswith("ال"):
            at += 2
        elif head in bodies.LOOSE_HEADS and _is_unknown(word) and foreignness(word) > 0:
            at += 1  # «شركة الأهلي فاروس»
        elif before in bodies.WITH_B and word.startswith("بال"):
            at += 1  # «مكافحة الاتجار بالبشر»
        elif word == "من" and words.word(at + 1) == "اجل" and _is_object(words, at + 2):
            at += 3 if words.word(at + 2).startswith("ال") else 4  # «حزب الشعب من أجل الإصلاح»
        elif word.startswith("وال") and before.endswith(("ي", "يه")) and _is_adjective(word[1:]) and not country:
            at += 1  # «للحقوق الاقتصادية والاجتماعية»
        elif bodies.WITH_PREPOSITION.get("ال" + before[2:]) == word and _is_object(words, at + 1):
            at += 2 if words.word(at + 1).startswith("ال") else 3
        else:
            break
    return _Complement(at, country, bool(country))


def _is_object(words: Text, at: int) -> bool:
    """«عن المنكر», «عن حقوق الإنسان»."""
    word = words.word(at)
    return word.startswith("ال") or (word in bodies.OPENS_PURPOSE and words.word(at + 1).startswith("ال"))


def _goes_on(words: Text, at: int, head: str) -> bool:
    return bool(words.word(at)) and (head in bodies.FOR_WHAT or head.startswith("ال")) and _purpose(words, at) > 0


def _purpose(words: Text, at: int, *, any_noun: bool = False) -> int:
    """Index after what a body is for («للأنباء», «لحقوق الإنسان») where it begins with word ``at``; else 0.

    any_noun: the head has the article, so that a purpose is likelier than a deed.
    """
    word, following = words.words[at], words.word(at + 1)
    if word.startswith("لل") and (_is_domain("ال" + word[2:]) or (any_noun and word not in bodies.NO_PURPOSE)):
        return at + 1
    if word[0] == "ل" and (word[1:] in bodies.OPENS_PURPOSE or word[1:] in bodies.DOMAINS):
        if following[:1] == "و" and following[1:] in bodies.DOMAINS:
            at, following = at + 1, words.word(at + 2)  # «لأمراض وأبحاث القلب»
        if following.startswith("ال"):
            return at + 2
        place = at + 1 + (following in bodies.DIRECTIONS)  # «لدول غرب أفريقيا»
        hit = gazetteer().at(words, at + 1) or (gazetteer().at(words, place) if words.word(place) else None)
        if hit is not None and hit.entry.type is Type.PLACE:
            return hit.last + 1
    return 0


def _closed(words: Text, at: int, country: str) -> _Complement:
    """After a proper name: an adjective of the kind that closes names, and that of a country."""
    word = words.word(at)
    if word in bodies.PARTS_OF_PLACES:
        at, word = at + 1, words.word(at + 1)  # «شرطة مانشستر الكبرى»
    if word in bodies.COMPANY_LAST:
        return _Complement(at + 1, country, True)
    if word in bodies.CLOSING and word not in nisbas():
        at, word = at + 1, words.word(at + 1)
    if word in nisbas() and word.startswith("ال"):
        after = _purpose(words, at + 1) if words.word(at + 1) else 0  # «وكالة كيودو اليابانية للأنباء»
        return _Complement(after or at + 1, nisbas()[word], True)
    purpose = _purpose(words, at) if word else 0
    if purpose and words.word(purpose) in nisbas() and words.word(purpose).startswith("ال"):
        return _Complement(purpose + 1, nisbas()[words.word(purpose)], True)
    return _Complement(purpose or at, country, True)


def _is_adjective(word: str) -> bool:
    """Whether a definite word after a definite noun is its adjective rather than the next noun of the sentence."""
    if (
        not word.startswith("ال")
        or name_word(word) >= NameWord.FAMILY
        or word in ROLES
        or (word in bodies.ORDINARY and not word.endswith(("ي", "يه")))
    ):
        return word in bodies.MORE_ADJECTIVES
    if word.endswith(("ي", "يه", "يين")) or word in bodies.MORE_ADJECTIVES or word in bodies.PROPER:
        return True
    # A participle: «المؤقتة» beside «المؤقت»
    both = word.removesuffix("ه"), word.removesuffix("ه") + "ه"
    return word.startswith("الم") and all(zipf_of_folded(form) > _KNOWN_NOUN for form in both)


def _may_qualify(word: str) -> bool:
    """Whether a definite word behind «لل…» is its adjective: «للسكك الحديدية», «للتأمين الصحي»."""
    return word.startswith("ال") and word not in ROLES and name_word(word) < NameWord.FAMILY


def _is_domain(word: str) -> bool:
    noun = word.removeprefix("ال")
    return noun in bodies.DOMAINS or (noun.endswith("ات") and noun[:-2] + "ه" in bodies.DOMAINS)


def _is_honoured(words: Text, at: int, start: int) -> bool:
    """«جامعة الملك سعود»: a title opens the complement and a name follows."""
    if at > start or words.words[at] not in bodies.HONOURS or not words.word(at + 1):
        return False
    return bool(name_word(words.words[at + 1])) or (words.words[at + 1] == ALI and words.is_ali(at + 1))


def _agree(head: str, adjective: str) -> bool:
    """«الخارجية الروسية» is a ministry; in «وزير الخارجية الروسي» the adjective is the minister's."""
    feminine = head.endswith("ه") or head in _FEMININE
    return feminine == (adjective.endswith("ه") or adjective in ("العليا", "الحمراء"))


_FEMININE: Final = frozenset(
    {"الاستخبارات", "المخابرات", "الجمارك", "الخطوط", "القوات", "الوكالات", "السلطات", "الدار"}
)


def _found(words: Text, first: int, last: int, head: Reading, country: str) -> Found:
    name = " ".join((head.form, *words.words[first + 1 : last + 1]))
    return Found(Type.ORGANISATION, first, last, head.offset, name, country=country)


def foreign_at(words: Text, index: int) -> Found | None:
    """The company or body whose foreign name, on no list, follows word ``index``: «أسهم إيغلز», «متحدث باسم هولسيم»."""
    last = index
    sure = words.words[index] in bodies.SHARES
    while last - index < _MOST_FOREIGN and (following := words.word(last + 1)):
        if not _is_unknown(following) and not (sure and name_word(following) and foreignness(following) > 0):
            break
        last += 1
    if last == index or foreignness(words.words[index + 1]) < 0 or name_word(words.word(last + 1)) >= NameWord.FAMILY:
        return None
    return _found(words, index + 1, last, Reading(0, words.words[index + 1], ""), "")


_MOST_FOREIGN: Final = 3


def company_at(words: Text, index: int) -> Found | None:
    """A company that only its last word gives away: «ميتسوبيشي هيفي», «طلعت مصطفى القابضة»."""
    for last in (index + 1, index + 2):
        if words.word(last) in bodies.COMPANY_LAST:
            found = [r for r in readings(words.words[index]) if _is_company_first(r.form, near=last == index + 1)]
            return _found(words, index, last, found[-1], "") if found else None
    return None


def _is_company_first(form: str, *, near: bool) -> bool:
    if form.endswith("ت") and zipf_of_folded(form[:-1]) > _KNOWN_NOUN:
        return False  # a verb
    if form in cues.PARTICLES or form in cues.VERBS or form in bodies.HEADS or form in bodies.WITH_ARTICLE:
        return False
    return (
        bool(name_word(form))
        or (form.startswith("ال") and is_listed(form))
        or (near and zipf_of_folded(form) < _RARE_FIRST and not looks_like_verb(form))
    )


_RARE_FIRST: Final = 3.6
