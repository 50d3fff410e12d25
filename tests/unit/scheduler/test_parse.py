"""Feeds of every kind, sound and broken."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.parse import NotAFeed, holds_article, parse_feed, plain_text

URL = "https://news.example/feeds/rss.xml"


def rss(items: str, head: str = '<?xml version="1.0" encoding="UTF-8"?>') -> bytes:
    return (
        f'{head}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>أخبار</title>{items}</channel></rss>"
    ).encode()


ITEM = "<item><title>عنوان</title><link>/n/1</link><pubDate>Fri, 24 Dec 2021 10:30:00 +0200</pubDate></item>"


def test_rss_2_with_a_relative_link() -> None:
    (entry,) = parse_feed(rss(ITEM), URL).entries
    assert entry.link == "https://news.example/n/1"
    assert entry.title == "عنوان"
    assert entry.published_at == datetime(2021, 12, 24, 8, 30, tzinfo=UTC)


def test_rss_091() -> None:
    feed = b'<rss version="0.91"><channel><title>x</title><item><title>t</title><link>http://e.com/1</link></item></channel></rss>'
    assert [entry.link for entry in parse_feed(feed, URL).entries] == ["http://e.com/1"]


def test_rss_1_0() -> None:
    feed = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="http://e.com"><title>ق</title></channel>
      <item rdf:about="http://e.com/1"><title>خبر</title><link>http://e.com/1</link>
      <dc:date>2021-12-24T10:00:00Z</dc:date></item></rdf:RDF>""".encode()
    (entry,) = parse_feed(feed, URL).entries
    assert (entry.title, entry.published_at) == ("خبر", datetime(2021, 12, 24, 10, tzinfo=UTC))


def test_atom() -> None:
    feed = """<feed xmlns="http://www.w3.org/2005/Atom"><title>ذ</title><entry>
      <title type="html">خبر &amp;amp; آخر</title>
      <link rel="alternate" href="http://e.com/a"/><id>tag:e.com,1</id><published>2021-12-24T10:00:00+03:00</published>
      <updated>2021-12-24T12:00:00+03:00</updated><summary>ملخص</summary></entry></feed>""".encode()
    (entry,) = parse_feed(feed, URL).entries
    assert (entry.title, entry.summary) == ("خبر & آخر", "ملخص")
    assert entry.published_at == datetime(2021, 12, 24, 7, tzinfo=UTC)


def test_windows_1256_that_says_utf_8_is_read_anyway() -> None:
    body = rss(ITEM.replace("عنوان", "الرئيس يصل إلى القاهرة في زيارة")).decode().encode("cp1256")
    (entry,) = parse_feed(body, URL, "application/rss+xml; charset=utf-8").entries
    assert entry.title == "الرئيس يصل إلى القاهرة في زيارة"


def test_windows_1256_in_the_declaration_only() -> None:
    body = rss(ITEM, '<?xml version="1.0" encoding="windows-1256"?>').decode().encode("cp1256")
    assert parse_feed(body, URL, "text/xml").entries[0].title == "عنوان"


def test_an_arabic_month_leaves_the_text_for_later_stages() -> None:
    item = ITEM.replace("Fri, 24 Dec 2021 10:30:00 +0200", "24 ديسمبر 2021 10:30")
    (entry,) = parse_feed(rss(item), URL).entries
    assert entry.published_at is None
    assert entry.published == "24 ديسمبر 2021 10:30"


def test_a_feed_that_breaks_off_gives_what_can_be_read() -> None:
    parsed = parse_feed(rss(ITEM + ITEM.replace("/n/1", "/n/2"))[:-60], URL)
    assert [entry.link for entry in parsed.entries][:1] == ["https://news.example/n/1"]
    assert parsed.faults


def test_broken_xml_costs_no_item() -> None:
    items = "".join(
        f"<item><title>خبر {n} & تعليق</title><link>/n/{n}</link><category>سياسة & تونس</category>"
        "<description>قال &hellip; إن</description></item>"
        for n in range(6)
    )
    parsed = parse_feed(b"\n\n" + rss(items), URL)
    assert [entry.link[-1] for entry in parsed.entries] == list("012345")
    assert parsed.faults


def test_an_entry_without_a_link_is_a_fault_of_its_own() -> None:
    parsed = parse_feed(rss("<item><title>بلا رابط</title></item>" + ITEM), URL)
    assert len(parsed.entries) == 1
    assert "without a link" in parsed.faults[0]


@pytest.mark.parametrize("body", [b"", b"<html><body>404</body></html>", b"\x00\xff\xfe", "صفحة".encode()])
def test_what_is_no_feed_is_refused(body: bytes) -> None:
    with pytest.raises(NotAFeed):
        parse_feed(body, URL)


LONG = "<p>" + "جملة طويلة من نص المقال. " * 20 + "</p>"


def test_content_encoded_that_holds_the_article_is_used() -> None:
    item = ITEM.replace("</item>", f"<content:encoded><![CDATA[{LONG}{LONG}]]></content:encoded></item>")
    content = parse_feed(rss(item), URL).entries[0].content
    assert content is not None
    assert content.startswith("<p>جملة")


@pytest.mark.parametrize("markup", ["<p>قصير</p>", LONG, LONG + LONG + "<p>اقرأ المزيد</p>", LONG + LONG + " [...]"])
def test_a_beginning_is_not_the_article(markup: str) -> None:
    assert not holds_article(markup)


def test_a_build_time_on_all_entries_says_nothing_of_them() -> None:
    items = "".join(
        f"<entry><title>{n}</title><link href='http://e.com/{n}'/><id>{n}</id><updated>2021-12-24T12:00:00Z</updated></entry>"
        for n in range(3)
    )
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>ذ</title>{items}</feed>'.encode()
    assert {entry.updated for entry in parse_feed(feed, URL).entries} == {None}


def test_plain_text_drops_tags_and_resolves_entities() -> None:
    assert plain_text("<b>رد</b>&nbsp;فعل<br/>&quot;قوي&quot;") == 'رد فعل "قوي"'


@given(st.binary(max_size=300))
def test_any_bytes_give_a_feed_or_a_refusal(body: bytes) -> None:
    with contextlib.suppress(NotAFeed):
        parse_feed(b"<rss><channel><item><link>http://e.com</link>" + body, URL)
