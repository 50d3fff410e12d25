"""Fixtures for all tests: the embedded engines, started once for all tests of a process (`make test` has two)."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from hypothesis import settings

from config.settings import Settings
from indexing.embedded.stack import EmbeddedStack

# No deadline: a slow machine is no fault. Half the usual number of examples: a property that is wrong shows within ten,
# and all tests together have ten minutes.
settings.register_profile("rasid", deadline=None, max_examples=50)
settings.load_profile("rasid")


@pytest.fixture(scope="session")
def cache_dir() -> Path:
    """Where the engine's jars are kept: shared by all sessions, as downloading them is slow."""
    return Settings().cache_dir


@pytest.fixture(scope="session")
def stack_data_dir() -> Iterator[Path]:
    """A data folder for the session's engines; not below pytest's own, which is closed to other users."""
    with tempfile.TemporaryDirectory(prefix="rasid-test-") as folder:
        path = Path(folder)
        path.chmod(0o755)
        yield path


@pytest.fixture(scope="session")
def stack(stack_data_dir: Path, cache_dir: Path) -> Iterator[EmbeddedStack]:
    """Valkey and OpenSearch, running. Tests keep apart by prefixes of their own; nothing is left at the end."""
    with EmbeddedStack(stack_data_dir, cache_dir) as running:
        pids = running.pids
        yield running
    assert not [pid for pid in pids if psutil.pid_exists(pid)], "an engine outlived the test session"


@pytest.fixture(scope="session")
def redis_url(stack: EmbeddedStack) -> str:
    return stack.redis_url


@pytest.fixture(scope="session")
def elasticsearch_url(stack: EmbeddedStack) -> str:
    return stack.elasticsearch_url
