"""Bounded GETs against a real server that misbehaves in every way."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import brotli
import httpx
import pytest

from config.settings import Settings
from pipeline.http import Answer, FetchError, get, make_client, retry_after_s

TEXT = "قال بوتين إن الناتو لم يرد. " * 50
BOMB = gzip.compress(b"\0" * 50_000_000)  # made here, for it takes longer than a request may
SETTINGS = Settings(http_timeout_s=1.0, http_max_bytes=100_000, http_max_redirects=3)


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        name, _, rest = self.path.strip("/").partition("/")
        getattr(self, f"_{name}")(rest)

    def _send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _plain(self, _: str) -> None:
        self._send(200, TEXT.encode())

    def _gzip(self, _: str) -> None:
        self._send(200, gzip.compress(TEXT.encode()), content_encoding="gzip")

    def _brotli(self, _: str) -> None:
        self._send(200, brotli.compress(TEXT.encode()), content_encoding="br")

    def _bomb(self, _: str) -> None:
        self._send(200, BOMB, content_encoding="gzip")

    def _lie(self, _: str) -> None:
        self._send(200, b"not gzip at all", content_encoding="gzip")

    def _moved(self, to: str) -> None:
        self._send(301, b"", location=f"/{to}")

    def _found(self, to: str) -> None:
        self._send(302, b"", location=f"/{to}")

    def _loop(self, _: str) -> None:
        self._send(302, b"", location="/loop")

    def _silent(self, _: str) -> None:
        time.sleep(3)

    def _drip(self, _: str) -> None:
        self.send_response(200)
        self.end_headers()
        for _n in range(30):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def _elsewhere(self, _: str) -> None:
        self._send(302, b"", location="file:///etc/passwd")

    def _missing(self, _: str) -> None:
        self._send(404, b"no")

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture(scope="module")
def ask() -> Iterator[Callable[[str], Answer]]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    client = make_client(SETTINGS)
    yield lambda path: get(client, f"http://127.0.0.1:{server.server_port}/{path}", SETTINGS)
    client.close()
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["plain", "gzip", "brotli"])
def test_bodies_come_decompressed(ask: Callable[[str], Answer], path: str) -> None:
    assert ask(path).body.decode() == TEXT


def test_any_status_is_an_answer(ask: Callable[[str], Answer]) -> None:
    assert ask("missing").status == 404


def test_permanent_redirects_are_remembered_and_others_are_not(ask: Callable[[str], Answer]) -> None:
    permanent, mixed = ask("moved/moved/plain"), ask("moved/found/plain")
    assert (permanent.redirects, permanent.moved_to) == (2, permanent.url)
    assert permanent.url.endswith("/plain")
    assert (mixed.redirects, mixed.moved_to) == (2, None)


@pytest.mark.parametrize(
    ("path", "kind", "passing"),
    [
        ("loop", "redirects", True),
        ("bomb", "too-large", False),
        ("silent", "timeout", True),
        ("drip", "timeout", True),
        ("lie", "bad-encoding", True),
        ("elsewhere", "bad-url", False),
    ],
)
def test_what_exceeds_its_bounds_is_given_up(ask: Callable[[str], Answer], path: str, kind: str, passing: bool) -> None:
    began = time.monotonic()
    with pytest.raises(FetchError) as caught:
        ask(path)
    assert (caught.value.kind, caught.value.passing) == (kind, passing)
    assert time.monotonic() - began < 3


def test_a_refused_connection_is_passing() -> None:
    with pytest.raises(FetchError) as caught:
        get(make_client(SETTINGS), "http://127.0.0.1:9/", SETTINGS)
    assert (caught.value.kind, caught.value.passing) == ("unreachable", True)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("120", 120.0), ("Thu, 01 Jan 1970 00:01:40 GMT", 40.0), ("soon", None), ("", None), ("-5", None)],
)
def test_retry_after(value: str, seconds: float | None) -> None:
    assert retry_after_s(httpx.Headers({"retry-after": value}), now=60.0) == seconds
