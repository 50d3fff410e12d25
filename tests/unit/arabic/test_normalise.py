"""Folding of letters, marks, digits and punctuation, and the way back to the original."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic.normalise import Level, fold, normalise
from arabic.tables import SEARCH_MAP

ARABIC_TEXT = st.text(
    st.sampled_from(
        [*map(chr, range(0x600, 0x700)), *map(chr, range(0xFE70, 0xFF00)), *" \n\u200f\u200c\u0640ﷺﷲABé_-،"]
    )
)
ANY_TEXT = st.text(st.characters())  # lone surrogates included


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أحمد إبراهيم آدم ٱلله", "احمد ابراهيم ادم الله"),
        ("مصطفى في القاهرة", "مصطفي في القاهره"),
        ("مسؤول رئيس شيء", "مسوول رييس شيء"),  # a hamza goes to its carrier; without carrier it stays
        ("وَقَالَ مُحَمَّدٌ", "وقال محمد"),
        ("الرَّحْمَٰنِ ۚ", "الرحمن "),
        ("محـــمد", "محمد"),
        ("علی کی", "علي كي"),  # Persian yeh and keheh
        ("ہندوستان ھند ۀ ے", "هندوستان هند ه ي"),
        ("ڭ ڨ گ ڤ ڥ پ چ ژ", "گ گ گ ڤ ڤ پ چ ژ"),  # not Arabic ones: letters of their own, but one form for each
        ("ﻣﺤﻤﺪ ﷲ ﻻ", "محمد الله لا"),
        ("\ufe8d\ufef5", "الا"),
        ("١٩٧٣ و۲۰۲۴", "1973 و2024"),
        ("٣٫٥٪ ١٬٠٠٠", "3.5% 1,000"),
        ("«الناتو»، لماذا؟", '"الناتو", لماذا?'),
        ("O’Brien – Erdoğan", "o'brien - erdogan"),
        ("ŁÓDŹ Straße ﬁ", "lodz strasse fi"),
        ("#الرئيس_بوتين", "#الرييس بوتين"),
        ("بو\u200bتين\u200f \u202bبايدن\u202c", "بوتين بايدن"),
        ("سطر\r\n\t\u00a0 آخر", "سطر اخر"),
        ("\ud800", "\ufffd"),
    ],
)
def test_folds_for_matching(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ماء", "ما"),  # water, what
        ("ڤيينا", "فيينا"),  # left to name variants
        ("گمبيا", "غمبيا"),
        ("سعد", "سعيد"),
    ],
)
def test_keeps_different_letters_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("written", "displayed"),
    [
        ("مُحَمَّد", "مُحَمَّد"),
        ("محـــمد", "محمد"),
        ("ﻣﺤﻤﺪ ﷺ", "محمد صلى الله عليه وسلم"),
        ("\u202bبوتين\u202c\u200f\ufeff", "بوتين"),
        ("می\u200cخواهم", "می\u200cخواهم"),  # a reader sees where letters do not join
        ("Ｎａｔｏ «٣»", "Ｎａｔｏ «٣»"),
        ("\ufe70", "\u064b"),
        ("سطر\x00\nسطر", "سطر\nسطر"),
        ("\udfff", "\ufffd"),
    ],
)
def test_display_removes_only_what_is_not_seen(written: str, displayed: str) -> None:
    assert fold(written, Level.DISPLAY) == displayed


def test_search_folds_letters_as_matching_does_and_leaves_punctuation() -> None:
    assert fold("«لِبوتين»، Erdoğan؟  ٣", Level.SEARCH) == "«لبوتين»، erdogan؟  3"


@given(ARABIC_TEXT)
def test_search_is_the_character_filter_given_to_the_engine(text: str) -> None:
    assert fold(text, Level.SEARCH) == "".join(SEARCH_MAP.get(char, char) for char in text)


@given(ARABIC_TEXT)
def test_search_and_match_agree_on_what_the_filter_maps(text: str) -> None:
    assert fold(fold(text, Level.SEARCH)) == fold(text)


@pytest.mark.parametrize("level", list(Level))
@given(text=ANY_TEXT | ARABIC_TEXT)
def test_is_idempotent(level: Level, text: str) -> None:
    once = fold(text, level)
    assert fold(once, level) == once


@pytest.mark.parametrize("level", list(Level))
def test_every_character_folds_to_characters_that_stay(level: Level) -> None:
    for char in map(chr, range(0x10000)):  # one by one: what runs of spaces do is the property above
        once = fold(char, level)
        assert fold(once, level) == once, f"U+{ord(char):04X}"


@given(ANY_TEXT | ARABIC_TEXT)
def test_matching_leaves_no_marks_or_invisible_characters(text: str) -> None:
    assert not {unicodedata.category(char) for char in fold(text)} & {"Mn", "Me", "Cf", "Cs", "Cc", "Lu"}


@pytest.mark.parametrize("level", list(Level))
@given(text=ANY_TEXT | ARABIC_TEXT)
def test_offsets_lead_back_to_the_source(level: Level, text: str) -> None:
    normalised = normalise(text, level)
    offsets = list(normalised.offsets)
    assert normalised.text == fold(text, level)
    assert len(offsets) == len(normalised.text) + 1
    assert offsets[-1] == len(text)
    assert offsets == sorted(offsets)
    for char, index in zip(normalised.text, offsets, strict=False):
        assert char in fold(text[index], level)


@given(text=ARABIC_TEXT | ANY_TEXT, data=st.data())
def test_a_span_of_the_original_normalises_to_what_it_was_found_by(text: str, data: st.DataObject) -> None:
    normalised = normalise(text)
    start = data.draw(st.integers(0, len(normalised.text)))
    end = data.draw(st.integers(start, len(normalised.text)))
    first, last = normalised.span(start, end)
    refolded = fold(text[first:last])
    if all(len(fold(char)) <= 1 for char in text):
        assert refolded == normalised.text[start:end]
    else:  # a ligature belongs whole to a span that has part of it
        assert normalised.text[start:end] in refolded


@given(ANY_TEXT | ARABIC_TEXT)
def test_spaced_has_letters_and_digits_where_they_stand(text: str) -> None:
    normalised = normalise(text)
    assert normalised.spaced == "".join(char if char.isalnum() else " " for char in normalised.text)


def test_span_takes_in_the_marks_of_its_last_letter_but_not_what_comes_before() -> None:
    text = "قال «بُوتِـينُ» اليوم"
    normalised = normalise(text)
    start = normalised.text.index("بوتين")
    first, last = normalised.span(start, start + len("بوتين"))
    assert text[first:last] == "بُوتِـينُ"


def test_span_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="span 2:9 is outside the text of 5 characters"):
        normalise("بوتين").span(2, 9)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("أ" * 10_000_000, id="10 MB of one letter that changes"),
        pytest.param("\u064e" * 10_000_000, id="10 MB of one mark that goes"),
        pytest.param(" " * 10_000_000, id="10 MB of spaces"),
        pytest.param("ب" + "\u064e\u0651" * 50_000, id="100,000 combining marks"),
        pytest.param("\ud800" * 100_000, id="lone surrogates"),
        pytest.param(
            "".join(map(chr, range(0x20, sys.maxunicode, 7))), id="more letters than replacing one by one pays"
        ),
    ],
)
def test_survives_any_text(text: str) -> None:
    normalised = normalise(text)
    assert len(normalised.offsets) == len(normalised.text) + 1
    normalised.text.encode()
