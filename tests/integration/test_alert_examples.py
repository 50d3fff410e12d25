"""docs/alerts.md, run: every example on the real engine with a clock of its own, and what else can be run in it."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from config.channels import Channels
from config.feeds import Feed
from config.loading import load
from config.rules import Rules
from config.watchlist import WatchList
from indexing.alerts import Alert
from indexing.channels.webhook import sign
from indexing.mappings.articles import article_properties
from indexing.rules import field_names
from indexing.volume.run import Volume
from pipeline.messages import Article, Source
from pipeline.polls import PollHistory
from tests.indexing_kit import NOON, Bench, article
from workers.enrich import Enricher

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "alerts.md").read_text(encoding="utf-8")
WATCHLIST = ROOT / "config" / "watchlist.yml"
MIDNIGHT = NOON.replace(hour=0)

# As the document introduces them: id → name, country.
OUTLETS = {
    "atlas": ("صحيفة الأطلس", "MA"),
    "nile": ("صحيفة النيل", "EG"),
    "cedar": ("صحيفة الأرز", "LB"),
    "carthage": ("صحيفة قرطاج", "TN"),
}
SECTION = re.compile(r"^### (\d+\. .+?)\n(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```yaml example\n(.*?)^```", re.MULTILINE | re.DOTALL)

Example = dict[str, Any]


def examples() -> dict[str, Example]:
    """Every numbered section and its example."""
    return {title: yaml.safe_load(BLOCK.findall(section)[0]) for title, section in SECTION.findall(TEXT)}


def moment(written: str) -> datetime:
    """`12:05`, `-7d 12:05` → the instant."""
    days, clock = re.fullmatch(r"(?:([+-]\d+)d )?(\d\d:\d\d)", written).groups()  # type: ignore[union-attr]
    hours, minutes = clock.split(":")
    return MIDNIGHT + timedelta(days=int(days or 0), hours=int(hours), minutes=int(minutes))


def repeated(entry: Example) -> Iterator[tuple[str, datetime]]:
    """What stands behind the id, and the time, of each of `times`."""
    number, unit = re.fullmatch(r"(\d+)([mh])", entry.get("every", "1m")).groups()  # type: ignore[union-attr]
    step = timedelta(minutes=int(number) * (60 if unit == "h" else 1))
    start, times = moment(entry.get("at", "12:00")), entry.get("times", 1)
    yield from ((f"-{n}" if times > 1 else "", start + n * step) for n in range(times))


@cache
def enricher() -> Enricher:
    return Enricher(load(WATCHLIST, WatchList))


def articles_of(entry: Example) -> Iterator[Article]:
    name = entry.get("outlet", "atlas")
    title, country = OUTLETS[name]
    outlet = Source(id=name, name=title, site=f"{name}.example", country=country, language="ar")
    for suffix, at in repeated(entry):
        made = article(
            entry["id"] + suffix,
            title=entry.get("title", "خبر"),
            body=entry.get("body", "نص الخبر."),
            outlet=outlet,
            story=entry.get("story"),
            seen_at=at,
            published_at=moment(entry["published"]) if "published" in entry else at,
        )
        yield enricher().enrich(made)


class Desk:
    """A bench that lives through one example."""

    def __init__(self, bench: Bench, example: Example) -> None:
        self.bench = bench
        self.rules = Rules.model_validate({"rules": example["rules"]})
        self.articles = [each for entry in example.get("articles", []) for each in articles_of(entry)]
        self.feeds = {name: feed(name) for name in OUTLETS}
        self.polls = sorted(
            (at, entry["outlet"], entry.get("error", ""))
            for entry in example.get("polls", [])
            for _, at in repeated(entry)
        )
        self.looks = [moment(each) for each in example.get("looks", [])]
        folder = bench.settings.config_dir
        feeds = {"feeds": [each.model_dump(mode="json", exclude_none=True) for each in self.feeds.values()]}
        (folder / "feeds.yml").write_text(yaml.safe_dump(feeds, allow_unicode=True), encoding="utf-8")
        (folder / "watchlist.yml").write_bytes(WATCHLIST.read_bytes())

    def live(self) -> None:
        """Everything in its order; the volume rules look whenever something came."""
        times = sorted({each.seen_at for each in self.articles} | set(self.looks))
        for now in (each for each in times if each < MIDNIGHT):
            self.arrive(now)
        assert self.bench.load(*self.rules.match).problems == []
        volume = Volume(self.bench.settings, self.bench.client, self.bench.store)
        for now in (each for each in times if each >= MIDNIGHT):
            self.arrive(now)
            self.bench.refresh()
            if self.rules.volume:
                volume.look(self.rules.volume, now)

    def arrive(self, now: datetime) -> None:
        self.bench.now = now
        history = PollHistory(self.bench.store, self.bench.settings)
        while self.polls and self.polls[0][0] <= now:
            at, outlet, error = self.polls.pop(0)
            due = at.timestamp() + 600
            history.record(self.feeds[outlet], at.timestamp(), ok=not error, new=0, due_at=due, error=error)
        self.bench.index(*[each for each in self.articles if each.seen_at == now])

    def told(self, alert: Alert) -> Example:
        """What the document may say of an alert."""
        slugs = {each.id: each.url.rsplit("/", 1)[1] for each in self.articles}
        said: Example = {
            "rule": alert.rule.id,
            "articles": [slugs[copy.id] for copy in alert.copies],
            "outlets": alert.outlets,
            "at": alert.fired_at,
            "sent": alert.next_due_at,
            "why": "cooldown" if alert.suppressed_by else "outlets",
        }
        return said | (alert.volume.model_dump(include={"found", "usual", "names"}) if alert.volume else {})


def feed(name: str) -> Feed:
    title, country = OUTLETS[name]
    site = f"http://{name}.example"
    return Feed(id=name, name=title, url=f"{site}/feed", site=site, country=country)


def said(expected: Iterable[Example]) -> list[Example]:
    times = {"at", "sent"}
    return [{key: moment(value) if key in times else value for key, value in each.items()} for each in expected]


def assert_told(alerts: list[Example], expected: list[Example]) -> None:
    """The same alerts in the same order, each as far as the document speaks of it."""
    assert [each["rule"] for each in alerts] == [each["rule"] for each in expected]
    assert [{key: is_[key] for key in said_} for is_, said_ in zip(alerts, expected, strict=True)] == expected


def test_the_document_has_examples_and_all_are_found() -> None:
    assert len(examples()) >= 12
    assert len(BLOCK.findall(TEXT)) == len(examples())
    for example in examples().values():
        assert example.keys() <= {"rules", "articles", "polls", "looks", "fires", "waits"}
        assert example["fires"]


@pytest.mark.parametrize("title", examples())
def test_example(bench: Bench, title: str) -> None:
    example = examples()[title]
    desk = Desk(bench, example)
    desk.live()

    alerts = [Alert.model_validate(each) for each in bench.alerts()]
    fired = [alert for alert in alerts if alert.fired_at is not None]
    told = sorted((desk.told(alert) for alert in fired), key=lambda each: (each["at"], each["rule"], each["articles"]))
    assert_told(told, said({"at": "12:00", **each} for each in example["fires"]))
    assert_told([desk.told(alert) for alert in alerts if alert not in fired], said(example.get("waits", [])))


def test_the_fields_of_the_document_are_those_of_an_article() -> None:
    table = TEXT.split("## What a query can ask")[1].split("\n\n")[1]
    named = [name for name in re.findall(r"`([^`]+)`", table) if not name.startswith("[")]
    assert len(named) > 40
    assert {name.removesuffix(".exact") for name in named} <= set(field_names(article_properties()))


def test_the_channel_of_the_document_is_valid() -> None:
    (block,) = re.findall(r"^```yaml channels\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    (channel,) = Channels.model_validate(yaml.safe_load(block)).channels
    assert channel.digest is not None
    assert channel.limit is not None


def test_the_check_of_a_signature_accepts_ours_and_nothing_else() -> None:
    (snippet,) = re.findall(r"^```python\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    names: dict[str, Any] = {}
    exec(snippet, names)
    now, old = str(int(time.time())), str(int(time.time()) - 400)

    def headers(timestamp: str, signature: str) -> dict[str, str]:
        return {"X-Rasid-Timestamp": timestamp, "X-Rasid-Signature": signature}

    assert names["is_genuine"]("secret", headers(now, sign("secret", now, b"{}")), b"{}")
    assert not names["is_genuine"]("secret", headers(now, sign("secret", now, b"{}")), b"{ }")
    assert not names["is_genuine"]("secret", headers(now, sign("other", now, b"{}")), b"{}")
    assert not names["is_genuine"]("secret", headers(old, sign("secret", old, b"{}")), b"{}")
