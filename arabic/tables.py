"""Which character stands for which: the tables behind :mod:`arabic.normalise` and the engine's analyses.

Everything is a map from one character to a string, whatever its neighbours. So folding may be done in any order or
in pieces, every folded character has exactly one source character, and a search engine can do the same with a plain
``mapping`` character filter (:data:`SEARCH_MAP`).
"""

import unicodedata
from collections.abc import Callable
from typing import Final

TATWEEL: Final = "\u0640"
REPLACEMENT: Final = "\ufffd"
"""Stands in for a lone surrogate, which no UTF-8 encoder would accept further on."""

# Letters that differ on paper but not for a reader looking for a name. A hamza goes to its carrier; a hamza without
# a carrier (ء) stays, since ماء (water) and ما (what) are different words.
_ARABIC_LETTERS: Final = {
    "ا": "أإآٱٲٳٵ",
    "و": "ؤٶٷۄۅۆۇۈۉۊۋۏ",  # with hamza; Kurdish, Uyghur and Kyrgyz vowels
    "ي": "ئىیېۍێےۓٸؠ",  # with hamza, alef maqsura; Persian, Pashto, Kurdish, Urdu and Kashmiri yeh
    "ه": "ةھہۀۂۃەۿ",  # teh marbuta; Urdu, Persian and Uyghur heh
    "ك": "کڪګ",  # Persian keheh, swash kaf, Pashto
    # گ پ چ ڤ ژ stay letters of their own: which Arabic letter a newspaper writes for them differs by country, so that
    # is a matter of name variants. Other letters for the same sound become these.
    "گ": "ڭڨݣڮڰ",  # the Moroccan, Tunisian and other hard g
    "ڤ": "ڥ",  # the Maghrebi v
    # Retroflex letters of Urdu and Pashto and the nun without a dot: look-alikes in names from South Asia.
    "ت": "ٹټ",
    "د": "ڈډ",
    "ر": "ڑړ",
    "ن": "ںڼ",
}
_QURANIC_SIGNS: Final = "ۥۦ۞۩ࣉ"  # letters and symbols by category, annotation by use
_PUNCTUATION: Final = {
    ",": "،٬、",
    ".": "۔٫。",
    ";": "؛⁏",
    "?": "؟⸮",
    "%": "٪",
    "*": "٭",
    '"': "«»“”„‟″〝〞",
    "-": "‐‑‒–—―−⁃",
    "(": "﴿",  # U+FD3F, ornate RIGHT parenthesis, opens a verse in text that runs right to left
    ")": "﴾",
}
_APOSTROPHES: Final = "‘’‚‛‹›ʼʾʿ′`´"
# Latin letters that Unicode does not decompose but everyone types with plain keys.
_LATIN_LETTERS: Final = {
    "l": "ł",
    "o": "ø",
    "d": "đð",
    "ae": "æ",
    "oe": "œ",
    "i": "ı",
    "h": "ħ",
    "th": "þ",
    "t": "ŧ",
    "n": "ŋ",
    "e": "əǝ",
}
_WORD_MAP: Final = (
    {source: target for target, sources in _ARABIC_LETTERS.items() for source in sources}
    | {source: target for target, sources in _LATIN_LETTERS.items() for source in sources}
    | dict.fromkeys(_APOSTROPHES, "'")
    | dict.fromkeys(_QURANIC_SIGNS + TATWEEL, "")
    | {"_": " "}  # a hashtag's words are words: #الرئيس_بوتين
)
_MATCH_MAP: Final = _WORD_MAP | {source: target for target, sources in _PUNCTUATION.items() for source in sources}

_PRESENTATION_FORMS: Final = (range(0xFB50, 0xFE00), range(0xFE70, 0xFF00))
_JOINERS: Final = "\u200c\u200d"  # they change how letters join, which a reader sees
_SEARCH_BLOCKS: Final = (
    range(0x20, 0x250),  # Basic Latin to Latin Extended-B
    range(0x2B0, 0x370),  # modifier letters, combining marks
    range(0x600, 0x700),  # Arabic
    range(0x750, 0x780),  # Arabic Supplement
    range(0x870, 0x900),  # Arabic Extended-B and -A
    range(0x1AB0, 0x1B00),  # combining marks
    range(0x1E00, 0x1F00),  # Latin Extended Additional
    range(0x200B, 0x2070),  # zero-width and bidi characters, quotation marks, dashes
    *_PRESENTATION_FORMS,
)


def match_char(char: str) -> str:
    """Fold one character for matching: its compatibility form without case, accents, marks and invisible characters.

    Idempotent: every character of the result folds to itself. Whitespace becomes a space, a lone surrogate U+FFFD.
    """
    folded = "".join(map(_fold_once, char))
    return folded if folded == char else "".join(map(match_char, folded))


def _fold_once(char: str) -> str:
    if (mapped := _MATCH_MAP.get(char)) is not None:
        return mapped
    category = unicodedata.category(char)
    if category == "Cs":
        return REPLACEMENT
    if category in {"Mn", "Me", "Cf"}:
        return ""
    if char.isspace():
        return " "
    if category == "Cc":
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(char))
    decomposed = _compatibility("NFKD", char).casefold()
    kept = "".join(part for part in decomposed if unicodedata.category(part) not in {"Mn", "Me", "Cf"})
    return unicodedata.normalize("NFC", kept)  # Hangul syllables come apart in NFKD; put them together again


def display_char(char: str) -> str:
    """Clean one character for display: presentation forms become letters; invisible characters and tatweel go."""
    category = unicodedata.category(char)
    if category == "Cs":
        return REPLACEMENT
    if char == TATWEEL or (category == "Cf" and char not in _JOINERS) or (category == "Cc" and not char.isspace()):
        return ""
    if any(ord(char) in block for block in _PRESENTATION_FORMS) and category not in {"Cn", "Ps", "Pe"}:
        return _compatibility("NFKC", char).replace(TATWEEL, "")
    return char


def _compatibility(form: str, char: str) -> str:
    """Unicode compatibility form, but a mark shown on a space or a tatweel (U+FE70 …) is the mark alone."""
    composed = unicodedata.normalize(form, char)  # type: ignore[arg-type]
    return composed.lstrip(" ") if len(composed) > 1 and ord(char) >= _PRESENTATION_FORMS[0].start else composed


def search_char(char: str) -> str:
    """Fold one character as the search engine's character filter does (:data:`SEARCH_MAP`)."""
    return SEARCH_MAP.get(char, char)


def _is_search_char(char: str) -> bool:
    category = unicodedata.category(char)
    return char in _WORD_MAP or category[0] in "LMN" or category == "Cf"


SEARCH_MAP: Final[dict[str, str]] = {
    char: folded
    for block in _SEARCH_BLOCKS
    for char in map(chr, block)
    if _is_search_char(char) and (folded := match_char(char)) != char
}
"""Letters, digits, marks and invisible characters of Arabic and Latin script, folded just as for matching.

One character to a string of none or more. Punctuation and other scripts are left to the engine's tokenizer.
"""


class CharMap(dict[str, str]):
    """A function of one character as a dictionary that fills itself: each character is worked out once a process."""

    def __init__(self, function: Callable[[str], str]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, char: str) -> str:
        self[char] = mapped = self._function(char)
        return mapped
