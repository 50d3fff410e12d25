"""Ways out: each sends one message once, and says how it went by returning or raising `NotDelivered`."""

from __future__ import annotations

from config.channels import AppriseChannel, Channel, FileChannel, WebhookChannel
from indexing.channels import apprise, file, webhook
from indexing.channels.message import Message, NotDelivered

__all__ = ["Message", "NotDelivered", "send"]


def send(channel: Channel, message: Message, timeout_s: float, *, again: bool) -> None:
    """Send `message` on `channel`. again: an earlier attempt may have arrived. Raises NotDelivered."""
    match channel:
        case WebhookChannel():
            webhook.send(channel, message, timeout_s)
        case FileChannel():
            file.send(channel, message, again=again)
        case AppriseChannel():
            apprise.send(channel, message)
