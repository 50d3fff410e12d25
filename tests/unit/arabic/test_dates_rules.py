"""Rules of the dates that depend on what the caller knows: reference, zone, day order."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from arabic.dates import DateMention, Kind, Precision, find_dates, parse_date
from arabic.dates.lexicon import LEXICON
from arabic.dates.tags import Tag
from arabic.dates.words import ZONES

FRIDAY = datetime(2021, 12, 24, 20, 0, tzinfo=UTC)
SEED_LINES = (
    "صرح المتحدث باسم الكرملين، اليوم الجمعة، بأن الرد لم يصل.\n"
    "وفي 17 ديسمبر، أصدرت الوزارة مسودة اتفاقيات.\n"
    "ووقف إطلاق النار صادر في 22 يوليو 2020.\n"
)


def only(text: str, reference: datetime | None = FRIDAY, **how: object) -> DateMention:
    (mention,) = find_dates(text, reference, **how)  # type: ignore[arg-type]
    return mention


def test_offsets_are_of_the_original_text() -> None:
    text = "في يَوْمِ الجُمُعَةِ ١٧ ديســـمبر ٢٠٢١م، أعلن"
    mention = only(text)
    assert text[mention.start : mention.end] == mention.surface == "يَوْمِ الجُمُعَةِ ١٧ ديســـمبر ٢٠٢١م"
    assert mention.value == date(2021, 12, 17)


def test_an_article_is_read_sentence_by_sentence() -> None:
    values = [mention.value for mention in find_dates(SEED_LINES, FRIDAY)]
    assert values == [date(2021, 12, 24), date(2021, 12, 17), date(2020, 7, 22)]


def test_lines_of_an_article_are_not_joined_but_those_of_a_date_line_are() -> None:
    text = "الجمعة\n17 ديسمبر 2021\n03:45 م"
    assert [mention.surface for mention in find_dates(text, FRIDAY)] == ["الجمعة", "17 ديسمبر 2021"]
    mention = parse_date(text, FRIDAY)
    assert mention is not None
    assert mention.value == datetime(2021, 12, 17, 15, 45)  # noqa: DTZ001 - the text names no zone
    assert mention.surface == text


@pytest.mark.parametrize(
    ("day_first", "value", "ambiguous"),
    [(None, date(2025, 3, 5), True), (True, date(2025, 3, 5), False), (False, date(2025, 5, 3), False)],
)
def test_order_of_day_and_month(day_first: bool | None, value: date, ambiguous: bool) -> None:
    mention = only("بتاريخ 05/03/2025", day_first=day_first)
    assert (mention.value, mention.ambiguous) == (value, ambiguous)
    assert (mention.confidence < 0.9) == ambiguous


def test_known_order_does_not_force_an_impossible_month() -> None:
    assert only("بتاريخ 17/12/2021", day_first=False).value == date(2021, 12, 17)


def test_weekday_tells_day_from_month() -> None:
    mention = only("الأربعاء 05/03/2025")
    assert (mention.value, mention.ambiguous) == (date(2025, 3, 5), False)
    assert only("السبت 05/03/2025").value == date(2025, 5, 3)


def test_weekday_tells_the_year() -> None:
    assert only("الجمعة 25 ديسمبر").value == date(2020, 12, 25)


def test_weekday_that_contradicts_the_date_is_said() -> None:
    mention = only("السبت 17 ديسمبر 2021")
    assert mention.value == date(2021, 12, 17)
    assert mention.confidence <= 0.5
    assert mention.note == "weekday and date disagree"


def test_day_is_taken_in_the_zone_of_the_writer() -> None:
    late = datetime(2021, 12, 24, 22, 30, tzinfo=UTC)
    assert only("أعلن اليوم", late).value == date(2021, 12, 24)
    assert only("أعلن اليوم", late, zone=ZoneInfo("Asia/Riyadh")).value == date(2021, 12, 25)


def test_weekday_corrects_a_reference_that_is_a_day_off() -> None:
    late = datetime(2021, 12, 24, 22, 30, tzinfo=UTC)
    mention = only("أعلن اليوم السبت", late)
    assert mention.value == date(2021, 12, 25)
    assert mention.confidence < only("أعلن اليوم الجمعة", late).confidence


@pytest.mark.parametrize(
    ("text", "value"),
    [("أمس الخميس", date(2026, 11, 19)), ("اليوم الخميس", date(2026, 11, 19)), ("غدا الأحد", date(2026, 11, 22))],
)
def test_an_old_text_was_written_before_it_is_read(text: str, value: date) -> None:
    (found,) = find_dates(f"وصل الوفد {text} إلى العاصمة.", datetime(2026, 11, 24, 12, tzinfo=UTC))
    assert found.value == value


def test_zone_of_a_time() -> None:
    text = "17 ديسمبر 2021 15:45"
    naive = only(text).value
    assert isinstance(naive, datetime)
    assert naive.tzinfo is None
    cairo = ZoneInfo("Africa/Cairo")
    assert only(text, zone=cairo).value == datetime(2021, 12, 17, 15, 45, tzinfo=cairo)
    assert only(text + " بتوقيت غرينتش", zone=cairo).value == datetime(2021, 12, 17, 15, 45, tzinfo=UTC)
    offset = only(text + ":00 +0300").value
    assert offset == datetime(2021, 12, 17, 15, 45, tzinfo=timezone(timedelta(hours=3)))


def test_hour_of_an_unknown_zone_is_left_out() -> None:
    mention = only("17 ديسمبر 2021 الساعة 15:45 بتوقيت طوكيو")
    assert mention.value == date(2021, 12, 17)
    assert mention.precision is Precision.DAY
    assert "zone" in mention.note


def test_hour_without_morning_or_evening_is_left_out() -> None:
    mention = only("17 ديسمبر 2021 الساعة 5")
    assert mention.value == date(2021, 12, 17)
    assert "morning" in mention.note


def test_every_zone_exists() -> None:
    for name in ZONES:
        assert ZoneInfo(name).utcoffset(FRIDAY) is not None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("في 17 ديسمبر", Kind.PARTIAL),
        ("أمس الخميس", Kind.RELATIVE),
        ("يوم الجمعة", Kind.WEEKDAY),
        ("قبل ثلاثة أيام", Kind.RELATIVE),
        ("الشهر الماضي", Kind.RELATIVE),
        ("من 3 إلى 5 مايو", Kind.RANGE),
        ("12 ربيع الأول", Kind.HIJRI),
    ],
)
def test_without_a_reference_there_is_no_value(text: str, kind: Kind) -> None:
    mention = only(text, None)
    assert (mention.value, mention.kind) == (None, kind)
    assert mention.note


@pytest.mark.parametrize(
    ("text", "value", "clear"),
    [
        ("في 20 ديسمبر", date(2021, 12, 20), True),
        ("في 5 يناير", date(2022, 1, 5), True),
        ("في 20 أغسطس", date(2021, 8, 20), True),
        ("في 10 مايو", date(2021, 5, 10), False),
        ("منذ 5 يناير", date(2021, 1, 5), True),
    ],
)
def test_year_is_the_nearest_and_rather_past(text: str, value: date, clear: bool) -> None:
    mention = only(text)
    assert (mention.value, not mention.ambiguous) == (value, clear)
    assert (mention.confidence > 0.5) == clear


def test_a_verb_in_the_future_turns_a_weekday_ahead() -> None:
    assert only("سيعقد المجلس جلسة الاثنين").value == date(2021, 12, 27)
    assert only("عقد المجلس جلسة الاثنين").value == date(2021, 12, 20)
    assert only("قال المتحدث إن المجلس يجتمع الأحد").value == date(2021, 12, 26)
    assert only("قال المتحدث إن جلسة الأحد ألغيت").ambiguous
    assert not only("قال المتحدث الأحد إن المجلس يجتمع").ambiguous


def test_sighted_month_follows_the_weekday() -> None:
    # Umm al-Qura has 20 Jumada I 1443 on a Friday; a country that sighted the moon a day later, on a Saturday
    assert only("الجمعة 20 جمادى الأولى 1443 هـ").value == date(2021, 12, 24)
    assert only("السبت 20 جمادى الأولى 1443 هـ").value == date(2021, 12, 25)


def test_dual_dates_that_disagree_are_ambiguous() -> None:
    mention = only("15 رمضان 1445 هـ الموافق 25 مارس 2023")
    assert mention.value == date(2023, 3, 25)
    assert mention.alternatives == (date(2024, 3, 25),)


def test_two_digit_years_only_in_date_lines_or_after_a_day() -> None:
    assert find_dates("الطراز 17/12/21 متوفر", FRIDAY) == []
    assert only("يوم الجمعة 17/12/21").value == date(2021, 12, 17)
    mention = parse_date("17/12/21")
    assert mention is not None
    assert mention.alternatives == (date(2017, 12, 21),)


def test_a_sentence_is_no_date_line() -> None:
    assert parse_date("أعلنت الوزارة في بيان نشرته أمس أنها وقعت اتفاقية جديدة مع الجانب الفرنسي", FRIDAY) is None
    assert parse_date("القاهرة") is None
    assert parse_date("") is None


def test_published_wins_over_updated() -> None:
    for line in ("نشر: 12 مارس 2025 | آخر تحديث: 13 مارس 2025", "آخر تحديث: 13 مارس 2025 | نشر: 12 مارس 2025"):
        mention = parse_date(line)
        assert mention is not None
        assert mention.value == date(2025, 3, 12)


def test_beyond_the_calendars_there_is_no_date() -> None:
    last = datetime(9999, 12, 31, tzinfo=UTC)
    assert find_dates("بعد غد", last) == []
    assert find_dates("قبل 9000 عام", FRIDAY) == []
    assert find_dates("1 محرم 1300 هـ") == []


@pytest.mark.parametrize("month", range(1, 13))
def test_every_region_has_a_name_for_every_month(month: int) -> None:
    names = {
        word
        for word, senses in LEXICON.items()
        for rest, entry in senses
        if entry.tag in (Tag.MONTH, Tag.MONTH_OR_WORD, Tag.RARELY_MONTH) and entry.value == month and not entry.prefixes
    }
    assert len(names) >= 4  # English and two regions at least, with their spellings
