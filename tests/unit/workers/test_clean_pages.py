"""Whole pages, in all house styles, against their gold text."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

import pytest

from tests.data.pages.corpus import GoldPage, left_in, pages, token_f1
from workers.clean import CleanArticle, Furniture, clean_page

# The worst page may lose a short line; see `bench/clean.py` for the figures beside other libraries.
MIN_F1 = 0.95
MIN_MEAN_F1 = 0.99

PAGES = pages()
IDS = [f"{page.style}-{page.article}" for page in PAGES]


@cache
def article(index: int) -> CleanArticle:
    page = PAGES[index]
    result = clean_page(page.raw, url=page.url, content_type=page.content_type, source=page.source, now=page.now)
    assert isinstance(result, CleanArticle), result
    return result


def gold(page: GoldPage) -> str:
    return "\n".join(page.paragraphs)


@pytest.mark.parametrize("index", range(len(PAGES)), ids=IDS)
def test_page_gives_its_article(index: int) -> None:
    page, found = PAGES[index], article(index)
    assert found.title == page.title
    assert token_f1(found.body, gold(page)) >= MIN_F1
    assert left_in(found.paragraphs, page) == []
    assert not set(page.captions) & set(found.paragraphs)
    assert found.language == "ar"
    assert not found.canonical_url.endswith("/amp")
    assert not found.canonical_url.endswith("/print")


@pytest.mark.parametrize("index", range(len(PAGES)), ids=IDS)
def test_page_gives_its_date(index: int) -> None:
    page, published = PAGES[index], article(index).published
    assert published is not None
    if isinstance(page.published, datetime):
        assert isinstance(published.value, datetime)
        assert abs((published.value - page.published).total_seconds()) < 60
    elif isinstance(published.value, datetime):
        assert published.value.astimezone(page.zone).date() == page.published
    else:
        assert published.value == page.published


def test_mean_over_all_pages() -> None:
    scores = [token_f1(article(index).body, gold(page)) for index, page in enumerate(PAGES)]
    assert sum(scores) / len(scores) >= MIN_MEAN_F1


def test_wrongly_labelled_pages_are_noted() -> None:
    notes = {page.style: article(index).encoding_notes for index, page in enumerate(PAGES)}
    assert notes["bare"] == ("label ignored: utf-8",)
    assert notes["dialogs"] == ("label ignored: cp1256",)
    assert notes["wordpress"] == ()


def test_datelines_become_fields() -> None:
    by_name = dict(zip(IDS, range(len(PAGES)), strict=True))
    court = article(by_name["agency-court"])
    assert (court.place_line, court.agency) == ("تونس", "أ ف ب")
    assert court.body.startswith("رفضت المحكمة العليا")


def test_text_of_a_page_built_in_the_browser_comes_from_its_data() -> None:
    index = next(i for i, page in enumerate(PAGES) if page.style == "browser")
    assert "body from structured data" in article(index).notes


def test_learned_lines_are_taken_out_and_articles_stay() -> None:
    """One outlet's pages, cleaned in turn: an unknown kind of line goes once it has recurred, and no paragraph does."""
    motto = "صوت من لا صوت له منذ عام ألف وتسعمئة"
    furniture = Furniture()
    last: CleanArticle | None = None
    for page in [page for page in PAGES if page.style in {"tagdiv", "dialogs"}]:
        raw = page.raw.replace(b"<p>", f"<p>{motto}</p><p>".encode(), 1)
        last_page = page
        found = clean_page(raw, url=page.url, source=page.source, furniture=furniture, now=page.now)
        assert isinstance(found, CleanArticle)
        furniture = furniture.plus(found.line_keys)
        last = found
    assert last is not None
    assert motto not in last.body
    assert token_f1(last.body, gold(last_page)) >= MIN_F1


def test_page_as_text_is_cleaned_as_its_bytes_are() -> None:
    page = PAGES[0]
    found = clean_page(page.raw.decode(), url=page.url, source=page.source, now=datetime(2030, 1, 1, tzinfo=UTC))
    assert isinstance(found, CleanArticle)
    assert found.body == article(0).body
