"""What a volume rule found reads right in both languages, and its message lists the examples."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pydantic import TypeAdapter

from config.volume_rules import AnyVolumeRule
from indexing.documents import document
from indexing.volume.facts import Facts
from indexing.volume.finding import Finding
from indexing.volume.raising import alert_of
from indexing.volume.wording import headline
from indexing.wording import message
from tests.indexing_kit import NOON, article

HOUR = timedelta(hours=1)


def facts(found: int = 5, *names: str, length: timedelta = HOUR, usual: float | None = None, reason: str = "") -> Facts:
    return Facts(start=NOON, end=NOON + length, found=found, usual=usual, names=list(names), reason=reason)


@pytest.mark.parametrize(
    ("kind", "found", "ar", "en"),
    [
        (
            "frequency",
            facts(12),
            "12 خبرا في ساعة واحدة منذ 2026-03-02 12:00 UTC",
            "12 stories in 1 hour from 2026-03-02 12:00 UTC",
        ),
        (
            "frequency",
            facts(1, length=timedelta(minutes=30)),
            "خبر واحد في 30 دقيقة منذ 2026-03-02 12:00 UTC",
            "1 story in 30 minutes from 2026-03-02 12:00 UTC",
        ),
        (
            "spike",
            facts(100, length=2 * HOUR, usual=2.5),
            "100 خبر في ساعتين منذ 2026-03-02 12:00 UTC، والمعتاد 2.5",
            "100 stories in 2 hours from 2026-03-02 12:00 UTC; usual are 2.5",
        ),
        (
            "flatline",
            facts(0, "وكالة النيل", length=6 * HOUR, usual=7),
            "وكالة النيل: لا أخبار في 6 ساعات حتى 2026-03-02 18:00 UTC، والمعتاد 7",
            "وكالة النيل: nothing in 6 hours until 2026-03-02 18:00 UTC; usual are 7",
        ),
        (
            "new_pair",
            facts(1, "الكرملين", "حلف الناتو", length=timedelta(days=30)),
            "أول خبر يجمع الكرملين وحلف الناتو منذ 30 يوما",
            "الكرملين and حلف الناتو in one article for the first time in 30 days",
        ),
        (
            "new_name",
            facts(3, "ليلى الحداد"),
            "اسم جديد: ليلى الحداد، 3 أخبار منذ 2026-03-02 12:00 UTC",
            "a new name: ليلى الحداد, 3 stories since 2026-03-02 12:00 UTC",
        ),
        (
            "first_by",
            facts(3, "أطلس"),
            "السبق لـأطلس في 2026-03-02 12:00 UTC، ثم نقلت الخبر وسيلتا إعلام",
            "أطلس was first, at 2026-03-02 12:00 UTC; 2 outlets followed",
        ),
        (
            "blind",
            facts(7, *"abcdefg", reason="HTTP 503"),
            "انقطاع الرصد من 2026-03-02 12:00 UTC إلى 2026-03-02 13:00 UTC: 7 وسائل إعلام (a، b، c، d، e، +2)، "
            "والسبب: HTTP 503",
            "blind from 2026-03-02 12:00 UTC to 2026-03-02 13:00 UTC: 7 outlets (a, b, c, d, e, +2), because: HTTP 503",
        ),
    ],
)
def test_headlines(kind: str, found: Facts, ar: str, en: str) -> None:
    assert headline(kind, found, "ar", str) == ar
    assert headline(kind, found, "en", str) == en


def test_the_message_says_what_was_found_and_lists_examples() -> None:
    rule: AnyVolumeRule = TypeAdapter(AnyVolumeRule).validate_python(
        {"id": "many", "name": "كثرة", "kind": "frequency", "count": 2, "window": "1h", "channels": ["desk"]}
    )
    examples = [document(article(slug, title=f"عنوان {slug}"), NOON) for slug in "12"]
    alert = alert_of(rule, Finding("w", facts(2), examples), NOON)
    sent = message(alert, "desk", "ar")
    assert "خبران في ساعة واحدة" in sent.subject
    for text in (sent.text, sent.html):
        assert "خبران في ساعة واحدة" in text
        assert "عنوان 1" in text
        assert "https://atlas.example/2" in text
    assert sent.payload["volume"]["found"] == 2
    assert [delivery.channel for delivery in alert.deliveries] == ["desk"]
