"""Every option of Rasid: unit, default and environment variable in one place.

Each field is read from the environment variable `RASID_` + its name in capitals, or from a `.env` file in the
working folder. `rasid config show` prints them all.
"""

from __future__ import annotations

import json
import os
from functools import cached_property
from pathlib import Path

from platformdirs import site_cache_path, user_cache_path, user_data_path
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from config.channels import Channels
from config.feeds import Feeds
from config.loading import load
from config.rules import Rules
from config.watchlist import WatchList


class Settings(BaseSettings):
    """All options; immutable once read."""

    model_config = SettingsConfigDict(env_prefix="RASID_", env_file=".env", extra="ignore", frozen=True)

    # Where things are
    config_dir: Path = Field(
        default=Path(__file__).parent,
        description="Folder of feeds.yml, watchlist.yml, rules.yml and channels.yml",
    )
    data_dir: Path = Field(
        default_factory=lambda: Path("/var/lib/rasid") if os.geteuid() == 0 else user_data_path("rasid"),
        description="Folder that the embedded engines and file channels write to; kept between runs",
    )
    cache_dir: Path = Field(
        # root's home is closed to the unprivileged user that the search engine runs as
        default_factory=lambda: site_cache_path("rasid") if os.geteuid() == 0 else user_cache_path("rasid"),
        description="Folder of downloaded engine parts; may be deleted at any time",
    )

    # Servers. Without URLs, `rasid up` starts embedded engines and fills these in for its own processes.
    redis_url: SecretStr | None = Field(
        default=None, description="redis:// or rediss:// URL, with user and password where needed"
    )
    redis_prefix: str = Field(default="rasid:", description="Prefix of every Redis key")
    elasticsearch_url: str | None = Field(default=None, description="http:// or https:// URL of the search engine")
    elasticsearch_username: str | None = Field(default=None, description="User of the search engine")
    elasticsearch_password: SecretStr | None = Field(default=None, description="Password of that user")
    elasticsearch_api_key: SecretStr | None = Field(default=None, description="Instead of user and password")
    elasticsearch_ca_file: Path | None = Field(default=None, description="Certificate authority to trust, PEM")
    elasticsearch_timeout_s: float = Field(default=30.0, description="Seconds to wait for an answer")
    kibana_url: str | None = Field(default=None, description="Kibana to import data views and searches into")
    kibana_system_password: SecretStr | None = Field(
        default=None, description="Password to give Elasticsearch's user kibana_system; for `rasid setup`"
    )
    index_prefix: str = Field(default="", description="Prefix of every index and alias, for shared clusters")

    # Polling
    poll_interval_s: float = Field(
        default=120.0, description="Seconds between two polls of a feed until its pace is known"
    )
    poll_interval_min_s: float = Field(default=30.0, description="Never poll a feed more often than this, seconds")
    poll_interval_max_s: float = Field(
        default=1800.0, description="Never leave a feed unpolled longer than this, seconds"
    )
    poll_concurrency: int = Field(default=16, description="Feeds that one scheduler polls at a time")
    http_timeout_s: float = Field(default=20.0, description="Seconds for one whole request, redirects included")
    http_max_bytes: int = Field(
        default=10_000_000,
        description="Largest feed or page, bytes after decompression; the largest news pages seen are 3 MB",
    )
    http_max_redirects: int = Field(default=5, description="Redirects that one request follows")
    user_agent: str = Field(
        default="rasid/0.1 (news monitoring)", description="What we call ourselves to outlets; name a contact in it"
    )

    # Workers
    fetch_concurrency: int = Field(default=32, description="Pages that one fetch worker gets at a time, threads")
    host_concurrency: int = Field(
        default=2, ge=1, description="Requests for pages of one host at a time, over all fetch workers"
    )
    host_pause_s: float = Field(
        default=0.5,
        ge=0,
        description="Seconds at least between the starts of two requests for pages of one host, over all fetch workers",
    )
    text_concurrency: int = Field(
        default_factory=lambda: os.cpu_count() or 1, description="Articles cleaned at a time, processes"
    )
    alert_concurrency: int = Field(default=8, description="Deliveries that one alert worker makes at a time, threads")

    # Pipeline
    raw_page_ttl_s: int = Field(default=86_400, description="Seconds that a raw page is kept in Redis")
    warc_dir: Path | None = Field(
        default=None, description="Folder to keep every fetched page in for ever, as WARC; `rasid reclean` reads it"
    )
    seen_ttl_s: int = Field(
        default=30 * 86_400,
        description="Seconds that an article's id is remembered in Redis; older ones are looked up in the engine",
    )
    open_too_long_s: float = Field(
        default=120.0, description="Seconds without progress after which the sweep sends an article on again"
    )
    retry_first_s: float = Field(
        default=5.0,
        description="Wait before the second attempt at an article, seconds; four times as long before each further one",
    )
    max_attempts: int = Field(default=5, description="Attempts at one article before it is quarantined")
    index_batch_size: int = Field(
        default=100,
        description="Articles in one bulk request and one percolation; the percolator is cheapest near 100",
    )
    index_batch_wait_s: float = Field(
        default=0.2, description="Longest wait for a batch to fill, seconds: what an alert pays for batching"
    )
    story_days: int = Field(default=7, description="Days in which a copy still joins its story")
    ner_model: Path | None = Field(default=None, description="Folder of an ONNX token-classification model")
    wanted_languages: set[str] = Field(
        default={"ar"}, description="Articles in other languages are dropped, and counted"
    )
    retention_days: int = Field(default=365, description="Articles older than this are deleted with their index, days")
    rollover_days: int = Field(default=30, description="A new articles index is begun after so many days")
    rollover_docs: int = Field(default=10_000_000, description="… or after so many articles")

    rule_volume_warning: float = Field(
        default=50.0, description="Stories a day, over the last week, above which a rule is warned of when it is loaded"
    )

    # Delivery
    delivery_attempts: int = Field(default=8, description="Attempts at one delivery before it is given up as failed")
    delivery_retry_first_s: float = Field(
        default=4.0,
        description="Wait before the second attempt at a delivery, seconds; twice as long before each further one",
    )
    delivery_timeout_s: float = Field(default=15.0, description="Seconds that one attempt at a delivery may take")

    log_format: str = Field(default="json", pattern="^(json|console)$", description="json or console")
    log_level: str = Field(default="info", description="Least level that is logged: debug, info, warning or error")

    def as_environment(self) -> dict[str, str]:
        """The environment variables that give another process these settings; secrets in clear."""
        variables: dict[str, str] = {}
        for name in self.model_fields_set:
            value = getattr(self, name)
            if isinstance(value, SecretStr):
                value = value.get_secret_value()
            if isinstance(value, set):
                value = json.dumps(sorted(value))
            if value is not None:
                variables[f"RASID_{name.upper()}"] = str(value)
        return variables

    @cached_property
    def feeds(self) -> Feeds:
        """feeds.yml. Raises ConfigError."""
        return load(self.config_dir / "feeds.yml", Feeds)

    @cached_property
    def watchlist(self) -> WatchList:
        """watchlist.yml. Raises ConfigError."""
        return load(self.config_dir / "watchlist.yml", WatchList)

    @cached_property
    def rules(self) -> Rules:
        """rules.yml. Raises ConfigError."""
        return load(self.config_dir / "rules.yml", Rules)

    @cached_property
    def channels(self) -> Channels:
        """channels.yml, with `${ENV}` filled in. Raises ConfigError."""
        return load(
            self.config_dir / "channels.yml",
            Channels,
            variables={**os.environ, "RASID_DATA_DIR": str(self.data_dir)},
        )
