"""Whose words they are: the subject of a verb of saying, named, described or left out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from arabic import cues
from arabic.normalise import fold
from arabic.saying import Verb


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks. name: as the article has it in full, or the words that describe him. id: actor id."""

    name: str
    type: str = "unnamed"
    id: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A mention of a possible speaker in the text."""

    start: int
    end: int
    speaker: Speaker


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


_WORD: Final = re.compile(r"[^\W_]+")
# A person after these is spoken to or about, not speaking.
_NOT_SUBJECT_AFTER: Final = _words(
    "مع إلى من بين عن ضد على لدى أن إن نظيره نظيرها نظيريه بحضور برفقة ورئيسه بعد قبل عقب خلال لقائه بلقاء بنظيره "
    "لنظيره وبين"
)
# Words that no subject begins with: the subject is left out.
_CIRCUMSTANCE: Final = _words("""
في خلال اليوم أمس أيضا عبر على عن من إلى مع بعد قبل أثناء عقب حول بشأن لدى ضمن كما كذلك هنا ردا بدوره بدورها بدورهم من
جانبه مساء صباح ظهر الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت عندما حين لاحقا سابقا مجددا مرارا قائلا قائلة
حينها آنذاك له لها لهم به بها فيه فيها منه بأن أن إن حسب بحسب وفق تعليقا للصحفيين للصحافيين
""")
_DESCRIBED: Final = _words("""
مصدر مصادر المصدر المصادر مسؤول مسؤولون مسؤولان المسؤول المسؤولون شهود متحدث متحدثة المتحدث المتحدثة الناطق ناطق بيان
البيان
تقرير التقرير دبلوماسي دبلوماسيون خبير خبراء محلل محللون ناشطون نشطاء سكان قيادي قياديون ضابط وزير رئيس الوزير الرئيس
الوزارة الحكومة الجيش الحزب الحركة المنظمة اللجنة الهيئة الشركة الصحيفة القناة الوكالة الشبكة الموقع السفارة السفير
النائب
السلطات سلطات وسائل صحيفة صحف قناة وكالة موقع شبكة دراسة الدراسة باحثون علماء مراسل مسؤولة مصدران أطباء الشرطة
المستشار المدير المدرب اللاعب الكاتب الباحث الطبيب الأمين القائد المبعوث المبعوثة الشيخ الملك الأمير الولايات
""")
_NAME_WORDS: Final = 6
# How far before a verb its subject may stand: «بيسكوف، في تصريح للصحفيين، قال إن».
_SUBJECT_REACH: Final = 120


class Speakers:
    """Possible speakers of one text, and who has spoken so far."""

    def __init__(self, text: str, places: Sequence[Place], everybody: Sequence[Speaker]) -> None:
        self._text = text
        self._places = sorted(places, key=lambda place: place.start)
        self._starts = [place.start for place in self._places]
        self._everybody = everybody
        self._spoken: list[tuple[Speaker, bool | None]] = []

    def of_clause(self, verb: Verb, subject: tuple[int, int], sentence: int, at: int) -> Speaker | None:
        """The speaker of a verb at character ``at`` of a sentence that begins at ``sentence``.

        subject: the characters between the verb and what was said. None where nobody can be named.
        """
        speaker = None if verb.participle else self._after(*subject)
        feminine = verb.feminine
        if speaker is None and not self._is_described(*subject):
            speaker = self._before(sentence, at, verb)
        if speaker is None and not verb.participle:
            speaker = self._described(*subject)
        if speaker is None:
            return self._last(feminine) or self._subject_before(sentence, at)
        self._spoken.append((speaker, feminine))
        return speaker

    def after_speech(self, start: int, end: int) -> Speaker | None:
        """The speaker named between two characters, right after what was said («…»، قال بيسكوف)."""
        speaker = self._after(start, end) or self._described(start, end)
        if speaker is not None:
            self._spoken.append((speaker, None))
        return speaker

    def last(self) -> Speaker | None:
        """Who spoke last."""
        return self._spoken[-1][0] if self._spoken else None

    def _after(self, start: int, end: int) -> Speaker | None:
        inside = self._between(start, end)
        first_word = _WORD.search(self._text, start, end)
        if first_word is None:
            return None
        for place in inside:
            if place.speaker.type == "person" and self._may_be_subject(place, start):
                return place.speaker
        for place in inside:
            if place.speaker.type != "person" and place.start <= first_word.start() + 1:
                return place.speaker
        return None

    def _may_be_subject(self, place: Place, start: int) -> bool:
        before = [fold(word) for word in _WORD.findall(self._text[start : place.start])]
        if self._text[place.start - 1 : place.start] in ("ل", "ب") and self._text[
            place.start - 2 : place.start - 1
        ] in (" ", ""):
            return False
        # «قال لرويترز مسؤول» has no person; «قال في اتصال مع بلينكن» has one who is not speaking
        return not (before and before[-1] in _NOT_SUBJECT_AFTER) and not any(
            word in ("مع", "نظيره", "بنظيره") for word in before
        )

    def _before(self, sentence: int, at: int, verb: Verb) -> Speaker | None:
        places = self._between(max(sentence, at - (400 if verb.participle else _SUBJECT_REACH)), at)
        if verb.participle:
            if self._spoken and any(place.speaker == self._spoken[-1][0] for place in self._between(sentence, at)):
                return self._spoken[-1][0]
            persons = [p for p in places if p.speaker.type == "person" and self._may_be_subject(p, sentence)]
            return persons[0].speaker if persons else None
        # the subject opens the sentence («بيسكوف قال إن»), or stands beside the verb («… المتحدث نيد برايس قال»)
        for place in reversed(places):
            near = not _WORD.search(self._text, place.end, at)
            opens = len(_WORD.findall(self._text[sentence : place.start])) <= 1
            if (near or opens) and (place.speaker.type == "person" or near) and self._may_be_subject(place, sentence):
                if self._text[at : at + 1] in "وف" and not near:
                    continue
                return place.speaker
        return None

    def _is_described(self, start: int, end: int) -> bool:
        word = _WORD.search(self._text, start, end)
        return word is not None and fold(word[0]) in _DESCRIBED

    def _described(self, start: int, end: int) -> Speaker | None:
        """«المتحدث», «مصدر أمني»: the person of the article with that role, or the words themselves."""
        words = list(_WORD.finditer(self._text, start, end))
        if not words or fold(words[0][0]) in _CIRCUMSTANCE:
            return None
        if not self._is_described(start, end):
            return None
        head = fold(words[0][0]).removeprefix("ال")
        if fold(words[0][0]).startswith("ال"):
            for speaker, _ in reversed(self._spoken):
                if speaker.role and fold(speaker.role).split()[0].removeprefix("ال") == head:
                    return speaker
            holders = [s for s in self._everybody if s.role and fold(s.role).split()[0].removeprefix("ال") == head]
            if len(holders) == 1:
                return holders[0]
        bodies = [place for place in self._between(start, end) if place.speaker.type == "organisation"]
        if bodies and fold(words[0][0]) in ("بيان", "تقرير", "البيان"):
            return bodies[0].speaker
        last = words[0]
        for word in words[1:_NAME_WORDS]:
            gap = self._text[last.end() : word.start()]
            form = fold(word[0])
            if gap.strip() or form in _CIRCUMSTANCE or form in cues.VERBS or form.startswith("ل"):
                break
            last = word
        return Speaker(self._text[words[0].start() : last.end()])

    def _last(self, feminine: bool | None) -> Speaker | None:
        for speaker, gender in reversed(self._spoken[-6:]):
            if None in (feminine, gender) or feminine == gender:
                return speaker
        return None

    def _subject_before(self, sentence: int, at: int) -> Speaker | None:
        """Nobody has spoken yet: the first person of this sentence, or the last one before it."""
        persons = [place for place in self._places if place.speaker.type == "person" and place.start < at]
        here = [place for place in persons if place.start >= sentence and self._may_be_subject(place, sentence)]
        subject = here[0] if here else persons[-1] if persons else None
        return subject.speaker if subject is not None else None

    def _between(self, start: int, end: int) -> list[Place]:
        found = []
        for index in range(bisect_left(self._starts, start), len(self._places)):
            place = self._places[index]
            if place.start >= end:
                break
            found.append(place)
        return found
