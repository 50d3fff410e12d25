"""What a date is taken to mean, and how sure each way of meaning it is."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from arabic.dates.model import Kind, Precision

# Confidences are judgements, in the order in which a careful reader trusts the forms: what is written out, above what
# follows from the reference, above what needs a guess at the year or the week.
STATED: Final = 0.98
STATED_MONTH: Final = 0.95
STATED_YEAR: Final = 0.9
RELATIVE: Final = 0.9
NEAR: Final = 0.85
TODAY: Final = 0.8  # «اليوم» alone is also "nowadays"
LIKELY: Final = 0.7
BARE_NAME: Final = 0.6  # «الخميس» with neither «يوم» nor a verb of news before it
DOUBTFUL: Final = 0.5  # two readings, words that contradict each other, or nothing to resolve against


@dataclass(frozen=True, slots=True)
class Resolution:
    """A value and what is known of it; the fields are those of :class:`arabic.dates.model.DateMention`."""

    value: date | datetime | None
    precision: Precision
    confidence: float
    kind: Kind
    end_value: date | datetime | None = None
    alternatives: tuple[date | datetime, ...] = ()
    note: str = ""
