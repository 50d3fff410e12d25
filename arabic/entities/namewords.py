"""How far a word, seen by itself, is a part of a person's name."""

from __future__ import annotations

from enum import IntEnum
from functools import cache, lru_cache
from typing import Final

from arabic import cues
from arabic.clitics import segment
from arabic.entities.gazetteer import nisbas
from arabic.entities.letters import foreignness
from arabic.entities.namelists import ALONE, MORE_GIVEN, NOT_NAMES, WELL_KNOWN
from arabic.given_names import FAMILY_NAMES, GIVEN_NAMES
from arabic.lexicon import zipf_of_folded
from arabic.wordlists import MOST_WORDS, rows


class NameWord(IntEnum):
    """How far a word is a personal name."""

    NO = 0
    MAYBE = 1  # unknown to every list, and built like a foreign name
    FAMILY = 2
    GIVEN = 3


# Zipf frequencies. A word more common than this is a name only if we listed it by hand …
_COMMON: Final = 4.6
# … and one that is listed as somebody's name once or twice, if it is as rare as this.
_COMMON_IF_SELDOM_A_NAME: Final = 4.2
_SELDOM: Final = 5
_MANY: Final = 35
# A word unknown to every list is a name if its letters are foreign enough (see `foreignness`), the more so the more
# common it is. Set on tests/data/enrich/dev.txt.
_LETTERS_BY_ZIPF: Final = ((2.0, -1.5), (2.8, -0.3), (3.4, 0.8), (3.9, 2.0))
# After a role or a verb of saying, letters decide less.
_LETTERS_INTRODUCED: Final = ((2.0, -7.0), (2.8, -5.0), (3.4, -1.5), (3.9, -0.5))


@cache
def listed() -> dict[str, tuple[int, int]]:
    """Folded words of names → how often they were seen as a given and as a family name."""
    return {form: (int(given), int(family)) for form, given, family in rows("names.tsv")}


def times_listed(form: str) -> int:
    """How often a folded word was seen as a name of either kind."""
    return sum(listed().get(form, (0, 0)))


def is_often_given(form: str) -> bool:
    """Whether a folded word is many people's given name, common word as it may be: «نور», «سلام», «تركي»."""
    if listed().get(form, (0, 0))[0] < _MANY:
        return False
    return not (form in NOT_NAMES or form in cues.PARTICLES or form in cues.VERBS or form in cues.TITLES)


def is_listed(form: str) -> bool:
    """Whether any list of names has a folded word."""
    return form in GIVEN_NAMES or form in MORE_GIVEN or form in WELL_KNOWN or form in FAMILY_NAMES or form in listed()


@lru_cache(maxsize=MOST_WORDS)
def name_word(form: str) -> NameWord:
    """How far a folded word without clitics is a personal name, its neighbours unseen."""
    if form in NOT_NAMES or len(form) < 2 or not form.isalpha():
        return NameWord.NO
    if form[0] == "أ":
        return _hamzated("ا" + form[1:])
    if form in GIVEN_NAMES or form in MORE_GIVEN:
        return NameWord.GIVEN
    if form in WELL_KNOWN:
        return NameWord.FAMILY
    if is_other(form):
        return NameWord.NO
    given, family = listed().get(form, (0, 0))
    zipf = zipf_of_folded(form)
    if given + family and zipf < (_COMMON if given + family > _SELDOM else _COMMON_IF_SELDOM_A_NAME):
        return NameWord.GIVEN if given > family and given > 3 else NameWord.FAMILY
    if _is_compound(form):
        return NameWord.GIVEN
    return NameWord.MAYBE if _has_letters(form, _LETTERS_BY_ZIPF) and not looks_like_verb(form) else NameWord.NO


def _hamzated(form: str) -> NameWord:
    """A word that begins with «أل»: on a list, or foreign, and never a noun with the article."""
    if form == "الان":
        return NameWord.GIVEN  # «آلان»; «الآن» begins otherwise
    kind = name_word(form)
    zipf = zipf_of_folded(form)
    foreign = zipf < _RARE and (foreignness(form[2:]) > _FOREIGN_AFTER_AL or not zipf)
    return kind or (NameWord.MAYBE if foreign else NameWord.NO)


# «ألبين»: rare, and the letters after the first two are no clearly Arabic ones.
_RARE: Final = 3.6
_FOREIGN_AFTER_AL: Final = -2.5


@lru_cache(maxsize=MOST_WORDS)
def in_context(form: str, *, introduced: bool) -> NameWord:
    """As :func:`name_word`; after a role or a verb of saying any rare word that is no verb may be a name."""
    kind = name_word(form)
    if form[:1] == "أ":
        return kind
    if kind is not NameWord.NO or not introduced or not form.isalpha() or form in NOT_NAMES or is_other(form):
        return kind
    if form.startswith(_WITH_ARTICLE) or not _has_letters(form, _LETTERS_INTRODUCED):
        return NameWord.NO
    return NameWord.NO if is_inflected(form) or looks_like_verb(form) else NameWord.MAYBE


_WITH_ARTICLE: Final = ("ال", "بال", "لل", "وال", "كال", "فال")


def is_other(form: str) -> bool:
    """Whether a folded word is a title, a verb, a particle or the adjective of a country."""
    return form in cues.TITLES or form in cues.VERBS or form in cues.PARTICLES or form in nisbas()


def _has_letters(form: str, least: tuple[tuple[float, float], ...]) -> bool:
    if len(form) < 3 or form.startswith(_WITH_ARTICLE):
        return False
    zipf = zipf_of_folded(form)
    wanted = next((letters for most, letters in least if zipf < most), None)
    return wanted is not None and foreignness(form) > wanted


def _is_compound(form: str) -> bool:
    return (form.startswith("عبدال") and len(form) > 6) or (form.endswith(("الدين", "الله")) and len(form) > 6)


# An imperfect, or a perfect beside it, is known to the lexicon from here on.
_KNOWN: Final = 2.3
_PLURAL_OBJECT: Final = ("وها", "وه", "وهم")
_PRONOUNS: Final = (*_PLURAL_OBJECT, "ه", "ها", "هم", "وا", "ت", "تا", "نا", "ته", "تها", "تهم")


@lru_cache(maxsize=MOST_WORDS)
def looks_like_verb(form: str) -> bool:
    """Whether the lexicon knows a folded word's other forms as a verb's: «أشرك» has «يشرك», «أشركت» and «أشركوا»."""
    if form in cues.VERBS:
        return True
    if form.startswith(("سي", "ست", "سن")) and len(form) > 4 and looks_like_verb(form[1:]):
        return True
    if form[0] == "و" and form.endswith(_PLURAL_OBJECT) and looks_like_verb(form[1:]):
        return True  # «وحكموها»
    if form[0] in "يت" and form.endswith("ان") and len(form) > 5 and zipf_of_folded(form[:-2]) > _KNOWN:
        return True  # «يؤكدان»
    if form.startswith(("في", "فت", "وي", "وت")) and zipf_of_folded(form[1:]) > _KNOWN and looks_like_verb(form[1:]):
        return True  # «فيؤكد», not «فييرا»
    if form[0] in "يت" and len(form) > 3 and zipf_of_folded(("ت" if form[0] == "ي" else "ي") + form[1:]) > _KNOWN:
        return True
    return _is_perfect(form) or any(
        form.endswith(end) and len(form) - len(end) > 2 and _is_perfect(form[: -len(end)]) for end in _PRONOUNS
    )


def _is_perfect(form: str) -> bool:
    imperfect = max(zipf_of_folded("ي" + form), zipf_of_folded("ي" + form[1:]) if form[0] == "ا" else 0)
    return imperfect > _KNOWN and zipf_of_folded(form + "ت") > _KNOWN and zipf_of_folded(form + "وا") > 0


@lru_cache(maxsize=MOST_WORDS)
def is_inflected(form: str) -> bool:
    """Whether a word is an accusative noun, or has clitics on a word that is common."""
    if form.endswith("ا") and zipf_of_folded(form[:-1]) > 3.3:
        return True
    split = segment(form)
    if split.enclitics and zipf_of_folded(split.stem) > 2.5 and foreignness(form) < 0:
        return True
    return bool(split.proclitics) and zipf_of_folded(split.stem) > 4.3


def is_well_known(form: str) -> bool:
    """Whether a word is a family name of somebody whom news names daily."""
    return form in WELL_KNOWN


def is_ordinary(form: str) -> bool:
    """Whether a family name is an ordinary word as well, so that it says nothing by itself."""
    if form in ALONE:
        return False
    if form in nisbas() or form in cues.TITLES:
        return True
    return zipf_of_folded(form) >= _COMMON and form not in GIVEN_NAMES
