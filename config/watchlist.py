"""Models of watchlist.yml: who and what is watched."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from config.base import Id, Strict, Text, check_unique_ids, fault


class Actor(Strict):
    """A person, organisation or place that is watched under one id.

    names: full names in any script, each enough by itself. short: short forms, enough by themselves unless
    `with_full_name` is true, when a short form counts only where a full name (or a title with the short form)
    stands in the same article. context: words of which one must stand near a short form. not_context: words that
    rule a short form out when they stand beside it.
    """

    id: Id
    type: Literal["person", "organisation", "place"]
    names: list[Text] = Field(min_length=1)
    short: list[Text] = []
    with_full_name: bool = False
    context: list[Text] = []
    not_context: list[Text] = []

    @model_validator(mode="after")
    def _short_rules_need_short_forms(self) -> Self:
        if not self.short and (self.with_full_name or self.context or self.not_context):
            raise fault(
                "with_full_name, context and not_context speak of short forms, and there is none",
                "add `short: [...]`, or remove those keys",
            )
        return self


class Topic(Strict):
    """A subject that is watched under one id.

    any: at least one of these words or phrases must occur. all: each of these must. none: none of these may.
    within: when given, the words of `all` (and one of `any`) must stand within so many words of one another.
    min_count: how often words of `any` must occur. title_only: only the title is looked at. A phrase in inner
    double quotes ('"ضمانات أمنية"') is matched exactly, up to clitics and the article; other words by light stems.
    """

    id: Id
    name: Text | None = None
    any: list[Text] = []
    all: list[Text] = []
    none: list[Text] = []
    within: int | None = Field(default=None, ge=1, le=1000)
    min_count: int = Field(default=1, ge=1, le=1000)
    title_only: bool = False

    @model_validator(mode="after")
    def _needs_words(self) -> Self:
        if not (self.any or self.all):
            raise fault("a topic without words can never occur", "add `any: [...]` or `all: [...]`")
        if self.within is not None and len(self.all) + bool(self.any) < 2:
            raise fault(
                "within needs at least two words to stand near one another",
                "add a second word to `all`, or remove `within`",
            )
        if self.min_count > 1 and not self.any:
            raise fault("min_count counts words of `any`, and there is none", "add `any: [...]`")
        return self


class WatchList(Strict):
    """All that is watched: the whole of watchlist.yml."""

    actors: list[Actor] = []
    topics: list[Topic] = []

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        check_unique_ids(self.actors, "actors")
        check_unique_ids(self.topics, "topics")
        return self
