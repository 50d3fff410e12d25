"""What a text is about in a few of its own phrases: content words that it repeats and that are rare elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from math import sqrt
from typing import Final

from arabic import cues
from arabic.entities.gazetteer import nisbas
from arabic.entities.readings import plausible, readings
from arabic.entities.text import Text
from arabic.lexicon import zipf_of_folded
from arabic.normalise import fold
from arabic.saying import verb_of

# Text above this stand in any text: particles, pronouns, «كان».
_FUNCTION_ZIPF: Final = 6.0
_RAREST: Final = 7.5  # information of a word: this less its Zipf frequency
_MOST_WORDS: Final = 3
_TITLE_WEIGHT: Final = 2.0
_STOP: Final = frozenset(
    fold(
        "اليوم أمس غدا الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الماضي الماضية المقبل المقبلة "
        "الجاري الحالي"
        " الحالية سابق السابق السابقة خلال بشأن حول وفق بحسب ضمن نحو أيضا كذلك حيث الذي التي الذين هذا هذه ذلك تلك "
        "كل جميع بعض أي غير"
        " عدم أكثر أقل أول ثاني الأول الثاني الثالث كبير كبيرة جديد جديدة يوم عام شهر أسبوع ساعة سنة الوقت حين عدد "
        "عدة مثل"
        " أمام لدى إثر عقب عند عبر حتى منذ بينما لكن إلا سوى فقط قد لقد سوف ليس هناك هنا تم يتم سيتم إليه إليها عليه "
        "عليها فيه فيها"
        " منه منها به بها له لها لهم بهم معه معها وسط رغم بسبب جراء أن إن بأن لأن وأن فإن أنه أنها إنه إنها يناير "
        "فبراير مارس"
        " أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر الصحفي صحفي صحفية تصريحات تصريح بيان مؤكدا مشيرا "
        "مضيفا موضحا"
    ).split()
)


def keyphrases(title: Text, body: Text, *, most: int = 8) -> list[str]:
    """Up to ``most`` phrases as the text writes them, weightiest first; a phrase within another one is left out.

    A phrase of several words weighs its occurrences times the information of its words (rare in general Arabic), with
    a bonus where the title has it; single words count only if they are rare and repeated.
    """
    counts: Counter[tuple[str, ...]] = Counter()
    first_seen: dict[tuple[str, ...], tuple[Text, int, int]] = {}
    of_title: set[str] = set()
    for words in (title, body):
        for start, forms in _runs(words):
            if words is title:
                of_title.update(forms)
            for length in range(1, min(_MOST_WORDS, len(forms)) + 1):
                for first in range(len(forms) - length + 1):
                    key = tuple(forms[first : first + length])
                    counts[key] += 1
                    first_seen.setdefault(key, (words, start + first, start + first + length - 1))
    weights = {k: _weight(k, count, of_title) for k, count in counts.items() if _is_candidate(k, count, of_title)}
    chosen: list[tuple[str, ...]] = []
    for key in sorted(weights, key=lambda key: -weights[key]):
        if not any(_bare_words(key) & _bare_words(other) for other in chosen):
            chosen.append(key)
        if len(chosen) == most:
            break
    return [_surface(*first_seen[key]) for key in chosen]


def _surface(words: Text, first: int, last: int) -> str:
    start, end = words.span(first, last, _bare(words.words[first])[0])
    return words.text[start:end]


def _bare_words(key: tuple[str, ...]) -> set[str]:
    return {form.removeprefix("ال") for form in key}


def _weight(key: tuple[str, ...], count: int, of_title: set[str]) -> float:
    information = sum(_RAREST - zipf_of_folded(form) for form in key) / sqrt(len(key))
    in_title = sum(form in of_title for form in key) / len(key)
    return count * information * (1 + _TITLE_WEIGHT * in_title)


def _is_candidate(key: tuple[str, ...], count: int, of_title: set[str]) -> bool:
    if len(key) == 1:
        return count > 2 and zipf_of_folded(key[0]) < 5 and len(key[0]) > 3 and key[0] not in nisbas()
    return count > 1 or all(form in of_title for form in key)


def _runs(words: Text) -> Iterator[tuple[int, list[str]]]:
    """Runs of content words that stand together: index of the first, and their forms without clitics."""
    start = 0
    run: list[str] = []
    for index, word in enumerate(words.words):
        offset, form, content = _bare(word)
        if run and (offset or not content or not words.joins(index)):
            yield start, run
            run = []
        if content:
            if not run:
                start = index
            run.append(form)
    if run:
        yield start, run


@lru_cache(maxsize=65_536)
def _bare(word: str) -> tuple[int, str, bool]:
    """A word after its clitics: letters left out, the form, and whether that is a content word."""
    best = max(readings(word), key=lambda reading: zipf_of_folded(reading.form) + (0.8 if not reading.offset else 0.0))
    offset, form = (best.offset, best.form) if plausible(word, best) else (0, word)
    return offset, form, _is_content(form)


def _is_content(form: str) -> bool:
    return (
        len(form) > 2
        and form.isalpha()
        and form not in _STOP
        and form not in cues.PARTICLES
        and form not in cues.VERBS
        and verb_of(form) is None
        and zipf_of_folded(form) < _FUNCTION_ZIPF
    )
