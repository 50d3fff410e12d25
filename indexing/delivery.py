"""Delivers what stands in the outbox: claim, send, record.

A delivery is claimed by moving its due time beyond the time-out, so that a worker that dies leaves it to the sweep,
and two workers with the same message send it once. An attempt that arrived but was not recorded is made again with
the same key.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from config.channels import Channel
from indexing import channels
from indexing.alerts import Alert, Delivery, with_deliveries
from indexing.channels import NotDelivered
from indexing.holding import Limiter, is_gathered, next_digest
from indexing.outbox import Outbox
from indexing.wording import message
from pipeline.log import logger

log = logger("deliver")

# No longer between two attempts, nor when the receiver asks for more: an alert of yesterday helps nobody.
_LONGEST_RETRY_S = 3_600.0
# Others may take a claimed delivery after the time-out and so many seconds for connecting and recording.
_GRACE_S = 15.0


class Deliverer:
    """Delivers alerts on channels."""

    def __init__(
        self,
        outbox: Outbox,
        channel_list: list[Channel],
        limiter: Limiter,
        *,
        attempts: int,
        timeout_s: float,
        first_retry_s: float,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """attempts: at one delivery before it is given up; timeout_s: of one attempt; first_retry_s: before the second
        one. With the settings' defaults the first repeats, after 4, 8 and 16 s, bridge a receiver's restart, and the
        last of eight comes after 8 minutes."""
        self._outbox = outbox
        self._channels = {channel.id: channel for channel in channel_list}
        self._limiter = limiter
        self._attempts = attempts
        self._timeout_s = timeout_s
        self._clock = clock
        self._first_retry_s = first_retry_s

    def deliver(self, alert_id: str, channel_id: str) -> Delivery | None:
        """Make one attempt if one is due. Returns the record of it, None when there was nothing to do.

        Raises what the engine's client raises: then the sweep tries again.
        """
        claimed = self._claim(alert_id, channel_id)
        if claimed is None:
            return None
        alert, delivery = claimed
        ended = self._attempt(alert, delivery)
        self._record(alert_id, delivery, ended)
        log.info(
            "delivery",
            alert=alert_id,
            channel=channel_id,
            state=ended.state,
            attempt=ended.attempts,
            due_at=ended.due_at and ended.due_at.isoformat(),
            reason=ended.error,
        )
        return ended

    def _claim(self, alert_id: str, channel_id: str) -> tuple[Alert, Delivery] | None:
        now = self._clock()
        claims: list[Delivery] = []

        def claim(alert: Alert) -> Alert:
            claims.clear()
            delivery = _of(alert, channel_id)
            if delivery is None or delivery.state != "pending" or delivery.due_at is None or delivery.due_at > now:
                return alert
            if (until := self._held_until(alert, delivery, now)) is not None:
                return _with(alert, until)
            lease = now + timedelta(seconds=self._timeout_s + _GRACE_S)
            claims.append(delivery.model_copy(update={"attempts": delivery.attempts + 1, "due_at": lease}))
            return _with(alert, claims[0])

        alert = self._outbox.change(alert_id, claim)
        return (alert, claims[0]) if alert is not None and claims else None

    def _held_until(self, alert: Alert, delivery: Delivery, now: datetime) -> Delivery | None:
        """The delivery as it waits for a digest, or for the end of a storm; None when it is to be sent now."""
        channel = self._channels.get(delivery.channel)
        if channel is None or delivery.attempts or alert.bundle is not None:
            return None
        if channel.digest is not None and is_gathered(channel.digest, alert.rule.severity):
            return delivery.model_copy(update={"state": "digest", "due_at": next_digest(channel.digest, now)})
        if channel.limit is not None:
            ends = self._limiter.admit(channel.id, channel.limit, alert.id, now)
            if ends is not None:
                return delivery.model_copy(update={"state": "storm", "due_at": ends})
        return None

    def _attempt(self, alert: Alert, delivery: Delivery) -> Delivery:
        channel = self._channels.get(delivery.channel)
        if channel is None or not channel.enabled:
            why = "is switched off" if channel else "is not there"
            return _failed(delivery, f"channel {delivery.channel} {why} in channels.yml")
        try:
            channels.send(
                channel,
                message(alert, channel.id, channel.language),
                self._timeout_s,
                again=delivery.attempts > 1,
            )
        except NotDelivered as problem:
            if problem.permanent or delivery.attempts >= self._attempts:
                return _failed(delivery, str(problem))
            wait_s = self.wait_s(delivery.attempts, problem.retry_after_s)
            due_at = self._clock() + timedelta(seconds=wait_s)
            return delivery.model_copy(update={"due_at": due_at, "error": str(problem)})
        return delivery.model_copy(update={"state": "sent", "sent_at": self._clock(), "due_at": None, "error": None})

    def wait_s(self, attempts: int, asked_s: float | None) -> float:
        """Seconds until the next attempt: doubling, half of it by chance, and no less than the receiver asks for."""
        backoff = min(self._first_retry_s * 2.0 ** (attempts - 1), _LONGEST_RETRY_S)
        return min(max(backoff * random.uniform(0.5, 1.0), asked_s or 0.0), _LONGEST_RETRY_S)

    def _record(self, alert_id: str, claimed: Delivery, ended: Delivery) -> None:
        def record(alert: Alert) -> Alert:
            current = _of(alert, claimed.channel)
            # Another worker took the delivery over, or ended it: its word counts.
            if current is None or current.attempts != claimed.attempts or current.state != "pending":
                return alert
            return _with(alert, ended)

        self._outbox.change(alert_id, record)


def _failed(delivery: Delivery, reason: str) -> Delivery:
    return delivery.model_copy(update={"state": "failed", "due_at": None, "error": reason})


def _of(alert: Alert, channel_id: str) -> Delivery | None:
    return next((delivery for delivery in alert.deliveries if delivery.channel == channel_id), None)


def _with(alert: Alert, changed: Delivery) -> Alert:
    return with_deliveries(
        alert, [changed if delivery.channel == changed.channel else delivery for delivery in alert.deliveries]
    )
