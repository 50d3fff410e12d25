"""Places of matched words, and the sentences that hold them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indexing.marks import Mark, best_sentences, marks_between, pieces

TEXT = "قال الكرملين شيئا. ورد الناتو على الكرملين. وانتهى الخبر."


def mark(word: str, tag: str, after: int = 0) -> Mark:
    start = TEXT.index(word, after)
    return Mark(start=start, end=start + len(word), id=tag)


MARKS = [mark("الكرملين", "kremlin"), mark("الناتو", "nato"), mark("الكرملين", "kremlin", 20)]


def test_the_sentence_that_names_most_is_the_best() -> None:
    (best,) = best_sentences(TEXT, MARKS, 1)
    assert best.text == "ورد الناتو على الكرملين."
    assert TEXT[best.start :].startswith(best.text)
    assert [best.text[each.start : each.end] for each in best.marks] == ["الناتو", "الكرملين"]


def test_the_earlier_of_equals_and_the_order_of_the_text() -> None:
    assert [each.text for each in best_sentences(TEXT, MARKS[::2], 1)] == ["قال الكرملين شيئا."]
    assert [each.text[:3] for each in best_sentences(TEXT, MARKS, 5)] == ["قال", "ورد"]
    assert best_sentences(TEXT, [], 1) == []


spans = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10)), max_size=8)


@given(st.text(max_size=30), spans)
def test_pieces_make_up_the_text_and_cover_every_mark(text: str, found: list[tuple[int, int]]) -> None:
    marks = [Mark(start=start, end=min(start + length, len(text))) for start, length in found if start < len(text)]
    parts = list(pieces(text, marks))
    assert "".join(piece for piece, _ in parts) == text
    covered = {index for each in marks for index in range(each.start, each.end)}
    assert sum(len(piece) for piece, is_marked in parts if is_marked) == len(covered)


@given(st.lists(st.tuples(st.text(alphabet="ab ", max_size=5), st.booleans()), max_size=10))
def test_tags_become_places(parts: list[tuple[str, bool]]) -> None:
    plain = "".join(text for text, _ in parts)
    tagged = "".join(f"<{text}>" if is_tagged else text for text, is_tagged in parts)
    found = [plain[each.start : each.end] for each in marks_between("<", ">", tagged)]
    assert found == [text for text, is_tagged in parts if is_tagged]
