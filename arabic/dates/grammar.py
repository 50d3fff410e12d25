"""The grammar: what the parts of a date look like as a string of tags.

The patterns work on :attr:`arabic.dates.lexer.Tokens.tags`, in which one letter is one token; the letters are in
:class:`arabic.dates.tags.Tag`. None has an unbounded repetition, so each takes linear time.
"""

import re
from typing import Final

# «ديسمبر», «ديسمبر/كانون الأول», «ديسمبر (كانون الأول)», «(ديسمبر) كانون الأول»
_MONTH: Final = r"s?(?P<months>[MmvHh](?:[/-]?[MmvHh]|\([MmvHh]\))?|\([MmvHh]\)[MmvHh])"
# «17», «الـ17», «السابع عشر», «الحادي والعشرين», «أول»
_DAY: Final = r"1?(?P<day>n|oe|o&t|t|o|O)"
_ERA: Final = r"(?P<era>[EGA])?"
_YEAR: Final = rf"(?:[,/-]?f?[LU]?|[Ti][LU])(?P<year>y){_ERA}"
# «الماضي», «من العام الماضي», «من هذا العام»
_WHICH: Final = r"(?P<which>j)|f?(?P<unit>U)(?P<which_year>j)|f?(?P<this_year>JU)"
_TAIL: Final = rf"(?:{_YEAR}|{_WHICH})?"
# «بتوقيت مكة», «(بتوقيت غرينتش)»
_ZONE: Final = r"(?:(?P<open>\()?(?P<zone>Zz|z{1,2})(?(open)\)))?"
# A number before a unit, a currency, a month or a per cent sign is no year.
_NO_COUNT: Final = r"(?![uLNMm0%])"
# «يوم الجمعة», «مساء أمس»; after an hour the part of the day belongs to that
_PART: Final = r"(?<![KknF'])(?<![KkF']f)P"
_LED: Final = rf"(?:d|{_PART}){{0,2}}"
# What makes a weekday none: «صلاة الجمعة», «أيام الجمعة», «كل يوم جمعة», «طريق السبت», «أحد الاثنين»
_NOT_AFTER: Final = r"(?<![346uw])(?<![346u][dP])"

ISO: Final = re.compile(r"I")
NUMERIC: Final = re.compile(rf"(?:Q|(?P<spaced>n/n/y|y/n/n)){_ERA}")
SHORT: Final = re.compile(r"(?:(?<=[dW])|(?<=W,))q")
DAYS: Final = re.compile(
    rf"(?P<lead>[fb])?d?1?(?:(?P<first>[no])(?P<by>&?T|[&-])1?(?P<last>[no])|(?P<joined>r))f?{_MONTH}{_TAIL}"
)
DAY_MONTH: Final = re.compile(rf"(?:d|{_PART})?{_DAY}[/-]?(?P<of>f)?{_MONTH}{_TAIL}")
MONTH_DAY_YEAR: Final = re.compile(rf"{_MONTH}(?P<day>n),?(?P<year>y){_ERA}")
MONTHS: Final = re.compile(rf"[fb]?(?P<first>[MmvH])(?:&?Ti?|[&-])(?P<last>[MmvH]){_YEAR}")
MONTH: Final = re.compile(rf"{_MONTH}{_TAIL}")
DAY_OF_THIS_MONTH: Final = re.compile(rf"{_DAY}f(?P<unit>U)(?P<which>j)")
YEARS: Final = re.compile(
    rf"(?P<lead>[fb]?[L2U]?)(?:(?P<first>y)(?P<by>&?T|[&/-])L?(?P<last>y)|(?P<joined>R))(?P<era>[EG])?{_NO_COUNT}"
)
YEAR: Final = re.compile(rf"(?:(?:[LU2]|(?<=[BS>]))(?P<year>y)|(?<=[i3])(?P<bare>y)){_ERA}{_NO_COUNT}")
# «من عام 2023», «2023», «من العام الجاري», «من هذا العام», «من العام»
_OF_YEAR: Final = r"(?:,?[fT]?[LU]?(?P<year>y)(?P<era>[EG])?|f?J?(?P<unit>U)(?P<which>j)?)"
PART_OF_YEAR: Final = re.compile(
    rf"F(?P<nth>[o_])(?:{_OF_YEAR}|f?s?(?P<month>[Mm])(?:f?[LU]?(?P<month_year>y)|(?P<month_which>j))?)"
)
FIRST_MONTHS: Final = re.compile(rf"(?:(?P<units>@)(?P<count>\^|1?n)|(?P<before>\^|1?n)(?P<after>u))`{_OF_YEAR}")
STRETCH: Final = re.compile(r"(?:(?P<units>@)(?P<count>\^&t|\^|1?[nN])?|1(?P<before>[nN])(?P<after>u))(?P<which>[j_])")
EDGE: Final = re.compile(r"i(?P<unit>U)(?![jo15_E`])")
CENTURY: Final = re.compile(r"(?:(?P<decade>\})f?)?\{(?P<nth>j|oe|o&t|o|t)(?P<era>[EG])?")
DECADE: Final = re.compile(r"(?P<lead>[iS])(?P<decade>\})(?!f?[<{])")
NIGHT: Final = re.compile(r"(?P<half>P)(?P<first>W)[/-]?&?(?P<second>W)")
WEEKDAY: Final = re.compile(
    rf"{_NOT_AFTER}(?P<day>{_LED}(?P<weekday>W)(?P<which>j)?)(?P<week>f?(?P<unit>U)(?P<week_which>j)|f?J(?P<this>U))?(?P<pair>(?=&))?(?!8)"
)
BARE_WEEKDAY: Final = re.compile(r"(?P<weekday>w)(?=[,./-]?(?:n[/-]?f?s?[MmvHh]|Mn|[QI]))")
DAY_WORD: Final = re.compile(
    rf"{_LED}(?:(?:Of?|of|B)(?P<before>D)|(?P<day>D)(?P<next>[oj])?|(?P<after>a)g|(?P<tomorrow>(?<=[dP])g|g(?=,?W)))(?![15o_`])"
)
UNIT: Final = re.compile(r"(?P<unit>U)(?P<which>j)|J(?P<this>U)")
AGO: Final = re.compile(r"[BS]~?(?P<count>c&c|ce|c|e|n|N)?(?P<unit>[uLsd])(?![fyMmvHhWwo])")
CLOCK: Final = re.compile(rf"(?:C?1?(?=K)|C1?)(?P<clock>[K'])(?:f?(?P<half>[AP]))?{_ZONE}")
FOUR_DIGITS: Final = re.compile(r"C(?P<clock>[Ny])(?P<zone>Zz|z)")
_HOUR: Final = r"1?(?P<hour>[nk])(?P<minutes>&F|lF|&nu)?"
OCLOCK: Final = re.compile(rf"C{_HOUR}(?P<of>f(?=P))?(?P<half>[AP])?{_ZONE}")
HOUR: Final = re.compile(rf"{_HOUR}(?P<of>f)?(?P<half>P){_ZONE}")

ZONE: Final = re.compile(r"(?P<zone>Zz)")

# What may stand between the parts of one date: «الجمعة، 17 ديسمبر», «1443هـ الموافق 2021م», «2021 - 03:45»
JOIN: Final = re.compile(r"[,|/-]{0,2}\(?(?:XT?|i){0,2}[,|:/-]?\)?")
# What may stand between two times that are one instant in two zones
AGAIN: Final = re.compile(r"[,/|-]?[(&]?")
# What makes two dates the ends of a range
THROUGH: Final = re.compile(r"&?Ti?|[&-]")
