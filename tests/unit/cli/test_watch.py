"""`rasid watch` and the notes of `rasid config check`, on a watch list of the test's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.main import app

WATCHLIST = """\
actors:
  - id: guterres
    type: person
    names: [أنطونيو غوتيريش]
    short: [غوتيريش]
  - id: assad
    type: person
    names: [بشار الأسد]
    short: [الأسد]
"""


@pytest.fixture(autouse=True)
def _config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "watchlist.yml").write_text(WATCHLIST, encoding="utf-8")
    for name in ("feeds", "rules", "channels"):
        (tmp_path / f"{name}.yml").write_text(f"{name}: []\n", encoding="utf-8")
    monkeypatch.setenv("RASID_CONFIG_DIR", str(tmp_path))


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(arguments), env={"COLUMNS": "200"})
    return result.exit_code, result.output


def test_show_lists_the_spellings_made_from_one() -> None:
    code, output = run("watch", "show", "guterres")
    assert code == 0
    assert "جوتيريش" in output
    assert "غوتيرش" in output


@pytest.mark.parametrize(
    ("text", "code", "verdict"),
    [
        ("قال الرئيس السوري بشار الأسد", 0, "yes"),
        ("هاجم الأسد مربيه في حديقة الحيوان", 1, "no"),
        ("لا أحد", 1, "No form"),
    ],
)
def test_explain_says_whether_and_why(text: str, code: int, verdict: str) -> None:
    exit_code, output = run("watch", "explain", "assad", "--text", text)
    assert exit_code == code
    assert verdict in output


def test_an_unknown_actor_is_told() -> None:
    code, _ = run("watch", "show", "nobody")
    assert code == 2


def test_config_check_lists_short_forms_that_are_also_something_else() -> None:
    code, output = run("config", "check")
    assert code == 0
    assert "الأسد" in output
    assert "غوتيريش" not in output
