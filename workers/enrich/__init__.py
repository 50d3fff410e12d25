"""What an article is about: each extractor reads the article and fills fields of its own."""

from workers.enrich.enricher import Enricher, Extractor

__all__ = ["Enricher", "Extractor"]
