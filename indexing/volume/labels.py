"""What volume rules read of feeds.yml and watchlist.yml, as these are edited."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from config.errors import ConfigError
from config.feeds import Feed, Feeds
from config.latest import Latest
from config.watchlist import WatchList
from indexing.volume.finding import Finding

Model = TypeVar("Model", bound=BaseModel)


class Labels:
    """Names for the ids that volume rules find. A faulty edit leaves the last good file in force; ConfigError where
    there never was one."""

    def __init__(self, config_dir: Path) -> None:
        self._folder = config_dir

    @cached_property
    def _feeds(self) -> Latest[Feeds]:
        return Latest(self._folder / "feeds.yml", Feeds)

    @cached_property
    def _watchlist(self) -> Latest[WatchList]:
        return Latest(self._folder / "watchlist.yml", WatchList)

    @property
    def feeds(self) -> list[Feed]:
        """The feeds that are polled."""
        return _newest(self._feeds).feeds

    def named(self, finding: Finding) -> Finding:
        """The finding with ids of actors and outlets among its names replaced by their names."""
        if not finding.facts.names:
            return finding
        names = {feed.source_id: feed.name for feed in self.feeds}
        names |= {actor.id: actor.names[0] for actor in _newest(self._watchlist).actors}
        labels = [names.get(name, name) for name in finding.facts.names]
        return replace(finding, facts=finding.facts.model_copy(update={"names": labels}))


def _newest(latest: Latest[Model]) -> Model:
    with suppress(ConfigError):
        latest.refresh()
    return latest.value
