"""Topics: stems and phrases, all and none, nearness, counts, titles."""

from typing import Any

import pytest

from arabic.matching.matcher import Matcher
from arabic.matching.topics import TopicHit
from config.watchlist import WatchList


def topic(**options: Any) -> Matcher:
    """A matcher of one topic ``t``."""
    return Matcher(WatchList.model_validate({"topics": [{"id": "t", **options}]}))


def occurs(matcher: Matcher, text: str, title: str = "") -> bool:
    return matcher.match(title, text).topic_ids == ["t"]


@pytest.mark.parametrize("text", ["فرضت عقوبات", "العقوبات الجديدة", "بالعقوبات", "وعقوبة أخرى"])
def test_a_word_stands_for_its_inflections(text: str) -> None:
    assert occurs(topic(any=["عقوبات"]), text)


def test_a_word_is_no_part_of_another() -> None:
    assert not occurs(topic(any=["نفط"]), "منفطر القلب")


@pytest.mark.parametrize("text", ["ضمانات أمنية", "الضمانات الأمنية", "وبالضمانات الأمنية", "ضمانات-أمنية"])
def test_words_in_sequence(text: str) -> None:
    assert occurs(topic(any=["ضمانات أمنية"]), text)
    assert not occurs(topic(any=["ضمانات أمنية"]), "ضمانات. أمنية")
    assert not occurs(topic(any=["ضمانات أمنية"]), "ضمانات مالية أمنية")


def test_a_quoted_phrase_is_exact_up_to_clitics_and_the_article() -> None:
    matcher = topic(any=['"حل الدولتين"'])
    assert occurs(matcher, "لحل الدولتين")
    assert occurs(matcher, "الحل الدولتين")
    assert not occurs(matcher, "حلول الدولتين")
    assert occurs(topic(any=["«عقوبة»"]), "بالعقوبة")
    assert not occurs(topic(any=["«عقوبة»"]), "العقوبات")


def test_all_of_them_anywhere_in_the_article() -> None:
    matcher = topic(all=["انفجار", "مرفأ"])
    assert occurs(matcher, "في المرفأ", "انفجار كبير")
    assert not occurs(matcher, "انفجار كبير")


def test_none_of_them() -> None:
    matcher = topic(any=["عقوبات"], none=["قانون العقوبات"])
    assert occurs(matcher, "عقوبات جديدة")
    assert not occurs(matcher, "عقوبات جديدة بحسب قانون العقوبات")


def test_within_so_many_words() -> None:
    matcher = topic(all=["أسعار", "نفط"], within=3)
    assert occurs(matcher, "أسعار خام النفط")
    assert not occurs(matcher, "أسعار القمح ثم خام النفط")
    assert not occurs(matcher, "النفط", "أسعار")
    hits = matcher.match_text("أسعار القمح وبعدها بقليل جدا أسعار النفط").topics
    assert [hit.surface for hit in hits] == ["أسعار", "النفط"]


def test_within_counts_one_of_any() -> None:
    matcher = topic(all=["نووي"], any=["مفاوضات", "اتفاق"], within=4)
    assert occurs(matcher, "الاتفاق النووي")
    assert not occurs(matcher, "الملف النووي كما قال الوزير قبل الاتفاق")


def test_min_count_counts_places_not_entries() -> None:
    matcher = topic(any=["انتخابات", "الانتخابات", "ناخب"], min_count=2)
    assert not occurs(matcher, "الانتخابات غدا")
    assert occurs(matcher, "الانتخابات غدا والناخب ينتظر")


def test_title_only() -> None:
    matcher = topic(any=["استقالة"], title_only=True)
    assert occurs(matcher, "", "استقالة الوزير")
    assert not occurs(matcher, "استقالة الوزير")


def test_hits_say_where_they_stand() -> None:
    matcher = topic(any=["ضمانات أمنية", "ضمانات"])
    assert matcher.match("الضمانات", "عن الضمانات الأمنية").topics == (
        TopicHit("t", "الضمانات", 0, 8, "title"),
        TopicHit("t", "الضمانات الأمنية", 3, 19, "body"),
    )
