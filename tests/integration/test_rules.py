"""Loading rules into the percolator: what is refused, and how it is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.loading import load as load_file
from config.rules import Rules
from indexing import rules
from indexing.rules import check
from tests.indexing_kit import NOON, Bench, article, rule, source

FILE = """\
rules:
  - id: good
    name: صحيحة
    query: actors:kremlin
  - id: misspelt
    name: خطأ في الحقل
    query: actor:kremlin
  - id: unclosed
    name: قوس
    query: title:(هدنة
  - id: colon
    name: نقطتان
    query: عاجل:هدنة
  - id: date
    name: تاريخ
    query: "seen_at:[tomorrow TO *]"
  - id: switched-off
    name: معطلة
    query: nosuch:1
    enabled: false
"""


def test_each_fault_names_file_line_entry_field_and_remedy(bench: Bench) -> None:
    file = bench.settings.config_dir / "rules.yml"
    file.write_text(FILE, encoding="utf-8")
    loaded = rules.load(bench.client, bench.settings.index_prefix, load_file(file, Rules).rules, file)

    assert loaded.changed == ["good"], "a faulty rule keeps no other from working"
    said = [str(problem).replace(str(file), "rules.yml") for problem in loaded.problems]
    assert said == [
        "rules.yml:5, entry rules[1] (misspelt), field query: articles have no field `actor`. "
        "Remedy: did you mean `actors`?",
        "rules.yml:8, entry rules[2] (unclosed), field query: no valid query: title:(هدنة. "
        "Remedy: close brackets and quotes, write AND, OR, NOT in capitals and between two words; "
        "a sign such as : ( ) / that belongs to the text goes in quotes",
        "rules.yml:11, entry rules[3] (colon), field query: articles have no field `عاجل`. "
        "Remedy: fields are listed in docs/alerts.md; "
        "a colon that belongs to the text goes in quotes or is written \\:",
        "rules.yml:14, entry rules[4] (date), field query: the engine refuses the query: failed to parse date field "
        "[tomorrow] with format [strict_date_optional_time||epoch_millis]. "
        "Remedy: change the value that the message names",
    ]
    assert check(bench.client, bench.settings.index_prefix, load_file(file, Rules).rules, file) == loaded.problems
    assert not bench.client.indices.exists(index=f"{bench.names.rules}-trial-*", allow_no_indices=False)


def test_a_rule_that_becomes_faulty_keeps_working_as_it_was(bench: Bench) -> None:
    bench.load(rule("one", "actors:kremlin"))
    assert len(bench.load(rule("one", "actors:(kremlin")).problems) == 1
    bench.index(article())
    assert [alert["rule"]["id"] for alert in bench.alerts()] == ["one"]


def test_only_what_differs_is_touched(bench: Bench) -> None:
    def versions() -> dict[str, int]:
        found = bench.client.search(index=bench.names.rules, version=True, size=100)
        return {hit["_id"]: hit["_version"] for hit in found["hits"]["hits"]}

    bench.load(rule("one"), rule("two", "actors:usa"), rule("three", "actors:usa"))
    loaded = bench.load(rule("one"), rule("two", "actors:nato"))
    assert (loaded.changed, loaded.dropped) == (["two"], ["three"])
    assert versions() == {"one": 1, "two": 2}
    assert bench.load(rule("one", enabled=False), rule("two", "actors:nato")).dropped == ["one"]


@pytest.mark.parametrize(
    ("keys", "fires"),
    [
        ({}, True),
        ({"in": "title"}, True),
        ({"in": "lead"}, False),  # the lead names the Kremlin alone
        ({"in": "body"}, True),
        ({"query": "actors:usa", "in": "title"}, False),
        ({"query": "actors:usa", "in": "body"}, True),
        ({"query": "topics:guarantees", "in": "lead"}, False),
        ({"query": "topics:guarantees", "in": "body"}, True),
        ({"query": "مكتوبة", "in": "title"}, False),
        ({"query": "مكتوبة", "in": "body"}, True),
        ({"query": '"لم يرد"', "in": "lead"}, True),
        ({"sources": ["atlas"]}, True),
        ({"sources": ["nile"]}, False),
        ({"countries": ["EG", "MA"]}, True),
        ({"countries": ["EG"]}, False),
        ({"languages": ["en"]}, False),
        ({"min_mentions": 5}, True),
        ({"min_mentions": 6}, False),
        ({"in": "title", "min_mentions": 3}, False),
        ({"valid_from": NOON}, True),
        ({"valid_until": NOON}, False),
    ],
)
def test_what_a_rule_can_ask(bench: Bench, keys: dict[str, object], fires: bool) -> None:
    bench.load(rule(**keys))  # type: ignore[arg-type]
    bench.index(article(topics={"ضمانات أمنية": "guarantees"}, outlet=source("atlas", "MA")))
    assert len(bench.alerts()) == fires


def test_ten_thousand_rules_load(bench: Bench) -> None:
    many = [rule(f"r{n}", f'actors:a{n} OR title:"كلمة{n} أخرى"') for n in range(10_000)]
    assert len(bench.load(*many).changed) == 10_000
    bench.index(article(words={"الكرملين": "a77"}))
    assert [alert["rule"]["id"] for alert in bench.alerts()] == ["r77"]
    assert bench.load(*many[:-1], rule("r9999", "actors:b")).changed == ["r9999"]


def test_the_rules_of_the_project_load(bench: Bench) -> None:
    file = Path(rules.__file__).parent.parent / "config" / "rules.yml"
    shipped = load_file(file, Rules)
    loaded = rules.load(bench.client, bench.settings.index_prefix, shipped.rules, file)
    assert loaded.problems == []
    assert set(loaded.changed) == {rule.id for rule in shipped.match}
