"""Labelled pairs of texts for stories: edits as newsrooms make them, and texts that only look alike."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from demo import truth

LEDES = [
    "في تطور لافت، أفادت مصادر متابعة بأن الملف عاد إلى الواجهة خلال الساعات الماضية بعد أيام من الهدوء.",
    "تتجه الأنظار اليوم إلى هذا الملف الذي يشغل الرأي العام منذ أسابيع، وسط توقعات متباينة بشأن مآلاته.",
    "كشفت وسائل إعلام متطابقة، صباح اليوم، تفاصيل جديدة عن القضية التي أثارت جدلا واسعا في المنطقة.",
]
BACKGROUND = (
    "يذكر أن المنطقة شهدت خلال السنوات الماضية توترات متكررة دفعت أطرافا دولية إلى التدخل أكثر من مرة لاحتواء الموقف، "
    "وأن جولات الحوار السابقة انتهت من دون اتفاق نهائي بسبب خلافات على الضمانات وآليات التنفيذ والجدول الزمني."
)


@dataclass(frozen=True)
class Pair:
    """Two bodies with the outlets that carry them, and whether they are one story. kind: how the pair was made."""

    one: str
    other: str
    same_source: bool
    same_story: bool
    kind: str


def _paragraphs(text: str) -> list[str]:
    return text.split("\n")


def new_lede(text: str, chance: random.Random) -> str:
    return "\n".join([chance.choice(LEDES), *_paragraphs(text)[1:]])


def added_lede(text: str, chance: random.Random) -> str:
    return f"{chance.choice(LEDES)}\n{text}"


def without_end(text: str, chance: random.Random) -> str:
    paragraphs = _paragraphs(text)
    return "\n".join(paragraphs[: max(1, len(paragraphs) - chance.choice([1, 1, 2]))])


def respelled(text: str, _: random.Random) -> str:
    return text.replace("أ", "ا").replace("إ", "ا").replace("ي ", "ى ").replace("ة ", "ه ")


def with_masthead(text: str, chance: random.Random) -> str:
    return f"رئيس التحرير: فلان الفلاني\n{text}\nللمزيد تابعونا على قناتنا رقم {chance.randrange(100)}"


def with_background(text: str, _: random.Random) -> str:
    return f"{text}\n{BACKGROUND}"


def merged(text: str, _: random.Random) -> str:
    return text.replace("\n", " ")


def rewritten(text: str, chance: random.Random) -> str:
    """New lede, no last paragraph, other spelling, all at once."""
    return respelled(without_end(new_lede(text, chance), chance), chance)


EDITS: list[Callable[[str, random.Random], str]] = [
    new_lede,
    added_lede,
    without_end,
    respelled,
    with_masthead,
    with_background,
    merged,
    rewritten,
]


def gold_price(day: int) -> str:
    price = 300 + day * 3
    return (
        f"سجل غرام الذهب عيار 24 اليوم سعر {price} درهما في السوق المحلية، بزيادة {day % 5} دراهم عن يوم أمس.\n"
        f"وبلغ سعر عيار 21 نحو {price - 40} درهما، وعيار 18 نحو {price - 77} درهما للغرام الواحد.\n"
        f"وفي التعاملات العالمية بلغ سعر الأونصة {price * 31} دولارا عند الإغلاق، وفق بيانات نقابة الصاغة."
    )


def pairs() -> Iterator[Pair]:
    """At least 300 positive and 300 negative pairs, the same on every call."""
    chance = random.Random(7)
    articles = [t for t in truth() if t.language == "ar" and not t.partial and len(t.body) > 400]
    originals = [t for t in articles if not t.copy_of]
    by_id = {t.id: t for t in articles}
    for t in articles:
        if t.copy_of in by_id:
            yield Pair(by_id[t.copy_of].body, t.body, False, True, "copy of the newsroom")
    for t in originals:
        for edit in EDITS:
            yield Pair(t.body, edit(t.body, chance), False, True, edit.__name__)
    for n, t in enumerate(originals):
        for other in originals[n + 1 :]:
            if t.story != other.story and chance.random() < 0.4:
                yield Pair(t.body, other.body, t.outlet == other.outlet, False, "another story")
    for n in range(0, len(originals) - 1, 2):
        one, other = originals[n], originals[n + 1]
        yield Pair(with_background(one.body, chance), with_background(other.body, chance), False, False, "background")
    for day in range(20):
        yield Pair(gold_price(day), gold_price(day + 1), True, False, "daily report")
