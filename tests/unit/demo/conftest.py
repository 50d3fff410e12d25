"""One newsroom for the tests that only read, opened at a fixed instant."""

from collections.abc import Iterator
from datetime import UTC, datetime

import httpx
import pytest

from demo.server import Newsroom

OPENED = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def newsroom() -> Iterator[Newsroom]:
    with Newsroom(now=OPENED) as running:
        yield running


@pytest.fixture
def fresh() -> Iterator[Newsroom]:
    """A newsroom that a test may change."""
    with Newsroom(now=OPENED) as running:
        yield running


@pytest.fixture(scope="session")
def client() -> Iterator[httpx.Client]:
    with httpx.Client(timeout=5) as session:
        yield session
