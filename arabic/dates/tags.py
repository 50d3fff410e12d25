"""What a token of a text can be in a date, one letter each."""

from dataclasses import dataclass
from enum import StrEnum, unique


@unique
class Tag(StrEnum):
    """One letter a token, so that the grammar can be regular expressions over the letters of a text."""

    NUMBER = "n"  # 0 to 99
    YEAR = "y"  # four digits, 1300 to 2199
    OTHER_NUMBER = "N"
    DAY_RANGE = "r"  # 3-5
    YEAR_RANGE = "R"  # 2015-2019
    NUMERIC_DATE = "Q"  # 17/12/2021
    SHORT_DATE = "q"  # 17/12
    ISO = "I"
    CLOCK = "K"  # 15:45
    DOTTED = "'"  # 8.30: a time after «الساعة»
    MONTH = "M"
    MONTH_OR_WORD = "m"  # مارس is also "he practised", نيسان a car
    RARELY_MONTH = "v"  # آب is written like "father", ماي is a prime minister
    HIJRI_MONTH = "H"
    HIJRI_OR_WORD = "h"  # صفر is "zero" first of all
    WEEKDAY = "W"
    BARE_WEEKDAY = "w"  # without the article: a date only in front of one
    DAY_WORD = "D"  # أمس
    TOMORROW = "g"  # غد, which needs بعد or يوم before it or a weekday after it
    FIRST = "O"  # أول
    PART_OF_DAY = "P"
    HALF_DAY = "A"  # ص، م
    HIJRI_ERA = "E"
    GREGORIAN_ERA = "G"
    WHICH = "j"  # الماضي، الجاري، المقبل
    THIS = "J"  # هذا
    THE_UNIT = "U"  # الشهر
    UNIT = "u"  # أيام
    CARDINAL = "c"
    ORDINAL = "o"  # first to tenth, masculine
    TEEN = "e"  # عشر
    TENS = "t"  # العشرين، الثلاثين
    HOUR = "k"  # first to twelfth, feminine
    FRACTION = "F"  # النصف، الربع
    LESS = "l"  # إلا
    BEFORE = "B"  # قبل
    SINCE = "S"  # منذ
    AFTER = "a"  # بعد
    FROM = "f"
    TO = "T"
    BETWEEN = "b"
    AND = "&"
    IN = "i"
    DAY = "d"  # يوم
    MONTH_WORD = "s"  # شهر
    YEAR_WORD = "L"  # عام
    YEARS_WORD = "2"  # عامي
    ABOUT = "~"  # نحو
    COUNTED = "0"  # دولار: what makes a number before it no year
    OCLOCK = "C"  # الساعة
    ZONE_WORD = "Z"  # بتوقيت
    PLACE = "z"
    CORRESPONDING = "X"  # الموافق
    ARTICLE = "1"  # الـ before digits
    NAMESAKE = "3"  # ثورة، شارع: what is named after a date
    BRAND = "$"  # سيارة: what makes نيسان a car
    NUMBERED = "#"  # رقم: what makes 12/5/2021 no date
    NOT_A_DAY = "4"  # صلاة before الجمعة: no date
    BYNAME = "8"  # السوداء after الجمعة: no date
    NOT_TODAY = "5"  # التالي after اليوم: not today
    MASTHEAD = "9"  # المصري before اليوم: a newspaper
    FUTURE = "V"  # سيعقد
    PRESENT = "Y"  # يعقد
    PAST = "p"  # قال
    THAT = "="  # إن, after which another verb governs
    EVERY = "6"  # كل
    THE_UNITS = "@"  # الأيام، العامين
    THE_COUNT = "^"  # الثلاثة
    LAST = "_"  # الأخيرة
    THE_FIRST = "`"  # الأولى
    CENTURY = "{"  # القرن
    DECADE = "}"  # ثمانينيات
    OF_LIFE = "<"  # عمره
    EVENT = ">"  # انتخابات: what the year after it tells from others
    UPDATED = "7"  # تحديث, before a page's second date
    WORD = "x"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word means: `prefixes` are the tags of the clitics written with it, `skip` their length in letters."""

    tag: Tag
    value: object = None
    prefixes: tuple[Tag, ...] = ()
    skip: int = 0
