"""The embedded engines as they run."""

from __future__ import annotations

import redis

from indexing.client import connect, describe_engine
from indexing.embedded import EmbeddedStack


def test_both_engines_answer(stack: EmbeddedStack) -> None:
    assert redis.Redis.from_url(stack.redis_url).ping()
    with connect(stack.elasticsearch_url) as client:
        assert describe_engine(client).distribution == "opensearch"
