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
from workers.hosts import LONGEST_CLOSED_S, Hosts
from workers.outcome import Ended, HandedOn, NotYet, Outcome, TryAgain

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
        self._hosts = Hosts(connect(settings), settings)
        self._sender = sender

    def run(self, attempt: Attempt) -> Outcome:
        """One attempt at one article."""
        entry = attempt.entry
        turn = self._hosts.ask(entry.url, waited=attempt.planned)
        if turn.place is None:
            return NotYet(turn.wait_s)
        try:
            time.sleep(turn.wait_s)
            answer = get(self._client, entry.url, self._settings, {"Accept": "text/html, */*;q=0.5"})
        except FetchError as error:
            return TryAgain(str(error)) if error.passing else Ended(error.kind, str(error))
        finally:
            self._hosts.give_back(turn)
        verdict = judge(answer, time.time())
        if isinstance(verdict, TryAgain) and (silence_s := self._silence_s(answer.status, verdict.after_s)):
            self._hosts.close(turn, silence_s)
        if verdict is not None:
            return verdict
        if not self._ledger.adopt(entry.id, article_id(answer.url)):
            return Ended("same-as-another", f"{entry.url} leads to {answer.url}, which is known")
        self._pages.put(entry.id, answer.body)
        if self._ledger.fetched(page_of(entry, answer), "fetched"):
            self._sender.send(TEXT, entry.id)
        return HandedOn("fetched")

    def _silence_s(self, status: int, asked_s: float) -> float:
        """Seconds in which the host is asked nothing: what it wants, and a few anyway when it had too much of us."""
        return max(asked_s, self._settings.retry_first_s if status == 429 else 0.0)


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
        return TryAgain(where, after_s=min(retry_after_s(answer.headers, now) or 0.0, LONGEST_CLOSED_S))
    if status != 200:
        return Ended("odd-status", where)
    content_type = answer.headers.get("content-type", "")
    if content_type and not content_type.lower().startswith(_PAGE_TYPES):
        return Ended("not-a-page", f"{answer.url}: {content_type}")
    return None
