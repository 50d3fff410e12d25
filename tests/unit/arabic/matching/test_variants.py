"""Spellings made of one written form of a name, and spellings of foreign names compared."""

import pytest

from arabic.foreign import difference, skeleton, spellings
from arabic.matching.variants import is_foreign, is_noun, sequences, word_forms
from arabic.normalise import fold


def written(name: str) -> set[str]:
    return {" ".join(sequence.words) for sequence in sequences(name)}


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("عبد الله حمدوك", {"عبدالله حمدوك"}),
        ("عبدالفتاح السيسي", {"عبد الفتاح السيسي"}),
        ("حسن نصرالله", {"حسن نصر الله"}),
        ("أبو مازن", {"ابومازن", "ابيمازن", "ابامازن"}),
        ("كيم جونغ-أون", {"كيم جونغاون"}),
        ("عبد الله بن عبد العزيز", {"عبدالله بن عبدالعزيز", "عبد الله بن عبدالعزيز", "عبدالله بن عبد العزيز"}),
    ],
)
def test_words_are_closed_up_and_taken_apart(name: str, others: set[str]) -> None:
    forms = written(name)
    assert fold(name).replace("-", " ") in forms
    assert others <= forms


@pytest.mark.parametrize("name", ["أبواب", "محمد صلاح", "Vladimir Putin"])
def test_other_words_stay_as_they_are(name: str) -> None:
    assert written(name) == {fold(name)}


def test_a_name_without_letters_has_no_words() -> None:
    assert sequences("«–»") == []


@pytest.mark.parametrize(
    ("word", "form"),
    [("ابو", "ابي"), ("ابو", "ابا"), ("ابي", "ابو"), ("ذو", "ذي"), ("بن", "ابن"), ("ابن", "بن")],
)
def test_words_of_kinship_take_their_case(word: str, form: str) -> None:
    assert form in word_forms(word, foreign=False, inflected=False)


def test_case_endings_change_in_names_of_organisations_only() -> None:
    assert "مسلمين" in word_forms("مسلمون", foreign=False, inflected=True)
    assert "مسلمين" not in word_forms("مسلمون", foreign=False, inflected=False)
    assert list(word_forms("لبنان", foreign=False, inflected=True)) == ["لبنان"]


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("غوتيريش", {"جوتيريش", "كوتيريش", "قوتيريش"}),
        ("ستولتنبرج", {"ستولتنبرغ"}),
        ("پوتين", {"بوتين"}),
        ("اوباما", {"اوبامه"}),
    ],
)
def test_foreign_letters_are_interchanged(word: str, forms: set[str]) -> None:
    assert forms <= set(word_forms(word, foreign=True, inflected=False))
    assert list(word_forms(word, foreign=False, inflected=False)) == [word]


def test_the_land_is_not_its_adjective() -> None:
    assert "روسيه" not in word_forms("روسيا", foreign=True, inflected=False)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("نتنياهو", "نتانياهو"),
        ("نيتانياهو", "نتنياهو"),
        ("ستولتنبرج", "ستولتنبرغ"),
        ("غوتيريش", "جوتيريش"),
        ("زيلينسكي", "زيلنسكي"),
        ("أردوغان", "أردوجان"),
        ("سوليفان", "سوليڤان"),
        ("فولوديمير", "فلاديمير"),
        ("أنتوني", "أنطوني"),
        ("بلينكن", "بلينكين"),
        ("تاتشر", "ثاتشر"),
    ],
)
def test_spellings_of_one_foreign_name(one: str, other: str) -> None:
    assert difference(fold(one), fold(other)) is not None
    assert difference(fold(other), fold(one)) == difference(fold(one), fold(other))
    assert skeleton(fold(one) + " ") == skeleton(fold(other) + " ")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("بوتين", "بوتينيان"),
        ("بوتين", "بوتان"),
        ("بوتين", "بوتيني"),
        ("روس", "روسي"),
        ("ميركل", "ماركل"),
        ("ماكرون", "ماكرو"),
        ("كيري", "كوري"),
    ],
)
def test_other_names(one: str, other: str) -> None:
    assert difference(fold(one), fold(other)) is None


def test_listed_spellings_are_what_is_compared() -> None:
    listed = list(spellings("زيلينسكي"))
    assert "زيلنسكي" in listed
    assert all(difference("زيلينسكي", form) is not None for form in listed)


@pytest.mark.parametrize(
    "word", ["الأسد", "بري", "الصدر", "سلام", "مبارك", "الشرع", "أمل", "فتح", "مالي", "قطر", "النهضة"]
)
def test_ordinary_words_among_names(word: str) -> None:
    assert is_noun(fold(word))


@pytest.mark.parametrize("word", ["بوتين", "ترامب", "عباس", "كيري", "بوش", "السيسي", "القذافي", "نتنياهو", "موسكو"])
def test_names_that_are_no_other_word(word: str) -> None:
    assert not is_noun(fold(word))


def test_known_arabic_names_are_not_foreign() -> None:
    assert not is_foreign("محمد", frozenset({"محمد"}))
    assert not is_foreign("عراقجي", frozenset())  # ع
    assert is_foreign("بلينكن", frozenset())
