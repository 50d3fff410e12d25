"""The lexicon: from a folded word, with its proclitics, to what it says in a date.

Words are folded with :func:`arabic.normalise.fold`, so that the lexicon follows whatever that folds, and stand in it
with every proclitic that may be written with them: a word costs one look-up.
"""

import re
from collections.abc import Iterator
from typing import Final

from babel import Locale

from arabic.dates.tags import Entry, Tag
from arabic.dates.words import (
    CARDINALS,
    CLDR_LOCALES,
    DECADES,
    EVENT_STEMS,
    HIJRI_MONTHS,
    HIJRI_OR_WORD,
    HOURS,
    LATE_HOURS,
    LOCAL_ZONE,
    MONTHS_OR_WORDS,
    NOT_DATES,
    ORDINALS,
    OTHER_MONTHS,
    OTHER_WEEKDAYS,
    PERFECTS,
    PHRASES,
    RARELY_MONTHS,
    TAGGED,
    ZONES,
)
from arabic.normalise import fold

# Proclitics, longest first, and what each says. ك ("like") makes no date.
_PROCLITICS: Final[tuple[tuple[str, tuple[Tag, ...]], ...]] = (
    ("وب", (Tag.AND, Tag.IN)),
    ("ول", (Tag.AND, Tag.TO)),
    ("و", (Tag.AND,)),
    ("ف", (Tag.IN,)),
    ("ب", (Tag.IN,)),
    ("ل", (Tag.TO,)),
)
# Words that a preposition would make another word of (باب is a door, not "in August"), or that take none.
_CONJUNCTION_ONLY: Final = {
    Tag.RARELY_MONTH,
    Tag.TO,
    Tag.IN,
    Tag.FROM,
    Tag.CARDINAL,
    Tag.FUTURE,
    Tag.PRESENT,
    Tag.PAST,
    Tag.LESS,
    Tag.THIS,
}
_NO_PROCLITICS: Final = {Tag.HALF_DAY, Tag.AND}


def _cldr(kind: str) -> Iterator[tuple[int, str]]:
    """Numbers (months from 1, weekdays from Monday = 0) and names in all regions, wide and abbreviated."""
    for name in CLDR_LOCALES:
        locale = Locale.parse(name)
        for width in ("wide", "abbreviated"):
            yield from getattr(locale, kind)["format"][width].items()


def _month_tag(name: str) -> Tag:
    if name in map(fold, RARELY_MONTHS):
        return Tag.RARELY_MONTH
    return Tag.MONTH_OR_WORD if name in map(fold, MONTHS_OR_WORDS) else Tag.MONTH


def _calendar_words() -> Iterator[tuple[str, Entry]]:
    """Folded names of months and weekdays."""
    for number, name in [*_cldr("months"), *((n, name) for n, names in OTHER_MONTHS.items() for name in names)]:
        yield fold(name), Entry(_month_tag(fold(name)), number)
    for number, names in HIJRI_MONTHS.items():
        for name in names:
            yield fold(name), Entry(Tag.HIJRI_OR_WORD if name in HIJRI_OR_WORD else Tag.HIJRI_MONTH, number)
    for number, name in [*_cldr("days"), *OTHER_WEEKDAYS.items()]:
        word = fold(name)
        article = word.startswith("ال")
        yield word, Entry(Tag.WEEKDAY if article else Tag.BARE_WEEKDAY, number)
        if article:
            yield word.removeprefix("ال"), Entry(Tag.BARE_WEEKDAY, number)


def _other_words() -> Iterator[tuple[str, Entry]]:
    for tag, value, words in TAGGED:
        yield from ((fold(word), Entry(tag, value)) for word in words.split())
    for tag, value, phrases in PHRASES:
        yield from ((fold(phrase), Entry(tag, value)) for phrase in phrases)
    yield from ((fold(name), Entry(Tag.WORD)) for name in NOT_DATES)
    for number, word in enumerate(ORDINALS.split(), 1):
        yield fold(word), Entry(Tag.ORDINAL, number)
    yield fold("الحادي"), Entry(Tag.ORDINAL, 1)
    for number, word in [*enumerate(HOURS.split(), 1), *LATE_HOURS.items()]:
        yield fold(word), Entry(Tag.HOUR, number)
    for number, words in CARDINALS.items():
        for word in map(fold, words.split()):
            yield word, Entry(Tag.CARDINAL, number)
            if 2 < number <= 10:
                yield "ال" + word, Entry(Tag.THE_COUNT, number)
    yield fold("العشر"), Entry(Tag.THE_COUNT, 10)
    for number, stem in DECADES.items():
        for word in (stem + "يات", stem + "ات"):
            yield fold(word), Entry(Tag.DECADE, number)
            yield fold("ال" + word), Entry(Tag.DECADE, number)
    for stem in EVENT_STEMS.split():
        yield from ((fold(future + stem), Entry(Tag.FUTURE)) for future in ("سي", "ست"))
        yield from ((fold(letter + stem), Entry(Tag.PRESENT)) for letter in "يت" if letter + stem not in PERFECTS)


def _with_proclitics(word: str, entry: Entry) -> Iterator[tuple[str, Entry]]:
    if entry.tag in _NO_PROCLITICS:
        return
    for letters, tags in _PROCLITICS:
        if entry.tag in _CONJUNCTION_ONLY and letters != "و":
            continue
        if letters.endswith("ل") and word.startswith("ال"):
            # the article loses its alef after ل: للجمعة, of which no part can be shown as «الجمعة»
            yield letters + word[1:], Entry(entry.tag, entry.value, tags, len(letters) - 1)
        else:
            yield letters + word, Entry(entry.tag, entry.value, tags, len(letters))


def _lexicon() -> dict[str, list[tuple[str, Entry]]]:
    plain = dict([*_other_words(), *_calendar_words()])
    written = dict(pair for word, entry in plain.items() for pair in _with_proclitics(word, entry))
    written |= plain  # a word of its own wins over one with a proclitic
    lexicon: dict[str, list[tuple[str, Entry]]] = {}
    for phrase in sorted(written, key=len, reverse=True):
        first = WORD.match(phrase)
        if first:
            lexicon.setdefault(first.group(), []).append((phrase[first.end() :], written[phrase]))
    return lexicon


WORD: Final = re.compile(r"[^\W\d_]+")
# By first word: what follows it in a phrase, longest first, or nothing; and what the whole says.
LEXICON: Final = _lexicon()
# Tags of what no date is without, numbers apart.
_ANCHORS: Final = {
    Tag.MONTH,
    Tag.MONTH_OR_WORD,
    Tag.RARELY_MONTH,
    Tag.HIJRI_MONTH,
    Tag.HIJRI_OR_WORD,
    Tag.WEEKDAY,
    Tag.DAY_WORD,
    Tag.TOMORROW,
    Tag.PART_OF_DAY,
    Tag.THE_UNIT,
    Tag.THE_UNITS,
    Tag.UNIT,
    Tag.DAY,
    Tag.MONTH_WORD,
    Tag.YEAR_WORD,
    Tag.OCLOCK,
    Tag.ZONE_WORD,
    Tag.CENTURY,
    Tag.DECADE,
}
ANCHORS: Final = frozenset(
    # of «بعد الظهر» the first word is in every text
    rest.split()[-1] if rest and entry.tag == Tag.PART_OF_DAY else word
    for word, senses in LEXICON.items()
    for rest, entry in senses
    if entry.tag in _ANCHORS
)
# Words that tell the tense, by their tag.
TENSES: Final = {
    word: str(entry.tag)
    for word, senses in LEXICON.items()
    for rest, entry in senses
    if not rest and entry.tag in (Tag.FUTURE, Tag.PRESENT, Tag.PAST, Tag.SINCE, Tag.THAT)
}
# After «بتوقيت».
PLACES: Final = {fold(place): zone for zone, places in ZONES.items() for place in places.split()} | {
    fold("المحلي"): LOCAL_ZONE
}
