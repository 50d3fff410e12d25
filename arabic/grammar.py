"""What a word may be by its form, judged alone: a known word with clitics, a verb, an adjective."""

from collections.abc import Collection
from functools import lru_cache
from typing import Final

from arabic import cues
from arabic.clitics import ARTICLE
from arabic.lexicon import zipf_of_folded
from arabic.wordlists import MOST_WORDS

_CONJUNCTIONS: Final = ("و", "ف")
_PROCLITICS: Final = (*_CONJUNCTIONS, "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
_PRONOUNS: Final = ("ه", "ها", "هما", "هم")
# How much rarer the feminine of a nisba may be, in orders of magnitude, before the masculine is rather a name.
_NAME_EXCESS: Final = 1.0
# الدائرة and الفلسطينية: beside the noun there is hardly a masculine, beside the adjective it is about as common.
_MASCULINE_RARITY: Final = 1.0


def known_as(word: str, known: Collection[str], *, verbs: bool = False) -> str:
    """``word`` without its proclitics if it is one of the ``known`` words, else nothing. Verbs take و and ف alone."""
    if word in known:
        return word
    for bare in _bare_verbs(word) if verbs else _bare_nouns(word):
        if bare in known:
            return bare
    return ""


@lru_cache(maxsize=MOST_WORDS)
def _bare_verbs(word: str) -> tuple[str, ...]:
    return (word[1:],) if word.startswith(_CONJUNCTIONS) else ()


@lru_cache(maxsize=MOST_WORDS)
def _bare_nouns(word: str) -> tuple[str, ...]:
    """What is left of ``word`` without each of the proclitics that it may have."""
    bare = [word[len(proclitics) :] for proclitics in _PROCLITICS if word.startswith(proclitics)]
    return (*bare, ARTICLE + word[2:]) if word.startswith("لل") else tuple(bare)


def without_pronoun(word: str, known: Collection[str]) -> str:
    """استقباله البرهان, زيارتها, ابنها: the one of the ``known`` nouns to which a pronoun is added; else nothing."""
    for pronoun in _PRONOUNS:
        stem = word.removesuffix(pronoun)
        if stem != word and len(stem) > 2:
            for noun in (
                stem,
                stem[:-1] + "ه" if stem.endswith("ت") else stem,
                stem[:-1] + "ء" if stem[-1] in "يو" else stem,
            ):
                if bare := known_as(noun, known):
                    return bare
    return ""


def is_verb(word: str) -> bool:
    """Whether ``word`` is a verb of what people in the news do."""
    return bool(known_as(word, cues.VERBS, verbs=True))


@lru_cache(maxsize=MOST_WORDS)
def may_be_verb(word: str) -> bool:
    """Whether a word may be a masculine verb: a listed one, or one whose other forms texts have (مدد, يمدد, مددت)."""
    if is_verb(word):
        return True
    bare = word[1:] if word[:1] in _CONJUNCTIONS and len(word) > 3 else word
    if bare.startswith("ي"):  # ينوي, تنوي; but يمين, اليمين
        return len(bare) > 3 and bool(zipf_of_folded("ت" + bare[1:])) and not zipf_of_folded(ARTICLE + bare)
    if (
        len(bare) < 3
        or bare[0] in "يتن"
        or bare.endswith(("ه", "ت", "ا"))
        or bare.startswith(ARTICLE)
        or (bare[0] == "م" and len(bare) > 3)
    ):
        return False
    imperfect = "ي" + (bare[1:] if bare[0] == "ا" else bare)
    return all(map(zipf_of_folded, (imperfect, bare + "ت")))


@lru_cache(maxsize=MOST_WORDS)
def is_feminine_verb(word: str) -> bool:
    """Whether ``word`` is a verb whose subject is feminine, as a country and a movement are: أعلنت, تدير, ستحتجز."""
    if verb := known_as(word, cues.VERBS, verbs=True):
        return verb in cues.FEMININE_VERBS
    bare = word[1:] if word[:1] in _CONJUNCTIONS and len(word) > 4 else word
    if bare.startswith("ست"):
        bare = bare[1:]
    if bare.endswith("ت"):  # احتجزت, احتجزوا; but بيت
        return bool(zipf_of_folded(bare[:-1] + "وا")) and not zipf_of_folded(ARTICLE + bare)
    if bare.startswith("ت") and len(bare) > 3:  # تدير, يدير; but تراجع, يتراجع and التنظيم
        others = ("ي" + bare, ARTICLE + bare, bare + "ا")
        return bool(zipf_of_folded("ي" + bare[1:])) and not any(map(zipf_of_folded, others))
    return False


def is_indefinite_adjective(word: str) -> bool:
    """Whether a word without article is rather an adjective: محدود (محدودة)."""
    return (
        not word.startswith((ARTICLE, "ي", "ت"))
        and not word.endswith(("ه", "ا"))
        and word not in cues.PARTICLES
        and word not in cues.VERBS
        and zipf_of_folded(word) > 0
        and has_feminine(word)
    )


def has_feminine(word: str, excess: float = _NAME_EXCESS) -> bool:
    """Whether a nisba is as common in the feminine (السوداني, السودانية), up to ``excess`` orders of magnitude."""
    return zipf_of_folded(word + "ه") > max(0.0, zipf_of_folded(word) - excess)


def is_definite(word: str) -> bool:
    """Whether a word has the article, with proclitics or without: الملمس, بالملمس, للملمس."""
    return word.startswith((ARTICLE, "وال", "فال", "بال", "كال", "لل", "ولل", "وبال"))


def is_definite_adjective(word: str) -> bool:
    """Whether a definite word is rather an adjective: a nisba, or one whose masculine is no rarer (القديمة, القديم)."""
    if not word.startswith(ARTICLE) or word in cues.PARTICLES:
        return False
    return word.endswith("ي") or (
        word.endswith("ه") and zipf_of_folded(word[:-1]) > zipf_of_folded(word) - _MASCULINE_RARITY
    )


def is_nisba_of(word: str) -> bool:
    """Whether a word is a definite nisba: العربي, الأوروبية; not so إلى, الذي."""
    return word.startswith(ARTICLE) and word.endswith(("ي", "يه")) and word not in cues.PARTICLES and len(word) > 4
