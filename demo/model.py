"""What the newsroom is made of: outlets, feeds and articles, read from the YAML files beside this module."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

import yaml

HERE = Path(__file__).parent

FeedFormat = Literal["rss2", "rss2-full", "atom", "rss1", "rss091", "rss2-malformed", "not-xml"]
BlockKind = Literal["paragraph", "heading", "list", "post", "table"]
FeedDates = Literal["rfc822", "iso", "arabic", "none"]


@dataclass(frozen=True)
class Feed:
    """One feed of an outlet and its peculiarities."""

    path: str
    format: FeedFormat
    dates: FeedDates = "rfc822"
    conditional: bool = False  # sends ETag and Last-Modified, answers 304
    tracking: bool = False  # links carry utm_* and fbclid parameters
    moved_from: str = ""  # an old path that answers 301; it is the one that feeds.yml lists


@dataclass(frozen=True)
class Outlet:
    """A house: where it is, how it writes dates and addresses, which metadata its pages carry."""

    id: str
    name: str
    latin: str
    country: str  # ISO 3166-1 alpha-2
    zone: str  # IANA time zone in which its pages state times
    path: str  # address pattern of an article: {number}, {slug} (Arabic words of the title) or {id}
    date: str  # pattern of the visible date, see demo.dates.visible
    months: str  # see demo.dates.MONTHS
    feeds: tuple[Feed, ...]
    sections: tuple[str, ...]
    colour: str
    address: int  # last byte of its loopback address, so that each house is a host of its own
    digits: Literal["latin", "arabic-indic"] = "latin"
    metadata: tuple[str, ...] = ()  # any of jsonld, graph, og, time, microdata, dc
    encoding: str = "utf-8"
    labelled: bool = True  # its pages say in which encoding they are
    amp: bool = False  # each article has an AMP version below its address

    @property
    def states(self) -> Literal["minute", "day"]:
        """How precisely a page of this house states when it was published."""
        exact = bool(self.metadata) or "{minute}" in self.date
        return "minute" if exact else "day"


@dataclass(frozen=True)
class Block:
    """One piece of a body: a paragraph, subheading, embedded post, list (a line an item) or table (a line a row).

    Cells of a row stand between ` | `.
    """

    kind: BlockKind
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Edit:
    """What the desk changes after publishing: a new title, words replaced, paragraphs added at the end.

    For houses that number their articles: one that builds addresses from titles would move the page.
    """

    title: str = ""
    replace: Mapping[str, str] = field(default_factory=dict)
    append: str = ""
    actors: tuple[str, ...] = ()  # named only after the edit


@dataclass(frozen=True)
class Article:
    """An article as its house holds it.

    `body` is plain text, one line a block; a line starting with `## ` is a subheading, with `- ` a list item,
    with `> ` an embedded post, with `| ` a row of a table. `published` is either fixed or `minutes` before the start of
    the newsroom.
    """

    id: str
    outlet: str
    title: str
    body: str
    minutes: int = 0
    published: datetime | None = None
    section: str = ""
    place: str = ""  # of the dateline
    agency: str = ""  # whose copy it is, as the page says
    authors: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    credit: str = ""
    keywords: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()  # persons and organisations of config/watchlist.yml, by id
    language: str = "ar"
    story: str = ""  # id of the first article of the story; its own when it is no copy
    copy_of: str = ""
    edit: Edit | None = None
    mislabelled: bool = False  # header and meta say UTF-8 while the bytes are in the house's encoding
    flaky: int = 0  # the first so many requests are answered 500
    gone: bool = False  # listed in the feed, but the page answers 404
    moved: bool = False  # the feed lists a short address that answers 301
    amp: bool = False  # the feed lists the AMP version
    partial: bool = False  # the page shows the beginning, which `body` holds, and asks to subscribe for the rest

    @property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(_blocks(self.body))

    @property
    def text(self) -> str:
        """The body as a reader sees it: one line a paragraph, subheading, list item or post."""
        return "\n".join(line for block in self.blocks for line in block.lines)

    @property
    def number(self) -> int:
        """A stable number for addresses; five bytes, so that thousands of published articles do not meet in one."""
        return int.from_bytes(blake2b(self.id.encode(), digest_size=5).digest(), "big")

    def instant(self, now: datetime) -> datetime:
        """When it was published, given when the newsroom opened."""
        return self.published or now - timedelta(minutes=self.minutes)

    def path(self, outlet: Outlet) -> str:
        """Address below the host, percent-encoded."""
        slug = "-".join(re.findall(r"\w+", self.title)[:8])
        return quote(f"/{outlet.id}/" + outlet.path.format(number=self.number, slug=slug, id=self.id))

    def edited(self) -> "Article":
        """The article after its edit; itself where it has none."""
        if self.edit is None:
            return self
        body = self.body
        for old, new in self.edit.replace.items():
            body = body.replace(old, new)
        if self.edit.append:
            body = f"{body.rstrip()}\n{self.edit.append}"
        return replace(self, title=self.edit.title or self.title, body=body, actors=self.actors + self.edit.actors)


_MARKS: dict[str, BlockKind] = {"## ": "heading", "- ": "list", "> ": "post", "| ": "table"}


def _marked(line: str) -> tuple[BlockKind, str]:
    for mark, kind in _MARKS.items():
        if line.startswith(mark):
            return kind, line.removeprefix(mark)
    return "paragraph", line


def _blocks(body: str) -> Iterator[Block]:
    lines = [_marked(line) for line in map(str.strip, body.splitlines()) if line]
    for kind, group in groupby(lines, key=itemgetter(0)):
        texts = tuple(text for _, text in group)
        if kind in ("list", "table"):
            yield Block(kind, texts)
        else:
            yield from (Block(kind, (text,)) for text in texts)


def spell(text: str, habit: str) -> str:
    """Rewrites `text` in a house's spelling habit.

    `dotless-yaa`: final yaa without dots, as Egyptian dailies print it. `bare-alif`: alif without hamza. Anything
    else but an empty habit raises KeyError.
    """
    rules = {"": ("", ""), "dotless-yaa": (r"ي\b", "ى"), "bare-alif": ("[أإ]", "ا")}
    pattern, by = rules[habit]
    return re.sub(pattern, by, text) if pattern else text


def _tuples(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}


@cache
def outlets() -> dict[str, Outlet]:
    """All houses by id."""
    entries = yaml.safe_load((HERE / "outlets.yml").read_text("utf-8"))
    houses = (Outlet(**_tuples({**e, "feeds": [Feed(**f) for f in e["feeds"]]})) for e in entries)
    return {house.id: house for house in houses}


@cache
def articles() -> dict[str, Article]:
    """All articles by id, oldest story first within a file; copies are made from the article they repeat."""
    found: dict[str, Article] = {}
    copies: list[dict[str, Any]] = []
    for path in sorted((HERE / "articles").glob("*.yml")):
        for entry in yaml.safe_load(path.read_text("utf-8")):
            entry = {"outlet": path.stem, **entry}
            if "copy_of" in entry:
                copies.append(entry)
            else:
                found[entry["id"]] = _article(entry)
    for entry in copies:
        found[entry["id"]] = _copy(entry, found[entry["copy_of"]])
    return found


def _article(entry: Mapping[str, Any]) -> Article:
    values = _tuples(entry)
    if "edit" in values:
        values["edit"] = Edit(**_tuples(values["edit"]))
    return Article(**{"story": values["id"], **values})


def _copy(entry: Mapping[str, Any], original: Article) -> Article:
    """A house's copy of an agency's piece: its own lede, words, end and spelling."""
    own = dict(entry)
    lede, habit, drop_last = own.pop("lede", ""), own.pop("spelling", ""), own.pop("drop_last", False)
    rewritten = own.pop("rewritten", {})  # whole paragraphs in other words, by their number from 1
    lines = [line for line in original.body.splitlines() if line.strip()]
    if lede:
        lines[0] = lede
    for number, paragraph in rewritten.items():
        lines[number - 1] = paragraph
    if drop_last:
        lines.pop()
    inherited = {
        "body": spell("\n".join(lines), habit),
        "story": original.story,
        "section": original.section,
        "place": original.place,
        "keywords": list(original.keywords),
        "actors": list(original.actors),
    }
    return _article({**inherited, **own})
