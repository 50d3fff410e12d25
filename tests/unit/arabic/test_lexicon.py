"""Frequencies of word forms."""

from arabic.lexicon import (
    LEAST_ZIPF,
    fold_keeping_teh_marbuta,
    zipf,
    zipf_of_all,
    zipf_of_folded,
    zipf_of_spelling,
)


def test_spellings_that_fold_alike_count_together() -> None:
    assert zipf("أحمد") == zipf("احمد") == zipf("أَحْمَد")
    assert zipf("مدرسة") == zipf("مدرسه") == zipf_of_folded("مدرسه") > zipf_of_spelling("مدرسه")


def test_teh_marbuta_tells_writing_from_his_book() -> None:
    assert fold_keeping_teh_marbuta("كتابة إلى") == "كتابة الي"
    both = zipf_of_all(["كتابة", "كتابه"])
    assert both == zipf("كتابة")
    assert both > zipf_of_spelling("كتابة") > zipf_of_spelling("كتابه") > LEAST_ZIPF


def test_the_scale_is_log10_per_thousand_million_words() -> None:
    assert 7 < zipf("في") < 8  # 35 of a thousand words
    assert zipf("سشصضطظ") == 0.0
    assert zipf("") == 0.0
