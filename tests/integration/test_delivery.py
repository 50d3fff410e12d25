"""Deliveries from the outbox to real receivers on loopback."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator
from datetime import timedelta

import pytest

from config.channels import Channel, Channels
from demo.server import Newsroom
from indexing import bundles
from indexing.delivery import Deliverer
from indexing.holding import Limiter
from tests.indexing_kit import NOON, Bench, article, rule, source
from tests.smtp_sink import SmtpSink


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Newsroom]:
    with Newsroom() as running:
        yield running


@pytest.fixture
def receiver(newsroom: Newsroom) -> Iterator[Newsroom]:
    """The newsroom's webhook receiver, healthy, with what it got before forgotten."""
    newsroom.fail_hooks()
    newsroom._receiver._calls.clear()
    yield newsroom
    newsroom.fail_hooks()


def channels(*entries: dict[str, object]) -> list[Channel]:
    return Channels.model_validate({"channels": list(entries)}).channels


def deliverer(bench: Bench, *entries: dict[str, object], attempts: int = 4) -> Deliverer:
    return Deliverer(
        bench.outbox,
        channels(*entries),
        Limiter(bench.store, bench.ledger.keys),
        attempts=attempts,
        timeout_s=5,
        clock=lambda: bench.now,
        first_retry_s=10,
    )


def due(bench: Bench, later: timedelta = timedelta()) -> list[tuple[str, str]]:
    return [(each.alert_id, each.delivery.channel) for each in bench.outbox.due(bench.now + later)]


def hook(receiver: Newsroom) -> dict[str, object]:
    return {"id": "hook", "type": "webhook", "url": receiver.hook_url, "secret": "s3cret", "language": "en"}


def raised(bench: Bench, *channel_ids: str) -> str:
    bench.load(rule(channels=list(channel_ids), severity="critical"))
    bench.index(article(story="s1"), article("2", story="s1", outlet=source("nile", "EG")))
    return str(bench.alerts()[0]["id"])


def test_a_webhook_is_signed_and_carries_its_key(bench: Bench, receiver: Newsroom) -> None:
    alert_id = raised(bench, "hook")
    ended = deliverer(bench, hook(receiver)).deliver(alert_id, "hook")
    assert ended is not None
    assert (ended.state, ended.attempts, ended.sent_at, ended.due_at) == ("sent", 1, NOON, None)

    (call,) = receiver.wait_hooks(1)
    assert call.headers["idempotency-key"] == f"{alert_id}:hook"
    signed = call.headers["x-rasid-timestamp"].encode() + b"." + call.body
    digest = hmac.new(b"s3cret", signed, hashlib.sha256).hexdigest()
    assert call.headers["x-rasid-signature"] == f"sha256={digest}"
    body = json.loads(call.body)
    assert body["id"] == alert_id
    assert body["rule"]["id"] == "kremlin-on-nato"
    assert body["outlets"] == 2
    assert "deliveries" not in body


def test_what_was_sent_is_not_sent_again(bench: Bench, receiver: Newsroom) -> None:
    alert_id = raised(bench, "hook")
    sender = deliverer(bench, hook(receiver))
    assert sender.deliver(alert_id, "hook") is not None
    bench.now += timedelta(hours=1)
    assert sender.deliver(alert_id, "hook") is None
    assert due(bench) == []
    assert len(receiver.webhooks) == 1


def test_a_failing_receiver_is_asked_again_later_and_given_up_in_the_end(bench: Bench, receiver: Newsroom) -> None:
    alert_id = raised(bench, "hook")
    sender = deliverer(bench, hook(receiver), attempts=3)
    receiver.fail_hooks(rate=1)
    waits = []
    for _ in range(2):
        ended = sender.deliver(alert_id, "hook")
        assert ended is not None
        assert ended.state == "pending"
        assert ended.error == "HTTP 503"
        assert ended.due_at is not None
        assert sender.deliver(alert_id, "hook") is None, "not before it is due"
        waits.append((ended.due_at - bench.now).total_seconds())
        bench.now = ended.due_at
        assert due(bench) == [(alert_id, "hook")]
    assert 5 <= waits[0] <= 10 <= waits[1] <= 20
    ended = sender.deliver(alert_id, "hook")
    assert ended is not None
    assert (ended.state, ended.attempts, ended.error) == ("failed", 3, "HTTP 503")
    assert due(bench, timedelta(days=1)) == []


def test_retry_after_is_respected(bench: Bench, receiver: Newsroom) -> None:
    alert_id = raised(bench, "hook")
    receiver.fail_hooks(count=1, status=429, retry_after=120)
    ended = deliverer(bench, hook(receiver)).deliver(alert_id, "hook")
    assert ended is not None
    assert ended.due_at == NOON + timedelta(seconds=120)


def test_a_request_that_is_refused_for_good_is_not_repeated(bench: Bench, receiver: Newsroom) -> None:
    alert_id = raised(bench, "hook")
    receiver.fail_hooks(count=1, status=422)
    ended = deliverer(bench, hook(receiver)).deliver(alert_id, "hook")
    assert ended is not None
    assert (ended.state, ended.error) == ("failed", "HTTP 422")


def test_a_worker_that_dies_in_the_middle_leaves_the_delivery_to_the_sweep(
    bench: Bench, receiver: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    alert_id = raised(bench, "hook")

    class Killed(BaseException):
        pass

    def killed(*_: object) -> None:
        raise Killed

    first = deliverer(bench, hook(receiver))
    monkeypatch.setattr(first, "_record", killed)
    with pytest.raises(Killed):
        first.deliver(alert_id, "hook")
    second = deliverer(bench, hook(receiver))
    assert second.deliver(alert_id, "hook") is None, "the claim still holds"
    bench.now += timedelta(seconds=21)
    assert due(bench) == [(alert_id, "hook")]
    ended = second.deliver(alert_id, "hook")
    assert ended is not None
    assert (ended.state, ended.attempts) == ("sent", 2)
    assert {call.headers["idempotency-key"] for call in receiver.webhooks} == {f"{alert_id}:hook"}


def test_counts_go_on_while_a_delivery_is_under_way(
    bench: Bench, receiver: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    alert_id = raised(bench, "hook")
    sender = deliverer(bench, hook(receiver))
    attempt = sender._attempt

    def meanwhile(*args: object) -> object:
        bench.index(article("3", story="s1", outlet=source("cedar", "LB")))
        return attempt(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(sender, "_attempt", meanwhile)
    sender.deliver(alert_id, "hook")
    (alert,) = bench.alerts()
    assert alert["outlets"] == 3
    assert alert["deliveries"][0]["state"] == "sent"


def test_a_file_gets_one_line_an_alert_whatever_is_repeated(bench: Bench) -> None:
    alert_id = raised(bench, "desk")
    path = bench.settings.data_dir / "new" / "alerts.jsonl"
    sender = deliverer(bench, {"id": "desk", "type": "file", "path": str(path)})
    assert sender.deliver(alert_id, "desk") is not None
    path.write_bytes(path.read_bytes() + b'{"key": "cut')  # a writer that was killed

    # The attempt arrived, its record did not.
    bench.outbox.change(
        alert_id,
        lambda alert: alert.model_copy(
            update={"deliveries": [alert.deliveries[0].model_copy(update={"state": "pending", "due_at": NOON})]}
        ),
    )
    assert sender.deliver(alert_id, "desk") is not None
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["key"] for line in lines[:1]] == [f"{alert_id}:desk"]
    assert lines[1:] == ['{"key": "cut']


def test_mail_has_a_text_and_an_html_part(bench: Bench) -> None:
    alert_id = raised(bench, "mail")
    with SmtpSink() as sink:
        url = f"mailto://127.0.0.1:{sink.port}/?from=rasid@example.org&to=desk@example.org&mode=insecure"
        ended = deliverer(bench, {"id": "mail", "type": "apprise", "url": url}).deliver(alert_id, "mail")
        assert ended is not None
        assert ended.error is None
        assert ended.state == "sent"
        (mail,) = sink.messages
    parts = {part.get_content_type(): part.get_content() for part in mail.walk() if not part.is_multipart()}
    assert set(parts) == {"text/plain", "text/html"}
    assert "<mark>الناتو</mark>" in parts["text/html"]
    assert 'dir="rtl"' in parts["text/html"]
    assert "نقلته وسيلتا إعلام" in parts["text/plain"]
    assert "عاجل" in mail["subject"]


def test_a_service_that_does_not_take_it_is_tried_again_with_the_reason_kept(bench: Bench) -> None:
    alert_id = raised(bench, "chat")
    ended = deliverer(bench, {"id": "chat", "type": "apprise", "url": "json://127.0.0.1:9/"}).deliver(alert_id, "chat")
    assert ended is not None
    assert ended.state == "pending"
    assert ended.error


@pytest.mark.parametrize(
    ("entries", "reason"),
    [
        ([], "channel desk is not there in channels.yml"),
        (
            [{"id": "desk", "type": "file", "path": "x", "enabled": False}],
            "channel desk is switched off in channels.yml",
        ),
        (
            [{"id": "desk", "type": "apprise", "url": "nosuch://x"}],
            "the url of channel desk is none that Apprise knows",
        ),
    ],
)
def test_a_channel_that_cannot_be_used_fails_visibly(
    bench: Bench, entries: list[dict[str, object]], reason: str
) -> None:
    ended = deliverer(bench, *entries).deliver(raised(bench, "desk"), "desk")
    assert ended is not None
    assert (ended.state, ended.error) == ("failed", reason)


def many(bench: Bench, number: int, **keys: object) -> list[str]:
    """Alerts of different stories; their ids in the order of the stories."""
    bench.load(rule(channels=["hook"], **keys))  # type: ignore[arg-type]
    bench.index(*[article(f"{n}", title=f"خبر رقم {n} عن الكرملين والناتو", story=f"s{n:02}") for n in range(number)])
    return [str(alert["id"]) for alert in sorted(bench.alerts(), key=lambda alert: alert["story"])]


def bundle(bench: Bench, entry: dict[str, object]) -> list[object]:
    return list(bundles.make(bench.outbox, bench.outbox.due(bench.now), channels(entry), bench.now))


def test_a_storm_becomes_one_message_that_says_so(bench: Bench, receiver: Newsroom) -> None:
    entry = {**hook(receiver), "limit": {"alerts": 3, "minutes": 10}}
    ids = many(bench, 20)
    sender = deliverer(bench, entry)
    for alert_id in ids:
        sender.deliver(alert_id, "hook")
    assert len(receiver.webhooks) == 3
    assert due(bench) == []

    bench.now += timedelta(minutes=10)
    (storm,) = bundle(bench, entry)
    assert bundle(bench, entry) == [], "once"
    ended = sender.deliver(storm.id, "hook")  # type: ignore[attr-defined]
    assert ended is not None
    assert ended.state == "sent"
    told = receiver.webhooks[-1].json
    assert told["rule"]["kind"] == "storm"
    assert len(told["bundle"]["members"]) == 17
    assert len(told["bundle"]["lines"]) == 10
    states = [alert["deliveries"][0]["state"] for alert in bench.alerts()]
    assert sorted(states) == ["bundled"] * 17 + ["sent"] * 4
    assert due(bench, timedelta(days=1)) == []
    assert len(bench.outbox.newest(100)) == 20, "a bundle is no alert of its own"


def test_a_digest_gathers_until_its_time_and_lets_urgent_ones_through(bench: Bench, receiver: Newsroom) -> None:
    digest = {"at": ["08:00", "16:30"], "timezone": "Asia/Riyadh", "most": 2, "at_once": "critical"}
    entry = {**hook(receiver), "digest": digest}
    sender = deliverer(bench, entry)
    for alert_id in many(bench, 3):
        sender.deliver(alert_id, "hook")
    assert receiver.webhooks == []
    assert bundle(bench, entry) == []

    bench.now += timedelta(minutes=90)  # 16:30 in Riyadh
    (gathered,) = bundle(bench, entry)
    sender.deliver(gathered.id, "hook")  # type: ignore[attr-defined]
    (call,) = receiver.webhooks
    assert len(call.json["bundle"]["lines"]) == 2
    assert len(call.json["bundle"]["members"]) == 3
    bench.load(rule("urgent", channels=["hook"], severity="critical"))
    bench.index(article("urgent", story="urgent"))
    (urgent,) = [alert for alert in bench.alerts() if alert["rule"]["id"] == "urgent"]
    sender.deliver(urgent["id"], "hook")
    assert receiver.webhooks[-1].json["id"] == urgent["id"]


def test_a_crash_between_bundle_and_marks_tells_nothing_twice(
    bench: Bench, receiver: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = {**hook(receiver), "digest": {"at": ["13:00"]}}
    ids = many(bench, 3)
    sender = deliverer(bench, entry)
    for alert_id in ids[:2]:
        sender.deliver(alert_id, "hook")
    late = bench.now
    bench.now += timedelta(hours=1)
    making = bundles.make(bench.outbox, bench.outbox.due(bench.now), channels(entry), bench.now)
    first = next(making)  # stored; its members are not marked yet
    making.close()
    now, bench.now = bench.now, late
    sender.deliver(ids[2], "hook")  # a worker with an old clock
    bench.now = now

    assert bundle(bench, entry) == []
    bench.now += timedelta(seconds=1)
    (second,) = bundle(bench, entry)
    assert first.bundle is not None
    assert sorted(first.bundle.members) == sorted(ids[:2])
    assert second.bundle.members == ids[2:]  # type: ignore[attr-defined]
