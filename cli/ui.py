"""What the commands share in talking to people."""

from __future__ import annotations

import sys
from typing import NoReturn

from rich.console import Console
from rich.markup import escape

out = Console()
errors = Console(stderr=True)


def complain(message: str) -> None:
    """Say what went wrong on standard error. message: plain text, in which brackets are brackets."""
    errors.print(f"[bold red]✗[/] {escape(message)}", highlight=False, soft_wrap=True)


def fail(message: str, code: int = 1) -> NoReturn:
    """Say what went wrong on standard error and end with `code`."""
    complain(message)
    sys.exit(code)


def span(seconds: float) -> str:
    """«3 min»: a time in its largest unit."""
    for unit, length in (("d", 86_400), ("h", 3_600), ("min", 60)):
        if seconds >= length:
            return f"{seconds / length:.0f} {unit}"
    return f"{seconds:.0f} s"
