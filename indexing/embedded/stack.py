"""Broker and search engine together."""

from __future__ import annotations

import time
from pathlib import Path
from types import TracebackType
from typing import Self

import structlog

from indexing.embedded.folder import DataFolder, not_writable
from indexing.embedded.jars import Progress
from indexing.embedded.opensearch import DEFAULT_HEAP, OpenSearch
from indexing.embedded.valkey import Valkey

log = structlog.get_logger(__name__)

# Seconds for both to be ready; 5 are usual, the rest is for a slow machine or a large index that must recover.
START_TIMEOUT_S = 120


class EmbeddedStack:
    """Valkey and OpenSearch as children of this process, on free ports of the loopback interface.

    A context manager; `start` and `stop` for those who need them apart. Whatever is in ``data_dir`` from an earlier
    run is there again. ``cache_dir`` keeps the engine's jars, which the first start downloads (77 MB), telling
    ``progress`` the bytes had and the bytes in all. ``heap`` is the search engine's, as of -Xmx.

    The children die with this process, whatever ends it. Signals are the caller's business: it turns them into
    `stop`, or an exception that leaves the ``with`` block.
    """

    def __init__(
        self,
        data_dir: Path,
        cache_dir: Path,
        progress: Progress | None = None,
        *,
        heap: str = DEFAULT_HEAP,
    ) -> None:
        self._folder = DataFolder(data_dir)
        self._progress = progress
        self._valkey = Valkey(self._folder.path)
        self._opensearch = OpenSearch(self._folder.path, cache_dir, heap)

    @property
    def redis_url(self) -> str:
        return self._valkey.url

    @property
    def elasticsearch_url(self) -> str:
        return self._opensearch.url

    @property
    def pids(self) -> list[int]:
        """The process ids of the engines that are running."""
        return [pid for engine in self._engines if (pid := engine.process.pid) is not None]

    @property
    def _engines(self) -> tuple[Valkey, OpenSearch]:
        return self._valkey, self._opensearch

    def start(self) -> Self:
        """Start both and wait until both do real work. Raises EmbeddedStackError; nothing is left running then."""
        began = time.monotonic()
        self._folder.acquire()
        try:
            self._opensearch.install(self._progress)
            deadline = time.monotonic() + START_TIMEOUT_S
            for engine in reversed(self._engines):  # the slow one first
                engine.spawn()
            for engine in self._engines:
                engine.wait_ready(deadline)
            self._folder.publish(self.redis_url, self.elasticsearch_url)
        except PermissionError as error:
            self.stop()
            raise not_writable(self._folder.path, error) from error
        except BaseException:  # Ctrl-C as well
            self.stop()
            raise
        log.info("embedded.ready", seconds=round(time.monotonic() - began, 1))
        return self

    def raise_if_dead(self) -> None:
        """Raises EngineStartError, with the end of its log, if an engine is no longer running."""
        for engine in self._engines:
            engine.process.raise_if_dead()

    def stop(self) -> None:
        """Stop both, with time to finish what they write. Does nothing when nothing runs."""
        for engine in self._engines:
            engine.process.terminate()
        for engine in self._engines:
            engine.wait_stopped()
        self._folder.release()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
