"""What belongs to the head of an organisation's name, and where it ends.

From the head the name runs over nouns in the construct («محكمة جنايات القاهرة») to a definite noun or a proper name,
and on over adjectives («مجلس الأمن الدولي»), what the body is for («وزارة التربية والتعليم») and the adjective of its
country.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from arabic import cues
from arabic.entities import bodies
from arabic.entities.gazetteer import gazetteer, nisbas
from arabic.entities.letters import foreignness
from arabic.entities.model import Type
from arabic.entities.namelists import ALONE, FOREIGN_PARTICLES, LETTERS
from arabic.entities.names import name_end
from arabic.entities.namewords import NameWord, in_context, is_listed, is_well_known, looks_like_verb, name_word
from arabic.entities.rolewords import HEADS as ROLES
from arabic.entities.text import ALI, Text
from arabic.lexicon import zipf_of_folded

_MOST_WORDS: Final = 7
# A noun in the construct is no rarer than this: what is rarer is a name.
KNOWN_NOUN: Final = 2.5
# … and a definite noun or a first word as rare as this makes a name («متحف اللوفر»).
RARE_FIRST: Final = 3.6


class Complement(NamedTuple):
    """Index after a complement; its country; whether a proper name is in it."""

    end: int
    country: str = ""
    proper: bool = False


def complement(words: Text, start: int, head: str) -> Complement:
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
                return Complement(at)  # «بعثة صندوق النقد»
            if hit.entry.id.startswith("country:"):
                at = _party_goes_on(words, hit.last + 1, head)
                return Complement(at + (words.word(at) in bodies.CLOSING), country, True)
            return _closed(words, _party_goes_on(words, hit.last + 1, head), country)
        if word in nisbas():
            return qualified(words, at, head) if at > start else Complement(at)
        if word in bodies.HONOURS and head not in bodies.OF_PEOPLE:
            named = name_end(words, at + 1, words.words[at + 1], single=True)
            return _closed(words, named, "") if named else Complement(at)
        if word.startswith("ال") and word not in cues.PARTICLES:
            return qualified(words, at + 1, head)
        if word in bodies.DIRECTIONS and at == start:
            at += 1
            continue
        named = named_end(words, at, head) if at == start or name_word(word) is not NameWord.NO else at
        if named > at and not (at > start and words.words[at - 1] in bodies.DIRECTIONS):
            return _closed(words, named, "")
        if at == start and head in bodies.FOR_WHAT and word.isalpha() and (end := _purpose_after(words, at)):
            return _closed(words, end, "")
        if not _is_construct(words, at):
            break
        at += 1
    while at > start and not words.words[at - 1].startswith("ال"):
        at -= 1  # construct nouns without their noun
    return Complement(at)


def _is_honoured(words: Text, at: int, start: int) -> bool:
    """«جامعة الملك سعود»: a title opens the complement and a name follows."""
    if at > start or words.words[at] not in bodies.HONOURS or not words.word(at + 1):
        return False
    return bool(name_word(words.words[at + 1])) or (words.words[at + 1] == ALI and words.is_ali(at + 1))


def _purpose_after(words: Text, at: int) -> int:
    """«مركز جسور للدراسات», «شركة مبادلة للاستثمار»: any noun may be a name before what the body is for."""
    if not words.word(at + 1) or words.words[at] in cues.PARTICLES:
        return 0
    return purpose(words, at + 1, any_noun=True)


def _party_goes_on(words: Text, at: int, head: str) -> int:
    """«حركة طالبان باكستان», «حزب بلوشستان عوامي»: after a proper name, a party's goes on with rare words."""
    if head not in bodies.PARTIES or not words.word(at):
        return at
    hit = gazetteer().at(words, at)
    if hit is not None and not hit.reading.clitics and hit.entry.type is Type.PLACE:
        return hit.last + 1
    word = words.words[at]
    person = name_word(words.word(at + 1)) >= NameWord.FAMILY or words.word(at + 1) == ALI  # «حزب الاتحاد رزكار علي»
    return at + 1 if not person and in_context(word, introduced=True) is NameWord.MAYBE and not is_listed(word) else at


def named_end(words: Text, at: int, head: str) -> int:
    """Index after the rare or foreign words that name a company, party or group from word ``at`` on."""
    end = at
    if head in bodies.LED:
        return at
    while end - at < 4 and (word := words.word(end)) and not words.words[end].startswith("ال"):
        following = words.word(end + 1)
        if end == at and word == "ام" and following.startswith("ال"):  # «جامعة أم القرى»
            return at + 2
        if end == at and name_word(word) is NameWord.GIVEN:
            return (
                at
                if head in bodies.OF_PEOPLE or head in bodies.NOBODYS
                else name_end(words, at, word, single=False) or at + 1
            )
        if word in LETTERS and (following in LETTERS or (end > at and words.words[end - 1] in LETTERS)):
            end += 1
            continue
        if end == at and is_unknown(following) and _may_open(word, head):
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
        if word.endswith(("ي", "يه")) and max(zipf_of_folded("ال" + word), zipf_of_folded(word + "ه")) > KNOWN_NOUN:
            break  # «برنامج استعجالي»
        if word[0] in "لب" and foreignness(word) < 0 and zipf_of_folded(word[1:]) > KNOWN_NOUN:
            break  # «شبكة لتهريب المخدرات»
        if end > at and word[0] == "و" and name_word(word) < NameWord.FAMILY:
            break
        kind = in_context(word, introduced=True)
        person = kind is NameWord.GIVEN or (kind is NameWord.FAMILY and name_word(following) is not NameWord.NO)
        if kind is NameWord.NO or (end > at and person):
            break  # «شركة سوناطراك رشيد حشيشي»: its director's name follows
        end += 1
    while end > at and words.words[end - 1] in _NO_LAST_LETTER:
        end -= 1  # «مجموعة آي إن جي أن …»
    if end > at and words.words[end - 1] == "في" and words.words[end - 2] != "تي":
        end -= 1
    return end


_NO_LAST_LETTER: Final = frozenset({"ان", "او"})


def _may_open(word: str, head: str) -> bool:
    """Whether an ordinary word may be the first of a foreign name: an article, or any in the name of a channel."""
    ordinary = head in bodies.FOREIGN_NAMED and word.isalpha() and word not in cues.PARTICLES
    return word in FOREIGN_PARTICLES or ordinary


def is_unknown(word: str) -> bool:
    return bool(word) and name_word(word) is NameWord.MAYBE


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
    goes_on = following.startswith("ال") or following in bodies.DOMAINS or is_place(words, at + 1)
    goes_on = goes_on or (following in bodies.SURE_HEADS and bool(words.word(at + 2)))
    if word in bodies.DOMAINS or word in bodies.HEADS:
        return goes_on or following.startswith("وال") or _is_construct(words, at + 1)
    if word[0] in "لبك" and zipf_of_folded(word[1:]) > zipf_of_folded(word):
        return False  # «شبكة لتهريب المخدرات»
    return goes_on and zipf_of_folded(word) > KNOWN_NOUN and not looks_like_verb(word) and not word.endswith("ا")


def is_place(words: Text, at: int) -> bool:
    hit = gazetteer().at(words, at)
    return hit is not None and hit.entry.type is Type.PLACE and not hit.reading.clitics


def qualified(words: Text, at: int, head: str) -> Complement:
    """The end of a name whose last word so far is definite: adjectives, further purposes, the country."""
    country = ""
    while word := words.word(at):
        if word in bodies.NEVER:
            break
        before = words.words[at - 1]
        if word in nisbas():
            country, at = nisbas()[word], at + 1
            if not _goes_on(words, at, head):
                return Complement(at, country, True)
            continue
        if (is_adjective(word) and (word in bodies.PROPER or gazetteer().at(words, at) is None)) or (
            word.startswith("وال") and is_domain(word[1:]) and not country
        ):
            at += 1
        elif (head in bodies.FOR_WHAT or head.startswith("ال")) and (
            step := purpose(words, at, any_noun=head.startswith("ال"))
        ):
            at = step
        elif word == "غير" and words.word(at + 1).startswith("ال"):
            at += 2
        elif head in bodies.LOOSE_HEADS and is_unknown(word) and foreignness(word) > 0:
            at += 1  # «شركة الأهلي فاروس»
        elif before in bodies.WITH_B and word.startswith("بال"):
            at += 1  # «مكافحة الاتجار بالبشر»
        elif word == "من" and words.word(at + 1) == "اجل" and _is_object(words, at + 2):
            at += 3 if words.word(at + 2).startswith("ال") else 4  # «حزب الشعب من أجل الإصلاح»
        elif word.startswith("وال") and before.endswith(("ي", "يه")) and is_adjective(word[1:]) and not country:
            at += 1  # «للحقوق الاقتصادية والاجتماعية»
        elif bodies.WITH_PREPOSITION.get("ال" + before[2:]) == word and _is_object(words, at + 1):
            at += 2 if words.word(at + 1).startswith("ال") else 3
        else:
            break
    return Complement(at, country, bool(country))


def _is_object(words: Text, at: int) -> bool:
    """«عن المنكر», «عن حقوق الإنسان»."""
    word = words.word(at)
    return word.startswith("ال") or (word in bodies.OPENS_PURPOSE and words.word(at + 1).startswith("ال"))


def _goes_on(words: Text, at: int, head: str) -> bool:
    return bool(words.word(at)) and (head in bodies.FOR_WHAT or head.startswith("ال")) and purpose(words, at) > 0


def purpose(words: Text, at: int, *, any_noun: bool = False) -> int:
    """Index after what a body is for («للأنباء», «لحقوق الإنسان») where it begins with word ``at``; else 0.

    any_noun: the head has the article, so that a purpose is likelier than a deed.
    """
    word, following = words.words[at], words.word(at + 1)
    if word.startswith("لل") and (is_domain("ال" + word[2:]) or (any_noun and word not in bodies.NO_PURPOSE)):
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


def _closed(words: Text, at: int, country: str) -> Complement:
    """After a proper name: an adjective of the kind that closes names, and that of a country."""
    word = words.word(at)
    if word in bodies.PARTS_OF_PLACES:
        at, word = at + 1, words.word(at + 1)  # «شرطة مانشستر الكبرى»
    if word in bodies.COMPANY_LAST:
        return Complement(at + 1, country, True)
    if word in bodies.CLOSING and word not in nisbas():
        at, word = at + 1, words.word(at + 1)
    if word in nisbas() and word.startswith("ال"):
        after = purpose(words, at + 1) if words.word(at + 1) else 0  # «وكالة كيودو اليابانية للأنباء»
        return Complement(after or at + 1, nisbas()[word], True)
    end = purpose(words, at) if word else 0
    if end and words.word(end) in nisbas() and words.word(end).startswith("ال"):
        return Complement(end + 1, nisbas()[words.word(end)], True)
    return Complement(end or at, country, True)


def is_adjective(word: str) -> bool:
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
    return word.startswith("الم") and all(zipf_of_folded(form) > KNOWN_NOUN for form in both)


def is_domain(word: str) -> bool:
    noun = word.removeprefix("ال")
    return noun in bodies.DOMAINS or (noun.endswith("ات") and noun[:-2] + "ه" in bodies.DOMAINS)
