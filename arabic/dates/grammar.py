"""The grammar: what a date looks like as a string of tags.

The patterns work on :attr:`arabic.dates.lexer.Tokens.tags`, in which one letter is one token (the letters are in
:class:`arabic.dates.tags.Tag`). None has an unbounded repetition, so each takes linear time.
"""

import re
from typing import Final

_MONTH: Final = r"s?(?P<months>[MmvHh](?:[/-]?[MmvHh]|\([MmvHh]\))?|\([MmvHh]\)[MmvHh])"
_DAY: Final = r"1?(?P<day>n|oe|o&t|t|o|O)"
_YEAR: Final = r"(?:[,/-]?f?[LU]?|[Ti][LU])(?P<year>y)(?P<era>[EGA])?"
# «الماضي»، «من العام الماضي»، «من هذا العام»
_WHICH: Final = r"(?P<which>j)|f?U(?P<which_year>j)|f?(?P<this_year>JU)"
_TAIL: Final = rf"(?:{_YEAR}|{_WHICH})?"
_ZONE: Final = r"(?:\(?(?P<zone>Zz+|z)\)?)"
_MINUTES: Final = r"(?P<minutes>&F|lF|&nu)?"
# What a weekday is not: «صلاة الجمعة», «أيام الجمعة», «كل يوم جمعة», «طريق السبت»
# «يوم الجمعة», «مساء أمس»; after an hour the part of the day belongs to that
_LED: Final = r"(?:d|(?<![KknF])P){0,2}"
_NOT_AFTER: Final = r"(?<![346u])(?<![346u][dP])"

DAY_MONTH: Final = re.compile(rf"d?{_DAY}[/-]?(?P<of>f)?{_MONTH}{_TAIL}")
MONTH_DAY_YEAR: Final = re.compile(rf"{_MONTH}(?P<day>n),?(?P<year>y)(?P<era>[EGA])?")
MONTH: Final = re.compile(rf"{_MONTH}{_TAIL}")
MONTHS: Final = re.compile(rf"[fb]?(?P<first>[MmH])[T&-](?P<last>[MmH]){_YEAR}")
DAY_OF_THIS_MONTH: Final = re.compile(r"1?(?P<day>n)fU(?P<which>j)")
NUMERIC: Final = re.compile(r"(?P<numeric>Q|(?P<spaced>n/n/y|y/n/n))(?P<era>[EGA])?")
SHORT: Final = re.compile(r"(?:(?<=[dW])|(?<=W,))(?P<numeric>q)")
ISO: Final = re.compile(r"I")
DAYS: Final = re.compile(rf"(?:(?P<lead>[fb])?1?(?P<first>n)(?:[T&-])1?(?P<last>n)|(?P<joined>r)){_MONTH}{_TAIL}")
# A number before a unit, a currency or a per cent sign is no year.
_NO_COUNT: Final = r"(?![uNM0m%])"
YEARS: Final = re.compile(
    rf"(?P<lead>[fb]?[L2U]?)(?:(?P<first>y)(?P<by>&?T|[&/-])L?(?P<last>y)|(?P<joined>R))(?P<era>[EG])?{_NO_COUNT}"
)
YEAR: Final = re.compile(rf"(?:(?:[LU2]|(?<=B))(?P<year>y)(?P<era>[EGA])?|(?<=i)(?P<bare>y)(?=[,.!)]|\Z)){_NO_COUNT}")
WEEKDAY: Final = re.compile(rf"{_NOT_AFTER}{_LED}(?P<weekday>W)(?P<which>j)?(?P<week>f?U(?:j)|fJU)?(?!8)")
BARE_WEEKDAY: Final = re.compile(r"(?P<weekday>w)(?=[,./-]?[nQI])")
DAY_WORD: Final = re.compile(
    rf"(?<![9J6])(?<![9J6][dP]){_LED}(?:(?P<first>O)f?(?P<before>D)|(?P<day>D)(?P<next>[oj])?|(?P<after>a)g|(?P<tomorrow>(?<=[dP])g|g(?=,?W)))(?![5o])"
)
UNIT: Final = re.compile(r"(?P<unit>U)(?P<which>j)|J(?P<this>U)")
AGO: Final = re.compile(r"B~?(?P<count>c&c|ce|c|n|N)?(?P<unit>[uLsd])(?![fyMmvHhWwo])")
TIME: Final = re.compile(
    rf"""
      [iT]?(?P<oclock>C)?(?P<clock>K)(?P<half>[AP])?{_ZONE}?
    | [iT]?(?P<oclock2>C)(?P<hour>[nk]){_MINUTES}(?P<half2>[AP])?{_ZONE.replace("zone", "zone2")}?
    | (?P<hour3>[nk]){_MINUTES.replace("minutes", "minutes3")}(?P<half3>P){_ZONE.replace("zone", "zone3")}?
    """,
    re.VERBOSE,
)
# What may stand between the parts of one date: «الجمعة، 17 ديسمبر»، «1443هـ الموافق 2021م»، «2021 - 03:45»
JOIN: Final = re.compile(r"[,|/-]{0,2}\(?[Xi]{0,2}[,|:/-]?\)?")
# What makes two dates a range
THROUGH: Final = re.compile(r"&?T|-|&")
