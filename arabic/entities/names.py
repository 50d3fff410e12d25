"""Which words may be part of a person's name, and where a name ends."""

from __future__ import annotations

from enum import IntEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from arabic import cues
from arabic.clitics import segment
from arabic.entities.gazetteer import nisbas
from arabic.given_names import GIVEN_NAMES
from arabic.lexicon import zipf_of_folded
from arabic.normalise import fold
from arabic.words import Words

_NAMES: Final = Path(__file__).parent.parent / "data" / "names.tsv"


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


_OPENERS: Final = _words("بن ابن بنت أبو أبي أبا أم آل ذو عبد ولد نصر سيف")
_FOREIGN_PARTICLES: Final = _words("دي دا دو دوس فون فان دير دن لا لو لي ديل ماك سان بو ايل أوف")
_CLOSERS: Final = _words("الله الدين الإسلام الرحمن")
# Persons whom news calls by one name, which is nothing else.
ALONE: Final = _words("""
السيسي حميدتي ميقاتي جنبلاط نصرالله السنوار هنية العاروري الكاظمي العبادي بارزاني طالباني الحلبوسي العليمي حفتر الدبيبة
الغنوشي تبون بوتفليقة أردوغان أردوجان خامنئي بزشكيان عراقجي سليماني نتنياهو نتانياهو غانتس جانتس لابيد بنغفير سموتريتش غالانت هرتسوغ
ترامب بايدن أوباما كلينتون بلينكن سوليفان روبيو هيغسيث ويتكوف بومبيو بولتون رامسفيلد بوتين لافروف بيسكوف ميدفيديف
شويغو زاخاروفا بريغوجين زيلينسكي كوليبا زالوجني بوروشينكو لوكاشينكو ماكرون ساركوزي شيراك لودريان ميركل شولتس ميرتس
بيربوك شتاينماير جونسون سوناك ستارمر ثاتشر برلسكوني ميلوني غوتيريش جوتيريش بيدرسن غريفيث ستولتنبرغ ستولتنبرج روته بوريل
بولسونارو مادورو تشافيز كاسترو زوكربيرغ بيزوس ميسي رونالدو نيمار مبابي بنزيما غوارديولا جوارديولا مورينيو أنشيلوتي
ديوكوفيتش القذافي الجولاني الظواهري شارون أولمرت عرفات غورباتشوف يلتسين الخميني خاتمي رفسنجاني كيسنجر هتلر
""")
# Family names that are ordinary words or adjectives of countries as well.
_WELL_KNOWN: Final = ALONE | _words("""
الأسد البرهان الحريري بري مشعل الضيف عباس السوداني المالكي الصدر العامري الحوثي الزبيدي السراج المنفي صالح سعيد روحاني
رئيسي ظريف لاريجاني بينيت كاتس بيريز باراك ليفني بوش هاريس أوستن فانس كيري رايس باول تشيني هولاند تراس كاميرون بلير
براون دراغي سانشيز كالاس لاين ميشيل لاغارد مودي خان شريف شي كيم مون كيشيدا لولا ميلي مسك غيتس صلاح كلوب زيدان محرز
حكيمي بونو نادال فيدرر الكاظم البابا صدام مبارك مرسي الشرع البغدادي البشير حمدوك المصري الخطيب الطيب الراعي
""")
_NOT_NAMES: Final = _words("""
اليوم أمس غدا الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت صباح مساء ظهر قبل بعد خلال بين حول بشأن
ضمن عبر لدى نحو حيث كما فيما بينما لكن وقد أيضا مؤكدا مشيرا موضحا قائلا مضيفا لافتا معتبرا محذرا مشددا داعيا مطالبا
لافتة مضيفة وزارة وزير رئيس الرئيس مجلس حزب حركة هيئة جمهورية دولة مدينة محافظة ولاية قطاع اتحاد منظمة شركة بيان
تصريح مؤتمر اجتماع لقاء زيارة مباحثات محادثات اتصال هجوم هجمات انفجار قوات جيش حكومة نظام سلام حرب هدنة اتفاق
انتخابات تقرير تقارير مصادر مصدر مسؤول مسؤولون مسؤولين خبراء محللون شهود سكان مواطنون متظاهرون وسائل إعلام صحيفة
قناة وكالة موقع شبكة إذاعة ملف أزمة قضية رد ردا جاء جاءت تم يتم كان كانت ليس هذا هذه ذلك تلك التي الذي الذين كل بعض
غير عدم إن أن لم لن لا ما قد هل أو ثم أي منذ حتى مع عن من إلى على في هو هي هم أنه أنها بأنه بأنها الآن هنا هناك مثل
عدد عشرات مئات آلاف ملايين مليون مليار مليارات دولار يورو جنيه درهم ريال دينار ليرة بالمئة بالمائة يوم أيام شهر أشهر
عام أعوام سنة سنوات ساعة ساعات دقيقة الماضي الماضية المقبل المقبلة الجاري الحالي الأول الأولى الثاني الثانية الثالث
سابق السابق السابقة حاليا مؤخرا أمام ضد جراء إثر بسبب عقب وسط رغم جنوب شمال شرق غرب وأن بأن فإن وهو وهي كذلك نفسه
يذكر يشار علم العام العامة سفير نائب مستشار قائد زعيم مقتل اغتيال اعتقال وفاة استقالة إقالة تعيين
نجم لاعب مدرب مهاجم منتخب فريق نادي مباراة دوري كأس بطولة هدف أهداف فوز خسارة تعادل
""")


class NameWord(IntEnum):
    """How far a word is a personal name."""

    NO = 0
    MAYBE = 1  # unknown to every list, and built like a foreign name
    FAMILY = 2
    GIVEN = 3


@cache
def _listed() -> dict[str, tuple[int, int]]:
    found = {}
    for line in _NAMES.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            form, given, family = line.split("\t")
            found[form] = (int(given), int(family))
    return found


def _is_listed(form: str) -> bool:
    return form in GIVEN_NAMES or form in _WELL_KNOWN or form in _listed()


# A word more common than this is a given name only if we listed it by hand.
_COMMON: Final = 4.6
# … and one more common than this is no unknown name.
_RARE: Final = 3.6


@lru_cache(maxsize=65_536)
def name_word(form: str) -> NameWord:
    """How far a folded word without clitics is a personal name, its neighbours unseen."""
    if form in _NOT_NAMES or len(form) < 2 or not form.isalpha():
        return NameWord.NO
    if form in GIVEN_NAMES:
        return NameWord.GIVEN
    if form in _WELL_KNOWN:
        return NameWord.FAMILY
    if form in nisbas() or form in cues.TITLES or form in cues.VERBS or form in cues.PARTICLES:
        return NameWord.NO
    given, family = _listed().get(form, (0, 0))
    zipf = zipf_of_folded(form)
    if given + family and zipf < (_COMMON if given + family > 5 else _RARE + 0.6):
        return NameWord.GIVEN if given > family and given > 3 else NameWord.FAMILY
    if _is_compound(form):
        return NameWord.GIVEN
    return NameWord.MAYBE if built_like_a_name(form, zipf) else NameWord.NO


def _is_compound(form: str) -> bool:
    return (form.startswith("عبدال") and len(form) > 6) or (form.endswith(("الدين", "الله")) and len(form) > 6)


def built_like_a_name(form: str, zipf: float) -> bool:
    """Whether an unlisted word behaves as a foreign name does: rare, no article, no inflection of a common word."""
    if (
        zipf >= _RARE
        or len(form) < 3
        or form.startswith("ال")
        or form.endswith(("وا", "ات", "ين", "ون", "يه", "تها", "تهم"))
    ):
        return False
    if zipf_of_folded("ال" + form) > max(zipf - 0.5, 1.6):
        return False
    split = segment(form)
    if (split.proclitics or split.enclitics) and zipf_of_folded(split.stem) > 3:
        return False
    if form[0] in "يتنا" and any(zipf_of_folded(other + form[1:]) > 2.5 for other in "يتن" if other != form[0]):
        return False  # an imperfect verb
    return not any(form.endswith(end) and zipf_of_folded(form[: -len(end)]) > 3.3 for end in ("ت", "ا", "ه", "ي", "تا"))


# No name in the news is longer, particles counted.
_MOST_WORDS: Final = 7


def name_end(words: Words, first: int, form: str, *, single: bool) -> int | None:
    """Index after the last word of the name whose first word, read as ``form``, is word ``first``.

    single: a name of one word is enough (a title or verb of saying stands before it). None if no name begins there.
    """
    kind = name_word(form)
    index = first + 1
    if form in _OPENERS and form not in _CLOSERS:
        if index >= len(words) or not words.joins(index) or not _may_follow_opener(words.words[index]):
            return None
        kind, index = NameWord.GIVEN, index + 1
    if kind is NameWord.NO:
        return None
    parts, best = 1, kind
    while index < len(words) and index - first < _MOST_WORDS and words.joins(index):
        word = words.words[index]
        following = words.words[index + 1] if index + 1 < len(words) and words.joins(index + 1) else ""
        if word in _CLOSERS and kind >= NameWord.FAMILY:
            index += 1
            continue
        if word in _OPENERS and following and _may_follow_opener(following):
            index += 2
            parts, best = parts + 1, max(best, NameWord.FAMILY)
            continue
        if word in _FOREIGN_PARTICLES and following and name_word(following):
            index += 1
            continue
        if word[0] == "و" and name_word(word[1:]) >= NameWord.MAYBE and not _is_listed(word):
            break  # «بلينكن وستولتنبرغ» are two
        after = _continuation(word, kind)
        if after is NameWord.NO:
            break
        parts, best, index = parts + 1, max(best, after), index + 1
    if parts >= 2 and best >= NameWord.FAMILY:
        return index
    if parts >= 2 and single:
        return index
    if parts == 1 and single and (kind is not NameWord.GIVEN or zipf_of_folded(form) < 5.6):
        return index
    return None


def _continuation(word: str, first: NameWord) -> NameWord:
    kind = name_word(word)
    if kind is NameWord.NO and word not in _NOT_NAMES and word not in cues.VERBS and first is NameWord.GIVEN:
        given, family = _listed().get(word, (0, 0))
        # «محمود المصري», «عادل إمام»: words that are names after a given name only
        if word not in cues.PARTICLES and given + family >= (15 if word in nisbas() else 4) and word not in cues.TITLES:
            return NameWord.FAMILY
        if word.startswith("ال") and word.endswith("ي") and word not in nisbas() and zipf_of_folded(word) < _RARE:
            return NameWord.FAMILY
    return kind


def _may_follow_opener(word: str) -> bool:
    return word not in _NOT_NAMES and word not in cues.PARTICLES and word not in cues.VERBS and word.isalpha()


def is_well_known(form: str) -> bool:
    """Whether a word is a family name of somebody whom news names daily."""
    return form in _WELL_KNOWN


def is_ordinary(form: str) -> bool:
    """Whether a family name is an ordinary word as well, so that it says nothing by itself."""
    return form not in ALONE and (zipf_of_folded(form) >= _COMMON or form in nisbas() or form in cues.TITLES)
