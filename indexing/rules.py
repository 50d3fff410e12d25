"""From rules.yml into the percolator index."""

from __future__ import annotations

import difflib
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from elasticsearch import Elasticsearch
from elasticsearch.helpers import scan, streaming_bulk

from config.errors import Problem
from config.rule_base import BaseRule
from config.rules import Rule
from indexing.lucene import rename_fields
from indexing.mappings.articles import Mapping, article_properties
from indexing.mappings.names import Names
from indexing.mappings.setup import trial_rule_index
from indexing.search import DEFAULT_FIELDS, query_string
from pipeline.log import logger

log = logger("index")

# Rules in one bulk request: 10,000 load in ten requests, and none comes near the engine's limit of 100 MB.
_BULK = 1_000

_TAGS = {"actors", "topics"}
_UNKNOWN_FIELD = re.compile(r"No field mapping can be found for the field with name \[([^\]]*)\]")


def engine_query(rule: BaseRule) -> dict[str, Any]:
    """What the engine is asked, by the percolator as by a search of the past (all but `min_mentions`)."""
    filters: list[dict[str, Any]] = []
    for name, values in (
        ("source.id", rule.sources),
        ("source.country", rule.countries),
        ("language", rule.languages),
    ):
        if values:
            filters.append({"terms": {name: values}})
    bounds = {key: at.isoformat() for key, at in (("gte", rule.valid_from), ("lt", rule.valid_until)) if at}
    if bounds:
        filters.append({"range": {"seen_at": bounds}})
    words = query_string(query_in_place(rule), [rule.where] if rule.where else DEFAULT_FIELDS)
    return {"bool": {"must": [words], "filter": filters}} if filters else words


def query_in_place(rule: BaseRule) -> str:
    """The query with `actors:` and `topics:` narrowed to the part of the article that `in` names."""
    if rule.where is None:
        return rule.query
    return rename_fields(rule.query, lambda name: f"{name}_{rule.where}" if name in _TAGS else name)


@dataclass(slots=True)
class Loaded:
    """What loading did. problems: rules that the engine refused; an older version that it holds stays in force."""

    changed: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def load(client: Elasticsearch, prefix: str, rules: Sequence[BaseRule], file: Path) -> Loaded:
    """Make the percolator index hold the enabled match rules among `rules`, touching only what differs.

    file: where the rules were read from, for the problems' sake. Raises what the client raises when the engine cannot
    be reached.
    """
    index = Names(prefix).rules
    wanted = {rule.id: rule for rule in rules if isinstance(rule, Rule) and rule.enabled}
    held = {hit["_id"]: hit["_source"]["rule_hash"] for hit in scan(client, index=index, _source=["rule_hash"])}
    places = {rule.id: place for place, rule in enumerate(rules)}
    loaded = Loaded(dropped=sorted(held.keys() - wanted.keys()))

    def actions() -> Iterator[dict[str, Any]]:
        for rule_id in loaded.dropped:
            yield {"_op_type": "delete", "_id": rule_id}
        for rule in wanted.values():
            document = rule_document(rule)
            if held.get(rule.id) != document["rule_hash"]:
                yield {"_op_type": "index", "_id": rule.id, "_source": document}

    for _, answer in streaming_bulk(client, actions(), chunk_size=_BULK, index=index, raise_on_error=False):
        (operation, item), *_ = answer.items()
        if operation == "delete":
            continue
        if "error" in item:
            rule = wanted[item["_id"]]
            loaded.problems.append(_problem(file, places[rule.id], rule, item["error"]))
        else:
            loaded.changed.append(item["_id"])
    if loaded.changed or loaded.dropped:
        client.indices.refresh(index=index)
        log.info("rules loaded", changed=len(loaded.changed), dropped=len(loaded.dropped), rules=len(wanted))
    return loaded


def rule_document(rule: BaseRule) -> dict[str, Any]:
    """The document of a rule in the percolator index."""
    definition = rule.model_dump(mode="json", by_alias=True)
    query = engine_query(rule)
    text = json.dumps([definition, query], sort_keys=True, ensure_ascii=False)
    return {"match": query, "rule": definition, "rule_hash": hashlib.sha256(text.encode()).hexdigest()[:16]}


def check(client: Elasticsearch, prefix: str, rules: Sequence[BaseRule], file: Path) -> list[Problem]:
    """Problems that the engine sees in `rules`, which are not loaded.

    The percolator judges more strictly than a search does (a search for an unknown field finds nothing, silently), so
    the rules are written to a percolator index of their own, which is deleted again.
    """
    places = {rule.id: place for place, rule in enumerate(rules)}
    by_id = {rule.id: rule for rule in rules if rule.enabled}
    actions = ({"_op_type": "index", "_id": rule.id, "_source": rule_document(rule)} for rule in by_id.values())
    with trial_rule_index(client, prefix) as index:
        answers = streaming_bulk(client, actions, chunk_size=_BULK, index=index, raise_on_error=False)
        refused = [answer["index"] for _, answer in answers if "error" in answer["index"]]
    return [_problem(file, places[item["_id"]], by_id[item["_id"]], item["error"]) for item in refused]


def _problem(file: Path, place: int, rule: BaseRule, error: dict[str, Any]) -> Problem:
    message, remedy = explain(error)
    return Problem(file, line_of_rule(file, place), f"rules[{place}] ({rule.id})", "query", message, remedy)


def explain(error: dict[str, Any]) -> tuple[str, str]:
    """What the engine's refusal means for whoever wrote the rule: message and remedy."""
    reason = _reason(error)
    if unknown := _UNKNOWN_FIELD.search(reason):
        name = unknown[1].removesuffix(".exact")
        known = sorted(field_names(article_properties()))
        close = difflib.get_close_matches(name, known, n=1)
        if close:
            return f"articles have no field `{name}`", f"did you mean `{close[0]}`?"
        hint = "fields are listed in docs/alerts.md; a colon that belongs to the text goes in quotes or is written \\:"
        return f"articles have no field `{name}`", hint
    if reason.startswith("Failed to parse query"):
        return (
            "no valid query: " + reason.removeprefix("Failed to parse query ").strip("[]"),
            "close brackets and quotes, write AND, OR, NOT in capitals and between two words; a sign such as : ( ) / "
            "that belongs to the text goes in quotes",
        )
    return f"the engine refuses the query: {reason}", "change the value that the message names"


def _reason(error: dict[str, Any]) -> str:
    """The first reason in the chain that says anything."""
    reason = str(error.get("reason", ""))
    while isinstance(error.get("caused_by"), dict) and reason in {"failed to parse", "failed to create query"}:
        error = error["caused_by"]
        reason = str(error.get("reason", ""))
    # The engine repeats itself in brackets.
    return reason.split(": [")[0]


def field_names(properties: Mapping, path: str = "") -> Iterator[str]:
    """Names of the fields that a query may ask for."""
    for name, mapping in properties.items():
        if "properties" in mapping:
            yield from field_names(mapping["properties"], f"{path}{name}.")
        elif mapping.get("enabled", True) and mapping.get("index", True):
            yield f"{path}{name}"


def line_of_rule(file: Path, place: int) -> int:
    """Line of the rule at `place` in the file, 1-based; 0 where it cannot be told."""
    try:
        root: Any = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
        rules = next(value for key, value in root.value if key.value == "rules")
        return int(rules.value[place].start_mark.line) + 1
    except (OSError, yaml.YAMLError, AttributeError, StopIteration, IndexError, TypeError):
        return 0
