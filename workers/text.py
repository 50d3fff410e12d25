"""The stage `text`: raw page → clean article → enriched article, put on the stream for the indexers."""

from __future__ import annotations

from config.errors import ConfigError
from config.latest import Latest
from config.settings import Settings
from config.watchlist import WatchList
from pipeline.ledger import Attempt, Ledger
from pipeline.log import logger
from pipeline.messages import Article, Page
from pipeline.pages import Pages
from pipeline.store import connect
from workers.archive import Archive
from workers.assemble import assemble, feed_hints, source_hints
from workers.clean import CleanArticle, Furniture, Refusal, clean_page
from workers.enrich import Enricher
from workers.outcome import Ended, HandedOn, Outcome, Refetch
from workers.outlets import Outlets
from workers.stories import Stories

log = logger("text")


class Texter:
    """Cleans and enriches; one a process. Raises ConfigError when watchlist.yml cannot be used, ModelError when the
    folder of `settings.ner_model` cannot."""

    def __init__(self, settings: Settings, ledger: Ledger) -> None:
        self._settings = settings
        self._ledger = ledger
        self._pages = Pages(connect(settings, decode=False), settings)
        self._archive = Archive(settings.warc_dir) if settings.warc_dir else None
        self._stories = Stories(connect(settings, decode=False), settings)
        self._outlets = Outlets(connect(settings), settings)
        self._watchlist = Latest(settings.config_dir / "watchlist.yml", WatchList)
        self._enricher = self._make_enricher(self._watchlist.value)

    def run(self, attempt: Attempt) -> Outcome:
        """One attempt at one article."""
        entry = attempt.entry
        raw = self._pages.get(entry.id)
        if raw is None:
            return Refetch()
        page = attempt.page or Page(entry=entry, url=entry.url, content_type="", fetched_at=entry.seen_at)
        if self._archive is not None:
            self._archive.put(page, raw)
        cleaned = self._clean(page, raw)
        if isinstance(cleaned, Refusal):
            return Ended(f"refused: {cleaned.reason}", cleaned.detail)
        self._outlets.record(entry.source.id, entry.id, cleaned.line_keys)
        if cleaned.day_first is not None:
            self._outlets.learn_day_first(entry.source.id, cleaned.day_first)
        if cleaned.language not in self._settings.wanted_languages:
            return Ended(f"language: {cleaned.language}")
        article = self._current_enricher().enrich(assemble(page, cleaned))
        article = article.model_copy(update={"story": self._stories.assign(article)})
        self._ledger.cleaned(article, "cleaned")
        return HandedOn("cleaned")

    def anew(self, page: Page, raw: bytes) -> Article | Refusal:
        """A page that was kept, cleaned and enriched as it would be now; nothing is learned or handed on."""
        cleaned = self._clean(page, raw)
        return cleaned if isinstance(cleaned, Refusal) else self._enricher.enrich(assemble(page, cleaned))

    def _clean(self, page: Page, raw: bytes) -> CleanArticle | Refusal:
        def clean(furniture: Furniture) -> CleanArticle | Refusal:
            return clean_page(
                raw,
                url=page.url,
                content_type=page.content_type,
                source=source_hints(page.entry, self._outlets.day_first(page.entry.source.id)),
                feed_entry=feed_hints(page.entry),
                furniture=furniture,
                now=page.fetched_at,
            )

        learned = self._outlets.load(page.entry.source.id)
        cleaned = clean(learned)
        if isinstance(cleaned, Refusal) and learned.articles:
            # Daily reports (prices, weather) differ in their numbers only, and so look like furniture from end to end.
            return clean(Furniture())
        return cleaned

    def _make_enricher(self, watchlist: WatchList) -> Enricher:
        def count(extractor: str) -> None:
            self._ledger.count("enrich", f"{extractor} failed")

        return Enricher(watchlist, self._settings.ner_model, count)

    def _current_enricher(self) -> Enricher:
        """The enricher for the watch list as it is now: an edit counts from the next article on."""
        before = self._watchlist.value
        try:
            now = self._watchlist.refresh()
        except ConfigError as error:
            log.error("watchlist.yml has faults; the last good one stays in force", reason=str(error))
            return self._enricher
        if now is not before:
            self._enricher = self._make_enricher(now)
            log.info("watch list read anew", actors=len(now.actors), topics=len(now.topics))
        return self._enricher
