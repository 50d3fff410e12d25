"""The section that an article stands in: as the page declares it, else the innermost of its breadcrumbs."""

from __future__ import annotations

from collections.abc import Iterable
from html import unescape
from typing import Final, cast

from lxml import etree, html

from arabic.normalise import fold
from workers.clean import jsonld
from workers.clean.blocks import squeeze

_META: Final = ("article:section", "og:section", "section", "pagesection", "dc.subject")
# Containers with links to the page's place in the site; theme authors misspell them, too.
_TRAILS = etree.XPath(
    "//*[contains(@class, 'crumb') or contains(@id, 'crumb') or contains(@class, 'cumb') or contains(@class, 'Crumb')]"
)
# Names of sections are short; a crumb of more words is the article.
_WORDS: Final = 4
_HOME: Final = frozenset(map(fold, ("الرئيسية", "الصفحة الرئيسية", "الأخبار", "أخبار", "home", "news")))


def section_of(root: html.HtmlElement, meta: dict[str, list[str]], declared: jsonld.Declared, title: str) -> str | None:
    """The section's name, or None; `title` is the article's headline, which stands last in many breadcrumbs."""
    stated = [*jsonld.texts(declared.article.get("articleSection")), *(v for key in _META for v in meta.get(key, []))]
    if stated:
        return squeeze(unescape(stated[0])) or None
    return _innermost(declared.path, title) or next(filter(None, (_innermost(t, title) for t in _trails(root))), None)


def _trails(root: html.HtmlElement) -> Iterable[list[str]]:
    for trail in cast("list[html.HtmlElement]", _TRAILS(root)):
        yield [squeeze(part) for part in trail.itertext()]


def _innermost(names: Iterable[str], title: str) -> str | None:
    """The last name that is a section's; the home page's and the article's are none."""
    wanted = fold(title)
    sections = [
        name
        for name in names
        if any(map(str.isalpha, name))
        and "://" not in name
        and name.count(" ") < _WORDS
        and fold(name) not in _HOME
        and fold(name) != wanted
    ]
    return sections[-1] if sections else None
