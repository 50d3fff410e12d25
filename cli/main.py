"""The `rasid` command. Exit codes: 0 done, 1 it did not work, 2 bad input (arguments, configuration, query)."""

from __future__ import annotations

import sys

import typer

from cli.onuse import OnUse, OnUseGroup
from cli.ui import complain, fail
from config.errors import ConfigError, OperatorError

_SERVICES = "Services"


class Commands(OnUseGroup):
    """All commands, in the order of the help."""

    on_use = {
        "demo": OnUse("cli.demo:demo", "Run everything on a small newsroom: feeds, articles, alerts, a search."),
        "status": OnUse("cli.status:status", "Queues, quarantine, feeds, hosts, counts a stage, engine."),
        "search": OnUse("cli.search:search", "Search the articles; matched words are marked."),
        "show": OnUse("cli.show:show", "One article: who, where, what was said and by whom, on whose word, when."),
        "coverage": OnUse("cli.coverage:coverage_", "Does silence mean that nothing happened?"),
        "clean": OnUse(
            "cli.filters:clean", "Page to article: HTML on standard input, one JSON article on standard output"
        ),
        "enrich": OnUse("cli.filters:enrich", "Article to enriched article"),
        "match": OnUse("cli.filters:match", "Text to the actors and topics in it"),
        "reclean": OnUse("cli.reclean:reclean", "Clean every page of the archive anew and show what differs"),
        "config": OnUse("cli.configuration:app", "Check the configuration files, show the options."),
        "feeds": OnUse("cli.feeds:app", "The feeds that are polled."),
        "rules": OnUse("cli.rules:app", "Rules: try them on the past, replay them."),
        "alerts": OnUse("cli.alerts:app", "Alerts that were raised."),
        "dead": OnUse("cli.dead:app", "Articles in quarantine."),
        "watch": OnUse("cli.watch:app", "How the watch list's names are understood."),
        "up": OnUse("cli.up:up", "Start everything on this machine: engines, scheduler, workers, indexer.", _SERVICES),
        "setup": OnUse(
            "cli.up:setup", "Make indices, load rules; set up Kibana where RASID_KIBANA_URL is set.", _SERVICES
        ),
        "scheduler": OnUse("cli.services:scheduler", "Poll feeds, and find what was lost on the way.", _SERVICES),
        "indexer": OnUse("cli.services:indexer", "Index articles, match rules, raise alerts.", _SERVICES),
        "worker": OnUse("cli.services:worker", "A Celery worker for one kind of task.", _SERVICES),
        "beat": OnUse("cli.services:beat", "Send the periodic jobs", _SERVICES),
        "health": OnUse("cli.status:health", "Whether the servers that a service needs answer", _SERVICES),
        "services": OnUse("cli.up:services", "Run the processes of the Procfile", hidden=True),
    }


app = typer.Typer(pretty_exceptions_enable=False, rich_markup_mode="rich")


@app.callback(cls=Commands, no_args_is_help=True)
def rasid() -> None:
    """Rasid (راصد): watches Arabic news; alerts within seconds, and finds anything it ever saw."""


def main() -> None:
    """Entry point; faults that a person can mend are told in plain words, not as tracebacks."""
    try:
        app(prog_name="rasid")
    except ConfigError as error:
        for problem in error.problems:
            complain(str(problem))
        sys.exit(2)
    except OperatorError as error:
        fail(str(error), code=2)


if __name__ == "__main__":
    main()
