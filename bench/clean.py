"""Cleaning: main text, furniture and dates, beside the libraries that are in use, on pages of our own with gold text.

Body: token F1 (folded words, as bags), mean and worst page; furniture: lines of the result that are in no gold
paragraph. Dates: right to the minute where the page states a time, to the day where it states a day; wrong day:
another day than gold's, which is worse than none. Time is CPU of this process, best of two rounds over all pages,
interleaved.

    python -m bench.clean [--memory]

`--memory` cleans 10,000 pages and prints the resident size on the way (takes about two minutes).
"""

from __future__ import annotations

import logging
import sys
import warnings
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from time import process_time
from typing import Any, NamedTuple, cast

import dateparser
import htmldate
import psutil
import trafilatura
from lxml import html
from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).parent.parent))  # the corpus belongs to the tests, which are not installed

from arabic.encoding import decode
from tests.data.pages.corpus import GoldPage, left_in, pages, token_f1
from workers.clean import CleanArticle, Furniture, clean_page

_ROUNDS = 2


class Extractor(NamedTuple):
    """A way to get the text of a page."""

    name: str
    run: Callable[[GoldPage], str]


class Dater(NamedTuple):
    """A way to get the date of a page: an instant, a local day, or None."""

    name: str
    run: Callable[[GoldPage], datetime | date | None]


def _ours(page: GoldPage, furniture: Furniture | None = None) -> CleanArticle | None:
    result = clean_page(
        page.raw,
        url=page.url,
        content_type=page.content_type,
        source=page.source,
        furniture=furniture,
        now=page.now,
    )
    return result if isinstance(result, CleanArticle) else None


def _body(page: GoldPage) -> str:
    article = _ours(page)
    return article.body if article else ""


def _trafilatura(**options: Any) -> Callable[[GoldPage], str]:
    def run(page: GoldPage) -> str:
        return trafilatura.extract(page.raw, include_comments=False, **options) or ""

    return run


def _trafilatura_with_metadata(page: GoldPage) -> str:
    """The same text, and title, authors, date and so on beside it: the work that ours does."""
    document = trafilatura.bare_extraction(page.raw, include_comments=False, with_metadata=True)
    return str(getattr(document, "text", None) or "")


def _newspaper(page: GoldPage) -> str:
    import newspaper  # of the extra `bench`, like readability below

    article = newspaper.Article(page.url, language="ar", fetch_images=False)
    article.download(input_html=decode(page.raw, page.content_type).text)
    article.parse()
    return str(article.text)


def _readability(page: GoldPage) -> str:
    from readability import Document

    summary = Document(page.raw).summary()
    parts = (str(part).strip() for part in html.fromstring(summary).itertext())
    return "\n".join(part for part in parts if part)


def _htmldate(*, extensive: bool) -> Callable[[GoldPage], datetime | date | None]:
    def run(page: GoldPage) -> datetime | date | None:
        found = htmldate.find_date(
            decode(page.raw, page.content_type).text,
            extensive_search=extensive,
            original_date=True,
            outputformat="%Y-%m-%dT%H:%M:%S%z",
        )
        return _parsed(found)

    return run


def _parsed(text: str | None) -> datetime | date | None:
    if not text:
        return None
    value = datetime.fromisoformat(text)
    return value.date() if value.time() == datetime.min.time() else value


def _dateparser(page: GoldPage) -> datetime | date | None:
    """The first line of the visible text that dateparser reads as a date, given the language and the order."""
    tree = html.fromstring(decode(page.raw, page.content_type).text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    for text in cast("list[str]", tree.xpath("//body//text()[not(parent::script)]")):
        line = text.strip()
        if 6 <= len(line) <= 80 and any(char.isdigit() for char in line):
            found = dateparser.parse(line, languages=["ar"], settings={"DATE_ORDER": "DMY"})
            if isinstance(found, datetime):
                return found
    return None


EXTRACTORS = (
    Extractor("rasid", _body),
    Extractor("trafilatura", _trafilatura()),
    Extractor("trafilatura, metadata", _trafilatura_with_metadata),
    Extractor("trafilatura fast", _trafilatura(fast=True)),
    Extractor("trafilatura precision", _trafilatura(favor_precision=True)),
    Extractor("trafilatura fast precision", _trafilatura(fast=True, favor_precision=True)),
    Extractor("newspaper4k ar", _newspaper),
    Extractor("readability-lxml", _readability),
)
DATERS = (
    Dater("rasid", lambda page: article.published.value if (article := _ours(page)) and article.published else None),
    Dater("htmldate fast", _htmldate(extensive=False)),
    Dater("htmldate extensive", _htmldate(extensive=True)),
    Dater("dateparser", _dateparser),
)


def _text(extractor: Extractor, page: GoldPage) -> str:
    try:
        return extractor.run(page)
    except Exception:  # noqa: BLE001  a library that stumbles over a page has found nothing on it
        return ""


def _day(value: datetime | date, page: GoldPage) -> date:
    """The local day of `value`, in the zone in which the page was written."""
    if not isinstance(value, datetime):
        return value
    return value.astimezone(page.zone).date() if value.tzinfo else value.date()


def _is_right(value: datetime | date | None, page: GoldPage) -> bool:
    gold = page.published
    if value is None:
        return False
    if not isinstance(gold, datetime):
        return _day(value, page) == gold
    if not isinstance(value, datetime):
        return False
    instant = value if value.tzinfo else value.replace(tzinfo=page.zone)
    return abs((instant - gold).total_seconds()) < 60


def _milliseconds(run: Callable[[GoldPage], object], corpus: list[GoldPage]) -> float:
    start = process_time()
    for page in corpus:
        try:
            run(page)
        except Exception:  # noqa: BLE001
            continue
    return (process_time() - start) * 1000 / len(corpus)


def body_table(corpus: list[GoldPage]) -> Table:
    """Text and speed, all extractors in the same rounds."""
    times: dict[str, list[float]] = {extractor.name: [] for extractor in EXTRACTORS}
    for _ in range(_ROUNDS):
        for extractor in EXTRACTORS:
            times[extractor.name].append(_milliseconds(extractor.run, corpus))
    base = min(times["trafilatura"])
    table = Table(title=f"Body of {len(corpus)} pages in {len({page.style for page in corpus})} house styles")
    for head in ("", "F1 mean", "F1 worst", "furniture lines left", "CPU ms a page", "to trafilatura"):
        table.add_column(head, justify="left" if not head else "right")
    for extractor in EXTRACTORS:
        texts = [_text(extractor, page) for page in corpus]
        scores = [token_f1(text, "\n".join(page.paragraphs)) for text, page in zip(texts, corpus, strict=True)]
        left = sum(len(left_in(text.splitlines(), page)) for text, page in zip(texts, corpus, strict=True))
        best = min(times[extractor.name])
        table.add_row(
            extractor.name,
            f"{sum(scores) / len(scores):.4f}",
            f"{min(scores):.3f}",
            str(left),
            f"{best:.1f}",
            f"{best / base:.2f}",
        )
    return table


def date_table(corpus: list[GoldPage]) -> Table:
    """Publication dates."""
    table = Table(title="Publication date")
    for head in ("", "right", "none", "wrong day"):
        table.add_column(head, justify="left" if not head else "right")
    for dater in DATERS:
        values = []
        for page in corpus:
            try:
                values.append(dater.run(page))
            except Exception:  # noqa: BLE001
                values.append(None)
        pairs = list(zip(values, corpus, strict=True))
        right = sum(_is_right(value, page) for value, page in pairs)
        wrong = sum(value is not None and _day(value, page) != _day(page.published, page) for value, page in pairs)
        table.add_row(dater.name, f"{right / len(corpus):.3f}", str(values.count(None)), str(wrong))
    return table


def fields_table(corpus: list[GoldPage]) -> Table:
    """The other fields, ours only."""
    articles = [(_ours(page), page) for page in corpus]
    found = [(article, page) for article, page in articles if article]
    rows = {
        "title is the headline": sum(article.title == page.title for article, page in found),
        "first caption found": sum(
            not page.captions or any(page.captions[0] in caption for caption in article.captions)
            for article, page in found
        ),
        "no caption in the body": sum(not set(page.captions) & set(article.paragraphs) for article, page in found),
        "language is ar": sum(article.language == "ar" for article, _ in found),
        "refused": len(corpus) - len(found),
    }
    table = Table(title="Other fields (pages)")
    table.add_column("")
    table.add_column("", justify="right")
    for name, count in rows.items():
        table.add_row(name, f"{count} of {len(corpus)}")
    return table


def memory_table(corpus: list[GoldPage]) -> Table:
    """Resident size while 10,000 pages are cleaned."""
    process, table = psutil.Process(), Table(title="Memory")
    for head in ("pages", "resident MB"):
        table.add_column(head, justify="right")
    for count in range(1, 10_001):
        _ours(corpus[count % len(corpus)])
        if count in {100, 1_000, 5_000, 10_000}:
            table.add_row(f"{count:,}", f"{process.memory_info().rss / 1e6:.0f}")
    return table


def main() -> None:
    """Print all tables."""
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    corpus = pages()
    console = Console()
    console.print(body_table(corpus))
    console.print(date_table(corpus))
    console.print(fields_table(corpus))
    if "--memory" in sys.argv[1:]:
        console.print(memory_table(corpus))
    console.print(f"{datetime.now(UTC):%Y-%m-%d}, trafilatura {trafilatura.__version__}")


if __name__ == "__main__":
    main()
