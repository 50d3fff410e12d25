"""One client for both engines: Elasticsearch where it is deployed, OpenSearch where it is embedded.

The official client sends media types that only Elasticsearch knows and refuses an answer without Elasticsearch's
product header. `EngineNode` puts both right, on the level of one HTTP exchange, so nothing above it needs to know
which engine answers; `describe_engine` tells it honestly.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from pathlib import Path

from elastic_transport import HttpHeaders, Urllib3HttpNode
from elastic_transport._node import NodeApiResponse  # what a node class returns; it has no public name
from elastic_transport.client_utils import DEFAULT, DefaultType
from elasticsearch import Elasticsearch

# `application/vnd.elasticsearch+json; compatible-with=9` and `…+x-ndjson; …`, alone or in an Accept list.
_VENDOR_MEDIA_TYPE = re.compile(r"application/vnd\.elasticsearch\+([a-z-]+)\s*;\s*compatible-with=\d+")
_MEDIA_TYPE_HEADERS = ("accept", "content-type")
_PRODUCT_HEADER = "x-elastic-product"

# Seconds for one request. A search takes milliseconds and a bulk of some hundred articles less than a second; the
# rest is for an engine that pauses for garbage collection or a merge.
DEFAULT_TIMEOUT_S = 30.0


class EngineNode(Urllib3HttpNode):
    """An HTTP node that speaks plain JSON media types and fills in the product header where it is missing."""

    def perform_request(
        self,
        method: str,
        target: str,
        body: bytes | None = None,
        headers: HttpHeaders | None = None,
        request_timeout: DefaultType | float | None = DEFAULT,
    ) -> NodeApiResponse:
        response = super().perform_request(method, target, body, plain_media_types(headers), request_timeout)
        response.meta.headers.setdefault(_PRODUCT_HEADER, "Elasticsearch")
        return response


def plain_media_types(headers: HttpHeaders | None) -> HttpHeaders | None:
    """The same headers with ``application/json`` for Elasticsearch's own name of it; x-ndjson likewise."""
    if headers is None:
        return None
    plain = HttpHeaders(headers)
    for name in _MEDIA_TYPE_HEADERS:
        if name in plain:
            plain[name] = _VENDOR_MEDIA_TYPE.sub(r"application/\1", plain[name])
    return plain


@dataclass(frozen=True)
class EngineInfo:
    """What is behind the URL: ``elasticsearch`` or ``opensearch``, and its version number."""

    distribution: str
    version: str


def connect(
    url: str,
    *,
    username: str | None = None,
    password: str | None = None,
    api_key: str | None = None,
    ca_file: Path | None = None,
    timeout_s: float = DEFAULT_TIMEOUT_S,
) -> Elasticsearch:
    """A client for the engine at ``url``; nothing is sent yet.

    ``username`` with ``password``, or ``api_key`` (the encoded form), or neither. ``ca_file``: the PEM file of the
    authority that signed the server's certificate, where that is not a public one. ``timeout_s``: seconds for one
    request. Raises ValueError or FileNotFoundError, saying which option is at fault.
    """
    if api_key is not None and username is not None:
        raise ValueError("both an API key and a user name are given for the search engine: keep one of them")
    if (username is None) != (password is None):
        raise ValueError("a user name for the search engine needs a password, and a password a user name")
    if ca_file is not None and not ca_file.is_file():
        raise FileNotFoundError(f"the search engine's CA file {ca_file} does not exist")
    basic_auth = None
    if username is not None:
        # Encoded here, since the client knows only ASCII and a password may be in any script (RFC 7617: UTF-8).
        basic_auth = base64.b64encode(f"{username}:{password}".encode()).decode()
    return Elasticsearch(
        url,
        node_class=EngineNode,
        basic_auth=basic_auth,
        api_key=api_key,
        ca_certs=DEFAULT if ca_file is None else str(ca_file),
        request_timeout=timeout_s,
    )


def describe_engine(client: Elasticsearch) -> EngineInfo:
    """Ask the engine what it is. Raises elastic_transport.ConnectionError when nobody answers."""
    version = client.info()["version"]
    # Elasticsearch does not name itself in this field, forks of it do.
    return EngineInfo(distribution=version.get("distribution", "elasticsearch"), version=version["number"])
