"""Where the article stands, on pages whose markup says nothing of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.clean import CleanArticle, FeedHints, clean_page
from workers.clean.blocks import page_layout
from workers.clean.locate import locate
from workers.clean.tree import parse

TITLE = "ارتفاع منسوب السد إلى أعلى مستوى"
TEXT = [
    "قال مسؤولون في وزارة المياه إن منسوب السد ارتفع خلال الأسبوع الماضي بعد أمطار غزيرة شملت معظم المناطق.",
    "وأوضح مدير السدود أن المخزون بلغ ثلاثة أرباع السعة الكلية، وأن فتح البوابات سيتم على مراحل لتجنب الأضرار.",
    "وتعتمد أربعون قرية على السد في ري الحمضيات، وكان المزارعون قد شكوا في الصيف من تقليص الحصص إلى النصف.",
]
OTHER = "وصل الوفد إلى العاصمة مساء أمس لبحث اتفاق جديد للتعاون في مجال النقل البحري بين البلدين خلال العام المقبل."
REMARK = (
    "كلام جميل لكننا نسمعه كل عام ولا يتغير شيء على أرض الواقع، وأتمنى أن تنشروا الأرقام الحقيقية في المرة القادمة."
)


def body(markup: str) -> list[str]:
    page = f"<html><head><title>{TITLE}</title></head><body>{markup}</body></html>"
    found = clean_page(page, url="https://x.example/1", feed_entry=FeedHints(), now=datetime(2025, 3, 13, tzinfo=UTC))
    assert isinstance(found, CleanArticle), found
    return found.paragraphs


def boxed(texts: list[str], box: str) -> str:
    return "".join(box.format(text) for text in texts)


TEASERS = boxed([OTHER] * 4, "<div class=card><h3><a href=/o>خبر آخر من المنطقة اليوم</a></h3><p>{}</p></div>")
REMARKS = boxed([REMARK] * 4, "<div class=r5><b>أبو محمد</b> 12 مارس<p>{}</p></div>")


@pytest.mark.parametrize(
    "markup",
    [
        f"<h1>{TITLE}</h1><div>{boxed(TEXT, '<p>{}</p>')}</div>",
        f"<h1>{TITLE}</h1><div>{boxed(TEXT, '<div><div><span>{}</span></div></div>')}</div>",
        f"<h1>{TITLE}</h1><div>{boxed(TEXT, '{}<br><br>')}</div>",
        f"<h1>{TITLE}</h1><ion-x>{boxed(TEXT, '<section class=s1><span>{}</span></section>')}</ion-x>",
        f"<header><h1>{TITLE}</h1><p>{TEXT[0]}</p></header><div>{boxed(TEXT[1:], '<p>{}</p>')}</div>",
        f"<h1>{TITLE}</h1><div class=t>{TEXT[0]}</div><i>إعلان</i>{boxed(TEXT[1:], '<div class=t>{}</div>')}",
        f"<span>{TITLE}</span><br>12/3/2025<br>{boxed(TEXT, '{}<br>')}",
        f"<div>{boxed(TEXT, '<div class=slide><i>1 / 3</i><img src=a.jpg><p>{}</p></div>')}</div>",
        f"<h3>{TITLE}</h3>{boxed(TEXT, '<p>{}</p>')}<div class=sidebar>{boxed([OTHER] * 9, '<a>{}</a>')}</div>",
    ],
    ids=["p", "boxes", "br", "unknown tags", "standfirst", "parts", "bare", "slides", "no h1"],
)
@pytest.mark.parametrize("below", ["", TEASERS, REMARKS], ids=["alone", "teasers", "comments"])
def test_the_text_is_found_and_nothing_else(markup: str, below: str) -> None:
    assert body(f"<div id=a>{markup}</div><div id=b>{below}</div>") == TEXT


def test_a_short_text_is_found_among_longer_ones() -> None:
    assert body(f"<div><h1>{TITLE}</h1><p>{TEXT[0]}</p></div>{TEASERS}") == TEXT[:1]


def test_a_long_notice_above_the_headline_is_not_the_text() -> None:
    assert body(f"<div><p>{OTHER}</p><p>{OTHER}</p></div><div><h1>{TITLE}</h1><p>{TEXT[0]}</p></div>") == TEXT[:1]


def test_what_follows_an_early_end_belongs_to_the_page() -> None:
    head, tail = f"<h1>{TITLE}</h1><p>{TEXT[0]}</p>", f"<p>{TEXT[1]}</p><p>{TEXT[2]}</p>"
    assert body(f"{head}</body></html>{tail}") == TEXT


@given(st.lists(st.sampled_from(["<div>", "</div>", "<p>", "<a>", "</a>", "<h1>", "<li class=x>", *TEXT]), max_size=40))
def test_any_heap_of_tags_has_its_prose_in_order(pieces: list[str]) -> None:
    root = parse(f"<html><body>{''.join(pieces)} x</body></html>")
    layout = page_layout(root)
    located = locate(layout, TITLE)
    assert located.prose == sorted(set(located.prose))
    assert not located.teasers.intersection(located.prose)
    for start, end in layout.spans.values():
        assert 0 <= start <= end <= len(layout.blocks)
