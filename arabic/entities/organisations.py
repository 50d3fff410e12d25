"""Organisations that no list has: a head noun and what belongs to it («وزارة الخارجية الروسية», «شركة سينوفاك»)."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from arabic.entities.gazetteer import Hit, gazetteer, nisbas
from arabic.entities.model import Found, Type
from arabic.entities.names import NameWord, in_context, name_end, name_word
from arabic.entities.readings import Reading, plausible, readings
from arabic.entities.roles import HEADS
from arabic.entities.text import Text
from arabic.normalise import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


# Heads with their complement: the name of one body.
_HEADS: Final = _words("""
وزارة مجلس هيئة منظمة حزب حركة شركة بنك مصرف جامعة محكمة وكالة صحيفة قناة نادي اتحاد جمعية مؤسسة لجنة مفوضية رابطة
نقابة مركز معهد كلية مستشفى جهاز كتائب سرايا ألوية لواء جبهة تيار ائتلاف تحالف تنظيم جماعة بلدية مديرية مصلحة ديوان
صندوق مجموعة دائرة غرفة بورصة شبكة موقع مجلة جريدة إذاعة تلفزيون دار متحف أكاديمية مدرسة مرصد برلمان سفارة
قنصلية نيابة حرس فيلق منتخب فرقة برنامج شرطة مخابرات استخبارات أمانة مصنع مصفاة
""")
# … and these only with a capable complement: alone they are too often an ordinary group.
_NEEDS_NAME: Final = _words(
    "حركة قناة شبكة مركز مجموعة شبكة موقع دار مدرسة مجلس دائرة كلية برنامج جهاز لجنة فرقة لواء مصنع تحالف جماعة تنظيم"
)
# Definite heads that need the adjective of a country: «الجيش الروسي», «الخارجية الأمريكية».
_DEFINITE: Final = _words("""
الجيش الحكومة البرلمان الخارجية الدفاع الداخلية الرئاسة المخابرات الاستخبارات الشرطة المركزي القضاء المحكمة الحزب
التلفزيون الإذاعة الجمارك البحرية الكنيسة الصحة العدل المالية الأركان الجيشين الاتحاد الحرس السفارة النيابة
""")
# Adjectives that make a definite head a body's name: «البنك المركزي», «الحزب الشيوعي», «المحكمة الدستورية».
_PROPER_PAIRS: Final = {
    fold(head): _words(adjectives)
    for head, adjectives in {
        "رئاسة": "الوزراء الجمهورية الأركان الحكومة",
        "البنك": "المركزي الإسلامي الأهلي التجاري الزراعي",
        "المصرف": "المركزي",
        "الحزب": "الشيوعي الديمقراطي الجمهوري الاشتراكي القومي الوطني الليبرالي الإسلامي الحاكم",
        "المفوضية": "العليا السامية القومية",
        "الخزانة": "الأمريكية الأميركية",
        "المحكمة": "الدستورية الاتحادية العليا الجنائية",
        "النيابة": "العامة",
        "الهيئة": "العامة العليا الوطنية",
        "المجلس": "الأعلى الرئاسي الانتقالي الوطني التشريعي المركزي العسكري",
        "الجبهة": "الشعبية الديمقراطية الوطنية",
        "الحركة": "الإسلامية الشعبية الديمقراطية",
        "الاتحاد": "العام الدولي العربي الوطني",
        "المنظمة": "الدولية العربية العالمية",
        "اللجنة": "الدولية العليا الأولمبية الوطنية",
        "الوكالة": "الدولية الوطنية الأمريكية الأوروبية",
        "الجامعة": "الأمريكية العربية اللبنانية الأردنية الإسلامية",
        "الدفاع": "المدني",
        "الأمن": "العام الوطني الداخلي القومي",
        "الديوان": "الملكي الأميري",
        "الشركة": "الوطنية العامة القابضة المصرية",
        "المؤسسة": "العامة الوطنية",
        "الحرس": "الثوري الوطني الجمهوري الملكي",
        "الخطوط": "الجوية",
        "المركز": "الوطني القومي العربي الدولي",
    }.items()
}
# Nouns of a complement in the construct: «هيئة شؤون الأسرى», «منظمة أطباء بلا حدود».
_INNER: Final = _words("""
شؤون حقوق إدارة تنمية دعم مكافحة تنسيق حماية رعاية أمن أمناء نواب شيوخ وزراء شورى دفاع أركان طيران كهرباء نفط تجارة
صناعة علماء قضاة أطباء بلا حدود كرة القدم دراسات أبحاث بحوث مراقبة تنظيم تعليم خدمات أنباء إذاعة تحرير مقاومة عمال شباب
إفتاء أوراق مالية استثمار تأمين مياه اتصالات قيادة عموم قوات جمارك ضرائب زراعة صحة طب علوم هندسة محلفين حكماء إغاثة
مجلس وزارة هيئة لجنة اتحاد حزب جامعة رئاسة محكمة مصر
""")
_NEVER: Final = _words("""
إلى الفريق

اليوم أمس الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الماضي الماضية المقبل المقبلة الجاري الجارية
الحالي الحالية الآن الذي التي الذين اللذين اللتين المذكور المذكورة الجديد الجديدة الراهن الراهنة التابعة التابع المعنية
المختصة المنافس المنافسة المملوك المملوكة المسؤول المسؤولة المكلفة الأخيرة الأخير الأول الأولى الرسمية الرسمي
الاستعداد الموافقة الإعلان السيطرة الرئيس الدكتور السيد الأسبوع الشهر العام السنة الموقع المقرر المقررة المتواجدة
""")
# «هيئة … للانتخابات»: bodies whose name goes on with what they are for.
_FOR_WHAT: Final = _words("لجنة هيئة وكالة مفوضية منظمة مؤسسة جهاز مركز صندوق اتحاد جمعية رابطة معهد برنامج مكتب")
_PAIR_ADJECTIVES: Final = _words(
    "المستقلة المستقل الموحدة الموحد الدولية الدولي الوطنية العربية العربي الانتقالي الجنوبي"
)
_HONOURS: Final = _words("الملك الأمير الأميرة الشيخ الإمام السلطان")
# «بنك قطر الوطني»: what may follow the country in a name.
_CLOSING: Final = _words("الوطني الوطنية الدولي الدولية المركزي المركزية الإسلامي الإسلامية المتحدة المفتوحة")
_OF_OFFICE: Final = _words("وزير وزيرة زير زيرة وزيرا مستشار مستشارة نظيره نظيرها وزراء مستشارا")
_MOST_WORDS: Final = 6


def organisation_at(words: Text, index: int) -> Found | None:
    """The organisation whose head is word ``index``, or None."""
    before = words.words[index - 1] if words.joins(index) else ""
    return next((found for r in _heads(words.words[index]) if (found := _from_head(words, index, r, before))), None)


def may_head(word: str) -> bool:
    """Whether ``word``, clitics left out, can be the head of an organisation's name."""
    return bool(_heads(word))


@lru_cache(maxsize=65_536)
def _heads(word: str) -> tuple[Reading, ...]:
    return tuple(
        r
        for r in readings(word)
        if r.form in _HEADS or r.form in _DEFINITE or r.form in _PROPER_PAIRS
        if r.form in _HEADS or plausible(word, r)
    )


def _from_head(words: Text, index: int, head: Reading, before: str) -> Found | None:
    if head.form in _HEADS:
        end, country, proper = _complement(words, index + 1, for_what=head.form in _FOR_WHAT)
        if end == index + 1 or (head.form in _NEEDS_NAME and not proper and end - index < 3):
            return None
        return _found(words, index, end - 1, head, country)
    if before.lstrip("ولب") in _OF_OFFICE or not words.word(index + 1):
        return None  # «وزير الدفاع التركي», «مستشار الأمن القومي»: an office, not a body
    second = words.words[index + 1]
    if head.form in _PROPER_PAIRS and second in _PROPER_PAIRS[head.form]:
        end = index + 2
        while words.word(end) in _PAIR_ADJECTIVES or words.word(end).startswith("لل"):
            end += 1
        country = nisbas().get(words.word(end), "")
        return _found(words, index, end - (not country), head, country or nisbas().get(second, ""))
    if head.form in _DEFINITE and second in nisbas() and _agree(head.form, second):
        return _found(words, index, index + 1, head, nisbas()[second])
    return None


def _complement(words: Text, start: int, *, for_what: bool) -> tuple[int, str, bool]:
    """Index after a complement from ``start`` on, its country, and whether it has a proper name."""
    at, country, proper, definite = start, "", False, False
    while at < len(words) and at - start < _MOST_WORDS and words.joins(at):
        word = words.words[at]
        if word in _NEVER or (word in HEADS and not _is_honoured(words, at, start)):
            break
        hit = gazetteer().at(words, at)
        if definite and hit is not None and hit.entry.type is Type.PLACE:
            break
        if hit is not None and _belongs(hit, at > start):
            at, country, proper = hit.last + 1, hit.entry.country or country, True
            if hit.entry.id.startswith("country:"):
                return at + (words.word(at) in _CLOSING), country, True
            return at + (words.word(at) in nisbas()), country, True
        if word in nisbas():
            return at + 1, nisbas()[word], True  # the country closes a name
        if word in _HONOURS:
            named = name_end(words, at + 1, words.words[at + 1], single=True)
            return named or at, country, True
        if word.startswith("ال"):
            at, definite = at + 1, True
        elif (word.startswith(("وال", "لل")) and definite and not word.endswith("الله")) or (
            word in _INNER and not definite
        ):
            at += 1
        elif not definite and in_context(word, introduced=True) is not NameWord.NO:
            at, proper = at + 1, True
        else:
            break
    while at > start and words.words[at - 1] in _INNER and not words.words[at - 1].startswith("ال") and not proper:
        at -= 1  # a construct noun without its noun
    return at, country, proper


def _is_honoured(words: Text, at: int, start: int) -> bool:
    """«جامعة الملك سعود»: a title opens the complement and a name follows."""
    return at == start and words.words[at] in _HONOURS and bool(name_word(words.word(at + 1)))


def _belongs(hit: Hit, not_first: bool) -> bool:
    return hit.reading.clitics in (("", "ل") if not_first else ("",)) and not hit.entry.weak


def _agree(head: str, adjective: str) -> bool:
    """«الخارجية الروسية» is a ministry; in «وزير الخارجية الروسي» the adjective is the minister's."""
    return head.endswith("ه") == adjective.endswith("ه") or head in (
        "الرئاسه",
        "الصحه",
        "الاستخبارات",
        "المخابرات",
        "الجمارك",
    )


def _found(words: Text, first: int, last: int, head: Reading, country: str) -> Found:
    name = " ".join((head.form, *words.words[first + 1 : last + 1]))
    return Found(Type.ORGANISATION, first, last, head.offset, name, country=country)
