"""What a text is about, by the section of its feed and by words that speak for each category: every step can be read.

The words and their weights are in ``data/categories.tsv``; :func:`evidence` says which of them a text has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log1p
from pathlib import Path
from typing import Final

from arabic.entities.readings import readings
from arabic.entities.text import Text
from arabic.normalise import fold

_DATA: Final = Path(__file__).parent / "data" / "categories.tsv"
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
# Less evidence than this, or no clear lead, is none: the category stays open.
_LEAST_EVIDENCE: Final = 6.0
_LEAST_CONFIDENCE: Final = 0.4
_NOTHING_KNOWN_WORDS: Final = 80


@dataclass(frozen=True, slots=True)
class Verdict:
    """A category, how it was found (`section` or `terms`), and the share of the evidence that speaks for it."""

    id: str
    method: str
    confidence: float


def categorise(title: Text, body: Text, section: str | None = None) -> Verdict | None:
    """The category; ``misc`` where a long text has words of none, None where the evidence is thin or divided."""
    said = _of_section(section)
    found = {category: sum(terms.values()) for category, terms in evidence(title, body).items()}
    scores = {category: weight + (_SECTION_WEIGHT if category == said else 0.0) for category, weight in found.items()}
    if said is not None:
        scores.setdefault(said, _SECTION_WEIGHT)
    total = sum(scores.values())
    if total < _LEAST_EVIDENCE:
        return Verdict("misc", "terms", 0.5) if len(body) >= _NOTHING_KNOWN_WORDS else None
    best = max(scores, key=lambda category: scores[category])
    share = scores[best] / total
    if best == said:
        return Verdict(best, "section", round(max(_SECTION_CONFIDENCE, share), 2))
    return Verdict(best, "terms", round(share, 2)) if share >= _LEAST_CONFIDENCE else None


def evidence(title: Text, body: Text) -> Mapping[str, Mapping[str, float]]:
    """Category → term → its weight in this text: the more often the more, but ever less for each repetition."""
    counts: defaultdict[tuple[str, str, float], float] = defaultdict(float)
    for words, weight in ((title, _TITLE_WEIGHT), (body, 1.0)):
        previous: tuple[str, ...] = ()
        for word in words.words:
            stems = _stems(word)
            for stem in stems:
                for hit in _terms().get(stem, ()):
                    counts[hit] += weight
                for before in previous:
                    for hit in _terms().get(f"{before} {stem}", ()):
                        counts[hit] += weight
            previous = stems
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for (category, term, weight), count in counts.items():
        found[category][term] = weight * log1p(count)
    return found


def _of_section(section: str | None) -> str | None:
    words = set(fold((section or "").lower()).split())
    words |= {word.removeprefix("ال") for word in words} | {word.removeprefix("وال") for word in words}
    return next((category for category, listed in _SECTIONS.items() if words & set(fold(listed).split())), None)


@lru_cache(maxsize=65_536)
def _stems(word: str) -> tuple[str, ...]:
    """A word without clitics and article, if that is in the lists."""
    known = _words_of_terms()
    forms = dict.fromkeys(reading.form.removeprefix("ال") for reading in readings(word))
    return tuple(form for form in forms if form in known)


@cache
def _words_of_terms() -> frozenset[str]:
    return frozenset(word for term in _terms() for word in term.split())


@cache
def _terms() -> dict[str, tuple[tuple[str, str, float], ...]]:
    found: defaultdict[str, list[tuple[str, str, float]]] = defaultdict(list)
    for line in _DATA.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            category, weight, listed = line.split("\t")
            for term in fold(listed).split("|"):
                found[term].append((category, term, float(weight)))
    return {term: tuple(hits) for term, hits in found.items()}
