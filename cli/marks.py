"""Text with matched words marked, for a terminal or a file."""

from __future__ import annotations

from rich.text import Text

from cli.ui import out
from indexing.marks import Mark

_STYLE = "bold black on yellow"
# Where there are no colours (a pipe, a log file) the words are bracketed instead.
_OPEN, _CLOSE = "⟦", "⟧"


def marked(plain: str, marks: list[Mark], style: str = "") -> Text:
    """`plain` in `style` with its marked words highlighted."""
    text, end = Text(), 0
    for mark in marks:
        if mark.start < end:  # inside the one before
            continue
        text.append(plain[end : mark.start], style)
        word = plain[mark.start : mark.end]
        text.append(word if out.color_system else f"{_OPEN}{word}{_CLOSE}", f"{style} {_STYLE}")
        end = mark.end
    return text.append(plain[end:], style)
