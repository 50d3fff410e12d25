"""Take out of the tree what by its markup cannot be the article: menus, related lists, share bars, dialogs, comments.

Class names are conventions and sometimes wrap the whole article, so nothing is taken out that holds the headline or
much of the page's prose.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import Final, cast

from lxml import etree, html

# Names that theme authors give to such boxes, as whole words of a class or id. Boxes of the first kind have texts of
# their own; those of the second have only links, icons and controls, so one with prose in it is something else: most
# often an element that somebody forgot to close and that swallowed the paragraphs after it.
_WITH_TEXT: Final = (
    "related[_-]?(?:posts?|news|articles?|topics?|stories|content|links|items?|tags)?",
    "(?:read|see)[_-]?(?:more|also|next)[_-]?(?:news|articles?)?",
    "(?:also|more)[_-]?(?:read|news|stories|articles|topics|from|on|posts)",
    "recommend(?:ed|ations?)?|suggest(?:ed|ions?)|trending",
    "(?:most|top)[_-]?(?:read|viewed|popular|news|stories|shared|commented)",
    "(?:latest|other|last)[_-]?(?:news|posts|articles|stories)",
    "newsletters?|subscri(?:be|ption)(?:[_-]?form)?|follow[_-]?us|google[_-]?news|whatsapp[_-]?channel",
    "taboola|outbrain|mgid|sponsored",
    "modal|popup|pop[_-]up|lightbox",
    "footer|side[_-]?bar|copyrights?",
    "(?:author|writer)[_-]?(?:box|bio|card|info|details)|about[_-]?(?:the[_-])?author",
    "poll|vote|survey",
    "(?:live|news)?[_-]?ticker|breaking[_-]?(?:news|bar)",
)
# Boxes that are never the article, however much prose is in them: long rules for comments, cookie policies, the
# comments themselves.
_NEVER: Final = (
    "comments?(?:[_-]?(?:form|wrapper|rules|policy|lists?))?|comment[_-]?list|disqus(?:[_-]thread)?|fb[_-]comments",
    "cookies?(?:[_-]?(?:law|banner|notice|consent|policy))*(?:[_-]info)?|gdpr|consent|cc[_-]window",
)
_WITHOUT_TEXT: Final = (
    "share(?:s|d|[_-]?(?:bar|box|buttons?|btns?|icons?|links?|this|tools?))?|sharing",
    "social(?:[_-]?(?:media|share|sharing|icons|links|buttons))?|addtoany|addthis|sharethis|a2a[_-]kit|sociable",
    "bread[_-]?crumbs?",
    "(?:(?:post|article|entry|news)[_-]?)?tags|tag[_-]?(?:list|cloud|links)|tags[_-]?links",
    "ads?|advert(?:s|isement|ising)?|adsbygoogle|ad[_-]?(?:slot|unit|banner)|dfp",
    "navbar|nav|navigation|menu|masthead",
    "font[_-]?size|text[_-]?size|print[_-]?(?:btn|button|icon)|toolbar|(?:article[_-]?)?tools",
    "pagination|pager|prev[_-]?next|posts?[_-]?navigation|next[_-]?(?:post|article)",
    "screen[_-]reader(?:[_-]text)?|sr[_-]only|visually[_-]hidden",
)
# A wrapper is often named after its box («post-related», «related_section», «td-share-box»): a word on either side.
_BEFORE: Final = r"(?:(?!has|no|non|with|without)[a-z0-9]{1,12}[_-])?"
_AFTER: Final = (
    r"(?:[_-]?(?:wrapp?er|box|container|block|area|section|row|widget|bar|list|top|bottom|left|right|inner|holder|module)"
    r"|[_-]?\d+)?"
)
_TAGS: Final = frozenset({"footer", "aside", "form", "menu", "nav", "button"})
_ROLES: Final = frozenset({"navigation", "contentinfo", "complementary", "search", "menu"})
_DIALOG_ROLES: Final = frozenset({"dialog", "alertdialog"})
_KEPT_TAGS: Final = frozenset({"html", "body", "main", "h1", "time", "img"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Text outside links that is long enough to be a paragraph, in characters: about 15 Arabic words.
_PROSE = etree.XPath(".//text()[string-length(.) >= 80][not(ancestor::a or ancestor::script or ancestor::style)]")
_HEADLINE = etree.XPath("boolean(.//h1)")
# A box with this share of the page's prose is the article or holds it, whatever it is called.
_MAX_SHARE: Final = 0.3
# Articles have links in them, but no more than this share of their text, as lists of other articles with a summary
# each do. What holds nearly all prose is the page.
_MOST_LINKED: Final = 0.3
_PAGE_SHARE: Final = 0.9
_LINKED = etree.XPath(".//a//text()")


class _Kind(Enum):
    NEVER = "a box that is not the article"
    WITH_TEXT = "a box with texts of its own"
    WITHOUT_TEXT = "a box of links and controls"


_NAMED: Final = {
    kind: re.compile(rf"{_BEFORE}(?:{'|'.join(names)}){_AFTER}\Z", re.IGNORECASE)
    for kind, names in ((_Kind.NEVER, _NEVER), (_Kind.WITH_TEXT, _WITH_TEXT), (_Kind.WITHOUT_TEXT, _WITHOUT_TEXT))
}
_STRICTEST: Final = list(_NAMED)
# Outlets use the same names on every page, a few hundred each.
_NAMES: Final = 50_000


def prune(root: html.HtmlElement) -> None:
    """Remove such boxes from `root`, in place; text that follows a removed box stays."""
    suspects = [(element, kind) for element in root.iter() if (kind := _kind(element))]
    total = _prose(root)
    for element, kind in suspects:
        if element.getparent() is None or _HEADLINE(element):
            continue
        prose, allowed = (
            _prose(element),
            {_Kind.NEVER: total, _Kind.WITH_TEXT: _MAX_SHARE * total, _Kind.WITHOUT_TEXT: 0.0}[kind],
        )
        is_list = kind is _Kind.WITH_TEXT and prose < _PAGE_SHARE * total and _is_list(element)
        if prose <= allowed or is_list:
            element.drop_tree()


def _kind(element: html.HtmlElement) -> _Kind | None:
    attributes = element.attrib
    if element.tag in _TAGS:
        return _Kind.WITH_TEXT
    if not attributes or element.tag in _KEPT_TAGS:
        return None
    role = attributes.get("role")
    if role in _DIALOG_ROLES or element.tag == "dialog" or attributes.get("aria-modal") == "true":
        return _Kind.NEVER
    if role in _ROLES or "hidden" in attributes:
        return _Kind.WITH_TEXT
    if _HIDDEN.search(attributes.get("style", "")):
        return _Kind.WITH_TEXT
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}".split()
    return min((kind for name in names if (kind := _kind_of_name(name))), key=_STRICTEST.index, default=None)


@lru_cache(maxsize=_NAMES)
def _kind_of_name(name: str) -> _Kind | None:
    for kind, pattern in _NAMED.items():
        if pattern.match(name):
            return kind
    return None


def _is_list(element: html.HtmlElement) -> bool:
    """Whether so much of the text is links that it is a list of other articles."""
    linked = sum(len(str(text).strip()) for text in cast("list[str]", _LINKED(element)))
    return linked > _MOST_LINKED * sum(len(text.strip()) for text in element.itertext())


def _prose(element: html.HtmlElement) -> int:
    """Characters of prose below `element`."""
    return sum(len(str(text)) for text in cast("list[str]", _PROSE(element)))
