"""What the commands share in talking to people."""

from __future__ import annotations

import sys
from typing import NoReturn

from rich.console import Console

out = Console()
errors = Console(stderr=True)


def fail(message: str, code: int = 1) -> NoReturn:
    """Say what went wrong on standard error and end with `code`."""
    errors.print(f"[bold red]✗[/] {message}", highlight=False, soft_wrap=True)
    sys.exit(code)
