"""Brings the saved objects into a Kibana, through its HTTP API."""

from __future__ import annotations

import json
import threading

import httpx
from elasticsearch import Elasticsearch
from tenacity import Retrying, retry_if_exception_type, stop_after_delay, wait_fixed

from config.settings import Settings
from indexing.kibana.objects import saved_objects
from indexing.patience import patiently
from pipeline.log import logger

log = logger("kibana")

# A first start of Kibana takes one to two minutes.
_PATIENCE_S, _EVERY_S = 300, 5


class KibanaError(Exception):
    """Kibana refused what it was given."""


def set_system_password(client: Elasticsearch, password: str) -> None:
    """Give Elasticsearch's built-in user `kibana_system`, as whom Kibana signs in, its password."""
    patiently(threading.Event())(client.security.change_password, username="kibana_system", password=password)


def import_objects(settings: Settings) -> None:
    """Import the objects into the Kibana of `settings.kibana_url`, replacing older versions.

    Waits for Kibana to come up. Raises KibanaError when it refuses an object or does not come up.
    """
    password = settings.elasticsearch_password
    auth = (settings.elasticsearch_username or "", password.get_secret_value()) if password else None
    lines = "\n".join(json.dumps(thing, ensure_ascii=False) for thing in saved_objects(settings.index_prefix))
    waiting = Retrying(
        retry=retry_if_exception_type((httpx.TransportError, _NotYet)),
        wait=wait_fixed(_EVERY_S),
        stop=stop_after_delay(_PATIENCE_S),
        reraise=True,
    )
    with httpx.Client(base_url=settings.kibana_url or "", auth=auth, headers={"kbn-xsrf": "rasid"}) as client:
        try:
            answer = waiting(_post, client, lines)
        except (httpx.TransportError, _NotYet) as error:
            raise KibanaError(f"Kibana at {settings.kibana_url} does not answer: {error}") from error
    result = answer.json()
    if not result.get("success"):
        raise KibanaError(f"Kibana refused objects: {json.dumps(result.get('errors', result), ensure_ascii=False)}")
    log.info("Kibana objects imported", count=result["successCount"])


class _NotYet(Exception):
    """Kibana answers, but is not up."""


def _post(client: httpx.Client, lines: str) -> httpx.Response:
    answer = client.post(
        "/api/saved_objects/_import",
        params={"overwrite": "true"},
        files={"file": ("rasid.ndjson", lines.encode(), "application/ndjson")},
        timeout=60,
    )
    if answer.status_code in {401, 404, 502, 503}:
        raise _NotYet(f"HTTP {answer.status_code}")
    if answer.is_error:
        raise KibanaError(f"Kibana answers HTTP {answer.status_code}: {answer.text[:300]}")
    return answer
