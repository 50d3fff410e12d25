"""What the recogniser works with and what it finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Type(StrEnum):
    """Kind of an entity."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Entry:
    """A name of the gazetteer.

    Attributes:
        type, name: kind, and the usual name as written.
        id: `country:RU`, `city:524901`, `org:nato`; empty where there is none.
        country: ISO 3166 alpha-2; empty where unknown.
        location: "latitude,longitude" in degrees; empty where unknown.
        weak: counts only beside a word that expects a place: the form is otherwise a word or a family name.
        capital: seat of a government, which it may stand for.
    """

    type: Type
    name: str
    id: str = ""
    country: str = ""
    location: str = ""
    weak: bool = False
    capital: bool = False


class Found(NamedTuple):
    """An entity in a text: words ``first`` to ``last``, from letter ``offset`` of the first (after its clitics).

    name: the words folded, without clitics. entry: what the gazetteer has of it. role: the role's words as (first,
    last, offset) of the text, for persons. country: of the role or organisation, where the text says it. government: a
    capital that stands for its government here.
    """

    type: Type
    first: int
    last: int
    offset: int
    name: str
    entry: Entry | None = None
    role: tuple[int, int, int] | None = None
    country: str = ""
    government: bool = False
