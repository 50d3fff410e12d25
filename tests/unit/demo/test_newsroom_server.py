"""Opening and closing, publishing and editing while it runs, the log of requests, and the process form."""

import json
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import httpx
import pytest
import yaml

from config.feeds import Feeds
from demo.server import Newsroom


def test_feeds_file_is_one_that_we_accept(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.write_feeds(tmp_path / "feeds.yml")
    read = Feeds.model_validate(yaml.safe_load((tmp_path / "feeds.yml").read_text("utf-8")))
    assert [feed.id for feed in read.feeds] == [entry["id"] for entry in newsroom.feeds]
    assert {feed.country for feed in read.feeds} >= {"EG", "LB", "AE", "SA", "MA", "IQ"}
    assert next(feed for feed in read.feeds if feed.id == "sada-2").source_id == "sada"


def test_outlets_are_hosts_of_their_own_where_the_system_allows(newsroom: Newsroom) -> None:
    hosts = {httpx.URL(entry["site"]).host for entry in newsroom.feeds}
    if sys.platform == "linux":
        assert len(hosts) == len({entry["site"] for entry in newsroom.feeds})
    else:
        assert hosts


def test_published_article_tops_the_feed_and_ends_the_304(fresh: Newsroom, client: httpx.Client) -> None:
    feed = next(entry["url"] for entry in fresh.feeds if entry["id"] == "najd")
    before = client.get(feed)
    url = fresh.publish("najd", title="خبر عاجل", body="نص الخبر العاجل.\n\nفقرة ثانية.", actors=("putin",))
    after = client.get(feed, headers={"If-None-Match": before.headers["ETag"]})
    assert after.status_code == 200
    assert feedparser.parse(after.content).entries[0].link == url
    page = client.get(url)
    assert "نص الخبر العاجل." in page.text
    entry = fresh.truth()[-1]
    assert (entry.title, entry.actors, entry.published) == ("خبر عاجل", ("putin",), fresh.now)


def test_publish_uses_the_present_on_a_live_clock() -> None:
    with Newsroom() as live:
        opened = datetime.now(UTC)
        live.publish("cedar", title="عنوان", body="نص")
        assert (live.truth()[-1].published - opened).total_seconds() < 5


def test_publish_at_an_unknown_outlet_names_the_known_ones(newsroom: Newsroom) -> None:
    with pytest.raises(KeyError, match="dostor, nile"):
        newsroom.publish("nobody", title="عنوان", body="نص")


def test_many_articles_of_one_title_have_addresses_of_their_own(fresh: Newsroom, client: httpx.Client) -> None:
    urls = {fresh.publish("cedar", title="العنوان نفسه", body=f"نص {number}") for number in range(200)}
    assert len(urls) == 200
    assert client.get(next(iter(urls))).status_code == 200


def test_published_copy_joins_the_story(fresh: Newsroom) -> None:
    fresh.publish("cedar", title="عن وكالة", body="نص", copy_of="nile-truce")
    fresh.publish("cedar", title="غير ذلك", body="نص", id="cedar-own")
    copy, own = fresh.truth()[-2:]
    assert (copy.story, own.story) == ("mashriq-truce", "cedar-own")
    with pytest.raises(ValueError, match="cedar-own"):
        fresh.publish("cedar", title="مكرر", body="نص", id="cedar-own")


def test_edit_changes_page_and_feed(fresh: Newsroom, client: httpx.Client) -> None:
    entry = next(entry for entry in fresh.truth() if entry.id == "najd-mbs-putin")
    feed = next(item["url"] for item in fresh.feeds if item["id"] == "najd")
    url = fresh.url(entry.id)
    etag = client.get(feed).headers["ETag"]
    assert entry.title in client.get(url).text
    assert fresh.publish_edit(entry.id) == url
    page = client.get(url).text
    assert entry.edited_title in page
    assert "آخر تحديث" in page
    assert "article:modified_time" in page
    assert all(line in page for line in entry.edited_body.splitlines())
    changed = client.get(feed, headers={"If-None-Match": etag})
    assert entry.edited_title in changed.text


def test_edit_after_a_number_of_requests(client: httpx.Client) -> None:
    with Newsroom(edit_after=2) as newsroom:
        url = newsroom.url("najd-mbs-putin")
        pages = [client.get(url).text for _ in range(3)]
    assert ["آخر تحديث" in page for page in pages] == [False, False, True]


def test_article_without_a_prepared_edit(newsroom: Newsroom) -> None:
    with pytest.raises(ValueError, match="cedar-power"):
        newsroom.publish_edit("cedar-power")


def test_requests_are_recorded_with_headers_and_status(fresh: Newsroom, client: httpx.Client) -> None:
    url = next(entry["url"] for entry in fresh.feeds if entry["id"] == "mashriq")
    etag = client.get(url).headers["ETag"]
    client.get(url, headers={"If-None-Match": etag, "User-Agent": "rasid-test"})
    first, second = fresh.requests
    assert (first.path, first.status, second.status) == ("/mashriq/feed.xml", 200, 304)
    assert second.headers["if-none-match"] == etag
    assert second.headers["user-agent"] == "rasid-test"


def test_taken_port_is_an_error(newsroom: Newsroom) -> None:
    port = httpx.URL(newsroom.base_url).port
    assert port
    with pytest.raises(OSError, match="in use"), Newsroom(port=port):
        pass


def test_port_is_free_again_after_closing(client: httpx.Client) -> None:
    with Newsroom() as first:
        port = httpx.URL(first.base_url).port
    with pytest.raises(httpx.ConnectError):
        client.get(first.base_url)
    with Newsroom(port=port or 0) as second:
        assert client.get(f"{second.base_url}/robots.txt").status_code == 200


def test_as_a_process(tmp_path: Path) -> None:
    feeds = tmp_path / "feeds.yml"
    command = [sys.executable, "-m", "demo.server", "--port", "0", "--write-feeds", str(feeds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        addresses = json.loads(process.stdout.readline())
        assert httpx.get(f"{addresses['base_url']}/robots.txt").status_code == 200
        assert yaml.safe_load(feeds.read_text("utf-8"))["feeds"] == addresses["feeds"]
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=10) == 0
