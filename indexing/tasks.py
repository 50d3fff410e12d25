"""The task of the alert workers."""

from __future__ import annotations

from celery import shared_task

from indexing.shared import shared
from pipeline.tasks import DELIVER


@shared_task(name=DELIVER)
def deliver(alert_id: str, channel_id: str) -> None:
    """Make one attempt at a delivery of the outbox."""
    shared().deliverer.deliver(alert_id, channel_id)
