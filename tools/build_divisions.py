"""Builds arabic/data/divisions.tsv, provinces and states of the world in Arabic, from Unicode CLDR.

    apt-get install unicode-cldr-core     # or any copy of CLDR 41, whose later editions leave these names out
    python -m tools.build_divisions /usr/share/unicode/cldr/common/subdivisions/ar.xml

Licence of the data: Unicode-3.0, see `arabic/data/SOURCES.md`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Set
from pathlib import Path

from lxml import etree

from arabic.normalise import fold
from tools.build_gazetteer import ARABIC, DATA, is_weak, may_be, write

# What a province is called stands before its name and is no part of it.
_HEADS = frozenset(
    "ولاية محافظة إمارة امارة مقاطعة إقليم منطقة دائرة مدينة بلدية كانتون كانتونات جمهورية أوبلاست دوقية قضاء"
    " أوكروغ قسم مركز كومنولث شعبية بلدة حي ناحية لواء كومونة كونتية كاونتي مديرية إدارة".split()
)
_TAILS = frozenset("أوبلاست كراي الذاتية الاتحادية".split())
# Countries whose divisions are villages and boroughs: no news outside of them, and their names are people's as well.
_TOO_SMALL = frozenset("AD AG BB DM GD IS JM KN LC LI LV MK MT SC SI SM TT TV UG VC NR MC".split())
_LONGEST = 4  # words: longer ones are descriptions


def main(source: Path) -> None:
    """Write divisions.tsv from `source`, CLDR's subdivisions/ar.xml."""
    write("divisions.tsv", "weak\tid\tcountry\tname", divisions(source, _known()), tool="build_divisions")


def divisions(source: Path, known: Set[str]) -> Iterator[str]:
    """One line a division. known: folded names that other files have."""
    for element in etree.parse(source).iter("subdivision"):
        code = str(element.get("type")).upper()
        country, name = code[:2], _name(element.text or "")
        plain = ARABIC.fullmatch(name) and 0 < len(name.split()) <= _LONGEST
        if plain and country not in _TOO_SMALL and fold(name) not in known and may_be(name):
            yield f"{is_weak(name, country)}\t{country}-{code[2:]}\t{country}\t{name}"


def _name(listed: str) -> str:
    """What news calls it: no heads, tails, notes in brackets or digits."""
    words = re.sub(r"[(\[،,].*|[\d²³¹]", "", listed).replace("-", " ").split()
    while len(words) > 1 and words[0] in _HEADS:
        words = words[1:]
    while len(words) > 1 and words[-1] in _TAILS:
        words = words[:-1]
    return " ".join(words)


def _known() -> frozenset[str]:
    files = ("organisations.tsv", "places.tsv", "regions.tsv", "countries.tsv", "known.tsv")
    lines = (line for file in files for line in DATA.joinpath(file).read_text(encoding="utf-8").splitlines())
    return frozenset(fold(name) for line in lines for cell in line.split("\t") for name in cell.split("|"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
