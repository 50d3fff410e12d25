"""What an answer means for the article."""

from __future__ import annotations

import httpx
import pytest

from pipeline.http import Answer
from workers.fetch import judge
from workers.outcome import Ended, TryAgain


def answer(status: int, **headers: str) -> Answer:
    names = {key.replace("_", "-"): value for key, value in headers.items()}
    return Answer(status, "http://nile.example/1", httpx.Headers(names), b"", 0, None)


@pytest.mark.parametrize("content_type", ["text/html; charset=utf-8", "application/xhtml+xml", ""])
def test_a_page_is_accepted(content_type: str) -> None:
    assert judge(answer(200, content_type=content_type), 0) is None


@pytest.mark.parametrize(
    ("status", "label"), [(404, "gone"), (410, "gone"), (403, "forbidden"), (451, "forbidden"), (204, "odd-status")]
)
def test_some_answers_end_the_way(status: int, label: str) -> None:
    verdict = judge(answer(status), 0)
    assert isinstance(verdict, Ended)
    assert verdict.label == label


def test_a_picture_is_no_page() -> None:
    verdict = judge(answer(200, content_type="image/png"), 0)
    assert isinstance(verdict, Ended)
    assert verdict.label == "not-a-page"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_trouble_of_the_server_is_tried_again_when_it_asks(status: int) -> None:
    verdict = judge(answer(status, retry_after="30"), 0)
    assert isinstance(verdict, TryAgain)
    assert verdict.after_s == 30
