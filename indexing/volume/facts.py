"""What a volume rule found, as its alert tells it."""

from __future__ import annotations

from datetime import datetime

from pipeline.messages import Message


class Facts(Message):
    """The numbers of an alert.

    key: what the rule found it of, empty where it is of the rule as a whole: an outlet, country, actor, pair, name or
    story; start, end: the window, UTC; found: stories in it (`first_by`: outlets; `blind`: outlets that are blind);
    usual: stories in the same hours of past weeks, where the rule asks; names: who or what, for people; reason: of
    blindness.
    """

    key: str = ""
    start: datetime
    end: datetime
    found: int
    usual: float | None = None
    names: list[str] = []
    reason: str = ""
