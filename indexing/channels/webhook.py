"""POST of JSON, signed.

`X-Rasid-Timestamp`: epoch seconds. `X-Rasid-Signature`: `sha256=` and the hex HMAC-SHA256, keyed with the channel's
secret, of the timestamp, a full stop and the body. `Idempotency-Key`: the same for each attempt at one delivery.
A receiver checks the signature, refuses old timestamps, and answers 2xx to a key that it knows.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from config.channels import WebhookChannel
from indexing.channels.message import Message, NotDelivered

# Of the answer, for people: the first lines of an error page say what it is.
_ANSWER_SHOWN = 200


def sign(secret: str, timestamp: str, body: bytes) -> str:
    """Value of the signature header."""
    digest = hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256)
    return f"sha256={digest.hexdigest()}"


def send(channel: WebhookChannel, message: Message, timeout_s: float) -> None:
    """One attempt. Raises NotDelivered."""
    body = json.dumps(message.payload, ensure_ascii=False).encode()
    timestamp = str(int(time.time()))
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "X-Rasid-Timestamp": timestamp,
        "X-Rasid-Signature": sign(channel.secret.get_secret_value(), timestamp, body),
        "Idempotency-Key": message.key,
    }
    try:
        # A redirect would carry a signed alert to an address that nobody configured.
        answer = httpx.post(channel.url, content=body, headers=headers, timeout=timeout_s, follow_redirects=False)
    except httpx.HTTPError as error:
        raise NotDelivered(f"{type(error).__name__}: {error}") from error
    if not answer.is_success:
        raise NotDelivered(
            f"HTTP {answer.status_code}: {answer.text[:_ANSWER_SHOWN]}".rstrip(": "),
            retry_after_s=retry_after(answer.headers.get("Retry-After"), datetime.now(UTC)),
            permanent=is_permanent(answer.status_code),
        )


def is_permanent(status: int) -> bool:
    """Whether the same request would be refused again: redirects, and 4xx that speak of the request itself.

    401, 403 and 404 are not: they end when someone mends the receiver's set-up, which is what the attempts are for.
    """
    return 300 <= status < 400 or status in {400, 405, 410, 413, 414, 415, 422}


def retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks for: a number or an HTTP date; None when it cannot be read."""
    if value is None:
        return None
    if value.strip().isdigit():
        return float(value)
    try:
        at = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (at.astimezone(UTC) - now).total_seconds())
