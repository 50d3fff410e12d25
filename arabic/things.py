"""Is it the watched place or organisation? Their names are enough by themselves unless they are ordinary words too."""

from collections.abc import Set
from typing import Final

from arabic import cues
from arabic.clitics import ARTICLE
from arabic.grammar import (
    is_definite_adjective,
    is_feminine_verb,
    is_nisba_of,
    is_verb,
    known_as,
    may_be_verb,
    without_pronoun,
)
from arabic.ordinary import NOTHING_AGAINST, OPEN, is_indefinite_noun, other_sense
from arabic.senses import RIVALS
from arabic.surroundings import Judgement, Surroundings, Verdict, looks_like_given_name
from arabic.variants import is_noun


def judge_thing(place: Surroundings, own: Set[str], *, ordinary: bool, is_place: bool) -> Judgement:
    """own: words of the actor's full names besides this one. ordinary: the name is also a word of the language.
    is_place: it is that of a place, not of an organisation."""
    if other := _other_entity(place, own, is_place=is_place) or (not is_place and _other_body(place, own)):
        return Judgement(Verdict.AGAINST, f"part of another name with {other}")
    if not ordinary:
        if place.single and not is_place and not place.has_article and _follows_given_name(place):
            return Judgement(Verdict.AGAINST, f"a person: {place.previous} {place.name}")
        return Judgement(Verdict.FOR, NOTHING_AGAINST)
    if is_place:
        return _judge_place(place)
    return _judge_organisation(place, own)


# Places and bodies whose names hold those of others: what stands before or after the other's name.
_OTHER_ENTITIES_BEFORE: Final = {
    ("جنوب", "السودان"), ("صندوق", "النقد"), ("جبل", "لبنان"), ("ولايه", "النيجر"), ("تكتل", "لبنان"),
}  # fmt: skip
_WATERS: Final = frozenset({"نهر", "بحيره", "خليج", "بحر", "دلتا"})
_OTHER_ENTITIES_AFTER: Final = {
    ("المغرب", "العربي"),
    ("المغرب", "الكبير"),
    ("المغرب", "الاسلامي"),
    ("المغرب", "العربيه"),
    ("المغرب", "والعشاء"),
    *(("مصر", other) for other in ("الجديده", "القديمه", "المقاصه")),
    *(("روسيا", other) for other in ("الموحده", "البيضاء", "سيفودنيا")),
    *(("المغرب", club) for club in ("الفاسي", "التطواني")),
    *(("سوريا", other) for other in ("الديمقراطيه", "الكبري")),
    ("قطر", "الخيريه"),
    ("الجزيره", "العربيه"),
    ("الجزيره", "الخضراء"),
    ("لبنان", "القوي"),
    *(("البيت الابيض", adjective) for adjective in ("القديم", "الكبير", "الصغير", "المطل", "الواقع")),
    *(("حماس", other) for other in ("اللاعبين", "الجماهير", "الجمهور", "المشجعين", "الحضور", "المتفرجين", "الطلاب")),
}


# Bodies that bear the name of a place: بنك مصر, جامعة دمشق; firms by their trade: مصر للطيران.
_PLACES_BODIES: Final = frozenset("بنك جامعه نادي موسسه متحف دار اوبرا صحيفه جريده مجله قناه اذاعه شركه فندق".split())
_TRADES: Final = frozenset(
    "للطيران للبترول للطاقه للتامين للاتصالات للسياحه للاستثمار للغاز للاعلام للالومنيوم".split()
)
_COLONIES: Final = frozenset({"السودان", "الصومال", "الكونغو", "المغرب"})
_EMPIRES: Final = frozenset({"الفرنسي", "البريطاني", "الانجليزي", "الايطالي", "البلجيكي", "الاسباني"})
# What an article is about shows within two sentences or so.
_RIVAL_WORDS: Final = 40
_NO_RIVAL: Final[tuple[frozenset[str], frozenset[str]]] = (frozenset(), frozenset())
# Of a state there is no capital called so: العاصمة عمان is the city.
_STATES: Final = frozenset({"سلطنه", "دوله", "جمهوريه", "مملكه", "المملكه", "اماره"})


def _other_entity(place: Surroundings, own: Set[str], *, is_place: bool) -> str:
    if not own.isdisjoint(_STATES):
        capital = next((word for word in place.back(2) if known_as(word, ("العاصمه",))), "")
        if capital and not place.clitics and (place.previous == capital or is_definite_adjective(place.previous)):
            return capital
    if (known_as(place.previous, [head for head, _ in _OTHER_ENTITIES_BEFORE]), place.name) in _OTHER_ENTITIES_BEFORE:
        return place.previous
    if place.single and (water := known_as(place.previous, _WATERS)):
        return water  # بحيرة تشاد
    if place.single and is_place and (body := known_as(place.previous, _PLACES_BODIES)):
        return body  # بنك مصر
    if place.single and place.next in _TRADES:
        return place.next  # مصر للطيران
    if place.name in _COLONIES and place.next in _EMPIRES:
        return place.next  # السودان الفرنسي
    if (" ".join(place.words.words[place.first : place.last + 1]), place.next) in _OTHER_ENTITIES_AFTER:
        return place.next
    sense = other_sense(place)
    return sense.reason if sense else _rival(place)


def _rival(place: Surroundings) -> str:
    """Another place of the same name that the words of the article are about."""
    of_rival, of_own = RIVALS.get(place.name, _NO_RIVAL)
    around = place.around(_RIVAL_WORDS) if of_rival else []
    if any(known_as(word, of_own) for word in around):
        return ""
    return next((word for word in around if known_as(word, of_rival)), "")


# Before the name of a body: what is named after it and is no part of it.
_NAMED_AFTER: Final = frozenset(
    "شارع ميدان ساحه دوار جسر حي مدينه مسجد مستشفي نادي محطه قريه بلده جامعه كليه معهد مدرسه".split()
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
    return place.next if has_adjective and is_nisba_of(place.next) and place.next not in own else ""


def _follows_given_name(place: Surroundings) -> bool:
    """ساندرو فاغنر; but القضاء على حماس."""
    return bool(place.previous) and looks_like_given_name(place.words, place.first - 1) and not is_noun(place.previous)


def _is_possessed(place: Surroundings) -> bool:
    """بئر قطر فوهتها متران: what follows belongs to the noun before, so that this measures it."""
    before = place.previous
    if not is_noun(before.removesuffix("ا")) or is_verb(before) or is_feminine_verb(before):
        return False
    return not before.endswith("ه") and place.next.endswith(("ها", "هم")) and len(place.next) > _LEAST_POSSESSED


_LEAST_POSSESSED: Final = 4  # with its pronoun; منها, فيها are no nouns


def _judge_place(place: Surroundings) -> Judgement:
    if head := known_as(place.previous, cues.PLACE_HEADS):
        return Judgement(Verdict.FOR, f"place after {head}")
    thing = known_as(place.previous, cues.NOT_OF_PLACES)
    if not thing and place.like_adjective:
        thing = known_as(place.previous, cues.THINGS)
    if thing:
        return Judgement(Verdict.AGAINST, f"ordinary word after {thing}")
    if is_feminine_verb(place.previous):
        return Judgement(Verdict.FOR, f"verb before it: {place.previous}")
    if not place.has_article and without_pronoun(place.next, cues.RELATIVES):
        return Judgement(Verdict.AGAINST, f"ordinary word with {place.next}")  # حماة شقيقه
    if _is_noun_phrase(place) or (
        place.clitics.endswith("ب") and not place.has_article and is_indefinite_noun(place.next)
    ):
        return Judgement(Verdict.AGAINST, f"ordinary word with {place.next}")
    if _is_possessed(place):
        return Judgement(Verdict.AGAINST, f"ordinary word with {place.next}")  # بئر قطر فوهتها متران
    if place.joins_adjective:
        return Judgement(Verdict.AGAINST, f"adjective beside {place.next}")
    if place.like_adjective and not place.has_article and not place.clitics:
        before = place.before
        if before and place.may_agree_with(before) and before not in cues.PARTICLES and not is_verb(before):
            return Judgement(Verdict.AGAINST, f"adjective of {before}")
    return OPEN


def _judge_organisation(place: Surroundings, own: Set[str]) -> Judgement:
    if head := known_as(place.previous, cues.BODY_HEADS):
        named = any(head in kind for kind in cues.HEAD_KINDS)
        if _is_other_kind(head, own) or (named and head not in own and _is_noun_phrase(place)):  # جبهة فتح الشام
            return Judgement(Verdict.AGAINST, f"part of another name with {head}")
        return Judgement(Verdict.FOR, f"organisation after {head}")
    noun_phrase = _is_noun_phrase(place) or is_indefinite_noun(place.next)
    if deed := "" if noun_phrase else known_as(place.previous, cues.DEEDS):
        return Judgement(Verdict.OPEN, f"organisation after {deed}")
    if thing := known_as(place.previous, cues.THINGS) or known_as(place.previous, cues.NAMED_THINGS):
        return Judgement(Verdict.AGAINST, f"ordinary word after {thing}")
    if _follows_given_name(place):
        return Judgement(Verdict.AGAINST, f"a person: {place.previous} {place.name}")
    if place.quoted:
        return Judgement(Verdict.FOR, "in quotation marks")
    if member := _member(place):
        return Judgement(Verdict.FOR, f"its {member}")
    if governing := place.follows(("ب", cues.MEETING), ("ل", cues.TELLING)):
        return Judgement(Verdict.FOR, f"goes with {governing}")
    if is_feminine_verb(place.previous):
        # أعادت فتح المتجر, شهدت الجزيرة: a verbal noun is its object as well, a feminine noun its subject.
        as_deed = noun_phrase and may_be_verb(place.name)
        reports = known_as(place.previous, cues.SAYING | _REPORTING, verbs=True)
        noun = place.has_article and place.name.endswith("ه") and not reports
        return Judgement(Verdict.DOUBTFUL if as_deed or noun else Verdict.FOR, f"verb before it: {place.previous}")
    if place.next in cues.SAYING or _before_feminine_verb(place) or place.speaks_in_headline():
        return Judgement(Verdict.FOR, "speaks")
    follows = place.follows_name and not place.has_article and not may_be_verb(place.name)
    if place.precedes_name or follows or _is_object(place):
        return OPEN
    if place.has_article:
        return Judgement(Verdict.DOUBTFUL, "may be an ordinary word")
    if place.clitics.endswith(("ب", "ك")) or place.previous in cues.BEFORE_ORDINARY_WORDS:
        return Judgement(Verdict.AGAINST, f"ordinary word after {place.clitics or place.previous}")
    if _is_noun_phrase(place) or (noun_phrase and may_be_verb(place.name)):  # فتح الطريق, فتح ممرات
        return Judgement(Verdict.AGAINST, f"ordinary word with {place.next}")
    if place.next.endswith("ه") and is_definite_adjective(place.next):
        return Judgement(Verdict.FOR, f"organisation with {place.next}")
    between = place.clitics == "و" and "بين" in place.back(2)  # بين إسرائيل وحماس
    if place.previous == "علي" and known_as("".join(place.back(2)[1:]), cues.DONE_TO_BODIES):
        return OPEN
    if place.joins_name or between or place.before in cues.PARTY_PARTICLES or _is_of_somebody(place):
        return OPEN
    return Judgement(Verdict.DOUBTFUL, "may be an ordinary word")


_REPORTING: Final = frozenset("نقلت بثت عرضت نشرت اوردت علمت رصدت كشفت".split())


def _is_other_kind(head: str, own: Set[str]) -> bool:
    """Whether another kind of body stands before the name than in its full name: صحيفة الجزيرة, قناة الجزيرة."""
    kinds = [kind for kind in cues.HEAD_KINDS if not own.isdisjoint(kind)]
    return bool(kinds) and any(head in kind for kind in cues.HEAD_KINDS if kind not in kinds)


def _member(place: Surroundings) -> str:
    """قيادي بارز في حماس: people of a body, before its name with في."""
    if place.previous != "في":
        return ""
    return next((word for word in place.back(_MEMBER_WORDS)[1:] if known_as(word, cues.MEMBERS)), "")


_MEMBER_WORDS: Final = 4


def _is_object(place: Surroundings) -> bool:
    """طالب البيان حماس بالإفراج: after a verb and its subject, an ordinary word would have the accusative's alef."""
    return not place.has_article and not may_be_verb(place.name) and place.object_of_verb()


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
    """حماس تسلم ردها, حماس لم ترد, حماس لن تقبل."""
    if not place.before and not place.has_article and place.next.startswith("ت"):
        return is_feminine_verb(place.next) or is_verb(place.next)
    after = place.words.words[place.last + 2 : place.last + 3]
    return not place.has_article and place.next in ("لم", "لن", "لا", "قد") and "".join(after).startswith("ت")


def _is_noun_phrase(place: Surroundings) -> bool:
    """Whether a definite noun makes it the ordinary word: قطر الأنبوب, فتح الطريق; not so حماس الفلسطينية."""
    following = place.next
    return (
        not place.has_article
        and following.startswith(ARTICLE)
        and not is_definite_adjective(following)
        and following not in cues.TITLES
        and following not in cues.PARTICLES
    )
