"""Kinds that look for firsts: `new_pair`, `new_name` and `first_by`. Each look takes the articles indexed since the
last one, whenever they were published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import combinations
from typing import Any

from config.volume_rules import FirstByRule, NewNameRule, NewPairRule
from indexing.documents import Document
from indexing.rules import engine_query
from indexing.volume.facts import Facts
from indexing.volume.finding import Finding, Look, Seen
from indexing.volume.reading import EXAMPLES, counted, is_one
from indexing.volume.state import State
from indexing.volume.windows import Span

# Articles of one story that are read to see who came first.
_MOST_COPIES = 500

# While the index is young, every name is new: after a week the usual ones have occurred.
_LEARNING = timedelta(days=7)

# Whatever may stand in an index: published at the epoch or later.
_EVER = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


def new_pair(look: Look[NewPairRule]) -> Seen:
    """Pairs of actors that stand in one article and stood in none for so many days before, all of which we watched."""
    rule = look.rule
    field = f"actors_{rule.where}" if rule.where else "actors"
    wanted = set(rule.actors)
    first: dict[tuple[str, str], Document] = {}
    fresh = sorted(
        look.reader.fresh(rule, look.since, [field, "id", "story.id", "counted_at", "indexed_at"]),
        key=lambda article: (_time(article), article["id"]),
    )
    for article in fresh:
        for pair in combinations(sorted(article[field]), 2):
            if not wanted or wanted & set(pair):
                first.setdefault(pair, article)

    back = timedelta(days=rule.days)
    begun = look.reader.begun()
    pairs = [(pair, article) for pair, article in first.items() if begun and begun <= _time(article) - back]
    questions = [
        _all(
            *(is_one(field, actor) for actor in pair),
            counted(Span(_time(article) - back, _time(article))),
            but={"term": {"story.id": article["story"]["id"]}},
        )
        for pair, article in pairs
    ]
    known = look.reader.any_of(questions)
    findings = []
    for (pair, article), is_known in zip(pairs, known, strict=True):
        at, key = _time(article), "+".join(pair)
        around = Span(at - back, at + back)
        if is_known or look.told(key, around):
            continue
        story = article["story"]["id"]
        together = [is_one(field, actor) for actor in pair]
        findings.append(
            Finding(
                of=f"{key}@{story}",
                facts=Facts(key=key, start=at - back, end=at, found=1, names=list(pair)),
                examples=look.reader.first(*together, is_one("story.id", story), size=EXAMPLES),
                story=story,
                actors=list(pair),
            )
        )
    return Seen(findings, _looked(look.state, fresh))


def new_name(look: Look[NewNameRule]) -> Seen:
    """Names that are in enough stories soon after they were first seen, the first days of all left out."""
    rule, findings = look.rule, list[Finding]()
    fields = [f"entities.{kind}.normal" for kind in rule.of]
    fresh = list(look.reader.fresh(rule, look.since, [*fields, "indexed_at", "counted_at"]))
    for kind, field in zip(rule.of, fields, strict=True):
        for name, first in _new_names(look, kind, field, fresh):
            span = Span(first, first + rule.window)
            here = [engine_query(rule), is_one(field, name), counted(span)]
            found = look.reader.count_stories(*here)
            if found >= rule.count:
                facts = Facts(key=name, start=span.start, end=span.end, found=found)
                examples = look.reader.examples(*here)
                facts = facts.model_copy(update={"names": [_as_written(examples, kind, name)]})
                findings.append(Finding(f"{kind}:{name}", facts, examples))
    return Seen(findings, _looked(look.state, fresh))


def _new_names(look: Look[NewNameRule], kind: str, field: str, fresh: list[Document]) -> Iterator[tuple[str, datetime]]:
    """Names in fresh articles that were first seen within the window before, and when."""
    seen: dict[str, datetime] = {}
    for article in fresh:
        for entity in article.get("entities", {}).get(kind, []):
            seen[entity["normal"]] = min(_time(article), seen.get(entity["normal"], _time(article)))
    begun = look.reader.begun()
    names = [name for name, at in seen.items() if begun and begun + _LEARNING <= at]
    old = look.reader.any_of(
        [_all(is_one(field, name), counted(Span(_EVER, seen[name] - look.rule.window))) for name in names]
    )
    for name, is_old in zip(names, old, strict=True):
        if not is_old:
            (first,) = look.reader.first(is_one(field, name))
            yield name, _time(first)


def _as_written(examples: list[Document], kind: str, normal: str) -> str:
    entities = (entity for article in examples for entity in article["entities"][kind])
    return next((str(entity["name"]) for entity in entities if entity["normal"] == normal), normal)


def first_by(look: Look[FirstByRule]) -> Seen:
    """Stories that enough outlets carry, with the one that was first."""
    rule, findings = look.rule, list[Finding]()
    fresh = list(look.reader.fresh(rule, look.since, ["story.id", "indexed_at"]))
    for story in dict.fromkeys(article["story"]["id"] for article in fresh):
        copies = look.reader.first(engine_query(rule), is_one("story.id", story), size=_MOST_COPIES)
        by_outlet: dict[str, list[Document]] = defaultdict(list)
        for copy in copies:
            by_outlet[copy["source"]["id"]].append(copy)
        breaker = copies[0]["source"]
        if len(by_outlet) < rule.min_sources or (rule.outlets and breaker["id"] not in rule.outlets):
            continue
        firsts = [articles[0] for articles in by_outlet.values()]
        span = Span(_time(firsts[0]), _time(firsts[rule.min_sources - 1]))
        facts = Facts(key=story, start=span.start, end=span.end, found=len(firsts), names=[breaker["name"]])
        findings.append(Finding(story, facts, firsts[:EXAMPLES], story=story))
    return Seen(findings, _looked(look.state, fresh))


def _looked(state: State, fresh: list[Document]) -> State:
    newest = max((datetime.fromisoformat(article["indexed_at"]) for article in fresh), default=state.looked)
    return state.model_copy(update={"looked": max(newest, state.looked)})


def _time(article: Document) -> datetime:
    return datetime.fromisoformat(article["counted_at"])


def _all(*queries: dict[str, Any], but: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"bool": {"filter": list(queries), "must_not": [but] if but else []}}
