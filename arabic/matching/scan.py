"""Find every place of a text where the words of a watched name stand. Whether it *is* the name is for the context."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from arabic.clitics import ARTICLE, CONJUNCTIONS
from arabic.foreign import difference, word_skeleton
from arabic.given_names import GIVEN_NAMES
from arabic.lexicon import zipf_of_folded
from arabic.matching.names import AnchorReadings, NameIndex, NameWord, Pattern, Reading
from arabic.matching.variants import AS_WRITTEN, is_noun
from arabic.wordlists import MOST_WORDS
from arabic.words import Words


class _Proclitics(NamedTuple):
    letters: str
    article: bool


# أترامب, أفترامب: is it Trump who …?
_QUESTIONS: Final = ("ا", "اف", "او")


def _proclitics() -> dict[str, _Proclitics]:
    table = {}
    for conjunction in ("", *CONJUNCTIONS, "وف"):
        for preposition in ("", "ب", "ل", "ك"):
            letters = conjunction + preposition
            table[letters] = _Proclitics(letters, article=False)
            table[letters + ARTICLE] = _Proclitics(letters, article=True)
        # The article loses its alef after ل; لال above is for names like ألمانيا, whose ال is no article.
        table[conjunction + "لل"] = _Proclitics(conjunction + "ل", article=True)
    for question in _QUESTIONS:
        table[question] = _Proclitics(question, article=False)
    return table


# What may stand before the bare form of a name in one written word. No س, which goes before verbs only.
PROCLITICS: Final = _proclitics()
_PROCLITIC_LETTERS: Final = frozenset("".join(PROCLITICS))
_LONGEST_PROCLITICS: Final = max(map(len, PROCLITICS))
_MIDDLE_NAME_PARTS: Final = frozenset({"بن", "ابن", "ال", "دي", "دا", "دو", "فون", "فان", "عبد", "ابو"})
_PATRONYMICS: Final = ("وفيتش", "يفيتش", "وفنا", "يفنا", "يتش")
# A middle name that is in no list is at least rare: below once in a million words.
_RARE_ZIPF: Final = 3.0


# Of a name's words the next may be this far: two words of a middle name between (محمد بن زايد آل نهيان).
_REACH: Final = 3


# Second spellings of the names most in the news (ترمب, نتانياهو) stay below once in 30,000 words.
_COMMON_ZIPF: Final = 4.5
# News says the same words again and again: of a new article, less than a tenth. Some 10 MB at most.
_MOST_REMEMBERED: Final = 50_000
FOREIGN_SPELLING: Final = "foreign spelling"


class Candidate(NamedTuple):
    """A place where a pattern fits: words ``first`` to ``last`` of the text, from letter ``offset`` of the first.

    readings: how each of its words is written. gap: a middle name stands in it.
    """

    pattern: Pattern
    first: int
    last: int
    offset: int
    readings: Sequence[Reading]
    gap: bool

    @property
    def changes(self) -> int:
        """In how many letters a foreign name is spelled otherwise."""
        return sum(reading.changes for reading in self.readings)

    @property
    def rule(self) -> str:
        """How the form was made."""
        rules = [rule for reading in self.readings for rule in reading.rules]
        if self.pattern.rule != AS_WRITTEN:
            rules.insert(0, self.pattern.rule)
        if self.gap:
            rules.append("middle name")
        return "; ".join(dict.fromkeys(rules)) or "exact"


def scan(words: Words, index: NameIndex) -> Iterator[Candidate]:
    """All candidates in ``words``. Takes time linear in the text for a given watch list."""
    remembered = index.readings
    for position, written in enumerate(words.words):
        readings = remembered.get(written)
        if readings is None:
            readings = _remember(written, index)
        for word, reading in readings:
            for pattern in word.single:
                yield Candidate(pattern, position, position, reading.offset, (reading,), gap=False)
            if word.right:
                for pattern in _beside(words, position + 1, position + _REACH, word.right):
                    yield from _fit(words, pattern, position, reading)
            if word.left and reading.offset in (0, len(ARTICLE)) and not _has_clitic(reading):
                for pattern in _beside(words, position - _REACH, position - 1, word.left):
                    yield from _fit(words, pattern, position, reading)


def _remember(written: str, index: NameIndex) -> AnchorReadings:
    if len(written) > index.longest + _LONGEST_PROCLITICS:
        return ()
    if len(index.readings) >= _MOST_REMEMBERED:
        index.readings.clear()
    return index.readings.setdefault(written, tuple(_anchors(written, index)))


def _anchors(written: str, index: NameIndex) -> Iterator[tuple[NameWord, Reading]]:
    """The words of names that one written word may be, each with its reading."""
    if index.exact is not None:
        for _, (length, name_words) in index.exact.iter(written + " "):
            cut = len(written) - length
            if written[:cut] in PROCLITICS:
                for word in name_words:
                    if reading := _read(written, cut, word):
                        yield word, reading
    if index.similar is not None:
        for _, (key, name_words) in index.similar.iter(word_skeleton(written) + " "):
            yield from _similar(written, key, name_words)


def _similar(written: str, key: str, name_words: list[NameWord]) -> Iterator[tuple[NameWord, Reading]]:
    """Readings of ``written`` as another spelling of foreign names that have its skeleton."""
    if is_other_word(written):
        return
    for cut in _cuts(written):
        bare = written[cut:]
        if word_skeleton(bare) != key or is_other_word(bare):
            continue
        for word in name_words:
            if abs(len(bare) - len(word.core)) > word.changes or bare in word.forms:
                continue
            if reading := _read(written, cut, word):
                yield word, reading


def _cuts(written: str) -> list[int]:
    """Lengths of what may be proclitics at the beginning of a word, 0 among them."""
    if written[0] not in _PROCLITIC_LETTERS:
        return [0]
    return [cut for cut in range(min(_LONGEST_PROCLITICS, len(written) - 1) + 1) if written[:cut] in PROCLITICS]


def _read(written: str, cut: int, word: NameWord) -> Reading | None:
    """Read ``written`` as proclitics of ``cut`` letters and a spelling of ``word``; None if that cannot be."""
    proclitics = PROCLITICS[written[:cut]]
    if word.article is not None and word.article != proclitics.article:
        return None
    bare = written[cut:]
    rule = word.forms.get(bare)
    changes = 0
    if rule is None:
        if not word.changes:
            return None
        different = difference(word.core, bare)
        if different is None or is_other_word(bare):
            return None
        changes = different
        rule = FOREIGN_SPELLING
    offset = len(proclitics.letters)
    if offset and _is_one_word(written, ARTICLE + bare if proclitics.article else bare):
        return None
    rules = [] if rule == AS_WRITTEN else [rule]
    if proclitics.letters:
        rules.append(f"after {proclitics.letters}")
    return Reading(offset, tuple(rules), changes)


@lru_cache(maxsize=MOST_WORDS)
def is_other_word(bare: str) -> bool:
    """Whether a word is no second spelling of a foreign name, since it is known otherwise or far too common."""
    return bare in GIVEN_NAMES or zipf_of_folded(bare) >= _COMMON_ZIPF or is_noun(bare)


def _is_one_word(written: str, name: str) -> bool:
    """Whether a word that could be clitics and ``name`` is another word: لبنان for بنان, كريم for ريم, إسلام."""
    whole = zipf_of_folded(written)
    if whole and written.removesuffix(name) in _QUESTIONS:
        return True  # the question is rare: whatever texts have (إسلام) is a word
    return whole > zipf_of_folded(name) or (whole > 0 and written in GIVEN_NAMES)


def _read_word(written: str, word: NameWord, *, first: bool) -> Reading | None:
    """The reading of ``written`` as ``word`` with the fewest changes; only the first word of a name has clitics."""
    best: Reading | None = None
    for cut in _cuts(written):
        if first or written[:cut] in ("", ARTICLE):
            reading = _read(written, cut, word)
            if reading and (best is None or reading.changes < best.changes):
                best = reading
    return best


def _beside(words: Words, lowest: int, highest: int, patterns: dict[str, list[Pattern]]) -> Iterator[Pattern]:
    """Patterns whose neighbouring word may stand at one of the positions, judged by skeletons."""
    keys: set[str] = set()
    for position in range(max(lowest, 0), min(highest, len(words) - 1) + 1):
        key = word_skeleton(words.words[position])
        # Clitics leave one consonant each, the article one more.
        keys |= {key, key[1:], key[2:], key[3:]}
    for key in keys & patterns.keys():
        yield from patterns[key]


def _fit(words: Words, pattern: Pattern, position: int, anchor: Reading) -> Iterator[Candidate]:
    """Check the other words of a pattern around its anchor at ``position``."""
    readings = [anchor]
    gap = False
    first = last = position
    for index in range(pattern.anchor - 1, -1, -1):
        found = _next(words, pattern, index, first, -1, allow_gap=not gap)
        if found is None:
            return
        gap = gap or first - found[0] > 1
        first = found[0]
        readings.insert(0, found[1])
    for index in range(pattern.anchor + 1, len(pattern.words)):
        found = _next(words, pattern, index, last, 1, allow_gap=not gap)
        if found is None:
            return
        gap = gap or found[0] - last > 1
        last = found[0]
        readings.append(found[1])
    yield Candidate(pattern, first, last, readings[0].offset, readings, gap)


def _next(
    words: Words, pattern: Pattern, index: int, position: int, step: int, *, allow_gap: bool
) -> tuple[int, Reading] | None:
    """The next word of a pattern to the left (step -1) or right (1) of ``position``, a middle name left out."""
    for distance in range(1, _REACH + 1 if allow_gap and pattern.gap else 2):
        place = position + step * distance
        if not (0 <= place < len(words)) or not _joins(words, max(place, place - step)):
            return None
        reading = _read_word(words.words[place], pattern.words[index], first=index == 0)
        if reading:
            return place, reading
        if not _is_middle_name(words.words[place]):
            return None
    return None


def _joins(words: Words, index: int) -> bool:
    """Whether a name may go on with word ``index``, within quotation marks too: تنظيم «الدولة الإسلامية»."""
    return words.joins(index) or words.before(index).strip() == '"'


def _is_middle_name(word: str) -> bool:
    if len(word) == 1 or word in GIVEN_NAMES or word in _MIDDLE_NAME_PARTS or word.endswith(_PATRONYMICS):
        return True
    return (
        zipf_of_folded(word) < _RARE_ZIPF
        and not word.startswith(("ال", "لل", "و", "ف", "ب", "ل", "ك"))
        and not is_noun(word)
    )


def _has_clitic(reading: Reading) -> bool:
    return any(rule.startswith("after ") for rule in reading.rules)
