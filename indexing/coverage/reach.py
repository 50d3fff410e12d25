"""Which feeds a rule can find something in. Pure functions.

What a query asks of the source (`source.id:wafa`, `source.country:EG`) is decided for each feed, anything else may or
may not be so: three-valued logic (Kleene). A feed is out of reach only where the query cannot be true. Here AND binds
more tightly than OR; where Lucene reads a query otherwise, that reading finds less, so no outlet is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase

from config.feeds import Feed
from config.rule_base import BaseRule
from indexing.lucene import tokens, unescaped

# True, False, or None: it depends on the article.
Maybe = bool | None
_Token = tuple[str, str]


def reach(rule: BaseRule | None, feeds: Iterable[Feed]) -> list[Feed]:
    """The enabled feeds whose articles `rule` may match; without a rule, all of them."""
    enabled = [feed for feed in feeds if feed.enabled]
    return enabled if rule is None else [feed for feed in enabled if _in_reach(rule, feed)]


def _in_reach(rule: BaseRule, feed: Feed) -> bool:
    if rule.sources and feed.source_id not in rule.sources:
        return False
    if rule.countries and feed.country not in rule.countries:
        return False
    # The feed's language is what is expected of it; an article may be in another, but not all of them are.
    if rule.languages and feed.language not in rule.languages:
        return False
    return _Judge(rule.query, feed).judge() is not False


def _fields(feed: Feed) -> dict[str, str]:
    return {
        "feed_id": feed.id,
        "source.id": feed.source_id,
        "source.name": feed.name,
        "source.country": feed.country,
        "source.language": feed.language,
    }


class _Judge:
    """Reads one query for one feed: alternatives of conjunctions of values."""

    def __init__(self, query: str, feed: Feed) -> None:
        self._tokens: list[_Token] = [(kind, text) for kind, text, _ in tokens(query)]
        self._fields = _fields(feed)
        self._at = 0

    def judge(self) -> Maybe:
        return self._either(None)

    def _next(self) -> _Token:
        return self._tokens[self._at] if self._at < len(self._tokens) else ("close", "")

    def _either(self, field: str | None) -> Maybe:
        found: list[Maybe] = [self._all(field)]
        while self._next()[0] == "and" and self._next()[1] in {"OR", "||"}:
            self._at += 1
            found.append(self._all(field))
        return _not(_conjunction(_not(each) for each in found))

    def _all(self, field: str | None) -> Maybe:
        return _conjunction(list(self._values(field)))

    def _values(self, field: str | None) -> Iterator[Maybe]:
        while (kind := self._next()[0]) != "close":
            if kind == "and":
                if self._next()[1] in {"OR", "||"}:
                    return
                self._at += 1
            else:
                yield self._value(field)

    def _value(self, field: str | None) -> Maybe:
        kind, text = self._next()
        self._at += 1
        match kind:
            case "not":
                return _not(self._value(field))
            case "plus":
                return self._value(field)
            case "field":
                return self._value(unescaped(text))
            case "open":
                found = self._either(field)
                self._at += 1  # the bracket that closes it
                return found
            case "term" | "quoted" if field in self._fields:
                return fnmatchcase(self._fields[field], unescaped(text.strip('"')))
            case _:
                return None


def _not(value: Maybe) -> Maybe:
    return None if value is None else not value


def _conjunction(values: Iterable[Maybe]) -> Maybe:
    found = list(values)
    if False in found:
        return False
    return None if None in found else True
