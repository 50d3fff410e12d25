"""Anything that Apprise speaks: mail, Slack, Telegram, Teams, Matrix and a hundred more."""

from __future__ import annotations

import logging

from apprise import Apprise, NotifyFormat, NotifyType

from config.channels import AppriseChannel
from indexing.channels.message import Message, NotDelivered

_TYPES = {"critical": NotifyType.FAILURE, "high": NotifyType.WARNING}
# They refuse messages with more than bold, italics and links.
_LITTLE_HTML = {"Telegram"}


class _LastWords(logging.Handler):
    """Apprise tells only its log why something failed."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.words = ""

    def emit(self, record: logging.LogRecord) -> None:
        self.words = record.getMessage()


def send(channel: AppriseChannel, message: Message) -> None:
    """One attempt. Raises NotDelivered.

    A service that prefers HTML gets it (mail with a text part beside it, which Apprise makes); the others get text.
    """
    service = Apprise.instantiate(channel.url.get_secret_value())
    if service is None:
        # The URL holds secrets and is not repeated here.
        raise NotDelivered(f"the url of channel {channel.id} is none that Apprise knows", permanent=True)
    formats = service.notify_format
    preferred = formats[0] if isinstance(formats, tuple | list) else formats
    as_html = preferred == NotifyFormat.HTML and service.service_name not in _LITTLE_HTML
    apprise = Apprise()
    apprise.add(service)
    listener = _LastWords()
    logging.getLogger("apprise").addHandler(listener)
    try:
        delivered = apprise.notify(
            title=message.subject,
            body=message.html if as_html else message.text,
            body_format=NotifyFormat.HTML if as_html else NotifyFormat.TEXT,
            notify_type=_TYPES.get(message.severity, NotifyType.INFO),
        )
    finally:
        logging.getLogger("apprise").removeHandler(listener)
    if not delivered:
        raise NotDelivered(listener.words or f"the service of channel {channel.id} did not take it")
