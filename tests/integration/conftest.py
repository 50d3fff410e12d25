"""Fixtures of the integration tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.indexing_kit import Bench, make_bench


@pytest.fixture
def bench(redis_url: str, elasticsearch_url: str, tmp_path: Path) -> Iterator[Bench]:
    """An indexer with prefixes of its own on the session's engines; see indexing_kit."""
    made = make_bench(redis_url, elasticsearch_url, tmp_path)
    yield made
    made.close()
