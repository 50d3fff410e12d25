"""The folder of a demo: its configuration, and what must be the same from run to run."""

from __future__ import annotations

import json
import shutil
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from cli.ui import fail
from config.settings import Settings
from demo.server import Newsroom

_SECRET = "demo"  # noqa: S105  signs deliveries to our own receiver on loopback


# A rule that counts, beside those of rules.yml: three outlets carry one story in the newsroom's first hour.
_WHO_BROKE_IT = {
    "id": "who-broke-it",
    "name": "من نشر خبر الهدنة أولًا",
    "kind": "first_by",
    "query": "topics:ceasefire",
    "min_sources": 3,
    "severity": "medium",
    "channels": ["desk"],
}


class DemoFolder:
    """path: kept between runs, so that a second run finds the articles of the first already known."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._memory = path / "newsroom.json"

    def newsroom(self) -> AbstractContextManager[Newsroom]:
        """The newsroom, with the addresses and dates of the first run: an article is known by its address."""
        self.path.mkdir(parents=True, exist_ok=True)
        if not self._memory.is_file():
            return _Remembered(Newsroom(datetime.now(UTC)), self._memory)
        memory = json.loads(self._memory.read_text(encoding="utf-8"))
        return _Remembered(Newsroom(datetime.fromisoformat(memory["now"]), memory["port"]), self._memory)

    def settings(self, base: Settings, newsroom: Newsroom) -> Settings:
        """Settings for the demo; writes its configuration files: our watch list and rules, the newsroom's feeds, and
        the newsroom's receiver for a channel."""
        config = self.path / "config"
        config.mkdir(exist_ok=True)
        shutil.copyfile(base.config_dir / "watchlist.yml", config / "watchlist.yml")
        rules = yaml.safe_load((base.config_dir / "rules.yml").read_text(encoding="utf-8"))
        rules["rules"].append(_WHO_BROKE_IT)
        (config / "rules.yml").write_text(yaml.safe_dump(rules, allow_unicode=True), encoding="utf-8")
        newsroom.write_feeds(config / "feeds.yml")
        desk = {"id": "desk", "type": "webhook", "url": newsroom.hook_url, "secret": _SECRET}
        others = {channel.id for channel in base.channels.channels} - {"desk"}
        log = str(self.path / "alerts.jsonl")
        channels = [desk, *({"id": other, "type": "file", "path": log} for other in sorted(others))]
        (config / "channels.yml").write_text(yaml.safe_dump({"channels": channels}), encoding="utf-8")
        changes: dict[str, Any] = {"data_dir": self.path, "config_dir": config, "retry_first_s": 1.0}
        changes |= {"host_concurrency": base.fetch_concurrency, "host_pause_s": 0.0}  # our own newsroom takes no harm
        if base.redis_url is not None:  # servers that hold more than the demo
            changes |= {"redis_prefix": "rasid-demo:", "index_prefix": "rasid-demo-"}
        return base.model_copy(update=changes)


class _Remembered(AbstractContextManager[Newsroom]):
    """A newsroom whose address is written down once it is known."""

    def __init__(self, newsroom: Newsroom, memory: Path) -> None:
        self._newsroom = newsroom
        self._memory = memory

    def __enter__(self) -> Newsroom:
        try:
            newsroom = self._newsroom.__enter__()
        except OSError as error:
            fail(
                f"the newsroom cannot listen where it did in the first run ({error}). Remedy: end what holds its port, "
                f"or use another folder: rasid demo --data-dir DIR"
            )
        port = int(newsroom.base_url.rsplit(":", 1)[1])
        self._memory.write_text(json.dumps({"port": port, "now": newsroom.now.isoformat()}), encoding="utf-8")
        return newsroom

    def __exit__(self, *error: Any) -> None:
        self._newsroom.__exit__(*error)
