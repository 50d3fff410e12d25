"""Whether an article as a whole is an agency's copy."""

from __future__ import annotations

import re
from typing import Final

from arabic.entities.text import Text
from arabic.media import Mention, may_begin, medium_at
from arabic.saying import VERBS

_DATELINE_LENGTH: Final = 120  # characters
_DATELINE_WORDS: Final = 8
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
