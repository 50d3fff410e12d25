"""Which article is which: canonical URLs, ids and content hashes."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from arabic.normalise import Level, fold

# Parameters that tell a site where a reader came from and never which article is meant.
_TRACKING = re.compile(
    r"^(utm_.*|at_.*|fbclid|gclid|yclid|dclid|msclkid|igshid|mc_cid|mc_eid|ocid|cmpid|cmp|ito|ref|ref_src|referrer|"
    r"source|src|from|rss|feed|traffic_source|amp|outputtype|output|print|share|ns_.*|xtor|wt\.mc_id|__twitter_impression)$",
    re.IGNORECASE,
)
_MOBILE_HOST = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")
_AMP_PATH = re.compile(r"(?:^/amp(?=/)|/amp(?=/?$)|\.amp(?=\.html?$|$))")

ID_LENGTH = 32  # hex characters: 128 bits, so a collision among 10^9 articles has a chance below 10^-20


def canonical_url(url: str) -> str:
    """The one spelling of an article's address.

    http and https, `www.`, `m.` and `amp.` hosts, AMP paths, fragments, default ports, tracking parameters, parameter
    order, a last slash and the escaping of letters do not tell articles apart. Raises ValueError for what is no
    http(s) URL.
    """
    parts = urlsplit(url.strip())
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(f"not an http(s) URL: {url[:200]!r}")
    host = _MOBILE_HOST.sub("", parts.hostname.lower())
    port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    path = _AMP_PATH.sub("", parts.path).rstrip("/") or "/"
    path = quote(unquote(path, errors="surrogateescape"), safe="/:@!$&'()*+,;=~-._", errors="surrogateescape")
    kept = sorted(
        (key, value)
        for key, value in parse_qsl(parts.query, keep_blank_values=True, errors="surrogateescape")
        if not _TRACKING.match(key)
    )
    query = urlencode(kept, errors="surrogateescape")
    return f"https://{host}{port}{path}{'?' + query if query else ''}"


def article_id(url: str) -> str:
    """Id of the article at `url`: 32 hex characters. Raises ValueError for what is no http(s) URL."""
    return hashlib.sha256(canonical_url(url).encode()).hexdigest()[:ID_LENGTH]


def content_hash(title: str, body: str) -> str:
    """Hash of what a reader reads: equal for texts that differ in spacing, marks or hamza only."""
    text = fold(f"{title}\n{body}", Level.MATCH)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]


def entry_fingerprint(*parts: str | None) -> str:
    """Hash of an entry as a feed shows it (title, summary, updated …); changes when the outlet changes the entry."""
    joined = "\x1f".join(part or "" for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]
