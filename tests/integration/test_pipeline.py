"""The whole way of an article: feed, HTTP, workers in processes of their own, stream, engine, rules, webhook."""

from __future__ import annotations

import hashlib
import hmac
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cli.up import environment
from config.settings import Settings
from demo.server import Newsroom
from indexing.alerts import Alert
from indexing.engine import engine
from indexing.outbox import Outbox
from indexing.search import search
from pipeline.identity import article_id
from pipeline.ledger import Ledger
from pipeline.store import connect
from tests.pipeline_kit import indexed, make_settings, services, wait_for, watch_newsroom

SEED_TITLE = "الكرملين: «الناتو» لم يستجب بعد لمقترحات روسيا بشأن الضمانات الأمنية"


class Run:
    """One run of the whole pipeline over the newsroom, shared by the tests that look at its results."""

    def __init__(self, settings: Settings, newsroom: Newsroom) -> None:
        self.settings = settings
        self.newsroom = newsroom
        self.ledger = Ledger(connect(settings), settings)
        self.client = engine(settings)

    def alerts(self) -> list[Alert]:
        return Outbox(self.client, self.settings.index_prefix).newest(500)

    def settled(self) -> bool:
        """Everything that was opened is done, and every alert is delivered."""
        self.client.indices.refresh(index=f"{self.settings.index_prefix}alerts")
        counts = self.ledger.counts()
        return (
            counts["feed"].get("new", 0) > 50
            and self.ledger.open_count() == 0
            and all(delivery.state == "sent" for alert in self.alerts() for delivery in alert.deliveries)
        )


def rasid(run: Run, *arguments: str) -> str:
    """Run the command on the run's servers; its output. It must end well."""
    result = subprocess.run(
        [sys.executable, "-m", "cli", *arguments],
        env={**environment(run.settings), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def run(redis_url: str, elasticsearch_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    folder: Path = tmp_path_factory.mktemp("pipeline")
    with Newsroom() as newsroom:
        settings = make_settings(redis_url, elasticsearch_url, folder, warc_dir=folder / "warc")
        watch_newsroom(settings, newsroom)
        with services(settings):
            made = Run(settings, newsroom)
            wait_for(made.settled, 90, "the newsroom's articles to be indexed and the alerts delivered")
            yield made


def test_every_readable_arabic_article_is_indexed_once(run: Run) -> None:
    documents = indexed(run.settings)
    readable = {truth.title for truth in run.newsroom.truth() if truth.served and truth.language == "ar"}
    titles = Counter(document["title"] for document in documents.values())
    assert readable - titles.keys() == set()
    assert [title for title, times in titles.items() if times > 1] == []
    assert all(document["language"] == "ar" for document in documents.values())


def test_the_counts_of_all_stages_add_up(run: Run) -> None:
    counts = run.ledger.counts()
    opened = sum(counts["feed"].values())
    ended = {stage: sum(outcomes.values()) for stage, outcomes in counts.items()}
    fetched, cleaned = counts["fetch"]["fetched"], counts["text"]["cleaned"]
    by_content = opened - ended["fetch"]
    assert by_content > 0, "no whole article came in a feed"
    assert ended["text"] == fetched + by_content
    assert ended["index"] == cleaned
    assert ended["enrich"] == 0, counts["enrich"]
    assert counts["text"]["language: fa"] == counts["text"]["language: en"] == counts["fetch"]["gone"] == 1


def test_the_seed_article_raises_its_alert_with_the_sentence_that_matched(run: Run) -> None:
    (alert,) = [
        alert
        for alert in run.alerts()
        if alert.rule.id == "kremlin-on-nato" and alert.article is not None and alert.article.title == SEED_TITLE
    ]
    assert {tag.id for tag in alert.actors} == {"kremlin", "nato"}
    assert alert.sentence is not None
    assert alert.sentence.text.startswith("صرح ديمتري بيسكوف")
    marked = {alert.sentence.text[mark.start : mark.end] for mark in alert.sentence.marks}
    assert {"الكرملين", "الناتو", "حلف شمال الأطلسي"} <= marked


def test_each_alert_reaches_the_webhook_once_signed(run: Run) -> None:
    calls = [call for call in run.newsroom.webhooks if call.accepted]
    keys = [call.headers["idempotency-key"] for call in calls]
    assert len(keys) == len(set(keys)) == len(run.alerts()) > 0
    call = calls[0]
    timestamp, signature = call.headers["x-rasid-timestamp"], call.headers["x-rasid-signature"]
    expected = hmac.new(b"test", f"{timestamp}.".encode() + call.body, hashlib.sha256).hexdigest()
    assert signature in {expected, f"sha256={expected}"}


@pytest.mark.parametrize(
    "query",
    [
        "بوتين",
        "actors:peskov AND topics:security-guarantees",
        '"الضمانات الأمنية"',
        "source.country:EG AND الناتو",
        'quotes.speaker_id:peskov AND quotes.text:"ردود فعل"',
    ],
)
def test_a_search_finds_the_seed_article(run: Run, query: str) -> None:
    result = search(run.client, query, prefix=run.settings.index_prefix, size=50)
    assert SEED_TITLE in {hit.article["title"] for hit in result.hits}


def test_masthead_and_captions_are_not_in_the_body(run: Run) -> None:
    seed: dict[str, Any] = next(d for d in indexed(run.settings).values() if d["title"] == SEED_TITLE)
    assert seed["body"].startswith("صرح ديمتري بيسكوف")
    assert "رئيس مجلسى الإدارة" not in seed["body"]
    assert "بيسكوف" in seed["captions"]


def test_an_article_published_now_is_found_and_told_of_within_seconds(run: Run) -> None:
    before = len(run.newsroom.webhooks)
    run.newsroom.publish(
        "nile",
        title="الكرملين يرد على الناتو",
        body="قال الكرملين اليوم في بيان مقتضب إنه تسلم رد حلف شمال الأطلسي على المقترحات الروسية.\n"
        "وأضاف البيان أن الرد قيد الدراسة وأن موسكو ستعلن موقفها منه خلال أيام بعد التشاور مع الحلفاء.",
    )
    wait_for(lambda: len(run.newsroom.webhooks) > before, 15, "the webhook")
    assert run.newsroom.webhooks[-1].json["article"]["title"] == "الكرملين يرد على الناتو"


def test_an_edited_article_becomes_a_revision_and_not_a_second_article(run: Run) -> None:
    truth = next(truth for truth in run.newsroom.truth() if truth.edited_body)
    before = len(indexed(run.settings))
    url = run.newsroom.publish_edit(truth.id)

    def revised() -> Any:
        document = indexed(run.settings).get(article_id(url), {})
        return document if document.get("revision", 1) > 1 else None

    document = wait_for(revised, 20, "the revision")
    assert document["title"] == truth.edited_title
    assert len(indexed(run.settings)) == before


def test_daily_reports_that_differ_in_numbers_only_are_not_taken_for_furniture(run: Run) -> None:
    urls = [
        run.newsroom.publish(
            "sahel",
            title=f"أسعار الذهب اليوم: الغرام بسعر {n} درهم",
            body=f"سجل غرام الذهب عيار 24 اليوم سعر {n} درهم في السوق المحلية، بزيادة {n % 7} دراهم عن يوم أمس.\n"
            f"وبلغ سعر الأونصة في التعاملات العالمية {n * 31} دولارا عند الإغلاق، وفق بيانات نشرتها نقابة الصاغة.",
        )
        for n in range(310, 330)
    ]
    ids = {article_id(url) for url in urls}
    wait_for(lambda: ids <= indexed(run.settings).keys(), 60, "all of the reports")


def test_what_is_kept_can_be_cleaned_anew(run: Run) -> None:
    told = rasid(run, "reclean")
    unchanged = re.search(r"(\d+) unchanged", told)
    assert unchanged, told[-2000:]
    assert int(unchanged[1]) > 40


def test_a_rule_can_be_tried_on_the_past_and_replayed(run: Run) -> None:
    tried = rasid(run, "rules", "test", "actors:kremlin AND actors:nato", "--since", "30d")
    articles = re.search(r"(\d+) articles, \d+ stories", tried)
    assert articles, tried
    assert int(articles[1]) >= 3
    assert "kremlin-on-nato" in tried  # the rule that finds the same
    assert "0 are missing" in rasid(run, "rules", "replay", "kremlin-on-nato", "--since", "30d")


def test_a_new_actor_is_found_in_the_past(run: Run) -> None:
    path = run.settings.config_dir / "watchlist.yml"
    before = path.read_text(encoding="utf-8")
    title = "البحارة العائدون إلى ميناء المخا يروون قصتهم"
    run.newsroom.publish(
        "cedar", title=title, body="قال النقيب مرداس الزهراوي إن السفينة رست في ميناء المخا مساء أمس.\n" * 3
    )
    wait_for(lambda: title in {each["title"] for each in indexed(run.settings).values()}, 20, "the article")
    new = "actors:\n  - {id: mirdas, type: person, names: [مرداس الزهراوي]}\n"
    path.write_text(before.replace("actors:\n", new, 1), encoding="utf-8")
    told = rasid(run, "watch", "backfill", "mirdas", "--since", "30d")
    assert title in told
    found = search(run.client, "actors:mirdas", prefix=run.settings.index_prefix)
    assert [hit.article["title"] for hit in found.hits] == [title]
    assert "0 articles changed" in rasid(run, "watch", "backfill", "mirdas", "--since", "30d")


def test_what_is_going_on_can_be_seen(run: Run) -> None:
    assert "opensearch" in rasid(run, "status")
    assert "not a feed" in rasid(run, "feeds", "list")
    assert "kremlin-on-nato" in rasid(run, "alerts", "list")
    alert = next(alert for alert in run.alerts() if alert.rule.id == "kremlin-on-nato")
    assert "desk" in rasid(run, "alerts", "show", alert.id)
    assert "no article is in quarantine" in rasid(run, "dead", "list")


def test_an_alert_can_be_sent_again(run: Run) -> None:
    alert = run.alerts()[-1]
    key = f"{alert.id}:desk"
    before = sum(call.headers["idempotency-key"] == key for call in run.newsroom.webhooks)
    rasid(run, "alerts", "resend", alert.id)
    wait_for(
        lambda: sum(call.headers["idempotency-key"] == key for call in run.newsroom.webhooks) > before,
        15,
        "the second delivery",
    )
