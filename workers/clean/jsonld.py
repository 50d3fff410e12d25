"""The article's node in a page's JSON-LD (schema.org), however it is nested."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any, Final

from lxml import html

# Nested deeper than this is no schema.org but an attack; real graphs have up to six levels.
_MAX_DEPTH: Final = 12
# Line breaks and tabs inside strings, trailing commas and comments: what templates get wrong most.
_CONTROL = re.compile(r"[\x00-\x1f]+")
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_WRAPPING = re.compile(r"^\s*(?://)?\s*(?:<!\[CDATA\[|<!--)|(?://)?\s*(?:\]\]>|-->)\s*$")
# What a page says of itself where nothing on it is called an article, and where it stands in the site.
_PAGES: Final = frozenset({"webpage", "itempage", "videoobject"})
_PATH: Final = "breadcrumblist"
# schema.org's kinds of article end in one of these: NewsArticle, ReportageNewsArticle, BlogPosting, LiveBlogPosting …
_ARTICLE: Final = ("article", "posting", "report")

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Declared:
    """What the page's nodes say.

    Attributes:
        article: the article's node, its missing fields filled from further ones of its kind; empty if there is none.
        page: the same for the page itself or its film.
        path: names of the page's breadcrumbs, outermost first.
    """

    article: Node
    page: Node
    path: tuple[str, ...]


def read(root: html.HtmlElement) -> Declared:
    """All that the page's JSON-LD says of its article."""
    article: Node = {}
    page: Node = {}
    path: tuple[str, ...] = ()
    for node in _nodes(root):
        found = kinds(node)
        if any(kind.endswith(_ARTICLE) for kind in found):
            _fill(article, node)
        elif _PAGES & found:
            _fill(page, node)
        elif _PATH in found and not path:
            path = tuple(texts(node.get("itemListElement"), "name", "item"))
    return Declared(article, page, path)


def _fill(merged: Node, node: Node) -> None:
    for key, value in node.items():
        if value not in (None, "", [], {}):
            merged.setdefault(key, value)


def kinds(node: Node) -> set[str]:
    """The node's types, in lower case and without their namespace."""
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return {name.rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower() for name in names if isinstance(name, str)}


def texts(value: Any, *fields: str) -> list[str]:
    """Strings in `value`: itself, those of a list, or the first of `fields` that a node has."""
    if isinstance(value, str):
        return [text] if (text := unescape(value).strip()) else []
    if isinstance(value, list):
        return [text for item in value for text in texts(item, *fields)]
    if isinstance(value, dict):
        return next((found for name in fields if (found := texts(value.get(name), *fields))), [])
    return []


def _nodes(root: html.HtmlElement) -> Iterator[Node]:
    for script in root.iterfind(".//script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield from _walk(_load(script.text), 0)


def _load(source: str) -> Any:
    source = _WRAPPING.sub("", source).strip()
    for text in (source, _TRAILING_COMMA.sub("", _CONTROL.sub(" ", source))):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _walk(value: Any, depth: int) -> Iterator[Node]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart"):
            if isinstance(value.get(key), dict | list):
                yield from _walk(value[key], depth + 1)
