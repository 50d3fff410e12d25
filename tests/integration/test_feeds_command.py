"""`rasid feeds check` and `add`, against the newsroom."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.main import app
from config.errors import ConfigError
from config.feeds import Feeds
from config.loading import load
from demo.server import Newsroom

FEEDS = """\
# our own list
feeds:
  - id: first
    name: الأولى   # keep this
    url: http://127.0.0.1:9/rss
    site: http://127.0.0.1:9
    country: EG
"""


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Newsroom]:
    with Newsroom() as running:
        yield running


@pytest.fixture
def feeds_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "feeds.yml"
    path.write_text(FEEDS, encoding="utf-8")
    monkeypatch.setenv("RASID_CONFIG_DIR", str(tmp_path))
    return path


def url_of(newsroom: Newsroom, feed_id: str) -> str:
    return next(feed["url"] for feed in newsroom.feeds if feed["id"] == feed_id)


def test_check_shows_what_the_pipeline_would_see(newsroom: Newsroom) -> None:
    result = CliRunner().invoke(app, ["feeds", "check", url_of(newsroom, "ufuq")], env={"COLUMNS": "200"})
    assert result.exit_code == 0
    assert "yes" in result.output  # whole articles
    assert "Conditional GET: yes" in result.output


@pytest.mark.parametrize("feed", ["sada-2", "nowhere"])
def test_check_says_why_a_feed_cannot_be_used(newsroom: Newsroom, feed: str) -> None:
    url = f"{newsroom.base_url}/nowhere" if feed == "nowhere" else url_of(newsroom, feed)
    result = CliRunner().invoke(app, ["feeds", "check", url])
    assert result.exit_code == 1


def test_add_keeps_what_is_there_with_its_comments(feeds_file: Path) -> None:
    arguments = ["https://www.example.org/rss.xml", "--country", "MA", "--name", "المثال"]
    result = CliRunner().invoke(app, ["feeds", "add", *arguments])
    assert result.exit_code == 0, result.output
    assert feeds_file.read_text(encoding="utf-8").startswith(FEEDS.rstrip())
    added = load(feeds_file, Feeds).feeds[-1]
    assert (added.id, added.name, added.site, added.country) == ("example", "المثال", "https://www.example.org", "MA")


def test_a_faulty_addition_leaves_the_file_as_it_was(feeds_file: Path) -> None:
    result = CliRunner().invoke(app, ["feeds", "add", "https://e.org/f", "--country", "Morocco", "--name", "م"])
    assert isinstance(result.exception, ConfigError)
    assert feeds_file.read_text(encoding="utf-8") == FEEDS
