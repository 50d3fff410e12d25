"""The start and end of an article: place, agency and writer, which belong into fields and not into the text.

«القاهرة (رويترز) - قال …», «غزة/ الأناضول», «لندن: «الشرق الأوسط»», «(أ ف ب)», «كتب - محمد علي», «بقلم: …»,
«المصدر: وكالات». Only what is certain is moved: an agency must be one that we know, and a place without an agency too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from babel import Locale

from arabic.normalise import fold

# Agencies by the name we give them, with their spellings; dots in abbreviations do not matter.
_AGENCIES: Final = {
    "أ ف ب": ("أ ف ب", "أف ب", "فرانس برس", "وكالة فرانس برس", "وكالة الصحافة الفرنسية", "الفرنسية", "afp"),
    "رويترز": ("رويترز", "وكالة رويترز", "reuters"),
    "أ ب": ("أ ب", "أسوشيتد برس", "اسوشييتد برس", "أسوشييتد برس", "ap"),
    "د ب أ": ("د ب أ", "الألمانية", "وكالة الأنباء الألمانية", "dpa"),
    "أ ش أ": ("أ ش أ", "وكالة أنباء الشرق الأوسط"),
    "الأناضول": ("الأناضول", "وكالة الأناضول", "وكالة أنباء الأناضول"),
    "واس": ("واس", "وكالة الأنباء السعودية"),
    "وام": ("وام", "وكالة أنباء الإمارات"),
    "كونا": ("كونا", "وكالة الأنباء الكويتية"),
    "قنا": ("قنا", "وكالة الأنباء القطرية"),
    "بنا": ("بنا", "وكالة أنباء البحرين"),
    "العمانية": ("العمانية", "وكالة الأنباء العمانية"),
    "بترا": ("بترا", "وكالة الأنباء الأردنية"),
    "سانا": ("سانا", "وكالة الأنباء السورية"),
    "معا": ("معا", "وكالة معا"),
    "صفا": ("صفا", "وكالة صفا"),
    "متابعات": ("متابعات",),
    "وفا": ("وفا", "وكالة الأنباء الفلسطينية"),
    "واع": ("واع", "وكالة الأنباء العراقية"),
    "سونا": ("سونا", "وكالة السودان للأنباء"),
    "سبأ": ("سبأ", "وكالة الأنباء اليمنية"),
    "وال": ("وال", "وكالة الأنباء الليبية"),
    "وات": ("وات", "وكالة تونس إفريقيا للأنباء"),
    "واج": ("واج", "وأج", "وكالة الأنباء الجزائرية"),
    "ومع": ("ومع", "و م ع", "لاماب", "وكالة المغرب العربي للأنباء"),
    "الوطنية": ("الوكالة الوطنية للإعلام",),
    "سبوتنيك": ("سبوتنيك", "وكالة سبوتنيك"),
    "تاس": ("تاس", "وكالة تاس"),
    "نوفوستي": ("نوفوستي", "ريا نوفوستي"),
    "إنترفاكس": ("إنترفاكس", "انترفاكس"),
    "شينخوا": ("شينخوا", "وكالة شينخوا", "وكالة أنباء الصين الجديدة"),
    "إرنا": ("إرنا", "ارنا", "وكالة إرنا"),
    "بلومبرغ": ("بلومبرغ", "بلومبرج", "bloomberg"),
    "إفي": ("إفي", "efe"),
    "CNN": ("cnn", "سي إن إن"),
    "وكالات": ("وكالات", "الوكالات", "وكالات الأنباء", "agencies"),
}
# Cities that datelines carry. One that is missing stays in the text, no more.
_CITIES: Final = """
القاهرة، الإسكندرية، الجيزة، أسوان، الأقصر، السويس، بورسعيد، الإسماعيلية، المنصورة، طنطا، أسيوط، سوهاج، العريش،
الغردقة، شرم الشيخ، الرياض، جدة، مكة، مكة المكرمة، المدينة، المدينة المنورة، الدمام، الظهران، أبها، تبوك،
الطائف، جازان، نجران، بريدة، حائل، أبوظبي، أبو ظبي، دبي، الشارقة، عجمان، العين، رأس الخيمة، الفجيرة، الدوحة،
المنامة، مسقط، صلالة، الكويت، مدينة الكويت، صنعاء، عدن، تعز، الحديدة، مأرب، المكلا، بغداد، البصرة، الموصل،
أربيل، السليمانية، كركوك، النجف، كربلاء، دهوك، الأنبار، دمشق، حلب، حمص، حماة، إدلب، اللاذقية، درعا، السويداء،
القامشلي، الحسكة، دير الزور، الرقة، بيروت، طرابلس، صيدا، صور، بعلبك، عمان، عمّان، إربد، الزرقاء، العقبة، القدس،
القدس المحتلة، رام الله، غزة، خان يونس، رفح، نابلس، جنين، الخليل، بيت لحم، الناصرة، حيفا، تل أبيب، الخرطوم،
أم درمان، بورتسودان، الفاشر، جوبا، بنغازي، مصراتة، سبها، درنة، طبرق، تونس، صفاقس، سوسة، القيروان، الجزائر،
وهران، قسنطينة، عنابة، الرباط، الدار البيضاء، مراكش، فاس، طنجة، أكادير، العيون، نواكشوط، مقديشو، جيبوتي،
موروني، أسمرة، أديس أبابا، نيروبي، كمبالا، لاغوس، أبوجا، داكار، باماكو، نيامي، انجامينا، كيب تاون، جوهانسبرغ،
بريتوريا، أنقرة، إسطنبول، اسطنبول، طهران، أصفهان، مشهد، كابول، إسلام آباد، كراتشي، لاهور، نيودلهي، نيودلهى،
مومباي، دكا، كولومبو، بكين، شنغهاي، هونغ كونغ، تايبيه، طوكيو، سول، سيول، بيونغ يانغ، هانوي، بانكوك، جاكرتا،
كوالالمبور، سنغافورة، مانيلا، سيدني، كانبرا، ملبورن، موسكو، سان بطرسبورغ، كييف، خاركيف، أوديسا، مينسك، وارسو،
برلين، ميونيخ، فرانكفورت، فيينا، جنيف، زيوريخ، برن، بروكسل، لاهاي، أمستردام، باريس، مرسيليا، ستراسبورغ، لندن،
دبلن، مدريد، برشلونة، لشبونة، روما، ميلانو، الفاتيكان، أثينا، نيقوسيا، صوفيا، بوخارست، بودابست، براغ، بلغراد،
سراييفو، زغرب، ستوكهولم، أوسلو، كوبنهاغن، هلسنكي، دافوس، واشنطن، نيويورك، لوس أنجلوس، شيكاغو، هيوستن، ميامي،
أوتاوا، تورنتو، مونتريال، مكسيكو، هافانا، كراكاس، بوغوتا، ليما، سانتياغو، برازيليا، ريو دي جانيرو، ساو باولو،
بوينس آيرس، عواصم، باكو، يريفان، تبليسي، طشقند، أستانا
"""
# A dateline is short; what looks like one further into the lead is a sentence with a dash in it.
_MAX_PREFIX: Final = 80
# «مسقط ـ الوطن:»: the stroke that lengthens letters stands for a dash where it stands alone.
_SEPARATOR = re.compile(
    r"\s*(?:--+|(?<=\s)ـ+(?=\s)|_(?=\s)|[–—]|-(?=\s)|(?<=\s)-|(?<=[^\d])-(?=[^\d])|/(?=\s)|(?<=\))\s|:(?=\s))\s*"
)
_PARTS = re.compile(r"[-–—/:|+()«»\"“”،,;]+|\s\.\s|\s[ـ_]+\s|_\s")
_DATE_PART = re.compile(r"(?:في )?(?:\w+ )?\d{1,2} \w+(?: \d{4})?\Z")
_TRAILING_DATE = re.compile(r"\s(?:في )?\d{1,2} \w+(?: \d{4})?\Z")
_IN_BRACKETS_AT_END = re.compile(r"\s*[(\[]([^()\[\]]{2,40})[)\]]\s*[.،]?\s*\Z")
_SOURCE_LINE = re.compile(r"[\W_]*(?:المصدر|المصادر|مصدر|source)\s*[:/-]\s*(?P<names>.{2,60})\Z")
_STRONG_LABEL = r"كتبت?|كتبها|بقلم|اعداد|اعداد وتحرير|written by|by"
# «كتبت: سلمى الحارثي - مسقط: …» in the lead's own line.
_LEAD_BYLINE = re.compile(r"[\W_]*كتبت?\s*[-:–]\s*(?P<names>[^\W\d_][^:،.]{3,40}?)\s*(?P<end>:|\s[-–]\s)")
# «دجلة اليوم - بغداد أفاد مصدر …»: a city takes the feminine, so this verb is another's. Folded.
_REPORTS: Final = frozenset(
    fold(word)
    for word in "قال أفاد أعلن أكد كشف ذكر صرح أوضح أضاف نفى حذر دعا طالب بحث التقى استقبل ترأس شدد أعرب".split()
)
_WEAK_LABEL = (
    r"كتبوا|تحرير|ترجمه|ترجمه وتحرير|تحرير وترجمه|اعداد وترجمه|حوار|اجر[يت] الحوار|حاورته?|حاوره|حاورها|حاورتها|تقرير|"
    r"متابعه|تحقيق|اعدته?|اعده|اعدها للنشر|محرر|الكاتب|تغطيه"
)
_BYLINE = re.compile(
    rf"[\W_]*(?:(?:{_STRONG_LABEL}|{_WEAK_LABEL})(?: في (?P<place>[^\W\d_][^:/|.-]{{1,20}}?))?\s*[:/.|-]+\s*|"
    rf"(?:{_STRONG_LABEL})\s+)(?P<names>\S.{{1,80}}?)[\W_]*\Z"
)
# «كتب ترامب على تويتر»: a preposition, where «كتب محمد على» ends in a name in Egyptian spelling.
_ON_SOMETHING = re.compile(r"\sعلى\s")
_AND = re.compile(r"\sو\s?(?=\w{2,}\s\w)|\sand\s")
# Words that no name has: a line with one of them is a sentence, however short. على is not among them: folded, it is
# the name علي.
_NO_NAME: Final = frozenset(
    fold(
        "في من إلى عن أن إن أنه أنها التي الذي هذا هذه ذلك مع بعد قبل كان كانت قال قالت ما لا لم لن قد هل كما ثم أو "
        "عبر حول ضد بين حتى عند منذ خلال وفق اليوم أمس بسبب رغم"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before the first sentence or below the last; `rest` is the text without it."""

    places: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    rest: str = ""


@cache
def _cities() -> frozenset[str]:
    return frozenset(fold(name.strip()) for name in _CITIES.replace("\n", " ").split("،"))


@cache
def _countries() -> frozenset[str]:
    return frozenset(map(fold, Locale("ar").territories.values()))


@cache
def _agencies() -> dict[str, str]:
    return {_key(spelling): name for name, spellings in _AGENCIES.items() for spelling in spellings}


def _key(text: str) -> str:
    return " ".join(fold(text).replace(".", " ").split())


def split_opening(text: str, outlet: str | None = None) -> Dateline:
    """Take place, agency and writer off the beginning of a lead.

    `outlet` is the outlet's own name, which stands where an agency would («لندن - الشرق الأوسط:»). Where nothing is
    certain, `rest` is all of `text`.
    """
    head = text[:_MAX_PREFIX]
    for separator in reversed(list(_SEPARATOR.finditer(head))):
        prefix = head[: separator.start()]
        if not prefix.strip(" ()«»-"):
            continue
        parts = _classify(prefix, outlet)
        if parts is None or not text[separator.end() :].strip():
            continue
        if ":" in separator.group() and not (parts.agencies or parts.authors):
            continue  # «موسكو: لم نتلق ردا» is how people are quoted
        rest = text[separator.end() :].lstrip(" -–—:/_ـ")
        return _with_unparted(Dateline(parts.places, parts.agencies, parts.authors, rest), outlet)
    byline = _LEAD_BYLINE.match(head)
    writers = byline and _names(byline["names"], outlet)
    if byline and writers and writers.authors:
        after = split_opening(text[byline.end() :].lstrip(), outlet)
        return Dateline(after.places, after.agencies, (*writers.authors, *after.authors), after.rest)
    return Dateline(rest=text)


def _with_unparted(line: Dateline, outlet: str | None) -> Dateline:
    """The other half of a dateline where nothing parts it from the sentence: «بغداد - شفاف نيوز قال …»."""
    words = line.rest.split()
    if line.places and outlet and fold(line.rest).startswith(f"{fold(outlet)} "):
        rest = line.rest.split(None, outlet.count(" ") + 1)[-1]
        return replace(line, agencies=(*line.agencies, outlet), rest=rest)
    for size in (1, 2) if line.agencies and not line.places else ():
        place = " ".join(words[:size])
        if fold(place) in _cities() and size < len(words) and fold(words[size]) in _REPORTS:
            return replace(line, places=(place,), rest=line.rest.split(None, size)[-1])
    return line


def split_closing(text: str) -> Dateline:
    """Take an agency in brackets off the end of a paragraph: «… (رويترز)»."""
    found = _IN_BRACKETS_AT_END.search(text)
    agency = found and _agencies().get(_key(found.group(1)))
    if not found or not agency:
        return Dateline(rest=text)
    return Dateline(agencies=(agency,), rest=text[: found.start()])


def read_line(text: str, outlet: str | None = None, known: Sequence[str] = ()) -> Dateline | None:
    """A whole line that is only place, agency, source or writer; None if it is anything else.

    `known` are writers that the page names elsewhere, so that a line with such a name alone is told from a sentence.
    """
    folded = fold(text)
    source = _SOURCE_LINE.match(folded)
    if source:
        names = [part for part in _split(text.split(text[source.start("names") - 1], 1)[-1]) if part]
        return Dateline(agencies=tuple(_agencies().get(_key(name), name) for name in names))
    byline = _BYLINE.match(folded)
    if byline and len(folded) == len(text) and not _ON_SOMETHING.search(text):
        writers = _names(text[byline.start("names") : byline.end("names")], outlet)
        place = text[slice(*byline.span("place"))]
        return replace(writers, places=(place, *writers.places)) if writers and fold(place) in _cities() else writers
    return _classify(text, outlet) or _with_known(text, outlet, {fold(name) for name in known})


def _with_known(text: str, outlet: str | None, known: set[str]) -> Dateline | None:
    """«محمد علي», «محمد علي - القاهرة»: a known writer, or two to four words of a name followed by a city."""
    parts = _split(text)
    writer, rest = parts[0] if parts else "", parts[1:]
    places = tuple(part for part in rest if fold(part) in _cities())
    is_known = fold(writer) in known
    is_writer = is_known or (bool(places) and 1 <= writer.count(" ") <= 3 and _is_name(writer))
    if not is_writer or len(places) + sum(_agency(part, outlet) is not None for part in rest) < len(rest):
        return None
    agencies = tuple(agency for part in rest if (agency := _agency(part, outlet)))
    return Dateline(places, agencies, (writer,))


def without_places(name: str) -> str:
    """A writer's name without the cities and agencies beside it: «رام الله: محمد علي», «محمد علي - رويترز»."""
    parts = [part for part in _split(name) if fold(part) not in _cities() and _agency(part, None) is None]
    return parts[0] if len(parts) == 1 else name


def _names(text: str, outlet: str | None) -> Dateline | None:
    places, agencies, authors = [], [], []
    for part in _split(_AND.sub("،", text)):
        if fold(part) in _cities():
            places.append(part)
        elif agency := _agency(part, outlet):
            agencies.append(agency)
        elif _is_name(part):
            authors.append(part)
        else:
            return None
    return Dateline(tuple(places), tuple(agencies), tuple(authors))


def _classify(text: str, outlet: str | None) -> Dateline | None:
    """The parts of a dateline, if all of them are known and the first one is a place or an agency."""
    places: list[str] = []
    agencies: list[str] = []
    authors: list[str] = []
    for part in _split(text):
        place = _TRAILING_DATE.sub("", part)
        if fold(place) in _cities() or (places and fold(place) in _countries()):
            places.append(place)
        elif agency := _agency(part, outlet):
            agencies.append(agency)
        elif (places or agencies) and _DATE_PART.match(part):
            continue
        elif (places or agencies) and not authors and " " in part and _is_name(part):
            authors.append(part)
        else:
            return None
    return Dateline(tuple(places), tuple(agencies), tuple(authors)) if places or agencies else None


def _agency(part: str, outlet: str | None) -> str | None:
    if outlet and fold(part) == fold(outlet):
        return outlet
    return _agencies().get(_key(part))


def _split(text: str) -> list[str]:
    return [part.strip() for part in _PARTS.split(text) if part.strip(" .")]


def _is_name(text: str) -> bool:
    words = text.split()
    return (
        1 <= len(words) <= 5
        and not any(char.isdigit() for char in text)
        and all(any(char.isalpha() for char in word) for word in words)
        and not _NO_NAME.intersection(fold(text).split())
    )
