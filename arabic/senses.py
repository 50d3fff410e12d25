"""What else the names of the news mean, by the words around them: the lion beside the cage, Amman beside Jordan.

For names that are met every day as something else; what a rule of the noun phrase can tell needs no entry here.
"""

from typing import Final

from arabic.normalise import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


# Within a few words of an ordinary word these show in which of its senses it is meant.
_BEASTS: Final = """
افترس يفترس الحيوان الحيوانات حيوان حيوانات مفترس المفترس مفترسة المفترسة لبؤة اللبؤة النمر الفهد الضبع الثعلب الذئب
قطيع فريسة فريسته أشبال الغابة غابة الأدغال السيرك سيرك القفص قفصه قفصها مروض مروضه محمية سافانا البرية عرينه شبله شبل
زئير الصيادون الصيادين الصياد الراوي المثل العشب الحديقة حديقة برج الأبراج مواليد العذراء الحوت الجوزاء القوس الدلو
"""
_BODIES: Final = """
طبيب الأطباء أمراض الرئة الرئتين السعال التنفس البلغم القلب آلام جراحة جراحية لعملية أشعة عضلات الكتف البطن الرقبة
"""
_LAW: Final = """
الفقهاء فقهاء فقيه الفقه الفتوى فتوى المعاملات الزكاة الصيام الرحم الحنيف الحرام الحلال يجيز أحكام مقاصد
"""
_PRAYER: Final = "صلاة صلى يصلي صلوا المصلون المصلين أذان يفطر الإفطار إفطار الصائم الصائمون الصائمين الشمس"
_PROOF: Final = "الرياضي القاطع الساطع الرياضيات نظرية النظرية الدليل بالدليل المنطق"
_MUSIC: Final = "أوبرا الأوبرا أوركسترا الأوركسترا سيمفونية الموسيقار المايسترو بايرويت ريتشارد نيتشه موسيقى تعزف عزف"
_HOUSES: Final = "القرية قريتهم الجد جده بناه بنى طلاء طلى المقاول شرفته حديقته سقفه جدرانه"
_KITCHEN: Final = "نقع اسلق اسلقي سلق طحينة الطحينة زيت ملعقة كوب أكواب الليمون فلافل الفلافل الفول فول العدس طبق أطباق"
_IN_LAWS: Final = "كنتها الكنة الديار الدستور العروبة الفضيلة للفضيلة"
SENSES: Final = {
    name: _words(senses)
    for names, senses in (
        ("الاسد", _BEASTS + "الأعظم"),
        ("الصدر", _BODIES),
        ("بري", _BEASTS),
        ("الشرع", _LAW),
        ("المغرب", _PRAYER),
        ("البرهان", _PROOF),
        ("فاغنر", _MUSIC),
        ("البيت", _HOUSES),
        ("حمص", _KITCHEN),
        ("حماه", _IN_LAWS),
        ("موسي", "حلاقة الحلاقة بموسى شفرة"),
    )
    for name in names.split()
}

_SPORT: Final = _words("""
الدوري دوري مباراة المباراة المباريات مرمى شباك هدفا هدفين بهدف بهدفين الجولة ركلة جزاء التعادل تعادل المهاجم الحارس
الفريق لاعب لاعبي نادي الأهلي الهلال الملعب الشوط كأس الكأس
""")
_SOMALIA: Final = _words(
    "الصومال الصومالية الصومالي مقديشو هجوم تفجير مسلحو مسلحي مقاتلو مقاتلي عناصر الجهادية المتطرفة"
)
_PARTY: Final = _words("حركة الحركة حزب الحزب الغنوشي البرلمان انتخابات الانتخابات تونس السياسية الحكومة النواب")
# Others of one spelling: what speaks for the other (Amman, a club), and what for the watched one (Oman, a movement).
RIVALS: Final = {
    "عمان": (
        _words("الأردن الأردني الأردنية الأردنيين أردنيين أردني أردنية الهاشمية عبدالله الصفدي إربد الزرقاء"),
        _words("السلطنة سلطنة مسقط العماني العمانية العمانيين السلطان هرمز صلالة البوسعيدي"),
    ),
    "الشباب": (_SPORT, _SOMALIA),
    "النهضه": (_SPORT, _PARTY),
    "الوفاق": (_SPORT, _PARTY),
    "الفتح": (_SPORT, _PARTY),
}
