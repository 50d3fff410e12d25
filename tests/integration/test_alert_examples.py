"""The twelve rules that docs/alerts.md explains: each fires on what it should, and on nothing else."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from config.rules import Rule
from pipeline.messages import Article, Quote
from tests.indexing_kit import NOON, Bench, article, source

DOCS = Path(__file__).parents[2] / "docs" / "alerts.md"


def examples() -> dict[str, Rule]:
    """The match rules of the document, by id."""
    text = DOCS.read_text(encoding="utf-8").split("## What a query can ask")[0]
    blocks = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    rules = [Rule.model_validate(entry) for block in blocks for entry in yaml.safe_load(block)]
    return {rule.id: rule for rule in rules}


def about(
    slug: str, body: str, *, title: str = "خبر", outlet: str = "atlas", country: str = "MA", **more: object
) -> Article:
    words = {"الكرملين": "kremlin", "الناتو": "nato", "الصندوق": "imf", "مصر": "egypt", "بيسكوف": "peskov"}
    return article(slug, title=title, body=body, words=words, outlet=source(outlet, country), **more)  # type: ignore[arg-type]


def quoted(slug: str, speaker: str) -> Article:
    body = "وقال بيسكوف إن الضمانات مكتوبة."
    quote = Quote(kind="reported", text="إن الضمانات مكتوبة", field="body", start=12, end=30, speaker_id=speaker)
    return about(slug, body, quotes=[quote])


KREMLIN_ON_NATO = "رد الكرملين على الناتو."
# Rule → the articles that fire, and those that do not.
CASES: dict[str, tuple[list[Article], list[Article]]] = {
    "kremlin-on-nato": ([about("1", KREMLIN_ON_NATO)], [about("2", "رد الكرملين على السؤال.")]),
    "imf-exchange-rate": (
        [about("1", "ناقش الصندوق وسعر الصرف الجديد.")],
        [about("2", "ناقش الصندوق صرف السعر."), about("3", "تغير سعر الصرف أمس.")],
    ),
    "nato-headlines": ([about("1", "نص.", title="الناتو يجتمع")], [about("2", "اجتمع الناتو أمس.")]),
    "egypt-economy": (
        [about("1", "طرحت مصر السندات أمس."), about("2", "نما الناتج في مصر.", topics={"الناتج": "economy"})],
        [about("3", "طرحت مصر السندات أمس.", section="رياضة"), about("4", "زار الوفد مصر.")],
    ),
    "maghreb-on-nato": ([about("1", "اجتمع الناتو.")], [about("2", "اجتمع الناتو.", outlet="nile", country="EG")]),
    "much-kremlin": (
        [about("1", "قال الكرملين. وأضاف الكرملين. وختم الكرملين.")],
        [about("2", "قال الكرملين. وأضاف الكرملين.")],
    ),
    "confirmed": (
        [about(str(n), "اجتمع الناتو.", outlet=f"outlet-{n}", story="confirmed") for n in range(3)][-1:],
        [about(str(n), "اجتمع الناتو.", outlet=f"outlet-{n % 2}", story="one") for n in range(3, 7)],
    ),
    "archive": ([about(str(n), "اجتمع الناتو.", story="s") for n in range(3)], [about("9", "اجتمع الوزراء.")]),
    "calm": ([about("1", "اجتمع الناتو.")], [about("2", "اجتمع الناتو ثانية.")]),
    "by-day": ([about("1", "اجتمع الناتو.")], [about("2", "اجتمع الوزراء.")]),
    "summit": (
        [about("1", "بدأت قمة الناتو.")],
        [about("2", "انتهت قمة الناتو.", seen_at=NOON + timedelta(days=9)), about("3", "رد الناتو.")],
    ),
    "peskov-said": ([quoted("1", "peskov")], [quoted("2", "someone-else")]),
}


def test_the_document_has_twelve_examples_and_each_is_run() -> None:
    assert len(CASES) == 12
    assert set(examples()) == set(CASES)


@pytest.mark.parametrize("rule_id", CASES)
def test_example(bench: Bench, rule_id: str) -> None:
    fires, silent = CASES[rule_id]
    loaded = bench.load(examples()[rule_id])
    assert loaded.problems == []
    if rule_id == "confirmed":  # the two outlets before the one that confirms
        bench.index(*[about(str(n), "اجتمع الناتو.", outlet=f"outlet-{n}", story="confirmed") for n in range(2)])
        assert bench.outbox.newest() == []
    bench.index(*fires, *silent)

    fired = [alert for alert in bench.outbox.newest(100) if alert.deliveries]
    carried = {copy.id for alert in fired for copy in alert.copies}
    assert {each.id for each in fires} <= carried
    assert not {each.id for each in silent} & carried
    assert len(fired) == len({each.story.id if rule_id != "archive" else each.id for each in fires})


def test_example_by_day_waits_for_the_morning(bench: Bench) -> None:
    bench.now = NOON.replace(hour=20)  # 23:00 in Riyadh
    bench.load(examples()["by-day"])
    bench.index(about("1", "اجتمع الناتو."))
    (alert,) = bench.outbox.newest()
    assert alert.next_due_at == NOON.replace(hour=3) + timedelta(days=1)
