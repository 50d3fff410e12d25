"""Names found in running text: words, clitics, gaps, boundaries. Context is not asked here."""

import pytest

from arabic.matching.forms import forms, needs_support
from arabic.matching.names import ORGANISATION, PERSON, PHRASE, NameIndex, Spelling
from arabic.matching.scan import scan
from arabic.matching.variants import sequences
from arabic.words import Words
from config.watchlist import Actor, WatchList


def found(name: str, text: str, spelling: Spelling = PERSON) -> list[tuple[str, str]]:
    """Surface and rule of every place where ``name`` stands in ``text``."""
    index = NameIndex()
    for sequence in sequences(name):
        index.add(sequence, name, spelling)
    index.freeze()
    words = Words(text)
    places = []
    for candidate in scan(words, index):
        start, end = words.span(candidate.first, candidate.last, candidate.offset)
        places.append((text[start:end], candidate.rule))
    return places


@pytest.mark.parametrize(
    ("name", "text", "surface", "rule"),
    [
        ("بوتين", "قال بوتين إن", "بوتين", "exact"),
        ("بوتين", "لبوتين رأي", "بوتين", "after ل"),
        ("بوتين", "وببوتين", "بوتين", "after وب"),
        ("بوتين", "بُوتِينَ", "بُوتِينَ", "exact"),
        ("الناتو", "للناتو", "لناتو", "after ل"),
        ("الناتو", "وبالناتو", "الناتو", "after وب"),
        ("فلاديمير بوتين", "ولفلاديمير بوتين", "فلاديمير بوتين", "after ول"),
        ("فلاديمير بوتين", "فلاديمير فلاديميروفيتش بوتين", "فلاديمير فلاديميروفيتش بوتين", "middle name"),
        ("بشار الأسد", "بشار حافظ الأسد", "بشار حافظ الأسد", "middle name"),
        ("نبيه بري", "نبيه\nبري", "نبيه\nبري", "exact"),
        ("علي خامنئي", "علي الخامنئي", "علي الخامنئي", "exact"),
        ("عبد الله حمدوك", "عبدالله حمدوك", "عبدالله حمدوك", "written together or apart"),
        ("محمد بن سلمان", "محمد ابن سلمان", "محمد ابن سلمان", "بن/ابن"),
        ("أبو مازن", "التقى أبا مازن", "أبا مازن", "case of أبو, أخو, ذو"),
        ("ينس ستولتنبرغ", "ينس ستولتنبرج", "ينس ستولتنبرج", "foreign letters"),
        ("بنيامين نتنياهو", "بنيامين نتانياهو", "بنيامين نتانياهو", "foreign spelling"),
        ("نتنياهو", "ولنتانياهو", "نتانياهو", "foreign spelling; after ول"),
        ("Vladimir Putin", "VLADÍMIR PUTIN", "VLADÍMIR PUTIN", "exact"),
        ("محمد بن سلمان", "#محمد_بن_سلمان", "محمد_بن_سلمان", "exact"),
    ],
)
def test_a_name_is_found(name: str, text: str, surface: str, rule: str) -> None:
    assert (surface, rule) in found(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("بوتين", "بوتينيان"),
        ("محمد", "محمدي"),
        ("بنان", "لبنان"),
        ("بنان", "ولبنان"),
        ("ريم", "كريم"),
        ("ليد", "وليد"),
        ("الأسد", "أسد"),
        ("بري", "بريطانيا"),
        ("بري", "هجوما بريا"),
        ("روسيا", "الوفد الروسي"),
        ("روسيا", "الحدود الروسية"),
        ("فلاديمير بوتين", "فلاديمير. بوتين"),
        ("فلاديمير بوتين", "فلاديمير، بوتين"),
        ("محمد صلاح", "محمد وصلاح"),
        ("محمد صلاح", "محمد أحمد صلاح"),
        ("Putin", "Putinism"),
    ],
)
def test_what_is_no_name_is_not_found(name: str, text: str) -> None:
    assert found(name, text) == []


def test_case_endings_of_an_organisation() -> None:
    assert found("الإخوان المسلمون", "جماعة الإخوان المسلمين", ORGANISATION) == [("الإخوان المسلمين", "case ending")]


def test_a_foreign_organisation_may_lose_its_article() -> None:
    assert found("الناتو", "دول ناتو", ORGANISATION) == [("ناتو", "exact")]
    assert found("الوفد", "وصل وفد", ORGANISATION) == []


def test_a_phrase_stands_with_and_without_articles() -> None:
    assert [surface for surface, _ in found("ضمانات أمنية", "بالضمانات الأمنية", PHRASE)] == ["الضمانات الأمنية"]


def test_an_index_without_names_finds_nothing() -> None:
    index = NameIndex()
    index.freeze()
    assert list(scan(Words("قال بوتين"), index)) == []


def test_forms_are_what_the_matcher_finds() -> None:
    actor = Actor(id="g", type="person", names=["أنطونيو غوتيريش"], short=["غوتيريش"])
    made = {form.text: form for form in forms(actor)}
    assert made["انطونيو غوتيريش"].rule == "as written"
    assert made["جوتيريش"].name == "غوتيريش"
    assert len(made) > 20
    for text, form in made.items():
        assert found(form.name, text), text


def test_names_that_need_support_are_listed_with_what_they_need() -> None:
    actors = [
        Actor(id="berri", type="person", names=["نبيه بري"], short=["بري"]),
        Actor(id="putin", type="person", names=["فلاديمير بوتين"], short=["بوتين"]),
        Actor(id="abbas", type="person", names=["محمود عباس"], short=["عباس"], with_full_name=True),
        Actor(id="assad", type="person", names=["بشار الأسد"], short=["الأسد"], context=["دمشق"]),
        Actor(id="fatah", type="organisation", names=["حركة فتح"], short=["فتح"]),
    ]
    needs = {need.actor_id: need for need in needs_support(WatchList(actors=actors))}
    assert list(needs) == ["berri", "abbas", "assad", "fatah"]
    assert needs["berri"].why == "it is also an ordinary word"
    assert "with_full_name" in needs["abbas"].needs
    assert "دمشق" in needs["assad"].needs
