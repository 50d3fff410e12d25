"""Who said what: direct speech in quotation marks, reported speech after أن, and titles of the form «X: …»."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, Literal

from arabic.entities.text import Text
from arabic.normalise import fold
from arabic.quotemarks import quoted_spans
from arabic.saying import SAYING_OF, VERBS, Verb, verb_of
from arabic.speakers import Speaker, Speakers
from arabic.tokens import Token, sentences, tokens

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class QuoteFound:
    """Speech in a text: ``text == source[start:end]``, without quotation marks. verb: lemma, folded."""

    kind: Literal["direct", "reported", "title"]
    text: str
    start: int
    end: int
    speaker: Speaker | None
    verb: str | None = None
    stance: str | None = None


@dataclass(frozen=True, slots=True)
class _Clause:
    """A verb of saying: itself, the characters of its subject, where speech begins, and how it is introduced."""

    verb: Verb
    start: int
    subject: Span
    speech: int
    by: Literal["that", "colon", "mark"]


_THAT: Final = frozenset(
    fold(
        "أن إن بأن أنه أنها أنهم أنهما أنني أننا إنه إنها إنهم إنهما إنني إننا بأنه بأنها بأنهم بأننا بأنني أني إني"
    ).split()
)
# Words between a verb and its أن, subject and circumstances: «قال وزير الخارجية الأمريكي … في مؤتمر صحفي اليوم إن».
_MOST_BETWEEN: Final = 30
# A quotation of fewer words that nothing introduces is a name, a title of a work, or irony.
_LEAST_WORDS: Final = 4
_LEAST_REPORTED: Final = 2
_TITLE: Final = re.compile(r"\s*([^:]{2,70}?)\s*:\s+(?=\S)")
_TITLE_WORDS: Final = 8
_LABELS: Final = frozenset(
    fold(
        "عاجل فيديو بالفيديو صور بالصور تقرير خاص رأي شاهد تحليل حصري متابعة مباشر حوار تحديث دراسة استطلاع انفوجراف"
        " إنفوغراف محدث بث خبر تفاصيل"
    ).split()
)
_TRIM: Final = " \t\n\"'«»“”.،,؛;:-–…"
_BLANK: Final = " \t\n.،,؛"
_OTHER: Final = {"«": "»", "»": "«", "“": "”", "”": "“", '"': '"'}
# What stands at the end of reported speech and is not part of it: «… وفق ما نقلته تاس», «، بحسب البيان».
_TAIL: Final = re.compile(r"[\s،,–-]+(?:وفق|وفقا|وفقًا|بحسب|حسب|حسبما|طبقا|نقلا)\s[^،,]*$")
_AFTER: Final = re.compile(r"[\s\"'»”.،,–-]*(?:(?:حسبما|كما|هكذا|بحسب|وفق|وفقا|حسب|على حد|بحسب ما|وفق ما|على حد)\s+)?")
_ACCORDING: Final = re.compile(
    r"[\s\"'»”.،,–-]*(?:بحسب|وفق|وفقا ل|وفقًا ل|حسب|على حد قول|على حد تعبير|على لسان|نقلا عن)\s*(?!ما\s)"
)
_NEAR: Final = 14  # characters between an introduction and the mark that opens: «أن هناك "…"» is a quotation too


def find_quotes(text: Text, speakers: Speakers) -> list[QuoteFound]:
    """Direct and reported speech of ``text``, in order. Who is not named again is the one who spoke last."""
    body = text.text
    marks = quoted_spans(body)
    words = [Token(word, start, end) for word, (start, end) in zip(text.words, text.places, strict=True)]
    at = 0
    found: list[QuoteFound] = []
    for start, end in _sentences(body, marks):
        first = at
        while at < len(words) and words[at].start < end:
            at += 1
        if any(_speaks(word.surface) for word in words[first:at]) or any(start <= a < end for a, _ in marks):
            inside = [mark for mark in marks if start <= mark[0] and mark[1] <= end + 1]
            found += _of_sentence(body, (start, end), words[first:at], inside, speakers)
    return found


def title_quote(title: str, who: Callable[[str], Speaker | None]) -> QuoteFound | None:
    """«الكرملين: الناتو لم يستجب» → what the Kremlin said. None for labels («بالفيديو: …») and other colons.

    who: the speaker that the words before the colon name, or None if they name nobody.
    """
    match = _TITLE.match(title)
    if match is None:
        return None
    words = fold(match[1]).split()
    if not words or len(words) > _TITLE_WORDS or words[0] in _LABELS:
        return None
    speaker = who(match[1])
    start, end = _trimmed(title, match.end(), len(title))
    if speaker is None or len(title[start:end].split()) < 2:
        return None
    verb = next((verb for word in words if (verb := verb_of(word)) is not None), None)
    return QuoteFound("title", title[start:end], start, end, speaker, verb and verb.lemma, verb and verb.stance)


def _sentences(body: str, marks: list[Span]) -> list[Span]:
    """Sentences; one that ends within quotation marks goes on to where they close."""
    joined: list[Span] = []
    for start, end in sentences(body):
        if joined and any(a < joined[-1][1] <= b and start < b for a, b in marks):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _speaks(word: str) -> bool:
    return word in VERBS or word[1:] in VERBS or word in SAYING_OF


def _of_sentence(
    body: str, sentence: Span, words: list[Token], marks: list[Span], speakers: Speakers
) -> list[QuoteFound]:
    start, end = sentence
    clauses = _clauses(body, words, marks)
    found: list[QuoteFound] = []
    for clause, following in pairwise([*clauses, None]):
        if clause is None:
            continue
        speaker = speakers.of_clause(clause.verb, clause.subject, start, clause.start)
        stop = following.start if following is not None else end
        mark = next((m for m in marks if clause.speech - 1 <= m[0] < min(stop, clause.speech + _NEAR)), None)
        if mark is not None and (clause.by != "that" or _count(body, *mark) >= _LEAST_WORDS):
            found.append(_quote("direct", body, mark, speaker, clause.verb))
        elif clause.by != "mark" and speaker is not None:
            span = _without_tail(body, clause.speech, stop)
            if _count(body, *span) >= _LEAST_REPORTED:
                found.append(_quote("reported", body, span, speaker, clause.verb))
    for mark in marks:
        if (
            not any(quote.start < mark[1] and mark[0] < quote.end for quote in found)
            and _count(body, *mark) >= _LEAST_WORDS
        ):
            after = _attributed_after(body, mark, end, speakers)
            if after is not None:
                found.append(after)
            elif not clauses and mark[0] - start <= 2 and (last := speakers.last()) is not None:
                found.append(_quote("direct", body, mark, last, None))
    return sorted(found, key=lambda quote: quote.start)


def _clauses(body: str, words: list[Token], marks: list[Span]) -> list[_Clause]:
    clauses: list[_Clause] = []
    index = 0
    while index < len(words):
        at = words[index].start
        if words[index].surface in SAYING_OF:
            clause, following = _clause(body, words, index, VERBS["قال"], marks)
            source = next(
                (w for w in reversed(words[max(0, index - _MOST_BETWEEN) : index]) if w.surface == "عن"), None
            )
            if clause is not None and source is not None:
                clauses.append(replace(clause, subject=(source.end, at)))
            index = following
            continue
        verb = verb_of(words[index].surface)
        if verb is None or any(a <= at < b and _count(body, a, b) >= _LEAST_WORDS for a, b in marks):
            index += 1
            continue
        clause, index = _clause(body, words, index, verb, marks)
        if clause is not None:
            clauses.append(clause)
    return clauses


def _clause(body: str, words: list[Token], index: int, verb: Verb, marks: list[Span]) -> tuple[_Clause | None, int]:
    """The clause of the verb at ``index``, if something said follows it; and where to look for the next."""
    begin, last = words[index].start, words[index].end
    for at in range(index + 1, min(len(words), index + _MOST_BETWEEN)):
        word = words[at]
        gap = body[last : word.start]
        opened = next((m for m in marks if last <= m[0] <= word.start), None)
        if opened is not None and (":" in gap or at == index + 1 or _count(body, *opened) > _LEAST_WORDS):
            return _Clause(verb, begin, (words[index].end, last), opened[0], "colon" if ":" in gap else "mark"), at
        if ":" in gap:
            return _Clause(verb, begin, (words[index].end, last), word.start, "colon"), at
        if word.surface in _THAT:
            subject_end = last if words[at - 1].surface not in ("الي", "علي", "عن", "من") else words[at - 1].start
            return _Clause(
                verb, begin, (words[index].end, max(words[index].end, subject_end)), word.end, "that"
            ), at + 1
        following = verb_of(word.surface)
        if following is not None and not (following.participle and at == index + 1):
            return None, at
        last = word.end
    return None, index + 1


def _attributed_after(body: str, mark: Span, end: int, speakers: Speakers) -> QuoteFound | None:
    """«…»، قال بيسكوف; «…»، بحسب الوزير."""
    stop = min(end, mark[1] + 160)
    according = _ACCORDING.match(body, mark[1], stop)
    if according is not None:
        speaker = speakers.after_speech(according.end(), stop)
        if speaker is not None:
            return _quote("direct", body, mark, speaker, None)
    lead = _AFTER.match(body, mark[1], stop)
    begin = lead.end() if lead else mark[1]
    word = next(iter(tokens(body[begin:stop])), None)
    verb = verb_of(fold(word.surface)) if word else None
    if word is None or verb is None or verb.participle:
        return None
    speaker = speakers.after_speech(begin + word.end, stop)
    return None if speaker is None else _quote("direct", body, mark, speaker, verb)


def _quote(
    kind: Literal["direct", "reported"], body: str, span: Span, speaker: Speaker | None, verb: Verb | None
) -> QuoteFound:
    start, end = _trimmed(body, *span) if kind == "reported" else span
    return QuoteFound(kind, body[start:end], start, end, speaker, verb and verb.lemma, verb and verb.stance)


def _without_tail(body: str, start: int, end: int) -> Span:
    start, end = _trimmed(body, start, end)
    tail = _TAIL.search(body, start, end)
    return _trimmed(body, start, tail.start() if tail else end)


def _trimmed(body: str, start: int, end: int) -> Span:
    """The span without blanks and marks at its ends; a quotation mark stays where its other half is inside."""
    while (
        start < end and body[start] in _TRIM and not _has_other(body[start], body[start + 1 : end].rstrip(_BLANK)[:-1])
    ):
        start += 1
    while end > start and body[end - 1] in _TRIM and not _has_other(body[end - 1], body[start + 1 : end - 1]):
        end -= 1
    return start, end


def _has_other(mark: str, text: str) -> bool:
    return mark in _OTHER and _OTHER[mark] in text


def _count(body: str, start: int, end: int) -> int:
    return len(body[start:end].split())
