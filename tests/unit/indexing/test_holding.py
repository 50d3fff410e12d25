"""When held deliveries are due, and what webhooks ask for."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from config.channels import Digest
from indexing.channels.webhook import is_permanent, retry_after, sign
from indexing.holding import is_gathered, next_digest

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-03-02T12:00+00:00", "2026-03-02T13:30+00:00"),
        ("2026-03-02T13:30+00:00", "2026-03-03T05:00+00:00"),
        ("2026-03-02T04:59+00:00", "2026-03-02T05:00+00:00"),
    ],
)
def test_next_digest(now: str, expected: str) -> None:
    digest = Digest.model_validate({"at": ["16:30", "08:00"], "timezone": "Asia/Riyadh"})
    assert next_digest(digest, datetime.fromisoformat(now)) == datetime.fromisoformat(expected)


def test_only_less_severe_alerts_are_gathered() -> None:
    digest = Digest.model_validate({"at": ["08:00"], "at_once": "high"})
    assert [is_gathered(digest, severity) for severity in ("low", "medium", "high", "critical")] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        ("120", 120),
        ("Mon, 02 Mar 2026 12:01:00 GMT", 60),
        ("Mon, 02 Mar 2026 11:00:00 GMT", 0),
        ("soon", None),
        ("-5", None),
    ],
)
def test_retry_after(value: str | None, expected: float | None) -> None:
    assert retry_after(value, NOW) == expected


def test_which_answers_are_final() -> None:
    assert [status for status in (301, 400, 401, 404, 408, 410, 422, 429, 500, 503) if is_permanent(status)] == [
        301,
        400,
        410,
        422,
    ]


def test_the_signature_covers_timestamp_and_body() -> None:
    assert sign("key", "1", b"{}") != sign("key", "2", b"{}")
    assert sign("key", "1", b"{}").startswith("sha256=")
    assert len(sign("key", "1", b"{}")) == 7 + 64
