"""Raw pages, kept compressed under a key for a while and never sent in a message."""

from __future__ import annotations

import zlib
from typing import cast

import redis

from config.settings import Settings
from pipeline.keys import Keys

# Level 1: pages shrink to a fifth, and higher levels cost more time than the memory is worth.
_LEVEL = 1


class Pages:
    """The store of raw pages. store: a client that does not decode."""

    def __init__(self, store: redis.Redis, settings: Settings) -> None:
        self._store = store
        self._ttl_s = settings.raw_page_ttl_s
        self._keys = Keys(settings.redis_prefix)

    def put(self, article_id: str, raw: bytes) -> None:
        """Keep a page for `raw_page_ttl_s` seconds."""
        self._store.set(self._keys.page(article_id), zlib.compress(raw, _LEVEL), ex=self._ttl_s)

    def get(self, article_id: str) -> bytes | None:
        """The page, None once it has lapsed."""
        kept = cast("bytes | None", self._store.get(self._keys.page(article_id)))
        return zlib.decompress(kept) if kept is not None else None
