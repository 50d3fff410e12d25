"""Is it somebody else of that name? By the names beside it, and by how people are introduced of whom few have heard."""

from collections.abc import Set
from typing import Final

from arabic import cues
from arabic.clitics import ARTICLE
from arabic.foreign import difference, may_be_foreign
from arabic.given_names import GIVEN_NAMES, NOUN_NAMES, WOMEN
from arabic.grammar import is_definite_adjective, is_feminine_verb, is_verb, known_as, may_be_verb, without_pronoun
from arabic.matching.namelike import looks_like_family_name, looks_like_given_name
from arabic.matching.surroundings import Judgement, Surroundings, Verdict
from arabic.matching.variants import is_noun
from arabic.normalise import fold

# A title may stand this far before its name: رئيس مجلس الأمن القومي الروسي السابق ميدفيديف.
TITLE_WORDS: Final = 6
_SPEECH: Final = frozenset(
    fold(
        "قال أكد أوضح صرح أضاف أشار لفت ذكر شدد قالت أكدت يقول يؤكد صرحت فاز شارك توفي سافر تحدث ظهر ترشح"
        " استقال انسحب انضم"
    ).split()
)
_ADVERBIAL: Final = ("ا", "انذاك", "حينها", "حينذاك", "وقتها", "يومها")  # الرئيس آنذاك مبارك
NO_NAMES: Final = cues.TITLES | cues.PARTICLES | cues.TIMES
"""No family name, though definite."""


def by_given_name(place: Surroundings, own: Set[str], *, ordinary: bool) -> Judgement | None:
    """Other parts of a person's name beside it: the actor's own, or those of somebody else."""
    previous = place.previous
    if previous and not place.follows_full_name and not (place.follows_name and previous not in GIVEN_NAMES):
        two_back = (*place.back(2), "", "")[1]
        if previous in cues.NAME_CLOSERS or two_back == "عبد":
            whole = f"{two_back} {previous}"
            if {two_back, previous} <= own or two_back + previous in own:
                return Judgement(Verdict.FOR, f"own given name before it: {whole}", names_person=True)
            return _somebody_else(f"another given name before it: {whole}")
        given = previous if is_noun(previous) else known_as(previous, GIVEN_NAMES) or previous
        if _is_own(given, own):
            return Judgement(Verdict.FOR, f"own given name before it: {given}", names_person=True)
        if given in WOMEN and not ordinary and place.name not in GIVEN_NAMES:
            # The news goes on to call her by her given name, and ترامب after ميلانيا ترامب is he.
            return Judgement(Verdict.AGAINST, f"another given name before it: {given}")
        if previous in cues.NAME_OPENERS and previous not in own:
            return _somebody_else(f"part of a longer name with {previous}")
        noun_name = given in NOUN_NAMES and place.name in GIVEN_NAMES and not ordinary  # وفاء عباس
        if (
            noun_name
            or _follows_profession(place, two_back)
            or looks_like_given_name(place.words, place.first - 1)
            or (given != previous and not is_verb(previous))
        ):
            return _somebody_else(f"another given name before it: {given}")
    if place.next in own and place.next in cues.NAME_OPENERS | cues.NAME_CLOSERS:
        return None  # سلمان بن عبد العزيز
    if place.next in cues.NAME_CLOSERS:
        return _somebody_else(f"part of a longer name with {place.next}")
    last = place.words.words[place.last]
    may_be_given = last in GIVEN_NAMES or (ordinary and not place.has_article)
    family = looks_like_family_name(place.words, place.last + 1) if place.next and may_be_given else False
    if family or (last in GIVEN_NAMES and place.next and _is_titled_name(place)):
        return _somebody_else(f"given name of somebody else: {last} {place.next}")
    return None


def _follows_profession(place: Surroundings, before: str) -> bool:
    """المصممة لارا الصدر: a word without article between a definite title and a name can be nothing but a name."""
    word = place.previous
    return (
        before.startswith(ARTICLE)
        and before in cues.TITLES | cues.OTHER_PROFESSIONS
        and not word.startswith(ARTICLE)
        and not word.endswith(_ADVERBIAL)
        and word not in NO_NAMES
        and not may_be_verb(word)
        and not is_feminine_verb(word)
    )


def _is_titled_name(place: Surroundings) -> bool:
    """قال رئيس النقابة صالح العبيد: what one says has no object, so that the definite word belongs to the name."""
    following = place.next
    if (
        not place.single
        or not following.startswith(ARTICLE)
        or is_definite_adjective(following)
        or following in NO_NAMES
    ):
        return False
    before = place.back(TITLE_WORDS)
    titled = any(known_as(word, cues.TITLES) for word in before)
    verb = next((verb for word in before if (verb := known_as(word, cues.VERBS, verbs=True))), "")
    return titled and (verb in _SPEECH or place.words.words[place.last + 2 : place.last + 3] == ["ان"])


def _somebody_else(reason: str) -> Judgement:
    return Judgement(Verdict.AGAINST, reason, namesake=True)


def _is_own(word: str, own: Set[str]) -> bool:
    if word in cues.NAME_OPENERS or word in cues.TITLES:
        return False
    if len(word) == 1:  # an initial
        return any(name.startswith(word) for name in own)
    return word in own or any(may_be_foreign(name) and difference(name, word) is not None for name in own)


def by_profession(place: Surroundings, *, ordinary: bool) -> Judgement | None:
    given = place.words.words[place.last] in GIVEN_NAMES or (ordinary and not place.has_article)
    if given and place.previous in cues.OTHER_PROFESSIONS:
        return _somebody_else(f"given name of somebody else: {place.previous}")
    return None


def by_other_people(place: Surroundings) -> Judgement | None:
    """الطفل عباس, رجل يدعى عباس, ابنها عباس: people who are called by a given name alone."""
    if place.name not in GIVEN_NAMES or not place.single:
        return None
    if introduced := _introduction(place):
        return _somebody_else(f"given name of somebody else: {introduced}")
    # الشقيقان موسى وهادي: what is said of the first of two is said of the second.
    before = (*place.back(2), "", "")[1] if place.clitics == "و" else place.previous
    if known_as(before, cues.OTHER_PEOPLE) or (place.previous and without_pronoun(before, cues.FAMILY)):
        return _somebody_else(f"given name of somebody else: {before}")
    return None


def _introduction(place: Surroundings) -> str:
    """قاسم، وهو بائع خضار; عباس (35 عاما): how the news introduces who is not known."""
    following = [*place.words.words[place.last + 1 : place.last + 3], "", ""]
    if following[0] in ("وهو", "وهي") and following[1] and not _goes_on(following[1]):
        return following[1]
    if following[0].isdigit() and following[1] in ("عاما", "عام", "سنه", "سنوات", "اعوام"):
        return following[1]
    return following[0] if following[0] in ("البالغ", "البالغه") else ""


def _goes_on(word: str) -> bool:
    """Whether «وهو» goes on with what somebody does or is for the news: وهو يستعد, وهو في طريقه, وهو رئيس."""
    return word in cues.PARTICLES or word in cues.TITLES or word.startswith(("ي", "ت", ARTICLE))
