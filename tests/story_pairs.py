"""Labelled pairs of texts for stories: edits as newsrooms make them, and texts that only look alike."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from demo import truth

EVENTS = Path(__file__).parent / "data" / "stories.yml"

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
    """Two bodies with the outlets that carry them, and whether they are one story.

    kind: how the pair was made; held_out: its texts were not looked at when the thresholds were chosen.
    """

    one: str
    other: str
    same_source: bool
    same_story: bool
    kind: str
    held_out: bool = False


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


# What desks swap when they do not want to print an agency's words; each is a word or phrase of its own.
OTHER_WORDS = {
    "وقال": "وصرح",
    "وأضاف": "وتابع",
    "وذكر": "وأفاد",
    "وذكرت": "وأفادت",
    "أعلنت": "كشفت",
    "بعد": "عقب",
    "نحو": "قرابة",
    "وفق": "بحسب",
    "أكثر": "أزيد",
    "جزء": "قسم",
    "سنويا": "كل عام",
}


def in_other_words(text: str) -> str:
    return " ".join(OTHER_WORDS.get(word, word) for word in text.split(" "))


def weather(city: str, low: int, high: int) -> str:
    return (
        f"توقعت هيئة الأرصاد أن يكون الطقس في {city} اليوم صحوا إلى غائم جزئيا، وأن تتراوح درجات الحرارة "
        f"بين {low} و{high} درجة مئوية، مع رياح شمالية غربية سرعتها {low + 5} كيلومترا في الساعة "
        f"ورطوبة تصل إلى {high + 30} بالمئة، ودعت السائقين إلى توخي الحذر على الطرق الخارجية في ساعات الصباح الأولى."
    )


def _event_pairs(event: dict[str, Any], held_out: bool) -> Iterator[Pair]:
    """Rewrites of a piece against follow-ups that repeat its background; each pair in both orders of arrival."""
    piece, reworded, later = event["piece"], event["reworded"], event["follow_up"]
    long = "\n".join(piece)
    versions = [
        (True, "cut to a brief", piece[:2]),
        (True, "in other words", [in_other_words(each) for each in piece]),
        (True, "own lede, cut short", [reworded[0], *piece[1:3]]),
        (True, "own lede and background", [reworded[0], *piece[1:3], BACKGROUND]),
        (True, "own introduction", [LEDES[0], reworded[0], *piece]),
        (True, "top written anew", [*reworded, *piece[2:]]),
        (False, "follow-up, all background", [*later, *piece[3:]]),
        (False, "short follow-up, all background", [*later[:2], *piece[3:]]),
        (False, "short follow-up, some background", [*later[:2], piece[4]]),
        (False, "follow-up, background and a quote", [*later, *piece[2:]]),
    ]
    for same_story, kind, paragraphs in versions:
        text = "\n".join(paragraphs)
        yield Pair(long, text, False, same_story, kind, held_out)
        yield Pair(text, long, False, same_story, kind, held_out)
    follow_up = "\n".join([*later, *piece[:2]])
    yield Pair("\n".join(piece[:2]), follow_up, True, False, "follow-up that repeats a brief", held_out)
    yield Pair("\n".join([*reworded, *piece[2:]]), follow_up, False, False, "follow-up of a rewrite", held_out)
    yield Pair(event["flash"], event["flash_again"], False, True, "flash", held_out)
    yield Pair(event["flash"], event["flash_other"], False, False, "another flash", held_out)


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
        yield Pair(weather("الرياض", day, day + 11), weather("الرياض", day + 2, day + 14), True, False, "weather")
    for event in yaml.safe_load(EVENTS.read_text("utf-8")):
        yield from _event_pairs(event, held_out=event.get("held_out", False))
