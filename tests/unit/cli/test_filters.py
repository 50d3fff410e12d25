"""The stages as filters, run as a person would, without any server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from demo import truth


def rasid(*arguments: str, given: str | bytes = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command; no server is set."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("RASID_")}
    return subprocess.run(
        [sys.executable, "-m", "cli", *arguments],
        input=given.encode() if isinstance(given, str) else given,
        capture_output=True,
        env={**kept, **environment},
        check=False,
        timeout=60,
    )


def lines(result: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.decode().splitlines()]


PAGE = (
    "<html lang=ar><head><title>عنوان الخبر الطويل نسبيا | صحيفة</title></head><body><nav>الرئيسية</nav><article>"
    "<h1>عنوان الخبر الطويل نسبيا</h1>"
    + "<p>قال الرئيس الروسي فلاديمير بوتين في موسكو إن بلاده مستعدة للحوار مع حلف شمال الأطلسي حول كل القضايا.</p>" * 3
    + "</article></body></html>"
)


def test_clean_reads_a_page() -> None:
    (record,) = lines(rasid("clean", "--url", "https://news.example/1", given=PAGE))
    assert record["title"] == "عنوان الخبر الطويل نسبيا"
    assert record["body"].startswith("قال الرئيس الروسي")


def test_clean_jsonl_keeps_ids_and_refuses_by_line() -> None:
    given = "\n".join(
        [
            json.dumps({"id": "a", "url": "https://news.example/1", "html": PAGE}),
            json.dumps({"id": "b", "url": "https://news.example/2", "html": "<html></html>"}),
        ]
    )
    first, second = lines(rasid("clean", "--jsonl", given=given))
    assert (first["id"], first["title"]) == ("a", "عنوان الخبر الطويل نسبيا")
    assert (second["id"], second["refused"]) == ("b", "empty")


def test_clean_reads_text_without_html() -> None:
    seed = next(t for t in truth() if "الضمانات الأمنية" in t.title and t.outlet == "dostor")
    masthead = "رئيس مجلسى الإدارة والتحرير\nمحمد الباز\n" * 2
    text = f"{masthead}\n{seed.title}\n\nبيسكوف\nبيسكوف\n\n{seed.body}"
    (record,) = lines(rasid("clean", "--text", given=text))
    assert record["title"] == seed.title
    assert record["body"].startswith("صرح ديمتري بيسكوف")
    assert "الباز" not in record["body"]
    assert record["captions"] == ["بيسكوف"]


def test_match_jsonl_gives_offsets_in_the_given_text() -> None:
    text = "قال بوتين لحلف الناتو إن الرئيس فلاديمير بوتين مستعد"
    (record,) = lines(rasid("match", "--jsonl", given=json.dumps({"id": "1", "text": text})))
    assert record["id"] == "1"
    assert {actor["id"] for actor in record["actors"]} >= {"putin", "nato"}
    assert all(text[actor["start"] : actor["end"]] == actor["surface"] for actor in record["actors"])


def test_match_takes_another_watch_list(tmp_path: Path) -> None:
    path = tmp_path / "own.yml"
    path.write_text("actors: [{id: x, type: organisation, names: [شركة الأفق]}]", encoding="utf-8")
    given = json.dumps({"id": "1", "text": "أعلنت شركة الأفق نتائجها"})
    (record,) = lines(rasid("match", "--jsonl", "--watchlist", str(path), given=given))
    assert [actor["id"] for actor in record["actors"]] == ["x"]


def test_enrich_jsonl_tags_and_keeps_the_id() -> None:
    seed = next(t for t in truth() if "الضمانات الأمنية" in t.title and t.outlet == "dostor")
    given = json.dumps({"id": "1", "title": seed.title, "body": seed.body})
    (record,) = lines(rasid("enrich", "--jsonl", given=given))
    assert record["id"] == "1"
    assert {"kremlin", "nato", "peskov", "putin"} <= set(record["actors"])
    assert record["body"] == seed.body


def test_a_bad_line_costs_only_itself() -> None:
    good = json.dumps({"id": "2", "text": "بوتين"})
    result = rasid("match", "--jsonl", given=f'{{"id": 1\n{{"id": "1"}}\n[]\n{good}')
    assert [record["id"] for record in lines(result)] == ["2"]
    told = result.stderr.decode()
    assert "line 1: not JSON" in told
    assert "line 2: the field 'text' is missing" in told
    assert "line 3: a JSON object is wanted" in told
    assert result.returncode == 2


FAULTS = {
    "unknown field": ("actors: [{id: a, type: person, names: [أ], shrt: [ب]}]", "shrt", "did you mean `short`?"),
    "duplicate id": (
        "actors: [{id: a, type: person, names: [أ]}, {id: a, type: person, names: [ب]}]",
        "duplicate id `a`",
        "an id of its own",
    ),
    "empty name": ("actors: [{id: a, type: person, names: ['']}]", "names[0]", "not empty"),
}


COMMANDS = ["match", "enrich --jsonl", "up", "demo --data-dir {folder}", "worker text"]


@pytest.mark.parametrize(
    ("command", "fault"),
    [*(("config check", fault) for fault in FAULTS), *((command, "unknown field") for command in COMMANDS)],
)
def test_a_wrong_watch_list_is_told_with_file_entry_field_and_remedy(tmp_path: Path, command: str, fault: str) -> None:
    text, where, remedy = FAULTS[fault]
    for name in ("feeds", "rules", "channels"):
        (tmp_path / f"{name}.yml").write_text(f"{name}: []\n", encoding="utf-8")
    path = tmp_path / "watchlist.yml"
    path.write_text(text, encoding="utf-8")
    arguments = command.format(folder=tmp_path / "demo").split()
    result = rasid(*arguments, RASID_CONFIG_DIR=str(tmp_path), RASID_DATA_DIR=str(tmp_path / "data"))
    told = " ".join(result.stderr.decode().split())
    assert result.returncode == 2
    assert str(path) in told
    assert "(a)" in told
    assert where in told
    assert remedy in told
