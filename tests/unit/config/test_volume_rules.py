"""Volume rules in rules.yml: their kinds, their lengths of time, and what is told of mistakes."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from config.errors import ConfigError
from config.loading import load
from config.rules import Rule, Rules
from config.volume_rules import FlatlineRule, FrequencyRule

RULES = """
rules:
  - {id: plain, name: عادية, query: "actors:nato"}
  - {id: many, name: كثرة, kind: frequency, count: 10, window: 90m, countries: [EG]}
  - {id: silent, name: صمت, kind: flatline, of: outlet, window: 6h}
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "rules.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_rule_without_a_kind_matches_and_the_others_count(tmp_path: Path) -> None:
    rules = load(written(tmp_path, RULES), Rules)
    assert [type(rule) for rule in rules.rules] == [Rule, FrequencyRule, FlatlineRule]
    assert [rule.id for rule in rules.match] == ["plain"]
    many, silent = rules.volume
    assert isinstance(many, FrequencyRule)
    assert (many.window, many.query, many.countries) == (timedelta(minutes=90), "*", ["EG"])
    assert silent.id == "silent"


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("kind: frequency, count: 1, window: soon", ["field window", "no length of time", "30m, 6h, 2d, 1w"]),
        ("kind: frequency, count: 1, window: 1m", ["field window", "too short", "from 5m to 4w"]),
        ("kind: frequency, count: 1, window: 1h, factor: 2", ["field factor", "unknown field", "window"]),
        ("kind: frequency, window: 1h", ["field count", "Field required"]),
        ("kind: wave", ["entry r", "'frequency'", "'match'", "use one of the types named"]),
        ("query: x, kynd: match", ["field kynd", "did you mean `kind`?"]),
    ],
)
def test_mistakes_name_entry_field_and_remedy(tmp_path: Path, rule: str, said: list[str]) -> None:
    path = written(tmp_path, f"rules:\n  - {{id: r, name: قاعدة, {rule}}}\n")
    with pytest.raises(ConfigError) as caught:
        load(path, Rules)
    (problem,) = caught.value.problems
    assert problem.line == 2
    for part in said:
        assert part in str(problem)
