"""Whose words they are: the subject of a verb of saying, named, described or left out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Final

from arabic.entities.rolewords import HEADS
from arabic.entities.text import Text
from arabic.normalise import fold
from arabic.speech import speakerwords as lists
from arabic.speech.clauses import Clause
from arabic.speech.phrases import Phrases, Place, Speaker, bare, is_somebody, is_unheard
from arabic.speech.saying import ADDRESSING, CONTINUING, OF_OBJECTS, VERBS, Verb

_FAR: Final = 120  # words
_MOST_WORDS: Final = 9  # of a description that is looked for far before


class Speakers:
    """Possible speakers of one text, and who has spoken so far."""

    def __init__(self, words: Text, places: Sequence[Place], everybody: Sequence[Speaker]) -> None:
        self._text: Final = words
        self._words: Final = words.words
        self._places: Final = sorted(places, key=lambda place: place.start)
        self._everybody: Final = everybody
        self._spoken: list[tuple[Speaker, bool | None, int]] = []
        self._phrases: Final = Phrases(words, self._places)

    def of_clause(self, clause: Clause, sentence: int) -> Speaker | None:
        """The speaker of a clause in the sentence that begins at word ``sentence``; None where nobody can be named."""
        verb, (first, last) = clause.verb, clause.subject
        speaker: Speaker | None = None
        if clause.of:
            speaker = self._named(first, last, verb, anywhere=True)
        elif not verb.participle:
            first = self._phrases.past_adverbs(first, last)
            if first < last and self._words[first] in lists.EVIDENCE:
                return None
            was = self._words[clause.first - 1 : clause.first] == ["قد"]
            if was or (verb.lemma in OF_OBJECTS and not verb.bound):  # «كان الوزير قد صرح», «لكن بيسكوف وصف الرد بأنه»
                speaker = self._before(sentence, clause.first, verb)
            speaker = speaker or (self._named(first, last, verb) if first < last else None)
            if clause.speech is None and speaker is not None and speaker.type == "unnamed":
                speaker = speaker if is_somebody(self._words[first]) else None
            if speaker is None and not verb.bound:
                speaker = self._before(sentence, clause.first, verb)
        if speaker is None:
            speaker = self._left_out(verb, sentence, clause.first)
        if speaker is not None:
            self._spoken.append((speaker, verb.feminine, clause.first))
        return speaker

    def after_speech(self, first: int, last: int, verb: Verb | None) -> Speaker | None:
        """The speaker named by the words ``first`` up to ``last``, right after what was said («…»، قال بيسكوف)."""
        first = self._phrases.past_adverbs(first, last)
        speaker = self._named(first, last, verb or VERBS["قال"]) if first < last else None
        if speaker is not None:
            self._spoken.append((speaker, verb and verb.feminine, first))
        return speaker

    def heading(self, first: int, last: int) -> Speaker | None:
        """The person or body that the words ``first`` up to ``last`` are, as before a colon in a headline."""
        while first < last and self._words[first].isdigit():  # «14:20 الوكالة الوطنية: …»
            first += 1
        if first >= last:
            return None
        speaker = self._phrases.person(first, last)
        place = self._phrases.at.get(first)
        if speaker is None and place is not None and place.speaker.type == "organisation":
            speaker = place.speaker
        described = last - first > 1 and self._words[first] in lists.HUMAN and self._words[first] not in lists.TEXTS
        if speaker is None and described and self._phrases.extent(first, last) == last:
            speaker = Speaker(self._phrases.name(first, last))
        if speaker is not None:
            self._spoken.append((speaker, None, first))
        return speaker

    def last(self) -> Speaker | None:
        """Who spoke last."""
        return self._spoken[-1][0] if self._spoken else None

    def _named(self, first: int, last: int, verb: Verb, *, anywhere: bool = False) -> Speaker | None:
        """The subject in the words ``first`` up to ``last``."""
        if first >= last:
            return None
        head = self._words[first]
        place = self._phrases.at.get(first)
        whole = place is not None and place.start - self._text.places[first][0] <= 0
        if place is not None and whole and place.speaker.type == "person":
            return place.speaker
        if head in lists.PREPOSITIONS:
            return self._phrases.person(first, last)
        if head in lists.OBJECT_SET or (verb.lemma in ADDRESSING and self._is_object(first, place, verb)):
            return None
        marked = self._in_marks(first, last)
        if marked is not None:
            return marked
        if place is not None and whole:
            return place.speaker
        described = self._phrases.extent(first, last)
        named = first
        if head in lists.UNNAMED:  # who is one of many has a name only where the text gives it: «…، ويدعى حسن فتحي»
            named = next((at for at in range(first, last) if self._words[at] in lists.NAMED), last)
        speaker = self._phrases.person(named, last) or self._again(first, described, verb)
        if speaker is None and head in lists.TEXTS:
            speaker = self._issuer(first + 1, last)
        if speaker is not None:
            return speaker
        if not anywhere and not self._phrases.is_human(first, described):
            return None
        return Speaker(self._phrases.name(first, described)) if described > first else None

    def _issuer(self, at: int, last: int) -> Speaker | None:
        """Whose statement it is: «بيان لوزارة الدفاع», «بيان للحركة», «بيان صادر عن الجيش»."""
        if at < last and self._words[at].startswith("لل"):
            again = self._again_by(at, self._words[at][2:])
            return again or Speaker("ال" + self._text.original(at)[2:])
        within = self._phrases.within(at, min(last, at + 4))
        return next((place.speaker for _, place in within if place.speaker.type == "organisation"), None)

    def _again_by(self, at: int, form: str) -> Speaker | None:
        """Whoever has spoken, or was named before word ``at``, that «ال…» calls to mind."""
        for speaker, _, _ in reversed(self._spoken):
            if form in _called(speaker):
                return speaker
        before = self._text.places[at][0]
        named = (place.speaker for place in reversed(self._places) if place.start < before)
        return next((speaker for speaker in named if form in _called(speaker)), None)

    def _is_object(self, first: int, place: Place | None, verb: Verb) -> bool:
        """«حذر إيران من أن»: a verb that says he, and a body or country that is she."""
        if verb.feminine is not False:
            return False
        head = self._words[first]
        country = place is not None and place.speaker.type == "place"
        return country or (head.endswith("ه") and place is not None and place.speaker.type != "person")

    def _in_marks(self, first: int, last: int) -> Speaker | None:
        """«قال «الشناوي»»: a name in quotation marks, which the list of entities may lack."""
        if self._text.before(first).strip(" ") not in ("«", '"', "“", "(", "”", "'"):
            return None
        end = first + 1
        while end < last and self._text.joins(end):
            end += 1
        for speaker in self._everybody:
            if fold(speaker.name).split()[-1] == self._words[end - 1]:
                return speaker
        return Speaker(self._phrases.name(first, end), "person") if end - first <= 3 else None

    def _again(self, first: int, last: int, verb: Verb) -> Speaker | None:
        """Somebody of the article by another word: «المصدر», «الوزارة», «المتحدث», «المسؤول ذاته», «حارس المرمى»."""
        head = self._words[first]
        same = any(word in lists.SAME for word in self._words[first + 1 : last])
        definite = head.startswith("ال")
        if definite:
            form = head[2:]
            for speaker, _, _ in reversed(self._spoken):
                if form in _called(speaker):
                    return speaker
            if (holder := self._holder({form})) is not None:
                return holder
            if last - first == 1 and (described := self._described_before(first, form)) is not None:
                return described
            if last - first == 1:
                for place in reversed(self._places):
                    if place.start < self._text.places[first][0] and form in _called(place.speaker):
                        return place.speaker
        elif head in HEADS and self._words[first + 1 : first + 2] and self._words[first + 1].startswith("ال"):
            holder = self._holder({bare(word) for word in self._words[first:last]})
            if holder is not None:
                return holder
        if self._spoken and head not in lists.MANY and head not in lists.COUNTED:
            known = self._spoken[-1][0]
            person = known.type == "person"
            if person and head in lists.OF_WORKS and self._text.before(first + 1).strip() in lists.MARKS:
                return known  # «صاحب «يد إلهية»»
            if head in lists.SPEAKING and known.type != "unnamed":
                return known
            if same or (person and verb.lemma in CONTINUING and self._phrases.person(first, last) is None):
                return known
        return None

    def _described_before(self, index: int, form: str) -> Speaker | None:
        """«المصدر» after «بحسب مصدر قضائي»: what he was called first."""
        if form not in lists.DESCRIBED:
            return None
        for at in range(index - 1, max(0, index - _FAR), -1):
            if self._words[at] == form:
                return Speaker(self._phrases.name(at, self._phrases.extent(at, min(at + _MOST_WORDS, index))))
        return None

    def _holder(self, called: set[str]) -> Speaker | None:
        """The only person of the article whose role says the same: «وزير الخارجية العماني», «الوزير»."""
        found = [
            speaker
            for speaker, head, role in self._roles
            if head in called and (len(called) == 1 or role <= called or called <= role)
        ]
        return found[0] if len(found) == 1 else None

    @cached_property
    def _roles(self) -> list[tuple[Speaker, str, frozenset[str]]]:
        """People with the head of their role and all its words."""
        return [(speaker, *_role(speaker.role)) for speaker in self._everybody if speaker.role]

    def _before(self, sentence: int, index: int, verb: Verb) -> Speaker | None:
        """The subject before its verb: «بيسكوف قال», «لكن مسؤولا قال», «وكان الوزير قد صرح», «المتحدث الذي قال»."""
        at = index
        while at > sentence and self._words[at - 1] in lists.BETWEEN_SUBJECT_AND_VERB and self._text.joins(at):
            at -= 1
        if at > sentence and self._words[at - 1] in lists.RELATIVES:
            found = [p for i, p in self._phrases.within(sentence, at) if p.speaker.type == "person" or i >= at - 4]
            return found[-1].speaker if found else None
        start = at
        while start > sentence and self._phrases.flows(start) and at - start < 14:
            word = self._words[start - 1]
            if word in lists.BEFORE_SUBJECT or word in VERBS or word in lists.PREPOSITIONS - {"في", "من"}:
                break
            start -= 1
        if start < at and not self._phrases.is_relative(start, at):
            before = self._words[start - 1] if start > sentence and self._text.joins(start) else ""
            if before in lists.PREPOSITIONS and before not in lists.BEFORE_SUBJECT:
                return None
        if start < at:
            if self._words[start] in lists.PREPOSITIONS:
                return None
            named = self._named(start, at, verb)
            if named is not None and (is_somebody(self._words[start]) or named.type != "unnamed"):
                return named
            return None
        if at > sentence and self._words[sentence] in lists.WAS:  # «وكان بيسكوف، المتحدث باسم …، قد قال»
            return self._phrases.person(sentence, at) or self._named(sentence + 1, at, verb)
        if at > sentence and not self._text.joins(at):
            opening = self._phrases.at.get(sentence)
            if opening is not None and opening.speaker.type in ("person", "organisation"):
                return opening.speaker
            if self._words[sentence] not in lists.PREPOSITIONS and self._words[sentence] not in VERBS:
                return self._phrases.person(sentence, at) if self._words[sentence] in lists.HUMAN else None
        return None

    def _left_out(self, verb: Verb, sentence: int, index: int) -> Speaker | None:
        """Whoever speaks in this sentence, or spoke last, he or she as the verb says."""
        for speaker, gender, at in reversed(self._spoken[-8:]):
            if at < sentence:
                break
            if None in (verb.feminine, gender) or verb.feminine == gender:
                return speaker
        here = self._opening(sentence, index)
        if here is not None:
            return here
        for speaker, gender, _ in reversed(self._spoken[-8:]):
            if None in (verb.feminine, gender) or verb.feminine == gender:
                return speaker
        if self._spoken:
            return None
        persons = [p for p in self._places if p.speaker.type == "person" and p.start < self._text.places[index][0]]
        return persons[-1].speaker if persons else None

    def _opening(self, sentence: int, index: int) -> Speaker | None:
        """Whoever acts in a sentence before word ``index`` («التقى بيسكوف الوفد، وقال …»)."""
        if self._words[sentence] in lists.OPENINGS:  # «من جهة ثانية، التقى …»
            end = min(index, sentence + 6)
            sentence = next((at for at in range(sentence + 1, end) if "," in self._text.before(at)), sentence)
        turns = [at for at in range(sentence + 1, index) if self._words[at] in lists.TURNS]
        if turns:  # «… طالبت النائبة، فيما دافع مدير المكتب، وكتب …»
            sentence = turns[-1] + 1
        if index <= sentence + 1 or self._words[sentence] in lists.PREPOSITIONS:
            return None
        body = self._phrases.at.get(sentence + 1) or self._phrases.at.get(sentence)
        if body is not None and body.speaker.type == "organisation":
            return body.speaker
        person = self._phrases.person(sentence, index)
        head = self._words[sentence + 1]
        if person is not None or not (is_somebody(head) or head.startswith("ال") or is_unheard(head)):
            return person
        return Speaker(self._phrases.name(sentence + 1, self._phrases.extent(sentence + 1, index)))


@lru_cache(maxsize=4_096)
def _role(role: str) -> tuple[str, frozenset[str]]:
    """Its head and all its words, articles left out."""
    words = [bare(word) for word in fold(role).split()]
    return (words or [""])[0], frozenset(words)


@lru_cache(maxsize=4_096)
def _called(speaker: Speaker) -> frozenset[str]:
    """What «ال…» may call a speaker by: «وزارة» الداخلية الكويتية, «مصدر» أمني, the head of a role."""
    if speaker.type == "person":
        return frozenset(bare(word) for word in fold(speaker.role or "").split()[:1])
    return frozenset(bare(word) for word in fold(speaker.name).split()[:3])
