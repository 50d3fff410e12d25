"""Models of feeds.yml: which feeds are polled."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from config.base import Id, Strict, Text, check_unique_ids

Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/]+(/\S*)?$", max_length=2000)]


class Feed(Strict):
    """One feed of one outlet.

    source: id of the outlet when it has several feeds (the feed's own id otherwise); country: ISO 3166 alpha-2 code
    in capitals; language: ISO 639-1; section: what the feed is about, in the outlet's words;
    interval_s: fixed seconds between polls instead of the pace that the scheduler learns; enabled: false keeps the
    entry without polling it.
    """

    id: Id
    name: Text
    url: Url
    site: Url
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] = "ar"
    source: Id | None = None
    section: Text | None = None
    interval_s: float | None = Field(default=None, gt=0, le=86_400)
    enabled: bool = True

    @property
    def source_id(self) -> str:
        """Id of the outlet that publishes this feed."""
        return self.source or self.id


class Feeds(Strict):
    """The whole of feeds.yml."""

    feeds: list[Feed] = []

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        check_unique_ids(self.feeds, "feeds")
        return self
