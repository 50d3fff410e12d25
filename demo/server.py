"""The newsroom's server: real HTTP on loopback, in a thread of the caller or as a process of its own.

with Newsroom() as newsroom:
    newsroom.write_feeds(folder / "feeds.yml")
    url = newsroom.publish("najd", title="…", body="…")

python -m demo.server --port 0      # prints one JSON line with its addresses, serves until SIGTERM
"""

import argparse
import json
import signal
import socket
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import uvicorn
import yaml
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from demo.gold import Truth, of
from demo.hooks import HookCall, HookReceiver
from demo.model import outlets
from demo.sites import Site

# Uvicorn binds in milliseconds; more than this means that something is wrong.
_START_SECONDS = 10


@dataclass(frozen=True)
class RequestRecord:
    """One request that was answered: when it came and when the answer began; header names in lower case, `path`
    decoded, `query` as sent."""

    came: datetime
    at: datetime
    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    status: int


class Newsroom:
    """Outlets with pages and feeds, and a webhook receiver, on loopback; a context manager.

    `now` (aware; default: the present, cut to the minute) is when it opens: publication dates count back from it.
    `port` 0 takes a free one; give a fixed one where article addresses must stay the same from run to run. Each
    outlet has a loopback address of its own where the system has the whole of 127.0.0.0/8 (Linux), else they share
    127.0.0.1; paths start with the outlet's id either way. `edit_after`: requests after which an article with a
    prepared edit changes by itself (default: only by `publish_edit`).

    Raises OSError from `__enter__` when a fixed port is taken.
    """

    def __init__(self, now: datetime | None = None, port: int = 0, edit_after: int | None = None) -> None:
        self.now = (now or datetime.now(UTC)).replace(second=0, microsecond=0)
        self._fixed_clock = now is not None
        self._port = port
        self._edit_after = edit_after
        self._requests: list[RequestRecord] = []
        self._receiver = HookReceiver()

    def __enter__(self) -> Self:
        sockets, hosts = _listen(self._port)
        self._port = sockets[0].getsockname()[1]
        self._site = Site(
            {outlet: f"http://{host}:{self._port}" for outlet, host in hosts.items()}, self.now, self._edit_after
        )
        hook = Route("/hook", self._receiver.receive, methods=["GET", "POST"])
        hooks = Route("/hook/{name:path}", self._receiver.receive, methods=["POST"])
        app = Starlette(
            routes=[hook, hooks, *self._site.routes],
            middleware=[Middleware(_Recorder, self._requests), Middleware(GZipMiddleware, minimum_size=500)],
        )
        self._server = uvicorn.Server(
            uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off", timeout_graceful_shutdown=1)
        )
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": sockets}, name="newsroom", daemon=True
        )
        self._thread.start()
        deadline = time.monotonic() + _START_SECONDS
        while not self._server.started:
            if not self._thread.is_alive() or time.monotonic() > deadline:
                raise RuntimeError(f"the newsroom did not start on port {self._port}")
            time.sleep(0.01)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.should_exit = True
        self._thread.join()

    @property
    def base_url(self) -> str:
        """Address of the server itself, without a slash at its end."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def hook_url(self) -> str:
        """Where the webhook receiver listens; anything below it is received as well."""
        return f"{self.base_url}/hook"

    @property
    def feeds(self) -> list[dict[str, str]]:
        """Entries of a feeds.yml that points here: id, name, url, site, country, language."""
        return self._site.feed_entries()

    def write_feeds(self, path: Path) -> None:
        """Writes a feeds.yml that points here."""
        path.write_text(yaml.safe_dump({"feeds": self.feeds}, allow_unicode=True, sort_keys=False), "utf-8")

    def truth(self) -> list[Truth]:
        """Gold values of all articles, those published meanwhile included."""
        return [of(article, self.now) for article in self._site.articles()]

    def url(self, article_id: str) -> str:
        """Canonical address of an article; KeyError where there is none with this id."""
        return self._site.url(article_id)

    def publish(self, outlet: str, *, title: str, body: str, **fields: Any) -> str:
        """Puts a new article on top of an outlet's feeds and returns its address.

        `body` and `fields` are as in `demo.model.Article`; `id` is made up unless given, `published` is the present
        (or `now`, where the newsroom was given one); with `copy_of` it joins that article's story. KeyError for an
        unknown outlet, ValueError for an id that is taken.
        """
        fields.setdefault("published", self.now if self._fixed_clock else datetime.now(UTC))
        return self._site.publish(outlet, title=title, body=body, **fields)

    def publish_edit(self, article_id: str) -> str:
        """Serves the edited form of an article from now on and returns its address.

        ValueError for an article without a prepared edit.
        """
        return self._site.publish_edit(article_id)

    def slow_pages(self, outlet: str, seconds: float) -> None:
        """From now on the outlet's server takes so long to answer with an article."""
        self._site.delay(outlet, seconds)

    def refuse_pages(self, outlet: str, *, count: int, status: int = 503, retry_after: int | None = None) -> None:
        """The next `count` requests for articles of the outlet are refused; `retry_after`: seconds."""
        self._site.refuse(outlet, count, status, retry_after)

    @property
    def requests(self) -> list[RequestRecord]:
        """Requests answered so far, oldest first."""
        return list(self._requests)

    @property
    def webhooks(self) -> list[HookCall]:
        """Webhook calls so far, failed ones included, oldest first."""
        return self._receiver.calls

    def wait_hooks(self, count: int, timeout: float = 10) -> list[HookCall]:
        """Waits for `count` accepted webhook calls and returns the accepted ones; TimeoutError after `timeout` s."""
        return self._receiver.wait(count, timeout)

    def fail_hooks(self, *, rate: float = 0, count: int = 0, status: int = 503, retry_after: int | None = None) -> None:
        """From now on the first `count` webhook calls fail, then the share `rate` of them; no argument: none."""
        self._receiver.fail(rate=rate, count=count, status=status, retry_after=retry_after)


class _Recorder:
    """ASGI middleware that notes each answered request."""

    def __init__(self, app: ASGIApp, records: list[RequestRecord]) -> None:
        self._app = app
        self._records = records

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        came = datetime.now(UTC)

        async def noting(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
                self._records.append(
                    RequestRecord(
                        came,
                        datetime.now(UTC),
                        scope["method"],
                        scope["path"],
                        scope["query_string"].decode("latin-1"),
                        headers,
                        message["status"],
                    )
                )
            await send(message)

        await self._app(scope, receive, noting)


def _listen(port: int) -> tuple[list[socket.socket], dict[str, str]]:
    """Listening sockets, that of 127.0.0.1 first, and the address of each outlet."""
    sockets = [_bind("127.0.0.1", port)]
    port = sockets[0].getsockname()[1]
    hosts = {}
    for outlet in outlets().values():
        host = f"127.0.0.{outlet.address}"
        try:
            sockets.append(_bind(host, port))
        except OSError:  # a system whose loopback is one address only
            host = "127.0.0.1"
        hosts[outlet.id] = host
    return sockets, hosts


def _bind(host: str, port: int) -> socket.socket:
    # With the protocol named, asyncio turns Nagle's algorithm off; without it each answer waits 40 ms for an ACK.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen()  # at once, or another process could bind the same port
    except OSError:
        listener.close()
        raise
    return listener


def main() -> None:
    """Serves until SIGINT or SIGTERM; the first line of output is a JSON object with base_url, hook_url and feeds."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--port", type=int, default=0, help="0: a free one")
    parser.add_argument("--write-feeds", type=Path, metavar="FILE", help="also write a feeds.yml pointing here")
    options = parser.parse_args()
    stop = {signal.SIGINT, signal.SIGTERM}
    signal.pthread_sigmask(signal.SIG_BLOCK, stop)
    with Newsroom(port=options.port) as newsroom:
        if options.write_feeds:
            newsroom.write_feeds(options.write_feeds)
        addresses = {"base_url": newsroom.base_url, "hook_url": newsroom.hook_url, "feeds": newsroom.feeds}
        print(json.dumps(addresses, ensure_ascii=False), flush=True)  # noqa: T201 - the starter reads it
        signal.sigwait(stop)


if __name__ == "__main__":
    main()
