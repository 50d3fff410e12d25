"""Which languages a text is in: Arabic told from the others of its script, and from Latin ones, with shares.

py3langid decides between languages; it does not know Sorani, and short texts of the Arabic script mislead it, so
letters that only some of these languages have are counted first. Every one of them is written in Unicode's own
letters by its outlets' systems, so that a page in Persian has hundreds of پ چ ژ گ ک ی and a page in Arabic none but
in foreign names.
"""

from __future__ import annotations

import re
from collections import Counter
from copy import copy
from dataclasses import dataclass
from functools import cache
from typing import Final

from py3langid.langid import MODEL_FILE, LanguageIdentifier

UNKNOWN: Final = "und"
_ARABIC_SCRIPT: Final = ("ar", "fa", "ur", "ps", "ug")
# Latin and Cyrillic languages that outlets of the region publish beside Arabic.
_OTHERS: Final = ("en", "fr", "es", "de", "tr", "it", "ru", "ku")

_LETTERS = re.compile(r"[^\W\d_]")
_ARABIC_LETTERS = re.compile("[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
# Letters of one language that the others of this script do not use, with one that Arabic alone has.
_OWN_LETTERS: Final = {
    "ur": re.compile("[ٹڈڑںےہھۓ]"),
    "ps": re.compile("[ټډړښږځڅېۍ]"),
    "ckb": re.compile("[ێڵڕ]"),
    "ug": re.compile("[ۇۈۋڭ]"),
    "fa": re.compile("[پچژگکی]"),
    "ar": re.compile("[ةكيىإأ]"),
}
# A language's letters must be this share of the letters to count as its own: names in Arabic texts («پوتين», «گوگل»)
# stay below, and every sentence of these languages is above.
_OWN_SHARE: Final = 0.02
# Fewer letters than this say nothing.
_MIN_LETTERS: Final = 3


@dataclass(frozen=True, slots=True)
class Languages:
    """The main language, or `und`, and the share of the letters by language (sums to 1, or empty)."""

    main: str
    shares: dict[str, float]


def detect(text: str) -> Languages:
    """Languages of `text`, told line by line, since quotes and captions are often in another one."""
    weights: Counter[str] = Counter()
    for line in text.splitlines():
        letters = len(_LETTERS.findall(line))
        if letters >= _MIN_LETTERS:
            arabic = len(_ARABIC_LETTERS.findall(line))
            if arabic:
                weights[_of_arabic_script(line, arabic)] += arabic
            if letters - arabic >= _MIN_LETTERS:
                weights[_of_other_script(_ARABIC_LETTERS.sub("", line))] += letters - arabic
    total = sum(weights.values())
    if not total:
        return Languages(UNKNOWN, {})
    shares = {language: round(weight / total, 3) for language, weight in weights.most_common()}
    return Languages(next(iter(shares)), shares)


def _of_arabic_script(line: str, letters: int) -> str:
    share = {language: len(pattern.findall(line)) / letters for language, pattern in _OWN_LETTERS.items()}
    # Persian's ک and ی are in all of these languages but Uyghur, so it comes last
    for language in ("ug", "ckb", "ps", "ur"):
        if share[language] > _OWN_SHARE and share[language] >= share["ar"] / 2:
            return language
    if share["fa"] > _OWN_SHARE and share["fa"] > share["ar"]:
        return "fa"
    if share["ar"] > _OWN_SHARE and share["fa"] < _OWN_SHARE:
        return "ar"
    return str(_identifier(_ARABIC_SCRIPT).classify(line)[0])


def _of_other_script(text: str) -> str:
    return str(_identifier(_OTHERS).classify(text)[0])


@cache
def _model() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE)


@cache
def _identifier(languages: tuple[str, ...]) -> LanguageIdentifier:
    """The model restricted to `languages`; both share its tables."""
    identifier = copy(_model())
    identifier.set_languages(languages)
    return identifier
