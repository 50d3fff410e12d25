"""The vocabulary of dates in Arabic news, in ordinary spelling.

Month and weekday names come from CLDR (see :mod:`arabic.dates.lexicon`); what newspapers write beside those is here.
"""

from typing import Final

from arabic.dates.tags import Tag

# CLDR's regions cover the Egyptian and Gulf (ar), Levantine and Iraqi (LB), Moroccan (MA), Algerian and Tunisian (DZ)
# and Mauritanian (MR) names; the other regions repeat one of these. English serves RFC 2822 dates.
CLDR_LOCALES: Final = ("ar", "ar_LB", "ar_MA", "ar_DZ", "ar_MR", "en")
# Spellings that newspapers use beside CLDR's, by month number.
OTHER_MONTHS: Final = {
    1: ("كانون ثاني", "كانون ثان"),
    6: ("يونية",),
    7: ("يولية", "جويلية"),
    8: ("اغشت", "آغسطس"),
    9: ("سبتامبر", "سپتمبر"),
    10: ("أوكتوبر", "تشرين أول"),
    11: ("نوڤمبر", "نونمبر", "تشرين ثاني", "تشرين ثان"),
    12: ("ديسيمبر", "دسمبر", "كانون أول"),
}
MONTHS_OR_WORDS: Final = ("مارس", "مايو", "نيسان", "تموز", "شباط", "أبريل")
RARELY_MONTHS: Final = ("آب", "ماي", "جوان", "أوت", "mar", "march", "may")
HIJRI_MONTHS: Final = {
    1: ("محرم", "المحرم", "محرم الحرام"),
    2: ("صفر", "صفر الخير"),
    3: ("ربيع الأول", "ربيع أول"),
    4: ("ربيع الثاني", "ربيع الآخر", "ربيع ثاني", "ربيع ثان"),
    5: ("جمادى الأولى", "جمادى الأول", "جماد الأول", "جماد أول"),
    6: ("جمادى الآخرة", "جمادى الثانية", "جمادى الآخر", "جمادى الثاني", "جماد الثاني", "جماد الآخر"),
    7: ("رجب",),
    8: ("شعبان",),
    9: ("رمضان", "رمضان المبارك"),
    10: ("شوال",),
    11: ("ذو القعدة", "ذي القعدة", "ذوالقعدة"),
    12: ("ذو الحجة", "ذي الحجة", "ذوالحجة"),
}
# Given names and common words: months only where more than a day's number says so.
HIJRI_OR_WORD: Final = ("محرم", "المحرم", "صفر", "رجب", "شعبان", "رمضان")
OTHER_WEEKDAYS: Final = {0: "الإثنين", 1: "الثلثاء", 2: "الأربعا"}

TAGGED: Final[tuple[tuple[Tag, object, str], ...]] = (
    (Tag.DAY_WORD, 0, "اليوم الليلة"),
    (Tag.DAY_WORD, -1, "أمس البارحة الأمس"),
    (Tag.DAY_WORD, 1, "غدا"),
    (Tag.TOMORROW, 1, "غد الغد"),
    (Tag.FIRST, 1, "أول فاتح الفاتح"),
    (Tag.PART_OF_DAY, "morning", "صباح صباحا فجر فجرا ضحى"),
    (Tag.PART_OF_DAY, "afternoon", "ظهر ظهرا عصر عصرا"),
    (Tag.PART_OF_DAY, "evening", "مساء مساءا"),
    (Tag.PART_OF_DAY, "night", "ليل ليلا ليلة"),
    (Tag.HALF_DAY, "morning", "ص am"),
    (Tag.HALF_DAY, "evening", "م pm"),
    (Tag.HIJRI_ERA, None, "هـ هجري هجرية هجريا الهجري الهجرية"),
    (Tag.GREGORIAN_ERA, None, "ميلادي ميلادية ميلاديا الميلادي الميلادية"),
    (Tag.WHICH, -1, "الماضي الماضية الماضيين المنصرم المنصرمة المنصرمين الفائت الفائتة المنقضي المنقضية"),
    (Tag.WHICH, 0, "الجاري الجارية الجاريين الحالي الحالية الحاليين"),
    (Tag.WHICH, 1, "المقبل المقبلة المقبلين القادم القادمة القادمين"),
    (Tag.LAST, None, "الأخير الأخيرة الأخيرين"),
    (Tag.THE_FIRST, 1, "الأولى"),
    (Tag.THIS, 0, "هذا هذه"),
    (Tag.THE_UNIT, "week", "الأسبوع"),
    (Tag.THE_UNIT, "month", "الشهر"),
    (Tag.THE_UNIT, "year", "العام السنة"),
    # a count of None: the word says nothing without a number before it
    (Tag.UNIT, ("minute", 1), "دقيقة"),
    (Tag.UNIT, ("minute", None), "دقائق"),
    (Tag.UNIT, ("minute", 2), "دقيقتين دقيقتان"),
    (Tag.UNIT, ("hour", 1), "ساعة"),
    (Tag.UNIT, ("hour", None), "ساعات"),
    (Tag.UNIT, ("hour", 2), "ساعتين ساعتان"),
    (Tag.UNIT, ("day", None), "أيام يوما"),
    (Tag.UNIT, ("day", 2), "يومين يومان"),
    (Tag.UNIT, ("week", 1), "أسبوع"),
    (Tag.UNIT, ("week", None), "أسابيع أسبوعا"),
    (Tag.UNIT, ("week", 2), "أسبوعين أسبوعان"),
    (Tag.UNIT, ("month", None), "أشهر شهور شهرا"),
    (Tag.UNIT, ("month", 2), "شهرين شهران"),
    (Tag.UNIT, ("year", None), "أعوام سنوات سنين عاما"),
    (Tag.UNIT, ("year", 2), "عامين سنتين عامان سنتان"),
    (Tag.THE_UNITS, ("hour", None), "الساعات"),
    (Tag.THE_UNITS, ("hour", 2), "الساعتين"),
    (Tag.THE_UNITS, ("day", None), "الأيام"),
    (Tag.THE_UNITS, ("day", 2), "اليومين"),
    (Tag.THE_UNITS, ("week", None), "الأسابيع"),
    (Tag.THE_UNITS, ("week", 2), "الأسبوعين"),
    (Tag.THE_UNITS, ("month", None), "الأشهر الشهور"),
    (Tag.THE_UNITS, ("month", 2), "الشهرين"),
    (Tag.THE_UNITS, ("year", None), "الأعوام السنوات السنين"),
    (Tag.THE_UNITS, ("year", 2), "العامين السنتين"),
    (Tag.DAY, ("day", 1), "يوم نهار"),
    (Tag.DAY, ("day", None), "يومي"),  # of two days, which stand after it
    (Tag.MONTH_WORD, ("month", 1), "شهر"),
    (Tag.YEAR_WORD, ("year", 1), "عام سنة"),
    (Tag.YEARS_WORD, None, "عامي سنتي موسم الموسم صيف شتاء خريف ربيع"),
    (Tag.TEEN, 10, "عشر"),
    (Tag.TENS, 20, "العشرين العشرون"),
    (Tag.TENS, 30, "الثلاثين الثلاثون"),
    (Tag.FRACTION, 30, "النصف"),
    (Tag.FRACTION, 15, "الربع ربعا ربع الفصل"),  # in the Maghreb الفصل is a quarter of a year
    (Tag.FRACTION, 20, "الثلث ثلثا"),
    (Tag.LESS, None, "إلا"),
    (Tag.BEFORE, None, "قبل"),
    (Tag.SINCE, None, "منذ"),
    (Tag.AFTER, None, "بعد"),
    (Tag.FROM, None, "من"),
    (Tag.TO, None, "إلى حتى لغاية لـ"),
    (Tag.BETWEEN, None, "بين"),
    (Tag.AND, None, "و"),
    (Tag.IN, None, "في عند على تمام بحلول بـ on in at"),
    (Tag.IN, "during", "خلال"),
    (Tag.IN, "start", "ابتداء انطلاقا اعتبارا بدءا"),
    (Tag.IN, "edge", "مطلع بداية أوائل منتصف أواسط أواخر نهاية ختام"),
    (Tag.ABOUT, None, "نحو حوالي قرابة زهاء أكثر أقل"),
    (
        Tag.COUNTED,
        None,
        "دولار دولارا جنيه جنيها ريال ريالا درهم درهما يورو ليرة دينار دينارا شخص شخصا قتيل قتيلا متر مترا كيلومتر "
        "كيلومترا طن طنا نقطة صوت صوتا برميل مليون ألف مليار وحدة حالة إصابة موظف موظفا عامل "
        "عاملا طالب طالبا مدرسة أسرة عائلة هكتار هكتارا كلم كم نسمة فرصة وظيفة لاجئ لاجئا جندي جنديا منزل منزلا",
    ),
    (Tag.OCLOCK, None, "الساعة"),
    (Tag.ZONE_WORD, None, "بتوقيت توقيت بالتوقيت التوقيت"),
    (Tag.CORRESPONDING, None, "الموافق الموافقة الموافقين الواقع الواقعة"),
    (Tag.CENTURY, None, "القرن"),
    (Tag.OF_LIFE, None, "عمره عمرها عمرهم العمر"),
    (
        Tag.EVENT,
        None,
        "انتخابات مونديال أولمبياد دستور موازنة ميزانية زلزال هدنة اتفاق اتفاقية معاهدة تفاهمات حراك احتجاجات نسخة "
        "دورة بطولة قمة مهرجان نكبة نكسة هزيمة جائحة أزمة",
    ),
    (Tag.ARTICLE, None, "الـ"),
    (
        Tag.NAMESAKE,
        None,
        "جماعة شارع ميدان ساحة مدينة جسر كوبري محور جامعة ملعب استاد حركة قوى تحالف فريق حزب مستشفى طريق محطة مطار "
        "مدرسة فصائل كتيبة لواء قرية بلدة ضاحية نادي جبهة حي نفق",
    ),
    (Tag.NAMESAKE, "event", "ثورة ثورتي انتفاضة حرب هجمات هجوم أحداث انقلاب مجزرة مذبحة"),
    (Tag.BRAND, None, "شركة سيارة سيارات سيارته مصنع طراز موديل فيلم مجموعة شاحنة"),
    (Tag.NUMBERED, None, "رقم الرقم أرقام"),
    (Tag.NOT_A_DAY, None, "صلاة أذان خطبة خطيب إمام سوق مدارس سورة الواحد كلا كلتا مسجد رأي"),
    (Tag.BYNAME, None, "السوداء البيضاء العظيمة الأسود الحزينة الدامي الدامية معا"),
    (
        Tag.NOT_TODAY,
        None,
        "التالي التالية السابق السابقة ذاتها نفسها الوطني العالمي الدولي الذي نفسه ذاته الموالي "
        "الدراسي الدراسية المالي المالية الختامي الافتتاحي الحاجة حاجة",
    ),
    (Tag.MASTHEAD, None, "المصري أخبار الأخبار روسيا فلسطين مصر ذلك ذاك نفس طوال مدار"),
    (Tag.EVERY, None, "كل"),
    (Tag.UPDATED, None, "تحديث التحديث تعديل محدث تحديثه"),
    # verbs of news in the past: a weekday after them is behind
    (
        Tag.PAST,
        None,
        "قال قالت أعلن أعلنت أكد أكدت أضاف أضافت أوضح أوضحت ذكر ذكرت أفاد أفادت صرح صرحت كشف كشفت نقل نقلت نفى "
        "نفت دعا دعت كان كانت قتل قتلت أصيب وصل وصلت التقى التقت بحث استقبل أطلق أطلقت شن شنت اعتقل اعتقلت نشر "
        "نشرت وقع وقعت شهد شهدت أدان أدانت طالب طالبت حذر حذرت قرر قررت وافق وافقت بدأ بدأت انطلق انطلقت توفي "
        "ألقى ألقاه صدر الصادر عقد عقدت",
    ),
    (Tag.THAT, None, "أن إن بأن أنه إنه أنها إنها بأنه بأنها أنهم إنهم"),
    (Tag.FUTURE, None, "سوف المقرر المرتقب المزمع المنتظر المتوقع يعتزم تعتزم توقع توقعت يتوقع تتوقع ينتظر تنتظر"),
)
PHRASES: Final[tuple[tuple[Tag, object, tuple[str, ...]], ...]] = (
    (Tag.PLACE, "UTC", ("غرينتش", "جرينتش", "GMT", "UTC", "ت غ", "ت.غ")),
    (Tag.PLACE, "Asia/Riyadh", ("مكة المكرمة",)),
    (Tag.PLACE, "Asia/Dubai", ("أبو ظبي",)),
    (Tag.PART_OF_DAY, "morning", ("قبل الظهر", "قبل ظهر", "من قبل الظهر", "من قبل ظهر")),
    (Tag.PART_OF_DAY, "afternoon", ("بعد ظهر", "بعد الظهر")),
    (Tag.PART_OF_DAY, "night", ("بعد منتصف الليل",)),
    (Tag.TO, None, ("إلى غاية",)),
    (Tag.COUNTED, None, ("قبل الميلاد",)),
    (
        Tag.EVENT,
        None,
        (
            *(
                f"كأس {what}"
                for what in ("العالم", "العرب", "آسيا", "أفريقيا", "أمم أفريقيا", "أمم آسيا", "أمم أوروبا")
            ),
            *(f"الانتخابات {kind}" for kind in "الرئاسية البرلمانية التشريعية النيابية المحلية البلدية".split()),
            "انتخابات الرئاسة",
        ),
    ),
    (Tag.WHICH, -2, ("قبل الماضي", "قبل الماضية")),
    (Tag.WHICH, 2, ("بعد المقبل", "بعد المقبلة", "بعد القادم", "بعد القادمة")),
)
# Names that begin with a month's, and what else only looks like a date.
NOT_DATES: Final = (
    "مايو كلينك",
    "مايو كلينيك",
    "نيسان موتور",
    "نيسان موتورز",
    # «العام» is "general" after these
    *(
        f"{holder} العام"
        for holder in "الأمين المدير النائب المدعي القائد المفتش المراقب الرأي القطاع الدين المال الادعاء العفو الأمن "
        "الصالح الاتحاد النظام الإضراب المزاج الشأن الطريق السكرتير القنصل".split()
    ),
)
ORDINALS: Final = "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر"
HOURS: Final = "الواحدة الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة"
LATE_HOURS: Final = {11: "الحادية عشرة", 12: "الثانية عشرة"}
DECADES: Final = {
    20: "عشرين",
    30: "ثلاثين",
    40: "أربعين",
    50: "خمسين",
    60: "ستين",
    70: "سبعين",
    80: "ثمانين",
    90: "تسعين",
}
CARDINALS: Final = {
    1: "واحد واحدة",
    3: "ثلاثة ثلاث",
    4: "أربعة أربع",
    5: "خمسة خمس",
    6: "ستة ست",
    7: "سبعة سبع",
    8: "ثمانية ثماني ثمان",
    9: "تسعة تسع",
    10: "عشرة",
    20: "عشرين عشرون",
    30: "ثلاثين ثلاثون",
    40: "أربعين أربعون",
    50: "خمسين خمسون",
    60: "ستين ستون",
    70: "سبعين سبعون",
    80: "ثمانين ثمانون",
    90: "تسعين تسعون",
    100: "مئة مائة",
}
# Verbs of events: «سيعقد», and «يعقد» too, tell that a weekday lies ahead.
EVENT_STEMS: Final = (
    "لتقي عقد جري بدأ تم كون صل زور نطلق شارك ناقش قام نظم عود فتتح ستقبل ستضيف واجه لعب خوض حضر تخذ علن بحث وقع "
    "صوت جتمع توجه غادر نتهي ستمر شهد سافر ترأس حل قدم ستأنف دخل صدر عرض فتح قوم"
)
# Of these, the forms that are as well, and oftener, another verb in the past: «تقدم», it advanced.
PERFECTS: Final = frozenset("تقدم تعرض تصدر توجه تحل تحضر تخذ يخذ تعلن يعلن تشهد يشهد تكون يكون".split())
# Day and month that stand for what happened on them, whatever the year of the text.
BYWORDS: Final[dict[tuple[int | None, int | None], int]] = {
    (6, 10): 1973,
    (11, 9): 2001,
    (25, 1): 2011,
    (30, 6): 2013,
    (7, 10): 2023,
}
# What «بتوقيت …» names. A time in an outlet's "local time" has no zone of its own.
ZONES: Final = {
    "UTC": "غرينتش جرينتش غرينيتش غرينش جرينيتش gmt utc العالمي",
    "Asia/Riyadh": "مكة السعودية الرياض",
    "Africa/Cairo": "القاهرة مصر",
    "Asia/Beirut": "بيروت لبنان",
    "Asia/Jerusalem": "القدس",
    "Asia/Gaza": "غزة فلسطين",
    "Asia/Damascus": "دمشق سوريا",
    "Asia/Amman": "عمان الأردن",
    "Asia/Baghdad": "بغداد العراق",
    "Asia/Kuwait": "الكويت",
    "Asia/Qatar": "الدوحة قطر",
    "Asia/Bahrain": "المنامة البحرين",
    "Asia/Dubai": "دبي أبوظبي الإمارات",
    "Asia/Muscat": "مسقط",
    "Asia/Aden": "صنعاء عدن اليمن",
    "Africa/Khartoum": "الخرطوم السودان",
    "Africa/Tripoli": "طرابلس ليبيا",
    "Africa/Tunis": "تونس",
    "Africa/Algiers": "الجزائر",
    "Africa/Casablanca": "المغرب الرباط",
    "Europe/Moscow": "موسكو",
    "Europe/London": "لندن",
    "Europe/Paris": "باريس",
    "Europe/Istanbul": "أنقرة اسطنبول تركيا",
    "Asia/Tehran": "طهران",
}
# Not a place's name: local time, that of wherever the news is.
LOCAL_ZONE: Final = "local"
# A place that the table lacks, so that its hour cannot be told.
UNKNOWN_ZONE: Final = "unknown"
