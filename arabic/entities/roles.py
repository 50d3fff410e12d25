"""Roles of people as news writes them: «وزير الخارجية الأمريكي», «المتحدث باسم الكرملين», «الشيخ».

A role is a head noun and what belongs to it; the person's name stands after it («وزير الخارجية الأمريكي أنتوني
بلينكن») or before it («ديمتري بيسكوف المتحدث باسم الكرملين»). This module tells where a role ends; whether a name
stands beside it is for :mod:`arabic.entities.persons` to say.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from arabic import cues
from arabic.entities.gazetteer import gazetteer, nisbas
from arabic.entities.names import NameWord, is_well_known, name_word
from arabic.entities.readings import Reading, plausible, readings
from arabic.entities.text import Text
from arabic.lexicon import zipf_of_folded
from arabic.normalise import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


_MORE_HEADS: Final = _words("""
الشاعر الكاتب الفنان الفنانة المخرج المخرجة المهندس المهندسة المطرب المطربة الممثل الممثلة الأستاذ الأستاذة المحامي
المحامية
الصحفي الصحفية الصحافي الصحافية الإعلامي الإعلامية الناقد الناقدة المؤرخ المفكر الرسام الموسيقي اللواء العميد العقيد
المسؤول مسؤول المسؤولة مسؤولة القائم المكلف مفوضة منسق منسقة ممثل ممثلة كبيرة رئيسا وزيرا متحدثا المشرف مشرف المرجع
المدعية المدعي قاضي قائدة نجم لاعب لاعبة المغني المغنية الموسيقار الروائي الروائية الشاعرة الكاتبة الباحثة الخبيرة
خبيرة المحللة محلل محللة المعلق مراسل مراسلة المراسل مذيع مقدم القس الأنبا المرشح ملياردير مالك رجلي مدربة مديرا
النائبان السفيرة المندوب مندوب مندوبة المندوبة المراقب مراقب المفتش الأسير الشهيد الطفل الطفلة الشاب الشابة المواطن
المواطنة الضابط الجندي الفريق المتهم المعتقل القيادية الداعية الأكاديمي الطبيب الطبيبة البطل البطلة العداء العداءة
السباح السباحة
الحكم الدولي اللاعبة هداف حارس ظهير قلب لاعبا مهندس الدبلوماسي دبلوماسي الوزراء رئيسة وكيلة وليا
""")
# In the list of titles for the name matcher, but too loose to begin a role.
_LOOSE: Final = _words(
    "رجل الرائد المقدم نظيره نظيرها السابق الدولي الراحل الراحلة الوزراء الفريق قلب الحكم سلفه خلفه ولي كبير"
)
HEADS: Final = (cues.TITLES | _MORE_HEADS) - _LOOSE
_PAIRED_HEADS: Final = {
    fold(first): _words(seconds)
    for first, seconds in {
        "ولي": "العهد عهد",
        "كبير": "مستشاري المستشارين الدبلوماسيين مفاوضي المفاوضين الأطباء الحاخامات الباحثين "
        "الاقتصاديين الخبراء العلماء المحللين",
        "نظيره": "",
        "رجل": "الأعمال الدين أعمال",
        "الفريق": "أول الركن",
        "الرئيس": "",
        "الراحل": "",
    }.items()
    if seconds
}
# Nouns inside a role, after its head: «نائب رئيس هيئة أركان الجيش».
_INNER: Final = _words("""
مجلس وزارة هيئة لجنة حزب حركة حكومة جمهورية دولة مملكة إمارة أركان شؤون وفد كتلة دائرة مكتب إدارة قسم جهاز مديرية
منظمة مؤسسة شركة بنك مصرف بلدية محافظة مدينة ولاية إقليم جامعة كلية معهد مركز محكمة نادي منتخب فريق اتحاد رابطة نقابة
غرفة صندوق قيادة قوات جيش شرطة أمن استخبارات مخابرات سلاح فرقة لواء كتيبة تيار ائتلاف جبهة تحالف تنظيم جماعة مجموعة
برنامج بعثة سفارة قنصلية مندوبية أمانة عام أول ثان سابق أعلى شعبة وحدة قطاع ديوان رئاسة وكالة قناة صحيفة تحرير مجلة
مفوضية مستشفى أبحاث دراسات تنفيذي فوق العادة تصريف أعمال منتدب حقوق إعلام علاقات خارجية دفاع داخلية مالية اقتصاد صحة
تعليم
طاقة نفط بترول عدل تجارة صناعة زراعة سياحة ثقافة رياضة شباب نقل بيئة عمل كرة مباحثات مفاوضات عمليات
""")
_CONNECTORS: Final = _words(
    "باسم باسمه باسمها باسمهم لشؤون بشؤون لدى عن إلى المكلف المعني المقيم التابع التابعة ورئيس ووزير ونائب"
)
# After these the role goes on only with a place, an organisation or a definite noun.
_LOOSE_CONNECTORS: Final = _words("في لدى عن إلى من على")
# Definite words that end a role: when, not what.
_DANGLING: Final = (_CONNECTORS | _LOOSE_CONNECTORS) - _words("باسمه باسمها باسمهم")
_NEVER: Final = _words("""
اليوم أمس الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الماضي الماضية المقبل المقبلة الجاري الحالي الآن
الذي التي الذين الله إن أن
""")
_MOST_WORDS: Final = 14
# An adjective of a role («السابق», «التنفيذي») is common; what is rarer is a family name («السنيورة»).
_RARE_DEFINITE: Final = 4.0


class Role(NamedTuple):
    """Text ``first`` to ``last`` of a role, the first read as ``reading``. country: ISO 3166 alpha-2 or empty."""

    first: int
    last: int
    reading: Reading
    country: str


def may_be_role(word: str) -> bool:
    """Whether ``word``, clitics left out, can head a role."""
    return bool(_heads(word))


def role_at(words: Text, index: int) -> Role | None:
    """The role whose head is word ``index``, or None."""
    head = next((r for r in _heads(words.words[index]) if is_head(words, index, r.form)), None)
    if head is None:
        return None
    end, country = index + 1, ""
    while end < len(words) and end - index < _MOST_WORDS and words.joins(end):
        step = _step(words, end, head.form)
        if step is None:
            break
        end, found = step
        country = found or country
    while end - 1 > index and words.words[end - 1] in _DANGLING:
        end -= 1
    return Role(index, end - 1, head, country)


@lru_cache(maxsize=65_536)
def _heads(word: str) -> tuple[Reading, ...]:
    """Readings of a word that may head a role, a pronoun after it or not («زعيمها», «رئيسه التنفيذي»)."""
    found = []
    for reading in readings(word):
        base = next((reading.form.removesuffix(end) for end in ("ها", "هم", "ه") if reading.form.endswith(end)), "")
        if not plausible(word, reading):
            continue
        if reading.form in HEADS or reading.form in _PAIRED_HEADS:
            found.append(reading)
        elif base in HEADS and not base.startswith("ال") and len(base) > 3:
            found.append(reading._replace(form=base))
    return tuple(found)


def is_head(words: Text, index: int, form: str) -> bool:
    """Whether ``form``, a reading of word ``index``, can be the head of a role there."""
    following = words.word(index + 1)
    if form in _PAIRED_HEADS:
        return following in _PAIRED_HEADS[form] or (form in HEADS and bool(following))
    return form in HEADS


def _step(words: Text, at: int, head: str) -> tuple[int, str] | None:
    """Index after the part of a role that begins with word ``at`` and its country, or None where the role ends."""
    word = words.words[at]
    if word in _NEVER:
        return None
    hit = gazetteer().at(words, at)
    if hit is not None and not hit.entry.weak and hit.entry.type != "person":
        clitics = hit.reading.clitics
        if name_word(hit.reading.form) < NameWord.GIVEN or hit.last > hit.first:
            # «رئيس مصر» yes, «والرئيس قطر» no; و joins what is enumerated («الأوسط وشمال أفريقيا»)
            return (hit.last + 1, hit.entry.country) if clitics in ("", "ل", "ب", "و") else None
    if word in nisbas():
        return at + 1, nisbas()[word]
    if word in _CONNECTORS:
        return at + 1, ""
    following = words.word(at + 1)
    if word in _LOOSE_CONNECTORS:
        place = gazetteer().at(words, at + 1) if following else None
        definite = following.startswith("ال") and following not in _NEVER and following not in cues.TITLES
        return (at + 1, "") if place is not None or definite else None
    if word in HEADS and not head.startswith("ال"):
        return at + 1, ""  # «نائب رئيس …»
    if word in _INNER:
        return at + 1, ""
    if word.startswith("ال"):
        return (at + 1, "") if _is_role_word(word, head) else None
    if word.startswith(("لل", "بال", "وال")) and zipf_of_folded(word.lstrip("وبل")) and not word.endswith("الله"):
        return (at + 1, "") if _is_role_word("ال" + word[2 if word.startswith("لل") else 3 :], head) else None
    return None


def _is_role_word(word: str, head: str) -> bool:
    """Whether a definite word belongs to the role rather than being a name («الرئيس السيسي»)."""
    if word in cues.TITLES and head.startswith("ال"):
        return False
    if name_word(word) >= NameWord.FAMILY:
        return (
            zipf_of_folded(word) >= _RARE_DEFINITE and name_word(word) is not NameWord.GIVEN and not is_well_known(word)
        )
    return True
