"""All spellings of a name, made from the one that the analyst wrote.

A name is read as a sequence of words. :func:`sequences` gives the ways to write its words together or apart,
:func:`word_forms` the spellings of one word. What cannot be listed, the vowels of foreign names, is compared letter by
letter instead (:mod:`arabic.foreign`). All words here are as :func:`arabic.normalise.fold` makes them, which has folded
hamza, ى/ي, ة/ه, tatweel, marks, case and accents already.
"""

import re
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple

from arabic.clitics import ARTICLE
from arabic.foreign import may_be_foreign
from arabic.lexicon import zipf_of_folded
from arabic.normalise import fold
from arabic.wordlists import MOST_WORDS

AS_WRITTEN: Final = "as written"
_NOT_WORD: Final = re.compile(r"[\W_]+")
# Three of the five nouns stand in names; their ending follows the case.
_FIVE_NOUNS: Final = {
    first: nouns for nouns in (("ابو", "ابي", "ابا"), ("اخو", "اخي", "اخا"), ("ذو", "ذي", "ذا")) for first in nouns
}
_FATHERS: Final = _FIVE_NOUNS["ابو"]
_SONS: Final = ("بن", "ابن")
_ABD: Final = "عبد"
_ALLAH: Final = "الله"
_HARD_G: Final = "جغقگ"
# Letters that Arabic borrowed, with what papers write that do not use them.
_BORROWED: Final = {"پ": ("ب",), "ڤ": ("ف",), "چ": ("تش", "ش"), "ژ": ("ج",), "گ": ("ج", "غ", "ك", "ق")}
# A case ending is changed only in words long enough for it not to be part of the root (سنتين, عدنان …).
_LEAST_INFLECTED: Final = 6

# Names of the Far East have a family name and two short words that are written together as well.
_EASTERN_WORDS: Final = 3
_EASTERN_LETTERS: Final = 4


class Sequence(NamedTuple):
    """Words of a name in order, and how they came about."""

    words: tuple[str, ...]
    rule: str


def sequences(name: str) -> list[Sequence]:
    """Ways to divide ``name`` into words, first as written; empty if it has neither letters nor digits.

    عبد الله and عبدالله, أبو مازن and أبومازن, نصر الله and نصرالله, hyphens kept apart or closed up.
    """
    pieces = [piece for piece in _NOT_WORD.split(fold(name)) if piece]
    if not pieces:
        return []
    hyphened = [piece for piece in fold(name).split() if "-" in piece.strip("-")]
    found = {tuple(pieces): AS_WRITTEN}
    for words in (*_apart(pieces), *_together(pieces)):
        found.setdefault(words, "written together or apart")
    if len(pieces) == _EASTERN_WORDS and all(len(word) <= _EASTERN_LETTERS and may_be_foreign(word) for word in pieces):
        found.setdefault((pieces[0], pieces[1] + pieces[2]), "written together or apart")  # شي جينبينغ
    for piece in hyphened:
        closed = tuple(word for word in _NOT_WORD.split(fold(name).replace(piece, piece.replace("-", ""))) if word)
        found.setdefault(closed, "hyphen closed up")
    return [Sequence(words, rule) for words, rule in found.items()]


def _together(words: list[str]) -> list[tuple[str, ...]]:
    """Every choice of closing up the pairs that are also written as one word."""
    choices: list[list[tuple[str, ...]]] = []
    index = 0
    while index < len(words):
        pair = words[index : index + 2]
        if len(pair) == 2 and (joined := _joined(*pair)):
            choices.append([tuple(pair), *((one,) for one in joined)])
            index += 2
        else:
            choices.append([(words[index],)])
            index += 1
    return [tuple(word for part in parts for word in part) for parts in product(*choices)]


def _joined(first: str, second: str) -> list[str]:
    if first == _ABD and second.startswith("ال"):
        return [first + second]
    if first in _FATHERS:
        return [father + second for father in _FATHERS]
    if second == _ALLAH:
        return [first + second]
    return []


def _apart(words: list[str]) -> list[tuple[str, ...]]:
    """The name with each word that was written as one taken apart: عبدالفتاح, ابومازن, نصرالله."""
    divided: list[str] = []
    for word in words:
        if word.startswith(_ABD + "ال") and len(word) > len(_ABD) + 3:
            divided += [_ABD, word[len(_ABD) :]]
        elif word.endswith(_ALLAH) and len(word) > len(_ALLAH) + 1:
            divided += [word[: -len(_ALLAH)], _ALLAH]
        elif (
            word[:3] in _FATHERS and len(word) > 5 and zipf_of_folded(word) < zipf_of_folded(word[3:])
        ):  # ابومازن, but not ابواب
            divided += [word[:3], word[3:]]
        else:
            divided.append(word)
    return _together(divided) if divided != words else []


def word_forms(word: str, *, foreign: bool, inflected: bool) -> dict[str, str]:
    """Spellings of one word of a name, each with the rule that makes it; the word itself comes first.

    foreign: the word is a foreign name, whose letters vary. inflected: it is an Arabic noun that takes case endings,
    as in names of organisations (الإخوان المسلمون, الإخوان المسلمين).
    """
    forms = {word: AS_WRITTEN}
    for form in _FIVE_NOUNS.get(word, ()):
        forms.setdefault(form, "case of أبو, أخو, ذو")
    if word in _SONS:
        forms |= {form: "بن/ابن" for form in _SONS if form != word}
    if inflected and len(word) >= _LEAST_INFLECTED:
        forms |= dict.fromkeys(_case_endings(word) - {word}, "case ending")
    if foreign:
        for form in _letters(word):
            forms.setdefault(form, "foreign letters")
    return forms


def _case_endings(word: str) -> set[str]:
    """The other case of a sound plural or a dual, if it is a word of the language."""
    stem, ending = word[:-2], word[-2:]
    others = {"ون": ("ين",), "ان": ("ين",), "ين": ("ون", "ان")}.get(ending, ())
    return {stem + other for other in others if zipf_of_folded(stem + other) > 0}


def _letters(word: str) -> list[str]:
    """Hard g in each of its letters, borrowed letters in plain ones, final ا and ه."""
    choices = [word]
    for letter, plain in _BORROWED.items():
        if letter in word:
            choices += [form.replace(letter, other) for form in choices for other in plain]
    for letter in _HARD_G:
        if letter in word:
            choices += [word.replace(letter, other) for other in _HARD_G + "ك" if other != letter]
    if len(word) > 3 and word[-1] in "اه" and word[-2] != "ي":  # روسيا is not روسية
        choices += [form[:-1] + ("ه" if form[-1] == "ا" else "ا") for form in list(choices)]
    return choices


def is_foreign(word: str, known_names: frozenset[str]) -> bool:
    """Whether a word of a name is foreign in Arabic letters: no known Arabic name and no noun of the language."""
    return (
        may_be_foreign(word)
        and word not in known_names
        and not word.endswith(_ALLAH)
        and not word.startswith(_ABD)
        and not is_noun(word)
    )


# Of a noun, texts have several inflected forms, none rarer than a hundredth of the word; of a name (بوتين, ترامب, بوش)
# at most one, which is some other word. Both numbers and the two were set on a hundred words and names by hand.
_SUFFIXES: Final = ("ا", "ه", "ها", "هم", "نا", "ك", "ات", "ون", "ين")
_LEAST_ZIPF: Final = 2.45
_MOST_RARER: Final = 2.2
_LEAST_FORMS: Final = 2
# Nouns in the names of places and parties, and names of persons, that texts inflect too seldom to be told by that.
_RARELY_INFLECTED: Final = frozenset(
    fold("مشعل مغرب نهضة جزيرة حمص وطن وفاق مستقبل تغيير تجمع بنان قمر نجم نمر قاسم هنية").split()
)


@lru_cache(maxsize=MOST_WORDS)
def is_noun(word: str) -> bool:
    """Whether a word is also an ordinary noun, adjective or verb of Arabic, by its inflected forms in texts.

    الأسد (أسدا, أسده), بري (برية, بريا), الصدر (صدره) are; بوتين, ترامب, عباس are not, however often they are written.
    """
    if not word:
        return False
    has_article = word.startswith(ARTICLE) and len(word) > len(ARTICLE) + 2
    stem = word[len(ARTICLE) :] if has_article else word
    if stem in _RARELY_INFLECTED:
        return True
    frequency = zipf_of_folded(word)
    least = max(_LEAST_ZIPF, frequency - _MOST_RARER)
    inflected = stem[:-1] + "ت" if stem.endswith("ه") else stem  # نهضة, نهضتها
    found = 0
    for form in (stem if has_article else ARTICLE + stem, *[inflected + suffix for suffix in _SUFFIXES]):
        found += zipf_of_folded(form) >= least
        if found == _LEAST_FORMS:
            return True
    return False
