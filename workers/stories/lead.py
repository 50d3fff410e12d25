"""What a text's first sentences are about, for pieces whose beginning a desk has written anew.

Such a rewrite shares no runs of words with the agency's beginning, but names, numbers and things: «نجا أكثر من مئتي
مسافر كانوا على متن عبّارة توقف محركها» for «إنقاذ ركاب عبّارة تعطل محركها». A follow-up tells of something else first.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import Final

from arabic.normalise import fold

# An agency's first two paragraphs. Of 30 to 80, 45 tell rewrites from follow-ups best (bench/story.py).
LEAD_WORDS: Final = 45
# 65,536 values: of 40 words of each text less than one in fifty meets another one by chance.
_HASH_BYTES: Final = 2
# What every report says; folded as the text is.
_STOP: Final = frozenset(
    fold(
        "في من إلى على عن مع بعد قبل عند منذ خلال بين حتى حول ضد لدى دون غير كل بعض أي أن إن كان كانت قد لم لن لا "
        "ما هو هي هذا هذه ذلك تلك التي الذي الذين أو ثم كما وفق بحسب حسب نحو أكثر أقل قال قالت أضاف أوضح أكد ذكر "
        "أعلن أعلنت أفاد مضيفا اليوم أمس صباح مساء يوم بعدما فيما حيث عدة أحد بينهم عليه عليها فيه فيها منه منها "
        "له لها به بها إنه أنه"
    ).split()
)
_PREFIXES: Final = ("وال", "فال", "بال", "كال", "لل", "ال")
_LETTERS: Final = "وفبلك"
_SUFFIXES: Final = ("ات", "ون", "ين", "ها", "هم", "ان", "يه", "ه", "ي")
# A stem keeps three letters; a letter before a word of four or fewer is as likely its own.
_STEM: Final = 3
_LONG: Final = 5


def packed_lead(words: Sequence[str]) -> bytes:
    """Hashes of the stems that a text of these folded words begins with, each once, two bytes each, ascending."""
    stems = {_stem(word) for word in words[:LEAD_WORDS] if word not in _STOP}
    return b"".join(
        sorted({blake2b(stem.encode("utf-8", "surrogatepass"), digest_size=_HASH_BYTES).digest() for stem in stems})
    )


def _stem(word: str) -> str:
    """`word` without article, particles and endings, roughly: both texts are cut alike, so it need not be right."""
    prefix = next((each for each in _PREFIXES if word.startswith(each) and len(word) - len(each) >= _STEM), "")
    if not prefix and word[0] in _LETTERS and len(word) >= _LONG:
        prefix = word[0]
    word = word[len(prefix) :]
    suffix = next((each for each in _SUFFIXES if word.endswith(each) and len(word) - len(each) >= _STEM), "")
    return word.removesuffix(suffix)
