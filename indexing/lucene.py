"""Reads a Lucene query string far enough to know which fields it names, with which values, and where.

The engine parses and judges a query; this only finds its clauses. It follows the syntax of the engine's
`query_string`: quotes, `/regular expressions/`, ranges, groups, `field:value`, AND OR NOT && || ! + -.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

_TOKEN = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<field>(?:\\.|[^\s\\:"()\[\]{}/+!^~-])(?:\\.|[^\s\\:"()\[\]{}/!^~])*)\s*:
  | (?P<quoted>"(?:\\.|[^"\\])*"?)(?:~\d+)?
  | (?P<regex>/(?:\\.|[^/\\])*/)
  | (?P<range>[\[{][^\]}]*[\]}]?)
  | (?P<open>\() | (?P<close>\))
  | (?P<and>(?:AND|OR)(?=[\s(]|$)|&&|\|\|)
  | (?P<not>NOT(?=[\s(]|$)|[-!](?=\S))
  | (?P<plus>\+)
  | (?P<term>(?:\\.|[^\s\\"()])+)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One value that a query asks for. field: None for the default ones; start: where the field's name begins."""

    field: str | None
    value: str
    negated: bool


def tokens(query: str) -> Iterator[tuple[str, str, int]]:
    """Kind, text and place of each part of a query: field, quoted, regex, range, open, close, and, not, plus, term."""
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup or ""
        if kind != "space":
            yield kind, match[kind], match.start(kind)


def clauses(query: str) -> list[Clause]:
    """All values asked for, in order. Never raises: what is no Lucene syntax yields whatever can be read."""
    found: list[Clause] = []
    groups: list[tuple[str | None, bool]] = [(None, False)]
    field, negated = groups[-1]
    for kind, text, _ in tokens(query):
        if kind == "field":
            field = unescaped(text)
        elif kind == "not":
            negated = True
        elif kind == "open":
            groups.append((field, negated))
        elif kind == "close":
            if len(groups) > 1:
                groups.pop()
            field, negated = groups[-1]
        elif kind in {"quoted", "regex", "range", "term"}:
            found.append(Clause(field, unescaped(text.strip('"')) if kind != "regex" else text, negated))
            field, negated = groups[-1]
    return found


def rename_fields(query: str, names: Callable[[str], str]) -> str:
    """`query` with each field's name put through `names`; everything else stays as written."""
    parts: list[str] = []
    end = 0
    for kind, text, start in tokens(query):
        if kind == "field":
            parts += [query[end:start], names(text)]
            end = start + len(text)
    return "".join([*parts, query[end:]])


def unescaped(text: str) -> str:
    """A value without its backslashes."""
    return re.sub(r"\\(.)", r"\1", text)


def wanted(query: str, kind: str) -> Callable[[str], bool]:
    """Which ids a query asks for in the fields `kind`, `kind_title`, `kind_lead` and `kind_body`.

    kind: `actors` or `topics`. Returns a predicate of an id: `actors:ru*` wants every actor whose id begins with ru.
    """
    fields = {kind, *(f"{kind}_{part}" for part in ("title", "lead", "body"))}
    patterns = [clause.value for clause in clauses(query) if clause.field in fields and not clause.negated]
    return lambda tag: any(fnmatchcase(tag, pattern) for pattern in patterns)


# Fields of an article that hold text; a clause without a field asks for words of title and body.
_TEXTS = {None, "title", "body", "lead"}


def asks_for_words(query: str) -> bool:
    """Whether a query asks for words of the text, and not for tags alone."""
    return any(
        (clause.field.removesuffix(".exact") if clause.field else None) in _TEXTS and not clause.negated
        for clause in clauses(query)
    )
