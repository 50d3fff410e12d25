"""What the tests of the whole pipeline share: settings of their own, and the services as processes of their own."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import yaml
from elasticsearch import Elasticsearch
from pydantic import SecretStr

from cli.up import environment, prepare
from config.settings import Settings
from demo.server import Newsroom
from indexing.engine import engine
from indexing.mappings.names import Names

CONFIG = Path(__file__).parent.parent / "config"
SERVICES = ("scheduler", "worker fetch", "worker text", "indexer", "worker alerts", "beat")


def make_settings(redis_url: str, elasticsearch_url: str, folder: Path, **changes: Any) -> Settings:
    """Settings with prefixes of their own on the session's engines, and a configuration folder to write into."""
    run = uuid.uuid4().hex[:8]
    config = folder / "config"
    config.mkdir()
    for name in ("watchlist.yml", "rules.yml"):
        shutil.copyfile(CONFIG / name, config / name)
    (config / "feeds.yml").write_text("feeds: []\n", encoding="utf-8")
    (config / "channels.yml").write_text("channels: []\n", encoding="utf-8")
    values: dict[str, Any] = {
        "redis_url": SecretStr(redis_url),
        "elasticsearch_url": elasticsearch_url,
        "redis_prefix": f"test-{run}:",
        "index_prefix": f"test-{run}-",
        "config_dir": config,
        "data_dir": folder / "data",
        # Everything that takes minutes in production takes a second here.
        "poll_interval_s": 1.0,
        "poll_interval_min_s": 0.5,
        "poll_interval_max_s": 2.0,
        "retry_first_s": 0.3,
        "open_too_long_s": 4.0,
        "host_concurrency": 32,
        "host_pause_s": 0.0,
        "http_timeout_s": 5.0,
        **changes,
    }
    return Settings(**values)


def watch_newsroom(settings: Settings, newsroom: Newsroom) -> None:
    """Write configuration that polls the newsroom and delivers alerts to its receiver."""
    newsroom.write_feeds(settings.config_dir / "feeds.yml")
    desk = {"id": "desk", "type": "webhook", "url": newsroom.hook_url, "secret": "test"}
    (settings.config_dir / "channels.yml").write_text(yaml.safe_dump({"channels": [desk]}), encoding="utf-8")


class Service:
    """One `rasid …` process; its output is kept for a failing test's sake."""

    def __init__(self, command: str, settings: Settings, log: Path) -> None:
        self.command = command
        self.log = log
        with log.open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "cli", *command.split()],
                env=environment(settings),
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    def kill(self) -> None:
        """SIGKILL to the process and all its children, as the kernel's out-of-memory killer would."""
        children = psutil.Process(self.process.pid).children(recursive=True)
        self.process.kill()
        for child in children:
            child.kill()
        self.process.wait()

    def children(self) -> list[psutil.Process]:
        """The processes of its pool."""
        return psutil.Process(self.process.pid).children(recursive=True)

    def stop(self) -> None:
        """SIGTERM, as `docker stop` would; SIGKILL when that does not help within half a minute."""
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.kill()


@contextmanager
def services(settings: Settings, *commands: str) -> Iterator[dict[str, Service]]:
    """Indices, rules, and these services (all of them by default), stopped at the end."""
    prepare(settings)
    logs = settings.data_dir / "logs"
    logs.mkdir(parents=True, exist_ok=True)
    running: dict[str, Service] = {}
    try:
        for command in commands or SERVICES:
            running[command] = Service(command, settings, logs / f"{command.replace(' ', '-')}.log")
        yield running
    except BaseException:
        for service in running.values():
            tail = service.log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:]
            print(f"--- {service.command} (exit code {service.process.poll()})", *tail, sep="\n")
        raise
    finally:
        for service in running.values():
            service.process.terminate()
        for service in running.values():
            service.stop()


def wait_for(condition: Callable[[], Any], timeout_s: float, what: str) -> Any:
    """The first true value of `condition`; TimeoutError that says what was waited for."""
    deadline = time.monotonic() + timeout_s
    while time.monotonic() < deadline:
        if found := condition():
            return found
        time.sleep(0.1)
    raise TimeoutError(f"waited {timeout_s:.0f} s for {what}")


def indexed(settings: Settings) -> dict[str, dict[str, Any]]:
    """All articles in the engine, by id."""
    client: Elasticsearch = engine(settings)
    index = Names(settings.index_prefix).articles
    client.indices.refresh(index=index)
    found = client.search(index=index, size=5000, query={"match_all": {}})
    return {hit["_id"]: hit["_source"] for hit in found["hits"]["hits"]}


_WORDS = (
    "الملف البند المقترح الوفد الحوار الجلسة الحدود الضمانات المرحلة الخطة القمة الهدنة الميناء الطاقة التجارة الأسرى "
    "الرقابة السلاح الصواريخ الملاحة الممرات العقوبات المناورات البيان الوساطة الزيارة الرسالة الموقف التصعيد الاتفاق"
).split()


def unlike_any(chance: random.Random) -> str:
    """A text that names the Kremlin and NATO and is like no other one."""
    return "قال المتحدث باسم الكرملين إن حلف شمال الأطلسي لم يرد بعد. " + " ".join(chance.choices(_WORDS, k=60)) + "."
