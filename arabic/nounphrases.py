"""Noun phrases of a text: «وقف إطلاق النار», «الضمانات الأمنية», «وزارة الخارجية الروسية», «حادث سير».

A phrase is a chain of nouns, of which the last has the article, is a name or stands bare, and adjectives that agree. A
noun is what the frequency lexicon has with the article: verbs are none. What has a pronoun after it is in no phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache, lru_cache
from typing import Final, NamedTuple

from arabic import cues
from arabic.clitics import ARTICLE, segment
from arabic.dates.lexicon import ANCHORS
from arabic.dates.words import CARDINALS
from arabic.entities.gazetteer import gazetteer
from arabic.entities.text import Text
from arabic.lexicon import zipf_of_folded, zipf_of_spelling
from arabic.normalise import fold
from arabic.speech.saying import verb_of
from arabic.wordlists import MOST_WORDS, folded

# Above this stand words of any text: particles, pronouns, «كان».
_FUNCTION_ZIPF: Final = 6.0
# With the article, a noun is at least so frequent; below are misspellings.
_LISTED: Final = 2.5
_LEAST_LETTERS: Final = 3
# A word of so many letters may be a noun or a verb: «رفع».
_VERB_LETTERS: Final = 3
_FUTURE: Final = "س"
_BEFORE_VERBS: Final = folded("ثم قد لقد الذي التي أنه أنها أنهم إنه إنها إنهم بأنه بأنها")
_CLAUSE_ENDS: Final = frozenset(".:!?|,")
# Heads that only count or place what follows them, and words that point to other words.
_EMPTY: Final = (
    "عدد نسبة جزء عدة بعض معظم أغلب غالبية مجموعة سلسلة جملة بقية كافة مقابل رهن متن حساب أيدي يد اثنا اثني عشر "
    "ختام سمو معالي مختلف مجمل إطار سبيل ضوء ظل جانب حال حالة حين وقت قبيل أعقاب خلال بشأن حول وفق بحسب ضمن نحو "
    "أثناء غضون صدد شأن نفس ذات كل جميع أي غير عدم أكثر أقل أول ثاني الأول الثاني الثالث الرابع الخامس السادس "
    "السابع الثامن التاسع العاشر الأولى الثانية الثالثة الرابعة الماضي الماضية المقبل المقبلة القادم القادمة "
    "الجاري الحالي الحالية الأخير الأخيرة سابق السابق السابقة لاحق أيضا كذلك حيث الذي التي الذين اللذين هذا هذه "
    "ذلك تلك هناك هنا مثل أمام لدى إثر عقب عند عبر حتى منذ بينما لكن إلا سوى فقط قد لقد سوف ليس تم يتم سيتم رغم "
    "بسبب جراء وسط أن إن مساء صباح فجر ظهر ليل مطلع بداية منتصف نهاية أواخر أوائل الصحفي صحفي صحفية تصريحات تصريح "
    "بيان مؤتمر حسب نقل الآن مجددا باسم على رأس أحد إحدى بينهم بينها منهم منها حوالي زهاء قرابة مئة مائة مئات ألف "
    "آلاف عشرات مليون مليونين ملايين مليار مليارات مليارين دولار ريال جنيه درهم دينار خارج داخل شمال جنوب شرق غرب "
    "شمالي جنوبي شرقي غربي فوق تحت ضد قرب بعد قبل بين دون عن من إلى مع في يورو ليرة طن برميل متر كيلومتر كيلومترا "
    "بالمئة بالمائة المئة المائة شخص شخصا أشخاص آخرين آخرون برسم خلفية "
)
_GENERAL: Final = fold("العام")  # «الرأي العام» too, not only the year
# How adjectives that are no nisba look: فاعل, فعيل, مفعول and other participles, أفعل; with ة or without.
_ADJECTIVE: Final = re.compile(r"\w*يه?|\wا\w\w?ه?|\w\wي\wه?|م\w{3,5}|ا\w\w\w|\w\w\wاء")

_FEMININE: Final = folded("عليا دنيا كبرى صغرى عظمى وسطى أولى")


class Kind:
    """What a word is in a noun phrase: a letter, small where the word does not stand together with the one before."""

    BREAK: Final = "B"  # a particle, number or time: a phrase ends before it
    OPEN: Final = "O"  # a verb, a name, a noun with a pronoun: what a noun before it may belong to
    NOUN: Final = "N"
    NISBA: Final = "I"  # without article: «أمنية», also a noun such as «قضية»
    DEFINITE: Final = "D"


# A chain of nouns up to a definite one, a name, or its end; then adjectives. Of two words at the least.
_PHRASE: Final = re.compile(r"(?P<core>[NnIi](?:N*(?:D|(?=O))|N+|(?=I))|[Dd](?=D))(?P<adjectives>(?<=[Dd])D*|I*)")
_NOUNS: Final = "NnIiDd"


class Word(NamedTuple):
    """A word after its clitics.

    offset: letters left out before it. form: folded; key: that without the article. kind: as the next word of a phrase;
    apart: as the first, which it always is after a clitic.
    """

    offset: int
    form: str
    key: str
    kind: str
    apart: str


class Phrase(NamedTuple):
    """Words ``first`` to ``last``; ``core`` is the last of the chain of nouns, behind it stand adjectives."""

    first: int
    core: int
    last: int
    keys: tuple[str, ...]


class Nouns:
    """The nouns of a text, and the phrases that they make.

    Attributes:
        keys: of each word, without clitics and article.
        kinds: a letter each, see :class:`Kind`.
    """

    def __init__(self, words: Text, people: Set[str] = frozenset(), *, prose: bool = True) -> None:
        """people: folded words of people's names, which belong to no phrase. prose: a headline may begin with a noun
        that prose would begin with as a verb."""
        read = list(map(word_of, words.words))
        self.words: Final = words
        self._prose: Final = prose
        self.keys: Final = [word.key for word in read]
        together = words.follow(0, len(read))  # empty where a word does not stand together with the one before
        self.kinds: Final = "".join(
            [
                Kind.BREAK if word.form in people else word.kind if joins else word.apart
                for word, joins in zip(read, together, strict=True)
            ]
        )

    def single(self) -> list[str]:
        """The keys of all nouns and adjectives."""
        return [key for key, kind in zip(self.keys, self.kinds, strict=True) if kind in _NOUNS]

    def definite(self, key: str) -> int | None:
        """The first word of that key that has the article."""
        places = (at for at, kind in enumerate(self.kinds) if self.keys[at] == key and kind in "Dd")
        return next(places, None)

    def phrases(self) -> Iterator[Phrase]:
        """The longest noun phrases of two words and more, in order and without overlap.

        Any part that holds the core is one as well.
        """
        keys, kinds, end = self.keys, self.kinds, 0
        while (match := _PHRASE.search(kinds, end)) is not None:
            first, core = match.start(), match.end("core") - 1
            end = core + 1
            while end < match.end() and (kinds[end] == Kind.NISBA or _agrees(keys[core], keys[end])):
                end += 1
            if kinds[end - 1] in "Nn" and kinds[end : end + 1] == Kind.OPEN:
                if not _is_name(self.words, end):
                    continue  # what the last noun belongs to cannot be told: «أعضاء مجلس قيادته»
                core, end = end, end + 1
            if first < core and len(keys[first]) == _VERB_LETTERS and self._is_verb(first):
                first += 1
            if end - first > 1:
                yield Phrase(first, core, end - 1, tuple(keys[first:end]))

    def _is_verb(self, first: int) -> bool:
        """Whether a word of three letters that begins a phrase is rather the verb before it.

        It is before a title («رفع رئيس المجلس»), after «ثم» and the like, and before what is definite where a clause
        begins: «غيب الموت», «. ورفع الجيش», but not «إلى رفع الحظر».
        """
        if self.keys[first + 1] in cues.TITLES or (first and self.words.words[first - 1] in _BEFORE_VERBS):
            return True
        opens = self._prose if not first else not _CLAUSE_ENDS.isdisjoint(self.words.before(first))
        return opens and self.kinds[first + 1] == Kind.DEFINITE


def _agrees(noun: str, adjective: str) -> bool:
    """Whether a definite word after a definite noun is its adjective, rather than the object of the verb before."""
    if adjective in _FEMININE:
        return True
    if not _ADJECTIVE.fullmatch(adjective) or adjective in cues.TITLES:
        return False
    return adjective.endswith("ه") or not noun.endswith(("ه", "ات"))


def _is_name(words: Text, index: int) -> bool:
    hit = gazetteer().at(words, index)
    return hit is not None and hit.last == index and hit.entry.type != "person"


@lru_cache(maxsize=MOST_WORDS)
def word_of(word: str) -> Word:
    """What a folded word of a text is, without its sentence."""
    if _is_break(word):
        return Word(0, word, word, Kind.BREAK, Kind.BREAK.lower())
    split = segment(_with_teh_marbuta(word))
    offset, form = len(split.proclitics), split.stem
    definite = form.startswith(ARTICLE) and len(form) > _LEAST_LETTERS + 1 and bool(zipf_of_folded(form[2:]))
    kind = Kind.OPEN if split.enclitics or _FUTURE in split.proclitics else _kind(form, definite=definite)
    return Word(offset, form, form[2:] if definite else form, kind.lower() if offset else kind, kind.lower())


def _with_teh_marbuta(word: str) -> str:
    """``word`` with a final ه as ة where that is the commoner spelling, so that it is taken for no pronoun."""
    spelt = word[:-1] + "ة"
    return spelt if word.endswith("ه") and zipf_of_spelling(spelt) > zipf_of_spelling(word) else word


def _is_break(form: str) -> bool:
    return (
        len(form) < _LEAST_LETTERS
        or not form.isalpha()
        or form in _breaks()
        or (form in ANCHORS and form != _GENERAL)
        or form in cues.PARTICLES
        or (zipf_of_folded(form) >= _FUNCTION_ZIPF and form != _GENERAL)
    )


def _kind(form: str, *, definite: bool) -> str:
    if form == _GENERAL:
        return Kind.DEFINITE
    if _is_break(form):
        return Kind.BREAK
    if form in cues.VERBS or verb_of(form) is not None:
        return Kind.NOUN if form in cues.VERBS_OR_NOUNS else Kind.OPEN
    if definite:
        return Kind.DEFINITE
    if zipf_of_folded(ARTICLE + form) < _LISTED:
        return Kind.OPEN
    return Kind.NISBA if form.endswith(("ي", "يه")) else Kind.NOUN


@cache
def _breaks() -> frozenset[str]:
    numbers = fold(" ".join(CARDINALS.values())).split()
    return frozenset((*fold(_EMPTY).split(), *numbers, *(ARTICLE + number for number in numbers)))
