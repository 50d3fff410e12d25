"""Whether an article as a whole is an agency's copy."""

from __future__ import annotations

import re
from typing import Final

from arabic.entities import Type
from arabic.entities.gazetteer import gazetteer
from arabic.entities.text import Text
from arabic.speech.media import Mention, may_begin, medium_at
from arabic.speech.saying import VERBS
from arabic.wordlists import folded

_DATELINE_LENGTH: Final = 140  # characters
_DATELINE_WORDS: Final = 16
_CLOSING_WORDS: Final = 5
_YEAR_ENDS: Final = folded("هـ م")
_DATE_WORDS: Final = _YEAR_ENDS | folded("""
في الموافق يوم الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت يناير فبراير مارس أبريل مايو يونيو يوليو
أغسطس سبتمبر أكتوبر نوفمبر ديسمبر كانون الثاني الأول شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين محرم صفر ربيع
الآخر جمادى الأولى الآخرة رجب شعبان رمضان شوال ذو القعدة الحجة ذي
""")
_DESK: Final = re.compile(r"\((?:إعداد|تغطية|تحرير|شارك في)[^()]*للنشرة العربية")  # how Reuters signs
_BRACKET: Final = re.compile(r"\(([^()\d]{2,30})\)$")
_SOURCE: Final = re.compile(r"(?:المصدر|المصادر)\s*:\s*(.{2,40})$")
_SIGNED: Final = re.compile(r"\n[\s/*-]*(\S.{1,30}?)[\s/*-]*$")


def agency_of(text: str) -> str | None:
    """The agency whose copy the whole article is, by what its first or last lines say.

    «القاهرة (رويترز) - …», «غزة / الأناضول /», «… (أ ف ب)», «المصدر: رويترز», «(إعداد … للنشرة العربية)». Cleaning
    takes datelines off; this finds what it has left and what was never cleaned.
    """
    opening = dateline(Text(text[:_DATELINE_LENGTH]))
    if opening is not None:
        return opening[1].medium.name
    end = text[-_DATELINE_LENGTH:].rstrip(" .\n")
    for pattern in (_BRACKET, _SOURCE, _SIGNED):
        match = pattern.search(end)
        name = _agency(Text(match[1]), 0) if match is not None else None
        if name is not None:
            return name
    return "رويترز" if _DESK.search(end) else None


def dateline(words: Text) -> tuple[int, Mention] | None:
    """Word and mention of the agency in a dateline.

    «القاهرة - أ ش أ: …», «الرياض (رويترز) - …», «رام الله 24-11-2025 وفا- …», «الرياض 3 رجب 1447 هـ واس».
    """
    plain = _place(words)  # up to here only place and date
    for index in range(min(len(words), _DATELINE_WORDS)):
        word = words.words[index]
        if word in VERBS:
            return None
        apart = not index or bool(set("(-/,:").intersection(words.before(index)))
        if may_begin(word) and (apart or plain == index):
            mention = medium_at(words, index)
            if mention is not None and mention.medium.is_agency:
                ends = set(")-/:").intersection(words.before(mention.last + 1))
                if ends or (plain == index and words.words[index - 1] in _YEAR_ENDS):
                    return index, mention
        if plain == index and (word.isdigit() or word in _DATE_WORDS):
            plain += 1
    return None


def copied_below(words: Text) -> tuple[int, Mention] | None:
    """As :func:`dateline`, for an agency in brackets that closes the text: «… (رويترز)»."""
    for index in range(max(0, len(words) - _CLOSING_WORDS), len(words)):
        if "(" in words.before(index) and may_begin(words.words[index]):
            mention = medium_at(words, index)
            if mention is not None and mention.medium.is_agency and mention.last == len(words) - 1:
                return (index, mention) if words.before(len(words)).startswith(")") else None
    return None


def _place(words: Text) -> int:
    hit = gazetteer().at(words, 0) if words.words else None
    return hit.last + 1 if hit is not None and hit.entry.type is Type.PLACE else 0


def _agency(words: Text, index: int) -> str | None:
    mention = medium_at(words, index) if words.words else None
    whole = mention is not None and mention.medium.is_agency and mention.last == len(words) - 1
    return mention.medium.name if mention is not None and whole else None
