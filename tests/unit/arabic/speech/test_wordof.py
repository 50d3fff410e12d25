"""On whose word."""

from __future__ import annotations

import pytest

from arabic.entities.text import Text
from arabic.speech.agencycopy import agency_of
from arabic.speech.wordof import find_word_of


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
        ("قال مدير المطار في تصريح لـ«طريق الشمال» إن", "outlet", "طريق الشمال"),
        ("وكانت صحيفة «صوت البلد» قد أوردت أن", "outlet", "صحيفة «صوت البلد»"),
        ("وعلمت ساحل ميديا أن الوزير استقال", "outlet", "ساحل ميديا"),
        ("وذكرت وسائل إعلام سورية رسمية أن", "outlet", "وسائل إعلام سورية رسمية"),
        ("قال المهاجم في مقابلة مع القناة 12 إن", "outlet", "القناة 12"),
        ("كتب الباحث في صحيفة «البيدر» أن", "outlet", "صحيفة «البيدر»"),
        ("قالت ثلاثة مصادر مطلعة إن", "unnamed", "ثلاثة مصادر مطلعة"),
        ("قال دبلوماسيان غربيان إن", "unnamed", "دبلوماسيان غربيان"),
        ("بحسب أوساط وزارية", "unnamed", "أوساط وزارية"),
        ("وأظهرت بيانات وزارة المالية المصرية تراجع العجز", "official", "وزارة المالية المصرية"),
        ("وفق الدفاع المدني", "official", "الدفاع المدني"),
        ("وجاء في بيان أن", "statement", "بيان"),
        ("القاهرة - أ ش أ: افتتح الوزير المعرض", "agency", "أ ش أ"),
        ("رام الله 24-11-2025 وفا- زار الوزير", "agency", "وفا"),
        ("انتهى الاجتماع (رويترز)", "agency", "رويترز"),
    ],
)
def test_sources(text: str, kind: str, surface: str) -> None:
    (source,) = find_word_of(Text(text))
    assert (source.type, source.surface) == (kind, surface)
    assert text[source.start : source.end] == surface


def test_a_speaker_is_no_source() -> None:
    assert find_word_of(Text("قال الوزير إن الأسعار ستنخفض كما كان متوقعا")) == []


@pytest.mark.parametrize(
    "text",
    [
        "خفضت وكالة موديز التصنيف",
        "قصف الجيش مبنى قناة الغد",
        "تعتمد المدينة على مصادر المياه الجوفية",
        "قال مسؤول في الوزارة إن",
        "قال اللاعب لوسائل الإعلام إنه سعيد",
        "وفق القانون",
        "أفاد شاهد يدعى مارك تومسون",
        "لم يصدر بيان عن الوزارة",
    ],
)
def test_no_sources(text: str) -> None:
    assert find_word_of(Text(text)) == []


def test_a_source_called_again_is_no_other() -> None:
    found = find_word_of(Text("قال مصدر أمني إن الطريق مغلق. وأضاف المصدر أن القتال مستمر."))
    assert [source.surface for source in found] == ["مصدر أمني"]


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("انتهت الأزمة اليوم. (رويترز)", "رويترز"),
        ("انتهت الأزمة (الناتو)", None),
        ("بلا أقواس", None),
        ("غزة / الأناضول / قال الوزير إن", "الأناضول"),
        ("الرياض (رويترز) - قال الوزير إن", "رويترز"),
        ("وقال الوزير إن رويترز أخطأت - كما قال", None),
        ("انتهى الاجتماع.\nالمصدر: رويترز", "رويترز"),
        ("انتهى الاجتماع. (إعداد سلمى نجم للنشرة العربية)", "رويترز"),
        ("قالت وكالة الأنباء السعودية (واس) إن الأمير وصل", None),
    ],
)
def test_agency_of_the_whole(text: str, agency: str | None) -> None:
    assert agency_of(text) == agency
