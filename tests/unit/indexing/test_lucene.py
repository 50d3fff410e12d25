"""Clauses of query strings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexing.lucene import Clause, asks_for_words, clauses, rename_fields, wanted


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("هدنة", [(None, "هدنة", False)]),
        ("actors:putin AND NOT source.country:RU", [("actors", "putin", False), ("source.country", "RU", True)]),
        ("actors:(a OR b) c", [("actors", "a", False), ("actors", "b", False), (None, "c", False)]),
        ("NOT (actors:a OR topics:b)", [("actors", "a", True), ("topics", "b", True)]),
        ('title:"حل: الدولتين" -x', [("title", "حل: الدولتين", False), (None, "x", True)]),
        ("seen_at:[2026-03-01T10:00 TO *]", [("seen_at", "[2026-03-01T10:00 TO *]", False)]),
        (r"title:a\:b", [("title", "a:b", False)]),
        ("title:/a(b|c):d/", [("title", "/a(b|c):d/", False)]),
        ('"AND" ANDROID', [(None, "AND", False), (None, "ANDROID", False)]),
    ],
)
def test_clauses(query: str, expected: list[tuple[str | None, str, bool]]) -> None:
    assert clauses(query) == [Clause(*each) for each in expected]


def test_only_field_names_are_renamed() -> None:
    query = 'actors:(a OR b) AND title:"actors:x" AND NOT topics:t~2'
    renamed = rename_fields(query, lambda name: f"{name}_lead" if name in {"actors", "topics"} else name)
    assert renamed == 'actors_lead:(a OR b) AND title:"actors:x" AND NOT topics_lead:t~2'


@given(st.text(alphabet='ab :"()[]\\/+-!ANDORT*~^ه'))
def test_any_text_is_survived_and_renaming_to_itself_changes_nothing(query: str) -> None:
    clauses(query)
    assert rename_fields(query, lambda name: name) == query


def test_wanted_ids() -> None:
    asks = wanted("actors:ru* AND actors_title:putin AND NOT actors:nato AND topics:x", "actors")
    assert [tag for tag in ("russia", "putin", "nato", "x") if asks(tag)] == ["russia", "putin"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [("actors:a", False), ("actors:a AND هدنة", True), ("title.exact:هدنة", True), ("a:b AND NOT هدنة", False)],
)
def test_asks_for_words(query: str, expected: bool) -> None:
    assert asks_for_words(query) is expected
