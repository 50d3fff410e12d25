"""The engine's analyses of Arabic and Latin text, generated from the tables of the `arabic` package.

========================= ============================================================================================
``rasid_light``           words by their light stem: for recall (المفاوضات finds مفاوضات)
``rasid_exact``           words as written, folded: for names and quoted phrases
``rasid_light_index``     both with further tokens at the same position for the word without its proclitics and
``rasid_exact_index``     article (وللناتو also as للناتو, الناتو and ناتو): what an article is analysed with, so that
                          بوتين finds لبوتين, and لبوتين finds only itself
========================= ============================================================================================

The built-in ``arabic`` analyzer is not used: it never strips ب or ل, and it folds محمدي and محمد into one token.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from arabic.clitics import ARTICLE, CONJUNCTIONS, LAM_ARTICLE, PARTICLES
from arabic.lexicon import zipf
from arabic.normalise import fold
from arabic.tables import SEARCH_MAP
from arabic.tokens import ENGINE_SEPARATORS

# Words of the frequency list that are looked at: down to about one in a million. They yield 2,900 words that must not
# be split, 40 kB of index settings.
_FREQUENT_WORDS = 50_000
# A word ten times as frequent as what is left without its first letter is hardly that letter and the rest.
_OWN_ZIPF = 1.0

_CONJUNCTION = rf"^[{''.join(CONJUNCTIONS)}](.{{2,}})$"
# لل is left to the rule of its own, which brings back the alef.
_PARTICLE = rf"^(?!لل)[{''.join(PARTICLES)}](.{{2,}})$"
_ARTICLE = rf"^{ARTICLE}(.{{2,}})$"


def _escape(text: str) -> str:
    r"""`text` in the \uXXXX notation of the engine's mapping rules, where spaces and `=>` have a meaning."""
    units = text.encode("utf-16-be")
    return "".join(f"\\u{units[i]:02X}{units[i + 1]:02X}" for i in range(0, len(units), 2))


def fold_mappings() -> list[str]:
    """Rules of the ``mapping`` character filter: what `arabic.normalise` does at the level SEARCH."""
    return [f"{_escape(char)} => {_escape(folded)}" for char, folded in SEARCH_MAP.items()]


@cache
def own_words() -> tuple[str, ...]:
    """Frequent words that only look as if they began with a proclitic (لبنان, فرنسا, والد), sorted.

    The engine has no lexicon, so it is given the cases in which the lexicon says no.
    """
    from wordfreq import top_n_list  # 0.2 s to import, and only `setup` needs it

    letters = {*CONJUNCTIONS, *PARTICLES}
    candidates = {fold(word) for word in top_n_list("ar", _FREQUENT_WORDS, wordlist="large")}
    return tuple(
        sorted(
            word
            for word in candidates
            if len(word) > 2 and word[0] in letters and zipf(word) - zipf(word[1:]) >= _OWN_ZIPF
        )
    )


_SPLIT = ("rasid_or_without_conjunction", "rasid_or_without_particle", "rasid_article")


def analysis() -> dict[str, Any]:
    """The ``analysis`` part of an index's settings; both engines take it as it is."""
    capture = {"type": "pattern_capture", "preserve_original": False}
    lam_pattern, lam_replacement = LAM_ARTICLE
    return {
        "char_filter": {"rasid_fold": {"type": "mapping", "mappings": fold_mappings()}},
        "tokenizer": {"rasid_words": {"type": "pattern", "pattern": ENGINE_SEPARATORS}},
        "filter": {
            "rasid_splittable": {"type": "stop", "stopwords": list(own_words())},
            "rasid_conjunction": {**capture, "patterns": [_CONJUNCTION]},
            "rasid_particle": {**capture, "patterns": [_PARTICLE]},
            "rasid_lam_article": {"type": "pattern_replace", "pattern": lam_pattern, "replacement": lam_replacement},
            "rasid_article": {"type": "pattern_capture", "preserve_original": True, "patterns": [_ARTICLE]},
            # Each step works on what the one before it left, so لبنان stays whole in ولبنان too.
            "rasid_or_without_conjunction": _or("rasid_splittable, rasid_conjunction"),
            "rasid_or_without_particle": _or("rasid_splittable, rasid_particle", "rasid_lam_article"),
            # Lucene's light stemmer knows ال, وال, بال, كال, فال, لل and و, but not the chains وبال, ولل …
            "rasid_chains": {"type": "pattern_replace", "pattern": r"^[وف](?=[بك]ال.{2}|لل.{2})", "replacement": ""},
            "rasid_light_stem": {"type": "stemmer", "language": "arabic"},
            "rasid_unique": {"type": "unique", "only_on_same_position": True},
        },
        "analyzer": {
            "rasid_exact": _analyzer(),
            "rasid_exact_index": _analyzer(*_SPLIT, "rasid_unique"),
            "rasid_light": _analyzer("rasid_chains", "rasid_light_stem"),
            "rasid_light_index": _analyzer(*_SPLIT, "rasid_chains", "rasid_light_stem", "rasid_unique"),
        },
        "normalizer": {"rasid_folded": {"type": "custom", "char_filter": ["rasid_fold"], "filter": ["lowercase"]}},
    }


def _or(*branches: str) -> dict[str, Any]:
    """A filter that keeps each token and adds what each branch makes of it."""
    return {"type": "multiplexer", "preserve_original": True, "filters": list(branches)}


def _analyzer(*filters: str) -> dict[str, Any]:
    # Scripts outside the character filter's tables still lose their case.
    return {
        "type": "custom",
        "char_filter": ["rasid_fold"],
        "tokenizer": "rasid_words",
        "filter": ["lowercase", *filters],
    }


def text_field(**options: Any) -> dict[str, Any]:
    """Mapping of a text: light stems by default, `.exact` for names and quoted phrases."""
    exact = {"type": "text", "analyzer": "rasid_exact_index", "search_analyzer": "rasid_exact"}
    return {
        "type": "text",
        "analyzer": "rasid_light_index",
        "search_analyzer": "rasid_light",
        "fields": {"exact": exact},
        **options,
    }
