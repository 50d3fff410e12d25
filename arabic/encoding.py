"""Bytes to text, in an order that survives lies about the encoding.

Arabic outlets mislabel: windows-1256 pages that say UTF-8, UTF-8 pages that say windows-1256, pages that say nothing,
and databases that were decoded twice. So labels are evidence and not truth:

1. a byte order mark is believed;
2. bytes that are valid UTF-8 are UTF-8, whatever the label says: Arabic in a single-byte encoding is a run of bytes
   of C0 and above, which UTF-8 does not allow;
3. otherwise the labels (HTTP, meta, XML declaration), the usual Arabic encodings and the detector's guess compete, and
   the one whose text reads most like Arabic wins; labels win ties;
4. text that was decoded twice is turned back, and that is noted.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import partial
from typing import Final

import chardet

# A label further down than this is not found by browsers either (they stop at 1,024 bytes); outlets with long comments
# or preloads before it exist, so we look somewhat further.
_LABEL_WINDOW: Final = 8192
# Enough text to tell encodings apart, little enough to cost nothing on a large page.
_SAMPLE_BYTES: Final = 65_536
# A page of valid UTF-8 with a few bytes cut out of the middle of letters is still UTF-8.
_MAX_BROKEN_SHARE: Final = 0.02

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_HTTP = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)

# Single-byte encodings Arabic outlets have used, most frequent first. Asking each for Arabic words is surer than the
# detector, which takes short windows-1256 texts for Thai or Russian.
_ARABIC_ENCODINGS: Final = ("cp1256", "iso8859-6")
_UNICODE_LABELS: Final = {"utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"}

_ARABIC_LETTER = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3\u06d5\u06fa-\u06fc"
_WORD = re.compile(r"[^\W\d_]+(?:[^\s\w<>=\"'/&;.,:!?()\[\]{}«»،؛؟-]+[^\W\d_]*)*")
_ARABIC_CHAR = re.compile(rf"[{_ARABIC_LETTER}]")
_ASCII = re.compile(r"[\x00-\x7f]+")
_ARABIC_WORD = re.compile(rf"[{_ARABIC_LETTER}\u064b-\u0652\u0640\u0670]+\Z")
# The commonest short words of Arabic prose and the article with its proclitics: about 4 words of 10 in news text, and
# next to none where the bytes were read in a wrong encoding.
_FREQUENT = re.compile(
    r"(?:[وف]?[بك]?ال\w{2,}|[وف]?لل\w{2,}|[وف]?(?:في|من|على|إلى|الى|عن|أن|ان|إن|هذا|هذه|التي|الذي|ما|لا|مع|بعد|قبل|كان|كانت|قال|هو|هي|لم|لن|قد|بين|كل|حتى))\Z"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and how it was read.

    Attributes:
        text: without byte order mark and NUL characters.
        encoding: the Python codec's name.
        notes: what was wrong: `label ignored: …`, `undecodable bytes replaced`, `mojibake repaired`, …
    """

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def looks_arabic(text: str) -> float:
    """Share of the words of `text` that are clean words of Arabic letters, 0 to 1.

    Mojibake scores near 0 in both of its usual forms, «Ø§Ù„» and «ط§ظ„», the second because its words have symbols
    inside. Text without words scores 0.
    """
    words = _WORD.findall(text)
    if not words:
        return 0.0
    return sum(1 for word in words if _ARABIC_WORD.match(word)) / len(words)


def _reads_like_arabic(text: str) -> float:
    """Share of the words that are among Arabic's most frequent ones or carry its article: tells encodings apart."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    return sum(1 for word in words if _FREQUENT.match(word)) / len(words)


def decode(raw: bytes, content_type: str | None = None) -> Decoded:
    """Read `raw` (HTML, XML or plain text) as text; never raises.

    Args:
        raw: the bytes as received, already decompressed.
        content_type: value of the HTTP header `Content-Type`, if any.
    """
    notes: list[str] = []
    for bom, name in _BOMS:
        if raw.startswith(bom):
            return _finish(raw[len(bom) :].decode(name, "replace"), name, notes)
    labels = _labels(raw, content_type)
    unlabelled_wide = _wide_without_bom(raw)
    if unlabelled_wide:
        return _finish(raw.decode(unlabelled_wide, "replace"), unlabelled_wide, notes)
    text = _as_utf8(raw, notes)
    if text is not None:
        ignored = [label for label in labels if label != "utf-8"]
        if ignored and not raw.isascii():
            notes.append(f"label ignored: {ignored[0]}")
        return _finish(text, "utf-8", notes)
    encoding = _best_encoding(raw, labels)
    if labels and encoding != labels[0]:
        notes.append(f"label ignored: {labels[0]}")
    text = raw.decode(encoding, "replace")
    if "\ufffd" in text:
        notes.append("undecodable bytes replaced")
    return _finish(text, encoding, notes)


def _finish(text: str, encoding: str, notes: list[str]) -> Decoded:
    text = text.replace("\x00", "")
    repaired = repair_mojibake(text)
    if repaired != text:
        notes.append("mojibake repaired")
    return Decoded(repaired, encoding, tuple(notes))


def _labels(raw: bytes, content_type: str | None) -> list[str]:
    """Codec names the sender claims, in order: HTTP header, meta, XML declaration; unknown names are dropped."""
    head = raw[:_LABEL_WINDOW]
    claimed = [match.group(1) for match in [_HTTP.search(content_type or "")] if match]
    claimed += [match.group(1).decode("ascii") for match in (_META.search(head), _XML.search(head)) if match]
    names: list[str] = []
    for label in claimed:
        try:
            name = codecs.lookup(label).name
            "".encode(name)  # refuses codecs that are not text encodings, such as base64
        except LookupError:
            continue
        if name not in names:
            names.append(name)
    return names


def _wide_without_bom(raw: bytes) -> str | None:
    """UTF-16 without a mark shows in markup: every other byte of `<html>` is NUL."""
    head = raw[:64]
    if len(head) < 8:
        return None
    if head[1::2].count(0) > len(head) // 4 and head[0::2].count(0) == 0:
        return "utf-16-le"
    if head[0::2].count(0) > len(head) // 4 and head[1::2].count(0) == 0:
        return "utf-16-be"
    return None


def _as_utf8(raw: bytes, notes: list[str]) -> str | None:
    """The text if the bytes are UTF-8, apart from damage too small to be another encoding; else None."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    # bytes beyond the first of each letter; a replacement character itself takes two
    wide = len(text.encode("utf-8", "replace")) - len(text) - 2 * broken
    # every letter of a single-byte Arabic page is broken UTF-8; a page cut off anywhere breaks one letter
    if wide == 0 or broken > max(1, _MAX_BROKEN_SHARE * wide):
        return None
    notes.append("undecodable bytes replaced")
    return text


def _best_encoding(raw: bytes, labels: list[str]) -> str:
    """The candidate that reads most like Arabic; where none does, the label, the detector, or what browsers assume."""
    sample = raw[:_SAMPLE_BYTES]
    best, best_score = None, 0.0
    for name in dict.fromkeys([*labels, *_ARABIC_ENCODINGS, "utf-8"]):
        # markup is ASCII in every candidate and would only dilute the score
        score = _reads_like_arabic(_ASCII.sub(" ", sample.decode(name, "replace")))
        if score > best_score:
            best, best_score = name, score
    if best:
        return best
    # valid UTF-8 was ruled out before, so that label is a lie
    honest = [label for label in labels if label not in _UNICODE_LABELS]
    guess = chardet.detect(sample).get("encoding")
    return honest[0] if honest else codecs.lookup(guess).name if guess else "cp1252"


def _single_byte(encoding: str) -> dict[int, int]:
    """Translation from `encoding`'s characters to the code points of their bytes; the holes keep the C1 controls."""
    table = {code: code for code in range(0x80, 0x100)}
    for byte in range(0x80, 0x100):
        try:
            table[ord(bytes([byte]).decode(encoding))] = byte
        except UnicodeDecodeError:
            continue
    return table


_TO_1252: Final = _single_byte("cp1252")
_TO_1256: Final = _single_byte("cp1256")


# Lead bytes of UTF-8 for Arabic (D8 to DB), « and » (C2), typographic marks (E2), and for what those become when they
# are shown as single-byte letters and encoded once more (C3 to C6, CB).
_LEADS: Final = (0xC2, 0xC3, 0xC4, 0xC5, 0xC6, 0xCB, 0xD8, 0xD9, 0xDA, 0xDB, 0xE2)


def _shown_as(table: dict[int, int]) -> re.Pattern[str]:
    """Two or more UTF-8 sequences shown as characters of the single-byte encoding of `table`."""
    leads = "".join(chr(char) for char, byte in table.items() if byte in _LEADS)
    tails = "".join(re.escape(chr(char)) for char, byte in table.items() if 0x80 <= byte < 0xC0)
    return re.compile(rf"(?:[{leads}][{tails}]{{1,2}}){{2,}}")


_UTF8_AS_1252: Final = _shown_as(_TO_1252)
_UTF8_AS_1256: Final = _shown_as(_TO_1256)
# windows-1256 shown as windows-1252: words of accented capitals and small letters only. Two such words, or one of five
# letters, stand side by side in no language.
_1256_AS_1252: Final = re.compile(
    r"(?<![A-Za-z])(?:[\u00c0-\u00ff]{2,}[\u00a1\u00bf]?(?:[ .:،-]+[\u00c0-\u00ff]+[\u00a1\u00bf]?)+"
    r"|[\u00c0-\u00ff]{5,})(?![A-Za-z])"
)


def _is_arabic(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and sum(1 for char in letters if _ARABIC_CHAR.match(char)) >= 0.8 * len(letters)


def _reread(shown: str, table: dict[int, int], encoding: str, again: re.Pattern[str] | None = None) -> str:
    """`shown` turned back into bytes by `table` and read as `encoding`; unchanged unless that gives Arabic.

    `again` finds what is left to turn back where the text had been decoded wrongly twice over.
    """
    try:
        text = shown.translate(table).encode("latin-1").decode(encoding)
    except UnicodeError:
        return shown
    if again:
        text = again.sub(lambda match: _reread(match.group(), table, encoding), text)
    return text if _is_arabic(text) else shown


def repair_mojibake(text: str) -> str:
    """`text` with the usual wrong decodings of Arabic undone; unchanged where there are none.

    Repairs UTF-8 shown as windows-1252, Latin-1 or windows-1256 (also twice over) and windows-1256 shown as
    windows-1252. Only runs that turn back without a fault and then are Arabic are touched, so clean text around them
    stays as it is.
    """
    # ا and ل, the commonest letters, as they would be shown: looking for them first makes clean text cost nothing
    for pattern, table, signs in (
        (_UTF8_AS_1252, _TO_1252, ("Ø", "Ã")),
        (_UTF8_AS_1256, _TO_1256, ("ط§", "ظ„", "ط¸")),
    ):
        if any(sign in text for sign in signs):
            text = pattern.sub(partial(_reread_match, table=table, again=pattern), text)
    if "Ç" not in text and "á" not in text:
        return text
    return _1256_AS_1252.sub(lambda match: _reread(match.group(), _TO_1252, "cp1256"), text)


def _reread_match(match: re.Match[str], *, table: dict[int, int], again: re.Pattern[str]) -> str:
    return _reread(match.group(), table, "utf-8", again)
