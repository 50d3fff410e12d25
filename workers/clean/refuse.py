"""Pages that hold no article: error pages, consent walls, paywalls, lists."""

from __future__ import annotations

from typing import Final

from arabic.normalise import fold
from workers.clean.metadata import Metadata
from workers.clean.model import Reason, Refusal
from workers.clean.phrases import folded_pattern
from workers.clean.sift import Sifted

# Below this many words a text is looked at with suspicion; a breaking-news line can be shorter and is an article.
_FEW_WORDS: Final = 60
# A page that says of itself it is an article, or that a feed pointed to, may be as short as this.
_FEWEST_WORDS: Final = 3
# A page that nobody calls an article needs as much prose as a paragraph.
_UNCLAIMED_WORDS: Final = 25

_ERROR = folded_pattern(
    r"\b(?:400|401|403|404|410|429|500|502|503|504)\b.{0,40}(?:error|not found|forbidden|unavailable|bad gateway|"
    r"time-?out|denied)|"
    r"(?:error|خطأ|http)\W{0,3}(?:400|401|403|404|410|429|500|502|503|504)\b|\A\W*(?:403|404|500|502|503)\W*\Z|"
    r"page not found|access denied|just a moment|attention required|service unavailable|bad gateway|"
    r"checking your browser|verify(?:ing)? you are (?:a )?human|are you a robot|request blocked|"
    r"الصفحة (?:المطلوبة |التي تبحث عنها )?(?:غير موجودة|غير متوفرة|غير متاحة)|"
    r"(?:هذه الصفحة|المحتوى|الخبر|المقال|المادة|الرابط)(?: المطلوب\w?)? (?:غير (?:موجود|متوفر|متاح)ة?|تم حذفه|"
    r"محذوف)|لم يتم العثور على (?:الصفحة|المحتوى|الخبر)|"
    r"عذرا\W+(?:الصفحة|حدث خطأ|لم نجد|هذه الصفحة)|الموقع (?:تحت الصيانة|قيد الصيانة)|يرجى تفعيل (?:جافا|الجافا|"
    r"javascript)|enable javascript"
)
_CONSENT = folded_pattern(
    r"(?:نستخدم|يستخدم هذا الموقع|يستخدم موقعنا|نحن وشركاؤنا).{0,60}(?:ملفات تعريف الارتباط|الكوكيز|كوكيز|cookies)|"
    r"(?:قبول|الموافقة على|أوافق على).{0,30}(?:ملفات تعريف الارتباط|الكوكيز|cookies)|سياسة ملفات (?:تعريف )?الارتباط|"
    r"we (?:and our partners )?(?:use|value).{0,40}(?:cookies|your privacy)|accept (?:all )?cookies|before you continue"
)


def reason_to_refuse(metadata: Metadata, sifted: Sifted, *, page_text: str, expected: bool) -> Refusal | None:
    """Why the page is no article, or None.

    Args:
        metadata, sifted: what was read from the page.
        page_text: title and beginning of all of the page's text, for pages whose body is empty.
        expected: a feed pointed to this page as an article.
    """
    words = sum(len(line.split()) for line in sifted.body)
    title, text = fold(metadata.title), fold(page_text)
    if words < _FEW_WORDS:
        if _ERROR.search(title) or (words < _UNCLAIMED_WORDS and _ERROR.search(text)):
            return Refusal(Reason.ERROR, f"the page says: {metadata.title or page_text[:80]}")
        if sifted.paywall or (metadata.free is False and sifted.partial):
            return Refusal(Reason.PAYWALL, f"{words} words before the paywall")
        if _CONSENT.search(fold(" ".join(sifted.body))) or (words < _FEWEST_WORDS and _CONSENT.search(text)):
            return Refusal(Reason.CONSENT, "only a consent dialog")
    if words < _FEWEST_WORDS and len(page_text.split()) >= _FEW_WORDS:
        return Refusal(Reason.NOT_ARTICLE, "only links and labels")
    if words < _FEWEST_WORDS:
        return Refusal(Reason.EMPTY, f"{words} words of text")
    if words < _UNCLAIMED_WORDS and not (metadata.is_article or expected):
        return Refusal(Reason.NOT_ARTICLE, f"{words} words and nothing that calls the page an article")
    return None
