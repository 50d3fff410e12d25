"""What is sent: one message in each of the forms that channels want."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Message:
    """key: the same for each attempt at one delivery, so that a receiver can tell a repetition; payload: JSON."""

    key: str
    payload: dict[str, Any]
    subject: str
    text: str
    html: str
    severity: str


class NotDelivered(Exception):
    """An attempt failed.

    retry_after_s: what the receiver asked for, seconds; permanent: another attempt would fail in the same way.
    """

    def __init__(self, reason: str, *, retry_after_s: float | None = None, permanent: bool = False) -> None:
        super().__init__(reason)
        self.retry_after_s = retry_after_s
        self.permanent = permanent
