"""Models of channels.yml: who is told of an alert, and how."""

from __future__ import annotations

from datetime import time
from typing import Annotated, Literal, Self

from pydantic import Field, SecretStr, model_validator

from config.base import Id, Severity, Strict, TimeZone, check_unique_ids, fault
from config.feeds import Url


class Digest(Strict):
    """Alerts gathered and sent as one message at these times of day.

    timezone: tz database; most: alerts listed in one message, the rest is counted; at_once: alerts of this severity or
    a higher one are not gathered.
    """

    at: list[time] = Field(min_length=1)
    timezone: TimeZone = "UTC"
    most: int = Field(default=20, ge=1, le=200)
    at_once: Severity = "critical"


class Limit(Strict):
    """No more than so many alerts in so many minutes; what is beyond becomes one message when they are over."""

    alerts: int = Field(ge=1, le=10_000)
    minutes: int = Field(ge=1, le=24 * 60)


class _Channel(Strict):
    id: Id
    enabled: bool = True
    language: Literal["ar", "en"] = "ar"
    digest: Digest | None = None
    limit: Limit | None = None


class AppriseChannel(_Channel):
    """Anything Apprise speaks (mail, Slack, Telegram, …). url: an Apprise URL; it holds secrets, so write `${ENV}`."""

    type: Literal["apprise"]
    url: SecretStr
    # What a person can still read; machines (webhooks, files) take all.
    limit: Limit | None = Limit(alerts=30, minutes=10)


class WebhookChannel(_Channel):
    """POST of JSON. secret: key of the HMAC-SHA256 signature in the header `X-Rasid-Signature`."""

    type: Literal["webhook"]
    url: Url
    secret: SecretStr

    @model_validator(mode="after")
    def _secret_is_not_empty(self) -> Self:
        if self.enabled and not self.secret.get_secret_value():
            raise fault("the webhook has no secret to sign with", "set the variable that `secret: ${…}` names")
        return self


class FileChannel(_Channel):
    """Alerts appended to a file, one JSON object a line."""

    type: Literal["file"]
    path: str = Field(min_length=1)


Channel = Annotated[AppriseChannel | WebhookChannel | FileChannel, Field(discriminator="type")]


class Channels(Strict):
    """The whole of channels.yml."""

    channels: list[Channel] = []

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        check_unique_ids(self.channels, "channels")
        return self
