"""Sketches: what they keep of a text, and what they do not depend on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from arabic.shingles import HASH_BYTES, SHINGLE_WORDS, SKETCH_SIZE, folded_words, shingles, sketch

WORDS = st.lists(st.sampled_from(["قال", "رئيس", "الوزراء", "إن", "مصر", "2026", "غزة"]), max_size=60)


def numbered(count: int) -> list[str]:
    return [f"كلمة{n}" for n in range(count)]


def test_shingles_are_runs_of_three_words() -> None:
    assert shingles(["ا", "ب", "ت", "ث"]) == {"ا ب ت", "ب ت ث"}
    assert shingles(["ا", "ب"]) == {"ا ب"}
    assert shingles([]) == set()


def test_spelling_habits_do_not_matter() -> None:
    assert folded_words("أعلنت الوزارةُ فى القاهرة: ١٢ إصابة") == folded_words("اعلنت الوزاره في القاهرة 12 اصابة")


def test_short_texts_are_kept_whole_and_long_ones_sampled() -> None:
    short, long = sketch(numbered(100)), sketch(numbered(1000))
    assert len(short.hashes) == short.shingles == 98
    assert len(long.hashes) == SKETCH_SIZE
    assert long.shingles == 998


def test_a_sketch_is_the_same_in_every_process() -> None:
    """It is kept for days, so a change of its value parts running systems from what they remember."""
    assert sketch(["قال", "رئيس", "الوزراء"]).packed().hex() == "2541c0b2"


def test_head_is_the_first_half() -> None:
    words = numbered(80)
    found = sketch(words)
    head = set(sketch(words[:40]).hashes)
    assert {value for value, is_head in zip(found.hashes, found.in_head, strict=True) if is_head} == head


@given(WORDS)
def test_invariants(words: list[str]) -> None:
    found = sketch(words)
    assert list(found.hashes) == sorted(set(found.hashes))
    assert len(found.hashes) == len(found.in_head) <= SKETCH_SIZE
    assert len(found.packed()) == HASH_BYTES * len(found.hashes)
    assert len(found.packed_heads()) == len(found.hashes)
    assert any(found.in_head) or len(words) < 2 * SHINGLE_WORDS


@given(st.text(max_size=200))
def test_any_text_has_a_sketch(text: str) -> None:
    words = folded_words(text)
    assert bool(sketch(words).hashes) == bool(words)
