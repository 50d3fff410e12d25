"""Keyphrases and category."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabic import cues
from arabic.category import Verdict, categorise, evidence
from arabic.dates.lexicon import LEXICON
from arabic.dates.tags import Tag
from arabic.entities.text import Text
from arabic.keyphrases import keyphrases
from arabic.normalise import fold
from arabic.nounphrases import Nouns
from arabic.speech.saying import verb_of

ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in (Path(__file__).parents[2] / "data" / "about.jsonl").read_text("utf-8").splitlines()
]
NEWS = [row for row in ROWS if "phrases" in row]
TIMES = {
    word
    for word, senses in LEXICON.items()
    for rest, entry in senses
    if not rest and entry.tag in (Tag.MONTH, Tag.WEEKDAY, Tag.DAY_WORD)
}


def category_of(row: dict[str, Any]) -> Verdict | None:
    return categorise(Text(row["title"]), Text(row["body"]))


def phrases_of(row: dict[str, Any]) -> list[str]:
    return keyphrases(Text(row["title"]), Text(row["body"]))


def test_repeated_phrases_of_the_title_come_first() -> None:
    title = Text("الناتو يدرس الضمانات الأمنية")
    body = Text("بحث الحلف الضمانات الأمنية. وقال إن الضمانات الأمنية مهمة، ثم تحدث عن الطقس.")
    assert keyphrases(title, body)[0] == "الضمانات الأمنية"


def test_no_text_no_phrases() -> None:
    assert keyphrases(Text(""), Text("")) == []


@pytest.mark.parametrize("row", NEWS, ids=[row["title"] for row in NEWS])
def test_phrases_of_the_news(row: dict[str, Any]) -> None:
    assert set(row["phrases"]) <= set(phrases_of(row))


@pytest.mark.parametrize("row", ROWS, ids=[row["title"] for row in ROWS])
def test_phrases_are_of_the_text_without_verbs_of_saying_and_times(row: dict[str, Any]) -> None:
    text = fold(f"{row['title']} {row['body']}")
    found = phrases_of(row)
    assert len(found) <= 8
    for phrase in found:
        folded = fold(phrase)
        assert folded.removeprefix("ال") in text
        assert TIMES.isdisjoint(folded.split())
        assert not any(verb_of(word) for word in folded.split() if word not in cues.VERBS_OR_NOUNS)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("أعلنت وزارة الخارجية الروسية وقف إطلاق النار", ["وزارة الخارجية الروسية", "وقف إطلاق النار"]),
        ("انعقد مجلس قيادتها", []),  # a chain that a pronoun ends is cut
        ("رفع رئيس المجلس", ["رئيس المجلس"]),  # he adjourned
        ("قال. ورفع الجيش درجة التأهب", ["درجة التأهب"]),
        ("غيب الموت صاحب الأغنية", ["صاحب الأغنية"]),
        ("دعا إلى رفع الحظر", ["رفع الحظر"]),
        ("استقبل الوزير السفير", []),  # subject and object
        ("في حادث سير مروع", ["حادث سير مروع"]),
        ("زار مدينة حلب", ["مدينة حلب"]),
    ],
)
def test_noun_phrases(text: str, found: list[str]) -> None:
    words = Text(text)
    places = [words.span(phrase.first, phrase.last, 0) for phrase in Nouns(words).phrases()]
    assert [text[start:end] for start, end in places] == found


def test_names_of_people_are_no_phrases() -> None:
    title, body = Text("حسن يوسف رئيسا للاتحاد العام"), Text("انتخب حسن يوسف رئيسا للاتحاد العام للكتاب")
    assert not any("حسن" in phrase for phrase in keyphrases(title, body, people={fold("حسن"), fold("يوسف")}))


@given(st.text(max_size=80), st.text(st.sampled_from("والضمانبلكره ،.\n"), max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_has_phrases_of_its_own(title: str, body: str) -> None:
    words = [Text(title), Text(body)]
    for text in words:
        ends = [0]
        for phrase in Nouns(text).phrases():
            assert ends[-1] <= phrase.first <= phrase.core <= phrase.last < len(text)
            ends.append(phrase.last + 1)
    assert len(keyphrases(words[0], words[1])) <= 8
    categorise(words[0], words[1])


def test_after_lam_the_article_is_restored() -> None:
    title, body = Text("دعوة للضمانات الأمنية"), Text("ردا على الدعوة")
    assert "الضمانات الأمنية" in keyphrases(title, body)


@pytest.mark.parametrize(("name", "least"), [("briefs", 0.95), ("allusive", 0.8), ("news", 0.9), ("more news", 0.9)])
def test_categories_of_the_news(name: str, least: float) -> None:
    """Most are told, and what is told is right."""
    told = [(row["categories"], verdict) for row in ROWS if row["set"] == name and (verdict := category_of(row))]
    right = sum(verdict.id in categories for categories, verdict in told)
    assert right / sum(bool(row["categories"]) for row in ROWS if row["set"] == name) >= least
    assert right / len(told) >= 0.97


def test_the_surest_verdicts_are_right() -> None:
    for row in ROWS:
        verdict = category_of(row)
        if verdict is not None and verdict.confidence >= 0.7:
            assert verdict.id in row["categories"]


@pytest.mark.parametrize(
    ("title", "body", "category"),
    [
        ("فوز المنتخب في المباراة", "سجل اللاعب هدفين في الدوري وقال المدرب إن الفريق قدم مباراة كبيرة", "sport"),
        ("أسعار النفط ترتفع", "ارتفع خام برنت إلى تسعين دولارا للبرميل بعد قرار أوبك وتراجعت أسهم البورصة", "economy"),
        ("مقتل خمسة في غارة", "قتل خمسة أشخاص في قصف صاروخي وقالت الشرطة إن الهجوم أوقع جرحى", "security"),
    ],
)
def test_category_by_terms(title: str, body: str, category: str) -> None:
    verdict = categorise(Text(title), Text(body))
    assert verdict is not None
    assert (verdict.id, verdict.method) == (category, "terms")


def test_the_section_of_the_feed_is_heard() -> None:
    verdict = categorise(Text("خبر"), Text("نص قصير"), "الرياضة")
    assert verdict is not None
    assert (verdict.id, verdict.method) == ("sport", "section")


def test_thin_evidence_is_no_category() -> None:
    assert categorise(Text("خبر"), Text("نص قصير لا يقول شيئا")) is None


def test_the_evidence_can_be_read() -> None:
    assert set(evidence(Text(""), Text("الملاعب وملعب"))["sport"]) == {"ملعب"}


def test_words_that_share_a_stem_are_told_apart() -> None:
    assert "security" in evidence(Text("الشرطة"), Text(""))
    assert "security" not in evidence(Text("شروط"), Text(""))
