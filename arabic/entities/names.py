"""Which words may be part of a person's name, and where a name ends."""

from __future__ import annotations

from enum import IntEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from arabic import cues
from arabic.clitics import segment
from arabic.entities.gazetteer import gazetteer, nisbas
from arabic.entities.model import Type
from arabic.entities.text import Text
from arabic.given_names import GIVEN_NAMES
from arabic.lexicon import zipf_of_folded
from arabic.normalise import fold

_NAMES: Final = Path(__file__).parent.parent / "data" / "names.tsv"


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


_OPENERS: Final = _words("بن ابن بنت أبو أبي أبا أم آل ذو عبد ولد نصر سيف")
_FOREIGN_PARTICLES: Final = _words("دي دا دو دوس فون فان دير دن لا لو لي ديل ماك سان بو ايل أوف")
_INITIALS: Final = _words("جي دي جيه إم كي بي سي تي آر إس إف جاي")
_REGNAL: Final = _words("الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر")
_CLOSERS: Final = _words("الله الدين الإسلام الرحمن")
# Persons whom news calls by one name, which is nothing else.
ALONE: Final = _words("""
السيسي حميدتي ميقاتي جنبلاط نصرالله السنوار هنية العاروري الكاظمي العبادي بارزاني طالباني الحلبوسي العليمي حفتر الدبيبة
الغنوشي تبون بوتفليقة أردوغان أردوجان خامنئي بزشكيان عراقجي سليماني نتنياهو نتانياهو غانتس جانتس لابيد بنغفير
سموتريتش غالانت هرتسوغ
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
تصريح مؤتمر اجتماع لقاء زيارة مباحثات محادثات اتصال هجوم هجمات انفجار قوات جيش حكومة نظام حرب هدنة اتفاق
انتخابات تقرير تقارير مصادر مصدر مسؤول مسؤولون مسؤولين خبراء محللون شهود سكان مواطنون متظاهرون وسائل إعلام صحيفة
قناة وكالة موقع شبكة إذاعة ملف أزمة قضية رد ردا جاء جاءت تم يتم كان كانت ليس هذا هذه ذلك تلك التي الذي الذين كل بعض
غير عدم إن أن لم لن لا ما قد هل أو ثم أي منذ حتى مع عن من إلى على في هو هي هم أنه أنها بأنه بأنها الآن هنا هناك مثل
عدد عشرات مئات آلاف ملايين مليون مليار مليارات دولار يورو جنيه درهم ريال دينار ليرة بالمئة بالمائة يوم أيام شهر أشهر
عام أعوام سنة سنوات ساعة ساعات دقيقة الماضي الماضية المقبل المقبلة الجاري الحالي الأول الأولى الثاني الثانية الثالث
سابق السابق السابقة حاليا مؤخرا أمام ضد جراء إثر بسبب عقب وسط رغم جنوب شمال شرق غرب وأن بأن فإن وهو وهي كذلك نفسه
يذكر يشار علم العام العامة سفير نائب مستشار قائد زعيم مقتل اغتيال اعتقال وفاة استقالة إقالة تعيين
غربي شرقي عربي أوروبي دولي محلي شمالي جنوبي نيابي حكومي خليجي غربية عربية دبلوماسي سياسي ناهز يناهز نجم لاعب مدرب
مهاجم منتخب فريق نادي مباراة دوري كأس بطولة هدف أهداف فوز خسارة تعادل
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


_MORE_GIVEN: Final = _words("""
يشار نوفاك جانلوكا إندرميت كارلوس أون إيل جونغ شينزو جوكو برابوو رجب بولنت خلوصي هاكان مولود بكر ديفلت ميرال أكرم
كمال تشاووش
رافاييل رفاييل ألكسيس جوليوس نغوزي سيريل ويليام أوهورو يويري بولا غودلاك ساديو كريستوفر ماسيمو ماتيو باولو أنطونيو
جيورجيا
ليونيل أنخيل سيرخيو خافيير خوسيه خوان خورخي ميغيل غوستافو نيكولاس أليخاندرو دانييل غابرييل بيدرو جايير أندريس رافائيل
لي وانغ تشانغ ماو شي هو تشن لين يون بارك كيم موون هان ناو فوميو شيغيرو تارو يوشي ناروهيتو مودي أميت سوبرامانيام إمران
نواز آصف
أنتوني جايك كيفن ستيفن براد بيت مايك تشاك ميتش نيكي رون كاش تولسي مارجوري لويد كيث ماركو سوزي لورا كايلي روبن روبرتا
فالديس دونالد أندريوس أورماس كاي جوزيب تييري فابريس سيباستيان جيرالد غابرييل برونو أوليفييه ستيفان غريغوري
أرارات نيكول إلهام سيردار شوكت قاسم صدر إمام عليخان رستم مظلوم آلدار بافل مسرور نيجيرفان قوباد آريز
""")


def _is_listed(form: str) -> bool:
    return form in GIVEN_NAMES or form in _MORE_GIVEN or form in _WELL_KNOWN or form in _listed()


# A word more common than this is a given name only if we listed it by hand.
_COMMON: Final = 4.6
_TOO_COMMON: Final = 5.6  # … and above this not by itself even then («قال كريم», but not «قال نور»)
_VERY_RARE: Final = 2.5
_USUAL: Final = 30  # times in names.tsv: a title that is a name as well («حسين أمير عبد اللهيان»)
# … and one more common than this is no unknown name.
_RARE: Final = 3.6


@lru_cache(maxsize=65_536)
def name_word(form: str) -> NameWord:
    """How far a folded word without clitics is a personal name, its neighbours unseen."""
    if form in _NOT_NAMES or len(form) < 2 or not form.isalpha():
        return NameWord.NO
    if form in GIVEN_NAMES or form in _MORE_GIVEN:
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
    if _is_inflected(form, 3.0):
        return False
    return not any(form.endswith(end) and zipf_of_folded(form[: -len(end)]) > 3.3 for end in ("ت", "ا", "ه", "ي", "تا"))


def _is_inflected(form: str, common: float) -> bool:
    """Whether a word is a verb of the imperfect, an accusative noun, or has clitics on a word above ``common``."""
    if form[0] in "يت" and zipf_of_folded(("ت" if form[0] == "ي" else "ي") + form[1:]) > 2.5:
        return True
    if form.endswith("ا") and zipf_of_folded(form[:-1]) > 3.3:
        return True
    split = segment(form)
    enclitic = bool(split.enclitics) and zipf_of_folded(split.stem) > 2.5
    return enclitic or (bool(split.proclitics) and zipf_of_folded(split.stem) > common)


# No name in the news is longer, particles counted.
_MOST_WORDS: Final = 7


def name_end(words: Text, first: int, form: str, *, single: bool, greedy: bool = False) -> int | None:
    """Index after the last word of the name whose first word, read as ``form``, is word ``first``.

    single: a role or a verb of saying stands before it, so that one word is enough and rare words may be names.
    greedy: the second word is taken for a name unless it cannot be one. None if no name begins there.
    """
    index = first + 1
    kind = in_context(form, introduced=single)
    if form in _OPENERS and form not in _CLOSERS:
        if not _may_follow_opener(words.word(index)):
            return None
        kind, index = NameWord.GIVEN, index + 1
    elif form in _INITIALS and single and words.word(index):
        kind = NameWord.GIVEN
    if kind is NameWord.NO:
        return None
    parts, best = 1, kind
    while index - first < _MOST_WORDS and (word := words.word(index)) and not _is_thing(words, index):
        following = words.word(index + 1)
        if word in _CLOSERS and kind >= NameWord.FAMILY:
            index += 1
            continue
        if word in _OPENERS and following and _may_follow_opener(following):
            index += 1 if following in _OPENERS else 2
            parts, best = parts + 1, max(best, NameWord.FAMILY)
            continue
        if _is_particle(word, following, single):
            index += 1
            continue
        if word in _REGNAL and kind is NameWord.GIVEN and single and parts == 1:
            return index + 1
        if word[0] == "و" and in_context(word[1:], introduced=single) and not _is_listed(word):
            break  # «بلينكن وستولتنبرغ» are two
        after = _continuation(word, kind, single and parts == 1)
        if after is NameWord.NO and greedy and parts == 1 and _may_be_family(word):
            after = NameWord.MAYBE
        if after is NameWord.NO and word in cues.TITLES and sum(_listed().get(word, (0, 0))) >= _USUAL:
            after = NameWord.FAMILY if name_word(following) or following in _OPENERS else after
        if after is NameWord.NO:
            break
        parts, best, index = parts + 1, max(best, after), index + 1
    if parts >= 2 and (best >= NameWord.FAMILY or single):
        return index
    known = form in _OPENERS or name_word(form) is not NameWord.NO
    if (
        parts == 1
        and single
        and known
        and (kind is not NameWord.GIVEN or form in _OPENERS or zipf_of_folded(form) < _TOO_COMMON)
    ):
        return index
    return None


def in_context(form: str, *, introduced: bool) -> NameWord:
    """As :func:`name_word`; after a role or a verb of saying any rare word that is no verb may be a name."""
    kind = name_word(form)
    if kind is NameWord.NO and introduced and len(form) > 2 and form.isalpha() and not _is_other(form):
        rare = zipf_of_folded(form) < _RARE - 0.4 and not form.startswith(_WITH_ARTICLE)
        return NameWord.MAYBE if rare and not _is_inflected(form, 4.3) else kind
    return kind


_WITH_ARTICLE: Final = ("ال", "بال", "لل", "وال", "كال", "فال", "سي", "ست")


def _is_other(form: str) -> bool:
    return form in _NOT_NAMES or form in nisbas() or form in cues.TITLES or form in cues.VERBS or form in cues.PARTICLES


def _is_thing(words: Text, index: int) -> bool:
    """Whether a place or organisation of several words begins here («شهباز شريف إسلام آباد»)."""
    hit = gazetteer().at(words, index)
    return hit is not None and hit.last > hit.first and hit.entry.type is not Type.PERSON


def _continuation(word: str, first: NameWord, introduced: bool) -> NameWord:
    kind = in_context(word, introduced=introduced)
    if kind is NameWord.NO and first is NameWord.GIVEN and (word in nisbas() or not _is_other(word)):
        given, family = _listed().get(word, (0, 0))
        # «محمود المصري», «عادل إمام»: words that are names after a given name only
        if given + family >= (15 if word in nisbas() else 4):
            return NameWord.FAMILY
        if word.startswith("ال") and word not in nisbas():
            rare = zipf_of_folded(word) < (_RARE if word.endswith("ي") or introduced else _RARE - 0.8)
            return NameWord.FAMILY if rare else kind
    if kind is NameWord.NO and introduced and word.startswith("ال") and not _is_other(word):
        return NameWord.MAYBE if zipf_of_folded(word) < _VERY_RARE else kind  # «جانلوكا ألبريني»
    return kind


def _is_particle(word: str, following: str, introduced: bool) -> bool:
    """«فون دير لاين», «جي دي فانس»."""
    if not (word in _FOREIGN_PARTICLES or (introduced and word in _INITIALS)):
        return False
    return following in _FOREIGN_PARTICLES or in_context(following, introduced=introduced) is not NameWord.NO


def _may_be_family(word: str) -> bool:
    """Whether a word after a role and a given name may be the family name, common as it is («حسن نافعة»)."""
    return not _is_other(word) and zipf_of_folded(word) < _COMMON and not _is_inflected(word, 3.0) and word.isalpha()


def _may_follow_opener(word: str) -> bool:
    return bool(word) and word.isalpha() and not (word in _NOT_NAMES or word in cues.PARTICLES or word in cues.VERBS)


def is_well_known(form: str) -> bool:
    """Whether a word is a family name of somebody whom news names daily."""
    return form in _WELL_KNOWN


def is_ordinary(form: str) -> bool:
    """Whether a family name is an ordinary word as well, so that it says nothing by itself."""
    return form not in ALONE and (zipf_of_folded(form) >= _COMMON or form in nisbas() or form in cues.TITLES)
