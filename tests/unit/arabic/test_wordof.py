"""On whose word."""

from __future__ import annotations

import pytest

from arabic.agencycopy import agency_of
from arabic.entities.text import Text
from arabic.wordof import find_word_of


@pytest.mark.parametrize(
    ("text", "kind", "surface"),
    [
        ("وفق ما نقلته وكالة أنباء تاس الروسية.", "agency", "وكالة أنباء تاس الروسية"),
        ("نقلا عن رويترز.", "agency", "رويترز"),
        ("وذكرت صحيفة نيويورك تايمز أن", "outlet", "صحيفة نيويورك تايمز"),
        ("بحسب وزارة الصحة اللبنانية", "official", "وزارة الصحة اللبنانية"),
        ("وفق بيان صادر عن الجامعة", "statement", "بيان"),
        ("قال مصدر مسؤول إن", "unnamed", "مصدر مسؤول"),
        ("قال الوزير لـ«القدس العربي» إن", "outlet", "القدس العربي"),
    ],
)
def test_sources(text: str, kind: str, surface: str) -> None:
    (source,) = find_word_of(Text(text))
    assert (source.type, source.surface) == (kind, surface)
    assert text[source.start : source.end] == surface


def test_a_speaker_is_no_source() -> None:
    assert find_word_of(Text("قال الوزير إن الأسعار ستنخفض كما كان متوقعا")) == []


@pytest.mark.parametrize(
    ("text", "agency"),
    [("انتهت الأزمة اليوم. (رويترز)", "رويترز"), ("انتهت الأزمة (الناتو)", None), ("بلا أقواس", None)],
)
def test_agency_of_the_whole(text: str, agency: str | None) -> None:
    assert agency_of(text) == agency
