"""What a page says about its article: JSON-LD, OpenGraph, Dublin Core, microdata, then the page itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from typing import Any, Final, cast
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from arabic.normalise import fold
from workers.clean import jsonld
from workers.clean.blocks import squeeze
from workers.clean.dateline import without_places
from workers.clean.phrases import folded_pattern
from workers.clean.section import section_of
from workers.clean.title import headline, letters

_ARTICLE_TYPES: Final = {"article", "news", "newsarticle", "blog", "video.other"}
_AUTHOR_CLASS = re.compile(
    r"(?:^|[\s_-])(?:author|authors|byline|writer|journalist|reporter|editor|kateb|katib)(?:[_-]?name|[_-]?link)?(?:$|[\s])",
    re.IGNORECASE,
)
_MAYBE_AUTHORS = etree.XPath(
    "//*[@rel='author' or @itemprop='author' or @class[contains(., 'author') or contains(., 'byline')"
    " or contains(., 'riter') or contains(., 'ournalist') or contains(., 'eporter') or contains(., 'editor')"
    " or contains(., 'Author') or contains(., 'Byline') or contains(., 'kat')]]"
)
_PROPERTIES = etree.XPath("//*[@itemprop='datePublished' or @itemprop='dateModified'][not(self::meta)]")
_LABEL = re.compile(
    r"^(?:مرسلة بواسطة|نشر(?:ت|ه|ها)? بواسطة|بواسطة|كتبت?|بقلم|إعداد|اعداد|تحرير|المحرر|الكاتب|by|author)\s*[:/-]?\s+",
    re.IGNORECASE,
)
# What CMS accounts and outlets call themselves where a person should stand.
_NOBODY: Final = frozenset(
    map(
        fold,
        (
            "admin",
            "administrator",
            "editor",
            "webmaster",
            "user",
            "المحرر",
            "التحرير",
            "هيئة التحرير",
            "محرر",
            "مدير الموقع",
        ),
    )
)


# «محرر الشؤون الاقتصادية», «فريق التحرير», «وكالة الأنباء …»: no person.
_DESK = folded_pattern(r"(?:ال)?(?:محرر|قسم|فريق|هيئة|إدارة|وحدة|غرفة|وكالة|صحيفة|جريدة|موقع|شبكة|قناة)(?!\w)")


@dataclass(frozen=True, slots=True)
class Metadata:
    """All that the markup says, raw; `dates` and `modified` are (origin, text) pairs, best first."""

    title: str
    canonical_url: str
    site: str | None = None
    description: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    keywords: tuple[str, ...] = ()
    image: str | None = None
    lang: str | None = None
    is_article: bool = False
    article_body: str = ""
    is_live: bool = False
    free: bool | None = None
    dates: tuple[tuple[str, str], ...] = ()
    modified: tuple[tuple[str, str], ...] = ()


def read_metadata(root: html.HtmlElement, url: str, *, outlet: str | None, feed_title: str | None) -> Metadata:
    """Read everything that the markup of `root`, fetched from `url`, says of its article.

    `outlet`, the outlet's name, is taken off titles; `feed_title` helps to tell the headline from other headings.
    """
    meta = _meta(root)
    declared = jsonld.read(root)
    node = declared.article
    stated = cast("list[html.HtmlElement]", _PROPERTIES(root))
    site = _first(meta, "og:site_name", "application-name") or next(
        iter(jsonld.texts(node.get("publisher"), "name")), None
    )
    names = [name for name in (outlet, site, urlsplit(url).hostname) if name]
    og_type = (_first(meta, "og:type") or "").lower()
    title = headline(root, _claimed_titles(root, meta, node, feed_title), names)
    # a page that calls nothing an article may still say when it appeared
    dated = node or declared.page
    return Metadata(
        title=title,
        site=site,
        description=_clean(
            _first(meta, "og:description", "description", "dc.description", "twitter:description")
            or next(iter(jsonld.texts(node.get("description"))), None)
        ),
        authors=_authors(root, meta, node, names),
        section=section_of(root, meta, declared, title),
        keywords=_keywords(meta, node),
        image=_image(meta, node, url),
        canonical_url=_canonical(root, meta, node, url),
        lang=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        is_article=bool(node) or og_type in _ARTICLE_TYPES or "article:published_time" in meta,
        article_body=_plain(next(iter(jsonld.texts(node.get("articleBody"))), "")),
        is_live="liveblogposting" in jsonld.kinds(node),
        free=_truth(node.get("isAccessibleForFree")),
        dates=tuple(_dates(stated, meta, dated, _PUBLISHED)),
        modified=tuple(_dates(stated, meta, dated, _MODIFIED)),
    )


def _meta(root: html.HtmlElement) -> dict[str, list[str]]:
    """Contents of `meta` elements by lower-case name, in page order."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = element.get("content")
        if content and content.strip():
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                if name := element.get(attribute):
                    found.setdefault(name.strip().lower(), []).append(unescape(content).strip())
    return found


def _first(meta: dict[str, list[str]], *names: str) -> str | None:
    return next((meta[name][0] for name in names if name in meta), None)


def _clean(text: str | None) -> str | None:
    return squeeze(unescape(text)) or None if text else None


def _plain(text: str) -> str:
    """Text of an articleBody, which may have markup in it."""
    if "<" not in text:
        return text
    return "\n".join(re.sub(r"<[^<>]+>", " ", piece) for piece in re.split(r"</p>|<br\s*/?>", unescape(text)))


def _truth(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}.get(str(value).rsplit("/", 1)[-1].lower())


def _claimed_titles(
    root: html.HtmlElement, meta: dict[str, list[str]], node: jsonld.Node, feed_title: str | None
) -> list[str]:
    declared = [
        *jsonld.texts(node.get("headline")),
        *meta.get("og:title", [])[:1],
        *meta.get("twitter:title", [])[:1],
        *([feed_title] if feed_title else []),
        *meta.get("dc.title", [])[:1],
        root.findtext(".//title") or "",
    ]
    return [squeeze(unescape(text)) for text in declared]


def _authors(
    root: html.HtmlElement, meta: dict[str, list[str]], node: jsonld.Node, names: list[str]
) -> tuple[str, ...]:
    candidates = jsonld.texts(node.get("author"), "name", "alternateName")
    if not candidates:
        candidates = [
            value
            for key in ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author")
            for value in meta.get(key, [])
        ]
    if not any(_is_author(name, names) for name in candidates):
        candidates = [
            squeeze(element.text_content())
            for element in cast("list[html.HtmlElement]", _MAYBE_AUTHORS(root))
            if element.get("rel") == "author"
            or element.get("itemprop") == "author"
            or _AUTHOR_CLASS.search(element.get("class") or "")
        ][:2]
    parts = (part for name in candidates for part in re.split(r"\s*[,،;|]\s*", name))
    people = [without_places(_LABEL.sub("", squeeze(part))) for part in parts]
    return tuple(dict.fromkeys(name for name in people if _is_author(name, names)))


def _is_author(name: str, outlets: Iterable[str]) -> bool:
    return (
        2 < len(name) < 60
        and name.count(" ") < 6
        and not re.search(r"[\d@]|https?:|www\.|\.com", name)
        and fold(name) not in _NOBODY
        and not _DESK.match(fold(name))
        and not any(letters(name) == letters(outlet) for outlet in outlets)
    )


def _keywords(meta: dict[str, list[str]], node: jsonld.Node) -> tuple[str, ...]:
    found = (
        jsonld.texts(node.get("keywords"), "name")
        or meta.get("article:tag")
        or meta.get("news_keywords")
        or meta.get("keywords", [])
    )
    words = [squeeze(word) for text in found for word in re.split(r"[,،;؛|]", text)]
    return tuple(dict.fromkeys(word for word in words if word))


def _image(meta: dict[str, list[str]], node: jsonld.Node, url: str) -> str | None:
    found = jsonld.texts(node.get("image"), "url", "contentUrl", "@id") or [
        value for key in ("og:image", "og:image:url", "twitter:image") for value in meta.get(key, [])
    ]
    return _absolute(url, found[0]) if found else None


def _canonical(root: html.HtmlElement, meta: dict[str, list[str]], node: jsonld.Node, url: str) -> str:
    """The article's own address; one on the front page or on another outlet's site is a template's mistake."""
    links = [
        link.get("href") or "" for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    ]
    candidates = [*links, *meta.get("og:url", []), *jsonld.texts(node.get("mainEntityOfPage"), "@id", "url")]
    for candidate in candidates:
        address = _absolute(url, candidate)
        if address and urlsplit(address).path.strip("/") and _same_site(address, url):
            return address
    return url


def _absolute(base: str, address: str) -> str | None:
    try:
        joined = urljoin(base, address.strip())
        return joined if urlsplit(joined).scheme in {"http", "https"} else None
    except ValueError:
        return None


def _same_site(one: str, other: str) -> bool:
    def site(address: str) -> list[str]:
        return (urlsplit(address).hostname or "").split(".")[-2:]

    return site(one) == site(other)


_PUBLISHED: Final = (
    ("datePublished", "dateCreated", "uploadDate"),
    (
        "article:published_time",
        "og:published_time",
        "og:article:published_time",
        "datepublished",
        "publishdate",
        "publish-date",
        "publish_date",
        "pubdate",
        "date",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date",
        "dcterms.created",
        "dcterms.date",
        "parsely-pub-date",
        "sailthru.date",
        "article.published",
        "cxenseparse:recs:publishtime",
        "article_date_original",
    ),
    "datePublished",
)
_MODIFIED: Final = (
    ("dateModified",),
    ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod"),
    "dateModified",
)


def _dates(
    stated: Iterable[html.HtmlElement],
    meta: dict[str, list[str]],
    node: jsonld.Node,
    names: tuple[tuple[str, ...], tuple[str, ...], str],
) -> Iterable[tuple[str, str]]:
    fields, properties, itemprop = names
    for field in fields:
        yield from (("json-ld", text) for text in jsonld.texts(node.get(field), "@value"))
    for name in properties:
        yield from (("meta", text) for text in meta.get(name, []))
    for element in stated:
        stated_in = (element.get(name) for name in ("datetime", "content", "title"))
        text = next(filter(None, stated_in), None) or squeeze(element.text_content())
        if text and element.get("itemprop") == itemprop:
            yield "microdata", text
