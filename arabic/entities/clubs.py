"""Clubs in sports news: «فاز الهلال على النصر», and cities that play («تعادل برشلونة»)."""

from __future__ import annotations

from typing import Final

from arabic import cues
from arabic.entities.gazetteer import Hit, gazetteer
from arabic.entities.model import Found, Type
from arabic.entities.readings import readings
from arabic.entities.text import Text
from arabic.wordlists import folded

_SPORT: Final = folded("""
مباراة مباراته مباريات المباراة المباريات الدوري دوري لاعب لاعبي لاعبو اللاعب اللاعبين لاعبا مدرب المدرب مدربه مهاجم
المهاجم مدافع المدافع هدفين أهداف الأهداف هدفا الشوط نادي النادي أندية الأندية المنتخب منتخب بطولة البطولة الجولة ملعب
الملعب ركلة حارس مرماه مرمى تعادل التعادل نقطة رصيده الكرة كأس المونديال التسلل الميركاتو هداف الهداف الليغا الليجا
البريميرليغ الكالتشيو البوندسليغا استاد الفريقين الفريقان جماهير شباك للدوري بالدوري والدوري لكأس بكأس ديربي الديربي
الكلاسيكو نهائي النهائي
""")
# So many of them make a text sports news: a minister may be a goalkeeper of something, once.
_LEAST_SPORT: Final = 3
# Clubs whose names are words, places or other bodies anywhere else.
_CLUBS: Final = folded("""
الأهلي الهلال النصر الاتحاد التعاون الشباب الفتح الوحدة الطائي الرائد الاتفاق الخليج الفيحاء ضمك الرياض الأخدود
القادسية الخلود العروبة الحزم الوداد الرجاء سموحة إنبي بتروجيت بيراميدز المقاولون الداخلية المصري الإسماعيلي زد فاركو
الجونة المقاصة الترسانة السكة غزل الحرس الفيصلي الوحدات الحسين الجزيرة السلط العهد الأنصار النجمة الصفاء الشرطة
الزوراء الطلبة النفط الكهرباء السد الدحيل الغرافة الريان العربي الكويت كاظمة السالمية العين الكاف الوصل الشارقة الظفرة
المحرق الرفاع المريخ الترجي الإفريقي النجم الصفاقسي المولودية الأولمبي الجهراء التضامن الفحيحيل السيب ظفار صحار الكرمة
البقعة الجليل الكرامة الطليعة تشرين حطين الوثبة الميناء
""")
# Of those, the ones that sports news uses for what they say, too: they need a word beside them that expects a club.
_AMBIGUOUS: Final = folded("""
الاتحاد الشباب الوحدة الشرطة الداخلية الجزيرة العربي الكويت الطلبة الرياض الخليج النفط الكهرباء العين الشارقة الحسين
الإفريقي النجم الأولمبي المصري التعاون الرائد السالمية الظفرة الجهراء التضامن النجمة الميناء الكرامة الوصل الحرس السكة
غزل ظفار صحار الاتفاق القادسية البقعة الجليل السلط تشرين حطين المريخ
""")
_LONG_CLUBS: Final = {
    fold_first: frozenset(rests)
    for fold_first, rests in {
        "المقاولون": ("العرب",),
        "طلائع": ("الجيش",),
        "القوه": ("الجويه",),
        "البنك": ("الاهلي",),
        "غزل": ("المحله",),
        "مصر": ("المقاصه",),
        "شباب": ("الاهلي", "بلوزداد", "قسنطينه", "الاردن", "المحمديه"),
        "اتحاد": ("العاصمه", "طنجه", "جده", "كلباء", "الشرطه"),
        "الاتحاد": ("السكندري", "السعودي", "المنستيري"),
        "مولوديه": ("الجزائر", "وهران", "وجده"),
        "وفاق": ("سطيف",),
        "شبيبه": ("القبائل", "الساوره"),
        "نهضه": ("بركان", "الزمامره"),
        "الجيش": ("الملكي",),
        "المغرب": ("الفاسي", "التطواني"),
        "الفتح": ("الرباطي",),
        "الكوكب": ("المراكشي",),
        "حسنيه": ("اكادير",),
        "اولمبيك": ("خريبكه", "اسفي", "ليون", "مرسيليا"),
        "اهلي": ("طرابلس", "بنغازي", "جده"),
        "النجم": ("الساحلي",),
        "النادي": ("الافريقي", "الصفاقسي"),
        "صن": ("داونز",),
        "بني": ("ياس",),
        "سيراميكا": ("كليوباترا",),
        "مودرن": ("سبورت", "فيوتشر"),
        "حرس": ("الحدود",),
        "وادي": ("دجله",),
    }.items()
}
# Cities whose club is what sports news means by them, if nothing says otherwise.
_CLUB_CITIES: Final = folded("""
برشلونة ليفربول روما نابولي فالنسيا إشبيلية مرسيليا ليون موناكو بورتو ليستر دورتموند لايبزيغ فرايبورغ مالقة غرناطة
خيتافي أوساسونا جيرونا ليل نيس رين لانس تورينو بولونيا فيورنتينا أتالانتا جنوى لاتسيو سامبدوريا بارما ليدز ساوثهامبتون
برينتفورد برايتون بيرنلي سندرلاند فولهام ليفركوزن هوفنهايم فولفسبورغ شتوتغارت شالكه بريمن أياكس فينورد آيندهوفن سلتيك
بنفيكا سبورتينغ غلطة فنربخشة بشكتاش طرابزون أسوان الإسماعيلية المنصورة دمنهور
""")
# Before a club: whom one plays, whose player one is.
_BEFORE: Final = folded("""
على ضد أمام مع لاعب لاعبو لاعبي مدرب مهاجم مدافع حارس نجم قائد فريق الفريق ضيفه مضيفه غريمه منافسه نظيره جاره شباك
مرمى قميص ألوان صفوف جماهير رصيد فوز خسارة تعادل هزيمة انتصار هداف لقاء مباراة مواجهة نجوم بفوز لفوز لاعبا مدربا وبين
بين هجوم دفاع أسطورة عميد ملعب إدارة مجلس جمهور صفقة مهاجمي مدافعي بديل لاعبه نادي لصالح شبكة تاريخ أداء عودة تأهل
تتويج صدارة سيطرة حظوظ تشكيلة
""")
# … and what one does to leave or join it, with its preposition.
_MOVES: Final = folded(
    "انتقل ينتقل انتقاله انضم ينضم انضمامه الانتقال الانضمام الخسارة الفوز رحيله عاد خسر قادما عودته من إلى"
)
_PLACE_BEFORE: Final = folded("في بمدينة مدينة وفي شمال جنوب شرق غرب وسط مطار ولاية محافظة بفي سكان شوارع")


class Clubs:
    """The clubs of one text. sport: whether it is sports news; where it is not, there is nothing to ask."""

    def __init__(self, words: Text) -> None:
        self._words: Final = words
        self.sport: Final = is_sport(words)
        self._playing: Final[set[str]] = self._cities() if self.sport else set()

    def at(self, index: int) -> Found | None:
        """The club whose name begins with word ``index``, or None."""
        words = self._words
        for reading in readings(words.words[index]):
            following = words.word(index + 1)
            if following and following in _LONG_CLUBS.get(reading.form, ()):
                return Found(Type.ORGANISATION, index, index + 1, reading.offset, f"{reading.form} {following}")
            if reading.form in _CLUBS and (reading.form not in _AMBIGUOUS or self._plays(index, reading.clitics)):
                return Found(Type.ORGANISATION, index, index, reading.offset, reading.form)
        return None

    def is_club(self, hit: Hit) -> bool:
        """Whether a city plays here: it does so somewhere in the text, and this is no place."""
        if hit.entry.id.startswith("country:"):
            return False
        words = self._words
        before = words.words[hit.first - 1] if words.joins(hit.first) else ""
        return hit.reading.form in self._playing and before not in _PLACE_BEFORE and hit.reading.clitics != "ب"

    def _cities(self) -> set[str]:
        words, playing = self._words, set(_CLUB_CITIES)
        for index in range(len(words)):
            hit = gazetteer().at(words, index)
            if hit is None or hit.entry.type is not Type.PLACE or hit.entry.id.startswith("country:"):
                continue
            if self._plays(index, hit.reading.clitics):
                playing.add(hit.reading.form)
        return playing

    def _plays(self, index: int, clitics: str) -> bool:
        """Whether the words beside a name are those beside a club's."""
        words = self._words
        if clitics == "ب":
            return False
        before = words.words[index - 1] if words.joins(index) else ""
        if before in _PLACE_BEFORE:
            return False
        if clitics == "و":
            return before in _CLUBS
        if clitics == "ل" or not before:
            return False
        if before in ("من", "الي"):
            return index > 1 and words.words[index - 2] in _MOVES
        # A city is feminine: what does something in the masculine is its club («تعادل برشلونة»).
        verb = before.removeprefix("و")
        masculine = verb in cues.VERBS and not verb.startswith("ت") and not verb.endswith("ت")
        return masculine or before in _BEFORE or words.word(index + 1) in _AFTER


_AFTER: Final = folded("وضيفه ومضيفه وغريمه")


def is_sport(words: Text) -> bool:
    """Whether a text has so many words of sports that it is sports news."""
    return sum(word in _SPORT for word in words.words) >= _LEAST_SPORT
