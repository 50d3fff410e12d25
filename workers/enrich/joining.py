"""Mentions of one entity joined: full name, family name and role are one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.messages import Entities, Entity


class NamedHere(NamedTuple):
    """One mention. start, end: of the body, or None for the title. key: what mentions of one entity share."""

    type: str
    key: str
    surface: str
    start: int | None
    end: int | None
    name: str = ""
    id: str | None = None
    role: str | None = None
    country: str | None = None
    location: str | None = None
    government: bool = False


def join(mentions: Iterable[NamedHere]) -> Entities:
    """Entities in the order of first mention, by type."""
    groups: dict[tuple[str, str], list[NamedHere]] = {}
    for mention in mentions:
        groups.setdefault((mention.type, mention.key), []).append(mention)
    found: dict[str, list[Entity]] = {"person": [], "organisation": [], "place": []}
    for (kind, _), group in _merged(groups).items():
        found[kind].append(_entity(kind, group))
    return Entities(persons=found["person"], organisations=found["organisation"], places=found["place"])


def _merged(groups: dict[tuple[str, str], list[NamedHere]]) -> dict[tuple[str, str], list[NamedHere]]:
    """«محمد بن سلمان آل سعود» and «محمد بن سلمان», «بايدن» and «جو بايدن»; and all that bear one id."""
    merged: dict[tuple[str, str], list[NamedHere]] = {}
    by_id: dict[tuple[str, str], tuple[str, str]] = {}
    fuller: defaultdict[str, list[str]] = defaultdict(list)  # first and last word of a person's name → the names
    for (kind, key), group in sorted(groups.items(), key=lambda item: -item[0][1].count(" ")):
        identity = group[0].id or next((mention.id for mention in group if mention.id), None)
        into = by_id.get((kind, identity)) if identity else None
        if into is None and kind == "person":
            full = [name for name in fuller.get(key.split(" ", 1)[0], ()) if _is_part(key, name)]
            into = (kind, full[0]) if len(full) == 1 else None
        into = into or (kind, key)
        if into not in merged and kind == "person":
            for word in {key.split(" ", 1)[0], key.rsplit(" ", 1)[-1]}:
                fuller[word].append(key)
        merged.setdefault(into, []).extend(group)
        if identity:
            by_id.setdefault((kind, identity), into)
    order = {key: number for number, key in enumerate(groups)}
    first = {into: min(order[m.type, m.key] for m in group) for into, group in merged.items()}
    return {into: merged[into] for into in sorted(merged, key=first.__getitem__)}


def _is_part(name: str, full: str) -> bool:
    words, fuller = name.split(), full.split()
    if len(words) == 1:
        return words[0] == fuller[-1]
    return words[0] == fuller[0] and set(words) <= set(fuller)


def _entity(kind: str, group: list[NamedHere]) -> Entity:
    if len(group) > 1:
        group = sorted(group, key=lambda mention: -1 if mention.start is None else mention.start)
    fullest = max(group, key=lambda mention: (mention.key.count(" "), mention.surface.count(" ")))
    return Entity(
        type=kind,
        name=next((m.name for m in group if m.name), fullest.surface),
        normal=fullest.key,
        count=len(group),
        spans=[at for m in group if m.start is not None and m.end is not None for at in (m.start, m.end)],
        id=next((m.id for m in group if m.id), None),
        role=next((m.role for m in group if m.role), None),
        country=next((m.country for m in group if m.country), None),
        location=next((m.location for m in group if m.location), None),
        government=any(m.government for m in group),
    )
