"""Clauses of saying: a verb, where its subject may stand, and where what was said begins."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from arabic.entities.text import Text
from arabic.speech.saying import CONTINUING, DENYING, DOUBTFUL, SAYING_OF, TRANSMITTING, VERBS, WANTING, Verb
from arabic.wordlists import folded
from arabic.words import LINE_BREAK

Span = tuple[int, int]


class Clause(NamedTuple):
    """A verb of saying. first: its word; subject: the words after it up to what introduces the speech.

    speech: the character where it begins, None where nothing is introduced («أدان الوزير الهجوم»).
    of: the subject stands after عن («نقلت تاس عن بيسكوف قوله إن»).
    """

    verb: Verb
    first: int
    subject: Span
    speech: int | None = None
    by: Literal["that", "colon", "mark"] | None = None
    of: bool = False


THAT: Final = folded("أن أنه أنها أنهم أنهما أنني أننا أنهن إني بأن بأنه بأنها بأنهم بأنهما بأننا بأنني")
# Words between a verb and its أن, subject and circumstances: «قال وزير الخارجية الأمريكي … في مؤتمر صحفي اليوم إن».
_MOST_BETWEEN: Final = 40
# أن after these belongs to them: «استقال بعد أن», «خطة يمكن أن», «رغم أن».
_OWN_THAT: Final = folded("""
بعد قبل منذ دون بدون قبيل رغم الرغم حتى عند غير إلا مع كما ذلك حيث خصوصا خاصة لاسيما سيما بد يجب يمكن ينبغي يفترض
المقرر المتوقع المنتظر المرجح المحتمل المفترض الممكن المستبعد الضروري شأنه شأنها سوى لولا بشرط شريطة مقابل يريد تريد
يريدون يستطيع تستطيع يحاول يكاد تكاد عسى لعل سبق لمجرد بمجرد حين وقت لدرجة بحجة بدعوى بذريعة باعتبار أساس بيد لابد
لو كأن مثل شرط احتمال بهدف خشية مخافة كي يعني يبدو تبين اتضح علما المعلوم المؤكد الواضح المهم
""")
# What follows these is told aside, and the clause goes on after it: «المصدر الذي رفض كشف اسمه», «حسبما ذكرت قناة».
_ASIDE: Final = folded("الذي التي الذين اللذين اللذان اللتين ما حسبما وفقما مما وهو وهي بما ممن")
_ASIDE_VERBS: Final = folded("طلب رفض فضل اشترط")
_ANONYMITY: Final = folded("عدم الكشف كشف ذكر نشر حجب التحدث الإفصاح")
# No verb follows these: what looks like one is a noun («في رد على سؤال», «بعد رفض الوزير»).
_BEFORE_NOUNS: Final = folded("""
عدم في عن إلى بعد قبل خلال مع عند منذ حول بشأن دون بسبب رغم إثر عقب ضد أثناء حق أي كل هذا ذلك بدون عبر تحت فور حالة
محل قيد موضع
""")
_ACCORDING: Final = folded("حسب بحسب وفق وحسب وبحسب ووفق وفقا حول")
_NEGATION: Final = folded("لم ولم فلم لن ولن لا ولا فلا ليس هل إذا لو كي لكي ربما أو لئلا سوف ألم أن وأن بأن")
_SURE: Final = folded("قائلا قائلة قائلين")
# A few words in quotation marks after these are a name or a title, and no speech.
_TITLED: Final = folded("""
برنامج فيلم مسلسل كتاب رواية صحيفة قناة موقع منصة وكالة شبكة مجلة عنوان بعنوان شعار عملية حملة مهرجان أغنية مسرحية
ديوان جائزة مبادرة مشروع مؤتمر تنظيم جماعة حركة حزب شركة تطبيق مؤسسة حساب اسم باسم كلمة وصف عبارة قضية معرض ندوة ملف
بوصفه بأنه بأنها
""")
_NAME_IN_MARKS: Final = 3  # words of a name in quotation marks («قال «الشناوي»»)
_STOP: Final = re.compile(rf"[{LINE_BREAK}!?.]")
_CAME: Final = folded("جاء وجاء ورد وورد")
_QUESTIONS: Final = folded("كيف هل لماذا متى أين ماذا")
_IN: Final = folded("في فيه فيها")
_CUES: Final = frozenset(VERBS) | TRANSMITTING | SAYING_OF | _CAME
_MARKED: Final = _CUES | THAT
_OF_SAYING: Final = VERBS["قال"]._replace(feminine=None, participle=True)


def _is_full_stop(text: str, end: int, following: int) -> bool:
    """Whether the dot before ``end`` ends a sentence: it is no pause («..») and no part of a word («3.5»)."""
    if text[end - 2 : end - 1] == "." or text[end : end + 1] == ".":
        return False
    return " " in text[end:following] or LINE_BREAK in text[end:following]


class Clauses:
    """The clauses of one text, with what they need of it, worked out once."""

    def __init__(self, words: Text, marks: list[Span]) -> None:
        self.words: Final = words
        self.starts: Final = [start for start, _ in words.places]
        self.opened: Final = {bisect_left(self.starts, start): (start, end) for start, end in marks}
        self._after: Final = list(self._after_colons())
        self._colons: Final = set(self._after)
        spans = ((bisect_left(self.starts, start), bisect_left(self.starts, end)) for start, end in marks)
        self._long: Final = [(first, last) for first, last in spans if last - first > 1]
        marked = [index for index, word in enumerate(words.words) if word in _MARKED]
        self._cues: Final = [index for index in marked if words.words[index] not in THAT]
        # where a clause may end: all else within it is passed over
        self._ends: Final = sorted({*marked, *self._colons, *self.opened})

    def sentences(self, marks: list[Span]) -> Iterator[Span]:
        """First word and end of each sentence; one that ends within quotation marks goes on to where they close."""
        words, begins, first = self.words, [start for start, _ in marks], 0
        text, starts, count = words.normalised.text, words.starts, len(words)
        for stop in _STOP.finditer(text):
            end = stop.end()
            index = bisect_left(starts, end)
            if not first < index < count or (stop[0] == "." and not _is_full_stop(text, end, starts[index])):
                continue
            if words.joins(index):
                continue
            at = bisect_left(begins, self.starts[index]) - 1 if begins else -1
            if at < 0 or self.starts[index] >= marks[at][1]:
                yield first, index
                first = index
        if count:
            yield first, count

    def of_words(self, first: int, last: int) -> Iterator[Clause]:
        """Clauses of the words ``first`` up to ``last``, those of a sentence."""
        words = self.words.words
        done = first
        for cue in range(bisect_left(self._cues, first), bisect_left(self._cues, last)):
            index = self._cues[cue]
            if index < done:
                continue
            clause = self._at(words[index], index, last)
            if clause is not None:
                yield clause
                if clause.speech is not None:  # «المصدر الذي طلب …» stands aside, «وتابع قائلا: …» is one
                    done = clause.subject[1]

    def colon_after(self, first: int, last: int) -> int | None:
        """The first of these words that a colon stands before."""
        at = bisect_right(self._after, first)
        return self._after[at] if at < len(self._after) and self._after[at] < last else None

    def _at(self, word: str, index: int, last: int) -> Clause | None:
        if word in TRANSMITTING:
            return self._transmitted(index, last)
        if word in _CAME and (clause := self._in_text(index, last)) is not None:
            return clause
        if word in SAYING_OF:
            return None if self._is_quoted(index) else self._clause(index, last, _OF_SAYING)
        verb = VERBS.get(word)
        if verb is None or not self._speaks(index, verb):
            return None
        return self._clause(index, last, verb)

    def _after_colons(self) -> Iterator[int]:
        """Words that a colon stands before, and not that of a time of day or of a match (12:30, د:42)."""
        text = self.words.text
        at = text.find(":")
        while at >= 0:
            if not text[at + 1 : at + 2].isdigit():
                yield bisect_left(self.starts, at)
            at = text.find(":", at + 1)

    def _is_quoted(self, index: int) -> bool:
        """Whether a word stands in a quotation of several words: its verbs are the speaker's own words."""
        at = bisect_right(self._long, (index, len(self.words))) - 1
        return at >= 0 and index < self._long[at][1]

    def _speaks(self, index: int, verb: Verb) -> bool:
        """Whether word ``index`` is that verb here, and somebody did say it."""
        words = self.words.words
        before = words[index - 1] if index else ""
        if self._is_quoted(index) or (before in _BEFORE_NOUNS and self.words.joins(index)):
            return False
        following = words[index + 1] if index + 1 < len(words) else ""
        if words[index] in DOUBTFUL and not self._is_meant(index):
            return False
        if before == "ما" and words[index - 2 : index - 1] and words[index - 2] not in _ACCORDING:
            return False  # «آخر ما طلبته»
        if verb.participle:
            return (
                words[index] in _SURE
                or not self.words.joins(index)
                or following in THAT
                or following in ("الي", "علي", "من")
                or index + 1 in self.opened
                or index + 1 in self._colons
            )
        if verb.imperfect and words[index - 2 : index] == ["قبل", "ان"]:  # «قبل أن يضيف: …»
            return verb.lemma in CONTINUING
        if before in _NEGATION and not verb.bound:
            return verb.lemma in DENYING or (before in THAT and not verb.imperfect)
        return True

    def _is_meant(self, index: int) -> bool:
        """Whether a form that is rarely a verb is one here: «وبيّن», «وبين أن», «وبين الخبير أن», but not «وبين»."""
        words = self.words.words
        if words[index + 1 : index + 2] and words[index + 1] in THAT:
            return True
        if "ّ" in self.words.original(index):
            return True
        if words[index].endswith("دعي"):  # «شاهدة تدعى …» folds to what claims
            return False
        if index and self.words.before(index).strip()[-1:] not in (".", "؛", ""):
            return False
        answered = words[index].lstrip("وف").startswith("رد")
        for word in words[index + 1 : index + (_MOST_BETWEEN if answered else 9)]:
            if word in THAT:
                return not answered or word.startswith("بان")  # «ورد الوزير بأن»
            if word.startswith("و") and words[index].endswith("بين"):
                return False
        return False

    def _clause(self, index: int, last: int, verb: Verb) -> Clause:
        """The clause of the verb at ``index``; it ends at the next verb, the end of the sentence or the speech."""
        words = self.words.words
        limit = min(last, index + _MOST_BETWEEN)
        if verb.stance == "asked":  # «تساءل النائب كيف …», «… هل …»
            asked = next((at for at in range(index + 1, limit) if words[at] in _QUESTIONS), None)
            if asked is not None and asked - 1 not in self._colons and asked not in self.opened:
                return Clause(verb, index, (index + 1, asked), self._begin(asked), "that")
        passed = index
        for position in range(bisect_right(self._ends, index), len(self._ends)):
            at = self._ends[position]
            if at >= limit:
                break
            if at <= passed:
                continue
            if at in self._colons:
                return Clause(verb, index, (index + 1, at), self._begin(at), "colon")
            mark = self.opened.get(at)
            if mark is not None:
                after = bisect_left(self.starts, mark[1])
                if self._is_speech(index, at, after, last):
                    return Clause(verb, index, (index + 1, at), mark[0], "mark")
                passed = after - 1
            elif words[at] in THAT:
                if self._introduces(at, index):
                    if verb.lemma in WANTING:  # «وصفه بأنه «كارثة كبرى»»: only what is quoted was said
                        quoted = self.opened.get(at + 1)
                        if quoted is None:
                            return Clause(verb, index, (index + 1, at))
                        return Clause(verb, index, (index + 1, at), quoted[0], "mark")
                    return Clause(verb, index, (index + 1, self._without_preposition(index, at)), self._end(at), "that")
            elif self._interrupts(index, at):
                return Clause(verb, index, (index + 1, at))
        return Clause(verb, index, (index + 1, max(index + 1, limit)))

    def _interrupts(self, index: int, at: int) -> bool:
        words = self.words.words
        word = words[at]
        if word in TRANSMITTING and words[at - 1] not in _ASIDE:
            return True
        verb = VERBS.get(word)
        if verb is None or not self._speaks(at, verb):
            return False
        if verb.participle and at == index + 1:
            return False
        if words[at - 1] in _ASIDE:
            return False
        return not (verb.lemma in _ASIDE_VERBS and at + 1 < len(words) and words[at + 1] in _ANONYMITY)

    def _is_speech(self, index: int, at: int, after: int, last: int) -> bool:
        """Whether the quotation from word ``at`` up to ``after`` is what the verb at ``index`` introduces."""
        count = after - at
        before = self.words.words[at - 1]
        if before in _TITLED or before.removeprefix("ل") in _TITLED or before.removeprefix("ب") in _TITLED:
            return False
        if count > _NAME_IN_MARKS:
            # «غرد رئيس "لقاء من أجل الوطن" …: "…"»: what a body is called, before what is said
            position = bisect_right(self._after, after - 1)
            later = self._after[position] if position < len(self._after) else last
            return at == index + 1 or not (later < last and later in self.opened)
        # «قال "نعم"», but not «قال «الشناوي»: …», «وقالت "واشنطن بوست" إن»
        return at == index + 1 and after >= last and count > 1

    def _introduces(self, at: int, index: int) -> bool:
        before = self.words.words[at - 1]
        if at - 1 == index or before not in _OWN_THAT:
            return not (before == "من" and self.words.words[at - 2] in _OWN_THAT)
        return False

    def _without_preposition(self, index: int, at: int) -> int:
        before = self.words.words[at - 1]
        return at - 1 if at - 1 > index and before in ("الي", "علي", "عن", "من") else at

    def _transmitted(self, index: int, last: int) -> Clause | None:
        """«نقلت تاس عن بيسكوف قوله إن»: the source stands after عن, which is within a few words."""
        words = self.words.words
        about = next((at for at in range(index + 1, min(last, index + 10)) if words[at] == "عن"), None)
        if about is None:
            return None
        verb = VERBS["قال"]._replace(feminine=None)
        clause = self._clause(about, last, verb)
        end = next((at for at in range(*clause.subject) if words[at] in SAYING_OF), clause.subject[1])
        if clause.speech is None and end < last and words[end] in SAYING_OF:
            clause = self._clause(end, last, verb)
        return (
            None if clause.speech is None else Clause(verb, index, (about + 1, end), clause.speech, clause.by, of=True)
        )

    def _in_text(self, index: int, last: int) -> Clause | None:
        """«وجاء في بيان للوزارة أن»: the text speaks, or whoever has written it."""
        if index + 2 >= last or self.words.words[index + 1] not in _IN:
            return None
        if self.words.words[index + 1] != "في":  # «… في بيان جاء فيه أن»
            return self._clause(index + 1, last, _OF_SAYING)
        clause = self._clause(index + 1, last, VERBS["قال"]._replace(feminine=None))
        return None if clause.speech is None else clause._replace(first=index, of=True)

    def _begin(self, word: int) -> int:
        mark = self.opened.get(word)
        return mark[0] if mark is not None else self.starts[word]

    def _end(self, word: int) -> int:
        return self.words.places[word][1]
