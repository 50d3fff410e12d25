"""`rasid up`: all parts on one machine; and what has to be there before any part can work."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import typer
from honcho.environ import parse_procfile

from cli.engines import engines
from cli.parent import child_environment, end_with_parent
from cli.processes import PatientManager
from cli.services import service_settings
from cli.ui import errors, fail
from config.errors import ConfigError
from config.settings import Settings
from indexing.engine import engine
from indexing.kibana import KibanaError, import_objects, set_system_password
from indexing.mappings.setup import ensure_indices
from indexing.replay import volumes
from indexing.rules import load

PROCFILE = Path(__file__).parent.parent / "Procfile"


def environment(settings: Settings) -> dict[str, str]:
    """Environment for the services: ours, with `settings` as they are now."""
    return {
        **os.environ,
        **child_environment(),
        **settings.as_environment(),
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)]),
    }


def up() -> None:
    """Start everything on this machine: engines, scheduler, workers, indexer. Ctrl-C stops it all."""
    settings = Settings()
    _ = settings.feeds, settings.watchlist, settings.rules, settings.channels  # faults end it here
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with engines(settings) as running:
        os.environ.update(environment(running))
        prepare(running)
        errors.print(f"[green]✓[/] search engine {running.elasticsearch_url}; data in {running.data_dir}")
        services()


def services() -> None:
    """Run the processes of the Procfile until one ends or a signal comes."""
    if not PROCFILE.is_file():
        fail(f"{PROCFILE} is missing. Remedy: run `rasid up` from a checkout, or start the services one by one")
    os.environ.setdefault("RASID_LOG_FORMAT", "console")
    manager = PatientManager()
    for name, command in parse_procfile(PROCFILE.read_text(encoding="utf-8")).processes.items():
        manager.add_process(name, command, env=dict(os.environ))
    end_with_parent()
    manager.loop()
    if manager.returncode:
        raise typer.Exit(manager.returncode)


@contextmanager
def background_services(settings: Settings, log_file: Path) -> Iterator[None]:
    """The processes of the Procfile in the background, their output in `log_file`, as long as the context is open."""
    log_file.parent.mkdir(parents=True, exist_ok=True)
    with log_file.open("wb") as output:
        child = subprocess.Popen(
            [sys.executable, "-m", "cli", "services"],
            env=environment(settings),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,  # Ctrl-C is for us; we stop the services then
        )
        try:
            yield
        finally:
            child.terminate()
            child.wait()


def prepare(settings: Settings) -> None:
    """Indices and rules, as `rasid setup` makes them; warns of rules that find very much.

    Raises ConfigError for rules that the engine refuses.
    """
    client, file = engine(settings), settings.config_dir / "rules.yml"
    ensure_indices(client, settings.index_prefix)
    if problems := load(client, settings.index_prefix, settings.rules.rules, file).problems:
        raise ConfigError(problems)
    for rule_id, stories in volumes(client, settings.index_prefix, settings.rules.match, datetime.now(UTC)).items():
        if stories > settings.rule_volume_warning:
            errors.print(
                f"[yellow]![/] rule {rule_id} found {stories:.0f} stories a day in the last week. Remedy: narrow its "
                f"query (`rasid rules test {rule_id}`), or give its channel a digest",
                highlight=False,
                soft_wrap=True,
            )


def setup() -> None:
    """Make indices, load rules; set up Kibana where RASID_KIBANA_URL is set. Safe to repeat."""
    settings = service_settings()
    if settings.kibana_system_password is not None:
        set_system_password(engine(settings), settings.kibana_system_password.get_secret_value())
    prepare(settings)
    if settings.kibana_url is not None:
        try:
            import_objects(settings)
        except KibanaError as error:
            fail(str(error))
