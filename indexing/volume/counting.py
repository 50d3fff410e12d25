"""Kinds that count stories in windows: `frequency` and `spike`.

Each look judges the windows in which articles indexed since the last one count, so an article that comes late is judged
where it belongs, and no window is left out, however long nobody looked. A window fires as soon as it has enough; while
an alert of an overlapping window stands, it is the same event and tells nothing new.
"""

from __future__ import annotations

from collections.abc import Iterable

from config.volume_rules import FrequencyRule, SpikeRule
from indexing.rules import engine_query
from indexing.volume.facts import Facts
from indexing.volume.finding import Finding, Look, Seen
from indexing.volume.reading import counted
from indexing.volume.windows import Span, around, step, usual


def frequency(look: Look[FrequencyRule]) -> Seen:
    """Windows with enough stories."""
    rule = look.rule
    new = look.reader.new(rule, look.since, step(rule.window))
    counts = look.reader.stories(rule, around(new.cells, rule.window))
    high = ((span, found, None) for span, found in counts.items() if found >= rule.count)
    return Seen(_findings(look, high), look.state.model_copy(update={"looked": new.newest or look.state.looked}))


def spike(look: Look[SpikeRule]) -> Seen:
    """Windows with many more stories than the same hours of past weeks."""
    rule, reader = look.rule, look.reader
    new = reader.new(rule, look.since, step(rule.window))
    counts = reader.stories(rule, around(new.cells, rule.window))
    high = {span: found for span, found in counts.items() if found >= rule.minimum}
    past = sorted({span.earlier(week) for span in high for week in range(1, rule.weeks + 1)})
    stories, articles = reader.stories(rule, past), reader.articles(past)

    def unusual() -> Iterable[tuple[Span, int, float | None]]:
        for span, found in high.items():
            weeks = [span.earlier(week) for week in range(1, rule.weeks + 1)]
            normal = usual((stories[week], articles[week]) for week in weeks)
            if normal is not None and found >= rule.factor * normal:
                yield span, found, normal

    return Seen(_findings(look, unusual()), look.state.model_copy(update={"looked": new.newest or look.state.looked}))


def _findings(
    look: Look[FrequencyRule] | Look[SpikeRule], high: Iterable[tuple[Span, int, float | None]]
) -> list[Finding]:
    """One finding for each run of windows that overlap and were not told of."""
    findings: list[Finding] = []
    last: Span | None = None
    for span, found, normal in high:
        if (last is not None and span.start < last.end) or look.told("", span):
            continue
        last = span
        facts = Facts(start=span.start, end=span.end, found=found, usual=normal)
        examples = look.reader.examples(engine_query(look.rule), counted(span))
        findings.append(Finding(span.start.isoformat(), facts, examples))
    return findings
