"""Enrichment of whole articles: the seed, the annotated passages, faults, and a model."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from rich.console import Console
from tokenizers import Tokenizer, models, pre_tokenizers

from bench.enrich_gold import Score, entities_of, passages, right_quotes, right_sources
from cli.show import render
from config.settings import Settings
from config.watchlist import WatchList
from pipeline.messages import Article, Entity
from workers.enrich import Enricher
from workers.enrich.dates import DateExtractor
from workers.enrich.ner import ModelError, ModelRecogniser
from workers.standalone import article_of

NOW = datetime(2021, 12, 24, 10, tzinfo=UTC)
TITLE = "الكرملين: «الناتو» لم يستجب بعد لمقترحات روسيا بشأن الضمانات الأمنية"
# Written after the article that the product was first asked about.
BODY = """صرح ديمتري بيسكوف المتحدث باسم الكرملين الروسي، اليوم الجمعة، بأن الحلف لم يستجب بعد لمقترحات روسيا.
وقال بيسكوف: "لم ترد ردود فعل حتى الآن، من السابق لأوانه الحديث عنها"- وفق ما نقلته وكالة أنباء تاس الروسية.
وفي 17 ديسمبر، أصدرت وزارة الخارجية الروسية مسودة اتفاقيات بشأن ضمانات أمنية من جانب الولايات المتحدة.
وأبلغ مساعد الكرملين يوري أوشاكوف مستشار الأمن القومي بالبيت الأبيض جيك سوليفان باستعداد موسكو لبدء محادثات.
ورحبت الولايات المتحدة بإعلان منظمة الأمن والتعاون في أوروبا الالتزام باتفاق وقف إطلاق النار الصادر في 22 يوليو 2020.
وقال المتحدث باسم وزارة الخارجية الأمريكية نيد برايس "نأمل أن يؤدي السلام إلى تهدئة التوترات في أوكرانيا"."""


@pytest.fixture(scope="module")
def enricher() -> Enricher:
    return Enricher(Settings().watchlist)


@pytest.fixture(scope="module")
def seed(enricher: Enricher) -> Article:
    return enricher.enrich(_article(TITLE, BODY))


def _article(title: str, body: str) -> Article:
    return article_of({"id": "a", "title": title, "body": body, "published_at": NOW.isoformat()}, NOW)


def _person(article: Article, identity: str) -> Entity:
    return next(entity for entity in article.entities.persons if entity.id == identity)


def test_seed_people(seed: Article) -> None:
    peskov = _person(seed, "peskov")
    assert (peskov.role, peskov.country, peskov.count) == ("المتحدث باسم الكرملين الروسي", "RU", 2)
    assert _person(seed, "sullivan").role == "مستشار الأمن القومي بالبيت الأبيض"


def test_seed_organisations_and_places(seed: Article) -> None:
    assert {"osce", "russian-foreign-ministry", "white-house"} <= {one.id for one in seed.entities.organisations}
    places = {one.name: one for one in seed.entities.places}
    assert {"روسيا", "أوكرانيا", "الولايات المتحدة"} <= set(places)
    assert places["موسكو"].government
    assert places["موسكو"].location == "55.75,37.62"


def test_seed_quotes_sources_dates_category(seed: Article) -> None:
    said = {(quote.speaker_id, quote.text[:12]) for quote in seed.quotes}
    assert {("peskov", "لم ترد ردود "), ("ned-price", "نأمل أن يؤدي")} <= said
    assert seed.quotes[0].kind == "title"
    assert seed.quotes[0].speaker_id == "kremlin"
    assert [(source.name, source.type) for source in seed.word_of] == [("تاس", "agency")]
    dates = {date.surface: (date.value, date.role) for date in seed.dates}
    assert dates["17 ديسمبر"] == ("2021-12-17", "past")
    assert dates["22 يوليو 2020"] == ("2020-07-22", "reference")
    assert seed.category is not None
    assert seed.category.id == "politics"
    assert "الضمانات الأمنية" in seed.keyphrases


def test_spans_are_of_the_body(seed: Article) -> None:
    peskov = _person(seed, "peskov")
    starts, ends = peskov.spans[::2], peskov.spans[1::2]
    assert [seed.body[a:b] for a, b in zip(starts, ends, strict=True)] == ["ديمتري بيسكوف", "بيسكوف"]


@pytest.mark.parametrize("split", ["dev", "held", "second"])
def test_annotated_passages(enricher: Enricher, split: str) -> None:
    """The bars that the issue sets; `python -m bench.enrich` prints the figures themselves."""
    everything, persons, quotes, sources = Score(), Score(), Score(), Score()
    for passage in passages(split):
        article = enricher.enrich(_article("", passage.text))
        found = entities_of(article)
        everything.add(len(found), len(passage.entities), len(found & passage.entities))
        mine = {one for one in found if one[2] == "person"}
        gold = {one for one in passage.entities if one[2] == "person"}
        persons.add(len(mine), len(gold), len(mine & gold))
        quotes.add(len(article.quotes), len(passage.quotes), right_quotes(article, passage))
        sources.add(len(article.word_of), len(passage.sources), right_sources(article, passage))
    assert everything.f1 >= 0.80
    assert persons.precision >= 0.88
    assert quotes.precision >= 0.90
    assert quotes.recall >= 0.80
    assert sources.recall >= 0.90


def test_a_person_goes_by_the_fullest_name(enricher: Enricher) -> None:
    article = enricher.enrich(_article("", "وأشار شوقي إلى الأزمة. وقال النائب عبد السميع شوقي إن الحل قريب."))
    (person,) = article.entities.persons
    assert (person.name, person.count) == ("عبد السميع شوقي", 2)


def test_a_failing_extractor_costs_its_own_fields_only(enricher: Enricher) -> None:
    class Broken:
        name = "broken"

        def extract(self, article: Article) -> dict[str, Any]:
            raise RuntimeError("fault")

    mended = Enricher(WatchList())
    mended.extractors = (Broken(), *mended.extractors)
    article = mended.enrich(_article(TITLE, BODY))
    assert article.notes == ["broken failed"]
    assert article.entities.persons


def test_card(seed: Article) -> None:
    console = Console(width=100, record=True)
    console.print(render(seed.model_dump(mode="json")))
    card = console.export_text()
    assert all(words in card for words in ("ديمتري بيسكوف", "المتحدث باسم الكرملين الروسي", "سياسة", "تاس"))


def _tiny_model(folder: Path) -> None:
    """A model that knows two words: «زورك» is a person, «بلاند» a place. Its logits are a table of the vocabulary."""
    vocabulary = {"[UNK]": 0, "زورك": 1, "بلاند": 2, "في": 3}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))
    labels = {"0": "O", "1": "B-PERS", "2": "B-LOC"}
    folder.joinpath("config.json").write_text(json.dumps({"id2label": labels}), encoding="utf-8")
    table = np.array([[9, 0, 0], [0, 9, 0], [0, 0, 9], [9, 0, 0]], dtype=np.float32)
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "input_ids"], ["logits"])],
        "tiny",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, [1, "length"])],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, "length", 3])],
        [numpy_helper.from_array(table, "table")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=10)
    onnx.save(model, folder / "model.onnx")


def test_a_model_is_used_beside_the_rules(tmp_path: Path) -> None:
    _tiny_model(tmp_path)
    article = Enricher(WatchList(), tmp_path).enrich(_article("", "اجتمع زورك في بلاند مع أنتوني بلينكن"))
    assert [one.name for one in article.entities.persons] == ["زورك", "أنتوني بلينكن"]
    assert [one.name for one in article.entities.places] == ["بلاند"]


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"tokenizer\.json is missing"):
        ModelRecogniser(tmp_path)


@pytest.mark.parametrize(
    ("country", "precision", "value"),
    [
        ("SA", "minute", "2024-05-16"),  # half past one in the night there
        ("US", "minute", "2024-05-15"),  # a country of many zones
        ("SA", "day", "2024-05-15"),  # a day, whatever the hour
    ],
)
def test_today_is_the_day_of_the_outlets_country(country: str, precision: str, value: str) -> None:
    published = {"precision": precision, "origin": "json-ld", "original": "", "confidence": 1.0}
    article = article_of(
        {
            "id": "a",
            "title": "",
            "body": "وصل الوفد صباح اليوم.",
            "published_at": "2024-05-15T22:30:00+00:00",
            "publication": published,
            "source": {"id": "s", "name": "", "site": "", "country": country, "language": "ar"},
        },
        NOW,
    )
    (date,) = DateExtractor().extract(article)["dates"]
    assert date.value == value
