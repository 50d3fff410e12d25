"""The `rasid` command. Exit codes: 0 done, 1 it did not work, 2 bad input (arguments, configuration, query)."""

from __future__ import annotations

import sys

import typer

from cli import (
    alerts,
    configuration,
    coverage,
    dead,
    demo,
    feeds,
    filters,
    reclean,
    rules,
    search,
    services,
    show,
    status,
    watch,
)
from cli.ui import errors, fail
from config.errors import ConfigError
from indexing.engine import NoEngine
from pipeline.store import NoServer
from workers.enrich.ner import ModelError

app = typer.Typer(
    name="rasid",
    help="Rasid (راصد): watches Arabic news; alerts within seconds, and finds anything it ever saw.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
demo.register(app)
services.register(app)
status.register(app)
search.register(app)
show.register(app)
coverage.register(app)
filters.register(app)
reclean.register(app)
app.add_typer(configuration.app, name="config")
app.add_typer(feeds.app, name="feeds")
app.add_typer(rules.app, name="rules")
app.add_typer(alerts.app, name="alerts")
app.add_typer(dead.app, name="dead")
app.add_typer(watch.app, name="watch")


def main() -> None:
    """Entry point; faults that a person can mend are told in plain words, not as tracebacks."""
    try:
        app()
    except ConfigError as error:
        for problem in error.problems:
            errors.print(f"[bold red]✗[/] {problem}", highlight=False, soft_wrap=True)
        sys.exit(2)
    except (NoServer, NoEngine, ModelError) as error:
        fail(str(error), code=2)


if __name__ == "__main__":
    main()
