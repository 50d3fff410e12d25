"""What a text begins with, for pieces that were written anew."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from arabic.shingles import folded_words
from workers.stories.lead import LEAD_WORDS, packed_lead

AGENCY = "أعلنت خفر السواحل إنقاذ 214 راكبا من عبّارة تعطل محركها قبالة جرجيس، ونقلوا إلى الميناء بزوارق ومروحية."
REWRITE = "نجا 214 من الركاب كانوا على متن العبّارة التي تعطل محركها قبالة جرجيس، إثر تدخل الزوارق ومروحية."
FOLLOW_UP = "سحبت وزارة النقل رخصة الشركة المالكة للعبّارة، وفتحت تحقيقا إداريا مع مسؤول السلامة فيها ومع المهندسين."


def leads(text: str) -> set[bytes]:
    packed = packed_lead(folded_words(text))
    return {packed[at : at + 2] for at in range(0, len(packed), 2)}


def share(one: str, other: str) -> float:
    return len(leads(one) & leads(other)) / min(len(leads(one)), len(leads(other)))


def test_rewrite_begins_with_the_same_things_and_a_follow_up_with_others() -> None:
    assert share(AGENCY, REWRITE) > 0.5
    assert share(AGENCY, FOLLOW_UP) < 0.2


def test_articles_particles_and_endings_do_not_matter() -> None:
    assert leads("الزوارق والمحركات بالميناء") == leads("زوارق محركات للميناء")


def test_what_every_report_says_does_not_count() -> None:
    assert not leads("وفق ما قال إن ذلك كان بعد يوم من هذا") - leads("وفق")


@given(st.lists(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=1, max_size=12), max_size=80))
def test_only_the_beginning_counts_and_its_order_does_not(words: list[str]) -> None:
    packed = packed_lead(words)
    assert packed == packed_lead(words[:LEAD_WORDS][::-1])
    assert len(packed) <= 2 * LEAD_WORDS
