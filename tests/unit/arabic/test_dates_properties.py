"""What holds of every string: no exception, spans that fit, time that grows with length."""

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from time import process_time
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from arabic.dates import find_dates, parse_date
from arabic.dates.lexicon import LEXICON

REFERENCE = datetime(2021, 12, 24, 20, 0, tzinfo=UTC)
ANY_TEXT = st.text(st.characters(codec=None), max_size=60)  # lone surrogates included
# Strings of what dates are made of come much nearer to the rules than random ones.
DATE_LIKE = st.lists(
    st.one_of(
        st.sampled_from(sorted(word + rest for word, senses in LEXICON.items() for rest, _ in senses)),
        st.integers(0, 2200).map(str),
        st.sampled_from(
            ["/", "-", ",", "(", ")", ":", ".", "\n", "15:45", "17/12/2021", "17/12", "3-5", "2015-2019", "كلمة"]
        ),
    ),
    max_size=12,
).map(" ".join)
ZONES = [None, timezone(timedelta(hours=-12)), ZoneInfo("Asia/Riyadh")]
INSTANTS = st.datetimes(timezones=st.just(UTC)) | st.none()


@given(ANY_TEXT | DATE_LIKE, INSTANTS, st.sampled_from([None, True, False]), st.sampled_from(ZONES))
@settings(max_examples=600, deadline=None)
def test_any_text_gives_ordered_spans_of_itself(
    text: str, reference: datetime | None, day_first: bool | None, zone: tzinfo | None
) -> None:
    mentions = find_dates(text, reference, day_first=day_first, zone=zone)
    parse_date(text, reference, day_first=day_first, zone=zone)
    position = 0
    for mention in mentions:
        assert position <= mention.start < mention.end <= len(text)
        assert mention.surface == text[mention.start : mention.end]
        assert 0 < mention.confidence <= 1
        assert mention.ambiguous == bool(mention.alternatives)
        assert mention.value not in mention.alternatives
        if mention.end_value is not None:
            assert mention.value is not None
            assert mention.value <= mention.end_value
        position = mention.end


@given(
    st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    st.sampled_from(["ar", "ar_LB", "ar_MA", "ar_DZ", "ar_MR", "ar_SA"]),
    st.sampled_from(["d MMMM y", "EEEE d MMMM y", "EEEE، d MMMM، y", "y-MM-dd"]),
)
@settings(max_examples=300, deadline=None)
def test_what_babel_writes_is_read_back(day: date, locale: str, pattern: str) -> None:
    line = format_date(day, pattern, locale)
    mention = parse_date(line)
    assert mention is not None
    assert (mention.value, mention.ambiguous) == (day, False)
    assert [found.value for found in find_dates(f"نشر الخبر في {line} وفق الوكالة.")] == [day]


@given(st.datetimes(datetime(2000, 1, 1), datetime(2050, 1, 1)), st.integers(1, 6))  # noqa: DTZ001
@settings(max_examples=100, deadline=None)
def test_weekdays_lie_within_a_week(moment: datetime, steps: int) -> None:
    reference = moment.replace(tzinfo=UTC)
    for days, word in ((-steps, "الماضي"), (steps, "المقبل")):
        day = reference.date() + timedelta(days)
        name = format_date(day, "EEEE", "ar")
        assert [mention.value for mention in find_dates(f"{name} {word}", reference)] == [day]


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1/",
        "م",
        "الجمعة ",
        "17 ديسمبر ",
        "(",
        "و ",
        "1-1",
        "من 3 إلى ",
        "\u0301",
        "بين 2015 و2019 ",
        "\n17",
        "8:00 gmt ",
    ],
)
def test_time_grows_with_length_only(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * (length // len(unit) + 1))[:length]
        start = process_time()
        find_dates(text, REFERENCE)
        return process_time() - start

    seconds(1_000)
    # ten times the text would take a hundred times as long if it were quadratic
    assert seconds(100_000) < 40 * max(seconds(10_000), 0.002)
