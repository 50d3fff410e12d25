"""Actors and topics of the watch list, with the exact places where they stand."""

from __future__ import annotations

from typing import Any

from arabic.matching.matcher import Matcher
from config.watchlist import WatchList
from pipeline.messages import Article, Mention


class Watched:
    """Fills actors, actors_title, actors_lead, topics, actor_mentions and topic_mentions."""

    name = "watched"

    def __init__(self, watchlist: WatchList) -> None:
        self._matcher = Matcher(watchlist)

    def extract(self, article: Article) -> dict[str, Any]:
        """Offsets are characters of the title or body as the article has them."""
        found = self._matcher.match(article.title, article.body)
        actors = [
            Mention(
                id=mention.actor_id,
                field=mention.field,
                surface=mention.surface,
                start=mention.start,
                end=mention.end,
                name=mention.name,
                rule=mention.rule,
                decided_by=mention.decided_by,
            )
            for mention in found.mentions
        ]
        topics = [
            Mention(id=hit.topic_id, field=hit.field, surface=hit.surface, start=hit.start, end=hit.end)
            for hit in found.topics
        ]
        lead_ends = len(article.lead)
        return {
            "actors": _ids(actors),
            "actors_title": _ids([m for m in actors if m.field == "title"]),
            "actors_lead": _ids([m for m in actors if m.field == "body" and m.end <= lead_ends]),
            "topics": _ids(topics),
            "actor_mentions": actors,
            "topic_mentions": topics,
        }


def _ids(mentions: list[Mention]) -> list[str]:
    """Each id once, in the order of first mention."""
    return list(dict.fromkeys(mention.id for mention in mentions))
