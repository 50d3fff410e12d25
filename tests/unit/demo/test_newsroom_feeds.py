"""Every feed, read by feedparser, is as good or as bad as intended."""

from calendar import timegm
from datetime import UTC, datetime
from typing import Any

import feedparser
import httpx
import pytest

from demo.model import outlets
from demo.server import Newsroom

WELL_FORMED = ["dostor", "nile", "cedar", "ufuq", "najd", "atlas", "rafidain", "mashriq", "jusoor", "sahm", "sahel"]
VERSIONS = {"cedar": "atom10", "atlas": "rss10", "rafidain": "rss091u"}


def fetch(newsroom: Newsroom, client: httpx.Client, feed: str) -> tuple[httpx.Response, Any]:
    url = next(entry["url"] for entry in newsroom.feeds if entry["id"] == feed)
    response = client.get(url, follow_redirects=True)
    return response, feedparser.parse(response.content, response_headers=dict(response.headers))


@pytest.mark.parametrize("feed", WELL_FORMED)
def test_well_formed(newsroom: Newsroom, client: httpx.Client, feed: str) -> None:
    response, parsed = fetch(newsroom, client, feed)
    assert response.status_code == 200
    assert not parsed.bozo
    assert parsed.version == VERSIONS.get(feed, "rss20")
    expected = [entry for entry in newsroom.truth() if entry.outlet == feed]
    assert {entry.title for entry in parsed.entries} == {entry.title for entry in expected}
    assert all(entry.link.startswith("http://127.0.0.") for entry in parsed.entries)


@pytest.mark.parametrize("feed", ["dostor", "cedar", "atlas", "rafidain"])
def test_dates_are_the_published_instants(newsroom: Newsroom, client: httpx.Client, feed: str) -> None:
    _, parsed = fetch(newsroom, client, feed)
    read = {
        entry.title: datetime.fromtimestamp(timegm(entry.get("published_parsed") or entry.updated_parsed), UTC)
        for entry in parsed.entries
    }
    assert read == {entry.title: entry.published for entry in newsroom.truth() if entry.outlet == feed}


def test_arabic_pubdate_is_beyond_feedparser(newsroom: Newsroom, client: httpx.Client) -> None:
    _, parsed = fetch(newsroom, client, "sada")
    assert all("published" in entry and entry.published_parsed is None for entry in parsed.entries)


def test_feed_without_dates(newsroom: Newsroom, client: httpx.Client) -> None:
    _, parsed = fetch(newsroom, client, "jusoor")
    assert not any("published" in entry for entry in parsed.entries)


def test_full_text_is_in_the_feed(newsroom: Newsroom, client: httpx.Client) -> None:
    _, parsed = fetch(newsroom, client, "ufuq")
    truths = {entry.title: entry for entry in newsroom.truth()}
    for entry in parsed.entries:
        content = entry.content[0].value
        assert all(line in content for line in truths[entry.title].body.splitlines())


def test_windows_1256(newsroom: Newsroom, client: httpx.Client) -> None:
    response, _ = fetch(newsroom, client, "nile")
    assert response.headers["Content-Type"].endswith("charset=windows-1256")
    assert "مدبولي" in response.content.decode("windows-1256")
    with pytest.raises(UnicodeDecodeError):
        response.content.decode("utf-8")


def test_malformed_feed_is_partly_recovered(newsroom: Newsroom, client: httpx.Client) -> None:
    _, parsed = fetch(newsroom, client, "sada")
    own = {entry.title for entry in newsroom.truth() if entry.outlet == "sada"}
    assert parsed.bozo
    assert {entry.title for entry in parsed.entries} & own


def test_not_a_feed_at_all(newsroom: Newsroom, client: httpx.Client) -> None:
    response, parsed = fetch(newsroom, client, "sada-2")
    assert response.headers["Content-Type"].startswith("text/html")
    assert parsed.bozo or not parsed.version
    assert parsed.entries == []


def test_moved_feed_answers_301_first(newsroom: Newsroom, client: httpx.Client) -> None:
    response, _ = fetch(newsroom, client, "jusoor")
    assert [hop.status_code for hop in response.history] == [301]


def test_tracked_links_lead_to_the_page(newsroom: Newsroom, client: httpx.Client) -> None:
    _, parsed = fetch(newsroom, client, "atlas")
    assert all("utm_source=rss" in entry.link and "fbclid=" in entry.link for entry in parsed.entries)
    moved = next(entry for entry in parsed.entries if "?p=" in entry.link)
    answer = client.get(moved.link)
    assert answer.status_code == 301
    assert answer.headers["Location"] == newsroom.url("atlas-sahara")
    plain = next(entry for entry in parsed.entries if "?p=" not in entry.link)
    page = client.get(plain.link)
    assert page.status_code == 200
    assert f'rel="canonical" href="{plain.link.partition("?")[0]}"' in page.text


@pytest.mark.parametrize("validator", ["ETag", "Last-Modified"])
def test_conditional_get(newsroom: Newsroom, client: httpx.Client, validator: str) -> None:
    response, _ = fetch(newsroom, client, "ufuq")
    header = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}[validator]
    again = client.get(response.url, headers={header: response.headers[validator]})
    assert (again.status_code, again.content) == (304, b"")
    other = {"ETag": '"other"', "Last-Modified": "Thu, 01 Jan 2015 00:00:00 GMT"}[validator]
    assert client.get(response.url, headers={header: other}).status_code == 200


def test_feeds_are_compressed_when_asked(newsroom: Newsroom, client: httpx.Client) -> None:
    response, _ = fetch(newsroom, client, "mashriq")
    assert response.headers["Content-Encoding"] == "gzip"
    plain = client.get(response.url, headers={"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in plain.headers
    assert plain.content == response.content


def test_front_page_announces_every_feed(newsroom: Newsroom, client: httpx.Client) -> None:
    for outlet in outlets().values():
        site = next(entry["site"] for entry in newsroom.feeds if entry["id"] == outlet.id)
        page = client.get(site)
        assert all(f'{feed.path}">' in page.text for feed in outlet.feeds)
        assert any(entry.title in page.text for entry in newsroom.truth() if entry.outlet == outlet.id)
