"""People, organisations and places of an article, watched ones with their ids."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Protocol

from arabic.entities import Found, Type, recognise
from arabic.entities.text import Text
from arabic.normalise import fold
from config.watchlist import WatchList
from pipeline.messages import Article, Mention
from workers.enrich.joining import NamedHere, join
from workers.enrich.texts import words_of


@lru_cache(maxsize=16_384)  # names of the gazetteer that the news of some days has
def _folded(name: str) -> str:
    return fold(name)


class Recogniser(Protocol):
    """Anything that finds entities: the rules of `arabic.entities`, or a model with them (`workers.enrich.ner`)."""

    def __call__(self, texts: list[Text]) -> list[list[Found]]:
        """Entities of each text, in order and without overlap; words as `arabic.entities.Found` counts them."""


class EntityExtractor:
    """Fills `entities`. Reads `actor_mentions`, so that it comes after the watch list."""

    name = "entities"

    def __init__(self, watchlist: WatchList, recogniser: Recogniser = recognise) -> None:
        self._types = {actor.id: actor.type for actor in watchlist.actors}
        self._names = {actor.id: actor.names[0] for actor in watchlist.actors}
        self._recognise = recogniser

    def extract(self, article: Article) -> dict[str, Any]:
        """`spans` are characters of the body; `count` has the title's mentions too."""
        texts = [words_of(article.title), words_of(article.body)]
        title, body = self._recognise(texts)
        mentions = [
            *self._mentions(texts[0], title, [m for m in article.actor_mentions if m.field == "title"], in_body=False),
            *self._mentions(texts[1], body, [m for m in article.actor_mentions if m.field == "body"], in_body=True),
        ]
        return {"entities": join(mentions)}

    def _mentions(
        self, words: Text, founds: list[Found], watched: list[Mention], *, in_body: bool
    ) -> Iterator[NamedHere]:
        free = {(mention.start, mention.id): mention for mention in watched}
        starts, ends = [mention.start for mention in watched], [mention.end for mention in watched]
        for found in founds:
            start, end = words.span(found.first, found.last, found.offset)
            inside = watched[bisect_right(ends, start) : bisect_left(starts, end)]
            actor = None
            if inside:
                for mention in inside:
                    free.pop((mention.start, mention.id), None)
                same = [m for m in inside if self._types.get(m.id) == found.type.value]
                exact = [m for m in inside if (m.start, m.end) == (start, end)]
                actor = next(iter(same or exact), None)
            yield self._named(words, found, start, end, actor, in_body)
        for mention in free.values():
            yield NamedHere(
                type=self._types.get(mention.id, "organisation"),
                key=fold(mention.surface),
                surface=mention.surface,
                start=mention.start if in_body else None,
                end=mention.end if in_body else None,
                id=mention.id,
            )

    def _named(
        self, words: Text, found: Found, start: int, end: int, actor: Mention | None, in_body: bool
    ) -> NamedHere:
        entry = found.entry
        kind = self._types.get(actor.id, found.type.value) if actor else found.type.value
        role = None
        if found.role is not None:
            first, last = words.span(*found.role)
            role = words.text[first:last]
        name = entry.name if entry is not None and found.type is not Type.PERSON else ""
        return NamedHere(
            type=kind,
            key=found.name if found.type is Type.PERSON or not name else _folded(name),
            surface=words.text[start:end],
            start=start if in_body else None,
            end=end if in_body else None,
            name=name,
            id=actor.id if actor else (entry.id or None) if entry else None,
            role=role,
            country=found.country or None,
            location=(entry.location or None) if entry else None,
            government=found.government,
        )
