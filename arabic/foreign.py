"""Foreign names in Arabic letters: when two spellings are one name.

Newspapers agree on a foreign name's consonants but not on the letter for each, and hardly on its vowels: غوتيريش and
جوتيريش, نتنياهو and نتانياهو, ستولتنبرج and ستولتنبرغ. So a *skeleton* (consonant classes without vowels) finds
candidates cheaply, and :func:`difference` then compares letter by letter. Words are taken as folded for matching.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from arabic.wordlists import MOST_WORDS

VOWELS: Final = "اويء"
# Every class holds all letters that difference() may take for one another.
_CLASSES: Final = {"ك": "جغقگژ", "س": "تطثصزذظشچ", "د": "ض", "ف": "ڤ", "ب": "پ", "ه": "ح"}
_INTERCHANGEABLE: Final = frozenset(
    frozenset(pair)
    for pair in (
        *("جغ", "جق", "جك", "جگ", "غق", "غك", "غگ", "قك", "قگ", "كگ", "جژ", "زژ"),  # Gutiérrez, Google, Qaddafi
        *("تط", "ثت", "ثس", "سص", "سز", "سش", "ذز", "زظ", "ذظ"),  # Thatcher, Tony, Zelensky, Gonzalez
        *("دض", "شچ", "هح"),
    )
)
# Arabic sounds that no foreign name is written with.
_ARABIC_ONLY: Final = re.compile("[عحضظ]")
_ARABIC_SCRIPT: Final = re.compile("[ء-يگچپڤژ]+")
# No Arabic letter is a digit of another script; ا and ه at the end of a name are one.
_LAST_VOWELS: Final = (("ا ", "१ "), ("ه ", "१ "), ("ي ", "२ "), ("و ", "३ "))
_CONSONANTS_FOR_OTHER_VOWELS: Final = 5  # فلاديمير is فولوديمير, but ميركل not ماركل
LEAST_CONSONANTS: Final = 3
"""A skeleton of fewer consonants is shared by too many words to be worth a look (بوش, بيش, باش …)."""


def skeleton(text: str) -> str:
    """Consonant classes of every word of ``text`` and its last vowel; spaces stay, so that the words can be told apart.

    Every word must be followed by a space.
    """
    text = text.replace("تش", "ش")
    for vowel, sign in _LAST_VOWELS:
        text = text.replace(vowel, sign)
    for vowel in VOWELS:
        text = text.replace(vowel, "")
    for letter, others in _CLASSES.items():
        for other in others:
            text = text.replace(other, letter)
    return text


@lru_cache(maxsize=MOST_WORDS)
def word_skeleton(word: str) -> str:
    """The skeleton of one word, without a space."""
    return skeleton(word + " ")[:-1]


def may_be_foreign(word: str) -> bool:
    """Whether a word's letters allow it to be a foreign name in Arabic script."""
    return (
        len(word) > 2
        and not word.startswith("ال")
        and bool(_ARABIC_SCRIPT.fullmatch(word))
        and not (_ARABIC_ONLY.search(word))
    )


def difference(one: str, other: str) -> int | None:
    """Number of letters in which two spellings of one foreign name differ; None if they are different names.

    Counted: a letter written for the same consonant; a vowel that is written or not; in long names, twice, another
    vowel.
    First and last sound must agree, since there prefixes and endings would come in (بوتين, بوتيني).
    """
    if one == other:
        return 0
    if {one[-2:], other[-2:]} == {"يا", "يه"}:
        return None  # بريطانية is not بريطانيا
    letters, gaps = _sounds(one)
    other_letters, other_gaps = _sounds(other)
    if len(letters) != len(other_letters) or bool(gaps[0]) != bool(other_gaps[0]):
        return None
    changes = 0
    if gaps[-1] != other_gaps[-1]:
        shorter, longer = sorted((gaps[-1], other_gaps[-1]), key=len)
        if len(shorter) < 2 or longer[1:] != shorter:  # خامنئي, خامنائي
            return None
        changes = 1
    for mine, theirs in zip(letters, other_letters, strict=True):
        if mine != theirs:
            if frozenset((mine, theirs)) not in _INTERCHANGEABLE:
                return None
            changes += 1
    for mine, theirs in zip(gaps[:-1], other_gaps[:-1], strict=True):
        if mine != theirs:
            step = _vowel_change(mine, theirs)
            if step is None or (step > 1 and len(letters) < _CONSONANTS_FOR_OTHER_VOWELS):
                return None
            changes += step
    return changes if changes <= allowed_changes(one) else None


def consonants(word: str) -> str:
    """The consonants of a word, without y and w."""
    return _sounds(word)[0]


def allowed_changes(word: str) -> int:
    """In how many letters another spelling of a name may differ. The fewer consonants, the more other words are near:
    بوتين has بوتان, نتنياهو has nobody."""
    count = len(consonants(word))
    return 3 if count >= 5 else 2 if count == 4 else 1


def spellings(word: str) -> Iterator[str]:
    """Spellings of a foreign name that differ in one letter, likely ones first: examples of what difference() takes."""
    return (form for form in dict.fromkeys(_one_letter_apart(word)) if difference(word, form))


def _one_letter_apart(word: str) -> Iterator[str]:
    for index, letter in enumerate(word):
        for pair in _INTERCHANGEABLE:
            if letter in pair:
                (other,) = pair - {letter}
                yield word[:index] + other + word[index + 1 :]
    for index in range(1, len(word) - 1):
        if word[index] in VOWELS:
            yield word[:index] + word[index + 1 :]
    for index in range(2, len(word)):
        if word[index - 1] not in VOWELS and word[index] not in VOWELS:
            for vowel in "ايو":
                yield word[:index] + vowel + word[index:]


def _vowel_change(one: str, other: str) -> int | None:
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) == 1 and len(longer) <= 2 and all(vowel in longer for vowel in shorter):
        return 1
    return 2 if len(shorter) == len(longer) == 1 else None


@lru_cache(maxsize=65536)
def _sounds(word: str) -> tuple[str, list[str]]:
    """Consonants, and the vowels before, between and after them (one more than there are consonants)."""
    word = word.replace("تش", "چ").replace("ڤ", "ف").replace("پ", "ب")
    if word.endswith("ه"):
        word = word[:-1] + "ا"
    gaps = re.split(f"[^{VOWELS}]", word)
    return "".join(letter for letter in word if letter not in VOWELS), gaps
