"""docker-compose.yml is valid, and each of our services runs a command that exists."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml
from compose_spec import PyCompose

from cli.main import app
from cli.services import WORKERS
from config.settings import Settings

ROOT = Path(__file__).parents[3]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVERS = {"redis", "elasticsearch", "kibana"}
OURS = sorted(COMPOSE["services"].keys() - SERVERS)


def merged(name: str) -> dict[str, Any]:
    service: dict[str, Any] = COMPOSE["services"][name]
    return service


def commands() -> dict[str, Any]:
    """Names of the command's subcommands, with their parameters."""
    group = typer.main.get_command(app)
    return dict(group.commands)  # type: ignore[attr-defined]


def test_the_file_is_valid_by_the_compose_specification() -> None:
    # merge keys are YAML and not compose, so the file is checked as YAML resolves it
    PyCompose.from_yaml(yaml.safe_dump(COMPOSE, allow_unicode=True))


def test_all_parts_of_the_design_are_there() -> None:
    wanted = {"setup", "scheduler", "worker-fetch", "worker-text", "indexer", "worker-alerts", "beat"}
    assert COMPOSE["services"].keys() == SERVERS | wanted


@pytest.mark.parametrize("name", OURS)
def test_each_command_exists(name: str) -> None:
    command, *arguments = merged(name)["command"]
    assert command in commands()
    if command == "worker":
        assert arguments[0] in WORKERS


def test_the_procfile_runs_the_same_commands_as_the_containers() -> None:
    lines = (ROOT / "Procfile").read_text(encoding="utf-8").splitlines()
    local = {tuple(shlex.split(line.split(":", 1)[1])[1:]) for line in lines}
    deployed = {tuple(merged(name)["command"]) for name in OURS} - {("setup",)}
    assert local == deployed


@pytest.mark.parametrize("name", sorted(COMPOSE["services"]))
def test_every_service_is_watched_bounded_and_restarted(name: str) -> None:
    service = merged(name)
    assert service["healthcheck"]
    assert service["mem_limit"]
    assert service["restart"] in {"unless-stopped", "on-failure"}


@pytest.mark.parametrize("name", OURS)
def test_our_services_run_read_only_without_privileges(name: str) -> None:
    service = merged(name)
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "USER rasid" in (ROOT / "Dockerfile").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", OURS)
def test_every_variable_that_we_set_is_an_option(name: str) -> None:
    options = {f"RASID_{field.upper()}" for field in Settings.model_fields}
    assert set(merged(name)["environment"]) <= options


def test_no_password_stands_in_the_file() -> None:
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if "PASSWORD" in line and "#" not in line and "curl" not in line]
    assert lines
    assert all("${" in line for line in lines)
