"""The webhook receiver records everything and fails as told."""

import httpx
import pytest

from demo.server import Newsroom


def post(newsroom: Newsroom, client: httpx.Client, number: int) -> httpx.Response:
    return client.post(f"{newsroom.hook_url}/desk", json={"n": number}, headers={"Idempotency-Key": f"key-{number}"})


def test_calls_are_recorded(fresh: Newsroom, client: httpx.Client) -> None:
    assert post(fresh, client, 1).status_code == 204
    (call,) = fresh.wait_hooks(1)
    assert call.json == {"n": 1}
    assert call.headers["idempotency-key"] == "key-1"
    assert call.path == "/hook/desk"
    assert client.get(fresh.hook_url).json()[0]["status"] == 204


def test_first_calls_fail(fresh: Newsroom, client: httpx.Client) -> None:
    fresh.fail_hooks(count=2, status=429, retry_after=1)
    answers = [post(fresh, client, number) for number in range(3)]
    assert [answer.status_code for answer in answers] == [429, 429, 204]
    assert [answer.headers.get("Retry-After") for answer in answers] == ["1", "1", None]
    assert [call.accepted for call in fresh.webhooks] == [False, False, True]


def test_a_share_of_calls_fails(fresh: Newsroom, client: httpx.Client) -> None:
    fresh.fail_hooks(rate=1 / 3)
    statuses = [post(fresh, client, number).status_code for number in range(12)]
    assert statuses.count(503) == 4
    fresh.fail_hooks()
    assert post(fresh, client, 12).status_code == 204


def test_waiting_in_vain_says_what_came(fresh: Newsroom, client: httpx.Client) -> None:
    post(fresh, client, 1)
    with pytest.raises(TimeoutError, match="1 of 2"):
        fresh.wait_hooks(2, timeout=0.05)


def test_impossible_rate(newsroom: Newsroom) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        newsroom.fail_hooks(rate=2)
