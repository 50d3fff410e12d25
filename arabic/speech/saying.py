"""Verbs of saying with what they say of the speaker's attitude."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from arabic.normalise import fold
from arabic.wordlists import folded


class Verb(NamedTuple):
    """A verb form of a text.

    lemma: third person masculine perfect, folded; feminine: None where the form does not tell.
    bound: written with و or ف before it, so that its subject does not stand before it.
    """

    lemma: str
    stance: str
    feminine: bool | None
    participle: bool = False
    imperfect: bool = False
    bound: bool = False


# Perfect, imperfect and participle of each verb, by stance.
_VERBS: Final = {
    "said": """قال يقول قائل، صرح يصرح مصرح، ذكر يذكر ذاكر، أضاف يضيف مضيف، أوضح يوضح موضح، تابع يتابع متابع،
        أردف يردف مردف، استطرد يستطرد مستطرد، أفاد يفيد مفيد، أخبر يخبر مخبر، أبلغ يبلغ مبلغ، كتب يكتب كاتب،
        غرد يغرد مغرد، تحدث يتحدث متحدث، علق يعلق معلق، أجاب يجيب مجيب، رد يرد راد، بين يبين مبين، شرح يشرح شارح،
        واصل يواصل مواصل، استدرك يستدرك مستدرك، اختتم يختتم مختتم، ختم يختم خاتم، روى يروي راو، خاطب يخاطب مخاطب،
        حكى يحكي حاك، لاحظ يلاحظ ملاحظ، خلص يخلص خالص، نشر ينشر ناشر، كرر يكرر مكرر، أكمل يكمل مكمل، أبان يبين مبين،
        أتم يتم متم، زاد يزيد زائد، استهل يستهل مستهل، سرد يسرد سارد، أورد يورد مورد، استرسل يسترسل مسترسل،
        هتف يهتف هاتف، أسر يسر مسر، فسر يفسر مفسر، برر يبرر مبرر، عقب يعقب معقب، مضى يمضي ماض، أنهى ينهي منه،
        أطلع يطلع مطلع، أدلى يدلي مدل، استعرض يستعرض مستعرض، اكتفى يكتفي مكتف، قص يقص قاص، وجه يوجه موجه،
        همس يهمس هامس، صاح يصيح صائح، صرخ يصرخ صارخ، تمتم يتمتم متمتم، رثى يرثي راث""",
    "confirmed": """أكد يؤكد مؤكد، جدد يجدد مجدد، أيد يؤيد مؤيد، أثبت يثبت مثبت، أقسم يقسم مقسم، جزم يجزم جازم،
        برهن يبرهن مبرهن، شهد يشهد شاهد، أعاد يعيد معيد""",
    "stressed": """شدد يشدد مشدد، أصر يصر مصر، نوه ينوه منوه، نبه ينبه منبه، لفت يلفت لافت، أبرز يبرز مبرز،
        ألح يلح ملح، ركز يركز مركز""",
    "pointed out": """أشار يشير مشير، ألمح يلمح ملمح، لمح يلمح ملمح، استشهد يستشهد مستشهد، ذكّر يذكّر مذكّر،
        أوحى يوحي موح، أومأ يومئ مومئ""",
    "announced": "أعلن يعلن معلن، كشف يكشف كاشف، قرر يقرر مقرر، أفصح يفصح مفصح، زف يزف زاف، بشر يبشر مبشر",
    "denied": """نفى ينفي ناف، أنكر ينكر منكر، كذب يكذب مكذب، فند يفند مفند، استبعد يستبعد مستبعد، رفض يرفض رافض،
        دحض يدحض داحض""",
    "threatened": "هدد يهدد مهدد، توعد يتوعد متوعد، لوح يلوح ملوح، أنذر ينذر منذر",
    "warned": "حذر يحذر محذر، تخوف يتخوف متخوف، خشي يخشى خاش",
    "called for": """دعا يدعو داع، طالب يطالب مطالب، ناشد يناشد مناشد، حث يحث حاث، أوصى يوصي موص، طلب يطلب طالب،
        اقترح يقترح مقترح، نصح ينصح ناصح، أمر يأمر آمر، أهاب يهيب مهيب، اشترط يشترط مشترط""",
    "accused": """اتهم يتهم متهم، ندد يندد مندد، أدان يدين مدين، دان يدين دائن، استنكر يستنكر مستنكر،
        انتقد ينتقد منتقد، شكك يشكك مشكك، سخر يسخر ساخر، شجب يشجب شاجب، هاجم يهاجم مهاجم، عاب يعيب عائب،
        لام يلوم لائم، وبخ يوبخ موبخ""",
    "complained": "شكا يشكو شاك، اشتكى يشتكي مشتك، احتج يحتج محتج، اعترض يعترض معترض، تذمر يتذمر متذمر، أسف يأسف آسف",
    "claimed": "زعم يزعم زاعم، ادعى يدعي مدع",
    "believed": """اعتبر يعتبر معتبر، رأى يرى راء، اعتقد يعتقد معتقد، ظن يظن ظان، وصف يصف واصف، قدر يقدر مقدر،
        عد يعد عاد، ذهب يذهب ذاهب، ارتأى يرتئي مرتئ، استنتج يستنتج مستنتج""",
    "asked": "تساءل يتساءل متسائل، سأل يسأل سائل، استغرب يستغرب مستغرب، استفسر يستفسر مستفسر",
    "expected": """توقع يتوقع متوقع، رجح يرجح مرجح، تنبأ يتنبأ متنبئ، أمل يأمل آمل، تمنى يتمنى متمن،
        افترض يفترض مفترض""",
    "promised": "تعهد يتعهد متعهد، وعد يعد واعد، التزم يلتزم ملتزم، طمأن يطمئن مطمئن",
    "admitted": "اعترف يعترف معترف، أقر يقر مقر، سلّم يسلّم مسلّم",
    "welcomed": """رحب يرحب مرحب، أشاد يشيد مشيد، أثنى يثني مثن، شكر يشكر شاكر، هنأ يهنئ مهنئ، ثمن يثمن مثمن،
        بارك يبارك مبارك""",
    "expressed": "أعرب يعرب معرب، عبر يعبر معبر، أبدى يبدي مبد",
}
# What is something else more often: one is told, by, between, before, after, Egypt, a city, a student, …
_OTHERS: Final = frozenset(
    fold("""
يذكر ويذكر فيذكر يعلم بين وبين فبين عبر وعبر فعبر تعد وتعد يعد ويعد عد وعد فعد مصرا مصرين ردت وردت ورد يرد فرد
كاتبا كاتبة كاتبين ناشرا خالصا خالصة مدينة مدينا مدينين تأمر كذب وكذب ثمن وثمن شاكرا متحدثة ومتحدثة متحدثين ومتحدثين
متهما متهمة متهمين ومتهمين طالبا طالبة طالبين وطالبا مقررا مقررة مركزا مركزة ومركزا شاهدا شاهدة شاهدين هاتفا عقب
وعقب فعقب تعقب أسر وأسر قص وقص قصت يتم تتم ويتم وتتم متمة أتما زائدا زائدة زائدين مهاجما مهاجمة مهاجمين مباركا
مباركة مبارك عادا عادة وعادة عادين سارا آسرة مسرا مسرة دائنا دائنين دائنة موردا موردة موردين مصرة حاكا منهة ماضا
ماضة أمر وأمر فأمر شهد وشهد يشهد تشهد شهدت وشهدت ويشهد وتشهد شهدا شهدوا قدر وقدر فقدر أمل وأمل أملا وأملا دانا دانت
يقر تقر تسر يسر أمرا أمرت لمح لمحا بشر وبشر بشرا وبشرا معبرا معبرة مثبتا حاثا وجه ووجه وجها وجهة سخرا عدا عدت عدوا
وعدت وعدوا يمضي تمضي ويمضي وتمضي زاد زادت زادوا يزيد تزيد وزاد وزادت ويزيد وتزيد فزاد أعاد أعادت يعيد تعيد وأعاد
وأعادت معيدا معيدة أنهى أنهت ينهي تنهي وأنهى وأنهت مقرا مقرة يسلم تسلم سلم وسلم سلمت وسلمت مسلما مسلمة مسلمين يبلغ
تبلغ ويبلغ وتبلغ واعدة تبين وتبين فتبين هنا وهنا فهنا منها ومنها مصرية ومصرية يومي ويومي شكرا وشكرا مرحبا ومرحبا
ملاحظة وملاحظة مذكرة ومذكرة ذاكرة وذاكرة مفيدة مفيدا أمره موجهة موجها مبدأ طلبا ردا وردا اقرأ واقرأ لوما آسفا آسفة
مسلية كاشفة ناقصة متممة مقدرة مقدرا معادية مشكورة ذاهبا ذاهبة ذاهبين يذهب تذهب ويذهب وتذهب يذهبون مطلعين مطلعة مطلعا
قاصين عائدين فارضا ملتزمة ملتزما ملتزمين متخوفة متخوفا متخوفين
""").split()
)
# … and yet verbs where أن follows or a doubled letter is written: «وبيّن أن», «وعدّ الوزير».
DOUBTFUL: Final = frozenset(
    fold(
        "بين وبين فبين عد وعد يعد ويعد كذب وكذب زاد وزاد قدر وقدر رد ورد ردت وردت زادت وزادت ثمن وثمن يدعى تدعى ويدعى"
        " وتدعى"
    ).split()
)

# Who goes on speaking: what they are called by is another word for the same person.
CONTINUING: Final = frozenset(
    fold("أضاف تابع أردف استطرد واصل استدرك اختتم ختم أكمل أتم زاد مضى استرسل أنهى كرر خلص").split()
)
# Their object is whom they speak to: «أبلغ إسرائيل أن», «حذر الولايات المتحدة من أن».
ADDRESSING: Final = frozenset(
    fold("أبلغ أخبر طمأن حذر طالب ناشد نصح أمر حث سأل وعد خاطب هدد دعا اتهم ذكّر أطلع طلب انتقد هاجم أنذر").split()
)
OF_OBJECTS: Final = folded("وصف اعتبر شكر")
# أن after them says what is wanted or decided, which is no speech: «رفض أن يوقع», «قرر أن يستقيل».
WANTING: Final = folded("رفض قرر أمر خشي طلب أراد التزم أعاد وجه شهد استعرض دان أيد وصف")
# «لم يستبعد أن» says something, «لم يقل إن» does not.
DENYING: Final = folded("نفى أنكر استبعد كذب")
# «نقلت تاس عن بيسكوف أن»: the speaker stands after عن.
TRANSMITTING: Final = frozenset(
    prefix + form for prefix in ("", "و", "ف") for form in ("نقل", "نقلت", "نقلوا", "ينقل", "تنقل", "نسب", "نسبت")
)
# «قوله إن», «بالقول: «…»»: nouns that introduce speech.
SAYING_OF: Final = frozenset(
    fold("قوله قولها قولهم قولهما تأكيده تأكيدها بقوله بقولها بقولهم بالقول والقول بالتأكيد القول").split()
)


def _inflected(perfect: str, imperfect: str, participle: str, stance: str) -> Iterator[tuple[str, Verb]]:
    base = perfect[:-1] if perfect[-1] in "اي" else perfect
    for form, feminine in ((perfect, False), (base + "ت", True), (base + "وا", None), (base + "تا", True)):
        yield form, Verb(perfect, stance, feminine)
    if perfect in ADDRESSING or perfect in OF_OBJECTS:  # «أبلغته أن», «وصفتها بأنها», but «صور نشرتها قناة»
        for pronoun in ("ه", "ها", "هم"):
            yield base + "ت" + pronoun, Verb(perfect, stance, True)
            if len(base) > 3 and pronoun != "ه":
                yield base + pronoun, Verb(perfect, stance, False)
    if base == perfect:
        yield perfect + "ا", Verb(perfect, stance, False)
    weak = imperfect[:-1] if imperfect[-1] in "اويي" else imperfect
    for form, feminine in ((imperfect, False), ("ت" + imperfect[1:], True), (weak + "ون", None), (weak + "ان", False)):
        yield form, Verb(perfect, stance, feminine, imperfect=True)
    strong = perfect[-1] not in "اي"  # «نافيا», «داعيا», but «مؤكدا»
    for form, feminine in (("ا", False), ("ه", True)) if strong else (("يا", False), ("يه", True)):
        yield participle + form, Verb(perfect, stance, feminine, participle=True)
    yield participle + "ين", Verb(perfect, stance, None, participle=True)


def _forms() -> dict[str, Verb]:
    found: dict[str, Verb] = {}
    for stance, listed in _VERBS.items():
        for verb in listed.split("،"):
            perfect, imperfect, participle = fold(verb).split()
            for form, reading in _inflected(perfect, imperfect, participle, stance):
                found.setdefault(form, reading)
                for conjunction in ("و", "ف"):
                    found.setdefault(conjunction + form, reading._replace(bound=True))
    for form in _OTHERS - DOUBTFUL:
        found.pop(form, None)
    return found


VERBS: Final = _forms()


def verb_of(word: str) -> Verb | None:
    """The verb that a folded word is a form of, with or without و or ف before it; None where it is doubtful."""
    return None if word in DOUBTFUL else VERBS.get(word)
