"""Pages written for this project with the text that should come out of them: every house style with five articles.

Styles are templates in `styles/`, articles are in `articles.yml`. Rendering is deterministic; each page knows its gold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any

import yaml
from hijridate import Gregorian
from jinja2 import Environment, FileSystemLoader

from arabic.normalise import fold
from arabic.tokens import tokens
from workers.clean.model import SourceHints
from workers.clean.zones import zone_of

HERE = Path(__file__).parent
ARTICLES_PER_STYLE = 5


def _list(names: str) -> list[str]:
    return names.split("|")


_WEEKDAYS = _list("الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد")
_EGYPT = _list("يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر")
_LEVANT = _list("كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول")
_MAGHREB = _list("جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر")
_HIJRI = _list("محرم|صفر|ربيع الأول|ربيع الآخر|جمادى الأولى|جمادى الآخرة|رجب|شعبان|رمضان|شوال|ذو القعدة|ذو الحجة")
_SECTIONS = ("سياسة", "اقتصاد وأعمال", "رياضة محلية", "ثقافة وفنون", "صحة وجمال", "علوم وتقنية")
_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page and what should come out of it.

    published: an instant where the page states one, else the local day. now: when it is fetched. author, section: where
    the page states them.
    """

    style: str
    article: str
    url: str
    raw: bytes
    content_type: str
    source: SourceHints
    now: datetime
    zone: tzinfo
    title: str
    paragraphs: tuple[str, ...]
    captions: tuple[str, ...]
    published: datetime | date
    author: str | None
    section: str | None


def pages() -> list[GoldPage]:
    """All pages, style by style."""
    return list(_render())


def token_f1(found: str, gold: str) -> float:
    """Harmonic mean of precision and recall over the folded words of both texts, as bags."""
    one, other = Counter(_words(found)), Counter(_words(gold))
    common = sum((one & other).values())
    return 2 * common / (sum(one.values()) + sum(other.values())) if common else 0.0


def left_in(lines: list[str], page: GoldPage) -> list[str]:
    """Those of `lines` that are not of the article: fewer than half of their words stand in any gold paragraph, or
    where a page runs all into one, in all of them."""
    gold = [Counter(_words(paragraph)) for paragraph in page.paragraphs]
    gold.append(sum(gold, Counter()))
    whole = sum(gold[-1].values()) / 2
    left = []
    for line in lines:
        words = Counter(_words(line))
        known = gold if sum(words.values()) > whole else gold[:-1]
        best = max(sum((words & paragraph).values()) for paragraph in known)
        if words and best < sum(words.values()) / 2:
            left.append(line)
    return left


def _words(text: str) -> list[str]:
    return [token.surface for token in tokens(fold(text))]


def _render() -> Iterator[GoldPage]:
    articles: list[dict[str, Any]] = yaml.safe_load((HERE / "articles.yml").read_text("utf-8"))
    styles: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "styles.yml").read_text("utf-8"))
    environment = Environment(loader=FileSystemLoader(HERE / "styles"), autoescape=False, trim_blocks=True)
    environment.filters.update(
        date_gregorian=lambda at: f"{at.day} {_EGYPT[at.month - 1]} {at.year} {at:%H:%M}",
        date_gregorian_day=lambda at: f"{at.day} {_EGYPT[at.month - 1]} {at.year}",
        date_egyptian=_egyptian,
        date_levant=lambda at: f"{_WEEKDAYS[at.weekday()]}، {at.day} {_LEVANT[at.month - 1]} {at.year} - {at:%H:%M}",
        date_maghreb=lambda at: f"{_WEEKDAYS[at.weekday()]} {at.day} {_MAGHREB[at.month - 1]} {at.year} | {at:%H:%M}",
        date_iraqi=lambda at: f"{at:%Y/%m/%d}".translate(_INDIC),
        date_agency=lambda at: f"{at.day} {_EGYPT[at.month - 1]} {at.year} الساعة {at:%H:%M}".translate(_INDIC),
        date_hijri=_hijri,
        date_sky=lambda at: f"{at.day} {_EGYPT[at.month - 1]} {at.year} - {at:%H:%M} بتوقيت أبوظبي",
        date_both=lambda at: f"{at:%H:%M}-{at.day} {_EGYPT[at.month - 1]} {at.year} م ـ {_hijri_only(at)}",
        date_seventh=lambda at: f"{_WEEKDAYS[at.weekday()]}، {at.day:02} {_EGYPT[at.month - 1]} {at.year} {_half(at)}",
        date_readers=lambda at: f"{_WEEKDAYS[at.weekday()]} {at.day} {_EGYPT[at.month - 1]} {at.year} - {at:%H:%M}",
        date_seventh_day=lambda at: f"{_WEEKDAYS[at.weekday()]} {at.day:02} {_EGYPT[at.month - 1]} {at.year}",
        date_yemen=_yemeni,
        date_hijri_line=lambda at: f"{_hijri_only(at)} الموافق {at.day} {_EGYPT[at.month - 1]} {at.year} م",
        date_blogger=lambda at: f"{_WEEKDAYS[at.weekday()]}، {at.day} {_EGYPT[at.month - 1]} {at.year}",
        clock=lambda at: f"{at:%H:%M}",
        month=lambda at: _EGYPT[at.month - 1],
    )
    by_id = {article["id"]: article for article in articles}
    kept = {one for style in styles.values() for one in style.get("articles", ()) if one != "breaking"}
    common = [article for article in articles if article["id"] not in kept]
    for number, (name, style) in enumerate(styles.items()):
        template = environment.get_template(f"{name}.html.j2")
        own = [by_id[one] for one in style.get("articles", ())]
        for position in range(len(own) or ARTICLES_PER_STYLE):
            n = number * ARTICLES_PER_STYLE + position
            article = own[position] if own else common[n % len(common)]
            yield _page(name, style, article, common, n, template)


def _page(
    name: str, style: dict[str, Any], article: dict[str, Any], articles: list[dict[str, Any]], n: int, template: Any
) -> GoldPage:
    source = SourceHints(name=style["outlet"], country=style["country"], day_first=style.get("day_first"))
    # through a year and a half, at odd minutes, at every hour from morning to evening
    zone = zone_of(source, "") or UTC
    at = datetime(2024, 3, 5, tzinfo=zone) + timedelta(days=6 * n, hours=7 + n % 14, minutes=11 + n * 7 % 45)
    suffix = {"amp": "/amp", "print": "/print"}.get(name, "")
    url = f"https://{style['host']}/news/{70000 + n}{suffix}"
    paragraphs = tuple(line for piece in article["body"] for line in _lines(piece))
    shown = style.get("shows", ())
    html = template.render(
        a=article,
        s=style,
        n=n,
        url=url,
        at=at,
        at_utc=at.astimezone(UTC),
        later=at + timedelta(hours=1, minutes=3),
        flat="\n".join(paragraphs),
        others=[other["title"] for other in articles if other is not article][n % 5 : n % 5 + 5],
    )
    html = html.replace("</head>", f"{_ballast(n)}</head>", 1)
    start, closing, end = html.rpartition("</body>")
    # every other page closes itself before its last box, as where templates are pasted together
    html = f"{start}{_menu(n)}{closing}{end}" if closing and n % 2 else f"{html}{_menu(n)}"
    charset = style.get("charset", "utf-8")
    label = style.get("label", charset)
    return GoldPage(
        style=name,
        article=article["id"],
        url=url,
        raw=html.encode(charset, "xmlcharrefreplace"),
        content_type=f"text/html; charset={label}",
        source=source,
        zone=zone,
        now=at.astimezone(UTC) + (timedelta(days=40) if n % 3 == 2 else timedelta(hours=3)),
        title=article["title"],
        paragraphs=paragraphs,
        captions=tuple(caption for caption in article["captions"] if caption in html),
        published=_as_stated(at, style["states"]),
        author=article["author"] if "author" in shown else None,
        section=article["section"] if "section" in shown else None,
    )


def _as_stated(at: datetime, precision: str) -> datetime | date:
    if precision == "day":
        return at.date()
    return (at.replace(minute=0) if precision == "hour" else at).astimezone(UTC)


def _ballast(n: int) -> str:
    """Styles and scripts of the size that real pages have: 40 to 120 KB."""
    rules = "".join(f".c{i}{{margin:{i}px;padding:0 {i % 7}em}}" for i in range(600))
    script = "".join(f"window.dataLayer.push({{k{i}:'v{i * n}'}});" for i in range(800 + n * 20))
    return f"<style>{rules}</style><script>{script}</script>"


def _menu(n: int) -> str:
    """A menu of 150 sections below the page, as real pages have, which makes up most of the elements."""
    names = [_SECTIONS[(i + n) % len(_SECTIONS)] for i in range(150)]
    links = "".join(f'<li class="i{i}"><a href="/s/{i}"><span>{name}</span></a></li>' for i, name in enumerate(names))
    return f'<div class="mega-menu"><ul>{links}</ul></div>'


def _egyptian(at: datetime) -> str:
    return f"{_WEEKDAYS[at.weekday()]} {at.day}/{_EGYPT[at.month - 1]}/{at.year} - {_half(at)}"


def _yemeni(at: datetime) -> str:
    month, half = f"{_EGYPT[at.month - 1]}-{_LEVANT[at.month - 1]}", "صباحا" if at.hour < 12 else "مساء"
    return f"{_WEEKDAYS[at.weekday()]} {at.day:02} {month} {at.year} الساعة {at:%I} {half}"


def _half(at: datetime) -> str:
    return f"{at:%I:%M} {'ص' if at.hour < 12 else 'م'}"


def _hijri(at: datetime) -> str:
    return f"{_WEEKDAYS[at.weekday()]} {_hijri_only(at)} - {at.day} {_EGYPT[at.month - 1]} {at.year}م"


def _hijri_only(at: datetime) -> str:
    hijri = Gregorian(at.year, at.month, at.day).to_hijri()
    return f"{hijri.day} {_HIJRI[hijri.month - 1]} {hijri.year}هـ"


def _lines(piece: Any) -> list[str]:
    if isinstance(piece, str):
        return [piece]
    if "list" in piece:
        return list(piece["list"])
    if "table" in piece:
        return [" ".join(row) for row in piece["table"]]
    if "tweet" in piece:
        return [f"{piece['tweet']['text']} {piece['tweet']['by']}"]
    return [piece.get("quote") or piece.get("heading") or piece["q"]]
