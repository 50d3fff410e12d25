"""How houses write a date: their months, digits and order."""

from collections.abc import Callable
from datetime import datetime
from email.utils import format_datetime


def _twelve(names: str) -> list[str]:
    return names.split(", ")


_COMMON = _twelve("يناير, فبراير, مارس, أبريل, مايو, يونيو, يوليو, أغسطس, سبتمبر, أكتوبر, نوفمبر, ديسمبر")
_LEVANTINE = _twelve(
    "كانون الثاني, شباط, آذار, نيسان, أيار, حزيران, تموز, آب, أيلول, تشرين الأول, تشرين الثاني, كانون الأول"
)

MONTHS: dict[str, list[str]] = {
    "egyptian": _COMMON,
    "levantine": _LEVANTINE,
    "iraqi": [f"{levantine}/{common}" for levantine, common in zip(_LEVANTINE, _COMMON, strict=True)],
    "moroccan": _twelve("يناير, فبراير, مارس, أبريل, ماي, يونيو, يوليوز, غشت, شتنبر, أكتوبر, نونبر, دجنبر"),
    # Tunisia and Algeria, from the French
    "maghrebi": _twelve("جانفي, فيفري, مارس, أفريل, ماي, جوان, جويلية, أوت, سبتمبر, أكتوبر, نوفمبر, ديسمبر"),
}
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def visible(local: datetime, pattern: str, months: str, digits: str = "latin") -> str:
    """The date as a page shows it.

    `local` is in the house's zone. `pattern` may use {weekday} {day} {month} {month_number} {year} {hour} {hour12}
    {minute} {half} (ص or م) and {half_word} (صباحًا or مساءً); `months` is a key of MONTHS.
    """
    morning = local.hour < 12
    text = pattern.format(
        weekday=WEEKDAYS[local.weekday()],
        day=local.day,
        month=MONTHS[months][local.month - 1],
        month_number=f"{local.month:02}",
        year=local.year,
        hour=f"{local.hour:02}",
        hour12=f"{local.hour % 12 or 12:02}",
        minute=f"{local.minute:02}",
        half="ص" if morning else "م",
        half_word="صباحًا" if morning else "مساءً",
    )
    return text.translate(_ARABIC_INDIC) if digits == "arabic-indic" else text


# What a feed writes into pubDate, dc:date or updated, by the name used in outlets.yml. The Arabic one is what
# feedparser cannot read: several content systems localise pubDate.
FEED_DATES: dict[str, Callable[[datetime], str]] = {
    "rfc822": format_datetime,
    "iso": lambda local: local.isoformat(timespec="seconds"),
    "arabic": lambda local: visible(local, "{weekday}، {day} {month} {year} {hour}:{minute}", "egyptian"),
    "none": lambda local: "",
}
