"""`rasid show`: one article as a card to read in a terminal, right to left."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from cli.engines import connected
from cli.ui import fail, out
from indexing.engine import engine
from indexing.search import search as find

_KINDS = {"persons": "أشخاص", "organisations": "مؤسسات", "places": "أماكن"}
_CATEGORIES = {
    "politics": "سياسة", "security": "أمن", "economy": "اقتصاد", "sport": "رياضة", "culture": "ثقافة",
    "health": "صحة", "technology": "تقنية", "misc": "منوعات",
}  # fmt: skip
_SOURCES = {
    "agency": "وكالة",
    "outlet": "وسيلة إعلام",
    "official": "جهة رسمية",
    "statement": "بيان",
    "unnamed": "مصدر غير مسمى",
}
_ROLES = {"past": "مضى", "announced": "معلن", "reference": "إشارة", None: ""}


def show(
    article_id: Annotated[str, typer.Argument(metavar="ID", help="The article's id, as `rasid search` shows it.")],
) -> None:
    """One article: who, where, what was said and by whom, on whose word, when."""
    settings = connected()
    escaped = article_id.replace("\\", "").replace('"', "")
    found = find(engine(settings), f'id:"{escaped}"', prefix=settings.index_prefix, size=1)
    if not found.hits:
        fail(f"there is no article {article_id}. Remedy: take the id from `rasid search`")
    out.print(render(found.hits[0].article))


def render(article: dict[str, Any]) -> RenderableType:
    """The card of an article document, as `rasid enrich --jsonl` writes it or the index holds it."""
    parts: list[RenderableType] = [_right(article["title"], "bold"), _right(_origin(article), "dim"), Text()]
    parts += [_right(line) for line in (article.get("lead") or article["body"].split("\n", 1)[0]).split("\n")]
    for heading, lines in _sections(article):
        if lines:
            parts += [Text(), _right(heading, "bold cyan"), *(_right(line) for line in lines)]
    return Panel(Group(*parts), width=min(100, out.width))


def _origin(article: dict[str, Any]) -> str:
    category = article.get("category")
    about = f"{_CATEGORIES[category['id']]} ({category['confidence']:.2f})" if category else ""
    shown = (article.get("source", {}).get("name"), article.get("agency"), article.get("published_at"), about)
    return " · ".join(part for part in shown if part)


def _sections(article: dict[str, Any]) -> list[tuple[str, list[str]]]:
    entities = article.get("entities", {})
    sections = [(label, [_entity(entity) for entity in entities.get(kind, [])]) for kind, label in _KINDS.items()]
    quotes = [
        f"{quote['speaker'] or '؟'} ({quote['verb'] or quote['kind']}): {quote['text']}" for quote in article["quotes"]
    ]
    sources = [f"{source['name']} ({_SOURCES[source['type']]})" for source in article.get("word_of", [])]
    dates = [f"{date['surface']} = {date['value'] or '؟'} {_ROLES[date['role']]}" for date in article.get("dates", [])]
    return [
        *sections,
        ("أقوال", quotes),
        ("المصادر", sources),
        ("تواريخ", dates),
        ("عبارات", ["، ".join(article.get("keyphrases", []))] if article.get("keyphrases") else []),
    ]


def _entity(entity: dict[str, Any]) -> str:
    extra = [part for part in (entity.get("role"), entity.get("country"), entity.get("id")) if part]
    count = f" ×{entity['count']}" if entity["count"] > 1 else ""
    return f"{entity['name']}{count}" + (f" ({'، '.join(extra)})" if extra else "")


def _right(line: str, style: str = "") -> RenderableType:
    """A line set from the right. The terminal orders its letters; a right-to-left mark says which way it runs."""
    grid = Table.grid(expand=True)
    grid.add_column(justify="right", overflow="fold")
    grid.add_row(Text(f"\u200f{line}", style))
    return grid
