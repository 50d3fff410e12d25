"""What was said in an article, and who said it."""

from __future__ import annotations

from typing import Any

from arabic.normalise import fold
from arabic.speech.phrases import Place, Speaker
from arabic.speech.quotes import QuoteFound, find_quotes, title_quote
from arabic.speech.speakers import Speakers
from pipeline.messages import Article, Entity, Quote
from workers.enrich.texts import words_of


class QuoteExtractor:
    """Fills `quotes`. Reads `entities` and `actor_mentions`."""

    name = "quotes"

    def extract(self, article: Article) -> dict[str, Any]:
        """start and end are characters of the field that `field` names."""
        entities = [*article.entities.persons, *article.entities.organisations, *article.entities.places]
        watched = {mention.id for mention in article.actor_mentions}
        able = [
            (entity, _speaker(entity, watched, article.body))
            for entity in entities
            if entity.type != "place" or entity.government or entity.id in watched or _is_country(entity)
        ]
        places = [
            Place(start, end, speaker)
            for entity, speaker in able
            for start, end in zip(entity.spans[::2], entity.spans[1::2], strict=True)
        ]
        words = words_of(article.body)
        of_body = find_quotes(words, Speakers(words, places, [speaker for _, speaker in able]))
        of_title = title_quote(article.title, lambda before: _named(before, able))
        quotes = [_quote(of_title, "title")] if of_title is not None else []
        return {"quotes": [*quotes, *(_quote(found, "body") for found in of_body)]}


def _speaker(entity: Entity, watched: set[str], body: str) -> Speaker:
    name = entity.name
    if entity.type == "organisation" and name not in body:  # the gazetteer's name, which the article has not
        name = max(
            (body[a:b] for a, b in zip(entity.spans[::2], entity.spans[1::2], strict=True)), key=len, default=name
        )
    return Speaker(name, entity.type, entity.id if entity.id in watched else None, entity.role)


def _is_country(entity: Entity) -> bool:
    return (entity.id or "").startswith("country:")


def _named(text: str, able: list[tuple[Entity, Speaker]]) -> Speaker | None:
    """The entity of the article that the words before a title's colon name: all of its name, or its last word."""
    words = fold(text).replace("«", " ").replace("»", " ").replace('"', " ")
    padded = f" {' '.join(words.split())} "
    for entity, speaker in able:
        forms = {entity.normal, fold(entity.name), *([entity.normal.split()[-1]] if entity.type == "person" else [])}
        if any(f" {form} " in padded for form in forms):
            return speaker
    return None


def _quote(found: QuoteFound, field: str) -> Quote:
    return Quote(
        kind=found.kind,
        text=found.text,
        field=field,
        start=found.start,
        end=found.end,
        speaker=found.speaker.name if found.speaker else None,
        speaker_id=found.speaker.id if found.speaker else None,
        verb=found.verb,
        stance=found.stance,
    )
