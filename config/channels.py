"""Models of channels.yml: who is told of an alert, and how."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, SecretStr, model_validator

from config.base import Id, Strict, check_unique_ids, fault
from config.feeds import Url


class _Channel(Strict):
    id: Id
    enabled: bool = True
    language: Literal["ar", "en"] = "ar"


class AppriseChannel(_Channel):
    """Anything Apprise speaks (mail, Slack, Telegram, …). url: an Apprise URL; it holds secrets, so write `${ENV}`."""

    type: Literal["apprise"]
    url: SecretStr


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
