"""What the tasks of one worker process share; made at first use, so that a forked child makes its own connections."""

from __future__ import annotations

from functools import cache, cached_property

from celery import current_app

from config.latest import Latest
from config.rules import Rules
from config.settings import Settings
from indexing.delivery import Deliverer
from indexing.engine import engine
from indexing.holding import Limiter
from indexing.outbox import Outbox
from indexing.volume.run import Volume
from pipeline.keys import Keys
from pipeline.store import connect
from pipeline.tasks import Sender


class Shared:
    """Connections and the objects that use them."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.client = engine(settings)
        self.store = connect(settings)
        self.sender = Sender(current_app)
        self.outbox = Outbox(self.client, settings.index_prefix)

    @cached_property
    def rules(self) -> Latest[Rules]:
        """rules.yml as it is edited. Raises ConfigError when it is faulty at first reading."""
        return Latest(self.settings.config_dir / "rules.yml", Rules)

    @cached_property
    def volume(self) -> Volume:
        """The volume rules."""
        return Volume(self.settings, self.client, self.store)

    @cached_property
    def deliverer(self) -> Deliverer:
        """Raises ConfigError for a faulty channels.yml."""
        return Deliverer(
            self.outbox,
            self.settings.channels.channels,
            Limiter(self.store, Keys(self.settings.redis_prefix)),
            attempts=self.settings.delivery_attempts,
            timeout_s=self.settings.delivery_timeout_s,
            first_retry_s=self.settings.delivery_retry_first_s,
        )


@cache
def shared() -> Shared:
    """The one `Shared` of this process."""
    return Shared(Settings())
