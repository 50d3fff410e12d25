"""From a page to an article: main text, captions, people, places, dates, language; or a reason why there is none.

Pure: bytes in, values out. `clean_page` takes a page, `clean_text` a text without markup. The steps, in order:
:mod:`arabic.encoding` (bytes to text), :mod:`~workers.clean.tree`, :mod:`~workers.clean.metadata`,
:mod:`~workers.clean.prune` (what by its markup is no article), :mod:`~workers.clean.body` (where the article is),
:mod:`~workers.clean.sift` (what its lines are), :mod:`~workers.clean.refuse`, :mod:`~workers.clean.published`.
"""

from arabic.encoding import Decoded, decode, repair_mojibake
from workers.clean.furniture import Furniture, FurnitureStore, line_keys
from workers.clean.model import CleanArticle, FeedHints, Published, Reason, Refusal, SourceHints
from workers.clean.page import clean_page
from workers.clean.text import clean_text

__all__ = [
    "CleanArticle",
    "Decoded",
    "FeedHints",
    "Furniture",
    "FurnitureStore",
    "Published",
    "Reason",
    "Refusal",
    "SourceHints",
    "clean_page",
    "clean_text",
    "decode",
    "line_keys",
    "repair_mojibake",
]
