"""A page as a list of blocks of text in reading order, each with what its place in the page says about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree, html

# Elements that start a new line on the screen. `br` does too and is treated apart, as are the cells of tables.
_BLOCK_TAGS: Final = frozenset(
    """address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2
    h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul""".split()
)
_CELLS: Final = frozenset({"td", "th"})
# Labels beside one another in such a box are apart on the screen, though not in the markup; in a paragraph they need
# not be, and in a row of links they always are.
_LOOSE_TAGS: Final = frozenset("div section header footer article aside main nav ul dl td form figure".split())
_LABELS: Final = frozenset({"span", "label"})
_SKIPPED_TAGS: Final = frozenset(
    """script style noscript template iframe object embed svg math canvas audio video map select option textarea input
    button head title""".split()
)
HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CAPTION_CLASS: Final = re.compile(
    r"caption|(?:^|[\s_-])(?:cutline|(?:photo|image|img|pic|picture)[_-]?(?:cap|desc|description|credit|credits|title|text|"
    r"info|source|copyright)|credit|credits|media[_-]?credit)(?:$|[\s_-])",
    re.IGNORECASE,
)
# A credit or caption of more words than this reads as a paragraph, unless the markup says what it is.
CAPTION_WORDS: Final = 15
# A picture's name without markup: «بيسكوف», «جانب من اللقاء», «الرئيس الروسي فلاديمير بوتين».
BARE_CAPTION_WORDS: Final = 6
# A picture with a link below it leads to another article.
_TEASER_LINK: Final = 0.5
LINE_END: Final = re.compile(r"[.!؟?…»\"”:؛)\]۔]\s*\Z")
SENTENCE_END: Final = re.compile(r"[.!؟?…۔]\W*\Z")
_SPACES = re.compile(r"[\s\x00-\x1f\x7f\u200b\u200e\u200f\u2060\ufeff]+")


@dataclass(slots=True)
class Block:
    """One line of text.

    Attributes:
        text: with single spaces.
        tag: the nearest block element's tag.
        element: that element, or None where the text came without markup.
        link_share: share of the characters that are inside links, 0 to 1.
        caption: the page's structure says that this belongs to a picture.
        below_image: a picture and nothing else stands right before it; `same_box`: in the same element.
        alt: alternative text of that picture.
    """

    text: str
    tag: str = "p"
    element: html.HtmlElement | None = None
    link_share: float = 0.0
    caption: bool = False
    below_image: bool = False
    same_box: bool = False
    alt: str = ""

    @property
    def words(self) -> int:
        """Number of words, split at spaces."""
        return self.text.count(" ") + 1

    @property
    def names_a_picture(self) -> bool:
        """Whether its place says that it is a caption, where the markup does not: the picture's name, or a short line
        in the picture's own box or right below."""
        if not self.below_image or self.words > CAPTION_WORDS or self.tag in HEADINGS:
            return False
        if self.link_share > _TEASER_LINK:
            return False
        if self.alt == self.text:
            return True
        return (self.same_box or self.words <= BARE_CAPTION_WORDS) and not LINE_END.search(self.text)


@dataclass(slots=True)
class Layout:
    """The blocks of a page and the boxes around them.

    Attributes:
        blocks: in document order.
        around: each box (an element that starts a line of its own) with the box around it.
        spans: each box with its blocks: index of the first, and past the last.
    """

    blocks: list[Block] = field(default_factory=list)
    around: dict[html.HtmlElement, html.HtmlElement | None] = field(default_factory=dict)
    spans: dict[html.HtmlElement, tuple[int, int]] = field(default_factory=dict)

    def boxes(self, index: int) -> Iterator[html.HtmlElement]:
        """The boxes around a block, innermost first."""
        box = self.blocks[index].element
        while box is not None:
            yield box
            box = self.around[box]


def squeeze(text: str) -> str:
    """`text` with single spaces, without direction marks and zero-width spaces (joiners stay: Persian needs them)."""
    return _SPACES.sub(" ", text).strip()


def text_blocks(text: str) -> list[Block]:
    """Blocks of a text without markup: its lines."""
    return [Block(line) for raw in text.splitlines() if (line := squeeze(raw))]


def page_layout(root: html.HtmlElement) -> Layout:
    """Blocks of the page below `root`; scripts and controls left out."""
    return _Reader().read(root)


class _Reader:
    """State of one walk over the tree; iterative, since pages nest deeper than Python may call."""

    def __init__(self) -> None:
        self.layout = Layout()
        self.blocks = self.layout.blocks
        self.parts: list[str] = []
        self.linked = 0
        self.links = 0
        self.boxes: list[html.HtmlElement] = []
        self.captions: list[html.HtmlElement] = []
        self.cell: html.HtmlElement | None = None  # of data, whose one paragraph is no line of its own
        self.image: html.HtmlElement | None = None
        self.image_box: html.HtmlElement | None = None

    def read(self, root: html.HtmlElement) -> Layout:
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "start":
                if tag in _SKIPPED_TAGS:
                    walk.skip_subtree()
                    continue
                self._enter(element, tag)
                self._add(element.text)
            else:
                if tag not in _SKIPPED_TAGS:
                    self._leave(element, tag)
                if element is not root:
                    self._add(element.tail)
        self._flush()
        return self.layout

    def _enter(self, element: html.HtmlElement, tag: str) -> None:
        if self.cell is None and (tag in _BLOCK_TAGS or (tag in _CELLS and _is_layout(element))):
            self._flush()
            self.layout.around[element] = self.boxes[-1] if self.boxes else None
            self.layout.spans[element] = (len(self.blocks), len(self.blocks))
            self.boxes.append(element)
        elif tag in _CELLS:
            self.cell = self.cell if self.cell is not None else element
            if self.parts:
                self.parts.append(" | ")
        elif tag == "br":
            self._flush()
        elif tag == "a":
            self._part(element)
            self.links += 1
        elif tag in _LABELS:
            self._part(element)
        elif tag == "img":
            self._flush()
            self.image, self.image_box = element, self.boxes[-1] if self.boxes else None
        if tag == "figure" or tag == "figcaption" or _CAPTION_CLASS.search(element.get("class") or ""):
            if tag not in _BLOCK_TAGS:
                self._flush()
            self.captions.append(element)

    def _part(self, element: html.HtmlElement) -> None:
        """Put a space between `element` and another right before it, where they are not parts of one word."""
        previous = element.getprevious()
        if previous is not None and not previous.tail and self.parts:
            parent = element.getparent()
            if previous.tag == element.tag == "a" or (parent is not None and parent.tag in _LOOSE_TAGS):
                self.parts.append(" ")

    def _leave(self, element: html.HtmlElement, tag: str) -> None:
        if self.cell is element:
            self.cell = None
        if self.captions and self.captions[-1] is element:
            self._flush()
            self.captions.pop()
        if self.boxes and self.boxes[-1] is element:
            self._flush()
            self.layout.spans[element] = (self.layout.spans[element][0], len(self.blocks))
            self.boxes.pop()
        elif tag == "a":
            self.links -= 1

    def _add(self, text: str | None) -> None:
        if text:
            self.parts.append(text)
            if self.links > 0:
                self.linked += len(text)

    def _flush(self) -> None:
        if not self.parts:
            return
        raw = "".join(self.parts)
        box = self.boxes[-1] if self.boxes else None
        for line in raw.splitlines() if box is not None and box.tag == "pre" else (raw,):
            if text := squeeze(line):
                self._append(text, box)
        self.parts.clear()
        self.linked = 0

    def _append(self, text: str, box: html.HtmlElement | None) -> None:
        self.blocks.append(
            Block(
                text,
                tag=box.tag if box is not None else "p",
                element=box,
                link_share=min(1.0, self.linked / len(text)),
                caption=bool(self.captions),
                below_image=self.image is not None,
                same_box=self.image is not None and self.image_box is box,
                alt=squeeze(self.image.get("alt") or "") if self.image is not None else "",
            )
        )
        self.image = None


def _is_layout(cell: html.HtmlElement) -> bool:
    """Whether a table's cell holds lines of its own, as where tables arrange the page; one of data has one at most."""
    lines = (child for child in cell.iterdescendants() if child.tag == "br" or child.tag in _BLOCK_TAGS)
    return next(lines, None) is not None and next(lines, None) is not None
