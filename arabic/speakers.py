"""Whose words they are: the subject of a verb of saying, named, described or left out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from arabic.clauses import THAT, Clause
from arabic.entities.gazetteer import nisbas
from arabic.entities.names import NameWord, name_word
from arabic.entities.organisations import may_head
from arabic.entities.roles import HEADS
from arabic.entities.text import Text
from arabic.lexicon import zipf_of_folded
from arabic.normalise import fold
from arabic.saying import ADDRESSING, CONTINUING, OF_OBJECTS, SAYING_OF, VERBS, Verb


class Speaker(NamedTuple):
    """Somebody who speaks. name: as the article has it in full, or the words that describe him. id: actor id."""

    name: str
    type: str = "unnamed"
    id: str | None = None
    role: str | None = None


class Place(NamedTuple):
    """A mention of a possible speaker in the text."""

    start: int
    end: int
    speaker: Speaker


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


def _with_and(text: str) -> frozenset[str]:
    return frozenset(conjunction + word for word in _words(text) for conjunction in ("", "و"))


# A person after these is spoken to or about, or gives his name to somebody else («متحدث باسم بايدن»).
_GOVERNING: Final = _words("""
مع إلى من بين عن ضد على لدى أن إن نظيره نظيرها نظيريه بحضور برفقة ورئيسه بعد قبل عقب خلال لقائه بلقاء بنظيره لنظيره
وبين باسم إدارة حكومة مكتب فريق حملة نظام محامي عائلة أسرة والد والدة زوجة نجل ابن ابنة شقيق مقتل اغتيال اعتقال
تصريحات قرار خطاب زيارة استقالة انتخاب تعيين عهد رئاسة بقيادة برئاسة بزعامة حول بشأن بخصوص تجاه مستشفى جامعة شارع
قوات حزب كتلة اتهام دعم نحو عبر ورئيس قضية ملف مذكرة بحق طرف قبل
""")
_NEVER_AFTER: Final = _words("مع نظيره بنظيره نظيرته")
# When, to whom and by the way: between a verb and its subject, or behind the subject.
_ADVERBS: Final = _words("""
اليوم أمس أيضا بدوره بدورها بدورهم بدورهما مساء صباح ظهر فجر ليل الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة
السبت لاحقا سابقا مجددا مرارا حينها آنذاك كذلك هنا حرفيا صراحة علنا بوضوح للصحفيين للصحافيين للصحافة للتلفزيون
للإعلام له لها لهم لنا لي به بها فيه فيها منه حرفيا باختصار مازحا جميعا قائلا قائلة قائلين الماضي المقبل الجاري نفسه
الأسبوع الشهر العام السنة الليلة الساعة معاليه سموه فخامته دولته سيادته جلالته سعادته فضيلته سماحته غبطته
مبكرا متأخرا الآن بالتالي هاتفيا ساخرا غاضبا مباشرة يوم تعليقا ردا تعقيبا
""")
_PREPOSITIONS: Final = _with_and("""
في خلال على عبر عن من إلى مع بعد قبل أثناء عقب حول بشأن بخصوص لدى ضمن كما ردا حسب بحسب وفق وفقا تعليقا عندما حين حيث
بينما فيما إثر أمام تحت رغم بسبب بعيد قبيل منذ حسبما إذ لأن لكن مشيرا وسط بالتزامن بمناسبة بحضور برفقة حيال إزاء تجاه
""")
# «في …» of these tells where and when it was said; «مسؤول في الوزارة» is who.
_OCCASIONS: Final = _words("""
تصريح تصريحات حديث بيان مقابلة مؤتمر مؤتمره كلمة كلمته تغريدة اتصال رسالة منشور خطاب مداخلة ختام وقت لقاء حوار تدوينة
جلسة مذكرة تقرير مستهل بداية إفادة إحاطة اجتماع أول آخر معرض سياق تصريحاته حديثه خطابه رد نهاية مطلع إطار هذا شهر عام
سنة أعقاب ضوء ظل بيانه بيانها تعليق تعليقه مرافعته شهادته شهادة افتتاح مقال مقطع فيديو ندوة حفل حيثيات حكمه
""")
TURNS: Final = _words("فيما بينما حين لكن ولكن غير أما وأما وفيما وبينما")
_WAS: Final = _words("كان وكان كانت وكانت")
_OPENINGS: Final = _words("من في وفي وعلى ومن على كما وكان كان كانت وكانت بدوره بدورها إلى")
_ENDING: Final = _words("خلال عقب بعد قبل عبر أثناء حول بشأن ردا عن مع كما بحسب وفق هذه هذا تلك ذلك")
_MEDIA: Final = _words("وكالة قناة صحيفة موقع شبكة إذاعة مراسل مجلة تلفزيون")
_RELATIVES: Final = _words("الذي التي الذين اللذين اللذان اللتين")
# What comes before a subject that stands before its verb («لكن بيسكوف قال», «وكان الوزير قد صرح»).
_BEFORE_SUBJECT: Final = _words("""
أن إن لكن ولكن غير إلا فيما بينما حين حيث إذ كان وكان كانت وكانت بيد كما فإن بأن لأن أما وفيما وبينما إذا وسبق سبق
كانا كانوا
""")
_BETWEEN_SUBJECT_AND_VERB: Final = _words("قد لقد فقد سبق وقد أيضا كان كانت نفسه اليوم أمس بدوره بدورها")
# People and bodies that may speak when the text only describes them.
_MANY: Final = _words("""
مصادر المصادر مسؤولون مسؤولين المسؤولون شهود الشهود محللون خبراء محللين دبلوماسيون دبلوماسيين ناشطون نشطاء سكان
أهالي السكان الأهالي أطباء باحثون الباحثون علماء العلماء مراقبون المراقبون مصدران المصدران مسؤولان المسؤولان
متداولون متعاملون تجار اقتصاديون قانونيون مختصون متظاهرون نواب وزراء محققون المحققون الخبراء المحللون متحدثون عناصر
جنود أقارب جيران ناجون صيادون مزارعون تلاميذ طلاب مواطنون نازحون لاجئون عمال صحفيون صحافيون محامون معارضون مقربون
وسائل صحف تقارير
""")
_SOURCES: Final = _words("مصدر المصدر مصادر المصادر مصدران المصدران")
_COUNTED: Final = _words("""
أحد إحدى عدة بعض عدد ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة ثلاث أربع خمس ست سبع ثمان تسع عشر كلا كلتا غالبية
معظم أغلب كثيرون آخرون مئات عشرات اثنان واحد واحدة
""")
_TEXTS: Final = _words("بيان تقرير البيان التقرير بيانا منشور بلاغ رسالة صفحة حساب موقع")
_HUMAN: Final = (
    _MANY
    | _COUNTED
    | _TEXTS
    | _words("""
بعثة مبادرة مكتب وفد تنسيقية سفارة كتلة رابطة عائلة أسرة البعثة الوفد العائلة المجموعة مجموعة حملة الحملة
رئيسه رئيسها رئيسته رئيستها وزيرها وزيره مديرها مديره مديرته متحدثها زعيمه زعيمها محاميه محاميها أمينه أمينها مدربه
مدربها قائده قائدها نائبه نائبها زميله زميلته ناج ناجية مصدر المصدر مسؤول المسؤول مسؤولة المسؤولة متحدث متحدثة
المتحدث المتحدثة الناطق ناطق ناطقة دبلوماسي خبير خبيرة الخبير الخبيرة محلل محللة المحلل ناشط ناشطة قيادي القيادي
ضابط وزير وزيرة رئيس رئيسة الوزير الوزيرة الرئيس الوزارة الحكومة الجيش الحزب الحركة المنظمة اللجنة الهيئة الشركة
الصحيفة القناة الوكالة الشبكة الموقع السفارة السفير النائب النائبة السلطات سلطات صحيفة قناة وكالة موقع شبكة دراسة
الدراسة مراسل مراسلة الشرطة شرطة المستشار المدير المديرة المدرب اللاعب الكاتب الباحث الباحثة الطبيب الطبيبة الأمين
القائد المبعوث المبعوثة الشيخ الملك الأمير مدير مديرة مدرب لاعب نائب محامي المحامي النيابة المحكمة النادي الاتحاد
البنك المصرف المؤسسة الجامعة البلدية المحافظة الجماعة التنظيم الكرملين الخارجية الداخلية الدفاع الرئاسة المعارضة
النقابة الجمعية المجلس البرلمان الادعاء الدفاع الطرفان الجانبان جاره جارته والده والدته زوجته زوجها شقيقه شقيقته
ابنه ابنته أحدهم إحداهن قائد زعيم مبعوث سفير ضحية شاب شابة رجل سيدة امرأة طبيب طبيبة معلم معلمة مدرس طالب طالبة عضو
أستاذ أستاذة الأستاذ الفنان الفنانة المطرب المخرج النجم صاحب صاحبة مالك سائق متهم المتهم الشاهد شاهد وكيل مساعد
رجلان قاضي القاضي عمدة محافظ المحافظ أمين ممثل ممثلة مفوض مفوضة المفوضية التحالف المرصد الدائرة الإدارة المركز
المكتب الأمانة القيادة القوات وزارة هيئة شركة منظمة جمعية لجنة حركة حزب اتحاد نقابة بلدية جهاز مجلس
""")
)
# What is shown by them is no speech: «كشفت التحقيقات أن».
_EVIDENCE: Final = _words("""
نتائج النتائج تحقيقات التحقيقات بيانات البيانات أرقام الأرقام إحصاءات إحصائيات الإحصاءات صور الصور مشاهد مؤشرات
المؤشرات معطيات المعطيات فحوص الفحوص تحاليل التحاليل أدلة الأدلة التحريات تحريات معلومات المعلومات أنباء الأنباء
تجارب التجارب التجربة التاريخ الواقع الأيام الأحداث الوقائع استطلاعات استطلاع الاستطلاع المعاينة التطورات الحقائق
الكاميرات
""")
_SPEAKING: Final = _words("المتحدث المتحدثة المسؤول المسؤولة")
_OF_WORKS: Final = _words("صاحب صاحبة مؤلف مؤلفة مخرج مخرجة بطل بطلة كاتب كاتبة نجم نجمة")
# «المسؤول ذاته»: the one before.
_SAME: Final = _words("ذاته نفسه ذاتها نفسها عينه المذكور")
# What one says, not who says it: «ختم تصريحاته: …».
_OBJECTS: Final = tuple(
    fold(noun + pronoun)
    for noun in (
        "تصريحات حديث كلام كلمت مداخلت حوار خطاب بيان تغريدت منشور رسالت تدوينت ثقت أمل رفض التزام حرص قلق استعداد دعوت"
        " تأييد استغراب ثنا بيان تصريح قول موقف تمسك"
    ).split()
    for pronoun in ("ه", "ها", "هم")
)
_MARKS: Final = frozenset(("(", ")", '"', "«", "»", "”", "“", "'", '" "', "» ("))
_MOST_WORDS: Final = 9  # of a description
_FAR: Final = 120  # words
_DESCRIBED: Final = _words("مصدر مصادر مسؤول مسؤولون مسؤولين شهود متحدث خبير محلل باحث قيادي ضابط")
_AFTER_DEFINITE: Final = _words("في من على لدى عن لشؤون بشؤون باسم")
_RARE: Final = 3.4  # Zipf: names that no list has are below it, nouns and adjectives of the news above
_OBJECT_SET: Final = frozenset(_OBJECTS)


class Speakers:
    """Possible speakers of one text, and who has spoken so far."""

    def __init__(self, words: Text, places: Sequence[Place], everybody: Sequence[Speaker]) -> None:
        self._text: Final = words
        self._words: Final = words.words
        self._places: Final = sorted(places, key=lambda place: place.start)
        self._everybody: Final = everybody
        self._spoken: list[tuple[Speaker, bool | None, int]] = []
        self._starts: Final = [start for start, _ in words.places]
        # word → the speaker whose name begins there; a clitic is a part of the word
        self._at: Final = {bisect_right(self._starts, place.start) - 1: place for place in self._places}
        self._firsts: Final = sorted(self._at)

    def of_clause(self, clause: Clause, sentence: int) -> Speaker | None:
        """The speaker of a clause in the sentence that begins at word ``sentence``; None where nobody can be named."""
        verb, (first, last) = clause.verb, clause.subject
        speaker: Speaker | None = None
        if clause.of:
            speaker = self._named(first, last, verb, anywhere=True)
        elif not verb.participle:
            first = self._past_adverbs(first, last)
            if first < last and self._words[first] in _EVIDENCE:
                return None
            was = self._words[clause.first - 1 : clause.first] == ["قد"]
            if was or (verb.lemma in OF_OBJECTS and not verb.bound):  # «كان الوزير قد صرح», «لكن بيسكوف وصف الرد بأنه»
                speaker = self._before(sentence, clause.first, verb)
            speaker = speaker or (self._named(first, last, verb) if first < last else None)
            if clause.speech is None and speaker is not None and speaker.type == "unnamed":
                speaker = speaker if _is_somebody(self._words[first]) else None
            if speaker is None and not verb.bound:
                speaker = self._before(sentence, clause.first, verb)
        if speaker is None:
            speaker = self._left_out(verb, sentence, clause.first)
        if speaker is not None:
            self._spoken.append((speaker, verb.feminine, clause.first))
        return speaker

    def after_speech(self, first: int, last: int, verb: Verb | None) -> Speaker | None:
        """The speaker named by the words ``first`` up to ``last``, right after what was said («…»، قال بيسكوف)."""
        first = self._past_adverbs(first, last)
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
        speaker = self._person(first, last)
        place = self._at.get(first)
        if speaker is None and place is not None and place.speaker.type == "organisation":
            speaker = place.speaker
        described = last - first > 1 and self._words[first] in _HUMAN and self._words[first] not in _TEXTS
        if speaker is None and described and self._extent(first, last) == last:
            speaker = Speaker(self._name(first, last))
        if speaker is not None:
            self._spoken.append((speaker, None, first))
        return speaker

    def last(self) -> Speaker | None:
        """Who spoke last."""
        return self._spoken[-1][0] if self._spoken else None

    def _past_adverbs(self, first: int, last: int) -> int:
        """Past when it was said and to whom: «قال اليوم لرويترز مسؤول», «وقال لشبكة «سكاي» الإيطالية»."""
        while first < last:
            word = self._words[first]
            if word in _ADVERBS and not self._text.original(first).startswith("آ"):  # «الآن», but not «آلان»
                first += 1
            elif word.startswith("ل") and self._is_told(first):
                first = bisect_left(self._starts, self._at[first].end)
            elif word.startswith("ل") and (word == "ل" or word[1:] in _MEDIA):
                first += 1 + (word == "ل")
                while first < last and (not self._text.joins(first) or self._words[first] in nisbas()):
                    first += 1
            else:
                break
        return first

    def _is_told(self, index: int) -> bool:
        """«قال لرويترز مسؤول»: whom it was said to."""
        place = self._at.get(index)
        return place is not None and place.start > self._text.places[index][0]

    def _named(self, first: int, last: int, verb: Verb, *, anywhere: bool = False) -> Speaker | None:
        """The subject in the words ``first`` up to ``last``."""
        if first >= last:
            return None
        head = self._words[first]
        place = self._at.get(first)
        whole = place is not None and place.start - self._text.places[first][0] <= 0
        if place is not None and whole and place.speaker.type == "person":
            return place.speaker
        if head in _PREPOSITIONS:
            return self._person(first, last)
        if head in _OBJECT_SET or (verb.lemma in ADDRESSING and self._is_object(first, place, verb)):
            return None
        marked = self._in_marks(first, last)
        if marked is not None:
            return marked
        if place is not None and whole and (place.speaker.type != "place" or anywhere or verb.lemma):
            return place.speaker
        described = self._extent(first, last)
        if head not in _MANY and head not in _COUNTED and head not in _SOURCES:
            person = self._person(first, last)
            if person is not None:
                return person
            again = self._again(first, described, verb)
            if again is not None:
                return again
            if head in _TEXTS and (issuer := self._issuer(first + 1, last)) is not None:
                return issuer
        else:
            again = self._again(first, described, verb)
            if again is not None:
                return again
        if not anywhere and not self._is_human(first, described):
            return None
        return Speaker(self._name(first, described)) if described > first else None

    def _issuer(self, at: int, last: int) -> Speaker | None:
        """Whose statement it is: «بيان لوزارة الدفاع», «بيان للحركة», «بيان صادر عن الجيش»."""
        if at < last and self._words[at].startswith("لل"):
            again = self._again_by(at, self._words[at][2:])
            return again or Speaker("ال" + self._text.original(at)[2:])
        within = self._within(at, min(last, at + 4))
        return next((place.speaker for _, place in within if place.speaker.type == "organisation"), None)

    def _again_by(self, at: int, form: str) -> Speaker | None:
        """Whoever has spoken, or was named before word ``at``, that «ال…» calls to mind."""
        for speaker, _, _ in reversed(self._spoken):
            if form in _called(speaker):
                return speaker
        before = self._text.places[at][0]
        named = (place.speaker for place in reversed(self._places) if place.start < before)
        return next((speaker for speaker in named if form in _called(speaker)), None)

    def _is_human(self, first: int, last: int) -> bool:
        """Whether a description may be of somebody: it is no clause, no object in the accusative, no preposition."""
        head = self._words[first]
        return _is_somebody(head) or (
            head not in THAT
            and head not in VERBS
            and head not in _RELATIVES
            and not head.isdigit()
            and (head.startswith("ال") or last - first > 1)
            and not head.startswith(("لل", "بال"))
        )

    def _is_object(self, first: int, place: Place | None, verb: Verb) -> bool:
        """«حذر إيران من أن»: a verb that says he, and a body or country that is she."""
        if verb.feminine is not False:
            return False
        head = self._words[first]
        country = place is not None and place.speaker.type == "place"
        return country or (head.endswith("ه") and place is not None and place.speaker.type != "person")

    def _person(self, first: int, last: int) -> Speaker | None:
        """The first person of these words who is not spoken to or about."""
        for index, place in self._within(first, last):
            if place.speaker.type != "person":
                continue
            offset = place.start - self._text.places[index][0]
            if offset > 0 and self._words[index][0] in "لبك":
                continue
            before = self._words[first:index]
            if before and self._text.joins(index) and _governs(before[-1]):
                continue
            if not _NEVER_AFTER.intersection(before):
                return place.speaker
        return None

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
        return Speaker(self._name(first, end), "person") if end - first <= 3 else None

    def _again(self, first: int, last: int, verb: Verb) -> Speaker | None:
        """Somebody of the article by another word: «المصدر», «الوزارة», «المتحدث», «المسؤول ذاته», «حارس المرمى»."""
        head = self._words[first]
        same = any(word in _SAME for word in self._words[first + 1 : last])
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
            holder = self._holder({_bare(word) for word in self._words[first:last]})
            if holder is not None:
                return holder
        if self._spoken and head not in _MANY and head not in _COUNTED:
            known = self._spoken[-1][0]
            if head in _OF_WORKS and self._text.before(first + 1).strip() in _MARKS and known.type == "person":
                return known  # «صاحب «يد إلهية»»
            if head in _SPEAKING and known.type != "unnamed":
                return known
            if same or (verb.lemma in CONTINUING and known.type == "person" and self._person(first, last) is None):
                return known
        return None

    def _described_before(self, index: int, form: str) -> Speaker | None:
        """«المصدر» after «بحسب مصدر قضائي»: what he was called first."""
        if form not in _DESCRIBED:
            return None
        for at in range(index - 1, max(0, index - _FAR), -1):
            if self._words[at] == form:
                return Speaker(self._name(at, self._extent(at, min(at + _MOST_WORDS, index))))
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

    def _extent(self, first: int, last: int) -> int:
        """Index after the words that describe a speaker: up to a comma, a verb, or when and where it was said."""
        at = first + 1
        while at < min(last, first + _MOST_WORDS) and self._describes(first, at, last):
            at += 1
        return at

    def _describes(self, first: int, at: int, last: int) -> bool:
        """Whether word ``at`` goes on with the description that begins at ``first``."""
        word = self._words[at]
        following = self._words[at + 1] if at + 1 < last else ""
        definite = self._words[first].startswith("ال") and self._words[first] not in nisbas()
        if at == first + 1 and definite and not _follows_definite(word):
            return False
        if not self._flows(at) or word in THAT or word in _RELATIVES or word in SAYING_OF or word in _OBJECT_SET:
            return False
        if (word in _ADVERBS and word not in _SAME) or (word in VERBS and not VERBS[word].participle):
            return False
        if word in ("في", "ضمن", "علي"):
            return bool(following) and following not in _OCCASIONS
        if word in _ENDING or word == "ل" or (word.startswith("لل") and not may_head(self._words[first])):
            return False
        return not (word.startswith("ل") and (word[1:] in _MEDIA or self._is_told(at)))

    def _flows(self, index: int) -> bool:
        """Whether word ``index`` goes on from the word before it, quotation marks and brackets left out."""
        return self._text.joins(index) or self._text.before(index).strip() in _MARKS

    def _before(self, sentence: int, index: int, verb: Verb) -> Speaker | None:
        """The subject before its verb: «بيسكوف قال», «لكن مسؤولا قال», «وكان الوزير قد صرح», «المتحدث الذي قال»."""
        at = index
        while at > sentence and self._words[at - 1] in _BETWEEN_SUBJECT_AND_VERB and self._text.joins(at):
            at -= 1
        if at > sentence and self._words[at - 1] in _RELATIVES:
            found = [p for i, p in self._within(sentence, at) if p.speaker.type == "person" or i >= at - 4]
            return found[-1].speaker if found else None
        start = at
        while start > sentence and self._flows(start) and at - start < 14:
            word = self._words[start - 1]
            if word in _BEFORE_SUBJECT or word in VERBS or word in _PREPOSITIONS - {"في", "من"}:
                break
            start -= 1
        if start < at and not self._is_relative(start, at):
            before = self._words[start - 1] if start > sentence and self._text.joins(start) else ""
            if before in _PREPOSITIONS and before not in _BEFORE_SUBJECT:
                return None
        if start < at:
            if self._words[start] in _PREPOSITIONS:
                return None
            named = self._named(start, at, verb)
            if named is not None and (_is_somebody(self._words[start]) or named.type != "unnamed"):
                return named
            return None
        if at > sentence and self._words[sentence] in _WAS:  # «وكان بيسكوف، المتحدث باسم …، قد قال»
            return self._person(sentence, at) or self._named(sentence + 1, at, verb)
        if at > sentence and not self._text.joins(at):
            opening = self._at.get(sentence)
            if opening is not None and opening.speaker.type in ("person", "organisation"):
                return opening.speaker
            if self._words[sentence] not in _PREPOSITIONS and self._words[sentence] not in VERBS:
                return self._person(sentence, at) if self._words[sentence] in _HUMAN else None
        return None

    def _is_relative(self, first: int, last: int) -> bool:
        """«نقلا عن قيادي في الحزب قال إن»: what follows somebody indefinite is told of him, whatever stands before."""
        head = self._words[first]
        if head in _PREPOSITIONS or head.startswith("ال") or not _is_somebody(head) or may_head(head):
            return False
        return not self._words[first + 1].startswith("ال") if last - first > 1 else True

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
        if self._words[sentence] in _OPENINGS:  # «من جهة ثانية، التقى …»
            end = min(index, sentence + 6)
            sentence = next((at for at in range(sentence + 1, end) if "," in self._text.before(at)), sentence)
        turns = [at for at in range(sentence + 1, index) if self._words[at] in TURNS]
        if turns:  # «… طالبت النائبة، فيما دافع مدير المكتب، وكتب …»
            sentence = turns[-1] + 1
        if index <= sentence + 1 or self._words[sentence] in _PREPOSITIONS:
            return None
        body = self._at.get(sentence + 1) or self._at.get(sentence)
        if body is not None and body.speaker.type == "organisation":
            return body.speaker
        person = self._person(sentence, index)
        head = self._words[sentence + 1]
        if person is not None or not (_is_somebody(head) or head.startswith("ال") or _is_unheard(head)):
            return person
        return Speaker(self._name(sentence + 1, self._extent(sentence + 1, index)))

    def _within(self, first: int, last: int) -> list[tuple[int, Place]]:
        low, high = bisect_left(self._firsts, first), bisect_left(self._firsts, last)
        return [(index, self._at[index]) for index in self._firsts[low:high]]

    def _name(self, first: int, last: int) -> str:
        start, end = self._text.places[first][0], self._text.places[last - 1][1]
        return self._text.text[start:end]


def _is_unheard(word: str) -> bool:
    """Whether a word is as rare as names that no list has, and no noun with a pronoun."""
    return not word.endswith(("ها", "هم", "نا")) and zipf_of_folded(word) < _RARE


def _governs(word: str) -> bool:
    """Whether a person after ``word`` is no subject: «مع …», «باسم …», «بأستاذها …»."""
    return word in _GOVERNING or (len(word) > 5 and word[0] in "بل" and word.endswith(("ها", "هم", "ته")))


def _follows_definite(word: str) -> bool:
    """Whether a word may go on with «المتحدث …»: an adjective, a name, باسم; not an object («قدر المتحدث حجم …»)."""
    if word.startswith(("ال", "با", "لل")) or word in _AFTER_DEFINITE or word in _SAME:
        return True
    return name_word(word) is not NameWord.NO or zipf_of_folded(word) < _RARE


def _is_somebody(head: str) -> bool:
    """Whether a description that begins with ``head`` is of people or a body."""
    return head in _HUMAN or (head.endswith("ا") and head[:-1] in _HUMAN) or may_head(head)


def _bare(word: str) -> str:
    return word.removeprefix("ال")


@lru_cache(maxsize=4_096)
def _role(role: str) -> tuple[str, frozenset[str]]:
    """Its head and all its words, articles left out."""
    words = [_bare(word) for word in fold(role).split()]
    return (words or [""])[0], frozenset(words)


@lru_cache(maxsize=4_096)
def _called(speaker: Speaker) -> frozenset[str]:
    """What «ال…» may call a speaker by: «وزارة» الداخلية الكويتية, «مصدر» أمني, the head of a role."""
    if speaker.type == "person":
        return frozenset(_bare(word) for word in fold(speaker.role or "").split()[:1])
    return frozenset(_bare(word) for word in fold(speaker.name).split()[:3])
