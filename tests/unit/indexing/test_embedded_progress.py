"""The bar of the first download, as a terminal shows it."""

from __future__ import annotations

import io

from rich.console import Console

from indexing.embedded.progress import download_bar


def test_bar_ends_full_and_gives_the_terminal_back() -> None:
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, width=120)
    with download_bar(console) as progress:
        for done in (1_000_000, 2_000_000):
            progress(done, 2_000_000)
        assert console.is_terminal
        ended = screen.getvalue()
        assert "2.0/2.0 MB" in ended
        assert ended.rstrip(" \n").endswith("\x1b[?25h"), "the cursor is back before the engines start"
    assert screen.getvalue() == ended


def test_no_bar_when_there_is_nothing_to_download() -> None:
    screen = io.StringIO()
    with download_bar(Console(file=screen)):
        pass
    assert screen.getvalue() == ""
