"""The client for the engine that the settings name."""

from __future__ import annotations

from elasticsearch import Elasticsearch

from config.errors import OperatorError
from config.settings import Settings
from indexing.client import connect


class NoEngine(OperatorError):
    """No address was given for the search engine."""


def engine(settings: Settings) -> Elasticsearch:
    """A client for the engine of `settings.elasticsearch_url`; nothing is sent yet.

    Raises NoEngine when no address is set; ValueError or FileNotFoundError for options that do not go together.
    """
    if settings.elasticsearch_url is None:
        raise NoEngine(
            "no search engine is set. Remedy: set RASID_ELASTICSEARCH_URL, or let `rasid up` start an embedded one"
        )
    password, api_key = settings.elasticsearch_password, settings.elasticsearch_api_key
    return connect(
        settings.elasticsearch_url,
        username=settings.elasticsearch_username,
        password=password.get_secret_value() if password else None,
        api_key=api_key.get_secret_value() if api_key else None,
        ca_file=settings.elasticsearch_ca_file,
        timeout_s=settings.elasticsearch_timeout_s,
    )
