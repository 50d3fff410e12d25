"""What a text is about in a few of its own phrases: runs of content words that it repeats and that are rare elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from arabic import cues
from arabic.entities.readings import plausible, readings
from arabic.lexicon import zipf_of_folded
from arabic.normalise import fold
from arabic.saying import verb_of
from arabic.words import Words

# Words above this stand in any text: particles, pronouns, «كان».
_FUNCTION_ZIPF: Final = 6.0
_RAREST: Final = 7.5  # information of a word: this less its Zipf frequency
_MOST_WORDS: Final = 3
_TITLE_WEIGHT: Final = 2.0
_STOP: Final = frozenset(
    fold(
        "اليوم أمس غدا الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الماضي الماضية المقبل المقبلة الجاري الحالي"
        " الحالية سابق السابق السابقة خلال بشأن حول وفق بحسب ضمن نحو أيضا كذلك حيث الذي التي الذين هذا هذه ذلك تلك كل جميع بعض أي غير"
        " عدم أكثر أقل أول ثاني الأول الثاني الثالث كبير كبيرة جديد جديدة يوم عام شهر أسبوع ساعة سنة الوقت حين عدد عدة مثل"
        " أمام لدى إثر عقب عند عبر حتى منذ بينما لكن إلا سوى فقط قد لقد سوف ليس هناك هنا تم يتم سيتم إليه إليها عليه عليها فيه فيها"
        " منه منها به بها له لها لهم بهم معه معها وسط رغم بسبب جراء أن إن بأن لأن وأن فإن أنه أنها إنه إنها يناير فبراير مارس"
        " أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر الصحفي صحفي صحفية تصريحات تصريح بيان مؤكدا مشيرا مضيفا موضحا"
    ).split()
)


def keyphrases(title: Words, body: Words, *, most: int = 8) -> list[str]:
    """Up to ``most`` phrases as the text writes them, weightiest first; a phrase within another one is left out.

    A phrase of several words weighs its occurrences times the information of its words (rare in general Arabic), with
    a bonus where the title has it; single words count only if they are rare and repeated.
    """
    counts: Counter[tuple[str, ...]] = Counter()
    surfaces: dict[tuple[str, ...], str] = {}
    for words in (title, body):
        for run in _runs(words):
            for length in range(1, _MOST_WORDS + 1):
                for first in range(len(run) - length + 1):
                    piece = run[first : first + length]
                    key = tuple(form for _, _, form in piece)
                    counts[key] += 1
                    if key not in surfaces:
                        start, end = words.span(piece[0][0], piece[-1][0], piece[0][1])
                        surfaces[key] = words.text[start:end]
    of_title = {form for run in _runs(title) for _, _, form in run}
    weights = {
        key: _weight(key, count, of_title) for key, count in counts.items() if _is_candidate(key, count, of_title)
    }
    chosen: list[tuple[str, ...]] = []
    for key in sorted(weights, key=lambda key: -weights[key]):
        if not any(set(key) & set(other) for other in chosen):
            chosen.append(key)
        if len(chosen) == most:
            break
    return [surfaces[key] for key in chosen]


def _weight(key: tuple[str, ...], count: int, of_title: set[str]) -> float:
    information = sum(_RAREST - zipf_of_folded(form) for form in key) / len(key) ** 0.5
    in_title = sum(form in of_title for form in key) / len(key)
    return count * information * (1 + _TITLE_WEIGHT * in_title)


def _is_candidate(key: tuple[str, ...], count: int, of_title: set[str]) -> bool:
    if len(key) == 1:
        return count > 2 and zipf_of_folded(key[0]) < 5 and len(key[0]) > 3
    return count > 1 or all(form in of_title for form in key)


def _runs(words: Words) -> Iterator[list[tuple[int, int, str]]]:
    """Runs of content words that stand together: index, offset after the clitics, form."""
    run: list[tuple[int, int, str]] = []
    for index, word in enumerate(words.words):
        if run and not words.joins(index):
            yield run
            run = []
        offset, form = _bare(word)
        if offset and run:
            yield run
            run = []
        if _is_content(form):
            run.append((index, offset, form))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _bare(word: str) -> tuple[int, str]:
    best = max(readings(word), key=lambda reading: zipf_of_folded(reading.form) + (0.8 if not reading.offset else 0.0))
    return (best.offset, best.form) if plausible(word, best) else (0, word)


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
