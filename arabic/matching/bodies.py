"""Is an ordinary word the name of a watched organisation here? حماس, فتح, أمل, النهضة, by the words beside it."""

from collections.abc import Set
from typing import Final

from arabic import cues
from arabic.clitics import ARTICLE
from arabic.grammar import is_definite_adjective, is_feminine_verb, is_verb, known_as, may_be_verb
from arabic.matching.namelike import looks_like_given_name
from arabic.matching.ordinary import OPEN, is_indefinite_noun
from arabic.matching.surroundings import Judgement, Surroundings, Verdict
from arabic.matching.variants import is_noun
from arabic.normalise import fold


def judge_organisation(place: Surroundings, own: Set[str]) -> Judgement:
    if head := known_as(place.previous, cues.BODY_HEADS):
        named = any(head in kind for kind in cues.HEAD_KINDS)
        if _is_other_kind(head, own) or (named and head not in own and starts_noun_phrase(place)):  # جبهة فتح الشام
            return Judgement(Verdict.AGAINST, f"part of another name with {head}")
        return Judgement(Verdict.FOR, f"organisation after {head}")
    noun_phrase = starts_noun_phrase(place) or is_indefinite_noun(place.next)
    if deed := "" if noun_phrase else known_as(place.previous, cues.DEEDS):
        return Judgement(Verdict.OPEN, f"organisation after {deed}")
    if thing := known_as(place.previous, cues.THINGS) or known_as(place.previous, cues.NAMED_THINGS):
        return Judgement(Verdict.AGAINST, f"ordinary word after {thing}")
    if follows_given_name(place):
        return Judgement(Verdict.AGAINST, f"a person: {place.previous} {place.name}")
    if place.quoted:
        return Judgement(Verdict.FOR, "in quotation marks")
    if member := _member(place):
        return Judgement(Verdict.FOR, f"its {member}")
    if governing := place.follows(("ب", cues.MEETING), ("ل", cues.TELLING)):
        return Judgement(Verdict.FOR, f"goes with {governing}")
    if is_feminine_verb(place.previous):
        # أعادت فتح المتجر, شهدت الجزيرة: a verbal noun is its object as well, a feminine noun its subject.
        as_deed = noun_phrase and may_be_verb(place.name) and known_as(place.previous, _OF_DEEDS, verbs=True)
        reports = known_as(place.previous, cues.SAYING | _REPORTING, verbs=True)
        noun = place.has_article and place.name.endswith("ه") and not reports
        return Judgement(Verdict.DOUBTFUL if as_deed or noun else Verdict.FOR, f"verb before it: {place.previous}")
    if place.next in cues.SAYING or _before_feminine_verb(place) or place.speaks_in_headline():
        return Judgement(Verdict.FOR, "speaks")
    follows = (
        (place.follows_name or _is_object_after_pronoun(place))
        and not place.has_article
        and not may_be_verb(place.name)
    )
    if place.precedes_name or follows or _is_object(place):
        return OPEN
    if place.has_article:
        return Judgement(Verdict.DOUBTFUL, "may be an ordinary word")
    if place.clitics.endswith(("ب", "ك")) or place.previous in cues.BEFORE_ORDINARY_WORDS:
        return Judgement(Verdict.AGAINST, f"ordinary word after {place.clitics or place.previous}")
    if starts_noun_phrase(place) or (noun_phrase and may_be_verb(place.name)):  # فتح الطريق, فتح ممرات
        return Judgement(Verdict.AGAINST, f"ordinary word with {place.next}")
    if place.next.endswith("ه") and is_definite_adjective(place.next):
        return Judgement(Verdict.FOR, f"organisation with {place.next}")
    between = place.clitics == "و" and "بين" in place.back(2)  # بين إسرائيل وحماس
    if place.previous == "علي" and known_as("".join(place.back(2)[1:]), cues.DONE_TO_BODIES):
        return OPEN
    if place.joins_name or between or place.before in cues.PARTY_PARTICLES or _is_of_somebody(place):
        return OPEN
    return Judgement(Verdict.DOUBTFUL, "may be an ordinary word")


# What is done to deeds: قررت فتح المعبر; but تخوض فتح الانتخابات.
_OF_DEEDS: Final = frozenset(
    fold("""
    قررت تقرر أعادت تعيد استأنفت تستأنف بدأت تبدأ رفضت ترفض طلبت تطلب واصلت تواصل أعلنت تعلن تعتزم تنوي تستطيع
    حاولت تحاول أجلت تؤجل نفت تنفي اشترطت تشترط أرادت تريد أيدت تؤيد ناقشت تناقش بحثت تبحث شملت تشمل درست تدرس
    تضمنت تتضمن أتاحت تتيح منعت تمنع فضلت تفضل عارضت تعارض أكدت توقعت تتوقع انتظرت تنتظر شهدت تشهد
    """).split()
)
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


def _is_object_after_pronoun(place: Surroundings) -> bool:
    """اتهم فيها حماس بالتفاوض: a verb and a preposition with a pronoun."""
    before = place.back(2)
    return len(before) > 1 and before[0] in _WITH_PRONOUN and is_verb(before[1])


_WITH_PRONOUN: Final = frozenset(
    "فيه فيها به بها له لها عليه عليها منه منها معه معها خلاله خلالها بموجبه بموجبها".split()
)


def _is_of_somebody(place: Surroundings) -> bool:
    """سلاح حماس, لحماس: the name ends a noun phrase, nothing of the ordinary word's own follows."""
    before = place.previous
    if place.clitics.endswith("ل") and may_be_verb(place.name):  # لفتح ثغرة
        return not place.next or place.next in cues.PARTICLES or is_definite_adjective(place.next)
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


def follows_given_name(place: Surroundings) -> bool:
    """ساندرو فاغنر; but القضاء على حماس."""
    if not place.previous or place.follows_name:
        return False
    return looks_like_given_name(place.words, place.first - 1) and not is_noun(place.previous)


def starts_noun_phrase(place: Surroundings) -> bool:
    """Whether a definite noun makes it the ordinary word: قطر الأنبوب, فتح الطريق; not so حماس الفلسطينية."""
    following = place.next
    return (
        not place.has_article
        and following.startswith(ARTICLE)
        and not is_definite_adjective(following)
        and following not in cues.TITLES
        and following not in cues.PARTICLES
    )
