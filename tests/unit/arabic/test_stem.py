"""Light stems: inflections of one noun together, other words apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic.normalise import fold
from arabic.plurals import NOUNS
from arabic.stem import stem, stems

NO_ENDING = """
لبنان إيران رمضان ميدان سلطان برلمان عدوان فلسطين تعاون تحسين تأمين قوانين سوريا روسيا تركيا ألمانيا إلغاء التزام إنسان
طيران زيتون تلفزيون دستور مليون
"""


@pytest.mark.parametrize(
    "words",
    [
        "ضمان ضمانات الضمانات بالضمانات ضماناته وللضمانات",
        "عقوبة عقوبات العقوبات وعقوباتها",
        "مفاوضة مفاوضات المفاوضات بالمفاوضات",
        "انتخاب انتخابات الانتخابات",
        "حكومة الحكومة حكومات حكومتين حكومته للحكومة",
        "شركة شركات شركتان الشركات",
        "طائرة طائرات بالطائرات",
        "أمني أمنية الأمنية",
        "لاجئ لاجئين لاجئون للاجئين",
        "عسكري عسكرية عسكريين العسكريون",
        "وزير وزيران وزيرا الوزير لوزير",
        "قانون القانون قانونا بقانون",
        "هجوم هجوما هجومين بالهجوم",
        "سياسة سياسات سياستها",
        "مدينة المدينة مدينتين بمدينته",
    ],
)
def test_inflections_of_a_noun_have_one_stem(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize("clitic", ["ال", "بال", "وال"])
def test_a_noun_has_one_stem_with_article_and_clitics(clitic: str) -> None:
    for form in (form for noun in NOUNS for form in noun):
        assert stem(clitic + form) == stem(form)


def test_broken_plurals_are_found_with_their_singular() -> None:
    assert stem("بالصواريخ") in stems("صاروخ")
    assert stem("صاروخا") in stems("الصواريخ")
    assert stem("للوزراء") in stems("وزير")
    assert stem("الأسلحة") in stems("سلاح")
    assert stems("للحكومة") == {stem("حكومة")}


def test_every_listed_plural_is_needed() -> None:
    for noun in NOUNS:
        assert len(set(map(stem, noun))) == len(noun), f"{noun} share a stem without being listed"


@pytest.mark.parametrize("word", NO_ENDING.split())
def test_what_only_looks_like_an_ending_stays(word: str) -> None:
    assert stem(word) == fold(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [("أمن", "أمني"), ("كتاب", "كاتب"), ("عدو", "عدوان"), ("سلاح", "أسلحة"), ("مال", "جمال"), ("كاتب", "كاتبة")],
)
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["صورة", "كتابة", "رسالة", "مدينة", "بالصورة", "المدينة"])
def test_a_folded_word_has_the_stem_of_the_written_one(word: str) -> None:
    assert stem(fold(word)) == stem(word)


@given(st.text() | st.text(st.sampled_from("وفبلكسالهمينتةءا")))
def test_a_stem_is_a_part_of_the_folded_word(word: str) -> None:
    assert stem(word) in fold(word)
