"""The sites of the houses: which article, feed or fault stands behind an address, and what changes while it runs."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256
from threading import Lock
from typing import Any
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from demo import render
from demo.model import Article, Feed, Outlet, articles, outlets

_NEIGHBOURS = 10  # more than any page links to
_FEED_TYPES = {"atom": "application/atom+xml", "rss1": "application/rdf+xml", "not-xml": "text/html"}


class Site:
    """Articles and feeds of all houses and the endpoints that serve them.

    `sites` gives each outlet's address without a slash at its end. State is changed from other threads than the
    server's, hence the lock.
    """

    def __init__(self, sites: Mapping[str, str], now: datetime, edit_after: int | None) -> None:
        self._sites = sites
        self._now = now
        self._edit_after = edit_after
        self._lock = Lock()
        self._articles: dict[str, Article] = {}
        self._by_path: dict[str, str] = {}
        self._edited: dict[str, datetime] = {}
        self._changed = dict.fromkeys(outlets(), now)
        self._seen: Counter[str] = Counter()
        self._delays: dict[str, float] = {}
        self._refusals: dict[str, list[Response]] = {}
        for article in articles().values():
            self._add(article)

    @property
    def routes(self) -> list[Route]:
        return [
            Route("/robots.txt", self._robots),
            Route("/{outlet}/", self._front),
            Route("/{outlet}/photo/{number:int}.svg", self._photo),
            Route("/{outlet}/{rest:path}", self._document),
        ]

    def articles(self) -> list[Article]:
        with self._lock:
            return list(self._articles.values())

    def url(self, article_id: str) -> str:
        with self._lock:
            article = self._articles[article_id]
        return f"{self._sites[article.outlet]}{article.path(outlets()[article.outlet])}"

    def feed_entries(self) -> list[dict[str, str]]:
        return [
            {
                "id": outlet.id if feed is outlet.feeds[0] else f"{outlet.id}-{position}",
                "name": outlet.name,
                "url": f"{self._sites[outlet.id]}/{outlet.id}/{feed.moved_from or feed.path}",
                "site": f"{self._sites[outlet.id]}/{outlet.id}/",
                "country": outlet.country,
                "language": "ar",
                **({} if feed is outlet.feeds[0] else {"source": outlet.id}),
            }
            for outlet in outlets().values()
            for position, feed in enumerate(outlet.feeds, 1)
        ]

    def publish(self, outlet: str, **fields: Any) -> str:
        if outlet not in outlets():
            raise KeyError(f"no outlet {outlet!r}; there are {', '.join(outlets())}")
        with self._lock:
            article_id = fields.pop("id", f"{outlet}-new-{len(self._articles)}")
            if article_id in self._articles:
                raise ValueError(f"there is an article {article_id!r} already")
            original = self._articles.get(fields.get("copy_of", ""))
            story = original.story if original else article_id
            article = Article(id=article_id, outlet=outlet, **{"story": story, **fields})
            self._add(article)
            self._changed[outlet] = datetime.now(UTC)
        return self.url(article.id)

    def publish_edit(self, article_id: str) -> str:
        with self._lock:
            article = self._articles[article_id]
            if article.edit is None:
                raise ValueError(f"article {article_id!r} has no prepared edit")
            self._edited[article_id] = self._changed[article.outlet] = datetime.now(UTC)
        return self.url(article_id)

    def delay(self, outlet: str, seconds: float) -> None:
        self._delays[outlet] = seconds

    def refuse(self, outlet: str, count: int, status: int, retry_after: int | None) -> None:
        headers = {} if retry_after is None else {"Retry-After": str(retry_after)}
        refusals: list[Response] = [PlainTextResponse("طلبات كثيرة، حاول لاحقا", status, headers) for _ in range(count)]
        with self._lock:
            self._refusals[outlet] = refusals

    def _add(self, article: Article) -> None:
        self._articles[article.id] = article
        outlet = outlets()[article.outlet]
        path = unquote(article.path(outlet))
        self._by_path[path] = article.id
        if outlet.amp:
            self._by_path[path + render.AMP] = article.id

    def _listed(self, outlet: Outlet) -> list[Article]:
        """A house's articles as they read now, newest first."""
        with self._lock:
            own = [article for article in self._articles.values() if article.outlet == outlet.id]
            current = [article.edited() if article.id in self._edited else article for article in own]
        return sorted(current, key=lambda article: article.instant(self._now), reverse=True)

    async def _robots(self, request: Request) -> Response:
        return PlainTextResponse("User-agent: *\nAllow: /\n")

    async def _photo(self, request: Request) -> Response:
        outlet = outlets().get(request.path_params["outlet"])
        if outlet is None:
            return _missing()
        return Response(render.photo(outlet, request.path_params["number"]), media_type="image/svg+xml")

    async def _front(self, request: Request) -> Response:
        outlet = outlets().get(request.path_params["outlet"])
        if outlet is None:
            return _missing()
        listed = self._listed(outlet)
        number = request.query_params.get("p", "")
        for article in listed:
            if str(article.number) == number:
                return RedirectResponse(self.url(article.id), 301)
        text = render.front(outlet, site=self._sites[outlet.id], now=self._now, listed=listed)
        return _encoded(text, outlet.encoding, "text/html", outlet.encoding)

    async def _document(self, request: Request) -> Response:
        outlet = outlets().get(request.path_params["outlet"])
        if outlet is None:
            return _missing()
        rest = request.path_params["rest"]
        for feed in outlet.feeds:
            if rest == feed.path:
                return self._feed(feed, outlet, request)
            if rest == feed.moved_from:
                return RedirectResponse(f"{self._sites[outlet.id]}/{outlet.id}/{feed.path}", 301)
        path = request.scope["path"]
        article_id = self._by_path.get(path)
        with self._lock:
            if article_id and (refusals := self._refusals.get(outlet.id)):
                return refusals.pop()
        await asyncio.sleep(self._delays.get(outlet.id, 0.0))
        return self._page(article_id, outlet, path.endswith(render.AMP)) if article_id else _missing()

    def _feed(self, feed: Feed, outlet: Outlet, request: Request) -> Response:
        text = render.feed(feed, outlet, site=self._sites[outlet.id], now=self._now, listed=self._listed(outlet))
        response = _encoded(text, outlet.encoding, _FEED_TYPES.get(feed.format, "application/rss+xml"), outlet.encoding)
        if not feed.conditional:
            return response
        changed = self._changed[outlet.id].replace(microsecond=0)
        etag = f'"{sha256(response.body).hexdigest()[:16]}"'
        validators = {"ETag": etag, "Last-Modified": format_datetime(changed, usegmt=True)}
        if _unchanged(request, etag, changed):
            return Response(status_code=304, headers=validators)
        response.headers.update(validators)
        return response

    def _page(self, article_id: str, outlet: Outlet, amp: bool) -> Response:
        with self._lock:
            article = self._articles[article_id]
            self._seen[article_id] += 1
            requests = self._seen[article_id]
            edited = article_id in self._edited
        if article.gone:
            return _missing()
        if requests <= article.flaky:
            return PlainTextResponse("خطأ في الخادم، حاول لاحقا", 500)
        if article.edit and not edited and self._edit_after is not None and requests > self._edit_after:
            self.publish_edit(article_id)
            edited = True
        text = render.page(
            article.edited() if edited else article,
            outlet,
            site=self._sites[outlet.id],
            now=self._now,
            neighbours=[other for other in self._listed(outlet) if other.id != article_id][:_NEIGHBOURS],
            modified=self._edited.get(article_id),
            amp=amp,
        )
        claimed = "utf-8" if article.mislabelled else outlet.encoding
        return _encoded(text, outlet.encoding, "text/html", claimed if outlet.labelled else "")


def _encoded(text: str, encoding: str, media_type: str, claimed: str) -> Response:
    """`text` in `encoding` (characters it lacks as references), declared as `claimed`; not declared where empty."""
    declared = f"{media_type}; charset={claimed}" if claimed else media_type
    return Response(text.encode(encoding, "xmlcharrefreplace"), headers={"Content-Type": declared})


def _missing() -> Response:
    return PlainTextResponse("الصفحة غير موجودة", 404)


def _unchanged(request: Request, etag: str, changed: datetime) -> bool:
    """Whether a conditional GET may be answered 304 (RFC 9110, 13.1: If-None-Match goes before If-Modified-Since)."""
    if known := request.headers.get("If-None-Match"):
        return etag in known
    if since := request.headers.get("If-Modified-Since"):
        return changed <= parsedate_to_datetime(since)
    return False
