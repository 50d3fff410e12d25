"""What a page says of itself; pages that are no article; languages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from lxml import html

from workers.clean import CleanArticle, FeedHints, Reason, Refusal, SourceHints, clean_page
from workers.clean.language import detect
from workers.clean.metadata import Metadata, read_metadata
from workers.clean.title import strip_site

URL = "https://www.alraqib.example/news/1"
NOW = datetime(2025, 3, 13, tzinfo=UTC)
SENTENCE = "قال مسؤولون في وزارة المياه إن منسوب السد ارتفع خلال الأسبوع الماضي بعد أمطار غزيرة شملت معظم المناطق."


def metadata(head: str, body: str = "") -> Metadata:
    root = html.document_fromstring(f"<html><head>{head}</head><body>{body}<p>x</p></body></html>")
    return read_metadata(root, URL, outlet="الرقيب", feed_title=None)


def clean(head: str, body: str, feed: FeedHints | None = None) -> CleanArticle | Refusal:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    return clean_page(page, url=URL, source=SourceHints(name="الرقيب"), feed_entry=feed, now=NOW)


@pytest.mark.parametrize(
    ("title", "stripped"),
    [
        ("ارتفاع منسوب السد | الرقيب", "ارتفاع منسوب السد"),
        ("الرقيب - ارتفاع منسوب السد", "ارتفاع منسوب السد"),
        ("ارتفاع منسوب السد | محليات | الرقيب", "ارتفاع منسوب السد | محليات"),
        ("ارتفاع منسوب السد - alraqib.example", "ارتفاع منسوب السد"),
        ("القاهرة - موسكو: قمة جديدة", "القاهرة - موسكو: قمة جديدة"),
        ("الرقيب", "الرقيب"),
        ("", ""),
    ],
)
def test_site_is_taken_off_titles(title: str, stripped: str) -> None:
    assert strip_site(title, ["الرقيب", "www.alraqib.example"]) == stripped


def test_headline_is_the_heading_that_the_page_claims() -> None:
    found = metadata(
        "<title>ارتفاع منسوب السد إلى أعلى مستوى | محليات | الرقيب</title>",
        "<h1>الرقيب</h1><h1>ارتفاع منسوب السد إلى أعلى مستوى</h1>",
    )
    assert found.title == "ارتفاع منسوب السد إلى أعلى مستوى"


@pytest.mark.parametrize(
    ("head", "body", "section"),
    [
        ('<meta property="article:section" content="محليات">', "", "محليات"),
        (
            '<script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":[{"name":"الرئيسية"},'
            '{"item":{"@id":"https://x.example/s","name":"محليات"}},{"item":"https://x.example/n"}]}</script>',
            "",
            "محليات",
        ),
        (
            "",
            "<div class=bread_crumbs><a>الرئيسية</a> » <a>محليات</a> » <i>خبر طويل عن السد الجديد</i></div>",
            "محليات",
        ),
        ("", "<div class=bread_crumbs><a>الرئيسية</a></div>", None),
        ("", "", None),
    ],
)
def test_section_is_declared_or_the_innermost_crumb(head: str, body: str, section: str | None) -> None:
    assert metadata(head, body).section == section


def test_a_page_that_is_no_article_by_its_data_still_has_its_date() -> None:
    found = metadata(
        '<script type="application/ld+json">{"@type":"WebPage","datePublished":"2025-03-12T09:00:00+03:00"}</script>'
    )
    assert found.dates == (("json-ld", "2025-03-12T09:00:00+03:00"),)
    assert not found.is_article


def test_a_writer_is_named_without_the_place_beside_the_name() -> None:
    assert metadata("", "<ul class=entry-author><li>مسقط: منى أحمد</li></ul>").authors == ("منى أحمد",)


def test_headline_that_was_cut_short_is_made_whole() -> None:
    found = metadata(
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"ارتفاع منسوب السد..."}</script>'
        '<meta property="og:title" content="ارتفاع منسوب السد إلى أعلى مستوى">'
    )
    assert found.title == "ارتفاع منسوب السد إلى أعلى مستوى"


@pytest.mark.parametrize(
    "json",
    [
        '{"@type":"NewsArticle","datePublished":"DAY","author":{"name":"WRITER"}}',
        '[{"@type":"WebSite"},{"@type":["NewsArticle"],"datePublished":"DAY","author":["WRITER"]}]',
        '{"@graph":[{"@type":"Organization"},{"@type":"http://schema.org/Article","datePublished":"DAY","author":[{"name":"WRITER"}]}]}',
        '{"@type":"WebPage","mainEntity":{"@type":"NewsArticle","datePublished":"DAY","author":{"name":"WRITER"}}}',
        '{"@type":"NewsArticle","description":"سطر\nثان","datePublished":"DAY","author":{"name":"WRITER"},}',
        '<!-- {"@type":"NewsArticle","datePublished":"DAY","author":{"name":"WRITER"}} -->',
    ],
)
def test_article_node_is_found_however_it_is_nested(json: str) -> None:
    json = json.replace("DAY", "2025-03-12").replace("WRITER", "منى أحمد")
    found = metadata(f'<script type="application/ld+json">{json}</script>')
    assert found.dates == (("json-ld", "2025-03-12"),)
    assert found.authors == ("منى أحمد",)
    assert found.is_article


def test_other_vocabularies() -> None:
    found = metadata(
        '<meta name="DC.date.issued" content="2025-03-12"><meta name="keywords" content="سد، مياه,ري">'
        '<meta property="article:section" content="محليات"><meta property="og:image" content="/i.jpg">',
        '<span itemprop="datePublished" content="2025-03-11">أمس</span>',
    )
    assert found.dates == (("meta", "2025-03-12"), ("microdata", "2025-03-11"))
    assert found.keywords == ("سد", "مياه", "ري")
    assert found.section == "محليات"
    assert found.image == "https://www.alraqib.example/i.jpg"


@pytest.mark.parametrize("name", ["الرقيب", "admin", "https://x.example/a", "a@b.com", "هيئة التحرير"])
def test_nobody_is_no_author(name: str) -> None:
    assert metadata(f'<meta name="author" content="{name}">').authors == ()


def test_canonical_address_must_be_of_this_article() -> None:
    assert (
        metadata('<link rel="canonical" href="/news/1-title">').canonical_url
        == "https://www.alraqib.example/news/1-title"
    )
    assert metadata('<link rel="canonical" href="https://www.alraqib.example/">').canonical_url == URL
    assert metadata('<link rel="canonical" href="https://elsewhere.test/a">').canonical_url == URL


@pytest.mark.parametrize(
    ("head", "body", "reason"),
    [
        ("<title>404 Not Found</title>", "<h1>404</h1>", Reason.ERROR),
        ("<title>خطأ</title>", "<p>عذرا، الصفحة المطلوبة غير موجودة</p>", Reason.ERROR),
        ("<title>Just a moment...</title>", "<p>Checking your browser before accessing the site.</p>", Reason.ERROR),
        ("", f"<h1>عنوان الخبر</h1><p>{SENTENCE}</p><p>هذا المحتوى متاح حصريا للمشتركين</p>", Reason.PAYWALL),
        (
            "",
            "<div><p>نستخدم ملفات تعريف الارتباط لتحسين تجربتك على موقعنا وعرض إعلانات تناسبك.</p></div>",
            Reason.CONSENT,
        ),
        (
            "<title>محليات</title>",
            "".join(f"<a href=/{i}>عنوان خبر رقم {i}</a><br>" for i in range(60)),
            Reason.NOT_ARTICLE,
        ),
        ("", "<div></div>", Reason.EMPTY),
    ],
)
def test_pages_that_are_no_article(head: str, body: str, reason: Reason) -> None:
    result = clean(head, body)
    assert isinstance(result, Refusal), result
    assert result.reason is reason


def test_breaking_news_of_one_line_is_an_article_where_a_feed_says_so() -> None:
    result = clean("", "<h1>زلزال يضرب الساحل</h1><p>زلزال بقوة خمس درجات يضرب الساحل</p>", FeedHints())
    assert isinstance(result, CleanArticle)
    assert result.body == "زلزال بقوة خمس درجات يضرب الساحل"


def test_page_with_a_film_only_keeps_its_description_as_a_stub() -> None:
    head = f'<meta property="og:type" content="article"><meta property="og:description" content="{SENTENCE}">'
    result = clean(head, "<h1>بالفيديو: السد يفيض</h1><video src=x></video>")
    assert isinstance(result, CleanArticle)
    assert (result.body, result.partial, result.notes) == (SENTENCE, True, ("body from description",))


def test_headline_alone_is_an_article_where_the_page_calls_itself_one() -> None:
    result = clean('<meta property="og:type" content="article">', "<h1>عاجل: الوزير يعلن استقالة الحكومة</h1>")
    assert isinstance(result, CleanArticle)
    assert (result.body, result.partial) == ("عاجل: الوزير يعلن استقالة الحكومة", True)


def test_byline_in_a_box_of_its_own_becomes_fields() -> None:
    result = clean(
        "", f"<h1>ارتفاع منسوب السد</h1><div>مسقط : منى أحمد</div><div><p>{SENTENCE}</p><p>{SENTENCE}</p></div>"
    )
    assert isinstance(result, CleanArticle)
    assert (result.place_line, result.authors, result.body) == ("مسقط", ("منى أحمد",), f"{SENTENCE}\n{SENTENCE}")


def test_teasers_with_excerpts_are_not_the_article() -> None:
    other = "وصل الوفد إلى العاصمة مساء أمس لبحث اتفاق جديد للتعاون في مجال النقل البحري بين البلدين خلال العام المقبل."
    teasers = "".join(f"<div><h3><a href=/{i}>عنوان خبر آخر</a></h3><p>{other}</p></div>" for i in range(3))
    result = clean(
        "", f"<div><h1>ارتفاع منسوب السد</h1><div>{f'<p>{SENTENCE}</p>' * 4}</div></div><div>{teasers}</div>"
    )
    assert isinstance(result, CleanArticle)
    assert other not in result.body
    assert SENTENCE in result.body


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (SENTENCE, "ar"),
        ("مقامات وزارت نیرو گفتند که سطح آب سد در هفته گذشته پس از بارش‌های شدید افزایش یافته است.", "fa"),
        ("حکام نے بتایا ہے کہ گزشتہ ہفتے شدید بارشوں کے بعد ڈیم میں پانی کی سطح بڑھ گئی ہے۔", "ur"),
        ("چارواکو وویل چې تېره اونۍ د سختو بارانونو وروسته په بند کې د اوبو کچه لوړه شوې ده.", "ps"),
        ("بەرپرسان ڕایانگەیاند کە لە هەفتەی ڕابردوودا ئاستی ئاوی بەنداوەکە بەرز بووەتەوە.", "ckb"),
        ("ئەمەلدارلار ئۆتكەن ھەپتە قاتتىق يامغۇردىن كېيىن سۇ ئامبىرىنىڭ سۇ يۈزى ئۆرلىگەنلىكىنى ئېيتتى.", "ug"),
        ("Officials said on Tuesday that the water level had risen after heavy rain.", "en"),
        ("Les responsables ont déclaré mardi que le niveau de l'eau avait augmenté.", "fr"),
        ("12:30 ,,", "und"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert detect(text).main == language


def test_shares_add_up_and_follow_the_letters() -> None:
    found = detect(f"{SENTENCE}\nOfficials said on Tuesday that the level had risen.")
    assert found.main == "ar"
    assert set(found.shares) == {"ar", "en"}
    assert sum(found.shares.values()) == pytest.approx(1, abs=0.01)


def test_foreign_names_do_not_make_a_text_persian() -> None:
    assert (
        detect("التقى الرئيس پوتين نظيره في قمة جديدة، وأعلنت شركة گوگل عن خدمة أخرى للمستخدمين في المنطقة.").main
        == "ar"
    )
