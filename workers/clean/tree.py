"""Text of a page to an element tree, whatever it holds: never raises, never takes minutes."""

from __future__ import annotations

import re
from typing import Final, cast

from lxml import etree, html

from workers.clean.model import Reason, Refusal

# The largest news pages, with pictures inlined, are below 5 MB; twice that is no article.
MAX_BYTES: Final = 10_000_000
# Live blogs with a thousand reader comments have about 40,000 elements; above this the extractor would need seconds.
MAX_ELEMENTS: Final = 100_000
# An opening and a closing one; pages with twice as many are not worth parsing to be counted.
_TAGS_PER_ELEMENT: Final = 2
# libxml2 stops at 256 levels and loses what is below; with its large limits on it goes to 2,048. Old sites that never
# close <font> reach a few hundred. Beyond the second limit the page is an attack or broken.
_MAX_DEPTH: Final = 255
# Whether any element lies that deep, step by step, which is faster than counting ancestors.
_STOPPED = etree.XPath(f"boolean({'/*' * _MAX_DEPTH})")
_COUNT = etree.XPath("count(//*)")

# Attributes are compared with one another, so a tag with 200,000 of them takes the parser over a minute.
_LONG_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)\s[^<>]{4096,}>?")
_MAX_ATTRIBUTES: Final = 500
# HTML's end of all markup: a browser shows the rest as it is, so for us there are paragraphs in it all the same.
_PLAINTEXT = re.compile(r"<(/?)plaintext\b[^>]*>", re.IGNORECASE)


def parse(text: str) -> html.HtmlElement | Refusal:
    """The root element of `text`, without comments and processing instructions, or why there is none."""
    if (tags := text.count("<")) > 2 * MAX_ELEMENTS * _TAGS_PER_ELEMENT:
        return Refusal(Reason.TOO_LARGE, f"{tags} tags, more than {MAX_ELEMENTS} elements can have")
    if not text.strip():
        return Refusal(Reason.EMPTY, "no text at all")
    text = _LONG_TAG.sub(_without_endless_attributes, text)
    if "plaintext" in text or "PLAINTEXT" in text:
        text = _PLAINTEXT.sub(r"<\1div>", text)
    data = text.encode("utf-8", "ignore")
    root = _parse(data, huge=False)
    if root is not None and _STOPPED(root):
        root = _parse(data, huge=True)
    if root is None:
        return Refusal(Reason.EMPTY, "no element in it")
    count = int(cast("float", _COUNT(root)))
    if count > MAX_ELEMENTS:
        return Refusal(Reason.TOO_LARGE, f"{count} elements, more than {MAX_ELEMENTS}")
    return root


def _parse(data: bytes, *, huge: bool) -> html.HtmlElement | None:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=huge)
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        # "document is empty" and trees without a root that libxml2 returns for fragments of tags
        return None
    body = root.find("body")
    for stray in list(root.itersiblings()):
        # what follows an early </html>, which libxml2 puts beside the page; browsers show it as part of it
        stray.tag = "div"
        (root if body is None else body).append(stray)
    return root


def _without_endless_attributes(match: re.Match[str]) -> str:
    tag = match.group()
    return f"<{match.group(1)}>" if len(tag.split(None, _MAX_ATTRIBUTES)) > _MAX_ATTRIBUTES else tag
