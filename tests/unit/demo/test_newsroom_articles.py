"""The articles as data: enough of them, varied, and their truth consistent."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml

from demo import Truth, truth
from demo.model import Article, articles, outlets, spell

NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)
TRUTH = {entry.id: entry for entry in truth(NOW)}


def test_there_is_enough_to_read() -> None:
    arabic = [entry for entry in TRUTH.values() if entry.language == "ar" and not entry.copy_of and entry.served]
    assert len(arabic) >= 40
    assert len({entry.outlet for entry in arabic}) == 12
    assert len({entry.country for entry in arabic}) >= 10
    assert all(150 <= len(entry.body.split()) <= 420 for entry in arabic if not entry.partial)


def test_seed_article_is_what_its_daily_published() -> None:
    seed = TRUTH["dostor-kremlin-nato"]
    assert seed.title == "الكرملين: «الناتو» لم يستجب بعد لمقترحات روسيا بشأن الضمانات الأمنية"
    assert seed.body.startswith("صرح ديمتري بيسكوف")
    assert seed.body.count("\n") == 9
    assert seed.captions == ("بيسكوف",)
    assert seed.published.date().isoformat() == "2021-12-24"
    assert {"kremlin", "nato", "peskov"} <= set(seed.actors)


def test_one_story_is_carried_by_at_least_four_outlets() -> None:
    carriers: dict[str, set[str]] = defaultdict(set)
    for entry in TRUTH.values():
        carriers[entry.story].add(entry.outlet)
    assert max(map(len, carriers.values())) >= 4
    assert all(TRUTH[entry.copy_of].story == entry.story for entry in TRUTH.values() if entry.copy_of)


def test_near_copy_differs_in_lede_end_and_spelling() -> None:
    original, copy = TRUTH["mashriq-truce"].body, TRUTH["rafidain-truce"].body
    assert copy.splitlines()[0] != original.splitlines()[0]
    assert len(copy.splitlines()) == len(original.splitlines()) - 1
    assert copy.splitlines()[1:] == spell(original, "bare-alif").splitlines()[1:-1]
    assert "القيادى" in TRUTH["nile-truce"].body


def test_rewritten_copy_keeps_the_story_in_other_words() -> None:
    original, copy = TRUTH["mashriq-opec"], TRUTH["sahel-opec"]
    assert copy.story == original.story
    assert copy.body.splitlines()[1] != original.body.splitlines()[1]
    assert copy.body.splitlines()[2:] == original.body.splitlines()[2:-1]


def test_expected_actors_are_persons_and_organisations_of_the_watch_list() -> None:
    watchlist = yaml.safe_load(Path("config/watchlist.yml").read_text("utf-8"))
    known = {actor["id"] for actor in watchlist["actors"] if actor["type"] != "place"}
    for entry in TRUTH.values():
        assert {*entry.actors, *entry.edited_actors} <= known, entry.id


def test_publication_counts_back_from_the_opening() -> None:
    assert TRUTH["mashriq-truce"].published == NOW - timedelta(minutes=articles()["mashriq-truce"].minutes)
    assert all(entry.published < NOW for entry in TRUTH.values())


def test_copies_come_after_their_original() -> None:
    copies: list[Truth] = [entry for entry in TRUTH.values() if entry.copy_of]
    assert all(entry.published > TRUTH[entry.copy_of].published for entry in copies)


def test_addresses_are_unique() -> None:
    assert len({entry.path for entry in TRUTH.values()}) == len(TRUTH)
    numbers = [(article.outlet, article.number) for article in articles().values()]
    assert len(set(numbers)) == len(numbers)


def test_body_marks_become_blocks() -> None:
    article = Article("x", "ufuq", "عنوان", "فقرة أولى\n\n## فرعي\n- أول\n- ثان\n> منشور\n| أ | ب\n| 1 | 2\nأخيرة")
    assert [block.kind for block in article.blocks] == ["paragraph", "heading", "list", "post", "table", "paragraph"]
    assert article.text.splitlines() == ["فقرة أولى", "فرعي", "أول", "ثان", "منشور", "أ | ب", "1 | 2", "أخيرة"]


def test_edit_changes_title_and_body() -> None:
    edited = TRUTH["najd-mbs-putin"]
    assert edited.edited_title != edited.title
    assert edited.edited_body.startswith(edited.body[:100])
    assert "بيسكوف" in edited.edited_body
    assert "بيسكوف" not in edited.body


def test_unknown_spelling_habit_is_an_error() -> None:
    with pytest.raises(KeyError):
        spell("نص", "unheard-of")


def test_every_house_states_at_least_the_day() -> None:
    assert {outlet.states for outlet in outlets().values()} == {"minute", "day"}
