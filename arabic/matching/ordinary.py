"""For a short form that is also an ordinary word: is it that word here? By the noun phrase that it would stand in."""

from typing import Final

from arabic import cues
from arabic.clitics import ARTICLE
from arabic.grammar import (
    has_feminine,
    is_feminine_verb,
    is_indefinite_adjective,
    is_verb,
    known_as,
    may_be_verb,
    without_pronoun,
)
from arabic.matching.namelike import looks_like_family_name, looks_like_given_name
from arabic.matching.senses import SENSES
from arabic.matching.surroundings import Judgement, Surroundings, Verdict
from arabic.matching.variants import is_noun
from arabic.plurals import PLURALS
from arabic.words import Words

NOTHING_AGAINST: Final = "nothing beside it speaks against it"
OPEN: Final = Judgement(Verdict.OPEN, NOTHING_AGAINST)
SENSE_WORDS: Final = 5
_BY_LAW: Final = frozenset({"وفق", "بحسب", "حسب", "في"})  # وفق الشرع


def judge_ordinary_word(place: Surroundings) -> Judgement:
    """Doubtful or against if it may be or is the ordinary word; open where a name stands as well as a word."""
    for rule in (_after_proclitics, _after_word, _before_word):
        judgement = rule(place)
        if judgement is not None:
            return judgement
    if not place.before:
        return _at_beginning(place)
    if place.clitics.endswith("ل") and place.has_article and _ends_definite(place.before):
        return _doubtful(place.before)  # درع للصدر; but دعم إيران للأسد
    if place.clitics.endswith("ل") and place.next == "ان":
        return OPEN  # ما كان لسلام أن ينال الثقة
    if place.name in cues.IDEAS and (place.clitics.endswith("ل") or place.before in _BY_LAW):
        return _doubtful(place.clitics or place.before)
    if place.clitics.endswith("ل") or place.before in cues.PARTICLES:
        return OPEN
    if not (place.has_article and place.like_adjective) and place.object_of_verb():
        return OPEN  # تتهم القوات البرهان
    if "و" in place.clitics and _is_name(place.words, place.first - 1):
        return OPEN  # السيستاني والصدر
    if place.like_adjective and place.has_article:
        return OPEN  # after an indefinite noun no adjective has an article
    if place.adjective and place.agrees_no_more(place.before):
        return OPEN  # مصادر بري, معارضون سعيد
    if place.may_agree_with(place.before):
        return Judgement(Verdict.AGAINST, f"adjective of {place.before}")
    return _doubtful(place.before)


def _at_beginning(place: Surroundings) -> Judgement:
    """وصالح الأهالي, فالأسد ملك, للأسد مخالب: with clitics, clauses begin with the word more often than with a name."""
    if not place.clitics and may_be_verb(place.next):
        return OPEN  # الشرع يتجول
    if place.adjective or place.name in cues.IDEAS:
        in_headline = place.begins_line() and not place.clitics  # سعيد في الجزائر, عون وبري
        return OPEN if in_headline and (place.next in cues.PARTICLES or place.precedes_name) else _doubtful(place.next)
    return _doubtful(place.next) if place.has_article and place.clitics not in ("", "و") else OPEN


def other_sense(place: Surroundings, within: int = SENSE_WORDS) -> Judgement | None:
    """Against if a word around a name that is a word too shows another sense of it: الأسد beside الغابة."""
    if senses := SENSES.get(place.phrase):
        return next((_against(word) for word in place.around(within) if known_as(word, senses)), None)
    return None


def starts_with_noun(following: str) -> bool:
    """Whether what follows an ordinary word makes a noun phrase with it: سلام العالم, سلام عادل."""
    return _is_definite_noun(following) or is_indefinite_noun(following)


def is_indefinite_noun(word: str) -> bool:
    """Whether a word without an article is rather a noun or an adjective than a verb, a particle or a name."""
    return (
        word not in cues.VERBS
        and word not in cues.PARTICLES
        and word not in cues.TITLES
        and word not in cues.TIMES
        and not word.startswith((ARTICLE, "ي", "ت", "س", "و", "ب", "ل"))
        and (is_noun(word) or word.endswith("ات") or word in PLURALS)
    )


def _ends_definite(word: str) -> bool:
    return word.startswith((ARTICLE, "لل", "بال")) or is_noun(word)


def _is_name(words: Words, index: int) -> bool:
    return looks_like_given_name(words, index) or (
        words.words[index].startswith(ARTICLE) and looks_like_family_name(words, index)
    )


def _doubtful(beside: str) -> Judgement:
    return Judgement(Verdict.DOUBTFUL, f"may be an ordinary word beside {beside}")


def _against(beside: str) -> Judgement:
    return Judgement(Verdict.AGAINST, f"ordinary word beside {beside}")


def _after_proclitics(place: Surroundings) -> Judgement | None:
    if place.joins_name or place.precedes_name or (place.like_adjective and place.clitics.endswith(("ب", "ل"))):
        return OPEN  # لبري: no adjective stands after a preposition
    if place.clitics.endswith(("ب", "ك")):  # بسلام, بعون الله
        return _doubtful(place.clitics) if place.has_article or place.before in cues.VERBS else _against(place.clitics)
    if place.clitics in ("ل", "ول", "فل", "ف") and not place.has_article and not is_verb(place.before):
        return _doubtful(place.clitics)
    return None


def _after_word(place: Surroundings) -> Judgement | None:
    previous = place.previous
    if place.follows_name or (previous == "علي" and (place.next == "ان" or _is_done_to(place))):
        return OPEN  # أبلغ عون سلام; على الأسد أن يرحل; يرد على السوداني
    if place.follows_compound():
        return OPEN
    if place.adjective and previous.startswith(("ت", "ان", "اج")) and is_indefinite_adjective(place.next):
        return _against(place.next)  # تقدم بري محدود: the verb is as often its own verbal noun
    copula = known_as(previous, cues.COPULAS, verbs=True)
    if is_verb(previous) and previous not in cues.VERBS_OR_NOUNS and not copula:
        return OPEN  # زار سلام القصر
    if _is_subject(place):
        return OPEN
    if place.has_article:
        doubtful = copula or previous in cues.PLACE_PARTICLES or previous in ("ما", "هو")
        return _doubtful(previous) if doubtful and previous not in cues.PARTICLES - cues.PLACE_PARTICLES else None
    if previous in cues.BEFORE_ORDINARY_WORDS:
        return _against(previous)
    if copula:  # وكان هنية قد اغتيل, but كانت عون زوجها
        return OPEN if place.next == "قد" or may_be_verb(place.next) else _doubtful(previous)
    if place.name.endswith("ه") and previous.endswith("ه"):
        return _against(previous)  # أكلة هنية
    if previous in cues.PLACE_PARTICLES:
        return _doubtful(previous) if previous == "علي" else _against(previous)
    if place.adjective and place.agrees_no_more(previous) and not is_noun(place.next):
        return OPEN  # كتلة بري: an adjective would be برية
    return None


def _is_done_to(place: Surroundings) -> bool:
    """يرد على السوداني, الانقلاب على هادي: what is done to somebody goes with على."""
    before = "".join(place.back(2)[1:])
    deeds = cues.DONE_TO_BODIES | _DEEDS
    return bool(known_as(before, cues.SAYING, verbs=True) or known_as(before, deeds) or without_pronoun(before, deeds))


_DEEDS: Final = frozenset({"الرد", "ردا", "الانقلاب", "انقلب", "اعترض", "الهجوم", "التحريض", "الضغط", "اطلق"})


def _is_subject(place: Surroundings) -> bool:
    """ينوي بري, تقل رئيسي: after a verb of the present, a word that is no idea (يسود سلام) is somebody."""
    verb = place.previous.removeprefix("و")
    if place.has_article or place.name in cues.IDEAS or verb in cues.COPULAS:
        return False
    return (verb.startswith("ي") and may_be_verb(verb)) or (verb.startswith("ت") and is_feminine_verb(verb))


def _before_word(place: Surroundings) -> Judgement | None:
    following = place.next
    if not place.has_article and starts_with_noun(following):
        return _against(following)
    feminine = following.endswith("ه") and not place.name.endswith("ه")  # خيارات البرهان الصعبة
    if place.has_article and not feminine and _is_definite_adjective(following, nisba=not place.like_adjective):
        return _doubtful(following)
    return None


def _is_definite_adjective(word: str, *, nisba: bool) -> bool:
    """البرهان الرياضي; after a nisba any adjective: السوداني المقيم في لندن."""
    if not word.startswith(ARTICLE) or len(word) <= 5 or word in cues.TITLES:
        return False
    return is_noun(word) and (word.endswith("ي") or not nisba or has_feminine(word))


def _is_definite_noun(word: str) -> bool:
    return (
        word.startswith(ARTICLE)
        and len(word) > 3
        and not word.endswith("ي")
        and word not in cues.TITLES
        and word not in cues.PARTICLES
        and word not in cues.TIMES
    )
