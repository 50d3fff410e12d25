"""One article has one id, however its address is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.identity import article_id, canonical_url, content_hash


@pytest.mark.parametrize(
    "variant",
    [
        "http://www.example.com/news/123",
        "https://example.com/news/123/",
        "https://m.example.com/news/123#comments",
        "https://amp.example.com/news/123",
        "https://example.com/news/123/amp",
        "https://example.com/amp/news/123",
        "https://example.com:443/news/123?utm_source=rss&utm_medium=feed",
        "https://EXAMPLE.com/news/123?fbclid=abc",
    ],
)
def test_variants_of_one_address_are_one_article(variant: str) -> None:
    assert canonical_url(variant) == "https://example.com/news/123"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.com/news?id=1", "https://example.com/news?id=2"),
        ("https://example.com/news/1", "https://example.com/news/2"),
        ("https://a.example.com/x", "https://b.example.com/x"),
        ("https://example.com/camp/1", "https://example.com/c/1"),
        ("http://127.0.0.1:8001/x", "http://127.0.0.1:8002/x"),
    ],
)
def test_different_articles_stay_apart(one: str, other: str) -> None:
    assert article_id(one) != article_id(other)


def test_order_of_parameters_and_escaping_do_not_matter() -> None:
    assert article_id("https://e.com/?b=2&a=1") == article_id("https://e.com/?a=1&b=2")
    assert article_id("https://e.com/أخبار") == article_id("https://e.com/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1")


@pytest.mark.parametrize("bad", ["", "ftp://e.com/x", "javascript:void(0)", "/relative", "https://"])
def test_what_is_no_address_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match="not an http"):
        article_id(bad)


@given(st.text(max_size=30), st.text(max_size=30))
def test_canonical_is_a_fixed_point(path: str, query: str) -> None:
    try:
        once = canonical_url(f"https://example.com/{path}?{query}")
    except ValueError:
        return
    assert canonical_url(once) == once


def test_content_hash_sees_words_and_not_marks() -> None:
    assert content_hash("عنوان", "قالَ إن  الأمر") == content_hash("عنوان", "قال ان الامر")
    assert content_hash("عنوان", "قال") != content_hash("عنوان", "نفى")
