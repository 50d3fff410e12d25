"""Every page is served as its house would serve it."""

import json
import re
from collections.abc import Iterator
from html import unescape
from zoneinfo import ZoneInfo

import httpx
import pytest

from demo import Truth, truth
from demo.model import articles, outlets
from demo.server import Newsroom

SERVED = [entry.id for entry in truth() if entry.served and not articles()[entry.id].flaky]


def get(newsroom: Newsroom, client: httpx.Client, article: str) -> tuple[Truth, httpx.Response]:
    entry = next(entry for entry in newsroom.truth() if entry.id == article)
    return entry, client.get(newsroom.url(article))


def visible_lines(page: str) -> Iterator[str]:
    """Text between tags, for looking up whole lines."""
    for piece in re.split(r"<[^>]+>", page):
        yield unescape(piece).strip()


@pytest.mark.parametrize("article", SERVED)
def test_page_holds_the_article_in_its_declared_encoding(
    newsroom: Newsroom, client: httpx.Client, article: str
) -> None:
    entry, response = get(newsroom, client, article)
    assert response.status_code == 200
    house = outlets()[entry.outlet]
    declared = response.headers["Content-Type"].partition("charset=")[2]
    markup = response.content.decode("ascii", "ignore")
    assert f'<meta charset="{declared}">' in markup if house.labelled else "charset" not in declared + markup
    page = unescape(response.content.decode(house.encoding))
    assert entry.title in page
    for line in (*entry.body.splitlines(), *entry.captions, *entry.authors):
        assert all(cell in page for cell in line.split(" | "))
    direction = "ltr" if entry.language == "en" else "rtl"
    assert f'<html lang="{entry.language}" dir="{direction}">' in page


def test_mislabelled_page_lies_about_its_encoding(newsroom: Newsroom, client: httpx.Client) -> None:
    _, response = get(newsroom, client, "nile-train")
    assert response.headers["Content-Type"].endswith("charset=utf-8")
    with pytest.raises(UnicodeDecodeError):
        response.content.decode("utf-8")


def test_amp_version_points_to_its_article(newsroom: Newsroom, client: httpx.Client) -> None:
    _, page = get(newsroom, client, "sahm-aramco")
    url = newsroom.url("sahm-aramco")
    assert f'<link rel="amphtml" href="{url}/amp">' in page.text
    amp = client.get(f"{url}/amp")
    assert "<html amp" in amp.text
    assert f'<link rel="canonical" href="{url}">' in amp.text
    feed = next(entry["url"] for entry in newsroom.feeds if entry["id"] == "sahm")
    assert f"<link>{url}/amp</link>" in client.get(feed).text


def test_partial_page_asks_to_subscribe(newsroom: Newsroom, client: httpx.Client) -> None:
    entry, page = get(newsroom, client, "sahm-budget")
    assert entry.partial
    assert "لقراءة بقية الموضوع اشترك" in page.text


def test_table_keeps_rows_and_cells(newsroom: Newsroom, client: httpx.Client) -> None:
    _, page = get(newsroom, client, "sahm-close")
    assert "<tr><td>السوق الأول</td><td>8214.36</td><td>0.42%</td></tr>" in page.text


def test_other_metadata_states_the_instant(newsroom: Newsroom, client: httpx.Client) -> None:
    _, page = get(newsroom, client, "sahm-close")
    stated = "2026-03-12T10:49:00+03:00"
    assert f'<meta name="DC.date.issued" content="{stated}">' in page.text
    assert f'<meta itemprop="datePublished" content="{stated}">' in page.text


def test_seed_page_repeats_masthead_and_caption(newsroom: Newsroom, client: httpx.Client) -> None:
    _, response = get(newsroom, client, "dostor-kremlin-nato")
    lines = list(visible_lines(response.text))
    assert lines.count("رئيس مجلسى الإدارة والتحرير") == 2
    assert lines.count("محمد الباز") == 2
    assert lines.count("بيسكوف") == 2
    assert "الجمعة 24/ديسمبر/2021 - 04:12 م" in lines


@pytest.mark.parametrize("article", ["ufuq-iran", "mashriq-truce"])
def test_linked_data_states_the_instant(newsroom: Newsroom, client: httpx.Client, article: str) -> None:
    entry, response = get(newsroom, client, article)
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', response.text, re.DOTALL)
    assert found
    data = json.loads(found[1])
    news = next(node for node in data.get("@graph", [data]) if node["@type"] == "NewsArticle")
    assert news["headline"] == entry.title
    stated = entry.published.astimezone(ZoneInfo(outlets()[entry.outlet].zone))
    assert news["datePublished"] == stated.isoformat()


def test_house_without_metadata_shows_its_date_only(newsroom: Newsroom, client: httpx.Client) -> None:
    _, response = get(newsroom, client, "cedar-hochstein")
    assert "ld+json" not in response.text
    assert "og:" not in response.text
    assert "12 آذار 2026 | 10:53" in response.text


def test_furniture_is_there(newsroom: Newsroom, client: httpx.Client) -> None:
    furnished = {"dostor": "dostor-dam", "ufuq": "ufuq-ai", "cedar": "cedar-power"}
    pages = {house: get(newsroom, client, article)[1].text for house, article in furnished.items()}
    assert "اقرأ أيضًا" in pages["dostor"]
    assert "شارك" in pages["dostor"]
    assert "قواعد المشاركة في التعليقات" in pages["ufuq"]
    assert "ملفات تعريف الارتباط" in pages["cedar"]
    assert "نشرة الصباح" in pages["cedar"]


def test_gone_page_and_unknown_addresses_answer_404(newsroom: Newsroom, client: httpx.Client) -> None:
    assert client.get(newsroom.url("rafidain-gone")).status_code == 404
    for path in ("/dostor/1", "/nobody/", "/nobody/1", "/nobody/photo/1.svg"):
        assert client.get(newsroom.base_url + path).status_code == 404


def test_flaky_page_recovers_at_the_third_request(fresh: Newsroom, client: httpx.Client) -> None:
    url = fresh.url("rafidain-sudani")
    assert [client.get(url).status_code for _ in range(4)] == [500, 500, 200, 200]


def test_photos_are_drawn(newsroom: Newsroom, client: httpx.Client) -> None:
    _, page = get(newsroom, client, "ufuq-ai")
    photo = re.search(r'<img src="([^"]+)"', page.text)
    assert photo
    assert client.get(photo[1]).headers["Content-Type"].startswith("image/svg+xml")


def test_addresses_may_hold_arabic_words(newsroom: Newsroom, client: httpx.Client) -> None:
    url = newsroom.url("cedar-hochstein")
    assert url.isascii()
    assert "%D9%87" in url
    assert client.get(url).status_code == 200
