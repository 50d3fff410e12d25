"""The second pass: what the lines of an article are. Works on lines with or without markup and knows no site."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from arabic.dates import find_dates
from arabic.normalise import fold
from workers.clean import phrases
from workers.clean.blocks import BARE_CAPTION_WORDS, CAPTION_WORDS, HEADINGS, LINE_END, SENTENCE_END, Block
from workers.clean.dateline import read_line, split_closing, split_opening
from workers.clean.furniture import Furniture

# The longest line that a fixed rule may take out, in words. «اقرأ أيضا» carries a headline (up to 25 words here) with
# it.
_SHORT: Final = 12
_MEDIUM: Final = 30
# No line that a rule is about is longer, in characters; not looking at paragraphs that are bounds the time that they
# take.
_LONGEST_LINE: Final = 1000
# A line in which nearly all is link is a link to something else; a name linked inside a sentence is far below.
_LINK_LINE: Final = 0.9
# «للمزيد:» and the like stand before some; a sentence ends in a full stop.
_MOSTLY_LINK: Final = 0.75
# Bylines and datelines stand in the first or last lines of an article.
_EDGE: Final = 4
# A stub ends within this many words; longer articles that end in dots just end so.
_STUB_WORDS: Final = 120
# Before the lead and after the last paragraph a line with this much link is a menu or a list of links.
_EDGE_LINK: Final = 0.6
# Names, sections and dates above the lead have at most this many words; an article's first sentence has more.
_KICKER_WORDS: Final = 5
# «نشر في», «تاريخ النشر:», a writer's name beside a date; more words make a sentence with a date in it.
_WORDS_BESIDE_DATE: Final = 4
# «الثلاثاء 24 نوفمبر 2026 12:54» has five.
_PART_WORDS: Final = 6
_DOTS_END = re.compile(r"(?:\.{3,}|…)\s*(?:المزيد)?\W*\Z")
_PARTS = re.compile(r"\s*[|•·]\s*|\s[—–]\s")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(slots=True)
class Sifted:
    """Lines told apart; all lists are in page order."""

    body: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    date_lines: list[str] = field(default_factory=list)
    partial: bool = False
    paywall: bool = False


def sift(
    blocks: Sequence[Block],
    *,
    title: str = "",
    outlet: str | None = None,
    authors: Sequence[str] = (),
    furniture: Furniture | None = None,
) -> Sifted:
    """Tell paragraphs from captions, bylines, place lines and furniture.

    Args:
        blocks: lines of the article in order, from `page_layout` or `text_blocks`.
        title: the headline; a line that repeats it is dropped.
        outlet: the outlet's own name, which stands in datelines.
        authors: writers that the page's metadata names; a line with nothing but them is a byline.
        furniture: what has been learned about the outlet's lines.
    """
    return _Sieve(title, outlet, authors, furniture or Furniture()).run(blocks)


class _Sieve:
    """State of one pass from the first line to the last."""

    def __init__(self, title: str, outlet: str | None, authors: Sequence[str], furniture: Furniture) -> None:
        self.out = Sifted()
        self.title = fold(title)
        self.outlet = outlet
        self.authors = authors
        self.furniture = furniture
        self.in_list = False  # below a heading such as «اقرأ أيضا» or «الوسوم»
        self.after_masthead = False
        self.seen_captions: set[str] = set()
        self.previous = ""

    def run(self, blocks: Sequence[Block]) -> Sifted:
        prose = [index for index, block in enumerate(blocks) if _is_prose(block)]
        first, last = (prose[0], prose[-1]) if prose else (0, len(blocks) - 1)
        for index, block in enumerate(blocks):
            near_start = index <= first + 1 or len(self.out.body) < 2
            near_end = index >= last - 1 or index >= len(blocks) - _EDGE
            above = bool(prose) and index < first
            outside = bool(prose) and not first < index < last
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            self._place(block, following, near_start=near_start, near_end=near_end, outside=outside, above=above)
        self._finish()
        return self.out

    def _place(
        self, block: Block, following: Block | None, *, near_start: bool, near_end: bool, outside: bool, above: bool
    ) -> None:
        text = block.text
        if len(text) > _LONGEST_LINE and not block.caption:
            self.in_list = self.after_masthead = False
            self.out.body.append(text)
            return
        folded = fold(text)
        previous, self.previous = self.previous, folded
        after_masthead, self.after_masthead = self.after_masthead, False
        if self.furniture.is_furniture(text) or (self.title and _same(folded, self.title)):
            self.in_list = False
            return
        if self.in_list and self._continues_list(block):
            return
        self.in_list = False
        if block.words <= _SHORT and phrases.MASTHEAD.match(folded):
            self.after_masthead = True
            return
        if after_masthead and block.words <= _EDGE and not LINE_END.search(text):
            return
        if self._is_furniture(block, folded) or (outside and self._is_menu(block)):
            return
        if near_end and self.out.body and block.words <= CAPTION_WORDS and phrases.WRITER_NOTE.match(folded):
            return
        if self._is_caption(block, folded, previous, following, above):
            self._add_caption(text, folded)
            return
        if (near_start or outside) and block.words <= _MEDIUM and self._is_date_line(text):
            self.out.date_lines.append(text)
            return
        at_edge = near_start or near_end
        if at_edge and block.words <= _SHORT and block.tag not in HEADINGS and self._is_dateline(text):
            return
        if above and block.element is not None and _is_kicker(block):
            return
        self.out.body.append(text)

    def _is_menu(self, block: Block) -> bool:
        return block.link_share >= _EDGE_LINK and block.words <= _MEDIUM and not SENTENCE_END.search(block.text)

    def _is_date_line(self, text: str) -> bool:
        """A date and hardly anything else, or beside writers: «كتب: محمد علي | تحرير: سلمى | 5 مارس 2025»."""
        if not _DIGIT.search(text):
            return False
        parts = _PARTS.split(text)
        mentions = find_dates(text)
        if mentions and len(parts) > 1 and all(part.count(" ") < _PART_WORDS for part in parts):
            lines = [read_line(part, self.outlet, self.authors) for part in parts]
            self.out.authors += [name for line in lines if line for name in line.authors]
            return True
        for mention in reversed(mentions):
            text = text[: mention.start] + text[mention.end :]
        return bool(mentions) and len(_WORD.findall(text)) <= _WORDS_BESIDE_DATE

    def _continues_list(self, block: Block) -> bool:
        if block.element is not None:
            return block.link_share >= _LINK_LINE
        return block.words <= _SHORT and not LINE_END.search(block.text)

    def _is_furniture(self, block: Block, folded: str) -> bool:
        """Fixed rules, for outlets of which nothing has been learned; also notes stubs and paywalls."""
        words = block.words
        if words > _MEDIUM:
            return False
        if phrases.PAYWALL.search(folded):
            self.out.paywall = True
            return True
        if words <= _SHORT and phrases.CONTINUE.search(folded):
            self.out.partial = self.out.partial or bool(self.out.body)
            return True
        if phrases.READ_ALSO.match(folded) or phrases.LIST_HEAD.match(folded):
            self.in_list = True
            return True
        if phrases.FOLLOW.match(folded) or phrases.COPYRIGHT.search(folded) or phrases.TAGS.match(folded):
            return True
        if phrases.OPINIONS.match(folded) or phrases.SUBSCRIBE.search(folded):
            return True
        if words <= _SHORT and (
            phrases.SHARE.match(folded)
            or phrases.INTERFACE.match(folded)
            or phrases.COMMENTS.match(folded)
            or phrases.TIMES.match(folded)
        ):
            return True
        # a paragraph that is one link, with no full stop, is a headline of another article
        return block.link_share >= _MOSTLY_LINK and words >= _EDGE and not SENTENCE_END.search(block.text)

    def _is_caption(self, block: Block, folded: str, previous: str, following: Block | None, above: bool) -> bool:
        if block.caption:
            return True
        if block.tag in HEADINGS or block.words > CAPTION_WORDS or block.link_share >= _LINK_LINE:
            return False
        if block.names_a_picture:
            return True
        if block.words <= _SHORT and phrases.CREDIT.match(folded):
            return True
        if folded in self.seen_captions:
            return True
        is_bare = block.words <= BARE_CAPTION_WORDS and not LINE_END.search(block.text)
        if block.element is None and above and self.title and is_bare:
            # between headline and lead of a text without markup there are pictures' names, often twice
            twice = folded == previous or (following is not None and fold(following.text) == folded)
            return twice or read_line(block.text, self.outlet) is None
        return False

    def _add_caption(self, text: str, folded: str) -> None:
        if folded not in self.seen_captions and _WORD.search(text) and not phrases.INTERFACE.match(folded):
            self.seen_captions.add(folded)
            self.out.captions.append(text)

    def _is_dateline(self, text: str) -> bool:
        line = read_line(text, self.outlet, self.authors)
        if line is None:
            return False
        self.out.places += line.places
        self.out.agencies += line.agencies
        self.out.authors += line.authors
        return True

    def _finish(self) -> None:
        body = self.out.body
        if body:
            opening = split_opening(body[0], self.outlet)
            body[0] = opening.rest
            self.out.places += opening.places
            self.out.agencies += opening.agencies
            self.out.authors += opening.authors
            closing = split_closing(body[-1])
            body[-1] = closing.rest
            self.out.agencies += closing.agencies
            words = sum(line.count(" ") + 1 for line in body)
            if words < _STUB_WORDS and _DOTS_END.search(body[-1]):
                self.out.partial = True


def _is_prose(block: Block) -> bool:
    """Long enough to be a paragraph, and not a headline, caption or link."""
    return (
        block.words > CAPTION_WORDS
        and not block.caption
        and block.tag not in HEADINGS
        and block.link_share < _LINK_LINE
    )


def _is_kicker(block: Block) -> bool:
    """A section, a name or the like above the lead; headings there are subtitles, and list items may be key points."""
    limit = _KICKER_WORDS if block.tag != "li" else _KICKER_WORDS - 2
    return block.words <= limit and block.tag not in HEADINGS and not LINE_END.search(block.text)


def _same(folded: str, title: str) -> bool:
    return folded == title or (
        len(folded) > 20 and (folded in title or title in folded) and abs(len(folded) - len(title)) < 15
    )
