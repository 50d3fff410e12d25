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
) -> str:
    """An article's page.

    `site` is the house's address without a slash at its end, `neighbours` the house's other articles (for menus of
    related links), `modified` the instant of its last edit.
    """
    published = local(article, outlet, now)
    url = f"{site}{article.path(outlet)}"
    changed = modified.astimezone(ZoneInfo(outlet.zone)) if modified else published
    return (
        _environment()
        .get_template(f"{outlet.id}.html")
        .render(
            outlet=outlet,
            article=article,
            url=url,
            home=f"{site}/{outlet.id}/",
            feed=f"{site}/{outlet.id}/{outlet.feeds[0].path}",
            photo=f"{site}/{outlet.id}/photo/{article.number}.svg",
            charset="utf-8" if article.mislabelled else outlet.encoding,
            published=published.isoformat(),
            modified=changed.isoformat(),
            edited=modified is not None,
            visible=visible(published, outlet.date, outlet.months, outlet.digits),
            visible_edit=visible(changed, outlet.date, outlet.months, outlet.digits),
            links=[{"title": other.title, "url": f"{site}{other.path(outlet)}"} for other in neighbours],
            jsonld=json.dumps(_linked_data(article, outlet, url, site, published, changed), ensure_ascii=False).replace(
                "</", "<\\/"
            ),
        )
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
    return (
        _environment()
        .get_template("front.html")
        .render(
            outlet=outlet,
            home=f"{site}/{outlet.id}/",
            feeds=[f"{site}/{outlet.id}/{feed.path}" for feed in outlet.feeds],
            items=[
                {
                    "title": article.title,
                    "url": f"{site}{article.path(outlet)}",
                    "date": visible(local(article, outlet, now), outlet.date, outlet.months, outlet.digits),
                    "lead": article.blocks[0].lines[0],
                }
                for article in listed
            ],
        )
    )


def feed(form: Feed, outlet: Outlet, *, site: str, now: datetime, listed: Sequence[Article]) -> str:
    """A feed's document, its encoding declared; `listed` newest first."""
    stamp = FEED_DATES[form.dates]
    items = []
    for article in listed:
        link = f"{site}/{outlet.id}/?p={article.number}" if article.moved else f"{site}{article.path(outlet)}"
        if form.tracking:
            link += ("&" if article.moved else "?") + urlencode(_TRACKING)
        items.append(
            {
                "article": article,
                "link": link,
                "date": stamp(local(article, outlet, now)),
                "lead": article.blocks[0].lines[0],
            }
        )
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


def photo(outlet: Outlet, number: int) -> str:
    """A stand-in for a news photo: a drawing in the house's colour, another one for each number."""
    return _environment().get_template("photo.svg").render(colour=outlet.colour, number=number)
