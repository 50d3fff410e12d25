"""What a text is about, by the section of its feed and by words that speak for each category.

The words and their weights are in ``data/categories.tsv``; any inflection of theirs counts. :func:`evidence` says which
of them a text has, so that every verdict can be followed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from math import exp, log1p
from typing import Final, NamedTuple

from arabic.entities.readings import plausible, readings
from arabic.entities.text import Text
from arabic.normalise import fold
from arabic.stem import stem, stems
from arabic.wordlists import MOST_WORDS, rows

_SECTIONS: Final = {
    "politics": "سياسة سياسي سياسية انتخابات برلمان politics دبلوماسية",
    "security": "أمن حوادث عسكري عسكرية security دفاع جرائم قضايا",
    "economy": "اقتصاد مال أعمال أسواق بورصة طاقة economy business اقتصادية بنوك استثمار عقارات",
    "sport": "رياضة رياضي كرة ملاعب sport sports رياضية كورة",
    "culture": "ثقافة فن فنون ثقافي أدب سينما منوعات مشاهير culture art فنية",
    "health": "صحة طب صحي health",
    "technology": "تكنولوجيا تقنية علوم technology science tech تقني",
}
# A section is an editor's word, yet «أخبار العالم» or a wrong feed happens: worth this much evidence.
_SECTION_WEIGHT: Final = 12.0
_SECTION_CONFIDENCE: Final = 0.9
_TITLE_WEIGHT: Final = 3.0
_ROOT: Final = 3  # letters of a stem that tell it from most others
_MOST_CLITICS: Final = 4  # letters before a stem: «وبالحكومة»
# So much evidence every text may have by chance: what no category has more of is of none.
_CHANCE: Final = 4.0
# So much more evidence makes a category e times as likely as another. Both numbers make the confidence, over the texts
# of tests/data/about.jsonl, about the share of verdicts that are right.
_PER_E: Final = 3.0
# Less is no verdict: the category stays open.
_LEAST_CONFIDENCE: Final = 0.5
# A text of so many words, none of which tells anything, is about none of the things that the lists are about.
_NOTHING_KNOWN_WORDS: Final = 80
_NOTHING_KNOWN_CONFIDENCE: Final = 0.4


class _Hit(NamedTuple):
    category: str
    term: str
    weight: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """A category, how it was found (`section` or `terms`), and the share of the evidence that speaks for it."""

    id: str
    method: str
    confidence: float


def categorise(title: Text, body: Text, section: str | None = None) -> Verdict | None:
    """The category; ``misc`` where a long text has words of none, None where the evidence is thin or divided."""
    said = _of_section(section)
    scores = {category: sum(terms.values()) for category, terms in evidence(title, body).items()}
    if said is not None:
        scores[said] = scores.get(said, 0.0) + _SECTION_WEIGHT
    if not scores:
        long = len(body) >= _NOTHING_KNOWN_WORDS
        return Verdict("misc", "terms", _NOTHING_KNOWN_CONFIDENCE) if long else None
    best = max(scores, key=lambda category: scores[category])
    confidence = 1 / sum(exp((score - scores[best]) / _PER_E) for score in (*scores.values(), _CHANCE))
    if best == said:
        return Verdict(best, "section", round(max(_SECTION_CONFIDENCE, confidence), 2))
    return Verdict(best, "terms", round(confidence, 2)) if confidence >= _LEAST_CONFIDENCE else None


def evidence(title: Text, body: Text) -> Mapping[str, Mapping[str, float]]:
    """Category → term → its weight in this text: the more often the more, but ever less for each repetition."""
    counts: defaultdict[_Hit, float] = defaultdict(float)
    for words, weight in ((title, _TITLE_WEIGHT), (body, 1.0)):
        previous: tuple[str, ...] = ()
        for word in words.words:
            hits, parts = _of_word(word)
            for hit in hits:
                counts[hit] += weight
            if parts and previous:
                for hit in chain.from_iterable(_pair(before, part) for before in previous for part in parts):
                    counts[hit] += weight
            previous = parts
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for (category, term, weight), count in counts.items():
        found[category][term] = weight * log1p(count)
    return found


def _of_section(section: str | None) -> str | None:
    words = set(fold((section or "").lower()).split())
    words |= {word.removeprefix("ال") for word in words} | {word.removeprefix("وال") for word in words}
    return next((category for category, listed in _SECTIONS.items() if words & set(fold(listed).split())), None)


@lru_cache(maxsize=MOST_WORDS)
def _of_word(word: str) -> tuple[tuple[_Hit, ...], tuple[str, ...]]:
    """What a word speaks for by itself, and those of its stems that are part of a term of two words."""
    if _beginnings().isdisjoint(word[at : at + _ROOT] for at in range(_MOST_CLITICS + 1)):
        return (), ()  # a stem takes ten times as long
    found = sorted(_stems_of(word))
    heaviest: dict[str, _Hit] = {}
    for hit in sorted((hit for key in found for hit in _terms().get(key, ())), key=lambda hit: -hit.weight):
        heaviest.setdefault(hit.category, hit)  # «أجهزة» has the stem of «جهاز» as well
    return tuple(heaviest.values()), tuple(part for part in found if part in _parts())


def _pair(first: str, second: str) -> tuple[_Hit, ...]:
    return _terms().get(f"{first} {second}", ())


def _stems_of(word: str) -> frozenset[str]:
    """Stems of a word, also of what it is without the clitics that only a name's reader would take off."""
    if not _tells_nothing().isdisjoint(reading.form for reading in readings(word)):
        return frozenset()
    bare = {stem(reading.form) for reading in readings(word)[1:] if plausible(word, reading)}
    return stems(word) | bare


@cache
def _tells_nothing() -> frozenset[str]:
    """Words that share their stem with a listed one and are another: «شروط» is no «شرطة»."""
    return frozenset(
        form for category, _, listed in rows("categories.tsv") if category == "-" for form in fold(listed).split("|")
    )


@cache
def _beginnings() -> frozenset[str]:
    """How the stems of all terms begin."""
    return frozenset(form[:_ROOT] for term in _terms() for part in term.split() for form in {part} | stems(part))


@cache
def _parts() -> frozenset[str]:
    """Stems that are part of a term of two words."""
    return frozenset(part for term in _terms() if " " in term for part in term.split())


@cache
def _terms() -> dict[str, tuple[_Hit, ...]]:
    """Terms as stems with a space between → what they speak for, the heaviest where a term stands twice."""
    found: defaultdict[str, dict[str, _Hit]] = defaultdict(dict)
    for category, weight, listed in rows("categories.tsv"):
        for term in listed.split("|") if category != "-" else ():
            hit = _Hit(category, fold(term), float(weight))
            for key in (" ".join(map(stem, term.split())),) if " " in term else stems(term):
                found[key].setdefault(category, hit)
    return {key: tuple(hits.values()) for key, hits in found.items()}


def load() -> None:
    """Read the lists now, so that processes forked later share them."""
    _beginnings()
    _parts()
    _tells_nothing()
