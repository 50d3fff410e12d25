"""Structured logs: one event a line, JSON for machines or coloured for people; never a secret."""

from __future__ import annotations

import logging
import re
import sys

import structlog

from config.settings import Settings

# Every task received, done or sent by beat: our own events say more, with the article's or alert's id.
_CELERY = ("celery.worker.strategy", "celery.app.trace", "celery.beat")
_CREDENTIALS = re.compile(r"(?<=://)[^/@\s]+@")


def _hide_credentials(_: object, __: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    """Strip user and password from any URL in the event."""
    for key, value in event.items():
        if isinstance(value, str) and "://" in value:
            event[key] = _CREDENTIALS.sub("***@", value)
    return event


def configure(settings: Settings) -> None:
    """Send our logs and those of the libraries to standard error in the format that `settings` asks for."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        _hide_credentials,
    ]
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if settings.log_format == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, structlog.stdlib.add_logger_name],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.log_level.upper())
    for noisy in (*_CELERY, "httpx", "elastic_transport", "trafilatura", "htmldate", "apprise", "uvicorn.access"):
        logging.getLogger(noisy).setLevel(logging.WARNING)


def logger(stage: str) -> structlog.stdlib.BoundLogger:
    """A logger whose events carry the stage."""
    log: structlog.stdlib.BoundLogger = structlog.get_logger(stage=stage)
    return log
