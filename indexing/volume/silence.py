"""The kind that waits for what does not come: `flatline`.

A window is judged once, when it is over and what was published in it has had time to arrive. An outlet, country or
actor that is silent stays so, without further alerts, until it is heard again.
"""

from __future__ import annotations

from datetime import timedelta

from config.volume_rules import FlatlineRule
from indexing.rules import engine_query
from indexing.volume.facts import Facts
from indexing.volume.finding import Finding, Look, Seen
from indexing.volume.reading import Reader, counted, is_one
from indexing.volume.windows import Span, ended, usual

_FIELDS = {"outlet": "source.id", "country": "source.country", "actor": "actors"}
# Windows judged in one look; further ones wait for the next, so that a look ends within its time limit.
_MOST_WINDOWS = 200


def flatline(look: Look[FlatlineRule], settle: timedelta) -> Seen:
    """Keys that fell silent. settle: time that an article may take to arrive."""
    rule, state = look.rule, look.state
    silent, findings = set(state.silent), list[Finding]()
    spans = ended(state.looked, look.now - settle, rule.window)[:_MOST_WINDOWS]
    for span in spans:
        counts = _counts(look, span)
        normal = _usual(look, span)
        flat = {key for key, expected in normal.items() if expected >= rule.minimum and not counts.get(key)}
        silent -= counts.keys()
        for key in sorted(flat - silent):
            findings.append(_finding(look, key, span, normal[key]))
        silent |= flat
    looked = spans[-1].end if spans else state.looked
    return Seen(findings, state.model_copy(update={"looked": looked, "silent": sorted(silent)}))


def _counts(look: Look[FlatlineRule], span: Span) -> dict[str, int]:
    """Stories in a span by key; keys without any are left out."""
    return _by_key(look.reader, look.rule, [span])[0]


def _by_key(reader: Reader, rule: FlatlineRule, spans: list[Span]) -> list[dict[str, int]]:
    if rule.of == "query":
        counts = reader.stories(rule, spans)
        return [{"": counts[span]} if counts[span] else {} for span in spans]
    return reader.stories_by([engine_query(rule)], _FIELDS[rule.of], spans)


def _usual(look: Look[FlatlineRule], span: Span) -> dict[str, float]:
    """The usual number of stories, by key; keys of which nothing is known are left out."""
    rule, reader = look.rule, look.reader
    weeks = [span.earlier(week) for week in range(1, rule.weeks + 1)]
    articles = reader.articles(weeks)
    past = _by_key(reader, rule, weeks)
    keys = {key for counts in past for key in counts}
    if rule.of == "query":
        keys.add("")
    found: dict[str, float] = {}
    for key in keys:
        normal = usual((counts.get(key, 0), articles[week]) for week, counts in zip(weeks, past, strict=True))
        if normal is not None or not rule.minimum:
            found[key] = normal or 0.0
    return found


def _finding(look: Look[FlatlineRule], key: str, span: Span, normal: float) -> Finding:
    """The examples are the last that was heard."""
    rule = look.rule
    before = counted(Span(span.start - rule.weeks * timedelta(weeks=1), span.start))
    of_key = [is_one(_FIELDS[rule.of], key)] if rule.of != "query" else []
    return Finding(
        of=f"{key}@{span.end.isoformat()}",
        facts=Facts(key=key, start=span.start, end=span.end, found=0, usual=normal, names=[key] if key else []),
        examples=look.reader.examples(engine_query(rule), *of_key, before),
        actors=[key] if rule.of == "actor" else [],
    )
