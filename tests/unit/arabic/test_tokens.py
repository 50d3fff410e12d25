"""Words and sentences as spans."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic.normalise import fold
from arabic.tokens import Token, sentences, tokens


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("قال بوتين، أمس:", ["قال", "بوتين", "أمس"]),
        ("«الناتو»؟!", ["الناتو"]),
        ("كوفيد-19 وF-16", ["كوفيد", "19", "وF", "16"]),
        ("#الرئيس_بوتين", ["الرئيس", "بوتين"]),
        ("مُحَمَّدٌ محـــمد", ["مُحَمَّدٌ", "محـــمد"]),
        ("می\u200cخواهم", ["می\u200cخواهم"]),
        ("O'Brien Erdoğan", ["O", "Brien", "Erdoğan"]),
        ("قال.وأضاف (أ.ف.ب)", ["قال", "وأضاف", "أ", "ف", "ب"]),
        ("٣٫٥ مليون", ["٣", "٥", "مليون"]),
        (" ـ \u200f، ", []),
    ],
)
def test_words(text: str, surfaces: list[str]) -> None:
    assert [token.surface for token in tokens(text)] == surfaces


@given(st.text(st.characters()))
def test_tokens_are_parts_of_the_text_in_order_and_leave_no_letter_out(text: str) -> None:
    found = tokens(text)
    assert all(token == Token(text[token.start : token.end], token.start, token.end) for token in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    covered = {index for token in found for index in range(token.start, token.end)}
    assert all(index in covered for index, char in enumerate(text) if fold(char).isalnum() and char.isalnum())


@pytest.mark.parametrize(
    "parts",
    [
        ["قال بوتين إن الحرب انتهت.", "ثم غادر القاعة."],
        ["هل يعود بوتين؟", "لا أحد يعرف!", "ربما"],
        ["عنوان بلا نقطة\n", "متن الخبر"],
        ["قال د. أحمد عكاشة إن المرض نادر.", "وأضاف م. علي"],
        ["وصل J. Biden إلى القمة.", "انتهى"],
        ["ذكرت (أ.ف.ب) ذلك.", "ونفته أ ف ب لاحقا"],
        ["بلغ النمو 3.5 بالمئة.", "وهو رقم قياسي"],
        ["1. البند الأول.", "2. البند الثاني."],
        ["توفي سنة 1445 ه.", "ودفن في مكة"],
        ["صدر عام 2020.", "ثم منع"],
        ["بوتين.. هل يعود؟", "انتظروا... ثم غادروا"],
        ['قال: "انتهى الأمر."', "ثم سكت"],
        ["أعلن ذلك أمس.", "وأضاف المصدر"],
    ],
)
def test_sentences(parts: list[str]) -> None:
    text = " ".join(parts)
    assert [text[start:end] for start, end in sentences(text)] == [part.strip() for part in parts]


def test_a_full_stop_without_a_space_ends_a_sentence_between_arabic_words_only() -> None:
    text = "انتهى اللقاء.وغادر بوتين عبر rasid.example"
    assert [text[start:end] for start, end in sentences(text)] == ["انتهى اللقاء.", "وغادر بوتين عبر rasid.example"]


@given(st.text(st.characters() | st.sampled_from("قال د.؟ \n1")))
def test_sentences_hold_every_word(text: str) -> None:
    kept = "".join(text[start:end] for start, end in sentences(text))
    assert re.sub(r"\s", "", kept) == re.sub(r"\s", "", text)
