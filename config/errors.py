"""Faults that an operator can put right; those in a configuration file name file, line, entry, field and remedy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault.

    file: path as given; line: 1-based, 0 when the file as a whole is meant; entry: id of the entry or its place
    («actors[3]»), may be empty; field: dotted path inside the entry, may be empty; message: what is wrong;
    remedy: what to do about it.
    """

    file: Path
    line: int
    entry: str
    field: str
    message: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else str(self.file)
        parts = [where]
        if self.entry:
            parts.append(f"entry {self.entry}")
        if self.field:
            parts.append(f"field {self.field}")
        return f"{', '.join(parts)}: {self.message}. Remedy: {self.remedy}"


class OperatorError(Exception):
    """Something outside the code is missing or wrong; the message says what, and what to do about it."""


class ConfigError(Exception):
    """A configuration file cannot be used; `.problems` lists every fault found, not only the first."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))
