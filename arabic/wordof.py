"""On whose word: agencies, outlets, officials, statements and unnamed sources that a text names for what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from arabic.entities import Type
from arabic.entities.gazetteer import gazetteer, nisbas
from arabic.entities.organisations import organisation_at
from arabic.entities.text import Text
from arabic.lexicon import zipf_of_folded
from arabic.media import Mention, may_begin, medium_at
from arabic.normalise import fold
from arabic.saying import TRANSMITTING, VERBS, verb_of

Kind = Literal["agency", "outlet", "official", "statement", "unnamed"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source that the text names. name: as usual where we know it; surface == text[start:end]. id: gazetteer's."""

    name: str
    type: Kind
    surface: str
    start: int
    end: int
    id: str = ""


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


def _with_conjunctions(words: frozenset[str]) -> frozenset[str]:
    return frozenset(conjunction + word for word in words for conjunction in ("", "و", "ف"))


_ACCORDING: Final = _with_conjunctions(_words("وفق بحسب حسب وفقا طبقا استنادا"))
_WHAT: Final = _with_conjunctions(_words("حسبما وفقما كما مثلما"))
_NAMED: Final = _words("يدعى تدعى اسمه اسمها يسمى")
_SHOWED: Final = _with_conjunctions(_words("أظهرت أظهر تظهر يظهر بينت"))
_CARRIED: Final = _with_conjunctions(_words("أورد أوردت"))
_LEARNED: Final = _words("علمت وعلمت")
_FROM: Final = _with_conjunctions(_words("نقلا"))
# Verbs that name a source and are no verbs of saying, and those with an object («صور نشرتها قناة»).
_MORE_VERBS: Final = _with_conjunctions(
    _words("""
جاء ورد وردت جاءت علم علمت عرض عرضت أذاع أذاعت بث بثت رصد رصدت تناقلت تناقل تداولت اطلع اطلعت حصلت حصل تلقت تلقى
""")
) | frozenset(
    conjunction + form + end
    for conjunction in ("", "و")
    for form in (
        "نشر",
        "بث",
        "اورد",
        "ذكر",
        "نقل",
        "اعد",
        "اجر",
        "عرض",
        "اذاع",
        "علم",
        "قال",
        "اعلن",
        "اكد",
        "افاد",
        "كشف",
    )
    for end in ("ته", "تها", "ه", "ها", "تهما")
)
_PUBLISHED: Final = frozenset(VERBS) | _MORE_VERBS | TRANSMITTING
# Talking to somebody: «في مقابلة مع قناة», «في تصريح لصحيفة», «استطلاع لرويترز».
_TALKS: Final = _words("""
مقابلة حوار لقاء حديث حديثه حديثها تصريح تصريحات مداخلة مقابلته حوارها حواره تصريحاته تصريحاتها برنامج شاشة تقرير
إحصاء استطلاع تحليل تحقيق مسح بيانات حصيلة تعداد مقال مقابلات تصريحاتهم اتصال حديثهم أرقام إفادة
""")
_TALK_REACH: Final = 16  # words between «في تصريح» and the medium
_TO: Final = _words("مع على إلى عبر")
_WROTE: Final = _with_conjunctions(_words("كتب كتبت نشر نشرت نشرا مقال مقاله مقالها مقالة"))
_INFORMED: Final = _with_conjunctions(_words("أبلغ أبلغت أبلغوا أخبر أخبرت أخبروا يبلغ"))
_AGENCY_HEADS: Final = _words("وكالة الوكالة وكالات الوكالات وكالتي")
_OTHER_AGENCIES: Final = _words("ناسا موديز فيتش ستاندرد إس يوروبول فرونتكس داربا الأونروا")
_RARE: Final = 3.4  # Zipf: foreign names are below it
_OF_NEWS: Final = _words("أنباء الأنباء للأنباء الصحافة الإخبارية إخبارية الإعلام للإعلام")
_OUTLET_HEADS: Final = _words("""
صحيفة قناة موقع شبكة إذاعة مجلة جريدة تلفزيون فضائية محطة بوابة يومية تلفزة دورية أمواج أثير الصحيفة القناة الموقع
الشبكة الإذاعة المجلة التلفزيون
""")
_HEADS: Final = _AGENCY_HEADS | _OUTLET_HEADS
_NEWS_NAMES: Final = _words("نيوز نت برس أونلاين تايمز بوست تلغراف")
_MEDIA_NOUNS: Final = _words("وسائل إعلام الإعلام صحف الصحف تقارير مواقع فضائيات قنوات إذاعات الصحافة")
_OF_MEDIA: Final = _words("إعلام الإعلام إعلامية صحفية صحافية إخبارية التواصل")
_STATEMENT: Final = _words("بيان البيان بلاغ البلاغ منشور تغريدة تدوينة بيانها بيانه بلاغها مذكرة رسالة إفصاح")
_DATA: Final = _words("""
بيانات أرقام إحصاءات إحصائيات تقديرات سجلات تقرير تقارير مسح حصيلة معطيات مؤشرات توقعات إحصاء إحصائية نشرة دراسة
تقدير مؤشر
""")
_OFFICIALS: Final = _words("""
السلطات الشرطة الجيش الحكومة الوزارة الخارجية الداخلية الرئاسة النيابة الهيئة المنظمة البلدية المحكمة الإسعاف الأرصاد
الدفاع الكرملين سلطات الأجهزة الادعاء الجمارك المديرية المفوضية اللجنة المرصد الجمعية النقابة الشركة البنك المصرف شرطة
""")
_OFFICES: Final = _words("""
وزارة مجلس مستشفى جامعة بلدية هيئة منظمة مؤسسة جمعية شركة مكتب منتدى مديرية مندوبية معهد مركز إدارة دائرة غرفة
نقابة رابطة
""")
_SOURCES: Final = _words("أوساط الأوساط مصدر مصادر المصدر المصادر مصدرا مصدران مصدرين")
_WITNESSES: Final = _words("شهود شاهد شاهدان شاهدين الشهود مطلعين مطلعون مقربين مقربون ناجون مسعفون مسعفين")
# Too vague by themselves to be a source: «قال مسؤول في الوزارة» is a speaker.
_VAGUE: Final = _words("""
مسؤول مسؤولون مسؤولين مسؤولان مسؤولا مسؤولة سكان دبلوماسي دبلوماسيا دبلوماسيين دبلوماسيون دبلوماسيان أشخاص شخصين
شخصان ناشطون ناشطين نشطاء أهالي
مندوبين مندوبون مندوبان ضباط ضابط متعاملين متعاملون تجار قياديين قيادي قياديون مساعدين أشخاص شخصين شخصان
""")
_UNNAMED: Final = _SOURCES | _WITNESSES | _VAGUE
_UNNAMED_ADJECTIVES: Final = frozenset(
    article + adjective + end
    for adjective in fold("""
مسؤول مطلع أمني عسكري دبلوماسي حكومي طبي محلي سياسي مقرب رفيع موثوق خاص رسمي ميداني قضائي برلماني غربي إعلامي عليم
كبير متعدد متطابق حزبي نقابي صحي ملاحي نفطي مالي صناعي تجاري سابق حالي بارز إغاثي أممي كنسي عائلي قريب مواكب متابع
وزاري رئاسي أوروبي عربي خليجي قبلي جامعي تعليمي رياضي مصرفي ملكي حقوقي إنساني
""").split()
    for article in ("", "ال")
    for end in ("", "ه", "ين", "ون", "ان", "تان", "تين", "ات")
) | _words("المستوى عيان العيان كبار عدة")
_COUNTS: Final = _words("""
أحد إحدى عدة بعض عدد من ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة ثلاث أربع خمس ست سبع ثمان تسع عشر كبار
""")
# Between a cue and the source: «ما نقلته عنه اليوم وكالة», «ما جاء في بيان».
_SKIPPED: Final = _words("""
عليه عليها عنه عنها عنهم عن في إلى به بها له لها اليوم أمس على مساء صباح أيضا الأحد الاثنين الإثنين الثلاثاء
الأربعاء الخميس الجمعة السبت لاحقا أول بدورها بدوره قد سبق
""")
_PRESS: Final = _words("إعلام الإعلام صحف الصحف الصحافة صحافة")
_OF_BROADCASTS: Final = _words("الإذاعة البث الإذاعة والتلفزيون")
_NO_NAMES: Final = _words("أن إن التي الذي من قد مع أنه أنها ما")
_REPORTERS: Final = _words("مراسل مراسلة مراسلو مراسلي لمراسل لمراسلة مراسلنا موفد موفدة لموفد مندوب ومراسل")
_DATELINE_LENGTH: Final = 120  # characters
_DATELINE_WORDS: Final = 8
_DESK: Final = re.compile(r"\((?:إعداد|تغطية|تحرير|شارك في)[^()]*للنشرة العربية")  # how Reuters signs
_BRACKET: Final = re.compile(r"\(([^()\d]{2,30})\)$")
_SOURCE: Final = re.compile(r"(?:المصدر|المصادر)\s*:\s*(.{2,40})$")
_SIGNED: Final = re.compile(r"\n[\s/*-]*(\S.{1,30}?)[\s/*-]*$")
_MARKS: Final = frozenset(('"', "'", "(", '("', "/", "«", "“", "”", "”(", "“(", "»", "("))


_NOUNS: Final = _HEADS | _UNNAMED | _STATEMENT | _DATA | _MEDIA_NOUNS


def find_word_of(words: Text) -> list[Attribution]:
    """Sources in the order of the text, each place once."""
    found: dict[int, Attribution] = {}
    dateline = _dateline(words)
    if dateline is not None:
        of_all = _of_mention(words, *dateline)
        found[of_all.start] = of_all
    end = 0
    for index, word in enumerate(words.words):
        kind = _KINDS.get(word)
        if kind is None:
            kind = _remembered(word)
        if kind == "other" or words.places[index][0] < end:
            continue
        source = _after_cue(words, index) if kind == "cue" else _mentioned(words, index, word)
        if source is not None and not (source.type == "unnamed" and _is_repeated(source, found.values())):
            found.setdefault(source.start, source)
            end = max(end, source.end) if kind == "source" else end
    return sorted(found.values(), key=lambda source: source.start)


_KINDS: Final[dict[str, str]] = {}
_EVERYWHERE: Final = 6.0  # Zipf: «إن بي سي» needs «شبكة» before it, or every إن would be looked at
_MOST_REMEMBERED: Final = 65_536  # words: those of some days' news


def _remembered(word: str) -> str:
    """«cue» («بحسب»), «source» for what may begin a medium or unnamed source, «other». Remembered by word."""
    if len(_KINDS) >= _MOST_REMEMBERED:
        _KINDS.clear()
    bare = _bare(word)
    kind = "other"
    if (
        word in _ACCORDING
        or word in _WHAT
        or word in _FROM
        or word in _LEARNED
        or word in _CARRIED
        or word in _SHOWED
        or word in ("جاء", "وجاء", "ورد", "وورد")
    ):
        kind = "cue"
    elif (
        bare in _HEADS
        or bare == "هييه"
        or bare in _UNNAMED
        or bare in _MEDIA_NOUNS
        or word in _NEWS_NAMES
        or word == "ل"
        or (may_begin(word) and zipf_of_folded(word) < _EVERYWHERE)
    ):
        kind = "source"
    _KINDS[word] = kind
    return kind


@lru_cache(maxsize=_MOST_REMEMBERED)
def _bare(word: str) -> str:
    """A head without ل ب و before it."""
    for _ in range(2):
        if word[:1] in ("و", "ل", "ب") and word not in _NOUNS:
            word = word[1:] if not word.startswith("لل") else "ال" + word[2:]
    return word


def _is_repeated(source: Attribution, found: Iterable[Attribution]) -> bool:
    """«وأضاف المصدر», «وقال أحد المصادر»: a source named before."""
    word = next((word for word in fold(source.surface).split() if word.startswith("ال") and word in _UNNAMED), None)
    if word is None:
        return False
    stem = "مص" if word in _SOURCES else word[2:5]
    return any(stem in fold(before.surface) for before in found if before.type == "unnamed")


def _after_cue(words: Text, index: int) -> Attribution | None:
    """The source that «بحسب», «وفق ما نقلته», «حسبما ذكر», «نقلا عن», «جاء في بيان» name."""
    word = words.words[index]
    at = index + 1
    if at >= len(words):
        return None
    if word in _FROM and words.words[at] != "عن":
        return None
    if word in _LEARNED or word in _CARRIED:
        return _learned(words, at, word in _LEARNED)
    if word in _SHOWED:
        return _official(words, at) if _bare(words.words[at]) in _DATA else None
    if word in _MORE_VERBS:
        return _statement(words, at + 1) if words.words[at] == "في" else None
    if word in _WHAT or words.words[at] == "ما":
        at += words.words[at] == "ما"
        if at >= len(words) or words.words[at] not in _PUBLISHED:
            return None
        at += 1
    while at < len(words) and words.words[at] in _SKIPPED:
        at += 1
    if at < len(words) and words.words[at] == "ل":
        at += 1
    if at >= len(words):
        return None
    weak = word.lstrip("وف") == "كما"
    if not weak and words.words[at] in _STATEMENT and not _is_marked(words, at):
        return _statement(words, at)
    return (
        _medium(words, at) or _unnamed(words, at) or (None if weak else _statement(words, at) or _official(words, at))
    )


def _learned(words: Text, at: int, surely: bool) -> Attribution | None:
    """«علمت صحراء ميديا أن», «وعلمت «المدن» من مصادر», «وأوردت ميديا 24 أن»: whoever has it is an outlet.

    surely: only outlets do so; else a definite noun may be something else («أوردت الدراسة أن»).
    """
    known = _medium(words, at)
    if known is not None:
        return known
    last = at
    while last < at + 3 and last + 1 < len(words) and words.words[last + 1] not in ("من", "ان"):
        last += 1
    if words.words[last + 1 : last + 2] not in (["من"], ["ان"]) or words.words[at] in ("ان", "من"):
        return None
    head = words.words[at]
    if not surely and not _is_marked(words, at) and (head.startswith("ال") or head in _NOUNS or head in _SKIPPED):
        return None
    return _made(words, at, last, 0, "outlet")


def _mentioned(words: Text, index: int, word: str) -> Attribution | None:
    """A medium or unnamed source at word ``index``, if the words around it say that something comes from it."""
    if word == "ل":
        return _told(words, index)
    source = _named_news(words, index) if word in _NEWS_NAMES else _medium(words, index, sure=False)
    first = index - 1 if word in _NEWS_NAMES else index
    if source is not None:
        return source if _is_published(words, first, _last_word(words, first, source)) else None
    source = _unnamed(words, index)
    if source is None or _has_name(words, source) or (_is_only_vague(source) and not _is_passed_on(words, index)):
        return None
    first = index
    while first and words.words[first - 1] in _COUNTS - {"من"} and words.joins(first):
        first -= 1
    return source if _is_quoted(words, first, _last_word(words, index, source)) else None


def _last_word(words: Text, first: int, source: Attribution) -> int:
    last = first
    while last + 1 < len(words) and words.places[last + 1][0] < source.end:
        last += 1
    return last


def _is_published(words: Text, first: int, last: int) -> bool:
    """Whether a medium from word ``first`` to ``last`` is somebody's who says, prints, broadcasts or is talked to."""
    text = words.words
    before = first - 1
    while before >= 0 and (text[before] in _SKIPPED or text[before] in _REPORTERS) and first - before < 5:
        before -= 1
    preposition = text[first - 1] if first and text[first - 1] in _TO else ""
    if before >= 0 and (text[before] in _PUBLISHED or text[first - 1] in _DATA) and not preposition:
        return True
    near = text[max(0, first - _TALK_REACH) : first]
    if (preposition or text[first].startswith("ل") or _is_reporter(words, first)) and any(
        word in _TALKS or word in _PUBLISHED for word in near
    ):
        return not _is_at_large(words, first)
    if (text[first - 1 : first] == ["في"] or text[first].startswith("ب")) and any(word in _WROTE for word in near):
        return True
    if any(word in _INFORMED for word in near[-12:]):
        return True
    if text[first - 1 : first] == ["عن"] and any(word in TRANSMITTING or word in _FROM for word in near[-9:]):
        return True
    return _says_after(words, first, last)


def _is_at_large(words: Text, first: int) -> bool:
    """«قال لوسائل الإعلام»: everybody's."""
    return _bare(words.words[first]) in _MEDIA_NOUNS


def _is_reporter(words: Text, first: int) -> bool:
    return first > 0 and words.words[first - 1] in _REPORTERS


def _says_after(words: Text, first: int, last: int) -> bool:
    """«رويترز: …», «صحيفة الغد قالت», «وكانت قناة الجزيرة قد ذكرت»."""
    at = last + 1
    if at >= len(words):
        return False
    if words.before(at).strip(" \"»”'") == ":":
        return not set("-–—/(").intersection(words.before(first))  # a dateline
    while at < len(words) and words.words[at] in ("قد", "ايضا", "سبق", "ان") and at < last + 3:
        at += 1
    if at >= len(words) or words.before(at).strip(" \"»”'()"):
        return False
    verb = verb_of(words.words[at])
    return words.words[at] in TRANSMITTING or (verb is not None and not verb.bound and not verb.participle)


def _is_quoted(words: Text, first: int, last: int) -> bool:
    """Whether an unnamed source from word ``first`` to ``last`` says something, or is said to have said it."""
    text = words.words
    before = first - 1
    while before >= 0 and first - before < 6:
        word = text[before]
        verb = verb_of(word)
        if verb is not None and not verb.participle:
            return True
        if word in TRANSMITTING or word in _FROM or word in _ACCORDING or word in _MORE_VERBS:
            return True
        told = word.startswith("ل") or word in _SKIPPED or words.before(before + 1).strip() in ('"', "»", "”")
        if not told and first - before > 1 and word not in ("من",):
            break
        if not told and word not in ("عن", "من"):
            break
        before -= 1
    if text[first - 1 : first] in (["عن"], ["من"]):
        return any(
            word in TRANSMITTING or word in _FROM or word in _MORE_VERBS for word in text[max(0, first - 10) : first]
        )
    return _says_after(words, first, last)


def _is_only_vague(source: Attribution) -> bool:
    return fold(source.surface) in _VAGUE


def _is_passed_on(words: Text, index: int) -> bool:
    """«ونقلت بلومبرغ عن مندوبين»: whoever it is passed on from is a source, vague as he is."""
    text = words.words
    return text[index - 1 : index] == ["عن"] and any(
        word in TRANSMITTING or word in _FROM for word in text[max(0, index - 10) : index]
    )


def _has_name(words: Text, source: Attribution) -> bool:
    """«شاهد يدعى …»: he has a name."""
    after = words.text[source.end : source.end + 12].split()
    return bool(after) and fold(after[0]) in _NAMED


def _told(words: Text, index: int) -> Attribution | None:
    """«قال لـ«شفق نيوز»»: a name in quotation marks that somebody speaks to is an outlet's, known or not."""
    at = index + 1
    if at >= len(words):
        return None
    known = _medium(words, at)
    near = any(word in _TALKS or word in _PUBLISHED for word in words.words[max(0, index - _TALK_REACH) : index])
    if not near or known is not None:
        return known if near else None
    if words.before(at).strip(" ـ") not in _MARKS or gazetteer().at(words, at) is not None:
        return None
    last = at
    while last < at + 2 and words.joins(last + 1):
        last += 1
    return _made(words, at, last, 0, "outlet") if words.before(last + 1).strip()[:1] in ("»", '"', "”", "“") else None


def _named_news(words: Text, index: int) -> Attribution | None:
    """«شفق نيوز», «إرم نيوز»: an outlet that no list has, by the last word of its name."""
    if not words.joins(index) or medium_at(words, index - 1) is not None:
        return None
    before = words.words[index - 1]
    offset = 1 if before[0] in "لو" and index > 1 and words.words[index - 2] in _PUBLISHED else 0
    return _made(words, index - 1, index, offset, "outlet")


def _medium(words: Text, at: int, *, sure: bool = True) -> Attribution | None:
    """An agency, outlet or the media at large whose name begins with word ``at``.

    sure: something before says that a source follows, so that a name that is a word as well is taken for the name.
    """
    word = words.words[at]
    mention = medium_at(words, at)
    if mention is not None:
        if mention.medium.weak and not sure and not _is_marked(words, at):
            return None
        return _of_mention(words, at, mention)
    bare = _bare(word)
    offset = 1 if word.startswith("لل") else len(word) - len(bare)
    if bare in _HEADS or (bare == "هييه" and words.word(at + 1) in _OF_BROADCASTS):
        last, name, identity = _name_after(words, at)
        agency = bare in _AGENCY_HEADS
        while (
            last > at
            and last + 1 < len(words)
            and words.words[last + 1] in nisbas()
            and not words.before(last + 1).strip(' "')
        ):
            last += 1  # «صحيفة «ماركا» الإسبانية»
        if last == at or (agency and not identity and not _is_of_news(words, at + 1)):
            return None
        is_agency = identity.startswith("agency:") if identity else agency
        return _made(words, at, last, offset, "agency" if is_agency else "outlet", name, identity)
    following = words.word(at + 1)
    if (bare in _MEDIA_NOUNS and following in _OF_MEDIA) or (bare in _PRESS and following in nisbas()):
        last = at + 1
        while last < at + 3 and words.word(last + 1) and _is_adjective(words.words[last + 1]):
            last += 1
        return _made(words, at, last, offset, "outlet")
    return None


def _is_of_news(words: Text, at: int) -> bool:
    """Whether what follows «وكالة» makes it one of news («… إيسنا», «… الأنباء»), and not «… الفضاء», «… موديز»."""
    if _OF_NEWS.intersection(words.words[at : at + 2]):
        return True
    word = words.words[at]
    return not word.startswith("ال") and word not in _OTHER_AGENCIES and zipf_of_folded(word) < _RARE


def _is_marked(words: Text, at: int) -> bool:
    return words.before(at).strip(" لـو") in _MARKS


def _is_adjective(word: str) -> bool:
    return word in nisbas() or word in _UNNAMED_ADJECTIVES


def _of_mention(words: Text, at: int, mention: Mention) -> Attribution:
    organisation = organisation_at(words, at)
    last = max(mention.last, organisation.last if organisation else 0)
    while words.word(last + 1) in nisbas():  # «قناة السومرية العراقية»
        last += 1
    kind: Kind = "agency" if mention.medium.is_agency else "outlet"
    return _made(words, at, last, mention.offset, kind, mention.medium.name, mention.medium.id)


def _name_after(words: Text, at: int) -> tuple[int, str, str]:
    """End, usual name and id of what stands after a head: «وكالة أنباء تاس», «صحيفة "نيويورك تايمز"», «قناة الغد»."""
    for index in range(at + 1, min(len(words), at + 4)):
        between = words.before(index).strip()
        if between and between not in _MARKS:
            break
        mention = medium_at(words, index)
        if mention is not None and not mention.offset:
            return mention.last, mention.medium.name, mention.medium.id
        if between and index == at + 1:
            last = index
            while last < index + 3 and words.joins(last + 1):
                last += 1
            return last, "", ""
    organisation = organisation_at(words, at)
    if organisation is not None:
        return organisation.last, "", ""
    last = at
    while last < at + 2 and words.joins(last + 1) and _is_name(words.words[last + 1], first=last == at):
        last += 1
    return last, "", ""


def _is_name(word: str, *, first: bool) -> bool:
    """Whether a word after a head belongs to the outlet's name («إذاعة موزاييك»), or says of what country it is."""
    if word in nisbas():
        return True
    return first and verb_of(word) is None and word not in _SKIPPED and word not in _NO_NAMES


def _unnamed(words: Text, at: int) -> Attribution | None:
    """«مصدر أمني مطلع», «ثلاثة مسؤولين أمريكيين», «شهود عيان»."""
    counted = at
    while (
        counted < at + 3 and counted + 1 < len(words) and words.words[counted] in _COUNTS and words.joins(counted + 1)
    ):
        counted += 1
    word = words.words[counted]
    bare = _bare(word)
    if bare not in _UNNAMED:
        return None
    first = at
    while first and words.words[first - 1] in _COUNTS and words.words[first - 1] != "من" and words.joins(first):
        first -= 1
    last = counted
    while words.word(last + 1) and _tells_of_source(words.words[last + 1], bare):
        last += 1
    if bare in _SOURCES and last == counted and not _speaks_by_itself(words, last):
        return None
    return _made(words, first, last, len(word) - len(bare) if first == counted else 0, "unnamed")


def _tells_of_source(word: str, head: str) -> bool:
    """An adjective of a source: «مطلع», «أمريكيين», «سوريا» in the accusative, «كردي» after «مصدر»."""
    if _is_adjective(word) or (word.endswith("ا") and _is_adjective(word[:-1])):
        return True
    return head in _SOURCES and len(word) > 3 and word.endswith(("ي", "يه", "يين", "يون")) and verb_of(word) is None


def _speaks_by_itself(words: Text, last: int) -> bool:
    """«مصدر في الشرطة», «المصدر إن», but not «مصدر قلق», «مصادر الطاقة»."""
    if not words.joins(last + 1):
        return True
    following = words.words[last + 1]
    return (
        following[:1] in ("ب", "ل")
        or following in ("في", "من", "ان", "الذي", "التي", "عن")
        or verb_of(following) is not None
    )


def _statement(words: Text, at: int) -> Attribution | None:
    if at >= len(words):
        return None
    word = words.words[at]
    bare = _bare(word)
    if bare not in _STATEMENT:
        return None
    following = _medium(words, at + 1) if at + 1 < len(words) else None
    if following is not None:
        return following
    body = organisation_at(words, at + 1) if at + 1 < len(words) else None
    return _made(words, at, body.last if body else at, len(word) - len(bare), "statement")


def _official(words: Text, at: int) -> Attribution | None:
    """A body after «بحسب»: «وزارة الصحة», «الشرطة», «بيانات البنك المركزي»."""
    of_data = False
    if _bare(words.words[at]) in _DATA and at + 1 < len(words):
        of_data = True
        at += 1 + (words.words[at + 1] in _MORE_VERBS)  # «أرقام نشرتها المنظمة»
        medium = _medium(words, at) if at < len(words) else None
        if medium is not None or at >= len(words):
            return medium
    organisation = organisation_at(words, at)
    if organisation is not None:
        return _made(words, at, organisation.last, organisation.offset, "official")
    hit = gazetteer().at(words, at)
    if hit is not None and hit.entry.type is Type.ORGANISATION:
        return _made(words, at, hit.last, hit.reading.offset, "official", hit.entry.name, hit.entry.id)
    word = words.words[at]
    bare = "ال" + word[2:] if word.startswith("لل") else word
    if word.startswith("ل") and word[1:] in _OFFICES:
        bare = word[1:]
    if bare not in _OFFICIALS:
        unlisted = bare in _OFFICES or (of_data and (word.startswith("لل") or _is_foreign(bare)))
        return _unlisted(words, at, len(word) - len(bare)) if unlisted else None
    last = at + (
        words.word(at + 1) in nisbas() or words.word(at + 1) in ("المحليه", "المدني", "العامه", "الجويه", "الصحيه")
    )
    return _made(words, at, last, len(word) - len(bare), "official")


def _is_foreign(word: str) -> bool:
    return not word.startswith("ال") and zipf_of_folded(word) < _RARE


def _unlisted(words: Text, at: int, offset: int) -> Attribution | None:
    """A body that no list has: «مكتب أمين المظالم», «تقديرات برايس ووترهاوس كوبرز»."""
    last = at
    while last < at + 2 and words.word(last + 1) and verb_of(words.words[last + 1]) is None:
        if words.words[last + 1] in _SKIPPED or words.words[last + 1] in _NO_NAMES:
            break
        last += 1
    return _made(words, at, last, offset, "official")


def _made(
    words: Text, first: int, last: int, offset: int, kind: Kind, name: str = "", identity: str = ""
) -> Attribution:
    start, end = words.span(first, last, offset)
    return Attribution(name or words.text[start:end], kind, words.text[start:end], start, end, identity)


def agency_of(text: str) -> str | None:
    """The agency whose copy the whole article is, by what its first or last lines say.

    «القاهرة (رويترز) - …», «غزة / الأناضول /», «… (أ ف ب)», «المصدر: رويترز», «(إعداد … للنشرة العربية)». Cleaning
    takes datelines off; this finds what it has left and what was never cleaned.
    """
    opening = _dateline(Text(text[:_DATELINE_LENGTH]))
    if opening is not None:
        return opening[1].medium.name
    end = text[-_DATELINE_LENGTH:].rstrip(" .\n")
    for pattern in (_BRACKET, _SOURCE, _SIGNED):
        match = pattern.search(end)
        name = _agency(Text(match[1]), 0) if match is not None else None
        if name is not None:
            return name
    return "رويترز" if _DESK.search(end) else None


def _dateline(words: Text) -> tuple[int, Mention] | None:
    """Word and mention of the agency in a dateline: «القاهرة - أ ش أ: …», «الرياض (رويترز) - …»."""
    for index in range(min(len(words), _DATELINE_WORDS)):
        word = words.words[index]
        if word in VERBS:
            return None
        if not may_begin(word) or (index and not set("(-/,:").intersection(words.before(index))):
            continue
        mention = medium_at(words, index)
        if (
            mention is not None
            and mention.medium.is_agency
            and set(")-/:").intersection(words.before(mention.last + 1))
        ):
            return index, mention
    return None


def _agency(words: Text, index: int) -> str | None:
    mention = medium_at(words, index) if words.words else None
    whole = mention is not None and mention.medium.is_agency and mention.last == len(words) - 1
    return mention.medium.name if mention is not None and whole else None
