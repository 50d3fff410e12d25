"""Pages and feeds of the houses, from the templates beside this module: pure functions of their arguments."""

import json
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from demo.dates import FEED_DATES, visible
from demo.model import HERE, Article, Feed, Outlet

# What an aggregator or a social network hangs on a feed's links.
_TRACKING = {"utm_source": "rss", "utm_medium": "feed", "utm_campaign": "atlas", "fbclid": "IwAR0demo"}


AMP = "/amp"  # what the AMP version's address has at its end


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def local(article: Article, outlet: Outlet, now: datetime) -> datetime:
    """When the article was published, in its house's zone."""
    return article.instant(now).astimezone(ZoneInfo(outlet.zone))


def page(
    article: Article,
    outlet: Outlet,
    *,
    site: str,
    now: datetime,
    neighbours: Sequence[Article],
    modified: datetime | None = None,
    amp: bool = False,
) -> str:
    """An article's page.

    `site` is the house's address without a slash at its end, `neighbours` the house's other articles (for menus of
    related links), `modified` the instant of its last edit; `amp` gives the AMP version.
    """
    published = local(article, outlet, now)
    url = f"{site}{article.path(outlet)}"
    changed = modified.astimezone(ZoneInfo(outlet.zone)) if modified else published
    charset = "utf-8" if article.mislabelled else outlet.encoding
    linked_data = _linked_data(article, outlet, url, site, published, changed)
    template = _environment().get_template("amp.html" if amp else f"{outlet.id}.html")
    return template.render(
        outlet=outlet,
        article=article,
        url=url,
        amp_url=url + AMP if outlet.amp else "",
        home=f"{site}/{outlet.id}/",
        feed=f"{site}/{outlet.id}/{outlet.feeds[0].path}",
        photo=f"{site}/{outlet.id}/photo/{article.number}.svg",
        charset=charset if outlet.labelled else "",
        published=published.isoformat(),
        modified=changed.isoformat(),
        edited=modified is not None,
        visible=visible(published, outlet.date, outlet.months, outlet.digits),
        visible_edit=visible(changed, outlet.date, outlet.months, outlet.digits),
        links=[{"title": other.title, "url": f"{site}{other.path(outlet)}"} for other in neighbours],
        jsonld=json.dumps(linked_data, ensure_ascii=False).replace("</", "<\\/"),
    )


def _linked_data(
    article: Article, outlet: Outlet, url: str, site: str, published: datetime, modified: datetime
) -> dict[str, Any]:
    """schema.org NewsArticle, inside an @graph for the houses whose content system writes it so."""
    publisher = {"@type": "NewsMediaOrganization", "name": outlet.name, "url": f"{site}/{outlet.id}/"}
    news = {
        "@type": "NewsArticle",
        "headline": article.title,
        "datePublished": published.isoformat(),
        "dateModified": modified.isoformat(),
        "inLanguage": article.language,
        "articleSection": article.section,
        "keywords": list(article.keywords),
        "mainEntityOfPage": url,
        "author": [{"@type": "Person", "name": name} for name in article.authors] or publisher,
        "publisher": publisher,
    }
    if "graph" not in outlet.metadata:
        return {"@context": "https://schema.org", **news}
    crumbs = {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": 1, "name": outlet.name}]}
    return {"@context": "https://schema.org", "@graph": [publisher, crumbs, news]}


def front(outlet: Outlet, *, site: str, now: datetime, listed: Sequence[Article]) -> str:
    """A house's front page: its articles, newest first, and links to its feeds."""
    items = [
        {
            "title": article.title,
            "url": f"{site}{article.path(outlet)}",
            "date": visible(local(article, outlet, now), outlet.date, outlet.months, outlet.digits),
            "lead": article.blocks[0].lines[0],
        }
        for article in listed
    ]
    feeds = [f"{site}/{outlet.id}/{form.path}" for form in outlet.feeds]
    template = _environment().get_template("front.html")
    return template.render(outlet=outlet, home=f"{site}/{outlet.id}/", feeds=feeds, items=items)


def feed(form: Feed, outlet: Outlet, *, site: str, now: datetime, listed: Sequence[Article]) -> str:
    """A feed's document, its encoding declared; `listed` newest first."""
    stamp = FEED_DATES[form.dates]
    items = [
        {
            "article": article,
            "link": _link(form, article, outlet, site),
            "date": stamp(local(article, outlet, now)),
            "lead": article.blocks[0].lines[0],
        }
        for article in listed
    ]
    return (
        _environment()
        .get_template(f"feed-{form.format}.xml")
        .render(
            outlet=outlet,
            home=f"{site}/{outlet.id}/",
            address=f"{site}/{outlet.id}/{form.path}",
            items=items,
            built=stamp(local(listed[0], outlet, now)) if listed else "",
        )
    )


def _link(form: Feed, article: Article, outlet: Outlet, site: str) -> str:
    """The address under which a feed lists an article, which need not be the canonical one."""
    if article.moved:
        link = f"{site}/{outlet.id}/?p={article.number}"
    else:
        link = f"{site}{article.path(outlet)}{AMP if article.amp else ''}"
    if not form.tracking:
        return link
    return f"{link}{'&' if article.moved else '?'}{urlencode(_TRACKING)}"


def photo(outlet: Outlet, number: int) -> str:
    """A stand-in for a news photo: a drawing in the house's colour, another one for each number."""
    return _environment().get_template("photo.svg").render(colour=outlet.colour, number=number)
