"""One look of all volume rules: what is new, which alerts it makes, and how far was looked. And the same on trial.

The alerts are stored before the state, and their ids are made of the rule and what it found: a look that a crash cut
off is made again and stores nothing twice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import assert_never

import redis
from elasticsearch import ApiError, Elasticsearch

from config.settings import Settings
from config.volume_rules import (
    AnyVolumeRule,
    BlindRule,
    FirstByRule,
    FlatlineRule,
    FrequencyRule,
    NewNameRule,
    NewPairRule,
    SpikeRule,
)
from indexing.alerts import Alert
from indexing.coverage import Report, coverage
from indexing.outbox import Outbox
from indexing.volume.blindness import blind
from indexing.volume.counting import frequency, spike
from indexing.volume.finding import Look, Seen
from indexing.volume.firsts import first_by, new_name, new_pair
from indexing.volume.labels import Labels
from indexing.volume.raising import alert_of
from indexing.volume.reading import Reader
from indexing.volume.silence import flatline
from indexing.volume.state import State, States
from indexing.volume.windows import Span
from pipeline.log import logger

log = logger("volume")

# Articles are visible some seconds after the time that their `indexed_at` says, since a batch is stamped before it is
# written and may have to be written again. What is looked at twice changes nothing.
_OVERLAP = timedelta(minutes=5)

# Articles that a rule without a window takes at its first look.
_FIRST_LOOK = timedelta(hours=1)


class Volume:
    """The volume rules on one engine. store: a decoding client, for `blind` rules."""

    def __init__(self, settings: Settings, client: Elasticsearch, store: redis.Redis) -> None:
        self._settings = settings
        self._client = client
        self._store = store
        self._reader = Reader(client, settings.index_prefix)
        self._outbox = Outbox(client, settings.index_prefix)
        self._states = States(client, settings.index_prefix)
        self._labels = Labels(settings.config_dir)

    def look(self, rules: Sequence[AnyVolumeRule], now: datetime) -> list[Alert]:
        """Let each enabled rule look; returns the alerts that are new. A rule that the engine refuses is logged.

        Raises what the client raises when the engine is away: look again.
        """
        on = [rule for rule in rules if rule.enabled]
        self._states.keep_only([rule.id for rule in on])
        states = self._states.load([rule.id for rule in on])
        alerts: list[Alert] = []
        for rule in on:
            state = states.get(rule.id) or State(looked=_beginning(rule, now))
            try:
                seen = self._seen(rule, state, now, partial(self._has_told, rule))
            except ApiError as error:
                if error.status_code != 400:
                    raise
                log.error("volume rule refused", rule=rule.id, reason=str(error))
                continue
            for finding in seen.findings:
                alert = alert_of(rule, self._labels.named(finding), now)
                if self._outbox.add(alert):
                    log.info("alert", alert=alert.id, rule=rule.id, key=finding.facts.key)
                    alerts.append(alert)
            if seen.state != states.get(rule.id):
                self._states.save(rule.id, seen.state)
        return alerts

    def try_rule(self, rule: AnyVolumeRule, since: datetime, now: datetime) -> list[Alert]:
        """The alerts that `rule` would have raised by what was indexed from `since` on; nothing is kept.

        Raises elasticsearch.BadRequestError for a query that cannot be parsed.
        """
        alerts: dict[str, Alert] = {}

        def told(key: str, span: Span) -> bool:
            facts = (alert.volume for alert in alerts.values() if alert.volume is not None)
            return any(each.key == key and each.start < span.end and span.start < each.end for each in facts)

        state, seen = None, Seen([], State(looked=since))
        while seen.state != state:  # a look judges so many windows; the next one goes on
            state = seen.state
            seen = self._seen(rule, state, now, told)
            found = (alert_of(rule, self._labels.named(finding), now) for finding in seen.findings)
            alerts = {alert.id: alert for alert in found} | alerts
        return list(alerts.values())

    def _has_told(self, rule: AnyVolumeRule, key: str, span: Span) -> bool:
        return self._outbox.has_told(rule.id, key, span.start, span.end)

    def _seen(self, rule: AnyVolumeRule, state: State, now: datetime, told: Callable[[str, Span], bool]) -> Seen:
        since = state.looked - _OVERLAP
        match rule:
            case FrequencyRule():
                return frequency(Look(rule, self._reader, state, since, now, told))
            case SpikeRule():
                return spike(Look(rule, self._reader, state, since, now, told))
            case FlatlineRule():
                settle = timedelta(seconds=self._settings.poll_interval_max_s)
                return flatline(Look(rule, self._reader, state, since, now, told), settle)
            case NewPairRule():
                return new_pair(Look(rule, self._reader, state, since, now, told))
            case NewNameRule():
                return new_name(Look(rule, self._reader, state, since, now, told))
            case FirstByRule():
                return first_by(Look(rule, self._reader, state, since, now, told))
            case BlindRule():
                return blind(Look(rule, self._reader, state, since, now, told), partial(self._coverage, rule))
            case _:
                assert_never(rule)

    def _coverage(self, rule: BlindRule, since: datetime, until: datetime) -> Report:
        return coverage(self._settings, self._client, self._store, rule, since, until, self._labels.feeds)


def _beginning(rule: AnyVolumeRule, now: datetime) -> datetime:
    """Where a rule begins that never looked: the articles of its window, and for silence the window that ends now."""
    match rule:
        case FlatlineRule() | BlindRule():
            return now
        case FrequencyRule() | SpikeRule() | NewNameRule():
            return now - rule.window
        case NewPairRule() | FirstByRule():
            return now - _FIRST_LOOK
        case _:
            assert_never(rule)
