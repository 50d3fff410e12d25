"""Names of countries, cities, regions and organisations, and the adjectives of countries, from arabic/data.

Read at the first question (about 0.1 s, 10 MB); :func:`load` before forking.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from arabic.entities.model import Entry, Type
from arabic.entities.readings import Reading, plausible, readings
from arabic.entities.text import Text
from arabic.lexicon import zipf_of_folded
from arabic.normalise import fold
from arabic.wordlists import MOST_WORDS, rows

_ARTICLE_FORMS: Final = ("", "ال")
_NISBA_ENDINGS: Final = ("", "ه", "ين", "ون", "ان", "ات", "تين", "تان")


class Hit(NamedTuple):
    """A name of the gazetteer in a text: words ``first`` to ``last``, the first in this reading."""

    first: int
    last: int
    reading: Reading
    entry: Entry


class Gazetteer:
    """All names, by their first word."""

    def __init__(self) -> None:
        by_first: defaultdict[str, dict[tuple[str, ...], Entry]] = defaultdict(dict)
        for names, entry in _entries():
            for form in _spellings(fold(names).split("|"), entry):
                words = form.split()
                if words:
                    by_first[words[0]].setdefault(tuple(words[1:]), entry)
        self._by_first: Final = {first: _Names.of(rests) for first, rests in by_first.items()}
        self._beginnings: Final[dict[str, tuple[tuple[Reading, _Names], ...]]] = {}

    def at(self, words: Text, index: int) -> Hit | None:
        """The longest name that begins with word ``index``; that with the fewest clitics among equals."""
        hits = words.hits
        if index in hits:
            hit: Hit | None = hits[index]
            return hit
        found = hits[index] = self._at(words, index) if index < len(words.words) else None
        return found

    def begins(self, word: str) -> bool:
        """Whether a name begins with ``word``, clitics left out."""
        return bool(self._beginning(word))

    def _at(self, words: Text, index: int) -> Hit | None:
        word = words.words[index]
        beginning = self._beginnings.get(word)
        if beginning is None:
            beginning = self._beginning(word)
        if not beginning:
            return None
        best: Hit | None = None
        following = words.word(index + 1)
        for reading, names in beginning:
            for rest, entry in names.longer.get(following, ()) if following else ():
                if best is not None and index + len(rest) <= best.last:
                    break
                if _follows(words, index, rest):
                    best = Hit(index, index + len(rest), reading, entry)
                    break
            if best is None and names.alone is not None and plausible(word, reading):
                best = Hit(index, index, reading, names.alone)
        return best

    def _beginning(self, word: str) -> tuple[tuple[Reading, _Names], ...]:
        """Readings of a word with which names begin, and those names."""
        found = self._beginnings.get(word)
        if found is None:
            found = tuple((r, self._by_first[r.form]) for r in readings(word) if r.form in self._by_first)
            if len(self._beginnings) >= MOST_WORDS:
                self._beginnings.clear()
            self._beginnings[word] = found
        return found


def _spellings(forms: list[str], entry: Entry) -> list[str]:
    """Names, and those of foreign things as Egypt writes them: «هامبورج» for «هامبورغ», «جوجل» for «غوغل»."""
    if entry.country in _ARAB_COUNTRIES:
        return forms
    written = [(form, form.replace("غ", "ج")) for form in forms if "غ" in form]
    # … unless that is a commoner word («جال» for «غال»)
    return [*forms, *(other for form, other in written if zipf_of_folded(other) <= zipf_of_folded(form) + 0.5)]


_ARAB: Final = "EG SA AE QA BH KW OM YE IQ SY LB JO PS SD LY TN DZ MA MR SO DJ EH SS"
_ARAB_COUNTRIES: Final = frozenset(_ARAB.split())


class _Names(NamedTuple):
    """Names that begin with one word: that word alone, and longer ones by their second word, the longest first."""

    alone: Entry | None
    longer: dict[str, list[tuple[tuple[str, ...], Entry]]]

    @classmethod
    def of(cls, rests: dict[tuple[str, ...], Entry]) -> _Names:
        """From what follows the first word in each name."""
        longer: defaultdict[str, list[tuple[tuple[str, ...], Entry]]] = defaultdict(list)
        for rest, entry in sorted(rests.items(), key=lambda item: -len(item[0])):
            if rest:
                longer[rest[0]].append((rest, entry))
        return cls(rests.get(()), dict(longer))


def _follows(words: Text, index: int, rest: tuple[str, ...]) -> bool:
    """Whether ``rest`` stands behind word ``index``, of which the first word is known to."""
    return len(rest) == 1 or words.follow(index + 1, len(rest)) == rest


@cache
def gazetteer() -> Gazetteer:
    """The one gazetteer of this process."""
    return Gazetteer()


@cache
def nisbas() -> dict[str, str]:
    """Folded adjectives of countries, all their forms («روسي», «الروسيه», «الروسيين») → ISO 3166 alpha-2."""
    found: dict[str, str] = {}
    for country, adjective in rows("adjectives.tsv"):
        first, *rest = fold(adjective).split()
        if not rest:  # «كوري شمالي» is read by its first word in `country_of`
            for article in _ARTICLE_FORMS:
                for ending in _NISBA_ENDINGS:
                    found.setdefault(article + first + ending, country)
    return found


def load() -> None:
    """Read everything now, so that processes forked later share its memory."""
    gazetteer()
    nisbas()


def _entries() -> Iterator[tuple[str, Entry]]:
    """Names joined by |, and what they name; the first to name something wins."""
    for row in rows("organisations.tsv"):
        name, others, country, identity = row
        yield f"{name}|{others}", Entry(Type.ORGANISATION, name, identity, country)
    for kind, _, identity, country, location, names in rows("places.tsv"):
        if kind == "country":
            yield names, Entry(Type.PLACE, names.split("|")[0], identity, country, location)
    for name, others, country, location in rows("regions.tsv"):
        yield f"{name}|{others}", Entry(Type.PLACE, name, "", country, location)
    for kind, weak, identity, country, location, names in rows("places.tsv"):
        if kind != "country":
            name = names.split("|")[0]
            yield names, Entry(Type.PLACE, name, identity, country, location, bool(weak), kind == "capital")
    for weak, identity, country, name in rows("divisions.tsv"):
        yield name, Entry(Type.PLACE, name, f"division:{identity}", country, "", bool(weak))
    for kind, name in rows("known.tsv"):
        yield name, Entry(Type(kind), name)
