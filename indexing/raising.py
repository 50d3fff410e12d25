"""Raises alerts: stores each in the outbox, joins copies to it, and decides when it is to be sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import redis

from config.rule_base import BaseRule, QuietHours
from config.rules import Rule
from indexing.alerts import Alert, Copy, build, copy_of, fired, is_enough, joined
from indexing.marks import NO_WORDS, Words
from indexing.outbox import Outbox
from pipeline.keys import Keys
from pipeline.messages import Article


@dataclass(frozen=True, slots=True)
class Match:
    """An article and a rule that matches it. words: those that the query itself asks for."""

    rule: Rule
    article: Article
    words: Words = NO_WORDS


class Raiser:
    """Turns matches into alerts of the outbox. Whatever is repeated changes nothing."""

    def __init__(self, outbox: Outbox, store: redis.Redis, redis_prefix: str) -> None:
        self._outbox = outbox
        self._cooldowns = Cooldowns(store, Keys(redis_prefix))

    def raise_alerts(self, matches: Iterable[Match], now: datetime, *, replayed: bool = False) -> list[Alert]:
        """Store what `matches` raise, in their order; returns the alerts that fired by it.

        replayed: the matches are of the past, found by a replay. Raises what the client raises when the engine is away:
        call again.
        """
        new: dict[str, tuple[Rule, Alert, list[Copy]]] = {}
        for match in matches:
            if not is_enough(match.rule, match.article):
                continue
            alert = build(match.rule, match.article, now, match.words)
            _, _, copies = new.setdefault(alert.id, (match.rule, alert.model_copy(update={"replayed": replayed}), []))
            copies.append(copy_of(match.article))
        found = (self._store(rule, alert, copies, now) for rule, alert, copies in new.values())
        return [alert for alert in found if alert is not None]

    def _store(self, rule: Rule, alert: Alert, copies: list[Copy], now: datetime) -> Alert | None:
        """Returns the alert if it fired by this."""

        def grown(known: Alert) -> Alert:
            for copy in copies:
                known = joined(known, copy, now)
            return self._fired(rule, known, now)

        stored = grown(alert)
        if not self._outbox.add(stored):
            changed = self._outbox.change(alert.id, grown)
            stored = changed if changed is not None else stored
        return stored if stored.fired_at == now else None

    def _fired(self, rule: Rule, alert: Alert, now: datetime) -> Alert:
        due = fired(alert, after_quiet_hours(rule, now), now)
        if due is alert or rule.cooldown is None:
            return due
        holder = self._cooldowns.claim(rule, alert)
        return due if holder == alert.id else alert.model_copy(update={"suppressed_by": holder, "updated_at": now})


def after_quiet_hours(rule: BaseRule, now: datetime) -> datetime:
    """`now`, or when the quiet hours end that `now` lies in."""
    if rule.quiet_hours is None:
        return now
    return _end_of_quiet(rule.quiet_hours, now)


def _end_of_quiet(quiet: QuietHours, now: datetime) -> datetime:
    local = now.astimezone(ZoneInfo(quiet.timezone))
    clock = local.time()
    over_midnight = quiet.start > quiet.until
    inside = clock >= quiet.start or clock < quiet.until if over_midnight else quiet.start <= clock < quiet.until
    if not inside:
        return now
    day = local.date() + timedelta(days=1) if over_midnight and clock >= quiet.start else local.date()
    end = datetime.combine(day, quiet.until, local.tzinfo)
    return end.astimezone(now.tzinfo)


class Cooldowns:
    """Who fired last: a key in Redis that expires. It holds the alert's id, so that a repetition recognises itself."""

    def __init__(self, store: redis.Redis, keys: Keys) -> None:
        self._store = store
        self._keys = keys

    def claim(self, rule: Rule, alert: Alert) -> str:
        """Id of the alert that holds the rule's cooldown: `alert` itself when none did, or when it did before."""
        assert rule.cooldown is not None  # noqa: S101  the caller asks only for rules that have one
        match rule.cooldown.per:
            case "rule":
                subject = rule.id
            case "story":
                subject = alert.story or alert.id
            case "actor":
                subject = ",".join([rule.id, *sorted(actor.id for actor in alert.actors)])
        key = f"{self._keys.prefix}cooldown:{rule.cooldown.per}:{subject}"
        # GET together with NX gives what was there before (Redis 7).
        before = self._store.set(key, alert.id, ex=rule.cooldown.minutes * 60, nx=True, get=True)
        return str(before) if before else alert.id
