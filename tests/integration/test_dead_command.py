"""What an operator sees of articles in quarantine and of hosts that want to be left alone, and what to do about it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from cli.main import app
from config.settings import Settings
from pipeline.identity import article_id
from pipeline.ledger import Ledger
from pipeline.messages import Entry
from pipeline.store import connect
from tests.indexing_kit import NOON, source
from tests.pipeline_kit import make_settings
from workers.hosts import Hosts

URL = "https://atlas.example/%D8%AE%D8%A8%D8%B1-1"


@pytest.fixture
def settings(redis_url: str, elasticsearch_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    made = make_settings(redis_url, elasticsearch_url, tmp_path)
    for name, value in made.as_environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("cli.ui.out.width", 120)
    return made


@pytest.fixture
def ledger(settings: Settings) -> Ledger:
    """One article that was given up; its title and the reason hold what looks like markup."""
    made = Ledger(connect(settings), settings)
    entry = Entry(id=article_id(URL), url=URL, feed_id="atlas", source=source(), seen_at=NOON, title="[video] خبر [/b]")
    made.open(entry, "v1")
    made.begin(entry.id, "fetch")
    made.bury(entry.id, "fetch", f"{URL}: HTTP 500 [/red]", "Traceback [/]")
    return made


def rasid(*arguments: str) -> Any:
    result: Result = CliRunner().invoke(app, [*arguments])
    return result


def test_the_list_names_title_reason_and_an_id_that_can_be_copied(ledger: Ledger) -> None:
    told = rasid("dead", "list").output
    assert article_id(URL) in told
    assert "[video] خبر [/b]" in told
    assert "HTTP 500 [/red]" in told
    assert "1 articles" in told


def test_one_is_shown_with_its_address_in_letters_and_its_traceback(ledger: Ledger) -> None:
    told = rasid("dead", "show", article_id(URL)).output
    assert "https://atlas.example/خبر-1" in told
    assert "HTTP 500 [/red]" in told
    assert "Traceback [/]" in told


@pytest.mark.parametrize(("action", "left_open"), [("retry", 1), ("drop", 0)])
def test_what_was_given_up_is_tried_again_or_forgotten(ledger: Ledger, action: str, left_open: int) -> None:
    assert rasid("dead", action).exit_code == 2, "which ones must be said"
    assert rasid("dead", action, article_id(URL)).exit_code == 0
    assert list(ledger.dead()) == []
    assert ledger.open_count() == left_open
    assert "no article is in quarantine" in rasid("dead", "list").output


def test_status_names_the_quarantine_and_hosts_that_want_to_be_left_alone(ledger: Ledger, settings: Settings) -> None:
    hosts = Hosts(connect(settings), settings, time.time)
    hosts.close(hosts.ask("https://Atlas.example/1", waited=False), 90)
    told = rasid("status").output
    assert "Quarantine: 1 articles" in told
    assert "atlas.example asked to be left alone for another" in told
    assert rasid("health").exit_code == 0
