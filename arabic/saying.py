"""Verbs of saying with what they say of the speaker's attitude."""

from __future__ import annotations

from typing import Final, NamedTuple

from arabic.normalise import fold


class Verb(NamedTuple):
    """A verb form of a text. lemma: third person masculine perfect; feminine: None where the form does not tell."""

    lemma: str
    stance: str
    feminine: bool | None
    participle: bool = False


# Perfect, imperfect and participle of each verb, by stance.
_VERBS: Final = {
    "said": """قال يقول قائل، صرح يصرح مصرح، ذكر يذكر ذاكر، أضاف يضيف مضيف، أوضح يوضح موضح، تابع يتابع متابع،
        أردف يردف مردف،
        استطرد يستطرد مستطرد، أفاد يفيد مفيد، أخبر يخبر مخبر، أبلغ يبلغ مبلغ، كتب يكتب كاتب، غرد يغرد مغرد، تحدث
        يتحدث متحدث،
        علق يعلق معلق، أجاب يجيب مجيب، رد يرد راد، بين يبين مبين، شرح يشرح شارح، واصل يواصل مواصل، استدرك يستدرك
        مستدرك، اختتم يختتم مختتم، ختم يختم خاتم،
        روى يروي راو، خاطب يخاطب مخاطب، حكى يحكي حاك، لاحظ يلاحظ ملاحظ، خلص يخلص خالص، نشر ينشر ناشر،
        كرر يكرر مكرر، أكمل يكمل مكمل""",
    "confirmed": "أكد يؤكد مؤكد، جدد يجدد مجدد، أيد يؤيد مؤيد، أثبت يثبت مثبت، أقسم يقسم مقسم",
    "stressed": "شدد يشدد مشدد، أصر يصر مصر، نوه ينوه منوه، نبه ينبه منبه، لفت يلفت لافت، أبرز يبرز مبرز",
    "pointed out": "أشار يشير مشير، ألمح يلمح ملمح، لمح يلمح ملمح، استشهد يستشهد مستشهد، ذكّر يذكّر مذكّر",
    "announced": "أعلن يعلن معلن، كشف يكشف كاشف، قرر يقرر مقرر، أفصح يفصح مفصح",
    "denied": "نفى ينفي ناف، أنكر ينكر منكر، كذب يكذب مكذب، فند يفند مفند، استبعد يستبعد مستبعد، رفض يرفض رافض",
    "threatened": "هدد يهدد مهدد، توعد يتوعد متوعد، لوح يلوح ملوح، أنذر ينذر منذر",
    "warned": "حذر يحذر محذر، تخوف يتخوف متخوف، خشي يخشى خاش",
    "called for": """دعا يدعو داع، طالب يطالب مطالب، ناشد يناشد مناشد، حث يحث حاث، أوصى يوصي موص،
        طلب يطلب طالب، اقترح يقترح مقترح،
        نصح ينصح ناصح، أمر يأمر آمر""",
    "accused": """اتهم يتهم متهم، ندد يندد مندد، أدان يدين مدين، استنكر يستنكر مستنكر، انتقد ينتقد منتقد،
        شكك يشكك مشكك، سخر يسخر ساخر""",
    "claimed": "زعم يزعم زاعم، ادعى يدعي مدع",
    "believed": """اعتبر يعتبر معتبر، رأى يرى راء، اعتقد يعتقد معتقد، ظن يظن ظان، وصف يصف واصف، قدر يقدر مقدر،
        تساءل يتساءل متسائل، سأل يسأل سائل، استغرب يستغرب مستغرب""",
    "expected": "توقع يتوقع متوقع، رجح يرجح مرجح، تنبأ يتنبأ متنبئ، أمل يأمل آمل، تمنى يتمنى متمن",
    "promised": "تعهد يتعهد متعهد، وعد يعد واعد، التزم يلتزم ملتزم، طمأن يطمئن مطمئن",
    "admitted": "اعترف يعترف معترف، أقر يقر مقر، سلّم يسلّم مسلّم",
    "welcomed": "رحب يرحب مرحب، أشاد يشيد مشيد، أثنى يثني مثن، شكر يشكر شاكر، هنأ يهنئ مهنئ، ثمن يثمن مثمن",
    "expressed": "أعرب يعرب معرب، عبر يعبر معبر، أبدى يبدي مبد",
}


def _forms() -> dict[str, Verb]:
    found: dict[str, Verb] = {}
    for stance, listed in _VERBS.items():
        for verb in listed.split("،"):
            perfect, imperfect, participle = fold(verb).split()
            base = perfect[:-1] if perfect[-1] in "اي" else perfect
            for form, feminine in (
                (perfect, False), (base + "ت", True), (base + "وا", False), (perfect + "ا", False),
                (imperfect, False), ("ت" + imperfect[1:], True), (imperfect + "ون", False),
            ):  # fmt: skip
                found.setdefault(form, Verb(perfect, stance, feminine))
            found.setdefault(participle + "ا", Verb(perfect, stance, False, participle=True))
            found.setdefault(participle + "ه", Verb(perfect, stance, True, participle=True))
            found.setdefault(participle + "ين", Verb(perfect, stance, None, participle=True))
    # Forms that are something else more often: by, between, before, Egypt, …
    for form in fold(
        "يذكر يعلم بين عبر تعد يعد بينت مصرا مصرين ردت يرد كان خاصة كاتبا ناشرا خالصا كاتب مدينة مدينا تامر كذب ثمن "
        "شاكرا"
    ).split():
        found.pop(form, None)
    return found


VERBS: Final = _forms()
# «نقلت تاس عن بيسكوف قوله إن»: the speaker stands before it.
SAYING_OF: Final = frozenset(fold("قوله قولها قولهم قولهما تأكيده تأكيدها").split())


def verb_of(word: str) -> Verb | None:
    """The verb that a folded word is a form of, with or without و or ف before it and an object after it."""
    verb = VERBS.get(word)
    if verb is None and word[:1] in ("و", "ف"):
        verb = VERBS.get(word[1:])
    return verb
