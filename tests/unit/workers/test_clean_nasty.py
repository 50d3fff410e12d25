"""Malformed input ends in an article or a reason, soon, whatever it is."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workers.clean import CleanArticle, Reason, Refusal, clean_page, clean_text

NOW = datetime(2025, 3, 13, tzinfo=UTC)
# CPU seconds. A worker's hard limit is longer; a page that takes this long is one that somebody made to take long.
LIMIT_S = 10.0
SENTENCE = (
    "قال مسؤولون في وزارة المياه إن منسوب السد ارتفع خلال الأسبوع الماضي بعد أمطار غزيرة شملت معظم المناطق الشمالية."
)
PAGE = f"""<html><head><title>ارتفاع منسوب السد</title><meta property="og:type" content="article">
<script type="application/ld+json">
{{"@type":"NewsArticle","headline":"ارتفاع منسوب السد","datePublished":"2025-03-12"}}</script></head>
<body><h1>ارتفاع منسوب السد</h1><div class="content"><p>{SENTENCE}</p><p>{SENTENCE}</p></div></body></html>"""


def outcome(raw: bytes | str, content_type: str | None = None) -> CleanArticle | Refusal:
    start = time.process_time()
    result = clean_page(raw, url="https://news.example.eg/2025/03/12/1", content_type=content_type, now=NOW)
    assert time.process_time() - start < LIMIT_S
    assert isinstance(result, CleanArticle | Refusal)
    return result


def extremes() -> Iterator[tuple[str, bytes]]:
    """Pages that are hard in one way each."""
    body = f"<p>{SENTENCE}</p>" * 2
    yield "empty", b""
    yield "spaces", b" \n\t" * 1000
    yield "NULs only", b"\x00" * 10_000
    yield "NULs between", PAGE.replace("<p>", "<p>\x00").encode()
    yield "50 MB", b"<p>" + SENTENCE.encode() * 300_000
    yield "10 MB of one word", b"<p>" + b"a" * 9_000_000
    yield "10 MB of spaces", b"<p>" + b" " * 9_000_000 + b"</p>"
    yield "a million paragraphs", b"<p>x</p>" * 1_000_000
    for tag in ("div", "b", "font", "table><tr><td", "ul><li", "blockquote", "span", "a href=x", "section"):
        yield f"nested {tag}", f"<body>{f'<{tag}>' * 100_000}{SENTENCE}".encode()
        yield f"nested {tag}, 1,500 deep", f"<body>{f'<{tag}>' * 1_500}{body * 3}".encode()
    yield "endless attributes", f"<body><div {' '.join(f'a{i}=1' for i in range(200_000))}>{body}</div>".encode()
    yield "endless attribute", f"<body><div title='{'x' * 2_000_000}'>{body}</div>".encode()
    yield "many long tags", f"<body>{('<i ' + ' '.join(f'a{i}' for i in range(400)) + '>') * 500}{body}".encode()
    yield "plaintext", f"<body>{body}<plaintext>{body}".encode()
    yield "unclosed comment", f"<body>{body}<!-- {body}".encode()
    yield "unclosed script", f"<body>{body}<script>{body}".encode()
    yield "unclosed title", f"<title>{body}".encode()
    yield "unclosed quote", f"<body><a href='x>{body}".encode()
    yield "only less-than", b"<" * 1_000_000
    yield "only ampersands", b"&" * 1_000_000
    yield "only open tags", b"<a " * 300_000
    yield "numeric entities", b"<p>" + b"&#1593;&#x639;&#0;&#xFFFFFFFF;&#55296;" * 1000
    yield "framesets", b"<frameset><frame src=x></frameset>"
    yield (
        "xml",
        f'<?xml version="1.0" encoding="utf-16"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{body}'.encode(),
    )
    yield "entity bomb", b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><html><body>&b;</body></html>'
    yield "svg and math", f"<body><svg><p>{SENTENCE}</svg><math><mi>{SENTENCE}</math>{body}".encode()
    yield "template", f"<body><template>{body}</template>".encode()
    yield "deep json", f'<script type="application/ld+json">{"[" * 50_000}</script><body>{body}'.encode()
    wrong = '{"@type":["NewsArticle",5],"headline":{"a":[1]},"author":7,"datePublished":[null,{}],"image":[[]]}'
    yield "json of a wrong kind", f'<script type="application/ld+json">{wrong}</script><body>{body}'.encode()
    yield (
        "odd addresses",
        f'<link rel=canonical href="http://[::1"><meta property=og:image content="http://[x">{body}'.encode(),
    )
    yield "odd dates", f'<time datetime="2025-13-45T99:99:99Z">x</time><h1>x y</h1>{body}'.encode()
    yield "epoch beyond years", f'<meta property="article:published_time" content="9999999999">{body}'.encode()
    yield "PDF", b"%PDF-1.7 " + bytes(range(256)) * 10
    yield "picture", b"\x89PNG\r\n" + bytes(range(256))
    yield "latin page", b"<body>" + b"<p>The minister said on Tuesday that the level had risen again.</p>" * 3
    yield "no root", b"</html></body></p>"
    yield "right-to-left marks", f"<body><p>{chr(0x202E) * 5000}{SENTENCE}".encode()
    yield "combining marks", f"<body><p>{'ا' + chr(0x64B) * 50_000}".encode()
    yield "surrogates in UTF-8", b"<body><p>\xed\xa0\x80\xed\xb0\x80" + SENTENCE.encode()
    for encoding in ("utf-16", "utf-32", "cp1256", "cp720", "iso-8859-6", "utf-7", "cp864"):
        yield f"as {encoding}", PAGE.encode(encoding, "replace")
        yield f"as {encoding}, cut", PAGE.encode(encoding, "replace")[:-333]


def damaged() -> Iterator[tuple[str, bytes]]:
    """The same page, broken at random in 150 ways."""
    raw = PAGE.encode()
    for seed in range(150):
        chance = random.Random(seed)
        data = bytearray(raw)
        for _ in range(chance.randint(1, 40)):
            at = chance.randrange(len(data))
            match chance.randrange(4):
                case 0:
                    data[at] = chance.randrange(256)
                case 1:
                    del data[at : at + chance.randrange(60)]
                case 2:
                    data[at:at] = bytes(chance.randrange(256) for _ in range(chance.randrange(20)))
                case _:
                    data[at:at] = data[at : at + chance.randrange(200)]
            data = data or bytearray(b"x")
        yield f"damaged {seed}", bytes(data)


TAGS = re.findall(
    r"\S+",
    "<p> </p> <div> </div> <table> <td> <a> </a> <br> <h1> </h1> <script> </script> <!-- --> <figure> <img> <time>"
    " <blockquote> <aside> <form> <li> </ul> &nbsp; 2025",
)
TAGS += [SENTENCE, "\x00", "<meta property='og:title' content='عنوان الخبر'>", "<div class=related>", "اقرأ أيضا"]
NASTY = [*extremes(), *damaged()]


def test_there_are_enough_of_them() -> None:
    assert len(NASTY) >= 200


@pytest.mark.parametrize("raw", [raw for _, raw in NASTY], ids=[name for name, _ in NASTY])
def test_nasty_page_ends_in_an_article_or_a_reason(raw: bytes) -> None:
    outcome(raw)


@pytest.mark.parametrize(
    "name", ["NULs between", "plaintext", "endless attributes", "unclosed comment", "many long tags"]
)
def test_text_is_found_in_spite_of_it(name: str) -> None:
    result = outcome(dict(NASTY)[name])
    assert isinstance(result, CleanArticle)
    assert SENTENCE in result.paragraphs


@pytest.mark.parametrize("tag", ["div", "font", "span", "blockquote"])
def test_text_below_a_thousand_unclosed_tags_is_found(tag: str) -> None:
    result = outcome(dict(NASTY)[f"nested {tag}, 1,500 deep"])
    assert isinstance(result, CleanArticle)
    assert SENTENCE in result.body


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("empty", Reason.EMPTY),
        ("50 MB", Reason.TOO_LARGE),
        ("a million paragraphs", Reason.TOO_LARGE),
        ("PDF", Reason.NOT_ARTICLE),
        ("picture", Reason.NOT_ARTICLE),
    ],
)
def test_reason_is_the_right_one(name: str, reason: Reason) -> None:
    result = outcome(dict(NASTY)[name])
    assert isinstance(result, Refusal)
    assert result.reason is reason


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(TAGS),
        max_size=60,
    )
)
def test_any_heap_of_tags(pieces: list[str]) -> None:
    outcome("".join(pieces).encode())


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=500) | st.text(max_size=300), st.none() | st.text(max_size=30))
def test_any_bytes_and_any_text(raw: bytes | str, content_type: str | None) -> None:
    outcome(raw, content_type)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=500))
def test_any_text_without_markup(text: str) -> None:
    assert isinstance(clean_text(text, now=NOW), CleanArticle | Refusal)
