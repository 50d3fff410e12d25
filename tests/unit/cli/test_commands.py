"""The list of commands: short to start, and true."""

from __future__ import annotations

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from cli.main import Commands, app

HEAVY = {"elasticsearch", "celery", "redis", "httpx", "numpy", "trafilatura", "lxml"}


@pytest.mark.parametrize("name", Commands.on_use)
def test_the_summary_of_each_command_is_how_its_help_begins(name: str) -> None:
    command = Commands.on_use[name]
    assert command.load().help.startswith(command.summary)
    assert CliRunner().invoke(app, [name, "--help"]).exit_code == 0


@pytest.mark.parametrize("arguments", [["--help"], ["config", "check"]], ids=" ".join)
def test_what_asks_no_server_imports_no_client_and_no_stage(arguments: list[str]) -> None:
    code = f"import sys; from cli.main import app; app({arguments}, standalone_mode=False); print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60).stdout
    loaded = set(told.splitlines()[-1].split())
    assert "config.errors" in loaded
    assert not loaded & HEAVY


def test_an_unknown_command_is_refused_with_the_one_that_was_meant() -> None:
    result = CliRunner().invoke(app, ["statsu"])
    assert result.exit_code == 2
    assert "status" in result.output
