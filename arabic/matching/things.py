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
    without_pronoun,
)
from arabic.matching.bodies import follows_given_name, judge_organisation, starts_noun_phrase
from arabic.matching.ordinary import NOTHING_AGAINST, OPEN, is_indefinite_noun, other_sense
from arabic.matching.senses import RIVALS
from arabic.matching.surroundings import Judgement, Surroundings, Verdict
from arabic.matching.variants import is_noun


def judge_thing(place: Surroundings, own: Set[str], goes_on: Set[str], *, ordinary: bool, is_place: bool) -> Judgement:
    """own: words of the actor's full names besides this one. goes_on: those after it in a full name. ordinary: the name
    is also a word of the language. is_place: it is that of a place, not of an organisation."""
    if other := _other_entity(place, own, is_place=is_place) or (not is_place and _other_body(place, goes_on)):
        return Judgement(Verdict.AGAINST, f"part of another name with {other}")
    if not ordinary:
        if place.single and not is_place and not place.has_article and follows_given_name(place):
            return Judgement(Verdict.AGAINST, f"a person: {place.previous} {place.name}")
        if is_place and _is_nisba(place):
            return Judgement(Verdict.DOUBTFUL, f"may be an adjective of {place.previous}")
        return Judgement(Verdict.FOR, NOTHING_AGAINST)
    if is_place:
        return _judge_place(place)
    return judge_organisation(place, own)


def _is_nisba(place: Surroundings) -> bool:
    """عائلة سورية, مهاجرا سوريا: a name that is an adjective of its country as well, after a noun like it."""
    noun = place.previous
    if not place.single or noun.startswith(ARTICLE) or is_verb(noun) or noun in cues.PARTICLES:
        return False
    if place.name.endswith("يه"):
        return place.agrees_no_more(noun) and not known_as(noun, cues.PLACE_HEADS | _MINISTRIES)
    return place.name.endswith("يا") and noun.endswith("ا") and is_noun(noun[:-1])


_MINISTRIES: Final = frozenset({"خارجيه", "داخليه", "ماليه"})
# Places and bodies whose names hold those of others: what stands before or after the other's name.
_OTHER_ENTITIES_BEFORE: Final = {
    ("جنوب", "السودان"), ("صندوق", "النقد"), ("جبل", "لبنان"), ("ولايه", "النيجر"), ("تكتل", "لبنان"),
    ("بورصه", "عمان"), ("امانه", "عمان"),
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
    ("عمان", "الكبري"),
    ("الجزيره", "العربيه"),
    ("الجزيره", "الخضراء"),
    ("لبنان", "القوي"),
    *(("البيت الابيض", adjective) for adjective in ("القديم", "الكبير", "الصغير", "المطل", "الواقع")),
    *(("حماس", other) for other in ("اللاعبين", "الجماهير", "الجمهور", "المشجعين", "الحضور", "المتفرجين", "الطلاب")),
}


# Bodies that bear the name of a place: بنك مصر, جامعة دمشق; firms by their trade: مصر للطيران.
_PLACES_BODIES: Final = frozenset(
    "بنك جامعه نادي موسسه متحف دار اوبرا صحيفه جريده مجله قناه اذاعه شركه فندق حزب روايه فيلم مسلسل ديوان"
    " شارع ميدان جاده".split()
)
_TRADES: Final = frozenset(
    "للطيران للبترول للطاقه للتامين للاتصالات للسياحه للاستثمار للغاز للاعلام للالومنيوم للوقود للتعدين"
    " للملاحه للاسمنت"
    " للحديد للصلب للادويه للنقل".split()
)
_COLONIES: Final = frozenset({"السودان", "الصومال", "الكونغو", "المغرب"})
_EMPIRES: Final = frozenset({"الفرنسي", "البريطاني", "الانجليزي", "الايطالي", "البلجيكي", "الاسباني"})
# What an article is about shows within two sentences or so.
_RIVAL_WORDS: Final = 40
_NO_RIVAL: Final[tuple[frozenset[str], frozenset[str]]] = (frozenset(), frozenset())
_OF_STATES: Final = frozenset({"منتخب", "سلطنه", "دوله", "حكومه", "سفير", "سفاره", "حركه", "حزب", "قناه"})
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
    if place.name == "مصر" and place.next == "علي" and _insists(place.previous):
        return place.next
    if place.single and place.next in _TRADES:
        return place.next  # مصر للطيران
    if place.name in _COLONIES and place.next in _EMPIRES:
        return place.next  # السودان الفرنسي
    if (place.phrase, place.next) in _OTHER_ENTITIES_AFTER:
        return place.next
    sense = other_sense(place)
    return sense.reason if sense else _rival(place)


def _insists(before: str) -> bool:
    """الحارس مصر على خوض النهائي, وهو مصر على رأيه; but مصر على موعد, دخلت مصر على الخط, في مصر على وجه الخصوص."""
    return bool(before) and before not in cues.PARTICLES - cues.BEFORE_ORDINARY_WORDS and not is_feminine_verb(before)


def _rival(place: Surroundings) -> str:
    """Another place of the same name that the words of the article are about."""
    of_rival, of_own = RIVALS.get(place.name, _NO_RIVAL)
    beside_rival = "و" in place.clitics and known_as(place.before, of_rival)  # مباراة الأردن وعمان
    if not of_rival or beside_rival or known_as(place.previous, _OF_STATES):
        return ""
    around = place.around(_RIVAL_WORDS)
    if any(known_as(word, of_own) for word in around):
        return ""
    return next((word for word in around if known_as(word, of_rival)), "")


# Before the name of a body: what is named after it and is no part of it.
_NAMED_AFTER: Final = frozenset(
    "شارع ميدان ساحه دوار جسر حي مدينه مسجد مستشفي نادي محطه قريه بلده جامعه كليه معهد مدرسه مكتبه حديقه"
    " فيلم مسلسل روايه"
    " كاس بطوله ملعب".split()
)
# الاتحاد الأوروبي للدراجات, the federations of sports and trades.
_FEDERATIONS: Final = frozenset(
    "لكره للدراجات للسباحه للجودو لالعاب للملاكمه لليد للسله للتنس للشطرنج للمحامين للصحفيين للمصارعه للرمايه".split()
)


def _other_body(place: Surroundings, goes_on: Set[str]) -> str:
    """كتائب حزب الله; صندوق النقد العربي beside صندوق النقد الدولي; الاتحاد الأوروبي لكرة القدم."""
    if wing := known_as(place.previous, ("كتايب", "سرايا")):
        return wing
    if place.next in _FEDERATIONS:
        return place.next
    if named := known_as(place.previous, _NAMED_AFTER | cues.WORKS):
        return named
    has_adjective = any(word.endswith(("ي", "يه")) for word in goes_on)
    return place.next if has_adjective and is_nisba_of(place.next) and place.next not in goes_on else ""


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
        noun = place.name.endswith("ه") and starts_noun_phrase(place)  # تعيش حماة الفنانة
        return Judgement(Verdict.DOUBTFUL if noun else Verdict.FOR, f"verb before it: {place.previous}")
    if not place.has_article and without_pronoun(place.next, cues.RELATIVES):
        return Judgement(Verdict.AGAINST, f"ordinary word with {place.next}")  # حماة شقيقه
    if starts_noun_phrase(place) or (
        place.clitics.endswith("ب") and not place.has_article and is_indefinite_noun(place.next)
    ):
        return Judgement(Verdict.AGAINST, f"ordinary word with {place.next}")
    if place.previous in ("كل", "اي") or _is_possessed(place):
        return Judgement(Verdict.AGAINST, f"ordinary word with {place.next}")  # بئر قطر فوهتها متران
    if place.joins_adjective:
        return Judgement(Verdict.AGAINST, f"adjective beside {place.next}")
    if place.like_adjective and not place.has_article and not place.clitics:
        before = place.before
        if before and place.may_agree_with(before) and before not in cues.PARTICLES and not is_verb(before):
            return Judgement(Verdict.AGAINST, f"adjective of {before}")
    return OPEN
