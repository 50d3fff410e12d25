"""The words of an alert, in Arabic and English, as plain text and as HTML. Pure functions.

Text of either direction may hold names and numbers of the other. Each is wrapped in bidi isolates (Unicode Standard
Annex 9: U+2068 FIRST STRONG ISOLATE … U+2069 POP DIRECTIONAL ISOLATE; `<bdi>` in HTML), so that it keeps together and
moves nothing around it. Matched words stand between asterisks in text, which many services show bold, and in `<mark>`
in HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, Literal

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from indexing.alerts import Alert
from indexing.channels.message import Message
from indexing.marks import Mark, pieces
from indexing.volume.wording import headline

Language = Literal["ar", "en"]

ISOLATE, POP = "\u2068", "\u2069"


def isolate(text: object) -> str:
    """`text` kept together, whatever direction it runs in."""
    return f"{ISOLATE}{text}{POP}"


def _outlets_ar(number: int) -> str:
    """«نقلته 7 وسائل إعلام»: dual, plural from 3 to 10, singular from 11."""
    if number == 2:
        return "نقلته وسيلتا إعلام"
    return f"نقلته {isolate(number)} {'وسائل' if 3 <= number % 100 <= 10 else 'وسيلة'} إعلام"


def _outlets_en(number: int) -> str:
    return f"picked up by {isolate(number)} outlets"


def _alerts_ar(number: int) -> str:
    if number <= 2:
        return "تنبيه واحد" if number == 1 else "تنبيهان"
    return f"{isolate(number)} {'تنبيهات' if 3 <= number % 100 <= 10 else 'تنبيها'}"


def _alerts_en(number: int) -> str:
    return f"{isolate(number)} {'alert' if number == 1 else 'alerts'}"


@dataclass(frozen=True, slots=True)
class Words:
    """One language's wording."""

    language: Language
    direction: Literal["rtl", "ltr"]
    severity: dict[str, str]
    source: str
    comma: str
    outlets: Callable[[int], str]
    alerts: Callable[[int], str]
    digest: str
    storm: str
    more: Callable[[int], str]


WORDS: dict[Language, Words] = {
    "ar": Words(
        language="ar",
        direction="rtl",
        severity={"low": "تنبيه", "medium": "تنبيه", "high": "تنبيه مهم", "critical": "عاجل"},
        source="المصدر",
        comma="، ",
        outlets=_outlets_ar,
        alerts=_alerts_ar,
        digest="موجز التنبيهات",
        storm="تنبيهات كثيرة حجبت دفعة واحدة، وقد تكون قاعدة أوسع من اللازم",
        more=lambda number: f"وغيرها {_alerts_ar(number)}",
    ),
    "en": Words(
        language="en",
        direction="ltr",
        severity={"low": "Alert", "medium": "Alert", "high": "Important", "critical": "Urgent"},
        source="Source",
        comma=", ",
        outlets=_outlets_en,
        alerts=_alerts_en,
        digest="Digest of alerts",
        storm="Too many alerts at once were held back; a rule may be too wide",
        more=lambda number: f"and {isolate(number)} more",
    ),
}


def marked_text(text: str, marks: Sequence[Mark]) -> str:
    """Plain text with the matched words between asterisks."""
    return "".join(f"*{piece}*" if is_marked else piece for piece, is_marked in pieces(text, marks))


def marked_html(text: str, marks: Sequence[Mark]) -> Markup:
    """HTML with the matched words in `<mark>`."""
    return Markup("").join(
        Markup("<mark>{}</mark>").format(piece) if is_marked else escape(piece)
        for piece, is_marked in pieces(text, marks)
    )


def _instant(value: datetime) -> str:
    return isolate(value.strftime("%Y-%m-%d %H:%M UTC"))


def _environment(*, html: bool) -> Environment:
    environment = Environment(
        loader=PackageLoader("indexing"),
        autoescape=html,  # noqa: S701  plain text is not escaped
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {"isolate": isolate, "instant": _instant}
    environment.globals["marked"] = marked_html if html else marked_text
    return environment


_TEXT, _HTML = _environment(html=False), _environment(html=True)


def outlet_names(alert: Alert) -> list[str]:
    """Names of the outlets that carry the story, each once, first come first."""
    return list(dict.fromkeys(copy.source.name for copy in alert.copies))


def subject(alert: Alert, language: Language) -> str:
    """One line: severity, rule and, for a story, its title, for a volume rule what it found; for a bundle, what it is
    and how many it tells of."""
    words = WORDS[language]
    if alert.bundle is not None:
        heading = words.storm if alert.rule.kind == "storm" else words.digest
        return f"{heading}: {words.alerts(len(alert.bundle.members))}"
    parts = [words.severity[alert.rule.severity], isolate(alert.rule.name)]
    if alert.volume is not None:
        parts.append(headline(alert.rule.kind, alert.volume, language, isolate))
    elif alert.article is not None:
        parts.append(isolate(alert.article.title))
    return " · ".join(parts)


def message(alert: Alert, channel: str, language: Language) -> Message:
    """What is sent of `alert` on `channel`."""
    heading, words = subject(alert, language), WORDS[language]
    context: dict[str, Any] = {"alert": alert, "words": words, "subject": heading}
    if alert.volume is not None:
        name, context["headline"] = "volume", headline(alert.rule.kind, alert.volume, language, isolate)
    elif alert.bundle is None:
        name, context["outlet_names"] = "alert", outlet_names(alert)
    else:
        groups = groupby(alert.bundle.lines, key=lambda line: line.rule)
        name, context["groups"] = "bundle", [(rule, list(lines)) for rule, lines in groups]
    return Message(
        key=f"{alert.id}:{channel}",
        payload=payload(alert),
        subject=heading,
        text=_TEXT.get_template(f"{name}.txt.j2").render(context).strip() + "\n",
        html=_HTML.get_template(f"{name}.html.j2").render(context),
        severity=alert.rule.severity,
    )


def payload(alert: Alert) -> dict[str, Any]:
    """The JSON form of an alert: the document of the alert index, less what is about its delivery."""
    return alert.model_dump(
        mode="json",
        exclude_none=True,
        exclude={"deliveries", "next_due_at", "channels", "suppressed_by", "min_sources", "updated_at"},
    )
