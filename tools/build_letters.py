"""Learns which letters foreign names are made of, and writes arabic/data/letters.tsv.

    pip install -e '.[gazetteer]'
    python -m tools.build_gazetteer && python -m tools.build_letters

Logistic regression over the pairs and triples of letters of a word (``^`` before it, ``$`` behind it): foreign names
of people and towns against words common in Arabic. A fifth of both is held out, and the share found is printed.
"""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Callable
from typing import Final

from arabic.entities.letters import pieces
from arabic.given_names import ARABIC_GIVEN_NAMES, GIVEN_NAMES
from arabic.lexicon import _table, zipf_of_folded
from arabic.normalise import fold
from tools.build_gazetteer import _ARAB_COUNTRIES, ARABIC, DATA, _packaged, write

# A word as common as this is none of the names to learn from; one as common as that is an Arabic word, if not listed.
_MOST_COMMON_NAME: Final = 4.4
_LEAST_COMMON_WORD: Final = 3.3
# Twelve rounds, after which the held-out share stays; weights below the last number change no answer.
_ROUNDS, _STEP, _DECAY, _LEAST_WEIGHT = 12, 0.3, 0.002, 0.1


def main() -> None:
    """Measure on a fifth, learn from all, write."""
    random.seed(0)
    names, words = _examples()
    fifth = len(names) // 5, len(words) // 5
    weights, bias = _learn(names[fifth[0] :], words[fifth[1] :])
    score = _scorer(weights, bias)
    found = sum(score(word) > 0 for word in names[: fifth[0]]) / fifth[0]
    wrong = sum(score(word) > 0 for word in words[: fifth[1]]) / fifth[1]
    print(f"held out: {found:.3f} of the names, {wrong:.3f} of the words taken for names")  # noqa: T201
    weights, bias = _learn(names, words)
    rows = [f"{piece}\t{weight:.2f}" for piece, weight in weights.items() if abs(weight) >= _LEAST_WEIGHT]
    write("letters.tsv", "letters\tweight for a foreign name; the empty one is added always", [*rows, f"\t{bias:.2f}"])


def _examples() -> tuple[list[str], list[str]]:
    named = {
        word
        for name in _packaged("ArWikiCats", "jsons/people/peoples.json").values()
        if ARABIC.fullmatch(name)
        for word in fold(name).split()
    }
    for line in DATA.joinpath("places.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        kind, _, _, country, _, spellings = line.split("\t")
        if kind != "country" and country not in _ARAB_COUNTRIES:
            named.update(word for spelling in spellings.split("|") for word in fold(spelling).split())
    named |= GIVEN_NAMES
    names = {
        word
        for word in named - ARABIC_GIVEN_NAMES
        if len(word) > 2 and not word.startswith("ال") and zipf_of_folded(word) < _MOST_COMMON_NAME
    }
    listed = {line.split("\t")[0] for line in DATA.joinpath("names.tsv").read_text(encoding="utf-8").splitlines()}
    words = {
        form
        for word, zipf in _table().items()
        if zipf >= _LEAST_COMMON_WORD and len(form := fold(word)) > 2 and form.isalpha()
    }
    ordered = sorted(names), sorted(words - named - listed)
    for examples in ordered:
        random.shuffle(examples)
    return ordered


def _learn(names: list[str], words: list[str]) -> tuple[dict[str, float], float]:
    weights: defaultdict[str, float] = defaultdict(float)
    bias = 0.0
    examples = [*((pieces(name), 1.0) for name in names), *((pieces(word), 0.0) for word in words)]
    for done in range(_ROUNDS):
        random.shuffle(examples)
        rate = _STEP / (1 + done)
        for parts, answer in examples:
            total = bias + sum(weights[part] for part in parts)
            step = rate * (answer - 1 / (1 + math.exp(-max(-30.0, min(30.0, total)))))
            bias += step / 10
            for part in parts:
                weights[part] += step - rate * _DECAY * weights[part]
    return dict(weights), bias


def _scorer(weights: dict[str, float], bias: float) -> Callable[[str], float]:
    return lambda word: bias + sum(weights.get(part, 0.0) for part in pieces(word))


if __name__ == "__main__":
    main()
