"""What the words around speak for one being a person's name."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from arabic import cues
from arabic.entities.gazetteer import gazetteer
from arabic.entities.letters import foreignness
from arabic.entities.model import Type
from arabic.entities.namelists import INTRODUCERS, KIN, OPENERS
from arabic.entities.namewords import NameWord, is_ordinary, is_well_known, name_word
from arabic.entities.readings import Reading, is_verb, plausible
from arabic.entities.rolewords import HEADS, THEN
from arabic.entities.text import Text
from arabic.given_names import ARABIC_GIVEN_NAMES
from arabic.lexicon import zipf_of_folded
from arabic.wordlists import MOST_WORDS

# One foreign word that no list has is a person after a nisba or a verb, if its letters are as foreign as this.
FOREIGN: Final = 1.0
# … and as this, if the verb is one that things do as well.
_VERY_FOREIGN: Final = 2.5
COMMON: Final = 3.5  # Zipf frequency
_UNKNOWN: Final = 2.0


def is_introduced(words: Text, index: int) -> bool:
    """Whether a verb of saying stands right before word ``index``."""
    if not index or not words.joins(index):
        return False
    before = words.words[index - 1]
    if not is_verb(before, cues.SAYING):
        return False
    # «كتب مدبولي», but not «أعلن هدنة»
    form = words.words[index]
    return not is_verb(before, cues.SAYING_OF_THINGS) or (name_word(form) is NameWord.FAMILY and not is_ordinary(form))


def acts_before(words: Text, index: int) -> bool:
    """Whether a verb that people do stands before word ``index``: with two words that look like a name, it is one."""
    if not words.joins(index):
        return False
    before = words.words[index - 1]
    return is_verb(before, cues.ACTING) or (before.endswith(("ه", "ها")) and _is_deed(before))


@lru_cache(maxsize=MOST_WORDS)
def _is_deed(word: str) -> bool:
    """«يقوده», «سجله»: a verb with its object."""
    return any(word.endswith(end) and is_verb(word.removesuffix(end), cues.VERBS) for end in ("ه", "ها"))


def is_told_apart(words: Text, index: int) -> bool:
    """Whether «هو» or «هي» tells who it is, with a family name for the second word: «هي بسيمة الحقاوي»."""
    if not (words.joins(index) and words.words[index - 1] in _PRONOUNS):
        return False
    family = words.word(index + 1)
    unknown = family.startswith("ال") and zipf_of_folded(family) < _UNKNOWN
    return unknown or (name_word(family) is NameWord.FAMILY and not is_ordinary(family))


_PRONOUNS: Final = frozenset({"هو", "هي"})


def is_announced(previous: str) -> bool:
    """Whether a noun that stands before people's names is before a word: «بقيادة», «إخراج», «نجله»."""
    noun = previous.removeprefix("و")
    return noun in INTRODUCERS or noun in KIN or (noun in cues.BELONGING and noun not in cues.BELONGING_TO_THINGS)


def is_single(words: Text, index: int, previous: str, after_nisba: bool) -> bool:
    """Whether one word after a nisba («البرتغالي فيريرا»), a verb or a relative («ابنته جنى») is a name."""
    word = words.words[index]
    verb = previous.removeprefix("و")
    if is_well_known(word) and verb in cues.VERBS and verb not in cues.VERBS_OR_NOUNS and not verb.endswith("ت"):
        return True  # «أمر السوداني», «التقى شي»
    if is_place(words, index) or is_ordinary(word):
        return False
    kind = name_word(word)
    if verb in INTRODUCERS and kind is NameWord.FAMILY and zipf_of_folded(word) < COMMON and previous[0] != "و":
        return True  # «رجال مثل أوفقير»
    if previous.removeprefix("و") in KIN:
        return kind >= NameWord.FAMILY or (kind is NameWord.MAYBE and foreignness(word) > 0)
    if after_nisba and (index < 2 or not words.joins(index - 1) or not words.words[index - 2].startswith("ال")):
        return kind is NameWord.FAMILY or (kind is NameWord.MAYBE and foreignness(word) > FOREIGN)
    least = FOREIGN if verb in cues.SAYING or verb in cues.BELONGING else _VERY_FOREIGN
    return kind is NameWord.MAYBE and foreignness(word) > least and (verb in cues.VERBS or verb in cues.BELONGING)


def qualifies(form: str, previous: str) -> bool:
    """Whether a definite family name is the adjective of the word before it: «الموسم الترابي»."""
    return form.startswith("ال") and previous.startswith(("ال", "وال", "بال", "لل")) and previous not in HEADS


def is_clitic(word: str, reading: Reading) -> bool:
    """Whether a name with a clitic is read so, rather than as the word that is commoner than the name: «بفضل»."""
    common = reading.clitics != "و" and zipf_of_folded(word) > zipf_of_folded(reading.form)
    return plausible(word, reading) and not (common and zipf_of_folded(word) > COMMON)


def begins_later(words: Text, index: int, form: str) -> bool:
    """Whether an Arabic name begins with the next word and this one is no part of it."""
    unsure = name_word(form) is not NameWord.GIVEN and form not in OPENERS and foreignness(form) < 0
    return unsure and words.word(index + 1) in ARABIC_GIVEN_NAMES


def is_place(words: Text, index: int) -> bool:
    hit = gazetteer().at(words, index)
    return hit is not None and hit.entry.type is not Type.PERSON and not hit.entry.weak


def is_country(words: Text, index: int) -> bool:
    hit = gazetteer().at(words, index)
    return hit is not None and hit.entry.id.startswith("country:")


def will_act(words: Text, index: int) -> bool:
    """«كاتس يتوعد», «السوداني يتجه»: a sentence that begins with its subject, and its verb."""
    verb = words.word(index)
    return verb.startswith("ي") and verb in cues.VERBS


def behind_role(words: Text, index: int) -> int:
    """Where a name may begin after a role that ends before word ``index``: «رئيس الوزراء آنذاك …», «الوزير د. …»."""
    if index + 1 < len(words) and words.words[index] == "د" and "." in words.before(index + 1):
        return index + 1
    return index + (words.word(index) in THEN)


def is_behind_slash(words: Text, start: int) -> bool:
    """«الأستاذ/ محمد»."""
    return words.before(start).strip() == "/"
