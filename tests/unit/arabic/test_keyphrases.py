"""Keyphrases and category."""

from __future__ import annotations

import pytest

from arabic.category import categorise, evidence
from arabic.entities.text import Text
from arabic.keyphrases import keyphrases


def test_repeated_phrases_of_the_title_come_first() -> None:
    title = Text("الناتو يدرس الضمانات الأمنية")
    body = Text("بحث الحلف الضمانات الأمنية. وقال إن الضمانات الأمنية مهمة، ثم تحدث عن الطقس.")
    assert keyphrases(title, body)[0] == "الضمانات الأمنية"


def test_no_text_no_phrases() -> None:
    assert keyphrases(Text(""), Text("")) == []


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
    assert set(evidence(Text(""), Text("مباراة ومباراة"))["sport"]) == {"مباراه"}
