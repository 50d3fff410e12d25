"""From what a volume rule found to an alert in the outbox."""

from __future__ import annotations

from datetime import datetime

from config.volume_rules import AnyVolumeRule
from indexing.alerts import Alert, ArticleInfo, RuleInfo, Tag, alert_id, copy_of, fired
from indexing.documents import article_of
from indexing.raising import after_quiet_hours
from indexing.volume.finding import Finding


def alert_of(rule: AnyVolumeRule, finding: Finding, now: datetime) -> Alert:
    """The alert that a finding makes, ready to be sent."""
    articles = [article_of(document) for document in finding.examples]
    copies = [copy_of(article) for article in articles]
    alert = Alert(
        id=alert_id(rule.id, finding.of),
        rule=RuleInfo(id=rule.id, name=rule.name, severity=rule.severity, kind=rule.kind),
        channels=rule.channels,
        story=finding.story,
        article=ArticleInfo(**copies[0].model_dump(), published_at=articles[0].published_at) if articles else None,
        actors=[Tag(id=actor, surfaces=[]) for actor in finding.actors],
        copies=copies,
        outlets=max(1, len({copy.source.id for copy in copies})),
        volume=finding.facts,
        created_at=now,
        updated_at=now,
    )
    return fired(alert, after_quiet_hours(rule, now), now)
