"""The ledger: which articles are under way, where, since when; and which had to be given up.

An article is open from the moment that a feed shows it until it is indexed, percolated and its alerts are stored, or
until it ends for a reason (refused, gone, wrong language). What has been open too long is found by the sweep
(`scheduler.sweep`); what failed too often is quarantined here. If Redis is lost, the next polls rebuild the ledger.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, cast

import redis

from config.settings import Settings
from pipeline import ledger_scripts as lua
from pipeline.keys import Keys
from pipeline.messages import Article, Entry, Page

Stage = Literal["fetch", "text", "index"]
STAGES: tuple[Stage, ...] = ("fetch", "text", "index")
Opened = Literal["new", "changed", "known", "open"]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt at one stage of one article. number: 1 for the first; planned: it was put off until now; page: None
    before the page is fetched."""

    number: int
    planned: bool
    entry: Entry
    page: Page | None


@dataclass(frozen=True, slots=True)
class Overdue:
    """An open article whose time to be looked at has come. since: epoch seconds when it entered its stage."""

    id: str
    stage: Stage
    since: float
    planned: bool  # a retry that was asked for, not a loss


@dataclass(frozen=True, slots=True)
class Dead:
    """A quarantined article."""

    id: str
    stage: Stage
    reason: str
    traceback: str
    at: datetime
    entry: Entry


class Ledger:
    """All transitions; each is atomic, and each but `open` does nothing (returns False) when the article is no longer
    at the stage named, so a message that arrives twice is harmless."""

    def __init__(self, store: redis.Redis, settings: Settings, clock: Callable[[], float] = time.time) -> None:
        """store: a decoding client; clock: epoch seconds."""
        self._store = store
        self._settings = settings
        self._clock = clock
        self.keys = Keys(settings.redis_prefix)
        self._open = store.register_script(lua.OPEN)
        self._adopt = store.register_script(lua.ADOPT)
        self._begin = store.register_script(lua.BEGIN)
        self._advance = store.register_script(lua.ADVANCE)
        self._finish = store.register_script(lua.FINISH)
        self._retry = store.register_script(lua.RETRY)
        self._bury = store.register_script(lua.BURY)
        self._revive = store.register_script(lua.REVIVE)
        self._requeue = store.register_script(lua.REQUEUE)
        self._overdue = store.register_script(lua.OVERDUE)

    def _look_at(self) -> float:
        return self._clock() + self._settings.open_too_long_s

    def open(self, entry: Entry, fingerprint: str) -> Opened:
        """Note that a feed shows `entry`. fingerprint: see pipeline.identity.entry_fingerprint.

        Returns `new` or `changed` when the article is now open and is to be sent to its first stage; `known` when the
        feed shows nothing new; `open` when the article is still under way (a change is then seen at a later poll).
        """
        k, now = self.keys, self._clock()
        first: Stage = "text" if entry.has_content else "fetch"
        return cast(
            Opened,
            self._open(
                keys=[k.seen(entry.id), k.entry(entry.id), k.open, k.dead, k.count("feed")],
                args=[
                    entry.id,
                    entry.feed_id,
                    fingerprint,
                    entry.model_dump_json(),
                    first,
                    now,
                    self._look_at(),
                    self._settings.seen_ttl_s,
                ],
            ),
        )

    def adopt(self, article_id: str, found_at: str) -> bool:
        """Note that an article also has the id `found_at`, that of the address its own one led to.

        A feed that names that address then shows nothing new. False when the address is already another article's,
        which makes this one a repetition.
        """
        if article_id == found_at:
            return True
        return bool(self._adopt(keys=[self.keys.seen(found_at)], args=[article_id, self._settings.seen_ttl_s]))

    def begin(self, article_id: str, stage: Stage) -> Attempt | None:
        """Begin an attempt; None when there is nothing to do at this stage (done, or a message that came twice)."""
        found = self._begin(
            keys=[self.keys.entry(article_id), self.keys.open], args=[article_id, stage, self._look_at()]
        )
        if not found:
            return None
        number, planned, entry, page = found
        return Attempt(
            int(number),
            bool(planned),
            Entry.model_validate_json(entry),
            Page.model_validate_json(page) if page else None,
        )

    def fetched(self, page: Page, outcome: str) -> bool:
        """The page is kept: fetch → text."""
        return self._move(page.entry.id, "fetch", "text", outcome, page=page.model_dump_json())

    def cleaned(self, article: Article, outcome: str) -> bool:
        """The article is ready: text → index. It is put on the stream in the same atomic step."""
        return self._move(article.id, "text", "index", outcome, article=article.model_dump_json())

    def hand_on(self, article: Article) -> None:
        """Put an article on the stream without opening it: for what is made anew of pages that were kept."""
        self._store.xadd(self.keys.articles, {"article": article.model_dump_json()})

    def _move(self, article_id: str, stage: Stage, to: Stage, outcome: str, page: str = "", article: str = "") -> bool:
        k = self.keys
        moved = self._advance(
            keys=[k.entry(article_id), k.open, k.count(stage), k.articles],
            args=[article_id, stage, to, outcome, self._clock(), self._look_at(), page, article],
        )
        return bool(moved)

    def finish(self, article_id: str, stage: Stage, outcome: str) -> bool:
        """The article's way ends here: indexed, refused, gone, dropped."""
        k = self.keys
        keys = [k.entry(article_id), k.open, k.count(stage)]
        return bool(self._finish(keys=keys, args=[article_id, stage, outcome]))

    def retry(self, article_id: str, stage: Stage, after_s: float, *, made: bool = True) -> bool:
        """Try the stage again in `after_s` seconds: the sweep sends the article on when it is due.

        made: False when what began was no attempt after all, and is not to be counted.
        """
        keys = [self.keys.entry(article_id), self.keys.open]
        return bool(self._retry(keys=keys, args=[article_id, stage, self._clock() + after_s, int(made)]))

    def bury(self, article_id: str, stage: Stage, reason: str, traceback: str = "") -> bool:
        """Quarantine: no more attempts until someone revives the article."""
        k = self.keys
        entry = cast("str | None", self._store.hget(k.entry(article_id), "entry"))
        if entry is None:
            return False
        at = datetime.fromtimestamp(self._clock(), UTC).isoformat()
        record = {"stage": stage, "reason": reason, "traceback": traceback, "at": at, "entry": json.loads(entry)}
        keys = [k.entry(article_id), k.open, k.dead, k.count(stage)]
        return bool(self._bury(keys=keys, args=[article_id, stage, json.dumps(record, ensure_ascii=False)]))

    def dead(self) -> Iterator[Dead]:
        """All quarantined articles, in no order."""
        for article_id, record in self._store.hscan_iter(self.keys.dead):
            yield self._dead(article_id, record)

    def dead_one(self, article_id: str) -> Dead | None:
        """One quarantined article, None when it is not there."""
        record = cast("str | None", self._store.hget(self.keys.dead, article_id))
        return self._dead(article_id, record) if record else None

    @staticmethod
    def _dead(article_id: str, record: str) -> Dead:
        fields = json.loads(record)
        return Dead(
            id=article_id,
            stage=fields["stage"],
            reason=fields["reason"],
            traceback=fields["traceback"],
            at=datetime.fromisoformat(fields["at"]),
            entry=Entry.model_validate(fields["entry"]),
        )

    def revive(self, dead: Dead) -> bool:
        """Open a quarantined article again, due at once: the next sweep sends it to its first stage."""
        k, now = self.keys, self._clock()
        # Feed content may have lapsed with its TTL, so a revived article is always fetched.
        entry = dead.entry.model_copy(update={"has_content": False})
        keys = [k.entry(dead.id), k.open, k.dead, k.count(dead.stage)]
        return bool(self._revive(keys=keys, args=[dead.id, "fetch", entry.model_dump_json(), now, now]))

    def drop_dead(self, article_id: str) -> bool:
        """Forget a quarantined article. It stays counted as dead."""
        return bool(self._store.hdel(self.keys.dead, article_id))

    def requeue(self, article_id: str, stage: Stage, to: Stage) -> bool:
        """Note that a lost message is sent again, to the same stage or an earlier one; the caller sends it."""
        keys = [self.keys.entry(article_id), self.keys.open]
        return bool(self._requeue(keys=keys, args=[article_id, stage, to, self._clock(), self._look_at()]))

    def overdue(self, limit: int = 500) -> list[Overdue]:
        """Open articles whose time has come; each is returned to one caller and not again until as long has passed."""
        ids = cast("list[str]", self._overdue(keys=[self.keys.open], args=[self._clock(), self._look_at(), limit]))
        pipe = self._store.pipeline(transaction=False)
        for article_id in ids:
            pipe.hmget(self.keys.entry(article_id), "stage", "since", "retry")
        found = zip(ids, pipe.execute(), strict=True)
        return [
            Overdue(article_id, stage, float(since), retry == "planned")
            for article_id, (stage, since, retry) in found
            if stage is not None
        ]

    def open_count(self) -> int:
        """Number of open articles."""
        return int(self._store.zcard(self.keys.open))

    def count(self, stage: str, outcome: str) -> None:
        """Count something that happened to an article on its way through a stage, without moving it."""
        self._store.hincrby(self.keys.count(stage), outcome, 1)

    def counts(self) -> dict[str, dict[str, int]]:
        """Outcomes a stage: {"feed": {"new": 24}, "fetch": {"fetched": 23}, …}; under `enrich` the failures of
        extractors, which end no article's way."""
        found: dict[str, dict[str, int]] = {}
        for stage in ("feed", *STAGES, "enrich"):
            outcomes = cast("dict[str, str]", self._store.hgetall(self.keys.count(stage)))
            found[stage] = {outcome: int(n) for outcome, n in sorted(outcomes.items())}
        return found
