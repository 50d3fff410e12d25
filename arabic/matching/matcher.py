"""Who and what of the watch list occurs in an article, where, and why."""

import gc
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, NamedTuple

from arabic.matching.context import ActorName, Kind, actor_names, judge
from arabic.matching.decide import ContextPlaces, Decided, Found, decide, without_covered
from arabic.matching.names import ORGANISATION, PERSON, PHRASE, NameIndex
from arabic.matching.ordinary import NOTHING_AGAINST
from arabic.matching.scan import Candidate, scan
from arabic.matching.surroundings import Named
from arabic.matching.topics import Term, TermPlace, TopicHit, TopicIndex, topic_hits
from arabic.matching.variants import sequences
from arabic.words import Field, Words
from config.watchlist import Actor, WatchList


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where an actor is named: ``surface == text[start:end]`` of the given ``field``, clitics left out.

    name: which of the actor's names. rule: how the form was made of it. decided_by: the context rule that spoke for
    it; None for a name that needed none.
    """

    actor_id: str
    surface: str
    start: int
    end: int
    field: Field
    name: str
    rule: str
    decided_by: str | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A place where a form of an actor's name stands, whether it counts, and why (not)."""

    surface: str
    start: int
    end: int
    name: str
    rule: str
    accepted: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Matches:
    """All mentions and topic hits of an article, title first, mentions in the order of the text."""

    mentions: tuple[Mention, ...]
    topics: tuple[TopicHit, ...]

    @property
    def actor_ids(self) -> list[str]:
        """Ids of the actors that occur, in order of first mention."""
        return list(dict.fromkeys(mention.actor_id for mention in self.mentions))

    @property
    def topic_ids(self) -> list[str]:
        """Ids of the topics that occur, in order of first hit."""
        return list(dict.fromkeys(hit.topic_id for hit in self.topics))


class _ContextWord(NamedTuple):
    """A word of an actor's `context` or, if not ``wanted``, of `not_context`."""

    actor: Actor
    wanted: bool
    word: str


class _Article:
    """What one pass over an article finds."""

    def __init__(self, texts: dict[Field, str], index: NameIndex, topics: TopicIndex) -> None:
        self.words: Final = {field: Words(text) for field, text in texts.items()}
        self.found: Final[defaultdict[str, list[Found]]] = defaultdict(list)
        self.context: Final = ContextPlaces()
        self.terms: Final[dict[Field, list[TermPlace]]] = {}
        for field, words in self.words.items():
            self.terms[field] = topics.stemmed(words)
            self._scan(field, words, index)

    def _scan(self, field: Field, words: Words, index: NameIndex) -> None:
        candidates = sorted(scan(words, index), key=lambda candidate: (candidate.last, candidate.first))
        named = _named(candidates)
        for candidate in candidates:
            owner = candidate.pattern.owner
            if isinstance(owner, ActorName):
                found = Found(field, candidate, owner, judge(words, candidate, owner, named))
                self.found[owner.actor.id].append(found)
            elif isinstance(owner, _ContextWord):
                first, last = candidate.first, candidate.last
                self.context.add(
                    owner.actor.id, wanted=owner.wanted, field=field, first=first, last=last, word=owner.word
                )
            elif isinstance(owner, Term):
                self.terms[field].append(TermPlace(owner, candidate.first, candidate.last, candidate.offset))

    def decide(self, actor_id: str) -> list[Decided]:
        return decide(self.found.get(actor_id, ()), self.context)

    def surface(self, found: Found) -> tuple[str, int, int]:
        words = self.words[found.field]
        start, end = words.span(found.candidate.first, found.candidate.last, found.candidate.offset)
        return words.text[start:end], start, end


@contextmanager
def _collector_paused() -> Iterator[None]:
    """What an index is made of stays: to look for garbage among it again and again takes a quarter of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _named(candidates: list[Candidate]) -> Named:
    ends, joined, full_ends = set(), set(), set()
    for candidate in candidates:
        name = candidate.pattern.owner
        if isinstance(name, ActorName):
            ends.add(candidate.last)
            if name.kind is Kind.FULL:
                full_ends.add(candidate.last)
            if candidate.offset and name.kind is not Kind.THING_WORD:
                joined.add(candidate.first)
    return Named(ends, joined, full_ends)


class Matcher:
    """A watch list, compiled: seconds for tens of thousands of names. One may serve several threads."""

    def __init__(self, watchlist: WatchList) -> None:
        self._index: Final = NameIndex()
        with _collector_paused():
            for actor in watchlist.actors:
                self._add_actor(actor)
            self._topics: Final = TopicIndex(watchlist.topics, self._index)
            self._index.freeze()

    def match(self, title: str, body: str) -> Matches:
        """All that occurs in an article. What stands in the title is context for the body, and vice versa."""
        return self._match({"title": title, "body": body})

    def match_text(self, text: str) -> Matches:
        """All that occurs in a text without a title, as field ``body``."""
        return self._match({"body": text})

    def explain(self, actor_id: str, text: str) -> list[Explanation]:
        """Every place of ``text`` where a form of the actor's names stands, and why it counts or does not.

        A place that counts here may still be left out by :meth:`match` where a longer name covers it. Empty if no form
        occurs, or if there is no such actor.
        """
        article = _Article({"body": text}, self._index, self._topics)
        explanations = []
        for decided in article.decide(actor_id):
            name, rule = decided.found.name.name, decided.found.candidate.rule
            place = article.surface(decided.found)
            explanations.append(Explanation(*place, name, rule, decided.accepted, decided.reason))
        return sorted(explanations, key=lambda item: (item.start, -item.end))

    def _add_actor(self, actor: Actor) -> None:
        spelling = PERSON if actor.type == "person" else ORGANISATION
        for name in actor_names(actor):
            for sequence in sequences(name.name):
                self._index.add(sequence, name, spelling)
        for wanted, context in ((True, actor.context), (False, actor.not_context)):
            for word in context:
                for sequence in sequences(word):
                    self._index.add(sequence, _ContextWord(actor, wanted, word), PHRASE)

    def _match(self, texts: dict[Field, str]) -> Matches:
        article = _Article(texts, self._index, self._topics)
        accepted = [decided for actor_id in article.found for decided in article.decide(actor_id) if decided.accepted]
        mentions = [_mention(article, decided) for decided in without_covered(accepted)]
        order = list(texts)
        mentions.sort(key=lambda mention: (order.index(mention.field), mention.start, mention.end, mention.actor_id))
        hits = topic_hits({field: (words, article.terms[field]) for field, words in article.words.items()})
        return Matches(tuple(mentions), tuple(hits))


def _mention(article: _Article, decided: Decided) -> Mention:
    found = decided.found
    surface, start, end = article.surface(found)
    return Mention(
        found.name.actor.id,
        surface,
        start,
        end,
        found.field,
        found.name.name,
        found.candidate.rule,
        None if found.name.is_full or decided.reason == NOTHING_AGAINST else decided.reason,
    )
