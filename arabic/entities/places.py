"""Places: names that need a cue, names after a kind («بلدة كفركلا»), rare names after «في», capitals as governments."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from arabic import cues
from arabic.entities.bodies import PARTS_OF_PLACES
from arabic.entities.gazetteer import Hit, gazetteer, nisbas
from arabic.entities.letters import foreignness
from arabic.entities.model import Found, Type
from arabic.entities.namelists import OPENERS
from arabic.entities.names import name_end
from arabic.entities.namewords import NameWord, is_inflected, is_listed, looks_like_verb, name_word
from arabic.entities.readings import Reading, is_verb, plausible, readings
from arabic.entities.text import Text
from arabic.lexicon import zipf_of_folded
from arabic.wordlists import MOST_WORDS, folded

# Kinds whose name is the word after them.
_KINDS: Final = folded("""
مدينة مدينتي بلدة بلدتي قرية قريتي محافظة محافظتي ولاية منطقة منطقتي إقليم حي قضاء ناحية ضاحية مقاطعة جماعة عاصمة دوار
محلة مديرية محلية محليات حوض عزبة نجع مركز جهة دائرة بلديات مدن بلدات قرى بلدية جزيرة جزر مقبرة
""") - folded("مركز دائرة جهة جماعة مدن قرى بلديات عاصمة")
# After these, any word that can be a name is one; after the other kinds only a rare one («محافظة جديدة»).
_NAMED_AFTER: Final = folded("مدينة بلدة قرية حي مخيم مطار ميناء معبر بلدتي قريتي مدينتي عزبة نجع دوار جزيرة ضاحية")
# Kinds that are a part of the name.
_KINDS_INSIDE: Final = folded("""
مطار مخيم معبر ميناء جبل جبال نهر بحيرة مضيق خليج وادي سد حقل شارع ميدان ساحة جسر قاعدة استاد ستاد إستاد ملعب سجن قصر
هضبة سهل صحراء شاطئ كورنيش حديقة سوق مقبرة دوار ممر محور رأس منفذ مفاعل غابة أرخبيل
""") - folded("رأس محور دوار سوق حديقة شاطئ سهل")
# Of those, the ones that people give their names to: «ملعب محمد الخامس», «شارع الحبيب بورقيبة».
_NAMED_FOR_PEOPLE: Final = folded("مطار شارع ميدان ساحة جسر استاد ستاد إستاد ملعب قصر سجن طريق قاعدة")
# What may follow such a name: «مطار بيروت الدولي».
_COLOURS: Final = folded("الزرقاء البيضاء الخضراء الحمراء السوداء الجديدة الزاوية الكبرى")
_INSIDE_ADJECTIVES: Final = folded(
    "الدولي الدولية الصحراوي الزراعي الجوي الجوية البحري البحرية البري الوطني العسكرية المركزي الرياضي الرئاسي"
)
# Zipf frequencies: a name below the first, an ordinary adjective («قرية صغيرة») above the second.
_RARE: Final = 4.0
_COMMON: Final = 4.3
_VERY_COMMON: Final = 5.0
_VERY_RARE: Final = 2.2
# «مدينة الملاهي», «قرية الأطفال»
_NOT_NAMED: Final = folded(
    "الملاهي الأطفال الألعاب الإنتاج الإعلام المستقبل العلوم العمال الصيادين السكن الطلاب المعارض الثقافة الأحلام"
)
# What several places of one kind are called before their names.
_SEVERAL: Final = folded("بلدات قرى مدن أحياء محليات مديريات بلديات مخيمات جزر ولايات محافظات مناطق")
_PLURAL: Final = ("ين", "ون", "ات", "يه", "يات")
# Letters of a word that no list has, which is a place after «في» (see `foreignness`).
_FOREIGN: Final = 0.5
# «كأس أمم أفريقيا», «دوري أبطال أوروبا» are competitions.
_OF_COMPETITION: Final = folded("أمم أبطال دوري بطولة سوبر")
_FIRST_PARTS: Final = folded(
    "كفر دير بيت عين تل خان رأس أبو أم بني أولاد سيدي عيتا وادي جبل برج حاسي بئر ذي مرج قلعة آيت دار"
    " بوابة سان سانت سانتا بورت نيو"
)
_BEFORE: Final = folded("""
في من إلى قرب شمال جنوب شرق غرب وسط بين نحو عبر ريف داخل خارج باتجاه حتى غربي شرقي شمالي جنوبي ضواحي أطراف سكان أهالي
أهل محيط مشارف مداخل شوارع قضاء مدخل سماء أجواء وفي ومن وإلى تجاه صوب حدود سواحل ساحل محكمة جامعة أمن مركز مستشفى
""")
_IN: Final = folded("في وفي قرب شمالي جنوبي شرقي غربي ضواحي ريف قبالة حكومة عاصمة")
# Nouns that a capital follows when its government is meant.
_OF_GOVERNMENT: Final = folded("""
استعداد موقف مواقف بين وبين مطالب مقترحات رد دعم اتهام اتهامات علاقات تصريحات سياسة قرار قرارات التزام مخاوف ضغوط
حلفاء حليف حليفة مصالح رفض موافقة دعوة دعوات محادثات مباحثات اتفاق عن تعتبر ضد وعد إصرار جهود عقوبات أن وأن إن بأن لكن
""")


def counts(words: Text, hit: Hit) -> bool:
    """Whether a name of the gazetteer is the place here."""
    before = words.words[hit.first - 1] if words.joins(hit.first) else ""
    if before in _OF_COMPETITION or before == "خادم":
        return False  # «أبطال أوروبا», «خادم الحرمين الشريفين»
    if hit.reading.form == "وام" and words.original(hit.first).startswith("وأ"):
        return False  # «أب وأم»
    if _has_pronoun(words, hit):
        return False
    if hit.entry.type is Type.ORGANISATION and hit.first == hit.last and _is_adjective(hit.reading.form):
        return not before.startswith(_DEFINITE) and not is_kind(before)
    if hit.first == hit.last and not hit.reading.offset and before:
        if hit.reading.form in _COLOURS and before.startswith(_DEFINITE) and not is_kind(before):
            return False  # «القطع الزرقاء»
        if hit.reading.form == "سوريا" and before.endswith("ا") and zipf_of_folded(before[:-1]) > _RARE:
            return False  # «مسؤولا سوريا»
    if hit.reading.form == "مسقط" and words.word(hit.last + 1).startswith("راس"):
        return False  # «مسقط رأسه»
    if not hit.entry.weak:
        return True
    if hit.reading.clitics.endswith("ب") and zipf_of_folded(hit.reading.form) < _COMMON:
        return True
    if not before:
        return False
    common = hit.first == hit.last and zipf_of_folded(hit.reading.form) > _COMMON
    return _kind(before) is not None or (before in _BEFORE and not hit.reading.offset and not common)


def _has_pronoun(words: Text, hit: Hit) -> bool:
    """«حواره» is a dialogue of his, «حوارة» a town."""
    noun = hit.reading.form
    short = hit.first == hit.last and noun.endswith("ه") and hit.entry.name.endswith("ة")
    return short and zipf_of_folded(noun[:-1]) > _COMMON and words.original(hit.last).endswith("ه")


_DEFINITE: Final = ("ال", "لل", "بال", "وال")
_ADJECTIVES: Final = folded("العربية الحرة الجزيرة المسيرة الأخبار النهار القاهرة الوطن الجمهورية الحياة")


def _is_adjective(form: str) -> bool:
    """Whether the one word of an organisation's name is an ordinary word after another: «الرواية العربية»."""
    return form in _ADJECTIVES or form in nisbas()


def has_direction(words: Text, hit: Hit) -> bool:
    """Whether a place goes on with a part of it: «وزيرستان الشمالية», «كيفو الجنوبية»."""
    return (
        hit.entry.type is Type.PLACE
        and words.word(hit.last + 1) in PARTS_OF_PLACES
        and not hit.entry.id.startswith("country:")
        and not hit.reading.form.startswith("ال")
    )


def is_kind(word: str) -> bool:
    """Whether the name after ``word`` is a place's."""
    return _kind(word) is not None


@lru_cache(maxsize=MOST_WORDS)
def _kind(word: str) -> Reading | None:
    """The reading of a word as a kind of place, if it is one."""
    if word[1:] == "حي" and word[0] in "بلو":
        return Reading(1, "حي", word[0])
    return next(
        (r for r in readings(word) if (r.form in _KINDS or r.form in _KINDS_INSIDE) and plausible(word, r)), None
    )


def place_at(words: Text, index: int) -> Found | None:
    """The place that a kind of place or a preposition at word ``index`` gives away, where no list has it."""
    kind = _kind(words.words[index])
    several = words.words[index].lstrip("بلو") in _SEVERAL and words.word(index + 1)
    if several and (found := _unknown(words, index + 1, several)) is not None:
        return found
    if kind is not None and words.word(index + 1):
        return _inside(words, index, kind) if kind.form in _KINDS_INSIDE else _after(words, index, kind)
    return _after_preposition(words, index) if words.words[index] in _IN else None


def may_begin(word: str) -> bool:
    """Whether :func:`place_at` looks at a word at all."""
    return word in _IN or _kind(word) is not None or word.lstrip("بلو") in _SEVERAL


def _unknown(words: Text, index: int, name: str) -> Found | None:
    """The place that word ``index`` names, read as ``name``, if it is a word that the lexicon hardly knows."""
    known = zipf_of_folded(name) > _VERY_RARE or looks_like_verb(name) or is_inflected(name)
    if known or len(name) < 3 or not name.isalpha() or gazetteer().at(words, index) is not None:
        return None
    return Found(Type.PLACE, index, index, len(words.words[index]) - len(name), name)


def joined_to_place(words: Text, index: int) -> Found | None:
    """«في كرري وأمبدة»: a word that the lexicon hardly knows, joined to a place by و."""
    word = words.words[index]
    if word[0] != "و" or name_word(words.word(index + 1)) >= NameWord.FAMILY:
        return None
    return _unknown(words, index, word[1:])


def _after(words: Text, index: int, kind: Reading) -> Found | None:
    """«بلدة كفركلا» is كفركلا."""
    if gazetteer().at(words, index + 1) is not None:
        return None  # it is found as it is listed
    following = words.words[index + 1]
    if kind.form not in _NAMED_AFTER and (zipf_of_folded(following) >= _RARE or following in nisbas()):
        return None
    last = _name_end(words, index + 1)
    return _found(words, index + 1, last, 0) if last is not None else None


def _inside(words: Text, index: int, kind: Reading) -> Found | None:
    """«مطار بيروت», «معبر رفح», «ملعب محمد الخامس», «جبل عامل»."""
    hit = gazetteer().at(words, index + 1)
    if hit is not None and hit.entry.type is Type.PLACE and not hit.reading.offset:
        last = hit.last + (words.word(hit.last + 1) in _INSIDE_ADJECTIVES)
        if kind.form in _NAMED_FOR_PEOPLE and name_word(words.word(last + 1)) is NameWord.MAYBE:
            last += 1  # «ملعب سانتياغو برنابيو»
        return _found(words, index, last, kind.offset, hit.entry.country)
    following = words.words[index + 1]
    honoured = following in cues.TITLES
    named = honoured or name_word(following) is NameWord.GIVEN or following in OPENERS
    if kind.form in _NAMED_FOR_PEOPLE and named:
        start = index + 1 + honoured
        end = name_end(words, start, words.word(start), single=True) if words.word(start) else None
        if end is not None and words.word(end) in _INSIDE_ADJECTIVES:
            end += 1
        if end is not None:
            return _found(words, index, end - 1, kind.offset)
    if zipf_of_folded(following) >= _RARE or following.endswith("ها") or following in nisbas():
        return None  # «ميناء المدينة», «ميناء وجهتها»
    unknown = foreignness(following) > _FOREIGN or not zipf_of_folded(following)
    if kind.form not in _NAMED_AFTER and not following.startswith("ال") and not unknown:
        return None
    last_word = _name_end(words, index + 1)
    return _found(words, index, last_word, kind.offset) if last_word is not None else None


def _after_preposition(words: Text, index: int) -> Found | None:
    """«في ديامنياديو»: a rare word of foreign letters that stands alone."""
    first = index + 1
    word = words.word(first)
    if word.startswith("ال") and max(zipf_of_folded(word), zipf_of_folded(word[2:])) < _VERY_RARE:
        # «في الخوانيج»: a definite word that the lexicon has in no form
        if not word.endswith(_PLURAL) and not words.word(first + 1).startswith("ال") and not is_listed(word):
            return _found(words, first, first, 0)
        return None
    if not word or name_word(word) is not NameWord.MAYBE or foreignness(word) < _FOREIGN or is_listed(word):
        return None
    if gazetteer().at(words, first) is not None or is_inflected(word) or _is_share(words, index):
        return None
    last = first
    while (following := words.word(last + 1)) and name_word(following) is NameWord.MAYBE and last - first < 2:
        last += 1
    if name_word(words.word(last + 1)) >= NameWord.FAMILY:
        return None
    return _found(words, first, last, 0)


def _is_share(words: Text, index: int) -> bool:
    """«حصة الأغلبية في ترينديول»: one has a share in a company."""
    return any(words.words[at] in _SHARES for at in range(max(0, index - 2), index))


_SHARES: Final = folded("حصة حصته حصتها الحصة أسهم سهم استثمار استثمارات الأغلبية مساهم مسؤول محلل باحث عضو موظف مهندس")


def _found(words: Text, first: int, last: int, offset: int, country: str = "") -> Found:
    name = " ".join(words.words[first : last + 1])[offset:]
    return Found(Type.PLACE, first, last, offset, name, country=country)


def is_government(words: Text, first: int, last: int) -> bool:
    """Whether a capital acts as its government does: «قالت موسكو», «واشنطن تنفي», «استعداد موسكو»."""
    before = words.words[first - 1] if first and words.joins(first) else ""
    if (is_verb(before, cues.VERBS) and before.endswith(("ت", "ي"))) or any(
        reading.form in _OF_GOVERNMENT for reading in readings(before)
    ):
        return True
    after = words.word(last + 1)
    return after.startswith("ت") and after in cues.VERBS


def _name_end(words: Text, first: int) -> int | None:
    """Index of the last word of a place's name that begins with word ``first``, or None."""
    word, following = words.words[first], words.word(first + 1)
    if word in cues.PARTICLES or is_verb(word, cues.VERBS) or word in cues.TITLES or not word.isalpha():
        return None
    if (word in _FIRST_PARTS or word in OPENERS) and following:
        return first + 1
    if word.startswith("ال"):
        # An indefinite kind before a definite noun is a construct: «حي النهضة»
        return first if len(word) > 4 and zipf_of_folded(word) < _VERY_COMMON and word not in _NOT_NAMED else None
    if word.endswith(("ي", "يه")) and zipf_of_folded("ال" + word) > _VERY_RARE:
        return None  # «قرية جبلية»
    if name_word(word) is NameWord.NO:
        if zipf_of_folded(word) > _COMMON and word.endswith(("ه", "ات", "ين", "ون")):
            return None
        if looks_like_verb(word) or is_inflected(word):
            return None
    last = first
    while (following := words.word(last + 1)) and name_word(following) is NameWord.MAYBE and last - first < 2:
        last += 1
    return last
