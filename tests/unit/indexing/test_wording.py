"""What alerts say, in both languages."""

from __future__ import annotations

import pytest

from indexing.alerts import Alert, Delivery, build, copy_of, joined
from indexing.bundles import bundle_of
from indexing.wording import ISOLATE, POP, WORDS, Language, message
from pipeline.messages import Quote
from tests.indexing_kit import BODY, NOON, article, rule, source


def alert(outlets: int = 1, title: str = "الكرملين: <b>الناتو</b> & غيره") -> Alert:
    made = build(rule(severity="critical"), article(title=title), NOON)
    for number in range(1, outlets):
        made = joined(made, copy_of(article(outlet=source(f"outlet-{number}"))), NOON)
    return made


def test_arabic_text_marks_words_and_isolates_names_and_numbers() -> None:
    text = message(alert(7), "desk", "ar").text
    assert "وأضاف أن *الكرملين* ينتظر من *الناتو* ضمانات أمنية" in text
    assert f"نقلته {ISOLATE}7{POP} وسائل إعلام: {ISOLATE}صحيفة atlas{POP}، " in text
    assert f"{ISOLATE}2026-03-02 11:57 UTC{POP}" in text
    assert text.count(ISOLATE) == text.count(POP)


def quote(speaker: str, words: str) -> Quote:
    start = BODY.index(words)
    return Quote(kind="reported", text=words, field="body", start=start, end=start + len(words), speaker=speaker)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_sentence_that_is_a_quote_says_whose(language: Language) -> None:
    quotes = [
        quote("متحدث", "الحلف لم يرد بعد على المقترحات"),
        quote("ديمتري بيسكوف", "الكرملين ينتظر من الناتو ضمانات أمنية مكتوبة قبل نهاية الشهر"),
    ]
    sent = message(build(rule(), article().model_copy(update={"quotes": quotes}), NOON), "desk", language)
    assert f"الشهر.\n— {ISOLATE}ديمتري بيسكوف{POP}\n" in sent.text
    assert "الشهر.<br>— <bdi>ديمتري بيسكوف</bdi></blockquote>" in sent.html


def test_a_sentence_beside_a_quote_is_nobodys() -> None:
    made = build(rule(), article().model_copy(update={"quotes": [quote("متحدث", "الحلف لم يرد بعد")]}), NOON)
    assert made.said_by is None
    assert "—" not in message(made, "desk", "ar").text


def test_english_wording() -> None:
    sent = message(alert(7), "desk", "en")
    assert f"picked up by {ISOLATE}7{POP} outlets" in sent.text
    assert sent.subject.startswith("Urgent · ")


def test_html_is_escaped_marked_and_has_a_direction() -> None:
    html = message(alert(), "desk", "ar").html
    assert 'dir="rtl"' in html
    assert "<mark>الكرملين</mark>: &lt;b&gt;<mark>الناتو</mark>&lt;/b&gt; &amp; غيره" in html


@pytest.mark.parametrize(
    ("number", "expected"),
    [(2, "وسيلتا"), (3, "وسائل"), (10, "وسائل"), (11, "وسيلة"), (103, "وسائل"), (111, "وسيلة")],
)
def test_arabic_counts(number: int, expected: str) -> None:
    assert expected in WORDS["ar"].outlets(number)


@pytest.mark.parametrize(("language", "more"), [("ar", "وغيرها"), ("en", "more")])
def test_a_digest_groups_by_rule_and_counts_what_it_leaves_out(language: Language, more: str) -> None:
    members = [build(rule(f"r{n % 2}"), article(f"{n}", story=f"s{n}"), NOON) for n in range(6)]
    sent = message(bundle_of(members, Delivery(channel="desk", state="digest", due_at=NOON), 4, NOON), "desk", language)
    assert sent.text.count("قاعدة r0") == sent.text.count("قاعدة r1") == 1
    assert sent.text.count("https://atlas.example/") == 4
    assert more in sent.text
    assert sent.html.count("<li>") == 4


def test_the_key_is_the_same_for_each_attempt() -> None:
    assert message(alert(), "desk", "ar").key == message(alert(3), "desk", "en").key
