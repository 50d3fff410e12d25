"""Faults in configuration files name file, line, entry, field and remedy."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from config.channels import Channels, FileChannel, WebhookChannel
from config.errors import ConfigError, Problem
from config.feeds import Feeds
from config.latest import Latest
from config.loading import load
from config.watchlist import WatchList


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(dedent(text), encoding="utf-8")
    return path


def faults(path: Path, model: type = WatchList, **variables: str) -> list[Problem]:
    with pytest.raises(ConfigError) as caught:
        load(path, model, variables)
    return caught.value.problems


def test_a_sound_file_is_read(tmp_path: Path) -> None:
    path = write(
        tmp_path, "watchlist.yml", "actors:\n- {id: putin, type: person, names: [فلاديمير بوتين], short: [بوتين]}"
    )
    watchlist = load(path, WatchList)
    assert watchlist.actors[0].short == ["بوتين"]
    assert watchlist.topics == []


def test_an_unknown_field_is_named_with_the_one_that_was_meant(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "watchlist.yml",
        """\
        actors:
          - id: putin
            type: person
            names: [فلاديمير بوتين]
            shorts: [بوتين]
        """,
    )
    (problem,) = faults(path)
    assert (problem.file, problem.line, problem.entry, problem.field) == (path, 5, "actors[0] (putin)", "shorts")
    assert "did you mean `short`?" in problem.remedy
    assert "with_full_name" in problem.remedy


def test_a_duplicate_id_is_named_where_it_stands_again(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "watchlist.yml",
        """\
        actors:
          - {id: nato, type: organisation, names: [الناتو]}
          - {id: nato, type: organisation, names: [حلف شمال الأطلسي]}
        """,
    )
    (problem,) = faults(path)
    assert (problem.line, problem.entry, problem.field) == (3, "actors[1] (nato)", "id")
    assert "duplicate id `nato`" in problem.message


def test_an_empty_name_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, "watchlist.yml", "actors:\n  - {id: nato, type: organisation, names: ['  ']}\n")
    (problem,) = faults(path)
    assert (problem.entry, problem.field, problem.message) == ("actors[0] (nato)", "names[0]", "empty")


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    path = write(tmp_path, "watchlist.yml", "actors:\n  - {id: Nato, type: org, names: []}\n")
    assert {problem.field for problem in faults(path)} == {"id", "type", "names"}


def test_a_key_written_twice_is_a_fault(tmp_path: Path) -> None:
    path = write(tmp_path, "watchlist.yml", "actors:\n  - id: a\n    type: place\n    names: [x]\n    names: [y]\n")
    (problem,) = faults(path)
    assert (problem.line, problem.message) == (5, "the key is written twice")


@pytest.mark.parametrize(
    ("text", "message"),
    [("actors: [", "not valid YAML"), ("- a\n- b\n", "valid dictionary"), ("actors: a: b", "not valid YAML")],
)
def test_what_is_no_yaml_or_no_mapping_is_told(tmp_path: Path, text: str, message: str) -> None:
    assert message in str(faults(write(tmp_path, "watchlist.yml", text))[0])


def test_a_missing_file_is_told_with_the_variable_that_moves_it(tmp_path: Path) -> None:
    (problem,) = faults(tmp_path / "nowhere.yml")
    assert "RASID_CONFIG_DIR" in problem.remedy


def test_bytes_that_are_not_utf8_are_told(tmp_path: Path) -> None:
    path = tmp_path / "watchlist.yml"
    path.write_bytes("actors: []  # بوتين".encode("cp1256"))
    assert "not UTF-8" in faults(path)[0].message


CHANNELS = """\
channels:
  - id: hook
    type: webhook
    url: http://127.0.0.1:9/hook
    secret: ${HOOK_SECRET}
    enabled: %s
  - id: desk
    type: file
    path: ${FOLDER:-/tmp}/alerts.jsonl
"""


def test_variables_fill_secrets(tmp_path: Path) -> None:
    path = write(tmp_path, "channels.yml", CHANNELS % "true")
    hook, desk = load(path, Channels, {"HOOK_SECRET": "s3cret"}).channels
    assert isinstance(hook, WebhookChannel)
    assert hook.secret.get_secret_value() == "s3cret"
    assert "s3cret" not in repr(hook)
    assert isinstance(desk, FileChannel)
    assert desk.path == "/tmp/alerts.jsonl"


def test_an_unset_variable_is_a_fault_unless_the_channel_is_off(tmp_path: Path) -> None:
    (problem,) = faults(write(tmp_path, "channels.yml", CHANNELS % "true"), Channels)
    assert (problem.line, problem.entry, problem.field) == (5, "channels[0] (hook)", "secret")
    assert "HOOK_SECRET" in problem.message
    assert len(load(write(tmp_path, "channels.yml", CHANNELS % "false"), Channels, {}).channels) == 2


def test_an_unknown_field_of_one_channel_type_names_the_fields_of_that_type(tmp_path: Path) -> None:
    path = write(tmp_path, "channels.yml", "channels:\n  - {id: desk, type: file, paht: x, path: y}\n")
    (problem,) = faults(path, Channels)
    assert (problem.entry, problem.field) == ("channels[0] (desk)", "paht")
    assert "did you mean `path`?" in problem.remedy


def test_latest_keeps_the_last_good_version(tmp_path: Path) -> None:
    path = write(tmp_path, "feeds.yml", "feeds: []")
    latest = Latest(path, Feeds)
    assert latest.refresh() is latest.value
    write(
        tmp_path,
        "feeds.yml",
        "feeds: [{id: a, name: أ, url: 'http://a.example/f', site: 'http://a.example', country: EG}]",
    )
    assert [feed.id for feed in latest.refresh().feeds] == ["a"]
    write(tmp_path, "feeds.yml", "feeds: [{id: a, nope: 1}]")
    with pytest.raises(ConfigError):
        latest.refresh()
    assert [feed.id for feed in latest.refresh().feeds] == ["a"]


def test_the_files_that_ship_are_sound() -> None:
    from config.settings import Settings

    settings = Settings()
    assert len(settings.feeds.feeds) >= 40
    assert len({feed.country for feed in settings.feeds.feeds}) >= 12
    assert len(settings.watchlist.actors) >= 60
    assert len(settings.watchlist.topics) >= 15
    channels = {channel.id for channel in settings.channels.channels}
    assert all(set(rule.channels) <= channels for rule in settings.rules.rules)
