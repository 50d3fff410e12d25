"""Words that tell on whose word something is said: cues, and the nouns that sources are called by."""

from __future__ import annotations

from typing import Final

from arabic.normalise import fold
from arabic.speech.saying import TRANSMITTING, VERBS
from arabic.wordlists import folded, with_conjunctions

ACCORDING: Final = with_conjunctions(folded("وفق بحسب حسب وفقا طبقا استنادا"))
WHAT: Final = with_conjunctions(folded("حسبما وفقما كما مثلما"))
NAMED: Final = folded("يدعى تدعى اسمه اسمها يسمى")
SHOWED: Final = with_conjunctions(folded("أظهرت أظهر تظهر يظهر بينت"))
CARRIED: Final = with_conjunctions(folded("أورد أوردت"))
LEARNED: Final = folded("علمت وعلمت")
FROM: Final = with_conjunctions(folded("نقلا"))
# Verbs that name a source and are no verbs of saying, and those with an object («صور نشرتها قناة»).
MORE_VERBS: Final = with_conjunctions(
    folded("""
جاء ورد وردت جاءت علم علمت عرض عرضت أذاع أذاعت بث بثت رصد رصدت تناقلت تناقل تداولت اطلع اطلعت حصلت حصل تلقت تلقى
""")
) | frozenset(
    conjunction + form + end
    for conjunction in ("", "و")
    for form in (
        "نشر",
        "بث",
        "اورد",
        "ذكر",
        "نقل",
        "اعد",
        "اجر",
        "عرض",
        "اذاع",
        "علم",
        "قال",
        "اعلن",
        "اكد",
        "افاد",
        "كشف",
    )
    for end in ("ته", "تها", "ه", "ها", "تهما")
)
PUBLISHED: Final = frozenset(VERBS) | MORE_VERBS | TRANSMITTING
# Talking to somebody: «في مقابلة مع قناة», «في تصريح لصحيفة», «استطلاع لرويترز».
TALKS: Final = folded("""
التعليق تعليق
مقابلة حوار لقاء حديث حديثه حديثها تصريح تصريحات مداخلة مقابلته حوارها حواره تصريحاته تصريحاتها برنامج شاشة تقرير
إحصاء استطلاع تحليل تحقيق مسح بيانات حصيلة تعداد مقال مقابلات تصريحاتهم اتصال حديثهم أرقام إفادة
""")
TALK_REACH: Final = 16  # words between «في تصريح» and the medium
TO: Final = folded("مع على إلى عبر")
WROTE: Final = with_conjunctions(folded("كتب كتبت نشر نشرت نشرا مقال مقاله مقالها مقالة"))
INFORMED: Final = with_conjunctions(folded("أبلغ أبلغت أبلغوا أخبر أخبرت أخبروا يبلغ"))
AGENCY_HEADS: Final = folded("وكالة الوكالة وكالات الوكالات وكالتي")
OTHER_AGENCIES: Final = folded("ناسا موديز فيتش ستاندرد إس يوروبول فرونتكس داربا الأونروا")
RARE: Final = 3.4  # Zipf: foreign names are below it
OF_NEWS: Final = folded("أنباء الأنباء للأنباء الصحافة الإخبارية إخبارية الإعلام للإعلام")
OUTLET_HEADS: Final = folded("""
راديو صحيفة قناة موقع شبكة إذاعة مجلة جريدة تلفزيون فضائية محطة بوابة يومية تلفزة دورية أمواج أثير الصحيفة القناة
الموقع الشبكة الإذاعة المجلة التلفزيون
""")
HEADS: Final = AGENCY_HEADS | OUTLET_HEADS
NEWS_NAMES: Final = folded("نيوز نت برس أونلاين تايمز بوست تلغراف")
MEDIA_NOUNS: Final = folded("وسائل إعلام الإعلام صحف الصحف تقارير مواقع فضائيات قنوات إذاعات الصحافة")
OF_MEDIA: Final = folded("إعلام الإعلام إعلامية صحفية صحافية إخبارية التواصل")
STATEMENT: Final = folded("بيان البيان بلاغ البلاغ منشور تغريدة تدوينة بيانها بيانه بلاغها مذكرة رسالة إفصاح")
DATA: Final = folded("""
بيانات أرقام إحصاءات إحصائيات تقديرات سجلات تقرير تقارير مسح حصيلة معطيات مؤشرات توقعات إحصاء إحصائية نشرة دراسة
تقدير مؤشر
""")
OFFICIALS: Final = folded("""
السلطات الشرطة الجيش الحكومة الوزارة الخارجية الداخلية الرئاسة النيابة الهيئة المنظمة البلدية المحكمة الإسعاف الأرصاد
الدفاع الكرملين سلطات الأجهزة الادعاء الجمارك المديرية المفوضية اللجنة المرصد الجمعية النقابة الشركة البنك المصرف شرطة
""")
OF_OFFICIALS: Final = folded("المحلية المدني العامة الجوية الصحية الأمنية القضائية الرسمية المختصة المعنية")
OFFICES: Final = folded("""
وزارة مجلس مستشفى جامعة بلدية هيئة منظمة مؤسسة جمعية شركة مكتب منتدى مديرية مندوبية معهد مركز إدارة دائرة غرفة
نقابة رابطة
""")
SOURCES: Final = folded("أوساط الأوساط مصدر مصادر المصدر المصادر مصدرا مصدران مصدرين")
WITNESSES: Final = folded("شهود شاهد شاهدان شاهدين الشهود مطلعين مطلعون مقربين مقربون ناجون مسعفون مسعفين")
# Too vague by themselves to be a source: «قال مسؤول في الوزارة» is a speaker.
VAGUE: Final = folded("""
ناجين عاملين عاملون موظفين موظفون موظفان أطباء صيادين مزارعين نازحين نازحون محتجين محتجون
مسؤول مسؤولون مسؤولين مسؤولان مسؤولا مسؤولة سكان دبلوماسي دبلوماسيا دبلوماسيين دبلوماسيون دبلوماسيان أشخاص شخصين
شخصان ناشطون ناشطين نشطاء أهالي
مندوبين مندوبون مندوبان ضباط ضابط متعاملين متعاملون تجار قياديين قيادي قياديون مساعدين أشخاص شخصين شخصان
""")
UNNAMED: Final = SOURCES | WITNESSES | VAGUE
UNNAMED_ADJECTIVES: Final = frozenset(
    article + adjective + end
    for adjective in fold("""
مسؤول مطلع أمني عسكري دبلوماسي حكومي طبي محلي سياسي مقرب رفيع موثوق خاص رسمي ميداني قضائي برلماني غربي إعلامي عليم
كبير متعدد متطابق حزبي نقابي صحي ملاحي نفطي مالي صناعي تجاري سابق حالي بارز إغاثي أممي كنسي عائلي قريب مواكب متابع
وزاري رئاسي أوروبي عربي خليجي قبلي جامعي تعليمي رياضي مصرفي ملكي حقوقي إنساني
""").split()
    for article in ("", "ال")
    for end in ("", "ه", "ين", "ون", "ان", "تان", "تين", "ات")
) | folded("المستوى عيان العيان كبار عدة")
COUNTS: Final = folded("""
أحد إحدى عدة بعض عدد من ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة ثلاث أربع خمس ست سبع ثمان تسع عشر كبار
""")
# Between a cue and the source: «ما نقلته عنه اليوم وكالة», «ما جاء في بيان».
SKIPPED: Final = folded("""
معه معها معهم
عليه عليها عنه عنها عنهم عن في إلى به بها له لها اليوم أمس على مساء صباح أيضا الأحد الاثنين الإثنين الثلاثاء
الأربعاء الخميس الجمعة السبت لاحقا أول بدورها بدوره قد سبق
""")
PRESS: Final = folded("إعلام الإعلام صحف الصحف الصحافة صحافة")
OF_BROADCASTS: Final = folded("الإذاعة البث الإذاعة والتلفزيون")
NO_NAMES: Final = folded("أن إن التي الذي من قد مع أنه أنها ما")
REPORTERS: Final = folded("مراسل مراسلة مراسلو مراسلي لمراسل لمراسلة مراسلنا موفد موفدة لموفد مندوب ومراسل")
MARKS: Final = frozenset(('"', "'", "(", '("', "/", "«", "“", "”", "”(", "“(", "»", "("))
NOUNS: Final = HEADS | UNNAMED | STATEMENT | DATA | MEDIA_NOUNS
BEGINNINGS: Final = NOUNS - STATEMENT
CAME: Final = folded("جاء وجاء ورد وورد")
CUES: Final = ACCORDING | WHAT | FROM | LEARNED | CARRIED | SHOWED | CAME
SOURCE_LINE: Final = folded("المصدر المصادر")
OCCASIONS: Final = DATA | TALKS
TALKING: Final = TALKS | PUBLISHED
PASSING_ON: Final = TRANSMITTING | FROM
NAMING: Final = PASSING_ON | MORE_VERBS
