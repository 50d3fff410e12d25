"""The second pass: what lines are, and above all what they are not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.clean import CleanArticle, FeedHints, Furniture, Refusal, SourceHints, clean_text, line_keys
from workers.clean.blocks import Block, text_blocks
from workers.clean.dateline import read_line, split_closing, split_opening
from workers.clean.furniture import HALVE_AT, MIN_ARTICLES
from workers.clean.sift import sift

NOW = datetime(2022, 1, 1, tzinfo=UTC)
LEAD = "أعلنت الوزارة، الثلاثاء، أن صيانة الجسر الرئيسي ستنتهي قبل نهاية الشهر، وأن السير سيعود إلى طبيعته تدريجيا."
NEXT = (
    "وأضافت أن الكلفة بلغت ستة ملايين دينار، وأن لجنة فنية ستفحص الجسر مرة كل ستة أشهر للتأكد من سلامته وتنشر نتائجها."
)

FURNITURE = """اقرأ أيضا: الرئيس يفتتح المعرض السنوي للكتاب
إقرأ أيضاً..
اقرأ في الملحق أيضا:
شاهد أيضًا | لحظة انهيار الجسر القديم
موضوعات ذات صلة
قد يهمك: أفضل عشر وجهات للسفر
الأكثر قراءة
شارك الخبر
شارك هذا المقال على فيسبوك
فيسبوك تويتر واتساب
نسخ الرابط
تابعونا على تلغرام
لمتابعة آخر الأخبار عبر قناتنا على واتساب
اشترك في نشرتنا البريدية
حمل الآن التطبيق
اضغط هنا لمتابعة البث
جميع الحقوق محفوظة © 2025
حقوق النشر محفوظة لدى صحيفة المثال
يمنع نسخ محتويات الموقع دون إذن خطي مسبق
التعليقات
لا توجد تعليقات
أضف تعليقك
إعلان
تحميل المزيد
الوسوم: جسور، نقل
مدة القراءة: 3 دقائق
حجم الخط + -
رئيس التحرير: محمد علي
نهاية قصص مقترحة
انسخ الرابط تم نسخ الرابط
للمزيد: المتحف الوطني يستعيد قطعا مهربة
طالع أيضا: أسعار العملات اليوم
لمعرفة المزيد من أخبار المحافظات تابعوا قناتنا على واتساب
يمكنكم الآن متابعة آخر الأخبار من خلال حسابنا على تويتر
المقالات المنشورة لا تعبر بالضرورة عن رأي الصحيفة وهي تعبر عن رأي كاتبها
الآراء الواردة في هذا المقال تعبر عن وجهة نظر كاتبه
من أجل الاشتراك في خدماتنا الإخبارية يرجى الاتصال بالرابط التالي
10:26 قبل 5 دقائق
منذ ساعتين
3 / 5
مساحة إعلانية
زر الذهاب إلى الأعلى
هل أعجبك المقال؟ شاركه مع أصدقائك""".splitlines()

# Each of these looks like furniture to a rule that is too eager.
SENTENCES = """تابع المحافظ أعمال التطوير في محيط قناة السويس صباح اليوم
تابع الوزير تنفيذ المشروع ميدانيا
شارك الرئيس في القمة العربية
شارك اللاعبون جمهورهم الفرحة
سجل مجموعة من الشبان أسماءهم
انضم إلى قناة الحوار ثلاثة أحزاب
يمكن متابعة المباراة في المقاهي المجاورة للملعب
لا تعبر هذه الأرقام عن حجم المأساة
تعبر الرواية عن هموم جيل كامل
للاشتراك في البطولة شروط صارمة حددها الاتحاد
منذ ساعات والحافلات عالقة على الجسر
قبل أسبوع عاد الرجل إلى قريته
10 من 12 نائبا وافقوا على القرار
كتب ترامب على منصة تروث سوشال
كتب في مقال نشرته الصحيفة أن الأزمة انتهت
تقارير أخرى أشارت إلى مفاوضات سرية
أخبار أخرى تحدثت عن استقالته
رئيس التحرير قال إن القرار نهائي
حقوق النشر في الذكاء الاصطناعي قضية معقدة
أكثر قراءة دقة للوضع تقول العكس
اقرأ باسم ربك الذي خلق
على
وأضاف
القاهرة لا تنام
تحديث أسطول النقل يبدأ في 2026 بعشرين حافلة
الموسم الماضي انتهى في 12 مايو بفوز الفريق
طالب بفتح تحقيق
مزيد من التقارير وصلت إلى اللجنة
يحظر نشر قوات في المنطقة العازلة""".splitlines()


def around(line: str) -> list[Block]:
    return text_blocks("\n".join([LEAD, NEXT, line, LEAD, NEXT]))


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_goes_and_paragraphs_around_it_stay(line: str) -> None:
    assert sift(around(line)).body == [LEAD, NEXT, LEAD, NEXT]


@pytest.mark.parametrize("line", SENTENCES)
def test_sentence_that_looks_like_furniture_stays(line: str) -> None:
    assert sift(around(line)).body == [LEAD, NEXT, line, LEAD, NEXT]


@given(st.lists(st.sampled_from([LEAD, NEXT]), min_size=1, max_size=6))
def test_paragraphs_always_stay(paragraphs: list[str]) -> None:
    assert sift([Block(paragraph) for paragraph in paragraphs]).body == paragraphs


def test_list_below_read_also_goes_with_it() -> None:
    text = f"{LEAD}\nاقرأ أيضا\nالرئيس يفتتح معرض الكتاب\nعودة الدوري السبت المقبل\n{NEXT}"
    assert sift(text_blocks(text)).body == [LEAD, NEXT]


def test_picture_texts_are_captions() -> None:
    blocks = [
        Block("عمال فوق الجسر", caption=True),
        Block(LEAD),
        Block("الجسر ليلا", below_image=True),
        Block("الجسر ليلا", below_image=True),
        Block("تصوير: رنا خالد"),
        Block(NEXT),
    ]
    sifted = sift(blocks)
    assert sifted.captions == ["عمال فوق الجسر", "الجسر ليلا", "تصوير: رنا خالد"]
    assert sifted.body == [LEAD, NEXT]


@pytest.mark.parametrize(
    ("text", "places", "agencies", "authors", "rest"),
    [
        ("القاهرة (رويترز) - قال مسؤولون", ("القاهرة",), ("رويترز",), (), "قال مسؤولون"),
        ("غزة/ الأناضول: قال شهود", ("غزة",), ("الأناضول",), (), "قال شهود"),
        ("دبي، الإمارات العربية المتحدة (CNN)-- قال", ("دبي", "الإمارات العربية المتحدة"), ("CNN",), (), "قال"),
        ("واشنطن، 12 آذار (أ.ف.ب) – قال", ("واشنطن",), ("أ ف ب",), (), "قال"),
        ("موسكو 12 مارس (تاس) - قال", ("موسكو",), ("تاس",), (), "قال"),
        ("القاهرة- محمد علي: قال", ("القاهرة",), (), ("محمد علي",), "قال"),
        ("لندن - الرقيب: قال", ("لندن",), ("الرقيب",), (), "قال"),
        ("بيروت – قال", ("بيروت",), (), (), "قال"),
        ("مسقط ـ الرقيب: قال", ("مسقط",), ("الرقيب",), (), "قال"),
        ("الرقيب_ جدة: قال", ("جدة",), ("الرقيب",), (), "قال"),
        ("الرقيب - بغداد أفاد مصدر", ("بغداد",), ("الرقيب",), (), "أفاد مصدر"),
        ("الرقيب/ بغداد تستضيف القمة", (), ("الرقيب",), (), "بغداد تستضيف القمة"),
        ("أبوظبي - الرقيب قال", ("أبوظبي",), ("الرقيب",), (), "قال"),
        ("كتبت: منى أحمد - مسقط: قال", (), (), ("منى أحمد",), "مسقط: قال"),
        ("عواصم - وكالات: قال", ("عواصم",), ("وكالات",), (), "قال"),
    ],
)
def test_dateline_is_taken_off_the_lead(
    text: str, places: tuple[str, ...], agencies: tuple[str, ...], authors: tuple[str, ...], rest: str
) -> None:
    opening = split_opening(text, "الرقيب")
    assert (opening.places, opening.agencies, opening.authors, opening.rest) == (places, agencies, authors, rest)


@pytest.mark.parametrize(
    "text",
    [
        "الرئيس المصري - الذي وصل أمس - قال",
        "موسكو: لم نتلق ردا",
        "روسيا - أوكرانيا: الحرب مستمرة",
        "وزير الخارجية/ نائبه: لا جديد",
        "2025 - عام صعب",
        "كتب الوزير: لن نقبل",
        "كتبـ الطفل اسمه على اللوح",
    ],
)
def test_other_dashes_stay(text: str) -> None:
    assert split_opening(text).rest == text


def test_agency_in_brackets_is_taken_off_the_end() -> None:
    assert split_closing("وغادر الوفد. (أ.ف.ب)").agencies == ("أ ف ب",)
    assert split_closing("وغادر الوفد (الثلاثاء)").rest == "وغادر الوفد (الثلاثاء)"


@pytest.mark.parametrize(
    ("line", "authors", "agencies"),
    [
        ("كتبت: منى أحمد وسعاد حسني", ("منى أحمد", "سعاد حسني"), ()),
        ("كتب محمود حسن", ("محمود حسن",), ()),
        ("بقلم: د. سمير فرج", ("د. سمير فرج",), ()),
        ("محمد علي - القاهرة", ("محمد علي",), ()),
        ("محمد علي ـ القاهرة", ("محمد علي",), ()),
        ("حاوره في القاهرة / محمد علي -", ("محمد علي",), ()),
        ("ترجمة وتحرير: منى أحمد", ("منى أحمد",), ()),
        ("المصدر: الجزيرة + وكالات", (), ("الجزيرة", "وكالات")),
        ("أ ف ب", (), ("أ ف ب",)),
    ],
)
def test_bylines_are_read(line: str, authors: tuple[str, ...], agencies: tuple[str, ...]) -> None:
    read = read_line(line)
    assert read is not None
    assert (read.authors, read.agencies) == (authors, agencies)


def test_stub_and_paywall_are_seen() -> None:
    assert sift(text_blocks(f"{LEAD}\nلقراءة المقال كاملا اضغط هنا")).partial
    assert sift(text_blocks("أعلنت الوزارة اليوم عن خطة جديدة لإعادة تنظيم العمل في...")).partial
    assert sift(text_blocks(f"{LEAD}\nهذا المحتوى متاح حصريا للمشتركين")).paywall
    assert not sift(text_blocks(f"{LEAD}\n{NEXT}")).partial


MASTHEAD = """رئيس مجلسى الإدارة والتحرير
عادل البدرى
رئيس مجلسى الإدارة والتحرير
عادل البدرى

«الجسر الكبير» يعود إلى الخدمة قبل نهاية الشهر

وزير النقل
وزير النقل
"""


def test_text_without_markup() -> None:
    found = clean_text(f"{MASTHEAD}\n{LEAD}\n\n{NEXT}", now=NOW)
    assert isinstance(found, CleanArticle)
    assert found.title == "«الجسر الكبير» يعود إلى الخدمة قبل نهاية الشهر"
    assert found.paragraphs == [LEAD, NEXT]
    assert found.captions == ("وزير النقل",)


def test_headline_of_the_feed_is_found_in_the_text() -> None:
    found = clean_text(f"صحيفة\nعودة الجسر\n{LEAD}", feed_entry=FeedHints(title="عودة الجسر"), now=NOW)
    assert isinstance(found, CleanArticle)
    assert (found.title, found.body) == ("عودة الجسر", LEAD)


def test_empty_text_is_refused() -> None:
    assert isinstance(clean_text(" \n", now=NOW, source=SourceHints()), Refusal)


def test_lines_that_recur_are_learned() -> None:
    furniture = Furniture()
    for number in range(MIN_ARTICLES):
        assert not furniture.is_furniture("صوت الناس منذ 1950")
        furniture = furniture.plus(line_keys(["صوت الناس منذ 1950", f"{LEAD} {'ا' * number}", "وأضاف"]))
    assert furniture.is_furniture("صوت الناس منذ 1951")  # numbers change from page to page
    assert not furniture.is_furniture(LEAD)


def test_background_paragraph_of_a_running_story_is_no_furniture() -> None:
    furniture = Furniture()
    for number in range(20):
        furniture = furniture.plus(line_keys([NEXT] if number % 2 else [LEAD]))
    assert not furniture.is_furniture(NEXT)


def test_counts_are_halved_so_that_redesigns_are_forgotten() -> None:
    furniture = Furniture(HALVE_AT - 1, {"a": 100, "b": 1})
    assert furniture.plus(["a"]) == Furniture(HALVE_AT // 2, {"a": 50})
