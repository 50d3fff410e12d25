"""Enrichment measured: `python -m bench.enrich`.

Figures on the annotated passages, beside what a gazetteer alone and a watch list alone find; and the time of each
step on an article of 2,000 characters.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from statistics import median
from time import perf_counter

from rich.console import Console
from rich.table import Table

from arabic.entities import Found, load
from arabic.entities.gazetteer import gazetteer
from arabic.entities.text import Text
from bench.enrich_gold import Passage, Score, entities_of, passages, right_quotes, right_sources
from config.settings import Settings
from config.watchlist import WatchList
from pipeline.messages import Article
from workers.enrich import Enricher
from workers.enrich.entities import EntityExtractor
from workers.enrich.texts import words_of
from workers.enrich.watched import Watched
from workers.standalone import article_of

SPLITS = ("dev", "held", "fresh", "second", "third")
ENTITIES = ("entities", *SPLITS)  # the first has no quotes marked
QUOTES = (*SPLITS, "quotes")  # in which names are not marked
_ROUNDS = 40
_LENGTH = 2_000


def main() -> None:
    """Print the tables."""
    console = Console(width=110)
    load()
    watchlist = Settings().watchlist
    systems: dict[str, Callable[[Article], Article]] = {
        "rules (ours), with the watch list": Enricher(watchlist).enrich,
        "rules (ours), no watch list": Enricher(WatchList()).enrich,
        "gazetteer only": _only(EntityExtractor(WatchList(), _gazetteer_only)),
        "watch list only": _only(Watched(watchlist), EntityExtractor(watchlist, _nothing)),
    }
    for split in ENTITIES:
        console.print(_entity_table(split, passages(split), systems))
    console.print(_other_table(Enricher(watchlist)))
    console.print(_time_table(Enricher(watchlist)))
    if "--errors" in sys.argv:
        _print_errors(console, Enricher(WatchList()), sys.argv[-1])


def _only(*extractors: Watched | EntityExtractor) -> Callable[[Article], Article]:
    def enrich(article: Article) -> Article:
        for extractor in extractors:
            article = article.model_copy(update=extractor.extract(article))
        return article

    return enrich


def _gazetteer_only(texts: list[Text]) -> list[list[Found]]:
    """Every name of the gazetteer, longest first, whatever stands around it."""
    found: list[list[Found]] = []
    for words in texts:
        index, here = 0, []
        while index < len(words):
            hit = gazetteer().at(words, index)
            if hit is not None:
                here.append(Found(hit.entry.type, hit.first, hit.last, hit.reading.offset, hit.entry.name, hit.entry))
            index = hit.last + 1 if hit is not None else index + 1
        found.append(here)
    return found


def _nothing(texts: list[Text]) -> list[list[Found]]:
    return [[] for _ in texts]


def _article(passage: Passage) -> Article:
    return article_of({"id": "bench", "title": "", "body": passage.text}, datetime(2024, 5, 17, tzinfo=UTC))


def _entity_table(split: str, read: list[Passage], systems: dict[str, Callable[[Article], Article]]) -> Table:
    table = Table(title=f"Entities, exact span and type: {split}, {len(read)} passages")
    for column in ("system", "P", "R", "F1", "persons P", "persons R", "organisations F1", "places F1"):
        table.add_column(column, justify="left" if column == "system" else "right")
    for name, enrich in systems.items():
        scores = {kind: Score() for kind in ("all", "person", "organisation", "place")}
        for passage in read:
            found = entities_of(enrich(_article(passage)))
            for kind, score in scores.items():
                mine = {entity for entity in found if kind in ("all", entity[2])}
                gold = {entity for entity in passage.entities if kind in ("all", entity[2])}
                score.add(len(mine), len(gold), len(mine & gold))
        whole, person = scores["all"], scores["person"]
        figures = (whole.precision, whole.recall, whole.f1, person.precision, person.recall)
        more = (scores["organisation"].f1, scores["place"].f1)
        table.add_row(name, *(f"{figure:.3f}" for figure in (*figures, *more)))
    return table


def _other_table(enricher: Enricher) -> Table:
    table = Table(title="Quotes with the right speaker; on whose word")
    for column in ("set", "what", "P", "R", "right", "wrong", "missed"):
        table.add_column(column, justify="left" if column in ("set", "what") else "right")
    for split in QUOTES:
        quotes, sources = Score(), Score()
        for passage in passages(split):
            article = enricher.enrich(_article(passage))
            quotes.add(len(article.quotes), len(passage.quotes), right_quotes(article, passage))
            sources.add(len(article.word_of), len(passage.sources), right_sources(article, passage))
        for what, score in (("quotes", quotes), ("word of", sources)):
            counts = (str(score.right), str(score.wrong), str(score.missed))
            table.add_row(split, what, f"{score.precision:.3f}", f"{score.recall:.3f}", *counts)
    return table


def _time_table(enricher: Enricher) -> Table:
    """Milliseconds a step. Articles differ in words, so that no step can remember the one before."""
    text = "\n".join(passage.text for split in SPLITS for passage in passages(split))
    bodies = [text[start : start + _LENGTH] for start in range(0, len(text) - _LENGTH, 700)]
    articles = [
        enricher.enrich(article_of({"id": "bench", "title": body[:70], "body": body}, datetime.now(UTC)))
        for body in bodies
    ]
    times: dict[str, list[float]] = {"words (shared by the steps)": []}
    for _ in range(_ROUNDS // len(articles) + 1):
        for article in articles:
            words_of.cache_clear()
            begun = perf_counter()
            for text_of in (article.title, article.body):
                _ = words_of(text_of).places
            times["words (shared by the steps)"].append(perf_counter() - begun)
            for extractor in enricher.extractors:
                begun = perf_counter()
                extractor.extract(article)
                times.setdefault(extractor.name, []).append(perf_counter() - begun)
    table = Table(title=f"One core, an article of {_LENGTH:,} characters")
    table.add_column("step")
    table.add_column("ms, median", justify="right")
    table.add_column("ms, least", justify="right")
    for name, seconds in times.items():
        table.add_row(name, f"{1000 * median(seconds):.2f}", f"{1000 * min(seconds):.2f}")
    table.add_section()
    table.add_row(
        "all", f"{1000 * sum(map(median, times.values())):.2f}", f"{1000 * sum(map(min, times.values())):.2f}"
    )
    return table


def _print_errors(console: Console, enricher: Enricher, split: str) -> None:
    for passage in passages(split):
        article = enricher.enrich(_article(passage))
        found = entities_of(article)
        wrong = [f"{kind}: {passage.text[a:b]}" for a, b, kind in sorted(found - passage.entities)]
        missed = [f"{kind}: {passage.text[a:b]}" for a, b, kind in sorted(passage.entities - found)]
        quotes = len(article.quotes) - right_quotes(article, passage)
        if wrong or missed or quotes or len(article.quotes) != len(passage.quotes):
            console.print(passage.text, "\n  wrong:", wrong, "\n  missed:", missed, markup=False, highlight=False)
            for quote in article.quotes:
                console.print("  said:", quote.speaker, "|", quote.text[:50], markup=False, highlight=False)
            console.print("  gold:", passage.quotes, markup=False, highlight=False)
        sources = [(source.type, source.surface) for source in article.word_of]
        if len(sources) != len(passage.sources) or right_sources(article, passage) != len(sources):
            console.print("  sources:", sources, "gold:", passage.sources, markup=False, highlight=False)


if __name__ == "__main__":
    main()
