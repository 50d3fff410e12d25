"""The kind that watches the watching: `blind`.

A window is judged once, when it is over. An outlet that could not be watched stays so, without further alerts, until a
whole window of it was watched again.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from config.volume_rules import BlindRule
from indexing.coverage.report import Report
from indexing.volume.facts import Facts
from indexing.volume.finding import Finding, Look, Seen
from indexing.volume.windows import ended

# A look that comes late judges so many windows; further ones wait for the next.
_MOST_WINDOWS = 50


def blind(look: Look[BlindRule], report: Callable[[datetime, datetime], Report]) -> Seen:
    """Outlets that became blind. report: coverage of the rule from one instant to another."""
    rule, state = look.rule, look.state
    unseen, findings = set(state.silent), list[Finding]()
    spans = ended(state.looked, look.now, rule.window)[:_MOST_WINDOWS]
    for span in spans:
        blind_ones = {outlet.id: outlet for outlet in report(span.start, span.end).outlets if outlet.blind}
        newly = [outlet for outlet_id, outlet in blind_ones.items() if outlet_id not in unseen]
        if len(newly) < rule.min_outlets:
            unseen &= blind_ones.keys()  # those below the number are told of when it is reached
            continue
        unseen = set(blind_ones)
        first = min((each for outlet in newly for each in outlet.blind), key=lambda each: each.start)
        facts = Facts(
            start=first.start,
            end=max(each.end for outlet in newly for each in outlet.blind),
            found=len(newly),
            names=[outlet.name for outlet in newly],
            reason=first.why,
        )
        findings.append(Finding(span.end.isoformat(), facts))
    looked = spans[-1].end if spans else state.looked
    return Seen(findings, state.model_copy(update={"looked": looked, "silent": sorted(unseen)}))
