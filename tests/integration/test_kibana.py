"""The objects for Kibana, sent over real HTTP to a server that answers as Kibana documents it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from config.settings import Settings
from indexing.kibana import KibanaError, import_objects, saved_objects
from indexing.kibana import setup as kibana_setup


class Receiver(ThreadingHTTPServer):
    """Answers with `answers` in turn, the last one for ever; keeps what it got."""

    def __init__(self, *answers: tuple[int, dict[str, object]]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers = list(answers)
        self.got: list[tuple[str, dict[str, str], bytes]] = []


class _Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.got.append((self.path, {k.lower(): v for k, v in self.headers.items()}, body))
        answers = self.server.answers
        status, answer = answers.pop(0) if len(answers) > 1 else answers[0]
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps(answer).encode())

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def serve() -> Iterator[object]:
    running: list[Receiver] = []

    def start(*answers: tuple[int, dict[str, object]]) -> Receiver:
        server = Receiver(*answers)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        running.append(server)
        return server

    yield start
    for server in running:
        server.shutdown()
        server.server_close()


def settings(server: Receiver) -> Settings:
    return Settings(
        kibana_url=f"http://127.0.0.1:{server.server_port}",
        elasticsearch_username="elastic",
        elasticsearch_password="secret",
        index_prefix="t-",
    )


def test_objects_are_imported_once_kibana_is_up(serve, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(kibana_setup, "_EVERY_S", 0.01)
    server = serve((503, {}), (200, {"success": True, "successCount": 5}))
    import_objects(settings(server))
    path, headers, body = server.got[-1]
    assert len(server.got) == 2
    assert path == "/api/saved_objects/_import?overwrite=true"
    assert headers["kbn-xsrf"] == "rasid"
    assert headers["authorization"].startswith("Basic ")
    assert "راصد: المقالات".encode() in body


def test_a_refusal_is_told(serve) -> None:  # type: ignore[no-untyped-def]
    server = serve((200, {"success": False, "errors": [{"id": "rasid-desk", "error": {"type": "conflict"}}]}))
    with pytest.raises(KibanaError, match="rasid-desk"):
        import_objects(settings(server))


def test_every_reference_leads_to_an_object_of_the_same_import() -> None:
    objects = saved_objects("t-")
    known = {(thing["type"], thing["id"]) for thing in objects}
    wanted = {(ref["type"], ref["id"]) for thing in objects for ref in thing["references"]}
    assert wanted <= known
    assert {thing["attributes"]["title"] for thing in objects if thing["type"] == "index-pattern"} == {
        "t-articles",
        "t-alerts",
    }


def test_columns_and_time_fields_are_fields_of_the_mappings() -> None:
    from indexing.mappings.alerts import alert_mapping
    from indexing.mappings.articles import article_mapping
    from indexing.rules import field_names

    fields = set(field_names(article_mapping("")["properties"])) | set(field_names(alert_mapping("")["properties"]))
    for thing in saved_objects():
        attributes = thing["attributes"]
        assert set(attributes.get("columns", [])) <= fields
        assert attributes.get("timeFieldName", "seen_at") in fields
