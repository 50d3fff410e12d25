"""Follows a configuration file that is edited while we run."""

from __future__ import annotations

from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from config.loading import load

Model = TypeVar("Model", bound=BaseModel)


class Latest(Generic[Model]):
    """A configuration file that may be edited while we run.

    `.value` is the last good version. Raises ConfigError at first reading when there is none.
    """

    def __init__(self, path: Path, model: type[Model]) -> None:
        self._path = path
        self._model = model
        self._read_at = self._stamp()
        self.value = load(path, model)

    def _stamp(self) -> tuple[int, int]:
        try:
            stat = self._path.stat()
        except OSError:
            return (0, 0)
        return (stat.st_mtime_ns, stat.st_size)

    def refresh(self) -> Model:
        """The newest version. Raises ConfigError once for each faulty edit; `.value` then stays what it was."""
        stamp = self._stamp()
        if stamp != self._read_at:
            self._read_at = stamp
            self.value = load(self._path, self._model)
        return self.value
