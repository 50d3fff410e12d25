"""Every index, alias and template name, in one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Names:
    """Names under one prefix (`settings.index_prefix`); what people query is an alias, never an index."""

    prefix: str

    @property
    def articles(self) -> str:
        """Alias of all article indices: read here."""
        return f"{self.prefix}articles"

    @property
    def articles_write(self) -> str:
        """Alias of the newest article index: written here."""
        return f"{self.prefix}articles-write"

    @property
    def article_indices(self) -> str:
        """Pattern of all article indices (the write alias has no digits)."""
        return f"{self.prefix}articles-0*"

    def article_index(self, number: int) -> str:
        """One article index; number: from 1."""
        return f"{self.prefix}articles-{number:06}"

    @property
    def alerts(self) -> str:
        """Alias of the alert index: read and written here."""
        return f"{self.prefix}alerts"

    @property
    def alert_index(self) -> str:
        """The one alert index: ids keep alerts single only within one index."""
        return f"{self.prefix}alerts-000001"

    @property
    def rules(self) -> str:
        """Alias of the percolator index in use."""
        return f"{self.prefix}rules"

    def rule_index(self, version: str) -> str:
        """The percolator index made for one version of the mapping."""
        return f"{self.prefix}rules-{version}"

    @property
    def volume_states(self) -> str:
        """How far each volume rule has looked; see `indexing.volume.state`."""
        return f"{self.prefix}volume-states"

    @property
    def articles_template(self) -> str:
        """Index template of the article indices."""
        return f"{self.prefix}rasid-articles"
