"""Is a word that no list of names has rather a name than anything else? By its rarity and by the forms texts lack."""

import re
from collections.abc import Iterator
from typing import Final

from arabic import cues
from arabic.clitics import ARTICLE
from arabic.given_names import FAMILY_NAMES, GIVEN_NAMES
from arabic.grammar import has_feminine
from arabic.lexicon import zipf_of_folded
from arabic.matching.variants import is_noun
from arabic.words import Words

# Names that no list has are rare words: below once in 300,000 words, and once in three million if they begin with
# alef as so many verbs and plurals do.
_NAME_ZIPF: Final = 3.5
_ALEF_NAME_ZIPF: Final = 2.5
# After a given name, a name is likelier than before a family name.
_FAMILY_ZIPF: Final = 4.0
_RARE_ZIPF: Final = 3.0


def looks_like_given_name(words: Words, index: int) -> bool:
    """Whether word ``index``, which stands before a family name, is rather a given name than anything else."""
    word = words.words[index]
    if word == "علي":
        return words.original(index).endswith("ي")  # and not the preposition على
    if _is_other_cue(word):
        return False
    return word in GIVEN_NAMES or _is_unlisted_name(word)


def looks_like_family_name(words: Words, index: int) -> bool:
    """Whether word ``index``, which stands after a given name, is rather a further name than anything else."""
    word = words.words[index]
    if word == "علي":
        return words.original(index).endswith("ي")
    if word in FAMILY_NAMES or word in cues.NAME_OPENERS:
        return True
    if _is_other_cue(word):
        return False
    if word.startswith(ARTICLE) and word.endswith("ي"):
        # النوري is a name; of an adjective (السياسي) the feminine is about as common.
        return not has_feminine(word)
    if word.startswith(ARTICLE) and word.endswith("ه"):
        return not is_noun(word) and zipf_of_folded(word) < _RARE_ZIPF  # هادي البحرة
    return word in GIVEN_NAMES or _is_unlisted_name(word.removeprefix(ARTICLE), at_most=_FAMILY_ZIPF)


def _is_other_cue(word: str) -> bool:
    return any(word in known for known in (cues.TITLES, cues.VERBS, cues.PARTICLES, cues.BELONGING, cues.NAMED_THINGS))


def _is_unlisted_name(word: str, at_most: float = _NAME_ZIPF) -> bool:
    """A rare word that no text inflects, and that is not a rarer form of another: clitics, endings, weak spellings."""
    if len(word) < _LEAST_LETTERS or not word.isalpha() or _OTHER_FORM.match(word):
        return False
    if word.endswith(_ENDINGS) and not _is_unknown(word):
        return False
    if _is_conjugated(word):
        return False
    frequency = zipf_of_folded(word)
    if frequency > (_ALEF_NAME_ZIPF if word[0] in "اتين" else at_most) or is_noun(word):
        return False
    common = max(frequency, _LEAST_SHORTER_ZIPF)
    return all(zipf_of_folded(other) <= common for other in _plainer_forms(word))


def _is_unknown(word: str) -> bool:
    """غيروين: a word in ين that texts have neither without its ending nor with the other one is no plural."""
    forms = (word, word[:-2], ARTICLE + word[:-2], word[:-2] + "ون", word[:-2] + "ه")
    return word.endswith("ين") and not any(zipf_of_folded(form) > _LEAST_SHORTER_ZIPF + 1 for form in forms)


def _plainer_forms(word: str) -> Iterator[str]:
    """جديدا, محامو, مقربي, هدفان and clitics: words that this would be a form of."""
    if word[-1] == "ا":
        yield word[:-1]
    if word[-1] == "و":
        yield from (word + "ن", word[:-1] + "ي")
    if word[-1] == "ي":
        yield word + "ن"
    if word.endswith("ان"):
        yield word[:-2]
    if word[0] in "وفبلك" or (word[0] == "س" and word[1] in "يتن"):
        yield word[1:]


def _is_conjugated(word: str) -> bool:
    """Whether texts have other persons or tenses of ``word`` as of no name: أمهل (يمهل), يوبخ (توبخ), استبق."""
    if word[0] in "يت":
        return word[1:3] == "ست" or any(
            map(zipf_of_folded, (("ت" if word[0] == "ي" else "ي") + word[1:], "س" + word, word + "ون", word[1:]))
        )
    if word[0] == "ا":
        return word.startswith("است") or bool(zipf_of_folded("ي" + word[1:]))
    if word[2] == "ي":  # تصفير is a noun beside the name صفير
        return bool(zipf_of_folded("ي" + word))
    return bool(zipf_of_folded("ي" + word) or zipf_of_folded("ت" + word))


_LEAST_LETTERS: Final = 4  # of three letters, more are verbs than names
_ENDINGS: Final = ("ه", "ها", "هم", "كم", "نا", "ات", "ين", "ون", "وا", "تم", "اء", "ت")
# Articles; plurals like معاقل, هواجس, أزلام; participles like متجاوزا.
_OTHER_FORM: Final = re.compile("ال|لل|م.ا..$|م.*ا$|.وا..$|ا..ا.$")
_LEAST_SHORTER_ZIPF: Final = 2.0
