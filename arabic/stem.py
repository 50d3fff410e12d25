"""Light stems of common nouns and adjectives, so that a topic's word finds its inflections.

Taken off are clitics, the article, and the endings of number, case and feminine adjectives, each only where the
frequency lexicon shows that it is an ending: عقوبات is the plural of عقوبة, but لبنان no dual, قانون no plural, سوريا
no accusative. Derivation stays (أمن is not أمني). Broken plurals keep a stem of their own (صواريخ), but :func:`stems`
knows which belong to one noun. Not for names.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from arabic.clitics import ARTICLE, segment
from arabic.lexicon import fold_keeping_teh_marbuta, zipf_of_folded, zipf_of_spelling
from arabic.normalise import fold
from arabic.plurals import NOUNS
from arabic.wordlists import MOST_WORDS

_LEAST_LETTERS: Final = 3  # of a stem: Arabic nouns with fewer are rare, and shared by chance
_LEAST_LETTERS_AFTER_ARTICLE: Final = 2  # الحق
_LISTED: Final = 2.5  # Zipf frequency from which a form is no misspelling
# All differences below are in orders of magnitude, set so that the words named beside them come out right.
_OWN_WORD: Final = 1.0  # كاتب is commoner than كاتبة, so a word of its own; beside حكومة there is no حكوم
_PLURAL_EXCESS: Final = 1.5  # لاجئين is commoner than لاجئ, but مليون so much more than ملي that it is no plural of it
_DUAL_RARITY: Final = 1.0  # وزيران is far rarer than وزير; عدوان (aggression) is not much rarer than عدو (enemy)
_ARTICLE_EXCESS: Final = 2.0  # المانيا is a thousand times as common as مانيا; الكرملين only twenty times as كرملين


@lru_cache(maxsize=MOST_WORDS)
def stem(word: str) -> str:
    """The stem of ``word``, as written or folded: a part of its folded letters, the same for its inflections."""
    folded = fold(word)
    split = segment(_as_commonly_spelt(word))
    bare = _without_article(split.stem)
    for candidate in (_without_feminine(_singular(bare)), _without_feminine(bare), bare):
        if candidate in folded:
            return candidate
    return folded


def stems(word: str) -> frozenset[str]:
    """The stems under which ``word`` is found: its own, and those of its broken plurals or of their singular."""
    own = stem(word)
    return _noun_stems().get(own, frozenset()) | {own}


@cache
def _noun_stems() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for forms in NOUNS:
        noun = frozenset(map(stem, forms))
        for form_stem in noun:
            found[form_stem] = found.get(form_stem, frozenset()) | noun
    return found


def _as_commonly_spelt(word: str) -> str:
    """``word`` with a final ه as ة where that is the commoner spelling: folded text has ه for both."""
    feminine = word.removesuffix("ه") + "ة"
    is_likelier = word.endswith("ه") and zipf_of_spelling(fold_keeping_teh_marbuta(feminine)) > zipf_of_spelling(word)
    return feminine if is_likelier else word


def _without_article(word: str) -> str:
    rest = word.removeprefix(ARTICLE)
    # ألغام (mines) begins like an article once it is folded, but takes the article itself: الألغام.
    if len(rest) < _LEAST_LETTERS_AFTER_ARTICLE or zipf_of_folded(ARTICLE + word):
        return word
    return word if zipf_of_folded(word) - zipf_of_folded(rest) > _ARTICLE_EXCESS else rest


def _singular(word: str) -> str:
    """``word`` without an ending of number or case, in the spelling of the singular."""
    return next((base for base in _singulars(word) if len(base) >= _LEAST_LETTERS), word)


def _singulars(word: str) -> Iterator[str]:
    frequency = zipf_of_folded(word)
    base, ending = word[:-2], word[-2:]
    if ending == "ات":
        feminine = _zipf_as_noun(base + "ه")
        masculine = _zipf_as_noun(base)
        if max(feminine, masculine) >= _LISTED:
            yield base if masculine > feminine else base + "ه"
    elif ending in {"ون", "ين"}:
        both_cases = zipf_of_folded(base + "ون") and zipf_of_folded(base + "ين")
        # الناخبين, of which texts have one case only; but تمارين, مجانين are broken plurals.
        regular = len(base) > _LEAST_LETTERS and base[2] != "ا" and zipf_of_folded(ARTICLE + word)
        either_case = both_cases or regular
        if either_case and _zipf_as_noun(base) and frequency - zipf_of_folded(base) <= _PLURAL_EXCESS:
            yield base
    if ending in {"ان", "ين"}:
        for noun in (base[:-1] + "ه",) if base.endswith("ت") else (base,):
            if _zipf_as_noun(noun) and zipf_of_folded(noun) - frequency >= _DUAL_RARITY:
                yield noun
    if word.endswith("ا") and _zipf_as_noun(word[:-1]) >= _LISTED and zipf_of_folded(word[:-1]) > frequency:
        yield word[:-1]


def _without_feminine(word: str) -> str:
    """``word`` without ة, if it is a nisba adjective or a noun that no masculine noun would be mistaken for."""
    base = word[:-1]
    if not word.endswith("ه") or len(base) < _LEAST_LETTERS:
        return word
    if base.endswith("ي") and _zipf_as_noun(base) >= _LISTED:
        return base
    masculine, plural = _zipf_as_noun(base), _zipf_as_noun(base + "ات")
    return base if _zipf_as_noun(word) - masculine > _OWN_WORD or plural > masculine else word


def _zipf_as_noun(word: str) -> float:
    """Frequency with the article, which verbs do not take: اصاب (he hit) is common, but no noun beside اصابة."""
    return zipf_of_folded(ARTICLE + word)
