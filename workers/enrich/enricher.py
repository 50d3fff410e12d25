"""Runs the extractors over an article, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from arabic import category, entities
from arabic.entities import recognise
from config.watchlist import WatchList
from pipeline.log import logger
from pipeline.messages import Article
from workers.enrich.about import CategoryExtractor, KeyphraseExtractor
from workers.enrich.dates import DateExtractor
from workers.enrich.entities import EntityExtractor, Recogniser
from workers.enrich.quotes import QuoteExtractor
from workers.enrich.watched import Watched
from workers.enrich.wordof import WordOfExtractor

log = logger("enrich")


class Extractor(Protocol):
    """One step of enrichment. Pure: the same article gives the same fields."""

    @property
    def name(self) -> str:
        """Short, for logs and counters."""

    def extract(self, article: Article) -> dict[str, Any]:
        """Fields of `Article` that this extractor fills. The article holds what the extractors before it found."""


def _recogniser(ner_model: Path | None) -> Recogniser:
    if ner_model is None:
        return recognise
    from workers.enrich.ner import ModelRecogniser  # its libraries are an extra

    return ModelRecogniser(ner_model)


class Enricher:
    """All extractors for one watch list, in the order in which they need one another."""

    def __init__(
        self,
        watchlist: WatchList,
        ner_model: Path | None = None,
        on_failure: Callable[[str], None] = lambda extractor: None,
    ) -> None:
        """ner_model: folder of a model for entities (see `workers.enrich.ner`), or None for the rules alone;
        on_failure: told the name of each extractor that fails.

        Raises `workers.enrich.ner.ModelError` when that folder cannot be used.
        """
        entities.load()
        category.load()
        self._on_failure = on_failure
        self.extractors: Sequence[Extractor] = (
            Watched(watchlist),
            EntityExtractor(watchlist, _recogniser(ner_model)),
            QuoteExtractor(),
            WordOfExtractor(),
            DateExtractor(),
            CategoryExtractor(),
            KeyphraseExtractor(),
        )

    def enrich(self, article: Article) -> Article:
        """The article with all fields filled. An extractor that fails costs its own fields only: they stay empty, and
        the article's notes say so."""
        for extractor in self.extractors:
            try:
                article = article.model_copy(update=extractor.extract(article))
            except Exception:  # a fault of ours must never cost the article
                log.exception("extractor failed", article=article.id, extractor=extractor.name)
                self._on_failure(extractor.name)
                article = article.model_copy(update={"notes": [*article.notes, f"{extractor.name} failed"]})
        return article
