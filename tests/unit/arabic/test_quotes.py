"""Who said what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic.entities.text import Text
from arabic.phrases import Place, Speaker
from arabic.quotemarks import quoted_spans
from arabic.quotes import QuoteFound, find_quotes, title_quote
from arabic.speakers import Speakers

BY_NAME = {
    name: Speaker(name, kind)
    for name, kind in {"بيسكوف": "person", "بلينكن": "person", "زاخاروفا": "person", "الكرملين": "organisation"}.items()
}


def said(text: str) -> list[QuoteFound]:
    places = []
    for name, speaker in BY_NAME.items():
        at = text.find(name)
        while at >= 0:
            places.append(Place(at, at + len(name), speaker))
            at = text.find(name, at + 1)
    words = Text(text)
    return find_quotes(words, Speakers(words, places, list(BY_NAME.values())))


@pytest.mark.parametrize(
    ("text", "kind", "speaker", "words", "stance"),
    [
        ('قال بيسكوف: "لم ترد ردود فعل حتى الآن".', "direct", "بيسكوف", "لم ترد ردود فعل حتى الآن", "said"),
        ("وأكد بيسكوف أن روسيا مستعدة للحوار.", "reported", "بيسكوف", "روسيا مستعدة للحوار", "confirmed"),
        ("هدد بيسكوف بأن الرد سيكون قاسيا.", "reported", "بيسكوف", "الرد سيكون قاسيا", "threatened"),
        ("«لن نقبل بهذا الاتفاق أبدا»، قالت زاخاروفا.", "direct", "زاخاروفا", "لن نقبل بهذا الاتفاق أبدا", "said"),
        ("بيسكوف قال إن الناتو لم يرد.", "reported", "بيسكوف", "الناتو لم يرد", "said"),
        ("قال مصدر أمني إن الانفجار كبير.", "reported", "مصدر أمني", "الانفجار كبير", "said"),
        ("نقلت تاس عن بيسكوف قوله إن الاجتماع تأجل.", "reported", "بيسكوف", "الاجتماع تأجل", "said"),
    ],
)
def test_speech_with_its_speaker(text: str, kind: str, speaker: str, words: str, stance: str) -> None:
    (quote,) = said(text)
    assert quote.speaker is not None
    assert (quote.kind, quote.speaker.name, quote.text, quote.stance) == (kind, speaker, words, stance)
    assert text[quote.start : quote.end] == quote.text


def test_who_is_not_named_again_is_the_one_who_spoke_last() -> None:
    first, second = said("قال بيسكوف إن روسيا مستعدة. وأضاف: «ننتظر ردا واضحا من الجميع».")
    assert first.speaker == second.speaker == BY_NAME["بيسكوف"]


def test_she_is_not_he() -> None:
    quotes = said("قالت زاخاروفا إن الرد وصل. وقال بيسكوف إن الرد سلبي. وأضافت أن موسكو تدرسه.")
    assert [quote.speaker.name for quote in quotes if quote.speaker] == ["زاخاروفا", "بيسكوف", "زاخاروفا"]


def test_the_one_spoken_with_does_not_speak() -> None:
    (quote,) = said("قال بيسكوف في اتصال مع بلينكن إن الحوار مستمر.")
    assert quote.speaker == BY_NAME["بيسكوف"]


def test_names_in_quotation_marks_are_not_speech() -> None:
    assert said("حلف «الناتو» يجتمع في بروكسل.") == []


def test_title_with_colon() -> None:
    quote = title_quote("الكرملين: «الناتو» لم يستجب", lambda words: BY_NAME.get(words))
    assert quote is not None
    assert quote.kind == "title"
    assert quote.speaker == BY_NAME["الكرملين"]
    assert title_quote("بالفيديو: لحظة انهيار مبنى", lambda words: BY_NAME["الكرملين"]) is None


def test_quotation_marks_of_all_kinds() -> None:
    text = '«أ «ب» ج» و"د" و“ه” و»لم يغلق'
    assert [text[a:b] for a, b in quoted_spans(text)] == ["أ «ب» ج", "د", "ه"]


@given(st.text(alphabet="قالبيسكوفأنإن :\"«»“”'\n.،", max_size=120))
def test_spans_are_the_text_quoted(text: str) -> None:
    assert all(text[quote.start : quote.end] == quote.text for quote in said(text))
