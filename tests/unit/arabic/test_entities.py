"""People, organisations and places by their names and surroundings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic.entities import Found, recognise
from arabic.entities.text import Text


def found(text: str) -> list[tuple[str, str]]:
    words = Text(text)
    return [(one.type.value, surface(words, one)) for one in recognise([words])[0]]


def surface(words: Text, one: Found) -> str:
    start, end = words.span(one.first, one.last, one.offset)
    return words.text[start:end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("التقى وزير الدفاع التركي يشار غولر نظيره", []),  # a given name that reads as a verb is left out, not guessed
        ("قال المتحدث باسم الكرملين ديمتري بيسكوف", [("organisation", "الكرملين"), ("person", "ديمتري بيسكوف")]),
        ("أصدرت وزارة الخارجية الروسية بيانا", [("organisation", "وزارة الخارجية الروسية")]),
        ("زار لموسكو ثم لروسيا", [("place", "موسكو"), ("place", "روسيا")]),
        ("وصل إلى مطار بيروت", [("place", "مطار بيروت")]),
        ("قصف بلدة كفركلا", [("place", "كفركلا")]),
        ("جامعة الملك سعود في الرياض", [("organisation", "جامعة الملك سعود"), ("place", "الرياض")]),
        ("الأمير خالد بن سلمان وصل", [("person", "خالد بن سلمان")]),
        ("الملك عبد الله الثاني", [("person", "عبد الله الثاني")]),
        ("هذا نص عادي عن الطقس والمطر في الشتاء", []),
        ("نهائي دوري أبطال أوروبا", []),
    ],
)
def test_names_in_their_surroundings(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_role_and_country_stay_with_the_person() -> None:
    words = Text("أكد وزير الخارجية الأمريكي أنتوني بلينكن ذلك")
    (person,) = recognise([words])[0]
    assert person.role is not None
    start, end = words.span(*person.role)
    assert words.text[start:end] == "وزير الخارجية الأمريكي"
    assert person.country == "US"


def test_role_after_the_name() -> None:
    words = Text("صرح ديمتري بيسكوف المتحدث باسم الكرملين الروسي، اليوم الجمعة")
    person = next(one for one in recognise([words])[0] if one.type == "person")
    assert person.role is not None
    start, end = words.span(*person.role)
    assert words.text[start:end] == "المتحدث باسم الكرملين الروسي"


def test_family_name_repeats_a_person_of_the_other_text() -> None:
    title, body = Text("هوشتاين يغادر"), Text("التقى المبعوث الأمريكي آموس هوشتاين المسؤولين، ثم قال هوشتاين")
    in_title, in_body = recognise([title, body])
    assert [one.name for one in in_title] == ["اموس هوشتاين"]
    assert {one.name for one in in_body} == {"اموس هوشتاين"}


def test_a_capital_stands_for_its_government() -> None:
    speaks, is_where = recognise([Text("نفت موسكو الخبر"), Text("وقع الحادث في موسكو")])
    assert speaks[0].government
    assert not is_where[0].government


@given(st.text(alphabet='ابتثجحخدرزسشصعفقكلمنهويةىأإء .،:«»"\n()0123456789', max_size=200))
def test_any_text_gives_ordered_entities_without_overlap(text: str) -> None:
    words = Text(text)
    (entities,) = recognise([words])
    ends = [-1, *(one.last for one in entities)]
    assert all(end < one.first <= one.last < len(words) for end, one in zip(ends, entities, strict=False))
