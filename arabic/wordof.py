"""On whose word: agencies, outlets, officials, statements and unnamed sources that a text names for what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from arabic.entities import Type
from arabic.entities.gazetteer import gazetteer
from arabic.entities.organisations import organisation_at
from arabic.entities.text import Text
from arabic.normalise import fold

_MEDIA_IDS: Final = ("agency:", "outlet:")

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


_ACCORDING: Final = _words("وفق بحسب حسب وفقا طبقا ووفق وبحسب ووفقا وحسب استنادا")
_WHAT_CUES: Final = _words("حسبما كما وفقما على نقلا ونقلا")
_WHAT_VERBS: Final = re.compile(
    ""
    "^[وفب]?(?:ما)?(?:ذكر|نقل|افاد|اورد|نشر|اعلن|قال|بث|كشف|اكد|اوضح|جاء|ورد|صرح|اضاف|اشار|ابلغ|نسب|رصد|علم|عرض|اذاع|كتب)(?:ت|وا|ته|تها|ه|ها)?$"
)
# Verbs whose subject is a medium: «نقلت رويترز», «ذكرت صحيفة».
_MEDIA_VERBS: Final = re.compile(
    r"^[وف]?(?:نقل|ذكر|افاد|اورد|نشر|بث|كشف|قال|اضاف|اعلن|اكد|اوضح|نسب|نقلا|رصد|زعم|رجح|كتب|اشار)(?:ت|تها|ته)?$"
)
_TOLD_VERBS: Final = re.compile(
    r"^[وف]?[يت]?(?:قال|صرح|اكد|اوضح|ابلغ|اضاف|كشف|حديث|تصريح|تصريحات|مقابله|حوار|اتصال|خص|اخبر)(?:ت|وا|ه|ها|ات)?$"
)
_AGENCY_HEADS: Final = _words("وكالة الوكالة وكالات الوكالات")
_OUTLET_HEADS: Final = _words(
    "صحيفة قناة موقع شبكة إذاعة مجلة جريدة تلفزيون فضائية محطة بوابة منصة الصحيفة القناة الموقع الشبكة الإذاعة "
    "المجلة التلفزيون"
)
_MEDIA_PHRASES: Final = re.compile(
    r"^[وبل]?وسائل (?:ال)?اعلام|^[وبل]?(?:الصحافه|صحف|تقارير اعلاميه|مواقع|وسائل التواصل)"
)
_STATEMENT: Final = _words("بيان البيان بيانات بلاغ منشور تغريدة تدوينة بيانها بيانه")
_UNNAMED: Final = _words("""
مصدر مصادر المصدر المصادر مصدرا مصدران مسؤول مسؤولين مسؤولون مسؤولان شهود دبلوماسي دبلوماسيين دبلوماسيون مطلعين
مطلعون مقربين
ناشطون ناشطين نشطاء سكان شاهد
""")
# Too vague by themselves to be a source: «قال مسؤول في الوزارة» is a speaker.
_VAGUE: Final = _words("مسؤول مسؤولون مسؤولين مسؤولان سكان دبلوماسي ناشطون نشطاء")
_UNNAMED_ADJECTIVES: Final = _words("""
مسؤول مسؤولة مطلع مطلعة أمني أمنية عسكري عسكرية دبلوماسي دبلوماسية حكومي حكومية طبي طبية محلي محلية سياسي سياسية مقرب
مقربة
رفيع رفيعة المستوى موثوق موثوقة خاص خاصة رسمي رسمية ميداني ميدانية قضائي قضائية برلماني برلمانية غربي غربية إعلامي
إعلامية عليم عليمة كبير كبيرة كبار عيان العيان متعددة عدة إسرائيلي إسرائيليون إسرائيليين أمريكي أمريكيون أمريكيين
أميركي أميركيون أميركيين
إسرائيلية أمريكية أميركية فلسطينية فلسطيني مصرية مصري عراقية عراقي سورية سوري لبنانية لبناني روسي روسية أمنيين حكوميين
""")
_PARENTHESISED: Final = re.compile(r"\(([^()\d]{2,30})\)\s*[-–:.]?\s*")


def find_word_of(text: str, words: Text | None = None) -> list[Attribution]:
    """Sources in the order of the text, each place once."""
    words = words or Text(text)
    found: dict[int, Attribution] = {}
    for index, word in enumerate(words.words):
        if not _is_cue(word):
            continue
        for at, weak in _sources_after(words, index, word):
            source = _source(text, words, at, weak)
            if source is not None:
                found.setdefault(source.start, source)
    return sorted(found.values(), key=lambda source: source.start)


@lru_cache(maxsize=65_536)
def _is_cue(word: str) -> bool:
    cue = word in _ACCORDING or word in _WHAT_CUES
    return cue or bool(_MEDIA_VERBS.match(word) or _TOLD_VERBS.match(word))


def agency_of(text: str) -> str | None:
    """The agency in parentheses at the beginning or end of ``text``: the article as a whole is its copy.

    The dateline itself is taken off by cleaning; this finds the agency that stands elsewhere («… (رويترز)»).
    """
    for match in (_PARENTHESISED.match(text, text.find("(")) if 0 <= text.find("(") < 60 else None, _last(text)):
        if match is not None:
            words = Text(match[1])
            hit = gazetteer().at(words, 0) if words.words else None
            if hit is not None and hit.entry.id.startswith("agency:") and hit.last == len(words) - 1:
                return hit.entry.name
    return None


def _last(text: str) -> re.Match[str] | None:
    at = text.rfind("(")
    return _PARENTHESISED.fullmatch(text.rstrip(" .\n"), at) if at >= 0 else None


def _sources_after(words: Text, index: int, word: str) -> Iterator[tuple[int, bool]]:
    """Where sources may begin that the cue at ``index`` names, and whether the cue is a weak one.

    After a weak cue only media and unnamed sources count: whoever else says something is its speaker, not its source.
    """
    following = words.words[index + 1] if index + 1 < len(words) else ""
    if word in _ACCORDING:
        if following == "ما" and index + 2 < len(words) and _WHAT_VERBS.match(words.words[index + 2]):
            yield _skip(words, index + 3), False
        else:
            yield _skip(words, index + 1), False
    elif word in ("نقلا", "ونقلا") and following == "عن":
        yield index + 2, False
    elif word in _WHAT_CUES:
        at = index + (2 if following == "ما" else 1)
        if at < len(words) and _WHAT_VERBS.match(words.words[at]):
            yield _skip(words, at + 1), word == "كما"
    elif _MEDIA_VERBS.match(word):
        yield (index + 2 if following == "عن" else index + 1), True
        if word.lstrip("وف").startswith("نقل"):
            yield from ((at + 1, True) for at in range(index + 2, index + 8) if words.word(at) == "عن")
    if _TOLD_VERBS.match(word):
        yield from ((at, True) for at in range(index + 1, min(len(words), index + 8)) if _is_told(words, at))


def _is_told(words: Text, at: int) -> bool:
    """«لوكالة فرانس برس», «لـ«القدس العربي»»: a medium that somebody speaks to."""
    word = words.words[at]
    if word == "ل" and at + 1 < len(words):
        hit = gazetteer().at(words, at + 1)
        return hit is not None and hit.entry.id.startswith(_MEDIA_IDS)
    hit = gazetteer().at(words, at) if word.startswith("ل") else None
    return (hit is not None and hit.entry.id.startswith(_MEDIA_IDS)) or word[1:] in _OUTLET_HEADS | _AGENCY_HEADS


def _skip(words: Text, at: int) -> int:
    """Past what stands between a cue and the source: «وفق ما نقلته عنه وكالة», «ما جاء في بيان»."""
    while at < len(words) and words.words[at] in ("عنه", "عنها", "عن", "في", "الي", "به", "له", "اليوم", "امس"):
        at += 1
    return at


def _source(text: str, words: Text, at: int, weak: bool) -> Attribution | None:
    if at < len(words) and words.words[at] == "ل":
        at += 1  # «لـ«القدس العربي»»
    if at >= len(words):
        return None
    word = words.words[at]
    bare = word[1:] if word[:1] in "لبو" and word[1:] in _AGENCY_HEADS | _OUTLET_HEADS | _STATEMENT | _UNNAMED else word
    offset = len(word) - len(bare)
    hit = gazetteer().at(words, at)
    organisation = organisation_at(words, at)
    if hit is not None and hit.entry.id.startswith(_MEDIA_IDS):
        kind: Kind = "agency" if hit.entry.id.startswith("agency:") else "outlet"
        last = max(hit.last, organisation.last) if organisation and organisation.first == hit.first else hit.last
        return _made(text, words, at, last, hit.reading.offset, kind, hit.entry.name, hit.entry.id)
    if bare in _AGENCY_HEADS | _OUTLET_HEADS and not (bare.startswith("ال") and (weak or hit is not None)):
        last, name, identity = _medium(words, at, organisation.last if organisation else at)
        if last == at and not bare.startswith("ال"):
            return None
        return _made(text, words, at, last, offset, "agency" if bare in _AGENCY_HEADS else "outlet", name, identity)
    if _MEDIA_PHRASES.match(" ".join(words.words[at : at + 2])):
        last = at + 1
        while last + 1 < len(words) and words.joins(last + 1) and words.words[last + 1].endswith("ه") and last - at < 3:
            last += 1
        return _made(text, words, at, last, offset, "outlet")
    if bare in _UNNAMED and (not weak or word in _UNNAMED):
        last = at
        while last + 1 < len(words) and words.joins(last + 1) and words.words[last + 1] in _UNNAMED_ADJECTIVES:
            last += 1
        if weak and last == at and bare in _VAGUE:
            return None
        return _made(text, words, at, last, offset, "unnamed")
    if weak and bare not in _STATEMENT:
        return None
    if bare in _STATEMENT:
        issuer = gazetteer().at(words, at + 1)
        if issuer is not None and issuer.entry.id.startswith(_MEDIA_IDS):
            return _source(text, words, at + 1, weak)
        last, name, identity = _medium(words, at, at)
        body = organisation_at(words, at + 1) if at + 1 < len(words) else None
        if weak and body is None:
            return None
        return _made(text, words, at, max(last, body.last if body else at), offset, "statement", name, identity)
    if organisation is not None:
        return _made(text, words, at, organisation.last, organisation.offset, "official")
    if hit is not None and hit.entry.type is Type.ORGANISATION:
        return _made(text, words, at, hit.last, hit.reading.offset, "official", hit.entry.name, hit.entry.id)
    return None


def _medium(words: Text, at: int, last: int) -> tuple[int, str, str]:
    """End, usual name and id of «وكالة أنباء تاس», «صحيفة "نيويورك تايمز"»: marks may stand within."""
    name, identity = "", ""
    for index in range(at + 1, min(len(words), at + 4)):
        between = words.before(index).strip()
        if between and between not in ('"', "'", "(", '("', "/"):
            break
        hit = gazetteer().at(words, index)
        if hit is not None and hit.entry.id.startswith(("agency:", "outlet:", "org:")) and not hit.reading.offset:
            return max(last, hit.last), hit.entry.name, hit.entry.id
        if between and last == at:
            last = index  # a name in quotation marks that no list has
    return last, name, identity


def _made(
    text: str, words: Text, first: int, last: int, offset: int, kind: Kind, name: str = "", identity: str = ""
) -> Attribution:
    start, end = words.span(first, last, offset)
    return Attribution(name or text[start:end], kind, text[start:end], start, end, identity)
