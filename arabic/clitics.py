"""Particles written as part of a word: which analyses there are, and which one a reader would choose.

Proclitics come in one order: a conjunction (و ف), a preposition or particle (ب ل ك س), the article (ال, which after ل
is written لل). The article stays with its noun, as in Universal Dependencies. Enclitics are the pronoun suffixes.

Is a first or last letter a clitic or part of the word? Two questions to the frequency lexicon decide it:

* Is the word much more common than rest + clitic would be? لبنان is 400 times as common as بنان, so it is no ل + بنان.
* Does the word keep company that the clitic could not? البنك, ببنك and لبنك show that the ب of بنك is its own letter;
  nothing of the kind precedes the ب of بشكل.
"""

from functools import lru_cache
from typing import Final, NamedTuple

from arabic.lexicon import LEAST_ZIPF, fold_keeping_teh_marbuta, zipf_of_all, zipf_of_folded, zipf_of_spelling
from arabic.normalise import fold
from arabic.wordlists import MOST_WORDS

ARTICLE: Final = "ال"
CONJUNCTIONS: Final = ("و", "ف")
PARTICLES: Final = ("ب", "ل", "ك", "س")
# Without ي and ني (me, my): rare in news, and the ends of nisba adjectives and names (مصري, كوباني).
ENCLITICS: Final = ("هما", "ها", "هم", "هن", "نا", "كم", "ه", "ك")

# For the search engine, which adds readings of a word without its proclitics at the same place.
LAM_ARTICLE: Final = (r"^[وف]?لل(.{2,})$", "ال$1")
"""Pattern and replacement (``pattern_replace``): the article that ل swallows, للكرملين → الكرملين."""


class Split(NamedTuple):
    """One analysis of a word, in folded spelling.

    The parts joined are the word, but for the spelling at the seams: ل + ال is لل, and before a suffix ة is ت, ى is ا
    and ء has a carrier (للكرملين = ل + الكرملين, وزارته = وزارة + ه).
    """

    proclitics: tuple[str, ...]
    stem: str
    enclitics: tuple[str, ...] = ()


# How much rarer a word is with the clitic than without, in orders of magnitude: medians over the 3,300 words of four
# letters or more that wordfreq lists above Zipf 4.5.
_PROCLITIC_COST: Final = {"و": 1.4, "ف": 2.8, "ب": 1.7, "ل": 1.7, "ك": 2.9, "س": 2.0}
_ENCLITIC_COST: Final = dict(zip(ENCLITICS, (3.0, 1.9, 2.3, 3.1, 2.4, 2.8, 1.5, 2.4), strict=True))
_ARTICLE_COST: Final = 0.5
# How far above that a word may be and still count as rest + clitic. The longer the rest, the less likely is it a word
# by chance. From a logistic regression on the dev half of tests/data/clitics.tsv, rounded.
_TOLERANCE: Final = 0.9
_TOLERANCE_PER_LETTER: Final = 0.2
_UNLISTED: Final = LEAST_ZIPF - 0.3  # half as common as the rarest word listed
_UNKNOWN: Final = _UNLISTED - 0.7  # neither listed nor made of listed parts
# A noun with the article is about as common as without it, a proper name with a preposition 1.5 orders rarer than
# alone. So a word of Zipf z that has the letter as its own shows in such company at z - 1.5 at the least.
_COMPANY_COST: Final = 1.5
_NAME_ZIPF: Final = LEAST_ZIPF  # a watched name is in the news at least as often as the rarest word listed
_IMPERFECT: Final = frozenset("ايتن")  # first letters of the verbs that س (will) goes with

# Function words are too common for the two questions.
_WHOLE_WORDS: Final = """
هذه هذا ذلك تلك هناك هنا كذلك كما لماذا ربما عندما بينما مهما كلما طالما حينما مثلما انما اينما لولا لكن فيما كان
كانت كيف بلي بين بعد بعض وسط وراء فوق فقط فور ليس ليست سوف هما
"""
_WHOLE: Final = frozenset(_WHOLE_WORDS.split())
_WORDS_AFTER_CONJUNCTION: Final = "لم لن لا قد ما من في عن ان هو هي هذا هذه كان ليس لو كيف لماذا"
_AFTER_CONJUNCTION: Final = frozenset(_WORDS_AFTER_CONJUNCTION.split())
_PREPOSITIONS_WITH_PRONOUN: Final = frozenset(
    particle + pronoun for particle in "لب" for pronoun in ("ه", "ها", "هم", "هما", "هن", "نا", "ك", "كم", "ي")
)


def splits(word: str) -> list[Split]:
    """All analyses of ``word`` that its letters allow, the whole word first."""
    whole = fold_keeping_teh_marbuta(word)
    stems: list[tuple[tuple[str, ...], str]] = [((), whole)]
    for proclitics, stem in stems:  # grows while it is walked
        stems.extend(((*proclitics, clitic), rest) for clitic, rest in _without_proclitic(stem, proclitics))
    return [
        Split(proclitics, fold(base), enclitics)
        for proclitics, stem in stems
        for base, enclitics in [(stem, ()), *((base, (clitic,)) for clitic, base in _without_enclitic(stem))]
    ]


@lru_cache(maxsize=MOST_WORDS)  # the words of some days' news; a word takes about 50 µs otherwise
def segment(word: str) -> Split:
    """The analysis of ``word`` that a reader would choose without its sentence. A ة tells more than a ه for it."""
    stem = fold_keeping_teh_marbuta(word)
    proclitics: tuple[str, ...] = ()
    while (step := _best_proclitic(stem, proclitics)) is not None:
        clitic, stem = step
        proclitics += (clitic,)
    if (step := _best_enclitic(stem)) is not None:
        clitic, stem = step
        return Split(proclitics, fold(stem), (clitic,))
    return Split(proclitics, fold(stem))


@lru_cache(maxsize=MOST_WORDS)
def strip_is_plausible(word: str, stem: str) -> bool:
    """Whether ``word`` is proclitics + the name ``stem``, rather than a word of its own that ends like it.

    ``stem`` is taken to be a name that is in the news, however rare the lexicon says it is. False where no proclitics
    make ``word`` of ``stem``; true where they are equal.
    """
    folded, name = fold(word), fold(stem)
    if folded == name:
        return True
    costs = [
        sum(_PROCLITIC_COST[clitic] for clitic in split.proclitics)
        for split in splits(folded)
        if split.stem == name and not split.enclitics
    ]
    if not costs:
        return False
    if not zipf_of_folded(folded):
        return True
    return _excess(folded, name, max(_NAME_ZIPF, zipf_of_folded(name)) - min(costs), _company(folded)) < 0


def _without_proclitic(word: str, before: tuple[str, ...]) -> list[tuple[str, str]]:
    """Readings of the first letter as a clitic, given those before it: pairs of clitic and rest."""
    clitic, rest = word[:1], word[1:]
    if len(rest) < 2 or (before and before[-1] not in CONJUNCTIONS) or (before and clitic in CONJUNCTIONS):
        return []
    if clitic == "ل" and rest[0] == "ل":
        return [(clitic, ARTICLE + rest[1:]), (clitic, ARTICLE + rest), (clitic, rest)]
    if clitic in CONJUNCTIONS or (clitic in PARTICLES and (clitic != "س" or rest[0] in _IMPERFECT)):
        return [(clitic, rest)]
    return []


def _without_enclitic(word: str) -> list[tuple[str, str]]:
    """Readings of the last letters as a pronoun: pairs of clitic and base, the base spelt as without it."""
    if word in _PREPOSITIONS_WITH_PRONOUN:
        return [(word[1:], word[0])]
    if word.startswith(ARTICLE):  # what is definite by the article takes no pronoun
        return []
    readings = []
    for clitic in ENCLITICS:
        base = word.removesuffix(clitic)
        if base == word or len(base) < 2:
            continue
        readings.append((clitic, base))
        if base.endswith("ت"):
            readings.append((clitic, base[:-1] + "ة"))
        elif base.endswith("ا"):
            readings.append((clitic, base[:-1] + "ي"))
        elif base.endswith(("او", "اي")):
            readings.append((clitic, base[:-1] + "ء"))
    return readings


def _best_proclitic(word: str, before: tuple[str, ...]) -> tuple[str, str] | None:
    readings = _without_proclitic(word, before)
    if not readings or word in _WHOLE or word in _PREPOSITIONS_WITH_PRONOUN:
        return None
    clitic, rest = max(readings, key=lambda reading: _estimate(reading[1]))
    if clitic in CONJUNCTIONS and rest in _AFTER_CONJUNCTION:
        return clitic, rest
    excess = _excess(word, rest, _estimate(rest) - _PROCLITIC_COST[clitic], _company(word))
    return (clitic, rest) if excess < 0 else None


def _best_enclitic(word: str) -> tuple[str, str] | None:
    readings = _without_enclitic(word)
    if word in _PREPOSITIONS_WITH_PRONOUN:
        return readings[0]
    if not readings or word in _WHOLE:
        return None
    clitic, base = max(readings, key=lambda reading: _estimate(reading[1]) - _ENCLITIC_COST[reading[0]])
    company = zipf_of_all([ARTICLE + word, ARTICLE + word.removesuffix("ا")])  # وجها may be وجه in the accusative
    excess = _excess(word, base, _estimate(base) - _ENCLITIC_COST[clitic], company)
    return (clitic, base) if excess < 0 else None


def _excess(word: str, rest: str, expected: float, company: float) -> float:
    """Orders of magnitude by which ``word`` is too common to be a clitic + ``rest``; below 0 it is that."""
    frequency = zipf_of_spelling(word) or zipf_of_folded(word) or max([_UNLISTED, *_with_pronouns(word)])
    due_company = max(frequency - _COMPANY_COST, LEAST_ZIPF)
    tolerance = _TOLERANCE + _TOLERANCE_PER_LETTER * len(rest)
    return (frequency - expected) + (max(company, LEAST_ZIPF) - due_company) - tolerance


def _company(word: str) -> float:
    """Zipf frequency of ``word`` after clitics that could not stand before its first letter, if that were one.

    What is kept without its pronoun counts too: الوزارة speaks for the و of وزارتها.
    """
    before: tuple[str, ...]
    if word[0] in CONJUNCTIONS:
        before = (ARTICLE, *CONJUNCTIONS, "ب", "ل", "وال", "بال", "لل")
    elif word[0] == "ل":  # لل and لـ before it are the article's spelling
        before = (ARTICLE, "ب", "وال", "بال")
    else:
        before = (ARTICLE, "ب", "ل", "وال", "بال", "لل")
    own = zipf_of_all([clitic + word for clitic in before])
    of_bases = [
        zipf_of_all([clitic + base for clitic in before]) - _ENCLITIC_COST[pronoun]
        for pronoun, base in _without_enclitic(word)
    ]
    return max([own, *of_bases])


def _estimate(word: str) -> float:
    """Zipf frequency of ``word``; if the lexicon has it not, what its listed parts let expect."""
    listed = zipf_of_folded(word)
    if listed:
        return listed
    parts = [zipf_of_folded(rest) - _PROCLITIC_COST[clitic] for clitic, rest in _without_proclitic(word, ())]
    parts += _with_pronouns(word)
    parts += [zipf_of_folded(word.removeprefix(ARTICLE)) - _ARTICLE_COST]
    return max(_UNKNOWN, min(max(parts), _UNLISTED))


def _with_pronouns(word: str) -> list[float]:
    """Zipf frequencies to be expected of ``word`` as a listed word with a pronoun."""
    return [zipf_of_folded(base) - _ENCLITIC_COST[clitic] for clitic, base in _without_enclitic(word)]
