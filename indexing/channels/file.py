"""Alerts appended to a file, one JSON object a line; each is on the disk before it counts as sent."""

from __future__ import annotations

import fcntl
import json
import os
from pathlib import Path

from config.channels import FileChannel
from indexing.channels.message import Message, NotDelivered


def send(channel: FileChannel, message: Message, *, again: bool) -> None:
    """Append the payload, with its key, unless an earlier attempt (`again`) has done so. Raises NotDelivered."""
    path = Path(channel.path)
    line = json.dumps({"key": message.key, **message.payload}, ensure_ascii=False) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a+b") as file:
            # Workers take turns, so that one does not look for its key while another writes it.
            fcntl.flock(file, fcntl.LOCK_EX)
            if again and _holds(path, message.key):
                return
            file.write(_line_break_if_cut(path) + line.encode())
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise NotDelivered(f"cannot write {path}: {error}") from error


def _holds(path: Path, key: str) -> bool:
    start = json.dumps({"key": key})[:-1].encode()
    with path.open("rb") as file:
        return any(line.startswith(start) and line.endswith(b"\n") for line in file)


def _line_break_if_cut(path: Path) -> bytes:
    """A line break when the last line lacks one: its writer was killed in the middle of it."""
    with path.open("rb") as file:
        if file.seek(0, os.SEEK_END) == 0:
            return b""
        file.seek(-1, os.SEEK_END)
        return b"" if file.read(1) == b"\n" else b"\n"
