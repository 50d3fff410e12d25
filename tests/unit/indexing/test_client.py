"""The client for both engines, against a real HTTP server that writes down what it is asked."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from elastic_transport import ConnectionError as EngineConnectionError

from indexing.client import EngineInfo, connect, describe_engine


class RecordingEngine(ThreadingHTTPServer):
    """Answers every request with ``answer`` and ``headers``; keeps the requests."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answer: dict[str, object] = {}
        self.headers: dict[str, str] = {}
        self.requests: list[dict[str, str]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: RecordingEngine

    def _answer(self) -> None:
        self.rfile.read(int(self.headers.get("content-length", 0)))
        self.server.requests.append({name.lower(): value for name, value in self.headers.items()})
        body = json.dumps(self.server.answer).encode()
        self.send_response(200)
        for name, value in {"Content-Type": "application/json", **self.server.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_PUT = _answer

    def log_message(self, *_args: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture
def engine() -> Iterator[RecordingEngine]:
    with RecordingEngine() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_sends_plain_json(engine: RecordingEngine) -> None:
    with connect(engine.url) as client:
        client.search(index="articles", query={"match_all": {}})
    (request,) = engine.requests
    assert request["content-type"] == "application/json"
    assert request["accept"] == "application/json"


def test_sends_plain_ndjson_in_bulk(engine: RecordingEngine) -> None:
    engine.answer = {"errors": False, "items": []}
    with connect(engine.url) as client:
        client.bulk(operations=[{"create": {"_index": "articles", "_id": "1"}}, {"title": "خبر"}])
    (request,) = engine.requests
    assert request["content-type"] == "application/x-ndjson"
    assert request["accept"] == "application/json"


def test_every_name_in_an_accept_list_is_rewritten(engine: RecordingEngine) -> None:
    with connect(engine.url) as client:
        client.cat.indices()
    (request,) = engine.requests
    assert request["accept"] == "text/plain,application/json"


def test_opensearch_is_accepted_and_named(engine: RecordingEngine) -> None:
    engine.answer = {"version": {"distribution": "opensearch", "number": "3.8.0"}}
    with connect(engine.url) as client:
        assert describe_engine(client) == EngineInfo("opensearch", "3.8.0")


def test_elasticsearch_keeps_its_own_header_and_name(engine: RecordingEngine) -> None:
    engine.answer = {"version": {"number": "9.2.0"}}
    engine.headers = {"X-Elastic-Product": "Elasticsearch", "Warning": '299 Elasticsearch-9.2.0 "deprecated"'}
    with connect(engine.url) as client, pytest.warns(match="deprecated"):
        answer = client.info()
    assert answer.meta.headers["x-elastic-product"] == "Elasticsearch"
    engine.headers = {"X-Elastic-Product": "Elasticsearch"}
    with connect(engine.url) as client:
        assert describe_engine(client) == EngineInfo("elasticsearch", "9.2.0")


def test_user_and_password_are_sent(engine: RecordingEngine) -> None:
    with connect(engine.url, username="elastic", password="سر") as client:
        client.info()
    assert engine.requests[0]["authorization"] == "Basic " + base64.b64encode("elastic:سر".encode()).decode()


def test_api_key_is_sent(engine: RecordingEngine) -> None:
    with connect(engine.url, api_key="a2V5") as client:
        client.info()
    assert engine.requests[0]["authorization"] == "ApiKey a2V5"


def test_nobody_at_the_url(engine: RecordingEngine) -> None:
    with connect("http://127.0.0.1:1") as client, pytest.raises(EngineConnectionError):
        describe_engine(client)


@pytest.mark.parametrize(
    ("username", "password", "api_key", "fault"),
    [
        ("elastic", None, None, "needs a password"),
        (None, "secret", None, "needs a password"),
        ("elastic", "secret", "a2V5", "keep one of them"),
    ],
)
def test_options_that_do_not_fit_are_named(
    username: str | None, password: str | None, api_key: str | None, fault: str
) -> None:
    with pytest.raises(ValueError, match=fault):
        connect("http://127.0.0.1:9200", username=username, password=password, api_key=api_key)


def test_missing_ca_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"no-such\.pem"):
        connect("https://127.0.0.1:9200", ca_file=tmp_path / "no-such.pem")
