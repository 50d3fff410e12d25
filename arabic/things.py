"""Is it the watched place or organisation? Their names are enough by themselves unless they are ordinary words too."""

from collections.abc import Set
from typing import Final

from arabic import cues
from arabic.clitics import ARTICLE
from arabic.given_names import GIVEN_NAMES
from arabic.lexicon import zipf_of_folded
from arabic.ordinary import NOTHING_AGAINST, OPEN, is_indefinite_noun
from arabic.surroundings import Judgement, Surroundings, Verdict, is_verb, known_as, without_pronoun
from arabic.variants import is_noun


def judge_thing(place: Surroundings, own: Set[str], *, ordinary: bool, is_place: bool) -> Judgement:
    """own: words of the actor's full names besides this one. ordinary: the name is also a word of the language.
    is_place: it is that of a place, not of an organisation."""
    if other := _other_entity(place, own) or (not is_place and _other_body(place, own)):
        return Judgement(Verdict.AGAINST, f"part of another name with {other}")
    if not ordinary:
        if place.single and not is_place and not place.has_article and _follows_given_name(place):
            return Judgement(Verdict.AGAINST, f"a person: {place.previous} {place.name}")
        return Judgement(Verdict.FOR, NOTHING_AGAINST)
    if is_place:
        return _judge_place(place)
    return _judge_organisation(place)


# Places and bodies whose names hold those of others: what stands before or after the other's name.
_OTHER_ENTITIES_BEFORE: Final = {
    ("جنوب", "السودان"), ("صندوق", "النقد"), ("نهر", "النيجر"), ("دلتا", "النيجر"), ("بنك", "مصر"),
}  # fmt: skip
_OTHER_ENTITIES_AFTER: Final = {
    ("المغرب", "العربي"),
    ("المغرب", "الكبير"),
    ("المغرب", "الاسلامي"),
    ("المغرب", "العربيه"),
    ("المغرب", "والعشاء"),
}


# Of a state there is no capital called so: العاصمة عمان is the city.
_STATES: Final = frozenset({"سلطنه", "دوله", "جمهوريه", "مملكه", "المملكه", "اماره"})


def _other_entity(place: Surroundings, own: Set[str]) -> str:
    if not own.isdisjoint(_STATES):
        capital = next((word for word in place.back(2) if known_as(word, ("العاصمه",))), "")
        if capital and not place.clitics and (place.previous == capital or _is_adjective(place.previous)):
            return capital
    if (known_as(place.previous, [head for head, _ in _OTHER_ENTITIES_BEFORE]), place.name) in _OTHER_ENTITIES_BEFORE:
        return place.previous
    if (place.name, place.next) in _OTHER_ENTITIES_AFTER:
        return place.next
    return ""


# Before the name of a body: what is named after it and is no part of it.
_NAMED_AFTER: Final = frozenset(
    {"شارع", "ميدان", "ساحه", "دوار", "جسر", "حي", "مدينه", "مسجد", "مستشفي", "نادي", "محطه", "قريه", "بلده"}
)


def _other_body(place: Surroundings, own: Set[str]) -> str:
    """كتائب حزب الله; صندوق النقد العربي beside صندوق النقد الدولي; الاتحاد الأوروبي لكرة القدم."""
    if wing := known_as(place.previous, ("كتايب", "سرايا")):
        return wing
    if place.next == "لكره":
        return place.next
    if named := known_as(place.previous, _NAMED_AFTER | cues.WORKS):
        return named
    has_adjective = any(word.endswith(("ي", "يه")) for word in own)
    nisba = place.next.startswith(ARTICLE) and place.next.endswith(("ي", "يه"))
    return place.next if has_adjective and nisba and place.next not in own else ""


def _follows_given_name(place: Surroundings) -> bool:
    return place.previous in GIVEN_NAMES and place.previous != "علي"  # القضاء على حماس


def _judge_place(place: Surroundings) -> Judgement:
    if head := known_as(place.previous, cues.PLACE_HEADS):
        return Judgement(Verdict.FOR, f"place after {head}")
    thing = known_as(place.previous, cues.NOT_OF_PLACES)
    if not thing and place.like_adjective:
        thing = known_as(place.previous, cues.THINGS)
    if thing:
        return Judgement(Verdict.AGAINST, f"ordinary word after {thing}")
    if _after_feminine_verb(place):
        return Judgement(Verdict.FOR, f"verb before it: {place.previous}")
    if not place.has_article and without_pronoun(place.next, cues.RELATIVES):
        return Judgement(Verdict.AGAINST, f"ordinary word with {place.next}")  # حماة شقيقه
    if _is_noun_phrase(place) or (
        place.clitics.endswith("ب") and not place.has_article and is_indefinite_noun(place.next)
    ):
        return Judgement(Verdict.AGAINST, f"ordinary word with {place.next}")
    if place.joins_adjective:
        return Judgement(Verdict.AGAINST, f"adjective beside {place.next}")
    if place.like_adjective and not place.has_article and not place.clitics:
        before = place.before
        if before and before not in cues.PARTICLES and not is_verb(before):
            return Judgement(Verdict.AGAINST, f"adjective of {before}")
    return OPEN


def _judge_organisation(place: Surroundings) -> Judgement:
    if head := known_as(place.previous, cues.BODY_HEADS):
        return Judgement(Verdict.FOR, f"organisation after {head}")
    if thing := known_as(place.previous, cues.THINGS) or known_as(place.previous, cues.NAMED_THINGS):
        return Judgement(Verdict.AGAINST, f"ordinary word after {thing}")
    if _follows_given_name(place):
        return Judgement(Verdict.AGAINST, f"a person: {place.previous} {place.name}")
    if governing := place.follows(("ب", cues.MEETING), ("ل", cues.TELLING)):
        return Judgement(Verdict.FOR, f"goes with {governing}")
    if _after_feminine_verb(place):
        return Judgement(Verdict.FOR, f"verb before it: {place.previous}")
    if place.next in cues.SAYING or _before_feminine_verb(place) or (place.begins_line() and place.followed_by(":")):
        return Judgement(Verdict.FOR, "speaks")
    if place.has_article:
        return Judgement(Verdict.DOUBTFUL, "may be an ordinary word")
    if place.clitics.endswith(("ب", "ك")) or place.previous in cues.BEFORE_ORDINARY_WORDS:
        return Judgement(Verdict.AGAINST, f"ordinary word after {place.clitics or place.previous}")
    if _is_noun_phrase(place):
        return Judgement(Verdict.AGAINST, f"ordinary word with {place.next}")
    if place.next.endswith("ه") and _is_adjective(place.next):
        return Judgement(Verdict.FOR, f"organisation with {place.next}")
    between = place.clitics == "و" and "بين" in place.back(2)  # بين إسرائيل وحماس
    if place.previous == "علي" and known_as("".join(place.back(2)[1:]), cues.DONE_TO_BODIES):
        return OPEN
    if place.joins_name or between or place.before in cues.PARTY_PARTICLES or _is_of_somebody(place):
        return OPEN
    return Judgement(Verdict.DOUBTFUL, "may be an ordinary word")


def _is_of_somebody(place: Surroundings) -> bool:
    """سلاح حماس, لحماس: the name ends a noun phrase, nothing of the ordinary word's own follows."""
    before = place.previous
    if place.clitics.endswith("ل"):
        return not is_indefinite_noun(place.next)
    if known_as(before, cues.DEEDS | cues.BELONGING - cues.BELONGING_TO_THINGS):
        return True  # رد حماس على المقترح
    if place.back(2)[1:] in (["التي"], ["الذي"], ["الذين"]) and before.endswith(("ه", "ها", "هم")):
        return True  # الرهائن الذين تحتجزهم حماس
    if place.next and not is_verb(place.next) and (place.next not in cues.PARTICLES or place.next == "ان"):
        return False
    return before == "في" or (is_noun(before) and not is_verb(before) and before not in cues.PARTICLES)


def _before_feminine_verb(place: Surroundings) -> bool:
    """حماس لم ترد, حماس لن تقبل."""
    after = place.words.words[place.last + 2 : place.last + 3]
    return not place.has_article and place.next in ("لم", "لن", "لا", "قد") and "".join(after).startswith("ت")


def _after_feminine_verb(place: Surroundings) -> bool:
    verb = known_as(place.previous, cues.VERBS, verbs=True)
    return verb.endswith("ت") or verb.startswith("ت")


def _is_noun_phrase(place: Surroundings) -> bool:
    """Whether a definite noun makes it the ordinary word: قطر الأنبوب, فتح الطريق; not so حماس الفلسطينية."""
    following = place.next
    return (
        not place.has_article
        and following.startswith(ARTICLE)
        and not _is_adjective(following)
        and following not in cues.TITLES
        and following not in cues.PARTICLES
    )


def _is_adjective(word: str) -> bool:
    """Whether a definite word is rather an adjective: a nisba, or one whose masculine is no rarer (القديمة, القديم)."""
    if not word.startswith(ARTICLE):
        return False
    return word.endswith("ي") or (
        word.endswith("ه") and zipf_of_folded(word[:-1]) > zipf_of_folded(word) - _MASCULINE_RARITY
    )


# الدائرة and الفلسطينية: beside the noun there is hardly a masculine, beside the adjective it is about as common.
_MASCULINE_RARITY: Final = 1.0
