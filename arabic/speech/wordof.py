"""On whose word: agencies, outlets, officials, statements and unnamed sources that a text names for what it says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from arabic.entities.gazetteer import gazetteer
from arabic.entities.text import Text
from arabic.lexicon import zipf_of_folded
from arabic.normalise import fold
from arabic.speech import sourcewords as lists
from arabic.speech.agencycopy import copied_below, dateline
from arabic.speech.media import may_begin
from arabic.speech.saying import TRANSMITTING, verb_of
from arabic.speech.sources import (
    Attribution,
    bare_noun,
    is_marked,
    made,
    medium_named,
    news_named,
    of_mention,
    official,
    statement,
    unnamed_source,
)
from arabic.wordlists import MOST_WORDS


def find_word_of(words: Text) -> list[Attribution]:
    """Sources in the order of the text, each place once."""
    found: dict[int, Attribution] = {}
    for copied in (dateline(words), copied_below(words)):
        if copied is not None:
            of_all = of_mention(words, *copied)
            found[of_all.start] = of_all
    end = 0
    for index in [index for index, word in enumerate(words.words) if word not in _IDLE]:
        word = words.words[index]
        if words.places[index][0] < end or _is_idle(word):
            continue
        source = _after_cue(words, index) if word in lists.CUES else _mentioned(words, index, word)
        if source is not None and not (source.type == "unnamed" and _is_repeated(source, found.values())):
            found.setdefault(source.start, source)
            end = max(end, source.end) if word not in lists.CUES else end
    return sorted(found.values(), key=lambda source: source.start)


# Words that no source begins with and nothing names one after: nearly all that a text has.
_IDLE: Final[set[str]] = set()
_BODY: Final = fold("هيئة")
_EVERYWHERE: Final = 6.0  # Zipf: «إن بي سي» needs «شبكة» before it, or every إن would be looked at


def _is_idle(word: str) -> bool:
    """Whether no source can begin with ``word``, clitics and all, and it is no cue («بحسب»). Remembered by word."""
    if word in lists.CUES:
        return False
    bare = bare_noun(word)
    if bare in lists.BEGINNINGS or bare == _BODY or word in lists.NEWS_NAMES or word == "ل":
        return False
    if may_begin(word) and zipf_of_folded(word) < _EVERYWHERE:
        return False
    if len(_IDLE) >= MOST_WORDS:
        _IDLE.clear()
    _IDLE.add(word)
    return True


def _is_repeated(source: Attribution, found: Iterable[Attribution]) -> bool:
    """«وأضاف المصدر», «وقال أحد المصادر»: a source named before."""
    word = next(
        (word for word in fold(source.surface).split() if word.startswith("ال") and word in lists.UNNAMED), None
    )
    if word is None:
        return False
    stem = "مص" if word in lists.SOURCES else word[2:5]
    return any(stem in fold(before.surface) for before in found if before.type == "unnamed")


def _after_cue(words: Text, index: int) -> Attribution | None:
    """The source that «بحسب», «وفق ما نقلته», «حسبما ذكر», «نقلا عن», «جاء في بيان» name."""
    word = words.words[index]
    at = index + 1
    if at >= len(words):
        return None
    if word in lists.FROM and words.words[at] != "عن":
        return None
    if word in lists.LEARNED or word in lists.CARRIED:
        return _learned(words, at, word in lists.LEARNED)
    if word in lists.SHOWED:
        return official(words, at) if bare_noun(words.words[at]) in lists.DATA else None
    if word in lists.MORE_VERBS:
        return statement(words, at + 1) if words.words[at] == "في" else None
    if word in lists.WHAT or words.words[at] == "ما":
        at += words.words[at] == "ما"
        if at >= len(words) or words.words[at] not in lists.PUBLISHED:
            return None
        at += 1
    while at < len(words) and words.words[at] in lists.SKIPPED:
        at += 1
    if at < len(words) and words.words[at] == "ل":
        at += 1
    if at >= len(words):
        return None
    weak = word.lstrip("وف") == "كما"
    if not weak and words.words[at] in lists.STATEMENT and not is_marked(words, at):
        return statement(words, at)
    return (
        medium_named(words, at)
        or unnamed_source(words, at)
        or (None if weak else statement(words, at) or official(words, at))
    )


def _learned(words: Text, at: int, surely: bool) -> Attribution | None:
    """«علمت صحراء ميديا أن», «وعلمت «المدن» من مصادر», «وأوردت ميديا 24 أن»: whoever has it is an outlet.

    surely: only outlets do so; else a definite noun may be something else («أوردت الدراسة أن»).
    """
    known = medium_named(words, at)
    if known is not None:
        return known
    last = at
    while last < at + 3 and last + 1 < len(words) and words.words[last + 1] not in ("من", "ان"):
        last += 1
    if words.words[last + 1 : last + 2] not in (["من"], ["ان"]) or words.words[at] in ("ان", "من"):
        return None
    head = words.words[at]
    if (
        not surely
        and not is_marked(words, at)
        and (head.startswith("ال") or head in lists.NOUNS or head in lists.SKIPPED)
    ):
        return None
    return made(words, at, last, 0, "outlet")


def _mentioned(words: Text, index: int, word: str) -> Attribution | None:
    """A medium or unnamed source at word ``index``, if the words around it say that something comes from it."""
    if word == "ل":
        return _told(words, index)
    source = news_named(words, index) if word in lists.NEWS_NAMES else medium_named(words, index, sure=False)
    first = index - 1 if word in lists.NEWS_NAMES else index
    if source is not None:
        return source if _is_published(words, first, _last_word(words, first, source)) else None
    source = unnamed_source(words, index)
    if source is not None and word == "المصدر" and ":" in words.before(index + 1):
        return None  # a line «المصدر: رويترز»
    if source is None or _has_name(words, source) or (_is_only_vague(source) and not _is_passed_on(words, index)):
        return None
    first = index
    while first and words.words[first - 1] in lists.COUNTS - {"من"} and words.joins(first):
        first -= 1
    return source if _is_quoted(words, first, _last_word(words, index, source)) else None


def _last_word(words: Text, first: int, source: Attribution) -> int:
    last = first
    while last + 1 < len(words) and words.places[last + 1][0] < source.end:
        last += 1
    return last


def _is_published(words: Text, first: int, last: int) -> bool:
    """Whether a medium from word ``first`` to ``last`` is somebody's who says, prints, broadcasts or is talked to."""
    text = words.words
    previous = text[first - 1] if first else ""
    before = first - 1
    while before >= 0 and first - before < 5 and (text[before] in lists.SKIPPED or text[before] in lists.REPORTERS):
        before -= 1
    if previous in lists.SOURCE_LINE and ":" in words.before(first):
        return True
    occasion = previous in lists.OCCASIONS or previous in lists.SOURCES  # «مصادر «النهار»»
    named_by = before >= 0 and (text[before] in lists.PUBLISHED or occasion)
    if named_by and previous not in lists.TO:
        return True
    near = text[max(0, first - lists.TALK_REACH) : first]
    told = previous in lists.TO or previous in lists.REPORTERS or text[first].startswith("ل")
    if told and not lists.TALKING.isdisjoint(near):
        return bare_noun(text[first]) not in lists.MEDIA_NOUNS  # «قال لوسائل الإعلام»: everybody's
    if (previous == "في" or text[first].startswith("ب")) and not lists.WROTE.isdisjoint(near):
        return True
    if not lists.INFORMED.isdisjoint(near) or (previous == "عن" and not lists.PASSING_ON.isdisjoint(near[-9:])):
        return True
    return _says_after(words, first, last)


def _says_after(words: Text, first: int, last: int) -> bool:
    """«رويترز: …», «صحيفة الغد قالت», «وكانت قناة الجزيرة قد ذكرت»."""
    at = last + 1
    if at >= len(words):
        return False
    if words.before(at).strip(" \"»”'") == ":":
        return not set("-–—/(").intersection(words.before(first))  # a dateline
    while at < len(words) and words.words[at] in ("قد", "ايضا", "سبق", "ان") and at < last + 3:
        at += 1
    if at >= len(words) or words.before(at).strip(" \"»”'()"):
        return False
    verb = verb_of(words.words[at])
    return words.words[at] in TRANSMITTING or (verb is not None and not verb.bound and not verb.participle)


def _is_quoted(words: Text, first: int, last: int) -> bool:
    """Whether an unnamed source from word ``first`` to ``last`` says something, or is said to have said it."""
    text = words.words
    before = first - 1
    while before >= 0 and first - before < 6:
        word = text[before]
        verb = verb_of(word)
        if verb is not None and not verb.participle:
            return True
        if word in TRANSMITTING or word in lists.FROM or word in lists.ACCORDING or word in lists.MORE_VERBS:
            return True
        told = word.startswith("ل") or word in lists.SKIPPED or words.before(before + 1).strip() in ('"', "»", "”")
        if not told and first - before > 1 and word not in ("من",):
            break
        if not told and word not in ("عن", "من"):
            break
        before -= 1
    if text[first - 1 : first] in (["عن"], ["من"], ["الي"]):
        return not lists.NAMING.isdisjoint(text[max(0, first - 10) : first])
    return _says_after(words, first, last)


def _is_only_vague(source: Attribution) -> bool:
    return fold(source.surface) in lists.VAGUE


def _is_passed_on(words: Text, index: int) -> bool:
    """«ونقلت بلومبرغ عن مندوبين»: whoever it is passed on from is a source, vague as he is."""
    text = words.words
    return text[index - 1 : index] == ["عن"] and not lists.PASSING_ON.isdisjoint(text[max(0, index - 10) : index])


def _has_name(words: Text, source: Attribution) -> bool:
    """«شاهد يدعى …»: he has a name."""
    after = words.text[source.end : source.end + 12].split()
    return bool(after) and fold(after[0]) in lists.NAMED


def _told(words: Text, index: int) -> Attribution | None:
    """«قال لـ«شفق نيوز»»: a name in quotation marks that somebody speaks to is an outlet's, known or not."""
    at = index + 1
    if at >= len(words):
        return None
    known = medium_named(words, at)
    near = not lists.TALKING.isdisjoint(words.words[max(0, index - lists.TALK_REACH) : index])
    if not near or known is not None:
        return known if near else None
    if words.before(at).strip(" ـ") not in lists.MARKS or gazetteer().at(words, at) is not None:
        return None
    last = at
    while last < at + 2 and words.joins(last + 1):
        last += 1
    return made(words, at, last, 0, "outlet") if words.before(last + 1).strip()[:1] in ("»", '"', "”", "“") else None
