"""Documents of articles and their revisions."""

from __future__ import annotations

from datetime import timedelta

from indexing.documents import article_of, document, revised, short_diff
from tests.indexing_kit import BODY, NOON, article


def test_a_document_says_where_tags_stand() -> None:
    made = document(article(topics={"ضمانات": "guarantees", "الحلف": "alliance"}), NOON)
    assert made["actors_body"] == ["kremlin", "nato", "usa"]
    assert made["topics_lead"] == ["alliance"]
    assert made["topics_body"] == ["alliance", "guarantees"]
    assert made["topics_title"] == []


def test_the_article_comes_back_whole() -> None:
    assert article_of(document(article(), NOON)) == article()


def test_revisions_are_kept_with_what_changed() -> None:
    later = NOON + timedelta(hours=1)
    stored = document(article(), NOON)
    for number in range(30):
        stored = revised(stored, document(article(body=f"{BODY}\nتحديث {number}", seen_at=later), later))
    assert stored["revision"] == 31
    assert stored["seen_at"] == document(article(), NOON)["seen_at"]
    assert [each["revision"] for each in stored["revisions"]] == list(range(11, 31))
    assert stored["revisions"][-1]["diff"] == "-تحديث 28\n+تحديث 29"


def test_a_long_difference_is_cut() -> None:
    text = short_diff("", "كلمة " * 2_000)
    assert len(text) == 4_000
    assert text.endswith("…")
