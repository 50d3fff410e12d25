"""One bounded HTTP GET for feeds and pages: time, size and redirects have limits."""

from __future__ import annotations

import time
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

import httpx

from config.settings import Settings

_REDIRECTS = {301, 302, 303, 307, 308}
_PERMANENT = {301, 308}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered.

    url: the last address after redirects; moved_to: address to use from now on, when every redirect on the way was
    permanent; body: bytes after decompression; redirects: how many were followed.
    """

    status: int
    url: str
    headers: httpx.Headers
    body: bytes
    redirects: int
    moved_to: str | None


class FetchError(Exception):
    """A GET that gave no usable answer. kind: a short label for counters; passing: a later try may do better."""

    def __init__(self, kind: str, message: str, *, passing: bool) -> None:
        super().__init__(message)
        self.kind = kind
        self.passing = passing


def make_client(settings: Settings) -> httpx.Client:
    """A client with the time-outs of `settings`; safe to share between threads."""
    return httpx.Client(
        headers={"User-Agent": settings.user_agent, "Accept-Language": "ar,*;q=0.5"},
        timeout=httpx.Timeout(settings.http_timeout_s, connect=min(10.0, settings.http_timeout_s)),
        limits=httpx.Limits(max_connections=200, max_keepalive_connections=50),
    )


def get(client: httpx.Client, url: str, settings: Settings, headers: dict[str, str] | None = None) -> Answer:
    """GET `url`, following redirects.

    headers: added to the request (conditions). Returns any final answer, whatever its status. Raises FetchError for
    time-outs, refused connections, broken encodings, a body beyond `http_max_bytes` and too many redirects.
    """
    deadline = time.monotonic() + settings.http_timeout_s
    permanent = True
    here = url
    for redirects in range(settings.http_max_redirects + 1):
        try:
            with client.stream("GET", here, headers=headers) as response:
                if response.status_code in _REDIRECTS and (target := response.headers.get("location")):
                    permanent = permanent and response.status_code in _PERMANENT
                    here = str(response.url.join(target))
                    continue
                body = _read(response, settings.http_max_bytes, deadline)
        except httpx.TimeoutException as error:
            raise FetchError("timeout", f"{here}: no answer in time ({type(error).__name__})", passing=True) from error
        except (httpx.UnsupportedProtocol, httpx.InvalidURL, UnicodeError) as error:
            raise FetchError("bad-url", f"{here}: {error}", passing=False) from error
        except httpx.DecodingError as error:
            raise FetchError("bad-encoding", f"{here}: {error}", passing=True) from error
        except httpx.HTTPError as error:
            raise FetchError("unreachable", f"{here}: {error}", passing=True) from error
        moved_to = here if redirects and permanent else None
        return Answer(response.status_code, here, response.headers, body, redirects, moved_to)
    limit = settings.http_max_redirects
    raise FetchError("redirects", f"{url}: more than {limit} redirects (RASID_HTTP_MAX_REDIRECTS)", passing=True)


def _read(response: httpx.Response, max_bytes: int, deadline: float) -> bytes:
    chunks: list[bytes] = []
    size = 0
    for chunk in response.iter_bytes():
        size += len(chunk)
        if size > max_bytes:
            message = f"{response.url}: larger than {max_bytes} bytes (RASID_HTTP_MAX_BYTES)"
            raise FetchError("too-large", message, passing=False)
        if time.monotonic() > deadline:
            raise FetchError("timeout", f"{response.url}: body too slow", passing=True)
        chunks.append(chunk)
    return b"".join(chunks)


def retry_after_s(headers: httpx.Headers, now: float) -> float | None:
    """Seconds that `Retry-After` asks to wait (RFC 9110, 10.2.3: seconds or a date); None when absent or unreadable."""
    value = headers.get("retry-after", "").strip()
    if value.isdigit():
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - now)
    except ValueError:
        return None
