"""For a short form that is also an ordinary word: is it that word here? By the noun phrase that it would stand in."""

from typing import Final

from arabic import cues
from arabic.clitics import ARTICLE
from arabic.surroundings import Judgement, Surroundings, Verdict, is_verb, looks_like_given_name
from arabic.variants import is_noun

NOTHING_AGAINST: Final = "nothing beside it speaks against it"
OPEN: Final = Judgement(Verdict.OPEN, NOTHING_AGAINST)
_NATURE_WORDS: Final = 5


def judge_ordinary_word(place: Surroundings) -> Judgement:
    """Doubtful or against if it may be or is the ordinary word; open where a name stands as well as a word."""
    for rule in (_beside_nature, _after_proclitics, _after_word, _before_word):
        judgement = rule(place)
        if judgement is not None:
            return judgement
    if not place.before or place.clitics.endswith("ل") or place.before in cues.PARTICLES:
        return OPEN
    if "و" in place.clitics and looks_like_given_name(place.words, place.first - 1):
        return OPEN
    if place.like_adjective and place.has_article:
        return OPEN  # after an indefinite noun no adjective has an article
    if place.like_adjective and not place.before.startswith(ARTICLE):
        return Judgement(Verdict.AGAINST, f"adjective of {place.before}")
    return _doubtful(place.before)


def is_indefinite_noun(word: str) -> bool:
    """Whether a word without an article is rather a noun or an adjective than a verb, a particle or a name."""
    return (
        word not in cues.VERBS
        and word not in cues.PARTICLES
        and word not in cues.TITLES
        and not word.startswith((ARTICLE, "ي", "ت", "س", "و", "ب", "ل"))
        and is_noun(word)
    )


def _doubtful(beside: str) -> Judgement:
    return Judgement(Verdict.DOUBTFUL, f"may be an ordinary word beside {beside}")


def _against(beside: str) -> Judgement:
    return Judgement(Verdict.AGAINST, f"ordinary word beside {beside}")


def _beside_nature(place: Surroundings) -> Judgement | None:
    return next((_against(word) for word in place.around(_NATURE_WORDS) if word in cues.NATURE), None)


def _after_proclitics(place: Surroundings) -> Judgement | None:
    if place.joins_name or (place.like_adjective and place.clitics.endswith(("ب", "ل"))):
        return OPEN  # لبري: no adjective stands after a preposition
    if place.clitics.endswith(("ب", "ك")):  # بسلام, بعون الله
        return _doubtful(place.clitics) if place.has_article or place.before in cues.VERBS else _against(place.clitics)
    if place.clitics in ("ل", "ول", "فل", "ف") and not place.has_article and not is_verb(place.before):
        return _doubtful(place.clitics)
    return None


def _after_word(place: Surroundings) -> Judgement | None:
    previous = place.previous
    if place.follows_name or (previous == "علي" and place.next == "ان"):
        return OPEN  # أبلغ عون سلام; على الأسد أن يرحل
    if is_verb(previous) and previous not in cues.VERBS_OR_NOUNS and previous not in cues.COPULAS:
        return OPEN  # زار سلام القصر
    if place.has_article:
        return _doubtful(previous) if previous in cues.PLACE_PARTICLES or previous in ("ما", "هو") else None
    if previous in cues.BEFORE_ORDINARY_WORDS:
        return _against(previous)
    if previous in cues.COPULAS:
        return _doubtful(previous)
    if previous in cues.PLACE_PARTICLES:
        return _doubtful(previous) if previous == "علي" else _against(previous)
    if previous.endswith("ه") and (place.like_adjective or _of_adjective_form(place.name)):
        return OPEN  # كتلة بري: an adjective would be برية
    return None


def _before_word(place: Surroundings) -> Judgement | None:
    following = place.next
    if not place.has_article and (_is_definite_noun(following) or is_indefinite_noun(following)):
        return _against(following)
    if place.has_article and _is_definite_adjective(following, nisba=not place.like_adjective):
        return _doubtful(following)
    return None


def _is_definite_adjective(word: str, *, nisba: bool) -> bool:
    """البرهان الرياضي; after a nisba any adjective: السوداني المقيم في لندن."""
    if not word.startswith(ARTICLE) or len(word) <= 5 or word in cues.TITLES:
        return False
    return is_noun(word) and (word.endswith("ي") or not nisba)


def _of_adjective_form(word: str) -> bool:
    """فعيل and فاعل: سعيد, ظريف, صالح."""
    return len(word) == 4 and (word[2] == "ي" or word[1] == "ا") and not word.endswith("ه")


def _is_definite_noun(word: str) -> bool:
    return (
        word.startswith(ARTICLE)
        and len(word) > 4
        and not word.endswith("ي")
        and word not in cues.TITLES
        and word not in cues.PARTICLES
    )
