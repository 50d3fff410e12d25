"""The headline: which of the page's titles, and without the outlet's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from lxml import html

from arabic.normalise import fold
from workers.clean.blocks import squeeze

_SEPARATORS = re.compile(r"\s+[|–—•·»«-]+\s+|\s*[|•»«]\s*|\s*::+\s*")
# A headline that JSON-LD or OpenGraph cut short ends in dots.
_CUT = re.compile(r"\s*(?:\.{2,}|…)\s*\Z")
NOT_LETTERS = re.compile(r"[\W_]+")
# Shorter titles («أخبار») are found inside others by chance; in letters.
_TELLING: Final = 8
# A heading that search engines get in other words still has most of its words in common with what they get.
_COMMON_WORDS: Final = 0.6
# The outlet's name has fewer words than a headline.
_SITE_WORDS: Final = 5


def headline(root: html.HtmlElement, claimed: Sequence[str], names: Sequence[str]) -> str:
    """The headline of the page below `root`.

    Args:
        claimed: titles that the page declares, best first, its `title` element last.
        names: names of the outlet, taken off. A page whose only title is one of them has none.
    """
    known = {letters(name) for name in names} - {""}
    stripped = [title for text in claimed if (title := strip_site(text, names))]
    titles = [title for title in stripped if not any(_is_site(title, name) for name in known)]
    headings = [text for heading in root.iter("h1") if (text := squeeze(heading.text_content()))]
    # a heading that the page also claims as its title is the headline as readers see it
    for heading in headings:
        if any(_agree(heading, title) for title in titles):
            return strip_site(heading, names)
    whole = [title for title in titles if not _CUT.search(title)]
    if not whole:
        return next(iter(titles or headings), "")
    return next((title for title in whole if _agree(title, titles[0])), whole[0])


def strip_site(title: str, names: Iterable[str]) -> str:
    """`title` without a first or last part that is one of `names` (an outlet's name or host)."""
    known = {letters(name) for name in names} - {""}
    pieces = list(_SEPARATORS.finditer(title))
    for piece in (*pieces[-1:], *pieces[:1]):
        before, after = title[: piece.start()], title[piece.end() :]
        if before and any(_is_site(after, name) for name in known):
            return strip_site(before, known)
        if after and any(_is_site(before, name) for name in known):
            return strip_site(after, known)
    colon = title.partition(":")
    if colon[2].strip() and letters(colon[0]) in known:
        return colon[2].strip()
    return title.strip()


def letters(text: str) -> str:
    """`text` folded, with nothing but letters and digits: for comparing names."""
    return NOT_LETTERS.sub("", fold(text))


def _is_site(part: str, name: str) -> bool:
    found = letters(part)
    if found == name:
        return bool(found)
    # «الرقيب نيوز» for «الرقيب», «alraqib» for «www.alraqib.example»
    is_part = len(found) >= 4 and (found in name or name in found)
    return is_part and part.count(" ") < _SITE_WORDS and len(found) < 3 * len(name)


def _agree(heading: str, title: str) -> bool:
    title = _CUT.sub("", title)
    one, other = letters(heading), letters(title)
    if min(len(one), len(other)) < _TELLING:
        return one == other
    if one in other or other in one:
        return True
    words, others = set(fold(heading).split()), set(fold(title).split())
    return len(words & others) >= _COMMON_WORDS * max(len(words), len(others))
