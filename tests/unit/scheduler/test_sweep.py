"""What is lost is told from what merely waits."""

from __future__ import annotations

import pytest

from pipeline.ledger import Overdue
from scheduler.sweep import decide


@pytest.mark.parametrize(
    ("planned", "oldest_waiting", "verdict"),
    [
        (False, None, "send"),  # an empty queue: the message is gone
        (False, 50.0, "wait"),  # a long queue: older messages come first
        (False, 100.1, "wait"),  # perhaps this very message
        (False, 111.0, "send"),  # only younger ones are left
        (True, 50.0, "send"),  # a retry that is due was never in the queue
    ],
)
def test_decision(planned: bool, oldest_waiting: float | None, verdict: str) -> None:
    assert decide(Overdue("a", "text", since=100.0, planned=planned), oldest_waiting) == verdict
