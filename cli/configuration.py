"""`rasid config`: are the files sound, and what is set."""

from __future__ import annotations

from collections.abc import Callable

import typer
from rich.markup import escape
from rich.table import Table

from arabic.matching.forms import needs_support
from cli.ui import complain, out
from config.errors import ConfigError, Problem
from config.settings import Settings

app = typer.Typer(help="Check the configuration files, show the options.", no_args_is_help=True)


@app.command()
def check() -> None:
    """Validate all four files; name file, entry, field and remedy of every fault. Exit code 2 when there are any."""
    settings = Settings()
    problems: list[Problem] = []
    sound: dict[str, str] = {}
    readers: dict[str, Callable[[], str]] = {
        "feeds.yml": lambda: f"{len(settings.feeds.feeds)} feeds",
        "watchlist.yml": lambda: f"{len(settings.watchlist.actors)} actors, {len(settings.watchlist.topics)} topics",
        "rules.yml": lambda: f"{len(settings.rules.rules)} rules",
        "channels.yml": lambda: f"{len(settings.channels.channels)} channels",
    }
    for name, read in readers.items():
        try:
            sound[name] = read()
        except ConfigError as error:
            problems += error.problems
    if {"rules.yml", "channels.yml"} <= sound.keys():
        problems += unknown_channels(settings)
    for name, what in sound.items():
        out.print(f"[green]✓[/] {settings.config_dir / name}: {what}", highlight=False)
    if "watchlist.yml" in sound:
        show_needs(settings)
    for problem in problems:
        complain(str(problem))
    if problems:
        raise typer.Exit(2)


def show_needs(settings: Settings) -> None:
    """List the short forms that are also something else, and what each will need to count."""
    if needs := needs_support(settings.watchlist):
        table = Table("Actor", "Short form", "Why", "Counts with", title="Short forms that do not count by themselves")
        for need in needs:
            table.add_row(need.actor_id, need.name, need.why, need.needs)
        out.print(table)


def unknown_channels(settings: Settings) -> list[Problem]:
    """Rules that name a channel which channels.yml does not have."""
    known = {channel.id for channel in settings.channels.channels}
    path = settings.config_dir / "rules.yml"
    return [
        Problem(
            path,
            0,
            f"rules[{place}] ({rule.id})",
            "channels",
            f"there is no channel `{channel}`",
            f"add it to channels.yml, or use one of: {', '.join(sorted(known)) or '(none)'}",
        )
        for place, rule in enumerate(settings.rules.rules)
        for channel in rule.channels
        if channel not in known
    ]


@app.command()
def show() -> None:
    """All options with their environment variable, value in force and meaning."""
    settings = Settings()
    table = Table("Variable", "Value", "Meaning", title="Options")
    for name, field in Settings.model_fields.items():
        value = getattr(settings, name)
        table.add_row(f"RASID_{name.upper()}", "-" if value is None else escape(str(value)), field.description)
    out.print(table)
