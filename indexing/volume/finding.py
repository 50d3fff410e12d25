"""What the kinds of volume rules get and give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

from config.volume_rules import VolumeRule
from indexing.documents import Document
from indexing.volume.facts import Facts
from indexing.volume.reading import Reader
from indexing.volume.state import State
from indexing.volume.windows import Span

AnyOne = TypeVar("AnyOne", bound=VolumeRule)


@dataclass(frozen=True, slots=True)
class Finding:
    """Why a rule fires. of: makes the alert's id; examples: articles to show, the first one foremost; story: id of the
    story, where it is of one; actors: ids of those it is about."""

    of: str
    facts: Facts
    examples: list[Document] = field(default_factory=list)
    story: str | None = None
    actors: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Look(Generic[AnyOne]):
    """One look of one rule. since: articles indexed earlier were looked at before; told: whether there is an alert of
    this rule for a key and a window that overlaps a span."""

    rule: AnyOne
    reader: Reader
    state: State
    since: datetime
    now: datetime
    told: Callable[[str, Span], bool]


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look found, and the state to remember once its alerts are stored."""

    findings: list[Finding]
    state: State
