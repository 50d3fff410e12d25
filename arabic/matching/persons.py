"""Is it the watched person? What a careful reader concludes from the words around a short form of a person's name."""

from collections.abc import Set
from typing import Final

from arabic import cues
from arabic.clitics import ARTICLE
from arabic.given_names import GIVEN_NAMES
from arabic.grammar import (
    has_feminine,
    is_definite,
    is_definite_adjective,
    is_indefinite_adjective,
    is_verb,
    known_as,
    may_be_verb,
    without_pronoun,
)
from arabic.lexicon import zipf_of_folded
from arabic.matching.namelike import looks_like_given_name
from arabic.matching.namesakes import NO_NAMES, TITLE_WORDS, by_given_name, by_other_people, by_profession
from arabic.matching.ordinary import (
    OPEN,
    SENSE_WORDS,
    is_indefinite_noun,
    judge_ordinary_word,
    other_sense,
    starts_with_noun,
)
from arabic.matching.surroundings import Judgement, Surroundings, Verdict
from arabic.matching.variants import is_noun
from arabic.wordlists import folded

# السوداني and العربي are no commoner than their feminines; الراعي and المالكي six times as common.
_ADJECTIVE_EXCESS: Final = 0.5
# A family name is written less often than once in a million words; العزب is, النجم is not.
_FAMILY_ZIPF: Final = 3.0
# مركز شباب محمد صلاح, محطة مترو الملك سلمان
_OF_THINGS: Final = frozenset({"شباب", "مترو", "قطار", "ثقافه", "تدريب", "دراسات"})
_HELPED: Final = frozenset({"عباده", "لعباده", "المومنين", "للمومنين", "المومنون"})
_HELPED_WORDS: Final = 5
_MEANWHILE: Final = folded("خلال عقب بعد قبل لدى إثر بمناسبة أثناء")
_NAMED_AFTER_SOMEBODY: Final = cues.NAMED_THINGS - cues.OWN_THINGS


def judge_full_name(place: Surroundings) -> Judgement:
    """A full name may be a part of a longer one: محمد علي حسن is not علي حسن, صلاح الدين not صلاح."""
    if place.next in cues.NAME_CLOSERS:
        return Judgement(Verdict.AGAINST, f"part of a longer name with {place.next}", namesake=True)
    words = place.words.words[place.first : place.last + 1]
    two_given = len(words) > 1 and words[0] in GIVEN_NAMES and words[-1] in GIVEN_NAMES
    if two_given and place.previous and looks_like_given_name(place.words, place.first - 1):
        return Judgement(Verdict.AGAINST, f"part of a longer name with {place.previous}", namesake=True)
    if two_given and _is_family_name(place.next):
        return Judgement(Verdict.AGAINST, f"part of a longer name with {place.next}", namesake=True)
    # كأس الشيخ تميم بن حمد
    before = next((word for word in place.back(TITLE_WORDS) if word not in cues.TITLES | _OF_THINGS), "")
    if place.previous and (thing := known_as(before, _NAMED_AFTER_SOMEBODY)):
        return Judgement(Verdict.AGAINST, f"name of something else after {thing}")
    return Judgement(Verdict.FOR, "full name", names_person=True)


def _is_family_name(word: str) -> bool:
    """Whether a definite word after two given names is a third: محمد صلاح العزب; not so محمد صلاح الهدف."""
    return word.startswith(ARTICLE) and zipf_of_folded(word) < _FAMILY_ZIPF and not is_definite_adjective(word)


def judge_short_name(place: Surroundings, own: Set[str], *, ordinary: bool) -> Judgement:
    """own: words of the actor's full names besides this one. ordinary: the form is also a word of the language."""
    for judgement in (
        _verb_form(place),
        by_given_name(place, own, ordinary=ordinary),
        by_profession(place, ordinary=ordinary),
        by_other_people(place),
        other_sense(place, within=1 if known_as(place.previous, cues.TITLES) else SENSE_WORDS),
        _subject(place) if ordinary else None,
        _named_thing(place, ordinary=ordinary),
        _title(place, ordinary=ordinary),
        _verb(place, ordinary=ordinary),
        _belonging(place, ordinary=ordinary),
        _occasion(place),
        _adjective(place),
    ):
        if judgement is not None:
            return judgement
    return judge_ordinary_word(place) if ordinary else OPEN


def _verb_form(place: Surroundings) -> Judgement | None:
    """Names that are verbs too: كان قد صالح جاره, الذي قاسم أخاه. And God's help: نصر الله قريب."""
    if place.begins_line() and not place.clitics and not place.has_article:
        greeting = place.name == "سلام" and place.next == "علي"
        if greeting or (
            place.next.startswith(ARTICLE) and place.next not in cues.PARTICLES and may_be_verb(place.name)
        ):
            return Judgement(Verdict.AGAINST, f"ordinary word before {place.next}")  # صالح المدير الموظفين
    if place.single and not place.has_article and place.previous in ("قد", "لقد", "لم", "لن", "سوف", "الذي", "التي"):
        return Judgement(Verdict.AGAINST, f"verb after {place.previous}")
    if place.name == "صالح" and place.clitics.endswith("ل") and place.next and place.next not in cues.PARTICLES:
        return Judgement(Verdict.AGAINST, f"for the good of {place.next}")
    if not place.single and place.words.words[place.last] == "الله":
        if not place.before and _may_be_object(place.next):  # نصر الله المظلوم
            return Judgement(Verdict.AGAINST, f"God's help, to {place.next}")
        believers = [word for word in place.around(_HELPED_WORDS) if word in _HELPED]
        for beside in (place.next, place.previous, place.clitics, *believers):
            if beside in cues.GODS_HELP or (beside == place.clitics == "ب"):
                return Judgement(Verdict.AGAINST, f"God's help, by {beside}")
    return None


def _may_be_object(word: str) -> bool:
    return word.startswith(ARTICLE) and word not in NO_NAMES and not word.endswith("ي")


def _subject(place: Surroundings) -> Judgement | None:
    """A clause begins with its verb: شكل سعيد لجنة; where that may be a noun, the rest must not go on like a phrase."""
    if known_as(place.previous, cues.COPULAS) or not place.follows_first_verb():
        return None
    if place.follows_question():  # لماذا صمت الأسد؟
        return OPEN
    if place.has_article:  # وضع الشرع حجر الأساس
        object_ends = place.words.words[place.last + 2 : place.last + 3]
        definite = object_ends and object_ends[0].startswith(ARTICLE)
        return OPEN if is_indefinite_noun(place.next) and (definite or place.name not in cues.IDEAS) else None
    if has_feminine(place.name):  # سبب رئيسي للخلاف: an adjective would agree with what follows
        return OPEN if place.next.endswith(("ه", "ات")) or place.next.startswith(ARTICLE) else None
    if is_indefinite_adjective(place.next):
        return None  # أضاء مشعل كبير
    return OPEN if place.name not in cues.IDEAS or is_verb(place.previous) else None


def _named_thing(place: Surroundings, *, ordinary: bool) -> Judgement | None:
    things = (cues.NAMED_THINGS if ordinary else _NAMED_AFTER_SOMEBODY) | cues.WORKS
    thing = known_as(place.previous, things)
    if not thing and ordinary and not (place.like_adjective and place.previous.endswith("ه")):
        thing = known_as(place.previous, cues.THINGS)
    return Judgement(Verdict.AGAINST, f"name of something else after {thing}") if thing else None


def _title(place: Surroundings, *, ordinary: bool) -> Judgement | None:
    """A title before it, with its attributes, or after it; the speaker of a headline before a colon."""
    title = "" if place.clitics.endswith(("ب", "ك")) else _title_before(place, ordinary=ordinary)
    two_nisbas = place.previous.startswith(ARTICLE) and place.previous.endswith("ي")  # رئيس الوزراء العراقي السوداني
    may_be_adjective = ordinary and place.like_adjective and place.has_article
    as_adjective = may_be_adjective and has_feminine(place.name, _ADJECTIVE_EXCESS)
    before_name = place.last + 1 < len(place.words) and place.next and not is_verb(place.previous)
    if as_adjective and before_name and looks_like_given_name(place.words, place.last + 1):
        return Judgement(Verdict.AGAINST, f"adjective before {place.next}")  # وزير المالية السوداني جبريل إبراهيم
    if title and as_adjective and not two_nisbas:
        # الرئيس السوداني is the president of Sudan before he is one called السوداني.
        return Judgement(Verdict.DOUBTFUL, f"may be an adjective of {title}")
    if title:
        return Judgement(Verdict.FOR, f"title before it: {title}", names_person=True)
    following = place.words.words[place.last + 1] if place.last + 1 < len(place.words) else ""
    if ordinary and following == place.next and not (place.has_article and following.startswith(ARTICLE)):
        following = ""  # الأسد ملك الغابة, في صالح الفريق
    if following in cues.TITLES and not place.words.before(place.last + 1).strip(" ,-("):
        return Judgement(Verdict.FOR, f"title after it: {following}", names_person=True)
    if place.speaks_in_headline():
        return Judgement(Verdict.FOR, "speaker of a headline")
    return None


def _title_before(place: Surroundings, *, ordinary: bool) -> str:
    for distance, word in enumerate(place.back(TITLE_WORDS)):
        if title := known_as(word, cues.TITLES):
            if ordinary and "و" in place.clitics and not title.endswith(("ان", "ين")):
                return ""  # الفريق وصلاح; but الرئيسان عون وسلام
            adjective = ordinary and distance == 0 and place.like_adjective and not place.has_article
            return "" if adjective and not title.startswith(ARTICLE) else title  # لاعب رئيسي
        if word in cues.PARTICLES or is_verb(word):
            return ""
        if ordinary and distance == 0 and not word.startswith((ARTICLE, "لل")) and is_noun(word):
            return ""  # رئيس قسم الصدر: the chain from the title to a name ends in a definite word
    return ""


def _verb(place: Surroundings, *, ordinary: bool) -> Judgement | None:
    """A verb beside it whose subject is a person."""
    before = known_as(place.previous, cues.VERBS, verbs=True) or _with_object(place.previous)
    after = place.next
    if after in ("قد", "لم", "لن", "لا", "سوف", "كان", "الذي") and place.last + 2 < len(place.words):
        after = place.words.words[place.last + 2]
    said_before = before and (not ordinary or before in cues.SAYING - cues.SAYING_OF_THINGS)
    valued = cues.MEETING if place.name in cues.IDEAS else cues.MEETING | cues.VALUING
    bare_word = ordinary and not place.has_article and starts_with_noun(place.next)  # نداء لعون المنكوبين
    if not bare_word and (governing := place.follows(("ب", valued), ("ل", cues.TELLING))):
        return Judgement(Verdict.FOR, f"goes with {governing}")
    beyond = place.words.words[place.last + 2 : place.last + 3]
    if place.next == "مع" and before and any(word in cues.TITLES for word in beyond):
        return Judgement(Verdict.FOR, "with somebody")  # عرض بري مع السفير
    if said_before:
        return Judgement(Verdict.FOR, f"verb before it: {before}")
    of_noun = ordinary and place.adjective and place.previous and place.previous not in cues.PARTICLES
    if after in (cues.SAYING if ordinary else cues.VERBS) and not of_noun:  # سمع صوت هادي يقول
        return Judgement(Verdict.FOR, f"verb after it: {after}")
    return None


def _with_object(word: str) -> str:
    """ما سيقوله الصدر, أعلنه عون: a verb with the pronoun of what is said."""
    return next(
        (verb for verb in (word.removesuffix("ه"), word.removesuffix("ها")) if verb != word and is_verb(verb)), ""
    )


def _belonging(place: Surroundings, *, ordinary: bool) -> Judgement | None:
    noun = known_as(place.previous, cues.BELONGING) or without_pronoun(place.previous, cues.BELONGING)
    if not noun:
        return None
    if ordinary and noun in cues.BELONGING_TO_THINGS and (place.adjective or place.name in cues.IDEAS):
        return None
    if ordinary and place.may_agree_with(place.previous) and noun not in cues.KIN:
        return None
    return Judgement(Verdict.FOR, f"goes with a person: {noun}")


def _occasion(place: Surroundings) -> Judgement | None:
    """عون خلال استقباله وفدا: what somebody does meanwhile."""
    after = place.words.words[place.last + 2 : place.last + 3]
    if place.next in _MEANWHILE and after and (deed := without_pronoun(after[0], cues.BELONGING)):
        return Judgement(Verdict.FOR, f"{place.next} {deed}")
    return None


def _adjective(place: Surroundings) -> Judgement | None:
    """A nisba agrees with the noun before it: الفقه المالكي; مكتب المالكي is somebody's office."""
    if place.joins_adjective:
        return Judgement(Verdict.AGAINST, f"adjective beside {place.next}")
    if place.like_adjective and place.has_article and is_definite(place.previous) and not is_verb(place.previous):
        # طالب البرلمان السوداني بالحضور: the parliament of Sudan, or Iraq's its prime minister.
        verdict = Verdict.DOUBTFUL if place.object_of_verb() else Verdict.AGAINST
        return Judgement(verdict, f"adjective of {place.previous}")
    return None
