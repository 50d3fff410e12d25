"""Where quotation marks open and close, whatever kind of marks an outlet uses."""

from __future__ import annotations

import re
from typing import Final

# Marks that open, and what closes them.
PAIRS: Final = {"«": "»", "“": "”", "„": "“", "‹": "›", "‘": "’"}
_MARK: Final = re.compile("[«»“”„\"‹›‘’\n']")
_MAY_CLOSE_BEFORE: Final = frozenset("،,.:؛)!؟-")
# A mark that is never closed is a slip; what follows it is no quotation.
_LONGEST: Final = 1500
# Nobody nests deeper; so a text of nothing but opening marks takes no longer than any other.
_DEEPEST: Final = 8


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Half-open spans between outermost quotation marks, in order; marks left open are ignored.

    Straight marks open and close by turns within a line, angled ones nest. Outlets that type from right to left
    with the wrong layout write »…« for «…»; that is read as it is meant.
    """
    spans: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for match in _MARK.finditer(text):
        mark = match[0]
        if mark == "'":
            mark = _straight(text, match.start())
            if not mark:
                continue
        if mark == "\n":
            opened = [(kind, at) for kind, at in opened if kind in "«“" and match.start() - at < _LONGEST]
            continue
        at = next((i for i in range(len(opened) - 1, -1, -1) if _closes(mark, opened[i][0])), None)
        if at is not None:
            start = opened[at][1]
            del opened[at:]
            if not opened and start < match.start():
                spans.append((start, match.start()))
        elif mark in PAIRS or mark in ('"', "'", "''") or (mark in "»”" and _opens(text, match.start())):
            opened = [*opened[1 - _DEEPEST :], (mark, match.start() + len(mark))]
    return spans


def _straight(text: str, at: int) -> str:
    """«'», «''» or, inside a word and for the second half of «''», nothing."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if after == "'":
        return "''"
    if before == "'":
        return ""
    opens = (not before or before.isspace() or before == "(") and after and not after.isspace()
    closes = before and not before.isspace() and (not after or after.isspace() or after in _MAY_CLOSE_BEFORE)
    return "'" if opens or closes else ""


def _closes(mark: str, opening: str) -> bool:
    return (
        PAIRS.get(opening) == mark
        or (mark == opening and mark in ('"', "'", "''", "”"))
        or (opening == "»" and mark == "«")
        or ({mark, opening} <= {"“", "”", '"'})
    )


def _opens(text: str, at: int) -> bool:
    return (at == 0 or text[at - 1].isspace() or text[at - 1] in ":(") and text[at + 1 : at + 2].strip() != ""
