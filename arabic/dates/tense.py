"""The tense of the words before a date: a weekday after «قال» is behind, one after «سيعقد» ahead."""

from typing import Final

from arabic.dates.lexicon import TENSES
from arabic.dates.tags import Tag
from arabic.words import Words

# How many words back a verb still governs a date.
_GOVERNS: Final = 14
_SENTENCE_ENDS: Final = frozenset(".!?|")


def tense_before(words: Words, index: int) -> str:
    """The tense of the nearest verb before word `index` in its sentence: tag FUTURE, PRESENT, PAST or SINCE, or none.

    «قال الأحد إن» says when he spoke, «قال إن … الأحد» does not; «من المقرر أن» reaches into its clause.
    """
    clause = False
    for at in range(index - 1, max(-1, index - 1 - _GOVERNS), -1):
        between = words.before(at + 1)
        if between != " " and not _SENTENCE_ENDS.isdisjoint(between):
            break
        tag = TENSES.get(words.words[at])
        if tag == Tag.THAT:
            clause = True
        elif tag is not None and (not clause or tag == Tag.FUTURE):
            return tag
    return ""
