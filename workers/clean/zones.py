"""The time zone of an outlet whose pages state none."""

from __future__ import annotations

from functools import cache
from typing import Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.core import get_global

from workers.clean.model import SourceHints

# Countries with several zones: the one where their national outlets sit.
_CHIEF_ZONES: Final = {
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "CN": "Asia/Shanghai",
    "DE": "Europe/Berlin",
    "ES": "Europe/Madrid",
    "ID": "Asia/Jakarta",
    "PS": "Asia/Gaza",
    "RU": "Europe/Moscow",
    "UA": "Europe/Kyiv",
    "US": "America/New_York",
}
# Country-code domains that companies of any country use.
_GENERIC_DOMAINS: Final = frozenset({"tv", "me", "co", "io", "ai", "fm", "cc", "ly", "to", "ws", "eu", "im", "la"})


def zone_of(source: SourceHints | None, url: str) -> ZoneInfo | None:
    """The zone that is set for the source, else its country's, else that of the address's country domain."""
    if source and source.zone:
        try:
            return ZoneInfo(source.zone)
        except (ZoneInfoNotFoundError, ValueError):
            pass  # checked when the configuration is read; here a wrong name must not cost an article
    country = source.country if source and source.country else _domain(url)
    return _zone_of_country(country.upper()) if country else None


def _domain(url: str) -> str | None:
    try:
        last = (urlsplit(url).hostname or "").rsplit(".", 1)[-1]
    except ValueError:
        return None
    return last if len(last) == 2 and last not in _GENERIC_DOMAINS else None


@cache
def _zone_of_country(country: str) -> ZoneInfo | None:
    country = "GB" if country == "UK" else country
    zones = [zone for zone, territory in get_global("zone_territories").items() if territory == country]
    name = _CHIEF_ZONES.get(country) or (zones[0] if len(zones) == 1 else None)
    return ZoneInfo(name) if name else None
