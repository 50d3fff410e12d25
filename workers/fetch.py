"""The stage `fetch`: GET an article's page and keep it, raw."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from config.settings import Settings
from pipeline.http import Answer, FetchError, get, make_client, retry_after_s
from pipeline.identity import article_id
from pipeline.ledger import Attempt, Ledger
from pipeline.messages import Entry, Page
from pipeline.pages import Pages
from pipeline.store import connect
from pipeline.tasks import TEXT, Sender
from workers.outcome import Ended, HandedOn, Outcome, TryAgain

_PAGE_TYPES = ("text/", "application/xhtml", "application/xml")
_GONE = {404, 410}
_FORBIDDEN = {401, 402, 403, 451}


class Fetcher:
    """Fetches pages; shared by the threads of a worker."""

    def __init__(self, settings: Settings, ledger: Ledger, sender: Sender) -> None:
        self._settings = settings
        self._ledger = ledger
        self._client = make_client(settings)
        self._pages = Pages(connect(settings, decode=False), settings)
        self._sender = sender

    def run(self, attempt: Attempt) -> Outcome:
        """One attempt at one article."""
        entry = attempt.entry
        try:
            answer = get(self._client, entry.url, self._settings, {"Accept": "text/html, */*;q=0.5"})
        except FetchError as error:
            return TryAgain(str(error)) if error.passing else Ended(error.kind, str(error))
        verdict = judge(answer, time.time())
        if verdict is not None:
            return verdict
        if not self._ledger.adopt(entry.id, article_id(answer.url)):
            return Ended("same-as-another", f"{entry.url} leads to {answer.url}, which is known")
        self._pages.put(entry.id, answer.body)
        if self._ledger.fetched(page_of(entry, answer), "fetched"):
            self._sender.send(TEXT, entry.id)
        return HandedOn("fetched")


def page_of(entry: Entry, answer: Answer) -> Page:
    """The message about a page that was fetched now."""
    return Page(
        entry=entry,
        url=answer.url,
        content_type=answer.headers.get("content-type", ""),
        fetched_at=datetime.now(UTC),
    )


def judge(answer: Answer, now: float) -> Ended | TryAgain | None:
    """Why an answer is not the article's page; None when it is. now: epoch seconds."""
    status, where = answer.status, f"{answer.url}: HTTP {answer.status}"
    if status in _GONE:
        return Ended("gone", where)
    if status in _FORBIDDEN:
        return Ended("forbidden", where)
    if status == 429 or status >= 500:
        return TryAgain(where, after_s=retry_after_s(answer.headers, now) or 0.0)
    if status != 200:
        return Ended("odd-status", where)
    content_type = answer.headers.get("content-type", "")
    if content_type and not content_type.lower().startswith(_PAGE_TYPES):
        return Ended("not-a-page", f"{answer.url}: {content_type}")
    return None
