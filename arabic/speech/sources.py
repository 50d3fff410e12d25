"""Sources as texts name them: agencies and outlets, unnamed people, statements, bodies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from arabic.entities import Type
from arabic.entities.gazetteer import gazetteer, nisbas
from arabic.entities.organisations import organisation_at
from arabic.entities.text import Text
from arabic.lexicon import zipf_of_folded
from arabic.speech import sourcewords as lists
from arabic.speech.media import Mention, medium_at
from arabic.speech.quotemarks import PAIRS
from arabic.speech.saying import verb_of
from arabic.wordlists import MOST_WORDS

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


def medium_named(words: Text, at: int, *, sure: bool = True) -> Attribution | None:
    """An agency, outlet or the media at large whose name begins with word ``at``.

    sure: something before says that a source follows, so that a name that is a word as well is taken for the name.
    """
    word = words.words[at]
    mention = medium_at(words, at)
    if mention is not None:
        if mention.medium.weak and not sure and not is_marked(words, at):
            return None
        return of_mention(words, at, mention)
    bare = bare_noun(word)
    offset = 1 if word.startswith("لل") else len(word) - len(bare)
    if bare in lists.HEADS or (bare == "هييه" and words.word(at + 1) in lists.OF_BROADCASTS):
        last, name, identity = _name_after(words, at)
        agency = bare in lists.AGENCY_HEADS
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
        return made(words, at, last, offset, "agency" if is_agency else "outlet", name, identity)
    following = words.word(at + 1)
    if (bare in lists.MEDIA_NOUNS and following in lists.OF_MEDIA) or (bare in lists.PRESS and following in nisbas()):
        last = at + 1
        while last < at + 3 and words.word(last + 1) and _is_adjective(words.words[last + 1]):
            last += 1
        return made(words, at, last, offset, "outlet")
    return None


def news_named(words: Text, index: int) -> Attribution | None:
    """«شفق نيوز», «إرم نيوز»: an outlet that no list has, by the last word of its name."""
    if not words.joins(index) or medium_at(words, index - 1) is not None:
        return None
    before = words.words[index - 1]
    offset = 1 if before[0] in "لو" and index > 1 and words.words[index - 2] in lists.PUBLISHED else 0
    return made(words, index - 1, index, offset, "outlet")


def _is_of_news(words: Text, at: int) -> bool:
    """Whether what follows «وكالة» makes it one of news («… إيسنا», «… الأنباء»), and not «… الفضاء», «… موديز»."""
    if lists.OF_NEWS.intersection(words.words[at : at + 2]):
        return True
    word = words.words[at]
    return not word.startswith("ال") and word not in lists.OTHER_AGENCIES and zipf_of_folded(word) < lists.RARE


def is_marked(words: Text, at: int) -> bool:
    return words.before(at).strip(" لـو") in lists.MARKS


def _is_adjective(word: str) -> bool:
    return word in nisbas() or word in lists.UNNAMED_ADJECTIVES


def of_mention(words: Text, at: int, mention: Mention) -> Attribution:
    organisation = organisation_at(words, at)
    last = max(mention.last, organisation.last if organisation else 0)
    while words.word(last + 1) in nisbas():  # «قناة السومرية العراقية»
        last += 1
    kind: Kind = "agency" if mention.medium.is_agency else "outlet"
    return made(words, at, last, mention.offset, kind, mention.medium.name, mention.medium.id)


def _name_after(words: Text, at: int) -> tuple[int, str, str]:
    """End, usual name and id of what stands after a head: «وكالة أنباء تاس», «صحيفة "نيويورك تايمز"», «قناة الغد»."""
    for index in range(at + 1, min(len(words), at + 4)):
        between = words.before(index).strip()
        if between and between not in lists.MARKS:
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
    return first and verb_of(word) is None and word not in lists.SKIPPED and word not in lists.NO_NAMES


def unnamed_source(words: Text, at: int) -> Attribution | None:
    """«مصدر أمني مطلع», «ثلاثة مسؤولين أمريكيين», «شهود عيان»."""
    counted = at
    while (
        counted < at + 3
        and counted + 1 < len(words)
        and words.words[counted] in lists.COUNTS
        and words.joins(counted + 1)
    ):
        counted += 1
    word = words.words[counted]
    bare = bare_noun(word)
    if bare not in lists.UNNAMED:
        return None
    first = at
    while first and words.words[first - 1] in lists.COUNTS and words.words[first - 1] != "من" and words.joins(first):
        first -= 1
    last = counted
    while words.word(last + 1) and _tells_of_source(words.words[last + 1], bare):
        last += 1
    if bare in lists.SOURCES and last == counted and not _speaks_by_itself(words, last):
        return None
    return made(words, first, last, len(word) - len(bare) if first == counted else 0, "unnamed")


def _tells_of_source(word: str, head: str) -> bool:
    """An adjective of a source: «مطلع», «أمريكيين», «سوريا» in the accusative, «كردي» after «مصدر»."""
    if _is_adjective(word) or (word.endswith("ا") and _is_adjective(word[:-1])):
        return True
    return (
        head in lists.SOURCES and len(word) > 3 and word.endswith(("ي", "يه", "يين", "يون")) and verb_of(word) is None
    )


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


def statement(words: Text, at: int) -> Attribution | None:
    if at >= len(words):
        return None
    word = words.words[at]
    bare = bare_noun(word)
    if bare not in lists.STATEMENT:
        return None
    following = medium_named(words, at + 1) if at + 1 < len(words) else None
    if following is not None:
        return following
    body = organisation_at(words, at + 1) if at + 1 < len(words) else None
    return made(words, at, body.last if body else at, len(word) - len(bare), "statement")


def official(words: Text, at: int) -> Attribution | None:
    """A body after «بحسب»: «وزارة الصحة», «الشرطة», «بيانات البنك المركزي»."""
    of_data = False
    if bare_noun(words.words[at]) in lists.DATA and at + 1 < len(words):
        of_data = True
        at += 1 + (words.words[at + 1] in lists.MORE_VERBS)  # «أرقام نشرتها المنظمة»
        medium = medium_named(words, at) if at < len(words) else None
        if medium is not None or at >= len(words):
            return medium
    organisation = organisation_at(words, at)
    if organisation is not None:
        return made(words, at, organisation.last, organisation.offset, "official")
    hit = gazetteer().at(words, at)
    if hit is not None and hit.entry.type is Type.ORGANISATION:
        return made(words, at, hit.last, hit.reading.offset, "official", hit.entry.name, hit.entry.id)
    word = words.words[at]
    bare, offset = ("ال" + word[2:], 1) if word.startswith("لل") else (word, 0)
    if word.startswith("ل") and word[1:] in lists.OFFICES:
        bare, offset = word[1:], 1
    if bare not in lists.OFFICIALS:
        unlisted = bare in lists.OFFICES or (of_data and (word.startswith("لل") or _is_foreign(bare)))
        return _unlisted(words, at, offset) if unlisted else None
    following = words.word(at + 1)
    last = at + (following in nisbas() or following in lists.OF_OFFICIALS)
    return made(words, at, last, offset, "official")


def _is_foreign(word: str) -> bool:
    return not word.startswith("ال") and zipf_of_folded(word) < lists.RARE


def _unlisted(words: Text, at: int, offset: int) -> Attribution | None:
    """A body that no list has: «مكتب أمين المظالم», «تقديرات برايس ووترهاوس كوبرز»."""
    last = at
    while last < at + 2 and words.word(last + 1) and verb_of(words.words[last + 1]) is None:
        if words.words[last + 1] in lists.SKIPPED or words.words[last + 1] in lists.NO_NAMES:
            break
        last += 1
    return made(words, at, last, offset, "official")


def made(
    words: Text, first: int, last: int, offset: int, kind: Kind, name: str = "", identity: str = ""
) -> Attribution:
    """Words ``first`` to ``last`` as a source. A quotation mark that opens in it takes the one that closes with it."""
    start, end = words.span(first, last, offset)
    if any(mark in words.text[start:end] and words.text[end : end + 1] == other for mark, other in PAIRS.items()):
        end += 1
    return Attribution(name or words.text[start:end], kind, words.text[start:end], start, end, identity)


@lru_cache(maxsize=MOST_WORDS)
def bare_noun(word: str) -> str:
    """A head without ل ب و before it."""
    for _ in range(2):
        if word[:1] in ("و", "ل", "ب") and word not in lists.NOUNS:
            word = word[1:] if not word.startswith("لل") else "ال" + word[2:]
    return word
