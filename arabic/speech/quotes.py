"""Who said what: direct speech in quotation marks, reported speech after أن, and titles of the form «X: …»."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import Final, Literal, NamedTuple

from arabic.entities.text import Text
from arabic.normalise import fold
from arabic.speech.clauses import Clause, Clauses, Span
from arabic.speech.phrases import Speaker
from arabic.speech.quotemarks import quoted_spans
from arabic.speech.saying import VERBS, Verb, verb_of
from arabic.speech.speakers import Speakers
from arabic.speech.speakerwords import HUMAN, TURNS
from arabic.wordlists import folded


class QuoteFound(NamedTuple):
    """Speech in a text: ``text == source[start:end]``, without quotation marks. verb: lemma, folded."""

    kind: Literal["direct", "reported", "title"]
    text: str
    start: int
    end: int
    speaker: Speaker | None
    verb: str | None = None
    stance: str | None = None


# A quotation of fewer words that nothing introduces is a name, a title of a work, or irony.
_LEAST_WORDS: Final = 4
_LEAST_REPORTED: Final = 2
_TITLE: Final = re.compile(r"\s*([^:]{2,70}?)\s*:\s+(?=\S)")
_TITLE_WORDS: Final = 12
_LABELS: Final = frozenset(
    fold(
        "عاجل فيديو بالفيديو صور بالصور تقرير خاص رأي شاهد تحليل حصري متابعة مباشر حوار تحديث دراسة استطلاع انفوجراف"
        " إنفوغراف محدث بث خبر تفاصيل"
    ).split()
)
_TRIM: Final = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652 \t\n\"'«»“”.،,؛;:-–…(["
_BLANK: Final = " \t\n.،,؛"
_OTHER: Final = {"«": "»", "»": "«", "“": "”", "”": "“", '"': '"'}
# What stands at the end of reported speech and is not part of it: «… وفق ما نقلته تاس», «، بحسب البيان», «، فيما …».
_TAIL: Final = re.compile(
    r"[\s،,–-]+(?:(?:وفق|وفقا|وفقًا|بحسب|حسب|حسبما|طبقا|نقلا|على حد)\s[^،,]*|فيما|بينما|كما|حيث|في حين|لكن|ولكن"
    r"|لكنه|لكنها|إذ|في المقابل|غير أن|إلا أن|و)$"
)
_TAIL_LENGTH: Final = 70  # characters
_ACCORDING: Final = folded("بحسب وفق وفقا حسب على نقلا طبقا")
_WHAT: Final = folded("ما حسبما كما هكذا حد مثلما حسب بحسب وفق")
_NAMING: Final = folded("قول تعبير لسان وصف عن تصريح رأي حد")
_HIS: Final = folded("قوله قولها قولهم تعبيره تعبيرها تعبيرهم وصفه وصفها رأيه زعمه زعمها")
_THUS: Final = folded("هكذا بهذه بهذا")
_ASSERTING: Final = folded("لن لم لا نحن ليس ليست ما سوف على")
_NEAR: Final = 14  # characters between an introduction and the mark that opens: «أن هناك "…"» is a quotation too


def find_quotes(words: Text, speakers: Speakers) -> list[QuoteFound]:
    """Direct and reported speech of ``words``, in order. Who is not named again is the one who spoke last."""
    marks = quoted_spans(words.text)
    clauses = Clauses(words, marks)
    found: list[QuoteFound] = []
    begins = [start for start, _ in marks]
    for first, last in clauses.sentences(marks):
        start = words.places[first][0]
        end = words.places[last][0] if last < len(words) else len(words.text)
        inside = marks[bisect_left(begins, start - 2) : bisect_left(begins, end)] if marks else []
        of_sentence = list(_outside_speech(words, clauses.of_words(first, last)))
        if of_sentence or inside or clauses.colon_after(first, min(last, first + _TITLE_WORDS)):
            found += _Sentence(words, clauses, speakers, (start, end), (first, last)).quotes(of_sentence, inside)
    return found


def _outside_speech(words: Text, clauses: Iterable[Clause]) -> Iterator[Clause]:
    """Clauses without those verbs that are a part of what somebody said («قال إن السكان رحبوا به»)."""
    told = False
    for clause in clauses:
        if clause.speech is not None:
            told = True
        elif told and not _turns(words, clause.first):
            continue
        yield clause


def _turns(words: Text, index: int) -> bool:
    """Whether the verb at ``index`` begins anew, after a comma or «، لكن …», and belongs to nobody's speech."""
    if not words.joins(index):
        return True
    while words.joins(index) and words.words[index] not in TURNS:
        index -= 1
    return words.words[index] in TURNS


class _Sentence:
    """One sentence: characters and words that it spans, and what may have been said in it."""

    def __init__(self, words: Text, clauses: Clauses, speakers: Speakers, chars: Span, span: Span) -> None:
        self._words, self._clauses, self._speakers = words, clauses, speakers
        self._body, self._chars, self._span = words.text, chars, span

    def quotes(self, clauses: list[Clause], marks: list[Span]) -> list[QuoteFound]:
        """Speech that the clauses introduce, then quotations that somebody is named for afterwards."""
        found: list[QuoteFound] = []
        taken: list[Span] = []
        headline = self._headline(clauses)
        if headline is not None:
            found.append(headline)
            taken.append((headline.start, headline.end))
        stops = [self._words.places[clause.first][0] for clause in clauses[1:]]
        for clause, stop in zip(clauses, [*stops, self._chars[1]], strict=False):
            after = self._attributed(clause, marks, taken) if marks else None
            if after is not None:
                found.append(after)
                if clause.by is None:
                    continue
            speaker = self._speakers.of_clause(clause, self._span[0]) if after is None else after.speaker
            if clause.speech is None:
                continue
            mark = self._mark(clause, marks, stop) if marks else None
            if mark is not None and (clause.by != "that" or self._is_all(clause.speech, mark)):
                found.append(self._quote("direct", mark, speaker, clause.verb))
                taken.append(mark)
            elif clause.by != "mark" and speaker is not None:
                span = self._without_tail(clause.speech, stop)
                if self._count(span) >= _LEAST_REPORTED:
                    found.append(self._quote("reported", span, speaker, clause.verb))
                    taken.append(span)
        for mark in marks:
            if not any(a < mark[1] and mark[0] < b for a, b in taken) and self._count(mark) >= _LEAST_WORDS:
                speaker = self._according(mark)
                if speaker is None and not clauses and mark[0] - self._chars[0] <= 2:
                    speaker = self._speakers.last()
                if speaker is not None:
                    found.append(self._quote("direct", mark, speaker, None))
        return found if len(found) < 2 else sorted(found, key=lambda quote: quote.start)

    def _headline(self, clauses: list[Clause]) -> QuoteFound | None:
        """«بيسكوف: لن نتراجع»: a sentence that begins with who speaks and a colon."""
        first, last = self._span
        colon = self._clauses.colon_after(first, min(last, first + _TITLE_WORDS))
        if colon is None or colon == first or (clauses and clauses[0].first < colon):
            return None
        speaker = self._speakers.heading(first, colon)
        start, end = _trimmed(self._body, self._words.places[colon][0], self._chars[1])
        if speaker is None or self._count((start, end)) < _LEAST_REPORTED:
            return None
        return QuoteFound("title", self._body[start:end], start, end, speaker)

    def _mark(self, clause: Clause, marks: list[Span], stop: int) -> Span | None:
        speech = clause.speech or 0
        return next((m for m in marks if speech - 1 <= m[0] < min(stop, speech + _NEAR)), None)

    def _is_all(self, speech: int, mark: Span) -> bool:
        """Whether what is quoted after أن is quoted whole: «أن "الوضع مستقر"», but not «أن المدينة "آمنة"»."""
        return self._count(mark) >= _LEAST_WORDS and self._count((speech, mark[0])) == 0

    def _attributed(self, clause: Clause, marks: list[Span], taken: list[Span]) -> QuoteFound | None:
        """«…»، قال بيسكوف: the verb right after a quotation that nothing has introduced."""
        if clause.verb.participle or clause.verb.bound or clause.of:
            return None
        first = clause.first
        while first > self._span[0] and self._words.words[first - 1] in _WHAT:
            first -= 1
        end = self._words.places[first - 1][1] if first else 0
        mark = next((m for m in marks if end <= m[1] <= self._words.places[first][0]), None)
        if mark is None or mark in taken or self._count(mark) < _LEAST_WORDS:
            return None
        speaker = self._speakers.after_speech(*clause.subject, clause.verb)
        if speaker is None:
            return None
        taken.append(mark)
        return self._quote("direct", mark, speaker, clause.verb)

    def _according(self, mark: Span) -> Speaker | None:
        """«…»، بحسب الوزير; «…»، على حد تعبيره; وبحسب الوزير فإن …«…»."""
        words, last = self._words.words, self._span[1]
        at = bisect_left(self._clauses.starts, mark[1])
        if words[at : at + 1] and words[at] in _THUS:  # «…». هكذا تحدث بيسكوف
            verb = next((i for i in range(at + 1, min(at + 4, len(words))) if words[i] in VERBS), at + 1)
            return self._speakers.after_speech(verb + 1, min(verb + 12, len(words)), None)
        opening = self._span[0]
        if words[opening].removeprefix("و") in _ACCORDING and words[opening + 1 : opening + 2] != ["ما"]:
            return self._speakers.after_speech(opening + 1, bisect_left(self._clauses.starts, mark[0]), None)
        if at >= last or words[at] not in _ACCORDING:
            return None
        at += 1
        while at < last and words[at] in _NAMING:
            at += 1
        if at < last and words[at] in _HIS:
            return self._speakers.last()
        return self._speakers.after_speech(at, last, None)

    def _quote(
        self, kind: Literal["direct", "reported"], span: Span, speaker: Speaker | None, verb: Verb | None
    ) -> QuoteFound:
        start, end = _trimmed(self._body, *span) if kind == "reported" else _stripped(self._body, *span)
        return QuoteFound(kind, self._body[start:end], start, end, speaker, verb and verb.lemma, verb and verb.stance)

    def _without_tail(self, start: int, end: int) -> Span:
        start, end = _trimmed(self._body, start, end)
        tail = _TAIL.search(self._body, max(start, end - _TAIL_LENGTH), end)
        return _trimmed(self._body, start, tail.start() if tail else end)

    def _count(self, span: Span) -> int:
        return bisect_left(self._clauses.starts, span[1]) - bisect_left(self._clauses.starts, span[0])


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
    if speaker is None and words[0] in HUMAN:  # «مصدر أمني: …», «وزير الخارجية: …»
        speaker = Speaker(match[1])
    start, end = _trimmed(title, match.end(), len(title))
    said = fold(title[start:end]).split()
    if speaker is None or len(said) < _LEAST_REPORTED:
        return None
    if speaker.type == "place" and not (
        said[0] in _ASSERTING or title[match.end()] in _OTHER or said[0].startswith("سن")
    ):
        return None  # «المكسيك: اعتقال زعيم عصابة»
    verb = next((verb for word in words if (verb := verb_of(word)) is not None), None)
    return QuoteFound("title", title[start:end], start, end, speaker, verb and verb.lemma, verb and verb.stance)


def _trimmed(body: str, start: int, end: int) -> Span:
    """The span without blanks and marks at its ends; a quotation mark stays where its other half is inside."""
    while (
        start < end and body[start] in _TRIM and not _has_other(body[start], body[start + 1 : end].rstrip(_BLANK)[:-1])
    ):
        start += 1
    while end > start and body[end - 1] in _TRIM and not _has_other(body[end - 1], body[start + 1 : end - 1]):
        end -= 1
    return start, end


def _stripped(body: str, start: int, end: int) -> Span:
    """The span without blanks at its ends («" … "»)."""
    text = body[start:end]
    return start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())


def _has_other(mark: str, text: str) -> bool:
    return mark in _OTHER and _OTHER[mark] in text
