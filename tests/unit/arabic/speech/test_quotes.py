"""Who said what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic.entities.text import Text
from arabic.normalise import fold
from arabic.speech.phrases import Place, Speaker
from arabic.speech.quotemarks import quoted_spans
from arabic.speech.quotes import QuoteFound, find_quotes, title_quote
from arabic.speech.saying import verb_of
from arabic.speech.speakers import Speakers

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


@pytest.mark.parametrize(
    ("verbs", "stance"),
    [
        ("قال قالت يقول تقول صرح أوضحت ذكر يضيف وأردف فتابع واستطرد أفادت أبان", "said"),
        ("أكد أكدت يؤكد وجدد جزم أقسم", "confirmed"),
        ("شدد شددت ويصر لفتت نبه نوه ألح", "stressed"),
        ("أشار يشير ألمح لمحت", "pointed out"),
        ("أعلن أعلنت كشف كشفت", "announced"),
        ("نفى نفت ينفي أنكرت استبعد فند", "denied"),
        ("هدد تهدد توعد لوحت أنذر", "threatened"),
        ("حذر حذرت يحذر تخوف", "warned"),
        ("دعا دعت طالب ناشدت حث يوصي اقترحت أهاب", "called for"),
        ("اتهم اتهمت ندد استنكرت انتقد شكك يسخر شجب", "accused"),
        ("شكا اشتكت احتج", "complained"),
        ("زعم زعمت ادعى ادعت", "claimed"),
        ("اعتبر رأى ترى يعتقد ظنت ارتأى", "believed"),
        ("تساءل تتساءل سأل", "asked"),
        ("توقع رجح ترجح تنبأ", "expected"),
        ("تعهد تعهدت يتعهد طمأن", "promised"),
        ("اعترف أقرت", "admitted"),
        ("رحب رحبت أشاد أثنى", "welcomed"),
        ("أعرب تعرب أبدت عبرت", "expressed"),
        ("قائلا مضيفة", "said"),
        ("مؤكدا مؤكدة مؤكدين", "confirmed"),
        ("نافيا نافية", "denied"),
        ("محذرا محذرة", "warned"),
        ("داعيا مطالبة", "called for"),
        ("زاعما مدعيا", "claimed"),
    ],
)
def test_stance_of_verbs(verbs: str, stance: str) -> None:
    found = {verb: reading.stance if (reading := verb_of(fold(verb))) else None for verb in verbs.split()}
    assert found == dict.fromkeys(found, stance)


@pytest.mark.parametrize("word", "يذكر بين عبر منها مصرية هنا شكرا متحدثة طالبة عادة اقرأ".split())
def test_other_words_that_look_like_verbs_of_saying(word: str) -> None:
    assert verb_of(fold(word)) is None


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("وأضاف بيسكوف - في تصريح صحفي اليوم -: «لن نعلق على هذا».", "بيسكوف", "لن نعلق على هذا"),
        ("قال «الشناوي»، بعد اللقاء: «لعبنا بروح عالية».", "الشناوي", "لعبنا بروح عالية"),
        ("وكان بيسكوف قد صرح بأن الوفد سيصل غدا.", "بيسكوف", "الوفد سيصل غدا"),
        ("غير أن بيسكوف، المتحدث باسم الرئاسة، نفى أن يكون قد وصل.", "بيسكوف", "يكون قد وصل"),
        ("قال لبلينكن مسؤول أمني إن الوفد غادر.", "مسؤول أمني", "الوفد غادر"),
        ("قالت ثلاثة مصادر مطلعة إن الصفقة قريبة.", "ثلاثة مصادر مطلعة", "الصفقة قريبة"),
        ("نقلت الصحيفة عن قيادي في الحزب أن الاجتماع تأجل.", "قيادي في الحزب", "الاجتماع تأجل"),
        ("«سمعنا دويا هائلا جدا»، يروي أحد السكان.", "أحد السكان", "سمعنا دويا هائلا جدا"),
        ("«لم نأت لنلعب من أجل التعادل». هكذا تحدث بيسكوف.", "بيسكوف", "لم نأت لنلعب من أجل التعادل"),
        ("«الوضع صعب ولا يطاق أبدا»، بحسب بيسكوف.", "بيسكوف", "الوضع صعب ولا يطاق أبدا"),
        ("وبحسب بيسكوف فإن الحرب «ستنتهي خلال أسابيع قليلة»", "بيسكوف", "ستنتهي خلال أسابيع قليلة"),
        ("تساءل بيسكوف كيف وصلت الأسلحة إلى كييف.", "بيسكوف", "كيف وصلت الأسلحة إلى كييف"),
        ("وبيّن بيسكوف أن الاتفاق قائم.", "بيسكوف", "الاتفاق قائم"),
        ("حذر بيسكوف إسرائيل من أن صبره نفد.", "بيسكوف", "صبره نفد"),
        ("وقال المصدر الذي طلب عدم كشف اسمه إن الطريق مغلق.", "المصدر", "الطريق مغلق"),
        ("بيسكوف: لن نتراجع عن موقفنا", "بيسكوف", "لن نتراجع عن موقفنا"),
        ("ووصفت زاخاروفا القرار بأنه «خيال محض».", "زاخاروفا", "خيال محض"),
    ],
)
def test_where_the_speaker_stands(text: str, speaker: str, words: str) -> None:
    (quote,) = said(text)
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.text) == (speaker, words)


@pytest.mark.parametrize(
    "text",
    [
        "لم يقل بيسكوف إن الوفد سيصل.",
        "هل قال بيسكوف إن الوفد سيصل؟",
        "استقال بيسكوف بعد أن فشل الاتفاق.",
        "عرض بيسكوف خطة يمكن أن تنجح.",
        "كشفت التحقيقات أن الحريق متعمد.",
        "يذكر أن القضية قديمة.",
        "قرر بيسكوف أن يسافر.",
        "شارك بيسكوف في مسلسل «بيت من زجاج».",
        "موعد الجلسة 10:30 صباحا.",
        "بيسكوف (د:42)، ثم تقدم الفريق بهدفين.",
        "وجود فرق بين أن تعمل وأن تنتظر.",
    ],
)
def test_what_nobody_said(text: str) -> None:
    assert said(text) == []


def test_one_called_by_another_word_is_the_same() -> None:
    first, second, third = said(
        "قال مصدر أمني إن الطريق مغلق. وأضاف المصدر أن القتال مستمر. وقالت زاخاروفا إن موسكو تتابع."
    )
    assert first.speaker is not None
    assert first.speaker == second.speaker
    assert third.speaker == BY_NAME["زاخاروفا"]


def test_who_acts_in_a_sentence_speaks_in_it() -> None:
    (quote,) = said("التقى بيسكوف نظيره في جنيف، مؤكدا أن الحوار مستمر.")
    assert quote.speaker == BY_NAME["بيسكوف"]


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
    described = title_quote("مصدر أمني: الطريق مغلق بالكامل", lambda words: None)
    assert described is not None
    assert described.speaker == Speaker("مصدر أمني")


def test_a_country_before_a_colon_speaks_only_where_it_asserts_something() -> None:
    mexico = Speaker("المكسيك", "place")
    assert title_quote("المكسيك: اعتقال زعيم عصابة", lambda words: mexico) is None
    assert title_quote("المكسيك: لن نقبل الوصاية", lambda words: mexico) is not None


def test_quotation_marks_of_all_kinds() -> None:
    text = '«أ «ب» ج» و"د" و“ه” و»لم يغلق'
    assert [text[a:b] for a, b in quoted_spans(text)] == ["أ «ب» ج", "د", "ه"]


@given(st.text(alphabet="قالبيسكوفأنإن :\"«»“”'\n.،", max_size=120))
def test_spans_are_the_text_quoted(text: str) -> None:
    assert all(text[quote.start : quote.end] == quote.text for quote in said(text))
