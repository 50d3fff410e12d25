"""The saved objects, as Kibana imports them. Pure."""

from __future__ import annotations

import json
from typing import Any

from indexing.mappings.names import Names

ARTICLES, ALERTS = "rasid-articles", "rasid-alerts"
_SEARCH_SOURCE = "kibanaSavedObjectMeta.searchSourceJSON.index"


def saved_objects(prefix: str = "") -> list[dict[str, Any]]:
    """Two data views, two saved searches and a dashboard that shows both. prefix: of the indices."""
    names = Names(prefix)
    return [
        _data_view(ARTICLES, names.articles, "راصد: المقالات", "seen_at"),
        _data_view(ALERTS, names.alerts, "راصد: التنبيهات", "fired_at"),
        _search(
            "rasid-articles-search",
            "راصد: بحث في المقالات",
            ARTICLES,
            ["source.name", "title", "actors", "topics"],
            "seen_at",
        ),
        _search(
            "rasid-alerts-search",
            "راصد: التنبيهات",
            ALERTS,
            ["rule.name", "rule.severity", "article.title", "outlets"],
            "fired_at",
        ),
        _dashboard("rasid-desk", "راصد: مكتب الرصد", ["rasid-alerts-search", "rasid-articles-search"]),
    ]


def _data_view(object_id: str, index: str, name: str, time_field: str) -> dict[str, Any]:
    attributes = {"title": index, "name": name, "timeFieldName": time_field}
    return {"type": "index-pattern", "id": object_id, "attributes": attributes, "references": []}


def _search(object_id: str, title: str, data_view: str, columns: list[str], time_field: str) -> dict[str, Any]:
    source = {"query": {"language": "lucene", "query": ""}, "filter": [], "indexRefName": _SEARCH_SOURCE}
    return {
        "type": "search",
        "id": object_id,
        "attributes": {
            "title": title,
            "columns": columns,
            "sort": [[time_field, "desc"]],
            "kibanaSavedObjectMeta": {"searchSourceJSON": json.dumps(source)},
        },
        "references": [{"type": "index-pattern", "id": data_view, "name": _SEARCH_SOURCE}],
    }


def _dashboard(object_id: str, title: str, searches: list[str]) -> dict[str, Any]:
    height = 18  # of the dashboard's grid, which is 48 wide: half a screen each
    panels = [
        {
            "type": "search",
            "panelIndex": search,
            "gridData": {"i": search, "x": 0, "y": place * height, "w": 48, "h": height},
            "panelRefName": f"panel_{search}",
            "embeddableConfig": {},
        }
        for place, search in enumerate(searches)
    ]
    return {
        "type": "dashboard",
        "id": object_id,
        "attributes": {
            "title": title,
            "panelsJSON": json.dumps(panels),
            "timeRestore": True,
            "timeFrom": "now-24h",
            "timeTo": "now",
            "refreshInterval": {"pause": False, "value": 30_000},
            "kibanaSavedObjectMeta": {"searchSourceJSON": json.dumps({"query": {"language": "lucene", "query": ""}})},
        },
        "references": [{"type": "search", "id": search, "name": f"{search}:panel_{search}"} for search in searches],
    }
