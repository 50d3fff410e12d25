"""Mappings, analyses and searches on the real engine."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from elasticsearch import BadRequestError, Elasticsearch

from arabic.normalise import Level, fold
from indexing.client import connect
from indexing.documents import document
from indexing.mappings import setup
from indexing.mappings.names import Names
from indexing.mappings.setup import begin_article_index, drop_old, ensure_indices, roll_over
from indexing.rules import check
from indexing.search import search
from indexing.wording import marked_text
from pipeline.messages import (
    Article,
    Category,
    DateInText,
    Entities,
    Entity,
    Publication,
    Quote,
    Story,
    WordOf,
)
from tests.indexing_kit import NOON, Bench, article, rule, source


@pytest.fixture(scope="module")
def engine(elasticsearch_url: str) -> Iterator[tuple[Elasticsearch, Names]]:
    """Indices that the tests of this module only read."""
    client, names = connect(elasticsearch_url), Names("test-index-")
    ensure_indices(client, names.prefix)
    yield client, names
    client.indices.delete(index=f"{names.prefix}*")
    client.indices.delete_index_template(name=names.articles_template)


def tokens(engine: tuple[Elasticsearch, Names], analyzer: str, text: str) -> list[set[str]]:
    """What the engine makes of `text`: the tokens at each position."""
    client, names = engine
    found: dict[int, set[str]] = {}
    for token in client.indices.analyze(index=names.articles_write, analyzer=analyzer, text=text)["tokens"]:
        found.setdefault(token["position"], set()).add(token["token"])
    return [found[position] for position in sorted(found)]


def full_article() -> Article:
    """An article in which every field holds something."""
    return article(
        canonical_url="https://atlas.example/1",
        section="سياسة",
        summary="ملخص",
        captions=["صورة أرشيفية"],
        authors=["سلمى العلوي"],
        keywords=["الناتو"],
        image="https://atlas.example/1.jpg",
        place_line="موسكو",
        agency="وكالة",
        notes=["label ignored: utf-8"],
        publication=Publication(precision="minute", origin="json-ld", original="2 مارس 2026", confidence=0.9),
        modified_at=NOON,
        topics={"ضمانات أمنية": "security-guarantees"},
        entities=Entities(
            persons=[
                Entity(type="person", name="سلمى", normal="سلمي", count=1, spans=[0, 4], role="كاتبة", country="MA")
            ],
            organisations=[Entity(type="organisation", name="الناتو", normal="الناتو", count=2, id="nato")],
            places=[
                Entity(type="place", name="موسكو", normal="موسكو", count=1, id="city:524901", location="55.7,37.6")
            ],
        ),
        quotes=[
            Quote(
                kind="direct", text="لم يرد", field="body", start=3, end=9, speaker="بيسكوف", speaker_id="peskov",
                verb="قال", stance="neutral",
            )
        ],
        word_of=[WordOf(name="تاس", type="agency", surface="تاس", start=0, end=3, id="tass")],
        dates=[
            DateInText(surface="أمس", start=0, end=3, value="2026-03-01", precision="day", kind="past", confidence=1),
            DateInText(surface="الجمعة", start=5, end=9, value=None, precision="day", kind="weekday", confidence=0.5),
        ],
        keyphrases=["ضمانات أمنية"],
        category=Category(id="politics", method="section", confidence=1),
    )  # fmt: skip


def test_every_field_of_an_article_has_its_place(bench: Bench) -> None:
    one = full_article().model_copy(update={"story": Story(id="s1", position=2, copy_of="x", similarity=0.9)})
    bench.index(one)

    assert bench.counts() == {"created": 1}
    assert Article.model_validate({k: v for k, v in bench.stored(one.id).items() if k in Article.model_fields}) == one
    mapped = bench.client.indices.get_mapping(index=bench.names.articles_write)
    properties = mapped[bench.names.article_index(1)]["mappings"]["properties"]
    assert set(Article.model_fields) <= set(properties)


def test_no_field_appears_by_accident(bench: Bench) -> None:
    with pytest.raises(BadRequestError, match="strict_dynamic_mapping_exception"):
        bench.client.index(index=bench.names.articles_write, document={**document(article(), NOON), "surprise": 1})


def test_setting_up_again_changes_nothing(bench: Bench) -> None:
    bench.load(rule())
    before = bench.client.indices.get(index=f"{bench.settings.index_prefix}*")
    ensure_indices(bench.client, bench.settings.index_prefix)
    assert bench.client.indices.get(index=f"{bench.settings.index_prefix}*") == before


def test_a_new_mapping_begins_a_new_index_and_keeps_the_old_one_readable(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.load(rule())
    bench.index(article("1"))
    monkeypatch.setattr(setup, "mapping_version", lambda: "next")
    ensure_indices(bench.client, bench.settings.index_prefix)
    assert bench.load(rule()).changed == [rule().id], "the new percolator index is filled anew"
    bench.index(article("2"))

    assert search(bench.client, "الكرملين", prefix=bench.settings.index_prefix).total == 2
    assert list(bench.client.indices.get_alias(name=bench.names.articles_write)) == [bench.names.article_index(2)]
    assert list(bench.client.indices.get_alias(name=bench.names.rules)) == [bench.names.rule_index("next")]


def test_rollover_and_retention(bench: Bench) -> None:
    prefix = bench.settings.index_prefix
    bench.index(article("old", seen_at=NOON - timedelta(days=400)))
    assert not roll_over(bench.client, prefix, max_age_days=30, max_docs=10)
    assert roll_over(bench.client, prefix, max_age_days=30, max_docs=1)
    bench.index(article("new"))
    begin_article_index(bench.client, bench.names)

    assert drop_old(bench.client, prefix, retention_days=365, now=NOON) == [bench.names.article_index(1)]
    assert drop_old(bench.client, prefix, retention_days=365, now=NOON) == []
    assert search(bench.client, "*", prefix=prefix).total == 1


@pytest.mark.parametrize(
    "text",
    [
        "إلى الأمنيّة",
        "مسؤول رئيـس",
        "گورباتشوڤ ﻻ ١٢٣",
        "Zürich Málaga ﬁn",
        "#الرئيس_بوتين",
        "عبد‌الله",
        "كلمة،كلمة؛ثالثة",
    ],
)
def test_the_engine_folds_as_we_do(engine: tuple[Elasticsearch, Names], text: str) -> None:
    from arabic.tokens import tokens as our_tokens

    ours = [token.surface for token in our_tokens(fold(text, Level.SEARCH))]
    assert tokens(engine, "rasid_exact", text) == [{word} for word in ours]


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("لبوتين", {"بوتين"}),
        ("وللناتو", {"للناتو", "الناتو", "ناتو"}),
        ("وبالكرملين", {"بالكرملين", "الكرملين", "كرملين"}),
        ("للكرملين", {"الكرملين", "كرملين"}),
        ("ولبنان", {"لبنان"}),
        # words of their own that only begin like a proclitic
        ("لبنان", set()),
        ("فرنسا", set()),
        ("بوتين", set()),
        ("كوريا", set()),
    ],
)
def test_exact_words_are_found_through_their_proclitics(
    engine: tuple[Elasticsearch, Names], word: str, others: set[str]
) -> None:
    assert tokens(engine, "rasid_exact_index", word) == [{word, *others}]
    assert tokens(engine, "rasid_exact", word) == [{word}], "a question is taken as it is"


@pytest.mark.parametrize(
    ("asked", "written"),
    [("مفاوضات", "وبالمفاوضات"), ("المفاوضات", "مفاوضاتها"), ("هجوم", "للهجوم"), ("بوتين", "لبوتين")],
)
def test_light_stems_find_inflected_words(engine: tuple[Elasticsearch, Names], asked: str, written: str) -> None:
    (question,), (text,) = tokens(engine, "rasid_light", asked), tokens(engine, "rasid_light_index", written)
    assert question <= text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("actors:kremlin", {"1", "2"}),
        ("actors:kremlin AND NOT source.country:EG", {"1"}),
        ('source.name:"صحيفة nile"', {"2"}),
        ("مقترح", {"1", "2"}),  # stem, in title or body
        ("موسكو ضمانات", {"1", "2"}),  # one word in the title, the other in the body
        ('"ضمانات أمنية"', {"1", "2"}),
        ('"أمنية ضمانات"', set()),
        ('"محمد"', {"3"}),
        ("title:محمد* AND actors_title:nobody", set()),
        ("title:محمد*", {"3", "4"}),
        ("seen_at:[2026-03-02T13:00 TO *]", {"3", "4"}),
    ],
)
def test_searches(bench: Bench, query: str, found: set[str]) -> None:
    later = NOON + timedelta(hours=2)
    articles = {
        "1": article("1"),
        "2": article("2", outlet=source("nile", "EG")),
        "3": article("3", title="محمد في دمشق", body="خبر قصير.", seen_at=later),
        "4": article("4", title="محمدي في دمشق", body="خبر قصير.", seen_at=later),
    }
    bench.index(*articles.values())
    bench.load(rule("asked", query, per="article"))
    hits = search(bench.client, query, prefix=bench.settings.index_prefix).hits
    assert {hit.id for hit in hits} == {articles[slug].id for slug in found}

    assert check(bench.client, bench.settings.index_prefix, [rule("asked", query)], bench.settings.config_dir) == []
    later_copies = [
        each.model_copy(update={"id": f"again-{slug}", "story": Story(id=slug)}) for slug, each in articles.items()
    ]
    bench.index(*later_copies)
    raised = {alert["article"]["id"] for alert in bench.alerts()}
    assert raised == {f"again-{slug}" for slug in found}, "a rule fires exactly on what a search finds"


def test_highlights_mark_the_words_as_written(bench: Bench) -> None:
    bench.index(article())
    (hit,) = search(bench.client, '"الناتو" مقترحات', prefix=bench.settings.index_prefix).hits
    assert marked_text(hit.article["title"], hit.title_marks) == "الكرملين: *الناتو* لم يرد على *مقترحات* موسكو"
    assert [marked_text(sentence.text, sentence.marks) for sentence in hit.sentences] == [
        "قال المتحدث باسم الكرملين إن الحلف لم يرد بعد على *المقترحات*.",
        "وأضاف أن الكرملين ينتظر من *الناتو* ضمانات أمنية مكتوبة قبل نهاية الشهر.",
    ]
