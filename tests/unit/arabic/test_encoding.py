"""Bytes to text: labels that lie, labels that are missing, and text that was decoded wrongly before it came."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic.encoding import decode, looks_arabic, repair_mojibake

TEXT = "أعلنت وزارة الصحة اليوم عن بدء حملة التطعيم في جميع المحافظات، وقال الوزير إن الحملة ستستمر شهرا كاملا؟"
HTML = f"<html><head><title>حملة التطعيم</title></head><body><p>{TEXT}</p></body></html>"
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1256", "iso-8859-6"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("label", [None, "utf-8", "windows-1256", "iso-8859-1", "nonsense", "utf-16"])
def test_reads_every_encoding_under_every_label(encoding: str, label: str | None) -> None:
    content_type = f"text/html; charset={label}" if label else None
    assert decode(HTML.encode(encoding), content_type).text == HTML


@pytest.mark.parametrize("declaration", ['<meta charset="{}">', '<?xml version="1.0" encoding="{}"?>'])
def test_label_in_the_page_decides_where_no_arabic_does(declaration: str) -> None:
    raw = declaration.format("iso-8859-2").encode() + "Łódź".encode("iso-8859-2")
    assert decode(raw).text.endswith("Łódź")


def test_notes_say_which_label_was_ignored() -> None:
    assert decode(HTML.encode("cp1256"), "text/html; charset=utf-8").notes == ("label ignored: utf-8",)
    assert decode(HTML.encode("cp1256"), "text/html; charset=windows-1256").notes == ()


def test_page_cut_inside_a_letter_stays_utf8() -> None:
    decoded = decode(HTML.encode()[: HTML.encode().index("كاملا".encode()) + 3])
    assert decoded.encoding == "utf-8"
    assert decoded.notes == ("undecodable bytes replaced",)


@pytest.mark.parametrize("shown_as", ["latin-1", "cp1256"])
def test_double_decoding_is_repaired_and_noted(shown_as: str) -> None:
    decoded = decode(HTML.encode().decode(shown_as).encode())
    assert decoded.text == HTML
    assert decoded.notes == ("mojibake repaired",)


def test_twice_double_decoding_is_repaired() -> None:
    twice = TEXT.encode().decode("cp1256").encode().decode("cp1256")
    assert repair_mojibake(twice) == TEXT


def test_windows_1256_shown_as_latin_is_repaired() -> None:
    assert repair_mojibake("BBC: " + "أعلنت وزارة الصحة".encode("cp1256").decode("cp1252")) == "BBC: أعلنت وزارة الصحة"


@pytest.mark.parametrize(
    "text", ["Ça été à l'été, élève", "Ærøskøbing", "¿Qué pasó?", "«نص عربي» د،", "پیوند فارسی", "ÀÉ"]
)
def test_clean_text_is_not_repaired(text: str) -> None:
    assert repair_mojibake(text) == text


def test_looks_arabic_tells_text_from_mojibake() -> None:
    assert looks_arabic(TEXT) > 0.9
    assert looks_arabic(TEXT.encode().decode("cp1256")) < 0.2
    assert looks_arabic(TEXT.encode().decode("latin-1")) == 0
    assert looks_arabic("") == 0


@given(st.binary(max_size=2000), st.none() | st.text(max_size=60))
def test_never_raises(raw: bytes, content_type: str | None) -> None:
    assert "\x00" not in decode(raw, content_type).text


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ ،؟«»0123456789abcXYZ.\n", max_size=400))
def test_arabic_in_unicode_comes_through_unchanged(text: str) -> None:
    assert decode(text.encode()).text == text
