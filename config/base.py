"""What the models of all configuration files share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

# Ids stand in search queries (`actors:putin`), in Redis keys and in URLs, hence the narrow alphabet.
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]

# How much an alert matters, least first.
Severity = Literal["low", "medium", "high", "critical"]

# A name or a word: something must be left once white space is gone.
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]


class Strict(BaseModel):
    """A model that refuses unknown keys and is immutable once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def fault(message: str, remedy: str, at: tuple[int | str, ...] | None = None) -> PydanticCustomError:
    """An error to raise in a validator.

    remedy reaches the person who edits the file; at: place in the file when it is not where the validator stands.
    """
    context: dict[str, Any] = {"message": message, "remedy": remedy}
    if at is not None:
        context["at"] = at
    return PydanticCustomError("rasid", "{message}", context)


def check_unique_ids(entries: Sequence[Any], key: str) -> None:
    """Raise a fault when two of `entries`, the list under `key` of a file, carry one id."""
    seen: set[str] = set()
    for place, entry in enumerate(entries):
        if entry.id in seen:
            raise fault(
                f"duplicate id `{entry.id}` in {key}",
                "give each entry an id of its own, or join the entries that mean the same",
                at=(key, place, "id"),
            )
        seen.add(entry.id)


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise fault(f"`{name}` is no time zone", "use a name of the tz database, such as Asia/Riyadh") from None
    return name


# A name of the tz database, such as Asia/Riyadh.
TimeZone = Annotated[str, AfterValidator(_known_zone)]
