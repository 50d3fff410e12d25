"""Which letters of a word are particles."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic.clitics import LAM_ARTICLE, Split, segment, splits, strip_is_plausible
from arabic.normalise import fold
from bench.clitics import f1, labelled, read_words

WORDS = read_words()
WHOLE = "لبنان بنك والد فرنسا كوريا وزير بلد كتاب لجنة وفد فريق سيناء بغداد كييف الوزير"


@pytest.mark.parametrize("word", WHOLE.split())
def test_leaves_whole_words_whole(word: str) -> None:
    assert segment(word) == Split((), fold(word))


@pytest.mark.parametrize(
    ("word", "split"),
    [
        ("لبوتين", Split(("ل",), "بوتين")),
        ("وبالناتو", Split(("و", "ب"), "الناتو")),
        ("للكرملين", Split(("ل",), "الكرملين")),
        ("للغة", Split(("ل",), "اللغه")),  # ل + اللغة: of three lams two are written
        ("فالرئيس", Split(("ف",), "الرييس")),
        ("وسيكون", Split(("و", "س"), "يكون")),
        ("بلبنان", Split(("ب",), "لبنان")),
        ("وزارتها", Split((), "وزاره", ("ها",))),
        ("وبلقائهم", Split(("و", "ب"), "لقاء", ("هم",))),
        ("مستواه", Split((), "مستوي", ("ه",))),
        ("لهم", Split((), "ل", ("هم",))),
        ("وَبِالنَّاتُو", Split(("و", "ب"), "الناتو")),
    ],
)
def test_cuts_particles_off(word: str, split: Split) -> None:
    assert segment(word) == split


def test_teh_marbuta_is_no_pronoun() -> None:
    assert segment("كتابة") == Split((), "كتابه")
    assert segment("كتابه") == Split((), "كتاب", ("ه",))


@pytest.mark.parametrize("part", [0, 1], ids=["proclitics", "suffixes"])
def test_cuts_words_never_used_for_the_rules_as_labelled(part: int) -> None:
    held_out = [word for word in WORDS if word.half == "held"]
    pairs = [
        (labelled(word)[part], (segment(word.word).proclitics, segment(word.word).enclitics)[part]) for word in held_out
    ]
    assert f1(pairs)[2] > 0.9


def test_the_labels_are_cuts_of_their_words() -> None:
    for word in WORDS:
        letters = word.cut.replace("ل+ال", "لل").replace("+", "").replace("=", "")
        assert word.word in {letters, letters.replace("للل", "لل")}


@given(st.text() | st.text(st.sampled_from("وفبلكسالهمينتةءا")))
def test_the_choice_is_one_of_the_analyses_and_the_first_is_the_whole_word(word: str) -> None:
    analyses = splits(word)
    assert analyses[0] == Split((), fold(word))
    assert segment(word) in analyses


@given(st.text(st.sampled_from("وفبلكسالهمينتةءا"), min_size=1))
def test_proclitics_and_stem_have_the_letters_of_the_word(word: str) -> None:
    folded = fold(word)
    for proclitics, stem, enclitics in splits(word):
        if not enclitics:
            joined = "".join(proclitics) + stem
            assert folded in {joined, joined.replace("لال", "لل", 1), joined.replace("لالل", "لل", 1)}


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("بوتين", "بوتين"),
        ("لبوتين", "بوتين"),
        ("وبالناتو", "الناتو"),
        ("للكرملين", "الكرملين"),
        ("وأوشاكوف", "أوشاكوف"),
        ("لزيلينسكي", "زيلينسكي"),
        ("وعباس", "عباس"),
        ("كالأسد", "الأسد"),
        ("بستولتنبرغ", "ستولتنبرغ"),
    ],
)
def test_a_name_behind_clitics_is_believed(word: str, name: str) -> None:
    assert strip_is_plausible(word, name)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("لبنان", "بنان"),
        ("وسام", "سام"),
        ("كريم", "ريم"),
        ("بشار", "شار"),
        ("فهد", "هد"),
        ("كمال", "مال"),
        ("سليم", "ليم"),  # س stands only before verbs
        ("الأسد", "أسد"),  # the article is no clitic here: الأسد is another name
        ("محمدي", "محمد"),
        ("بوتين", "كلينتون"),
    ],
)
def test_a_name_within_another_word_is_not(word: str, name: str) -> None:
    assert not strip_is_plausible(word, name)


def test_the_engine_is_given_the_article_that_lam_swallows() -> None:
    pattern, replacement = LAM_ARTICLE
    assert re.sub(pattern, replacement.replace("$", "\\"), "وللكرملين") == "الكرملين"
    assert re.sub(pattern, replacement, "لبوتين") == "لبوتين"
