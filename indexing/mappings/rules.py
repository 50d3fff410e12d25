"""Mapping of the percolator index: rules, beside the fields of the articles that they speak of."""

from __future__ import annotations

from indexing.mappings.articles import KEYWORD, STORED_OBJECT, Mapping, article_properties


def rule_mapping(version: str) -> Mapping:
    """`match`: the query; `rule`: the definition as in rules.yml; `rule_hash`: tells whether it changed."""
    return {
        "dynamic": "strict",
        "_meta": {"version": version},
        "properties": {
            **_with_exact(article_properties()),
            "match": {"type": "percolator"},
            "rule": STORED_OBJECT,
            "rule_hash": KEYWORD,
        },
    }


def _with_exact(properties: Mapping) -> Mapping:
    """The same, but each field has an `.exact`.

    Quoted words are looked up in `<field>.exact` where there is one. A search falls back on the field itself; the
    percolator refuses the rule, and is right to refuse unknown fields. So here, where only the batch at hand is ever
    indexed, `source.name:"BBC Arabic"` gets the field it asks for.
    """
    exact: Mapping = {}
    for name, field in properties.items():
        if "properties" in field:
            exact[name] = {**field, "properties": _with_exact(field["properties"])}
        elif field["type"] in {"text", "object", "geo_point"}:  # no one quotes a point
            exact[name] = field
        else:
            exact[name] = {**field, "fields": {"exact": {"type": field["type"]}}}
    return exact
