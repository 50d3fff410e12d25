"""Logs are one JSON object a line and hold no credentials."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from config.settings import Settings
from pipeline.log import configure, logger


@pytest.fixture
def fresh() -> Iterator[None]:
    """Logging as it was before, afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.mark.usefixtures("fresh")
def test_events_are_json_with_stage_and_without_credentials(capsys: pytest.CaptureFixture[str]) -> None:
    configure(Settings(log_format="json"))
    logger("poll").info("polled", article="a1", url="redis://user:s3cret@127.0.0.1:6379/0")
    logging.getLogger("some.library").warning("trouble at https://me:pw@example.org/x")
    ours, theirs = (json.loads(line) for line in capsys.readouterr().err.splitlines())
    assert (ours["event"], ours["stage"], ours["article"], ours["level"]) == ("polled", "poll", "a1", "info")
    assert ours["url"] == "redis://***@127.0.0.1:6379/0"
    assert theirs["event"] == "trouble at https://***@example.org/x"
