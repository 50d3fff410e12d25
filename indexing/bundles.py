"""Bundles: what a digest gathered, or a storm held back, becomes one alert that is delivered like any other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from config.channels import Channel
from indexing.alerts import Alert, Bundle, Bundled, Delivery, RuleInfo, alert_id, with_deliveries
from indexing.holding import SEVERITIES
from indexing.outbox import Due, Outbox

# Alerts that a storm's message lists: enough to see which rule it is.
_STORM_LINES = 10


def make(outbox: Outbox, due: Sequence[Due], channels: Sequence[Channel], now: datetime) -> Iterator[Alert]:
    """Bundle the deliveries among `due` that were held back; yields the new alerts, to be delivered.

    The bundle is stored first, and its members are marked then. After a crash in between, the stored bundle says which
    alerts are its own; any other goes into a bundle of its own.
    """
    most = {channel.id: channel.digest.most for channel in channels if channel.digest}
    seen: set[tuple[str, str, datetime | None]] = set()
    for held in (each.delivery for each in due if each.delivery.state in {"digest", "storm"}):
        what = (held.channel, held.state, held.due_at)
        if what in seen:
            continue
        seen.add(what)
        lines = most.get(held.channel, _STORM_LINES) if held.state == "digest" else _STORM_LINES
        members = outbox.held(held, now)
        bundle = bundle_of(members, held, lines, now)
        if outbox.add(bundle):
            yield bundle
        stored = outbox.get(bundle.id)
        told = set(stored.bundle.members) if stored and stored.bundle else set()
        for member in members:
            _mark(outbox, member.id, held, bundle.id if member.id in told else None, now)


def bundle_of(members: Sequence[Alert], held: Delivery, lines: int, now: datetime) -> Alert:
    """The alert that tells of `members`, whose deliveries are held back as `held` is."""
    listed = sorted(members, key=lambda alert: (-SEVERITIES.index(alert.rule.severity), alert.created_at))[:lines]
    severity = max((alert.rule.severity for alert in members), key=SEVERITIES.index, default="low")
    rule = RuleInfo(id=held.state, name=held.channel, severity=severity, kind=held.state)
    alert = Alert(
        id=alert_id(f"{held.state}:{held.channel}", str(held.due_at)),
        rule=rule,
        channels=[held.channel],
        created_at=now,
        updated_at=now,
        fired_at=now,
        bundle=Bundle(
            lines=[_line(alert) for alert in sorted(listed, key=lambda alert: (alert.rule.name, alert.created_at))],
            members=[alert.id for alert in members],
        ),
    )
    return with_deliveries(alert, [Delivery(channel=held.channel, due_at=now)])


def _line(alert: Alert) -> Bundled:
    article = alert.article
    return Bundled(
        id=alert.id,
        rule=alert.rule.name,
        title=article.title if article else alert.rule.name,
        url=article.url if article else None,
        source=article.source.name if article else None,
        outlets=alert.outlets,
    )


def _mark(outbox: Outbox, member_id: str, held: Delivery, bundle_id: str | None, now: datetime) -> None:
    """Note in an alert that a bundle told of it, or (bundle_id None) that it came too late for that and waits anew."""
    # Another time than that of the bundle that exists, so that it makes a bundle of its own.
    anew = now + timedelta(seconds=1)
    update = {"due_at": anew} if bundle_id is None else {"state": "bundled", "due_at": None, "bundle": bundle_id}

    def marked(alert: Alert) -> Alert:
        deliveries = [
            each.model_copy(update=update)
            if (each.channel, each.state, each.due_at) == (held.channel, held.state, held.due_at)
            else each
            for each in alert.deliveries
        ]
        return alert if deliveries == alert.deliveries else with_deliveries(alert, deliveries)

    outbox.change(member_id, marked)
